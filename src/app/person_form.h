/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of a person as it is typed: one text a field, checked before anything is kept. */
#ifndef APP_PERSON_FORM_H
#define APP_PERSON_FORM_H

#include "app/desk.h"
#include "app/form.h"

enum person_field {
	PERSON_NAME,
	PERSON_FIRST_NAMES,
	PERSON_BIRTH_YEAR,
	PERSON_PHONE,
	PERSON_EMAIL,
	PERSON_ADDRESS,
	PERSON_RESIDENCE, /* as FF_RESIDENCE */
	PERSON_GENDER,    /* a code of VOCAB_GENDER */
	PERSON_STATUS,
	PERSON_MANDATE_FOR, /* app/mandate.h */
	PERSON_MANDATE_FROM,
	PERSON_MANDATE_UNTIL,
	PERSON_NOTE,
	PERSON_FIELDS
};

struct person_field_info {
	const char *id;       /* stable: in files handed out */
	const char *label;    /* N_() */
	enum form_field like; /* the field of the session form that is typed and shown so; FF_COUNT
			       * a text */
};
extern const struct person_field_info person_fields[PERSON_FIELDS];

struct person_form {
	int64_t n; /* of the person being corrected, 0 a new one */
	int64_t revision;
	char *value[PERSON_FIELDS]; /* owned, wiped; NULL is empty */
	/* Letters typed in a field of a list that choose nothing of it, for the draft; owned, NULL
	 * none. */
	char *unread[PERSON_FIELDS];
};

void person_form_init(struct person_form *f);
void person_form_clear(struct person_form *f);
void person_form_set(struct person_form *f, enum person_field field, const char *value);
void person_form_set_unread(struct person_form *f, enum person_field field, const char *letters);
void person_form_from(struct person_form *f, const struct person *p); /* f uninitialised */
/* A day that can be read becomes one that means the same tomorrow: « hier », « 6 mois ». */
void person_form_settle(struct person_form *f, enum person_field field, struct desk *d);
/* Whether the form says what is known already. */
bool person_form_is(const struct person_form *f, const struct person *p);

/* As text for its draft, which is only ever stored sealed: yours, to be wiped. Reading makes f anew
 * and spoils the text. */
char *person_form_write(const struct person_form *f);
void person_form_read(struct person_form *f, char *text);

/* A problem never holds what was typed: it may be told in any log. */
struct person_problem {
	enum problem_code code;
	enum person_field field;
	bool warning;
};
struct person_problems {
	struct person_problem item[PERSON_FIELDS]; /* one a field at most, in their order */
	size_t count;
};

/* All rules at once. out is initialised by the caller and filled as far as the values go; n, id,
 * revision, consent and notice are not touched. 0 when it can be kept, warnings or not; else -1
 * with ERR_VALUE (subject: id of the first field to blame). The rules: a name and first names, with
 * letters and without digits (older files hold persons with one of the two: they are shown, and
 * the other is asked for when they are saved); a year of birth of four digits that makes 15 to 120
 * years this year (younger: PROBLEM_TOO_YOUNG, unless desk_minors_decided()); a number that can be
 * dialled; an address with one @; a mandate that was signed, not tomorrow, for something, and ends
 * MANDATE_MONTHS_MAX after that at most, or none of the three. A note, or what a mandate is for,
 * that looks like a secret is a warning. */
int person_form_parse(const struct person_form *f, struct desk *d, struct person *out,
		      struct person_problems *problems, struct err *err);

#endif
