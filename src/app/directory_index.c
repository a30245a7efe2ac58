/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Building the index in time proportional to the texts: words are told apart by a hash table,
 * sorted once each, and their postings laid out by counting. */
#include "config.h"

#include "app/directory_index.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { TABLE_START = 1024, SLOT_EMPTY = -1 };

struct token {
	uint32_t word; /* in order of appearance */
	uint32_t rank;
	uint32_t section;
};

struct builder {
	struct index_word *word;
	size_t word_count, word_capacity;
	struct token *token;
	size_t token_count, token_capacity;
	int32_t *slot; /* hash table of word numbers */
	size_t slots;  /* a power of two */
};

/* FNV-1a. */
static uint32_t
hash(const char *s, size_t len)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < len; i++)
		h = (h ^ (unsigned char)s[i]) * 16777619u;
	return h;
}

static int32_t *
find_slot(const struct builder *b, const char *s, size_t len)
{
	size_t at = hash(s, len) & (b->slots - 1);

	while (b->slot[at] != SLOT_EMPTY) {
		const struct index_word *w = &b->word[b->slot[at]];

		if (w->len == len && memcmp(w->text, s, len) == 0)
			break;
		at = (at + 1) & (b->slots - 1);
	}
	return &b->slot[at];
}

static void
make_table(struct builder *b, size_t slots)
{
	free(b->slot);
	b->slots = slots;
	b->slot = mem_array(slots, sizeof(*b->slot));
	for (size_t i = 0; i < slots; i++)
		b->slot[i] = SLOT_EMPTY;
	for (size_t i = 0; i < b->word_count; i++)
		*find_slot(b, b->word[i].text, b->word[i].len) = (int32_t)i;
}

static uint32_t
intern(struct builder *b, const char *s, size_t len)
{
	int32_t *slot = find_slot(b, s, len);

	if (*slot != SLOT_EMPTY)
		return (uint32_t)*slot;
	if (2 * b->word_count >= b->slots) {
		make_table(b, 2 * b->slots);
		slot = find_slot(b, s, len);
	}
	b->word = mem_grow(b->word, b->word_count, &b->word_capacity, sizeof(*b->word));
	b->word[b->word_count] = (struct index_word){ .text = s, .len = (uint32_t)len };
	*slot = (int32_t)b->word_count;
	return (uint32_t)b->word_count++;
}

static void
add_text(struct builder *b, uint32_t rank, const char *s)
{
	uint32_t section = SECTION_NAME_START;

	while (*s != '\0') {
		size_t len = strcspn(s, " \n");

		if (len > 0) {
			b->token = mem_grow(b->token, b->token_count, &b->token_capacity,
					    sizeof(*b->token));
			b->token[b->token_count++] =
				(struct token){ intern(b, s, len), rank, section };
		}
		if (section == SECTION_NAME_START)
			section = SECTION_NAME;
		s += len;
		if (*s == '\n' && section < SECTION_KINDS)
			section++;
		s += *s != '\0';
	}
}

static int
compare_words(const void *a, const void *b)
{
	const struct index_word *x = a, *y = b;
	size_t len = x->len < y->len ? x->len : y->len;
	int order = memcmp(x->text, y->text, len);

	if (order != 0)
		return order;
	return (x->len > y->len) - (x->len < y->len);
}

/* Lays the postings out word by word. Tokens come by rank and then by section, so the first of an
 * entry is its best and the others are left out. */
static void
lay_out(struct directory_index *ix, struct builder *b)
{
	uint32_t *place = mem_array(b->word_count + 1, sizeof(*place));
	uint32_t total = 0;

	/* Until sorted, first holds the word's number. */
	for (size_t i = 0; i < b->word_count; i++)
		b->word[i].first = (uint32_t)i;
	for (size_t i = 0; i < b->token_count; i++)
		b->word[b->token[i].word].count++;
	qsort(b->word, b->word_count, sizeof(*b->word), compare_words);
	for (size_t i = 0; i < b->word_count; i++) {
		uint32_t count = b->word[i].count;

		place[b->word[i].first] = (uint32_t)i;
		b->word[i].first = total;
		b->word[i].count = 0;
		total += count;
	}
	ix->posting = mem_array((size_t)total + 1, sizeof(*ix->posting));
	for (size_t i = 0; i < b->token_count; i++) {
		const struct token *t = &b->token[i];
		struct index_word *w = &b->word[place[t->word]];

		if (w->count > 0 && ix->posting[w->first + w->count - 1].rank == t->rank)
			continue;
		ix->posting[w->first + w->count++] = (struct index_posting){ t->rank, t->section };
	}
	free(place);
}

void
directory_index_build(struct directory_index *ix, size_t entries, index_text_fn *text, void *arg)
{
	struct builder b = { .word = NULL };

	*ix = (struct directory_index){ .entries = entries };
	make_table(&b, TABLE_START);
	for (size_t rank = 0; rank < entries; rank++)
		add_text(&b, (uint32_t)rank, text(arg, rank));
	if (b.word_count > 0)
		lay_out(ix, &b);
	ix->word = b.word;
	ix->word_count = b.word_count;
	free(b.token);
	free(b.slot);
}

void
directory_index_clear(struct directory_index *ix)
{
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
		int order = memcmp(w->text, letters, w->len < len ? w->len : len);

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
