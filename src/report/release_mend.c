/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attack says which figures are known too well; the system that it attacked, in which what is
 * frozen stands still, is the one in which those figures are protected. What was hidden for it is
 * attacked again.
 *
 * Figures move from a table that agrees with all that is known, in whole numbers. In a year over
 * frozen quarters and months it is the first one that a deep search meets: one that weighs where to
 * go takes minutes there. */
#include "config.h"

#include "report/release_mend.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/commune.h"
#include "base/mem.h"
#include "base/str.h"
#include "report/audit.h"
#include "report/audit_judge.h"
#include "report/disclose_protect.h"
#include "report/disclose_solver.h"
#include "report/release_cells.h"
#include "report/release_geo.h"

#define CROSSED "geo_x_"
#define PERSONS "personnes"

/* Of rounds of hiding, and of the search for a table that agrees with all that is known; which is
 * another one, of shorter steps, from so many figures on. */
enum { ROUNDS_MAX = 8, STEPS = 400, LARGE = 8000, STEPS_OF_LARGE = 20000 };

/* A table that agrees with all that is known, in whole numbers, from which figures are moved. Which
 * one it is decides what more is hidden, but not what is safe: that, the attack says afterwards. It
 * comes of what everybody knows, and tells nothing of what is true. */
static int
find_table(const struct disclose_system *s, int64_t *n, bool *found, struct err *err)
{
	struct solver_library *lib = NULL;
	struct solver *solver;
	enum solver_answer answer = SOLVER_IMPOSSIBLE;
	int rc;

	if (solver_library_open(&lib, s->stop, err) != 0)
		return -1;
	solver = solver_open(lib, s->figure, s->figures, s->row, s->rows, s->term);
	rc = s->figures < LARGE ? solver_run_whole(solver, false, STEPS, &answer, err)
				: solver_run_any(solver, STEPS_OF_LARGE, &answer, err);
	*found = rc == 0 && (answer == SOLVER_FOUND || answer == SOLVER_NEAR);
	for (size_t i = 0; i < s->figures && *found; i++)
		n[i] = llround(solver_value(solver, i));
	solver_close(solver);
	solver_library_close(lib);
	return rc;
}

struct mending {
	const struct release_mending *how;
	bool changed; /* in this round more was hidden */
};

static char *
code_of(const struct release_cell *c)
{
	return mem_printf("%s|%s|%s", c->table, c->geo, c->category);
}

/* The coarser, the dearer. */
static int
level_of(const struct release_cell *c)
{
	return commune_by_insee(c->geo) != NULL       ? PLACE_COMMUNE
	       : strcmp(c->geo, RELEASE_TOTAL) == 0   ? PLACE_ALL
	       : c->geo[0] >= '0' && c->geo[0] <= '9' ? PLACE_DEPARTMENT
						      : PLACE_EPCI;
}

static bool
is_total(const struct release_cell *c)
{
	return strcmp(c->geo, RELEASE_TOTAL) == 0 || strcmp(c->category, RELEASE_TOTAL) == 0;
}

/* A figure of a crossed table alone; or one of a table with one axis. */
static bool
can_hide(const struct release_cell *c, bool crossed)
{
	bool channel = strcmp(c->table, CROSSED "canal") == 0;

	if (strcmp(c->measure, PERSONS) != 0 || str_starts(c->table, CROSSED) != crossed)
		return false;
	if (!crossed)
		return !is_total(c);
	return strcmp(c->category, RELEASE_TOTAL) != 0 &&
	       !(channel && strcmp(c->geo, RELEASE_TOTAL) == 0);
}

/* Everything stands still but what is hidden, and what the new release shows in crossed
 * tables, or in the others. */
static struct protect_figure *
figures_of(const struct audit_case *x, bool crossed, const int64_t *n)
{
	const struct disclose_system *s = audit_rows_system(x->rows);
	struct protect_figure *figure = mem_array(s->figures + 1, sizeof(*figure));

	for (size_t i = 0; i < s->figures; i++)
		figure[i] = (struct protect_figure){
			.code = "",
			.n = n[i],
			.k = 1, /* what is safe stays so, whatever more is hidden */
			.fixed = true,
			.unseen = true,
			.secret = true,
		};
	for (size_t i = 0; i < x->given; i++) {
		const struct audit_release *a = &x->list[i];

		for (size_t j = 0; j < a->r.cell_count; j++) {
			const struct release_cell *c = &a->r.cell[j];
			struct protect_figure *f =
				&figure[audit_rows_figure(x->rows, &a->r, c) - s->figure];

			f->unseen = false;
			if (c->secret)
				continue;
			f->secret = false;
			if (i > 0 || !can_hide(c, crossed))
				continue;
			f->fixed = false;
			f->level = level_of(c);
			f->k = audit_rows_sensitive(c) ? a->k_sensitive : a->k;
		}
	}
	return figure;
}

