/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One run of form_parse(), for the two files that do it. */
#ifndef APP_FORM_PARSING_H
#define APP_FORM_PARSING_H

#include "app/form_private.h"

struct parsing {
	const struct form *form;
	struct desk *desk;
	struct session *out;
	struct problems *problems;
	struct session before;    /* as stored, when it is edited; else empty, without a date */
	struct attendance person; /* of an individual session */
	int today;
};

/* Only the first problem of a field is kept. value is what it is about, "" for what must not be
 * repeated. */
void parsing_problem(struct parsing *p, enum form_field field, enum problem_code code,
		     const char *value);

/* NULL when it is empty or not a field of this kind of session. */
const char *parsing_value(const struct parsing *p, enum form_field field);

/* Who they are, and their answers: one person, or the known ones of a workshop. */
int parsing_person(struct parsing *p, struct err *err);
int parsing_persons(struct parsing *p, struct err *err);

/* Participants, parts and breakdowns. */
void parsing_workshop(struct parsing *p);
void parsing_event(struct parsing *p); /* who came, never an attendance */

#endif
