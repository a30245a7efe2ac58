/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an outsider writes down of months, a quarter and a year holds for the figures of real desks,
 * with nothing hidden: people change their answers, move, come in several months, to workshops,
 * with and without a name. A row that a true figure violates would refuse an honest release. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/release_period.h"
#include "report/audit_parts.h"
#include "report/audit_rows.h"
#include "report/disclose_attack.h"
#include "report/label.h"
#include "report/release_cells.h"
#include "report/release_cross.h"
#include "report/release_geo.h"
#include "report/release_raw.h"
#include "store/stats.h"
#include "tests/lib/random_desk.h"
#include "tests/lib/tap.h"

enum { COLUMNS = 12 };

static size_t
place_of(const struct release_tree *t, int64_t num)
{
	size_t i = 0;

	while (i < t->count && t->place[i].num != num)
		i++;
	return i;
}

static const char *
code_of(enum stats_dim dim, int64_t answer)
{
	const struct vocab_item *item = vocab_by_num(report_vocab(dim), (int)answer);

	return answer == STATS_NOT_CROSSED ? RELEASE_WORKSHOP
	       : item != NULL              ? item->code
					   : VOCAB_NOT_GIVEN;
}

/* By EPCI, every answer that is there and each place. */
static void
add_cross(struct release *out, const struct stats_period *p, enum stats_dim dim)
{
	const struct stats_table *t = &p->cross[release_cross_of(dim)];
	const char *code[COLUMNS] = { RELEASE_TOTAL };
	int64_t n[COLUMNS][RELEASE_PLACES] = { 0 };
	struct release_tree tree;
	size_t columns = 1;

	release_tree_make(&tree);
	for (size_t i = 0; i < t->count; i++) {
		const char *answer = code_of(dim, t->line[i].second);
		size_t place = place_of(&tree, t->line[i].code);
		size_t v = 0;

		while (v < columns && strcmp(code[v], answer) != 0)
			v++;
		if (v == columns)
			code[columns++] = answer;
		n[v][place] += t->line[i].people;
		n[0][place] += t->line[i].people;
	}
	for (size_t v = 0; v < columns; v++) {
		release_tree_sum(&tree, n[v]);
		for (size_t i = 0; i < tree.count; i++)
			if (release_place_stands(&tree.place[i], PLACE_EPCI))
				release_cell_add(out, release_cross_table(dim), "personnes",
						 tree.place[i].code, code[v], n[v][i], false);
	}
	for (size_t i = 0; i + 1 < tree.count && dim == STATS_AGE; i++)
		if (tree.place[i].num < 0)
			release_cell_add(out, "residence", "personnes", tree.place[i].code, "",
					 n[0][i], false);
}

static bool
count(struct stats *st, const char *period, bool crosses, struct audit_release *out)
{
	static const enum stats_dim dim[] = { STATS_AGE, STATS_GENDER, STATS_CHANNEL,
					      STATS_STATUS };
	struct stats_query q = { .dims = release_dims(), .crosses = release_crosses() };
	struct release_period p;
	struct stats_period counts;
	struct err err = { 0 };

	*out = (struct audit_release){ .k = 5, .k_sensitive = 11 };
	release_period_parse(period, &p);
	q.from = p.first;
	q.to = p.last;
	if (!ok(stats_read(st, &q, &counts, &err) == 0, "%s is counted (%s)", period, err.detail))
		return false;
	release_init(&out->r);
	out->r.period = mem_strdup(period);
	out->r.perimeter = mem_strdup("lakou-fdf");
	out->r.profile = mem_strdup("coordination");
	release_raw_make(&out->r, &counts);
	for (size_t i = 0; i < sizeof(dim) / sizeof(dim[0]) && crosses; i++)
		add_cross(&out->r, &counts, dim[i]);
	release_cells_sort(&out->r);
	stats_period_clear(&counts);
	return true;
}

/* Those periods, and whether each has crossed tables: a character each, x where it has. */
static void
check(struct stats *st, unsigned seed, const char *const *period, const char *crosses)
{
	size_t given = strlen(crosses);
	size_t all = 0;
	struct audit_release *list = mem_array(given + 1, sizeof(*list));
	struct audit_rows *rows = NULL;
	struct err err = { 0 };

	while (all < given && count(st, period[all], crosses[all] == 'x', &list[all]))
		all++;
	audit_parts_imply(&list, &all);
	ok(audit_rows_make(&rows, list, all, &err) == 0 &&
		   disclose_attack_targets(audit_rows_system(rows), NULL, 0, &err) == 0,
	   "desk %u, %s to %s, %s: nothing contradicts itself (%s)", seed, period[0],
	   period[given - 1], crosses, err.detail);
	audit_rows_clear(rows);
	for (size_t i = 0; i < all; i++)
		audit_read_clear(&list[i]);
	free(list);
}

/* That desk has procedures without their theme, and people who were erased as nobody ever was. */
static void
make_honest(struct desk_sql *d)
{
	for (int i = 0; i < RANDOM_PERSONS; i++)
		desk_sql_run(d,
			     "UPDATE OR IGNORE attendance SET person = 1 + (session + %d) %% %d,"
			     " cut = 0 WHERE cut <> 0",
			     i, RANDOM_PERSONS);
	desk_sql_run(d, "DELETE FROM cut_value");
	desk_sql_run(d, "UPDATE session SET procedures = 0 WHERE (themes >> 18 & 1) = 0");
}

int
main(void)
{
	static const char *const quarter[] = { "2026-08", "2026-09", "2026-T3" };
	static const char *const year[] = { "2026-08", "2026-09", "2026-10", "2026-11",
					    "2026-T3", "2026-T4", "2026" };

	for (unsigned seed = 1; seed <= 12; seed++) {
		struct desk_sql d;
		struct stats *st = NULL;
		struct err err = { 0 };

		random_desk(&d, seed, 40 + (int)seed * 20);
		make_honest(&d);
		if (ok(stats_open(&st, d.path, &err) == 0, "desk %u", seed)) {
			check(st, seed, quarter, "...");
			check(st, seed, quarter, "xxx");
			check(st, seed, quarter, "..x");
			check(st, seed, quarter, ".xx");
			check(st, seed, year, "xxxxxxx");
			check(st, seed, year, "x.x.x.x");
		}
		stats_close(st);
		desk_sql_close(&d);
	}
	return tap_done();
}
