/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Releases: made once and frozen, safe as written on disk, in the right folder. What is audited
 * is the bytes of the files, read back as an outsider would. */
#include "config.h"

#include "report/release_publish.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/date.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "report/release_cells.h"
#include "tests/lib/desk_sql.h"
#include "tests/lib/release_audit.h"
#include "tests/lib/release_memory.h"
#include "tests/lib/tap.h"

static const struct release_file *
file_of(const struct release *r, const char *name)
{
	for (size_t i = 0; i < r->file_count; i++)
		if (strcmp(r->file[i].name, name) == 0)
			return &r->file[i];
	return NULL;
}

static bool
holds(const struct release *r, const char *words)
{
	for (size_t i = 0; i < r->file_count; i++)
		if (memmem(r->file[i].bytes, r->file[i].len, words, strlen(words)) != NULL)
			return true;
	return false;
}

/* --- the tests --- */

static void
test_worked_example(void)
{
	struct release_request q = request("2026-10");
	struct desk_sql d;
	struct release r;
	struct audit_table t;
	struct err err;
	bool before = true;

	desk_sql_open(&d);
	desk_sql_worked_example(&d);
	if (!ok(make(&d, &q, &r, &before, &err) == 0, "the worked example: %s", err.detail))
		return;
	ok(!before, "made now");
	is_int(release_dims() &
		       (1u << STATS_PARTNER | 1u << STATS_NOT_COMPLETED | 1u << STATS_TURNED_AWAY),
	       0, "whom the desk sends on or away stays at the desk");
	is_str(r.folder, "lakou_2026-10_lakou-fdf", "its folder");
	is_int(r.file_count, 3, "three files");
	ok(release_audit_read(&r, &t), "statistiques.csv is as the format says");
	is_int(release_audit_value(&t, "ensemble", "personnes", "TOTAL"), 11, "11 people");
	is_int(release_audit_value(&t, "ensemble", "seances", "TOTAL"), 6, "6 sessions");
	is_int(release_audit_value(&t, "ensemble", "seances", "individuel"), -2,
	       "too few people to divide the sessions");
	is_int(release_audit_value(&t, "ensemble", "seances", "animation"), -2,
	       "nor is the rest told");
	is_int(release_audit_value(&t, "ensemble", "accompagnements", "TOTAL"), 13,
	       "13 attendances");
	is_int(release_audit_value(&t, "ensemble", "minutes", "TOTAL"), -1,
	       "3 people stayed less long: no minutes");
	is_int(release_audit_value(&t, "genre", "personnes", "non_communique"), 11, "nobody said");
	is_int(release_audit_value(&t, "age", "personnes", "non_communique"), -2,
	       "11 are too few for eight ages");
	is_int(release_audit_value(&t, "statut", "personnes", "TOTAL"), 11,
	       "11 are enough for the status");
	is_int(release_audit_value(&t, "residence", "personnes", "TOTAL"), 11,
	       "the total stands in geo");
	is_int(release_audit_value(&t, "residence", "personnes", "97101"), 0,
	       "every commune has a row");
	is_int(release_audit_value(&t, "theme", "personnes", "sante"), -2,
	       "11 people: nothing on health");
	is_int(release_audit_attack(&t), 0, "an outsider finds nothing");
	ok(release_audit_sorted(&t), "the rows are sorted");
	ok(holds(&r, "sceau_precedent;;\r\n"), "the first release has no predecessor");
	ok(!holds(&r, "Zozio") && !holds(&r, "2026-11-05"), "neither recipient nor date is in it");
	release_audit_clear(&t);
	release_clear(&r);
	forget();
	desk_sql_close(&d);
}

static unsigned
draw(unsigned *state, unsigned bound)
{
	*state = *state * 1103515245u + 12345u;
	return (*state >> 16) % bound;
}

