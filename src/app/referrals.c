/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People who were sent on. */
#include "config.h"

#include "app/referrals.h"

#include "app/desk_private.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "base/vocab.h"

/* Between the names of several partners. */
static const char dot[] = " · ";

int
referrals_list(struct desk *d, bool all, struct referral_list *out, struct err *err)
{
	int since = all ? date_from(1, 1, 1) : clock_today(&d->clock) - REFERRALS_DAYS;

	return store_referral_list(d->store, since, dot, out, err);
}

int
referrals_count(struct desk *d, int64_t *count, struct err *err)
{
	return store_referral_count(d->store, clock_today(&d->clock) - REFERRALS_DAYS,
				    REFERRALS_COUNTED + 1, count, err);
}

int
referrals_set(struct desk *d, int64_t n, int outcome, struct err *err)
{
	return store_referral_outcome(d->store, n, outcome, err);
}

char *
referrals_whom(const struct referral *r)
{
	const struct vocab_item *item = vocab_by_num(VOCAB_REFER_TO, r->refer_to);

	if (r->partners != NULL)
		return utf8_clean(r->partners);
	return mem_strdup(item != NULL ? i18n_context(vocab_context(VOCAB_REFER_TO), item->label)
				       : "");
}
