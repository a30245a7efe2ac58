/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables and rows attacked together: hidden figures, and what tables make of classes. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/release_period.h"
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
	mem_replace(&f->measure, mem_strdup(of->cell->measure));
	f->table = mem_strdup(of->cell->table);
	f->geo = mem_strdup(of->cell->geo);
	f->category = mem_strdup(of->cell->category);
}

/* The hidden figures of the tables. */
static void
aim(const struct audit_rows *rows, const struct audit_release *list, size_t count, int64_t k,
    struct lines_targets *targets, struct audit *out)
{
	for (size_t i = 0; i < count; i++) {
		const struct release *r = &list[i].r;

		for (size_t j = 0; j < r->cell_count && !list[i].implied; j++) {
			const struct release_cell *c = &r->cell[j];
			const struct lines_target of = { .r = r, .cell = c };
			int64_t own = audit_rows_sensitive(c) ? list[i].k_sensitive : list[i].k;

			out->figures++;
			out->hidden += c->secret;
			if (c->secret)
				lines_target_add(targets,
						 audit_rows_number(rows, r, c->table, c->measure,
								   c->geo, c->category),
						 k > 0 ? k : own, false, &of);
		}
	}
}

static void
bind(struct audit_rows *rows, const struct audit_release *list, size_t count,
     const struct audit_lines *l, struct lines_targets *targets)
{
	const struct release *whole = NULL;

	for (size_t i = 0; i < count && whole == NULL; i++)
		if (strcmp(list[i].r.perimeter, l->perimeter) == 0 &&
		    strcmp(list[i].r.period, l->period) == 0)
			whole = &list[i].r;
	for (size_t i = 0; i < count; i++)
		if (!list[i].implied && strcmp(list[i].r.perimeter, l->perimeter) == 0 &&
		    (&list[i].r == whole || release_period_in(list[i].r.period, l->period)))
			audit_lines_bind(rows, l, &list[i].r, whole, targets);
}

int
audit_joint(struct audit_rows *rows, const struct audit_release *list, size_t count,
	    const struct audit_lines *const *lines, size_t line_files, int64_t k, struct audit *out,
	    struct err *err)
{
	struct lines_targets targets = { .at = NULL };
	int rc;

	aim(rows, list, count, k, &targets, out);
	for (size_t i = 0; i < line_files; i++) {
		const struct audit_lines *l = lines[i];

		for (size_t c = 0; c < l->classes; c++) {
			const struct joint_target few = { .k = l->k,
							  .lo = l->class[c].rows,
							  .hi = l->class[c].rows };

			if (!audit_class_good(l, &l->class[c]))
				find_class(out, l, &l->class[c], &few, mem_strdup(""));
		}
		bind(rows, list, count, l, &targets);
	}
	rc = disclose_joint(audit_rows_system(rows), targets.at, targets.count, err);
	for (size_t i = 0; i < targets.count && rc == 0; i++)
		if (targets.at[i].known)
			find_target(out, &targets.of[i], &targets.at[i]);
	lines_targets_clear(&targets);
	return rc;
}
