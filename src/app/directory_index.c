/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Building the index in time proportional to the texts, and in little memory: words are told apart
 * by a hash table and kept once, four bytes stand for each place where one occurs, and entries are
 * put in order by the places of their words in the alphabet. */
#include "config.h"

#include "app/directory_index.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/radix.h"
#include "base/str.h"

enum {
	TABLE_START = 1024,
	SECTION_BITS = 3,
	SECTION_MASK = (1 << SECTION_BITS) - 1,
	/* Of the number that the first words of an entry make. */
	START_WORDS = 3,
	PLACE_BITS = 18,
};
#define SLOT_EMPTY UINT32_MAX

struct index_builder {
	struct buf pool;
	struct index_word *word;
	size_t word_count, word_capacity;
	uint32_t *token; /* word << SECTION_BITS | section, of all entries one after the other */
	size_t token_count, token_capacity;
	uint32_t *entry; /* where its tokens begin */
	size_t entry_count, entry_capacity;
	uint32_t *slot; /* hash table of word numbers */
	size_t slots;   /* a power of two */
};

static uint64_t
mix(uint64_t h, uint64_t part)
{
	h = (h ^ part) * UINT64_C(0x9e3779b97f4a7c15);
	return h ^ h >> 32;
}

/* Eight letters at a step, the last ones twice rather than one by one: every word of the directory
 * is hashed when it is opened. */
static size_t
hash(const char *s, size_t len)
{
	uint64_t h = len, part;
	uint32_t first, last;

	if (len < sizeof(first))
		return mix(h, (uint64_t)(unsigned char)s[0] << 16 |
				      (uint64_t)(unsigned char)s[len / 2] << 8 |
				      (unsigned char)s[len - 1]);
	if (len < sizeof(part)) {
		memcpy(&first, s, sizeof(first));
		memcpy(&last, s + len - sizeof(last), sizeof(last));
		return mix(h, (uint64_t)first << 32 | last);
	}
	for (size_t at = 0; at + sizeof(part) < len; at += sizeof(part)) {
		memcpy(&part, s + at, sizeof(part));
		h = mix(h, part);
	}
	memcpy(&part, s + len - sizeof(part), sizeof(part));
	return mix(h, part);
}

static uint32_t *
find_slot(const struct index_builder *b, const char *s, size_t len)
{
	size_t at = hash(s, len) & (b->slots - 1);

	while (b->slot[at] != SLOT_EMPTY) {
		const struct index_word *w = &b->word[b->slot[at]];

		if (w->len == len && memcmp(b->pool.text + w->text, s, len) == 0)
			break;
		at = (at + 1) & (b->slots - 1);
	}
	return &b->slot[at];
}

static void
make_table(struct index_builder *b, size_t slots)
{
	free(b->slot);
	b->slots = slots;
	b->slot = mem_array(slots, sizeof(*b->slot));
	for (size_t i = 0; i < slots; i++)
		b->slot[i] = SLOT_EMPTY;
	for (size_t i = 0; i < b->word_count; i++)
		*find_slot(b, b->pool.text + b->word[i].text, b->word[i].len) = (uint32_t)i;
}

static uint32_t
intern(struct index_builder *b, const char *s, size_t len)
{
	uint32_t *slot = find_slot(b, s, len);

	if (*slot != SLOT_EMPTY)
		return *slot;
	if (2 * b->word_count >= b->slots) {
		make_table(b, 2 * b->slots);
		slot = find_slot(b, s, len);
	}
	b->word = mem_grow(b->word, b->word_count, &b->word_capacity, sizeof(*b->word));
	*slot = (uint32_t)b->word_count;
	b->word[b->word_count] =
		(struct index_word){ .text = (uint32_t)b->pool.len, .len = (uint32_t)len };
	buf_add_len(&b->pool, s, len);
	return (uint32_t)b->word_count++;
}

struct index_builder *
index_builder_new(void)
{
	struct index_builder *b = mem_alloc(sizeof(*b));

	make_table(b, TABLE_START);
	return b;
}

