/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a map of columns. */
#include "config.h"

#include "ui/map_rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/session_cell.h"
#include "app/session_csv.h"
#include "app/words.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/draw.h"
#include "ui/edit.h"

/* In this order, those that the file lacks. */
static const int for_all[] = { FF_DATE,         FF_DURATION, FF_THEMES, COLUMN_KIND,
			       FF_PARTICIPANTS, FF_CHANNEL,  FF_PLACE,  FF_MEDIATOR };

static bool
is_in(int field, const int *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (list[i] == field)
			return true;
	return false;
}

/* How many came is asked of workshops alone. */
static bool
is_asked(const struct mapping *m, int field, bool required)
{
	if (mapping_column_of(m, field) >= 0)
		return false;
	return field != FF_PARTICIPANTS || required || mapping_said(m, field, "");
}

void
map_rows_fill(struct map_rows *r, const struct mapping *m)
{
	const size_t all = sizeof(for_all) / sizeof(for_all[0]);
	int missing[MAPPING_NEEDED];
	size_t needed = mapping_missing(m, missing), count = 0;

	free(r->item);
	r->item = mem_array(m->columns + all, sizeof(*r->item));
	for (size_t i = 0; i < m->columns; i++) {
		struct mapping_values values;

		mapping_values(m, i, &values);
		r->item[count++] = (struct map_row){ .column = (long)i,
						     .field = m->column[i].field,
						     .open = values.open,
						     .proposed = values.proposed > 0,
						     .choices = values.count > 0 };
		mapping_values_clear(&values);
	}
	for (size_t i = 0; i < all; i++) {
		bool required = is_in(for_all[i], missing, needed);

		if (is_asked(m, for_all[i], required))
			r->item[count++] = (struct map_row){ .column = -1,
							     .field = for_all[i],
							     .required = required };
	}
	list_set_count(&r->list, count);
}

void
map_rows_clear(struct map_rows *r)
{
	free(r->item);
	*r = (struct map_rows){ .item = NULL };
}

const struct map_row *
map_rows_marked(const struct map_rows *r)
{
	return r->list.count > 0 ? &r->item[r->list.selected] : NULL;
}

const char *
map_field_label(int field)
{
	if (field == COLUMN_ID)
		/* TRANSLATORS: of a row in somebody’s own table, at most 22 columns */
		return _("Number of the row");
	if (field == COLUMN_KIND)
		/* TRANSLATORS: one-to-one, workshop…; at most 22 columns */
		return _("Kind of session");
	return field >= 0 ? _(form_fields[field].label)
			  /* TRANSLATORS: of a column of a file, at most 22 columns */
			  : _("ignored");
}

char *
map_missing_names(const struct mapping *m)
{
	int field[MAPPING_NEEDED];
	size_t count = mapping_missing(m, field);
	struct strlist names = { 0 };
	char *joined;

	for (size_t i = 0; i < count; i++)
		strlist_add(&names, map_field_label(field[i]));
	joined = strlist_join(&names, ", ");
	strlist_clear(&names);
	return joined;
}

static char *
label_of(enum vocab v, const char *text)
{
	const struct vocab_item *item = session_cell_item(v, text);

	return mem_strdup(item ? C_(vocab_context(v), item->label) : text);
}

/* What an import takes where neither the file nor the map says anything. */
static char *
show_default(const struct mapping *m, int field)
{
	switch (field) {
	case COLUMN_KIND:
		return label_of(VOCAB_KIND, vocab_by_num(VOCAB_KIND, KIND_INDIVIDUAL)->code);
	case FF_CHANNEL:
		return label_of(VOCAB_CHANNEL, vocab_by_num(VOCAB_CHANNEL, CHANNEL_DESK)->code);
	case FF_PLACE:
		return mem_strdup(desk_place_now(m->desk)->name);
	case FF_MEDIATOR:
		return mem_strdup(desk_mediator_now(m->desk)->name);
	default:
		return mem_strdup("");
	}
}

static const char *
yes_label(bool yes)
{
	return yes ? C_("answer", "yes") : C_("answer", "no");
}

