/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Crossed tables over a frozen past. */
#include "config.h"

#include "report/release_past_cross.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "report/audit.h"
#include "report/release_cells.h"
#include "report/release_cross.h"
#include "report/release_mend.h"

#define CROSSED "geo_x_"
#define PLACES "residence"
#define AGES CROSSED "age"

bool
release_cell_same(const struct release_cell *a, const struct release_cell *b)
{
	const struct release_cell *of[2] = { a, b };
	const char *name[2][3];

	for (int i = 0; i < 2; i++) {
		const struct release_cell *c = of[i];
		bool crossed = str_starts(c->table, CROSSED);
		bool apart = crossed && strcmp(c->category, RELEASE_WORKSHOP) == 0;
		bool place = crossed && strcmp(c->category, RELEASE_TOTAL) == 0;
		bool channel = strcmp(c->table, CROSSED "canal") == 0 &&
			       strcmp(c->geo, RELEASE_TOTAL) == 0 && !place;

		name[i][0] = apart     ? CROSSED
			     : place   ? PLACES
			     : channel ? c->table + strlen(CROSSED)
				       : c->table;
		name[i][1] = channel ? "" : c->geo;
		name[i][2] = place ? "" : c->category;
	}
	return strcmp(a->measure, b->measure) == 0 && strcmp(name[0][0], name[1][0]) == 0 &&
	       strcmp(name[0][1], name[1][1]) == 0 && strcmp(name[0][2], name[1][2]) == 0;
}

void
release_crosses_take(struct release *r, struct release_crosses *out)
{
	size_t kept = 0;

	*out = (struct release_crosses){ .cell = mem_array(r->cell_count + 1, sizeof(*out->cell)) };
	for (size_t i = 0; i < r->cell_count; i++) {
		if (str_starts(r->cell[i].table, CROSSED))
			out->cell[out->count++] = r->cell[i];
		else
			r->cell[kept++] = r->cell[i];
	}
	r->cell_count = kept;
}

void
release_crosses_clear(struct release_crosses *c)
{
	for (size_t i = 0; i < c->count; i++)
		release_cell_clear(&c->cell[i]);
	free(c->cell);
	*c = (struct release_crosses){ .cell = NULL };
}

/* Whether the figures of a table with one axis, beside its total, are there. */
static bool
has_table(const struct release *r, const char *table)
{
	for (size_t i = 0; i < r->cell_count; i++)
		if (strcmp(r->cell[i].table, table) == 0 &&
		    strcmp(r->cell[i].geo, RELEASE_TOTAL) != 0 &&
		    strcmp(r->cell[i].category, RELEASE_TOTAL) != 0)
			return true;
	return false;
}

static bool
is_hidden(const struct release *r, const struct release_cell *c)
{
	for (size_t i = 0; i < r->cell_count; i++)
		if (r->cell[i].secret && release_cell_same(&r->cell[i], c))
			return true;
	return false;
}

/* A table of them, as it was made: but where a table with one axis hides a figure, so does it. */
static void
put_table(struct release *r, const struct release_crosses *from, const char *table)
{
	for (size_t i = 0; i < from->count; i++) {
		const struct release_cell *c = &from->cell[i];

		if (strcmp(c->table, table) == 0)
			release_cell_add(r, c->table, c->measure, c->geo, c->category, c->value,
					 c->secret || is_hidden(r, c));
	}
}

static void
drop_crosses(struct release *r)
{
	struct release_crosses away;

	release_crosses_take(r, &away);
	release_crosses_clear(&away);
}

struct putting {
	const struct release_mending *how;
	const struct stats_period *counts;
	const struct release_crosses *crosses;
	struct release_crosses bands; /* as crosses, with ages in bands; empty: not made yet */
	bool in_bands;
	struct strlist tables; /* to be told */
};

