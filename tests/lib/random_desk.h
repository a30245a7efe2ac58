/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A desk of random sessions from August to November 2026 on few days, so that some begin together:
 * every kind, known persons, workshops with breakdowns, links that were cut, what lies in the
 * bin. */
#ifndef TESTS_LIB_RANDOM_DESK_H
#define TESTS_LIB_RANDOM_DESK_H

#include <stdio.h>

#include "base/mem.h"
#include "tests/lib/desk_sql.h"

enum { RANDOM_PERSONS = 12, RANDOM_TAGS = 3, RANDOM_PLACES = 3 };

/* Repeatable, and as good as any for this. */
static inline unsigned
draw(unsigned *seed, unsigned below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 16) % below;
}

static inline void
random_answers(struct desk_sql *d, unsigned *seed, int64_t n)
{
	static const int residence[] = { 0, 97209, 97222, 97101, 1, 2 };

	for (int k = 1; k < 5; k++)
		desk_sql_run(d,
			     "UPDATE attendance SET gender = nullif(%u, 0), age = nullif(%u, 0),"
			     " status = nullif(%u, 0), residence = nullif(%d, 0)"
			     " WHERE session = %lld AND k = %d",
			     draw(seed, 4), draw(seed, 9), draw(seed, 6),
			     residence[draw(seed, sizeof(residence) / sizeof(residence[0]))],
			     (long long)n, k);
}

/* Of a workshop with so many who are not known. */
static inline void
random_breakdown(struct desk_sql *d, unsigned *seed, int64_t n, unsigned anonymous)
{
	static const int residence[] = { 97209, 97222, 97101 };

	for (int dim = 1; dim <= 4; dim++) {
		unsigned left = anonymous;

		for (int i = 0; i < 3 && left > 0; i++) {
			unsigned count = draw(seed, left + 1);

			if (count > 0)
				desk_sql_run(d, "INSERT INTO breakdown VALUES (%lld, %d, %d, %u)",
					     (long long)n, dim, dim == 4 ? residence[i] : i + 1,
					     count);
			left -= count;
		}
	}
}

/* Somebody who was known and was erased: what the attendance still stands for. */
static inline void
random_cut(struct desk_sql *d, unsigned *seed, int64_t n, int k)
{
	desk_sql_run(d,
		     "UPDATE attendance SET person = NULL, cut = %u WHERE session = %lld AND k = %d"
		     " AND person IS NOT NULL",
		     1 + 2 * draw(seed, 16), (long long)n, k);
	desk_sql_run(
		d,
		"INSERT INTO cut_value SELECT a.session, a.k, 1, b.i, 2 * (1 + (b.i + %u) %% 7)"
		" FROM attendance AS a JOIN session AS s ON s.n = a.session,"
		" (SELECT 1 AS i UNION SELECT 2 UNION SELECT 3 UNION SELECT 9) AS b"
		" WHERE a.cut <> 0 AND s.n = %lld AND a.k = %d AND s.themes >> (b.i - 1) & 1",
		draw(seed, 7), (long long)n, k);
	desk_sql_run(d,
		     "INSERT INTO cut_value SELECT a.session, a.k, v.column1, v.column2,"
		     " 2 * (1 + (v.column1 + v.column2 + %u) %% 7) FROM attendance AS a,"
		     " (VALUES (3, 1), (4, 2), (5, 3), (5, -1), (5, 0), (6, 1), (6, 2), (7, 3),"
		     " (8, 95)) AS v WHERE a.cut <> 0 AND a.session = %lld AND a.k = %d",
		     draw(seed, 7), (long long)n, k);
}

