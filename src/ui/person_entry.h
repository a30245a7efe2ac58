/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typing what is known of a person: where the cursor is, what a key does there, who it probably is
 * already, and the sealed draft. Draws nothing. */
#ifndef UI_PERSON_ENTRY_H
#define UI_PERSON_ENTRY_H

#include <stdbool.h>
#include <stddef.h>

#include "app/persons.h"
#include "ui/edit.h"
#include "ui/picker.h"

/* The cells of the form in the order of the keys; the last one is no field of a person: that the
 * notice was handed over and that they agree. */
struct person_cell {
	int field; /* of person_fields, or PERSON_AGREED */
	int row;
	bool right; /* in the right half of its row */
	bool both;  /* over both halves */
};
#define PERSON_AGREED PERSON_FIELDS
#define PERSON_CELLS (PERSON_FIELDS + 1)
#define PERSON_ROWS 9
extern const struct person_cell person_cells[PERSON_CELLS];

#define PERSON_LIKELY 3

struct person_entry {
	struct person_form form;
	size_t focus; /* index of person_cells */
	struct edit edit;
	struct picker picker;
	bool picking;
	bool agreed;
	bool answered; /* a letter came since the cursor is there: those after it say nothing */
	bool refused;  /* told that without agreement nothing is kept */
	bool touched;
	bool typed;   /* in this field, and Enter did not find it wrong yet */
	bool fresh;   /* it is wrong: what is typed now is typed instead */
	bool unkept;  /* typed since the draft was written */
	bool accept;  /* the next save accepts warnings */
	bool went_on; /* the last key chose and moved on by itself */
	char *names;  /* folded, of a choice taken before the end of its word; else NULL */
	char *word;   /* that word as far as it is typed; with names */
	struct person_problems problems;
	/* Who it probably is already, likeliest first. */
	int64_t likely[PERSON_LIKELY];
	char *likely_name[PERSON_LIKELY];
	size_t likely_count;
};

/* Takes the form over, whatever happens. agreed: they did already. */
int person_entry_open(struct person_entry *e, struct desk *d, struct person_form *form, bool agreed,
		      struct err *err);
void person_entry_close(struct person_entry *e); /* wipes */

/* True when the key was for it; *save: Enter on the last field. */
bool person_entry_key(struct person_entry *e, struct desk *d, int key, bool *save, struct err *err);
void person_entry_paste(struct person_entry *e, struct desk *d, const char *text);
/* Goes to the next field, unless the key before did already. */
void person_entry_tab(struct person_entry *e, struct desk *d, struct err *err);
void person_entry_move(struct person_entry *e, struct desk *d, int step, struct err *err);
/* To the first field that is empty: what is typed next is added to no word of before. */
void person_entry_go_on(struct person_entry *e, struct desk *d, struct err *err);
int person_entry_keep(struct person_entry *e, struct desk *d, struct err *err);

/* 0 and *n when it was kept; -1: the cursor is where something is wrong, or err is set. */
int person_entry_save(struct person_entry *e, struct desk *d, int64_t *n, struct err *err);

/* What is wrong in a field; NULL nothing. That they did not agree is told by refused. */
const struct person_problem *person_entry_problem(const struct person_entry *e, int field);

#endif
