/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates, durations, times and numbers as they are typed and shown. */
#include "config.h"

#include "base/i18n.h"
#include "tests/lib/tap.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/words.h"

/* Tuesday 24 November 2026. */
static int
today(void)
{
	return date_from(2026, 11, 24);
}

static const struct {
	const char *typed;
	const char *iso; /* NULL: cannot be read */
} dates[] = {
	{ "", "2026-11-24" },
	{ "  ", "2026-11-24" },
	{ "2026-03-05", "2026-03-05" },
	{ "05/03/2026", "2026-03-05" },
	{ "a", "2026-11-24" },
	{ "aujourd’hui", "2026-11-24" },
	{ "Aujourd'hui", "2026-11-24" },
	{ "jòdi-a", "2026-11-24" },
	{ "jòdijou", "2026-11-24" },
	{ "jodi", "2026-11-24" },
	{ "today", "2026-11-24" },
	{ "h", "2026-11-23" },
	{ "hier", "2026-11-23" },
	{ "demain", "2026-11-25" }, /* to be told that it is in the future */
	{ "après-demain", "2026-11-26" },
	{ "lundi prochain", "2026-11-30" },
	{ "next tue", "2026-12-01" },
	{ "yè", "2026-11-23" },
	{ "Yesterday", "2026-11-23" },
	{ "avant-hier", "2026-11-22" },
	{ "-2", "2026-11-22" },
	{ "−2", "2026-11-22" },
	{ "-0", "2026-11-24" },
	{ "12", "2026-11-12" },
	{ "24", "2026-11-24" },
	{ "25", "2026-10-25" },
	{ "31", "2026-10-31" },
	{ "12/3", "2026-03-12" },
	{ "12.3", "2026-03-12" },
	{ "25/11", "2025-11-25" },
	{ "24/11", "2026-11-24" },
	{ "29/2", "2024-02-29" },
	{ "12/3/2026", "2026-03-12" },
	{ "12/3/26", "2026-03-12" },
	{ "12/12/2027", "2027-12-12" },
	{ "2027-12-12", "2027-12-12" },
	{ "lun", "2026-11-23" },
	{ "mar", "2026-11-24" },
	{ "mer", "2026-11-18" },
	{ "lundi", "2026-11-23" },
	{ "lendi", "2026-11-23" },
	{ "madi", "2026-11-24" },
	{ "mawdi", "2026-11-24" },
	{ "mèkrèdi", "2026-11-18" },
	{ "mékredi", "2026-11-18" },
	{ "jédi", "2026-11-19" },
	{ "vandrèdi", "2026-11-20" },
	{ "vandredi", "2026-11-20" },
	{ "sanmdi", "2026-11-21" },
	{ "dimanch", "2026-11-22" },
	{ "Sunday", "2026-11-22" },
	{ "thu", "2026-11-19" },
	{ "12 mars", "2026-03-12" },
	{ "12 mas", "2026-03-12" },
	{ "1er janvier", "2026-01-01" },
	{ "1 janvyé", "2026-01-01" },
	{ "1 janvié", "2026-01-01" },
	{ "3 févriyé", "2026-02-03" },
	{ "3 mé", "2026-05-03" },
	{ "3 jwen", "2026-06-03" },
	{ "3 juiyé", "2026-07-03" },
	{ "3 out", "2026-08-03" },
	{ "3 août", "2026-08-03" },
	{ "3 sèktanm", "2026-09-03" },
	{ "3 septanm", "2026-09-03" },
	{ "3 òktòb", "2026-10-03" },
	{ "3 novanm", "2026-11-03" },
	{ "3 désanm", "2025-12-03" },
	{ "March 12", "2026-03-12" },
	{ "12 déc", "2025-12-12" },
	{ "12 décembre 2026", "2026-12-12" },
	{ "mar. 24 nov. 2026", "2026-11-24" },
	{ "lun 24 nov 2026", NULL },
	{ "12 jui", NULL }, /* June or July */
	{ "30/2", NULL },
	{ "30/2/2026", NULL },
	{ "0", NULL },
	{ "32", NULL },
	{ "12/13", NULL },
	{ "1/2/3/4", NULL },
	{ "12/3/026", NULL },
	{ "2026", NULL },
	{ "mars", NULL },
	{ "+2", NULL },
	{ "-x", NULL },
	{ "99999999999", NULL },
	{ "?", NULL },
	{ "12 12 12 mars", NULL },
};

static void
test_dates(void)
{
	for (size_t i = 0; i < sizeof(dates) / sizeof(dates[0]); i++) {
		char iso[DATE_ISO_SIZE] = "";
		int day;
		int result = words_date_parse(dates[i].typed, today(), &day);

		if (result == 0)
			date_write(day, iso);
		is_str(result == 0 ? iso : NULL, dates[i].iso, "date typed: %s", dates[i].typed);
	}
}

/* « mar » on a Monday is six days before it, which the first of all has not. */
static void
test_calendar_ends(void)
{
	static const char *const before[] = { "mar", "hier", "avant-hier", "-1" };
	static const char *const after[] = { "demain", "lundi prochain", "next monday" };
	int first = date_from(1, 1, 1);
	int day;

	for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++)
		ok(words_date_parse(before[i], first, &day) != 0, "before the first: %s",
		   before[i]);
	for (size_t i = 0; i < sizeof(after) / sizeof(after[0]); i++)
		ok(words_date_parse(after[i], date_from(9999, 12, 31), &day) != 0,
		   "after the last: %s", after[i]);
	ok(words_date_parse("lun", first, &day) == 0 && day == first, "the first itself");
}

