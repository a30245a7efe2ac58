/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Releases of random desks, made by the program, and attacked twice: by the program's own attacker
 * and by one that solves integer programs and shares nothing with it. Both say the same of every
 * hidden figure, and that no small one is known.
 *
 * A desk has ten months of one size, from 90 to 1,500 sessions, and lies on one of the islands. Its
 * months are attacked; then a quarter over three of them with all of them, and of each tenth desk
 * three quarters and the year, for a year takes long to make.
 * LAKOU_PRIVACY: unset for 10 months; « ci » for 100; « all » for 1,000; or « SEED SIZE », one desk
 * as it was said, with its year. LAKOU_PRIVACY_DESKS: « FIRST LAST », from 0, only those desks, so
 * that a long run can be taken up again or be shared out. */
#include "config.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/commune.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "report/audit_judge.h"
#include "report/audit_read.h"
#include "report/disclose_attack.h"
#include "tests/lib/exact.h"
#include "tests/lib/exact_release.h"
#include "tests/lib/tap.h"

#define NOW "2027-02-09T09:00"

enum { MONTHS = 10, LEAST = 90, MOST = 1500, GUADELOUPE = 971, LONGER = 4, A_YEAR = 10 };

struct tally {
	long desks, releases, hidden;
};

static bool run(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
static bool
run(const char *fmt, ...)
{
	va_list ap;
	char *command;
	int status;

	va_start(ap, fmt);
	command = mem_vprintf(fmt, ap);
	va_end(ap);
	status = system(command);
	free(command);
	return status == 0;
}

/* The program's training desk lies in Martinique: its people move to the communes of the other
 * island, but for two, so that such a desk has both. */
static void
move_desk(const char *path, unsigned seed)
{
	const struct commune *from[64], *to[64];
	size_t count, froms = 0, tos = 0;
	const struct commune *list = commune_list(&count);
	sqlite3 *db = NULL;
	bool good = sqlite3_open(path, &db) == SQLITE_OK;

	for (size_t i = 0; i < count; i++) {
		if (list[i].department == GUADELOUPE)
			to[tos++] = &list[i];
		else
			from[froms++] = &list[i];
	}
	for (size_t i = 0; i < tos && i < froms; i++) {
		int num = to[(i + seed) % tos]->num;
		char *sql =
			mem_printf("UPDATE attendance SET residence = %d WHERE residence = %d;"
				   "UPDATE breakdown SET code = %d WHERE dim = 4 AND code = %d;",
				   num, from[i]->num, num, from[i]->num);

		good = good && sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;
		free(sql);
	}
	ok(good, "the desk has moved");
	sqlite3_close(db);
}

static int
by_path(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The folders of all releases that the program gives of the desk of those periods, in each profile,
 * after those that were made before. */
static void
make_releases(const char *program, const char *dir, const char *const *period, size_t periods,
	      struct strlist *out)
{
	static const char *const profiles[] = { "coordination", "diffusion" };
	char *list = path_join(dir, "list");
	struct buf text = BUF_INIT;
	struct err err = { 0 };

	for (size_t i = 0; i < periods; i++)
		for (size_t j = 0; j < sizeof(profiles) / sizeof(profiles[0]); j++)
			run("'%s' --now " NOW " export release --period %s --profile %s "
			    "--for standard --to '%s/%s' >>'%s' 2>>'%s/errors'",
			    program, period[i], profiles[j], dir, profiles[j], list, dir);
	strlist_clear(out);
	if (file_read(list, &text, &err) == 0)
		strlist_split(out, buf_text(&text), '\n');
	while (out->count > 0 && out->item[out->count - 1][0] == '\0')
		free(out->item[--out->count]);
	if (out->count > 0)
		qsort(out->item, out->count, sizeof(*out->item), by_path);
	buf_clear(&text);
	free(list);
}

static bool
is_same(int64_t mine, int64_t theirs)
{
	return mine == theirs || (mine >= EXACT_ANY && theirs >= EXACT_ANY);
}

static void
tell_difference(const struct exact_cell *c, const char *of, int64_t lo, int64_t hi,
		const struct system_figure *f)
{
	printf("# %s %s %s %s%s%s: %lld..%lld, says the program %lld..%lld\n",
	       c->text[EXACT_PERIOD], c->text[EXACT_TABLE], c->text[EXACT_MEASURE],
	       c->text[EXACT_GEO], c->text[EXACT_CATEGORY], of, (long long)lo, (long long)hi,
	       (long long)f->lo, (long long)f->hi);
}

/* What the program's attacker knows of every hidden figure, and of the other side of every telling
 * answer, beside what the other does. */
static size_t
differences(const struct exact_release *x, const struct audit_case *a)
{
	size_t count = 0;

	for (size_t i = 0, j = 0; i < x->given; i++, j++) {
		const struct exact_cell *c = &x->cell[i];
		const struct release *r = &a->list[c->folder].r;
		const struct system_figure *f, *others;

		if (i > 0 && x->cell[i - 1].folder != c->folder)
			j = 0;
		while (strcmp(r->cell[j].table, c->text[EXACT_TABLE]) != 0 ||
		       strcmp(r->cell[j].measure, c->text[EXACT_MEASURE]) != 0 ||
		       strcmp(r->cell[j].geo, c->text[EXACT_GEO]) != 0 ||
		       strcmp(r->cell[j].category, c->text[EXACT_CATEGORY]) != 0)
			j = (j + 1) % r->cell_count;
		f = audit_rows_figure(a->rows, r, &r->cell[j]);
		others = audit_others_figure(&a->others, a->rows, r, &r->cell[j]);
		if (c->hidden && (!is_same(c->lo, f->lo) || !is_same(c->hi, f->hi))) {
			count++;
			tell_difference(c, "", c->lo, c->hi, f);
		}
		if (others == NULL || (c->others > 0 && is_same(c->others_lo, others->lo) &&
				       is_same(c->others_hi, others->hi)))
			continue;
		count++;
		tell_difference(c, ", the other side", c->others_lo, c->others_hi, others);
	}
	return count;
}

static void
attack(const char *const *folder, size_t folders, struct tally *tally)
{
	struct audit_release *list = mem_array(folders + 1, sizeof(*list));
	struct audit_case a = { .list = NULL };
	struct exact_release x;
	struct err err = { 0 };
	size_t read = 0;
	bool whole;

	ok(exact_release_attack(folder, folders, &x), "%zu releases are read and attacked",
	   folders);
	while (read < folders && audit_read(folder[read], NULL, &list[read], &err) == 0)
		read++;
	whole = read == folders && audit_case_begin(&a, list, read, 0, &err) == 0;
	if (whole)
		audit_case_aim(&a, NULL, NULL);
	if (ok(whole && disclose_attack(audit_rows_system(a.rows), &err) == 0,
	       "by the program, too (%s)", err.detail))
		is_int(differences(&x, &a), 0, "both know the same of %zu hidden figures",
		       x.hidden);
	is_int(exact_release_findings(&x), 0, "nothing is known that should not be");
	is_int(x.unsolved, 0, "no integer program was too hard");
	printf("# %zu hidden figures: %ld programs, %ld tries, %ld searches for whole numbers\n",
	       x.hidden, x.effort.programs, x.effort.tries, x.effort.searches);
	tally->releases += (long)folders;
	tally->hidden += (long)x.hidden;
	if (a.list != NULL)
		list = a.list;
	for (size_t i = 0; i < read; i++)
		audit_read_clear(&list[i]);
	if (a.list != NULL)
		audit_case_end(&a);
	else
		free(list);
	exact_release_clear(&x);
}

/* Longer periods over the months: a quarter, or all of them and the year, each after sessions that
 * were added late: none, some, many. */
static void
test_union(const char *program, unsigned seed, const char *dir, struct strlist *folders,
	   size_t count, struct tally *tally)
{
	static const char *const longer[LONGER] = { "2026-T1", "2026-T2", "2026-T3", "2026" };
	static const int month[LONGER] = { 2, 6, 7, 9 };
	size_t before = folders->count;

	for (size_t i = 0; i < count; i++) {
		for (unsigned late = (seed + (unsigned)i) % 3 * 4; late-- > 0;)
			run("'%s' --now " NOW " add individuel --theme %s --duration 30 --gender "
			    "%s --date 2026-%02d-%02u >'%s/added' 2>&1",
			    program, late % 2 == 0 ? "sante" : "email",
			    late % 3 == 0 ? "feminin" : "masculin", month[i], 10 + late, dir);
		make_releases(program, dir, &longer[i], 1, folders);
	}
	is_int(folders->count, before + count, "longer periods");
	attack((const char *const *)folders->item, folders->count, tally);
}

static void
test_desk(const char *program, unsigned seed, int size, bool year, struct tally *tally)
{
	static const char *const months[] = {
		"2026-01", "2026-02", "2026-03", "2026-04", "2026-05",
		"2026-06", "2026-07", "2026-08", "2026-09", "2026-10"
	};
	char *dir = tap_tmpdir();
	char *path = path_join(dir, "desk.db");
	struct strlist folders = { 0 };
	bool moved = seed % 2 == 1;

	printf("# LAKOU_PRIVACY='%u %d': %d sessions in %d months%s\n", seed, size, size * MONTHS,
	       MONTHS, moved ? ", in Guadeloupe" : "");
	setenv("LAKOU_DB", path, 1);
	ok(run("'%s' demo --sessions %d --months %d --seed %u --end 2026-10-31 >/dev/null 2>&1",
	       program, size * MONTHS, MONTHS, seed),
	   "a desk");
	if (moved)
		move_desk(path, seed);
	make_releases(program, dir, months, MONTHS, &folders);
	ok(folders.count >= MONTHS, "%zu releases", folders.count);
	attack((const char *const *)folders.item, folders.count, tally);
	test_union(program, seed, dir, &folders, year ? LONGER : 1, tally);
	tally->desks++;
	strlist_clear(&folders);
	run("rm -rf '%s/desk.db' '%s/coordination' '%s/diffusion'", dir, dir, dir);
	free(path);
	free(dir);
}

/* Sizes grow by the same factor, from the smallest desk to the largest, in no order. */
static int
size_of(unsigned desk, unsigned desks)
{
	unsigned place = desks > 1 ? desk * 7 % desks : 0;
	double size = LEAST;

	for (unsigned i = 0; i < place; i++)
		size += size * (desks > 50 ? 0.0286 : 0.325);
	return desks > 1 && size < MOST ? (int)size : desks > 1 ? MOST : 240;
}

int
main(void)
{
	const char *program = getenv("PROGRAM");
	const char *how = getenv("LAKOU_PRIVACY");
	const char *share = getenv("LAKOU_PRIVACY_DESKS");
	struct tally tally = { 0 };
	unsigned seed = 0;
	int size = 0;

	if (program == NULL) {
		skip(1, "no $PROGRAM");
		return tap_done();
	}
	if (how != NULL && sscanf(how, "%u %d", &seed, &size) == 2) {
		test_desk(program, seed, size, true, &tally);
	} else {
		unsigned desks = how == NULL ? 1 : strcmp(how, "all") == 0 ? 100 : 10;
		unsigned first = 0, last = desks - 1;

		if (share != NULL &&
		    (sscanf(share, "%u %u", &first, &last) != 2 || first > last || last >= desks))
			ok(false, "LAKOU_PRIVACY_DESKS: %s", share);
		for (unsigned i = first; i <= last && i < desks; i++)
			test_desk(program, 100 + i + (desks == 1), size_of(i, desks),
				  desks > 1 && i % A_YEAR == 0, &tally);
	}
	printf("# %ld desks, %ld releases, %ld hidden figures\n", tally.desks, tally.releases,
	       tally.hidden);
	return tap_done();
}
