/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The row file: made from a desk, safe as its bytes are, with the figures of its period, or not
 * made at all. */
#include "config.h"

#include "report/rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "report/audit.h"
#include "report/release_publish.h"
#include "tests/lib/desk_sql.h"
#include "tests/lib/release_memory.h"
#include "tests/lib/tap.h"

/* Months of 400 sessions have crossed tables: most desks here do without, to be quick. */
enum { OF_OCTOBER = 390, CROSSED = 450, CROSSED_SEED = 12 };

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
add_session(struct desk_sql *d, const char *date, unsigned *s)
{
	bool group = draw(s, 40) == 0;
	unsigned people = group ? 2 + draw(s, 9) : 1;
	char *set = mem_printf("participants = %u, anonymous = %u, minutes = %u, channel = %u,"
			       " devices = %u, themes = %llu, title = '=cmd|x;Zozio',"
			       " procedure_name = 'Zozio 0696 12 34 56', refer_reason = '@Zozio'",
			       people, people, 5 + draw(s, 9) * 20, 1 + skewed(s, 4),
			       1u << skewed(s, 3), 1ull << skewed(s, 19));
	int64_t n = desk_sql_session(d, date, group ? 2 : 1, set);

	free(set);
	if (!group && draw(s, 4) == 0)
		desk_sql_attend(d, n, 1 + draw(s, 60));
	desk_sql_run(d,
		     "UPDATE attendance SET gender = %u, age = %u, status = %u, residence = %u"
		     " WHERE session = %lld",
		     1 + skewed(s, 3), 8 - skewed(s, 8), 1 + skewed(s, 5),
		     draw(s, 3) ? 97209 : 97201 + draw(s, 34), (long long)n);
	if (group)
		desk_sql_run(d, "INSERT INTO breakdown VALUES (%lld, 1, 1, %u)", (long long)n,
			     people - draw(s, 2));
}

static void
fill(struct desk_sql *d, const char *date, int sessions, unsigned seed)
{
	unsigned state = seed;

	desk_sql_run(d, "BEGIN");
	for (int i = 0; i < sessions; i++)
		add_session(d, date, &state);
	desk_sql_run(d, "UPDATE mediator SET name = 'Zozio' || n");
	desk_sql_run(d, "UPDATE place SET name = '=cmd|Zozio;'");
	desk_sql_run(d, "UPDATE person SET sealed = x'5A6F7A696F'");
	desk_sql_run(d, "COMMIT");
}

static void
publish(struct desk_sql *d, const char *period)
{
	struct release_request q = request(period);
	struct release r;
	struct err err = { .code = ERR_NONE };
	bool before;

	if (ok(make(d, &q, &r, &before, &err) == 0, "figures of %s: %s", period, err.detail))
		release_clear(&r);
}

static int
rows(struct desk_sql *d, const char *period, const char *profile, bool uniform, const char *dir,
     struct rows_made *made, char **folder, struct err *err)
{
	struct rows_request q = { .base = request(period), .uniform = uniform };
	struct stats *st;
	int rc;

	q.base.profile = profile;
	if (stats_open(&st, d->path, err) != 0)
		return -1;
	rc = report_rows_publish(st, &q, &keeper, dir, made, folder, err);
	stats_close(st);
	return rc;
}

static int
refused(struct desk_sql *d, const char *period, const char *profile, const char *dir,
	struct err *err)
{
	struct rows_made made;
	char *folder = NULL;
	int rc = rows(d, period, profile, false, dir, &made, &folder, err);

	free(folder);
	return rc;
}

static char *
text_of(const char *folder, const char *name)
{
	char *path = path_join(folder, name);
	struct buf b = BUF_INIT;
	struct err err;

	ok(file_read(path, &b, &err) == 0, "%s can be read", name);
	free(path);
	return buf_take(&b);
}

static size_t
lines(const char *text)
{
	size_t count = 0;

	for (const char *at = text; (at = strchr(at, '\n')) != NULL; at++)
		count++;
	return count;
}

/* S-9: with the figures of its period, read from the disk. */
static size_t
findings(const char *folder, const char *figures)
{
	const char *const both[] = { folder, figures };
	struct audit audit;
	struct err err = { .code = ERR_NONE };
	size_t count = SIZE_MAX;

	if (ok(report_audit(both, figures != NULL ? 2 : 1, 0, &audit, &err) == 0, "attacked: %s",
	       err.detail))
		count = audit.count;
	audit_clear(&audit);
	return count;
}

static bool
same_files(const char *folder, const char *other)
{
	static const char *const names[] = { "lignes.csv", "LISEZMOI.txt", "manifeste.csv" };
	bool same = true;

	for (int i = 0; i < 3; i++) {
		char *a = text_of(folder, names[i]), *b = text_of(other, names[i]);

		same = same && strcmp(a, b) == 0;
		free(a);
		free(b);
	}
	return same;
}

