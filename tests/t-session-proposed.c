/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the values of another CSV may mean: proposed, and told from what was said. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/session_mapping.h"
#include "app/session_name.h"
#include "tests/lib/app_desk.h"

static const char sheet[] = "Jour;Sujet;Envoi\n3/11/2026;mail;CAF\n4/11/2026;smartphone;CAF\n";

/* What the list of a form finds by that word, and by no other, is proposed until it is said. */
static void
test_proposed(struct desk *d, const char *dir)
{
	static const struct {
		const char *text, *code; /* NULL: nothing */
	} words[] = {
		{ "Carte grise", "transports_mobilite" },
		{ "smartphone", "prendre_en_main_du_materiel" },
		{ "mail", "email" },
		{ "Health", "sante" },
		{ "CAF", NULL },
		{ "en", NULL },
		{ "numérique", NULL },
		{ "Jardinage", NULL },
	};
	struct mapping m;
	struct mapping_values v;
	struct err err;
	char *path = path_join(dir, "sheet.csv"), *text;

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		const struct vocab_item *item =
			session_name_likely(VOCAB_THEME, VOCAB_PROCEDURE, words[i].text);

		is_str(item ? item->code : NULL, words[i].code, "“%s”", words[i].text);
	}
	ok(file_write(path, sheet, strlen(sheet), true, &err) == 0 &&
		   mapping_open(&m, d, path, NULL, 0, &err) == 0,
	   "the file is read");
	free(path);
	mapping_set(&m, 2, FF_REFER_TO);
	is_str(mapping_said(&m, FF_REFER_TO, "CAF"), "operateur_ou_organisme_en_charge",
	       "a column that becomes something has proposals, too");
	mapping_say(&m, FF_THEMES, "mail", "bureautique");
	mapping_say(&m, FF_THEMES, "smartphone", NULL);
	mapping_values(&m, 1, &v);
	is_int(v.proposed, 0, "what is said is no proposal");
	is_int(v.open, 1, "nor is what was taken off");
	mapping_values_clear(&v);
	text = mapping_text(&m);
	ok(strstr(text, "theme: 'mail' = bureautique\n") && !strstr(text, "smartphone") &&
		   strstr(text, "refer-to: 'CAF' = "),
	   "the map says what stands in the end: %s", text);
	free(text);
	mapping_clear(&m);
}

int
main(void)
{
	struct desk *d = app_desk_new("2026-11-24T14:32");
	char *dir = tap_tmpdir();

	test_proposed(d, dir);
	desk_close(d);
	free(dir);
	return tap_done();
}
