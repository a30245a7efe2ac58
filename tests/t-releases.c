/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was published of a desk: taken back, written out again, missed. */
#include "config.h"

#include <string.h>

#include "app/access_log.h"
#include "app/logbook.h"
#include "app/recipients.h"
#include "app/releases.h"
#include "base/mem.h"
#include "base/release_period.h"
#include "report/release_after.h"
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

/* On that day: « 2026-10 », « 2 from 2026-09 », "" when nothing is due. */
static void
is_due(struct desk *d, int year, int month, int day, const char *periods, const char *what)
{
	char name[RELEASE_PERIOD_SIZE] = "";
	struct releases_due due;
	struct err err = { 0 };
	char *text;

	desk_clock_set(d, date_from(year, month, day));
	ok(releases_due(d, &due, &err) == 0, "asked (%s)", err.detail);
	if (due.count > 0)
		release_period_write(&due.first, name);
	text = due.count > 1 ? mem_printf("%d from %s", due.count, name) : mem_strdup(name);
	is_str(text, periods, "%s", what);
	free(text);
	desk_clock_set(d, date_from(2026, 11, 24));
}

/* What the usual export of so many months makes on that day. */
static void
usually(struct desk *d, int months, int day, const char *period, const char *what)
{
	struct release_period p = { .months = 0 };
	char name[RELEASE_PERIOD_SIZE] = "";
	struct err err = { 0 };

	desk_clock_set(d, day);
	if (releases_usual(d, months, &p, &err) == 0)
		release_period_write(&p, name);
	is_str(name, period, "%s (%s)", what, err.detail);
	desk_clock_set(d, date_from(2026, 11, 24));
}

/* October is published, and November waits. */
static void
test_usual(struct desk *d)
{
	int day = date_from(2027, 1, 7);
	struct releases_due due = { .count = 0 };
	struct err err = { 0 };

	usually(d, 1, day, "2026-11", "the month that is due is usual");
	usually(d, 3, day, "2026-T4", "for whom gets quarters, the last of them");
	usually(d, 1, date_from(2026, 11, 24), "2026-10", "where none is due, the last month");
	desk_clock_set(d, day);
	ok(releases_due(d, &due, &err) == 0 && !due.usual, "nobody is there to receive it");
	ok(recipients_use(d, "CACEM", &err) == 0 && releases_due(d, &due, &err) == 0 && due.usual,
	   "somebody is");
	recipients_set(d, "CACEM", RECIPIENT_PERIOD, "quarter", &err);
	recipients_set(d, "Mairie", RECIPIENT_PERIOD, "month", &err);
	ok(releases_due(d, &due, &err) == 0 && due.first.months == 1 && !due.usual,
	   "what another one gets is not usual");
	recipients_forget(d, "Mairie", &err);
	recipients_forget(d, "CACEM", &err);
	err_set(&err, ERR_FULL, "", "no room");
	releases_refused(d, "2026-11", &err);
	is_due(d, 2027, 1, 7, "2026-11", "what failed otherwise is still due");
	err_set(&err, ERR_NOTHING, "2026-11", "nothing safe to publish");
	releases_refused(d, "2026-11", &err);
	is_due(d, 2027, 1, 7, "", "what can give nothing is not");
	usually(d, 1, day, "2026-12", "nor is it usual");
}

static void
test_due(struct desk *d)
{
	struct err err = { 0 };

	is_due(d, 2026, 11, 24, "2026-10", "October is missed on 24 November");
	is_due(d, 2026, 11, 5, "2026-10", "and from the 5th on");
	is_due(d, 2026, 11, 4, "2026-09", "until then the month before it is");
	is_due(d, 2027, 2, 7, "", "nor is a month without sessions");
	recipients_set(d, "Préfecture", RECIPIENT_PERIOD, "quarter", &err);
	is_due(d, 2026, 11, 24, "2026-T3", "a quarter where nobody gets months");
	is_due(d, 2027, 1, 4, "2026-T3", "the next one is not due before");
	is_due(d, 2027, 1, 5, "2026-T4", "the 5th of the month after it");
	recipients_set(d, "Préfecture", RECIPIENT_PERIOD, "year", &err);
	is_due(d, 2027, 1, 5, "2026", "or a year");
	recipients_set(d, "CACEM", RECIPIENT_PROFILE, RELEASE_PROFILE_DIFFUSION, &err);
	is_due(d, 2027, 1, 5, "2026-T4", "everybody gets quarters");
	recipients_set(d, "CACEM", RECIPIENT_PROFILE, PROFILE, &err);
	is_due(d, 2026, 11, 24, "2026-10", "the month as soon as one gets months");
	recipients_forget(d, "Préfecture", &err);
	recipients_forget(d, "CACEM", &err);
}

