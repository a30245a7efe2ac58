/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a value of a dimension is called: its code in files, its label in the chosen language. */
#ifndef REPORT_LABEL_H
#define REPORT_LABEL_H

#include "base/vocab.h"
#include "store/stats.h"

/* The list a dimension's numbers come from; VOCAB_COUNT for those that have none. */
enum vocab report_vocab(enum stats_dim dim);

/* The number that says « not given » in a dimension; STATS_NOT_CROSSED where none does. */
int64_t report_not_given(enum stats_dim dim);

/* The title of a dimension's table, in the chosen language. Borrowed. */
const char *report_title(enum stats_dim dim);

/* Both yours. A mediator, a tag and a partner are named by their line alone. */
char *report_label(enum stats_dim dim, int64_t code);
char *report_line_label(enum stats_dim dim, const struct stats_line *line);
/* The first where its table is not named beside it: of a commune, whether people live or sessions
 * took place there; of « not given », what was not. Yours. */
char *report_value_words(enum stats_dim dim, int64_t code);

/* What files write for it: vocabulary code, INSEE number, 2026-10, weekday 1 (Monday) to 7, hour 00
 * to 23, name of a mediator or tag, id of a partner. Yours. */
char *report_line_code(enum stats_dim dim, const struct stats_line *line);

/* 1,204 in English and 1 204, with a space that does not break, in the other languages. Yours. */
char *report_number(int64_t n);

#endif
