/* SPDX-License-Identifier: GPL-3.0-or-later */
/* No audit passed, no release: what is published was attacked as it lies on disk, with what was
 * published before. */
#include "config.h"

#include "report/release_publish.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "report/audit.h"
#include "tests/lib/desk_sql.h"
#include "tests/lib/release_memory.h"
#include "tests/lib/tap.h"

/* A release of the month that shows what this one hides, as another program would make it. */
static void
naive(struct release *r, const char *period, long women)
{
	char *text =
		mem_printf("periode,perimetre,tableau,mesure,geo,categorie,libelle,valeur,statut\n"
			   "%s,lakou-fdf,genre,personnes,,feminin,F,%ld,P\n",
			   period, women);
	char *manifest;

	release_init(r);
	r->period = mem_strdup(period);
	r->perimeter = mem_strdup("lakou-fdf");
	r->profile = mem_strdup("coordination");
	release_file_add(r, RELEASE_FILE_STATISTICS, text, strlen(text));
	manifest = mem_printf("element,nom,valeur\nperiode,,%s\nperimetre,,lakou-fdf\n"
			      "profil,,coordination\nk,general,5\nk,sensible,11\n"
			      "sha256,%s,%s\nencodage,standard,UTF-8\n",
			      period, RELEASE_FILE_STATISTICS, r->file[0].sha256);
	release_file_add(r, RELEASE_FILE_MANIFEST, manifest, strlen(manifest));
	free(manifest);
	free(text);
}

/* Only the attack is told of it. */
static int asked;

static int
past_known_late(void *arg, const char *period, struct release_list *out, struct err *err)
{
	(void)arg;
	(void)err;
	*out = (struct release_list){ mem_array(1, sizeof(struct release)), 0 };
	if (++asked % 2 == 0)
		naive(&out->item[out->count++], period, 3);
	return 0;
}

static size_t
entries(const char *dir)
{
	DIR *d = opendir(dir);
	size_t count = 0;

	while (d != NULL && readdir(d) != NULL)
		count++;
	if (d != NULL)
		closedir(d);
	return count;
}

/* 3 women, 30 men, 7 who did not say. */
static void
fill_month(struct desk_sql *d, const char *date)
{
	for (int i = 0; i < 40; i++) {
		int64_t n = desk_sql_session(d, date, 1, NULL);

		desk_sql_run(d, "UPDATE attendance SET gender = %d WHERE session = %lld",
			     i < 3    ? 1
			     : i < 33 ? 2
				      : 3,
			     (long long)n);
	}
}

static void
test_refused(void)
{
	struct release_request q = request("2026-10");
	struct release_keeper knowing = keeper;
	char *dir = tap_tmpdir();
	struct desk_sql d;
	struct stats *st;
	struct release r;
	struct err err = { 0 };
	char *folder = NULL;
	bool before;

	knowing.past = past_known_late;
	desk_sql_open(&d);
	fill_month(&d, "2026-10-05");
	if (!ok(stats_open(&st, d.path, &err) == 0, "a month"))
		return;
	ok(report_release_publish(st, &q, &knowing, dir, &r, &before, &folder, &err) == -1,
	   "a figure that another release gives away");
	is_int(err.code, ERR_UNSAFE, "is why nothing is published");
	is_str(err.subject, "genre feminin", "and is named");
	is_int(memory.count, 0, "nothing is kept");
	is_int(entries(dir), 2, "and nothing is left in the folder");
	ok(report_release_preview(st, &q, &knowing, &r, &before, &err) == -1 &&
		   err.code == ERR_UNSAFE,
	   "nor is it shown beforehand");
	ok(report_release_publish(st, &q, &keeper, dir, &r, &before, &folder, &err) == 0,
	   "without that release it is safe (%s)", err.detail);
	is_int(entries(dir), 3, "and delivered");
	release_clear(&r);
	stats_close(st);
	forget();
	free(folder);
	free(dir);
	desk_sql_close(&d);
}

/* What the past gives away alone is not held against what comes after. */
static void
test_past_alone(void)
{
	struct release_request q = request("2026-10");
	struct release_list past = { mem_array(1, sizeof(struct release)), 1 };
	struct desk_sql d;
	struct release r, other;
	struct audit audit;
	struct err err = { 0 };
	bool before;

	desk_sql_open(&d);
	fill_month(&d, "2026-10-05");
	if (!ok(make(&d, &q, &r, &before, &err) == 0, "a release"))
		return;
	naive(&past.item[0], "2026-10", 3);
	naive(&other, "2026-10", 3);
	is_int(report_audit_new(&r, NULL, &past, &audit, &err), 0, "with what shows a figure");
	is_int(audit.count, 1, "that figure is found");
	audit_clear(&audit);
	release_clear(&past.item[0]);
	copy(&past.item[0], &r);
	is_int(report_audit_new(&other, NULL, &past, &audit, &err), 0, "the other way round");
	is_int(audit.count, 1, "too");
	audit_clear(&audit);
	is_int(report_audit_new(&r, NULL, &past, &audit, &err), 0, "the same twice");
	is_int(audit.count, 0, "is no more than once");
	is_int(audit.releases, 2, "and both were read");
	audit_clear(&audit);
	release_list_clear(&past);
	release_clear(&other);
	release_clear(&r);
	forget();
	desk_sql_close(&d);
}

/* A name that came once without a device and once with one has both answers. */
static void
test_twice(void)
{
	struct release_request q = request("2026-10");
	struct desk_sql d;
	struct release r;
	struct audit audit;
	struct err err = { 0 };
	bool before;

	desk_sql_open(&d);
	for (int i = 0; i < 60; i++) {
		int64_t n = desk_sql_session(&d, "2026-10-05", 1,
					     i % 2 == 0 ? "devices = 1 << 3" : "devices = 1");

		desk_sql_attend(&d, n, 1 + i / 2);
	}
	if (!ok(make(&d, &q, &r, &before, &err) == 0, "names that came twice: %s", err.detail))
		return;
	is_int(report_audit_new(&r, NULL, &(struct release_list){ NULL, 0 }, &audit, &err), 0,
	       "their figures do not contradict each other (%s)", err.detail);
	is_int(audit.count, 0, "nor is one found");
	audit_clear(&audit);
	release_clear(&r);
	forget();
	desk_sql_close(&d);
}

int
main(void)
{
	i18n_init(LANGUAGE_EN);
	test_twice();
	test_refused();
	test_past_alone();
	return tap_done();
}