static void
add_session(struct desk_sql *d, const char *date, unsigned *s)
{
	bool group = draw(s, 12) == 0;
	unsigned people = group ? 2 + draw(s, 9) : 1;
	unsigned procedures = draw(s, 3) == 0 ? 1u << draw(s, 11) : 0;
	char *set = mem_printf(
		"participants = %u, anonymous = %u, minutes = %u, channel = %u, devices = %u,"
		" themes = %u, procedures = %u, anonymous_returning = %u,"
		" title = '=cmd|x;Zozio', procedure_name = 'Zozio', refer_reason = '@Zozio'",
		people, people, 5 + draw(s, 9) * 20, 1 + draw(s, 4) * draw(s, 2),
		draw(s, 3) == 0 ? 8 : 1u << draw(s, 3),
		1u << draw(s, 18) | (procedures != 0 ? 1u << 18 : 0), procedures,
		draw(s, people + 1));
	int64_t n = desk_sql_session(d, date, group ? 2 : 1, set);

	free(set);
	if (!group && draw(s, 4) == 0)
		desk_sql_attend(d, n, 1 + draw(s, 9));
	desk_sql_run(d,
		     "UPDATE attendance SET gender = %u, age = %u, status = %u,"
		     " residence = %u WHERE session = %lld",
		     1 + draw(s, 3), 1 + draw(s, 8), 1 + draw(s, 5),
		     draw(s, 2) ? 97209 : 97201 + draw(s, 34), (long long)n);
	if (group)
		desk_sql_run(d, "INSERT INTO breakdown VALUES (%lld, 1, 1, %u)", (long long)n,
			     people - 1);
}

static void
test_many_months(void)
{
	struct desk_sql d;
	unsigned state = 1;
	int published = 0, refused = 0, found = 0, unsorted = 0, unread = 0, words = 0;

	desk_sql_open(&d);
	desk_sql_run(&d, "BEGIN");
	desk_sql_run(&d, "UPDATE mediator SET name = 'Zozio' || n");
	desk_sql_run(&d, "UPDATE place SET name = '=cmd|Zozio;'");
	for (int m = 0; m < 48; m++) {
		char date[DATE_ISO_SIZE];

		date_write(date_from(2022 + m / 12, m % 12 + 1, 15), date);
		for (int i = m * m / 6; i >= 0; i--)
			add_session(&d, date, &state);
	}
	desk_sql_run(&d, "COMMIT");
	for (int m = 0; m < 48; m++) {
		char period[DATE_ISO_SIZE];
		struct release_request q = request(period);
		struct release r;
		struct audit_table t;
		struct err err;
		bool before;

		date_write(date_from(2022 + m / 12, m % 12 + 1, 1), period);
		period[7] = '\0';
		if (make(&d, &q, &r, &before, &err) != 0) {
			refused += err.code == ERR_NOTHING;
			continue;
		}
		published++;
		unread += !release_audit_read(&r, &t);
		if (release_audit_attack(&t) != 0)
			printf("# %s: %d\n", period, release_audit_attack(&t));
		found += release_audit_attack(&t);
		unsorted += !release_audit_sorted(&t);
		words += holds(&r, "Zozio") || holds(&r, "cmd");
		release_audit_clear(&t);
		release_clear(&r);
	}
	ok(published > 40 && published + refused == 48, "%d months published, %d too small",
	   published, refused);
	is_int(unread, 0, "all are as the format says");
	is_int(unsorted, 0, "and sorted");
	is_int(found, 0, "an outsider finds nothing in any of them");
	is_int(words, 0, "no word typed at the desk is in them");
	ok(memory.count > 2 && memory.kept[1].seal[0] != '\0', "they are sealed");
	ok(holds(&memory.kept[1], memory.kept[0].seal), "each names the seal before it");
	forget();
	desk_sql_close(&d);
}

