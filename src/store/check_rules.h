/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold in the rows of a sound desk, as statements that give (number of a session, what)
 * for each one in which it does not; instead of the number a text for a row of another table, or
 * NULL where there is no row. ?1 is the day, ?2 the communes as a list in JSON. */
#ifndef STORE_CHECK_RULES_H
#define STORE_CHECK_RULES_H

#include <stddef.h>

struct check_rule {
	const char *check; /* the name of the fault */
	const char *sql;
};
extern const struct check_rule check_rules[];
extern const size_t check_rule_count;

#endif
