/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A desk's file that others could write to: what runs in it, and who may read it then. */
#include "config.h"

#include "store/own.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "tests/lib/store_desk.h"
#include "tests/lib/tap.h"

static int
mode_of(const char *path)
{
	struct stat sb;

	return stat(path, &sb) == 0 ? (int)(sb.st_mode & 0777) : -1;
}

/* Others could read names of places and titles, or put something there. */
static void
test_private_again(void)
{
	char *path;
	struct store *st = desk_new(&path);
	char *wal = mem_printf("%s-wal", path);
	char *shm = mem_printf("%s-shm", path);
	struct err err = { .code = ERR_NONE };

	store_close(st);
	ok(chmod(path, 0666) == 0, "a desk that everybody may write to");
	if (ok(store_open(&st, path, &desk_clock, &err) == 0, "is opened: %s", err.detail)) {
		is_int(mode_of(path), 0600, "and its owner's again");
		is_int(mode_of(wal), 0600, "and so is its log");
		is_int(mode_of(shm), 0600, "and the index of that");
		store_close(st);
	}
	free(shm);
	free(wal);
	free(path);
}

/* What SQLite finds sound, and would do whatever it says with every save. */
static void
test_runs_ours_alone(void)
{
	static const char *const planted[] = {
		"CREATE TRIGGER mine AFTER INSERT ON session BEGIN DELETE FROM session; END",
		"CREATE VIEW mine AS SELECT * FROM session",
		"UPDATE desk SET slug = '../elsewhere'",
	};
	struct err err = { .code = ERR_NONE };

	for (size_t i = 0; i < sizeof(planted) / sizeof(planted[0]); i++) {
		char *path;
		struct store *st = desk_new(&path);

		is_int(db_exec(st, planted[i], &err), 0, "%s", planted[i]);
		store_close(st);
		st = NULL;
		is_int(store_open(&st, path, &desk_clock, &err), -1, "is no desk any more");
		is_int(err.code, ERR_DAMAGED, "but damaged");
		store_close(st);
		free(path);
	}
}

int
main(void)
{
	test_private_again();
	test_runs_ours_alone();
	return tap_done();
}
