/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What opening hours say at a minute of the desk: state, next change, public holidays, in words. */
#include "config.h"

#include "app/opening.h"

#include <stdlib.h>
#include <string.h>

#include "base/commune.h"
#include "base/date.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "tests/lib/hours_cases.h"

static const struct holidays martinique = { DEPARTMENT_MARTINIQUE, false };
static const struct holidays guadeloupe = { DEPARTMENT_GUADELOUPE, false };

#define SHARED "Mo-Th 07:30-12:30,13:30-16:00; Fr 07:30-12:30"

static int64_t
minute_of(const char *text)
{
	struct clock clock;

	return clock_parse(text, &clock) == 0 ? opening_now(&clock) : OPENING_NEVER;
}

static const struct {
	const char *cell, *at; /* 2026-11-23 is a Monday */
	enum hours_state state;
	const char *next; /* NULL: never */
	bool holiday, next_holiday;
} states[] = {
	{ SHARED, "2026-11-23T09:00", HOURS_OPEN, "2026-11-23T12:30", false, false },
	{ SHARED, "2026-11-23T12:30", HOURS_CLOSED, "2026-11-23T13:30", false, false },
	{ SHARED, "2026-11-27T12:30", HOURS_CLOSED, "2026-11-30T07:30", false, false },
	/* Easter Monday of 2027. */
	{ SHARED, "2027-03-26T18:00", HOURS_CLOSED, "2027-03-29T07:30", false, true },
	{ SHARED, "2027-03-29T08:00", HOURS_OPEN, "2027-03-29T12:30", true, false },
	{ SHARED "; PH off", "2027-03-26T18:00", HOURS_CLOSED, "2027-03-30T07:30", false, false },
	{ SHARED "; PH off", "2027-03-29T08:00", HOURS_CLOSED, "2027-03-30T07:30", false, false },
	{ "24/7", "2026-11-23T09:00", HOURS_OPEN, NULL, false, false },
	{ "off", "2026-11-23T09:00", HOURS_CLOSED, NULL, false, false },
	{ "Fr 22:00-02:00", "2026-11-28T01:00", HOURS_OPEN, "2026-11-28T02:00", false, false },
	{ "Mo-Fr matin", "2026-11-23T09:00", HOURS_INVALID, NULL, false, false },
	{ "\"sur rendez-vous\"", "2026-11-23T09:00", HOURS_UNKNOWN, NULL, false, false },
	{ "", "2026-12-25T09:00", HOURS_UNKNOWN, NULL, false, false },
	{ NULL, "2026-11-23T09:00", HOURS_UNKNOWN, NULL, false, false },
};

static void
test_states(void)
{
	struct hours room = { .invalid = false };

	for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++) {
		const char *said = states[i].cell == NULL ? "NULL" : states[i].cell;
		int64_t next = states[i].next == NULL ? OPENING_NEVER : minute_of(states[i].next);
		struct opening o =
			opening_read(&room, states[i].cell, &martinique, minute_of(states[i].at));

		is_str(hours_state_name[o.state], hours_state_name[states[i].state],
		       "%s at %s: state", said, states[i].at);
		is_int(o.next, next, "%s at %s: next change", said, states[i].at);
		is_int(o.holiday, states[i].holiday, "%s at %s: holiday unsaid", said,
		       states[i].at);
		is_int(o.next_holiday, states[i].next_holiday, "%s at %s: opens on a holiday", said,
		       states[i].at);
	}
	hours_clear(&room);
}

/* The 22 May is kept in Martinique, the 27 May in Guadeloupe. */
static void
test_islands(void)
{
	struct hours room = { .invalid = false };
	const struct holidays schoelcher = opening_holidays(&guadeloupe, 97229);
	const struct holidays abymes = opening_holidays(&martinique, 97101);
	const struct holidays elsewhere = opening_holidays(&guadeloupe, 0);
	int64_t may22 = minute_of("2026-05-22T09:00"), may27 = minute_of("2026-05-27T09:00");

	ok(opening_read(&room, SHARED, &schoelcher, may22).holiday, "a holiday at Schœlcher");
	ok(!opening_read(&room, SHARED, &schoelcher, may27).holiday, "no holiday at Schœlcher");
	ok(opening_read(&room, SHARED, &abymes, may27).holiday, "a holiday at Les Abymes");
	ok(!opening_read(&room, SHARED, &abymes, may22).holiday, "no holiday at Les Abymes");
	ok(opening_read(&room, SHARED, &elsewhere, may27).holiday, "elsewhere: as at the desk");
	hours_clear(&room);
}

