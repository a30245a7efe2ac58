/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A breach: when it was noticed as people type it, until when the CNIL has to be told, what the
 * sheet says, and that it is remembered until somebody says that it is over. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/access_log.h"
#include "app/backups.h"
#include "app/breach.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "tests/lib/persons_desk.h"

#define TODAY date_from(2026, 11, 24)

static void
reads(struct desk *d, const char *typed, int day, int minute)
{
	int got_day = DATE_NONE, got_minute = TIME_NONE;

	is_int(breach_parse(d, typed, &got_day, &got_minute), 0, "“%s” is read", typed);
	is_int(got_day, day, "its day");
	is_int(got_minute, minute, "its minute");
}

static void
refuses(struct desk *d, const char *typed)
{
	int day, minute;

	is_int(breach_parse(d, typed, &day, &minute), -1, "“%s” is not", typed);
}

static void
test_typed(struct desk *d)
{
	reads(d, "", TODAY, 14 * 60 + 32);
	reads(d, "8h", TODAY, 8 * 60);
	reads(d, "hier 14h30", TODAY - 1, 14 * 60 + 30);
	reads(d, "22/11 9:05", TODAY - 2, 9 * 60 + 5);
	reads(d, "lun 9h", TODAY - 1, 9 * 60);
	refuses(d, "hier");
	refuses(d, "15h");
	refuses(d, "demain 9h");
	refuses(d, "je ne sais pas");
}

static void
test_left(void)
{
	struct breach b = { .state = BREACH_OPEN, .day = TODAY, .minute = 9 * 60 + 12 };
	struct clock clock;

	is_int(breach_last_day(&b), TODAY + 3, "72 hours are three days");
	clock_parse("2026-11-24T09:12", &clock);
	is_int(breach_hours_left(&b, &clock), 72, "all hours are left");
	clock_parse("2026-11-27T08:30", &clock);
	is_int(breach_hours_left(&b, &clock), 0, "less than one");
	clock_parse("2026-11-27T09:12", &clock);
	is_int(breach_hours_left(&b, &clock), 0, "at the minute itself it is not late");
	clock_parse("2026-11-27T09:13", &clock);
	is_int(breach_hours_left(&b, &clock), -1, "then it is");
}

static void
says(struct desk *d, const char *words, bool so)
{
	struct err err = { 0 };
	char *text = breach_sheet(d, BREACH_COLUMNS, &err);
	struct strlist lines = { 0 };
	int wide = 0;
	char *flat;

	strlist_split(&lines, text, '\n');
	flat = strlist_join(&lines, " ");
	for (size_t i = 0; i < lines.count; i++)
		if (utf8_width(lines.item[i]) > wide)
			wide = utf8_width(lines.item[i]);
	ok((strstr(flat, words) != NULL) == so, "“%s”: %s", words, so ? "said" : "not said");
	ok(wide <= BREACH_COLUMNS, "%d columns", wide);
	strlist_clear(&lines);
	free(flat);
	free(text);
}

static void
test_sheet(struct desk *d)
{
	struct err err = { 0 };
	char *path = NULL;

	says(d, "Noticed on Monday 23 November 2026 at 14:30.", true);
	says(d, "before Thursday 26 November 2026, 14:30", true);
	says(d, "holds 0 known by name, and 0 sessions", true);
	says(d, "nobody, as no passphrase was chosen", true);
	says(d, "encrypted under a passphrase", false);
	says(d, "Last backup on this PC: none.", true);
	says(d, "https://notifications.cnil.fr", true);
	persons_desk_open(d);
	persons_desk_add(d, "Sansom", "Ana", "2001", NULL);
	persons_lock(d);
	desk_setting_set(d, "dpo-contact", "dpo@exemple.fr", &err);
	is_int(backups_make(d, NULL, &path, &err), 0, "a backup is made");
	free(path);
	says(d, "holds 1 known by name, and 0 sessions", true);
	says(d, "encrypted under a passphrase", true);
	says(d, "Data protection officer: dpo@exemple.fr", true);
	says(d, "Last backup on this PC: Tuesday 24 November 2026, 14:32.", true);
	says(d, "Sansom", false);
}

static void
state_is(struct desk *d, enum breach_state state)
{
	struct err err = { 0 };
	struct breach b;

	is_int(breach_get(d, &b, &err), 0, "asked");
	is_int(b.state, state, "its state");
}

static void
logged(struct desk *d, const char *action)
{
	struct access_rows rows;
	struct err err = { 0 };

	is_int(access_log_read(d, &rows, &err), 0, "the log is read");
	is_str(rows.row[0].action, action, "the newest row of it");
	ok(strcmp(access_log_words(&rows.row[0]), action) != 0, "in words");
	access_log_clear(&rows);
}

static void
test_ends(struct desk *d)
{
	struct err err = { 0 };

	is_int(breach_note(d, TODAY, 0, &err), -1, "a second one while one is open");
	is_int(err.code, ERR_CONFLICT, "is not taken");
	is_int(breach_end(d, true, &err), 0, "the CNIL was told");
	state_is(d, BREACH_NOTIFIED);
	logged(d, "breach-notified");
	is_int(breach_end(d, true, &err), -1, "once");
	is_int(breach_note(d, TODAY, 0, &err), 0, "another breach");
	is_int(breach_end(d, false, &err), 0, "that harmed nobody");
	state_is(d, BREACH_CLOSED);
	logged(d, "breach-closed");
	store_setting_set(d->store, "breach", "2026-11-24T09:12 later", &err);
	state_is(d, BREACH_NONE);
	store_setting_set(d->store, "breach", "what?", &err);
	state_is(d, BREACH_NONE);
}

int
main(void)
{
	char *home = tap_tmpdir();
	struct desk *d;
	struct err err = { 0 };

	setenv("XDG_DATA_HOME", home, 1);
	d = app_desk_new("2026-11-24T14:32");
	i18n_init(LANGUAGE_EN);
	test_typed(d);
	test_left();
	state_is(d, BREACH_NONE);
	ok(breach_sheet(d, BREACH_COLUMNS, &err) == NULL, "no sheet of none");
	is_int(breach_note(d, TODAY - 1, 14 * 60 + 30, &err), 0, "one is noted");
	state_is(d, BREACH_OPEN);
	logged(d, "breach");
	test_sheet(d);
	test_ends(d);
	desk_close(d);
	free(home);
	return tap_done();
}
