/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal as its screen sees it: begun under a filter, reached for, worked on. */
#include "config.h"

#include "app/journal_private.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "store/session.h"

/* --- beginning --- */

static int
compare_posts(const void *a, const void *b)
{
	const struct post *const *x = a;
	const struct post *const *y = b;
	char *left = utf8_fold((*x)->name);
	char *right = utf8_fold((*y)->name);
	int side = strcmp(left, right);

	free(left);
	free(right);
	return side;
}

static void
order_mediators(struct journal *j)
{
	const struct post_list *all = &j->desk->post[POST_MEDIATOR];
	const struct post **sorted = mem_array(all->count + 1, sizeof(const struct post *));

	for (size_t i = 0; i < all->count; i++)
		sorted[i] = &all->item[i];
	qsort(sorted, all->count, sizeof(const struct post *), compare_posts);
	free(j->mediators);
	j->mediators = mem_array(all->count + 1, sizeof(*j->mediators));
	for (size_t i = 0; i < all->count; i++)
		j->mediators[i] = sorted[i]->n;
	j->mediator_count = all->count;
	free(sorted);
}

/* 1: the list has that session, 0, -1. */
static int
lists(struct journal *j, int64_t n, struct session_brief *b, struct err *err)
{
	const struct journal_filter *f = &j->match.filter;
	int rc = store_session_brief(j->desk->store, n, f->binned, b, err);

	if (rc != 1 || (f->from != DATE_NONE && b->key.date < f->from) ||
	    (f->to != DATE_NONE && b->key.date > f->to))
		return rc < 0 ? rc : 0;
	return journal_matches(&j->match, j->desk, b, err);
}

/* Where the sessions that come into question are few they are looked up, each, and nothing else. */
static int
list_few(struct journal *j, const struct bitset *among, struct err *err)
{
	for (int64_t n = bitset_next(among, 0); n >= 0; n = bitset_next(among, n + 1)) {
		struct session_brief b;
		int rc = lists(j, n, &b, err);

		if (rc < 0)
			return -1;
		if (rc == 0)
			continue;
		journal_add(j, &b);
		journal_sum(j, &b);
	}
	j->head.done = j->tail.done = j->tally.done = true;
	journal_sort(j);
	return 0;
}

/* The totals of the days are kept: where nothing but the period is left out, they are the count,
 * but for the time of coordination. */
static int
sums_of_days(struct journal *j, struct err *err)
{
	struct journal_filter f = j->match.filter;
	int from = f.from == DATE_NONE ? date_from(1, 1, 1) : f.from;
	int to = f.to == DATE_NONE ? date_from(9999, 12, 31) : f.to;

	f.from = f.to = DATE_NONE;
	if (f.binned || journal_filtered(&f) || !journal_by_date(j))
		return 0;
	if (logbook_sums(j->desk, from, to, &j->sums, err) != 0)
		return -1;
	j->of_days = true;
	j->together = false;
	return 0;
}

/* Known from that session on, in both directions; from the beginning when there is none. */
static int
begin_near(struct journal *j, int64_t near, struct err *err)
{
	struct session_key key;
	struct err ignored;

	if (near == 0 || store_session_key(j->desk->store, near, &key, &ignored) != 0) {
		j->head.done = true;
		j->together = true;
		return 0;
	}
	j->tail = (struct journal_cursor){ .key = key, .begun = true, .with_key = true };
	j->head = (struct journal_cursor){ .key = key, .begun = true };
	if (journal_grow_tail(j, PAGES * PAGE, err) != 0 ||
	    journal_grow_head(j, PAGES * PAGE, &j->near, err) != 0)
		return -1;
	/* The last of the list is gone: the one before it stands in its place. */
	if (j->near == j->count && j->near > 0)
		j->near--;
	return 0;
}

/* The list, once it is known which sessions have the words and the tag. */
static int
begin(struct journal *j, struct err *err)
{
	const struct bitset *among = journal_match_among(&j->match);
	int64_t near = j->near_n;
	int rc = 0;

	j->begun = true;
	if (among != NULL && among->count <= FEW)
		return list_few(j, among, err);
	if (!journal_by_date(j))
		j->head.done = j->tail.done = true;
	else
		rc = begin_near(j, near, err);
	if (rc == 0)
		rc = sums_of_days(j, err);
	if (rc == 0)
		rc = journal_count_part(j, err);
	if (rc == 0 && near == 0 && j->of_days)
		rc = journal_grow_tail(j, PAGES * PAGE, err);
	/* In one go where they are few. */
	if (rc == 0 && j->tally.done && !journal_sort_done(j))
		journal_sort_part(j);
	return rc;
}

/* A moment's work at what the filter rests on. */
static int
look_up(struct journal *j, struct err *err)
{
	int rc = journal_match_work(&j->match, j->desk, ROW_WORTH * j->slice, err);

	return rc == 0 ? begin(j, err) : rc < 0 ? -1 : 0;
}

int
journal_set(struct journal *j, const struct journal_filter *f, int64_t near, struct err *err)
{
	struct journal_filter filter = *f; /* it may be the journal's own */

	order_mediators(j);
	j->count = j->near = j->page = 0;
	j->near_n = near;
	j->head = j->tail = j->tally = (struct journal_cursor){ .begun = false };
	j->begun = j->together = j->sorted = false;
	j->of_days = false;
	j->sums = (struct logbook_sums){ .sessions = 0 };
	if (journal_match_open(&j->match, j->desk, &filter, err) != 0)
		return -1;
	journal_sort_reset(j);
	return look_up(j, err);
}

