/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the journal, grown at both ends from where it was begun, and the count of the whole.
 *
 * By the day, an end of the list is a place from which the desk is gone over further on demand. The
 * count goes over all of it once, from the beginning; as long as the list begins there too, one
 * pass serves both. In another order the whole list is held and sorted: then the count brings it. */
#include "config.h"

#include "app/journal.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/journal_match.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "base/vocab.h"
#include "store/session.h"

enum {
	FEW = 5000,          /* looked up one by one */
	SLICE = 20000,       /* sessions looked at in a moment: some 10 ms */
	PAGE = 50,           /* until it is known how many rows a page has */
	PAGES = 4,           /* so many are brought in at a time, and no fewer than two known */
	TOGETHER_MAX = 5000, /* rows that the count brings along */
	ROWS_MAX = 40000,    /* by the day; then the end that is far away is forgotten */
	ROWS_KEPT = 20000
};

struct row {
	int64_t rank; /* in an order other than the day's */
	struct session_key key;
};

/* How far the desk has been gone over in one direction. */
struct cursor {
	struct session_key key; /* the last session looked at */
	bool begun;             /* key is set */
	bool with_key;          /* that session is still to come */
	bool done;
};

struct journal {
	struct desk *desk;
	struct journal_match match;
	struct row *row;
	size_t count;
	size_t capacity;
	size_t near;
	int64_t near_n;
	struct cursor head; /* grows towards the beginning */
	struct cursor tail;
	struct cursor tally;
	bool together; /* tail goes along with tally */
	bool sorted;   /* in another order: all rows are there, and in it */
	size_t index;  /* the row that was reached for, and the rows of its page; 0: none yet */
	size_t page;
	int slice;
	struct logbook_sums sums;
	int64_t *mediators; /* by name */
	size_t mediator_count;
};

static bool
by_date(const struct journal *j)
{
	return j->match.filter.order == JOURNAL_BY_DATE;
}

/* --- going over the desk --- */

struct part {
	struct journal *j;
	struct cursor *cursor;
	bool count;    /* what passes goes into the sums */
	bool keep;     /* and into the list */
	size_t wanted; /* rows; then it is enough */
	int left;      /* sessions that may still be looked at */
};

enum side { SIDE_NONE, SIDE_HEAD, SIDE_TAIL };

/* Where fewer than two pages are known, and there may be more. */
static enum side
lacking(const struct journal *j)
{
	if (!j->tail.done && j->page > 0 && j->index + 2 * j->page >= j->count)
		return SIDE_TAIL;
	return !j->head.done && j->index < 2 * j->page ? SIDE_HEAD : SIDE_NONE;
}

static int64_t
rank_of(const struct journal *j, const struct session_brief *b)
{
	size_t i = 0;

	switch (j->match.filter.order) {
	case JOURNAL_BY_DURATION:
		return -b->minutes;
	case JOURNAL_BY_KIND:
		return b->kind;
	case JOURNAL_BY_MEDIATOR:
		while (i < j->mediator_count && j->mediators[i] != b->mediator)
			i++;
		return (int64_t)i;
	default:
		return 0;
	}
}

static void
add_row(struct journal *j, const struct session_brief *b)
{
	j->row = mem_grow(j->row, j->count, &j->capacity, sizeof(*j->row));
	j->row[j->count++] = (struct row){ rank_of(j, b), b->key };
}

static void
add_sums(struct logbook_sums *sums, const struct session_brief *b)
{
	sums->sessions++;
	if (b->kind > KIND_WORKSHOP) /* coordination: neither attendances nor their time */
		return;
	sums->attendances += b->participants;
	sums->minutes += b->minutes;
}

static int
look(void *arg, const struct session_brief *b)
{
	struct part *p = arg;

	p->cursor->key = b->key;
	p->cursor->begun = true;
	p->cursor->with_key = false;
	if (journal_matches(&p->j->match, b)) {
		if (p->count)
			add_sums(&p->j->sums, b);
		if (p->keep) {
			add_row(p->j, b);
			p->wanted--;
		}
	}
	return --p->left <= 0 || p->wanted == 0;
}

/* towards_head: the other way round than the list is read. */
static int
go_over(struct part *p, bool towards_head, struct err *err)
{
	const struct journal_filter *f = &p->j->match.filter;
	struct session_scan scan = {
		.from = f->from,
		.to = f->to,
		.oldest = (f->turned && by_date(p->j)) != towards_head,
		.binned = f->binned,
		.has_from = p->cursor->begun,
		.with_key = p->cursor->with_key,
		.key = p->cursor->key,
	};
	int rc = store_session_scan(p->j->desk->store, &scan, look, p, err);

	if (rc < 0)
		return -1;
	p->cursor->done = rc == 0;
	return 0;
}

