/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An import in two steps: a plan, which reads the file and compares it with the directory, and its
 * application in one transaction. Knows nothing of cells: rows are read by partner_row.c. */
#include "config.h"

#include "app/partner_import.h"

#include <search.h>
#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/directory.h"
#include "app/partner_row.h"
#include "base/csv.h"
#include "base/mem.h"
#include "store/partner.h"
#include "store/undo.h"

struct planning {
	struct desk *desk;
	struct import_plan *plan;
	struct row_reader reader;
	bool header_read;
	bool header_sound;
	void *ids; /* a tree of the ids seen, so that none comes twice */
	size_t row_capacity, note_capacity;
	size_t row_first_note; /* of the row being read */
	size_t line;
	struct err *err;
};

static int
compare_ids(const void *a, const void *b)
{
	return strcmp(a, b);
}

/* False when the id was seen before; otherwise it is remembered (a copy). */
static bool
id_is_new(struct planning *p, const char *id)
{
	char *copy;

	if (tfind(id, &p->ids, compare_ids))
		return false;
	copy = mem_strdup(id);
	if (!tsearch(copy, &p->ids, compare_ids))
		free(copy);
	return true;
}

static void
add_note(void *arg, const char *field, const char *value, enum import_reason reason)
{
	struct planning *p = arg;
	struct import_plan *plan = p->plan;
	struct import_note *n;

	plan->note = mem_grow(plan->note, plan->note_count, &p->note_capacity, sizeof(*plan->note));
	n = &plan->note[plan->note_count++];
	n->line = p->line;
	n->id = NULL;
	n->field = mem_strdup(field);
	n->value = mem_strdup(value);
	n->reason = reason;
	n->sentence = NULL;
}

/* Compares with the entry of the same id; the row's partner becomes what would be stored. */
static int
compare(struct planning *p, struct import_row *row)
{
	struct store *st = desk_store(p->desk);
	struct partner entry;
	bool other;
	int64_t n;

	if (store_partner_find(st, row->partner.field[PF_ID], &n, p->err) < 0) {
		if (p->err->code != ERR_NO_INPUT)
			return -1;
		err_clear(p->err);
		row->action = IMPORT_ADDED;
		return 0;
	}
	partner_init(&entry);
	if (store_partner_get(st, n, &entry, p->err) < 0) {
		partner_clear(&entry);
		return -1;
	}
	row->changed = partner_row_merge(&p->reader.header, &entry, &row->partner, &other);
	row->action = row->changed || other ? IMPORT_UPDATED : IMPORT_UNCHANGED;
	partner_clear(&row->partner);
	row->partner = entry;
	return 0;
}

static void
count_row(struct import_plan *plan, enum import_action action)
{
	plan->read++;
	switch (action) {
	case IMPORT_ADDED:
		plan->added++;
		break;
	case IMPORT_UPDATED:
		plan->updated++;
		break;
	case IMPORT_UNCHANGED:
		plan->unchanged++;
		break;
	case IMPORT_REFUSED:
		plan->refused++;
		break;
	}
}

/* The notes of a row are made before its fate is known. Of a refused row only the reason is told:
 * what would have been repaired does not matter. */
static void
finish_notes(struct planning *p, const struct import_row *row)
{
	struct import_plan *plan = p->plan;
	const char *id = row->partner.field[PF_ID];
	size_t kept = p->row_first_note;

	for (size_t i = p->row_first_note; i < plan->note_count; i++) {
		struct import_note *n = &plan->note[i];

		if (row->action == IMPORT_REFUSED && n->reason >= IMPORT_REPAIRED) {
			import_note_clear(n);
			continue;
		}
		n->id = mem_strdup(id ? id : "");
		n->action = row->action;
		plan->note[kept++] = *n;
	}
	plan->note_count = kept;
}

static int
read_row(struct planning *p, const struct csv_row *cells)
{
	struct import_plan *plan = p->plan;
	struct import_row row = { .line = cells->line, .action = IMPORT_REFUSED };
	int result = 0;

	partner_init(&row.partner);
	p->line = cells->line;
	p->row_first_note = plan->note_count;
	if (partner_row_read(&p->reader, cells, &row.partner, add_note, p) == IMPORT_FINE) {
		if (id_is_new(p, row.partner.field[PF_ID]))
			result = compare(p, &row);
		else
			add_note(p, partner_field_name[PF_ID], row.partner.field[PF_ID],
				 IMPORT_ID_TWICE);
	}
	finish_notes(p, &row);
	count_row(plan, row.action);
	plan->row = mem_grow(plan->row, plan->row_count, &p->row_capacity, sizeof(*plan->row));
	plan->row[plan->row_count++] = row;
	return result;
}

