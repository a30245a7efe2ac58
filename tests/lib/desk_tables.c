/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People are drawn by the population of a commune and how near it is. */
#include "config.h"

#include "tests/lib/desk_tables.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/commune.h"
#include "base/mem.h"

enum { STATUS = 2, K = 5, K_SENSITIVE = 11, COMMUNES_MAX = 66, ELSEWHERE_PERCENT = 4 };
static const int values[DESK_WAYS] = { 8, 3, 6, 5 };

static uint32_t
next(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

/* The first answers are the most frequent. */
static int
answer(uint32_t *seed, int count)
{
	int a = (int)(next(seed) % (uint32_t)count);
	int b = (int)(next(seed) % (uint32_t)count);

	return a < b ? a : b;
}

static int
add_place(struct desk_tables *t, const char *code, int level, int above)
{
	for (int i = 0; i < t->places; i++)
		if (strcmp(t->place[i].code, code) == 0)
			return i;
	t->place[t->places] = (struct desk_place){ code, above, level };
	return t->places++;
}

static void
count_person(struct desk_tables *t, int place, uint32_t *seed)
{
	for (int w = 0; w < t->ways; w++) {
		int value = answer(seed, t->values[w]);

		for (int p = place; p >= 0; p = t->place[p].above) {
			t->n[p][w][value]++;
			t->n[p][w][t->values[w]]++;
		}
	}
}

struct near {
	const struct commune *commune;
	double km;
};

static int
by_km(const void *a, const void *b)
{
	const struct near *x = a;
	const struct near *y = b;

	return (x->km > y->km) - (x->km < y->km);
}

struct desk_tables *
desk_draw(int persons, unsigned seed, int communes, int ways)
{
	struct desk_tables *t = mem_alloc(sizeof(*t));
	uint32_t state = seed * 2654435761u + 1;
	size_t count;
	const struct commune *list = commune_list(&count);
	const struct commune *home = &list[next(&state) % count];
	struct near near[COMMUNES_MAX] = { { NULL, 0 } };
	double weight[COMMUNES_MAX], sum = 0;
	int place[COMMUNES_MAX];
	int all = add_place(t, "TOTAL", 3, -1);
	int elsewhere = add_place(t, "autre", 0, all);

	t->ways = ways;
	memcpy(t->values, values, sizeof(values));
	for (size_t i = 0; i < count; i++)
		near[i] = (struct near){ &list[i],
					 geo_km(home->lat, home->lon, list[i].lat, list[i].lon) };
	qsort(near, count, sizeof(near[0]), by_km);
	if (communes > 0 && (size_t)communes < count)
		count = (size_t)communes;
	for (size_t i = 0; i < count; i++) {
		const struct commune *c = near[i].commune;
		int department = add_place(
			t, c->department == DEPARTMENT_GUADELOUPE ? "971" : "972", 2, all);

		place[i] = add_place(t, c->insee, 0, add_place(t, c->epci, 1, department));
		weight[i] = c->population / (25 + near[i].km * near[i].km);
		sum += weight[i];
	}
	for (int i = 0; i < persons; i++) {
		double at = sum * (double)(next(&state) >> 8) / (1 << 24);
		size_t j = 0;

		while (j + 1 < count && at >= weight[j])
			at -= weight[j++];
		count_person(t, next(&state) % 100 < ELSEWHERE_PERCENT ? elsewhere : place[j],
			     &state);
	}
	return t;
}

void
desk_free(struct desk_tables *t)
{
	disclose_system_clear(&t->system);
	free(t->list);
	free(t->code);
	free(t);
}

static bool
is_told(const struct desk_tables *t, int place, int way)
{
	return !t->no_communes[way] || t->place[place].level > 0 || t->place[place].above == 0;
}

/* All values are one figure, whatever the way; it is told of each place. */
static void
make_figures(struct desk_tables *t)
{
	size_t room = DESK_PLACES_MAX * DESK_WAYS * (DESK_VALUES_MAX + 1);

	disclose_system_clear(&t->system);
	free(t->list);
	free(t->code);
	t->list = mem_array(room, sizeof(*t->list));
	t->code = mem_array(room, sizeof(*t->code));
	for (int p = 0; p < t->places; p++) {
		for (int w = 0; w < t->ways; w++) {
			for (int v = 0; v <= t->values[w]; v++) {
				bool whole = v == t->values[w];
				int k = w == STATUS && !whole ? K_SENSITIVE : K;
				int64_t n = t->n[p][w][v];
				size_t i;

				t->figure[p][w][v] =
					whole && w > 0 ? t->figure[p][0][t->values[0]] : -1;
				if ((whole && w > 0) || (!whole && !is_told(t, p, w)))
					continue;
				i = disclose_system_figure(&t->system, 0, SYSTEM_ANY);
				t->figure[p][w][v] = (int)i;
				snprintf(t->code[i], DESK_CODE_SIZE, "%s/%d/%d", t->place[p].code,
					 w, v);
				t->list[i] = (struct protect_figure){
					.code = t->code[i],
					.n = n,
					.k = k,
					.small = n > 0 && n < k,
					.fixed = p == 0 && whole,
					.level = t->place[p].level + whole,
				};
			}
		}
	}
}

static void
add_row(struct desk_tables *t, int whole, const int *part, int count)
{
	if (whole < 0 || count == 0)
		return;
	disclose_system_row(&t->system, 0, 0);
	disclose_system_term(&t->system, (size_t)whole, -1);
	for (int i = 0; i < count; i++)
		disclose_system_term(&t->system, (size_t)part[i], 1);
}

static void
make_rows(struct desk_tables *t)
{
	for (int p = 0; p < t->places; p++) {
		for (int w = 0; w < t->ways; w++) {
			if (is_told(t, p, w))
				add_row(t, t->figure[p][w][t->values[w]], t->figure[p][w],
					t->values[w]);
			for (int v = 0; v <= t->values[w]; v++) {
				int part[DESK_PLACES_MAX];
				int count = 0;

				for (int below = 0; below < t->places; below++)
					if (t->place[below].above == p &&
					    t->figure[below][w][v] >= 0)
						part[count++] = t->figure[below][w][v];
				if (v < t->values[w] || w == 0)
					add_row(t, t->figure[p][w][v], part, count);
			}
		}
	}
}

static void
tally(struct desk_tables *t, bool open_way[DESK_WAYS])
{
	t->small = t->others = t->open = 0;
	for (size_t i = 0; i < t->system.figures; i++) {
		t->small += t->list[i].small;
		t->others += t->list[i].secret && !t->list[i].small;
		t->open += t->list[i].open;
	}
	for (int w = 0; w < t->ways; w++)
		for (int p = 0; p < t->places; p++)
			for (int v = 0; v < t->values[w]; v++)
				open_way[w] = open_way[w] || (t->figure[p][w][v] >= 0 &&
							      t->list[t->figure[p][w][v]].open);
}

bool
desk_protect(struct desk_tables *t, const char *key)
{
	uint8_t secret[HASH_SIZE];
	const struct disclose_choice choice = { secret, "2026-10/desk/coordination", "", true };
	struct err err = { 0 };

	hash_sha256(key, strlen(key), secret);
	for (int round = 0; round < 2; round++) {
		bool open_way[DESK_WAYS] = { false };

		make_figures(t);
		make_rows(t);
		if (disclose_protect(&choice, &t->system, t->list, &err) != 0) {
			printf("# %s: %s\n", err.subject, err.detail);
			return false;
		}
		tally(t, open_way);
		if (t->open == 0)
			return true;
		for (int w = 0; w < t->ways; w++) {
			t->no_communes[w] = t->no_communes[w] || open_way[w];
			if (open_way[w])
				printf("# table %d is told by EPCI only\n", w);
		}
	}
	return true;
}

/* Their own look: every table is a list of lines; what a line adds up to, and what the places
 * below a place add up to. */
struct exact *
desk_outsider(const struct desk_tables *t)
{
	struct exact *x = exact_open();

	for (size_t i = 0; i < t->system.figures; i++)
		exact_figure(x, t->list[i].secret ? 1 : t->list[i].n,
			     t->list[i].secret ? EXACT_ANY : t->list[i].n);
	for (int w = 0; w < t->ways; w++) {
		int whole = t->values[w];

		for (int p = 0; p < t->places; p++) {
			if (t->figure[p][w][0] < 0)
				continue;
			exact_row(x, 0, 0);
			for (int v = 0; v <= whole; v++)
				exact_term(x, t->figure[p][w][v], v < whole ? -1 : 1);
		}
		for (int v = 0; v <= whole; v++) {
			for (int p = 0; p < t->places; p++) {
				bool begun = false;

				for (int q = 1; q < t->places; q++) {
					if (t->place[q].above != p || t->figure[q][w][v] < 0 ||
					    t->figure[p][w][v] < 0)
						continue;
					if (!begun) {
						exact_row(x, 0, 0);
						exact_term(x, t->figure[p][w][v], 1);
					}
					begun = true;
					exact_term(x, t->figure[q][w][v], -1);
				}
			}
		}
	}
	return x;
}
