/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a release is, in words. */
#ifndef UI_RELEASE_SHOW_H
#define UI_RELEASE_SHOW_H

#include <stdbool.h>

#include "base/release.h"

/* The one of a period and profile; NULL when there is none. Borrowed. */
const struct release *release_show_find(const struct release_list *list, const char *period,
					const char *profile);

/* All yours. */
char *release_show_period(const struct release *r); /* « octobre 2026 » */
char *release_show_day(const struct release *r);    /* the day it was made */
/* « 12 tables, 143 figures, 9 hidden », or « 312 rows » of a row file. */
char *release_show_counts(const struct release *r);
char *release_show_profile(const char *profile); /* whom it is for, what it hides */
char *release_show_files(unsigned formats);

/* What was made so far, below a title, down to the row bottom; the one of now is marked. */
void release_show_made(const struct release_list *made, const struct release *now, int y,
		       int bottom, int columns);

/* As a row of a list: period, day, recipient where there is room, seal. */
void release_show_draw(const struct release *r, int y, int columns, bool marked);

#endif
