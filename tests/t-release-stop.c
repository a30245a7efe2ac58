/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A release that is stopped, wherever that is: it ends with that, nothing is kept, and made later
 * it is what it would have been. */
#include "config.h"

#include "report/release_publish.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "tests/lib/drawn_desk.h"
#include "tests/lib/release_memory.h"
#include "tests/lib/tap.h"

enum { SESSIONS = 150, PLACES = 12, NEVER = 0 };

struct patience {
	long asked;
	long at; /* the question that is answered yes; NEVER */
};

static bool
lose(void *arg)
{
	struct patience *p = arg;

	return ++p->asked == p->at;
}

static int
look(struct desk_sql *d, const char *period, struct patience *p, struct release *out,
     struct err *err)
{
	const struct stop stop = { lose, p };
	struct release_request q = request(period);
	struct stats *st;
	bool before;
	int rc;

	q.stop = &stop;
	p->asked = 0;
	err_clear(err);
	if (stats_open(&st, d->path, err) != 0)
		return -1;
	rc = report_release_preview(st, &q, &keeper, out, &before, err);
	stats_close(st);
	return rc;
}

static bool
same_figures(const struct release *a, const struct release *b)
{
	return a->file_count == b->file_count && a->file_count > 0 &&
	       strcmp(a->file[0].sha256, b->file[0].sha256) == 0;
}

static void
test_period(struct desk_sql *d, const char *period)
{
	struct patience p = { .at = NEVER };
	struct release whole, again;
	struct err err = { 0 };
	size_t kept = memory.count;
	long questions, answered = 0;

	if (!ok(look(d, period, &p, &whole, &err) == 0, "%s (%s)", period, err.detail))
		return;
	questions = p.asked;
	ok(questions > PLACES, "%ld questions", questions);
	for (int i = 0; i < PLACES; i++) {
		p.at = 1 + (questions - 1) * i / (PLACES - 1);
		if (look(d, period, &p, &again, &err) == 0)
			release_clear(&again);
		else if (err.code == ERR_STOPPED && p.asked == p.at)
			answered++;
		else
			printf("# at %ld: %d %s, asked %ld\n", p.at, err.code, err.detail, p.asked);
	}
	is_int(answered, PLACES, "stopped wherever it was asked, at once");
	is_int((long)memory.count, (long)kept, "nothing was kept");
	p.at = NEVER;
	if (ok(look(d, period, &p, &again, &err) == 0, "not stopped (%s)", err.detail)) {
		ok(same_figures(&whole, &again), "it is what it was");
		ok(again.stop == NULL, "and knows nobody who could stop it");
		release_clear(&again);
	}
	release_clear(&whole);
}

int
main(void)
{
	struct desk_sql d;
	struct release r;
	struct err err = { 0 };
	unsigned seed = 3;
	bool before;

	i18n_init(LANGUAGE_EN);
	desk_sql_open(&d);
	for (int month = 7; month <= 10; month++)
		fill(&d, 2026, month, SESSIONS, &seed, true);
	test_period(&d, "2026-10");
	for (int month = 7; month <= 9; month++) {
		char *period = mem_printf("2026-%02d", month);
		struct release_request q = request(period);

		if (ok(make(&d, &q, &r, &before, &err) == 0, "%s (%s)", period, err.detail))
			release_clear(&r);
		free(period);
	}
	test_period(&d, "2026-T3");
	forget();
	desk_sql_close(&d);
	return tap_done();
}
