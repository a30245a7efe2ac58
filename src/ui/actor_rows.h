/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the directory's list that are in view: what is not shown is not read. */
#ifndef UI_ACTOR_ROWS_H
#define UI_ACTOR_ROWS_H

#include "app/directory.h"
#include "app/opening.h"
#include "ui/actor_preview.h"

/* As shown; "" where nothing is known. */
struct actor_row {
	char *name;
	char *commune;
	char *phone;
	char *services;
	bool gone;              /* it no longer exists: it has no state, .when says so */
	enum hours_state state; /* at the minute of the window, and in words */
	char *when;
	struct directory_mark mark[DIRECTORY_MARKS]; /* of the name, what was searched for */
	int marks;
	char *far;                    /* see actors_far_words() */
	char *tail;                   /* tells it from a namesake of its commune; NULL none */
	struct actor_preview preview; /* once it was asked for */
};

/* Cells that the longest of a window takes. */
struct actor_widths {
	int commune, when, far;
};

struct actor_rows {
	struct actor_row *row;
	size_t top; /* which hit the first one is */
	size_t count;
	struct actor_widths widths;
	struct hours hours; /* room to read those of a row */
	/* What they are of: the desk's holidays, the minute, the directory as it was loaded. */
	struct holidays kept;
	int64_t at;
	uint64_t version;
};

/* The hits from top on, at most so many, of all. What is there already is not read again, but in
 * another minute, or where the directory was loaded again: clear it first after a search. says_far:
 * rows say how far it is. */
int actor_rows_read(struct actor_rows *v, struct desk *d, const struct directory *dir, size_t top,
		    size_t rows, size_t all, bool says_far, struct err *err);
/* What is known of a hit in view in short: read when it is first asked for, kept as its row is. */
int actor_rows_preview(struct actor_rows *v, struct desk *d, const struct directory *dir,
		       size_t hit, struct err *err);
void actor_rows_clear(struct actor_rows *v);

/* The row of a hit; NULL when it is not in view. */
const struct actor_row *actor_rows_at(const struct actor_rows *v, size_t hit);

#endif
