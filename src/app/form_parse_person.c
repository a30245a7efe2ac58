/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who came: known persons by their ids, whose answers are those of the day of the visit, and those
 * whose link was cut, who stay what they were. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/form_parsing.h"
#include "app/persons_private.h"
#include "base/mem.h"
#include "store/person.h"

/* *n stays 0 for one that is not known (any more): a problem, which does not repeat what was typed
 * in place of an id. */
static int
find_person(struct parsing *p, enum form_field field, const char *id, int64_t *n, struct err *err)
{
	*n = 0;
	if (store_person_find(p->desk->store, id, n, err) == 0)
		return 0;
	if (err->code != ERR_NO_INPUT)
		return -1;
	parsing_problem(p, field, PROBLEM_UNKNOWN, "");
	return 0;
}

/* An attendance of before whose link was cut is of a known person still. */
static bool
was_cut(const struct attendance *a)
{
	return a->person == 0 && a->cut != 0;
}

int
parsing_person(struct parsing *p, struct err *err)
{
	struct session *s = p->out;
	const char *id = parsing_value(p, FF_PERSON);
	const char *residence = parsing_value(p, FF_RESIDENCE);
	const char *returning = parsing_value(p, FF_RETURNING);
	int home = residence ? form_residence_num(residence) : 0;

	if (id && find_person(p, FF_PERSON, id, &p->person.person, err) != 0)
		return -1;
	if (!id && p->before.attendance_count > 0 && was_cut(&p->before.attendance[0])) {
		p->person.cut = p->before.attendance[0].cut;
		p->person.k = p->before.attendance[0].k;
	}
	if (home < 0)
		parsing_problem(p, FF_RESIDENCE, PROBLEM_UNKNOWN, residence);
	p->person.residence = home > 0 ? home : 0;
	if (returning && strcmp(returning, "1") != 0 && strcmp(returning, "0") != 0)
		parsing_problem(p, FF_RETURNING, PROBLEM_UNKNOWN, returning);
	s->participants = 1;
	s->anonymous = p->person.person == 0 && p->person.cut == 0 ? 1 : 0;
	s->anonymous_returning = s->anonymous && returning && strcmp(returning, "1") == 0 ? 1 : 0;
	s->online = 0;
	s->attendance = mem_resize(s->attendance, 1, sizeof(*s->attendance));
	s->attendance[0] = p->person;
	s->attendance_count = 1;
	return 0;
}

static const struct attendance *
find_attendance(const struct session *s, int64_t person)
{
	for (size_t i = 0; i < s->attendance_count; i++)
		if (s->attendance[i].person == person)
			return &s->attendance[i];
	return NULL;
}

/* Who was there before keeps the answers of that day. */
static void
add_person(struct parsing *p, int64_t person)
{
	struct session *s = p->out;
	const struct attendance *before = find_attendance(&p->before, person);
	struct attendance *a;

	if (find_attendance(s, person))
		return;
	s->attendance = mem_resize(s->attendance, s->attendance_count + 1, sizeof(*s->attendance));
	a = &s->attendance[s->attendance_count++];
	if (before)
		*a = *before;
	else
		persons_answers(p->desk, person, s->date, a);
}

int
parsing_persons(struct parsing *p, struct err *err)
{
	struct session *s = p->out;
	const char *value = parsing_value(p, FF_PERSONS);
	struct strlist ids = { 0 };
	int result = 0;

	s->attendance_count = 0;
	for (size_t i = 0; i < p->before.attendance_count; i++)
		if (was_cut(&p->before.attendance[i]))
			s->attendance[s->attendance_count++] = p->before.attendance[i];
	strlist_split(&ids, value ? value : "", FORM_LIST_SEPARATOR);
	for (size_t i = 0; i < ids.count && result == 0; i++) {
		int64_t person;

		result = find_person(p, FF_PERSONS, ids.item[i], &person, err);
		if (result == 0 && person != 0)
			add_person(p, person);
	}
	strlist_clear(&ids);
	return result;
}
