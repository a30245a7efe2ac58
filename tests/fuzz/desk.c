/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A desk in a folder of its own, at a fixed time. */
#include "config.h"

#include "tests/fuzz/desk.h"

#include <dirent.h>
#include <string.h>
#include <unistd.h>

#include "app/desk_private.h"
#include "base/file.h"
#include "base/mem.h"
#include "store/db.h"
#include "tests/fuzz/fuzz.h"

static struct fuzz_desk *opened; /* for the end of the process */

static void
close_it(void)
{
	DIR *dir;
	struct dirent *e;

	desk_close(opened->desk);
	dir = opendir(opened->dir);
	while (dir != NULL && (e = readdir(dir)) != NULL) {
		char *path = path_join(opened->dir, e->d_name);

		if (e->d_name[0] != '.')
			unlink(path);
		free(path);
	}
	if (dir != NULL)
		closedir(dir);
	rmdir(opened->dir);
	free(opened->dir);
	opened->dir = NULL;
}

void
fuzz_desk_open(struct fuzz_desk *fd)
{
	static const struct desk_answers answers = { LANGUAGE_FR, "Lakou test", "97209", "Rose" };
	const char *base = getenv("TMPDIR");
	struct clock clock = { .fixed = true };
	struct err err;
	char *path;

	if (fd->desk != NULL)
		return;
	fd->dir = mem_printf("%s/lakou-fuzz-XXXXXX", base != NULL && *base != '\0' ? base : "/tmp");
	holds(mkdtemp(fd->dir) != NULL);
	path = path_join(fd->dir, "desk.db");
	holds(clock_parse("2026-10-05T14:32", &clock) == 0);
	holds(desk_init(&fd->desk, path, &clock, &answers, &err) == 0);
	/* Nothing here is to survive a power cut. */
	holds(db_exec(desk_store(fd->desk), "PRAGMA synchronous = OFF", &err) == 0);
	free(path);
	opened = fd;
	atexit(close_it);
}
