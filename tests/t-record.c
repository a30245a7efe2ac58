/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record of processing says what the desk is set to, whatever that is, in lines that fit. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/processing_record.h"
#include "app/recipients.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "tests/lib/persons_desk.h"

static void
says(struct desk *d, const char *words, bool so)
{
	struct err err = { 0 };
	char *text = processing_record_text(d, &err);
	struct strlist lines = { 0 };
	int wide = 0;
	char *flat;

	strlist_split(&lines, text, '\n');
	flat = strlist_join(&lines, " ");
	for (size_t i = 0; i < lines.count; i++)
		if (utf8_width(lines.item[i]) > wide)
			wide = utf8_width(lines.item[i]);
	ok((strstr(flat, words) != NULL) == so, "“%s”: %s", words, so ? "said" : "not said");
	ok(wide <= PROCESSING_RECORD_COLUMNS, "%d columns", wide);
	strlist_clear(&lines);
	free(flat);
	free(text);
}

static void
set(struct desk *d, const char *key, const char *value)
{
	struct err err = { 0 };

	is_int(desk_setting_set(d, key, value, &err), 0, "%s", key);
}

int
main(void)
{
	struct desk *d = app_desk_new("2026-11-24T14:32");
	char *medium = tap_tmpdir();
	struct err err = { 0 };

	i18n_init(LANGUAGE_EN);
	set(d, "desk", "Poste d’essai");
	says(d, "Desk: Poste d’essai.", true);
	says(d, "nobody, as no passphrase was chosen", true);
	persons_desk_open(d);
	says(d, "nobody, as no passphrase was chosen", false);
	says(d, "signed a mandate, what it is for and its days", true);
	says(d, "12 months after the last visit", true);
	set(d, "retention-months", "1");
	says(d, "1 month after the last visit", true);
	says(d, "after 5 minutes without", true);
	set(d, "lock-minutes", "9");
	says(d, "after 9 minutes without", true);
	says(d, "Data protection officer: ____", true);
	set(d, "dpo-contact", "dpo@exemple.fr");
	says(d, "Data protection officer: dpo@exemple.fr", true);
	says(d, "go to: ____", true);
	is_int(recipients_use(d, "Coordination", &err), 0, "a recipient");
	says(d, "go to: Coordination", true);
	says(d, "Under 15: nobody", true);
	set(d, "minors-decision", "2026-11-02");
	says(d, "Under 15: nobody", false);
	says(d, "on a second medium", false);
	set(d, "backup-folder", medium);
	says(d, "on a second medium", true);
	free(medium);
	desk_close(d);
	return tap_done();
}
