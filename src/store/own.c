/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a trigger are kept in the file as they stand in the step that made it. */
#include "config.h"

#include "store/own.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "store/schema.h"

bool
own_trigger(const char *sql)
{
	size_t len = strlen(sql);

	for (int i = 0; i < store_migrations_count && len > 0; i++) {
		const char *found = strstr(store_migrations[i].sql, sql);

		if (found != NULL && found[len] == ';')
			return true;
	}
	return false;
}

int
own_triggers_alone(struct store *st, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, OWN_TRIGGERS_AND_VIEWS, err);

	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		char *sql = query_get_text(&q, 1);

		rc = own_trigger(sql != NULL ? sql : "")
			     ? 0
			     : err_set(err, ERR_DAMAGED, st->path, "not of this program: %s",
				       (const char *)sqlite3_column_text(q.stmt, 0));
		free(sql);
	}
	query_close(&q);
	return rc;
}

/* A link has no permissions of its own. */
static void
keep_private(const char *path)
{
	struct stat sb;

	if (lstat(path, &sb) == 0 && S_ISREG(sb.st_mode) && sb.st_uid == geteuid() &&
	    (sb.st_mode & (S_IRWXG | S_IRWXO)) != 0)
		chmod(path, sb.st_mode & S_IRWXU);
}

void
own_file_private(const struct store *st)
{
	static const char *const ending[] = { "", "-wal", "-shm", "-journal" };
	const char *file = sqlite3_db_filename(st->db, "main");

	for (size_t i = 0; i < sizeof(ending) / sizeof(ending[0]); i++) {
		char *path = mem_printf("%s%s", file != NULL && *file != '\0' ? file : st->path,
					ending[i]);

		keep_private(path);
		free(path);
	}
}

static void
open_beside(const struct store *st, const char *ending)
{
	char *path = mem_printf("%s%s", st->path, ending);
	struct stat file, sb;

	if (stat(st->path, &file) == 0 && lstat(path, &sb) == 0 && S_ISREG(sb.st_mode) &&
	    sb.st_uid == geteuid() && (file.st_mode & S_IWUSR) != 0 && (sb.st_mode & S_IWUSR) == 0)
		chmod(path, sb.st_mode | S_IWUSR);
	free(path);
}

void
own_log_writable(const struct store *st)
{
	open_beside(st, "-shm");
	open_beside(st, "-wal");
}
