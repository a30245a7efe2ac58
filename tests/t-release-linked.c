/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places with places in them, and what is crossed with them: every figure that is printed is true,
 * none is small, and the outsider finds none of the others. The counts are drawn here. */
#include "config.h"

#include "report/release_cells.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/commune.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/vocab.h"
#include "report/audit_parts.h"
#include "report/audit_rows.h"
#include "report/disclose_attack.h"
#include "report/release.h"
#include "report/release_cross.h"
#include "tests/lib/tap.h"

enum { CROSSES = 4, VALUES = 10, PLACES_MAX = 80, LINES = PLACES_MAX * VALUES };
static const enum stats_dim crossed[CROSSES] = { STATS_AGE, STATS_GENDER, STATS_CHANNEL,
						 STATS_STATUS };
static const int values[CROSSES] = { 8, 3, 4, 5 };

/* What a month counts, persons by persons. */
struct month {
	struct stats_period p;
	struct stats_line line[CROSSES][LINES];
};

static uint32_t
next(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

/* The first are the most frequent, as they are at a desk. */
static int
drawn(uint32_t *seed, int count)
{
	int a = (int)(next(seed) % (uint32_t)count);
	int b = (int)(next(seed) % (uint32_t)count);
	int c = (int)(next(seed) % (uint32_t)count);
	int least = a < b ? a : b;

	return least < c ? least : c;
}

static void
count_one(struct month *m, enum stats_dim dim, int64_t code)
{
	struct stats_table *t = &m->p.by[dim];
	size_t i = 0;

	while (i < t->count && t->line[i].code != code)
		i++;
	if (i == t->count) {
		t->line = mem_resize(t->line, i + 1, sizeof(*t->line));
		t->line[t->count++] = (struct stats_line){ .code = code };
	}
	t->line[i].people++;
}

static void
count_crossed(struct month *m, int x, int64_t place, int64_t answer)
{
	struct stats_table *c = &m->p.cross[release_cross_of(crossed[x])];
	size_t i = 0;

	c->line = m->line[x];
	while (i < c->count && (c->line[i].code != place || c->line[i].second != answer))
		i++;
	if (i == c->count)
		c->line[c->count++] = (struct stats_line){ .code = place, .second = answer };
	c->line[i].people++;
}

static int64_t
drawn_place(uint32_t *seed, int first)
{
	static const int others[] = { 0, 1, 2, 3 };
	size_t count;
	const struct commune *list = commune_list(&count);
	uint32_t what = next(seed) % 20;

	if (what < 2)
		return others[next(seed) % 4];
	/* Most live around the desk, some anywhere. */
	return what < 3 ? list[next(seed) % count].num
			: list[((size_t)first + (size_t)drawn(seed, 34)) % count].num;
}

static void
draw_month(struct month *m, int persons, uint32_t seed, int workshops)
{
	int first = next(&seed) % 2 ? 32 : 0;

	memset(m, 0, sizeof(*m));
	m->p.total = (struct stats_totals){ .sessions = persons,
					    .people = persons,
					    .attendances = persons,
					    .anonymous = persons,
					    .new_people = persons };
	m->p.total.sessions_by_kind[KIND_INDIVIDUAL] = persons;
	for (int i = 0; i < persons; i++) {
		bool group = (int)(next(&seed) % 100) < workshops;
		int64_t place = drawn_place(&seed, first);

		count_one(m, STATS_RESIDENCE, place);
		count_one(m, STATS_THEME, 5);
		count_one(m, STATS_DURATION, 1 + drawn(&seed, 4));
		count_one(m, STATS_KIND, group ? KIND_WORKSHOP : KIND_INDIVIDUAL);
		*(group ? &m->p.total.attendances_workshop : &m->p.total.attendances_individual) +=
			1;
		for (int x = 0; x < CROSSES; x++) {
			int answer = 1 + drawn(&seed, values[x]);
			bool joint = !group || crossed[x] == STATS_CHANNEL;

			count_one(m, crossed[x], answer);
			count_crossed(m, x, place, joint ? answer : STATS_NOT_CROSSED);
		}
	}
}

static void
clear_month(struct month *m)
{
	for (int d = 0; d < STATS_DIM_COUNT; d++)
		free(m->p.by[d].line);
}

static int
publish(const struct month *m, const char *period, const char *profile, unsigned key,
	struct release *r, struct err *err)
{
	uint8_t secret[HASH_SIZE];

	hash_sha256(&key, sizeof(key), secret);
	release_init(r);
	r->period = mem_strdup(period);
	r->perimeter = mem_strdup("lakou");
	r->profile = mem_strdup(profile);
	return release_cells_make(r, &m->p, false, secret, err);
}

/* Whether somebody who lives there lives in that place. */
static bool
lies_in(int64_t residence, const char *geo)
{
	const struct commune *c = commune_by_num((int)residence);
	const struct vocab_item *item = vocab_by_num(VOCAB_RESIDENCE, (int)residence);
	char *department = mem_printf("%d", c != NULL ? c->department : 0);
	bool in = strcmp(geo, "TOTAL") == 0 || strcmp(geo, department) == 0 ||
		  (c != NULL && (strcmp(geo, c->insee) == 0 || strcmp(geo, c->epci) == 0)) ||
		  (item != NULL && strcmp(geo, item->code) == 0) ||
		  (residence == 0 && strcmp(geo, "non_communique") == 0);

	free(department);
	return in;
}

static bool
gives(enum stats_dim dim, int64_t answer, const char *category)
{
	static const enum vocab v[CROSSES] = { VOCAB_AGE, VOCAB_GENDER, VOCAB_CHANNEL,
					       VOCAB_STATUS };
	static const struct {
		const char *band;
		int first, last;
	} bands[] = { { "moins_25", 1, 3 }, { "25_59", 4, 5 }, { "60_plus", 6, 7 } };
	int x = 0;

	if (strcmp(category, "TOTAL") == 0)
		return true;
	if (answer == STATS_NOT_CROSSED)
		return strcmp(category, "atelier") == 0;
	for (size_t i = 0; i < 3; i++)
		if (strcmp(bands[i].band, category) == 0)
			return answer >= bands[i].first && answer <= bands[i].last;
	while (crossed[x] != dim)
		x++;
	return answer != 0 ? strcmp(vocab_by_num(v[x], (int)answer)->code, category) == 0
			   : strcmp(category, "non_communique") == 0;
}

/* The true figure of a cell of persons; -1 of what is not judged here. */
static int64_t
truth(const struct month *m, const struct release_cell *c)
{
	int64_t n = 0;

	if (strcmp(c->table, "residence") == 0) {
		const struct stats_table *t = &m->p.by[STATS_RESIDENCE];

		for (size_t i = 0; i < t->count; i++)
			n += lies_in(t->line[i].code, c->geo) ? t->line[i].people : 0;
		return n;
	}
	for (int x = 0; x < CROSSES; x++) {
		const struct stats_table *counts = &m->p.cross[release_cross_of(crossed[x])];

		if (release_cross_dim(c->table) != crossed[x])
			continue;
		for (size_t i = 0; i < counts->count; i++)
			n += lies_in(counts->line[i].code, c->geo) &&
					     gives(crossed[x], counts->line[i].second, c->category)
				     ? counts->line[i].people
				     : 0;
		return n;
	}
	return -1;
}

struct seen {
	size_t wrong;  /* not what is counted */
	size_t small;  /* printed all the same */
	size_t known;  /* by an outsider, too well */
	size_t missed; /* out of what the outsider holds possible */
	size_t hidden;
	size_t crossed; /* figures of crossed tables */
};

static int64_t
floor_of(const struct release *r, const struct release_cell *c)
{
	return strcmp(r->profile, "diffusion") == 0 || audit_rows_sensitive(c) ? 11 : 5;
}

/* The release itself stays its owner's. */
static void
clear_implied(struct audit_release *list, size_t count)
{
	for (size_t i = 1; i < count; i++)
		audit_read_clear(&list[i]);
	free(list);
}

static void
look(const struct month *m, const struct release *r, struct seen *s)
{
	struct audit_release *list = mem_array(1, sizeof(*list));
	size_t count = 1;
	struct audit_rows *rows = NULL;
	struct err err = { 0 };

	list[0].r = *r;
	audit_parts_imply(&list, &count);
	*s = (struct seen){ 0 };
	if (!ok(audit_rows_make(&rows, list, count, &err) == 0 &&
			disclose_attack(audit_rows_system(rows), &err) == 0,
		"attacked (%s)", err.detail)) {
		audit_rows_clear(rows);
		clear_implied(list, count);
		return;
	}
	for (size_t i = 0; i < r->cell_count; i++) {
		const struct release_cell *c = &r->cell[i];
		const struct system_figure *f = audit_rows_figure(rows, r, c);
		int64_t k = floor_of(r, c);
		int64_t n = truth(m, c);
		bool bare = c->secret && f->lo < k && (f->hi < k || f->hi - f->lo < k - 1);

		s->wrong += !c->secret && n >= 0 && c->value != n;
		s->small += !c->secret && strcmp(c->measure, "personnes") == 0 && c->value > 0 &&
			    c->value < k;
		s->known += bare;
		if (bare)
			printf("# %s %s %s: %lld in %lld..%lld\n", c->table, c->geo, c->category,
			       (long long)n, (long long)f->lo, (long long)f->hi);
		s->missed += n >= 0 && (n < f->lo || n > f->hi);
		s->hidden += c->secret;
		s->crossed += release_cross_dim(c->table) != STATS_DIM_COUNT;
	}
	audit_rows_clear(rows);
	clear_implied(list, count);
}

static const struct release_cell *
cell_of(const struct release *r, const char *table, const char *geo, const char *category)
{
	for (size_t i = 0; i < r->cell_count; i++)
		if (strcmp(r->cell[i].table, table) == 0 && strcmp(r->cell[i].geo, geo) == 0 &&
		    strcmp(r->cell[i].category, category) == 0)
			return &r->cell[i];
	return NULL;
}

static void
check_month(int persons, uint32_t seed, const char *period, const char *profile, int workshops)
{
	struct month *m = mem_alloc(sizeof(*m));
	struct err err = { 0 };
	struct release r;
	struct seen s;

	draw_month(m, persons, seed, workshops);
	if (ok(publish(m, period, profile, seed, &r, &err) == 0, "%s, %s: %d persons, draw %u (%s)",
	       period, profile, persons, seed, err.detail)) {
		look(m, &r, &s);
		is_int(s.wrong, 0, "what is printed is true");
		is_int(s.small, 0, "and not small");
		is_int(s.known, 0, "an outsider finds nothing");
		is_int(s.missed, 0, "nor anything false");
		printf("# %zu figures, %zu of them crossed, %zu hidden, limits %u\n", r.cell_count,
		       s.crossed, s.hidden, r.limits);
	}
	release_clear(&r);
	clear_month(m);
	free(m);
}

/* Communes, their EPCI, the islands, all: where nothing is hidden each is the sum of its parts. */
static void
test_tree(void)
{
	struct month *m = mem_alloc(sizeof(*m));
	struct err err = { 0 };
	struct release r;

	for (int i = 0; i < 200; i++) {
		count_one(m, STATS_RESIDENCE,
			  i < 60    ? 97209
			  : i < 120 ? 97213
			  : i < 180 ? 97101
				    : 0);
		for (int x = 0; x < CROSSES; x++)
			count_one(m, crossed[x], 1);
		count_one(m, STATS_DURATION, 1);
		count_one(m, STATS_THEME, 5);
	}
	m->p.total = (struct stats_totals){ .sessions = 200, .people = 200, .attendances = 200 };
	if (!ok(publish(m, "2026-10", "coordination", 1, &r, &err) == 0, "a month (%s)",
		err.detail))
		return;
	is_int(cell_of(&r, "residence", "97209", "")->value, 60, "a commune");
	is_int(cell_of(&r, "residence", "CACEM", "")->value, 120, "its EPCI");
	is_int(cell_of(&r, "residence", "972", "")->value, 120, "the island");
	is_int(cell_of(&r, "residence", "971", "")->value, 60, "the other one");
	is_int(cell_of(&r, "residence", "CAP_NORD", "")->value, 0, "nobody of an EPCI is told");
	is_int(cell_of(&r, "residence", "TOTAL", "")->value, 200, "all");
	ok(cell_of(&r, "geo_x_age", "TOTAL", "TOTAL") == NULL, "nothing is crossed with it");
	is_int(r.limits, RELEASE_NO_CROSSES, "for there were too few sessions");
	release_clear(&r);
	clear_month(m);
	free(m);
}

/* A table whose every answer is hidden is crossed with nothing; others are, all the same. */
static void
test_few(int small)
{
	struct month *m = mem_alloc(sizeof(*m));
	struct err err = { 0 };
	struct release r;

	for (int i = 0; i < 400; i++) {
		count_one(m, STATS_RESIDENCE, i < 200 ? 97209 : 0);
		for (int x = 0; x < CROSSES; x++) {
			int answer = crossed[x] == STATS_GENDER && i < small ? 2 : 1;

			count_one(m, crossed[x], answer);
			count_crossed(m, x, i < 200 ? 97209 : 0, answer);
		}
		count_one(m, STATS_DURATION, 1);
		count_one(m, STATS_THEME, 5);
	}
	m->p.total = (struct stats_totals){ .sessions = 400, .people = 400, .attendances = 400 };
	if (!ok(publish(m, "2026-10", "coordination", 1, &r, &err) == 0, "a month (%s)",
		err.detail))
		return;
	is_int(cell_of(&r, "geo_x_genre", "TOTAL", "TOTAL") != NULL, small == 0,
	       "%d small: crossed or not", small);
	ok(cell_of(&r, "geo_x_age", "TOTAL", "TOTAL") != NULL, "another is");
	is_int(cell_of(&r, "residence", "97209", "")->secret, false, "where people live is told");
	is_int(cell_of(&r, "residence", "97209", "")->value, 200, "as it is");
	release_clear(&r);
	clear_month(m);
	free(m);
}

/* Of an EPCI whose persons all were at workshops the table of statuses has a line from eleven
 * on; the others, from five. */
static void
test_workshops(int persons)
{
	struct month *m = mem_alloc(sizeof(*m));
	struct err err = { 0 };
	struct release r;

	m->p.total = (struct stats_totals){ .sessions = 500,
					    .people = 500,
					    .attendances = 500,
					    .attendances_individual = 500 - persons - 40,
					    .attendances_workshop = persons + 40,
					    .anonymous = 500 };
	for (int i = 0; i < 500; i++) {
		bool group = i < persons + 40;
		int64_t place = i < persons ? 97213 : i < 250 ? 97223 : 97101;

		count_one(m, STATS_RESIDENCE, place);
		for (int x = 0; x < CROSSES; x++) {
			int answer = group ? 1 : 1 + i % 2;
			bool joint = !group || crossed[x] == STATS_CHANNEL;

			count_one(m, crossed[x], answer);
			count_crossed(m, x, place, joint ? answer : STATS_NOT_CROSSED);
		}
		count_one(m, STATS_DURATION, 1);
		count_one(m, STATS_THEME, 5);
	}
	if (!ok(publish(m, "2026-10", "coordination", 1, &r, &err) == 0, "a month (%s)",
		err.detail))
		return;
	ok(cell_of(&r, "geo_x_statut", "ESPACE_SUD", "TOTAL") != NULL, "statuses by EPCI");
	is_int(cell_of(&r, "geo_x_statut", "CACEM", "atelier") != NULL, persons >= 11,
	       "%d at a workshop: a line of statuses or none", persons);
	ok(cell_of(&r, "geo_x_genre", "CACEM", "atelier") != NULL, "one of genders");
	release_clear(&r);
	clear_month(m);
	free(m);
}

int
main(void)
{
	static const int sizes[] = { 20, 60, 90, 200, 399 };

	i18n_init(LANGUAGE_EN);
	test_tree();
	test_few(0);
	test_few(2);
	test_workshops(8);
	test_workshops(11);
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
		for (uint32_t seed = 1; seed <= 4; seed++)
			check_month(sizes[i], seed, "2026-10", "coordination", 0);
	check_month(400, 1, "2026-10", "coordination", 20);
	check_month(1500, 2, "2026-10", "coordination", 10);
	check_month(800, 4, "2026-10", "diffusion", 0);
	return tap_done();
}
