/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lock DESK: another program that writes to the desk and does not come to an end. Returns once the
 * lock is taken, and prints the number of the process that holds it until it is killed. */
#include "config.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <unistd.h>

#define LONGEST_S 120 /* a script that fails must not leave it behind */
#define WAIT_MS 60000 /* the program may be keeping a draft at this very moment */

static bool
take(const char *path)
{
	sqlite3 *db;

	/* Never closed: the process ends with the lock. */
	return sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
	       sqlite3_busy_timeout(db, WAIT_MS) == SQLITE_OK &&
	       sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK;
}

int
main(int argc, char **argv)
{
	int taken[2];
	char sign = 0;
	pid_t holder;

	if (argc != 2 || pipe(taken) != 0)
		return 2;
	holder = fork();
	if (holder == 0) {
		alarm(LONGEST_S);
		if (!take(argv[1]) || write(taken[1], "+", 1) != 1)
			_exit(1);
		/* Whoever reads the output of a script must not wait for this process. */
		close(STDIN_FILENO);
		close(STDOUT_FILENO);
		close(STDERR_FILENO);
		close(taken[0]);
		close(taken[1]);
		for (;;)
			pause();
	}
	close(taken[1]);
	if (holder < 0 || read(taken[0], &sign, 1) != 1)
		return 1;
	printf("%d\n", (int)holder);
	return 0;
}
