/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a key may have to wait in the journal of a large desk: the longest single step, in the
 * processor’s time, while words are typed and while what they let through is gone over. Adds its
 * rows to the file that is named.
 *
 *   journal DESK ROWS NAME */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "app/desk.h"
#include "app/journal.h"
#include "base/i18n.h"
#include "base/utf8.h"

#define KEY_MS 16

/* The longest of each. */
struct longest {
	double typed; /* a letter, until it is answered */
	double work;  /* a part of what is done between keys */
	double whole; /* all of it, for one text */
};

static double
cpu_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void
keep(double *longest, double ms)
{
	if (ms > *longest)
		*longest = ms;
}

static int
finish(struct journal *j, struct longest *out, struct err *err)
{
	double whole = 0;
	long shift;
	int rc;

	do {
		double start = cpu_ms();

		rc = journal_work(j, &shift, err);
		keep(&out->work, cpu_ms() - start);
		whole += cpu_ms() - start;
	} while (rc == 1);
	keep(&out->whole, whole);
	return rc;
}

/* Letter by letter, each gone over to the end before the next one. */
static int
type(struct journal *j, struct journal_filter *f, const char *text, struct longest *out,
     struct err *err)
{
	int rc = 0;

	for (size_t n = 1; rc == 0 && n <= strlen(text); n++) {
		double start = cpu_ms();
		long shift;

		snprintf(f->words, sizeof(f->words), "%.*s", (int)n, text);
		rc = journal_set(j, f, 0, err);
		if (rc == 0)
			rc = journal_reach(j, 0, 15, &shift, err);
		keep(&out->typed, cpu_ms() - start);
		if (rc == 0)
			rc = finish(j, out, err);
	}
	return rc;
}

static int
measure(struct journal *j, struct longest *typed, struct longest *sorted, struct err *err)
{
	static const char *const texts[] = {
		"logement",  "atelier",    "12", "maison", "caf", "zzz", "initiation ordinateur",
		"marie imp", "ducos femme"
	};
	struct journal_filter f;
	struct longest one;
	int rc = 0;

	journal_filter_init(&f);
	for (size_t i = 0; rc == 0 && i < sizeof(texts) / sizeof(texts[0]); i++) {
		one = (struct longest){ 0 };
		rc = type(j, &f, texts[i], &one, err);
		fprintf(stderr, "%-24s typed %8.2f  a part %8.2f  whole %8.2f ms\n", texts[i],
			one.typed, one.work, one.whole);
		keep(&typed->typed, one.typed);
		keep(&typed->work, one.work);
		keep(&typed->whole, one.whole);
	}
	for (int order = JOURNAL_BY_DATE; rc == 0 && order < JOURNAL_ORDERS; order++) {
		double start = cpu_ms();

		journal_filter_init(&f);
		f.order = (enum journal_order)order;
		rc = journal_set(j, &f, 0, err);
		keep(&sorted->typed, cpu_ms() - start);
		if (rc == 0)
			rc = finish(j, sorted, err);
	}
	return rc;
}

static void
row(FILE *rows, const char *what, const char *name, double ms, int goal)
{
	char limit[16] = "-";

	if (goal > 0)
		snprintf(limit, sizeof(limit), "<= %d", goal);
	fprintf(rows, "%s, %s sessions\t%.2f\tms\t-\t-\t%s\n", what, name, ms, limit);
}

int
main(int argc, char **argv)
{
	struct clock clock;
	struct desk *d = NULL;
	struct journal *j = NULL;
	struct journal_filter f;
	struct longest typed = { 0 }, sorted = { 0 };
	struct err err = { 0 };
	FILE *rows;

	i18n_init(LANGUAGE_FR);
	journal_filter_init(&f);
	if (argc != 4 || (rows = fopen(argv[2], "a")) == NULL)
		return 64;
	if (clock_parse("2026-11-24T20:00", &clock) != 0 ||
	    desk_open(&d, argv[1], &clock, &err) != 0 || journal_open(&j, d, &f, &err) != 0 ||
	    measure(j, &typed, &sorted, &err) != 0) {
		fprintf(stderr, "journal: %s: %s\n", err.subject, err.detail);
		fclose(rows);
		return 1;
	}
	row(rows, "journal: longest answer to a letter", argv[3], typed.typed, KEY_MS);
	row(rows, "journal: longest part between letters", argv[3], typed.work, KEY_MS);
	row(rows, "journal: words, whole, the slowest", argv[3], typed.whole, 0);
	row(rows, "journal: longest part of sorting", argv[3],
	    sorted.work > sorted.typed ? sorted.work : sorted.typed, KEY_MS);
	fclose(rows);
	journal_close(j);
	desk_close(d);
	return 0;
}