static inline void
random_came(struct desk_sql *d, unsigned *seed, int64_t n, int kind)
{
	unsigned known = draw(seed, 2) * (kind == 1 ? 1 : 1 + draw(seed, 3));
	unsigned who = draw(seed, RANDOM_PERSONS), anonymous = kind == 1 ? 1 : draw(seed, 7);

	if (kind == 2 && known + anonymous == 0)
		anonymous = 1;
	if (kind == 2)
		desk_sql_run(d,
			     "UPDATE session SET participants = %u, anonymous = %u,"
			     " anonymous_returning = %u WHERE n = %lld",
			     known + anonymous, anonymous, draw(seed, anonymous + 1), (long long)n);
	for (unsigned i = 0; i < known; i++)
		desk_sql_attend(d, n, 1 + (who + 3 * i) % RANDOM_PERSONS);
	random_answers(d, seed, n);
	if (draw(seed, 4) == 0)
		random_cut(d, seed, n, 1);
	if (kind == 2)
		random_breakdown(d, seed, n, anonymous);
	for (int i = 0; i < 2; i++)
		desk_sql_run(d, "INSERT OR IGNORE INTO session_tag VALUES (%lld, %u)", (long long)n,
			     1 + draw(seed, RANDOM_TAGS));
	if (draw(seed, 3) == 0)
		desk_sql_run(d, "INSERT INTO referral VALUES (%lld, 0, 'lieu-%u')", (long long)n,
			     draw(seed, 3));
}

static inline void
random_session(struct desk_sql *d, unsigned *seed)
{
	static const int kinds[] = { 1, 1, 1, 1, 2, 2, 2, 3, 4, 5 };
	int kind = kinds[draw(seed, sizeof(kinds) / sizeof(kinds[0]))];
	char date[32];
	char *set;
	int64_t n;

	snprintf(date, sizeof(date), "2026-%02u-%02u", 8 + draw(seed, 4), 1 + 6 * draw(seed, 5));
	set = mem_printf("deleted = %d, start = nullif(%u, 0), themes = %u, devices = %u,"
			 " languages = %u, refer_to = nullif(%u, 0), channel = nullif(%u, 0),"
			 " place = nullif(%u, 0), commune = nullif(%u, 0), mediator = %u,"
			 " minutes = %u, id = '%08x' || substr(id, 9)",
			 draw(seed, 9) == 0, 500 * draw(seed, 3),
			 kind <= 2 ? (1 + draw(seed, 7)) | draw(seed, 2) << 8 : 0, draw(seed, 4),
			 draw(seed, 4), draw(seed, 4), draw(seed, 5), draw(seed, RANDOM_PLACES + 1),
			 draw(seed, 3) == 0 ? 97222 : 0, 1 + draw(seed, 2), 10 + draw(seed, 140),
			 draw(seed, 60000));
	n = desk_sql_session(d, date, kind, set);
	free(set);
	desk_sql_run(d,
		     "UPDATE session SET procedures = %u, autonomy = nullif(%u, 0),"
		     " level = nullif(%u, 0), not_completed = nullif(%u, 0) WHERE n = %lld",
		     draw(seed, 3), kind == 1 ? draw(seed, 3) : 0, kind == 2 ? draw(seed, 3) : 0,
		     kind <= 2 ? draw(seed, 3) : 0, (long long)n);
	if (kind <= 2)
		random_came(d, seed, n, kind);
}

/* Opens it; close with desk_sql_close(). */
static inline void
random_desk(struct desk_sql *d, unsigned seed, int sessions)
{
	desk_sql_open(d);
	desk_sql_run(d, "BEGIN");
	desk_sql_run(d,
		     "INSERT INTO place VALUES (2, '%036d', 1, 1, 'Port', 97101, 0),"
		     " (3, '%036d', 1, 1, 'Zone', 97222, 0)",
		     2, 3);
	for (int i = 1; i <= RANDOM_TAGS; i++)
		desk_sql_run(d,
			     "INSERT INTO tag (n, id, desk, revision, name)"
			     " VALUES (%d, '%036d', 1, 1, 'tag %d')",
			     i, i, i);
	for (int i = 1; i <= 2; i++)
		desk_sql_run(d,
			     "INSERT INTO partner (n, id, desk, revision, nom, search)"
			     " VALUES (%d, 'lieu-%d', 1, 1, 'Lieu %d', '')",
			     i, i, i);
	for (int i = 0; i < sessions; i++)
		random_session(d, &seed);
	for (int i = 0; i < sessions / 8; i++)
		desk_sql_run(d,
			     "INSERT INTO turned_away (id, desk, revision, date, mediator, reason)"
			     " VALUES ('%036d', 1, 1, '2026-%02u-10', %u, nullif(%u, 0))",
			     i, 8 + draw(&seed, 4), 1 + draw(&seed, 2), draw(&seed, 3));
	desk_sql_run(d, "COMMIT");
}

#endif
