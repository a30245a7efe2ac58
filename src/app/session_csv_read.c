/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of our journal, and rows of another CSV whose columns are explained, as sessions. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/session_csv.h"
#include "app/session_take.h"
#include "base/mem.h"
#include "store/session.h"

#define JOURNAL_SEPARATORS "|"

#define REVISION_MAX (1L << 53) /* a spreadsheet keeps it exact */

/* What makes a header a journal's. */
static const int needed[] = { COLUMN_ID, COLUMN_DESK, COLUMN_REVISION, COLUMN_KIND, FF_DATE };

bool
journal_header(struct journal_reader *r, const struct csv_row *header)
{
	size_t found = 0;
	bool seen[COLUMN_KIND + 1] = { false };

	r->columns = r->kind = r->tags = r->title = header->count;
	r->field = mem_array(header->count + 1, sizeof(*r->field));
	for (size_t i = 0; i < header->count; i++) {
		int field = session_column_field(header->cell[i]);

		r->field[i] = field >= 0 && !seen[field] ? field : -1;
		if (field >= 0)
			seen[field] = true;
		if (r->field[i] == COLUMN_KIND)
			r->kind = i;
		else if (r->field[i] == FF_TAGS)
			r->tags = i;
		else if (r->field[i] == FF_TITLE)
			r->title = i;
		for (size_t k = 0; k < sizeof(needed) / sizeof(needed[0]); k++)
			found += r->field[i] == needed[k];
	}
	return found == sizeof(needed) / sizeof(needed[0]);
}

void
journal_clear(struct journal_reader *r)
{
	free(r->field);
	r->field = NULL;
}

/* Cells beyond the header mean that the row is cut in the wrong places. */
static bool
has_more(const struct csv_row *row, size_t columns)
{
	for (size_t i = columns; i < row->count; i++)
		if (!str_empty(row->cell[i]))
			return true;
	return false;
}

/* A journal always ends with the end of a line. Where another program took that off, « deleted » is
 * whole by its one digit; what else stands last may be the beginning of it. */
static void
refuse_cut(struct session_row *row, const struct journal_reader *r, const struct csv_row *cells)
{
	if (cells->count < r->columns)
		session_row_refuse(row, "", "", IMPORT_CUT, NULL);
	else if (cells->unended && (r->field[r->columns - 1] != COLUMN_DELETED ||
				    str_empty(cells->cell[r->columns - 1])))
		session_row_refuse(row, "", "", IMPORT_CUT_FILE, NULL);
}

static void
read_id(struct session_row *row, char out[static UUID_SIZE], const char *field, const char *text)
{
	if (uuid_valid(text))
		memcpy(out, text, UUID_SIZE);
	else
		session_row_refuse(row, field, text, IMPORT_NO_ID, NULL);
}

static void
read_column(struct session_row *row, int field, const char *text)
{
	long n = 0;

	switch (field) {
	case COLUMN_ID:
		read_id(row, row->id, "id", text);
		break;
	case COLUMN_DESK:
		read_id(row, row->desk, "desk", text);
		break;
	case COLUMN_REVISION:
		if (str_to_long(text, 1, REVISION_MAX, &n) != 0)
			session_row_refuse(row, "revision", text, IMPORT_PROBLEM, NULL);
		row->revision = n;
		break;
	case COLUMN_DELETED:
		if (!str_empty(text) && str_to_long(text, 0, 1, &n) != 0)
			session_row_refuse(row, "deleted", text, IMPORT_PROBLEM, NULL);
		row->deleted = n == 1;
		break;
	case COLUMN_KIND:
		session_cell_kind(row, text);
		break;
	default:
		session_cell_put(row, (enum form_field)field, text, JOURNAL_SEPARATORS, NULL);
	}
}

/* The commune of a session at a place of the desk is the place's. */
static void
settle_commune(struct session_row *row)
{
	const char *text = row->form.value[FF_COMMUNE];
	const struct commune *commune = text ? desk_commune_find(text) : NULL;

	row->place_commune = commune ? commune->num : 0;
}

static const char *
cell_of(const struct csv_row *row, size_t column)
{
	return column < row->count ? csv_unguard(row->cell[column]) : "";
}

