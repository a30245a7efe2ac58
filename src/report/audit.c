/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an outsider writes down: a figure for each that is printed or hidden, in whatever folder it
 * stands; the sums that everybody knows; and then the attack. */
#include "config.h"

#include "report/audit.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/release_period.h"
#include "report/audit_judge.h"
#include "report/audit_lines.h"
#include "report/audit_read.h"

static void
clear_finding(struct audit_finding *f)
{
	free(f->period);
	free(f->perimeter);
	free(f->table);
	free(f->measure);
	free(f->geo);
	free(f->category);
}

void
audit_clear(struct audit *a)
{
	for (size_t i = 0; i < a->count; i++)
		clear_finding(&a->finding[i]);
	free(a->finding);
	*a = (struct audit){ .finding = NULL };
}

/* What was read, and what becomes of it. */
struct attack {
	struct audit_release *list;
	size_t count;
	bool solver; /* without one there is no attack at all */
};

/* Which of them have rows, or lie in a longer one, and have no shorter ones in them: those whose
 * hidden figures the others may tell apart. */
static void
mark_told(struct attack *a)
{
	for (size_t i = 0; i < a->count; i++) {
		const struct release *r = &a->list[i].r;
		bool part = false, has_rows = false, has_parts = false;

		for (size_t j = 0; j < a->count; j++) {
			const struct release *other = &a->list[j].r;
			bool rows = a->list[j].lines != NULL;
			bool in = release_period_in(r->period, other->period);

			if (strcmp(other->perimeter, r->perimeter) != 0)
				continue;
			part = part || (!rows && in);
			has_rows =
				has_rows || (rows && (in || strcmp(r->period, other->period) == 0));
			has_parts =
				has_parts || (!rows && release_period_in(other->period, r->period));
		}
		a->list[i].part = part && !has_parts;
		a->list[i].has_rows = has_rows && !has_parts;
	}
}

static struct attack
attack_begin(size_t room, bool solver)
{
	return (struct attack){ .list = mem_array(room + 1, sizeof(struct audit_release)),
				.solver = solver };
}

static void
attack_end(struct attack *a)
{
	for (size_t i = 0; i < a->count; i++)
		audit_read_clear(&a->list[i]);
	free(a->list);
}

/* Tables and row files, each for itself. How many are row files. */
static size_t
split(const struct audit_release *from, size_t count, struct audit_release *list,
      const struct audit_lines **lines)
{
	size_t line_files = 0;

	for (size_t i = 0; i < count; i++) {
		if (from[i].lines != NULL)
			lines[line_files++] = from[i].lines;
		else
			list[i - line_files] = from[i];
	}
	return line_files;
}

/* Of those from the first on the tables; and the row files apart, which have room for all. */
static int
begin_case(const struct attack *a, size_t first, int64_t k, const struct audit_lines **lines,
	   size_t *line_files, struct audit_case *x, struct err *err)
{
	size_t given = a->count - first;
	struct audit_release *list = mem_array(given + 1, sizeof(*list));

	*line_files = split(a->list + first, given, list, lines);
	return audit_case_begin(x, list, given - *line_files, k, err);
}

static int
attack_tables(struct audit_case *x, bool solver, const struct audit *only,
	      const struct release *also, struct audit *out, struct err *err)
{
	int rc;

	audit_case_aim(x, only, also);
	rc = disclose_attack_targets(audit_rows_system(x->rows), x->target, x->targets, err);
	if (rc != 0 && err->code == ERR_MISSING && !solver)
		rc = 0;
	if (rc == 0)
		audit_case_judge(x, out);
	return rc;
}

/* What the tables alone give away is told once, as rows narrow it. */
static void
join_told(struct audit *a, size_t told)
{
	const struct audit tables = { .finding = a->finding, .count = told };
	size_t kept = told;

	for (size_t i = told; i < a->count; i++) {
		struct audit_finding *f = audit_finding_of(&tables, &a->finding[i]);

		if (f == NULL) {
			a->finding[kept++] = a->finding[i];
			continue;
		}
		f->lo = a->finding[i].lo > f->lo ? a->finding[i].lo : f->lo;
		f->hi = a->finding[i].hi < f->hi ? a->finding[i].hi : f->hi;
		clear_finding(&a->finding[i]);
	}
	a->count = kept;
}

/* Of the same figure: as much is known of it, or both times that it is not small. */
static bool
tells_no_more(const struct audit_finding *a, const struct audit_finding *b)
{
	return (a->lo == b->lo && a->hi == b->hi) || (a->large && b->large);
}

/* Leaves what was not known before. */
static void
drop_known(struct audit *a, const struct audit *before)
{
	size_t kept = 0;

	for (size_t i = 0; i < a->count; i++) {
		const struct audit_finding *known = audit_finding_of(before, &a->finding[i]);

		if (known != NULL && tells_no_more(&a->finding[i], known))
			clear_finding(&a->finding[i]);
		else
			a->finding[kept++] = a->finding[i];
	}
	a->count = kept;
}

/* Those from the first on: the tables, then, in a case of their own, which is the one that is left,
 * tables and row files. only: that alone, and of the tables the first one, is asked about; NULL:
 * everything. The caller ends the case in any case. */
static int
attack(const struct attack *a, size_t first, int64_t k, const struct audit *only,
       struct audit_case *x, struct audit *out, struct err *err)
{
	size_t given = a->count - first, told;
	const struct audit_lines **lines = mem_array(given + 1, sizeof(*lines));
	size_t line_files = 0;
	int rc = begin_case(a, first, k, lines, &line_files, x, err);

