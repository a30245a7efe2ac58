/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding entries of the directory: every typed word must be found, the place where it is found
 * ranks. Slips are forgiven where a word begins no word of the directory, or where nothing would be
 * found without. */
#include "config.h"

#include "app/directory.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/directory_index.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "store/partner.h"

enum {
	WORDS_MAX = 12, /* typed; what follows is not looked at */
	SLIP_LETTERS = 4,
	TWO_SLIPS_LETTERS = 8,
	/* Parts of a score, smaller is better. */
	SCORE_SECTION = 2,
	SCORE_BEGINNING = 1, /* the typed word only begins the word found */
	SCORE_SLIP = SCORE_SECTION * SECTION_COUNT,
	SCORE_MAX = WORDS_MAX * 3 * SCORE_SLIP + 1
};

struct directory {
	struct partner_briefs briefs;
	struct partner_brief **by_rank; /* in the order of their names */
	const char **services;          /* folded, by rank; ends at its line */
	struct directory_index index;
	/* Room for a search, by rank: how many of the typed words were found, the score of those
	 * before, and of the one being looked for. */
	uint8_t *found;
	uint16_t *sum;
	uint16_t *best;
};

static int
compare_names(const void *a, const void *b)
{
	const struct partner_brief *x = *(struct partner_brief *const *)a;
	const struct partner_brief *y = *(struct partner_brief *const *)b;
	int order = strcmp(x->search, y->search);

	return order != 0 ? order : (x->n > y->n) - (x->n < y->n);
}

static const char *
search_text(void *arg, size_t rank)
{
	const struct directory *dir = arg;

	return dir->by_rank[rank]->search;
}

/* Where the line of the services begins. */
static const char *
services_of(const char *search)
{
	for (int section = SECTION_NAME; section < SECTION_SERVICES; section++) {
		const char *end = strchr(search, '\n');

		if (!end)
			return "";
		search = end + 1;
	}
	return search;
}

int
directory_load(struct directory **out, struct desk *d, struct err *err)
{
	struct directory *dir = mem_alloc(sizeof(*dir));
	size_t count;

	if (store_partner_briefs(desk_store(d), &dir->briefs, err) < 0) {
		free(dir);
		return -1;
	}
	count = dir->briefs.count;
	dir->by_rank = mem_array(count + 1, sizeof(struct partner_brief *));
	dir->services = mem_array(count + 1, sizeof(char *));
	dir->found = mem_array(count + 1, sizeof(*dir->found));
	dir->sum = mem_array(count + 1, sizeof(*dir->sum));
	dir->best = mem_array(count + 1, sizeof(*dir->best));
	for (size_t i = 0; i < count; i++)
		dir->by_rank[i] = &dir->briefs.item[i];
	qsort(dir->by_rank, count, sizeof(struct partner_brief *), compare_names);
	for (size_t i = 0; i < count; i++)
		dir->services[i] = services_of(dir->by_rank[i]->search);
	directory_index_build(&dir->index, count, search_text, dir);
	*out = dir;
	return 0;
}

void
directory_free(struct directory *dir)
{
	if (!dir)
		return;
	directory_index_clear(&dir->index);
	partner_briefs_clear(&dir->briefs);
	free(dir->by_rank);
	free(dir->services);
	free(dir->found);
	free(dir->sum);
	free(dir->best);
	free(dir);
}

size_t
directory_count(const struct directory *dir)
{
	return dir->briefs.count;
}

/* The entries of one word of the directory, found for the k-th typed word; only those where the
 * typed words before were found too. */
static void
take_postings(struct directory *dir, const struct index_word *w, size_t k, int penalty)
{
	const struct index_posting *p = &dir->index.posting[w->first];

	for (uint32_t i = 0; i < w->count; i++, p++) {
		uint16_t score = (uint16_t)(p->section * SCORE_SECTION + (uint32_t)penalty);

		if (dir->found[p->rank] == k) {
			dir->found[p->rank]++;
			dir->best[p->rank] = score;
		} else if (dir->found[p->rank] == k + 1 && score < dir->best[p->rank]) {
			dir->best[p->rank] = score;
		}
	}
}

static bool
take_exact(struct directory *dir, const char *typed, size_t k)
{
	size_t from, to, len = strlen(typed);

	directory_index_range(&dir->index, typed, &from, &to);
	for (size_t i = from; i < to; i++) {
		const struct index_word *w = &dir->index.word[i];

		take_postings(dir, w, k, w->len > len ? SCORE_BEGINNING : 0);
	}
	return from < to;
}

static int
slips_allowed(const char *typed)
{
	size_t len = strlen(typed);

	/* A slip in a number is another number. */
	if (len < SLIP_LETTERS || (typed[0] >= '0' && typed[0] <= '9'))
		return 0;
	return len < TWO_SLIPS_LETTERS ? 1 : 2;
}

