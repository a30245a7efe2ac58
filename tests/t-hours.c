/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening hours: what is read and what is refused, states, changes and intervals; the shared
 * cases. */
#include "config.h"

#include "base/hours.h"

#include <stdlib.h>
#include <string.h>

#include "base/commune.h"
#include "base/date.h"
#include "base/str.h"
#include "tests/lib/hours_cases.h"

static const char week_text[] = "week";

/* "2026-03-09 09:00", the weekday before it or not. */
static int64_t
minute_of(const char *text)
{
	struct clock clock;
	char stamp[] = "2026-03-09T09:00";

	if (strlen(text) == sizeof(stamp) - 1 + 3)
		text += 3;
	if (strlen(text) != sizeof(stamp) - 1)
		return -1;
	memcpy(stamp, text, sizeof(stamp) - 1);
	stamp[DATE_ISO_SIZE - 1] = 'T';
	if (clock_parse(stamp, &clock) != 0)
		return -1;
	return hours_minute(clock_today(&clock), clock_minute(&clock));
}

static void
add_minute(struct buf *out, int64_t at, bool week)
{
	static const char *const days[] = { "Mo", "Tu", "We", "Th", "Fr", "Sa", "Su" };
	int day = (int)(at / HOURS_DAY_MINUTES) - (at < 0);
	int minute = (int)(at - hours_minute(day, 0));
	char iso[DATE_ISO_SIZE];

	date_write(day, iso);
	if (week)
		buf_addf(out, "%s %s", days[date_weekday(day)], iso + 5);
	else
		buf_add(out, iso);
	buf_addf(out, " %02d:%02d", minute / 60, minute % 60);
}

/* All open intervals, as the shared cases write them. Yours. */
static char *
spans(const struct hours *h, const struct holidays *kept, int64_t from, int64_t to, bool week)
{
	struct buf out = BUF_INIT;
	struct hours_span span;

	for (int64_t at = from; hours_open(h, kept, at, to, &span); at = span.end) {
		if (out.len > 0)
			buf_addc(&out, ' ');
		add_minute(&out, span.start, week);
		buf_addc(&out, '/');
		add_minute(&out, span.end, week);
	}
	if (out.len == 0)
		buf_addc(&out, '-');
	return buf_take(&out);
}

static char *
change(const struct hours *h, const struct holidays *kept, int64_t at)
{
	struct buf out = BUF_INIT;
	int64_t next;

	if (hours_change(h, kept, at, &next))
		add_minute(&out, next, false);
	else
		buf_add(&out, "never");
	return buf_take(&out);
}

/* A case in the columns of the shared ones. */
static void
run_case(void *arg, const char *const *cell)
{
	struct holidays kept = { strcmp(cell[CASE_REGION], "GP") == 0 ? DEPARTMENT_GUADELOUPE
								      : DEPARTMENT_MARTINIQUE,
				 false };
	bool week = strcmp(cell[CASE_KIND], week_text) == 0;
	struct hours h = { 0 };
	char *got, *next;

	(void)arg;
	hours_read(&h, cell[CASE_HOURS]);
	if (strcmp(cell[CASE_KIND], "state") == 0) {
		int64_t at = minute_of(cell[CASE_FROM]);

		next = change(&h, &kept, at);
		is_str(hours_state_name[hours_state(&h, &kept, at)], cell[CASE_WANTED],
		       "%s: %s at %s", cell[CASE_ID], cell[CASE_HOURS], cell[CASE_FROM]);
		is_str(next, cell[CASE_CHANGE], "%s: and its next change", cell[CASE_ID]);
		free(next);
	} else if (strcmp(cell[CASE_KIND], "parse") == 0) {
		is_str(hours_state_name[hours_state(&h, &kept, 0)], cell[CASE_WANTED], "%s: %s",
		       cell[CASE_ID], cell[CASE_HOURS]);
	} else {
		got = spans(&h, &kept, minute_of(cell[CASE_FROM]), minute_of(cell[CASE_TO]), week);
		is_str(got, cell[CASE_WANTED], "%s: %s from %s to %s", cell[CASE_ID],
		       cell[CASE_HOURS], cell[CASE_FROM], cell[CASE_TO]);
		free(got);
	}
	hours_clear(&h);
}

