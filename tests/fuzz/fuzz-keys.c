/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes typed at a terminal: each becomes keys that have a name, none that a program could not
 * know, and plain letters come as they are, all of them and in order. */
#include "config.h"

#include <pty.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "tests/fuzz/fuzz.h"
#include "ui/key.h"
#include "ui/term.h"

static const char *const words[] = {
	"\033[A",  "\033OP",       "\033[200~", "\033[201~", "\033[1;5C",    "\033\0331", "\033[",
	"\033]0;", "\033[<0;1;1M", "\xc3\xa9",  "\xe9",      "\x1b\xc3\xa9", NULL
};

const struct fuzz_target fuzz_target = {
	.name = "keys", .mutations = 1500, .longest = 2000, .words = words
};

/* The line of a terminal holds 4096 bytes; what is not read in time would be lost. */
#define TYPED_MAX 2000
#define LAST CTRL(']') /* stands in no input, and so ends it */
/* Curses gathers a broken character over as many bytes as its room holds. */
#define LAST_TIMES 160
#define PATIENCE_MS 5000

static int keyboard = -1;

static void
open_terminal(void)
{
	struct winsize size = { .ws_row = 24, .ws_col = 80 };
	struct err err;
	int screen;

	if (keyboard >= 0)
		return;
	setenv("TERM", "xterm", 1);
	setenv("ESCDELAY", "1", 1);
	holds(openpty(&keyboard, &screen, NULL, NULL, &size) == 0);
	holds(dup2(screen, STDIN_FILENO) >= 0 && dup2(screen, STDOUT_FILENO) >= 0);
	close(screen);
	holds(term_open(&(struct term_options){ .ascii = true }, &err) == 0);
	atexit(term_close);
}

/* Ends an open paste, too. */
static void
type(const char *typed, size_t len)
{
	char *all = mem_alloc(len + LAST_TIMES);

	memcpy(all, typed, len);
	memset(all + len, LAST, LAST_TIMES);
	holds(write(keyboard, all, len + LAST_TIMES) == (ssize_t)(len + LAST_TIMES));
	free(all);
}

static void
one_key(int key)
{
	char room[32];

	holds(key > KEY_NOTHING && key != K_HANGUP);
	holds(key < KEY_SPECIAL || key <= K_HANGUP);
	holds(utf8_is_clean(key_label(key, room, sizeof(room))));
	if (key == K_PASTE) {
		char *paste = term_paste();

		holds(utf8_valid(paste, strlen(paste)));
		free(paste);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	char *typed;
	size_t plain = 0, got = 0;
	int key;

	open_terminal();
	if (len > TYPED_MAX)
		len = TYPED_MAX;
	typed = mem_alloc(len + sizeof("\033[201~"));
	for (size_t i = 0; i < len; i++)
		typed[i] = bytes[i] == LAST ? ' ' : (char)bytes[i];
	while (plain < len && typed[plain] >= ' ' && typed[plain] <= '~')
		plain++;
	memcpy(typed + len, "\033[201~", sizeof("\033[201~") - 1);
	type(typed, len + sizeof("\033[201~") - 1);
	while ((key = term_key(PATIENCE_MS)) != LAST) {
		holds(key != K_TIMEOUT);
		one_key(key);
		if (got < plain)
			holds(key == typed[got]);
		got++;
	}
	holds(got >= plain);
	while (term_key_pending() != KEY_NOTHING)
		;
	free(typed);
	return 0;
}
