/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which entries have which words, and where: an inverted index in memory, a few bytes a word.
 * Entries are known here by their rank only, which is the order of their texts and of equals. */
#ifndef APP_DIRECTORY_INDEX_H
#define APP_DIRECTORY_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Where a word stands, best first. */
enum index_section {
	SECTION_NAME_START,
	SECTION_NAME,
	SECTION_COMMUNE,
	SECTION_ADDRESS,
	SECTION_SERVICES,
	SECTION_KINDS,
	SECTION_PHONE, /* of which there are no words: numbers are compared */
	SECTION_LISTS, /* nor of these: values are */
	SECTION_COUNT
};

struct index_word {
	uint32_t text; /* where it begins in the pool; not NUL-terminated */
	uint32_t len;
	uint32_t first; /* its postings; they end where those of the next word begin */
};

struct directory_index {
	char *pool;              /* every word once */
	struct index_word *word; /* sorted by bytes; one more ends them */
	size_t word_count;
	uint32_t *posting; /* of each word, by rank: see index_rank() and index_sections() */
};

static inline uint32_t
index_rank(uint32_t posting)
{
	return posting >> SECTION_COUNT;
}

/* A bit for each section of the entry where the word stands. */
static inline uint32_t
index_sections(uint32_t posting)
{
	return posting & ((1u << SECTION_COUNT) - 1);
}

/* Made entry by entry: the texts need not stay. text is what directory_search_text() makes, a line
 * a section. The end gives the entries' numbers, from 0 as they were added, by rank. */
struct index_builder;
struct index_builder *index_builder_new(void);
void index_builder_add(struct index_builder *b, const char *text);
uint32_t *index_builder_end(struct index_builder *b, struct directory_index *ix); /* yours */

void directory_index_clear(struct directory_index *ix);

/* The words that begin with these letters: [*from, *to). */
void directory_index_range(const struct directory_index *ix, const char *letters, size_t *from,
			   size_t *to);

/* A typed word against the beginnings of others: how many slips (a letter more, less, wrong, or two
 * exchanged) apart. */
struct slip_pattern {
	uint64_t at[256]; /* where each byte stands in the typed word */
	size_t len;
};
bool slip_pattern_make(struct slip_pattern *p, const char *typed); /* false: too long */
/* *whole tells that the end of the word is as near as any beginning of it. */
int slip_distance(const struct slip_pattern *p, const char *word, size_t len, int max, bool *whole);

#endif