/* The week from Monday 9 March 2026, as one line: "Mo 08:00-12:00 …"; "-" never open. */
static const struct {
	const char *text, *same;
} tolerated[] = {
	{ "Mo-Fr 8:00-12:00", "Mo-Fr 08:00-12:00" },
	{ " Mo-Fr 08:00-12:00 ; Sa 9:00-12:00 ; ", "Mo-Fr 08:00-12:00; Sa 09:00-12:00" },
	{ "Mo, We 08:00-12:00, 14:00-16:00", "Mo,We 08:00-12:00,14:00-16:00" },
	{ "Mo\xe2\x80\x93"
	  "Fr 08:00\xe2\x80\x93"
	  "12:00",
	  "Mo-Fr 08:00-12:00" },
	{ "lu-ve 08:00-12:00", "Mo-Fr 08:00-12:00" },
	{ "Lundi-Vendredi 08:00-12:00", "Mo-Fr 08:00-12:00" },
	{ "lun,mar,mer,jeu,ven,sam,dim 08:00-12:00", "Mo-Su 08:00-12:00" },
	{ "mardi 08:00-12:00", "Tu 08:00-12:00" },
	{ "mar-jeu 08:00-12:00", "Tu-Th 08:00-12:00" },
	{ "lu,ma,me,je,ve,sa,di 08:00-12:00", "Mo-Su 08:00-12:00" },
	{ "MO-FR 08:00-12:00; sunday OFF", "Mo-Fr 08:00-12:00" },
	{ "Mo-Fr: 08:00-12:00", "Mo-Fr 08:00-12:00" },
	{ "Sun 08:00-12:00", "Su 08:00-12:00" },
	{ "Mo-Fr 08:00-12:00; We closed", "Mo,Tu,Th,Fr 08:00-12:00" },
	{ "Mo 08:00-12:00 \"sur rendez-vous; voir accueil\"; Tu 09:00-10:00",
	  "Mo 08:00-12:00; Tu 09:00-10:00" },
	{ "Sa-Mo 08:00-12:00", "Mo,Sa,Su 08:00-12:00" },
	{ "Mo[2] 08:00-12:00", "Mo 08:00-12:00" },
	{ "Mo[1],Tu 08:00-12:00", "Tu 08:00-12:00" },
	{ "week 11 Mo 08:00-12:00", "Mo 08:00-12:00" },
	{ "week 1-53/2 Mo 08:00-12:00", "Mo 08:00-12:00" },
	{ "week 10, 12 Mo 08:00-12:00; Tu 09:00-10:00", "Tu 09:00-10:00" },
	{ "week 1-20 week 11 Mo 08:00-12:00", "Mo 08:00-12:00" },
	{ "24/7", "Mo-Su 00:00-24:00" },
	{ "24/7; Mo 00:00-24:00 \"toujours\"", "00:00-00:00" },
	{ "PH,Mo 08:00-12:00", "Mo 08:00-12:00" },
	{ "PH 08:00-12:00", "off" },
	{ "Fr 22:00-02:00; Sa 08:00-12:00", "Fr 22:00-24:00; Sa 08:00-12:00" },
	{ "Sa 08:00-12:00; Fr 22:00-02:00", "Fr 22:00-24:00; Sa 00:00-02:00,08:00-12:00" },
	{ "Fr 22:00-02:00; Sa off", "Fr 22:00-24:00" },
	{ "Mo 08:00-12:00,10:00-14:00,14:00-15:00", "Mo 08:00-15:00" },
};

static const char *const refused[] = {
	"Mo",
	"Mo-Fr",
	"Mo 08:00",
	"Mo 08:00-",
	"Mo 08:00-12:00-14:00",
	"Mo 08:00-12:00,",
	"Mo 08:00-12:00;;Tu 08:00-12:00",
	";",
	"; Mo 08:00-12:00",
	"Mo 8h00-12h00",
	"Mo 08-12",
	"Mo 08:60-12:00",
	"Mo 24:00-25:00",
	"Mo 24:00-02:00",
	"Mo 08:00-24:01",
	"Mo 08:0-12:00",
	"Mo 08:000-12:00",
	"Mo 108:00-12:00",
	"Mo08:00-12:00",
	"Mo off 08:00-12:00",
	"Mo 08:00-12:00 off",
	"Mo 24/7",
	"24/7 Mo",
	"Mo-PH 08:00-12:00",
	"PH-Mo 08:00-12:00",
	"SH off",
	"Mo[0] 08:00-12:00",
	"Mo[6] 08:00-12:00",
	"Mo[-1] 08:00-12:00",
	"Mo[1] -Fr 08:00-12:00",
	"Mo-Fr[1] 08:00-12:00",
	"week 0 08:00-12:00",
	"week 54 08:00-12:00",
	"week 5-3 08:00-12:00",
	"week 1-9/0 08:00-12:00",
	"week 1",
	"week Mo 08:00-12:00",
	"Mar 08:00-12:00",
	"Jan-Mar 08:00-12:00",
	"Mo 08:00-12:00 \"ouvert",
	"\"sur rendez-vous\" Mo 08:00-12:00",
	"Mo \"sur rendez-vous\"",
	"Mo 08:00-12:00 || \"sur rendez-vous\"",
	"Mo 08:00+",
	"sunrise-sunset",
	"fermé",
	"Mondayy 08:00-12:00",
	"horaires variables",
	"Mo 08:00-12:00\n",
	"\xff\xfe",
};