/* S-12. */
static void
check_words(const char *folder)
{
	static const char *const names[] = { "lignes.csv", "LISEZMOI.txt", "manifeste.csv" };
	int words = 0;

	for (int i = 0; i < 3; i++) {
		char *text = text_of(folder, names[i]);

		words += strstr(text, "Zozio") != NULL || strstr(text, "cmd") != NULL ||
			 strstr(text, "0696") != NULL || strstr(text, "2026-10-") != NULL ||
			 strstr(text, "97209") != NULL;
		free(text);
	}
	is_int(words, 0, "no word typed, no day, no commune in any file");
}

static void
test_month(void)
{
	struct desk_sql d;
	struct rows_made made, again;
	char *dir = tap_tmpdir(), *other = tap_tmpdir();
	char *folder = NULL, *second = NULL, *text, *figures = NULL;
	struct release past;
	struct err err = { .code = ERR_NONE };

	desk_sql_open(&d);
	fill(&d, "2026-10-15", CROSSED, 3);
	ok(refused(&d, "2026-10", NULL, dir, &err) != 0 && err.code == ERR_NOTHING,
	   "no rows before the figures");
	is_str(err.detail, ROWS_NO_FIGURES, "which is said");
	publish(&d, "2026-10");
	if (!ok(rows(&d, "2026-10", NULL, false, dir, &made, &folder, &err) == 0, "rows: %s",
		err.detail))
		return;
	ok(strstr(folder, "/lakou_2026-10_lakou-fdf_lignes") != NULL, "the folder: %s", folder);
	text = text_of(folder, "lignes.csv");
	is_int((long)lines(text) - 1, made.rows, "as many rows as were said");
	ok(made.loss < made.loss_uniform, "less is lost than with one level a column");
	printf("# %lld rows, %zu classes, loss %.4f; uniform %zu classes, %.4f\n",
	       (long long)made.rows, made.classes, made.loss, made.classes_uniform,
	       made.loss_uniform);
	check_words(folder);
	ok(keeper_find(&memory, "2026-10", "coordination", &past, &err) == 0 &&
		   report_release_write(&past, dir, &figures, &err) == 0,
	   "the figures beside them");
	is_int((long)findings(folder, figures), 0, "nothing is found in both together");
	is_int((long)findings(folder, NULL), 0, "nor in the rows alone");
	ok(refused(&d, "2026-10", "diffusion", dir, &err) != 0 && err.code == ERR_USAGE,
	   "a month is not for everybody");
	forget();
	publish(&d, "2026-10");
	ok(rows(&d, "2026-10", NULL, false, other, &again, &second, &err) == 0 &&
		   !again.frozen_before,
	   "made anew of the same sessions with the same key");
	ok(same_files(folder, second), "they are the same bytes");
	forget();
	publish(&d, "2026-10");
	desk_sql_session(&d, "2026-10-20", 1, NULL);
	ok(refused(&d, "2026-10", NULL, other, &err) != 0 && err.code == ERR_NOTHING,
	   "none after a late session");
	is_str(err.detail, ROWS_CHANGED, "for it would be told");
	free(second);
	free(text);
	free(folder);
	free(figures);
	free(dir);
	free(other);
	release_clear(&past);
	forget();
	desk_sql_close(&d);
}

/* Rows are frozen as figures are: a second file that differs would tell by the difference. */
static void
test_frozen(void)
{
	struct desk_sql d;
	struct rows_made made;
	char *dir = tap_tmpdir(), *other = tap_tmpdir();
	char *folder = NULL, *second = NULL;
	struct err err = { .code = ERR_NONE };

	desk_sql_open(&d);
	fill(&d, "2026-10-15", OF_OCTOBER, 4);
	publish(&d, "2026-10");
	if (!ok(rows(&d, "2026-10", NULL, true, dir, &made, &folder, &err) == 0, "rows: %s",
		err.detail))
		return;
	desk_sql_run(&d, "DELETE FROM attendance WHERE session %% 7 = 0");
	fill(&d, "2026-10-20", 5, 6);
	ok(rows(&d, "2026-10", NULL, true, other, &made, &second, &err) == 0,
	   "they come again after sessions were changed");
	ok(made.frozen_before && same_files(folder, second), "to the same bytes");
	ok(refused(&d, "2026-10", NULL, other, &err) != 0 && err.code == ERR_COVERED,
	   "recoded otherwise they are refused");
	is_str(err.detail, ROWS_TAKEN, "for others are there");
	is_str(err.subject, "--period 2026-10 --profile coordination --recodage uniforme",
	       "and how these come again is said");
	ok(refused(&d, "2026-T4", "diffusion", other, &err) != 0 && err.code == ERR_COVERED,
	   "as are those of a period that holds this one");
	ok(refused(&d, "2026-09", NULL, other, &err) != 0 && err.code == ERR_NOTHING,
	   "but not those of another month");
	memory.kept[memory.count - 1].withdrawn = mem_strdup("2026-11-20T09:00:00");
	ok(refused(&d, "2026-10", NULL, other, &err) != 0 && err.code == ERR_WITHDRAWN,
	   "none once they were taken back");
	is_str(err.subject, "2026-11-20", "and the day of that is said");
	free(folder);
	free(second);
	free(dir);
	free(other);
	forget();
	desk_sql_close(&d);
}