static void
test_span(void)
{
	struct hours room = { .invalid = false };
	struct hours_span span = { 0 };
	struct opening o = opening_read(&room, SHARED, &martinique, minute_of("2026-11-23T13:00"));

	ok(opening_span(&room, &martinique, &o, &span), "it opens again");
	is_int(span.start, minute_of("2026-11-23T13:30"), "from when");
	is_int(span.end, minute_of("2026-11-23T16:00"), "until when");
	o = opening_read(&room, "off", &martinique, o.at);
	ok(!opening_span(&room, &martinique, &o, &span), "never open: no interval");
	hours_clear(&room);
}

static const enum language languages[] = { LANGUAGE_FR, LANGUAGE_EN, LANGUAGE_GCF_MQ,
					   LANGUAGE_GCF_GP };

/* In French and in English: a row, a sentence, what is doubtful. */
static const struct {
	const char *cell, *at;
	const char *row[2], *sentence[2];
} words[] = {
	{ SHARED,
	  "2026-11-23T09:00",
	  { "jusqu’à 12:30", "until 12:30" },
	  { "Ouvert jusqu’à 12:30, puis de 13:30 à 16:00",
	    "Open until 12:30, then from 13:30 to 16:00" } },
	{ SHARED,
	  "2026-11-23T14:00",
	  { "jusqu’à 16:00", "until 16:00" },
	  { "Ouvert jusqu’à 16:00", "Open until 16:00" } },
	{ SHARED,
	  "2026-11-23T13:00",
	  { "ouvre 13:30", "opens 13:30" },
	  { "Fermé, ouvre à 13:30, jusqu’à 16:00", "Closed, opens at 13:30, until 16:00" } },
	{ SHARED,
	  "2026-11-23T19:00",
	  { "ouvre mar. 07:30", "opens Tue 07:30" },
	  { "Fermé, ouvre demain à 07:30", "Closed, opens tomorrow at 07:30" } },
	{ SHARED,
	  "2026-11-27T19:00",
	  { "ouvre lun. 07:30", "opens Mon 07:30" },
	  { "Fermé, ouvre lundi à 07:30", "Closed, opens Monday at 07:30" } },
	{ "week 50 Mo 08:00-12:00",
	  "2026-11-23T09:00",
	  { "ouvre lun. 7 déc.", "opens Mon 7 Dec" },
	  { "Fermé, ouvre lun. 7 déc. à 08:00", "Closed, opens Mon 7 Dec at 08:00" } },
	{ "Mo 20:00-24:00",
	  "2026-11-23T21:00",
	  { "jusqu’à 24:00", "until 24:00" },
	  { "Ouvert jusqu’à 24:00", "Open until 24:00" } },
	{ "Mo 22:00-02:00",
	  "2026-11-23T23:00",
	  { "jusqu’à 02:00", "until 02:00" },
	  { "Ouvert jusqu’à 02:00", "Open until 02:00" } },
	{ "Mo-We 00:00-24:00",
	  "2026-11-23T09:00",
	  { "jusqu’à mer. 24:00", "until Wed 24:00" },
	  { "Ouvert jusqu’à mercredi à 24:00", "Open until Wednesday at 24:00" } },
	{ "24/7",
	  "2026-11-23T09:00",
	  { "jour et nuit", "day and night" },
	  { "Ouvert jour et nuit, tous les jours", "Open day and night, every day" } },
	{ "off",
	  "2026-11-23T09:00",
	  { "fermé", "closed" },
	  { "Fermé\u00a0: aucune ouverture à venir n’est publiée",
	    "Closed: no time to come is published" } },
	{ "Lundi matin",
	  "2026-11-23T09:00",
	  { "à vérifier", "to be checked" },
	  { "Horaires à vérifier\u00a0: Lundi matin", "Hours to be checked: Lundi matin" } },
	{ "",
	  "2026-11-23T09:00",
	  { "", "" },
	  { "Horaires non connus\u00a0: appelez avant d’y envoyer quelqu’un",
	    "Hours not known: call before sending someone" } },
};

static void
is_text(char *got, const char *want, const char *cell, const char *what)
{
	is_str(got, want, "%s: %s in %s", cell, what, i18n_code(i18n_language()));
	free(got);
}

