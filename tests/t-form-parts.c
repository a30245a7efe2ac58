/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A breakdown typed in one line. */
#include "config.h"

#include "tests/lib/app_desk.h"

#include <stdlib.h>

#include "app/form_parts.h"
#include "base/file.h"
#include "base/i18n.h"

static const char now[] = "2026-11-24T14:32";

static const struct {
	enum form_field field;
	const char *line;
	const char *value;
	const char *unread;
} cases[] = {
	{ FF_GENDERS, "", NULL, NULL },
	{ FF_GENDERS, "5f 3m", "feminin=5|masculin=3", NULL },
	{ FF_GENDERS, "f5m3", "feminin=5|masculin=3", NULL },
	{ FF_GENDERS, "5f3h", "feminin=5|masculin=3", NULL },
	{ FF_GENDERS, "3 H, 5 F", "feminin=5|masculin=3", NULL },
	{ FF_GENDERS, "5 femmes 3 garçons", "feminin=5|masculin=3", NULL },
	{ FF_GENDERS, "5 femme 3 garçon", "feminin=5|masculin=3", NULL },
	{ FF_GENDERS, "feminin=5|masculin=3", "feminin=5|masculin=3", NULL },
	{ FF_GENDERS, "5 3", "feminin=5|masculin=3", NULL },
	{ FF_GENDERS, "5", "feminin=5", NULL },
	{ FF_GENDERS, "0 3", "masculin=3", NULL },
	{ FF_GENDERS, "5 3 2", "feminin=5|masculin=3", "2" },
	{ FF_GENDERS, "5f 2f", "feminin=7", NULL },
	{ FF_GENDERS, "5f 3", "feminin=5", "3" },
	{ FF_GENDERS, "f5 m", "feminin=5", "m" },
	{ FF_GENDERS, "f m3", NULL, "f m" },
	{ FF_GENDERS, "5x 3m", "masculin=3", "x" },
	{ FF_GENDERS, "10001f", NULL, "10001" },
	{ FF_GENDERS, "10000f 1f", "feminin=10000", "1" },
	{ FF_GENDERS, "99999999999999999999f", NULL, "99999999999999999999" },
	{ FF_AGES, "3f 5g", "soixante_soixante_neuf=3|soixante_dix_plus=5", NULL },
	{ FF_AGES, "2 enfant", "moins_de_douze=2", NULL },
	{ FF_STATUSES, "4r 2s 1e 1c", "retraite=4|sans_emploi=2|en_emploi=1|scolarise=1", NULL },
	{ FF_STATUSES, "1 sco", "scolarise=1", NULL },
	{ FF_STATUSES, "1 chômeur", "sans_emploi=1", NULL },
	{ FF_RESIDENCES, "3 fort de france 2duc", "97209=3|97207=2", NULL },
	{ FF_RESIDENCES, "4 lam", "97213=4", NULL },
	{ FF_RESIDENCES, "4 lamentin", "97213=4", NULL },
	{ FF_RESIDENCES, "4 lamentin guadeloupe", "97115=4", NULL },
	{ FF_RESIDENCES, "1 sainte-anne 2 sainte-anne gua", "97226=1|97128=2", NULL },
	{ FF_RESIDENCES, "8", NULL, "8" },
	{ FF_RESIDENCES, "1 étranger", "etranger=1", NULL },
};

static void
test_lines(struct desk *d)
{
	struct err err = { 0 };

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct form_parts p;
		char *value, *line, *again;

		is_int(form_parts_open(&p, d, cases[i].field, NULL, &err), 0, "its values");
		form_parts_read(&p, cases[i].line);
		value = form_parts_value(&p);
		is_str(value, cases[i].value, "“%s”", cases[i].line);
		is_str(p.unread, cases[i].unread, "and what it does not say");
		line = form_parts_line(&p, value);
		form_parts_read(&p, line);
		again = form_parts_value(&p);
		is_str(again, value, "“%s” says the same", line);
		free(again);
		free(line);
		free(value);
		form_parts_close(&p);
	}
}

static void
test_letters(struct desk *d)
{
	struct form_parts p;
	struct err err = { 0 };
	char *line;

	form_parts_open(&p, d, FF_GENDERS, NULL, &err);
	is_int(p.choices.count, 2, "« not given » is no value");
	line = form_parts_line(&p, "feminin=5|masculin=3");
	is_str(line, "5f 3m", "as short as it can be typed");
	free(line);
	line = form_parts_line(&p, "5 of them");
	is_str(line, "5 of them", "what is no value stays as it was typed");
	free(line);
	form_parts_close(&p);
	i18n_switch(LANGUAGE_GCF_MQ);
	form_parts_open(&p, d, FF_GENDERS, NULL, &err);
	form_parts_read(&p, "5f 3n");
	is_int(p.sum, 8, "the letters of the language, and of French");
	form_parts_read(&p, "5f 3h");
	is_int(p.sum, 8, "the letters of the language, and of French");
	form_parts_close(&p);
}

int
main(void)
{
	struct desk *d = app_desk_new(now);

	if (!d)
		return tap_done();
	i18n_init(LANGUAGE_FR);
	test_lines(d);
	test_letters(d);
	desk_close(d);
	return tap_done();
}
