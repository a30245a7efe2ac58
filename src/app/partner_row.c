/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From cells to an entry. What is stored differently from the file keeps the file's text beside
 * it. */
#include "config.h"

#include "app/partner_row.h"

#include <search.h>
#include <stdlib.h>
#include <string.h>

#include "app/partner_clean.h"
#include "app/phone.h"
#include "base/charset.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

/* The standard's limit for presentation_resume, in characters. */
enum { SUMMARY_MAX_CHARS = 280 };

struct reading {
	const struct row_reader *reader;
	struct partner *p;
	const char *raw[PF_COUNT]; /* as in the file, never NULL; borrowed */
	char *text[PF_COUNT];      /* readable() of it */
	bool old[PF_COUNT];        /* from a column named as before 2024 */
	struct label_spill spill;
	const struct commune *commune;
	row_note_fn *note;
	void *arg;
};

/* Two columns may speak of one field; a number that says « unknown » gives way. */
static bool
says_nothing(enum partner_field f, const char *cell)
{
	return str_empty(cell) || (f == PF_PIVOT && strcmp(cell, "00000000000000") == 0);
}

/* Letters that were encoded twice, or otherwise than the file, repaired, and without what nobody
 * can see. Yours. */
static char *
readable(const char *raw)
{
	char *repaired = charset_repair(raw);
	const char *s;
	struct buf out = BUF_INIT;

	if (repaired == NULL)
		repaired = charset_repair_cp850(raw);
	s = repaired != NULL ? repaired : raw;
	while (*s != '\0') {
		size_t hidden = utf8_hidden(s);

		if (hidden == 0)
			buf_addc(&out, *s);
		s += hidden > 0 ? hidden : 1;
	}
	free(repaired);
	return buf_take(&out);
}

static void
take_cells(struct reading *r, const struct csv_row *row)
{
	const struct partner_header *h = &r->reader->header;

	for (size_t f = 0; f < PF_COUNT; f++)
		r->raw[f] = "";
	for (size_t i = 0; i < h->count && i < row->count; i++) {
		const struct partner_column *c = &h->column[i];
		const char *cell = r->reader->guarded ? csv_unguard(row->cell[i]) : row->cell[i];

		if (c->field == COLUMN_UNKNOWN) {
			if (cell[0] != '\0')
				partner_set_raw(r->p, c->name, cell);
		} else if (says_nothing(c->field, r->raw[c->field]) &&
			   (r->raw[c->field][0] == '\0' || !str_empty(cell))) {
			r->raw[c->field] = cell;
			r->old[c->field] = c->old;
		}
	}
	for (size_t f = 0; f < PF_COUNT; f++)
		r->text[f] = readable(r->raw[f]);
}

static void
reading_clear(struct reading *r)
{
	for (size_t f = 0; f < PF_COUNT; f++)
		free(r->text[f]);
	label_spill_clear(&r->spill);
}

/* Stores a cleaned cell (now the entry's) and tells what had to be done. */
static void
store_cell(struct reading *r, enum partner_field f, char *value, enum import_reason reason)
{
	const char *raw = r->raw[f];

	/* A field that the file does not speak of is not at fault. */
	if (!value && !(r->reader->header.present >> f & 1))
		return;
	free(r->p->field[f]);
	r->p->field[f] = value;
	if (reason == IMPORT_FINE && strcmp(r->text[f], raw) != 0)
		reason = IMPORT_REPAIRED;
	if (reason <= IMPORT_REPAIRED && charset_is_suspect(r->text[f]))
		reason = IMPORT_TO_CHECK;
	if (reason == IMPORT_FINE || (reason == IMPORT_REPAIRED && str_equal(value, raw)))
		return;
	if (*raw != '\0' && !str_equal(value, raw))
		partner_set_raw(r->p, partner_field_name[f], raw);
	if (reason == IMPORT_TO_CHECK && str_empty(raw))
		reason = IMPORT_MISSING;
	if (reason != IMPORT_REPAIRED)
		r->p->to_check |= UINT32_C(1) << f;
	r->note(r->arg, partner_field_name[f], raw, reason);
}

