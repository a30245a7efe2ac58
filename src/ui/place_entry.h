/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typing an entry of the directory: where the cursor is, what a key does there, which entries look
 * alike, and the draft. Draws nothing. */
#ifndef UI_PLACE_ENTRY_H
#define UI_PLACE_ENTRY_H

#include <stdbool.h>
#include <stddef.h>

#include "app/partner_form.h"
#include "ui/edit.h"
#include "ui/picker.h"

/* The fields in the order of the keys. */
struct place_cell {
	int field;
	const char *title; /* N_(): of the group that begins with it; NULL */
};
extern const struct place_cell place_cells[];
extern const size_t place_cells_count;

struct place_entry {
	struct partner_form form;
	size_t focus; /* index of place_cells */
	int left;     /* the field that the cursor was in before */
	struct edit edit;
	struct picker picker;
	bool picking;
	bool touched;
	bool unkept; /* typed since the draft was written */
	bool accept; /* the next save accepts warnings */
	struct place_problems problems;
	char *likely; /* entries that look like a new one, in one line; NULL none */
};

/* Takes the form over, whatever happens. */
int place_entry_open(struct place_entry *e, struct desk *d, struct partner_form *form,
		     struct err *err);
void place_entry_close(struct place_entry *e);

static inline int
place_entry_field(const struct place_entry *e)
{
	return place_cells[e->focus].field;
}

/* True when the key was for it; *save: Enter on the last field. */
bool place_entry_key(struct place_entry *e, struct desk *d, int key, bool *save, struct err *err);
void place_entry_paste(struct place_entry *e, struct desk *d, const char *text);
void place_entry_move(struct place_entry *e, struct desk *d, int step, struct err *err);
/* Another value for a field, as if typed there. */
void place_entry_set(struct place_entry *e, struct desk *d, int field, const char *value);
int place_entry_keep(struct place_entry *e, struct desk *d, struct err *err);

/* 0 and *n when it was kept; -1: the cursor is where something is wrong, or err is set. */
int place_entry_save(struct place_entry *e, struct desk *d, int64_t *n, struct err *err);

/* What is wrong in a field; NULL nothing. */
const struct place_problem *place_entry_problem(const struct place_entry *e, int field);

#endif
