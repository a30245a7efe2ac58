/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typing a session: where the cursor is, what a key does to the field under it, and the draft that
 * is kept after every field. Draws nothing. */
#ifndef UI_SESSION_ENTRY_H
#define UI_SESSION_ENTRY_H

#include <stdbool.h>
#include <stddef.h>

#include "app/form.h"
#include "app/form_parts.h"
#include "ui/edit.h"
#include "ui/picker.h"
#include "ui/session_layout.h"

struct entry {
	struct form form;
	size_t focus;            /* index of session_cells */
	size_t left;             /* where the cursor was before: what is wrong there is said */
	struct picker picker;    /* open while picking */
	bool picking;            /* the field under the cursor is chosen from a list */
	struct edit edit;        /* the field under the cursor is typed */
	bool parting;            /* and it is a breakdown: */
	struct form_parts parts; /* what the line says of it, */
	enum language language;  /* by letters of that language */
	int known;               /* participants of a workshop that are no anonymous ones */
	bool fresh;   /* nothing typed in it yet: the first character replaces what is there */
	bool touched; /* something was typed or chosen: worth a draft */
	bool accept;  /* the next save accepts warnings */
	struct problems problems;
	char *names;  /* folded, of a choice taken before the end of its word; else NULL */
	char *word;   /* that word as far as it is typed; with names */
	bool stray;   /* the picker holds letters of that word which it does not go on with */
	char *usual;  /* minutes worth offering for a duration */
	bool unset;   /* no passphrase was chosen yet: there is no note to be unlocked */
	bool went_on; /* the last key chose and moved on by itself */
};

/* Takes the form over, whatever happens. */
int entry_open(struct entry *e, struct desk *d, struct form *form, struct err *err);
void entry_close(struct entry *e);

/* How many anonymous participants a breakdown divides; 0: nobody has said yet. */
int entry_whole(const struct entry *e);
bool entry_many(const struct entry *e);                     /* the field takes several choices */
bool entry_editing(const struct entry *e);                  /* it is typed as text */
const char *entry_hint(const struct entry *e, bool repeat); /* what to do in it; translated */

enum entry_result {
	ENTRY_IGNORED,
	ENTRY_TAKEN,
	ENTRY_SAVE,         /* Enter on the last field, or on an untouched repeat */
	ENTRY_PICK_PARTNER, /* the directory is to be opened */
};

/* A failure to keep the draft is told by err; the entry itself goes on. */
enum entry_result entry_key(struct entry *e, struct desk *d, int key, struct err *err);
void entry_paste(struct entry *e, const char *text); /* NULL: nothing */

/* Goes to the next field, unless the key before did already. */
void entry_tab(struct entry *e, struct desk *d, struct err *err);
/* Leaves the field, keeping what was typed in it, for another one. */
void entry_move(struct entry *e, struct desk *d, size_t to, struct err *err);
void entry_same(struct entry *e, struct desk *d, struct err *err); /* value of the last session */
void entry_partner(struct entry *e, struct desk *d, const char *id, struct err *err);
const char *entry_last_partner(const struct entry *e); /* its id, NULL none; borrowed */
/* A known person comes into the form: the one of an individual session, one more of a workshop. */
int entry_person(struct entry *e, struct desk *d, int64_t n, struct err *err);
/* The person of an individual session, the last one of a workshop, goes out again. False: there was
 * nobody. */
bool entry_person_out(struct entry *e, struct desk *d, struct err *err);
/* Something of it can only be read, or kept, once names are open. */
bool entry_waits(const struct entry *e, const struct desk *d);
/* The name if somebody is in an individual session, else NULL. */
const char *entry_whom(const struct entry *e, const char *name);
/* Names may have been opened or locked meanwhile: what the form holds of them comes or goes. */
void entry_names(struct entry *e, struct desk *d, struct err *err);
int entry_reload(struct entry *e, struct desk *d,
		 struct err *err); /* choices, in another language */

enum entry_saved { ENTRY_SAVED, ENTRY_REFUSED, ENTRY_FAILED };

/* Saves; on problems the cursor goes to the first, and the next save accepts mere warnings.
 * ENTRY_FAILED leaves err set and the form
 * open. */
enum entry_saved entry_save(struct entry *e, struct desk *d, struct session *saved,
			    struct err *err);
/* What kept it from being saved, or was warned of, in a field that the form does not show and so
 * cannot mark; NULL: nothing. */
const struct problem *entry_unseen(const struct entry *e);
/* Puts into the draft what is being typed, as letters that are no value yet. Cheap when there is
 * nothing new. */
void entry_keep(struct entry *e, struct desk *d, struct err *err);
int entry_leave(struct entry *e, struct desk *d, struct err *err); /* keeps the draft if touched */

#endif
