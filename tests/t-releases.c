/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was published of a desk: taken back, written out again, missed. */
#include "config.h"

#include <string.h>

#include "app/recipients.h"
#include "app/releases.h"
#include "report/release_again.h"
#include "report/release_publish.h"
#include "tests/lib/app_desk.h"

#define PERIOD "2026-10"
#define PROFILE RELEASE_PROFILE_COORDINATION

/* The month as `lakou export release` makes it. */
static int
publish(struct desk *d, const char *dir, struct release *out, struct err *err)
{
	const struct release_keeper keeper = desk_release_keeper(d);
	const struct release_request request = {
		.period = PERIOD,
		.today = clock_today(desk_clock(d)),
		.perimeter = desk_slug(d),
		.version = "0.1",
		.stamp = "2026-11-05T08:00:00-04:00",
		.dialect = CSV_EXCEL_FR,
	};
	struct stats *stats = NULL;
	char *folder = NULL;
	bool before;
	int rc = stats_open(&stats, desk_file(d), err);

	if (rc == 0)
		rc = report_release_publish(stats, &request, &keeper, dir, out, &before, &folder,
					    err);
	stats_close(stats);
	free(folder);
	return rc;
}

static void
find(struct desk *d, struct release *r)
{
	const struct release_keeper keeper = desk_release_keeper(d);
	struct err err;

	if (keeper.find(keeper.arg, PERIOD, PROFILE, r, &err) != 0)
		release_init(r);
}

static size_t
same_files(const struct release *r, const char *folder)
{
	size_t same = 0;

	for (size_t i = 0; i < r->file_count; i++) {
		char *path = path_join(folder, r->file[i].name);

		same += file_same(path, r->file[i].bytes, r->file[i].len);
		free(path);
	}
	return same;
}

static void
test_due(struct desk *d)
{
	int month = 0;
	struct err err;

	is_int(releases_due(d, &month, &err), 0, "asked");
	is_int(month, date_from(2026, 10, 1), "October is missed on 24 November");
	desk_clock_set(d, date_from(2026, 11, 5));
	releases_due(d, &month, &err);
	is_int(month, date_from(2026, 10, 1), "and from the 5th on");
	desk_clock_set(d, date_from(2026, 11, 4));
	releases_due(d, &month, &err);
	is_int(month, DATE_NONE, "but not before");
	desk_clock_set(d, date_from(2027, 2, 7));
	releases_due(d, &month, &err);
	is_int(month, DATE_NONE, "nor is a month without sessions");
	desk_clock_set(d, date_from(2026, 11, 24));
}

static void
test_again(struct desk *d, const struct release *first, const char *dir)
{
	char *elsewhere = path_join(dir, "elsewhere");
	char *folder = NULL, *notice = NULL;
	struct buf text = BUF_INIT;
	struct release r;
	struct err err = { 0 };

	find(d, &r);
	is_str(r.by, "A. Bellance", "who made it is kept");
	ok(report_release_again(&r, elsewhere, &folder, &err) == 0, "written elsewhere");
	is_int(same_files(first, folder), first->file_count, "the same bytes");
	free(folder);
	folder = NULL;
	release_clear(&r);
	is_int(releases_withdraw(d, PERIOD, PROFILE, " ", &err), -1, "without a reason");
	ok(err.code == ERR_VALUE && strcmp(err.detail, "withdrawal") == 0, "is refused");
	is_int(releases_withdraw(d, PERIOD, PROFILE, "Poste de Mme Zozio", &err), 0, "with one");
	find(d, &r);
	is_str(r.reason, "Poste de Mme Zozio", "it is kept");
	ok(report_release_again(&r, elsewhere, &folder, &err) == 0, "written there once more (%s)",
	   err.detail);
	is_int(err.code, ERR_NONE, "without a complaint");
	is_int(same_files(first, folder), first->file_count, "the same bytes");
	is_int(same_files(&r, folder), first->file_count + 1, "and one file more");
	notice = path_join(folder, RELEASE_FILE_WITHDRAWAL);
	ok(file_read(notice, &text, &err) == 0 && strstr(buf_text(&text), "24 "),
	   "which says when");
	ok(strstr(buf_text(&text), "Zozio") == NULL, "and nothing that was typed");
	free(folder);
	folder = NULL;
	release_clear(&r);
	i18n_switch(LANGUAGE_FR);
	find(d, &r);
	ok(report_release_again(&r, elsewhere, &folder, &err) == 0,
	   "in another language it is the same (%s)", err.detail);
	i18n_switch(LANGUAGE_EN);
	free(folder);
	file_write(notice, "mine", 4, true, &err);
	is_int(report_release_again(&r, elsewhere, &folder, &err), -1, "over somebody else’s file");
	is_int(err.code, ERR_EXISTS, "nothing is written");
	release_clear(&r);
	buf_clear(&text);
	free(notice);
	free(elsewhere);
}