/* Crossed tables as they were made, but that of ages in bands. */
static int
make_bands(struct putting *p, struct err *err)
{
	struct release r;
	int rc;

	release_init(&r);
	r.period = mem_strdup(p->how->r->period);
	r.perimeter = mem_strdup(p->how->r->perimeter);
	r.profile = mem_strdup(p->how->r->profile);
	r.stop = p->how->r->stop;
	rc = release_cells_make(&r, p->counts, true, p->how->key, err);
	if (rc == 0)
		release_crosses_take(&r, &p->bands);
	release_clear(&r);
	p->in_bands = rc == 0;
	return rc;
}

/* With the row files, which what was hidden need not withstand. */
static int
attack_rows(const struct release_mending *how, struct strlist *left, struct err *err)
{
	const struct audit_plan plan = {
		how->r, how->k, how->k_sensitive, how->past, true, NULL, NULL, NULL,
	};
	struct audit audit;
	int rc = report_audit_planned(&plan, &audit, err);

	for (size_t i = 0; i < audit.count; i++)
		strlist_add(left, audit.finding[i].table);
	audit_clear(&audit);
	return rc;
}

/* What of them is found all the same; *possible: they contradict nothing that was published. */
static int
try(struct putting *p, struct strlist *left, bool *possible, struct err *err)
{
	int rc;

	drop_crosses(p->how->r);
	for (size_t i = 0; i < p->tables.count; i++) {
		bool bands = p->in_bands && strcmp(p->tables.item[i], AGES) == 0;

		put_table(p->how->r, bands ? &p->bands : p->crosses, p->tables.item[i]);
	}
	release_cells_sort(p->how->r);
	strlist_clear(left);
	rc = release_mend(p->how, left, err);
	if (rc == 0 && left->count == 0 && release_mend_rows(p->how->past))
		rc = attack_rows(p->how, left, err);
	/* What came late may make them contradict those of the months. */
	*possible = rc == 0;
	return rc != 0 && err->code == ERR_DATA ? 0 : rc;
}

static void
leave_out(struct putting *p, size_t i)
{
	free(p->tables.item[i]);
	memmove(&p->tables.item[i], &p->tables.item[i + 1],
		(--p->tables.count - i) * sizeof(*p->tables.item));
}

/* Those tables that the findings are of become coarser or go; where they are of none, the last. */
static int
coarsen(struct putting *p, const struct strlist *left, struct err *err)
{
	size_t before = p->tables.count;
	bool bands = p->in_bands;

	for (size_t i = p->tables.count; i-- > 0;) {
		const char *table = p->tables.item[i];

		if (!strlist_has(left, table) && !strlist_has(left, table + strlen(CROSSED)))
			continue;
		if (strcmp(table, AGES) != 0 || bands)
			leave_out(p, i);
		else if (make_bands(p, err) != 0)
			return -1;
	}
	if (p->tables.count == before && p->in_bands == bands)
		leave_out(p, before - 1);
	return 0;
}

int
release_crosses_put(const struct release_mending *how, const struct stats_period *counts,
		    const struct release_crosses *crosses, struct err *err)
{
	struct putting p = { .how = how, .counts = counts, .crosses = crosses };
	struct strlist left = { .item = NULL };
	bool safe = false;
	int rc = 0;

	for (size_t i = 0; i < crosses->count; i++) {
		const char *table = crosses->cell[i].table;

		if (strlist_has(&p.tables, table))
			continue;
		if (has_table(how->r, PLACES) && has_table(how->r, table + strlen(CROSSED)))
			strlist_add(&p.tables, table);
	}
	while (rc == 0 && !safe && p.tables.count > 0) {
		bool possible;

		rc = try(&p, &left, &possible, err);
		safe = rc == 0 && possible && left.count == 0;
		if (rc == 0 && !safe)
			rc = coarsen(&p, &left, err);
	}
	if (!safe)
		drop_crosses(how->r);
	else if (p.in_bands && strlist_has(&p.tables, AGES))
		how->r->limits |= RELEASE_COARSE_CROSSES;
	strlist_clear(&p.tables);
	strlist_clear(&left);
	release_crosses_clear(&p.bands);
	return rc;
}