/* --- the two ends --- */

static int
grow_tail(struct journal *j, size_t wanted, struct err *err)
{
	struct part p = { .j = j, .cursor = &j->tail, .keep = true, .left = j->slice };

	p.wanted = wanted;
	return go_over(&p, false, err);
}

/* What comes in is turned round and put before the rest. */
static int
grow_head(struct journal *j, size_t wanted, size_t *added, struct err *err)
{
	struct part p = { .j = j, .cursor = &j->head, .keep = true, .left = j->slice };
	size_t before = j->count;
	struct row *moved;
	int rc;

	p.wanted = wanted;
	rc = go_over(&p, true, err);
	*added = j->count - before;
	if (*added == 0)
		return rc;
	moved = mem_array(*added, sizeof(*moved));
	for (size_t i = 0; i < *added; i++)
		moved[i] = j->row[j->count - 1 - i];
	memmove(j->row + *added, j->row, before * sizeof(*j->row));
	memcpy(j->row, moved, *added * sizeof(*moved));
	free(moved);
	return rc;
}

/* Whoever holds a key down goes over a million rows: those left far behind are forgotten, and read
 * again on the way back. */
static long
forget_head(struct journal *j)
{
	size_t gone;

	if (j->count <= ROWS_MAX)
		return 0;
	gone = j->count - ROWS_KEPT;
	memmove(j->row, j->row + gone, ROWS_KEPT * sizeof(*j->row));
	j->count = ROWS_KEPT;
	j->head = (struct cursor){ .key = j->row[0].key, .begun = true };
	return -(long)gone;
}

static void
forget_tail(struct journal *j)
{
	if (j->count <= ROWS_MAX)
		return;
	j->count = ROWS_KEPT;
	j->tail = (struct cursor){ .key = j->row[j->count - 1].key, .begun = true };
	j->together = false;
}

/* --- the count, and what goes along with it --- */

static int
by_rank(const void *a, const void *b)
{
	const struct row *x = a;
	const struct row *y = b;

	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	return session_key_compare(&y->key, &x->key);
}

static void
sort(struct journal *j)
{
	qsort(j->row, j->count, sizeof(*j->row), by_rank);
	for (size_t i = 0; j->match.filter.turned && i < j->count / 2; i++) {
		struct row kept = j->row[i];

		j->row[i] = j->row[j->count - 1 - i];
		j->row[j->count - 1 - i] = kept;
	}
	j->sorted = true;
	if (j->near_n == 0 || j->count == 0)
		return;
	/* It is gone: what has come into its place. */
	j->near = j->index < j->count ? j->index : j->count - 1;
	for (size_t i = 0; i < j->count; i++)
		if (j->row[i].key.n == j->near_n)
			j->near = i;
}

static int
count_part(struct journal *j, struct err *err)
{
	struct part p = { .j = j, .cursor = &j->tally, .count = true, .left = j->slice };

	p.keep = j->together || !by_date(j);
	p.wanted = SIZE_MAX;
	if (go_over(&p, false, err) != 0)
		return -1;
	if (!by_date(j) && j->tally.done)
		sort(j);
	if (!j->together)
		return 0;
	j->tail = j->tally;
	j->together = !j->tally.done && j->count < TOGETHER_MAX;
	return 0;
}

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

/* Where the sessions that come into question are few they are looked up, each, and nothing else. */
static int
list_few(struct journal *j, const struct bitset *among, struct err *err)
{
	const struct journal_filter *f = &j->match.filter;

	for (int64_t n = bitset_next(among, 0); n >= 0; n = bitset_next(among, n + 1)) {
		struct session_brief b;
		int rc = store_session_brief(j->desk->store, n, f->binned, &b, err);

		if (rc < 0)
			return -1;
		if (rc == 0 || (f->from != DATE_NONE && b.key.date < f->from) ||
		    (f->to != DATE_NONE && b.key.date > f->to) || !journal_matches(&j->match, &b))
			continue;
		add_row(j, &b);
		add_sums(&j->sums, &b);
	}
	j->head.done = j->tail.done = j->tally.done = true;
	sort(j);
	return 0;
}

