/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help and palette: both list commands with their keys, narrow as one types, and run the chosen
 * one. Help lists what the screen below can do; the palette adds every action of the home
 * screen, where it begins with the templates, then what the other screens can do: it leads there,
 * and does at once what needs nothing else. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/template.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ui/command_row.h"
#include "ui/draw.h"
#include "ui/edit.h"
#include "ui/elsewhere.h"
#include "ui/home_commands.h"
#include "ui/key.h"
#include "ui/keymap.h"
#include "ui/list.h"
#include "ui/screen.h"
#include "ui/ui.h"

#define FILTER_CHARS 40

struct entry {
	const struct screen_ops *ops;  /* whose command; NULL: a common one */
	const struct command *command; /* NULL: a template */
	const struct way *way;         /* to the screen that has it; NULL: no need of one */
	int op;
	char *text; /* of a template: its name; else NULL */
	char *keys;
	/* For the filter, folded: what the footer calls it, and with that its explanation, its
	 * identifier and its keys; other words for it. */
	char *label;
	char *words;
	char *others;
};

struct commands {
	struct entry *entry;
	size_t count;
	size_t capacity;
	size_t *shown; /* indexes of those that the filter leaves, the best first */
	struct list list;
	struct edit filter;
};

enum { OP_RUN = 1 };

