/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The totals above the list of the home screen. */
#include "config.h"

#include "ui/home_totals.h"

#include <stdlib.h>

#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/draw.h"
#include "ui/ui.h"

#define WORDS_COLUMNS 90 /* narrower, the totals are numbers alone */

/* A draft that cannot be looked at is no reason not to show the day. */
int
home_totals_load(struct home_totals *t, struct desk *d, int day, struct err *err)
{
	struct form draft;

	t->day = day;
	t->today = day == clock_today(desk_clock(d));
	if (logbook_sums(d, day, day, &t->of_day, err) != 0 ||
	    logbook_sums(d, date_month_first(day), date_month_last(day), &t->of_month, err) != 0 ||
	    logbook_days(d, day - HOME_SPARK_DAYS + 1, HOME_SPARK_DAYS, t->days, err) != 0)
		return -1;
	form_init(&draft, 0);
	if (logbook_draft_get(d, &draft, &t->draft, err) != 0)
		t->draft = false;
	form_clear(&draft);
	return 0;
}

/* « 7 attendances · 3 h 15 »; brief: without the word. */
static char *
total(const struct logbook_sums *sums, bool brief)
{
	char *hours = words_hours(sums->minutes);
	char *count = words_number(sums->attendances);
	char *text = brief ? mem_strdup(count)
			   /* TRANSLATORS: %s is a number: how many times someone was helped */
			   : mem_printf(ngettext("%s attendance", "%s attendances",
						 (unsigned long)sums->attendances),
					count);
	char *line = mem_printf("%s %s %s", text, draw_dot(), hours);

	free(hours);
	free(count);
	free(text);
	return line;
}

void
home_totals_draw(const struct home_totals *t, int columns)
{
	char *day = total(&t->of_day, columns < WORDS_COLUMNS);
	char *month = total(&t->of_month, true);
	char *name = t->today ? mem_strdup(_("Today")) : words_date_short(t->day);
	char *month_name = words_month(t->day);
	int half = columns / 2;
	int used;

	used = draw_text(UI_TOP, 2, half - 3, STYLE_STRONG, name);
	draw_text(UI_TOP, 4 + used, half - used - 5, STYLE_ACCENT, day);
	used = draw_text(UI_TOP, half, columns - half - 2, STYLE_STRONG, month_name);
	draw_text(UI_TOP, half + used + 2, columns - half - used - 4, STYLE_ACCENT, month);
	/* TRANSLATORS: label of a row of small bars, one for each of the last 14 days */
	used = draw_text(UI_TOP + 1, 2, half - 3 - HOME_SPARK_DAYS, STYLE_PLAIN, _("14 days"));
	draw_spark(UI_TOP + 1, 4 + used, t->days, HOME_SPARK_DAYS);
	if (t->draft)
		draw_text(UI_TOP + 1, half, columns - half - 2, STYLE_STRONG,
			  _("a draft waits: b"));
	free(day);
	free(month);
	free(name);
	free(month_name);
}

void
home_timer_draw(const struct timer *t, const struct clock *clock, int columns)
{
	int minutes = timer_minutes(t, clock);
	char *since, *duration;

	if (minutes == 0)
		return;
	since = words_time(t->minute);
	duration = words_duration(minutes);
	/* TRANSLATORS: the timer; a time, then a duration; at most 56 columns with them */
	draw_textf(UI_TOP + HOME_TOTALS_ROWS, 2, columns - 4, STYLE_STRONG,
		   _("Timer since %s: %s – h logs it, z stops it"), since, duration);
	free(since);
	free(duration);
}
