/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The information notice: a page of A5 in French and one in the Creole of the island, with all that
 * the law wants said; and nobody is kept without the day it was handed over. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/notice.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "tests/lib/persons_desk.h"

/* Each line of each page fits, and there are two pages. */
static void
test_fits(const char *text)
{
	struct strlist pages = { 0 };

	strlist_split(&pages, text, '\f');
	is_int(pages.count, 2, "two pages");
	for (size_t i = 0; i < pages.count; i++) {
		struct strlist lines = { 0 };
		int wide = 0;

		strlist_split(&lines, pages.item[i], '\n');
		for (size_t k = 0; k < lines.count; k++)
			if (utf8_width(lines.item[k]) > wide)
				wide = utf8_width(lines.item[k]);
		ok(wide <= NOTICE_COLUMNS, "%d columns", wide);
		ok(lines.count <= NOTICE_LINES, "%zu lines", lines.count);
		strlist_clear(&lines);
	}
	strlist_clear(&pages);
}

static void
test_says(const char *text)
{
	static const char *const words[] = { "Poste d’essai", "12 mois",        "CNIL",
					     "DPO",           "intérêt public", "12 mwa",
					     "effacer",       "un mois",        "le mandat" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		ok(strstr(text, words[i]) != NULL, "it says “%s”", words[i]);
	ok(strstr(text, persons_notice) != NULL, "and which version it is");
}

static void
test_dpo(struct desk *d)
{
	struct err err = { 0 };
	char longest[201] = "";
	char *text = notice_text(d);

	ok(strstr(text, "_____\n") != NULL, "no contact yet: a line to write on");
	test_fits(text);
	free(text);
	is_int(desk_setting_set(d, "dpo-contact", "dpo@exemple.fr", &err), 0, "set");
	text = notice_text(d);
	ok(strstr(text, "dpo@exemple.fr") != NULL, "the contact of the desk");
	free(text);
	memset(longest, 'm', 200);
	is_int(desk_setting_set(d, "dpo-contact", longest, &err), 0, "the longest");
	text = notice_text(d);
	test_fits(text);
	free(text);
	is_int(desk_setting_set(d, "dpo-contact", "", &err), 0, "none again");
}

/* The version that was handed over is kept with the day; without both, nothing is. */
static void
test_consent(struct desk *d)
{
	int64_t n = persons_desk_add(d, "Sansom", "Ana", "2001", NULL);
	const struct person *p;
	struct person without;
	struct err err = { 0 };

	is_int(persons_get(d, n, &p, &err), 0, "somebody who agreed");
	is_str(p->notice, persons_notice, "to the notice that is printed");
	is_int(p->consent, date_from(2026, 11, 24), "on the day");
	person_init(&without);
	without.name = mem_strdup("Sansjour");
	without.first_names = mem_strdup("Jo");
	without.notice = mem_strdup(persons_notice);
	is_int(store_person_save(d->store, &without, &err), -1, "not without a day");
	without.consent = date_from(2026, 11, 24);
	free(without.notice);
	without.notice = NULL;
	is_int(store_person_save(d->store, &without, &err), -1, "not without a notice");
	is_int(err.code, ERR_VALUE, "as a value that is missing");
	person_clear(&without);
}

int
main(void)
{
	struct desk *d = app_desk_new("2026-11-24T14:32");
	struct err err = { 0 };
	char *text;

	i18n_init(LANGUAGE_EN);
	desk_setting_set(d, "desk", "Poste d’essai", &err);
	persons_desk_open(d);
	text = notice_text(d);
	test_says(text);
	is_int(i18n_language(), LANGUAGE_EN, "and the language is what it was");
	free(text);
	test_dpo(d);
	desk_setting_set(d, "retention-months", "6", &err);
	text = notice_text(d);
	ok(strstr(text, "6 mois") && strstr(text, "6 mwa"), "it says the delay that is set");
	free(text);
	test_consent(d);
	desk_close(d);
	return tap_done();
}
