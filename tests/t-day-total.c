/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The totals of the days: equal to the plain count after every way in which a session changes, and
 * in a file of the first schema that is brought up to this one. */
#include "config.h"

#include <string.h>

#include "base/file.h"
#include "store/db.h"
#include "store/schema.h"
#include "store/undo.h"
#include "tests/lib/store_desk.h"

#define FIRST_STEPS 1 /* of the schema, before there were totals */

static void
note(void *arg, const char *check, const char *detail)
{
	int *faults = arg;

	printf("# %s: %s\n", check, detail);
	*faults += strcmp(check, "day-total") == 0;
}

/* What the home screen says of a day, and nothing that the sessions would not say. */
static void
day_is(struct store *st, int day, const int64_t want[static 3], const char *after)
{
	struct session_sums sums = { .sessions = -1 };
	struct err err = { .code = ERR_NONE };
	int date = date_from(2026, 10, day);
	int faults = 0;

	is_int(store_session_sums(st, date, date, &sums, &err), 0, "%s: day %d (%s)", after, day,
	       desk_why(&err));
	is_int(sums.sessions, want[0], "%s: sessions", after);
	is_int(sums.attendances, want[1], "%s: attendances", after);
	is_int(sums.minutes, want[2], "%s: minutes", after);
	is_int(store_check(st, note, &faults, &err), 0, "%s: no fault (%s)", after, desk_why(&err));
}
#define DAY(sessions, attendances, minutes) ((const int64_t[]){ sessions, attendances, minutes })

static void
edit(struct store *st, int64_t n, int day, int minutes)
{
	struct session s;
	struct err err = { .code = ERR_NONE };

	session_init(&s);
	store_session_get(st, n, &s, &err);
	s.date = date_from(2026, 10, day);
	s.minutes = minutes;
	is_int(store_session_save(st, &s, &err), 0, "saved again (%s)", desk_why(&err));
	session_clear(&s);
}

static void
step(struct store *st, bool redo)
{
	struct undo_step done;
	struct err err = { .code = ERR_NONE };

	is_int(redo ? store_redo(st, &done, &err) : store_undo(st, &done, &err), 0, "%s (%s)",
	       redo ? "redo" : "undo", desk_why(&err));
}

static void
test_actions(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	struct err err = { .code = ERR_NONE };
	struct session s;
	int64_t n;

	day_is(st, 1, DAY(0, 0, 0), "a new desk");
	n = desk_add(st, 1, 600);
	day_is(st, 1, DAY(1, 1, 30), "added");
	edit(st, n, 1, 50);
	day_is(st, 1, DAY(1, 1, 50), "made longer");
	edit(st, n, 2, 50);
	day_is(st, 1, DAY(0, 0, 0), "moved away");
	day_is(st, 2, DAY(1, 1, 50), "moved to");
	store_session_delete(st, n, &err);
	day_is(st, 2, DAY(0, 0, 0), "in the bin");
	store_session_restore(st, n, &err);
	day_is(st, 2, DAY(1, 1, 50), "out of the bin");
	step(st, false); /* restore */
	step(st, false); /* delete */
	day_is(st, 2, DAY(1, 1, 50), "two steps undone");
	step(st, false); /* move */
	day_is(st, 2, DAY(0, 0, 0), "three");
	day_is(st, 1, DAY(1, 1, 50), "is back on its day");
	step(st, false); /* longer */
	step(st, false); /* add */
	day_is(st, 1, DAY(0, 0, 0), "all undone");
	for (int i = 0; i < 3; i++)
		step(st, true);
	day_is(st, 2, DAY(1, 1, 50), "redone up to the move");
	desk_session(&s, 2, 700);
	s.kind = KIND_PARTNERSHIP;
	s.participants = s.anonymous = 0;
	s.attendance_count = 0;
	is_int(store_session_save(st, &s, &err), 0, "a partnership (%s)", desk_why(&err));
	session_clear(&s);
	day_is(st, 2, DAY(2, 1, 50), "coordination counts as a session only");
	is_int(desk_number(st, "SELECT count(*) FROM undo_step"
			       " WHERE instr(changes, CAST('day_total' AS BLOB)) > 0"),
	       0, "the totals are in no step");
	db_exec(st, "DELETE FROM attendance; DELETE FROM session", &err);
	day_is(st, 2, DAY(0, 0, 0), "rows deleted for good");
	store_close(st);
	free(path);
}

