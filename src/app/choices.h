/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be chosen in a field, and which of it matches the letters typed. */
#ifndef APP_CHOICES_H
#define APP_CHOICES_H

#include <stddef.h>

#include "app/form.h"

/* Between the parts of struct choice.folded: folding leaves no line break. */
#define CHOICE_PART_END '\n'

struct choice {
	char *code;            /* stored value: a code, an id, an INSEE code */
	char *label;           /* translated */
	char *note;            /* a word on the right, such as « démarche »; NULL none */
	char *folded;          /* label, code, number, then keywords, for matching */
	size_t keywords;       /* where in folded they begin; 0 none */
	int number;            /* 1..9 chooses it where the list is numbered; else 0 */
	int64_t used;          /* times of late; of communes: how near */
	enum form_field field; /* where the code goes: procedures stand among the themes */
	const struct vocab_item *value; /* NULL: of no vocabulary */
	bool retired;                   /* found by its whole name alone */
	bool taken;                     /* chosen already */
};

struct choices {
	struct choice *item;
	size_t count;
	bool numbered; /* at most 9 items, and no digit means any of them: digits choose */
	bool open;     /* new ones may be typed: item[count] has room for one */
};

/* For a field of choices, place, mediator, commune, residence or tags: most used in the last 30
 * days first, then vocabulary order; « other » and « not given » last. FF_THEMES offers the 19
 * themes and the 11 procedures together. Communes: those near that place, the form's, first (NULL:
 * where one works now). */
int choices_load(struct choices *c, struct desk *d, enum form_field field, const char *place,
		 struct err *err);
/* All values of a vocabulary that no field has, in its order. */
void choices_vocab(struct choices *c, enum vocab vocab);
void choices_clear(struct choices *c);
/* Marks what stands in the form and is not only proposed there. */
void choices_take(struct choices *c, const struct form *f);
void choices_leave_out(struct choices *c, const char *code); /* the item of that code, if any */

/* A list of one’s own instead, in the order of adding: zeroed, then one after the other. note: NULL
 * none. */
void choices_add(struct choices *c, const char *code, const char *label, const char *note);

/* Indexes of the items that match the typed text, best first: the code or number itself, then
 * labels that start with it, an article aside, a word that starts with it or a keyword that is it,
 * a keyword of which a word starts with it, a part, a word abridged by few letters or beginnings of
 * words that follow each other. An age of two digits matches its band alone. Accents and case do
 * not matter. "" matches all. Returns how many; index has room for c->count. */
size_t choices_match(const struct choices *c, const char *typed, size_t *index);

/* What is typed in an open list and is none of its items becomes item[count], which chooses it as
 * it is. False: it is one of them, or cannot be one. */
bool choices_new(struct choices *c, const char *typed);

/* Whether the typed text is the beginning of the item's label, of its code or of another name. */
bool choices_meant(const struct choices *c, size_t index, const char *typed);

/* Whether an item that alone is left may be taken without being shown: one letter must begin its
 * label, its code or its number, or be a keyword that is no longer; what abridges it is a guess. */
bool choices_sure(const struct choices *c, size_t index, const char *typed);

/* The item that a first key chooses by place: a digit, or what that key gives unshifted on an
 * AZERTY keyboard (& é " ' ( - è _ ç for 1..9); 0 and à choose « other »; NULL when the list is not
 * numbered, or a label or a keyword starts with that key: it is then a letter, or the first digit
 * of an age. */
const struct choice *choices_by_key(const struct choices *c, const char *key);

#endif
