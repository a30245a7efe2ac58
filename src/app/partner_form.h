/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry of the directory as it is typed by hand: one text a field, held to the checks of an
 * import before anything is kept. */
#ifndef APP_PARTNER_FORM_H
#define APP_PARTNER_FORM_H

#include "app/desk.h"
#include "app/import_report.h"
#include "base/vocab.h"

/* The fields of the standard, then what the desk adds. */
enum {
	PLACE_ROLE = PF_COUNT, /* a code of VOCAB_HUB_ROLE */
	PLACE_ROLE_DATE,
	PLACE_KIND,      /* a code of VOCAB_ACTOR_KIND */
	PLACE_TERRITORY, /* codes of VOCAB_TERRITORY, as a list */
	PLACE_NOTE,
	PLACE_FIELDS
};

#define PLACE_NOTE_CHARS 200

struct partner_form {
	int64_t n;  /* of the entry, 0 a new one */
	bool actor; /* of the hub, and no place: it need not be in a commune */
	int today;
	/* As typed: a phone as it is spoken, days as they are typed, lists as files have them;
	 * owned, NULL is empty. */
	char *value[PLACE_FIELDS];
	char *was[PLACE_FIELDS]; /* the entry as it is kept */
	/* Letters typed in a field of a list that choose nothing of it; owned, NULL none. */
	char *unread[PLACE_FIELDS];
};

void partner_form_init(struct partner_form *f, int today); /* of a new place */
/* f uninitialised */
void partner_form_from(struct partner_form *f, const struct partner *p, int today);
void partner_form_clear(struct partner_form *f);
void partner_form_set(struct partner_form *f, int field, const char *value);
void partner_form_set_unread(struct partner_form *f, int field, const char *letters);
struct commune;
void partner_form_set_commune(struct partner_form *f, const struct commune *commune);
bool partner_form_changed(const struct partner_form *f, int field);

/* The vocabulary that a field is picked from, or -1; *many: several of it may be. */
int partner_form_vocab(int field, bool *many);
/* What a value of it is in the cell. Borrowed for ever. */
const char *partner_form_code(int field, const struct vocab_item *item);
bool partner_form_has(const struct partner_form *f, int field, const char *code);
/* Puts a value into a list, or takes it out. */
void partner_form_toggle(struct partner_form *f, int field, const char *code);

/* What is wrong with a field. A warning is kept all the same, flagged, when it is insisted on. */
struct place_problem {
	int field;
	enum import_reason reason; /* IMPORT_PROBLEM: letters that choose nothing */
	bool warning;
};
struct place_problems {
	struct place_problem item[PLACE_FIELDS]; /* one a field at most, in their order */
	size_t count;
};
/* Its sentence: what to do, with an example. Translated, borrowed. */
const char *partner_form_sentence(const struct place_problem *p);

/* What one leaves: the text as it would be kept, where it can be (a phone in groups, spaces made
 * one). A commune fills in its postal code where it has but one, and a postal code the commune that
 * alone has it, where none is said. *problem is filled in when there
 * is one, true then. */
bool partner_form_tidy(struct partner_form *f, int field, struct place_problem *problem);

/* All fields at once: those that were changed, and those that no entry can be without. */
void partner_form_check(const struct partner_form *f, struct place_problems *problems);

/* Adds the place, or changes the fields that were changed in what is kept by now: each is of this
 * desk's hand from then on, and the entry is of today. One step of undo; nothing where nothing was
 * changed. The draft is dropped. ERR_VALUE: problems says which, with warnings alone when accept
 * would have it kept. */
int partner_form_save(struct desk *d, const struct partner_form *f, bool accept, int64_t *n,
		      struct place_problems *problems, struct err *err);

/* The draft of an entry, or of a new place: each has its own. */
int partner_form_keep(struct desk *d, const struct partner_form *f, struct err *err);
int partner_form_resume(struct desk *d, struct partner_form *f, bool *found, struct err *err);
int partner_form_drop(struct desk *d, const struct partner_form *f, struct err *err);

/* The day on which an entry is said to exist no longer, DATE_NONE it does. One step of undo. */
int partner_form_gone(struct desk *d, int64_t n, int day, struct err *err);

/* For its own files: the cell that a field is kept as (yours, NULL empty), and what that did. */
enum import_reason partner_form_clean(const struct partner_form *f, int field, char **out);

#endif
