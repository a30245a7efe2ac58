/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the values of a form live in a session: one table that parsing and showing both walk. */
#ifndef APP_FORM_PRIVATE_H
#define APP_FORM_PRIVATE_H

#include "app/form.h"

#define FORM_LIST_SEPARATOR '|'

enum form_slot_type {
	SLOT_NUM,    /* int of struct session: the number of a vocabulary */
	SLOT_PERSON, /* int of struct attendance, likewise: of an individual session's one person */
	SLOT_MASK,   /* uint64_t of struct session */
	SLOT_TEXT,   /* char * of struct session, owned */
};

struct form_slot {
	enum form_field field;
	enum form_slot_type type;
	size_t offset;
};
extern const struct form_slot form_slots[];
extern const size_t form_slot_count;

/* The breakdown that a field of a workshop holds; 0 for other fields. */
enum breakdown_dim form_breakdown_dim(enum form_field field);

/* The number of a code of residence: an INSEE code or one of VOCAB_RESIDENCE; -1 unknown. And back:
 * borrowed, NULL unknown. */
int form_residence_num(const char *code);
const char *form_residence_code(int num);

/* What keeps a session from being of that day: PROBLEM_FUTURE, PROBLEM_TOO_OLD; PROBLEM_LONG_AGO
 * only warns. */
enum problem_code form_day_problem(int day, int today);
/* What form_write() leaves out, NULL for nothing: never to be stored but sealed. Yours, to be
 * wiped. And back into the form. */
char *form_write_secret(const struct form *f);
void form_read_secret(struct form *f, const char *text);

bool form_field_fits(enum form_field field, int kind); /* this kind of session has it */

#endif
