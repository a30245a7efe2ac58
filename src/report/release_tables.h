/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a release table by table, in the order in which people read them, whatever file
 * shows them. It knows what the release shows and nothing else. */
#ifndef REPORT_RELEASE_TABLES_H
#define REPORT_RELEASE_TABLES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/release.h"

struct release_line {
	char *label;
	const char *measure; /* borrowed from the release, as code is */
	const char *code;
	int64_t value; /* 0 where secret */
	bool secret;
	bool total;
	int percent; /* of the people who could give this answer, rounded; -1: not to be told */
};

/* Lines stand in the order of the vocabulary where that is one of size, as for ages; else the
 * largest first, then the secret ones, which are in the order of their codes, then the zeros. The
 * total is the last. */
struct release_table {
	const char *code;  /* as in statistiques.csv; borrowed from the release */
	const char *title; /* in the chosen language; borrowed from the catalogue */
	bool several;      /* a person may be in several lines */
	struct release_line *line;
	size_t count;
	size_t drawn; /* so many of the first ones make a chart; 0: nothing to be drawn */
	size_t zeros; /* before the total, so many lines at the end are 0; 0 where sorted by size */
	int64_t largest; /* of those that are drawn */
};

struct release_tables {
	struct release_table *table;
	size_t count;
	char *mean; /* how long a session was, in a sentence; NULL: not to be told */
};

/* Shares are told of no smaller whole: they would give the counts back. */
enum { RELEASE_SHARE_MIN = 50 };

/* r must outlive it. */
void release_tables_make(const struct release *r, struct release_tables *out);
void release_tables_clear(struct release_tables *t);

#endif
