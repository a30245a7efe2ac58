/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an entry of the directory says, field by field, as people read it. */
#ifndef UI_PARTNER_SHOW_H
#define UI_PARTNER_SHOW_H

#include <stdbool.h>

#include "store/types.h"

/* The name of a field of the standard, translated, at most 18 columns. */
const char *partner_show_label(enum partner_field f);
/* The same by its name in files; the name itself when the standard has none such. */
const char *partner_show_label_of(const char *field);

/* The text of a field in the chosen language; NULL when there is nothing to show. Yours. */
char *partner_show(const struct partner *p, enum partner_field f);
char *partner_show_value(enum partner_field f, const char *cell); /* of a cell alone */
/* Where there is room: services, and rules of the hours, in rows of their own. */
char *partner_show_rows(const struct partner *p, enum partner_field f);

/* « 97200 Fort-de-France »; NULL when nothing is known of it. Yours. */
char *partner_show_commune(const struct partner *p);

/* When it was brought up to date, and a warning when that is more than a year ago. Yours. */
char *partner_show_age(const struct partner *p, int today);
bool partner_show_old(const struct partner *p, int today); /* also when nobody knows */

#endif