static void
test_words(void)
{
	struct hours room = { .invalid = false };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		struct opening o =
			opening_read(&room, words[i].cell, &martinique, minute_of(words[i].at));

		for (int l = 0; l < 2; l++) {
			i18n_switch(languages[l]);
			is_text(opening_short(&o), words[i].row[l], words[i].cell, "row");
			is_text(opening_sentence(&o, &room, &martinique, words[i].cell),
				words[i].sentence[l], words[i].cell, "sentence");
		}
	}
	hours_clear(&room);
}

static void
test_doubt(void)
{
	struct hours room = { .invalid = false };
	struct opening o;

	i18n_switch(LANGUAGE_FR);
	o = opening_read(&room, SHARED, &martinique, minute_of("2026-12-25T09:00"));
	is_str(opening_doubt(&o), "jour férié\u00a0: vérifier", "a holiday is said");
	o = opening_read(&room, SHARED, &martinique, minute_of("2027-03-28T09:00"));
	is_str(opening_doubt(&o), "ce jour est férié\u00a0: vérifier", "so is one that is next");
	o = opening_read(&room, SHARED, &martinique, minute_of("2026-11-23T09:00"));
	ok(opening_doubt(&o) == NULL, "any other day is not doubted");
	hours_clear(&room);
}

static const struct {
	const char *cell;
	const char *line; /* in French; NULL none */
	bool weekly;
} lines[] = {
	{ SHARED, "Lu–Je 07:30–12:30, 13:30–16:00 · Ve 07:30–12:30", true },
	{ "Mo,Tu,Th 08:00-12:00; We,Fr 09:00-10:00; PH off",
	  "Lu–Ma, Je 08:00–12:00 · Me, Ve 09:00–10:00 · fermé les jours fériés", true },
	{ "08:00-12:00", "tous les jours 08:00–12:00", true },
	{ "Fr 22:00-02:00", "Ve 22:00–02:00", true },
	{ "off", "fermé", true },
	{ "Mo[1,3] 09:00-12:00", NULL, false },
	{ "Mo[1] 09:00-12:00", "1er Lu du mois 09:00–12:00", false },
	{ "Mo-Fr 08:00-12:00; PH 09:00-10:00", "Lu–Ve 08:00–12:00 · jours fériés 09:00–10:00",
	  false },
	{ "week 1-53/2 Mo 08:00-12:00; week 2-52/2 Tu off",
	  "semaines impaires, Lu 08:00–12:00 · semaines paires, Ma fermé", false },
	{ "week 2-6,10 We 08:00-12:00", "semaines 2–6, 10, Me 08:00–12:00", false },
	{ "x", NULL, false },
	{ "", NULL, false },
};

static void
add_row(void *arg, const char *label, const char *text)
{
	buf_addf(arg, "%s=%s;", label == NULL ? "" : label, text);
}

static void
test_weeks(void)
{
	struct hours room = { .invalid = false };
	struct buf table = BUF_INIT;

	i18n_switch(LANGUAGE_FR);
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		hours_read(&room, lines[i].cell);
		is_text(opening_line(&room, "·"), lines[i].line, lines[i].cell, "week");
		is_int(opening_weekly(&room), lines[i].weekly, "%s: the same every week",
		       lines[i].cell);
	}
	hours_read(&room, "Mo 08:00-12:00,13:00-17:00; Sa 09:00-10:00; PH off");
	opening_table(&room, add_row, &table);
	is_str(buf_text(&table),
	       "lundi=08:00–12:00, 13:00–17:00;mardi=fermé;mercredi=fermé;jeudi=fermé;"
	       "vendredi=fermé;samedi=09:00–10:00;dimanche=fermé;Jours fériés=fermé;",
	       "a week as a table");
	buf_reset(&table);
	hours_read(&room, "Mo[1] 09:00-12:00; PH off");
	opening_table(&room, add_row, &table);
	is_str(buf_text(&table), "", "and what is no week is none");
	buf_clear(&table);
	hours_clear(&room);
}

/* A row has 19 columns for it beside its sign, in every language and on every day. */
static void
test_widths(void)
{
	struct hours room = { .invalid = false };
	int64_t monday = minute_of("2026-11-23T00:00");

	for (size_t l = 0; l < sizeof(languages) / sizeof(languages[0]); l++) {
		int widest = 0;

		i18n_switch(languages[l]);
		for (int64_t at = monday; at < monday + hours_minute(7, 0); at += 30) {
			struct opening o = opening_read(&room, SHARED, &martinique, at);
			char *text = opening_short(&o);

			widest = utf8_width(text) > widest ? utf8_width(text) : widest;
			free(text);
		}
		ok(widest <= 19, "%s: %d columns", i18n_code(languages[l]), widest);
	}
	hours_clear(&room);
}

