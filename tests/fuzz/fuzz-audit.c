/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folders that somebody hands to lakou audit: whatever they hold, they are attacked or refused, and
 * twice alike. An input is folders between GS, each its manifest, its figures and its rows between
 * FS; the digests are ours, or no input would pass them. */
#include "config.h"

#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "report/audit.h"
#include "tests/fuzz/fuzz.h"

#define LINES "lignes.csv"
enum { FOLDERS_MAX = 4, FILES = 3 };

static const char *const words[] = {
	"\x1d",       "\x1c",      ";;",
	";s;S\n",     ";1;P\n",    ";TOTAL;",
	"TOTAL",      "geo_x_age", "atelier",
	"2026",       "2026-T4",   "2026-10",
	"residence",  "97209",     "CACEM",
	"972",        "statut",    "materiel",
	"aucun",      "theme",     "demarche",
	"seances",    "personnes", "canal",
	"moins_25",   "ensemble",  "geo_x_statut",
	"*",          "nc",        "plusieurs",
	"-1",         "999999999", "4611686018427387903",
	"k;general;", NULL,
};

const struct fuzz_target fuzz_target = {
	.name = "audit", .mutations = 400, .longest = 1u << 15, .words = words
};

/* Up to the next mark; goes past it. */
static struct buf
piece(const char **at, const char *end, char mark)
{
	const char *stop = memchr(*at, mark, (size_t)(end - *at));
	struct buf b = BUF_INIT;

	if (stop == NULL)
		stop = end;
	buf_add_len(&b, *at, (size_t)(stop - *at));
	*at = stop < end ? stop + 1 : end;
	return b;
}

static void
make_folder(struct release *r, struct buf *input)
{
	static const char *const names[FILES] = { RELEASE_FILE_MANIFEST, RELEASE_FILE_STATISTICS,
						  LINES };
	const char *at = buf_text(input);
	const char *end = at + input->len;
	struct buf manifest = piece(&at, end, '\x1c');

	release_init(r);
	r->period = mem_strdup("fuzz");
	for (int i = 1; i < FILES && at < end; i++) {
		struct buf file = piece(&at, end, '\x1c');

		if (file.len > 0) {
			release_file_add(r, names[i], buf_text(&file), file.len);
			buf_addf(&manifest, "\nsha256;%s;%s", names[i],
				 r->file[r->file_count - 1].sha256);
		}
		buf_clear(&file);
	}
	release_file_add(r, names[0], buf_text(&manifest), manifest.len);
	buf_clear(&manifest);
}

static size_t
attack(const struct release *first, const struct release_list *others, struct err *err)
{
	struct audit found;
	size_t count = SIZE_MAX;

	if (report_audit_new(first, NULL, others, &found, err) == 0) {
		count = found.count;
		for (size_t i = 0; i < count; i++)
			holds(found.finding[i].lo <= found.finding[i].hi);
	} else {
		holds(err->code == ERR_DATA || err->code == ERR_NO_INPUT ||
		      err->code == ERR_MISSING);
	}
	audit_clear(&found);
	return count;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	const char *at = (const char *)bytes;
	const char *end = at + len;
	struct release folder[FOLDERS_MAX];
	struct release_list others = { .item = folder + 1 };
	size_t count = 0;
	struct err err;

	do {
		struct buf input = piece(&at, end, '\x1d');

		make_folder(&folder[count++], &input);
		buf_clear(&input);
	} while (at < end && count < FOLDERS_MAX);
	others.count = count - 1;
	holds(attack(&folder[0], &others, &err) == attack(&folder[0], &others, &err));
	while (count > 0)
		release_clear(&folder[--count]);
	return 0;
}
