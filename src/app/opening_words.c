/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a week to a sentence: days that are alike are said once, in the order of their first. Times
 * are those of a clock of 24 hours; what goes on after midnight ends at a time of the next day. */
#include "config.h"

#include "app/opening_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/hours_week.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"

#define RUN_MIN 3 /* days that follow each other: « from … to … », fewer are named */

/* « a, b and c ». Yours. */
static char *
listed(const struct strlist *l)
{
	char *text = mem_strdup(l->item[0]);

	for (size_t i = 1; i < l->count; i++) {
		char *before = text;

		if (i + 1 < l->count)
			text = mem_printf("%s, %s", before, l->item[i]);
		else
			/* TRANSLATORS: the last two of days, or of times: « on Monday and on
			 * Friday », « from 8:00 to 12:00 and from 13:30 to 16:00 » */
			text = mem_printf(_("%1$s and %2$s"), before, l->item[i]);
		free(before);
	}
	return text;
}

static char *
time_words(int minute)
{
	int hour = minute / 60;

	if (minute > HOURS_DAY_MINUTES)
		hour -= 24;
	if (minute % 60 == 0)
		/* TRANSLATORS: an hour of the day on paper, without minutes: « 16 h » */
		return mem_printf(_("%d:00"), hour);
	/* TRANSLATORS: an hour of the day on paper: « 7 h 30 » */
	return mem_printf(_("%1$d:%2$02d"), hour, minute % 60);
}

static char *
times_words(const struct hours_week *week, int day)
{
	struct strlist times = { .item = NULL };
	char *text;

	for (int i = 0; i < week->count[day]; i++) {
		char *start = time_words(week->range[day][i].start);
		char *end = time_words(week->range[day][i].end);

		/* TRANSLATORS: hours: « from 7:30 to 12:30 » */
		text = mem_printf(_("from %1$s until %2$s"), start, end);
		strlist_add(&times, text);
		free(text);
		free(start);
		free(end);
	}
	text = listed(&times);
	strlist_clear(&times);
	return text;
}

static bool
alike(const struct hours_week *week, int a, int b)
{
	return week->count[a] == week->count[b] &&
	       memcmp(week->range[a], week->range[b],
		      (size_t)week->count[a] * sizeof(struct hours_range)) == 0;
}

/* The days that are like that one, which is the first of them. */
static char *
days_words(const struct hours_week *week, int first)
{
	struct strlist days = { .item = NULL };
	char *text;

	for (int day = first, last; day < HOURS_WEEKDAYS; day = last + 1) {
		last = day;
		if (!alike(week, day, first))
			continue;
		while (last + 1 < HOURS_WEEKDAYS && alike(week, last + 1, first))
			last++;
		if (last - day + 1 < RUN_MIN) {
			last = day;
			/* TRANSLATORS: a day of each week: « le vendredi » */
			text = mem_printf(_("on %s"), i18n_weekday(day, false));
		} else {
			/* TRANSLATORS: days of each week: « du lundi au jeudi » */
			text = mem_printf(_("%1$s to %2$s"), i18n_weekday(day, false),
					  i18n_weekday(last, false));
		}
		strlist_add(&days, text);
		free(text);
	}
	text = listed(&days);
	strlist_clear(&days);
	return text;
}

/* One thing more of the week; takes it over. */
static void
say(struct buf *out, char *more)
{
	char *before = buf_take(out);

	if (*before == '\0')
		buf_add(out, more);
	else
		/* TRANSLATORS: some days of the week with their hours, then others with theirs */
		buf_addf(out, _("%1$s; %2$s"), before, more);
	free(before);
	free(more);
}

static void
say_days(const struct hours_week *week, int first, struct buf *out)
{
	bool all = true;
	char *days;
	char *times;

	for (int day = 0; day < HOURS_WEEKDAYS; day++) {
		if (day < first && alike(week, day, first))
			return; /* said with that one */
		all = all && alike(week, day, first);
	}
	if (week->count[first] == 0) {
		if (all)
			say(out, mem_strdup(_("closed all week")));
		return;
	}
	times = times_words(week, first);
	days = all ? mem_strdup(_("every day")) : days_words(week, first);

	say(out, mem_printf("%s %s", days, times));
	free(days);
	free(times);
}

static void
say_comment(const char *hours, struct buf *out)
{
	const char *start = strchr(hours, '"');
	const char *end = start != NULL ? strchr(start + 1, '"') : NULL;

	if (end != NULL && end > start + 1)
		buf_addf(out, " (%.*s)", (int)(end - start - 1), start + 1);
}

enum opening_said
opening_words(const char *hours, char **out)
{
	struct hours read = { .invalid = false };
	struct hours_week week;
	struct buf text = BUF_INIT;

	*out = NULL;
	if (str_empty(hours))
		return OPENING_SAID_NOTHING;
	if (hours_read(&read, hours) != 0 || hours_week_of(&read, &week) != 0) {
		hours_clear(&read);
		*out = mem_strdup(hours);
		return OPENING_SAID_AS_IS;
	}
	hours_clear(&read);
	for (int day = 0; day < HOURS_WEEKDAYS; day++)
		say_days(&week, day, &text);
	if (week.holidays_off)
		say(&text, mem_strdup(_("closed on public holidays")));
	say_comment(hours, &text);
	*out = buf_take(&text);
	return OPENING_SAID_WEEK;
}
