/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the columns of a file are explained: each fault in its line; dates and values as files write
 * them. */
#include "config.h"

#include "app/session_map.h"

#include <stdlib.h>
#include <string.h>

#include "app/session_cell.h"
#include "tests/lib/tap.h"

static void
test_map_faults(void)
{
	static const struct {
		const char *text;
		enum session_map_fault_code code;
		size_t line;
	} faults[] = {
		{ "", MAP_NOTHING, 0 },
		{ "# a comment\n\ngender: 'H' = masculin\n", MAP_NOTHING, 0 },
		{ "date = Jour\nsomething\n", MAP_FORM, 2 },
		{ "date =\n", MAP_FORM, 1 },
		{ "header = 0\n", MAP_HEADER, 1 },
		{ "header = Jour\n", MAP_HEADER, 1 },
		{ "date = Jour\nday = Jour\n", MAP_FIELD, 2 },
		{ "revision = R\n", MAP_FIELD, 1 },
		{ "date = 'Jour\n", MAP_QUOTE, 1 },
		{ "date = Jour\r\ndate = Autre\r\n", MAP_TWICE, 2 },
		{ "date = Jour\ngender: 'H' = homard\n", MAP_VALUE, 2 },
		{ "date = Jour\nreturning: 'A' = parfois\n", MAP_VALUE, 2 },
		{ "date = Jour\ngender: H = masculin\n", MAP_FORM, 2 },
		{ "date = Jour\ngender: 'H'\n", MAP_FORM, 2 },
		/* More bytes than a fault quotes, in no cell of a screen. */
		{ "date\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b"
		  "\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b",
		  MAP_FORM, 1 },
	};

	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		struct session_map_fault fault;
		struct session_map m;
		char *sentence;

		ok(session_map_parse(&m, faults[i].text, &fault) != 0, "a fault is found");
		is_int(fault.code, faults[i].code, "the right one: %s", faults[i].text);
		is_int(fault.line, faults[i].line, "in its line");
		ok(strnlen(fault.word, sizeof(fault.word)) < sizeof(fault.word), "its word ends");
		sentence = session_map_sentence(&fault);
		ok(*sentence != '\0', "and said: %s", sentence);
		free(sentence);
		session_map_clear(&m);
	}
}

static void
test_dates(void)
{
	static const struct {
		const char *text;
		const char *day; /* NULL: none */
		int start;
	} dates[] = {
		{ "2026-11-24", "2026-11-24", TIME_NONE },
		{ "24/11/2026", "2026-11-24", TIME_NONE },
		{ "3/1/26", "2026-01-03", TIME_NONE },
		{ "24/11/2026 09:15", "2026-11-24", 9 * 60 + 15 },
		{ "24/11/2026 à 09:15", "2026-11-24", 9 * 60 + 15 },
		{ "2026-11-24T14:30:00.000Z", "2026-11-24", 14 * 60 + 30 },
		{ "2026-11-24 00:00:00", "2026-11-24", TIME_NONE },
		{ "31/11/2026", NULL, 0 },
		{ "12", NULL, 0 },
		{ "hier", NULL, 0 },
		{ "12/3", NULL, 0 },
		{ "24/11/2026 9 rue", NULL, 0 },
		{ "", NULL, 0 },
	};

	for (size_t i = 0; i < sizeof(dates) / sizeof(dates[0]); i++) {
		int day = DATE_NONE, start = TIME_NONE, wanted = DATE_NONE;
		int result = session_cell_date(dates[i].text, &day, &start);

		if (dates[i].day)
			date_parse(dates[i].day, &wanted);
		is_int(result, dates[i].day ? 0 : -1, "“%s”", dates[i].text);
		if (result == 0)
			ok(day == wanted && start == dates[i].start, "is that day and time");
	}
}

static void
test_items(void)
{
	static const struct {
		enum vocab vocab;
		const char *text;
		const char *code; /* NULL: none */
	} items[] = {
		{ VOCAB_GENDER, "feminin", "feminin" },
		{ VOCAB_GENDER, "Féminin", "feminin" },
		{ VOCAB_GENDER, "HOMME", "masculin" },
		{ VOCAB_GENDER, "Femme", "feminin" },
		{ VOCAB_GENDER, "X", NULL },
		{ VOCAB_AGE, "70 ans et plus", "soixante_dix_plus" },
		{ VOCAB_AGE, "33", "vingt_cinq_trente_neuf" },
		{ VOCAB_THEME, "e-mail", "email" },
		{ VOCAB_THEME, "prevention en securite numerique", "securite_numerique" },
		{ VOCAB_THEME, "CAF", NULL },
		{ VOCAB_CHANNEL, "Lieu d'activité", "lieu_activite" },
		{ VOCAB_KIND, "Atelier collectif", "collectif" },
		{ VOCAB_STATUS, "", NULL },
	};

	for (size_t i = 0; i < sizeof(items) / sizeof(items[0]); i++) {
		const struct vocab_item *item = session_cell_item(items[i].vocab, items[i].text);

		is_str(item ? item->code : NULL, items[i].code, "“%s”", items[i].text);
	}
}

int
main(void)
{
	test_map_faults();
	test_dates();
	test_items();
	return tap_done();
}