static void
is_now(struct desk *d, const char *name, const char *folder, unsigned formats,
       enum csv_dialect dialect)
{
	struct recipient_choices c;
	struct err err = { 0 };

	ok(recipients_choices(d, name, &c, &err) == 0, "what holds for %s (%s)",
	   name != NULL ? name : "whoever is set", err.detail);
	is_str(c.folder, folder, "the folder");
	is_int(c.formats, formats, "the formats");
	is_int(c.dialect, dialect, "the dialect");
	recipient_choices_clear(&c);
}

static void
test_recipients(struct desk *d)
{
	struct strlist names;
	struct err err = { 0 };

	desk_setting_set(d, "export-folder", "/desk", &err);
	recipients_choose(d, RECIPIENT_FORMATS, "html", &err);
	is_now(d, NULL, "/desk", RELEASE_PAGE, CSV_EXCEL_FR);
	is_int(recipients_use(d, " Coordination ", &err), 0, "one is set (%s)", err.detail);
	is_now(d, NULL, "/desk", RELEASE_PAGE, CSV_EXCEL_FR);
	recipients_choose(d, RECIPIENT_FOLDER, "/key", &err);
	recipients_choose(d, RECIPIENT_FORMATS, "", &err);
	recipients_choose(d, RECIPIENT_DIALECT, "standard", &err);
	is_int(recipients_use(d, "Mairie", &err), 0, "another one is");
	is_now(d, NULL, "/desk", RELEASE_PAGE, CSV_EXCEL_FR);
	is_now(d, "Coordination", "/key", 0, CSV_STANDARD);
	is_now(d, "Nobody yet", "/desk", RELEASE_PAGE, CSV_EXCEL_FR);
	recipients_use(d, "Coordination", &err);
	is_now(d, NULL, "/key", 0, CSV_STANDARD);
	ok(recipients_names(d, &names, &err) == 0 && names.count == 2, "two are remembered");
	strlist_clear(&names);
	is_int(recipients_forget(d, "Coordination", &err), 0, "one is forgotten");
	is_now(d, NULL, "/desk", RELEASE_PAGE, CSV_EXCEL_FR);
	ok(recipients_names(d, &names, &err) == 0 && names.count == 1, "one is left");
	strlist_clear(&names);
}

int
main(void)
{
	struct desk *d = app_desk_invented();
	char *dir = tap_tmpdir();
	struct release first, r;
	struct err err = { 0 };
	int month;

	i18n_init(LANGUAGE_EN);
	test_due(d);
	ok(publish(d, dir, &first, &err) == 0, "published (%s)", err.detail);
	releases_due(d, &month, &err);
	is_int(month, DATE_NONE, "then it is missed no more");
	test_again(d, &first, dir);
	is_int(publish(d, dir, &r, &err), -1, "what was withdrawn is not exported again");
	ok(err.code == ERR_WITHDRAWN && strcmp(err.subject, "2026-11-24") == 0, "which is said");
	releases_due(d, &month, &err);
	is_int(month, DATE_NONE, "nor asked for");
	release_clear(&first);
	test_recipients(d);
	desk_close(d);
	free(dir);
	return tap_done();
}
