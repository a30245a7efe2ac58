/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A linear program whose columns are how much more, and how much less, each figure would be. It is
 * asked again and again with another figure pushed; the tables that it finds, with which an
 * outsider must reckon, are kept. Only disclose_propose.c knows it. */
#ifndef REPORT_DISCLOSE_PROGRAM_H
#define REPORT_DISCLOSE_PROGRAM_H

#include "base/err.h"
#include "report/disclose_protect.h"
#include "report/disclose_solver.h"

#define PROGRAM_NEAR 1e-6
#define PROGRAM_NO_COLUMN SIZE_MAX

/* A figure that may move. */
struct movable {
	size_t figure;
	double place;
	double price;        /* of hiding it */
	double cost;         /* of moving it: none where it is hidden */
	int64_t least, most; /* move that some table shows */
};

/* A table that agrees with everything printed. It need not be of whole numbers: between it and the
 * true one is what each can be. */
struct witness {
	double *move; /* of each movable */
	bool away;    /* not if something is shown again */
};

struct program {
	struct protect_figure *figure;
	struct movable *movable;
	size_t count;
	const struct disclose_system *rows;
	size_t *column_of; /* figure -> movable, or NO_COLUMN */
	struct solver *solver;
	struct witness *witness;
	size_t witnesses, room;
};

/* The rows of moves of the movables: figure, movable and count are given, and movable becomes its
 * own. */
void program_open(struct program *p, const struct solver_library *lib,
		  const struct disclose_system *rows);
void program_close(struct program *p);

struct protect_figure *program_figure(const struct program *p, size_t i);
/* The least it can be where it is hidden. */
int64_t program_floor(const struct protect_figure *f);

/* How much it may move: as it pleases, or exactly so. */
void program_let_go(struct program *p, size_t i);
void program_hold(struct program *p, size_t i, int64_t move);

/* Hides what must move that it may be k and have k values, if it can be had. */
int program_protect(struct program *p, size_t i, struct err *err);
bool program_protects(const struct program *p, size_t i);

/* move: of each movable; taken over. */
void program_add_witness(struct program *p, double *move);
/* What the tables that are not away show; and those that are, are forgotten. */
void program_see_again(struct program *p);
void program_drop_witnesses(struct program *p);

#endif
