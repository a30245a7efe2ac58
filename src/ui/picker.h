/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing from a list by typing the first letters, by arrows or by number. */
#ifndef UI_PICKER_H
#define UI_PICKER_H

#include "app/choices.h"
#include "ui/edit.h"
#include "ui/list.h"

struct picker {
	struct choices choices;
	struct edit typed;
	struct list list;
	size_t *index; /* matches, best first */
	bool moved;    /* an arrow has shown which item is meant */
	bool noted;    /* what stands on the right of items is to be read too: counts */
};

/* place: as of choices_load(). */
int picker_open(struct picker *p, struct desk *d, enum form_field field, const char *place,
		struct err *err);
void picker_open_with(struct picker *p, struct choices *taken); /* takes these over */
void picker_open_vocab(struct picker *p, enum vocab vocab);     /* its values, that no field has */
void picker_close(struct picker *p);

/* What a key did. */
enum picked { PICK_NOT_MINE, PICK_MOVED, PICK_CHOSEN, PICK_EMPTY_ENTER, PICK_NO_MATCH };
/* PICK_CHOSEN: *chosen is the item (borrowed): by Enter on a typed text or a moved selection, by
 * its number, or because one_left and only one match is left. PICK_EMPTY_ENTER: Enter with nothing
 * typed and nothing moved. */
enum picked picker_key(struct picker *p, int key, bool one_left, const struct choice **chosen);
/* As if typed or pasted: narrows, chooses nothing. */
void picker_type(struct picker *p, const char *text);
void picker_paste(struct picker *p, const char *text);

/* The item that Enter would choose, NULL when it would choose none. */
const struct choice *picker_current(const struct picker *p);
/* The same for a key that does not say that it chooses: NULL too where the letters stand somewhere
 * within several items and begin none of them, for then which is meant is a guess. */
const struct choice *picker_meant(const struct picker *p);
void picker_reset(struct picker *p); /* typed text away, all items again */

/* Rows that its frame would like, at most so many. */
int picker_rows(const struct picker *p, int max);

/* Which choices are marked as taken; NULL: none. */
typedef bool picker_marked_fn(const void *arg, const struct choice *c);

/* The matches in a frame at y, at most rows high with it. True when the item that Enter would
 * choose had to be cut: it is then to be said elsewhere. */
bool picker_draw(const struct picker *p, int y, int x, int width, int rows,
		 picker_marked_fn *marked, const void *arg);

/* The same without a frame, in as many columns as there is room for, each filled downwards. */
bool picker_draw_grid(const struct picker *p, int y, int x, int width, int rows,
		      picker_marked_fn *marked, const void *arg);

#endif