static enum import_reason
refuse(struct reading *r, enum partner_field f, enum import_reason reason)
{
	r->note(r->arg, partner_field_name[f], r->raw[f], reason);
	return reason;
}

static void
read_line(struct reading *r, enum partner_field f)
{
	char *value;
	enum import_reason reason = partner_clean_line(r->text[f], &value);

	store_cell(r, f, value, reason);
}

/* The postal code: its own cell, else one written into the address or the commune. */
static enum import_reason
find_postal(struct reading *r, char **postal)
{
	enum import_reason reason = partner_clean_postal(r->text[PF_POSTAL], postal);
	static const enum partner_field elsewhere[] = { PF_ADDRESS, PF_ADDRESS_MORE, PF_COMMUNE };

	for (size_t i = 0; !*postal && i < sizeof(elsewhere) / sizeof(elsewhere[0]); i++) {
		*postal = partner_postal_in(r->text[elsewhere[i]]);
		if (*postal)
			reason = IMPORT_REPAIRED;
	}
	return reason;
}

/* The INSEE code follows from the commune; an empty cell stays empty. */
static void
read_insee(struct reading *r, char **postal, enum import_reason *postal_reason)
{
	char *insee;

	partner_clean_line(r->text[PF_INSEE], &insee);
	if (!insee)
		return;
	if (!*postal && commune_has_postal(r->commune, insee)) {
		*postal = mem_strdup(insee);
		*postal_reason = IMPORT_REPAIRED;
	}
	free(insee);
	store_cell(r, PF_INSEE, mem_strdup(r->commune->insee),
		   strcmp(r->text[PF_INSEE], r->commune->insee) == 0 ? IMPORT_FINE
								     : IMPORT_REPAIRED);
}

/* Curly and straight apostrophes are the same name; nothing else is. */
static bool
official_name(const char *text, const struct commune *commune)
{
	struct buf b = BUF_INIT;
	bool same;

	for (; *text != '\0'; text++) {
		if (str_starts(text, "\xe2\x80\x99")) {
			buf_addc(&b, '\'');
			text += 2;
		} else {
			buf_addc(&b, *text);
		}
	}
	same = strcmp(buf_text(&b), commune->name) == 0;
	buf_clear(&b);
	return same;
}

static enum import_reason
read_commune(struct reading *r)
{
	char phone[PHONE_SIZE] = "";
	char *postal;
	enum import_reason postal_reason = find_postal(r, &postal);
	struct commune_clues clues = {
		.name = r->text[PF_COMMUNE],
		.postal = postal,
		.insee = r->text[PF_INSEE],
	};
	struct commune_answer answer;
	enum import_reason reason;

	if (phone_parse(r->text[PF_PHONE], 0, phone, NULL) == 0)
		clues.phone_department = commune_phone_department(phone);
	reason = commune_finder_resolve(r->reader->communes, &clues, &answer);
	if (reason != IMPORT_FINE) {
		free(postal);
		return refuse(r, PF_COMMUNE, reason);
	}
	r->commune = answer.commune;
	r->p->insee = answer.commune->num;
	if (official_name(r->text[PF_COMMUNE], answer.commune))
		store_cell(r, PF_COMMUNE, mem_strdup(r->text[PF_COMMUNE]), IMPORT_FINE);
	else
		store_cell(r, PF_COMMUNE, mem_strdup(answer.commune->name),
			   answer.guessed ? IMPORT_TO_CHECK : IMPORT_REPAIRED);
	read_insee(r, &postal, &postal_reason);
	if (answer.postal_differs)
		postal_reason = IMPORT_TO_CHECK;
	store_cell(r, PF_POSTAL, postal, postal_reason);
	return IMPORT_FINE;
}

