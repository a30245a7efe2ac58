/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A quarter over months whose row files are frozen: it is made in the time that somebody waits for
 * it, and gives nothing away with them. */
#include "config.h"

#include "report/rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/mem.h"
#include "report/audit.h"
#include "report/release_publish.h"
#include "tests/lib/desk_sql.h"
#include "tests/lib/release_memory.h"
#include "tests/lib/tap.h"

/* Of CPU, for a quarter over months that are just large enough for rows, and have no crossed
 * tables; it takes far less. */
enum { OF_A_MONTH = 330, SECONDS = 20 };

static unsigned
draw(unsigned *state, unsigned bound)
{
	*state = *state * 1103515245u + 12345u;
	return (*state >> 16) % bound;
}

static unsigned
skewed(unsigned *state, unsigned bound)
{
	unsigned a = draw(state, bound), b = draw(state, bound);

	return a < b ? a : b;
}

static void
add_session(struct desk_sql *d, int month, unsigned *s)
{
	char *date = mem_printf("2025-%02d-%02u", month, 1 + draw(s, 28));
	char *set = mem_printf("minutes = %u, channel = %u, devices = %u, themes = %llu",
			       5 + draw(s, 9) * 20, 1 + skewed(s, 4), 1u << skewed(s, 3),
			       1ull << skewed(s, 19));
	int64_t n = desk_sql_session(d, date, 1, set);

	free(date);
	free(set);
	if (draw(s, 4) == 0)
		desk_sql_attend(d, n, 1 + draw(s, 60));
	desk_sql_run(d,
		     "UPDATE attendance SET gender = %u, age = %u, status = %u, residence = %u"
		     " WHERE session = %lld",
		     1 + skewed(s, 3), 8 - skewed(s, 8), 1 + skewed(s, 5),
		     draw(s, 3) ? 97209 : 97201 + draw(s, 34), (long long)n);
}

static bool
publish(struct desk_sql *d, const char *period)
{
	struct release_request q = request(period);
	struct release r;
	struct err err = { .code = ERR_NONE };
	bool before;

	if (!ok(make(d, &q, &r, &before, &err) == 0, "figures of %s: %s", period, err.detail))
		return false;
	release_clear(&r);
	return true;
}

static void
publish_rows(struct desk_sql *d, const char *period)
{
	struct rows_request q = { .base = request(period) };
	struct rows_made made;
	char *dir = tap_tmpdir(), *folder = NULL;
	struct stats *st;
	struct err err = { .code = ERR_NONE };

	if (ok(stats_open(&st, d->path, &err) == 0 &&
		       report_rows_publish(st, &q, &keeper, dir, &made, &folder, &err) == 0,
	       "rows of %s: %s", period, err.detail))
		printf("# %lld rows, %zu classes\n", (long long)made.rows, made.classes);
	stats_close(st);
	free(folder);
	free(dir);
}

/* The last of what is kept, with all before it. */
static size_t
findings(void)
{
	struct release_list past = { mem_array(KEPT_MAX, sizeof(struct release)), 0 };
	struct audit audit = { .finding = NULL };
	struct err err = { .code = ERR_NONE };
	size_t found = SIZE_MAX;

	for (size_t i = 0; i + 1 < memory.count; i++)
		copy(&past.item[past.count++], &memory.kept[i]);
	if (report_audit_new(&memory.kept[memory.count - 1], NULL, &past, &audit, &err) == 0)
		found = audit.count;
	audit_clear(&audit);
	release_list_clear(&past);
	return found;
}

static double
seconds(void)
{
	return (double)clock() / CLOCKS_PER_SEC;
}

int
main(void)
{
	struct desk_sql d;
	unsigned s = 41;
	double before;

	desk_sql_open(&d);
	desk_sql_run(&d, "BEGIN");
	for (int m = 10; m <= 12; m++)
		for (int i = 0; i < OF_A_MONTH; i++)
			add_session(&d, m, &s);
	desk_sql_run(&d, "COMMIT");
	for (int m = 10; m <= 12; m++) {
		char *period = mem_printf("2025-%d", m);

		if (publish(&d, period))
			publish_rows(&d, period);
		free(period);
	}
	is_int((long)memory.count, 6, "three months, each with a row file");
	before = seconds();
	publish(&d, "2025-T4");
	printf("# %.1f s\n", seconds() - before);
	ok(seconds() - before < SECONDS, "the quarter is made in less than %d s", SECONDS);
	is_int((long)findings(), 0, "and gives nothing away with them");
	forget();
	desk_sql_close(&d);
	return tap_done();
}
