/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A mandate: what somebody signed that the desk may do online in their name, and until when. Lakou
 * knows its days and what it is for; what opens their accounts is never kept. */
#ifndef APP_MANDATE_H
#define APP_MANDATE_H

#include <stdbool.h>

#include "store/types.h"

/* The longest, as « Aidants Connect » has it: it runs for a day, a month, six months or a year. */
#define MANDATE_MONTHS_MAX 12

/* Its last day as it is typed: a day, the next such one first, or so long from the day it was
 * signed: « 1 mois », « 6m », « +1 an », in French, Creole or English. Asks for no order of the
 * two days. -1 when it cannot be read. */
int mandate_until_parse(const char *typed, int from, int today, int *until);

/* It runs to the end of its last day. */
bool mandate_ended(const struct person *p, int today);

#endif
