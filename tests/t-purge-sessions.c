/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Retention of sessions in detail and of the log of access; what was published stays to the
 * byte. */
#include "config.h"

#include "report/release_publish.h"
#include "store/access.h"
#include "tests/lib/purge_desk.h"

static void
test_sessions(void)
{
	struct case_desk c;
	struct purge p;
	struct err err = { 0 };
	char *before;

	make(&c);
	before = all_figures(c.d);
	desk_setting_set(c.d, "retention-months", "24", &err);
	/* She goes on coming: what she did in 2022 has to keep its order until she does not. */
	set_now(c.d, "2025-02-27T10:00");
	persons_desk_visit(c.d, c.stays, "2025-02-27", NULL);
	purge_now(c.d, &p, "36 months less a day after February");
	is_int(number(c.d, "SELECT count(*) FROM session WHERE date = '2022-02-14' AND title"
			   " IS NOT NULL AND start = 600"),
	       1, "it is as it was");
	is_int(number(c.d, "SELECT count(*) FROM session WHERE date = '2021-11-01' AND start"
			   " IS NULL"),
	       1, "a month from before keeps its month alone");
	set_now(c.d, "2025-02-28T10:00");
	purge_now(c.d, &p, "36 months after");
	is_int(number(c.d, "SELECT count(*) FROM session WHERE date = '2022-02-14' AND title IS"
			   " NULL AND start = 600"),
	       1, "the title goes; who is known was there on a day");
	is_int(files_with(c.folder, TITLE, strlen(TITLE)), 0, "it is in no file");
	set_now(c.d, "2027-02-28T10:00");
	purge_now(c.d, &p, "when she has gone, too");
	is_int(p.gone[PURGE_PERSONS], 1, "who is forgotten");
	is_int(number(c.d, "SELECT count(*) FROM session WHERE date = '2022-02-01' AND start"
			   " IS NULL"),
	       1, "the day and the hour go");
	is_int(number(c.d, "SELECT count(*) FROM session WHERE date < '2024-01-01' AND"
			   " (start IS NOT NULL OR substr(date, 9) <> '01' OR substr(saved, 11)"
			   " <> 'T00:00:00-04:00')"),
	       0, "of all that are as old");
	figures_stay(c.d, before, "coarse sessions");
	is_int(number(c.d, "SELECT count(*) FROM attendance WHERE person IS NOT NULL"), 0,
	       "no two rows share a key");
	is_whole(c.d);
	free(before);
	end(&c);
}

/* The log of access: a chain whose beginning goes still holds. */
static void
test_access(void)
{
	struct case_desk c;
	struct purge p;
	struct err err = { 0 };
	int64_t all, broken = -1;
	char *words;

	make(&c);
	all = number(c.d, "SELECT count(*) FROM access_log");
	set_now(c.d, "2022-12-15T10:00");
	purge_now(c.d, &p, "12 months after the first rows");
	ok(p.gone[PURGE_ACCESS] > 0, "they go");
	words = purge_words(p.gone);
	ok(words != NULL && strstr(words, "of the log of access") != NULL, "which is said: %s",
	   words != NULL ? words : "nothing");
	free(words);
	ok(number(c.d, "SELECT min(at) FROM access_log") > 0 &&
		   number(c.d, "SELECT count(*) FROM access_log WHERE at < '2021-12-15'") == 0,
	   "the others stay");
	ok(number(c.d, "SELECT count(*) FROM access_log") < all, "which are fewer");
	is_int(store_access_broken(c.d->store, &broken, &err), 0, "the chain");
	is_int(broken, 0, "holds");
	is_int(store_access_add(c.d->store, "view", NULL, 0, &err), 0, "goes on");
	store_access_broken(c.d->store, &broken, &err);
	is_int(broken, 0, "and holds");
	db_exec(c.d->store,
		"DROP TRIGGER access_log_fixed; UPDATE access_log SET action = 'x'"
		" WHERE n = (SELECT min(n) FROM access_log)",
		&err);
	store_access_broken(c.d->store, &broken, &err);
	ok(broken > 0, "but not where somebody wrote in it");
	end(&c);
}

/* --- what was published --- */

static void
publish(struct desk *d, const char *folder, bool *frozen)
{
	struct release_keeper keeper = desk_release_keeper(d);
	struct release_request request = {
		.period = "2022-03",
		.today = clock_today(desk_clock(d)),
		.perimeter = desk_slug(d),
		.version = "0",
		.stamp = "2022-05-24T14:32:00-04:00",
	};
	struct stats *stats = NULL;
	struct release release;
	struct err err = { 0 };
	char *made = NULL;

	stats_open(&stats, desk_file(d), &err);
	is_int(report_release_publish(stats, &request, &keeper, folder, &release, frozen, &made,
				      &err),
	       0, "a release: %s %s", err.subject, err.detail);
	if (made != NULL)
		release_clear(&release);
	free(made);
	stats_close(stats);
}

/* A second time, into another folder, the same bytes. */
static void
test_release(void)
{
	struct case_desk c;
	struct purge p;
	struct err err = { 0 };
	char *folder[2], *command;
	bool frozen = false;

	make(&c);
	for (int i = 0; i < 40; i++) {
		char date[DATE_ISO_SIZE];

		date_write(date_from(2022, 3, 1) + i % 28, date);
		persons_desk_visit(c.d, 0, date, NULL);
	}
	for (int i = 0; i < 2; i++) {
		folder[i] = mem_printf("%s/release%d", c.folder, i);
		file_make_dir(folder[i], &err);
	}
	publish(c.d, folder[0], &frozen);
	set_now(c.d, "2028-01-10T10:00");
	purge_now(c.d, &p, "years later");
	is_int(p.gone[PURGE_PERSONS], 2, "everybody goes");
	ok(p.gone[PURGE_SESSIONS] >= 40, "and all details");
	publish(c.d, folder[1], &frozen);
	command = mem_printf("diff -r %s %s >/dev/null", folder[0], folder[1]);
	is_int(system(command), 0, "the same files");
	is_whole(c.d);
	free(command);
	free(folder[0]);
	free(folder[1]);
	end(&c);
}

int
main(void)
{
	test_sessions();
	test_access();
	test_release();
	return tap_done();
}
