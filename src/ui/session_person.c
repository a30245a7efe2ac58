/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Known persons and the note in the form of a session, while their key opens and closes. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/logbook.h"
#include "app/persons.h"
#include "base/mem.h"
#include "base/str.h"
#include "ui/session_entry_private.h"

int
entry_person(struct entry *e, struct desk *d, int64_t n, struct err *err)
{
	bool workshop = e->form.kind == KIND_WORKSHOP;
	const struct person *p;

	if (!workshop && persons_fill(d, &e->form, n, err) != 0)
		return -1;
	if (workshop) {
		if (persons_get(d, n, &p, err) != 0)
			return -1;
		if (form_has(&e->form, FF_PERSONS, p->id))
			return 0;
		form_add(&e->form, FF_PERSONS, p->id);
		e->known++;
	}
	entry_changed(e, d, workshop ? FF_PERSONS : FF_PERSON, err);
	return 0;
}

bool
entry_person_out(struct entry *e, struct desk *d, struct err *err)
{
	bool workshop = e->form.kind == KIND_WORKSHOP;
	const char *value = e->form.value[workshop ? FF_PERSONS : FF_PERSON];
	const char *last = value != NULL ? strrchr(value, '|') : NULL;
	char *id;

	if (value == NULL)
		return false;
	if (workshop) {
		id = mem_strdup(last != NULL ? last + 1 : value);
		form_remove(&e->form, FF_PERSONS, id);
		free(id);
		e->known--;
	} else {
		persons_unfill(&e->form);
	}
	entry_changed(e, d, workshop ? FF_PERSONS : FF_PERSON, err);
	return true;
}

bool
entry_waits(const struct entry *e, const struct desk *d)
{
	const struct form *f = &e->form;

	return !persons_open(d) &&
	       (f->sealed != NULL || f->note_locked || f->value[FF_PERSON] != NULL);
}

const char *
entry_whom(const struct entry *e, const char *name)
{
	return e->form.value[FF_PERSON] != NULL ? name : NULL;
}

/* What a draft or a stored session holds for the open key. */
static void
read_secret(struct entry *e, struct desk *d, struct err *err)
{
	struct session s;

	logbook_draft_unseal(d, &e->form);
	/* The cursor has gone elsewhere meanwhile: what was half typed is the note. */
	if (e->form.typed != NULL && e->form.at == FF_NOTE && entry_field(e) != FF_NOTE) {
		form_set(&e->form, FF_NOTE, e->form.typed);
		form_typing(&e->form, FF_NOTE, NULL);
	}
	if (!e->form.note_locked || e->form.n == 0)
		return;
	session_init(&s);
	if (logbook_get(d, e->form.n, &s, err) == 0 && !s.note_locked) {
		form_set(&e->form, FF_NOTE, s.note);
		e->form.note_locked = false;
	}
	session_clear(&s);
}

/* The draft was sealed before the key went: the form keeps what is sealed instead of what can be
 * read. */
static void
forget_secret(struct entry *e, struct desk *d, struct err *err)
{
	struct form draft;
	bool found = false;

	if (logbook_draft_take_waiting(d, &draft, &found, err) == 0 && found &&
	    draft.n == e->form.n && draft.sealed != NULL && e->touched && e->form.sealed == NULL) {
		e->form.sealed = draft.sealed;
		draft.sealed = NULL;
		memcpy(e->form.draft, draft.draft, sizeof(draft.draft));
	}
	form_clear(&draft);
	if (e->form.value[FF_NOTE] != NULL && e->form.sealed == NULL && e->form.n != 0)
		e->form.note_locked = true;
	if (e->form.at == FF_NOTE)
		form_typing(&e->form, FF_NOTE, NULL);
	form_set(&e->form, FF_NOTE, NULL);
	if (entry_field(e) != FF_NOTE)
		return;
	edit_set(&e->edit, "");
	entry_move(e, d, session_cell_step(&e->form, e->focus, -1), err);
}

bool
entry_unset(struct desk *d)
{
	enum seal_state state;
	struct err ignored;

	return !persons_open(d) && persons_state(d, &state, &ignored) == 0 && state == SEAL_UNSET;
}

void
entry_names(struct entry *e, struct desk *d, struct err *err)
{
	if (e->form.open == persons_open(d))
		return;
	e->form.open = !e->form.open;
	e->unset = entry_unset(d);
	if (e->form.open)
		read_secret(e, d, err);
	else
		forget_secret(e, d, err);
}