static const struct holidays kept = { DEPARTMENT_MARTINIQUE, false };

static void
test_read(void)
{
	int64_t from = minute_of("2026-03-09 00:00"), to = minute_of("2026-03-16 00:00"), next;
	struct hours h = { 0 }, same = { 0 };
	struct hours_span span;

	for (size_t i = 0; i < sizeof(tolerated) / sizeof(tolerated[0]); i++) {
		char *got, *want;

		is_int(hours_read(&h, tolerated[i].text), 0, "\"%s\"", tolerated[i].text);
		is_int(hours_read(&same, tolerated[i].same), 0, "\"%s\"", tolerated[i].same);
		got = spans(&h, &kept, from, to, true);
		want = spans(&same, &kept, from, to, true);
		is_str(got, want, "say the same of a week");
		free(got);
		free(want);
	}
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		is_int(hours_read(&h, refused[i]), -1, "refused: \"%s\"", refused[i]);
		is_int(hours_state(&h, &kept, from), HOURS_INVALID, "and never closed");
	}
	ok(!hours_change(&h, &kept, from, &next) && !hours_open(&h, &kept, from, to, &span) &&
		   !hours_open_on(&h, &kept, 0) && !hours_holiday_unsaid(&h, &kept, 0),
	   "nothing is said of what is refused");
	hours_clear(&h);
	hours_clear(&same);
}

static void
test_unknown(void)
{
	static const char *const nothing[] = { "", "  ", "\"sur rendez-vous\"", " \"\" ; " };
	struct hours h = { 0 };
	int64_t next;

	is_int(hours_state(&h, &kept, 0), HOURS_UNKNOWN, "at first nothing is known");
	for (size_t i = 0; i < sizeof(nothing) / sizeof(nothing[0]); i++) {
		is_int(hours_read(&h, nothing[i]), 0, "read: \"%s\"", nothing[i]);
		is_int(hours_state(&h, &kept, 0), HOURS_UNKNOWN, "unknown, not closed");
		ok(!hours_change(&h, &kept, 0, &next), "and no change is known");
	}
	hours_clear(&h);
}