static void
test_frozen(void)
{
	struct release_request q = request("2026-10");
	struct release first;
	struct release again;
	struct desk_sql d;
	struct err err;
	bool before;
	bool same;

	desk_sql_open(&d);
	for (int i = 0; i < 40; i++)
		desk_sql_session(&d, "2026-10-05", 1, NULL);
	ok(make(&d, &q, &first, &before, &err) == 0 && !before, "published");
	desk_sql_session(&d, "2026-10-06", 1, NULL);
	desk_sql_run(&d, "UPDATE session SET deleted = 1 WHERE n < 9");
	q.dialect = CSV_STANDARD;
	q.encoding = "CP1252";
	q.today = date_from(2026, 10, 1);
	ok(make(&d, &q, &again, &before, &err) == 0 && before, "the frozen one comes back");
	same = first.file_count == again.file_count;
	for (size_t i = 0; i < first.file_count && same; i++)
		same = first.file[i].len == again.file[i].len &&
		       memcmp(first.file[i].bytes, again.file[i].bytes, first.file[i].len) == 0;
	ok(same, "byte for byte, whatever happened since");
	is_int(memory.count, 1, "and is kept once");
	release_clear(&first);
	release_clear(&again);
	forget();
	desk_sql_close(&d);
}

static void
is_refused(struct desk_sql *d, const struct release_request *q, enum err_code code,
	   const char *subject, const char *why)
{
	struct release r;
	struct err err = { 0 };
	bool before;

	ok(make(d, q, &r, &before, &err) == -1, "refused: %s", why);
	is_int(err.code, code, "with the right code");
	is_str(err.subject, subject, "and subject");
}

/* Two profiles of one period would tell what each hides. */
static void
test_everybody(void)
{
	struct release_request q = request("2026-T4");
	struct desk_sql d;
	struct release r;
	struct err err = { 0 };
	bool before;

	q.today = date_from(2027, 1, 5);
	q.profile = RELEASE_PROFILE_DIFFUSION;
	desk_sql_open(&d);
	for (int i = 0; i < 10; i++)
		desk_sql_session(&d, "2026-10-05", 1, NULL);
	is_refused(&d, &q, ERR_NOTHING, "2026-T4", "10 people for everybody");
	desk_sql_session(&d, "2026-10-05", 1, NULL);
	if (ok(make(&d, &q, &r, &before, &err) == 0 && !before, "11 people: published")) {
		is_str(r.profile, "diffusion", "for everybody");
		for (size_t i = 0; i < r.cell_count; i++)
			if (!r.cell[i].secret && strcmp(r.cell[i].measure, "personnes") == 0 &&
			    r.cell[i].value > 0 && r.cell[i].value < 11)
				ok(false, "%s %s is of few", r.cell[i].table, r.cell[i].category);
		release_clear(&r);
	}
	q.profile = NULL;
	is_refused(&d, &q, ERR_COVERED, "2026-T4", "the other profile of it");
	q.period = "2026-10";
	is_refused(&d, &q, ERR_COVERED, "2026-T4", "a month in it");
	forget();
	desk_sql_close(&d);
}

static void
test_refusals(void)
{
	struct release_request q = request("2026-10");
	struct desk_sql d;

	desk_sql_open(&d);
	is_refused(&d, &q, ERR_NOTHING, "2026-10", "an empty month");
	for (int i = 0; i < 4; i++)
		desk_sql_session(&d, "2026-10-05", 1, NULL);
	is_refused(&d, &q, ERR_NOTHING, "2026-10", "4 people");
	q.today = date_from(2026, 11, 4);
	is_refused(&d, &q, ERR_TOO_EARLY, "2026-11-05", "the 4th of the next month");
	q = request("2026-13");
	is_refused(&d, &q, ERR_VALUE, "2026-13", "no such month");
	q.period = "2026-T4";
	is_refused(&d, &q, ERR_NOTHING, "2026-T4", "4 people in a quarter");
	q.period = "2026-T5";
	is_refused(&d, &q, ERR_VALUE, "2026-T5", "no such quarter");
	q.period = "2026";
	q.today = date_from(2027, 1, 4);
	is_refused(&d, &q, ERR_TOO_EARLY, "2027-01-05", "the 4th of the next year");
	q = request("2026-10");
	q.profile = RELEASE_PROFILE_DIFFUSION;
	is_refused(&d, &q, ERR_USAGE, "diffusion", "a month for everybody");
	q.period = "2026-T4";
	q.today = date_from(2027, 1, 5);
	is_refused(&d, &q, ERR_NOTHING, "2026-T4", "4 people in a quarter for everybody");
	q = request("2026-10");
	q.profile = "x";
	is_refused(&d, &q, ERR_VALUE, "x", "no such profile");
	q = request("2026-10");
	q.perimeter = "../x";
	is_refused(&d, &q, ERR_VALUE, "../x", "a path for a perimeter");
	desk_sql_session(&d, "2026-10-05", 1, NULL);
	q = request("2026-10");
	q.encoding = "no-such";
	is_refused(&d, &q, ERR_ENCODING, "no-such", "no such encoding");
	is_int(memory.count, 0, "nothing was kept");
	desk_sql_close(&d);
}