static void
test_never_future(void)
{
	char typed[32];
	int day, bad = 0;

	for (int d = 1; d <= 31; d++) {
		for (int m = 1; m <= 12; m++) {
			snprintf(typed, sizeof(typed), "%d/%d", d, m);
			if (words_date_parse(typed, today(), &day) == 0 && day > today())
				bad++;
		}
	}
	is_int(bad, 0, "a day and a month are never in the future");
}

static void
test_durations(void)
{
	static const struct {
		const char *typed;
		int minutes; /* -1: cannot be read */
	} cases[] = {
		{ "45", 45 },     { " 45 min ", 45 }, { "45mn", 45 },       { "45'", 45 },
		{ "1,5h", 90 },   { "1.5 h", 90 },    { "0,25h", 15 },      { "1,5", -1 },
		{ "1,h", -1 },    { "1,5h30", -1 },   { "1.5 heures", 90 }, { "1h30", 90 },
		{ "1 h 30", 90 }, { "1:30", 90 },     { "2h", 120 },        { "2 H", 120 },
		{ "1h05", 65 },   { "1 h 30", 90 },   { "1h30min", 90 },    { "1 heure 15", 75 },
		{ "0", 0 },       { "24h", 1440 },    { "", -1 },           { "h", -1 },
		{ "1h60", -1 },   { "1h30x", -1 },    { "-5", -1 },         { "99999999", -1 },
		{ "45 sec", -1 }, { "1h 2 3", -1 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		int minutes = -1;
		int result = words_duration_parse(cases[i].typed, &minutes);

		is_int(result == 0 ? minutes : -1, cases[i].minutes, "duration typed: %s",
		       cases[i].typed);
	}
}

static void
test_times(void)
{
	static const struct {
		const char *typed;
		int minute;
	} cases[] = {
		{ "9:02", 542 }, { "9h02", 542 },   { "9 h 02", 542 }, { "9h", 540 },
		{ "9", 540 },    { "902", 542 },    { "0902", 542 },   { "1430", 870 },
		{ "0:00", 0 },   { "23:59", 1439 }, { "24:00", -1 },   { "9:60", -1 },
		{ "9:2", -1 },   { "", -1 },        { "12345", -1 },   { "9h02x", -1 },
		{ "-9", -1 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		int minute = -1;
		int result = words_time_parse(cases[i].typed, &minute);

		is_int(result == 0 ? minute : -1, cases[i].minute, "time typed: %s",
		       cases[i].typed);
	}
}

static void
shows(char *got, const char *want)
{
	is_str(got, want, "shown: %s", want);
	free(got);
}

static void
test_shown(void)
{
	shows(words_date(today()), "Tue 24 Nov 2026");
	shows(words_date_short(today()), "Tue 24 Nov");
	shows(words_date_digits(date_from(2026, 3, 5)), "05/03/2026");
	shows(words_month(today()), "November 2026");
	shows(words_duration(45), "45 min");
	shows(words_duration(60), "1 h");
	shows(words_duration(90), "1 h 30");
	shows(words_duration(65), "1 h 05");
	shows(words_hours(0), "0 min");
	shows(words_hours(61 * 60 + 30), "61 h 30");
	shows(words_hours(1204 * 60), "1,204 h");
	shows(words_time(542), "09:02");
	shows(words_time(TIME_NONE), "");
	shows(words_number(0), "0");
	shows(words_number(999), "999");
	shows(words_number(1204), "1,204");
	shows(words_number(1000000), "1,000,000");
	shows(words_number(-1204), "-1,204");
	shows(words_number(INT64_MIN), "-9,223,372,036,854,775,808");
	shows(words_phone("+596596516976"), "0596 51 69 76");
	shows(words_phone("+590690123456"), "0690 12 34 56");
	shows(words_phone("+33123456789"), "01 23 45 67 89");
	shows(words_phone("+15145550123"), "+15145550123");
	shows(words_phone("+59659651697"), "+59659651697");
	shows(words_phone(""), "");
}

static void
test_read_back(void)
{
	int bad = 0;

	for (int day = today() - 800; day <= today(); day++) {
		char *text = words_date(day);
		int back;

		if (words_date_parse(text, today(), &back) != 0 || back != day)
			bad++;
		free(text);
	}
	is_int(bad, 0, "a date can be typed as it is shown");
}

static void
test_first_of_month(void)
{
	i18n_init(LANGUAGE_FR);
	shows(words_date(date_from(2026, 9, 1)), "mar. 1er sept. 2026");
	shows(words_date_short(date_from(2026, 9, 1)), "mar. 1er sept.");
	shows(words_date(date_from(2026, 9, 11)), "ven. 11 sept. 2026");
	test_read_back();
	i18n_switch(LANGUAGE_EN);
	shows(words_date(date_from(2026, 9, 1)), "Tue 1 Sep 2026");
}

int
main(void)
{
	test_dates();
	test_calendar_ends();
	test_never_future();
	test_durations();
	test_times();
	test_shown();
	test_read_back();
	test_first_of_month();
	return tap_done();
}