static void
read_contact(struct reading *r)
{
	char *value, *other;
	enum import_reason reason =
		partner_clean_phone(r->text[PF_PHONE], r->commune->department, &value);

	store_cell(r, PF_PHONE, value, reason);
	reason = partner_clean_emails(r->text[PF_EMAILS], &value);
	store_cell(r, PF_EMAILS, value, reason);
	reason = partner_clean_urls(r->text[PF_WEB], false, &value);
	store_cell(r, PF_WEB, value, reason);
	reason = partner_clean_urls(r->text[PF_ACCESSIBILITY], true, &value);
	store_cell(r, PF_ACCESSIBILITY, value, reason);
	reason = partner_clean_urls(r->text[PF_BOOKING], true, &value);
	store_cell(r, PF_BOOKING, value, reason);
	reason = partner_clean_position(r->text[PF_LATITUDE], r->text[PF_LONGITUDE], r->commune,
					&value, &other);
	store_cell(r, PF_LATITUDE, value, reason);
	store_cell(r, PF_LONGITUDE, other, reason);
}

static void
read_lists(struct reading *r)
{
	for (int f = 0; f < PF_COUNT; f++) {
		enum import_reason reason;
		char *value;

		if (!partner_field_is_list(f))
			continue;
		reason = partner_clean_list(r->reader->labels, f, r->text[f],
					    r->old[f] || r->reader->header.old_form, &value,
					    &r->spill);
		store_cell(r, f, value, reason);
	}
	for (int f = 0; f < PF_COUNT; f++)
		for (size_t i = 0; i < r->spill.value[f].count; i++)
			partner_list_add(&r->p->field[f], r->spill.value[f].item[i]);
}

static void
read_texts(struct reading *r)
{
	char *value;
	enum import_reason reason = partner_clean_address(r->text[PF_ADDRESS], &value);

	store_cell(r, PF_ADDRESS, value, reason);
	reason = partner_clean_pivot(r->text[PF_PIVOT], &value);
	store_cell(r, PF_PIVOT, value, reason);
	reason = partner_clean_date(r->text[PF_UPDATED], &value);
	store_cell(r, PF_UPDATED, value, reason);
	reason = partner_clean_prose(r->text[PF_SUMMARY], SUMMARY_MAX_CHARS, &value);
	store_cell(r, PF_SUMMARY, value, reason);
	reason = partner_clean_prose(r->text[PF_DETAIL], DETAIL_MAX_CHARS, &value);
	store_cell(r, PF_DETAIL, value, reason);
	/* Opening hours that nobody can parse are shown as they were written. */
	reason = partner_clean_prose(r->text[PF_HOURS], DETAIL_MAX_CHARS, &value);
	store_cell(r, PF_HOURS, value, reason);
	read_line(r, PF_ADDRESS_MORE);
	read_line(r, PF_SOURCE);
	read_line(r, PF_PARENT);
}

/* More cells than the header names would have to be guessed at; empty ones do no harm. */
static bool
too_many_cells(const struct reading *r, const struct csv_row *row)
{
	for (size_t i = r->reader->header.count; i < row->count; i++)
		if (!str_empty(row->cell[i]))
			return true;
	return false;
}

enum import_reason
partner_row_read(const struct row_reader *reader, const struct csv_row *row, struct partner *p,
		 row_note_fn *note, void *arg)
{
	struct reading r = { .reader = reader, .p = p, .note = note, .arg = arg };
	enum import_reason refused = IMPORT_FINE;

	take_cells(&r, row);
	read_line(&r, PF_ID);
	read_line(&r, PF_NAME);
	if (too_many_cells(&r, row)) {
		note(arg, "", row->cell[reader->header.count], IMPORT_CELLS);
		refused = IMPORT_CELLS;
	} else if (!p->field[PF_ID]) {
		refused = refuse(&r, PF_ID, IMPORT_NO_ID);
	} else if (!p->field[PF_NAME]) {
		refused = refuse(&r, PF_NAME, IMPORT_NO_NAME);
	} else {
		refused = read_commune(&r);
	}
	if (refused == IMPORT_FINE) {
		read_texts(&r);
		read_contact(&r);
		read_lists(&r);
	}
	reading_clear(&r);
	return refused;
}

