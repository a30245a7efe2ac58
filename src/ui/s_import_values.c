/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values of one column of a table: which are understood, and what the others mean. */
#include "config.h"

#include <stdlib.h>

#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "ui/draw.h"
#include "ui/key.h"
#include "ui/map_rows.h"
#include "ui/screen.h"
#include "ui/ui.h"

enum { HEAD_ROWS = 2, FOOT_ROWS = 3, COUNT_WIDTH = 7, QUESTION_MEANING = 1 };

struct values {
	struct mapping *mapping; /* of the screen below */
	size_t column;
	struct mapping_values values;
	struct list list;
	bool said; /* something, here */
};

enum { OP_CHOOSE = 1, OP_GO, OP_IGNORE, OP_OFF };

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
static const struct command commands[] = {
	{ OP_CHOOSE,
	  "value-choose",
	  { K_ENTER },
	  N_("Choose"),
	  N_("Say what this value of the file means") },
	{ OP_GO, "value-go", { CTRL('s'), K_F2 }, N_("Go on"), N_("Go on with the import") },
	{ OP_IGNORE,
	  "value-ignore",
	  { 'i' },
	  N_("Ignore"),
	  N_("Leave this value out, as if it were not in the file") },
	{ OP_OFF,
	  "value-off",
	  { 'd', K_DELETE },
	  N_("Take off"),
	  N_("Take away what was said of this value") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

static int
field_of(const struct values *st)
{
	return st->mapping->column[st->column].field;
}

/* To the first that means nothing yet. */
static void
begin(struct values *st)
{
	for (size_t i = 0; i < st->values.count; i++)
		if (!st->values.item[i].said && !st->values.item[i].known) {
			list_select(&st->list, i);
			return;
		}
}

static int
values_open(struct screen *s, const void *arg, struct err *err)
{
	struct values *st = s->state;
	const struct import_values_arg *asked = arg;

	(void)err;
	st->mapping = asked->mapping;
	st->column = asked->column;
	mapping_values(st->mapping, st->column, &st->values);
	list_set_count(&st->list, st->values.count);
	begin(st);
	return 0;
}

static void
values_close(struct screen *s)
{
	struct values *st = s->state;

	mapping_values_clear(&st->values);
}

static int
list_rows(const struct screen *s)
{
	return ui_bottom(s->ui) - UI_TOP - HEAD_ROWS - FOOT_ROWS;
}

static const struct mapping_value *
marked(const struct values *st)
{
	return &st->values.item[st->list.selected];
}

/* What the import does with it. Yours. */
static char *
meaning(const struct values *st, const struct mapping_value *v)
{
	if (v->said && *v->said == '\0')
		/* TRANSLATORS: a value of a file that is left out, at most 28 columns */
		return mem_strdup(_("left out"));
	if (v->proposed) {
		char *shown = map_value_show(st->mapping, field_of(st), v->said);
		/* TRANSLATORS: what a value of a file may mean; begins a cell of 28 columns */
		char *text = mem_printf(_("proposed: %s"), shown);

		free(shown);
		return text;
	}
	if (v->said)
		return map_value_show(st->mapping, field_of(st), v->said);
	if (v->known)
		return map_value_show(st->mapping, field_of(st), v->text);
	/* TRANSLATORS: a value of a file that nothing is said of, at most 28 columns */
	return mem_strdup(_("unknown: rows refused"));
}

static void
draw_value(const struct values *st, size_t i, int y, int columns)
{
	const struct mapping_value *v = &st->values.item[i];
	bool active = i == st->list.selected;
	enum style style = active ? STYLE_SELECTED : STYLE_PLAIN;
	char *text = meaning(st, v), *count = words_number((int64_t)v->count);
	int half = columns / 2 - 2;
	enum style says = active        ? style
			  : v->proposed ? STYLE_PLAIN
			  : v->said     ? STYLE_ACCENT
			  : v->known    ? STYLE_DIM
					: STYLE_ERROR;

	draw_fill(y, 1, columns - 2, style, active ? draw_marker() : "");
	draw_text(y, 3, half - COUNT_WIDTH - 4, style,
		  /* TRANSLATORS: a cell of a file, at most 17 columns */
		  *v->text ? v->text : _("(empty cell)"));
	draw_right(y, half - COUNT_WIDTH, COUNT_WIDTH, active ? style : STYLE_DIM, count);
	draw_text(y, half + 2, columns - half - 4, says, text);
	if (active)
		draw_cursor(y, 1);
	free(count);
	free(text);
}

static const char *
foot(const struct mapping_values *v)
{
	if (v->open > 0)
		return _("Enter says what a value means, i leaves it out. What stays unknown has "
			 "its rows refused.");
	if (v->proposed > 0)
		return _("What is proposed is taken unless you change it: Enter changes it, "
			 "Ctrl-S goes on.");
	return _("All values mean something: Ctrl-S goes on, Esc goes back to the columns.");
}

static void
values_draw(const struct screen *s)
{
	const struct values *st = s->state;
	const struct mapping_column *c = &st->mapping->column[st->column];
	int columns = ui_columns(s->ui), rows = list_rows(s), half = columns / 2 - 2;
	size_t top = list_top(&st->list, rows);
	char *title = mem_printf("%s %s %s", c->header, draw_dot(), map_field_label(c->field));

	draw_text(UI_TOP, 2, columns - 4, STYLE_STRONG, title);
	draw_text(UI_TOP + 1, 3, half - COUNT_WIDTH - 4, STYLE_STRONG, _("In the file"));
	/* TRANSLATORS: head of a column: how often a value stands in a file; at most 7 columns */
	draw_right(UI_TOP + 1, half - COUNT_WIDTH, COUNT_WIDTH, STYLE_STRONG, _("Times"));
	draw_text(UI_TOP + 1, half + 2, columns - half - 4, STYLE_STRONG, _("Becomes"));
	for (int i = 0; i < rows && top + (size_t)i < st->list.count; i++)
		draw_value(st, top + (size_t)i, UI_TOP + HEAD_ROWS + i, columns);
	draw_wrapped(ui_bottom(s->ui) - FOOT_ROWS + 1, 2, columns - 4, 2, STYLE_DIM,
		     foot(&st->values));
	free(title);
}

/* The bar stays: a Down that follows by habit means the next row. */
static void
say(struct values *st, const char *to)
{
	const struct mapping_value *v = marked(st);
	int field = field_of(st);

	st->said = true;
	mapping_say(st->mapping, field, v->text, to);
	st->values.open = st->values.proposed = 0;
	for (size_t i = 0; i < st->values.count; i++) {
		struct mapping_value *one = &st->values.item[i];

		one->said = mapping_said(st->mapping, field, one->text);
		one->proposed = one->proposed && one != v;
		st->values.proposed += one->proposed;
		st->values.open += !one->said && !one->known;
	}
}

/* The choice that is what the value means now, else the first that a form finds by that word; NULL:
 * there is none. Borrowed from c. */
static const char *
present(const struct values *st, const struct choices *c)
{
	const struct mapping_value *v = marked(st);
	const char *said = v->said ? v->said : v->known ? v->text : NULL;
	char *label = said ? map_value_show(st->mapping, field_of(st), said) : NULL;
	size_t *index = mem_array(c->count + 1, sizeof(*index));
	const char *code = NULL;

	for (size_t i = 0; i < c->count && !code; i++)
		if (str_equal(c->item[i].label, label))
			code = c->item[i].code;
	if (!said && *v->text && choices_match(c, v->text, index) > 0)
		code = c->item[index[0]].code;
	free(index);
	free(label);
	return code;
}

static void
choose(struct screen *s, struct err *err)
{
	const struct values *st = s->state;
	struct choices choices;
	struct pick_arg arg = { .question = QUESTION_MEANING, .choices = &choices };
	char *title;

	if (map_value_choices(st->mapping, field_of(st), &choices, err) != 0)
		return;
	/* TRANSLATORS: %s is a text that stands in a file */
	title = mem_printf(_("What does “%s” mean?"),
			   *marked(st)->text ? marked(st)->text : _("(empty cell)"));
	arg.title = title;
	arg.code = present(st, &choices);
	ui_push(s, &screen_pick, &arg);
	choices_clear(&choices);
	free(title);
}

static enum verdict
values_run(struct screen *s, int op, struct err *err)
{
	struct values *st = s->state;

	switch (op) {
	case OP_CHOOSE:
		choose(s, err);
		return VERDICT_DONE;
	case OP_IGNORE:
		say(st, "");
		return VERDICT_DONE;
	case OP_OFF:
		say(st, NULL);
		return VERDICT_DONE;
	case OP_GO:
	case UI_BACK:
		ui_reply(s, IMPORT_VALUES_QUESTION, op == OP_GO, st->said ? st->mapping : NULL);
		return VERDICT_CLOSE;
	default:
		return VERDICT_IGNORED;
	}
}

static enum verdict
values_key(struct screen *s, int key, struct err *err)
{
	struct values *st = s->state;

	(void)err;
	return list_key(&st->list, key, list_rows(s)) ? VERDICT_DONE : VERDICT_IGNORED;
}

static void
values_answer(struct screen *s, int question, int reply, const void *data)
{
	if (question == QUESTION_MEANING && reply == 1)
		say(s->state, data);
}

static const char *
values_label(const struct screen *s, int op)
{
	const struct values *st = s->state;

	return op == OP_OFF && !marked(st)->said ? "" : NULL;
}

static char *
values_subtitle(const struct screen *s)
{
	(void)s;
	return mem_strdup(_("1/3 the file"));
}

const struct screen_ops screen_import_values = {
	.name = "import-values",
	.title = N_("Values of a column"),
	.commands = commands,
	.state_size = sizeof(struct values),
	.open = values_open,
	.close = values_close,
	.draw = values_draw,
	.run = values_run,
	.key = values_key,
	.answer = values_answer,
	.label = values_label,
	.subtitle = values_subtitle,
};
