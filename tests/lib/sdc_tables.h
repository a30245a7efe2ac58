/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of other tools' tests, as systems of figures: long files with totals as rows, « s » for
 * what is hidden. What two tables share is one figure. */
#ifndef TESTS_LIB_SDC_TABLES_H
#define TESTS_LIB_SDC_TABLES_H

#include "base/str.h"
#include "report/disclose_system.h"

enum { SDC_KEY_SIZE = 96 };

/* By the codes of its dimensions, totals left out: "v1:w|v2:b|". */
struct sdc_figure {
	char key[SDC_KEY_SIZE];
	bool hidden, small; /* small: hidden for what it is */
};

struct sdc_tables {
	struct disclose_system system;
	struct sdc_figure *named;
	size_t named_room;
	int64_t least; /* of a hidden figure */
	int scale;     /* units of a value */
};

/* A dimension's tree: parents of the codes that have one, as child, parent, child, parent. */
struct sdc_tree {
	const char *dim;
	struct strlist pairs;
};

struct sdc_tables sdc_begin(int64_t least);
void sdc_end(struct sdc_tables *t);
size_t sdc_find(const struct sdc_tables *t, const char *key); /* SIZE_MAX: none */

/* Files of the shared facts; each is a test that they are there. tree NULL: all flat. */
void sdc_load(struct sdc_tables *t, const char *name, const struct sdc_tree *tree);
struct sdc_tree sdc_load_tree(const char *dim, const char *name);
/* Of a table of three dimensions: column 4 is u for those that are too small. */
void sdc_load_small(struct sdc_tables *t, const char *name);
/* « eu:EU|year:2014 = geo:Spain|year:2014 + geo:Portugal|year:2014 », a line each. */
void sdc_load_equations(struct sdc_tables *t, const char *name);

#endif
