/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must not be known. */
#include "config.h"

#include "report/audit_judge.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "report/audit_cross.h"
#include "report/audit_lines.h"
#include "report/audit_parts.h"
#include "report/audit_read.h"
#include "report/audit_withdrawn.h"

#define PERSONS "personnes"

static void
find(struct audit *a, const struct release *r, const struct release_cell *c,
     const struct system_figure *f, int64_t k, bool large)
{
	a->finding = mem_grow(a->finding, a->count, &a->room, sizeof(*a->finding));
	a->finding[a->count++] = (struct audit_finding){
		.period = mem_strdup(r->period),
		.perimeter = mem_strdup(r->perimeter),
		.table = mem_strdup(c->table),
		.measure = mem_strdup(c->measure),
		.geo = mem_strdup(c->geo),
		.category = mem_strdup(c->category),
		.lo = f->lo,
		.hi = f->hi,
		.k = k,
		.large = large,
	};
}

static int64_t
k_of(const struct audit_case *x, const struct audit_release *a, const struct release_cell *c)
{
	return x->k > 0 ? x->k : audit_rows_sensitive(c) ? a->k_sensitive : a->k;
}

static bool
is_persons(const struct release_cell *c)
{
	return strcmp(c->measure, PERSONS) == 0;
}

/* Of figures that nobody published only those of persons count. */
static bool
is_asked(const struct audit_release *a, const struct release_cell *c)
{
	return c->secret && (!a->implied || (a->k > 0 && is_persons(c)));
}

bool
audit_hides_with_small_ones(const struct audit_release *a, const struct release_cell *c)
{
	return (a->part || a->has_rows) && is_persons(c) && strcmp(c->table, "residence") != 0 &&
	       !str_starts(c->table, AUDIT_CROSSED);
}

/* Sums of minutes, sessions or attendances are hidden because of whom they stand for, not because
 * they are small: a tenth of it is what nobody may come near to. A crossed figure that nobody
 * published may be known to be small where it may be nobody: no file says that there is anybody. */
static enum attack_rule
rule_of(const struct audit_release *a, const struct release_cell *c)
{
	if (!is_persons(c))
		return ATTACK_SUM;
	if (audit_hides_with_small_ones(a, c))
		return ATTACK_HIDE;
	return a->implied && str_starts(c->table, AUDIT_CROSSED) ? ATTACK_SOME : ATTACK_FEW;
}

static bool
is_known(const struct system_figure *f, enum attack_rule rule, int64_t k)
{
	const struct attack_target t = { .rule = rule, .k = k };

	return attack_target_known(&t, f->lo, f->hi);
}

static bool
is_other_side_known(const struct system_figure *others, int64_t k)
{
	return others != NULL && others->hi > 0 && is_known(others, ATTACK_FEW, k);
}

/* A figure that nobody published may be known to be 0. */
static bool
is_given_away(const struct audit_release *a, const struct release_cell *c,
	      const struct system_figure *f, const struct system_figure *others, int64_t k)
{
	if (a->implied && f->hi == 0)
		return false;
	return is_known(f, rule_of(a, c), k) || is_other_side_known(others, k);
}

static void
add_target(struct audit_case *x, const struct system_figure *f, enum attack_rule rule, int64_t k,
	   int64_t was)
{
	x->target = mem_grow(x->target, x->targets, &x->room, sizeof(*x->target));
	x->target[x->targets++] = (struct attack_target){
		.figure = (size_t)(f - audit_rows_system(x->rows)->figure),
		.rule = rule,
		.k = k,
		.was = was,
	};
}

static bool
is_of(const struct audit *only, const struct release *r, const struct release_cell *c)
{
	const struct audit_finding f = {
		.period = r->period,
		.perimeter = r->perimeter,
		.table = c->table,
		.measure = c->measure,
		.geo = c->geo,
		.category = c->category,
	};

	return audit_finding_of(only, &f) != NULL;
}

