/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Publications that are no longer what they were. */
#include "config.h"

#include <string.h>

#include "base/hash.h"
#include "base/release_read.h"
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

static bool
has_cell(const struct release *r, const struct release_cell *c)
{
	for (size_t i = 0; i < r->cell_count; i++) {
		const struct release_cell *x = &r->cell[i];

		if (strcmp(x->table, c->table) == 0 && strcmp(x->measure, c->measure) == 0 &&
		    strcmp(x->geo, c->geo) == 0 && strcmp(x->category, c->category) == 0)
			return x->secret == c->secret && x->value == c->value;
	}
	return false;
}

/* The rows of statistiques.csv beside the figures that were stored with it. */
static bool
figures_match(const struct release *r)
{
	struct release read;
	bool match;

	release_init(&read);
	match = release_read_cells(r, &read) == 0 && read.cell_count == r->cell_count;
	for (size_t i = 0; match && i < read.cell_count; i++)
		match = has_cell(r, &read.cell[i]);
	release_clear(&read);
	return match;
}

/* The digests of r's files are those of their bytes as they are now. */
static void
check_release(struct check *c, const struct release *r)
{
	const struct release_file *manifest = release_file_find(r, RELEASE_FILE_MANIFEST);
	bool rows = strcmp(r->profile, RELEASE_PROFILE_ROWS) == 0;

	if (manifest == NULL || strcmp(manifest->sha256, r->seal) != 0)
		check_fault(c, "seal", r->period);
	if (rows ? r->cell_count > 0 || !release_has_file(r, RELEASE_FILE_ROWS) : !figures_match(r))
		check_fault(c, "figures", r->period);
}

/* In the order in which they were made, each names the one before it: none was taken out, nor put
 * in, even by somebody who wrote seals anew. */
int
check_releases(struct check *c, struct err *err)
{
	struct release_list list = { .item = NULL };
	char before[HASH_HEX_SIZE] = "", said[HASH_HEX_SIZE];
	int rc = store_publication_chain(c->st, &list, err);

	for (size_t i = 0; rc == 0 && i < list.count; i++) {
		struct release r;

		rc = store_publication_get(c->st, list.item[i].period, list.item[i].profile, &r,
					   err);
		if (rc != 0)
			break;
		check_release(c, &r);
		release_read_previous(&r, said);
		if (strcmp(said, before) != 0)
			check_fault(c, "chain", r.period);
		memcpy(before, r.seal, sizeof(before));
		release_clear(&r);
	}
	release_list_clear(&list);
	return rc;
}