static void
test_folder(void)
{
	struct release_request q = request("2026-10");
	char *dir = tap_tmpdir();
	char *deep = path_join(dir, "a/b");
	char *folder = NULL;
	char *file;
	struct desk_sql d;
	struct release r;
	struct err err;
	bool before;

	desk_sql_open(&d);
	for (int i = 0; i < 40; i++)
		desk_sql_session(&d, "2026-10-05", 1, NULL);
	q.demo = true;
	q.today = date_from(2026, 11, 5);
	if (!ok(make(&d, &q, &r, &before, &err) == 0, "a demo, on the 5th: %s", err.detail))
		return;
	is_str(r.folder, "lakou_demo_2026-10_lakou-fdf", "a demo's folder says so");
	ok(holds(&r, "demo;;oui"), "and so does the manifest");
	ok(holds(&r, "DEMO") || holds(&r, "DÉMO"), "and the notice");
	ok(report_release_write(&r, deep, &folder, &err) == 0, "written: %s", err.detail);
	file = path_join(folder, RELEASE_FILE_STATISTICS);
	ok(file_same(file, r.file[0].bytes, r.file[0].len), "with its bytes");
	free(folder);
	ok(report_release_write(&r, deep, &folder, &err) == 0, "the same again is no error");
	free(folder);
	ok(file_write(file, "x", 1, true, &err) == 0, "changed by somebody");
	folder = NULL;
	ok(report_release_write(&r, deep, &folder, &err) == -1 && err.code == ERR_EXISTS,
	   "another content is not overwritten");
	ok(folder == NULL, "and no path is given");
	ok(file_same(file, "x", 1), "nor lost");
	free(file);
	ok(report_release_write(&r, "/proc/nowhere", &folder, &err) == -1, "no such place");
	release_clear(&r);
	forget();
	free(deep);
	free(dir);
	desk_sql_close(&d);
}

/* Published with no room for its files. */
static int
publish_on_full_disk(struct stats *st, const struct release_request *q, const char *dir,
		     struct err *err)
{
	struct rlimit room, none;
	struct release r;
	char *folder;
	bool before;
	int rc;

	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &room);
	none = (struct rlimit){ .rlim_cur = 1, .rlim_max = room.rlim_max };
	setrlimit(RLIMIT_FSIZE, &none);
	rc = report_release_publish(st, q, &keeper, dir, &r, &before, &folder, err);
	setrlimit(RLIMIT_FSIZE, &room);
	return rc;
}

