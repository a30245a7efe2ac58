/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days counted beforehand, written. */
#include "config.h"

#include "store/day_count.h"

#include "store/db.h"

struct keeping {
	struct query q;
	store_enough_fn *enough;
	void *arg;
};

static int
keep(void *arg, int day, const char *counts, size_t size, struct err *err)
{
	struct keeping *k = arg;

	query_date(&k->q, day);
	query_int(&k->q, STATS_DAY_RULES);
	query_blob(&k->q, counts, size);
	if (query_run(&k->q, err) != 0)
		return -1;
	return k->enough(k->arg);
}

static int
keep_some(struct store *st, struct stats *stats, int from, int to, struct keeping *k,
	  struct err *err)
{
	int rc = query_open(&k->q, st,
			    "INSERT INTO day_count (date, rules, counts) VALUES (?, ?, ?)"
			    " ON CONFLICT (date) DO UPDATE SET rules = excluded.rules,"
			    " counts = excluded.counts",
			    err);

	if (rc == 0)
		rc = stats_days_count(stats, from, to, keep, k, err);
	query_close(&k->q);
	return rc;
}

int
store_days_keep(struct store *st, struct stats *stats, int from, int to, store_enough_fn *enough,
		void *arg, bool *more, struct err *err)
{
	struct keeping k = { .enough = enough, .arg = arg };
	int rc;

	*more = false;
	if (st->readonly || st->in_action)
		return 0;
	if (store_begin(st, NULL, err) != 0)
		return -1;
	rc = keep_some(st, stats, from, to, &k, err);
	if (rc < 0) {
		store_rollback(st);
		return -1;
	}
	*more = rc == 1;
	return store_commit(st, 0, err);
}
