/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telephone numbers as people and other programs wrote them. */
#include "config.h"

#include "app/phone.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "tests/lib/tap.h"

struct case_ {
	const char *text;
	int department;
	const char *want; /* "" when no number can be read */
	const char *rest; /* NULL nothing */
};

static const struct case_ cases[] = {
	{ "+596596675913", 972, "+596596675913", NULL },
	/* A fault published by the national pipeline: overseas numbers behind +33. */
	{ "+33596484244", 972, "+596596484244", NULL },
	{ "+33696217828", 972, "+596696217828", NULL },
	{ "+33590604995", 971, "+590590604995", NULL },
	{ "596749347", 972, "+596596749347", NULL },
	{ "696 51 44 82", 972, "+596696514482", NULL },
	{ "05.96.72.76.03", 972, "+596596727603", NULL },
	{ "0596 78 71 27", 0, "+596596787127", NULL },
	{ "05 96 57 59 43", 974, "+596596575943", NULL },
	{ "06 90 33 56 18", 971, "+590690335618", NULL },
	{ "0691 12 34 56", 971, "+590691123456", NULL },
	{ "0697 12 34 56", 972, "+596697123456", NULL },
	{ "00596 596 51 69 76", 972, "+596596516976", NULL },
	{ "+596 (0)596 51 69 76", 972, "+596596516976", NULL },
	{ "+596 0596 51 69 76", 972, "+596596516976", NULL },
	{ "596596516976", 972, "+596596516976", NULL },
	{ "+590 696 51 69 76", 972, "+596696516976", NULL },
	{ "0596\xc2\xa0"
	  "51\xc2\xa0"
	  "69\xc2\xa0"
	  "76",
	  972, "+596596516976", NULL },
	{ "0976 50 12 34", 971, "+590976501234", NULL },
	{ "0976 96 12 34", 972, "+596976961234", NULL },
	{ "0596 52 30 23 demander poste 429 ou 430", 972, "+596596523023",
	  "demander poste 429 ou 430" },
	{ "05 96 68 62 02 (poste 311 et 153)", 972, "+596596686202", "poste 311 et 153" },
	{ "0596 51 69 76 / 0696 21 78 28", 972, "+596596516976", "0696 21 78 28" },
	{ "T\xc3\xa9l. : 0596516976", 972, "+596596516976", "T\xc3\xa9l" },
	{ "97232 0596 516976", 972, "+596596516976", "97232" },
	/* A country's code taken apart: the number it makes is believed as if it were whole. */
	{ "+3 3 1 42 34 56 78", 0, "+33142345678", NULL },
	{ "005 9034590 10056", 971, "", NULL },
	/* The same, from the tests of another tool. */
	{ "475582913", 0, "+33475582913", NULL },
	{ "'+33476498847", 0, "+33476498847", NULL },
	{ "04 43 762 762", 0, "+33443762762", NULL },
	{ "(+33)474327740", 0, "+33474327740", NULL },
	{ "0476070902//0685053452", 0, "+33476070902", "0685053452" },
	{ "04-50-72-70-47", 0, "+33450727047", NULL },
	{ "0450950700 Poste 152", 0, "+33450950700", "Poste 152" },
	{ "04 95 22 35 34\n06 47 54 66 86", 0, "+33495223534", "06 47 54 66 86" },
	{ "33782358117", 0, "+33782358117", NULL },
	{ "+0618202236", 0, "+33618202236", NULL },
	{ "+44 20 7946 0958", 0, "+442079460958", NULL },
	/* No number at all is better than a wrong one. */
	{ "+596595581171", 972, "", NULL },
	{ "+331495778500607457816", 0, "", NULL },
	{ "0450950700152", 0, "", NULL },
	{ "0081188806", 0, "", NULL },
	{ "3230", 0, "", NULL },
	{ "3960 (Service 0,06 \xe2\x82\xac / mn + prix appel)", 0, "", NULL },
	{ "0596 51 69", 972, "", NULL },
	{ "+596 475 58 29 13", 972, "", NULL },
	{ "non communiqu\xc3\xa9", 972, "", NULL },
	{ "", 972, "", NULL },
	{ "+", 972, "", NULL },
	{ "0", 972, "", NULL },
	{ "00", 972, "", NULL },
	{ "999999999999999999999999999999", 972, "", NULL },
};

