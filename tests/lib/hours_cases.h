/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shared cases of opening hours, one after the other. */
#ifndef TESTS_LIB_HOURS_CASES_H
#define TESTS_LIB_HOURS_CASES_H

#include <stdlib.h>

#include "base/file.h"
#include "base/str.h"
#include "tests/lib/tap.h"

enum {
	CASE_ID,
	CASE_ORIGIN,
	CASE_KIND, /* state, interval, week, parse */
	CASE_HOURS,
	CASE_REGION,
	CASE_UTC,
	CASE_FROM, /* "Mo 2026-03-09 09:00", as the next ones */
	CASE_TO,
	CASE_WANTED,
	CASE_CHANGE,
	CASE_COLUMNS
};

typedef void hours_case_fn(void *arg, const char *const *cell);

/* Skips, saying so, where there are no shared facts. */
static inline void
hours_cases(hours_case_fn *fn, void *arg)
{
	enum { CASES = 142 };
	const char *facts = tap_facts();
	struct strlist lines = { 0 };
	struct buf bytes = BUF_INIT;
	struct err err;
	int count = 0;
	char *path;

	if (facts == NULL) {
		skip(1, "no facts");
		return;
	}
	path = path_join(facts, "opening_hours_cases.tsv");
	ok(file_read(path, &bytes, &err) == 0, "the shared cases are read");
	strlist_split(&lines, buf_text(&bytes), '\n');
	for (size_t i = 1; i < lines.count; i++) {
		struct strlist cell = { 0 };

		strlist_split(&cell, lines.item[i], '\t');
		if (cell.count >= CASE_COLUMNS) {
			fn(arg, (const char *const *)cell.item);
			count++;
		}
		strlist_clear(&cell);
	}
	is_int(count, CASES, "all of them");
	strlist_clear(&lines);
	buf_clear(&bytes);
	free(path);
}

#endif