static void
test_given_up(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	struct err err = { .code = ERR_NONE };

	desk_add(st, 1, 600);
	store_begin(st, "import", &err);
	desk_add(st, 1, 700);
	desk_add(st, 3, 700);
	store_rollback(st);
	day_is(st, 1, DAY(1, 1, 30), "an action given up");
	day_is(st, 3, DAY(0, 0, 0), "an action given up");
	store_close(st);
	free(path);
}

/* Totals that are wrong are a fault, and no reason to lose sight of the sessions. */
static void
test_wrong(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	struct err err = { .code = ERR_NONE };
	int64_t count = -1;
	int faults = 0;

	desk_add(st, 1, 600);
	desk_add(st, 1, 700);
	db_exec(st, "UPDATE day_total SET sessions = -1", &err);
	is_int(store_session_count(st, date_from(2026, 10, 1), &count, &err), 0, "counted (%s)",
	       desk_why(&err));
	is_int(count, 2, "what is there");
	store_check(st, note, &faults, &err);
	is_int(faults, 1, "and a fault");
	store_close(st);
	free(path);
}

/* Sessions logged before there were totals. */
static void
test_from_first_schema(void)
{
	static const char old[] =
		"INSERT INTO desk VALUES (1, printf('%036d', 1), 'x', 'x', 97209, 0, 1, '');"
		"INSERT INTO mediator (id, desk, revision, name) VALUES (printf('%036d', 1), 1, 1,"
		" 'x');"
		"INSERT INTO session (id, desk, revision, deleted, saved, kind, date, minutes,"
		" mediator, participants, anonymous, themes) VALUES"
		" (printf('%036d', 1), 1, 1, 0, '', 2, '2026-10-01', 60, 1, 5, 5, 1),"
		" (printf('%036d', 2), 1, 1, 1, '', 2, '2026-10-01', 60, 1, 5, 5, 1),"
		" (printf('%036d', 3), 1, 1, 0, '', 5, '2026-10-01', 60, 1, 0, 0, 0),"
		" (printf('%036d', 4), 1, 1, 0, '', 5, '2026-10-02', 60, 1, 0, 0, 0)";
	char *dir = tap_tmpdir();
	char *path = path_join(dir, "old.db");
	struct store *st = mem_alloc(sizeof(*st));
	struct err err = { .code = ERR_NONE };

	file_write(path, "", 0, false, &err);
	st->path = mem_strdup(path);
	st->clock = &desk_clock;
	ok(db_connect(st, path, SQLITE_OPEN_READWRITE, false, &err) == 0, "an empty file");
	db_exec(st, "PRAGMA application_id = 0x4C4B4F55", &err);
	is_int(migrate_run(st, store_migrations, FIRST_STEPS, &err), 0, "of the first schema");
	is_int(db_exec(st, old, &err), 0, "with sessions (%s)", desk_why(&err));
	is_int(migrate_file(st, store_migrations, store_migrations_count, &err), 0,
	       "comes up to this one (%s)", desk_why(&err));
	day_is(st, 1, DAY(2, 5, 60), "migrated");
	day_is(st, 2, DAY(1, 0, 0), "migrated");
	store_close(st);
	free(path);
	free(dir);
}

int
main(void)
{
	test_actions();
	test_given_up();
	test_wrong();
	test_from_first_schema();
	return tap_done();
}
