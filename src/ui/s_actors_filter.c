/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filters of the directory: one a row, its values picked from those that there are, each with
 * the number of entries that it would leave. They hold as they are chosen. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/choices.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/actors_filters.h"
#include "ui/draw.h"
#include "ui/key.h"
#include "ui/list.h"
#include "ui/screen.h"
#include "ui/ui.h"

enum {
	LABEL_WIDTH = 20,
	QUESTION_VALUE = 1,
	DAYS = 7, /* that may be asked for, from today */
	CODE_SIZE = 24,
	CODE_MARK = '=',
};

/* Rows: the hours, the fields, then from where it is near. */
enum { ROW_HOURS, ROW_FIELDS, ROW_FROM = ROW_FIELDS + DIRECTORY_FIELDS, ROWS };

struct filters {
	struct directory *dir;
	struct directory_query *query;
	struct directory_filters *filters;
	struct list list;
	struct directory_answer left; /* what they let through */
};

enum { OP_CHANGE = 1, OP_CLEAR, OP_CLEAR_ALL };

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
static const struct command commands[] = {
	{ OP_CHANGE,
	  "actors-filter",
	  { K_ENTER },
	  N_("Choose"),
	  N_("Choose what this filter lets through, or no longer") },
	{ OP_CLEAR,
	  "actors-filter-off",
	  { K_DELETE, 'd' },
	  N_("Take off"),
	  N_("Take this filter off: it leaves nothing out any more") },
	{ OP_CLEAR_ALL, "actors-filters-none", { 'z' }, N_("All off"), N_("Take all filters off") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

static int
count(struct filters *st, struct err *err)
{
	struct directory_query q = *st->query;

	q.counted = true;
	return directory_find(st->dir, &q, &st->left, err);
}

static int
filters_open(struct screen *s, const void *arg, struct err *err)
{
	const struct actors_filter_arg *asked = arg;
	struct filters *st = s->state;

	st->dir = asked->dir;
	st->query = asked->query;
	st->filters = asked->filters;
	list_set_count(&st->list, ROWS);
	return count(st, err);
}

/* The directory may have been loaded again meanwhile. */
static void
filters_refresh(struct screen *s)
{
	struct filters *st = s->state;
	struct err err = { 0 };

	if (directory_load(&st->dir, s->desk, &err) != 0 || count(st, &err) != 0)
		ui_fail(s->ui, &err);
}

static char *
row_words(const struct filters *st, size_t row)
{
	if (row == ROW_HOURS)
		return actors_hours_words(st->filters, st->query->now);
	return actors_filter_words(st->filters, (enum directory_field)(row - ROW_FIELDS));
}

static const char *
row_label(size_t row)
{
	if (row == ROW_HOURS)
		/* TRANSLATORS: a filter of places, at most 18 columns */
		return _("When open");
	/* TRANSLATORS: from where places are near or far, at most 18 columns */
	return row == ROW_FROM ? _("Distances from")
			       : actors_filter_label((enum directory_field)(row - ROW_FIELDS));
}

/* The place, or the commune whose centre it is. Yours. */
static char *
from_words(const struct screen *s)
{
	const struct filters *st = s->state;
	const struct directory_from *from = &st->query->from;
	size_t n;
	const struct commune *c = commune_list(&n);
	struct partner_line line;
	struct err err;
	char *name;

	if (from->known && from->n != 0 && directory_line(s->desk, from->n, &line, &err) == 0) {
		name = mem_strdup(line.name != NULL ? line.name : "");
		partner_line_clear(&line);
		return name;
	}
	for (size_t i = 0; i < n && from->known; i++)
		if (c[i].lat == from->lat && c[i].lon == from->lon)
			return mem_strdup(c[i].name);
	return mem_strdup(draw_dash());
}

static void
draw_left(const struct filters *st, int columns)
{
	char *number = words_number((int64_t)st->left.total);
	/* TRANSLATORS: %s is how many entries of the directory the filters let through */
	char *left = mem_printf(ngettext("%s entry", "%s entries", (unsigned long)st->left.total),
				number);
	char *open = st->left.nearest ? NULL : actors_open_words(&st->left);

	if (open != NULL)
		mem_replace(&left, mem_printf("%s %s %s", left, draw_dot(), open));
	draw_text(UI_TOP, 1, columns - 2, STYLE_STRONG, left);
	free(number);
	free(left);
	free(open);
}

static void
filters_draw(const struct screen *s)
{
	const struct filters *st = s->state;
	int columns = ui_columns(s->ui);
	int rows = ui_bottom(s->ui) - UI_TOP - 2;
	size_t top = list_top(&st->list, rows);

	draw_left(st, columns);
	for (size_t row = top; row < ROWS && row < top + (size_t)rows; row++) {
		bool active = row == st->list.selected;
		enum style style = active ? STYLE_SELECTED : STYLE_PLAIN;
		int y = UI_TOP + 2 + (int)(row - top), x = 4 + LABEL_WIDTH;
		char *words = row == ROW_FROM ? from_words(s) : row_words(st, row);
		bool on = words != NULL && row != ROW_FROM && !active;

		draw_fill(y, 1, columns - 2, style, active ? draw_marker() : "");
		draw_text(y, 3, LABEL_WIDTH, style, row_label(row));
		draw_text(y, x, columns - x - 2, on ? STYLE_STRONG : style,
			  words != NULL ? words : "");
		free(words);
		if (active)
			draw_cursor(y, 1);
	}
}

static void
add_counted(struct choices *out, const char *code, char *label, size_t n, bool chosen)
{
	char *number = words_number((int64_t)n);
	char *shown = chosen ? mem_printf("%s %s", draw_bullet(), label) : mem_strdup(label);

	choices_add(out, code, shown, number);
	free(shown);
	free(number);
	free(label);
}

static int
more_first(const void *a, const void *b)
{
	const struct directory_value *x = a, *y = b;

	if (x->chosen != y->chosen)
		return x->chosen ? -1 : 1;
	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return strcmp(x->text, y->text);
}

static void
field_choices(const struct filters *st, enum directory_field field, struct choices *out)
{
	struct directory_value *value;
	size_t n = directory_values(st->dir, field, &value);

	qsort(value, n, sizeof(*value), more_first);
	for (size_t i = 0; i < n; i++)
		if (value[i].count > 0 || value[i].chosen)
			add_counted(out, value[i].text, actors_filter_value(field, value[i].text),
				    value[i].count, value[i].chosen);
	free(value);
}

/* How many are open on the day that f asks for, under the other filters. */
static size_t
open_on(const struct filters *st, struct directory_filters *f)
{
	struct directory_query q = *st->query;
	struct directory_answer answer = { .count = 0 };
	struct err err;

	q.filters = f;
	return directory_find(st->dir, &q, &answer, &err) == 0 ? answer.unknown : 0;
}

/* Codes: a mark, as no day is typed, what directory_filters.open becomes, and how many days from
 * today. */
static void
hours_choices(struct filters *st, struct choices *out)
{
	struct directory_hours_counts counts = directory_hours_counts(st->dir);
	struct directory_filters f;
	struct err err;
	char code[CODE_SIZE];

	directory_filters_copy(&f, st->filters);
	f.open = DIRECTORY_OPEN_AT;
	f.fixed = false;
	add_counted(out, "=1", actors_hours_words(&f, 0), counts.open, false);
	f.open = DIRECTORY_HOURS_UNKNOWN;
	add_counted(out, "=3", actors_hours_words(&f, 0), counts.unknown, false);
	f.open = DIRECTORY_OPEN_ON;
	for (int day = 0; day < DAYS; day++) {
		f.at = hours_minute(hours_day(st->query->now) + day, 0);
		snprintf(code, sizeof(code), "=2 %d", day);
		add_counted(out, code, actors_hours_words(&f, st->query->now), open_on(st, &f),
			    false);
	}
	directory_filters_clear(&f);
	/* What was found last is what the values are counted of. */
	count(st, &err);
}

static enum verdict
change(struct screen *s)
{
	struct filters *st = s->state;
	size_t row = st->list.selected, n;
	struct choices choices = { 0 };
	struct pick_arg arg = { .question = QUESTION_VALUE, .choices = &choices };
	const struct commune *c;

	arg.title = row_label(row);
	arg.make = row == ROW_HOURS || row == ROW_FROM;
	if (row == ROW_HOURS) {
		/* TRANSLATORS: at most 58 columns: what may be typed, as people write it */
		arg.hint = _("Or type a day and an hour: Saturday 10:00, 28/11 14:30.");
		hours_choices(st, &choices);
	} else if (row == ROW_FROM) {
		/* TRANSLATORS: at most 58 columns */
		arg.hint = _("A commune, or words of a place of the directory.");
		c = commune_list(&n);
		for (size_t i = 0; i < n; i++)
			choices_add(&choices, c[i].insee, c[i].name, c[i].postal[0]);
	} else {
		field_choices(st, (enum directory_field)(row - ROW_FIELDS), &choices);
	}
	if (choices.count == 0)
		ui_say(s->ui, _("No entry says anything of it."));
	else
		ui_push(s, &screen_pick, &arg);
	choices_clear(&choices);
	return VERDICT_DONE;
}

static void
clear(struct filters *st, size_t row)
{
	if (row == ROW_HOURS)
		st->filters->open = DIRECTORY_ANY_HOURS;
	else if (row != ROW_FROM)
		strlist_clear(&st->filters->value[row - ROW_FIELDS]);
}

static enum verdict
filters_run(struct screen *s, int op, struct err *err)
{
	struct filters *st = s->state;

	switch (op) {
	case OP_CHANGE:
		return change(s);
	case OP_CLEAR:
		clear(st, st->list.selected);
		break;
	case OP_CLEAR_ALL:
		directory_filters_clear(st->filters);
		break;
	default:
		return VERDICT_IGNORED;
	}
	count(st, err);
	return VERDICT_DONE;
}

static enum verdict
filters_key(struct screen *s, int key, struct err *err)
{
	struct filters *st = s->state;

	(void)err;
	return list_key(&st->list, key, ui_bottom(s->ui) - UI_TOP - 2) ? VERDICT_DONE
								       : VERDICT_IGNORED;
}

/* A code of hours_choices(), or what was typed. */
static void
set_hours(struct screen *s, const char *code)
{
	struct filters *st = s->state;
	struct directory_filters *f = st->filters;
	int64_t now = st->query->now;
	int day = hours_day(now), minute = TIME_NONE;

	if (code[0] == CODE_MARK) {
		f->open = (enum directory_open)(code[1] - '0');
		day += code[2] != '\0' ? code[3] - '0' : 0;
	} else if (words_coming_parse(code, day, &day, &minute) == 0) {
		f->open = minute == TIME_NONE ? DIRECTORY_OPEN_ON : DIRECTORY_OPEN_AT;
	} else {
		ui_say(s->ui, _("That is no day to come, nor an hour of one."));
		return;
	}
	f->fixed = minute != TIME_NONE;
	f->at = f->open == DIRECTORY_OPEN_AT && !f->fixed
			? now
			: hours_minute(day, f->fixed ? minute : 0);
}

/* A commune’s code, or words: the place that they find first. */
static void
set_from(struct screen *s, const char *code)
{
	struct filters *st = s->state;
	const struct commune *c = commune_by_insee(code);
	struct directory_query q = { .words = code, .limit = 1 };
	struct directory_from from = { .known = false };
	struct directory_answer answer;
	struct err err;

	if (c != NULL)
		from = directory_from_commune(c->num);
	else if (directory_find(st->dir, &q, &answer, &err) == 0 && answer.count > 0)
		from = directory_from_entry(st->dir, directory_hit(st->dir, 0));
	if (!from.known) {
		ui_say(s->ui, _("Nobody knows where that is."));
		return;
	}
	/* Who says from where wants to know how far, and what is nearest. */
	st->query->from = from;
	st->query->order = DIRECTORY_NEAR;
}

/* What is left is counted when this screen is on top again, which comes next. */
static void
filters_answer(struct screen *s, int question, int reply, const void *data)
{
	struct filters *st = s->state;
	size_t row = st->list.selected;

	if (question != QUESTION_VALUE || reply != 1)
		return;
	if (row == ROW_HOURS)
		set_hours(s, data);
	else if (row == ROW_FROM)
		set_from(s, data);
	else
		directory_filter_toggle(st->filters, (enum directory_field)(row - ROW_FIELDS),
					data);
}

const struct screen_ops screen_actors_filter = {
	.name = "actors-filter",
	.title = N_("Filters of the directory"),
	.commands = commands,
	.state_size = sizeof(struct filters),
	.open = filters_open,
	.draw = filters_draw,
	.run = filters_run,
	.key = filters_key,
	.answer = filters_answer,
	.refresh = filters_refresh,
};