int
journal_row(struct journal_reader *r, struct session_taking *t, const struct csv_row *cells)
{
	struct session_row row;
	int result;

	if (strcmp(cell_of(cells, r->kind), SESSION_RELEASE_KIND) == 0) {
		session_releases_add(&t->releases, cells->line, cell_of(cells, r->tags),
				     cell_of(cells, r->title));
		return 0;
	}
	session_row_init(&row, cells->line);
	if (has_more(cells, r->columns))
		session_row_refuse(&row, "", "", IMPORT_CELLS, NULL);
	refuse_cut(&row, r, cells);
	for (size_t i = 0; i < cells->count && i < r->columns; i++) {
		int field = r->field[i];

		/* Most cells of a row are empty, and an empty answer says nothing. */
		if (field >= FF_COUNT || (field >= 0 && *cells->cell[i] != '\0'))
			read_column(&row, field, csv_unguard(cells->cell[i]));
	}
	if (!row.field && (row.id[0] == '\0' || row.desk[0] == '\0' || row.revision == 0))
		session_row_refuse(&row, "id", "", IMPORT_NO_ID, NULL);
	session_csv_answers(&row.form);
	settle_commune(&row);
	result = session_take(t, &row);
	session_row_clear(&row);
	return result;
}

/* Only what the file cannot say is proposed: where there is no column for it. */
static void
propose(const struct session_taking *t, struct session_row *row)
{
	const struct session_map *map = &t->imp->map;
	bool channel = false, place = false;

	for (size_t i = 0; i < map->columns; i++) {
		channel |= map->field[i] == FF_CHANNEL;
		place |= map->field[i] == FF_PLACE;
	}
	if (row->form.kind != KIND_INDIVIDUAL && row->form.kind != KIND_WORKSHOP)
		return;
	if (!channel)
		form_propose(&row->form, FF_CHANNEL,
			     vocab_by_num(VOCAB_CHANNEL, CHANNEL_DESK)->code);
	if (!place)
		form_propose(&row->form, FF_PLACE, desk_post_now(t->desk, POST_PLACE)->id);
}

/* The row's own number where it has one, else all that it says: then of two rows that say the same,
 * both are kept. */
static void
name_row(struct session_taking *t, struct session_row *row, const struct csv_row *cells,
	 const char *number)
{
	const char *shape = t->imp->shape;
	struct buf all = BUF_INIT;

	for (size_t i = 0; i < cells->count && !number; i++)
		buf_addf(&all, "%s\x1f", cells->cell[i]);
	session_take_id(t, shape, number ? number : buf_text(&all), 0, row->id);
	if (!number) {
		size_t k = uuid_count_add(&t->seen, row->id);

		/* Counted under another name than its own, which is counted when it is taken. */
		session_take_id(t, shape, buf_text(&all), k + 1, row->id);
	}
	buf_clear(&all);
}

int
mapped_row(struct session_taking *t, const struct csv_row *cells)
{
	const struct session_map *map = &t->imp->map;
	const char *number = NULL;
	struct session_row row;
	int result;

	session_row_init(&row, cells->line);
	if (has_more(cells, map->columns))
		session_row_refuse(&row, "", "", IMPORT_CELLS, NULL);
	for (size_t i = 0; i < cells->count && i < map->columns; i++) {
		const char *text = cells->cell[i];
		const char *meant = map->field[i] == COLUMN_KIND
					    ? session_map_value(map, COLUMN_KIND, text)
					    : NULL;

		if (map->field[i] == COLUMN_KIND && !str_empty(meant ? meant : text))
			session_cell_kind(&row, meant ? meant : text);
		else if (map->field[i] == COLUMN_ID && !str_empty(text))
			number = text;
	}
	propose(t, &row);
	for (size_t i = 0; i < cells->count && i < map->columns; i++)
		if (map->field[i] >= 0 && map->field[i] < FF_COUNT)
			session_cell_put(&row, (enum form_field)map->field[i], cells->cell[i],
					 SESSION_MAP_SEPARATORS, map);
	name_row(t, &row, cells, number);
	session_csv_answers(&row.form);
	settle_commune(&row);
	result = session_take(t, &row);
	session_row_clear(&row);
	return result;
}
