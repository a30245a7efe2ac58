/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a week of opening hours: what is being typed, and how it looks. */
#ifndef UI_HOURS_FORM_H
#define UI_HOURS_FORM_H

#include "app/opening_form.h"
#include "ui/edit.h"
#include "ui/screen.h"

struct hours_form {
	int question;
	int insee;   /* the commune of the place, 0 unknown */
	char *name;  /* whose hours */
	char *cell;  /* as it came */
	char *first; /* what its texts say when they are written */
	bool unread; /* it cannot be read, so no text says it */
	struct edit edit[OPENING_FIELDS];
	int field;   /* where the cursor is */
	bool typing; /* something was typed there: it is not complained of yet */
};

static inline int
hours_form_row(int field)
{
	return field < OPENING_RULES ? field / OPENING_HALVES
				     : OPENING_RULES / OPENING_HALVES + field - OPENING_RULES;
}

/* What is typed, as opening_form_read(). */
enum opening_fault hours_form_read(const struct hours_form *st, struct hours_parts *parts,
				   int *field);
/* The fault of the row of a field. */
enum opening_fault hours_form_fault(const struct hours_form *st, int field);

void hours_form_draw(const struct screen *s);

#endif