/* The words nearest to the typed one, or all that are near enough. */
static void
take_near(struct directory *dir, const char *typed, size_t k, bool nearest)
{
	int max = slips_allowed(typed);
	int least = max;
	struct slip_pattern pattern;
	size_t near_count = 0;
	struct near {
		uint32_t word;
		int distance;
		bool whole;
	} * near;

	if (!slip_pattern_make(&pattern, typed))
		return;
	near = mem_array(dir->index.word_count + 1, sizeof(*near));
	for (size_t i = 0; i < dir->index.word_count; i++) {
		const struct index_word *w = &dir->index.word[i];
		struct near *n = &near[near_count];

		n->distance = slip_distance(&pattern, w->text, w->len, max, &n->whole);
		if (n->distance > least)
			continue;
		n->word = (uint32_t)i;
		near_count++;
		if (nearest)
			least = n->distance;
	}
	for (size_t i = 0; i < near_count; i++)
		if (near[i].distance <= least)
			take_postings(dir, &dir->index.word[near[i].word], k,
				      near[i].distance * SCORE_SLIP +
					      (near[i].whole ? 0 : SCORE_BEGINNING));
	free(near);
}

/* Marks the entries that have all typed words. False when there is none. */
static bool
match(struct directory *dir, const struct strlist *typed, size_t words, bool forgiving)
{
	size_t count = dir->briefs.count;
	bool any = count > 0;

	memset(dir->found, 0, count * sizeof(*dir->found));
	memset(dir->sum, 0, count * sizeof(*dir->sum));
	for (size_t k = 0; k < words; k++) {
		const char *word = typed->item[k];
		bool slips = slips_allowed(word) > 0;

		any = false;
		if (forgiving && slips)
			take_near(dir, word, k, false);
		else if (!take_exact(dir, word, k) && slips)
			take_near(dir, word, k, true);
		for (size_t i = 0; i < count; i++) {
			if (dir->found[i] != k + 1)
				continue;
			dir->sum[i] = (uint16_t)(dir->sum[i] + dir->best[i]);
			any = true;
		}
	}
	return any;
}

static bool
service_matches(const char *services, const char *wanted)
{
	const char *end = strchr(services, '\n');
	const char *at = strstr(services, wanted);

	return at && (!end || at < end);
}

/* The ranks that pass the filters, by score and then by rank: a sort by counting. */
static uint32_t *
collect(struct directory *dir, const struct directory_query *q, size_t words, size_t *count)
{
	uint32_t *place = mem_array(SCORE_MAX + 1, sizeof(*place));
	uint32_t *sorted = mem_array(dir->briefs.count + 1, sizeof(*sorted));
	char *service = str_empty(q->service) ? NULL : utf8_fold_words(q->service);

	for (size_t i = 0; i < dir->briefs.count; i++) {
		const struct partner_brief *b = dir->by_rank[i];

		if (dir->found[i] != words)
			continue;
		if ((q->commune != 0 && b->insee != q->commune) || (q->no_actors && b->actor) ||
		    (service && !service_matches(dir->services[i], service)))
			dir->found[i] = UINT8_MAX;
		else
			place[dir->sum[i] + 1]++;
	}
	for (size_t score = 1; score <= SCORE_MAX; score++)
		place[score] += place[score - 1];
	*count = place[SCORE_MAX];
	for (size_t i = 0; i < dir->briefs.count; i++)
		if (dir->found[i] == words)
			sorted[place[dir->sum[i]]++] = (uint32_t)i;
	free(service);
	free(place);
	return sorted;
}

int
directory_find(struct directory *dir, const struct directory_query *q, struct directory_hit **hits,
	       size_t *count, size_t *total, struct err *err)
{
	struct strlist typed = { .item = NULL };
	char *folded = utf8_fold_words(q->words ? q->words : "");
	uint32_t *sorted;
	size_t words, all;

	(void)err; /* nothing here can fail; a directory that is not all in memory could */
	strlist_split(&typed, folded, ' ');
	free(folded);
	words = typed.count < WORDS_MAX ? typed.count : WORDS_MAX;
	if (!match(dir, &typed, words, false) && words > 0)
		match(dir, &typed, words, true);
	strlist_clear(&typed);
	sorted = collect(dir, q, words, &all);
	*count = q->limit != 0 && q->limit < all ? q->limit : all;
	if (total)
		*total = all;
	*hits = mem_array(*count + 1, sizeof(**hits));
	for (size_t i = 0; i < *count; i++) {
		const struct partner_brief *b = dir->by_rank[sorted[i]];

		(*hits)[i] = (struct directory_hit){
			.n = b->n,
			.name = b->name,
			.commune = b->commune,
			.insee = b->insee,
			.score = dir->sum[sorted[i]],
		};
	}
	free(sorted);
	return 0;
}

int
directory_get(struct desk *d, int64_t n, struct partner *p, struct err *err)
{
	return store_partner_get(desk_store(d), n, p, err);
}

int
directory_by_id(struct desk *d, const char *id, int64_t *n, struct err *err)
{
	return store_partner_find(desk_store(d), id, n, err);
}