	*out = (struct audit){ .releases = given };
	if (rc == 0)
		rc = attack_tables(x, a->solver, only, first == 0 ? &a->list[0].r : NULL, out, err);
	told = out->count;
	if (rc == 0 && line_files > 0) {
		audit_case_end(x);
		rc = begin_case(a, first, k, lines, &line_files, x, err);
		if (rc == 0)
			rc = audit_joint(x, lines, line_files, only, out, err);
		join_told(out, told);
	}
	free(lines);
	return rc;
}

static bool
has_large(const struct audit *found, const struct release *r)
{
	for (size_t i = 0; i < found->count; i++)
		if (found->finding[i].large && strcmp(found->finding[i].period, r->period) == 0 &&
		    strcmp(found->finding[i].perimeter, r->perimeter) == 0)
			return true;
	return false;
}

/* What a release tells alone of the large figures that it hides is how it was made: crossed tables
 * hide answers that are all large. Neither a longer period nor rows tell more by that. */
static int
drop_own(const struct attack *a, int64_t k, struct audit *found, struct err *err)
{
	int rc = 0;

	for (size_t i = 0; i < a->count && rc == 0; i++) {
		const struct attack one = { .list = &a->list[i], .count = 1, .solver = a->solver };
		struct audit_case x;
		struct audit own;

		if (a->list[i].lines != NULL || !has_large(found, &a->list[i].r))
			continue;
		rc = attack(&one, 0, k, NULL, &x, &own, err);
		if (rc == 0)
			drop_known(found, &own);
		audit_clear(&own);
		audit_case_end(&x);
	}
	return rc;
}

/* Of a period that was given in two folders, once. */
static void
drop_twice(struct audit *a)
{
	struct audit kept = { .finding = a->finding };

	for (size_t i = 0; i < a->count; i++) {
		const struct audit_finding *f = audit_finding_of(&kept, &a->finding[i]);

		if (f != NULL && tells_no_more(&a->finding[i], f))
			clear_finding(&a->finding[i]);
		else
			a->finding[kept.count++] = a->finding[i];
	}
	a->count = kept.count;
}

int
report_audit(const char *const *folder, size_t folders, int64_t k, struct audit *out,
	     struct err *err)
{
	struct attack a = attack_begin(folders, true);
	struct audit_case x;
	int rc = 0;

	*out = (struct audit){ .releases = folders };
	while (a.count < folders && rc == 0) {
		rc = audit_read(folder[a.count], NULL, &a.list[a.count], err);
		a.count += rc == 0;
	}
	if (rc == 0) {
		mark_told(&a);
		rc = attack(&a, 0, k, NULL, &x, out, err);
		audit_case_end(&x);
	}
	if (rc == 0)
		rc = drop_own(&a, k, out, err);
	if (rc == 0)
		drop_twice(out);
	attack_end(&a);
	return rc;
}

/* The first one, with those that were kept, which are read now. */
static int
attack_new(struct attack *a, const struct release_list *kept, const struct audit_plan *plan,
	   struct audit *out, struct err *err)
{
	struct audit before;
	struct audit_case x, past;
	int rc = 0;

	for (size_t i = 0; i < kept->count && rc == 0; i++) {
		if (plan != NULL && !plan->rows &&
		    strcmp(kept->item[i].profile, RELEASE_PROFILE_ROWS) == 0)
			continue;
		rc = audit_read_kept(&kept->item[i], &a->list[a->count], err);
		a->list[a->count].r.stop = a->list[0].r.stop;
		a->count += rc == 0;
	}
	if (rc != 0)
		return -1;
	mark_told(a);
	rc = attack(a, 0, 0, plan != NULL ? plan->only : NULL, &x, out, err);
	if (rc == 0 && out->count > 0 && kept->count > 0) {
		rc = attack(a, 1, 0, out, &past, &before, err);
		audit_case_end(&past);
		drop_known(out, &before);
		audit_clear(&before);
	}
	if (rc == 0 && out->count > 0 && plan != NULL && plan->answer != NULL)
		rc = plan->answer(plan->arg, &x, out, err);
	audit_case_end(&x);
	return rc;
}

int
report_audit_new(const struct release *r, const char *folder, const struct release_list *kept,
		 struct audit *out, struct err *err)
{
	struct attack a = attack_begin(kept->count + 1, false);
	int rc = folder != NULL ? audit_read(folder, r->encoding, &a.list[0], err)
				: audit_read_kept(r, &a.list[0], err);

	*out = (struct audit){ .finding = NULL };
	a.count = rc == 0;
	a.list[0].r.stop = r->stop;
	if (rc == 0)
		rc = attack_new(&a, kept, NULL, out, err);
	attack_end(&a);
	return rc;
}

int
report_audit_planned(const struct audit_plan *plan, struct audit *out, struct err *err)
{
	struct attack a = attack_begin(plan->kept->count + 1, true);
	int rc;

	*out = (struct audit){ .finding = NULL };
	a.list[0] = (struct audit_release){
		.r = *plan->r,
		.k = plan->k,
		.k_sensitive = plan->k_sensitive,
	};
	a.count = 1;
	rc = attack_new(&a, plan->kept, plan, out, err);
	release_init(&a.list[0].r); /* borrowed */
	attack_end(&a);
	return rc;
}
