/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lakou check: faults of the desk's file, one sentence each. */
#include "config.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "cli/command.h"

/* A fault may quote what stands in the file, so it is cleaned before a terminal sees it. */
static void
print(void *arg, const char *sentence)
{
	char *clean = utf8_clean(sentence);
	char *line = mem_printf("%s\n", clean);

	(void)arg;
	cli_page(line);
	free(line);
	free(clean);
}

int
command_check(struct cli *c)
{
	int status;
	struct desk *d = cli_desk(c, &status);
	struct err err;
	int faults;

	if (d == NULL)
		return status;
	faults = desk_check(d, print, NULL, &err);
	if (faults < 0)
		return cli_fail(&err);
	if (faults > 0)
		return STATUS_DATA;
	cli_say(_("No fault was found."));
	return STATUS_DONE;
}
