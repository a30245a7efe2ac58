/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The totals above the list of the home screen. */
#include "config.h"

#include "ui/home_totals.h"

#include <stdlib.h>

#include "app/referrals.h"
#include "app/releases.h"
#include "app/turned_away.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "report/release.h"
#include "ui/draw.h"
#include "ui/ui.h"

#define WORDS_COLUMNS 90 /* narrower, the totals are in short */
#define TIMER_GAP 2

static int
add_minutes(void *arg, const struct session *s)
{
	*(int64_t *)arg += s->minutes;
	return 0;
}

/* The sums are of those who were helped: a day of other activities alone has none of their time. */
static int
load_day(struct logbook_sums *sums, struct desk *d, int day, struct err *err)
{
	const struct logbook_filter of_day = { .from = day, .to = day };

	if (logbook_sums(d, day, day, sums, err) != 0)
		return -1;
	return sums->attendances == 0 && sums->sessions > 0
		       ? logbook_each(d, &of_day, add_minutes, &sums->minutes, err)
		       : 0;
}

int
home_totals_load(struct home_totals *t, struct desk *d, int day, struct err *err)
{
	t->day = day;
	t->today = day == clock_today(desk_clock(d));
	if (load_day(&t->of_day, d, day, err) != 0 ||
	    logbook_sums(d, date_month_first(day), date_month_last(day), &t->of_month, err) != 0 ||
	    logbook_days(d, day - HOME_SPARK_DAYS + 1, HOME_SPARK_DAYS, t->days, err) != 0 ||
	    turned_away_count(d, day, day, &t->turned_away, err) != 0)
		return -1;
	return 0;
}

/* A draft that cannot be looked at is no reason not to show the day. */
int
home_totals_wait(struct home_totals *t, struct desk *d, struct err *err)
{
	struct form draft;

	if (referrals_count(d, &t->referrals, err) != 0 ||
	    releases_due(d, &t->export_due, err) != 0 || breach_get(d, &t->breach, err) != 0 ||
	    requests_waiting(d, &t->asked, err) != 0)
		return -1;
	form_init(&draft, 0);
	if (logbook_draft_get(d, &draft, &t->draft, err) != 0)
		t->draft = false;
	form_clear(&draft);
	return 0;
}

enum unit { UNIT_WORD, UNIT_SHORT, UNIT_NONE };

/* « 7 attendances · 3 h 15 »; a day on which nobody was helped has its activities. Yours. */
static char *
total(const struct logbook_sums *sums, enum unit unit)
{
	bool nobody = sums->attendances == 0 && sums->sessions > 0 && unit != UNIT_NONE;
	int64_t n = nobody ? sums->sessions : sums->attendances;
	char *hours = words_hours(sums->minutes);
	char *count = words_number(n);
	char *text, *line;

	if (nobody)
		text = mem_printf(ngettext("%s session", "%s sessions", (unsigned long)n), count);
	else if (unit == UNIT_NONE)
		text = mem_strdup(count);
	else if (unit == UNIT_SHORT)
		/* TRANSLATORS: the same as “%s attendances”, in at most 12 columns for 3 digits */
		text = mem_printf(ngettext("%s attend.", "%s attend.", (unsigned long)n), count);
	else
		/* TRANSLATORS: %s is a number: how many times someone was helped */
		text = mem_printf(ngettext("%s attendance", "%s attendances", (unsigned long)n),
				  count);
	line = mem_printf("%s %s %s", text, draw_dot(), hours);
	free(hours);
	free(count);
	free(text);
	return line;
}

/* The day’s total with as much of its unit as there is room for. */
static char *
total_that_fits(const struct logbook_sums *sums, int columns, int room)
{
	char *text = total(sums, columns < WORDS_COLUMNS ? UNIT_SHORT : UNIT_WORD);

	if (utf8_width(text) <= room)
		return text;
	free(text);
	return total(sums, UNIT_NONE);
}

enum { WAITS_DRAFT, WAITS_TURNED_AWAY, WAITS_REFERRALS, WAITS_REQUESTS, WAITS_EXPORT, WAITS_COUNT };

/* A month of late without its year. */
static char *
period_name(const struct release_period *p)
{
	char period[RELEASE_PERIOD_SIZE];

	if (p->months == 1)
		return mem_strdup(i18n_month(date_parts(p->first).month, false));
	release_period_write(p, period);
	return report_release_period(period);
}

/* The one that makes it at once, where nothing is to be asked for. */
static const char *
export_key(const struct releases_due *due)
{
	return due->usual ? "X" : "x";
}

