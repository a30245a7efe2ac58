/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Known persons on disk: a sealed box, and in clear only the day of consent and the version of the
 * notice. Undo knows of persons only that one was corrected (UNDO_CORRECTION): to be added or
 * merged is never recorded, and where they are erased, the steps that hold a link to them or a box
 * of theirs are forgotten. */
#ifndef STORE_PERSON_H
#define STORE_PERSON_H

#include "store/store.h"

/* A person without identity, whom only figures know. */
int store_person_add(struct store *st, int64_t *n, struct err *err);

/* p->n 0 adds: n, id and revision are filled in. Otherwise replaces the stored one: ERR_NO_INPUT
 * when there is none (any more), ERR_CONFLICT when its revision is no longer p->revision.
 * ERR_VALUE without the day of the consent or the version of the notice. ERR_LOCKED unless the key
 * is open. */
int store_person_save(struct store *st, struct person *p, struct err *err);

/* p is initialised by the caller, and cleared then filled here. ERR_NO_INPUT for one that is not
 * there or was erased, ERR_LOCKED, ERR_DAMAGED when the box does not open. */
int store_person_get(struct store *st, int64_t n, struct person *p, struct err *err);

/* Those who were not erased; need no key. ERR_NO_INPUT. */
int store_person_find(struct store *st, const char *id, int64_t *n, struct err *err);
int store_person_id(struct store *st, int64_t n, char id[static UUID_SIZE], struct err *err);

/* How many are known by name; needs no key. */
int store_person_count(struct store *st, int64_t *count, struct err *err);

/* Called for each one with an identity, in the order of their numbers; borrowed; non-zero stops and
 * is returned. Boxes that do not open are left out and counted. ERR_LOCKED. */
typedef int store_person_fn(void *arg, const struct person *p);
int store_person_each(struct store *st, store_person_fn *fn, void *arg, size_t *damaged,
		      struct err *err);

/* Changes when persons have been written, here or by another program. */
uint64_t store_person_version(struct store *st);

/* The live sessions of a person, newest first. The array is yours. */
struct person_visit {
	int64_t session;
	int date;
	int kind;
	int minutes;
	uint64_t themes;
	uint64_t procedures;
	struct attendance answers; /* of that visit */
};
int store_person_visits(struct store *st, int64_t n, struct person_visit **out, size_t *count,
			struct err *err);
/* Likewise those that lie in the bin. */
int store_person_binned(struct store *st, int64_t n, struct person_visit **out, size_t *count,
			struct err *err);

/* The source's attendances become the target's, which is saved as given (with the earlier consent);
 * the source is erased, without the marks of a cut link: its visits have a person still. Written in
 * the log of access as by that mediator. Where both sat in one session the source's attendance
 * stays as that of nobody (CUT_KNOWN).
 * seen: the source's revision when its data were read; ERR_CONFLICT
 * where that, or into's, has moved. An action by itself, which cannot be undone; nor can what was
 * corrected of either before. */
int store_person_merge(struct store *st, int64_t from, int64_t seen, struct person *into,
		       int64_t mediator, struct err *err);

/* Freezes what is kept of a person at their wish (GDPR, art. 18), or lifts that: an action of its
 * own, which undo takes back, written in the log of access as by that mediator. As long as they are
 * frozen their row, their attendances and the sessions with them refuse every change (ERR_FROZEN)
 * but to be lifted and erased, and count nowhere. ERR_NO_INPUT; ERR_NOTHING when it is so already.
 * Needs no key. */
int store_person_freeze(struct store *st, int64_t n, bool freeze, int64_t mediator,
			struct err *err);

/* Identity, notes of individual sessions and link gone; the row stays as a tombstone, and its id is
 * kept among those erased. Attendances keep their answers and what they stood for (enum cut, table
 * cut_value), so that figures of calendar months, quarters and years stay what they were. Undo
 * steps up to the last one that holds the link are forgotten, and the corrections of that person
 * (*forgotten: how many, may be NULL).
 * When this returns the bytes are
 * overwritten in the file, and out of its log; while another program is reading, by a later commit.
 * Needs no key, nor an open action. */
int store_person_erase(struct store *st, int64_t n, int64_t mediator, int *forgotten,
		       struct err *err);
/* The same within an open action, of the person with that id, where there is one: they were erased
 * at that time from a newer copy of the desk. Their id is kept among those of the erased. */
int store_person_forget(struct store *st, const char *id, const char *at, struct err *err);

#endif
