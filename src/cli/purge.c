/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lakou purge: what the desk no longer needs goes for good; before, by rule, how much that is. */
#include "config.h"

#include <stdlib.h>

#include "app/backups.h"
#include "app/purge.h"
#include "cli/command.h"

static void
print_day(int day, char end)
{
	char iso[DATE_ISO_SIZE] = "";

	if (day != DATE_NONE)
		date_write(day, iso);
	cli_cell(iso, end);
}

/* Rule, rows that go now, the days of the first and the last, and what more goes within 30 days. */
static int
print_plan(struct desk *d, struct purge_plan *now, struct err *err)
{
	int today = clock_today(desk_clock(d));
	struct purge_plan soon;
	char *frozen;

	if (purge_plan(d, today, now, err) != 0 ||
	    purge_plan(d, today + PURGE_WARNING_DAYS, &soon, err) != 0)
		return cli_fail(err);
	for (int rule = 0; rule < PURGE_RULES; rule++) {
		cli_cell(purge_rule_name[rule], '\t');
		cli_cell_int(now->rule[rule].count, '\t');
		print_day(now->rule[rule].first, '\t');
		print_day(now->rule[rule].last, '\t');
		cli_cell_int(soon.rule[rule].count - now->rule[rule].count, '\n');
	}
	frozen = purge_frozen_words(soon.frozen);
	if (frozen != NULL)
		cli_say(frozen);
	free(frozen);
	return cli_flush();
}

/* Nothing is undone here: a copy of before is made, as before an import. */
static int
copy_first(struct desk *d, struct err *err)
{
	char *path = NULL;

	if (backups_make(d, NULL, &path, err) != 0)
		return -1;
	free(path);
	return 0;
}

static int
run(struct desk *d, struct err *err)
{
	struct purge p;
	char *gone;
	int rc;

	purge_begin(&p, d, true);
	do
		rc = purge_work(&p, err);
	while (rc == 1);
	if (rc != 0)
		return cli_fail(err);
	gone = purge_words(p.gone);
	if (gone != NULL)
		/* TRANSLATORS: %s is a list: « 3 known persons, 2 drafts » */
		cli_sayf(_("Erased for good: %s."), gone);
	else
		cli_say(_("Nothing is old enough to go."));
	if (!p.settled)
		cli_say(_("Another program still reads the desk: some bytes stay in its log until "
			  "the next start."));
	free(gone);
	return STATUS_DONE;
}

int
command_purge(struct cli *c)
{
	struct purge_plan plan;
	struct err err;
	int status;
	struct desk *d = cli_desk(c, &status);

	if (d == NULL)
		return status;
	status = print_plan(d, &plan, &err);
	if (status != STATUS_DONE || args_has(&c->args, "dry-run"))
		return status;
	if (plan.all > 0 && copy_first(d, &err) != 0)
		return cli_fail(&err);
	return run(d, &err);
}
