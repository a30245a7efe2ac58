/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What this desk used most in the last 30 days, so that it is offered first. Counted anew when more
 * than one in 64 of these sessions may have changed, however often it is asked. */
#ifndef APP_USAGE_H
#define APP_USAGE_H

#include "app/form.h"

/* For the values of the field's vocabulary: count[num - 1], in room for USAGE_VALUES of
 * store/session.h; NULL for a field whose values keep their order. Borrowed until the next call. */
int usage_of(struct desk *d, enum form_field field, const int64_t **count, struct err *err);

/* « 15, 20, 30, 45 »: minutes worth offering, the round ones and those that whoever is at the
 * keyboard chooses most. Yours. */
char *usage_durations(struct desk *d);

#endif
