/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the list of referrals: when, to whom, why, by whom; narrowed by words. */
#ifndef UI_REFERRAL_ROWS_H
#define UI_REFERRAL_ROWS_H

#include "app/referrals.h"
#include "ui/list.h"

struct referral_rows {
	struct referral_list all;
	char **whom;   /* of each, in the language */
	size_t *shown; /* indexes of those that have the words */
	struct list list;
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
char *referral_rows_note(const struct referral_rows *r); /* all of the marked one's row; yours */

void referral_rows_draw_heads(int y, int columns);
void referral_rows_draw(const struct referral_rows *r, size_t i, int y, int columns, bool cursor);

#endif