void
index_builder_add(struct index_builder *b, const char *s)
{
	uint32_t section = SECTION_NAME_START;

	b->entry = mem_grow(b->entry, b->entry_count, &b->entry_capacity, sizeof(*b->entry));
	b->entry[b->entry_count++] = (uint32_t)b->token_count;
	while (*s != '\0') {
		size_t len = 0;

		while ((unsigned char)s[len] > ' ') /* folded: no other space, no control */
			len++;
		if (len > 0) {
			if (b->token_count == b->token_capacity)
				b->token = mem_grow(b->token, b->token_count, &b->token_capacity,
						    sizeof(*b->token));
			b->token[b->token_count++] = intern(b, s, len) << SECTION_BITS | section;
		}
		if (section == SECTION_NAME_START)
			section = SECTION_NAME;
		s += len;
		if (*s == '\n' && section < SECTION_KINDS)
			section++;
		s += *s != '\0';
	}
}

struct word_key {
	const char *text;
	uint32_t len;
	uint32_t number;
};

static int
compare_words(const void *a, const void *b)
{
	const struct word_key *x = a, *y = b;
	size_t len = x->len < y->len ? x->len : y->len;
	int order = memcmp(x->text, y->text, len);

	if (order != 0)
		return order;
	return (x->len > y->len) - (x->len < y->len);
}

/* Those that were sorted by a number come as it has them: only equals are compared. */
static void
sort_equals(const struct radix *by, size_t count, void *key, size_t size,
	    int (*compare)(const void *, const void *))
{
	for (size_t from = 0, to; from < count; from = to) {
		for (to = from + 1; to < count && by[to].key == by[from].key; to++)
			;
		if (to > from + 1)
			qsort((char *)key + from * size, to - from, size, compare);
	}
}

/* A number that compares as the first letters do. */
static uint64_t
letters_of(const char *text, size_t len)
{
	uint64_t letters = 0;

	for (size_t i = 0; i < sizeof(letters); i++)
		letters = letters << 8 | (i < len ? (unsigned char)text[i] : 0);
	return letters;
}

/* Word numbers become places in the alphabet. */
static void
sort_words(struct index_builder *b)
{
	struct word_key *key = mem_array(b->word_count + 1, sizeof(*key));
	struct radix *by = mem_array(b->word_count + 1, sizeof(*by));
	uint32_t *place = mem_array(b->word_count + 1, sizeof(*place));

	for (size_t i = 0; i < b->word_count; i++)
		by[i] = (struct radix){ letters_of(b->pool.text + b->word[i].text, b->word[i].len),
					(uint32_t)i };
	radix_sort(by, b->word_count);
	for (size_t i = 0; i < b->word_count; i++) {
		const struct index_word *w = &b->word[by[i].number];

		key[i] = (struct word_key){ b->pool.text + w->text, w->len, by[i].number };
	}
	sort_equals(by, b->word_count, key, sizeof(*key), compare_words);
	for (size_t i = 0; i < b->word_count; i++) {
		place[key[i].number] = (uint32_t)i;
		b->word[i] = (struct index_word){ .text = (uint32_t)(key[i].text - b->pool.text),
						  .len = key[i].len };
	}
	for (size_t i = 0; i < b->token_count; i++)
		b->token[i] = place[b->token[i] >> SECTION_BITS] << SECTION_BITS |
			      (b->token[i] & SECTION_MASK);
	free(place);
	free(by);
	free(key);
}

struct entry_key {
	const uint32_t *token;
	uint32_t count;
	uint32_t number;
};

/* As the texts would compare: of two that begin alike, the one whose line ends first. */
static int
compare_entries(const void *a, const void *b)
{
	const struct entry_key *x = a, *y = b;

	for (uint32_t i = 0; i < x->count && i < y->count; i++) {
		uint32_t xs = x->token[i] & SECTION_MASK;
		uint32_t ys = y->token[i] & SECTION_MASK;

		if (xs != ys)
			return xs > ys ? -1 : 1;
		if (x->token[i] != y->token[i])
			return x->token[i] < y->token[i] ? -1 : 1;
	}
	if (x->count != y->count)
		return x->count < y->count ? -1 : 1;
	return (x->number > y->number) - (x->number < y->number);
}

/* A number that compares as the first words do, which decides on nearly all; 0 for all where words
 * are too many for it. */
static uint64_t
start_of(const struct index_builder *b, const uint32_t *token, size_t count)
{
	uint64_t start = 0;

	if (b->word_count > (size_t)1 << PLACE_BITS)
		return 0;
	for (size_t i = 0; i < START_WORDS; i++) {
		start <<= SECTION_BITS + PLACE_BITS;
		if (i < count)
			start |= (uint64_t)(SECTION_MASK - (token[i] & SECTION_MASK))
					 << PLACE_BITS |
				 token[i] >> SECTION_BITS;
	}
	return start;
}

