/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map of another CSV while it is being made. */
#include "config.h"

#include "app/session_mapping.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/form_private.h"
#include "app/session_cell.h"
#include "app/session_csv.h"
#include "app/session_header.h"
#include "app/session_import.h"
#include "app/words.h"
#include "base/csv.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "store/origin.h"

/* A map is a text of lines: a break within a cell is a space there, which reads the same. */
static char *
one_line(const char *text)
{
	char *copy = str_trim(text);

	for (char *c = copy; *c; c++)
		if (*c == '\n' || *c == '\r')
			*c = ' ';
	return copy;
}

/* Where a text stands among those of a column, or would. */
static size_t
place_of(const struct mapping_column *c, const char *text)
{
	size_t low = 0, high = c->cells;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (strcmp(c->cell[middle].text, text) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void
count_cell(struct mapping_column *c, const char *text)
{
	char *value = str_trim(text);
	size_t at = place_of(c, value), k = 0;

	c->filled += *value != '\0';
	if (at < c->cells && strcmp(c->cell[at].text, value) == 0) {
		c->cell[at].count++;
	} else if (*value != '\0' && c->cells < MAPPING_CELLS) {
		while (k < MAPPING_SAMPLES && c->sample[k])
			k++;
		if (k < MAPPING_SAMPLES)
			c->sample[k] = mem_strdup(value);
		c->cell = mem_grow(c->cell, c->cells, &c->capacity, sizeof(*c->cell));
		memmove(c->cell + at + 1, c->cell + at, (c->cells - at) * sizeof(*c->cell));
		c->cell[at] = (struct mapping_cell){ .text = value, .count = 1 };
		c->cells++;
		return;
	}
	free(value);
}

struct reading {
	struct mapping *m;
	char shape[HASH_HEX_SIZE];
};

static void
take_header(struct reading *r, const struct csv_row *row)
{
	struct mapping *m = r->m;

	session_import_shape(row, r->shape);
	m->columns = row->count;
	m->column = mem_array(row->count, sizeof(*m->column));
	for (size_t i = 0; i < row->count; i++) {
		struct mapping_column *c = &m->column[i];

		*c = (struct mapping_column){ .header = one_line(row->cell[i]), .field = -1 };
		c->nameless = *c->header == '\0';
		for (size_t k = 0; k < i && !c->nameless; k++)
			c->nameless = strcmp(m->column[k].header, c->header) == 0;
	}
}

static int
take_row(void *arg, const struct csv_row *row)
{
	struct reading *r = arg;
	struct mapping *m = r->m;

	if (row->line < m->header) {
		m->before = row->line;
		return 0;
	}
	if (m->columns == 0) {
		take_header(r, row);
		return 0;
	}
	if (m->after == 0)
		m->after = row->line;
	if (session_header_aside(row))
		return 0;
	m->rows++;
	for (size_t i = 0; i < row->count && i < m->columns; i++)
		count_cell(&m->column[i], row->cell[i]);
	return 0;
}

/* A guess is given up for a better one of the same field; the first of two is the better one. */
static void
guess(struct mapping *m)
{
	for (int sure = 3; sure > 0; sure--) {
		for (size_t i = 0; i < m->columns; i++) {
			struct mapping_column *c = &m->column[i];
			int how, day, start;
			int field = mapping_guess(c->header, &how);

			/* Of a place and a commune side by side, the commune is where that is. */
			if (field == FF_RESIDENCE && i > 0 && m->column[i - 1].field == FF_PLACE &&
			    how < 3)
				field = FF_COMMUNE;
			if (how != sure || c->nameless || mapping_column_of(m, field) >= 0)
				continue;
			if (field == FF_DATE && c->sample[0] &&
			    session_cell_date(c->sample[0], &day, &start) != 0)
				continue;
			c->field = field;
		}
	}
}

/* What this desk remembers of the shape, else a guess. */
static int
recall(struct reading *r, struct err *err)
{
	struct mapping *m = r->m;
	struct session_map_fault fault;
	char *text = NULL;
	struct csv_row header = { .count = m->columns };
	const char **name = mem_array(m->columns, sizeof(*name));

	for (size_t i = 0; i < m->columns; i++)
		name[i] = m->column[i].header;
	header.cell = name;
	if (store_import_map_get(m->desk->store, r->shape, &text, err) != 0) {
		free(name);
		return -1;
	}
	m->remembered = text && session_map_parse(&m->said, text, &fault) == 0 &&
			session_map_header(&m->said, &header, &fault) == 0;
	for (size_t i = 0; i < m->columns && m->remembered; i++)
		m->column[i].field = m->said.field[i];
	if (!m->remembered) {
		session_map_clear(&m->said);
		guess(m);
	}
	for (size_t i = 0; i < m->columns; i++)
		mapping_propose(m, i);
	free(text);
	free(name);
	return 0;
}

int
mapping_open(struct mapping *out, struct desk *d, const char *path,
	     const struct import_options *options, size_t header, struct err *err)
{
	struct session_header at = { .line = header,
				     .delimiter = options ? options->delimiter : 0 };
	struct reading r = { .m = out };
	struct import_file file;
	int result;

	*out = (struct mapping){ .desk = d, .path = mem_strdup(path) };
	result = import_file_read(path, options, &file, err);
	if (result == 0) {
		memcpy(out->encoding, file.encoding, sizeof(out->encoding));
		session_header_find(d, buf_text(&file.text), file.text.len, &at);
		out->delimiter = at.delimiter;
		out->header = at.line;
		out->header_said = header != 0;
		result = csv_read(buf_text(&file.text), file.text.len, at.delimiter, take_row, &r,
				  err);
	}
	import_file_clear(&file);
	if (result == 0 && out->columns == 0)
		result = err_set(err, ERR_DATA, path, "no header");
	return result == 0 ? recall(&r, err) : -1;
}

void
mapping_clear(struct mapping *m)
{
	for (size_t i = 0; i < m->columns; i++) {
		struct mapping_column *c = &m->column[i];

		for (size_t k = 0; k < c->cells; k++)
			free(c->cell[k].text);
		for (size_t k = 0; k < MAPPING_SAMPLES; k++)
			free(c->sample[k]);
		free(c->cell);
		free(c->header);
	}
	free(m->column);
	free(m->path);
	session_map_clear(&m->said);
	*m = (struct mapping){ .path = NULL };
}

long
mapping_column_of(const struct mapping *m, int field)
{
	for (size_t i = 0; i < m->columns; i++)
		if (m->column[i].field == field)
			return (long)i;
	return -1;
}

long
mapping_set(struct mapping *m, size_t column, int field)
{
	long other = field < 0 ? -1 : mapping_column_of(m, field);

	if (other == (long)column ||
	    (field >= 0 && field < FF_COUNT && form_fields[field].repeatable))
		other = -1;
	if (other >= 0)
		m->column[other].field = -1;
	m->column[column].field = field;
	mapping_propose(m, column);
	return other;
}

bool
mapping_explains(int field)
{
	if (field < 0 || field >= FF_COUNT)
		return field == COLUMN_KIND;
	switch (form_fields[field].type) {
	case FORM_CHOICE:
	case FORM_CHOICES:
	case FORM_YES:
	case FORM_RESIDENCE:
	case FORM_BREAKDOWN:
	case FORM_COMMUNE:
	case FORM_PLACE:
	case FORM_MEDIATOR:
		return true;
	default:
		return false;
	}
}

void
mapping_say(struct mapping *m, int field, const char *text, const char *to)
{
	session_map_say(&m->said, field, text, to);
}

const char *
mapping_said(const struct mapping *m, int field, const char *text)
{
	return session_map_value(&m->said, field, text);
}

char *
mapping_read(const struct mapping *m, int field, const char *typed)
{
	char iso[DATE_ISO_SIZE];
	int n;
	long count;

	if (str_empty(typed))
		return NULL;
	if (field == FF_DATE) {
		if (words_date_parse(typed, clock_today(desk_clock(m->desk)), &n) != 0)
			return NULL;
		date_write(n, iso);
		return mem_strdup(iso);
	}
	if (field == FF_DURATION)
		return words_duration_parse(typed, &n) == 0 && n > 0 ? mem_printf("%d", n) : NULL;
	return str_to_long(typed, 1, PARTICIPANTS_MAX, &count) == 0 ? mem_printf("%ld", count)
								    : NULL;
}

static bool
knows(const struct mapping *m, int field, const char *text)
{
	if (field == FF_PLACE)
		return desk_post_by_name(m->desk, POST_PLACE, text) != NULL;
	if (field == FF_MEDIATOR)
		return desk_post_by_name(m->desk, POST_MEDIATOR, text) != NULL;
	return session_cell_knows(field, text);
}

static void
add_value(const struct mapping *m, int field, struct mapping_values *out, const char *text,
	  size_t count)
{
	char *fold = utf8_fold(text);
	bool known = knows(m, field, text);
	size_t k = 0;

	/* What differs by case and accents alone is asked once: a map reads it so, too. */
	while (k < out->count && strcmp(out->item[k].text, text) != 0 &&
	       (known || out->item[k].known || *fold == '\0' ||
		strcmp(out->item[k].fold, fold) != 0))
		k++;
	if (k == out->count) {
		out->item = mem_grow(out->item, out->count, &out->capacity, sizeof(*out->item));
		out->item[out->count++] = (struct mapping_value){
			.text = mem_strdup(text),
			.fold = fold,
			.known = known,
			.said = mapping_said(m, field, text),
			.proposed = session_map_proposed(&m->said, field, text),
		};
		out->proposed += out->item[k].proposed;
		out->open += !out->item[k].known && !out->item[k].said;
		fold = NULL;
	}
	out->item[k].count += count;
	free(fold);
}

/* « F=5 »: of a breakdown the value stands before the sign. */
static void
add_cell(const struct mapping *m, int field, struct mapping_values *out,
	 const struct mapping_cell *cell)
{
	enum form_type type = field < FF_COUNT ? form_fields[field].type : FORM_TEXT;
	struct strlist parts = { 0 };

	if (type == FORM_TEXT || type == FORM_YES || type == FORM_COMMUNE || type == FORM_PLACE ||
	    type == FORM_MEDIATOR)
		strlist_add(&parts, cell->text);
	else
		session_cell_split(&parts, (enum form_field)field, cell->text,
				   SESSION_MAP_SEPARATORS, &m->said);
	for (size_t i = 0; i < parts.count; i++) {
		char *equals = type == FORM_BREAKDOWN ? strrchr(parts.item[i], '=') : NULL;
		char *text;

		if (equals)
			*equals = '\0';
		text = one_line(parts.item[i]);
		if (*text != '\0')
			add_value(m, field, out, text, cell->count);
		free(text);
	}
	strlist_clear(&parts);
}

static int
compare_values(const void *a, const void *b)
{
	const struct mapping_value *x = a, *y = b;

	if (x->known != y->known)
		return x->known ? 1 : -1;
	if (x->count != y->count)
		return x->count < y->count ? 1 : -1;
	return strcmp(x->text, y->text);
}

/* Empty cells that say something: a no, or nothing in the only column with themes. */
static size_t
lacking(const struct mapping *m, const struct mapping_column *c)
{
	for (size_t i = 0; i < m->columns && c->field == FF_THEMES; i++)
		if (&m->column[i] != c && m->column[i].field == FF_THEMES)
			return 0;
	return c->field == FF_THEMES || c->field == FF_RETURNING ? m->rows - c->filled : 0;
}

void
mapping_values(const struct mapping *m, size_t column, struct mapping_values *out)
{
	const struct mapping_column *c = &m->column[column];

	*out = (struct mapping_values){ .item = NULL };
	if (!mapping_explains(c->field))
		return;
	for (size_t i = 0; i < c->cells; i++)
		add_cell(m, c->field, out, &c->cell[i]);
	if (lacking(m, c) > 0)
		add_value(m, c->field, out, "", lacking(m, c));
	if (out->count > 0)
		qsort(out->item, out->count, sizeof(*out->item), compare_values);
}

void
mapping_values_clear(struct mapping_values *v)
{
	for (size_t i = 0; i < v->count; i++) {
		free(v->item[i].text);
		free(v->item[i].fold);
	}
	free(v->item);
	*v = (struct mapping_values){ .item = NULL };
}

size_t
mapping_missing(const struct mapping *m, int field[static MAPPING_NEEDED])
{
	static const enum form_field needed[MAPPING_NEEDED] = { FF_DATE, FF_DURATION, FF_THEMES,
								FF_PARTICIPANTS };
	const char *said = mapping_said(m, COLUMN_KIND, "");
	const struct vocab_item *item = said ? session_cell_item(VOCAB_KIND, said) : NULL;
	int kind = item ? item->num : KIND_INDIVIDUAL;
	bool varies = mapping_column_of(m, COLUMN_KIND) >= 0;
	size_t count = 0;

	for (size_t i = 0; i < MAPPING_NEEDED; i++) {
		enum form_field f = needed[i];

		/* Of an event, how many came may be unknown; where each row has a kind of its own,
		 * the rows will tell. */
		if (f == FF_PARTICIPANTS && (kind != KIND_WORKSHOP || varies))
			continue;
		if (f == FF_THEMES && (!form_field_fits(f, kind) || varies))
			continue;
		if (mapping_column_of(m, f) < 0 && str_empty(mapping_said(m, f, "")))
			field[count++] = f;
	}
	return count;
}

static void
write_quoted(struct buf *out, const char *text)
{
	buf_addc(out, '\'');
	for (; *text; text++) {
		if (*text == '\'')
			buf_addc(out, '\'');
		buf_addc(out, *text);
	}
	buf_addc(out, '\'');
}

/* As the command line calls a field: a journal has no column for some of them. */
static const char *
field_name(int field)
{
	return field < FF_COUNT ? form_fields[field].id : session_column_name(field);
}

bool
mapping_offers(int field)
{
	/* Where a row comes from is a journal's to say. */
	if (field == COLUMN_DESK || field == COLUMN_REVISION || field == COLUMN_DELETED)
		return false;
	return field >= 0 && session_column_name(field) != NULL;
}

char *
mapping_text(const struct mapping *m)
{
	struct buf out = BUF_INIT;

	if (m->header_said)
		buf_addf(&out, "header = %zu\n", m->header);
	for (size_t i = 0; i < m->columns; i++) {
		if (m->column[i].field < 0)
			continue;
		buf_addf(&out, "%s = ", field_name(m->column[i].field));
		write_quoted(&out, m->column[i].header);
		buf_addc(&out, '\n');
	}
	for (size_t i = 0; i < m->said.count; i++) {
		const struct session_map_line *l = &m->said.item[i];

		/* Of a field that was given up, what was said is forgotten. */
		if (!l->to || (*l->from != '\0' && mapping_column_of(m, l->field) < 0))
			continue;
		buf_addf(&out, "%s: ", field_name(l->field));
		write_quoted(&out, l->from);
		buf_addf(&out, " = %s\n", l->to);
	}
	return buf_take(&out);
}
