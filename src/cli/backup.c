/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lakou backup: a verified copy of the desk, among those of the days before. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "app/backups.h"
#include "cli/command.h"

int
command_backup(struct cli *c)
{
	int status;
	struct desk *d = cli_desk(c, &status);
	struct err err;
	char *path;

	if (d == NULL)
		return status;
	if (backups_make(d, cli_word(c, 0), &path, &err) != 0)
		return cli_fail(&err);
	cli_path(path, '\n');
	free(path);
	return STATUS_DONE;
}
