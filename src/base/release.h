/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A release: the frozen figures of a period, as plain data. The report layer makes one, the store
 * keeps it; neither sees the other, so both speak through this. */
#ifndef BASE_RELEASE_H
#define BASE_RELEASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/hash.h"
#include "base/stop.h"

/* One figure. Texts are codes, owned; "" where a table lacks that axis, "TOTAL" for a total. */
struct release_cell {
	char *table;
	char *measure; /* personnes, seances, accompagnements, minutes */
	char *geo;
	char *category;
	int64_t value;
	bool secret; /* value is then not to be shown, nor stored */
};

/* Its files: the figures, what they mean, and the digests of both. */
#define RELEASE_FILE_STATISTICS "statistiques.csv"
#define RELEASE_FILE_WORKBOOK "statistiques.xlsx" /* only where it was asked for */
#define RELEASE_FILE_PAGE "statistiques.html"     /* the same */
#define RELEASE_FILE_NOTICE "LISEZMOI.txt"
#define RELEASE_FILE_MANIFEST "manifeste.csv"
#define RELEASE_FILE_WITHDRAWAL "RETRAIT.txt" /* beside those of one that was taken back */

/* The row file of a period is frozen as a release of its own, under this name for a profile: so
 * there is one, whichever profile and recoding its manifest says. It has no cells. */
#define RELEASE_PROFILE_ROWS "lignes"
#define RELEASE_FILE_ROWS "lignes.csv"

/* What may be asked for beside statistiques.csv, which is always there: by a word, as a file. The
 * one without a word ends them. */
enum release_format { RELEASE_WORKBOOK = 1 << 0, RELEASE_PAGE = 1 << 1 };
extern const struct release_format_name {
	const char *word; /* csv, xlsx, html */
	unsigned format;  /* 0: the one that is always there */
	const char *file;
} release_formats[];

/* Words between spaces, any number of them; -1 when one is unknown. */
int release_formats_parse(const char *words, unsigned *formats);
/* The words of what is beside statistiques.csv, "" for nothing. Yours. */
char *release_formats_write(unsigned formats);

struct release_file {
	char *name;
	char *bytes;
	size_t len;
	char sha256[HASH_HEX_SIZE];
};

struct release {
	char *period;    /* 2026-10, 2026-T4, 2026 */
	char *perimeter; /* slug of the desk */
	char *profile;   /* coordination, diffusion, lignes */
	char *made;      /* stamp */
	char *version;   /* of the program */
	char *language;
	char *dialect;                /* excel-fr, standard */
	char *encoding;               /* UTF-8... */
	char *recipient;              /* NULL: not said */
	char *folder;                 /* name of its folder, without a path */
	char seal[HASH_HEX_SIZE];     /* SHA-256 of its manifest */
	char previous[HASH_HEX_SIZE]; /* seal of the one made before it; "": the first. Only of one
				       * that is being made */
	const char *dir;              /* where its folder comes to be; only while it is kept */
	char *by;                     /* the mediator who made it; NULL: not known */
	char *withdrawn;              /* stamp; NULL: it stands, and so are the next two */
	char *withdrawn_by;           /* a mediator; NULL: not known */
	char *reason;                 /* for the desk alone */
	int64_t late; /* sessions that came after its parts were published; only while it is made */
	size_t replaced; /* characters that the encoding lacks, in all files; the same */
	struct release_cell *cell;
	size_t cell_count;
	size_t cell_capacity;
	struct release_file *file;
	size_t file_count;
	unsigned limits;         /* of enum release_limit: for the notice, not kept */
	const struct stop *stop; /* who may end the making of it; only while it is made */
};

/* Why there is less in it than there could be. */
enum release_limit {
	RELEASE_NO_SOLVER = 1 << 0,      /* GLPK is not installed: tables with one axis alone */
	RELEASE_NO_CROSSES = 1 << 1,     /* too few sessions to cross tables */
	RELEASE_COARSE_PLACES = 1 << 2,  /* communes, or EPCI, could not be told */
	RELEASE_COARSE_CROSSES = 1 << 3, /* crossed tables are coarser than they could be */
	RELEASE_CORRECTED = 1 << 4,      /* a part that was withdrawn is counted as it is today */
	RELEASE_UNCORRECTED = 1 << 5,    /* one is not: too few people are concerned */
	RELEASE_LATE_BEFORE = 1 << 6,    /* a part may have told how many came late */
	RELEASE_LATE_UNKNOWN = 1 << 7,   /* a part hides how many sessions it has */
};

void release_init(struct release *r);
void release_clear(struct release *r);
void release_cell_add(struct release *r, const char *table, const char *measure, const char *geo,
		      const char *category, int64_t value, bool secret);
void release_cell_clear(struct release_cell *c); /* frees its texts */
/* Copies the bytes and hashes them. */
void release_file_add(struct release *r, const char *name, const char *bytes, size_t len);

bool release_has_file(const struct release *r, const char *name);

struct release_list {
	struct release *item;
	size_t count;
};
void release_list_clear(struct release_list *l);

/* Who remembers what was published. Functions return 0 or -1; find gives ERR_NOTHING when that
 * period and profile were never published. keep gives ERR_EXISTS when they are by now, and
 * ERR_CONFLICT when previous is not the last seal any more: what was made meanwhile was not
 * regarded. previous_seal is that of the release made last, "" before the first. past gives all
 * whose period is linked to that one (release_period_linked()), with their files. private_dir is
 * the folder beside what it keeps, where nobody else looks, yours; a NULL function: there is
 * none. */
struct release_keeper {
	void *arg;
	int (*find)(void *arg, const char *period, const char *profile, struct release *out,
		    struct err *err);
	int (*keep)(void *arg, const struct release *r, struct err *err);
	int (*key)(void *arg, uint8_t key[HASH_SIZE], struct err *err);
	int (*previous_seal)(void *arg, const char *period, char seal[HASH_HEX_SIZE],
			     struct err *err);
	int (*past)(void *arg, const char *period, struct release_list *out, struct err *err);
	char *(*private_dir)(void *arg);
};

#endif
