/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an outsider writes down: a figure for each that is printed or hidden, in whatever folder it
 * stands; the sums that everybody knows; and then the attack. */
#include "config.h"

#include "report/audit.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "report/audit_lines.h"
#include "report/audit_others.h"
#include "report/audit_parts.h"
#include "report/audit_read.h"
#include "report/audit_rows.h"
#include "report/audit_withdrawn.h"
#include "report/disclose_attack.h"

/* The part of a sum that stays unknown at least. */
enum { SUM_PROTECTION = 10 };

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

static void
find(struct audit *a, const struct release *r, const struct release_cell *c,
     const struct system_figure *f, int64_t k)
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
	};
}

/* It may be small, and is known too well for that. */
static bool
is_known(const struct system_figure *f, int64_t k)
{
	return f->lo < k && (f->hi < k || f->hi - f->lo < k - 1);
}

/* Sums of minutes, sessions or attendances are hidden because of whom they stand for, not because
 * they are small: a tenth of it is what nobody may come near to. */
static bool
is_sum_known(const struct system_figure *f, int64_t k)
{
	return is_known(f, k) || f->hi - f->lo < k - 1 || f->hi - f->lo < f->lo / SUM_PROTECTION;
}

static bool
is_given_away(const struct release_cell *c, const struct system_figure *f,
	      const struct system_figure *others, int64_t k)
{
	if (strcmp(c->measure, "personnes") != 0)
		return is_sum_known(f, k);
	return is_known(f, k) || (others != NULL && others->hi > 0 && is_known(others, k));
}

/* Of figures that nobody published only those of persons count, and none that is 0. */
static bool
is_person_known(const struct release_cell *c, const struct system_figure *f)
{
	return strcmp(c->measure, "personnes") == 0 && f->hi > 0;
}

static void
judge(struct audit *a, struct audit_rows *rows, const struct audit_others *others,
      const struct audit_release *list, size_t count, int64_t k)
{
	for (size_t i = 0; i < count; i++) {
		const struct release *r = &list[i].r;

		for (size_t j = 0; j < r->cell_count; j++) {
			const struct release_cell *c = &r->cell[j];
			const struct system_figure *f = audit_rows_figure(rows, r, c);
			int64_t own = audit_rows_sensitive(c) ? list[i].k_sensitive : list[i].k;

			a->figures += !list[i].implied;
			a->hidden += c->secret && !list[i].implied;
			if (list[i].implied && (list[i].k == 0 || !is_person_known(c, f)))
				continue;
			if (c->secret &&
			    is_given_away(c, f, audit_others_figure(others, rows, r, c),
					  k > 0 ? k : own))
				find(a, r, c, f, k > 0 ? k : own);
		}
	}
}

static void
judge_withdrawn(struct audit *a, struct audit_rows *rows, const struct audit_release *list,
		size_t count, int64_t k)
{
	for (size_t i = 0; i < count; i++) {
		const struct release *r = &list[i].r;
		struct release truth;

		if (!list[i].withdrawn)
			continue;
		truth = audit_withdrawn_truth(r);
		for (size_t j = 0; j < r->cell_count; j++) {
			const struct release_cell *c = &r->cell[j];
			int64_t own = audit_rows_sensitive(c) ? list[i].k_sensitive : list[i].k;
			const struct system_figure *f;

			if (audit_withdrawn_known(rows, r, &truth, c, k > 0 ? k : own, &f))
				find(a, &truth, c, f, k > 0 ? k : own);
		}
		free(truth.perimeter);
	}
}

/* What was read, and what becomes of it. */
struct attack {
	struct audit_release *list;
	size_t count;
	bool solver; /* without one there is no attack at all */
};

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

