/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From hours to a sentence: days that are alike are said once, in the order of their first; then
 * what is no week, rule by rule. Times
 * are those of a clock of 24 hours; what goes on after midnight ends at a time of the next day. */
#include "config.h"

#include "app/opening_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/hours_parts.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"

#define ALL_DAYS ((1u << HOURS_WEEKDAYS) - 1)
#define WEEKS 53
#define READABLE 2000 /* bytes: nobody reads a sentence of more */
#define RUN_MIN 3     /* days that follow each other: « from … to … », fewer are named */

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
times_words(const struct hours_range *range, size_t count)
{
	struct strlist times = { .item = NULL };
	char *text;

	for (size_t i = 0; i < count; i++) {
		char *start = time_words(range[i].start);
		char *end = time_words(range[i].end);

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

/* Takes the text over. */
static void
add(struct strlist *l, char *text)
{
	strlist_add(l, text);
	free(text);
}

/* Days of each week, by their bits: named, or « from … to … ». */
static void
add_days(struct strlist *l, unsigned days)
{
	if (days == ALL_DAYS) {
		strlist_add(l, _("every day"));
		return;
	}
	for (int day = 0, last; day < HOURS_WEEKDAYS; day = last + 1) {
		last = day;
		if ((days >> day & 1) == 0)
			continue;
		while (last + 1 < HOURS_WEEKDAYS && (days >> (last + 1) & 1) != 0)
			last++;
		if (last - day + 1 < RUN_MIN) {
			last = day;
			/* TRANSLATORS: a day of each week: « le vendredi » */
			add(l, mem_printf(_("on %s"), i18n_weekday(day, false)));
		} else {
			/* TRANSLATORS: days of each week: « du lundi au jeudi » */
			add(l, mem_printf(_("%1$s to %2$s"), i18n_weekday(day, false),
					  i18n_weekday(last, false)));
		}
	}
}

/* --- a week --- */

static unsigned
alike(const struct hours_week *week, int first)
{
	unsigned days = 0;

	for (int day = 0; day < HOURS_WEEKDAYS; day++)
		if (week->count[day] == week->count[first] &&
		    memcmp(week->range[day], week->range[first],
			   (size_t)week->count[day] * sizeof(struct hours_range)) == 0)
			days |= 1u << day;
	return days;
}

/* Days that are alike are said with the first of them. */
static void
say_week(const struct hours_week *week, struct strlist *out)
{
	unsigned said = 0;

	for (int day = 0; day < HOURS_WEEKDAYS; day++) {
		struct strlist when = { .item = NULL };
		char *days, *times;

		if ((said >> day & 1) != 0 || week->count[day] == 0)
			continue;
		said |= alike(week, day);
		add_days(&when, alike(week, day));
		days = listed(&when);
		times = times_words(week->range[day], (size_t)week->count[day]);
		add(out, mem_printf("%s %s", days, times));
		strlist_clear(&when);
		free(days);
		free(times);
	}
}

static void
say_holidays(const struct hours_parts *p, struct strlist *out)
{
	char *times;

	if (!p->holidays)
		return;
	if (p->holiday_count == 0) {
		strlist_add(out, _("closed on public holidays"));
		return;
	}
	times = times_words(p->holiday, (size_t)p->holiday_count);
	add(out, mem_printf("%s %s", _("on public holidays"), times));
	free(times);
}

/* --- rules that are no week --- */

static void
add_nth_days(struct strlist *l, const struct hours_rule *rule)
{
	static const char *const ordinal[] = {
		NC_("ordinal", "1st"), NC_("ordinal", "2nd"), NC_("ordinal", "3rd"),
		NC_("ordinal", "4th"), NC_("ordinal", "5th"),
	};

	for (int day = 0; day < HOURS_WEEKDAYS; day++)
		for (int n = 0; n < 5 && rule->day[day] != HOURS_EVERY_NTH; n++)
			if ((rule->day[day] >> (n + 1) & 1) != 0)
				/* TRANSLATORS: « le 1er samedi du mois » */
				add(l, mem_printf(_("on the %1$s %2$s of the month"),
						  C_("ordinal", ordinal[n]),
						  i18n_weekday(day, false)));
}

/* On which days. Yours. */
static char *
when_words(const struct hours_rule *rule)
{
	struct strlist when = { .item = NULL };
	unsigned every = 0;
	char *text;

	for (int day = 0; day < HOURS_WEEKDAYS; day++)
		every |= rule->day[day] == HOURS_EVERY_NTH ? 1u << day : 0;
	add_days(&when, every);
	add_nth_days(&when, rule);
	if (rule->holidays)
		/* TRANSLATORS: « les jours fériés de 9 h à 12 h » */
		strlist_add(&when, _("on public holidays"));
	text = listed(&when);
	strlist_clear(&when);
	return text;
}

/* What a rule says, in its weeks of the year. Takes the text over; yours. */
static char *
in_weeks(uint64_t weeks, char *said)
{
	struct strlist numbers = { .item = NULL };
	uint64_t odd = 0, all = 0;
	char *list, *text;
	int count = 0;

	for (int week = 1; week <= WEEKS; week++) {
		all |= UINT64_C(1) << week;
		odd |= week % 2 == 1 ? UINT64_C(1) << week : 0;
	}
	weeks &= all;
	for (int week = 1, last; week <= WEEKS; week = last + 1) {
		last = week;
		if ((weeks >> week & 1) == 0)
			continue;
		while (last < WEEKS && (weeks >> (last + 1) & 1) != 0)
			last++;
		count += last - week + 1;
		/* TRANSLATORS: numbers of weeks of the year: « 1 à 10 » */
		add(&numbers, last > week ? mem_printf(_("%1$d to %2$d"), week, last)
					  : mem_printf("%d", week));
	}
	list = count > 0 ? listed(&numbers) : mem_strdup("");
	if (weeks == odd)
		/* TRANSLATORS: then when it is open in these weeks of the year */
		text = mem_printf(_("in odd weeks: %s"), said);
	else if (weeks == (all & ~odd))
		text = mem_printf(_("in even weeks: %s"), said);
	else
		/* TRANSLATORS: weeks of the year, as « 1 à 10 » ; then when it is open in them */
		text = mem_printf(
			ngettext("in week %1$s: %2$s", "in weeks %1$s: %2$s", (unsigned long)count),
			list, said);
	free(list);
	free(said);
	strlist_clear(&numbers);
	return text;
}

/* It replaces something that an earlier one says. */
static bool
replaces(const struct hours_rule *rule, const struct hours_rule *earlier)
{
	for (int day = 0; day < HOURS_WEEKDAYS; day++)
		if ((rule->day[day] & earlier->day[day]) != 0 &&
		    (rule->weeks & earlier->weeks) != 0)
			return true;
	return rule->holidays && earlier->holidays;
}

static void
say_rule(const struct hours *h, const char *written, bool instead, struct strlist *out)
{
	const struct hours_rule *rule = &h->rule[0];
	char *when = when_words(rule), *times, *text;
	const char *first = strchr(written, '"');

	if (rule->count == 0) {
		/* TRANSLATORS: « fermé le 1er lundi du mois » */
		text = mem_printf(_("closed %s"), when);
	} else {
		times = times_words(hours_rule_ranges(h, rule), rule->count);
		text = mem_printf("%s %s", when, times);
		free(times);
	}
	if (rule->weeks != HOURS_EVERY_WEEK)
		text = in_weeks(rule->weeks, text);
	if (instead && rule->count > 0)
		/* TRANSLATORS: hours of some days that are not those said before:
		 * « mais le 1er lundi du mois de 9 h à 12 h » */
		mem_replace(&text, mem_printf(_("but %s"), text));
	if (first != NULL)
		mem_replace(&text, mem_printf("%s (%.*s)", text, (int)strcspn(first + 1, "\""),
					      first + 1));
	add(out, text);
	free(when);
}

/* Rule by rule, in their order. */
static void
say_rules(const struct hours_parts *p, struct strlist *out)
{
	struct strlist written = { .item = NULL };
	struct hours all = { .invalid = false }, h = { .invalid = false };
	struct hours_rule week = { .weeks = HOURS_EVERY_WEEK };

	if (p->rules == NULL)
		return;
	for (int day = 0; day < HOURS_WEEKDAYS; day++)
		week.day[day] = p->week.count[day] > 0 ? HOURS_EVERY_NTH : 0;
	hours_parts_cut(p->rules, &written);
	hours_read(&all, p->rules);
	for (size_t i = 0; i < written.count && i < all.rule_count; i++) {
		bool instead = replaces(&all.rule[i], &week);

		for (size_t k = 0; k < i; k++)
			instead = instead ||
				  (all.rule[k].count > 0 && replaces(&all.rule[i], &all.rule[k]));
		if (hours_read(&h, written.item[i]) == 0 && h.rule_count == 1)
			say_rule(&h, written.item[i], instead, out);
	}
	strlist_clear(&written);
	hours_clear(&all);
	hours_clear(&h);
}

/* --- both --- */

enum opening_said
opening_words_list(const char *hours, struct strlist *out)
{
	struct hours_parts p;

	if (str_empty(hours))
		return OPENING_SAID_NOTHING;
	if (strlen(hours) > READABLE || hours_parts_of(hours, &p) != 0) {
		strlist_add(out, hours);
		return OPENING_SAID_AS_IS;
	}
	if (!p.said && p.rules == NULL && !p.holidays) { /* a comment alone */
		hours_parts_clear(&p);
		strlist_add(out, hours);
		return OPENING_SAID_AS_IS;
	}
	say_week(&p.week, out);
	say_rules(&p, out);
	if (out->count == 0)
		strlist_add(out, _("closed all week"));
	say_holidays(&p, out);
	if (p.remark != NULL)
		add(out, mem_printf("(%s)", p.remark));
	hours_parts_clear(&p);
	return OPENING_SAID_WEEK;
}

enum opening_said
opening_words(const char *hours, char **out)
{
	struct strlist said = { .item = NULL };
	enum opening_said how = opening_words_list(hours, &said);
	char *text = said.count > 0 ? mem_strdup(said.item[0]) : NULL;

	for (size_t i = 1; i < said.count; i++) {
		char *before = text;
		const char *more = said.item[i];

		if (more[0] == '(')
			text = mem_printf("%s %s", before, more);
		else
			/* TRANSLATORS: some days of the week with their hours, then others with
			 * theirs */
			text = mem_printf(_("%1$s; %2$s"), before, more);
		free(before);
	}
	*out = text;
	strlist_clear(&said);
	return how;
}