/* The totals of the days are kept: where nothing but the period is left out, they are the count. */
static int
sums_of_days(struct journal *j, struct err *err)
{
	struct journal_filter f = j->match.filter;
	int from = f.from == DATE_NONE ? date_from(1, 1, 1) : f.from;
	int to = f.to == DATE_NONE ? date_from(9999, 12, 31) : f.to;

	f.from = f.to = DATE_NONE;
	if (f.binned || journal_filtered(&f) || !by_date(j))
		return 0;
	if (logbook_sums(j->desk, from, to, &j->sums, err) != 0)
		return -1;
	j->tally.done = true;
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
	j->tail = (struct cursor){ .key = key, .begun = true, .with_key = true };
	j->head = (struct cursor){ .key = key, .begun = true };
	if (grow_tail(j, PAGES * PAGE, err) != 0 || grow_head(j, PAGES * PAGE, &j->near, err) != 0)
		return -1;
	/* The last of the list is gone: the one before it stands in its place. */
	if (j->near == j->count && j->near > 0)
		j->near--;
	return 0;
}

int
journal_set(struct journal *j, const struct journal_filter *f, int64_t near, struct err *err)
{
	struct journal_filter filter = *f; /* it may be the journal's own */
	const struct bitset *among;
	int rc;

	order_mediators(j);
	j->count = j->near = j->page = 0;
	j->near_n = near;
	j->head = j->tail = j->tally = (struct cursor){ .begun = false };
	j->together = j->sorted = false;
	j->sums = (struct logbook_sums){ .sessions = 0 };
	rc = journal_match_open(&j->match, j->desk, &filter, err);
	among = journal_match_among(&j->match);
	if (rc == 0 && among != NULL && among->count <= FEW)
		return list_few(j, among, err);
	if (rc == 0 && !by_date(j))
		j->head.done = j->tail.done = true;
	else if (rc == 0)
		rc = begin_near(j, near, err);
	if (rc == 0)
		rc = sums_of_days(j, err);
	if (rc == 0 && !j->tally.done)
		rc = count_part(j, err);
	else if (rc == 0 && near == 0)
		rc = grow_tail(j, PAGES * PAGE, err);
	return rc;
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
	return by_date(j) || j->sorted ? j->count : 0;
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
	return j->tally.done;
}

bool
journal_settled(const struct journal *j)
{
	return j->tally.done && lacking(j) == SIDE_NONE;
}

/* --- moving about --- */

/* One moment's work at an end that is near the row that was reached for. */
static int
reach(struct journal *j, long *shift, struct err *err)
{
	enum side side = lacking(j);
	size_t added = 0;
	int rc = 0;

	if (side == SIDE_TAIL) {
		rc = j->together ? count_part(j, err) : grow_tail(j, PAGES * j->page, err);
		*shift = forget_head(j);
	} else if (side == SIDE_HEAD) {
		rc = grow_head(j, PAGES * j->page, &added, err);
		*shift = (long)added;
		forget_tail(j);
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
	return reach(j, shift, err);
}

int
journal_go(struct journal *j, bool end, struct err *err)
{
	struct cursor *there = end ? &j->tail : &j->head;
	long shift = 0;

	if (there->done || !by_date(j))
		return 0;
	j->count = j->index = 0;
	j->page = j->page > 0 ? j->page : PAGE;
	j->together = false;
	j->head = j->tail = (struct cursor){ .begun = false };
	there->done = true;
	return reach(j, &shift, err);
}

int
journal_work(struct journal *j, long *shift, struct err *err)
{
	*shift = 0;
	if (journal_settled(j))
		return 0;
	if (lacking(j) != SIDE_NONE)
		return reach(j, shift, err) == 0 ? 1 : -1;
	return count_part(j, err) == 0 ? 1 : -1;
}

/* --- all of it --- */

struct taking {
	struct journal *j;
	int64_t max;
	struct bitset found;
};

static int
take(void *arg, const struct session_brief *b)
{
	struct taking *t = arg;

	if (journal_matches(&t->j->match, b))
		bitset_add(&t->found, b->key.n);
	return t->found.count > t->max;
}

int
journal_all(struct journal *j, int64_t max, struct bitset *out, struct err *err)
{
	const struct journal_filter *f = &j->match.filter;
	struct session_scan scan = { .from = f->from, .to = f->to, .binned = f->binned };
	struct taking t = { .j = j, .max = max };
	int rc = store_session_scan(j->desk->store, &scan, take, &t, err);

	if (rc == 1)
		rc = err_set(err, ERR_VALUE, "", "too many");
	for (int64_t n = bitset_next(&t.found, 0); rc == 0 && n >= 0;
	     n = bitset_next(&t.found, n + 1))
		bitset_add(out, n);
	bitset_clear(&t.found);
	return rc;
}