char *
map_value_show(const struct mapping *m, int field, const char *value)
{
	const struct commune *commune;
	enum form_type type = field < FF_COUNT ? form_fields[field].type : FORM_CHOICE;
	int day, minutes;

	if (!value)
		return show_default(m, field);
	if (field == COLUMN_KIND)
		return label_of(VOCAB_KIND, value);
	if (type == FORM_YES)
		return mem_strdup(yes_label(session_cell_yes(value) == 1));
	if (type == FORM_DATE && date_parse(value, &day) == 0)
		return words_date(day);
	if (type == FORM_DURATION && words_duration_parse(value, &minutes) == 0)
		return words_duration(minutes);
	if (type == FORM_COMMUNE || type == FORM_RESIDENCE || field == FF_RESIDENCES) {
		commune = desk_commune_find(value);
		return commune ? mem_strdup(commune->name) : label_of(VOCAB_RESIDENCE, value);
	}
	if (field == FF_THEMES && !session_cell_item(VOCAB_THEME, value))
		return label_of(VOCAB_PROCEDURE, value);
	if (type == FORM_CHOICE || type == FORM_CHOICES || type == FORM_BREAKDOWN)
		return label_of(form_fields[field].vocab, value);
	return mem_strdup(value);
}

/* Breakdowns bear the same labels as what is asked of one person. */
static const char *
field_note(const struct mapping *m, int field)
{
	long column = mapping_column_of(m, field);

	if (column >= 0)
		return m->column[column].header;
	/* TRANSLATORS: of a field that workshops alone have, at most 12 columns */
	return field < FF_COUNT && form_fields[field].kinds == 1u << KIND_WORKSHOP ? _("workshop")
										   : NULL;
}

void
map_field_choices(const struct mapping *m, struct choices *out)
{
	char code[MAP_CODE_SIZE];

	*out = (struct choices){ 0 };
	choices_add(out, "-1", _("Ignore this column"), NULL);
	for (int field = 0; field <= COLUMN_KIND; field++) {
		if (!mapping_offers(field))
			continue;
		snprintf(code, sizeof(code), "%d", field);
		choices_add(out, code, map_field_label(field), field_note(m, field));
	}
}

int
map_value_choices(const struct mapping *m, int field, struct choices *out, struct err *err)
{
	if (field == COLUMN_KIND) {
		choices_vocab(out, VOCAB_KIND);
		return 0;
	}
	if (field < FF_COUNT && form_fields[field].type == FORM_YES) {
		*out = (struct choices){ 0 };
		choices_add(out, "1", yes_label(true), NULL);
		choices_add(out, "0", yes_label(false), NULL);
		return 0;
	}
	if (choices_load(out, m->desk, (enum form_field)field, NULL, err) != 0)
		return -1;
	/* A map says names: people read and write it. */
	for (size_t i = 0; i < out->count && (field == FF_PLACE || field == FF_MEDIATOR); i++) {
		free(out->item[i].code);
		out->item[i].code = mem_strdup(out->item[i].label);
	}
	return 0;
}

const char *
map_typed_hint(int field)
{
	switch (field) {
	case FF_DATE:
		return _(
			"The day of every session of this file, such as 12/3/2026; Enter accepts.");
	case FF_DURATION:
		return _("How long every session of this file was, such as 45 or 1h30; Enter "
			 "accepts.");
	default:
		return _("How many came to every session of this file; Enter accepts.");
	}
}

void
map_file_draw(const struct mapping *m, int y, int columns)
{
	int used = draw_text(y, 2, columns / 2, STYLE_STRONG, path_base(m->path));
	char *number = words_number((int64_t)m->rows);
	/* TRANSLATORS: %s is a number: rows of a file */
	char *rows = mem_printf(ngettext("%s row", "%s rows", (unsigned long)m->rows), number);
	/* TRANSLATORS: beside the number of rows of a file */
	char *header = mem_printf(_("headers in line %zu"), m->header);

	draw_textf(y, 4 + used, columns - used - 6, STYLE_DIM, "%s %s %s %s %s", m->encoding,
		   draw_dot(), rows, draw_dot(), header);
	free(header);
	free(rows);
	free(number);
}

struct widths {
	int header, samples, field; /* columns where they begin */
	int end;
};

static struct widths
widths(int columns)
{
	int field = columns < 100 ? 24 : 40, header = columns < 70 ? 15 : columns / 4;

	return (struct widths){
		.header = 3, .samples = 3 + header + 1, .field = columns - field, .end = columns - 2
	};
}

