/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked about a session that was left as a draft. */
#include "config.h"

#include "ui/session_draft.h"

#include <stdlib.h>
#include <string.h>

#include "app/logbook.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/vocab.h"

/* Translated; NULL when nothing was chosen yet. */
static const char *
first_theme(const struct form *f)
{
	const char *themes = f->value[FF_THEMES];
	char *code = themes != NULL ? mem_strndup(themes, strcspn(themes, "|")) : NULL;
	const struct vocab_item *item = code != NULL ? vocab_by_code(VOCAB_THEME, code) : NULL;

	free(code);
	return item != NULL ? C_(vocab_context(VOCAB_THEME), item->label) : NULL;
}

char *
session_draft_question(struct desk *d)
{
	struct err err = { 0 };
	struct form draft;
	bool found = false;
	const char *theme;
	char *text = NULL;

	form_init(&draft, KIND_INDIVIDUAL);
	if (logbook_draft_take(d, &draft, &found, &err) == 0 && found) {
		theme = first_theme(&draft);
		text = theme == NULL
			       ? mem_strdup(_("A session was left as a draft. Go on with it, or "
					      "drop it and begin this one?"))
			       /* TRANSLATORS: %s is a theme */
			       : mem_printf(_("A session was left as a draft (%s). Go on with it, "
					      "or drop it and begin this one?"),
					    theme);
	}
	form_clear(&draft);
	return text;
}

bool
session_draft_empty(struct desk *d, const struct form *f)
{
	struct err err = { 0 };
	struct form fresh;
	bool empty = form_new(&fresh, d, f->kind, &err) == 0 && f->typed == NULL;

	for (int i = 0; i < FF_COUNT && empty; i++)
		empty = f->unread[i] == NULL && (f->proposed[i] || str_empty(f->value[i]) ||
						 str_equal(f->value[i], fresh.value[i]));
	form_clear(&fresh);
	return empty;
}
