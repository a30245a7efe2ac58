/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lakou config: shows the desk's settings, or changes one. */
#include "config.h"

#include <stdlib.h>

#include "cli/command.h"

static int
show(struct desk *d, const char *key, bool named)
{
	struct err err;
	char *value;

	if (desk_setting_get(d, key, &value, &err) != 0)
		return cli_fail(&err);
	if (named)
		cli_cell(key, '\t');
	cli_cell(value, '\n');
	free(value);
	return STATUS_DONE;
}

int
command_config(struct cli *c)
{
	const char *key = cli_word(c, 0);
	const char *value = cli_word(c, 1);
	int status = STATUS_DONE;
	struct desk *d = cli_desk(c, &status);
	struct err err;

	if (d == NULL)
		return status;
	if (key == NULL) {
		for (int i = 0; desk_setting_keys[i] != NULL && status == STATUS_DONE; i++)
			status = show(d, desk_setting_keys[i], true);
		return status;
	}
	if (value == NULL)
		return show(d, key, false);
	return desk_setting_set(d, key, value, &err) == 0 ? STATUS_DONE : cli_fail(&err);
}