static uint32_t *
sort_entries(const struct index_builder *b)
{
	struct entry_key *key = mem_array(b->entry_count + 1, sizeof(*key));
	struct radix *by = mem_array(b->entry_count + 1, sizeof(*by));
	uint32_t *order = mem_array(b->entry_count + 1, sizeof(*order));

	for (size_t i = 0; i < b->entry_count; i++)
		by[i] = (struct radix){ start_of(b, &b->token[b->entry[i]],
						 b->entry[i + 1] - b->entry[i]),
					(uint32_t)i };
	radix_sort(by, b->entry_count);
	for (size_t i = 0; i < b->entry_count; i++) {
		uint32_t e = by[i].number;

		key[i] = (struct entry_key){ &b->token[b->entry[e]], b->entry[e + 1] - b->entry[e],
					     e };
	}
	sort_equals(by, b->entry_count, key, sizeof(*key), compare_entries);
	for (size_t i = 0; i < b->entry_count; i++)
		order[i] = key[i].number;
	free(by);
	free(key);
	return order;
}

/* Lays the postings out word by word, each entry once a word, by counting. */
static void
lay_out(struct directory_index *ix, const struct index_builder *b, const uint32_t *order)
{
	uint32_t *end = mem_array(b->word_count + 1, sizeof(*end));
	uint32_t total = 0;

	for (size_t i = 0; i < b->token_count; i++)
		end[b->token[i] >> SECTION_BITS]++;
	for (size_t i = 0; i < b->word_count; i++) {
		uint32_t count = end[i];

		ix->word[i].first = end[i] = total;
		total += count;
	}
	ix->posting = mem_array((size_t)total + 1, sizeof(*ix->posting));
	for (uint32_t rank = 0; rank < b->entry_count; rank++) {
		uint32_t e = order[rank];

		for (uint32_t i = b->entry[e]; i < b->entry[e + 1]; i++) {
			uint32_t w = b->token[i] >> SECTION_BITS;
			uint32_t bit = 1u << (b->token[i] & SECTION_MASK);

			if (end[w] > ix->word[w].first &&
			    index_rank(ix->posting[end[w] - 1]) == rank)
				ix->posting[end[w] - 1] |= bit;
			else
				ix->posting[end[w]++] = rank << SECTION_COUNT | bit;
		}
	}
	/* Words that an entry has twice left gaps. */
	total = 0;
	for (size_t i = 0; i < b->word_count; i++) {
		uint32_t count = end[i] - ix->word[i].first;

		memmove(&ix->posting[total], &ix->posting[ix->word[i].first],
			count * sizeof(*ix->posting));
		ix->word[i].first = total;
		total += count;
	}
	ix->word[b->word_count] = (struct index_word){ .first = total };
	ix->posting = mem_resize(ix->posting, (size_t)total + 1, sizeof(*ix->posting));
	free(end);
}

uint32_t *
index_builder_end(struct index_builder *b, struct directory_index *ix)
{
	uint32_t *order;

	free(b->slot);
	b->slot = NULL;
	b->entry = mem_resize(b->entry, b->entry_count + 1, sizeof(*b->entry));
	b->entry[b->entry_count] = (uint32_t)b->token_count;
	sort_words(b);
	order = sort_entries(b);
	*ix = (struct directory_index){
		.pool = buf_take(&b->pool),
		.word = mem_resize(b->word, b->word_count + 1, sizeof(*b->word)),
		.word_count = b->word_count,
	};
	lay_out(ix, b, order);
	free(b->token);
	free(b->entry);
	free(b);
	return order;
}

void
directory_index_clear(struct directory_index *ix)
{
	free(ix->pool);
	free(ix->word);
	free(ix->posting);
	*ix = (struct directory_index){ .word = NULL };
}

/* The first word that is not before the letters; past: that neither begins with them. */
static size_t
lower_bound(const struct directory_index *ix, const char *letters, bool past)
{
	size_t len = strlen(letters);
	size_t low = 0, high = ix->word_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct index_word *w = &ix->word[middle];
		int order = memcmp(ix->pool + w->text, letters, w->len < len ? w->len : len);

		if (order == 0 && w->len < len)
			order = -1;
		if (order < 0 || (past && order == 0))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void
directory_index_range(const struct directory_index *ix, const char *letters, size_t *from,
		      size_t *to)
{
	*from = lower_bound(ix, letters, false);
	*to = lower_bound(ix, letters, true);
}
