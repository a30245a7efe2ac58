/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening hours as a form that is typed: of each day and of public holidays the times before noon
 * and those from noon on; then what no week says, and a remark. */
#ifndef APP_OPENING_FORM_H
#define APP_OPENING_FORM_H

#include "base/hours_parts.h"

/* The fields in the order of the keys: two a day, Monday first, two of public holidays. */
enum opening_field {
	OPENING_HALVES = 2,
	OPENING_HOLIDAYS = HOURS_WEEKDAYS * OPENING_HALVES,
	OPENING_RULES = OPENING_HOLIDAYS + OPENING_HALVES,
	OPENING_REMARK,
	OPENING_FIELDS,
};

enum opening_fault {
	OPENING_FINE,
	OPENING_UNREADABLE,
	OPENING_OVERLAP,
	OPENING_TOO_MANY, /* times on one day */
	OPENING_NO_RULE,
};

/* The texts of a cell, each yours; all "" of hours unknown, or that cannot be read: -1 then. Days
 * are closed where nothing stands, and a week that is closed from end to end says so. */
int opening_form_fill(const char *cell, char *text[static OPENING_FIELDS]);

/* What is typed as parts, yours to clear. With a fault: nothing in them, and *field where it is. */
enum opening_fault opening_form_read(const char *const text[static OPENING_FIELDS],
				     struct hours_parts *parts, int *field);

/* The two texts of a day or of the holidays again, in order: they begin at the field of its
 * morning. False, and nothing given, where they cannot be read. */
bool opening_form_tidy(const char *const text[static OPENING_FIELDS], int morning,
		       char *tidy[static OPENING_HALVES]);

int opening_form_minutes(const struct hours_parts *parts); /* a week, without the other rules */

#endif