/* What a withdrawn one says beside its files, in the language that is frozen with it and in French:
 * not why, what to do, and when there are others. */
static void
test_words(const char *text)
{
	static const char *const lines[] = {
		"WITHDRAWN on 24 November 2026.\r\n",
		"The desk takes these figures back.\r\n",
		"use them no longer, delete this folder and your copies of it, tell whoever has "
		"them from you, and take them out of your reports.\r\n",
		"The desk gives no other figures of this period: Q4 2026 counts it again.\r\n",
		"RETIRÉ le 24 novembre 2026.\r\n",
		"Le poste retire ces chiffres.\r\n",
		"ne vous en servez plus, effacez ce dossier et vos copies, prévenez qui les tient "
		"de vous, et ôtez-les de vos rapports.\r\n",
		"Le poste ne donne pas d’autres chiffres de cette période\u00a0: la publication de "
		"T4 2026 la compte de nouveau.\r\n",
	};
	const char *at = text;

	i18n_switch(LANGUAGE_FR);
	if (!i18n_working()) {
		skip(1, "the catalogues are not built");
		return;
	}
	i18n_switch(LANGUAGE_EN);
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		const char *found = strstr(at, lines[i]);

		ok(found != NULL, "RETRAIT.txt: %.40s", lines[i]);
		at = found != NULL ? found : at;
	}
}

/* How many withdrawals the log of access has. */
static int
noted(struct desk *d)
{
	struct access_rows log;
	struct err err;
	int count = access_log_read(d, &log, &err) == 0 ? 0 : -1;

	for (size_t i = 0; i < log.count; i++)
		count += strcmp(access_log_words(&log.row[i]), "A publication withdrawn") == 0;
	access_log_clear(&log);
	return count;
}

static void
test_again(struct desk *d, const struct release *first, const char *dir)
{
	char *elsewhere = path_join(dir, "elsewhere");
	char *folder = NULL, *notice = NULL;
	const struct release_list all = { .count = 0 };
	struct buf text = BUF_INIT;
	struct release r;
	struct err err = { 0 };

	find(d, &r);
	is_str(r.by, "A. Bellance", "who made it is kept");
	ok(report_release_again(&all, &r, elsewhere, &folder, &err) == 0, "written elsewhere");
	is_int(same_files(first, folder), first->file_count, "the same bytes");
	free(folder);
	folder = NULL;
	release_clear(&r);
	is_int(releases_withdraw(d, PERIOD, PROFILE, " ", &err), -1, "without a reason");
	ok(err.code == ERR_VALUE && strcmp(err.detail, "withdrawal") == 0, "is refused");
	is_int(noted(d), 0, "and noted nowhere");
	is_int(releases_withdraw(d, PERIOD, PROFILE, "Poste de Mme Zozio", &err), 0, "with one");
	is_int(releases_withdraw(d, PERIOD, PROFILE, "again", &err), -1, "but once");
	is_int(noted(d), 1, "it is noted, once");
	err_clear(&err);
	find(d, &r);
	is_str(r.reason, "Poste de Mme Zozio", "it is kept");
	ok(report_release_again(&all, &r, elsewhere, &folder, &err) == 0,
	   "written there once more (%s)", err.detail);
	is_int(err.code, ERR_NONE, "without a complaint");
	is_int(same_files(first, folder), first->file_count, "the same bytes");
	is_int(same_files(&r, folder), first->file_count + 1, "and one file more");
	notice = path_join(folder, RELEASE_FILE_WITHDRAWAL);
	ok(file_read(notice, &text, &err) == 0 && strstr(buf_text(&text), "24 "),
	   "which says when");
	ok(strstr(buf_text(&text), "Zozio") == NULL, "and nothing that was typed");
	test_words(buf_text(&text));
	free(folder);
	folder = NULL;
	release_clear(&r);
	i18n_switch(LANGUAGE_FR);
	find(d, &r);
	ok(report_release_again(&all, &r, elsewhere, &folder, &err) == 0,
	   "in another language it is the same (%s)", err.detail);
	i18n_switch(LANGUAGE_EN);
	free(folder);
	file_write(notice, "mine", 4, true, &err);
	is_int(report_release_again(&all, &r, elsewhere, &folder, &err), -1,
	       "over somebody else’s file");
	is_int(err.code, ERR_EXISTS, "nothing is written");
	release_clear(&r);
	buf_clear(&text);
	free(notice);
	free(elsewhere);
}

