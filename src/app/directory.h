/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory of partners: finding the one who can take the next step, as letters are typed. */
#ifndef APP_DIRECTORY_H
#define APP_DIRECTORY_H

#include "app/desk.h"
#include "base/hours.h"
#include "base/str.h"

struct directory; /* the words of its entries in memory */

/* The desk's directory: read at the first call, kept until the desk is closed, read again by a call
 * after it changed. Borrowed. */
int directory_load(struct directory **out, struct desk *d, struct err *err);
size_t directory_count(const struct directory *dir);
uint64_t directory_version(const struct directory *dir); /* another whenever it was read again */

/* What entries are filtered by: the lists of the standard, then where a place is. Values of a list
 * are those of the files, compared without case, accents and apostrophes; those of the last three
 * are an INSEE code, the code of an EPCI, a number of enum land. */
enum directory_field {
	DIRECTORY_SERVICE,
	DIRECTORY_AUDIENCE,
	DIRECTORY_CARE,
	DIRECTORY_COST,
	DIRECTORY_ACCESS,
	DIRECTORY_SUPPORT,
	DIRECTORY_ITINERANCE,
	DIRECTORY_PROGRAMME,
	DIRECTORY_KIND,
	DIRECTORY_LABEL,
	DIRECTORY_IN_COMMUNE,
	DIRECTORY_EPCI,
	DIRECTORY_LAND,
	DIRECTORY_FIELDS
};

enum directory_open {
	DIRECTORY_ANY_HOURS,
	DIRECTORY_OPEN_AT,       /* in the minute .at of base/hours.h */
	DIRECTORY_OPEN_ON,       /* at any time of its day */
	DIRECTORY_HOURS_UNKNOWN, /* not given, or not to be read */
};

/* All zero filters nothing. Fields combine; of one field any of the values. */
struct directory_filters {
	struct strlist value[DIRECTORY_FIELDS];
	enum directory_open open;
	int64_t at;
	bool fixed; /* .at was chosen, and does not go on with the clock */
};
bool directory_filtered(const struct directory_filters *f);
void directory_filters_clear(struct directory_filters *f);
void directory_filters_copy(struct directory_filters *to, const struct directory_filters *from);
/* Puts the value in or takes it out. */
void directory_filter_toggle(struct directory_filters *f, enum directory_field field,
			     const char *value);

enum directory_order {
	DIRECTORY_BEST, /* without words: nearest first, by name when nobody knows from where */
	DIRECTORY_NEAR,
	DIRECTORY_BY_NAME,
	DIRECTORY_FRESH,
	DIRECTORY_OPEN_FIRST, /* at .now; then closed, then unknown, each best first */
	DIRECTORY_ORDERS
};

/* From where distances are. */
struct directory_from {
	bool known;
	double lat, lon;
	enum land land;
	bool about; /* the centre of its commune */
	int64_t n;  /* of the entry that it is; 0 a commune */
};
struct directory_from directory_from_commune(int insee); /* not known: none of the 66 */
struct directory_from directory_from_entry(const struct directory *dir, int64_t n);

struct directory_query {
	const char *words;   /* accents, case, order, articles do not matter */
	int commune;         /* INSEE number, 0 all */
	const char *service; /* words of a service's label, NULL all */
	bool no_actors;
	size_t limit;                            /* 0: all */
	const struct directory_filters *filters; /* NULL none */
	enum directory_order order;
	struct directory_from from;
	int64_t now;      /* a minute of base/hours.h */
	bool good_friday; /* is a holiday */
	bool counted;     /* directory_values() will be asked for */
};

struct directory_answer {
	size_t count; /* of the hits that can be asked for */
	size_t total; /* whatever the limit */
	/* Of the total: the first of those that a filter of hours lets through only because their
	 * hours are not known. They come last. */
	size_t unknown;
	bool nearest;               /* no entry answers to all the words: these lack the fewest */
	enum directory_order order; /* that they are in: DIRECTORY_BEST became what it means */
};