static void
test_few(void)
{
	struct desk_sql d;
	struct release_request q = request("2026-T4");
	struct release r;
	char *dir = tap_tmpdir();
	struct err err = { .code = ERR_NONE };
	bool before;

	desk_sql_open(&d);
	fill(&d, "2026-10-15", 200, 5);
	publish(&d, "2026-10");
	ok(refused(&d, "2026-10", NULL, dir, &err) != 0 && strcmp(err.detail, ROWS_FEW) == 0,
	   "too few rows");
	forget();
	fill(&d, "2026-11-15", 500, 6);
	q.profile = "diffusion";
	if (ok(make(&d, &q, &r, &before, &err) == 0, "a quarter for everybody: %s", err.detail))
		release_clear(&r);
	ok(refused(&d, "2026-T4", "diffusion", dir, &err) != 0 && strcmp(err.detail, ROWS_FEW) == 0,
	   "which needs more rows");
	forget();
	free(dir);
	desk_sql_close(&d);
}

static void
fill_themes(struct desk_sql *d, int few, int of_first)
{
	static const int themes[] = { 12, 13, 14 };

	desk_sql_run(d, "BEGIN");
	for (int i = 0; i < 330; i++) {
		char *set = mem_printf("themes = 1 << %d",
				       (i < few ? 9 : themes[i < of_first ? 0 : i % 3]) - 1);

		desk_sql_session(d, "2026-10-15", 1, set);
		free(set);
	}
	desk_sql_run(d, "COMMIT");
	publish(d, "2026-10");
}

/* S-9: three persons came for their health, which the figures hide; the other rows have themes
 * after it. No row tells that theme alone. */
static void
test_hidden_theme(void)
{
	struct desk_sql d;
	struct rows_made made;
	struct release past;
	char *dir = tap_tmpdir(), *folder = NULL, *figures = NULL, *text;
	struct err err = { .code = ERR_NONE };

	desk_sql_open(&d);
	fill_themes(&d, 3, 0);
	if (!ok(rows(&d, "2026-10", NULL, false, dir, &made, &folder, &err) == 0, "rows: %s",
		err.detail))
		return;
	text = text_of(folder, "lignes.csv");
	ok(strstr(text, ",sante,") == NULL, "no row tells a theme that the figures hide");
	ok(keeper_find(&memory, "2026-10", "coordination", &past, &err) == 0 &&
		   report_release_write(&past, dir, &figures, &err) == 0,
	   "the figures beside them");
	is_int((long)findings(folder, figures), 0, "nothing is found in both together");
	release_clear(&past);
	forget();
	free(text);
	free(folder);
	free(figures);
	free(dir);
	desk_sql_close(&d);
}

/* Nearly all came for one theme: whoever is known to have come is known to have come for that. */
static void
test_unsafe(void)
{
	struct desk_sql d;
	char *dir = tap_tmpdir();
	struct err err = { .code = ERR_NONE };

	desk_sql_open(&d);
	fill_themes(&d, 0, 300);
	ok(refused(&d, "2026-10", NULL, dir, &err) != 0 && err.code == ERR_NOTHING,
	   "rows that tell too much, however coarse they are, are not written");
	is_str(err.detail, ROWS_UNSAFE, "for that reason");
	is_int(memory.count, 1, "nor frozen");
	forget();
	free(dir);
	desk_sql_close(&d);
}

/* The rows of a month that hides a status, with that status in them, are found; what the program
 * makes of the same month is not. */
static void
test_desks(void)
{
	int made_some = 0, unsafe = 0, worse = 0;

	for (unsigned seed = 10; seed < 16; seed++) {
		struct desk_sql d;
		struct rows_made made;
		char *dir = tap_tmpdir(), *folder = NULL, *figures = NULL;
		struct release past;
		struct err err = { .code = ERR_NONE };

		desk_sql_open(&d);
		fill(&d, "2026-10-15",
		     seed == CROSSED_SEED ? CROSSED
		     : seed % 2           ? 320
					  : OF_OCTOBER,
		     seed);
		publish(&d, "2026-10");
		if (rows(&d, "2026-10", NULL, seed % 3 == 0, dir, &made, &folder, &err) == 0 &&
		    keeper_find(&memory, "2026-10", "coordination", &past, &err) == 0) {
			made_some++;
			worse += made.loss > made.loss_uniform + 1e-9;
			if (report_release_write(&past, dir, &figures, &err) == 0)
				unsafe += findings(folder, figures) != 0;
			release_clear(&past);
		} else {
			printf("# seed %u: %s\n", seed, err.detail);
		}
		free(folder);
		free(figures);
		free(dir);
		forget();
		desk_sql_close(&d);
	}
	ok(made_some >= 4, "most desks have rows: %d of 6", made_some);
	is_int(unsafe, 0, "all of them safe");
	is_int(worse, 0, "none worse than one level a column");
}

int
main(void)
{
	test_few();
	test_hidden_theme();
	test_unsafe();
	test_month();
	test_frozen();
	test_desks();
	return tap_done();
}