/* Released on a day, and withdrawn on another one; NULL: it stands. */
static struct release
made(const char *period, const char *profile, const char *day, const char *withdrawn)
{
	return (struct release){ .period = (char *)period,
				 .profile = (char *)profile,
				 .made = (char *)day,
				 .withdrawn = (char *)withdrawn };
}

static void
says(char *text, const char *said, const char *what)
{
	ok(strstr(text, said) != NULL, "%s: %s", what, text);
	free(text);
}

/* What has the figures of a month, or counts them again, once it is withdrawn. */
static void
test_after(void)
{
	struct release item[] = {
		made("2026-04", PROFILE, "2026-05-05", NULL),
		made("2026-05", PROFILE, "2026-06-05", "2026-07-20"),
		made("2026-T2", PROFILE, "2026-07-10", NULL),
		made("2026-T2", RELEASE_PROFILE_ROWS, "2026-07-11", NULL),
		made("2026-08", PROFILE, "2026-09-05", "2026-09-06"),
		made("2026-T3", PROFILE, "2026-10-10", NULL),
		made("2026", PROFILE, "2027-01-06", "2027-01-07"),
	};
	struct release_list all = { .item = item, .count = 2 };
	char later[] = "2026-07-21";

	says(report_release_after_question(&all, &item[0]),
	     "Withdraw April 2026? This is for ever: it is exported no more, and nothing replaces "
	     "it until Q2 2026 is published.",
	     "the quarter to come is named");
	all.count = 5;
	says(report_release_after_question(&all, &item[0]),
	     "cannot be made again; withdraw it, too: Q2 2026 (figures), Q2 2026 (rows).",
	     "what has the same figures is named");
	says(report_release_after_question(&all, &item[2]),
	     "Withdraw Q2 2026 (figures)? This is for ever. What is published already with the "
	     "same figures cannot be made again; withdraw it, too: Q2 2026 (rows).",
	     "figures and rows are told apart");
	says(report_release_after_question(&all, &item[3]),
	     "Withdraw Q2 2026 (rows)? This is for ever: it is exported no more, and nothing "
	     "replaces it.",
	     "rows do not come again");
	says(report_release_after_state(&all, &item[1], "20 July"), "too: Q2 2026 (figures), Q2",
	     "as it is once it is withdrawn");
	says(report_release_after_words(&all, &item[1]),
	     "are also in: Q2 2026 (figures), Q2 2026 (r", "and for whoever has it");
	item[2].withdrawn = item[3].withdrawn = later;
	says(report_release_after_state(&all, &item[1], "20 July"),
	     "20 July: 2026 counts it again.", "once they are withdrawn, too, the year is to come");
	says(report_release_after_words(&all, &item[1]),
	     "are also in: Q2 2026 (figures), Q2 2026 (r", "the file in the folder stays as it is");
	says(report_release_after_words(&all, &item[4]), ": Q3 2026 counts it again.",
	     "before the quarter is made");
	all.count = 7;
	says(report_release_after_words(&all, &item[4]), ": Q3 2026 counts it again.",
	     "and the same for ever");
	says(report_release_after_state(&all, &item[4], "6 September"),
	     ": Q3 2026 counts it again.", "what was published since counts it right");
	says(report_release_after_state(&all, &item[6], "7 January"), "nothing replaces it.",
	     "nothing is longer than a year");
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

/* Which is set, and how many are remembered. */
static void
are_now(struct desk *d, const char *set, size_t count, const char *what)
{
	struct strlist names;
	char *name = NULL;
	struct err err = { 0 };

	ok(desk_setting_get(d, "recipient", &name, &err) == 0 &&
		   recipients_names(d, &names, &err) == 0,
	   "asked (%s)", err.detail);
	is_str(name, set, "%s", what);
	is_int(names.count, count, "so many are remembered");
	strlist_clear(&names);
	free(name);
}

static void
undone(struct desk *d, const char *action, bool redo)
{
	struct logbook_step step;
	struct err err = { 0 };

	is_int(redo ? logbook_redo(d, &step, &err) : logbook_undo(d, &step, &err), 0, "%s (%s)",
	       redo ? "redone" : "undone", err.detail);
	is_str(step.action, action, "it was that");
}

static void
test_undo(struct desk *d)
{
	char *name = NULL;
	struct err err = { 0 };

	desk_setting_set(d, "recipient", "", &err);
	recipients_forget(d, "Mairie", &err);
	is_int(recipients_add(d, " Préfecture ", &name, &err), 0, "one is added");
	is_str(name, "Préfecture", "as it is written");
	free(name);
	name = NULL;
	is_int(recipients_add(d, "PREFECTURE", &name, &err), -1, "but once");
	is_int(err.code, ERR_EXISTS, "which is said");
	is_int(recipients_add(d, " ", &name, &err), -1, "not without a name");
	recipients_use(d, "Préfecture", &err);
	recipients_set(d, "Préfecture", RECIPIENT_DIALECT, "standard", &err);
	is_int(recipients_rename(d, "Préfecture", "préfecture de région", &name, &err), 0,
	       "it has another name");
	free(name);
	is_now(d, "préfecture de région", "/desk", RELEASE_PAGE, CSV_STANDARD);
	are_now(d, "préfecture de région", 1, "the setting goes along");
	undone(d, "recipient-edit", false);
	are_now(d, "Préfecture", 1, "and comes back");
	undone(d, "recipient-edit", true);
	are_now(d, "préfecture de région", 1, "and goes again");
	is_int(recipients_forget(d, "préfecture de région", &err), 0, "it is forgotten");
	are_now(d, NULL, 0, "nobody is set");
	undone(d, "recipient-forget", false);
	are_now(d, "préfecture de région", 1, "all of it is back");
	is_now(d, NULL, "/desk", RELEASE_PAGE, CSV_STANDARD);
	recipients_forget(d, "préfecture de région", &err);
	recipients_use(d, "Mairie", &err);
	undone(d, "recipient-forget", false);
	are_now(d, "Mairie", 2, "who was chosen since stays chosen");
}

int
main(void)
{
	struct desk *d = app_desk_invented();
	char *dir = tap_tmpdir();
	struct release first, r;
	struct err err = { 0 };

	i18n_init(LANGUAGE_EN);
	test_after();
	test_due(d);
	ok(publish(d, dir, &first, &err) == 0, "published (%s)", err.detail);
	is_due(d, 2026, 11, 24, "", "then it is missed no more");
	is_due(d, 2027, 1, 7, "2026-11", "one after it is, whatever month is the last");
	is_due(d, 2027, 11, 7, "2026-11", "for a year");
	is_due(d, 2027, 12, 7, "", "and no longer");
	test_usual(d);
	test_again(d, &first, dir);
	is_int(publish(d, dir, &r, &err), -1, "what was withdrawn is not exported again");
	ok(err.code == ERR_WITHDRAWN && strcmp(err.subject, "2026-11-24") == 0, "which is said");
	is_due(d, 2026, 11, 24, "", "nor asked for");
	release_clear(&first);
	test_recipients(d);
	test_undo(d);
	desk_close(d);
	free(dir);
	return tap_done();
}
