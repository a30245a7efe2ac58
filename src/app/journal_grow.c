/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the journal, grown at both ends from where it was begun, and the count of all. */
#include "config.h"

#include "app/journal_private.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "base/mem.h"
#include "base/vocab.h"

bool
journal_by_date(const struct journal *j)
{
	return j->match.filter.order == JOURNAL_BY_DATE;
}

/* --- going over the desk --- */

struct part {
	struct journal *j;
	struct journal_cursor *cursor;
	bool count;    /* what passes goes into the sums */
	bool keep;     /* and into the list */
	size_t wanted; /* rows; then it is enough */
	int left;      /* sessions that may still be looked at */
	struct err *err;
};

/* Two pages ahead, so that no key waits for rows; down first, which is where people read on. */
enum journal_side
journal_lacking(const struct journal *j)
{
	if (!j->tail.done && j->page > 0 && j->index + 2 * j->page >= j->count)
		return SIDE_TAIL;
	return !j->head.done && j->index < 2 * j->page ? SIDE_HEAD : SIDE_NONE;
}

/* As many as there are of any order; what a damaged file has beyond is with the last. */
static size_t
rank_of(const struct journal *j, const struct session_brief *b)
{
	int64_t rank = 0;

	switch (j->match.filter.order) {
	case JOURNAL_BY_DURATION:
		rank = MINUTES_MAX - b->minutes;
		break;
	case JOURNAL_BY_KIND:
		rank = b->kind;
		break;
	case JOURNAL_BY_MEDIATOR:
		while ((size_t)rank < j->mediator_count && j->mediators[rank] != b->mediator)
			rank++;
		break;
	default:
		break;
	}
	return rank < 0 ? 0 : (size_t)rank < j->ranks ? (size_t)rank : j->ranks - 1;
}

void
journal_add(struct journal *j, const struct session_brief *b)
{
	j->row = mem_grow(j->row, j->count, &j->capacity, sizeof(*j->row));
	j->row[j->count++] = (struct journal_row_known){ rank_of(j, b), b->key };
	if (j->of_rank != NULL)
		j->of_rank[j->row[j->count - 1].rank]++;
}

void
journal_sum(struct journal *j, const struct session_brief *b)
{
	struct logbook_sums *sums = &j->sums;

	bool coordination = b->kind > KIND_WORKSHOP; /* neither attendances nor their time */
	bool nowhere = !coordination && b->participants == 0; /* it is frozen */

	if (coordination)
		sums->coordination += b->minutes;
	if (j->of_days || (nowhere && !j->match.filter.binned))
		return;
	sums->sessions++;
	if (coordination)
		return;
	sums->attendances += b->participants;
	sums->minutes += b->minutes;
}

static int
look(void *arg, const struct session_brief *b)
{
	struct part *p = arg;
	int rc = journal_matches(&p->j->match, p->j->desk, b, p->err);

	if (rc < 0)
		return -1;
	p->cursor->key = b->key;
	p->cursor->begun = true;
	p->cursor->with_key = false;
	if (rc == 1) {
		if (p->count)
			journal_sum(p->j, b);
		if (p->keep) {
			journal_add(p->j, b);
			p->wanted--;
		}
	}
	/* A mark stands for those that SQLite went over since the last one. */
	p->left -= (b->key.n & (SCAN_MARK - 1)) == 0 ? MARK_WORTH
		   : p->j->match.says                ? SAID_WORTH
						     : 1;
	return p->left <= 0 || p->wanted == 0;
}

/* One slice: it goes on from the cursor, and leaves it where the next begins. towards_head: against
 * the order in which the list is read. */
static int
go_over(struct part *p, bool towards_head, struct err *err)
{
	const struct journal_filter *f = &p->j->match.filter;
	struct session_scan scan;
	int rc;

	journal_match_scan(&p->j->match, &scan);
	scan.oldest = (f->turned && journal_by_date(p->j)) != towards_head;
	scan.mark = SCAN_MARK;
	scan.has_from = p->cursor->begun;
	scan.with_key = p->cursor->with_key;
	scan.key = p->cursor->key;
	rc = store_session_scan(p->j->desk->store, &scan, look, p, err);
	if (rc < 0)
		return -1;
	p->cursor->done = rc == 0;
	return 0;
}

/* --- the two ends --- */

int
journal_grow_tail(struct journal *j, size_t wanted, struct err *err)
{
	struct part p = { .j = j, .cursor = &j->tail, .keep = true, .left = j->slice, .err = err };

	p.wanted = wanted;
	return go_over(&p, false, err);
}