static void
test_cases(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct case_ *c = &cases[i];
		char e164[PHONE_SIZE] = "";
		char *rest = NULL;

		phone_parse(c->text, c->department, e164, &rest);
		is_str(e164, c->want, "\"%s\"", c->text);
		is_str(rest, c->rest, "what else stands in \"%s\"", c->text);
		free(rest);
	}
}

/* Whatever the text, +33 is never put before an overseas number. */
static void
test_never(void)
{
	static const char *const before[] = {
		"", "0", "+33", "+33 ", "0033", "+330", "33", "+33(0)"
	};
	static const char *const number[] = { "596516976", "696217828", "697112233",
					      "590604995", "690335618", "691112233" };
	int wrong = 0;

	for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++) {
		for (size_t k = 0; k < sizeof(number) / sizeof(number[0]); k++) {
			char e164[PHONE_SIZE] = "";
			char *text = mem_printf("%s%s", before[i], number[k]);

			if (phone_parse(text, 972, e164, NULL) < 0 ||
			    strncmp(e164, "+59", 3) != 0 || strcmp(e164 + 4, number[k]) != 0)
				wrong++;
			free(text);
		}
	}
	is_int(wrong, 0, "an overseas number keeps its own country behind any other");
}

static void
test_facts(void)
{
	const char *facts = tap_facts();
	struct buf bytes = BUF_INIT;
	struct strlist lines = { .item = NULL };
	struct err err;
	char *path;
	int right = 0, all = 0;

	if (!facts) {
		skip(1, "no facts");
		return;
	}
	path = path_join(facts, "phone_cases.tsv");
	ok(file_read(path, &bytes, &err) == 0, "the collected numbers are read");
	strlist_split(&lines, buf_text(&bytes), '\n');
	for (size_t i = 1; i < lines.count; i++) {
		struct strlist cell = { .item = NULL };
		char e164[PHONE_SIZE] = "";

		strlist_split(&cell, lines.item[i], '\t');
		if (cell.count >= 3) {
			phone_parse(cell.item[0], (int)strtol(cell.item[1], NULL, 10), e164, NULL);
			all++;
			right += strcmp(e164, cell.item[2]) == 0;
		}
		strlist_clear(&cell);
	}
	is_int(right, all, "all of the %d collected numbers are read as expected", all);
	strlist_clear(&lines);
	buf_clear(&bytes);
	free(path);
}

/* As it is typed to find a place, letter by letter. */
static void
test_typed(void)
{
	static const struct {
		const char *text, *want;
	} typed[] = {
		{ "", "" },
		{ "0", "0" },
		{ "0596 5", "05965" },
		{ "05 96 51 69 76", "0596516976" },
		{ "+596 (0)596 51.69-76", "0596516976" },
		{ "00596 596 51", "059651" },
		{ "0596 51 69 76 mairie", "0596516976 mairie" },
		{ "mairie 0596 51 69 76", "mairie 0596516976" },
		{ "T\xc3\xa9l.:0596 51", "T\xc3\xa9l.:059651" },
		{ "0596 51 69 76 12", "0596516976 12" },
		{ "05965169761", "05965169761" },
		{ "97232", "97232" },
		{ "97200 fort", "97200 fort" },
		{ "+1 758 450", "+1 758 450" },
		{ "2000", "2000" },
	};

	for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++) {
		char *got = phone_typed(typed[i].text);

		is_str(got, typed[i].want, "typed: \"%s\"", typed[i].text);
		free(got);
	}
	is_int(phone_national("+596596516976"), 596516976, "the digits of a number");
	is_int(phone_national("+33142345678"), 142345678, "of any French country");
	is_int(phone_national("+17584501234"), 0, "not of another");
	is_int(phone_national(""), 0, "nor of none");
}

int
main(void)
{
	test_typed();
	test_cases();
	test_never();
	test_facts();
	return tap_done();
}
