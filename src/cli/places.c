/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lakou export places: the directory in the national standard. */
#include "config.h"

#include <stdio.h>

#include "app/partner_export.h"
#include "cli/command.h"

int
command_export_places(struct cli *c)
{
	static const char *const dialects[] = { "standard", "excel-fr", NULL };
	int dialect = CSV_STANDARD;
	int status = cli_choice(c, "for", dialects, &dialect);
	struct desk *d;
	struct err err;
	struct partner_export_options options = { 0 };
	size_t count;

	if (status != STATUS_DONE)
		return status;
	d = cli_desk(c, &status);
	if (d == NULL)
		return status;
	options.dialect = (enum csv_dialect)dialect;
	options.actors = args_has(&c->args, "actors");
	options.replace = args_has(&c->args, "force");
	if (partner_export(d, cli_word(c, 0), &options, &count, &err) != 0)
		return cli_fail(&err);
	cli_sayf(ngettext("%zu entry was written.", "%zu entries were written.", count), count);
	return STATUS_DONE;
}