/* What comes in is turned round and put before the rest. */
int
journal_grow_head(struct journal *j, size_t wanted, size_t *added, struct err *err)
{
	struct part p = { .j = j, .cursor = &j->head, .keep = true, .left = j->slice, .err = err };
	size_t before = j->count;
	struct journal_row_known *moved;
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

/* However far one goes through a million sessions, little of them is kept: the end that is far away
 * is read again if somebody comes back. */
long
journal_forget_head(struct journal *j)
{
	size_t gone;

	if (j->count <= ROWS_MAX)
		return 0;
	gone = j->count - ROWS_KEPT;
	memmove(j->row, j->row + gone, ROWS_KEPT * sizeof(*j->row));
	j->count = ROWS_KEPT;
	j->head = (struct journal_cursor){ .key = j->row[0].key, .begun = true };
	return -(long)gone;
}

void
journal_forget_tail(struct journal *j)
{
	if (j->count <= ROWS_MAX)
		return;
	j->count = ROWS_KEPT;
	j->tail = (struct journal_cursor){ .key = j->row[j->count - 1].key, .begun = true };
	j->together = false;
}

/* --- the count, and what goes along with it --- */

static int
by_rank(const void *a, const void *b)
{
	const struct journal_row_known *x = a;
	const struct journal_row_known *y = b;

	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	return session_key_compare(&y->key, &x->key);
}

void
journal_sort(struct journal *j)
{
	if (j->count > 1) /* of none there is no array */
		qsort(j->row, j->count, sizeof(*j->row), by_rank);
	for (size_t i = 0; j->match.filter.turned && i < j->count / 2; i++) {
		struct journal_row_known kept = j->row[i];

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

void
journal_sort_reset(struct journal *j)
{
	free(j->sorting);
	free(j->of_rank);
	j->sorting = NULL;
	j->of_rank = NULL;
	j->sorting_done = 0;
	j->ranks = MINUTES_MAX + 1;
	if (j->mediator_count >= j->ranks)
		j->ranks = j->mediator_count + 1;
	if (!journal_by_date(j))
		j->of_rank = mem_array(j->ranks, sizeof(*j->of_rank));
}

bool
journal_sort_done(const struct journal *j)
{
	return journal_by_date(j) || j->sorted;
}

/* How many there are of each rank is known: so is where its first one goes. */
static void
begin_sort(struct journal *j)
{
	size_t next = 0;

	for (size_t r = 0; r < j->ranks; r++) {
		size_t of_rank = j->of_rank[r];

		j->of_rank[r] = next;
		next += of_rank;
	}
	j->sorting = mem_array(j->count + 1, sizeof(*j->sorting));
	/* The one that was marked may be gone: what has come into its place. */
	if (j->near_n != 0 && j->count > 0)
		j->near = j->index < j->count ? j->index : j->count - 1;
}

/* Not by qsort(), which cannot be left in the middle when a key comes: each row is put where it
 * goes. */
void
journal_sort_part(struct journal *j)
{
	size_t end;

	if (j->sorting == NULL)
		begin_sort(j);
	end = j->sorting_done + (size_t)SORT_WORTH * (size_t)j->slice;
	if (end > j->count)
		end = j->count;
	for (; j->sorting_done < end; j->sorting_done++) {
		const struct journal_row_known *row = &j->row[j->sorting_done];
		size_t at = j->of_rank[row->rank]++;

		if (j->match.filter.turned)
			at = j->count - 1 - at;
		j->sorting[at] = *row;
		if (row->key.n == j->near_n)
			j->near = at;
	}
	if (end < j->count)
		return;
	free(j->row);
	j->row = j->sorting;
	j->capacity = j->count + 1;
	j->sorting = NULL;
	j->sorted = true;
}

/* A list that is short comes along with the count, from the same rows; of a long one only the rows
 * that may show soon are kept, or all where another order than the day’s needs them. */
int
journal_count_part(struct journal *j, struct err *err)
{
	struct part p = {
		.j = j, .cursor = &j->tally, .count = true, .left = j->slice, .err = err
	};

	p.keep = j->together || !journal_by_date(j);
	p.wanted = SIZE_MAX;
	if (go_over(&p, false, err) != 0)
		return -1;
	if (!j->together)
		return 0;
	j->tail = j->tally;
	j->together = !j->tally.done && j->count < TOGETHER_MAX;
	return 0;
}
