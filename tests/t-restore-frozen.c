/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is frozen stays frozen whatever copy is gone back to, and who is no longer does not: as the
 * replaced file says, or where it cannot, the copies. */
#include "config.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "store/backup.h"
#include "store/restore.h"
#include "tests/lib/store_person.h"

static const struct restore_others nothing_else = { .path = NULL };

/* Who is frozen when the desk is replaced is so in the copy from before. */
static void
test_frozen(const char *path)
{
	struct err err = { .code = ERR_NONE };
	struct store *st = desk_again(path);
	int64_t n = desk_number(st, "SELECT max(n) FROM person WHERE deleted = 0");
	char *copy = mem_printf("%s.copy", path);
	struct restored r;

	is_int(store_backup(st, copy, false, &err), 0, "a copy: %s", desk_why(&err));
	is_int(store_person_freeze(st, n, true, 0, &err), 0, "one is frozen: %s", desk_why(&err));
	store_close(st);
	is_int(store_restore(path, copy, &nothing_else, &desk_clock, &r, &err), 0, "restored: %s",
	       desk_why(&err));
	st = desk_again(path);
	is_int(desk_number(st, "SELECT n FROM person WHERE frozen IS NOT NULL"), n,
	       "that one is, still");
	store_close(st);
	free(r.aside);
	free(copy);
}

static void
freeze(const char *path, int64_t n, bool frozen, const char *copy)
{
	struct err err = { .code = ERR_NONE };
	struct store *st = desk_again(path);

	is_int(store_person_freeze(st, n, frozen, 0, &err), 0, "frozen or lifted: %s",
	       desk_why(&err));
	is_int(store_backup(st, copy, true, &err), 0, "a copy of then: %s", desk_why(&err));
	store_close(st);
}

/* Where the desk cannot say it, the newest of its copies does, wherever it stands in the list. */
static void
test_frozen_unread(const char *path)
{
	struct err err = { .code = ERR_NONE };
	char *copies[3] = { mem_printf("%s.day1", path), mem_printf("%s.day3", path),
			    mem_printf("%s.day2", path) };
	int days[3] = { 0 };
	struct restore_others others = { .path = copies, .day = days, .count = 3 };
	struct store *st = desk_again(path);
	int64_t lifted = desk_number(st, "SELECT max(n) FROM person WHERE deleted = 0");
	int64_t stays = desk_number(st, "SELECT min(n) FROM person WHERE deleted = 0");
	struct restored r;

	store_close(st);
	freeze(path, lifted, false, copies[0]);
	freeze(path, lifted, true, copies[2]);
	freeze(path, stays, true, copies[2]);
	freeze(path, lifted, false, copies[1]);
	is_int(file_write(path, "no desk", 7, true, &err), 0, "the desk is damaged");
	is_int(store_restore(path, copies[0], &others, &desk_clock, &r, &err), 0,
	       "restored from the oldest: %s", desk_why(&err));
	st = desk_again(path);
	is_int(desk_number(st, "SELECT sum(n) FROM person WHERE frozen IS NOT NULL"), stays,
	       "who was frozen last is, and nobody else");
	store_close(st);
	free(r.aside);
	is_int(file_write(path, "no desk", 7, true, &err), 0, "the desk is damaged again");
	is_int(store_restore(path, copies[1], &others, &desk_clock, &r, &err), 0,
	       "restored from the newest: %s", desk_why(&err));
	st = desk_again(path);
	is_int(desk_number(st, "SELECT sum(n) FROM person WHERE frozen IS NOT NULL"), stays,
	       "which knows better than those before");
	store_close(st);
	free(r.aside);
	for (int i = 0; i < 3; i++)
		free(copies[i]);
}

/* After a desk that could not be read what is done goes on after what its copies know: else those
 * of the time that was given up would be the newer ones. */
static void
test_frozen_unread_again(const char *path)
{
	struct err err = { .code = ERR_NONE };
	char *copies[3] = { mem_printf("%s.first", path), mem_printf("%s.given-up", path),
			    mem_printf("%s.last", path) };
	int days[3] = { 0 };
	struct restore_others others = { .path = copies, .day = days, .count = 3 };
	struct store *st = desk_again(path);
	int64_t n = desk_number(st, "SELECT max(n) FROM person WHERE deleted = 0");
	struct restored r;

	store_close(st);
	for (int i = 0; i < 4; i++)
		freeze(path, n, i % 2 == 0, copies[i < 2 ? 0 : 1]);
	for (int i = 0; i < 2; i++) {
		is_int(file_write(path, "no desk", 7, true, &err), 0, "the desk is damaged");
		is_int(store_restore(path, copies[i == 0 ? 0 : 2], &others, &desk_clock, &r, &err),
		       0, "restored: %s", desk_why(&err));
		free(r.aside);
		if (i == 0)
			freeze(path, n, true, copies[2]);
	}
	st = desk_again(path);
	is_int(desk_number(st, "SELECT max(n) FROM person WHERE frozen IS NOT NULL"), n,
	       "who was frozen since the first time still is");
	store_close(st);
	for (int i = 0; i < 3; i++)
		free(copies[i]);
}

