/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk's own figures: a month, or any period, by pages of charts, each of which is a table,
 * too. They are for the desk's eyes; what leaves the desk is made by the export. */
#include "config.h"

#include <stdlib.h>

#include "app/day_counts.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/os.h"
#include "base/str.h"
#include "ui/draw.h"
#include "ui/key.h"
#include "ui/screen.h"
#include "ui/stats_drill.h"
#include "ui/stats_filters.h"
#include "ui/stats_pages.h"
#include "ui/stats_period.h"
#include "ui/stats_save.h"
#include "ui/stats_totals.h"
#include "ui/ui.h"

#define QUESTION_PERIOD 1
#define QUESTION_SAVE 2
#define KEEP_EVERY_MS 300

enum layout {
	TOTAL_ROWS = 5,       /* at most */
	TOTAL_ROWS_SHORT = 2, /* where rows are few, and on the other pages */
	SHORT = 20,
};

struct stats_screen {
	struct stats_data data;
	bool uncounted; /* days of what is shown may not be counted beforehand */
	struct strlist phrases;
	char *filters; /* in words; NULL: all is counted */
	struct stats_pages pages;
};

enum {
	OP_BEFORE = 1,
	OP_AFTER,
	OP_THIS,
	OP_PERIOD,
	OP_PAGE,
	OP_PAGE_BACK,
	OP_TABLE,
	OP_DETAIL,
	OP_FILTERS,
	OP_MAP,
	OP_HOURS,
	OP_SAVE,
	OP_EXPORT,
	OP_COOP,
};

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
static const struct command commands[] = {
	{ OP_PAGE, "stats-page", { K_TAB }, N_("Next page"), N_("Show the next page of figures") },
	{ OP_TABLE,
	  "stats-table",
	  { 't' },
	  N_("Table"),
	  N_("Show tables instead of charts, or charts again") },
	{ OP_FILTERS,
	  "stats-filters",
	  { 'f' },
	  N_("Filters"),
	  N_("Count by kind, theme, channel, place, commune, mediator or tag") },
	{ OP_PERIOD,
	  "stats-period",
	  { 'p' },
	  N_("Period"),
	  N_("Choose a period, or type any, a month, a year or two dates") },
	{ OP_DETAIL,
	  "stats-detail",
	  { K_ENTER },
	  N_("Sessions"),
	  N_("List the sessions that the marked row counts") },
	{ OP_MAP,
	  "stats-map",
	  { 'c' },
	  N_("Map"),
	  N_("Show where people live, on a map of each island") },
	{ OP_HOURS,
	  "stats-hours",
	  { 'h' },
	  N_("Hours"),
	  N_("Show when people come, by day of the week and hour") },
	{ OP_SAVE,
	  "stats-save",
	  { 'w' },
	  N_("Save"),
	  N_("Keep what is shown as a file, for this desk alone") },
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
	{ OP_BEFORE, "stats-before", { K_LEFT }, N_("Before"), N_("Show the period before") },
	{ OP_AFTER, "stats-after", { K_RIGHT }, N_("After"), N_("Show the period after") },
	{ OP_PAGE_BACK,
	  "stats-page-back",
	  { K_BACK_TAB },
	  NULL,
	  N_("Show the page of figures before") },
	{ OP_THIS, "stats-this", { K_HOME }, NULL, N_("Come back to this month") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

static void
add_comparison(struct stats_screen *st, enum stats_then then)
{
	struct stats_data *d = &st->data;
	struct sheet_cell change =
		sheet_change(d->total[STATS_NOW].attendances, d->total[then].attendances);
	char *period = period_words(&d->then[then]);
	char *number = words_number(d->total[then].attendances);
	char *percent = sheet_cell_text(&change);
	/* TRANSLATORS: another period, its number of attendances, and the change since */
	char *phrase = *percent == '\0'
			       ? mem_printf(_("%1$s: %2$s"), period, number)
			       : mem_printf(_("%1$s: %2$s (%3$s)"), period, number, percent);

	strlist_add(&st->phrases, phrase);
	free(period);
	free(number);
	free(percent);
	free(phrase);
}

/* What has been read so far. */
static void
show_read(struct stats_screen *st)
{
	const struct stats_totals *total = &st->data.total[STATS_NOW];

	strlist_clear(&st->phrases);
	stats_totals_main(total, &st->phrases);
	for (size_t i = STATS_BEFORE; i < stats_data_thens(&st->data); i++)
		add_comparison(st, (enum stats_then)i);
	stats_totals_more(total, &st->phrases);
	stats_totals_turned_away(total, &st->phrases);
	stats_pages_show(&st->pages, &st->data);
}

static int
load(struct screen *s, struct err *err)
{
	struct stats_screen *st = s->state;

	if (stats_data_read(&st->data, err) != 0)
		return -1;
	st->uncounted = true;
	mem_replace(&st->filters, stats_filter_line(s->desk, &st->data.filter));
	show_read(st);
	return 0;
}

/* A stretch of work ends for a key, and now and then, so that it is kept. */
static bool
enough(void *arg)
{
	const int64_t *until = arg;

	return ui_key_waits() || os_elapsed_ms() >= *until;
}

/* First what the period is compared with, then its days are counted beforehand, for next time. */
static bool
stats_work(struct screen *s, struct err *err)
{
	struct stats_screen *st = s->state;
	int64_t until = os_elapsed_ms() + KEEP_EVERY_MS;
	struct period all;

	if (st->data.more < STATS_MORE_DONE) {
		if (stats_data_read_more(&st->data, err) != 0)
			return false;
		show_read(st);
		return true;
	}
	all = stats_data_all(&st->data);
	st->uncounted = st->uncounted &&
			desk_days_count(s->desk, st->data.stats, all.from, all.to, enough, &until);
	return st->uncounted;
}

static void
stats_close_screen(struct screen *s)
{
	struct stats_screen *st = s->state;

	stats_pages_clear(&st->pages);
	free(st->filters);
	strlist_clear(&st->phrases);
	stats_data_clear(&st->data);
	stats_close(st->data.stats);
}

static int
stats_open_screen(struct screen *s, const void *arg, struct err *err)
{
	struct stats_screen *st = s->state;

	(void)arg;
	if (stats_open(&st->data.stats, desk_file(s->desk), err) != 0)
		return -1;
	st->data.today = clock_today(desk_clock(s->desk));
	st->data.period = period_month(st->data.today);
	if (load(s, err) == 0)
		return 0;
	stats_close_screen(s);
	return -1;
}

static void
stats_refresh(struct screen *s)
{
	struct stats_screen *st = s->state;
	struct err err = { 0 };

	st->data.today = clock_today(desk_clock(s->desk));
	if (load(s, &err) != 0)
		ui_fail(s->ui, &err);
}

/* Where the totals stand. */
static struct stats_flow
totals_flow(const struct screen *s)
{
	const struct stats_screen *st = s->state;
	bool few = ui_rows(s->ui) < SHORT || st->pages.page != STATS_SUMMARY;
	int width = ui_columns(s->ui) - 4;

	return (struct stats_flow){ .y = UI_TOP + 1 + stats_filter_rows(st->filters, width),
				    .x = 2,
				    .width = width,
				    .rows = few ? TOTAL_ROWS_SHORT : TOTAL_ROWS };
}

/* Where the charts stand. */
static struct stats_area
area(const struct screen *s)
{
	const struct stats_screen *st = s->state;
	struct stats_flow flow = totals_flow(s);

	return (struct stats_area){ .y = flow.y + stats_phrases_rows(&st->phrases, &flow) + 1,
				    .end = ui_bottom(s->ui),
				    .x = 3,
				    .width = flow.width - 1 };
}

static void
stats_draw(const struct screen *s)
{
	const struct stats_screen *st = s->state;
	int columns = ui_columns(s->ui);
	struct stats_area a = area(s);
	struct stats_flow flow = totals_flow(s);

	draw_cursor(UI_TOP, 1);
	stats_period_neighbours(&st->data, stats_pages_draw_names(&st->pages, UI_TOP, columns),
				st->data.total[STATS_NOW].sessions > 0 ? a.y - 1 : flow.y, columns);
	stats_filter_draw(st->filters, UI_TOP + 1, flow.x, flow.width);
	if (st->data.total[STATS_NOW].sessions == 0 && st->filters != NULL) {
		draw_wrapped(flow.y + 1, 2, columns - 4, 2, STYLE_STRONG,
			     _("Nothing in this period passes these filters: f changes them."));
		return;
	}
	if (st->data.total[STATS_NOW].sessions == 0) {
		/* A page of zeros would have to be read to learn that it says nothing. */
		draw_wrapped(UI_TOP + 3, 2, columns - 4, 2, STYLE_STRONG,
			     _("Nothing was logged in this period: show another month, or type any "
			       "period."));
		return;
	}
	stats_phrases_draw(&st->phrases, &flow);
	/* TRANSLATORS: figures that are not anonymised and stay at the desk */
	draw_right(a.y - 1, 2, columns - 4, STYLE_DIM, _("for this desk only"));
	stats_pages_draw(&st->pages, &a);
}

/* Never beyond the present: there is nothing to count there. */
static void
show(struct screen *s, struct period p, struct err *err)
{
	struct stats_screen *st = s->state;
	struct period before = st->data.period;

	if (p.from > st->data.today) {
		ui_say(s->ui, _("Nothing is logged in the future."));
		return;
	}
	st->data.period = p;
	if (load(s, err) != 0)
		st->data.period = before;
}

static enum verdict
open_marked(struct screen *s)
{
	const struct stats_screen *st = s->state;
	struct journal_filter filter;
	const struct journal_arg arg = { .filter = &filter };
	enum stats_dim dim;
	int64_t code;
	bool year;

	/* Without sessions no row is seen, though one is marked. */
	if (st->data.total[STATS_NOW].sessions == 0 ||
	    !stats_pages_marked(&st->pages, &dim, &code, &year)) {
		ui_say(s->ui, _("No row here leads to sessions."));
	} else if (stats_drill(&st->data, dim, code, &filter)) {
		if (year) {
			filter.from = stats_data_year(&st->data).from;
			filter.to = stats_data_year(&st->data).to;
		}
		ui_push(s, &screen_journal, &arg);
	} else if (dim == STATS_TURNED_AWAY) {
		ui_say(s->ui, _("People turned away are in no session of the journal."));
	} else {
		/* TRANSLATORS: f is a key */
		ui_say(s->ui, _("One theme, one tag at a time: f takes the filter off."));
	}
	return VERDICT_DONE;
}

static enum verdict
stats_run(struct screen *s, int op, struct err *err)
{
	struct stats_screen *st = s->state;
	struct stats_area a = area(s);
	int month = date_month_first(st->data.period.from);
	struct stats_filter *filter = &st->data.filter;

	switch (op) {
	case OP_BEFORE:
		show(s, period_shift(&st->data.period, -1), err);
		return VERDICT_DONE;
	case OP_AFTER:
		show(s, period_shift(&st->data.period, 1), err);
		return VERDICT_DONE;
	case OP_THIS:
		show(s, period_month(st->data.today), err);
		return VERDICT_DONE;
	case OP_PERIOD:
		stats_period_pick(s, QUESTION_PERIOD, &st->data);
		return VERDICT_DONE;
	case OP_PAGE:
	case OP_PAGE_BACK:
		stats_pages_turn(&st->pages, op == OP_PAGE ? 1 : -1, &st->data);
		return VERDICT_DONE;
	case OP_TABLE:
		stats_pages_table(&st->pages, &a);
		return VERDICT_DONE;
	case OP_HOURS:
		stats_pages_go(&st->pages, STATS_WHEN, &st->data);
		return VERDICT_DONE;
	case OP_FILTERS:
		ui_push(s, &screen_stats_filter, &filter);
		return VERDICT_DONE;
	case OP_MAP:
		ui_push(s, &screen_stats_map, &st->data);
		return VERDICT_DONE;
	case UI_BACK:
		if (st->filters == NULL)
			return VERDICT_CLOSE;
		*filter = (struct stats_filter){ 0 };
		load(s, err);
		return VERDICT_DONE;
	case OP_DETAIL:
		return open_marked(s);
	case OP_SAVE:
		stats_save_ask(s, QUESTION_SAVE);
		return VERDICT_DONE;
	case OP_EXPORT:
		ui_push(s, &screen_export, NULL);
		return VERDICT_DONE;
	case OP_COOP:
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
	return stats_pages_key(&st->pages, key, &a) ? VERDICT_DONE : VERDICT_IGNORED;
}

static void
stats_answer(struct screen *s, int question, int reply, const void *data)
{
	struct stats_screen *st = s->state;
	struct err err = { 0 };
	struct period p;

	if (question == QUESTION_SAVE && stats_data_read_rest(&st->data, &err) == 0)
		stats_save(s, reply, &st->pages, &st->data, st->filters, &err);
	if (question == QUESTION_PERIOD && reply == 1) {
		if (stats_period_picked(data, &st->data, &p) == 0)
			show(s, p, &err);
	}
	if (err.code != ERR_NONE)
		ui_fail(s->ui, &err);
}

static char *
stats_subtitle(const struct screen *s)
{
	const struct stats_screen *st = s->state;

	return period_words(&st->data.period);
}

static char *
stats_brief(const struct screen *s)
{
	const struct stats_screen *st = s->state;

	return period_digits(&st->data.period);
}

static const char *
stats_label(const struct screen *s, int op)
{
	const struct stats_screen *st = s->state;

	return op == UI_BACK && st->filters != NULL ? _("All off") : NULL;
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
	.key = stats_key,
	.answer = stats_answer,
	.work = stats_work,
	.refresh = stats_refresh,
	.label = stats_label,
	.subtitle = stats_subtitle,
	.brief = stats_brief,
};
