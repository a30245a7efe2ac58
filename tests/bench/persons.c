/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A desk of 20,000 known persons: unlocking it, and a key in the search. Adds its rows to the file
 * that is named. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "store/person.h"
#include "tests/lib/persons_desk.h"

enum { PERSONS = 20000, TIMES = 20 };

static double
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* A name that nobody has, of syllables that people have. */
static char *
name_of(struct rng *r, int least)
{
	static const char *const part[] = { "ba",  "lo",  "mi",   "ré",  "zé",   "phi", "ran",
					    "nès", "tou", "co",   "dor", "ival", "an",  "el",
					    "mar", "jo",  "line", "sé",  "ki",   "vu" };
	struct buf name = BUF_INIT;

	for (int n = least + (int)rng_below(r, 2); n > 0; n--)
		buf_add(&name, part[rng_below(r, 20)]);
	return buf_take(&name);
}

static void
fill(struct desk *d)
{
	struct rng r;
	struct err err;
	int rc = store_begin(d->store, NULL, &err);

	rng_seeded(&r, 1, "persons");
	for (int i = 0; rc == 0 && i < PERSONS; i++) {
		struct person p;

		person_init(&p);
		p.name = name_of(&r, 3);
		p.first_names = name_of(&r, 2);
		p.consent = clock_today(&d->clock);
		p.notice = mem_strdup(persons_notice);
		p.birth_year = 1930 + (int)rng_below(&r, 70);
		p.phone = mem_printf("+596696%06u", (unsigned)rng_below(&r, 1000000));
		rc = store_person_save(d->store, &p, &err);
		person_clear(&p);
	}
	if (rc != 0 || store_commit(d->store, PERSONS, &err) != 0)
		printf("Bail out! %s\n", err.detail);
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void
row(FILE *rows, const char *what, double ms, const char *goal)
{
	fprintf(rows, "%s\t%.2f\tms\t-\t-\t%s\n", what, ms, goal);
}

static void
search(FILE *rows, struct desk *d, const char *what, const char *typed)
{
	struct persons_found found;
	double took[TIMES];
	struct err err;

	for (int i = 0; i < TIMES; i++) {
		double start = now_ms();

		persons_find(d, typed, 20, &found, &err);
		took[i] = now_ms() - start;
	}
	qsort(took, TIMES, sizeof(took[0]), by_size);
	row(rows, what, took[TIMES / 2], "<= 10");
}

int
main(int argc, char **argv)
{
	FILE *rows = argc > 1 ? fopen(argv[1], "a") : stdout;
	struct desk *d = app_desk_new("2026-11-24T14:32");
	struct persons_found found;
	struct err err;
	double start;

	persons_desk_open(d);
	fill(d);
	/* The true cost from here on. */
	d->store->seal.passes = 0;
	d->store->seal.memory_kib = 0;
	persons_change_passphrase(d, PERSONS_WORDS, &err);
	persons_lock(d);
	start = now_ms();
	persons_unlock(d, PERSONS_WORDS, &err);
	row(rows, "unlocking, the passphrase", now_ms() - start, "-");
	start = now_ms();
	persons_find(d, "", 20, &found, &err);
	row(rows, "unlocking, 20000 persons read", now_ms() - start, "-");
	search(rows, d, "a letter in the search of 20000 persons", "mar");
	search(rows, d, "a number in the search of 20000 persons", "0696 12");
	search(rows, d, "a name as it is heard, 20000 persons", "saintprix");
	search(rows, d, "two words with a slip, 20000 persons", "marie zehirin");
	search(rows, d, "two words with two slips each, 20000 persons", "maranzel dorlinel");
	search(rows, d, "a telephone number of nobody, 20000 persons", "06 96 12 34 57");
	search(rows, d, "letters of nobody, 20000 persons", "zzzzzzzz");
	fclose(rows);
	desk_close(d);
	return tap_done();
}