/* Best first: words that start the name, then words of the name, then of commune, kind, address,
 * services; each may begin another, be written in two or in one, or mean another (« mairie » a
 * « commune »). Where nothing is found so, one mistake is forgiven in a word of 4 letters or more,
 * two from 8; where still nothing is found, the nearest misses come. A telephone number is found
 * from its beginning on, however it is typed. */
/* Lists and hours are read when a filter or an order first asks for them: until the directory is
 * loaded again, they are kept. directory_work() reads them ahead, a moment at a time. */
int directory_find(struct directory *dir, const struct directory_query *q,
		   struct directory_answer *out, struct err *err);

/* 1: there is more to do. */
int directory_work(struct directory *dir, int64_t now, bool good_friday, struct err *err);

/* What of the typed words asks for a filter: « ouvert maintenant », « ouvert samedi 10h »,
 * « samedi », « gratuit », « à Schœlcher », in French, Creole or English. .filters are those of the
 * query and these; .words are the others. */
struct directory_asked {
	bool any;
	struct directory_filters filters;
	char *words;
};
void directory_asked_clear(struct directory_asked *asked);

/* As directory_find(), but of words that ask for a filter. Where entries have all the words as they
 * are typed, they mean those (« Espace ouvert »); but « à » before a commune always means it. asked
 * is all zero or was filled here before: it is cleared first. */
int directory_find_asked(struct directory *dir, const struct directory_query *q,
			 struct directory_asked *asked, struct directory_answer *out,
			 struct err *err);

/* The hits of the last search, i < count. */
int64_t directory_hit(const struct directory *dir, size_t i); /* the entry's n */
/* Bits 1 << enum directory_part: where its words were found; none without words. */
enum directory_part {
	DIRECTORY_NAME,
	DIRECTORY_COMMUNE,
	DIRECTORY_ADDRESS,
	DIRECTORY_SERVICES,
	DIRECTORY_KINDS,
	DIRECTORY_PHONE,
	DIRECTORY_LISTS, /* other lists of the standard */
	DIRECTORY_PARTS
};
unsigned directory_hit_parts(const struct directory *dir, size_t i);

/* Columns of a name in which words of the last search are found, from the left: a mark a word of
 * the name. Returns how many; nothing is allocated. */
enum { DIRECTORY_MARKS = 6 };
struct directory_mark {
	int from, to;
};
int directory_marks(const struct directory *dir, const char *name,
		    struct directory_mark out[static DIRECTORY_MARKS]);

/* How far a hit is from where the query said. */
enum directory_way { WAY_LAND, WAY_BOAT, WAY_SEA }; /* the other of the two big islands */
struct directory_far {
	double km;  /* less than 0: nobody knows */
	bool about; /* from or to the centre of a commune */
	enum directory_way way;
};
struct directory_far directory_hit_far(const struct directory *dir, size_t i);

/* After a search with .counted: how many hits each value has, or would have if it were chosen too.
 * The values of a field, in no order; text is borrowed until the directory is loaded again. */
struct directory_value {
	const char *text;
	size_t count;
	bool chosen;
};
size_t directory_values(const struct directory *dir, enum directory_field field,
			struct directory_value **out); /* *out is yours to free */
struct directory_hours_counts {
	size_t open;    /* at .now */
	size_t unknown; /* hours */
} directory_hours_counts(const struct directory *dir);

/* What a list shows of an entry: quicker than all of it. */
int directory_line(struct desk *d, int64_t n, struct partner_line *out, struct err *err);
int directory_get(struct desk *d, int64_t n, struct partner *p, struct err *err);
int directory_by_id(struct desk *d, const char *id, int64_t *n, struct err *err);

/* The folded words of an entry, for partner.search. Yours. */
char *directory_search_text(const struct partner *p);

/* The hub's founding actors, added once when a desk is made. */
int directory_seed_actors(struct desk *d, struct err *err);

#endif
