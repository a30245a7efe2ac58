/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The people of a workshop: known ones have answers of their own, the others are those of the
 * breakdown, and who is in neither gave no answer. */
#include "config.h"

#include <string.h>

#include "base/mem.h"
#include "base/vocab.h"
#include "store/stats_internal.h"
#include "store/types.h"

enum { PART_NUMBERS = 3, KNOWN_NUMBERS = 5 };

/* The participants of one workshop that gave one answer, added up first: the session counts once
 * for it, however many they are. */
struct part {
	int table; /* a dimension, or STATS_DIM_COUNT and a cross */
	int64_t code;
	struct weight w;
};

const enum stats_dim stats_part_dim[PART_DIMS] = { STATS_GENDER, STATS_AGE, STATS_STATUS,
						   STATS_RESIDENCE };
static const int part_column[PART_DIMS] = { C_GENDER, C_AGE, C_STATUS, C_RESIDENCE };

static int64_t
code_of(enum stats_dim dim, int64_t code)
{
	if (code != 0)
		return code;
	switch (dim) {
	case STATS_GENDER:
		return GENDER_UNKNOWN;
	case STATS_AGE:
		return AGE_UNKNOWN;
	case STATS_STATUS:
		return STATUS_UNKNOWN;
	default:
		return 0;
	}
}

int64_t
stats_part_code(enum stats_dim dim, const int64_t *row)
{
	switch (dim) {
	case STATS_GENDER:
		return code_of(dim, row[C_GENDER]);
	case STATS_AGE:
		return code_of(dim, row[C_AGE]);
	case STATS_STATUS:
		return code_of(dim, row[C_STATUS]);
	default:
		return code_of(dim, row[C_RESIDENCE]);
	}
}

struct numbers_left
stats_numbers(sqlite3_value *v)
{
	const char *at = sqlite3_value_blob(v);

	return (struct numbers_left){ at, (size_t)sqlite3_value_bytes(v) / sizeof(int64_t) };
}

bool
stats_next_numbers(struct numbers_left *n, int64_t *out, size_t count)
{
	if (n->left < count)
		return false;
	memcpy(out, n->at, count * sizeof(*out));
	n->at += count * sizeof(*out);
	n->left -= count;
	return true;
}

static void
part_add(struct pass *p, int table, int64_t code, int64_t attendances, int64_t people)
{
	struct part *at = NULL;

	for (size_t i = 0; i < p->part_count && at == NULL; i++)
		if (p->part[i].table == table && p->part[i].code == code)
			at = &p->part[i];
	if (at == NULL) {
		p->part = mem_grow(p->part, p->part_count, &p->part_capacity, sizeof(*p->part));
		at = &p->part[p->part_count++];
		*at = (struct part){ table, code, { .sessions = 1 } };
	}
	at->w.attendances += attendances;
	at->w.people += people;
}

/* So many who gave that answer, and of whose other answers nothing is known. */
static void
add_answer(struct pass *p, const int64_t *row, enum stats_dim dim, int64_t code,
	   int64_t attendances, int64_t people)
{
	code = code_of(dim, code);
	part_add(p, (int)dim, code, attendances, people);
	for (int c = 0; c < STATS_CROSS_COUNT && p->crosses != 0; c++) {
		enum stats_dim other = stats_cross_dim[c][1];

		if (stats_cross_wanted(p, c) && stats_cross_dim[c][0] == dim)
			part_add(p, STATS_DIM_COUNT + c,
				 stats_cross_code(code, stats_is_part(other)
								? STATS_NOT_CROSSED
								: stats_cross_value(other, row)),
				 attendances, people);
	}
}

/* Somebody known, whose answers now stand in the row. */
static void
add_known(struct pass *p, const int64_t *row)
{
	for (int i = 0; i < PART_DIMS; i++)
		part_add(p, (int)stats_part_dim[i], stats_part_code(stats_part_dim[i], row), 1, 0);
	for (int c = 0; c < STATS_CROSS_COUNT && p->crosses != 0; c++) {
		const enum stats_dim *dim = stats_cross_dim[c];

		if (stats_cross_wanted(p, c) && stats_is_part(dim[0]))
			part_add(p, STATS_DIM_COUNT + c,
				 stats_cross_code(stats_cross_value(dim[0], row),
						  stats_cross_value(dim[1], row)),
				 1, 0);
	}
}

static void
settle(struct pass *p)
{
	for (size_t i = 0; i < p->part_count; i++) {
		const struct part *part = &p->part[i];

		if (part->table < STATS_DIM_COUNT)
			stats_add(p, (enum stats_dim)part->table, part->code, &part->w);
		else
			stats_cross_add(p, part->table - STATS_DIM_COUNT, part->code, &part->w);
	}
}

void
stats_workshop_known(struct pass *p, sqlite3_value **v, int64_t *row, int64_t participants)
{
	struct numbers_left known = stats_numbers(v[C_KNOWN]);
	int64_t n[KNOWN_NUMBERS];

	while (stats_next_numbers(&known, n, KNOWN_NUMBERS)) {
		for (int i = 0; i < PART_DIMS; i++)
			row[part_column[i]] = n[i];
		if (n[PART_DIMS] != STATS_WAS_CUT)
			stats_visit_count(p, row, participants, n[PART_DIMS] != 0);
	}
}

void
stats_workshop(struct pass *p, sqlite3_value **v, int64_t *row, int64_t participants,
	       int64_t anonymous)
{
	struct numbers_left known = stats_numbers(v[C_KNOWN]);
	struct numbers_left parts = stats_numbers(v[C_PARTS]);
	const struct weight w = { 1, participants, anonymous };
	int64_t rest_known = participants - anonymous;
	int64_t rest[PART_DIMS] = { anonymous, anonymous, anonymous, anonymous };
	int64_t n[KNOWN_NUMBERS];

	stats_cross_session(p, row, &w);
	p->part_count = 0;
	while (stats_next_numbers(&known, n, KNOWN_NUMBERS)) {
		for (int i = 0; i < PART_DIMS; i++)
			row[part_column[i]] = n[i];
		add_known(p, row);
		if (n[PART_DIMS] != STATS_WAS_CUT)
			stats_visit_count(p, row, participants, n[PART_DIMS] != 0);
		rest_known--;
	}
	while (stats_next_numbers(&parts, n, PART_NUMBERS)) {
		if (n[0] < 1 || n[0] > PART_DIMS || n[2] < 1 || n[2] > PARTICIPANTS_MAX)
			continue;
		add_answer(p, row, stats_part_dim[n[0] - 1], n[1], n[2], n[2]);
		rest[n[0] - 1] -= n[2];
	}
	for (int i = 0; i < PART_DIMS; i++) {
		if (rest[i] > 0)
			add_answer(p, row, stats_part_dim[i], 0, rest[i], rest[i]);
		if (rest_known > 0)
			add_answer(p, row, stats_part_dim[i], 0, rest_known, 0);
	}
	settle(p);
}
