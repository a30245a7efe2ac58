/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a known person came last: for lists, which are no access to what is known of them. */
#ifndef APP_PERSONS_VISITS_H
#define APP_PERSONS_VISITS_H

#include "app/desk.h"

/* DATE_NONE: never. */
int persons_last_visit(struct desk *d, int64_t n, int *day, struct err *err);

#endif
