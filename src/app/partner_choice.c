/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is not taken is told in the report: no row of a file is lost silently. */
#include "config.h"

#include "app/partner_choice.h"

#include <stdlib.h>

#include "app/partner_row.h"
#include "base/mem.h"
#include "base/str.h"

static size_t *
count_of(struct import_plan *plan, enum import_action action)
{
	switch (action) {
	case IMPORT_ADDED:
		return &plan->added;
	case IMPORT_UPDATED:
		return &plan->updated;
	case IMPORT_LEFT_OUT:
		return &plan->left_out;
	case IMPORT_REFUSED:
		return &plan->refused;
	default:
		return &plan->unchanged;
	}
}

static enum import_action
chosen(const struct import_row *row)
{
	if (row->planned == IMPORT_REFUSED)
		return IMPORT_REFUSED;
	if (row->off)
		return IMPORT_LEFT_OUT;
	if (row->planned == IMPORT_ADDED)
		return IMPORT_ADDED;
	if (((row->changed | row->touched) & ~row->kept) != 0 || row->other ||
	    row->before.missing_on != DATE_NONE)
		return IMPORT_UPDATED;
	return IMPORT_UNCHANGED;
}

void
import_row_settle(struct import_plan *plan, struct import_row *row)
{
	row->planned = chosen(row);
	row->older = row->older && row->planned == IMPORT_UPDATED;
	row->off = row->older;
	row->action = chosen(row);
	plan->older += row->off;
	plan->read++;
	++*count_of(plan, row->action);
}

static void
choose(struct import_plan *plan, struct import_row *row, bool off)
{
	plan->older -= row->older && row->off;
	row->off = off;
	plan->older += row->older && row->off;
	--*count_of(plan, row->action);
	row->action = chosen(row);
	++*count_of(plan, row->action);
}

bool
import_plan_choose(struct import_plan *plan, struct import_row *row)
{
	if (row->planned != IMPORT_ADDED && row->planned != IMPORT_UPDATED)
		return false;
	if (row->older)
		row->kept = row->typed;
	choose(plan, row, !row->off);
	return true;
}

/* A new entry is none without its id, its name and its commune. */
static bool
may_choose(const struct import_row *row, enum partner_field f)
{
	if (row->planned != IMPORT_ADDED)
		return row->changed >> f & 1;
	return f != PF_ID && f != PF_NAME && f != PF_COMMUNE &&
	       (!str_empty(row->partner.field[f]) ||
		partner_get_raw(&row->partner, partner_field_name[f]));
}

bool
import_plan_choose_field(struct import_plan *plan, struct import_row *row, enum partner_field f)
{
	uint32_t bit = UINT32_C(1) << f;

	if (!may_choose(row, f))
		return false;
	if (row->off && row->older) /* this one alone */
		row->kept |= row->changed | row->touched;
	row->kept ^= bit;
	/* Half of a position is none. */
	if (row->planned == IMPORT_ADDED && (f == PF_LATITUDE || f == PF_LONGITUDE))
		row->kept ^= (UINT32_C(1) << PF_LATITUDE | UINT32_C(1) << PF_LONGITUDE) & ~bit;
	/* Who takes a field takes it of this row. */
	choose(plan, row, row->off && (row->kept & bit));
	return true;
}

void
import_plan_choose_vanished(struct import_plan *plan, struct import_vanished *v)
{
	plan->absent += v->off;
	v->off = !v->off;
	plan->absent -= v->off;
}

size_t
import_plan_changes(const struct import_plan *plan)
{
	return plan->added + plan->updated + plan->absent;
}

void
import_row_result(const struct import_row *row, struct partner *out)
{
	partner_clear(out);
	partner_copy(out, &row->partner);
	partner_row_keep(out, &row->before, row->kept);
	out->by_hand &= ~(row->changed & ~row->kept); /* the file's from now on */
	out->missing_on = DATE_NONE;
}

struct telling {
	struct import_plan *plan;
	struct import_note *note; /* those to be */
	size_t count, capacity;
	size_t next; /* of the plan's notes */
};

static void
tell(struct telling *t, struct import_note note)
{
	t->note = mem_grow(t->note, t->count, &t->capacity, sizeof(*t->note));
	t->note[t->count++] = note;
}

static void
tell_choice(struct telling *t, const struct import_row *row, int f, enum import_reason reason)
{
	const char *value = f < 0 ? "" : row->partner.field[f];

	tell(t, (struct import_note){
			.line = row->line,
			.id = mem_strdup(row->partner.field[PF_ID]),
			.field = mem_strdup(f < 0 ? "" : partner_field_name[f]),
			.value = mem_strdup(value ? value : ""),
			.reason = reason,
			.action = row->action,
		});
}

/* Notes of choices are made anew each time; those of reading stay. */
static bool
is_choice(const struct import_note *n)
{
	return n->reason == IMPORT_BY_HAND || n->reason == IMPORT_NOT_TAKEN ||
	       n->reason == IMPORT_OLDER || n->reason == IMPORT_VANISHED;
}

static void
tell_row(struct telling *t, const struct import_row *row)
{
	struct import_plan *plan = t->plan;
	uint32_t kept = row->planned == IMPORT_ADDED ? row->kept : row->changed & row->kept;

	for (; t->next < plan->note_count && plan->note[t->next].line == row->line; t->next++) {
		struct import_note *n = &plan->note[t->next];

		n->action = row->action;
		if (is_choice(n))
			import_note_clear(n);
		else
			tell(t, *n);
	}
	if (row->off)
		tell_choice(t, row, -1, row->older ? IMPORT_OLDER : IMPORT_NOT_TAKEN);
	for (int f = 0; !row->off && f < PF_COUNT; f++)
		if (kept >> f & 1)
			tell_choice(t, row, f,
				    row->before.by_hand >> f & 1 ? IMPORT_BY_HAND
				    : row->older                 ? IMPORT_OLDER
								 : IMPORT_NOT_TAKEN);
}

struct import_told
import_plan_told(struct import_plan *plan)
{
	struct telling t = { .plan = plan };

	for (size_t i = 0; i < plan->row_count; i++)
		tell_row(&t, &plan->row[i]);
	for (; t.next < plan->note_count; t.next++)
		import_note_clear(&plan->note[t.next]);
	for (size_t i = 0; i < plan->vanished_count; i++) {
		const struct import_vanished *v = &plan->vanished[i];

		if (!v->off)
			tell(&t, (struct import_note){ .id = mem_strdup(v->id),
						       .field = mem_strdup(""),
						       .value = mem_strdup(v->name),
						       .reason = IMPORT_VANISHED,
						       .action = IMPORT_ABSENT });
	}
	free(plan->note);
	plan->note = t.note;
	plan->note_count = t.count;
	return (struct import_told){ .kind = "places",
				     .path = plan->path,
				     .note = plan->note,
				     .note_count = plan->note_count };
}
