/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an outsider writes down: a figure for each that is printed or hidden, in whatever folder it
 * stands; the sums that everybody knows; and then the attack. */
#include "config.h"

#include "report/audit.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "report/audit_read.h"
#include "report/audit_rows.h"
#include "report/disclose_attack.h"

void
audit_clear(struct audit *a)
{
	for (size_t i = 0; i < a->count; i++) {
		free(a->finding[i].period);
		free(a->finding[i].perimeter);
		free(a->finding[i].table);
		free(a->finding[i].measure);
		free(a->finding[i].geo);
		free(a->finding[i].category);
	}
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

static void
judge(struct audit *a, const struct audit_rows *rows, const struct audit_release *list,
      size_t count, int64_t k)
{
	for (size_t i = 0; i < count; i++) {
		const struct release *r = &list[i].r;

		for (size_t j = 0; j < r->cell_count; j++) {
			const struct release_cell *c = &r->cell[j];
			const struct system_figure *f = audit_rows_figure(rows, r, c);
			int64_t own = audit_rows_sensitive(c) ? list[i].k_sensitive : list[i].k;

			a->figures++;
			a->hidden += c->secret;
			if (c->secret && is_known(f, k > 0 ? k : own))
				find(a, r, c, f, k > 0 ? k : own);
		}
	}
}

int
report_audit(const char *const *folder, size_t folders, int64_t k, struct audit *out,
	     struct err *err)
{
	struct audit_release *list = mem_array(folders + 1, sizeof(*list));
	struct audit_rows *rows = NULL;
	size_t count = 0;
	int rc = 0;

	*out = (struct audit){ .releases = folders };
	while (count < folders && rc == 0) {
		rc = audit_read(folder[count], &list[count], err);
		count += rc == 0;
	}
	if (rc == 0)
		rc = audit_rows_make(&rows, list, count, err);
	if (rc == 0)
		rc = disclose_attack(audit_rows_system(rows), err);
	if (rc == 0)
		judge(out, rows, list, count, k);
	audit_rows_clear(rows);
	for (size_t i = 0; i < count; i++)
		audit_read_clear(&list[i]);
	free(list);
	return rc;
}
