/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fewest figures that must be hidden beside the small ones of tables, found by an integer
 * program: what the program's own choice is measured by. Nothing of its reasoning is in here. */
#ifndef TESTS_LIB_OPTIMUM_H
#define TESTS_LIB_OPTIMUM_H

#include <stdbool.h>
#include <stddef.h>

#include "report/disclose_protect.h"
#include "report/disclose_system.h"

/* How many others must be hidden so that each small figure of the list can be k or more and has k
 * values, and each of those others that is below 2 k - 2 has k values, too; hidden ones are 1 or
 * more, and may be broken numbers, which can but lower what is needed. Rows are sums that are zero.
 * Of what it is given it reads neither secret nor open. rounds: of the search; *proven: they were
 * enough. Where they were not, the answer is a number that is proven to be needed. -1: it cannot
 * be done. */
int optimum_find(const struct disclose_system *rows, const struct protect_figure *list, int rounds,
		 bool *proven);

#endif