static const struct command commands[] = {
	{ OP_RUN,
	  "run",
	  { K_ENTER },
	  /* TRANSLATORS: footer, at most 12 columns: run the chosen action */
	  N_("Run"),
	  N_("Run the chosen action") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

static void
put(struct commands *st, struct entry entry, const char *label)
{
	const struct command *c = entry.command;
	char *words = c == NULL ? mem_strdup(label)
				: mem_printf("%s %s %s %s", label, _(c->help), c->id, entry.keys);
	const char *english = c == NULL ? "" : elsewhere_words(c->id);
	char *others = *english == '\0' ? mem_strdup("") : mem_printf("%s %s", english, _(english));

	entry.label = utf8_fold(label);
	entry.words = utf8_fold(words);
	entry.others = utf8_fold(others);
	free(words);
	free(others);
	st->entry = mem_grow(st->entry, st->count, &st->capacity, sizeof(*st->entry));
	st->entry[st->count++] = entry;
}

static bool
types(const struct screen *form)
{
	return form != NULL && form->ops->typing != NULL && form->ops->typing(form);
}

/* A form says of what kind it is by what it has no use for. */
static bool
is_useless(const struct screen *form, int op)
{
	const char *label =
		!types(form) || form->ops->label == NULL ? NULL : form->ops->label(form, op);

	return label != NULL && *label == '\0';
}

/* What goes from a search line to the list below it, where letters are keys; NULL nothing. */
static const struct command *
way_to_list(const struct command *table, const struct screen *form)
{
	static const char end[] = "-switch";

	for (; types(form) && table != NULL && table->op != 0; table++) {
		size_t len = strlen(table->id);

		if (len >= strlen(end) && str_equal(table->id + len - strlen(end), end))
			return is_useless(form, table->op) ? NULL : table;
	}
	return NULL;
}

/* form: the screen that has these commands, where it may be one; NULL. all: also what no key does
 * where text is typed. */
static void
add(struct commands *st, const struct screen_ops *ops, const struct command *table,
    const struct screen *form, bool all)
{
	const struct command *list = way_to_list(table, form);
	char name[32];

	for (; table != NULL && table->op != 0; table++) {
		struct buf keys = BUF_INIT;

		if (is_useless(form, table->op))
			continue;

		keymap_names(table, types(form), &keys);
		if (keys.len == 0 && list != NULL) {
			buf_addf(&keys, "%s ", key_label(list->keys[0], name, sizeof(name)));
			keymap_names(table, false, &keys);
		}
		if (keys.len == 0 && !all)
			continue;
		put(st,
		    (struct entry){ .ops = ops,
				    .command = table,
				    .op = table->op,
				    .keys = buf_take(&keys) },
		    table->label == NULL ? "" : _(table->label));
	}
}

/* Home and the screens that lead there may say the same. */
static bool
is_there(const struct commands *st, const struct command *c)
{
	for (size_t i = 0; i < st->count; i++)
		if (st->entry[i].command != NULL && str_equal(st->entry[i].command->help, c->help))
			return true;
	return false;
}

/* Each with the screen where it is done and its key there. */
static void
add_elsewhere(struct commands *st)
{
	char name[32];

	for (const struct way *w = ways; w->home_op != 0; w++)
		for (const struct command *c = w->ops->commands; c->op != 0; c++) {
			if (elsewhere_has(elsewhere_left_out, c->id) || is_there(st, c))
				continue;
			put(st,
			    (struct entry){
				    .ops = w->ops,
				    .command = c,
				    .way = w,
				    .op = c->op,
				    .keys = mem_printf("%s %s %s", _(w->ops->title), draw_dot(),
						       key_label(c->keys[0], name, sizeof(name))) },
			    c->label == NULL ? "" : _(c->label));
		}
}

static int
add_templates(struct commands *st, struct desk *d, struct err *err)
{
	struct template_list list;

	if (template_list(d, &list, err) != 0)
		return -1;
	for (size_t i = 0; i < list.count; i++)
		put(st,
		    (struct entry){ .ops = &screen_home,
				    .op = OP_TEMPLATE_0 + (int)list.item[i].n,
				    .text = mem_strdup(list.item[i].name),
				    /* TRANSLATORS: at most 22 columns, before its name */
				    .keys = mem_strdup(_("Template")) },
		    list.item[i].name);
	template_list_clear(&list);
	return 0;
}

/* What is done elsewhere comes after all that is done from here. */
enum { RANK_BEGINS, RANK_LABEL, RANK_WORDS, RANK_OTHERS, RANK_FAR, RANK_NONE = 2 * RANK_FAR };

static int
rank(const struct entry *e, const char *wanted)
{
	int far = e->way != NULL ? RANK_FAR : 0;

	if (strncmp(e->label, wanted, strlen(wanted)) == 0)
		return far + RANK_BEGINS;
	if (str_has_words(e->label, wanted))
		return far + RANK_LABEL;
	if (str_has_words(e->words, wanted))
		return far + RANK_WORDS;
	return str_has_words(e->others, wanted) ? far + RANK_OTHERS : RANK_NONE;
}

static void
narrow(struct commands *st)
{
	char *wanted = utf8_fold(st->filter.text);
	size_t count = 0;

	for (int r = RANK_BEGINS; r < RANK_NONE; r++)
		for (size_t i = 0; i < st->count; i++)
			if (rank(&st->entry[i], wanted) == r)
				st->shown[count++] = i;
	list_set_count(&st->list, count);
	free(wanted);
}

static int
open_with(struct screen *s, const struct screen_ops *below, bool everything, struct err *err)
{
	struct commands *st = s->state;

	if (everything && below == &screen_home && add_templates(st, s->desk, err) != 0)
		return -1;
	edit_init(&st->filter, FILTER_CHARS);
	add(st, below, below->commands, s->below, everything);
	if (everything && below != &screen_home && s->desk != NULL)
		add(st, &screen_home, screen_home.commands, NULL, true);
	add(st, NULL, ui_common_commands, s->below, everything);
	if (everything && s->desk != NULL)
		add_elsewhere(st);
	st->shown = mem_array(st->count, sizeof(*st->shown));
	narrow(st);
	return 0;
}

static int
help_open(struct screen *s, const void *arg, struct err *err)
{
	return open_with(s, arg, false, err);
}

static int
palette_open(struct screen *s, const void *arg, struct err *err)
{
	return open_with(s, arg, true, err);
}

static void
commands_close(struct screen *s)
{
	struct commands *st = s->state;
	size_t i;

	for (i = 0; i < st->count; i++) {
		free(st->entry[i].text);
		free(st->entry[i].keys);
		free(st->entry[i].label);
		free(st->entry[i].words);
		free(st->entry[i].others);
	}
	free(st->entry);
	free(st->shown);
	edit_clear(&st->filter);
}

static int
list_rows(const struct screen *s)
{
	return ui_bottom(s->ui) - UI_TOP - 2;
}

static const char *
text_of(const struct entry *e)
{
	return e->command == NULL ? e->text : _(e->command->help);
}

static int
rows_of(const struct screen *s, size_t i)
{
	const struct commands *st = s->state;
	const struct entry *e = &st->entry[st->shown[i]];

	return command_rows(e->keys, text_of(e), ui_columns(s->ui));
}

/* How many show whole from one on. */
static size_t
fitting(const struct screen *s, size_t from)
{
	const struct commands *st = s->state;
	int room = list_rows(s);
	size_t i = from;

	while (i < st->list.count && (room -= rows_of(s, i)) >= 0)
		i++;
	return i - from;
}

/* The first that shows: the same as before while the active one shows whole, and no rows stay
 * empty. */
static size_t
first_shown(const struct screen *s)
{
	const struct commands *st = s->state;
	size_t active = st->list.selected;
	size_t top = st->list.top < active ? st->list.top : active;

	while (top < active && active - top >= fitting(s, top))
		top++;
	while (top > 0 && top - 1 + fitting(s, top - 1) == st->list.count)
		top--;
	return top;
}

static void
commands_draw(const struct screen *s)
{
	const struct commands *st = s->state;
	int columns = ui_columns(s->ui);
	int y = UI_TOP + 2;
	int end = y + list_rows(s);

	/* TRANSLATORS: label of a search line, at most 12 columns */
	draw_text(UI_TOP, 2, 12, STYLE_PLAIN, _("Search"));
	edit_draw(&st->filter, UI_TOP, 15, columns - 17, STYLE_STRONG, true);
	if (st->list.count == 0)
		draw_text(UI_TOP + 2, 2, columns - 4, STYLE_DIM,
			  _("No action like that: erase a letter."));
	for (size_t i = first_shown(s); i < st->list.count; i++) {
		const struct entry *e = &st->entry[st->shown[i]];
		bool active = i == st->list.selected;

		if (y + rows_of(s, i) > end && !active)
			break;
		command_draw(e->keys, text_of(e), y, end - y, columns, active);
		y += rows_of(s, i);
	}
}

static bool
commands_typing(const struct screen *s)
{
	(void)s;
	return true;
}

/* What needs a row to be marked first is said, with the key that works there. */
static void
go_there(const struct screen *s, const struct entry *e)
{
	bool at_once = elsewhere_has(elsewhere_at_once, e->command->id);
	int key = keymap_key(e->command, e->way->types);
	char name[32];
	char *where;

	ui_run_there(s->ui, e->way->home_op, at_once ? e->ops : NULL, e->op);
	if (at_once)
		return;
	where = elsewhere_where(
		e->way, key_label(key != 0 ? key : e->command->keys[0], name, sizeof(name)));
	ui_say(s->ui, where);
	free(where);
}

static enum verdict
commands_run(struct screen *s, int op, struct err *err)
{
	struct commands *st = s->state;
	const struct entry *e;

	(void)err;
	if (op == UI_BACK && !edit_empty(&st->filter)) {
		edit_set(&st->filter, "");
		narrow(st);
		return VERDICT_DONE;
	}
	if (op == UI_HELP || op == UI_PALETTE)
		return VERDICT_CLOSE; /* the key that opened it closes it */
	if (op != OP_RUN)
		return VERDICT_IGNORED;
	if (st->list.count == 0)
		return VERDICT_DONE;
	e = &st->entry[st->shown[st->list.selected]];
	if (e->way != NULL)
		go_there(s, e);
	else
		ui_run_later(s->ui, e->ops != NULL ? e->ops : s->below->ops, e->op);
	return VERDICT_CLOSE;
}

static enum verdict
commands_key(struct screen *s, int key, struct err *err)
{
	struct commands *st = s->state;

	(void)err;
	if (key == K_HOME || key == K_END || !edit_key(&st->filter, key)) {
		size_t top = first_shown(s);

		if (!list_key(&st->list, key, (int)fitting(s, top)))
			return VERDICT_IGNORED;
		st->list.top = top;
		st->list.top = first_shown(s);
		return VERDICT_DONE;
	}
	list_select(&st->list, 0);
	narrow(st);
	return VERDICT_DONE;
}

static char *
no_subtitle(const struct screen *s)
{
	return mem_strdup(s->below == NULL ? "" : _(s->below->ops->title));
}

/* The first Esc empties the line. This is the help already. */
static const char *
commands_label(const struct screen *s, int op)
{
	const struct commands *st = s->state;

	if (op == UI_HELP)
		return "";
	/* TRANSLATORS: footer, at most 12 columns: empty the line of what was searched for */
	return op == UI_BACK && !edit_empty(&st->filter) ? _("Clear") : NULL;
}

const struct screen_ops screen_help = {
	.name = "help",
	.title = N_("Help"),
	.commands = commands,
	.state_size = sizeof(struct commands),
	.open = help_open,
	.close = commands_close,
	.draw = commands_draw,
	.run = commands_run,
	.label = commands_label,
	.typing = commands_typing,
	.key = commands_key,
	.subtitle = no_subtitle,
};

const struct screen_ops screen_palette = {
	.name = "palette",
	.title = N_("All actions"),
	.commands = commands,
	.state_size = sizeof(struct commands),
	.open = palette_open,
	.close = commands_close,
	.draw = commands_draw,
	.run = commands_run,
	.label = commands_label,
	.typing = commands_typing,
	.key = commands_key,
	.subtitle = no_subtitle,
};
