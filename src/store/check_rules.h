/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold in the rows of a sound desk, as statements that give (number of the session, what)
 * for each one in which it does not. */
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
