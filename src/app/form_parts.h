/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the participants of a workshop divide, as a person types it in one line: each number with
 * the letter of its value, « 5f 3m » or « f5 m3 », with the beginning of a name, « 3 ducos », or,
 * where values have letters, numbers alone in their order, « 5 3 ». What is missing to the whole is
 * « not given », which nobody types. */
#ifndef APP_FORM_PARTS_H
#define APP_FORM_PARTS_H

#include "app/choices.h"

struct form_parts {
	struct choices choices; /* the values, in the order shown */
	char *letter;           /* of each; '\0' where they are too many for letters */
	int *count;             /* of each, as typed */
	int64_t sum;
	char *unread; /* a piece that says nothing, perhaps not yet; NULL none */
};

/* Of a field of type FORM_BREAKDOWN; place: as of choices_load(). */
int form_parts_open(struct form_parts *p, struct desk *d, enum form_field field, const char *place,
		    struct err *err);
void form_parts_close(struct form_parts *p);

/* Counts what the line says. A piece that cannot be read is left out and named in unread. */
void form_parts_read(struct form_parts *p, const char *line);

/* Both yours: the value of the field, NULL when nothing is counted; and the line that says a value,
 * or the value itself when it is none. */
char *form_parts_value(const struct form_parts *p);
char *form_parts_line(const struct form_parts *p, const char *value);

#endif
