/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An outsider who reads the figures of a release as they were written and attacks them. It
 * shares no code with the rules that hid them. */
#ifndef TESTS_LIB_RELEASE_AUDIT_H
#define TESTS_LIB_RELEASE_AUDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/release.h"

enum { AUDIT_COLUMNS = 9 };

struct audit_cell {
	char *text[AUDIT_COLUMNS];
	long value; /* -1 hidden */
};

struct audit_table {
	struct audit_cell *cell;
	size_t count;
	size_t capacity;
	int bad; /* rows that are not as the format says */
};

/* statistiques.csv with ';' between its cells; false when it is not as the format says. */
bool release_audit_read(const struct release *r, struct audit_table *t);
void release_audit_clear(struct audit_table *t);

/* The value of a cell by its code, of whichever axis; -1 hidden, -2 absent. */
long release_audit_value(const struct audit_table *t, const char *table, const char *measure,
			 const char *code);

/* How many faults: small figures shown, figures that can be worked out. */
int release_audit_attack(const struct audit_table *t);

/* By table, measure, geo and category, none twice. */
bool release_audit_sorted(const struct audit_table *t);

#endif
