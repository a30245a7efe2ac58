/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a known person, and a new session for them. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/form_private.h"
#include "app/persons_private.h"
#include "app/words.h"
#include "base/mem.h"
#include "base/vocab.h"
#include "store/person.h"

enum { THEMES_MAX = 64 };

static int
by_visits(const void *a, const void *b)
{
	const struct persons_theme *x = a, *y = b;

	if (x->visits != y->visits)
		return x->visits < y->visits ? 1 : -1;
	return (x->num > y->num) - (x->num < y->num);
}

static void
count_themes(struct persons_page *p, const struct person_visit *visit, size_t count)
{
	int64_t times[THEMES_MAX] = { 0 };

	for (size_t i = 0; i < count; i++)
		for (uint64_t left = visit[i].themes; left != 0; left &= left - 1)
			times[__builtin_ctzll(left)]++;
	for (int t = 0; t < THEMES_MAX; t++)
		if (times[t] > 0)
			p->theme[p->theme_count++] = (struct persons_theme){ t + 1, times[t] };
	if (p->theme_count > 0)
		qsort(p->theme, p->theme_count, sizeof(p->theme[0]), by_visits);
}

static void
fill(struct persons_page *p, const struct person_visit *visit, size_t count)
{
	p->first = count > 0 ? visit[count - 1].date : DATE_NONE;
	p->last = count > 0 ? visit[0].date : DATE_NONE;
	p->visit_count = count;
	p->visit = count > 0 ? mem_array(count, sizeof(*p->visit)) : NULL;
	for (size_t i = 0; i < count; i++) {
		p->visit[i] = visit[i].session;
		p->minutes += visit[i].minutes;
	}
	count_themes(p, visit, count);
}

int
persons_page(struct desk *d, int64_t n, bool again, struct persons_page *p, struct err *err)
{
	struct person_visit *visit = NULL;
	size_t count = 0;
	int result = -1;

	*p = (struct persons_page){ .first = DATE_NONE, .last = DATE_NONE };
	person_init(&p->person);
	if (store_person_get(d->store, n, &p->person, err) == 0 &&
	    store_person_visits(d->store, n, &visit, &count, err) == 0 &&
	    (again || persons_note(d, "view", p->person.id, err) == 0)) {
		fill(p, visit, count);
		result = 0;
	}
	free(visit);
	if (result != 0)
		persons_page_clear(p);
	return result;
}

void
persons_page_clear(struct persons_page *p)
{
	person_clear(&p->person);
	free(p->visit);
	p->visit = NULL;
	p->visit_count = 0;
}

/* --- a session for them --- */

void
persons_answers(struct desk *d, int64_t n, int date, struct attendance *out)
{
	const struct person *p;
	struct err ignored;

	*out = (struct attendance){ .person = n };
	if (persons_get(d, n, &p, &ignored) != 0)
		return;
	out->gender = p->gender;
	out->status = p->status;
	out->residence = p->residence;
	if (p->birth_year != 0 && date != DATE_NONE)
		out->age = vocab_age_band(date_parts(date).year, p->birth_year);
}

/* What is not known of them is taken from their last visit. */
static int
answers_of_last(struct desk *d, int64_t n, struct attendance *a, struct err *err)
{
	struct person_visit *visit;
	size_t count;

	if (store_person_visits(d->store, n, &visit, &count, err) != 0)
		return -1;
	if (count > 0) {
		const struct attendance *last = &visit[0].answers;

		a->gender = a->gender != 0 ? a->gender : last->gender;
		a->age = a->age != 0 ? a->age : last->age;
		a->status = a->status != 0 ? a->status : last->status;
		a->residence = a->residence != 0 ? a->residence : last->residence;
	}
	free(visit);
	return 0;
}

static void
propose(struct form *f, enum form_field field, const char *code)
{
	if (f->value[field] == NULL || f->proposed[field])
		form_propose(f, field, code);
}

static void
propose_num(struct form *f, enum form_field field, int num)
{
	const struct vocab_item *item = vocab_by_num(form_fields[field].vocab, num);

	propose(f, field, item ? item->code : NULL);
}

/* The day of the form's session; today where none can be read. */
static int
day_of(const struct desk *d, const struct form *f)
{
	int today = clock_today(&d->clock), typed;

	return f->value[FF_DATE] && words_date_parse(f->value[FF_DATE], today, &typed) == 0 ? typed
											    : today;
}

int
persons_came_before(struct desk *d, struct form *f, struct err *err)
{
	struct person_visit *visit;
	bool before = false;
	size_t count;
	int64_t n;

	if (!f->value[FF_PERSON] || f->kind != KIND_INDIVIDUAL)
		return 0;
	if (store_person_find(d->store, f->value[FF_PERSON], &n, err) != 0 ||
	    store_person_visits(d->store, n, &visit, &count, err) != 0)
		return -1;
	for (size_t i = 0; i < count; i++)
		before = before || (visit[i].session != f->n && visit[i].date <= day_of(d, f));
	free(visit);
	propose(f, FF_RETURNING, before ? "1" : NULL);
	return 0;
}

int
persons_fill(struct desk *d, struct form *f, int64_t n, struct err *err)
{
	const struct person *p;
	struct attendance a;

	if (persons_get(d, n, &p, err) != 0)
		return -1;
	form_set(f, FF_PERSON, p->id);
	persons_answers(d, n, day_of(d, f), &a);
	if (answers_of_last(d, n, &a, err) != 0 || persons_came_before(d, f, err) != 0)
		return -1;
	propose_num(f, FF_GENDER, a.gender);
	propose_num(f, FF_AGE, a.age);
	propose_num(f, FF_STATUS, a.status);
	propose(f, FF_RESIDENCE, form_residence_code(a.residence));
	return 0;
}

void
persons_unfill(struct form *f)
{
	static const enum form_field theirs[] = { FF_GENDER, FF_AGE, FF_STATUS, FF_RESIDENCE,
						  FF_RETURNING };

	form_propose(f, FF_PERSON, NULL);
	for (size_t i = 0; i < sizeof(theirs) / sizeof(theirs[0]); i++)
		if (f->proposed[theirs[i]])
			form_propose(f, theirs[i], NULL);
}
