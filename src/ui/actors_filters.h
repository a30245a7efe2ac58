/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filters and orders of the directory as people read them. */
#ifndef UI_ACTORS_FILTERS_H
#define UI_ACTORS_FILTERS_H

#include "app/directory.h"

/* Of a field; of a value of it, yours. */
const char *actors_filter_label(enum directory_field field);
char *actors_filter_value(enum directory_field field, const char *value);
/* The values chosen of a field, NULL none; what is chosen of the hours, NULL any. Yours. */
char *actors_filter_words(const struct directory_filters *f, enum directory_field field);
char *actors_hours_words(const struct directory_filters *f, int64_t now);
/* All of it on one line, "" for none. Yours. */
char *actors_filters_words(const struct directory_filters *f, int64_t now);

/* What the search line says of the list: filters, how many of all, in which order. Yours. */
char *actors_said(const struct directory_query *q, const struct directory_answer *answer,
		  size_t all, int columns);
/* « 5 open, 37 with hours not known », under a filter of hours that lets both through; NULL when it
 * does not. Yours. */
char *actors_open_words(const struct directory_answer *answer);
const char *actors_order_words(enum directory_order order); /* at most 20 columns */
/* « 9 km », « ≈ 9 km », « par bateau 40 km », « autre île »; "" nobody knows. Yours. */
char *actors_far_words(const struct directory_far *far);

#endif
