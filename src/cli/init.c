/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lakou init: makes the desk. */
#include "config.h"

#include "cli/command.h"

int
command_init(struct cli *c)
{
	struct desk_answers answers = {
		.language = c->language,
		.name = args_value(&c->args, "desk"),
		.commune = args_value(&c->args, "commune"),
		.mediator = args_value(&c->args, "mediator"),
	};
	struct err err;

	if (answers.name == NULL)
		return cli_usagef(_("The option %s is needed."), "--desk");
	if (answers.commune == NULL)
		return cli_usagef(_("The option %s is needed."), "--commune");
	if (answers.mediator == NULL)
		return cli_usagef(_("The option %s is needed."), "--mediator");
	/* Finding the language may have opened the desk that is there already. */
	if (c->desk != NULL) {
		err_set(&err, ERR_EXISTS, c->path, "a desk");
		return cli_fail(&err);
	}
	if (desk_init(&c->desk, c->path, &c->clock, &answers, &err) != 0)
		return cli_fail(&err);
	cli_sayf(_("The desk is ready: %s"), c->path);
	return STATUS_DONE;
}
