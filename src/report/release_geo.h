/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where people live, as a tree: communes, their EPCI, the department, all. What is in no commune
 * of ours stands beside the departments. */
#ifndef REPORT_RELEASE_GEO_H
#define REPORT_RELEASE_GEO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum place_level { PLACE_COMMUNE, PLACE_EPCI, PLACE_DEPARTMENT, PLACE_ALL };

struct release_place {
	const char *code; /* as in files; borrowed for ever */
	int64_t num;      /* as counts have it, of leaves; else -1 */
	enum place_level level;
	bool elsewhere; /* no commune, nor made of communes: stands wherever any place does */
	size_t up;      /* the place above, itself at the top */
};

enum { RELEASE_PLACES = 96 }; /* no fewer than there are */

/* Parts before wholes; all is the last. */
struct release_tree {
	struct release_place place[RELEASE_PLACES];
	size_t count;
};

void release_tree_make(struct release_tree *t);

/* Whether it has a row where that is the finest level told. */
bool release_place_stands(const struct release_place *p, enum place_level finest);

/* n[i] of leaves becomes that of the places made of them, too. */
void release_tree_sum(const struct release_tree *t, int64_t *n);

/* What an EPCI or a department is called in the chosen language; NULL for any other code.
 * Borrowed. */
const char *release_area_label(const char *code);

#endif
