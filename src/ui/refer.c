/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beginning a session from the directory: through the draft, the way an open form is always
 * kept. */
#include "config.h"

#include "ui/refer.h"

#include "app/logbook.h"
#include "ui/ui.h"

int
refer_begin_session(struct screen *s, const char *id, struct err *err)
{
	struct session_arg arg = { .how = SESSION_DRAFT };
	struct form form;
	bool found = false;
	int result = -1;

	form_init(&form, KIND_INDIVIDUAL);
	if (logbook_draft_take(s->desk, &form, &found, err) != 0)
		goto out;
	if (!found) {
		form_clear(&form);
		if (form_new(&form, s->desk, KIND_INDIVIDUAL, err) != 0)
			goto out;
	}
	form_add(&form, FF_PARTNERS, id);
	if (logbook_draft_put(s->desk, &form, err) == 0)
		result = ui_push(s, &screen_session, &arg);
out:
	form_clear(&form);
	return result;
}