/* What must be able to move: the figures that were found, and their other sides. */
static void
aim(const struct audit_case *x, const struct audit *found, struct protect_figure *figure)
{
	for (size_t i = 0; i < found->count; i++) {
		const struct audit_finding *a = &found->finding[i];
		const struct release r = { .period = a->period, .perimeter = a->perimeter };
		size_t n =
			audit_rows_number(x->rows, &r, a->table, a->measure, a->geo, a->category);

		if (a->large)
			continue; /* it is not to be moved, see hide_same() */
		for (int side = 0; side < 2 && n != SIZE_MAX; side++) {
			if (figure[n].secret) {
				figure[n].small = true;
				figure[n].or_none =
					figure[n].unseen && str_starts(a->table, CROSSED);
				figure[n].k = a->k;
			}
			n = n < x->others.count ? x->others.figure[n] : SIZE_MAX;
		}
	}
}

/* One that is known not to be small says that those hidden with it are: the longer period hides it,
 * too. */
static void
hide_same(struct mending *m, const struct audit *found)
{
	for (size_t i = 0; i < found->count; i++) {
		const struct audit_finding *a = &found->finding[i];

		for (size_t j = 0; j < m->how->r->cell_count && a->large; j++) {
			struct release_cell *c = &m->how->r->cell[j];

			if (c->secret || c->value == 0 || !can_hide(c, m->how->crossed) ||
			    strcmp(c->table, a->table) != 0 || strcmp(c->geo, a->geo) != 0 ||
			    strcmp(c->category, a->category) != 0)
				continue;
			c->secret = true;
			c->value = 0;
			m->changed = true;
		}
	}
}

static void
take_answers(struct mending *m, const struct audit_case *x, const struct protect_figure *figure)
{
	const struct disclose_system *s = audit_rows_system(x->rows);

	for (size_t i = 0; i < m->how->r->cell_count; i++) {
		struct release_cell *c = &m->how->r->cell[i];

		if (c->secret ||
		    !figure[audit_rows_figure(x->rows, m->how->r, c) - s->figure].secret)
			continue;
		c->secret = true;
		c->value = 0;
		m->changed = true;
	}
}

static int
protect(struct mending *m, struct audit_case *x, const struct audit *found, const int64_t *n,
	struct err *err)
{
	char *id =
		mem_printf("%s/%s/%s", m->how->r->period, m->how->r->perimeter, m->how->r->profile);
	const struct disclose_choice choice = { m->how->key, id, "past", false };
	char **code = mem_array(m->how->r->cell_count + 1, sizeof(char *));
	struct protect_figure *figure = figures_of(x, m->how->crossed, n);
	const struct disclose_system *s = audit_rows_system(x->rows);
	int rc;

	for (size_t i = 0; i < m->how->r->cell_count; i++) {
		code[i] = code_of(&m->how->r->cell[i]);
		figure[audit_rows_figure(x->rows, m->how->r, &m->how->r->cell[i]) - s->figure]
			.code = code[i];
	}
	aim(x, found, figure);
	rc = disclose_protect(&choice, s, figure, err);
	if (rc == 0)
		take_answers(m, x, figure);
	for (size_t i = 0; i < m->how->r->cell_count; i++)
		free(code[i]);
	free(code);
	free(figure);
	free(id);
	return rc;
}

static int
mend(void *arg, struct audit_case *x, const struct audit *found, struct err *err)
{
	struct mending *m = arg;
	const struct disclose_system *s = audit_rows_system(x->rows);
	int64_t *n = mem_array(s->figures + 1, sizeof(*n));
	bool any;
	int rc = find_table(s, n, &any, err);

	if (rc == 0 && any)
		rc = protect(m, x, found, n, err);
	hide_same(m, found);
	free(n);
	return rc;
}

bool
release_mend_rows(const struct release_list *past)
{
	for (size_t i = 0; i < past->count; i++)
		if (strcmp(past->item[i].profile, RELEASE_PROFILE_ROWS) == 0)
			return true;
	return false;
}

int
release_mend(const struct release_mending *how, struct strlist *left, struct err *err)
{
	struct mending m = { how, true };
	struct audit_plan plan = {
		how->r, how->k, how->k_sensitive, how->past, false, NULL, mend, &m,
	};
	struct audit last = { .finding = NULL };
	bool again = true;
	int rc = 0;

	for (int round = 0; round < ROUNDS_MAX && again && rc == 0; round++) {
		struct audit audit;

		m.changed = false;
		strlist_clear(left);
		plan.only = last.count > 0 ? &last : NULL;
		rc = report_audit_planned(&plan, &audit, err);
		for (size_t i = 0; i < audit.count; i++)
			if (!strlist_has(left, audit.finding[i].table))
				strlist_add(left, audit.finding[i].table);
		/* What was found is asked about alone until it is safe, then everything again. */
		again = m.changed || (plan.only != NULL && audit.count == 0);
		audit_clear(&last);
		last = audit;
	}
	audit_clear(&last);
	return rc;
}
