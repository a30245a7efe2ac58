/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an outsider writes down of release folders: their figures and the sums that everybody knows.
 * Written from what the notice of a release says, and apart from the program's own attacker. */
#ifndef TESTS_LIB_EXACT_RELEASE_H
#define TESTS_LIB_EXACT_RELEASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tests/lib/exact.h"

enum exact_column {
	EXACT_PERIOD,
	EXACT_PERIMETER,
	EXACT_TABLE,
	EXACT_MEASURE,
	EXACT_GEO,
	EXACT_CATEGORY,
	EXACT_COLUMNS
};

struct exact_cell {
	char *text[EXACT_COLUMNS];
	int folder;
	int release; /* the first folder of the same period and perimeter */
	bool hidden;
	bool implied;   /* nobody published it: of a part of a longer period that has it */
	bool telling;   /* as its category is */
	int64_t k;      /* the floor that the rules of its folder set for it */
	int64_t value;  /* of one that is printed */
	int64_t lo, hi; /* after the attack */
	int figure;
	int others; /* the figure of those who did not give a telling answer; 0: not asked */
	int64_t others_lo, others_hi;
};

enum { EXACT_FOLDERS = 96 };

struct exact_release {
	struct exact_cell *cell;
	size_t count, room;
	size_t given;                /* those before are of folders */
	size_t first[EXACT_FOLDERS]; /* cell of each folder, then of each part that is implied */
	int folders;
	size_t hidden;
	size_t unsolved; /* hidden ones of which the solver found no answer in time */
	struct exact_effort effort;
	int bad; /* rows that are not as the format says, or figures with two values */
};

/* Reads statistiques.csv and manifeste.csv of each folder and attacks them together. False when a
 * folder cannot be read. */
bool exact_release_attack(const char *const *folder, size_t folders, struct exact_release *out);
/* Adds the figures of one folder, as the first step of that. */
bool exact_release_read(const char *folder, int number, struct exact_release *out);
void exact_release_clear(struct exact_release *x);

/* Small ones that are printed, and hidden ones that may be small and of which too much is known, as
 * are sums known within a tenth, the other side of telling answers, and persons whom a longer
 * period tells of and nobody published. Says each on a line that begins with #. */
size_t exact_release_findings(const struct exact_release *x);

#endif
