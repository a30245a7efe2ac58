/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the people of a period live: a small map of each island, or a table. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "app/words.h"
#include "base/commune.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "report/label.h"
#include "report/sheet_stats.h"
#include "ui/chart.h"
#include "ui/draw.h"
#include "ui/key.h"
#include "ui/list.h"
#include "ui/screen.h"
#include "ui/stats_drill.h"
#include "ui/stats_filters.h"
#include "ui/tiles.h"
#include "ui/ui.h"

enum measure { MEASURE_PEOPLE, MEASURE_RATE, MEASURES };

enum { PEOPLE = 0, RATE = 2, TENTHS = 10 }; /* columns of the sheet */

struct map_screen {
	const struct stats_data *data; /* of the statistics, which stay below */
	struct sheet sheet;
	struct list list; /* of its rows */
	char *filters;    /* in words; NULL: all is counted */
	int commune;      /* the marked tile */
	enum measure measure;
	bool table;
	int64_t most[MEASURES];
	int64_t elsewhere; /* people of no commune of the islands, or of whom it is not known */
};

enum { OP_SESSIONS = 1, OP_MEASURE, OP_TABLE };

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
static const struct command commands[] = {
	{ OP_SESSIONS,
	  "stats-map-sessions",
	  { K_ENTER },
	  N_("Sessions"),
	  N_("List the sessions with people of the marked commune") },
	{ OP_MEASURE,
	  "stats-map-measure",
	  { 'm' },
	  N_("Other figure"),
	  N_("Write people, or people for 1,000 inhabitants, into the tiles") },
	{ OP_TABLE,
	  "stats-map-table",
	  { 't' },
	  N_("Table"),
	  N_("Show a table instead of the map, or the map again") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

static int64_t
figure(const struct map_screen *st, size_t row, enum measure m)
{
	return sheet_at(&st->sheet, row, m == MEASURE_PEOPLE ? PEOPLE : RATE)->n;
}

/* The row of a commune; the count of them: nobody lives there. */
static size_t
row_of(const struct map_screen *st, int commune)
{
	size_t i = 0;

	while (i < st->sheet.rows && st->sheet.row[i].code != commune)
		i++;
	return i;
}

static void
load(struct map_screen *st)
{
	sheet_clear(&st->sheet);
	sheet_of_dim(&st->sheet, &st->data->now, STATS_RESIDENCE);
	list_set_count(&st->list, st->sheet.rows);
	st->most[MEASURE_PEOPLE] = st->most[MEASURE_RATE] = 1;
	st->elsewhere = 0;
	for (size_t i = 0; i < st->sheet.rows; i++) {
		if (commune_by_num((int)st->sheet.row[i].code) == NULL) {
			st->elsewhere += figure(st, i, MEASURE_PEOPLE);
			continue;
		}
		for (int m = 0; m < MEASURES; m++)
			if (figure(st, i, (enum measure)m) > st->most[m])
				st->most[m] = figure(st, i, (enum measure)m);
	}
}

static int
map_open(struct screen *s, const void *arg, struct err *err)
{
	struct map_screen *st = s->state;
	const struct post *place = desk_place_now(s->desk);

	(void)err;
	st->data = arg;
	st->commune = place != NULL && commune_by_num(place->commune) != NULL
			      ? place->commune
			      : commune_list(&(size_t){ 0 })->num;
	st->filters = stats_filter_line(s->desk, &st->data->filter);
	load(st);
	return 0;
}

static void
map_close(struct screen *s)
{
	struct map_screen *st = s->state;

	sheet_clear(&st->sheet);
	free(st->filters);
}

/* A tenth has room where there is one digit before it. */
static void
tile_value(const void *arg, int commune, struct tile_value *out)
{
	const struct map_screen *st = arg;
	size_t row = row_of(st, commune);
	const char *point = i18n_language() == LANGUAGE_EN ? "." : ",";
	int64_t n;

	if (row == st->sheet.rows) {
		snprintf(out->text, sizeof(out->text), "%s", draw_dot());
		out->level = TILE_NONE;
		return;
	}
	n = figure(st, row, st->measure);
	out->level = n * 2 > st->most[st->measure] ? TILE_MUCH : TILE_SOME;
	if (st->measure == MEASURE_PEOPLE)
		snprintf(out->text, sizeof(out->text), "%d", (int)(n > 9999 ? 9999 : n));
	else if (n < 100 * TENTHS)
		snprintf(out->text, sizeof(out->text), "%d%s%d", (int)(n / TENTHS), point,
			 (int)(n % TENTHS));
	else
		snprintf(out->text, sizeof(out->text), "%d", (int)(n / TENTHS));
}

/* « Ducos: 7 people, 0.4 for 1,000 inhabitants (17,398) », or less where there is little room.
 * Yours. */
static char *
said(const struct map_screen *st, int width)
{
	const struct commune *c = commune_by_num(st->commune);
	size_t row = row_of(st, st->commune);
	int64_t people = row < st->sheet.rows ? figure(st, row, MEASURE_PEOPLE) : 0;
	struct sheet_cell rate = sheet_per_1000(people, st->commune);
	char *number = report_number(people);
	char *per = sheet_cell_text(&rate);
	char *all = report_number(c->population);
	/* TRANSLATORS: a commune: how many people of it came, how many for 1,000 inhabitants, how
	 * many inhabitants */
	char *text = mem_printf(ngettext("%1$s: %2$s person, %3$s per 1,000 inhabitants (%4$s)",
					 "%1$s: %2$s people, %3$s per 1,000 inhabitants (%4$s)",
					 (unsigned long)people),
				c->name, number, per, all);

	if (utf8_width(text) > width)
		mem_replace(&text,
			    /* TRANSLATORS: the same in a small window: a commune, how many
			     * people, how many for 1,000 inhabitants; at most 56 columns */
			    mem_printf(_("%1$s: %2$s (%3$s per 1,000 inhabitants)"), c->name,
				       number, per));
	free(number);
	free(per);
	free(all);
	return text;
}

/* TRANSLATORS: what the numbers of a map are, at most 40 columns each */
static const char *const measures[MEASURES] = { N_("people by commune of residence"),
						N_("people per 1,000 inhabitants") };

/* Filters have room beside the title, where the map has no row to spare. */
static bool
beside_title(const struct screen *s)
{
	const struct map_screen *st = s->state;

	return !st->table && st->filters != NULL &&
	       utf8_width(_(measures[st->measure])) + utf8_width(st->filters) <=
		       ui_columns(s->ui) - 6;
}

/* The first row below title and filters. */
static int
head_end(const struct screen *s)
{
	const struct map_screen *st = s->state;

	return UI_TOP + 1 +
	       (beside_title(s) ? 0 : stats_filter_rows(st->filters, ui_columns(s->ui) - 4));
}

/* Of the tiles, or of the table. */
static int
rows_left(const struct screen *s)
{
	return ui_bottom(s->ui) - head_end(s) - 1;
}

/* Filters may leave the map too few rows. */
static bool
is_table(const struct screen *s)
{
	const struct map_screen *st = s->state;

	return st->table || rows_left(s) < TILES_ROWS;
}

static void
draw_table(const struct screen *s, int y, int rows)
{
	const struct map_screen *st = s->state;
	struct chart_place at = { .y = y, .x = 3, .width = ui_columns(s->ui) - 5 };
	size_t top = list_top(&st->list, rows - CHART_HEAD_ROWS);

	chart_table_row(&st->sheet, 0, &at);
	at.y++;
	chart_table_row(&st->sheet, 1, &at);
	for (size_t i = top; i < st->list.count && at.y + 1 < y + rows; i++) {
		at.y++;
		at.marked = i == st->list.selected;
		chart_table_row(&st->sheet, CHART_HEAD_ROWS + (int)i, &at);
	}
}

static void
draw_map(const struct screen *s, int y, int rows)
{
	const struct map_screen *st = s->state;
	int columns = ui_columns(s->ui);
	char *number = report_number(st->elsewhere);
	/* TRANSLATORS: people who live in no commune of the map, or of whom it is not known; at
	 * most 40 columns */
	char *elsewhere = mem_printf(_("elsewhere or not given: %s"), number);
	char *text = said(st, columns - 4);

	tiles_draw(y, 1, rows, columns - 2, st->commune, tile_value, st);
	draw_text(ui_bottom(s->ui) - 1, 2, columns - 4, STYLE_PLAIN, text);
	if (columns >= 60 + utf8_width(elsewhere))
		draw_right(ui_bottom(s->ui) - 1, 60, columns - 62, STYLE_DIM, elsewhere);
	free(text);
	free(elsewhere);
	free(number);
}

static void
map_draw(const struct screen *s)
{
	const struct map_screen *st = s->state;
	int columns = ui_columns(s->ui);
	int y = head_end(s);
	bool table = is_table(s), beside = beside_title(s);
	const char *mark = _("for this desk only");
	bool below =
		!table && utf8_width(_(measures[st->measure])) + utf8_width(mark) > columns - 6;
	const char *right = beside ? st->filters : below ? "" : mark;
	int room = columns - 6 - utf8_width(right); /* it is to be read before the title */
	int used;

	used = draw_text(UI_TOP, 2, room > columns / 3 ? room : columns / 3, STYLE_STRONG,
			 _(measures[table ? MEASURE_PEOPLE : st->measure]));
	draw_right(UI_TOP, used + 4, columns - used - 6, STYLE_DIM, right);
	if (!beside)
		stats_filter_draw(st->filters, UI_TOP + 1, 2, columns - 4);
	if (table)
		draw_table(s, y, rows_left(s));
	else
		draw_map(s, y, rows_left(s));
	if (beside || below) /* beside the names of the islands */
		draw_right(y, columns - 2 - utf8_width(mark), utf8_width(mark), STYLE_DIM, mark);
}

static enum verdict
open_sessions(struct screen *s)
{
	const struct map_screen *st = s->state;
	struct journal_filter filter;
	const struct journal_arg arg = { .filter = &filter };
	int64_t code = st->commune;

	if (is_table(s) && st->list.count > 0)
		code = st->sheet.row[st->list.selected].code;
	if (stats_drill(st->data, STATS_RESIDENCE, code, &filter))
		ui_push(s, &screen_journal, &arg);
	return VERDICT_DONE;
}

static enum verdict
map_run(struct screen *s, int op, struct err *err)
{
	struct map_screen *st = s->state;

	(void)err;
	if ((op == OP_MEASURE || op == OP_TABLE) && is_table(s) && !st->table) {
		ui_say(s->ui,
		       _("Too many filters for the map: take one off, or enlarge the window."));
		return VERDICT_DONE;
	}
	switch (op) {
	case OP_SESSIONS:
		return open_sessions(s);
	case OP_MEASURE:
		st->table = false;
		st->measure = (st->measure + 1) % MEASURES;
		return VERDICT_DONE;
	case OP_TABLE:
		st->table = !st->table;
		return VERDICT_DONE;
	default:
		return VERDICT_IGNORED;
	}
}

static enum verdict
map_key(struct screen *s, int key, struct err *err)
{
	struct map_screen *st = s->state;
	int there;

	(void)err;
	if (is_table(s))
		return list_key(&st->list, key, rows_left(s) - CHART_HEAD_ROWS) ? VERDICT_DONE
										: VERDICT_IGNORED;
	there = tiles_step(st->commune, key);
	if (there == 0)
		return VERDICT_IGNORED;
	st->commune = there;
	return VERDICT_DONE;
}

static char *
map_subtitle(const struct screen *s)
{
	const struct map_screen *st = s->state;

	return period_words(&st->data->period);
}

const struct screen_ops screen_stats_map = {
	.name = "stats-map",
	.title = N_("Where people live"),
	.commands = commands,
	.state_size = sizeof(struct map_screen),
	.open = map_open,
	.close = map_close,
	.draw = map_draw,
	.run = map_run,
	.key = map_key,
	.subtitle = map_subtitle,
};