static const struct {
	const char *typed, *times; /* NULL: refused */
} typed[] = {
	{ "", "" },
	{ "8h30-12h", "08:30–12:00" },
	{ "8-12", "08:00–12:00" },
	{ "08:30–12:30, 13:30–16:00", "08:30–12:30, 13:30–16:00" },
	{ "8h à 12h et 14h à 17h", "08:00–12:00, 14:00–17:00" },
	{ " 8 - 12 / 13-24:00 ", "08:00–12:00, 13:00–24:00" },
	{ "22h-2h", "22:00–02:00" },
	{ "8:30 12", "08:30–12:00" },
	{ "0830-1230", "08:30–12:30" },
	{ "830-12 1330-17", "08:30–12:00, 13:30–17:00" },
	{ "8 12 14 17", "08:00–12:00, 14:00–17:00" },
	{ "8.30 - 12.30", "08:30–12:30" },
	{ "8\u00a0h\u00a030 – 12\u00a0h", "08:30–12:00" },
	{ "8 h 30 12 h", "08:30–12:00" },
	{ "8h 12h", "08:00–12:00" },
	{ "de 9h à midi et de 14 h à 17 h 30", "09:00–12:00, 14:00–17:30" },
	{ "dépi 8h jik midi", "08:00–12:00" },
	{ "20h-minuit", "20:00–24:00" },
	{ "minuit-2h", "00:00–02:00" },
	{ "Fermé", "" },
	{ "fèmen", "" },
	{ "24-2", "00:00–02:00" },
	{ "8 h 10 12 h 20", NULL }, /* from 8 to 10, or from 8:10? */
	{ "8301-12", NULL },
	{ "08305-12", NULL },
	{ "8h600-12", NULL },
	{ "8", NULL },
	{ "fermé 8-12", NULL },
	{ "matin", NULL },
	{ "8-", NULL },
	{ "8-12 13", NULL },
	{ "8-25", NULL },
	{ "8h60-9", NULL },
	{ "1-2,3-4,5-6,7-8,9-10,11-12,13-14", NULL },
};

static void
test_typed(void)
{
	struct hours_range range[HOURS_DAY_RANGES];
	int count;

	for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++) {
		struct buf out = BUF_INIT;
		bool read = opening_typed(typed[i].typed, range, &count) == 0;

		if (read)
			opening_times(range, count, &out);
		is_str(read ? buf_text(&out) : NULL, typed[i].times, "typed: %s", typed[i].typed);
		buf_clear(&out);
	}
}

/* --- the shared cases, where they are --- */

enum { WEEKDAY = 3 }; /* « Mo » and a space, before a time */

/* "2026-03-09 08:00" */
static int64_t
fact_minute(const char *text)
{
	char *iso = mem_strdup(text);
	char *space = strchr(iso, ' ');
	int64_t minute;

	if (space != NULL)
		*space = 'T';
	minute = minute_of(iso);
	free(iso);
	return minute;
}

/* A state at a time, or hours that cannot be read at any. */
static void
test_fact(void *arg, const char *const *cell)
{
	struct hours *room = arg;
	bool dated = strcmp(cell[CASE_KIND], "state") == 0;
	int64_t at = dated ? fact_minute(cell[CASE_FROM] + WEEKDAY) : 0;
	const struct holidays *kept =
		strcmp(cell[CASE_REGION], "GP") == 0 ? &guadeloupe : &martinique;
	struct opening o;

	if (!dated && strcmp(cell[CASE_KIND], "parse") != 0)
		return;
	o = opening_read(room, cell[CASE_HOURS], kept, at);
	is_str(hours_state_name[o.state], cell[CASE_WANTED], "%s: %s", cell[CASE_ID],
	       cell[CASE_HOURS]);
	if (dated)
		is_int(o.next, fact_minute(cell[CASE_CHANGE]), "%s: and its next change",
		       cell[CASE_ID]);
}

static void
test_facts(void)
{
	struct hours room = { .invalid = false };

	hours_cases(test_fact, &room);
	hours_clear(&room);
}

int
main(void)
{
	i18n_init(LANGUAGE_FR);
	test_states();
	test_islands();
	test_span();
	test_words();
	test_doubt();
	test_weeks();
	test_widths();
	test_typed();
	test_facts();
	return tap_done();
}
