/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with what was typed about a person, field by field. */
#include "config.h"

#include "ui/person_entry_private.h"

void
person_entry_complain(struct person_entry *e, int field)
{
	if (e->problems.count < PERSON_FIELDS)
		e->problems.item[e->problems.count++] =
			(struct person_problem){ .code = PROBLEM_UNKNOWN,
						 .field = (enum person_field)field };
}

void
person_entry_forget(struct person_entry *e, int field)
{
	size_t kept = 0;

	for (size_t i = 0; i < e->problems.count; i++)
		if ((int)e->problems.item[i].field != field)
			e->problems.item[kept++] = e->problems.item[i];
	e->problems.count = kept;
}

const struct person_problem *
person_entry_problem(const struct person_entry *e, int field)
{
	for (size_t i = 0; i < e->problems.count; i++)
		if ((int)e->problems.item[i].field == field)
			return &e->problems.item[i];
	return NULL;
}

static void
parse(struct person_entry *e, struct desk *d, struct person_problems *problems)
{
	struct err ignored;
	struct person p;

	person_init(&p);
	person_form_parse(&e->form, d, &p, problems, &ignored);
	person_clear(&p);
}

void
person_entry_look_back(struct person_entry *e, struct desk *d)
{
	struct person_problems all = { .count = 0 };
	int field = person_cells[e->focus].field;

	if (!e->touched || field == PERSON_AGREED)
		return;
	parse(e, d, &all);
	for (size_t i = 0; i < all.count; i++)
		if ((int)all.item[i].field == field && !all.item[i].warning &&
		    all.item[i].code != PROBLEM_REQUIRED && e->problems.count < PERSON_FIELDS)
			e->problems.item[e->problems.count++] = all.item[i];
}

bool
person_entry_stands(struct person_entry *e, struct desk *d)
{
	int field = person_cells[e->focus].field;

	if (!e->typed)
		return true;
	person_entry_forget(e, field);
	person_entry_look_back(e, d);
	e->typed = false;
	e->fresh = person_entry_problem(e, field) != NULL;
	return !e->fresh;
}

bool
person_entry_refused(struct person_entry *e, struct desk *d)
{
	bool unread = false;

	e->refused = !e->agreed;
	parse(e, d, &e->problems);
	for (int i = 0; i < PERSON_FIELDS; i++) {
		if (e->form.unread[i] == NULL)
			continue;
		unread = true;
		person_entry_forget(e, i);
		person_entry_complain(e, i);
	}
	return e->refused || unread;
}
