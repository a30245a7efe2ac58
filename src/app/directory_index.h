/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which entries have which words, and where: an inverted index in memory. Entries are known here by
 * their rank only, which is the order of equals. */
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
	SECTION_COUNT
};

struct index_posting {
	uint32_t rank;
	uint32_t section;
};

struct index_word {
	const char *text; /* not NUL-terminated; borrowed from the entries' texts */
	uint32_t len;
	uint32_t first; /* its postings */
	uint32_t count;
};

struct directory_index {
	struct index_word *word; /* sorted by bytes */
	size_t word_count;
	struct index_posting *posting; /* of each word, by rank */
	size_t entries;
};

/* text(arg, rank) gives the folded words of an entry, a line a section, as
 * directory_search_text() makes them; it must live as long as the index. */
typedef const char *index_text_fn(void *arg, size_t rank);
void directory_index_build(struct directory_index *ix, size_t entries, index_text_fn *text,
			   void *arg);
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
