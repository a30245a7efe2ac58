/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo of a person's actions, across restarts. Each action is one changeset; undoing
 * applies its inverse. A value that was changed since, outside the recorded actions or by a step
 * that stays, refuses (ERR_SINCE, or ERR_NAME_TAKEN for a name that one in use has): no row is
 * changed, and the step is left out, so that the one before it can be taken back. An action taken
 * after an undo ends what could be redone. Rows that undo or redo touches get a new revision, so
 * that other desks see a change, but for those of UNDO_DETAIL_GIVEN.
 *
 * Sessions, entries of the directory, places and mediators never vanish: undoing their addition
 * puts them in the bin (or retires them), and redo takes them out again. So a number that was shown
 * is never given to another row, and a row that a hub has seen is deleted by tombstone. A tag that
 * no session ever carried vanishes, and comes back under its number. A name that a step brings back
 * is given up by what undo took out of use, until it is free again. Undo and redo are no actions
 * themselves. Settings (but who receives releases), drafts and
 * publications are not concerned, nor persons, but for what was
 * known of one before a correction: the sealed box of then takes the place of that of now, which
 * needs no key. Such a step is forgotten with its person, and each undo or redo of it is written
 * in the log of access. Adding, merging or erasing a person is a step too, which only says
 * ERR_FINAL and is then left out: what was done before is not taken back for it unasked. */
#ifndef STORE_UNDO_H
#define STORE_UNDO_H

#include "store/store.h"

#define UNDO_KEPT 200 /* steps; older ones are forgotten */

/* Detail of a step whose sessions brought revisions of their own. Taken back they are as if they
 * had never come: they get no later revision, after which the same file could not come again. */
#define UNDO_DETAIL_GIVEN "given"

/* The action that corrects what is known of a person; its detail is their id. */
#define UNDO_CORRECTION "person-edit"
/* Those that freeze what is kept of one, and lift that: the same. */
#define UNDO_FREEZE "person-freeze"
#define UNDO_LIFT "person-lift"
#define UNDO_OF_PERSON "('" UNDO_CORRECTION "', '" UNDO_FREEZE "', '" UNDO_LIFT "')"

struct undo_step {
	char action[32]; /* session-add, session-edit, session-delete, partner-import... */
	int count;       /* rows a person would name */
	char detail[ACTION_DETAIL_SIZE]; /* see store_action_detail(); "" none */
	int64_t row; /* number of the session concerned when it is one and only one, else 0 */
};

/* Whether the last action through st was recorded, since the desk was opened. */
bool store_acted(const struct store *st);

/* ERR_NOTHING when there is none. */
int store_undo(struct store *st, struct undo_step *done, struct err *err);
int store_redo(struct store *st, struct undo_step *done, struct err *err);

/* The action that store_undo() would take back, or store_redo() do again. */
struct undo_last {
	int64_t mark;     /* for store_undo_only(); 0: there is none */
	int64_t mediator; /* who did it; 0: not known */
	bool own;         /* it was done through st, or taken back or done again */
	struct undo_step told;
};
int store_undo_look(struct store *st, bool redo, struct undo_last *last, struct err *err);
/* Takes back, or does again, the step of that mark and no other (0: none): ERR_CONFLICT when it is
 * not the next one of the desk any more. */
int store_undo_only(struct store *st, bool redo, int64_t mark, struct undo_step *done,
		    struct err *err);

/* The same for the action recorded last through st. */
int store_undo_own(struct store *st, struct undo_step *done, struct err *err);

/* The steps, oldest first, that changed who was in a session of that person, or such a session,
 * those taken back left out; and those that hold what was known of them before a correction, or
 * after one that was taken back. mediator: 0 where it is not known. Non-zero stops and is
 * returned. */
typedef int store_undo_fn(void *arg, const char *at, const char *action, int64_t mediator);
int store_undo_of_person(struct store *st, int64_t person, store_undo_fn *fn, void *arg,
			 struct err *err);

#endif
