/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk's own figures: a month, or any period, by pages of tables. They are for the desk's eyes;
 * what leaves the desk is made by the export. */
#include "config.h"

#include <stdlib.h>

#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "store/stats.h"
#include "ui/draw.h"
#include "ui/edit.h"
#include "ui/key.h"
#include "ui/period_typed.h"
#include "ui/screen.h"
#include "ui/stats_block.h"
#include "ui/stats_pages.h"
#include "ui/stats_totals.h"
#include "ui/ui.h"

#define PERIOD_CHARS 60
#define YEAR_MONTHS 12

enum layout {
	TOTAL_ROWS = 5,       /* at most */
	TOTAL_ROWS_SHORT = 3, /* where rows are few */
	SHORT = 20,
};

struct stats_screen {
	struct stats *stats;
	struct period period;
	struct stats_period figures;
	struct strlist phrases;
	int64_t months[YEAR_MONTHS + 1]; /* attendances, the last one is the month shown */
	bool by_month;                   /* the period is a month: months are filled */
	struct stats_pages pages;
	bool typing;
	struct edit typed; /* a period */
};

enum {
	OP_BEFORE = 1,
	OP_AFTER,
	OP_THIS,
	OP_PERIOD,
	OP_PAGE,
	OP_PAGE_BACK,
	OP_EXPORT,
	OP_COOP,
};

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
static const struct command commands[] = {
	{ OP_PERIOD,
	  "stats-period",
	  { K_ENTER, 'p' },
	  N_("Period"),
	  N_("Type any period, a month, a year or two dates; then show it") },
	{ OP_BEFORE, "stats-before", { K_LEFT }, N_("Before"), N_("Show the month before") },
	{ OP_AFTER, "stats-after", { K_RIGHT }, N_("After"), N_("Show the month after") },
	{ OP_PAGE,
	  "stats-page",
	  { K_TAB, 't' },
	  N_("Next page"),
	  N_("Show the next page of tables") },
	{ OP_EXPORT,
	  "stats-export",
	  { 'x' },
	  N_("Export"),
	  N_("Hand over the anonymised figures of a month") },
	{ OP_COOP,
	  "stats-coop",
	  { 'o' },
	  N_("To report"),
	  N_("Type the month’s sessions into the national tool too, one after the other") },
	{ OP_PAGE_BACK,
	  "stats-page-back",
	  { K_BACK_TAB },
	  NULL,
	  N_("Show the page of tables before") },
	{ OP_THIS, "stats-this", { K_HOME }, NULL, N_("Come back to this month") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

static uint32_t
all_dims(void)
{
	return (UINT32_C(1) << STATS_DIM_COUNT) - 1;
}

/* The twelve months up to the one shown, and that of the year before: what it is compared with. */
static int
read_months(struct stats_screen *st, struct err *err)
{
	struct stats_period year;
	const struct stats_table *table = &year.by[STATS_MONTH];
	const struct stats_query query = { .from = date_add_months(st->period.from, -YEAR_MONTHS),
					   .to = st->period.to,
					   .dims = UINT32_C(1) << STATS_MONTH };
	size_t i;

	st->by_month = false;
	if (!period_is_month(&st->period))
		return 0;
	if (stats_read(st->stats, &query, &year, err) != 0)
		return -1;
	st->by_month = table->count == YEAR_MONTHS + 1;
	for (i = 0; i < table->count && st->by_month; i++)
		st->months[i] = table->line[i].attendances;
	stats_period_clear(&year);
	return 0;
}

static void
add_comparison(struct stats_screen *st, int index, int months)
{
	int64_t before = st->months[index];
	char *month = words_month(date_add_months(st->period.from, -months));
	char *number = words_number(before);
	char *change = stats_change(st->months[YEAR_MONTHS], before);
	/* TRANSLATORS: another month, its number of attendances, and the change since */
	char *phrase = *change == '\0' ? mem_printf(_("%1$s: %2$s"), month, number)
				       : mem_printf(_("%1$s: %2$s (%3$s)"), month, number, change);

	strlist_add(&st->phrases, phrase);
	free(month);
	free(number);
	free(change);
	free(phrase);
}

static int
load(struct screen *s, struct err *err)
{
	struct stats_screen *st = s->state;
	const struct stats_query query = { .from = st->period.from,
					   .to = st->period.to,
					   .dims = all_dims() };
	struct stats_period figures;

	if (stats_read(st->stats, &query, &figures, err) != 0)
		return -1;
	stats_period_clear(&st->figures);
	st->figures = figures;
	if (read_months(st, err) != 0)
		return -1;
	strlist_clear(&st->phrases);
	stats_totals_main(&st->figures.total, &st->phrases);
	if (st->by_month) {
		add_comparison(st, YEAR_MONTHS - 1, 1);
		add_comparison(st, 0, YEAR_MONTHS);
	}
	stats_totals_more(&st->figures.total, &st->phrases);
	stats_totals_turned_away(&st->figures.total, &st->phrases);
	stats_pages_show(&st->pages, &st->figures);
	return 0;
}

static void
stats_close_screen(struct screen *s)
{
	struct stats_screen *st = s->state;

	stats_pages_clear(&st->pages);
	strlist_clear(&st->phrases);
	stats_period_clear(&st->figures);
	edit_clear(&st->typed);
	stats_close(st->stats);
}

static int
stats_open_screen(struct screen *s, const void *arg, struct err *err)
{
	struct stats_screen *st = s->state;

	(void)arg;
	if (stats_open(&st->stats, desk_file(s->desk), err) != 0)
		return -1;
	edit_init(&st->typed, PERIOD_CHARS);
	st->period = period_month(clock_today(desk_clock(s->desk)));
	if (load(s, err) == 0)
		return 0;
	stats_close_screen(s);
	return -1;
}

static void
stats_refresh(struct screen *s)
{
	struct err err = { 0 };

	if (load(s, &err) != 0)
		ui_fail(s->ui, &err);
}

/* Where the totals stand, beside the row of months. */
static struct stats_flow
totals_flow(const struct screen *s)
{
	const struct stats_screen *st = s->state;
	int months = YEAR_MONTHS + utf8_width(_("12 months")) + 3;

	return (struct stats_flow){ .y = UI_TOP + 1,
				    .x = 2,
				    .width = ui_columns(s->ui) - 4,
				    .first_less = st->by_month ? months : 0,
				    .rows = ui_rows(s->ui) < SHORT ? TOTAL_ROWS_SHORT
								   : TOTAL_ROWS };
}

/* Where the tables stand. */
static struct stats_area
area(const struct screen *s)
{
	const struct stats_screen *st = s->state;
	struct stats_flow flow = totals_flow(s);

	return (struct stats_area){ .y = UI_TOP + 2 + stats_phrases_rows(&st->phrases, &flow),
				    .end = ui_bottom(s->ui),
				    .x = 2,
				    .width = flow.width };
}

static void
draw_typed(const struct screen *s, int columns)
{
	const struct stats_screen *st = s->state;
	/* TRANSLATORS: before a period to be typed, at most 12 columns */
	int used = draw_text(UI_TOP, 2, 12, STYLE_STRONG, _("Period"));
	const char *example = _("for example: october, 2026, 1/10 15/10");
	int width = columns - used - 6 - utf8_width(example);

	if (width < 16) {
		width = columns - used - 6;
		example = "";
	}
	edit_draw(&st->typed, UI_TOP, 4 + used, width, STYLE_STRONG, true);
	draw_text(UI_TOP, 5 + used + width, columns - used - width - 6, STYLE_DIM, example);
}

static void
draw_year(const struct stats_screen *st, int y, int columns)
{
	/* TRANSLATORS: label of a row of small bars, one for each of the last 12 months */
	const char *label = _("12 months");
	int x = columns - 2 - YEAR_MONTHS;

	if (!st->by_month)
		return;
	draw_spark(y, x, st->months + 1, YEAR_MONTHS);
	draw_text(y, x - utf8_width(label) - 1, utf8_width(label), STYLE_DIM, label);
}

static bool
nothing(const struct stats_screen *st)
{
	return st->figures.total.sessions == 0;
}

static void
stats_draw(const struct screen *s)
{
	const struct stats_screen *st = s->state;
	int columns = ui_columns(s->ui);
	struct stats_area a = area(s);
	struct stats_flow flow = totals_flow(s);

	if (st->typing)
		draw_typed(s, columns);
	else
		stats_pages_draw_names(&st->pages, UI_TOP, columns);
	draw_year(st, UI_TOP + 1, columns);
	if (nothing(st)) {
		/* A page of zeros would have to be read to learn that it says nothing. */
		draw_wrapped(UI_TOP + 3, 2, columns - 4, 2, STYLE_STRONG,
			     _("Nothing was logged in this period: show another month, or type any "
			       "period."));
	} else {
		stats_phrases_draw(&st->phrases, &flow);
		stats_pages_draw(&st->pages, &a);
	}
	if (!st->typing)
		draw_cursor(UI_TOP, 1);
}

static bool
stats_typing(const struct screen *s)
{
	const struct stats_screen *st = s->state;

	return st->typing;
}

/* Never beyond the present: there is nothing to count there. */
static void
show(struct screen *s, struct period p, struct err *err)
{
	struct stats_screen *st = s->state;
	struct period before = st->period;

	if (p.from > clock_today(desk_clock(s->desk))) {
		ui_say(s->ui, _("Nothing is logged in the future."));
		return;
	}
	st->period = p;
	if (load(s, err) != 0)
		st->period = before;
}

static enum verdict
accept(struct screen *s, struct err *err)
{
	struct stats_screen *st = s->state;
	struct period p;

	if (period_parse(st->typed.text, clock_today(desk_clock(s->desk)), &p) != 0) {
		ui_warn(s->ui, _("This cannot be read as a period: type a month, a year, or two "
				 "dates."));
		return VERDICT_DONE;
	}
	st->typing = false;
	show(s, p, err);
	return VERDICT_DONE;
}

/* While a period is typed, the arrows belong to its text. */
static enum verdict
run_typing(struct screen *s, int op, struct err *err)
{
	struct stats_screen *st = s->state;

	switch (op) {
	case OP_PERIOD:
		return accept(s, err);
	case UI_BACK:
		st->typing = false;
		return VERDICT_DONE;
	case OP_BEFORE:
		edit_key(&st->typed, K_LEFT);
		return VERDICT_DONE;
	case OP_AFTER:
		edit_key(&st->typed, K_RIGHT);
		return VERDICT_DONE;
	case OP_THIS:
		edit_key(&st->typed, K_HOME);
		return VERDICT_DONE;
	default:
		return op > 0 ? VERDICT_DONE : VERDICT_IGNORED;
	}
}

static enum verdict
stats_run(struct screen *s, int op, struct err *err)
{
	struct stats_screen *st = s->state;
	int month;

	if (st->typing)
		return run_typing(s, op, err);
	switch (op) {
	case OP_BEFORE:
		show(s, period_shift(&st->period, -1), err);
		return VERDICT_DONE;
	case OP_AFTER:
		show(s, period_shift(&st->period, 1), err);
		return VERDICT_DONE;
	case OP_THIS:
		show(s, period_month(clock_today(desk_clock(s->desk))), err);
		return VERDICT_DONE;
	case OP_PERIOD:
		st->typing = true;
		edit_set(&st->typed, "");
		return VERDICT_DONE;
	case OP_PAGE:
		stats_pages_turn(&st->pages, 1, &st->figures);
		return VERDICT_DONE;
	case OP_PAGE_BACK:
		stats_pages_turn(&st->pages, -1, &st->figures);
		return VERDICT_DONE;
	case OP_EXPORT:
		ui_push(s, &screen_export, NULL);
		return VERDICT_DONE;
	case OP_COOP:
		month = date_month_first(st->period.from);
		ui_push(s, &screen_coop, &month);
		return VERDICT_DONE;
	default:
		return VERDICT_IGNORED;
	}
}

static enum verdict
stats_key(struct screen *s, int key, struct err *err)
{
	struct stats_screen *st = s->state;
	struct stats_area a = area(s);

	(void)err;
	if (st->typing)
		return edit_key(&st->typed, key) ? VERDICT_DONE : VERDICT_IGNORED;
	return stats_pages_key(&st->pages, key, &a) ? VERDICT_DONE : VERDICT_IGNORED;
}

static char *
stats_subtitle(const struct screen *s)
{
	const struct stats_screen *st = s->state;

	return period_words(&st->period);
}

const struct screen_ops screen_stats = {
	.name = "stats",
	.title = N_("Statistics"),
	.commands = commands,
	.state_size = sizeof(struct stats_screen),
	.open = stats_open_screen,
	.close = stats_close_screen,
	.draw = stats_draw,
	.run = stats_run,
	.typing = stats_typing,
	.key = stats_key,
	.refresh = stats_refresh,
	.subtitle = stats_subtitle,
};