/* Without what says who is frozen, as a page that cannot be read leaves it. */
static void
lose_frozen(const char *path)
{
	struct err err = { .code = ERR_NONE };
	struct store *st = desk_again(path);

	is_int(db_exec(st, "ALTER TABLE person RENAME COLUMN frozen TO lost", &err), 0,
	       "who is frozen is lost: %s", desk_why(&err));
	store_close(st);
}

/* The desk, or the newest copy, can be read but for that. */
static void
test_frozen_lost(const char *path, bool desk_lost)
{
	struct err err = { .code = ERR_NONE };
	char *copies[3] = { mem_printf("%s.before", path), mem_printf("%s.froze", path),
			    mem_printf("%s.after", path) };
	int days[3] = { 0 };
	struct restore_others others = { .path = copies, .day = days, .count = 3 };
	struct store *st = desk_again(path);
	int64_t n = desk_number(st, "SELECT max(n) FROM person WHERE deleted = 0");
	struct restored r;

	is_int(db_exec(st, "UPDATE person SET frozen = NULL", &err), 0, "nobody is frozen");
	is_int(store_backup(st, copies[0], false, &err), 0, "a copy: %s", desk_why(&err));
	store_close(st);
	freeze(path, n, true, copies[1]);
	st = desk_again(path);
	store_person_visit(st, date_from(2026, 10, 2), 0, 1, NULL);
	is_int(store_backup(st, copies[2], false, &err), 0, "a later one: %s", desk_why(&err));
	store_close(st);
	if (!desk_lost)
		is_int(file_write(path, "no desk", 7, true, &err), 0, "the desk is damaged");
	lose_frozen(desk_lost ? path : copies[2]);
	is_int(store_restore(path, copies[0], &others, &desk_clock, &r, &err), 0, "restored: %s",
	       desk_why(&err));
	free(r.aside);
	st = desk_again(path);
	is_int(desk_number(st, "SELECT sum(n) FROM person WHERE frozen IS NOT NULL"), n,
	       "the copies that can be read say who is frozen");
	store_close(st);
	for (int i = 0; i < 3; i++) {
		unlink(copies[i]);
		free(copies[i]);
	}
}

/* Whose freeze was lifted before they were merged with somebody is not frozen by a copy of then. */
static void
test_frozen_merged(const char *path)
{
	struct err err = { .code = ERR_NONE };
	char *copies[3] = { mem_printf("%s.two", path), mem_printf("%s.frozen", path),
			    mem_printf("%s.one", path) };
	int days[3] = { 0 };
	struct restore_others others = { .path = copies, .day = days, .count = 3 };
	struct store *st = desk_again(path);
	int64_t n = desk_number(st, "SELECT max(n) FROM person WHERE deleted = 0"), seen;
	struct restored r;
	struct person into;

	is_int(db_exec(st, "UPDATE person SET frozen = NULL", &err), 0, "nobody is frozen");
	is_int(store_backup(st, copies[0], false, &err), 0, "a copy: %s", desk_why(&err));
	store_close(st);
	freeze(path, n, true, copies[1]);
	freeze(path, n, false, copies[2]);
	st = desk_again(path);
	store_person_open(st);
	person_init(&into);
	seen = desk_number(st, "SELECT revision FROM person ORDER BY n DESC LIMIT 1");
	is_int(store_person_get(st, 1, &into, &err) == 0
		       ? store_person_merge(st, n, seen, &into, 0, &err)
		       : -1,
	       0, "two are found to be one: %s", desk_why(&err));
	person_clear(&into);
	is_int(store_backup(st, copies[2], true, &err), 0, "a copy: %s", desk_why(&err));
	store_close(st);
	is_int(file_write(path, "no desk", 7, true, &err), 0, "the desk is damaged");
	is_int(store_restore(path, copies[0], &others, &desk_clock, &r, &err), 0, "restored: %s",
	       desk_why(&err));
	free(r.aside);
	st = desk_again(path);
	is_int(desk_number(st, "SELECT count(*) FROM person WHERE deleted = 0"), 2, "two again");
	is_int(desk_number(st, "SELECT count(*) FROM person WHERE frozen IS NOT NULL"), 0,
	       "of whom none is frozen");
	store_close(st);
	for (int i = 0; i < 3; i++)
		free(copies[i]);
}

int
main(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	int64_t stays, lifted;

	store_person_open(st);
	stays = store_person_new(st, "Bellance", "0696343434");
	lifted = store_person_new(st, "Sainte-Rose", "0696121212");
	store_person_visit(st, date_from(2026, 10, 2), stays, 1, NULL);
	store_person_visit(st, date_from(2026, 10, 2), lifted, 2, NULL);
	store_close(st);
	test_frozen(path);
	test_frozen_unread(path);
	test_frozen_unread_again(path);
	test_frozen_lost(path, true);
	test_frozen_lost(path, false);
	test_frozen_merged(path);
	free(path);
	return tap_done();
}
