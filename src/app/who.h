/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is at the keyboard, and how they are called for short. A PIN only says who it is: it protects
 * nothing of what the desk holds. */
#ifndef APP_WHO_H
#define APP_WHO_H

#include "app/desk.h"

enum { PIN_DIGITS_MIN = 4, PIN_DIGITS_MAX = 8 };

int who_has_pin(struct desk *d, int64_t mediator, bool *has, struct err *err);

/* The mediator of that number is at work from now on. pin: NULL where none was typed. ERR_VALUE
 * (detail: "wrong pin") when theirs is another. */
int who_become(struct desk *d, int64_t mediator, const char *pin, struct err *err);

/* Whoever is at work has another PIN, none for "". old: the one of before, NULL where there was
 * none. No step of undo. ERR_VALUE, detail "wrong pin", or "pin" when it is no 4 to 8 digits. */
int who_set_pin(struct desk *d, const char *old, const char *pin, struct err *err);

/* « AB », and « AB2 » for a second one; NULL at a desk of one mediator. Yours. */
char *who_initials(struct desk *d, int64_t mediator);
char *who_letters(struct desk *d, int64_t mediator); /* at every desk; NULL nobody. Yours */
char *who_short_name(const char *name);              /* « A. Bellance ». Yours. */

#endif