static void
aim(struct audit_case *x, const struct audit_release *a, const struct audit *only)
{
	for (size_t j = 0; j < a->r.cell_count; j++) {
		const struct release_cell *c = &a->r.cell[j];
		const struct system_figure *others;

		if (!is_asked(a, c) || (only != NULL && !is_of(only, &a->r, c)))
			continue;
		add_target(x, audit_rows_figure(x->rows, &a->r, c), rule_of(a, c), k_of(x, a, c),
			   0);
		others = audit_others_figure(&x->others, x->rows, &a->r, c);
		if (others != NULL)
			add_target(x, others, ATTACK_FEW, k_of(x, a, c), 0);
	}
}

static void
aim_withdrawn(struct audit_case *x, const struct audit_release *a)
{
	struct release truth;

	if (!a->withdrawn)
		return;
	truth = audit_withdrawn_truth(&a->r);
	for (size_t j = 0; j < a->r.cell_count; j++) {
		const struct release_cell *c = &a->r.cell[j];
		size_t figure = audit_rows_number(x->rows, &truth, c->table, c->measure, c->geo,
						  c->category);

		if (!c->secret && figure != SIZE_MAX)
			add_target(x, &audit_rows_system(x->rows)->figure[figure],
				   is_persons(c) ? ATTACK_NEAR : ATTACK_SUM, k_of(x, a, c),
				   c->value);
	}
	free(truth.perimeter);
}

int
audit_case_begin(struct audit_case *out, struct audit_release *list, size_t count, int64_t k,
		 struct err *err)
{
	*out = (struct audit_case){ .list = list, .given = count, .count = count, .k = k };
	audit_parts_imply(&out->list, &out->count);
	return audit_rows_make(&out->rows, out->list, out->count, err);
}

void
audit_case_aim(struct audit_case *c, const struct audit *only, const struct release *also)
{
	audit_others_make(&c->others, c->rows, c->list, c->count);
	for (size_t i = 0; i < c->count; i++)
		aim(c, &c->list[i],
		    also != NULL && str_equal(c->list[i].r.period, also->period) &&
				    str_equal(c->list[i].r.perimeter, also->perimeter)
			    ? NULL
			    : only);
	for (size_t i = 0; i < c->count; i++)
		aim_withdrawn(c, &c->list[i]);
}

void
audit_case_end(struct audit_case *c)
{
	audit_others_clear(&c->others);
	audit_rows_clear(c->rows);
	while (c->count > c->given)
		audit_read_clear(&c->list[--c->count]);
	free(c->list);
	free(c->target);
	*c = (struct audit_case){ .list = NULL };
}

static void
judge(const struct audit_case *x, const struct audit_release *a, struct audit *out)
{
	for (size_t j = 0; j < a->r.cell_count; j++) {
		const struct release_cell *c = &a->r.cell[j];
		const struct system_figure *f = audit_rows_figure(x->rows, &a->r, c);
		const struct system_figure *others =
			audit_others_figure(&x->others, x->rows, &a->r, c);
		int64_t k = k_of(x, a, c);

		out->figures += !a->implied;
		out->hidden += c->secret && !a->implied;
		if (is_asked(a, c) && is_given_away(a, c, f, others, k))
			find(out, &a->r, c, f, k,
			     rule_of(a, c) == ATTACK_HIDE && f->lo >= k &&
				     !is_other_side_known(others, k));
	}
}

static void
judge_withdrawn(const struct audit_case *x, const struct audit_release *a, struct audit *out)
{
	struct release truth;

	if (!a->withdrawn)
		return;
	truth = audit_withdrawn_truth(&a->r);
	for (size_t j = 0; j < a->r.cell_count; j++) {
		const struct release_cell *c = &a->r.cell[j];
		const struct system_figure *f;

		if (audit_withdrawn_known(x->rows, &a->r, &truth, c, k_of(x, a, c), &f))
			find(out, &truth, c, f, k_of(x, a, c), false);
	}
	free(truth.perimeter);
}

void
audit_case_judge(const struct audit_case *x, struct audit *out)
{
	for (size_t i = 0; i < x->count; i++)
		judge(x, &x->list[i], out);
	for (size_t i = 0; i < x->count; i++)
		judge_withdrawn(x, &x->list[i], out);
}