struct ids {
	const struct row_reader *reader;
	bool header_read;
	void *tree;
};

static int
compare_ids(const void *a, const void *b)
{
	return strcmp(a, b);
}

static int
take_id(void *arg, const struct csv_row *row)
{
	struct ids *ids = arg;
	const struct partner_header *h = &ids->reader->header;

	for (size_t i = 0; ids->header_read && i < h->count && i < row->count; i++) {
		char *text, *id = NULL;
		void *node;

		if (h->column[i].field != PF_ID)
			continue;
		text = readable(row->cell[i]);
		partner_clean_line(text, &id);
		node = id ? tsearch(id, &ids->tree, compare_ids) : NULL;
		if (!node || *(char **)node != id)
			free(id);
		free(text);
	}
	ids->header_read = true;
	return 0;
}

void *
partner_row_ids(const struct row_reader *r, const char *text, size_t len, char delimiter)
{
	struct ids ids = { .reader = r };
	struct err ignored;

	csv_read(text, len, delimiter, take_id, &ids, &ignored);
	return ids.tree;
}

/* True when the entry's raw text was another. */
static bool
merge_raw(struct partner *entry, const struct partner *said, const char *field)
{
	const char *value = partner_get_raw(said, field);

	if (str_equal(value, partner_get_raw(entry, field)))
		return false;
	if (value)
		partner_set_raw(entry, field, value);
	else
		partner_drop_raw(entry, field);
	return true;
}

/* One field. A cell that repeats what the entry has, and was valid as it is, says nothing new: a
 * directory that comes back from its own export keeps what was to be checked, and the texts that
 * were repaired. */
static void
merge_field(struct partner *entry, const struct partner *said, enum partner_field f,
	    struct row_merged *merged)
{
	const char *name = partner_field_name[f];
	uint32_t bit = UINT32_C(1) << f;
	uint32_t to_check = entry->to_check;
	bool same = str_equal(entry->field[f], said->field[f]);
	bool touched = false;

	if (!same || partner_get_raw(said, name)) {
		touched = merge_raw(entry, said, name);
		entry->to_check &= ~bit;
	}
	entry->to_check |= said->to_check & bit;
	if (!same) {
		mem_replace(&entry->field[f], mem_strdup(said->field[f]));
		merged->changed |= bit;
	} else if (touched || entry->to_check != to_check) {
		merged->touched |= bit;
	}
}

struct row_merged
partner_row_merge(const struct partner_header *h, struct partner *entry, const struct partner *said)
{
	struct row_merged merged = { .changed = 0 };

	/* A homonym of the other island has the same name. */
	if (said->insee != entry->insee)
		merged.touched = UINT32_C(1) << PF_COMMUNE;
	entry->insee = said->insee;
	for (int f = 0; f < PF_COUNT; f++)
		if (h->present >> f & 1)
			merge_field(entry, said, f, &merged);
	merged.touched &= ~merged.changed;
	for (size_t i = 0; i < h->count; i++)
		if (h->column[i].field == COLUMN_UNKNOWN)
			merged.other |= merge_raw(entry, said, h->column[i].name);
	return merged;
}

void
partner_row_keep(struct partner *entry, const struct partner *before, uint32_t fields)
{
	for (int f = 0; f < PF_COUNT; f++) {
		if (!(fields >> f & 1))
			continue;
		mem_replace(&entry->field[f], mem_strdup(before->field[f]));
		merge_raw(entry, before, partner_field_name[f]);
		if (f == PF_COMMUNE)
			entry->insee = before->insee;
	}
	entry->to_check = (entry->to_check & ~fields) | (before->to_check & fields);
}
