/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lakou restore: the backups that there are, or one of them in the place of the desk. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/restore.h"
#include "cli/command.h"

static int
list(struct cli *c)
{
	struct restore_list copies;
	struct err err;

	if (restore_list(c->path, &copies, &err) != 0)
		return cli_fail(&err);
	for (size_t i = 0; i < copies.count; i++) {
		const struct restore_copy *copy = &copies.item[i];
		char day[DATE_ISO_SIZE] = "-";

		if (copy->last != DATE_NONE)
			date_write(copy->last, day);
		cli_path(copy->is.path, '\t');
		if (copy->good)
			printf("%lld\t%s\n", (long long)copy->sessions, day);
		else
			puts("-\t-");
	}
	if (copies.count == 0)
		cli_say(_("There is no backup of this desk yet."));
	restore_list_clear(&copies);
	return STATUS_DONE;
}

int
command_restore(struct cli *c)
{
	char by[UUID_SIZE] = "";
	char *sentence, *aside;
	struct err err;

	if (c->desk != NULL)
		memcpy(by, desk_mediator_now(c->desk)->id, sizeof(by));
	/* It was opened for its language. */
	desk_close(c->desk);
	c->desk = NULL;
	if (cli_word(c, 0) == NULL)
		return list(c);
	if (restore_make(c->path, cli_word(c, 0), by, &c->clock, &sentence, &aside, &err) != 0)
		return cli_fail(&err);
	cli_say(sentence);
	if (aside != NULL)
		cli_path(aside, '\n');
	free(sentence);
	free(aside);
	return STATUS_DONE;
}