int
journal_open(struct journal **out, struct desk *d, const struct journal_filter *f, struct err *err)
{
	struct journal *j = mem_alloc(sizeof(*j));

	j->desk = d;
	j->slice = SLICE;
	if (journal_set(j, f, 0, err) != 0) {
		journal_close(j);
		return -1;
	}
	*out = j;
	return 0;
}

void
journal_set_slice(struct journal *j, int sessions)
{
	j->slice = sessions;
}

void
journal_close(struct journal *j)
{
	if (j == NULL)
		return;
	journal_match_clear(&j->match);
	free(j->sorting);
	free(j->of_rank);
	free(j->row);
	free(j->mediators);
	free(j);
}

/* --- what is known --- */

const struct journal_filter *
journal_now(const struct journal *j)
{
	return &j->match.filter;
}

size_t
journal_count(const struct journal *j)
{
	return journal_by_date(j) || j->sorted ? j->count : 0;
}

int64_t
journal_at(const struct journal *j, size_t index)
{
	return j->row[index].key.n;
}

size_t
journal_near(const struct journal *j)
{
	return j->near;
}

bool
journal_totals(const struct journal *j, struct logbook_sums *out)
{
	*out = j->sums;
	return j->tally.done || j->of_days;
}

bool
journal_settled(const struct journal *j)
{
	return j->tally.done && journal_sort_done(j) && journal_lacking(j) == SIDE_NONE;
}

/* --- moving about --- */

/* One moment's work at an end that is near the row that was reached for. */
static int
reach(struct journal *j, long *shift, struct err *err)
{
	enum journal_side side = journal_lacking(j);
	size_t added = 0;
	int rc = 0;

	if (side == SIDE_TAIL) {
		rc = j->together ? journal_count_part(j, err)
				 : journal_grow_tail(j, PAGES * j->page, err);
		*shift = journal_forget_head(j);
	} else if (side == SIDE_HEAD) {
		rc = journal_grow_head(j, PAGES * j->page, &added, err);
		*shift = (long)added;
		journal_forget_tail(j);
	}
	j->index += (size_t)*shift;
	return rc;
}

int
journal_reach(struct journal *j, size_t index, size_t page, long *shift, struct err *err)
{
	*shift = 0;
	j->index = index;
	j->page = page;
	return j->begun ? reach(j, shift, err) : 0;
}

int
journal_go(struct journal *j, bool end, struct err *err)
{
	struct journal_cursor *there = end ? &j->tail : &j->head;
	long shift = 0;

	if (there->done || !j->begun || !journal_by_date(j))
		return 0;
	j->count = j->index = 0;
	j->page = j->page > 0 ? j->page : PAGE;
	j->together = false;
	j->head = j->tail = (struct journal_cursor){ .begun = false };
	there->done = true;
	return reach(j, &shift, err);
}

int
journal_work(struct journal *j, long *shift, struct err *err)
{
	*shift = 0;
	if (journal_settled(j))
		return 0;
	if (!j->begun)
		return look_up(j, err) == 0 ? 1 : -1;
	if (journal_lacking(j) != SIDE_NONE)
		return reach(j, shift, err) == 0 ? 1 : -1;
	if (j->tally.done) {
		journal_sort_part(j);
		return 1;
	}
	return journal_count_part(j, err) == 0 ? 1 : -1;
}

/* --- all of it --- */

int
journal_hidden(struct journal *j, const struct bitset *marked, int64_t *count, struct err *err)
{
	int64_t hidden = 0;

	if (!j->begun)
		return 1;
	for (int64_t n = bitset_next(marked, 0); n >= 0; n = bitset_next(marked, n + 1)) {
		struct session_brief b;
		int rc = lists(j, n, &b, err);

		if (rc < 0)
			return -1;
		hidden += rc == 0;
	}
	*count = hidden;
	return 0;
}

struct taking {
	struct journal *j;
	int64_t max;
	struct bitset found;
	struct err *err;
};

static int
take(void *arg, const struct session_brief *b)
{
	struct taking *t = arg;

	int rc = journal_matches(&t->j->match, t->j->desk, b, t->err);

	if (rc < 0)
		return -1;
	if (rc == 1)
		bitset_add(&t->found, b->key.n);
	return t->found.count > t->max;
}

int
journal_all(struct journal *j, int64_t max, struct bitset *out, struct err *err)
{
	struct session_scan scan;
	struct taking t = { .j = j, .max = max, .err = err };
	bool known = journal_settled(j) && j->head.done && j->tail.done;
	int rc;

	do
		rc = journal_match_work(&j->match, j->desk, ROW_WORTH * SLICE, err);
	while (rc == 1);
	journal_match_scan(&j->match, &scan);
	if (rc == 0 && !known)
		rc = store_session_scan(j->desk->store, &scan, take, &t, err);
	for (size_t r = 0; rc == 0 && known && r < j->count && t.found.count <= max; r++)
		bitset_add(&t.found, j->row[r].key.n);
	if (rc == 1 || t.found.count > max)
		rc = err_set(err, ERR_VALUE, "", "too many");
	for (int64_t n = bitset_next(&t.found, 0); rc == 0 && n >= 0;
	     n = bitset_next(&t.found, n + 1))
		bitset_add(out, n);
	bitset_clear(&t.found);
	return rc;
}