/* Several, with the earliest. Yours. */
static char *
waiting_periods(const struct releases_due *due, bool brief)
{
	char *since = period_name(&due->first);
	unsigned long n = (unsigned long)due->count;
	const char *key = export_key(due);
	char *text;

	if (brief)
		/* TRANSLATORS: a number of months or quarters, and the key; at most 24 columns */
		text = mem_printf(_("to export: %1$d  %2$s"), due->count, key);
	else if (due->first.months == 1)
		/* TRANSLATORS: a number, the earliest month, the key; at most 38 columns */
		text = mem_printf(ngettext("%1$d month to export, from %2$s on  %3$s",
					   "%1$d months to export, from %2$s on  %3$s", n),
				  due->count, since, key);
	else
		/* TRANSLATORS: the same of quarters or years */
		text = mem_printf(ngettext("%1$d period to export, from %2$s on  %3$s",
					   "%1$d periods to export, from %2$s on  %3$s", n),
				  due->count, since, key);
	free(since);
	return text;
}

/* Who asked for what is held on them, and has to be answered: the late ones first. Yours; NULL
 * nobody. */
static char *
waiting_requests(const struct requests_waiting *w, bool brief)
{
	int64_t n = w->late > 0 ? w->late : w->soon;
	char *count, *day, *text;

	if (n == 0)
		return NULL;
	count = words_number(n);
	day = words_date_short(w->first);
	if (brief)
		/* TRANSLATORS: a number of requests; at most 20 columns */
		text = mem_printf(w->late > 0 ? _("late requests: %s") : _("to answer: %s"), count);
	else if (w->late > 0)
		/* TRANSLATORS: how many requests, a day; at most 38 columns */
		text = mem_printf(ngettext("%1$s request, late since %2$s",
					   "%1$s requests, late since %2$s", (unsigned long)n),
				  count, day);
	else
		/* TRANSLATORS: the same, which are not late yet */
		text = mem_printf(ngettext("%1$s request to answer until %2$s",
					   "%1$s requests to answer until %2$s", (unsigned long)n),
				  count, day);
	free(count);
	free(day);
	return text;
}

/* What waits, in words; NULL: nothing of that kind. Yours. */
static char *
waiting(const struct home_totals *t, int which, bool brief)
{
	int64_t n = which == WAITS_REFERRALS ? t->referrals : t->turned_away;
	bool more = which == WAITS_REFERRALS && n > REFERRALS_COUNTED;
	char *number = words_number(more ? REFERRALS_COUNTED : n);
	char *count = mem_printf("%s%s", number, more ? "+" : "");
	char *text = NULL;
	char *due;

	if (which == WAITS_DRAFT && t->draft)
		text = mem_strdup(_("a draft waits: b"));
	else if (which == WAITS_TURNED_AWAY && n > 0)
		/* TRANSLATORS: people who could not be received that day, at most 16 columns */
		text = mem_printf(ngettext("%s turned away", "%s turned away", (unsigned long)n),
				  count);
	else if (which == WAITS_REFERRALS && n > 0 && brief)
		/* TRANSLATORS: referrals, and the key that lists them; at most 20 columns */
		text = mem_printf(_("to follow up: %s  f"), count);
	else if (which == WAITS_REFERRALS && n > 0)
		/* TRANSLATORS: the same with more room, at most 32 columns */
		text = mem_printf(ngettext("to follow up: %s referral  f",
					   "to follow up: %s referrals  f", (unsigned long)n),
				  count);
	else if (which == WAITS_REQUESTS)
		text = waiting_requests(&t->asked, brief);
	else if (which == WAITS_EXPORT && t->export_due.count > 1)
		text = waiting_periods(&t->export_due, brief);
	else if (which == WAITS_EXPORT && t->export_due.count > 0) {
		due = period_name(&t->export_due.first);
		text = mem_printf(brief ? /* TRANSLATORS: a month, and the key that exports it; at
					   * most 24 columns with it */
					  _("to export: %1$s  %2$s")
					: /* TRANSLATORS: the same, at most 38 columns */
					  _("%1$s is not exported yet  %2$s"),
				  due, export_key(&t->export_due));
		free(due);
	}
	free(number);
	free(count);
	return text;
}

static int
room_for(const struct buf *line, const char *text)
{
	return utf8_width(buf_text(line)) + (line->len > 0 ? 3 : 0) + utf8_width(text);
}

/* Without its keys where what waits needs the room. Returns the columns that it takes. */
static int
draw_timer(const struct timer *t, const struct clock *clock, int width, int beside)
{
	int minutes = timer_minutes(t, clock);
	char *since, *duration, *text;
	int used;

	if (minutes == 0)
		return 0;
	since = words_time(t->minute);
	duration = words_duration(minutes);
	/* TRANSLATORS: the timer; a time, then a duration; at most 56 columns with them */
	text = mem_printf(_("Timer since %s: %s – h logs it, z stops it"), since, duration);
	if (beside > 0 && utf8_width(text) + TIMER_GAP + beside > width) {
		free(text);
		/* TRANSLATORS: the same, in at most 32 columns */
		text = mem_printf(_("Timer since %s: %s"), since, duration);
	}
	used = draw_text(UI_TOP + HOME_TOTALS_ROWS, 2, width, STYLE_STRONG, text);
	free(since);
	free(duration);
	free(text);
	return used + TIMER_GAP;
}