/* The first row is the header. */
static int
take_row(void *arg, const struct csv_row *row)
{
	struct planning *p = arg;

	if (p->header_read)
		return read_row(p, row);
	p->header_read = true;
	p->header_sound = partner_header_read(&p->reader.header, row);
	return p->header_sound ? 0 : -1;
}

static void
remember_header(struct import_plan *plan, const struct partner_header *h)
{
	plan->old_form = h->old_form;
	for (size_t i = 0; i < h->count; i++)
		if (h->column[i].field == COLUMN_UNKNOWN)
			strlist_add(&plan->columns, h->column[i].name);
}

/* What stopped csv_read(): the store, the header, or the file's own form. */
static int
reading_failed(const struct planning *p, const char *path, const struct err *csv_err)
{
	if (p->err->code != ERR_NONE)
		return -1;
	if (p->header_read && !p->header_sound)
		return err_set(p->err, ERR_DATA, path, IMPORT_NO_HEADER);
	return err_set(p->err, csv_err->code, path, "%s", csv_err->detail);
}

int
import_plan_make(struct desk *d, const char *path, const struct import_options *options,
		 struct import_plan *out, struct err *err)
{
	struct planning p = { .desk = d, .plan = out, .err = err };
	struct import_file file;
	struct err csv_err = { .code = ERR_NONE };
	int result = -1;

	*out = (struct import_plan){ .path = NULL };
	err_clear(err);
	if (import_file_read(path, options, &file, err) < 0)
		goto out;
	out->path = mem_strdup(path);
	memcpy(out->encoding, file.encoding, sizeof(out->encoding));
	out->delimiter = file.delimiter;
	p.reader.communes = commune_finder_new();
	p.reader.labels = label_book_new();
	if (csv_read(buf_text(&file.text), file.text.len, file.delimiter, take_row, &p, &csv_err) <
	    0) {
		reading_failed(&p, path, &csv_err);
		goto out;
	}
	if (out->read == 0) {
		err_set(err, ERR_DATA, path, "no row of places");
		goto out;
	}
	remember_header(out, &p.reader.header);
	result = 0;
out:
	tdestroy(p.ids, free);
	partner_header_clear(&p.reader.header);
	commune_finder_free(p.reader.communes);
	label_book_free(p.reader.labels);
	import_file_clear(&file);
	if (result < 0)
		import_plan_clear(out);
	return result;
}

void
import_plan_clear(struct import_plan *plan)
{
	for (size_t i = 0; i < plan->row_count; i++)
		partner_clear(&plan->row[i].partner);
	for (size_t i = 0; i < plan->note_count; i++)
		import_note_clear(&plan->note[i]);
	free(plan->row);
	free(plan->note);
	free(plan->path);
	strlist_clear(&plan->columns);
	*plan = (struct import_plan){ .path = NULL };
}

struct import_told
import_plan_told(const struct import_plan *plan)
{
	return (struct import_told){ .kind = "places",
				     .path = plan->path,
				     .note = plan->note,
				     .note_count = plan->note_count };
}

static int
save_row(struct store *st, const struct import_row *row, struct err *err)
{
	struct partner p;
	int result;

	partner_init(&p);
	partner_copy(&p, &row->partner);
	free(p.search);
	p.search = directory_search_text(&p);
	result = store_partner_save(st, &p, err);
	partner_clear(&p);
	return result;
}

int
import_plan_apply(struct desk *d, const struct import_plan *plan, struct err *err)
{
	struct store *st = desk_store(d);
	size_t count = plan->added + plan->updated;
	bool own = !store_in_action(st);
	int rc = 0;

	if (plan->refused == plan->read)
		return err_set(err, ERR_DATA, plan->path, "every row refused");
	if (count == 0)
		return 0;
	if (own && import_begin(d, PARTNER_IMPORT_ACTION, err) != 0)
		return -1;
	for (size_t i = 0; rc == 0 && i < plan->columns.count; i++)
		rc = store_partner_column_add(st, plan->columns.item[i], err);
	for (size_t i = 0; rc == 0 && i < plan->row_count; i++) {
		enum import_action action = plan->row[i].action;

		if (action == IMPORT_ADDED || action == IMPORT_UPDATED)
			rc = save_row(st, &plan->row[i], err);
	}
	return own ? import_end(d, rc, count, err) : rc;
}

int
import_plan_take_back(struct desk *d, struct err *err)
{
	struct undo_step done;

	return store_undo_own(desk_store(d), &done, err);
}