/* Those from the first on. */
static int
attack(const struct attack *a, size_t first, int64_t k, struct audit *out, struct err *err)
{
	size_t given = a->count - first;
	struct audit_release *list = mem_array(given + 1, sizeof(*list));
	const struct audit_lines **lines = mem_array(given + 1, sizeof(*lines));
	struct audit_rows *rows = NULL;
	struct audit_others others = { .figure = NULL };
	size_t line_files = split(a->list + first, given, list, lines);
	size_t tables = given - line_files;
	size_t count = tables;
	int rc;

	audit_parts_imply(&list, &count);
	rc = audit_rows_make(&rows, list, count, err);
	*out = (struct audit){ .releases = given };
	if (rc == 0 && line_files > 0) {
		rc = audit_joint(rows, list, count, lines, line_files, k, out, err);
	} else if (rc == 0) {
		audit_others_make(&others, rows, list, count);
		rc = disclose_attack(audit_rows_system(rows), err);
		if (rc != 0 && err->code == ERR_MISSING && !a->solver)
			rc = 0;
	}
	if (rc == 0 && line_files == 0) {
		judge(out, rows, &others, list, count, k);
		judge_withdrawn(out, rows, list, count, k);
	}
	audit_others_clear(&others);
	audit_rows_clear(rows);
	while (count > tables)
		audit_read_clear(&list[--count]);
	free(list);
	free(lines);
	return rc;
}

static bool
same_finding(const struct audit_finding *a, const struct audit_finding *b)
{
	return strcmp(a->period, b->period) == 0 && strcmp(a->table, b->table) == 0 &&
	       strcmp(a->measure, b->measure) == 0 && strcmp(a->geo, b->geo) == 0 &&
	       strcmp(a->category, b->category) == 0 && a->lo == b->lo && a->hi == b->hi;
}

/* Of a period that was given in two folders, once. */
static void
drop_twice(struct audit *a)
{
	size_t kept = 0;

	for (size_t i = 0; i < a->count; i++) {
		struct audit_finding *f = &a->finding[i];
		bool twice = false;

		for (size_t j = 0; j < kept && !twice; j++)
			twice = same_finding(f, &a->finding[j]) &&
				strcmp(f->perimeter, a->finding[j].perimeter) == 0;
		if (twice)
			clear_finding(f);
		else
			a->finding[kept++] = *f;
	}
	a->count = kept;
}

int
report_audit(const char *const *folder, size_t folders, int64_t k, struct audit *out,
	     struct err *err)
{
	struct attack a = attack_begin(folders, true);
	int rc = 0;

	*out = (struct audit){ .releases = folders };
	while (a.count < folders && rc == 0) {
		rc = audit_read(folder[a.count], NULL, &a.list[a.count], err);
		a.count += rc == 0;
	}
	if (rc == 0)
		rc = attack(&a, 0, k, out, err);
	if (rc == 0)
		drop_twice(out);
	attack_end(&a);
	return rc;
}

/* Leaves what only the new one gives away. */
static void
drop_known(struct audit *a, const struct audit *before)
{
	size_t kept = 0;

	for (size_t i = 0; i < a->count; i++) {
		bool known = false;

		for (size_t j = 0; j < before->count && !known; j++)
			known = same_finding(&a->finding[i], &before->finding[j]);
		if (known)
			clear_finding(&a->finding[i]);
		else
			a->finding[kept++] = a->finding[i];
	}
	a->count = kept;
}

/* The first one, with those that were kept, which are read now. */
static int
attack_new(struct attack *a, const struct release_list *kept, struct audit *out, struct err *err)
{
	struct audit before;
	int rc = 0;

	for (size_t i = 0; i < kept->count && rc == 0; i++) {
		rc = audit_read_kept(&kept->item[i], &a->list[a->count], err);
		a->count += rc == 0;
	}
	if (rc == 0)
		rc = attack(a, 0, 0, out, err);
	if (rc == 0 && out->count > 0 && kept->count > 0) {
		rc = attack(a, 1, 0, &before, err);
		drop_known(out, &before);
		audit_clear(&before);
	}
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
	if (rc == 0)
		rc = attack_new(&a, kept, out, err);
	attack_end(&a);
	return rc;
}

int
report_audit_planned(const struct release *r, int64_t k, int64_t k_sensitive,
		     const struct release_list *kept, struct audit *out, struct err *err)
{
	struct attack a = attack_begin(kept->count + 1, true);
	int rc;

	*out = (struct audit){ .finding = NULL };
	a.list[0] = (struct audit_release){ .r = *r, .k = k, .k_sensitive = k_sensitive };
	a.count = 1;
	rc = attack_new(&a, kept, out, err);
	release_init(&a.list[0].r); /* borrowed */
	attack_end(&a);
	return rc;
}