static char *
samples(const struct mapping_column *c)
{
	struct strlist texts = { 0 };
	char *dot = mem_printf(" %s ", draw_dot());
	char *joined;

	for (size_t i = 0; i < MAPPING_SAMPLES && c->sample[i]; i++)
		strlist_add(&texts, c->sample[i]);
	joined = strlist_join(&texts, dot);
	strlist_clear(&texts);
	free(dot);
	return joined;
}

/* « Themes », or « Themes: 3 to explain ». */
static char *
becomes(const struct map_row *row)
{
	if (row->open == 0)
		return mem_strdup(map_field_label(row->field));
	/* TRANSLATORS: a field, then how many texts of the file are none of its values; at most
	 * 22 columns if possible */
	return mem_printf(
		ngettext("%s: %zu to explain", "%s: %zu to explain", (unsigned long)row->open),
		map_field_label(row->field), row->open);
}

static void
draw_column(const struct map_row *row, const struct mapping *m, int y, const struct widths *w,
	    enum style style)
{
	const struct mapping_column *c = &m->column[row->column];
	char *texts = samples(c), *field = becomes(row);
	enum style says = style != STYLE_PLAIN ? style
			  : row->open > 0      ? STYLE_ERROR
			  : row->field < 0     ? STYLE_DIM
					       : STYLE_ACCENT;

	draw_text(y, w->header, w->samples - w->header - 1, style,
		  /* TRANSLATORS: of a column without a name, at most 14 columns */
		  *c->header ? c->header : _("(no header)"));
	draw_text(y, w->samples, w->field - w->samples - 1,
		  style == STYLE_PLAIN ? STYLE_DIM : style, texts);
	draw_text(y, w->field, w->end - w->field, says, field);
	free(field);
	free(texts);
}

static void
draw_for_all(const struct map_row *row, const struct mapping *m, int y, const struct widths *w,
	     enum style style, const struct edit *value)
{
	const char *said = mapping_said(m, row->field, "");
	char *text = map_value_show(m, row->field, said);
	enum style says = style != STYLE_PLAIN ? style
			  : row->required      ? STYLE_ERROR
			  : said               ? STYLE_ACCENT
					       : STYLE_DIM;
	int width = w->field - w->samples - 1;

	draw_text(y, w->header, w->samples - w->header - 1,
		  style == STYLE_PLAIN ? STYLE_DIM : style,
		  /* TRANSLATORS: instead of a column of the file, at most 14 columns */
		  _("every row"));
	if (value)
		edit_draw(value, y, w->samples, width, STYLE_STRONG, true);
	else
		draw_text(y, w->samples, width, says,
			  /* TRANSLATORS: a value that is missing, at most 19 columns */
			  row->required ? _("needed: Enter") : text);
	draw_text(y, w->field, w->end - w->field, says, map_field_label(row->field));
	free(text);
}

static void
draw_row(const struct map_rows *r, size_t i, const struct mapping *m, int y, int columns,
	 const struct edit *value)
{
	const struct map_row *row = &r->item[i];
	struct widths w = widths(columns);
	bool active = i == r->list.selected;
	enum style style = active && !value ? STYLE_SELECTED : STYLE_PLAIN;

	draw_fill(y, 1, columns - 2, style, active ? draw_marker() : "");
	if (row->column < 0)
		draw_for_all(row, m, y, &w, style, active ? value : NULL);
	else
		draw_column(row, m, y, &w, style);
	if (active && !value)
		draw_cursor(y, 1);
}

void
map_rows_draw(const struct map_rows *r, const struct mapping *m, int y, int rows, int columns,
	      const struct edit *value)
{
	struct widths w = widths(columns);
	size_t top = list_top(&r->list, rows);

	/* TRANSLATORS: heads of a table, at most 14, 18 and 22 columns */
	draw_text(y, w.header, w.samples - w.header - 1, STYLE_STRONG, _("In the file"));
	draw_text(y, w.samples, w.field - w.samples - 1, STYLE_STRONG, _("First values"));
	draw_text(y, w.field, w.end - w.field, STYLE_STRONG, _("Becomes"));
	for (int i = 0; i < rows && top + (size_t)i < r->list.count; i++)
		draw_row(r, top + (size_t)i, m, y + 1 + i, columns, value);
}
