/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the list of referrals: when, who, about what, to whom, why; narrowed by words. */
#ifndef UI_REFERRAL_ROWS_H
#define UI_REFERRAL_ROWS_H

#include "app/referrals.h"
#include "ui/list.h"

struct referral_rows {
	struct desk *desk; /* names are asked of it whenever they are drawn: none is kept */
	struct referral_list all;
	char **whom;   /* of each, in the language */
	size_t *shown; /* indexes of those that have the words */
	struct list list;
	int whom_width, reason_width; /* of the widest of those */
	int today;
};

/* Reads them again, all or those of the last 90 days, and narrows them. On failure rows is as
 * before; it is zeroed before the first call. */
int referral_rows_load(struct referral_rows *r, struct desk *d, bool all, const char *words,
		       struct err *err);
void referral_rows_clear(struct referral_rows *r);
void referral_rows_narrow(struct referral_rows *r, const char *words);

const struct referral *referral_rows_marked(const struct referral_rows *r); /* NULL none */
const char *referral_rows_whom(const struct referral_rows *r);              /* the marked one's */
/* All of the marked one's row. Yours, to be wiped: it may name a person. */
char *referral_rows_note(const struct referral_rows *r);

void referral_rows_draw_heads(const struct referral_rows *r, int y, int columns);
void referral_rows_draw(const struct referral_rows *r, size_t i, int y, int columns, bool cursor);

#endif
