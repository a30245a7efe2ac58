/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with what was typed in an entry, field by field. */
#include "config.h"

#include "base/utf8.h"
#include "ui/session_entry_private.h"

void
entry_complain(struct entry *e, enum problem_code code, const char *value)
{
	struct problem *p;

	if (e->problems.count == PROBLEMS_MAX)
		e->problems.count = 0;
	p = &e->problems.item[e->problems.count++];
	*p = (struct problem){ .code = code, .field = entry_field(e) };
	utf8_copy(p->value, sizeof(p->value), value);
}

void
entry_forget(struct entry *e, enum form_field which)
{
	size_t i;

	for (i = 0; i < e->problems.count; i++)
		if (e->problems.item[i].field == which)
			e->problems.item[i].field = FF_COUNT;
}

void
entry_look_back(struct entry *e, struct desk *d)
{
	struct problems all = { .count = 0 };
	const struct problem *p;
	struct err ignored;
	struct session s;

	if (!entry_editing(e) || problems_of(&e->problems, entry_field(e)) != NULL)
		return;
	session_init(&s);
	form_parse(&e->form, d, &s, &all, &ignored);
	session_clear(&s);
	p = problems_of(&all, entry_field(e));
	if (p != NULL && !p->warning && e->problems.count < PROBLEMS_MAX)
		e->problems.item[e->problems.count++] = *p;
}

bool
entry_stands(struct entry *e, struct desk *d, struct err *err)
{
	const struct problem *p;

	if (!entry_line_changed(e))
		return true;
	if (e->parting) {
		entry_count(e);
		if (e->parts.unread != NULL)
			entry_complain(e, PROBLEM_FORMAT, e->parts.unread);
	} else {
		entry_commit(e, d, err);
		entry_look_back(e, d);
	}
	p = problems_of(&e->problems, entry_field(e));
	if (p == NULL || p->warning)
		return true;
	e->fresh = !e->parting; /* what is typed now is typed instead */
	return false;
}
