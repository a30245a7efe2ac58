/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the directory share. */
#ifndef APP_DIRECTORY_PRIVATE_H
#define APP_DIRECTORY_PRIVATE_H

#include "app/directory.h"
#include "app/directory_index.h"

struct directory_entry {
	int64_t n;
	int insee;
	uint32_t phone; /* see phone_national() */
	float lat, lon; /* NAN unknown */
	bool actor;
	bool gone;
};

/* Of a file that has more, the rest are not filtered by. */
enum { VALUES_MAX = 4096 };

struct facet_value {
	char *text;   /* as first seen */
	char *folded; /* by which others are the same */
	enum directory_field field;
	bool chosen;
	uint32_t count;
};

/* Hours of an entry. */
enum facet_state { STATE_UNSEEN, STATE_OPEN, STATE_CLOSED, STATE_UNKNOWN };

/* What hours are from a minute until another, in which they may be something else. */
struct facet_hours {
	int32_t from, until;
	uint8_t state;
};
enum { ISLANDS = 2 }; /* whose holidays differ */

struct facet_reading;

/* The lists of the entries as numbers of values; the texts of their hours, each once. By entry, not
 * by rank. */
struct directory_facets {
	bool loaded;
	struct facet_reading *reading; /* while it is being loaded; else NULL */
	uint32_t *rank;                /* of entries: what directory.order turns round */
	struct facet_value *value;
	size_t values, value_capacity;
	uint32_t *first; /* where its numbers begin; one more ends them */
	uint16_t *code;
	size_t codes, code_capacity;
	uint32_t *hours; /* number of their text */
	int *updated;
	struct strlist text;          /* of hours; 0: none */
	struct facet_hours *now, *on; /* of a text at each island, at a minute and on a day */
	size_t warm;                  /* entries whose state was asked for ahead */
	bool good_friday;
	struct directory_hours_counts counted;
};

struct directory {
	struct store *store; /* from where what a filter asks is read */
	bool loaded;
	uint64_t version; /* of the store, when it was read */
	struct directory_entry *entry;
	size_t count;
	bool any_gone;
	uint32_t *order; /* entries by rank */
	struct directory_index index;
	/* Room for a search, by rank. */
	uint8_t *found; /* how many of the typed words */
	uint16_t *cost; /* of those, smaller is better; then of the whole answer */
	uint16_t *best; /* of the word being looked for: score and section */
	uint8_t *step;  /* how many words of its meaning */
	uint8_t *parts; /* a bit a section */
	uint8_t *fails; /* which filters: see directory_filter() */
	/* The words of the last search, and a bit for each that slips were forgiven in. */
	struct strlist typed;
	size_t words;
	unsigned slipped;
	uint32_t *hit; /* its hits, as ranks */
	struct directory_facets facets;
	struct directory_from from;
	uint32_t *near; /* ranks by distance from there; NULL not asked yet */
	uint32_t *fresh;
};

/* In fails[]: 0, the one field it fails more 1, or many; and a bit where hours are unknown. */
enum {
	FAILS_HOURS = DIRECTORY_FIELDS + 1,
	FAILS_MANY = 0x7f,
	FAILS_MASK = 0x7f,
	FAILS_LATE = 0x80,
};

/* By which values of a field are compared. Yours. */
char *directory_facets_fold(enum directory_field field, const char *text);
void directory_facets_clear(struct directory_facets *f);
int directory_facets_load(struct directory *dir, struct err *err); /* what is left of it */
int directory_facets_work(struct directory *dir, struct err *err); /* a part: 1 there is more */
void directory_facets_hours(struct directory_facets *f, bool good_friday);
enum facet_state directory_facets_state(struct directory *dir, size_t entry, enum directory_open of,
					int64_t at);
/* Fills fails[]; filters may be NULL. */
void directory_filter(struct directory *dir, const struct directory_query *q);
/* Counts the values of entries whose cost is under the limit. */
void directory_count_values(struct directory *dir, const struct directory_query *q, unsigned limit);

int directory_slips_allowed(const char *typed);
/* As slip_distance(), of a word of the directory. */
int directory_slip_distance(const struct slip_pattern *p, const char *typed, const char *word,
			    size_t len, int max, bool *whole);

/* Ranks whose cost is under the limit become the hits: fills order, total and unknown. */
void directory_collect(struct directory *dir, const struct directory_query *q, unsigned limit,
		       bool words, struct directory_answer *out);

/* Ranks from the nearest, or the freshest: kept in dir. */
const uint32_t *directory_by_distance(struct directory *dir, const struct directory_from *from);
const uint32_t *directory_by_date(struct directory *dir);

void directory_free(struct directory *dir);

#endif