/* Beside the last days as far as there is room, the rest on the row below, at its right end. */
static void
draw_waiting(const struct home_totals *t, const struct timer *timer, const struct clock *clock,
	     int columns)
{
	struct buf line[2] = { BUF_INIT, BUF_INIT };
	int room = columns - columns / 2 - 2;
	int taken;

	for (int which = 0; which < WAITS_COUNT; which++) {
		char *text = waiting(t, which, false);
		struct buf *at;

		if (text == NULL)
			continue;
		if (room_for(&line[0], text) > room) {
			free(text);
			text = waiting(t, which, true);
		}
		at = &line[room_for(&line[0], text) > room];
		if (at->len > 0)
			buf_addf(at, " %s ", draw_dot());
		buf_add(at, text);
		free(text);
	}
	draw_text(UI_TOP + 1, columns / 2, room, STYLE_STRONG, buf_text(&line[0]));
	taken = draw_timer(timer, clock, columns - 4, utf8_width(buf_text(&line[1])));
	draw_right(UI_TOP + HOME_TOTALS_ROWS, 2 + taken, columns - 4 - taken, STYLE_STRONG,
		   buf_text(&line[1]));
	buf_clear(&line[0]);
	buf_clear(&line[1]);
}

void
home_totals_draw(const struct home_totals *t, const struct timer *timer, const struct clock *clock,
		 int columns)
{
	char *month = total(&t->of_month, UNIT_NONE);
	char *name = t->today ? mem_strdup(_("Today")) : words_date_short(t->day);
	char *month_name = words_month(t->day);
	int half = columns / 2;
	char *day;
	int used;

	used = draw_text(UI_TOP, 2, half - 3, STYLE_STRONG, name);
	day = total_that_fits(&t->of_day, columns, half - used - 5);
	draw_text(UI_TOP, 4 + used, half - used - 5, STYLE_ACCENT, day);
	used = draw_text(UI_TOP, half, columns - half - 2, STYLE_STRONG, month_name);
	draw_text(UI_TOP, half + used + 2, columns - half - used - 4, STYLE_ACCENT, month);
	/* TRANSLATORS: label of a row of small bars, one for each of the last 14 days */
	used = draw_text(UI_TOP + 1, 2, half - 3 - HOME_SPARK_DAYS, STYLE_PLAIN, _("14 days"));
	draw_spark(UI_TOP + 1, 4 + used, t->days, HOME_SPARK_DAYS);
	draw_waiting(t, timer, clock, columns);
	free(day);
	free(month);
	free(name);
	free(month_name);
}

int
home_totals_end(const struct home_totals *t)
{
	return UI_TOP + HOME_TOTALS_ROWS + 1 + (t->breach.state == BREACH_OPEN);
}

/* With the hours that are left; as short as there is room for. Yours. */
static char *
breach_words(const struct breach *b, int left, bool brief)
{
	char *day = words_date_short(breach_last_day(b));
	char *time = words_time(b->minute);
	char *text;

	if (left < 0)
		text = mem_printf(brief ? /* TRANSLATORS: as below, too late; 56 columns at most */
					  _("Breach: the CNIL, late since %1$s %2$s")
					: /* TRANSLATORS: a day and a time that are past */
					  _("Breach: was to be notified to the CNIL before %1$s "
					    "%2$s"),
				  day, time);
	else if (brief)
		/* TRANSLATORS: the same as below, at most 56 columns */
		text = mem_printf(_("Breach: notify the CNIL before %1$s %2$s (%3$d h)"), day, time,
				  left);
	else
		/* TRANSLATORS: a day, a time, a number of hours from now to then */
		text = mem_printf(_("Breach: to be notified to the CNIL before %1$s %2$s (%3$d h "
				    "left)"),
				  day, time, left);
	free(day);
	free(time);
	return text;
}

void
home_breach_draw(const struct breach *b, const struct clock *clock, int columns)
{
	int left = b->state == BREACH_OPEN ? breach_hours_left(b, clock) : 0;
	char *text;

	if (b->state != BREACH_OPEN)
		return;
	text = breach_words(b, left, false);
	if (utf8_width(text) > columns - 4) {
		free(text);
		text = breach_words(b, left, true);
	}
	draw_text(UI_TOP + HOME_TOTALS_ROWS + 1, 2, columns - 4,
		  left < 0 ? STYLE_ERROR : STYLE_STRONG, text);
	free(text);
}
