/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving what was typed; what keeps it from being saved brings the cursor to its field. */
#include "config.h"

#include "app/logbook.h"
#include "ui/session_entry_private.h"

static void
go_to_problem(struct entry *e, struct desk *d, struct err *err)
{
	size_t at;
	size_t i;

	for (i = 0; i < e->problems.count; i++) {
		if (entry_sees(&e->form, e->problems.item[i].field, &at)) {
			entry_move(e, d, at, err);
			return;
		}
	}
}

/* What blocks goes before a warning. */
const struct problem *
entry_unseen(const struct entry *e)
{
	const struct problem *found = NULL;
	size_t at;
	size_t i;

	for (i = 0; i < e->problems.count; i++) {
		const struct problem *p = &e->problems.item[i];

		/* FF_COUNT: it no longer holds. */
		if (p->field != FF_COUNT && !entry_sees(&e->form, p->field, &at) &&
		    (found == NULL || found->warning))
			found = p;
	}
	return found;
}

/* Letters in a field that the form no longer shows are in nobody's way. */
static void
forget_unseen(struct form *f)
{
	size_t at;

	for (int i = 0; i < FF_COUNT; i++)
		if (!entry_sees(f, (enum form_field)i, &at))
			form_leave_unread(f, (enum form_field)i, NULL);
}

enum entry_saved
entry_save(struct entry *e, struct desk *d, struct session *saved, struct err *err)
{
	struct err moved = { 0 };

	e->problems.count = 0;
	entry_commit(e, d, err);
	forget_unseen(&e->form);
	if (logbook_save(d, &e->form, e->accept, saved, &e->problems, err) == 0) {
		err_clear(err); /* a draft that could not be kept is needed no more */
		return ENTRY_SAVED;
	}
	if (e->problems.count == 0)
		return ENTRY_FAILED;
	err_clear(err);
	go_to_problem(e, d, &moved);
	e->accept = !problems_block(&e->problems);
	return ENTRY_REFUSED;
}