static const char *const own_cases[][CASE_COLUMNS] = {
	{ "midnight", "", "state", "Fr 22:00-02:00", "MQ", "", "2026-03-14 01:59", "", "open",
	  "2026-03-14 02:00" },
	{ "the end minute", "", "state", "Fr 22:00-02:00", "MQ", "", "2026-03-14 02:00", "",
	  "closed", "2026-03-20 22:00" },
	{ "a day round", "", "state", "Th 15:00-15:00", "MQ", "", "2026-03-12 15:00", "", "open",
	  "2026-03-13 15:00" },
	{ "always", "", "state", "24/7", "MQ", "", "2026-03-12 15:00", "", "open", "never" },
	{ "never", "", "state", "off", "MQ", "", "2026-03-12 15:00", "", "closed", "never" },
	{ "a holiday", "", "state", "Mo-Fr 08:00-12:00; PH off", "MQ", "", "2026-05-22 10:00", "",
	  "closed", "2026-05-26 08:00" },
	{ "not there", "", "state", "Mo-Fr 08:00-12:00; PH off", "GP", "", "2026-05-22 10:00", "",
	  "open", "2026-05-22 12:00" },
	{ "before it", "", "state", "Mo-Fr 08:00-12:00; PH off", "GP", "", "2026-05-26 12:00", "",
	  "closed", "2026-05-28 08:00" },
	{ "holidays only", "", "state", "PH 08:00-12:00", "MQ", "", "2026-11-11 12:00", "",
	  "closed", "2026-12-25 08:00" },
	{ "put back", "", "state", "PH off; Mo-Su 08:00-12:00", "MQ", "", "2026-12-25 10:00", "",
	  "open", "2026-12-25 12:00" },
	{ "a spill is lost", "", "state", "We 22:00-02:00; PH off", "MQ", "", "2026-05-14 01:00",
	  "", "closed", "2026-05-20 22:00" },
	{ "the fifth", "", "state", "Mo[5] 09:00-12:00", "MQ", "", "2026-03-30 12:00", "", "closed",
	  "2026-06-29 09:00" },
	{ "week 53", "", "state", "week 53 Fr 09:00-12:00", "MQ", "", "2027-01-01 12:00", "",
	  "closed", "2032-12-31 09:00" },
	{ "forty years on", "", "state", "week 9 Mo[5] 08:00-12:00", "MQ", "", "2072-02-29 12:00",
	  "", "closed", "2112-02-29 08:00" },
	{ "the longest", "", "interval", "23:59-23:59", "MQ", "", "2026-03-09 00:00",
	  "2026-03-10 00:00", "2026-03-09 00:00/2026-03-10 00:00", "" },
	{ "cut", "", "interval", "Mo 08:00-12:00", "MQ", "", "2026-03-09 09:30", "2026-03-09 10:00",
	  "2026-03-09 09:30/2026-03-09 10:00", "" },
	{ "before 1970", "", "state", "We 08:00-12:00", "MQ", "", "1969-12-31 09:00", "", "open",
	  "1969-12-31 12:00" },
	{ "at the end", "", "state", "We 08:00-12:00", "MQ", "", "9999-12-31 09:00", "", "closed",
	  "never" },
	{ "open to the end", "", "state", "24/7; PH 00:00-24:00", "MQ", "", "9999-12-30 09:00", "",
	  "open", "never" },
	{ "sense is refused", "", "parse", "Mo-Fr 17:00", "MQ", "", "", "", "invalid", "" },
};

/* Each look at a place works through all of its parts, for years of days. */
static void
test_parts(void)
{
	struct hours h = { .invalid = false };
	struct buf rules = BUF_INIT, ranges = BUF_INIT;

	buf_add(&rules, "Mo off");
	buf_add(&ranges, "Mo 08:00-09:00");
	for (int i = 2; i < HOURS_PARTS_MAX; i++) {
		buf_add(&rules, ";Mo off");
		buf_add(&ranges, ",08:00-09:00");
	}
	is_int(hours_read(&h, buf_text(&rules)), 0, "many rules");
	is_int(hours_read(&h, buf_text(&ranges)), 0, "many ranges");
	buf_add(&rules, ";Mo off;Mo off");
	buf_add(&ranges, ",08:00-09:00");
	is_int(hours_read(&h, buf_text(&rules)), -1, "but not any number of them");
	is_int(hours_read(&h, buf_text(&ranges)), -1, "nor of these");
	hours_clear(&h);
	buf_clear(&rules);
	buf_clear(&ranges);
}

static void
test_own(void)
{
	struct hours h = { 0 };
	int friday = date_from(2026, 5, 22);

	for (size_t i = 0; i < sizeof(own_cases) / sizeof(own_cases[0]); i++)
		run_case(NULL, own_cases[i]);
	hours_read(&h, "Mo-Fr 08:00-12:00; Sa[1] 09:00-11:00");
	ok(hours_open_on(&h, &kept, date_from(2026, 3, 7)), "open on the first Saturday");
	ok(!hours_open_on(&h, &kept, date_from(2026, 3, 14)), "not on the second");
	ok(hours_holiday_unsaid(&h, &kept, friday), "a holiday of which nothing is said");
	ok(!hours_holiday_unsaid(&h, &kept, friday - 1), "another day");
	hours_read(&h, "Mo-Fr 08:00-12:00; PH off");
	ok(!hours_holiday_unsaid(&h, &kept, friday), "a holiday that is spoken of");
	hours_read(&h, "");
	ok(!hours_holiday_unsaid(&h, &kept, friday), "nothing is known anyway");
	hours_clear(&h);
}

int
main(void)
{
	test_read();
	test_unknown();
	test_parts();
	test_own();
	hours_cases(run_case, NULL);
	return tap_done();
}
