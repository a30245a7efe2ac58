/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures and the manifest of a release, read from its files. */
#include "config.h"

#include "base/release_read.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/charset.h"
#include "base/csv.h"

const struct release_file *
release_file_find(const struct release *r, const char *name)
{
	for (size_t i = 0; i < r->file_count; i++)
		if (strcmp(r->file[i].name, name) == 0)
			return &r->file[i];
	return NULL;
}

/* Every row of a file in the release's encoding. */
static int
read_rows(const struct release *r, const char *name, csv_row_fn *fn, void *arg)
{
	const struct release_file *f = release_file_find(r, name);
	struct buf text = BUF_INIT;
	struct err ignored;
	size_t replaced;
	int rc = -1;

	if (f != NULL &&
	    charset_decode(r->encoding, f->bytes, f->len, &text, &replaced, &ignored) == 0)
		rc = csv_read(buf_text(&text), text.len,
			      csv_detect_delimiter(buf_text(&text), text.len), fn, arg, &ignored);
	buf_clear(&text);
	return rc;
}

enum { PERIOD, PERIMETER, TABLE, MEASURE, GEO, CATEGORY, LABEL, VALUE, STATUS, COLUMNS };

struct figures {
	struct release *out;
	bool header_read;
};

static int
read_figure(void *arg, const struct csv_row *row)
{
	struct figures *f = arg;
	bool secret;
	long value = 0;

	if (row->count != COLUMNS)
		return -1;
	if (!f->header_read) {
		f->header_read = true;
		return 0;
	}
	secret = strcmp(row->cell[VALUE], "s") == 0;
	if (strcmp(row->cell[STATUS], secret ? "S" : "P") != 0 ||
	    (!secret && str_to_long(row->cell[VALUE], 0, INT32_MAX, &value) != 0))
		return -1;
	release_cell_add(f->out, row->cell[TABLE], row->cell[MEASURE], row->cell[GEO],
			 row->cell[CATEGORY], value, secret);
	return 0;
}

int
release_read_cells(const struct release *r, struct release *out)
{
	struct figures f = { .out = out };

	return read_rows(r, RELEASE_FILE_STATISTICS, read_figure, &f);
}

enum { WHAT, NAME, SAID, MANIFEST_COLUMNS };

static int
read_seal(void *arg, const struct csv_row *row)
{
	char *seal = arg;

	if (row->count == MANIFEST_COLUMNS && strcmp(row->cell[WHAT], "sceau_precedent") == 0)
		snprintf(seal, HASH_HEX_SIZE, "%s", row->cell[SAID]);
	return 0;
}

void
release_read_previous(const struct release *r, char seal[static HASH_HEX_SIZE])
{
	memcpy(seal, "?", sizeof("?"));
	read_rows(r, RELEASE_FILE_MANIFEST, read_seal, seal);
}

struct manifest {
	const struct release *r;
	size_t files;
	int about; /* of its two rows that say what it is of */
};

static int
compare_row(void *arg, const struct csv_row *row)
{
	struct manifest *m = arg;
	const char *what = row->count == MANIFEST_COLUMNS ? row->cell[WHAT] : "";
	const struct release_file *f;

	if (strcmp(what, "periode") == 0)
		m->about += strcmp(row->cell[SAID], m->r->period) == 0;
	if (strcmp(what, "perimetre") == 0)
		m->about += strcmp(row->cell[SAID], m->r->perimeter) == 0;
	if (strcmp(what, "sha256") != 0)
		return 0;
	f = release_file_find(m->r, row->cell[NAME]);
	m->files++;
	return f != NULL && strcmp(f->sha256, row->cell[SAID]) == 0 ? 0 : -1;
}

bool
release_is_whole(const struct release *r)
{
	const struct release_file *f = release_file_find(r, RELEASE_FILE_MANIFEST);
	struct manifest m = { .r = r };

	return f != NULL && strcmp(f->sha256, r->seal) == 0 &&
	       read_rows(r, RELEASE_FILE_MANIFEST, compare_row, &m) == 0 &&
	       m.files + 1 == r->file_count && m.about == 2;
}
