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
#include "app/directory_edit.h"
#include "app/partner_choice.h"
#include "app/partner_join.h"
#include "app/partner_known.h"
#include "app/partner_row.h"
#include "base/commune.h"
#include "base/csv.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "store/partner.h"
#include "store/undo.h"

struct planning {
	struct desk *desk;
	struct import_plan *plan;
	struct row_reader reader;
	struct known_places *known;
	bool header_read;
	bool header_sound;
	void *ids; /* a tree of the ids seen, so that none comes twice */
	const struct import_file *file;
	bool all_read;
	void *all_ids; /* those of the whole file, once they are asked for */
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

/* Fields that stay as they are at first: those that were typed at the desk, and where a commune
 * was, what follows from another one. */
static uint32_t
typed_here(const struct partner *entry, const struct partner *said)
{
	static const uint32_t follow = UINT32_C(1) << PF_POSTAL | UINT32_C(1) << PF_INSEE |
				       UINT32_C(1) << PF_LATITUDE | UINT32_C(1) << PF_LONGITUDE;
	bool elsewhere = entry->by_hand >> PF_COMMUNE & 1 && entry->insee != said->insee;

	return entry->by_hand | (elsewhere ? follow : 0);
}

/* Whether the row is older than what its source said last. Its day does not set that of an entry
 * back which was changed here, and is kept beside it, as its source's. */
static void
compare_ages(struct import_row *row, const struct partner *said)
{
	uint32_t bit = UINT32_C(1) << PF_UPDATED;
	int day = directory_updated(said);
	int known = directory_updated(&row->before);
	int source = directory_source_updated(&row->before);

	row->older = day != DATE_NONE && source != DATE_NONE && day < source;
	if (!(row->changed & bit) || (row->before.by_hand == 0 && known == source) ||
	    (day != DATE_NONE && (known == DATE_NONE || day > known)))
		return;
	partner_row_keep(&row->partner, &row->before, bit);
	row->changed &= ~bit;
	if (day != DATE_NONE && !row->older)
		partner_set_raw(&row->partner, partner_field_name[PF_UPDATED],
				said->field[PF_UPDATED]);
}

/* The row's partner becomes what would be stored if all of it were taken. */
static void
lay_over(struct planning *p, struct import_row *row)
{
	struct partner said = row->partner;
	struct row_merged merged;

	row->typed = typed_here(&row->before, &said);
	row->kept = row->typed;
	partner_init(&row->partner);
	partner_copy(&row->partner, &row->before);
	partner_join_keep_carried(p->desk, &p->reader.header, &row->before, &said);
	merged = partner_row_merge(&p->reader.header, &row->partner, &said);
	row->changed = merged.changed;
	row->touched = merged.touched;
	row->other = merged.other;
	compare_ages(row, &said);
	partner_clear(&said);
}

/* 1 the directory has what this id means, which is not missing then; 0; -1. */
static int
find(struct planning *p, const char *id, int64_t *n)
{
	if (store_partner_find(desk_store(p->desk), id, n, p->err) < 0) {
		if (p->err->code != ERR_NO_INPUT)
			return -1;
		err_clear(p->err);
		return 0;
	}
	known_places_seen(p->known, *n);
	return 1;
}

/* What the row says does not matter. */
static void
forget_notes(struct planning *p)
{
	while (p->plan->note_count > p->row_first_note)
		import_note_clear(&p->plan->note[--p->plan->note_count]);
}

/* Whether the row of an entry that was merged into another rules that one: where the file, which is
 * of the source of both, has no row of the other's own. Otherwise nothing would ever again. */
static bool
stands_in(struct planning *p, const struct import_row *row, int64_t n)
{
	const struct import_file *f = p->file;

	if (!str_equal(row->partner.field[PF_SOURCE], row->before.field[PF_SOURCE]))
		return false;
	if (!p->all_read)
		p->all_ids =
			partner_row_ids(&p->reader, buf_text(&f->text), f->text.len, f->delimiter);
	p->all_read = true;
	return !tfind(row->before.field[PF_ID], &p->all_ids, compare_ids) &&
	       known_places_rule(p->known, n);
}

/* Compares with the entry of the same id, or of what the one of that id was merged into: then the
 * row of the latter rules, if it has one, and this one changes nothing. */
static int
compare(struct planning *p, struct import_row *row)
{
	const char *id = row->partner.field[PF_ID];
	int64_t n;
	int found = find(p, id, &n);

	if (found <= 0) {
		row->planned = IMPORT_ADDED;
		return found;
	}
	if (store_partner_get(desk_store(p->desk), n, &row->before, p->err) < 0)
		return -1;
	if (str_equal(row->before.field[PF_ID], id)) {
		lay_over(p, row);
		return 0;
	}
	if (stands_in(p, row, n)) {
		add_note(p, "", row->before.field[PF_NAME], IMPORT_STANDS_IN);
		mem_replace(&row->partner.field[PF_ID], mem_strdup(row->before.field[PF_ID]));
		lay_over(p, row);
		return 0;
	}
	forget_notes(p);
	add_note(p, "", row->before.field[PF_NAME], IMPORT_MERGED);
	partner_clear(&row->before);
	return 0;
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

/* What is in the file has not vanished, however it is written. */
static int
see_refused(struct planning *p, const char *id)
{
	int64_t n;

	return id && find(p, id, &n) < 0 ? -1 : 0;
}

/* Which entry it may be: in the row's own commune. */
static void
tell_like(struct planning *p, const struct partner *partner)
{
	const char *name, *source;
	const char *commune = commune_by_num(partner->insee)->name;
	char *clean[2], *sentence;

	if (!known_places_like(p->known, partner, &name, &source))
		return;
	add_note(p, partner_field_name[PF_NAME], name, IMPORT_LIKE);
	clean[0] = utf8_clean(name);
	clean[1] = utf8_clean(source);
	if (*source != '\0')
		/* TRANSLATORS: an entry’s name, its commune, its source */
		sentence = mem_printf(_("Perhaps the same place as this entry of the directory: "
					"%s, %s (source: %s)."),
				      clean[0], commune, clean[1]);
	else
		sentence = mem_printf(_("Perhaps the same place as this entry of the directory: "
					"%s, %s."),
				      clean[0], commune);
	p->plan->note[p->plan->note_count - 1].sentence = sentence;
	free(clean[0]);
	free(clean[1]);
}

/* Reads the row, and finds out what it would change. */
static int
understand(struct planning *p, const struct csv_row *cells, struct import_row *row)
{
	if (partner_row_read(&p->reader, cells, &row->partner, add_note, p) != IMPORT_FINE)
		return see_refused(p, row->partner.field[PF_ID]);
	if (!id_is_new(p, row->partner.field[PF_ID])) {
		add_note(p, partner_field_name[PF_ID], row->partner.field[PF_ID], IMPORT_ID_TWICE);
		return 0;
	}
	row->planned = IMPORT_UNCHANGED;
	if (compare(p, row) < 0)
		return -1;
	if (row->planned == IMPORT_ADDED)
		tell_like(p, &row->partner);
	return 0;
}

static int
read_row(struct planning *p, const struct csv_row *cells)
{
	struct import_plan *plan = p->plan;
	struct import_row row = { .line = cells->line, .planned = IMPORT_REFUSED };
	int result;

	partner_init(&row.partner);
	partner_init(&row.before);
	p->line = cells->line;
	p->row_first_note = plan->note_count;
	result = understand(p, cells, &row);
	import_row_settle(plan, &row);
	finish_notes(p, &row);
	if (!row.changed && row.action != IMPORT_UPDATED)
		partner_clear(&row.before);
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
	if (row->count > IMPORT_COLUMNS_MAX)
		return err_set(p->err, ERR_VALUE, p->plan->path, "columns");
	p->header_read = true;
	p->header_sound = partner_header_read(&p->reader.header, row);
	return p->header_sound ? known_places_new(p->desk, &p->known, p->err) : -1;
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
	p.file = &file;
	memcpy(out->encoding, file.encoding, sizeof(out->encoding));
	out->delimiter = file.delimiter;
	p.reader.guarded = file.delimiter == ';';
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
	if (p.reader.header.present >> PF_SOURCE & 1)
		known_places_lack(p.known, out);
	result = 0;
out:
	tdestroy(p.ids, free);
	tdestroy(p.all_ids, free);
	known_places_free(p.known);
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
	for (size_t i = 0; i < plan->row_count; i++) {
		partner_clear(&plan->row[i].partner);
		partner_clear(&plan->row[i].before);
	}
	for (size_t i = 0; i < plan->note_count; i++)
		import_note_clear(&plan->note[i]);
	for (size_t i = 0; i < plan->vanished_count; i++) {
		free(plan->vanished[i].id);
		free(plan->vanished[i].name);
	}
	for (size_t i = 0; i < plan->source_count; i++)
		free(plan->source[i].name);
	free(plan->row);
	free(plan->note);
	free(plan->vanished);
	free(plan->source);
	free(plan->path);
	strlist_clear(&plan->columns);
	*plan = (struct import_plan){ .path = NULL };
}

static int
save_row(struct store *st, const struct import_row *row, struct err *err)
{
	struct partner p;
	int result;

	partner_init(&p);
	import_row_result(row, &p);
	mem_replace(&p.search, directory_search_text(&p));
	result = store_partner_save(st, &p, err);
	partner_clear(&p);
	return result;
}

static int
mark_vanished(struct desk *d, const struct import_vanished *v, struct err *err)
{
	struct partner p;
	int result;

	partner_init(&p);
	result = store_partner_get(desk_store(d), v->n, &p, err);
	if (result == 0) {
		p.missing_on = clock_today(desk_clock(d));
		result = store_partner_save(desk_store(d), &p, err);
	}
	partner_clear(&p);
	return result;
}

/* What was new when it was compared is there now, or what was there is gone. */
static int
changed_meanwhile(int rc, struct err *err)
{
	if (rc != 0 &&
	    (err->code == ERR_EXISTS || err->code == ERR_NO_INPUT || err->code == ERR_CONFLICT))
		err_set(err, ERR_CONFLICT, "", PARTNERS_CHANGED);
	return rc;
}

static int
apply(struct desk *d, const struct import_plan *plan, struct err *err)
{
	struct store *st = desk_store(d);
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < plan->columns.count; i++)
		rc = store_partner_column_add(st, plan->columns.item[i], err);
	for (size_t i = 0; rc == 0 && i < plan->row_count; i++) {
		enum import_action action = plan->row[i].action;

		if (action == IMPORT_ADDED || action == IMPORT_UPDATED)
			rc = save_row(st, &plan->row[i], err);
	}
	for (size_t i = 0; rc == 0 && i < plan->vanished_count; i++)
		if (!plan->vanished[i].off)
			rc = mark_vanished(d, &plan->vanished[i], err);
	return changed_meanwhile(rc, err);
}

int
import_plan_apply(struct desk *d, const struct import_plan *plan, struct err *err)
{
	size_t count = import_plan_changes(plan);
	bool own = !store_in_action(desk_store(d));
	int rc;

	if (plan->refused == plan->read)
		return err_set(err, ERR_DATA, plan->path, "every row refused");
	if (count == 0)
		return 0;
	if (own && import_begin(d, PARTNER_IMPORT_ACTION, err) != 0)
		return -1;
	rc = apply(d, plan, err);
	return own ? import_end(d, rc, count, err) : rc;
}

int
import_plan_take_back(struct desk *d, struct err *err)
{
	struct undo_step done;

	return store_undo_own(desk_store(d), &done, err);
}
