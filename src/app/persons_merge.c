/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One person of two: what would become of them, then the change. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/persons_private.h"
#include "app/words.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "store/person.h"

static bool
take_text(char **into, const char *from)
{
	if (*into || !from)
		return false;
	*into = mem_strdup(from);
	return true;
}

static bool
take_number(int *into, int from)
{
	if (*into != 0 || from == 0)
		return false;
	*into = from;
	return true;
}

/* The earlier day, with the notice of that day. */
static void
take_consent(struct person *into, const struct person *from)
{
	if (from->consent == DATE_NONE ||
	    (into->consent != DATE_NONE && into->consent <= from->consent))
		return;
	into->consent = from->consent;
	mem_replace(&into->notice, mem_strdup(from->notice));
}

/* The whole of the one that ends later: half of each was never signed. */
static void
take_mandate(struct persons_merge *m, const struct person *from)
{
	struct person *into = &m->result;

	if (from->mandate_until == DATE_NONE ||
	    (into->mandate_until != DATE_NONE && into->mandate_until >= from->mandate_until))
		return;
	mem_free_secret(into->mandate_for);
	into->mandate_for = mem_strdup(from->mandate_for);
	into->mandate_from = from->mandate_from;
	into->mandate_until = from->mandate_until;
	for (int f = PERSON_MANDATE_FOR; f <= PERSON_MANDATE_UNTIL; f++)
		m->taken[f] = true;
}

/* Accents and capitals aside. */
static bool
texts_differ(const char *a, const char *b)
{
	char *one = persons_fold(a), *other = persons_fold(b);
	bool differ = *one && *other && strcmp(one, other) != 0;

	mem_free_secret(one);
	mem_free_secret(other);
	return differ;
}

static void
compare(struct persons_merge *m, const struct person *from)
{
	const struct person *into = &m->result;

	m->differ[PERSON_FIRST_NAMES] = texts_differ(from->first_names, into->first_names);
	m->differ[PERSON_BIRTH_YEAR] = from->birth_year != 0 && into->birth_year != 0 &&
				       from->birth_year != into->birth_year;
	m->differ[PERSON_PHONE] = texts_differ(from->phone, into->phone);
	m->differ[PERSON_EMAIL] = texts_differ(from->email, into->email);
}

/* What would be lost goes into the note: text is taken over. */
static void
note_other(struct persons_merge *m, enum person_field field, char *text)
{
	char **note = &m->result.note;
	char *longer = *note ? mem_printf("%s; %s", *note, text) : mem_strdup(text);

	if (utf8_count(longer) <= NOTE_MAX_CHARS) {
		mem_free_secret(*note);
		*note = longer;
		longer = NULL;
		m->noted[field] = true;
		m->taken[PERSON_NOTE] = true;
	}
	mem_free_secret(longer);
	mem_free_secret(text);
}

static void
take_all(struct persons_merge *m, const struct person *from)
{
	struct person *into = &m->result;

	m->taken[PERSON_NAME] = take_text(&into->name, from->name);
	m->taken[PERSON_FIRST_NAMES] = take_text(&into->first_names, from->first_names);
	m->taken[PERSON_BIRTH_YEAR] = take_number(&into->birth_year, from->birth_year);
	m->taken[PERSON_PHONE] = take_text(&into->phone, from->phone);
	m->taken[PERSON_EMAIL] = take_text(&into->email, from->email);
	m->taken[PERSON_ADDRESS] = take_text(&into->address, from->address);
	m->taken[PERSON_RESIDENCE] = take_number(&into->residence, from->residence);
	m->taken[PERSON_GENDER] = take_number(&into->gender, from->gender);
	m->taken[PERSON_STATUS] = take_number(&into->status, from->status);
	take_mandate(m, from);
	m->taken[PERSON_NOTE] = take_text(&into->note, from->note);
	if (m->differ[PERSON_PHONE])
		note_other(m, PERSON_PHONE, words_phone(from->phone));
	if (m->differ[PERSON_EMAIL])
		note_other(m, PERSON_EMAIL, mem_strdup(from->email));
	take_consent(into, from);
	m->consent = into->consent;
}

int
persons_merge_preview(struct desk *d, int64_t from, int64_t into, struct persons_merge *m,
		      struct err *err)
{
	struct person_visit *visits = NULL;
	struct person source;
	int result = -1;

	*m = (struct persons_merge){ .from = from, .into = into };
	person_init(&m->result);
	person_init(&source);
	if (from == into)
		return err_set(err, ERR_VALUE, "", "same person");
	if (store_person_get(d->store, from, &source, err) == 0 &&
	    store_person_get(d->store, into, &m->result, err) == 0 &&
	    store_person_visits(d->store, from, &visits, &m->visits, err) == 0) {
		m->from_revision = source.revision;
		compare(m, &source);
		take_all(m, &source);
		result = 0;
	}
	free(visits);
	person_clear(&source);
	return result;
}

int
persons_merge(struct desk *d, struct persons_merge *m, struct err *err)
{
	if (store_person_merge(d->store, m->from, m->from_revision, &m->result, persons_mediator(d),
			       err) != 0)
		return -1;
	persons_take_out(d, m->from);
	persons_put(d, &m->result);
	return 0;
}

void
persons_merge_clear(struct persons_merge *m)
{
	person_clear(&m->result);
}
