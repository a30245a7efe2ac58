/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a table of sessions that is nobody's standard: what each becomes, and what holds
 * for every row where no column says it. Nothing changes here; the import remembers it. */
#include "config.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/draw.h"
#include "ui/edit.h"
#include "ui/import_list.h"
#include "ui/key.h"
#include "ui/map_rows.h"
#include "ui/screen.h"
#include "ui/ui.h"

enum {
	HEAD_ROWS = 2, /* file, heads of the table */
	FOOT_ROWS = 3, /* a blank, what is still to be done */
	VALUE_CHARS = 40,
};

enum { QUESTION_FIELD = 1, QUESTION_VALUE, QUESTION_LEAVE };

struct map {
	struct mapping mapping;
	struct map_rows rows;
	size_t encoding, delimiter; /* indexes */
	bool *seen;                 /* of each column: its values were shown */
	bool changed;
	bool typing; /* a value for every row */
	struct edit edit;
};

enum { OP_CHOOSE = 1, OP_GO, OP_VALUES, OP_OFF, OP_ENCODING, OP_DELIMITER, OP_BEFORE, OP_AFTER };

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
static const struct command commands[] = {
	{ OP_CHOOSE,
	  "map-choose",
	  { K_ENTER },
	  N_("Choose"),
	  N_("Say what this column is, or what every row has") },
	{ OP_GO, "map-go", { CTRL('s'), K_F2 }, N_("Go on"), N_("Show what the import would do") },
	{ OP_VALUES,
	  "map-values",
	  { 'v' },
	  N_("Values"),
	  N_("Say what the values of this column mean") },
	{ OP_OFF,
	  "map-off",
	  { 'd', K_DELETE },
	  N_("Ignore"),
	  N_("Ignore this column, or take away what every row has") },
	{ OP_ENCODING,
	  "map-encoding",
	  { 'e' },
	  NULL,
	  N_("Read the file in the next encoding, when accents look wrong") },
	{ OP_DELIMITER,
	  "map-delimiter",
	  { 's' },
	  NULL,
	  N_("Separate the cells at the next sign: comma, semicolon, tab") },
	{ OP_AFTER,
	  "map-header-after",
	  { K_RIGHT },
	  N_("Header line"),
	  N_("Take the next line of the file for that of the headers") },
	{ OP_BEFORE,
	  "map-header-before",
	  { K_LEFT },
	  NULL,
	  N_("Take the line before for that of the headers") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

/* On failure what was shown stays. */
static int
read_file(struct screen *s, const char *path, size_t encoding, size_t delimiter, size_t header,
	  struct err *err)
{
	struct map *st = s->state;
	const struct import_options options = { .encoding = import_encodings[encoding],
						.delimiter = import_delimiters[delimiter] };
	struct mapping made;

	if (mapping_open(&made, s->desk, path, &options, header, err) != 0) {
		mapping_clear(&made);
		return -1;
	}
	mapping_clear(&st->mapping);
	free(st->seen);
	st->mapping = made;
	st->seen = mem_array(made.columns, sizeof(*st->seen));
	st->encoding = encoding;
	st->delimiter = delimiter;
	st->changed = false;
	list_select(&st->rows.list, 0);
	map_rows_fill(&st->rows, &st->mapping);
	return 0;
}

static int
map_open(struct screen *s, const void *arg, struct err *err)
{
	struct map *st = s->state;

	edit_init(&st->edit, VALUE_CHARS);
	if (read_file(s, arg, 0, 0, 0, err) == 0)
		return 0;
	edit_clear(&st->edit);
	return -1;
}

static void
map_close(struct screen *s)
{
	struct map *st = s->state;

	map_rows_clear(&st->rows);
	mapping_clear(&st->mapping);
	edit_clear(&st->edit);
	free(st->seen);
}

static int
list_rows(const struct screen *s)
{
	return ui_bottom(s->ui) - UI_TOP - HEAD_ROWS - FOOT_ROWS;
}

static void
draw_foot(const struct map *st, int y, int columns)
{
	const struct map_row *row = map_rows_marked(&st->rows);
	char *names = map_missing_names(&st->mapping);
	char *text;
	enum style style = STYLE_DIM;

	if (st->typing) {
		text = mem_strdup(map_typed_hint(row->field));
	} else if (*names != '\0') {
		/* TRANSLATORS: %s is a list of fields: Duration, Themes */
		text = mem_printf(_("Still needed: %s. Choose the column that says it, or below, "
				    "on “every row”, one value for all."),
				  names);
		style = STYLE_ERROR;
	} else if (row->open > 0) {
		text = mem_strdup(_("Some values of this column mean nothing to Lakou yet: v says "
				    "what they mean."));
	} else {
		text = mem_strdup(_("All that is needed is there: Ctrl-S shows what the import "
				    "would do. Nothing changes before."));
	}
	draw_wrapped(y, 2, columns - 4, 2, style, text);
	free(text);
	free(names);
}

static void
map_draw(const struct screen *s)
{
	const struct map *st = s->state;
	int columns = ui_columns(s->ui);

	map_file_draw(&st->mapping, UI_TOP, columns);
	map_rows_draw(&st->rows, &st->mapping, UI_TOP + 1, list_rows(s), columns,
		      st->typing ? &st->edit : NULL);
	draw_foot(st, ui_bottom(s->ui) - FOOT_ROWS + 1, columns);
}

static void
changed(struct map *st)
{
	st->changed = true;
	map_rows_fill(&st->rows, &st->mapping);
}

static void
show_values(struct screen *s, size_t column)
{
	struct map *st = s->state;
	const struct import_values_arg arg = { .mapping = &st->mapping, .column = column };

	st->seen[column] = true;
	ui_push(s, &screen_import_values, &arg);
}

/* To the preview, by way of the values that nobody has looked at. */
static void
go(struct screen *s)
{
	struct map *st = s->state;
	struct import_sessions_arg arg = {
		.path = st->mapping.path,
		.file = { .encoding = import_encodings[st->encoding],
			  .delimiter = import_delimiters[st->delimiter] },
	};
	char *text;

	for (size_t i = 0; i < st->rows.list.count; i++) {
		const struct map_row *row = &st->rows.item[i];

		if (row->required) {
			char *names = map_missing_names(&st->mapping);

			list_select(&st->rows.list, i);
			/* TRANSLATORS: %s is a list of fields: Duration, Themes */
			ui_sayf(s->ui, _("Not yet: %s must be known of every session."), names);
			free(names);
			return;
		}
	}
	for (size_t i = 0; i < st->rows.list.count; i++) {
		const struct map_row *row = &st->rows.item[i];

		if ((row->open > 0 || row->proposed) && !st->seen[row->column]) {
			list_select(&st->rows.list, i);
			show_values(s, (size_t)row->column);
			return;
		}
	}
	text = mapping_text(&st->mapping);
	arg.map = text;
	ui_push(s, &screen_import_sessions, &arg);
	free(text);
}

static void
choose_field(struct screen *s, const struct map_row *row)
{
	struct map *st = s->state;
	const struct mapping_column *c = &st->mapping.column[row->column];
	struct choices choices;
	/* TRANSLATORS: %s is the header of a column */
	char *title = mem_printf(_("What does the column “%s” become?"), c->header);
	char code[MAP_CODE_SIZE];
	struct pick_arg arg = {
		.question = QUESTION_FIELD, .title = title, .choices = &choices, .code = code
	};

	if (c->nameless) {
		ui_warn(s->ui, _("This column has no header of its own: give it one in the file "
				 "to import it."));
	} else {
		snprintf(code, sizeof(code), "%d", c->field);
		map_field_choices(&st->mapping, &choices);
		ui_push(s, &screen_pick, &arg);
		choices_clear(&choices);
	}
	free(title);
}

static void
choose_value(struct screen *s, int field, struct err *err)
{
	struct map *st = s->state;
	struct choices choices;
	struct pick_arg arg = { .question = QUESTION_VALUE, .choices = &choices };
	char *title;

	if (!mapping_explains(field)) {
		edit_set(&st->edit, "");
		st->typing = true;
		return;
	}
	if (map_value_choices(&st->mapping, field, &choices, err) != 0)
		return;
	/* TRANSLATORS: %s is a field: Themes */
	title = mem_printf(_("%s of every session of this file:"), map_field_label(field));
	arg.title = title;
	arg.code = mapping_said(&st->mapping, field, "");
	ui_push(s, &screen_pick, &arg);
	choices_clear(&choices);
	free(title);
}

static void
accept_typed(struct screen *s)
{
	struct map *st = s->state;
	int field = map_rows_marked(&st->rows)->field;
	char *value = mapping_read(&st->mapping, field, st->edit.text);

	if (!value && !str_empty(st->edit.text)) {
		ui_warn(s->ui, _("This cannot be read: type it as below."));
		return;
	}
	mapping_say(&st->mapping, field, "", value);
	st->typing = false;
	changed(st);
	free(value);
}

static enum verdict
back(struct screen *s)
{
	struct map *st = s->state;
	struct ask ask = { .question = QUESTION_LEAVE };

	if (st->typing) {
		st->typing = false;
		return VERDICT_DONE;
	}
	if (!st->changed)
		return VERDICT_CLOSE;
	ask.text = _("Leave the columns of this file? Nothing was imported, and what you chose "
		     "here is not kept.");
	ask.choice[0] = _("Stay here");
	ask.choice[1] = _("Leave");
	ui_ask(s, &ask);
	return VERDICT_DONE;
}

static void
take_off(struct map *st)
{
	const struct map_row *row = map_rows_marked(&st->rows);

	if (row->column >= 0)
		mapping_set(&st->mapping, (size_t)row->column, -1);
	else
		mapping_say(&st->mapping, row->field, "", NULL);
	changed(st);
}

/* In another way; a line above the first one or below the last one is none. */
static void
read_again(struct screen *s, int op, struct err *err)
{
	struct map *st = s->state;
	const struct mapping *m = &st->mapping;
	size_t header = op == OP_BEFORE  ? m->before
			: op == OP_AFTER ? m->after
			: m->header_said ? m->header
					 : 0;

	if (st->typing && (op == OP_BEFORE || op == OP_AFTER))
		edit_key(&st->edit, op == OP_BEFORE ? K_LEFT : K_RIGHT);
	else if (st->changed)
		ui_warn(s->ui, _("What you chose here would be lost: leave first, and begin again "
				 "with the file."));
	else if (header != 0 || (op != OP_BEFORE && op != OP_AFTER))
		read_file(s, m->path, (st->encoding + (op == OP_ENCODING)) % IMPORT_ENCODINGS,
			  (st->delimiter + (op == OP_DELIMITER)) % IMPORT_DELIMITERS, header, err);
}

static enum verdict
map_run(struct screen *s, int op, struct err *err)
{
	struct map *st = s->state;
	const struct map_row *row = map_rows_marked(&st->rows);

	if (op == UI_BACK)
		return back(s);
	if (st->typing && (op == OP_CHOOSE || op == OP_GO)) {
		accept_typed(s);
		return VERDICT_DONE;
	}
	switch (op) {
	case OP_CHOOSE:
		if (row->column >= 0)
			choose_field(s, row);
		else
			choose_value(s, row->field, err);
		return VERDICT_DONE;
	case OP_GO:
		go(s);
		return VERDICT_DONE;
	case OP_VALUES:
		if (row->choices)
			show_values(s, (size_t)row->column);
		else
			ui_say(s->ui, _("The values of this row are taken as they are."));
		return VERDICT_DONE;
	case OP_OFF:
		if (st->typing)
			edit_key(&st->edit, K_DELETE);
		else
			take_off(st);
		return VERDICT_DONE;
	case OP_ENCODING:
	case OP_DELIMITER:
	case OP_BEFORE:
	case OP_AFTER:
		read_again(s, op, err);
		return VERDICT_DONE;
	default:
		return VERDICT_IGNORED;
	}
}

static enum verdict
map_key(struct screen *s, int key, struct err *err)
{
	struct map *st = s->state;

	(void)err;
	if (st->typing)
		return edit_key(&st->edit, key) ? VERDICT_DONE : VERDICT_IGNORED;
	return list_key(&st->rows.list, key, list_rows(s)) ? VERDICT_DONE : VERDICT_IGNORED;
}

static bool
map_typing(const struct screen *s)
{
	return ((const struct map *)s->state)->typing;
}

/* A column is what was chosen; values that mean nothing yet are shown at once. */
static void
become(struct screen *s, const char *code)
{
	struct map *st = s->state;
	const struct map_row *row = map_rows_marked(&st->rows);
	long column = row->column, other, field = -1;

	str_to_long(code, 0, LONG_MAX, &field);
	other = mapping_set(&st->mapping, (size_t)column, (int)field);
	st->seen[column] = false;
	changed(st);
	if (other >= 0)
		/* TRANSLATORS: %s is the header of a column */
		ui_sayf(s->ui, _("The column “%s”, which was that before, is ignored now."),
			st->mapping.column[other].header);
	else if (st->rows.item[column].open > 0 || st->rows.item[column].proposed)
		show_values(s, (size_t)column);
}

static void
map_answer(struct screen *s, int question, int reply, const void *data)
{
	struct map *st = s->state;

	if (question == IMPORT_VALUES_QUESTION) {
		if (data)
			changed(st);
		if (reply == 1)
			go(s);
	} else if (question == IMPORT_DONE_QUESTION) {
		ui_reply(s, question, reply, data);
		ui_close(s);
	} else if (question == QUESTION_LEAVE && reply == 1) {
		ui_close(s);
	} else if (question == QUESTION_FIELD && reply == 1) {
		become(s, data);
	} else if (question == QUESTION_VALUE && reply == 1) {
		mapping_say(&st->mapping, map_rows_marked(&st->rows)->field, "", data);
		changed(st);
	}
}

static const char *
map_label(const struct screen *s, int op)
{
	const struct map *st = s->state;
	const struct map_row *row = map_rows_marked(&st->rows);

	if (op == OP_VALUES)
		return row->choices && !st->typing ? NULL : "";
	if (op == OP_OFF && (st->typing || row->column < 0))
		return st->typing || !mapping_said(&st->mapping, row->field, "")
			       ? ""
			       /* TRANSLATORS: footer, at most 12 columns: a value for all rows */
			       : _("Take away");
	return NULL;
}

static char *
map_subtitle(const struct screen *s)
{
	(void)s;
	return mem_strdup(_("1/3 the file"));
}

const struct screen_ops screen_import_map = {
	.name = "import-map",
	.title = N_("Columns of the file"),
	.commands = commands,
	.state_size = sizeof(struct map),
	.open = map_open,
	.close = map_close,
	.draw = map_draw,
	.run = map_run,
	.typing = map_typing,
	.key = map_key,
	.answer = map_answer,
	.label = map_label,
	.subtitle = map_subtitle,
};