/* What the folder says is what is told; nothing is published when it cannot take the files. */
static void
test_publish(void)
{
	struct release_request q = request("2026-10");
	char *dir = tap_tmpdir();
	char *foreign = path_join(dir, "lakou_2026-10_lakou-fdf/notes.txt");
	char *taken = path_join(dir, "lakou_2026-10_lakou-fdf");
	char *folder = NULL;
	struct stats *st;
	struct desk_sql d;
	struct release r;
	struct err err = { 0 };
	bool before;

	desk_sql_open(&d);
	for (int i = 0; i < 40; i++)
		desk_sql_session(&d, "2026-10-05", 1, NULL);
	if (!ok(stats_open(&st, d.path, &err) == 0 && file_make_dir(taken, &err) == 0, "a folder"))
		return;
	ok(report_release_publish(st, &q, &keeper, dir, &r, &before, &folder, &err) == -1,
	   "of that name is there already");
	is_int(err.code, ERR_EXISTS, "which is what is said");
	is_str(err.subject, taken, "of that folder");
	is_int(memory.count, 0, "and nothing is published");
	rmdir(taken);
	is_int(publish_on_full_disk(st, &q, dir, &err), -1, "a full disk");
	is_int(err.code, ERR_FULL, "is said to be full");
	is_int(memory.count, 0, "and again nothing is published");
	ok(rmdir(dir) == 0 && file_make_dir(dir, &err) == 0, "nor is anything left there");
	ok(report_release_publish(st, &q, &keeper, dir, &r, &before, &folder, &err) == 0 && !before,
	   "published (%s)", err.detail);
	release_clear(&r);
	free(folder);
	ok(file_write(foreign, "x", 1, false, &err) == 0, "somebody adds a file");
	ok(report_release_publish(st, &q, &keeper, dir, &r, &before, &folder, &err) == -1,
	   "the folder is not the release any more");
	is_int(err.code, ERR_EXISTS, "which is said");
	unlink(foreign);
	ok(report_release_publish(st, &q, &keeper, dir, &r, &before, &folder, &err) == 0 && before,
	   "without it, it is");
	release_clear(&r);
	stats_close(st);
	forget();
	free(folder);
	free(foreign);
	free(taken);
	free(dir);
	desk_sql_close(&d);
}

static void
test_encoding(void)
{
	struct release_request q = request("2026-10");
	const struct release_file *f;
	struct desk_sql d;
	struct release r;
	struct err err;
	bool before;

	desk_sql_open(&d);
	for (int i = 0; i < 40; i++)
		desk_sql_session(&d, "2026-10-05", 1, NULL);
	q.encoding = "CP1252";
	if (!ok(make(&d, &q, &r, &before, &err) == 0, "in CP1252: %s", err.detail))
		return;
	f = file_of(&r, RELEASE_FILE_STATISTICS);
	ok(strncmp(f->bytes, "periode;", 8) == 0, "no mark of UTF-8");
	ok(memmem(f->bytes, f->len, "Lamentin", 8) != NULL, "and all the communes");
	is_str(r.seal, r.file[2].sha256, "the seal is the manifest's digest");
	ok(holds(&r, f->sha256), "which names the digest of the figures");
	release_clear(&r);
	forget();
	q.encoding = NULL;
	q.dialect = CSV_STANDARD;
	ok(make(&d, &q, &r, &before, &err) == 0, "standard");
	f = file_of(&r, RELEASE_FILE_STATISTICS);
	ok(strncmp(f->bytes, "periode,", 8) == 0 && memchr(f->bytes, '\r', f->len) == NULL,
	   "commas and plain line ends");
	release_clear(&r);
	forget();
	desk_sql_close(&d);
}

/* A file that another program spoilt: what cannot be is never frozen. */
static void
test_impossible(void)
{
	struct release_request q = request("2026-10");
	struct desk_sql d;
	struct release r;
	struct err err;
	bool before;

	desk_sql_open(&d);
	desk_sql_worked_example(&d);
	for (int i = 0; i < 30; i++)
		desk_sql_session(&d, "2026-10-20", 1, NULL);
	desk_sql_run(&d, "PRAGMA ignore_check_constraints = 1");
	desk_sql_run(&d, "UPDATE session SET anonymous_returning = 200 WHERE n = 12");
	ok(make(&d, &q, &r, &before, &err) == -1, "figures below 0 are refused");
	is_int(err.code, ERR_DAMAGED, "as what no save writes");
	forget();
	desk_sql_close(&d);
}

int
main(void)
{
	i18n_init(LANGUAGE_EN);
	test_worked_example();
	test_many_months();
	test_frozen();
	test_refusals();
	test_everybody();
	test_folder();
	test_publish();
	test_encoding();
	test_impossible();
	return tap_done();
}
