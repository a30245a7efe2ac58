/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lakou audit: release folders, attacked as somebody would who has nothing else. */
#include "config.h"

#include <limits.h>
#include <stdio.h>

#include "base/mem.h"
#include "cli/command.h"
#include "report/audit.h"

static void
print(const struct audit_finding *f)
{
	cli_cell(f->period, '\t');
	cli_cell(f->perimeter, '\t');
	cli_cell(f->table, '\t');
	cli_cell(f->measure, '\t');
	cli_cell(f->geo, '\t');
	cli_cell(f->category, '\t');
	printf("%lld\t%lld\t%lld\n", (long long)f->lo, (long long)f->hi, (long long)f->k);
}

static void
say(const struct audit *a)
{
	cli_sayf(ngettext("%zu release was attacked.", "%zu releases were attacked together.",
			  (unsigned long)a->releases),
		 a->releases);
	if (a->count > 0)
		cli_sayf(ngettext("%zu hidden figure can be worked out, or nearly: it is listed "
				  "with the least and the most that it can be.",
				  "%zu hidden figures can be worked out, or nearly: they are "
				  "listed with the least and the most that each can be.",
				  (unsigned long)a->count),
			 a->count);
	else if (a->hidden > 0)
		cli_sayf(ngettext("%zu figure is hidden, and cannot be worked out.",
				  "%zu figures are hidden, and none can be worked out.",
				  (unsigned long)a->hidden),
			 a->hidden);
	else
		cli_say(_("Nothing is hidden in what was read."));
}

int
command_audit(struct cli *c)
{
	struct strlist folders = { 0 };
	struct audit audit;
	struct err err;
	long k = 0;
	int status = cli_number(c, "k", 1, INT_MAX, &k);

	if (status != STATUS_DONE)
		return status;
	for (size_t i = 0; cli_word(c, i) != NULL; i++)
		strlist_add(&folders, cli_word(c, i));
	if (report_audit((const char *const *)folders.item, folders.count, k, &audit, &err) != 0) {
		if (err.code == ERR_DATA && err.subject[0] == '\0')
			cli_say(_("These figures contradict each other: a file was changed, or "
				  "they are of different desks."));
		status = err.code == ERR_DATA && err.subject[0] == '\0' ? STATUS_DATA
									: cli_fail(&err);
	} else {
		for (size_t i = 0; i < audit.count; i++)
			print(&audit.finding[i]);
		say(&audit);
		status = audit.count > 0 ? STATUS_FOUND : STATUS_DONE;
	}
	audit_clear(&audit);
	strlist_clear(&folders);
	return status;
}
