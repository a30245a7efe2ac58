/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables and rows attacked together: hidden figures, and what tables make of classes. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/release_period.h"
#include "report/audit_judge.h"
#include "report/audit_lines.h"

#define PERSONS "personnes"

static struct audit_finding *
find(struct audit *a, const char *period, const char *perimeter, int64_t lo, int64_t hi, int64_t k)
{
	a->finding = mem_grow(a->finding, a->count, &a->room, sizeof(*a->finding));
	a->finding[a->count] = (struct audit_finding){
		.period = mem_strdup(period),
		.perimeter = mem_strdup(perimeter),
		.measure = mem_strdup(PERSONS),
		.lo = lo,
		.hi = hi,
		.k = k,
	};
	return &a->finding[a->count++];
}

/* A class is written as its codes. Owns the last text. */
static void
find_class(struct audit *a, const struct audit_lines *l, const struct audit_class *c,
	   const struct joint_target *t, char *further)
{
	struct audit_finding *f = find(a, l->period, l->perimeter, t->lo, t->hi, t->k);

	f->table = mem_strdup(LINES_TABLE);
	f->geo = mem_printf("%s/%s/%s/%s/%s", c->code[ROW_PERIOD], c->code[ROW_GEO],
			    c->code[ROW_AGE], c->code[ROW_GENDER], c->code[ROW_STATUS]);
	f->category = further;
}

static void
find_target(struct audit *a, const struct lines_target *of, const struct joint_target *t)
{
	struct audit_finding *f;

	if (of->cell == NULL) {
		find_class(a, of->lines, of->class, t,
			   mem_printf("%s=%s", row_column_name[of->column], of->value));
		return;
	}
	f = find(a, of->r->period, of->r->perimeter, t->lo, t->hi, t->k);
	f->large = t->hides && t->lo >= t->k;
	mem_replace(&f->measure, mem_strdup(of->cell->measure));
	f->table = mem_strdup(of->cell->table);
	f->geo = mem_strdup(of->cell->geo);
	f->category = mem_strdup(of->cell->category);
}

/* The hidden figures of the tables. */
static void
aim(const struct audit_case *x, struct lines_targets *targets)
{
	for (size_t i = 0; i < x->count; i++) {
		const struct audit_release *a = &x->list[i];
		const struct release *r = &a->r;

		for (size_t j = 0; j < r->cell_count && !a->implied; j++) {
			const struct release_cell *c = &r->cell[j];
			const struct lines_target of = { .r = r, .cell = c };
			int64_t own = audit_rows_sensitive(c) ? a->k_sensitive : a->k;

			if (!c->secret)
				continue;
			lines_target_add(targets,
					 audit_rows_number(x->rows, r, c->table, c->measure, c->geo,
							   c->category),
					 x->k > 0 ? x->k : own, false, &of);
			targets->at[targets->count - 1].hides = audit_hides_with_small_ones(a, c);
		}
	}
}

/* Figures of tables and rows by the release that they are of: little binds those of two. */
struct blocks {
	size_t *of; /* of each figure */
	size_t figures, room;
};

static void
blocks_add(struct blocks *b, size_t figures, size_t block)
{
	while (b->figures < figures) {
		b->of = mem_grow(b->of, b->figures, &b->room, sizeof(*b->of));
		b->of[b->figures++] = block;
	}
}

/* Block 0 is of what is of none. */
static void
blocks_begin(struct blocks *b, struct audit_rows *rows, const struct audit_release *list,
	     size_t count)
{
	blocks_add(b, audit_rows_system(rows)->figures, 0);
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < list[i].r.cell_count; j++)
			b->of[audit_rows_figure(rows, &list[i].r, &list[i].r.cell[j]) -
			      audit_rows_system(rows)->figure] = i + 1;
}

static void
bind(struct audit_rows *rows, const struct audit_release *list, size_t count,
     const struct audit_lines *l, struct lines_targets *targets, struct blocks *blocks)
{
	const struct release *whole = NULL;

	for (size_t i = 0; i < count && whole == NULL; i++)
		if (strcmp(list[i].r.perimeter, l->perimeter) == 0 &&
		    strcmp(list[i].r.period, l->period) == 0)
			whole = &list[i].r;
	for (size_t i = 0; i < count; i++) {
		if (list[i].implied || strcmp(list[i].r.perimeter, l->perimeter) != 0 ||
		    (&list[i].r != whole && !release_period_in(list[i].r.period, l->period)))
			continue;
		audit_lines_bind(rows, l, &list[i].r, whole, targets);
		blocks_add(blocks, audit_rows_system(rows)->figures, i + 1);
	}
}

struct audit_finding *
audit_finding_of(const struct audit *a, const struct audit_finding *f)
{
	for (size_t i = 0; i < a->count; i++) {
		struct audit_finding *x = &a->finding[i];

		if (strcmp(x->period, f->period) == 0 && strcmp(x->perimeter, f->perimeter) == 0 &&
		    strcmp(x->table, f->table) == 0 && strcmp(x->measure, f->measure) == 0 &&
		    strcmp(x->geo, f->geo) == 0 && strcmp(x->category, f->category) == 0)
			return x;
	}
	return NULL;
}

static void
keep_only(struct lines_targets *t, const struct audit *only)
{
	struct audit all = { .finding = NULL };
	size_t kept = 0;

	for (size_t i = 0; i < t->count; i++)
		find_target(&all, &t->of[i], &t->at[i]);
	for (size_t i = 0; i < t->count; i++) {
		if (audit_finding_of(only, &all.finding[i]) == NULL)
			continue;
		t->at[kept] = t->at[i];
		t->of[kept++] = t->of[i];
	}
	t->count = kept;
	audit_clear(&all);
}

int
audit_joint(const struct audit_case *x, const struct audit_lines *const *lines, size_t line_files,
	    const struct audit *only, struct audit *out, struct err *err)
{
	struct lines_targets targets = { .at = NULL };
	struct blocks blocks = { .of = NULL };
	int rc;

	aim(x, &targets);
	blocks_begin(&blocks, x->rows, x->list, x->count);
	for (size_t i = 0; i < line_files; i++) {
		const struct audit_lines *l = lines[i];

		for (size_t c = 0; c < l->classes; c++) {
			const struct joint_target few = { .k = l->k,
							  .lo = l->class[c].rows,
							  .hi = l->class[c].rows };

			if (!audit_class_good(l, &l->class[c]))
				find_class(out, l, &l->class[c], &few, mem_strdup(""));
		}
		bind(x->rows, x->list, x->count, l, &targets, &blocks);
	}
	if (only != NULL)
		keep_only(&targets, only);
	rc = disclose_joint(audit_rows_system(x->rows), blocks.of, targets.at, targets.count, err);
	free(blocks.of);
	for (size_t i = 0; i < targets.count && rc == 0; i++)
		if (targets.at[i].known)
			find_target(out, &targets.of[i], &targets.at[i]);
	lines_targets_clear(&targets);
	return rc;
}
