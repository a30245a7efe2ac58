/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text that grew and was wiped is nowhere in the memory of the program. */
#include "config.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "tests/lib/tap.h"

enum { SECRET = 24, WORDS = 1000, PART = 1 << 16, MASK = 0x5a };

/* As no search may find it by itself. */
static const char masked[SECRET] = { 0x00, 0x3f, 0x2a, 0x32, 0x33, 0x28, 0x33, 0x34,
				     0x2f, 0x29, 0x77, 0x17, 0x3b, 0x28, 0x33, 0x3d,
				     0x36, 0x35, 0x28, 0x77, 0x63, 0x6d, 0x68, 0x6b };

static bool
is_secret(const char *at)
{
	int i = 0;

	while (i < SECRET && (at[i] ^ MASK) == masked[i])
		i++;
	return i == SECRET;
}

static int
count_in(int mem, uint64_t from, uint64_t to)
{
	static char part[PART];
	int found = 0;

	for (uint64_t at = from; at + SECRET <= to; at += PART - SECRET + 1) {
		size_t want = to - at < PART ? (size_t)(to - at) : PART;
		ssize_t got = pread(mem, part, want, (off_t)at);

		for (ssize_t i = 0; i + SECRET <= got; i++)
			found += is_secret(part + i);
		mem_wipe(part, sizeof(part));
	}
	return found;
}

/* Where this program may have put it: not what only a sanitizer looks at, which is huge. */
static int
count_everywhere(void)
{
	FILE *maps = fopen("/proc/self/maps", "r");
	int mem = open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
	uint64_t from, to;
	char mode[5], line[1024];
	int found = 0;

	while (maps != NULL && mem >= 0 && fgets(line, sizeof(line), maps) != NULL)
		if (sscanf(line, "%" SCNx64 "-%" SCNx64 " %4s", &from, &to, mode) == 3 &&
		    strncmp(mode, "rw", 2) == 0 && to - from < ((uint64_t)1 << 30))
			found += count_in(mem, from, to);
	if (maps == NULL || mem < 0)
		found = -1;
	if (maps != NULL)
		fclose(maps);
	if (mem >= 0)
		close(mem);
	return found;
}

static void
add_secret(struct buf *b)
{
	for (int i = 0; i < SECRET; i++)
		buf_addc(b, (char)(masked[i] ^ MASK));
}

int
main(void)
{
	struct buf b = BUF_INIT;
	char *between[WORDS];

	buf_add(&b, "a person whose number is "); /* allocators write where memory was freed */
	add_secret(&b);
	if (count_everywhere() != 1) {
		skip(2, "the memory of this program cannot be looked through here");
		buf_clear(&b);
		return tap_done();
	}
	/* It cannot grow where it stands. */
	for (int i = 0; i < WORDS; i++) {
		between[i] = mem_alloc(SECRET);
		buf_add(&b, "and more of what is written of a person, ");
	}
	is_int(count_everywhere(), 1, "what grew is in memory once");
	mem_wipe(b.text, b.len);
	buf_clear(&b);
	is_int(count_everywhere(), 0, "and wiped, nowhere");
	for (int i = 0; i < WORDS; i++)
		free(between[i]);
	return tap_done();
}
