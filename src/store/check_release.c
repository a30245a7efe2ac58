/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Publications that are no longer what they were. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/charset.h"
#include "base/csv.h"
#include "base/hash.h"
#include "store/check_private.h"
#include "store/db.h"
#include "store/publication.h"

/* What was handed out must stay what it was; triggers keep out statements, not a failing disk. */
int
check_publications(struct check *c, struct err *err)
{
	char name[DETAIL_SIZE], kept[HASH_HEX_SIZE], hex[HASH_HEX_SIZE];
	uint8_t digest[HASH_SIZE];
	struct query q;
	int rc = query_open(&q, c->st, "SELECT name, sha256, bytes FROM publication_file", err);

	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		const void *bytes = sqlite3_column_blob(q.stmt, 2);

		query_copy_text(&q, 0, name, sizeof(name));
		query_copy_text(&q, 1, kept, sizeof(kept));
		hash_sha256(bytes != NULL ? bytes : "", (size_t)sqlite3_column_bytes(q.stmt, 2),
			    digest);
		hash_hex(digest, hex);
		if (strcmp(kept, hex) != 0)
			check_fault(c, "publication", name);
		rc = 0;
	}
	query_close(&q);
	return rc;
}

/* The rows of statistiques.csv beside the figures that were stored with it. */
struct comparison {
	const struct release *r;
	size_t rows; /* with the header */
	bool differs;
};

enum { TABLE = 2, MEASURE, GEO, CATEGORY, LABEL, VALUE, STATUS, COLUMNS };

static int
compare_row(void *arg, const struct csv_row *row)
{
	struct comparison *at = arg;
	bool found = false;

	if (at->rows++ == 0)
		return 0;
	for (size_t i = 0; i < at->r->cell_count && row->count == COLUMNS && !found; i++) {
		const struct release_cell *c = &at->r->cell[i];
		char value[DECIMAL_SIZE] = "s";

		if (!c->secret)
			snprintf(value, sizeof(value), "%lld", (long long)c->value);
		found = strcmp(c->table, row->cell[TABLE]) == 0 &&
			strcmp(c->measure, row->cell[MEASURE]) == 0 &&
			strcmp(c->geo, row->cell[GEO]) == 0 &&
			strcmp(c->category, row->cell[CATEGORY]) == 0 &&
			strcmp(value, row->cell[VALUE]) == 0;
	}
	at->differs = at->differs || !found;
	return 0;
}

static bool
figures_match(const struct release *r, const struct release_file *f)
{
	struct comparison at = { .r = r };
	struct buf text = BUF_INIT;
	struct err ignored;
	size_t replaced;
	bool read =
		charset_decode(r->encoding, f->bytes, f->len, &text, &replaced, &ignored) == 0 &&
		csv_read(buf_text(&text), text.len, csv_detect_delimiter(buf_text(&text), text.len),
			 compare_row, &at, &ignored) == 0;

	buf_clear(&text);
	return read && !at.differs && at.rows == r->cell_count + 1;
}

/* The digests of r's files are those of their bytes as they are now. */
static void
check_release(struct check *c, const struct release *r)
{
	bool sealed = false;
	bool figures = false;

	for (size_t i = 0; i < r->file_count; i++) {
		const struct release_file *f = &r->file[i];

		if (strcmp(f->name, RELEASE_FILE_MANIFEST) == 0)
			sealed = strcmp(f->sha256, r->seal) == 0;
		if (strcmp(f->name, RELEASE_FILE_STATISTICS) == 0)
			figures = figures_match(r, f);
		if (strcmp(r->profile, RELEASE_PROFILE_ROWS) == 0)
			figures = figures ||
				  (strcmp(f->name, RELEASE_FILE_ROWS) == 0 && r->cell_count == 0);
	}
	if (!sealed)
		check_fault(c, "seal", r->period);
	if (!figures)
		check_fault(c, "figures", r->period);
}

/* The row of a manifest that names the seal of the publication before it. */
static int
read_previous(void *arg, const struct csv_row *row)
{
	char *seal = arg;

	if (row->count == 3 && strcmp(row->cell[0], "sceau_precedent") == 0)
		snprintf(seal, HASH_HEX_SIZE, "%s", row->cell[2]);
	return 0;
}

/* Of what stands in the manifest; "?" where it says none. */
static void
previous_seal(struct query *q, char seal[static HASH_HEX_SIZE])
{
	const char *bytes = sqlite3_column_blob(q->stmt, 3);
	char encoding[DETAIL_SIZE];
	struct buf text = BUF_INIT;
	struct err ignored;
	size_t replaced;

	memcpy(seal, "?", sizeof("?"));
	query_copy_text(q, 2, encoding, sizeof(encoding));
	if (bytes != NULL &&
	    charset_decode(encoding, bytes, (size_t)sqlite3_column_bytes(q->stmt, 3), &text,
			   &replaced, &ignored) == 0)
		csv_read(buf_text(&text), text.len, csv_detect_delimiter(buf_text(&text), text.len),
			 read_previous, seal, &ignored);
	buf_clear(&text);
}

/* In the order in which they were made, each names the one before it: none was taken out, nor put
 * in, even by somebody who wrote seals anew. */
static int
check_chain(struct check *c, struct err *err)
{
	char period[DETAIL_SIZE], before[HASH_HEX_SIZE] = "", said[HASH_HEX_SIZE];
	struct query q;
	int rc = query_open(&q, c->st,
			    "SELECT p.period, p.seal, p.encoding, f.bytes FROM publication p"
			    " LEFT JOIN publication_file f"
			    " ON f.publication = p.n AND f.name = '" RELEASE_FILE_MANIFEST "'"
			    " ORDER BY p.n",
			    err);

	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		previous_seal(&q, said);
		query_copy_text(&q, 0, period, sizeof(period));
		if (strcmp(said, before) != 0)
			check_fault(c, "chain", period);
		query_copy_text(&q, 1, before, sizeof(before));
		rc = 0;
	}
	query_close(&q);
	return rc;
}

int
check_releases(struct check *c, struct err *err)
{
	struct release_list list = { .item = NULL };
	int rc = store_publication_list(c->st, &list, err);

	for (size_t i = 0; rc == 0 && i < list.count; i++) {
		struct release r;

		rc = store_publication_get(c->st, list.item[i].period, list.item[i].profile, &r,
					   err);
		if (rc == 0) {
			check_release(c, &r);
			release_clear(&r);
		}
	}
	release_list_clear(&list);
	return rc == 0 ? check_chain(c, err) : rc;
}
