/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lakou export microdata: rows without names, in a folder. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/recipients.h"
#include "app/releases.h"
#include "cli/command.h"
#include "report/rows.h"

/* Why there are no rows. */
static const char *
why_not(const struct err *err)
{
	if (strcmp(err->detail, ROWS_NO_FIGURES) == 0)
		return _("The figures of this period are not published yet: export its release "
			 "first, then its rows.");
	if (strcmp(err->detail, ROWS_CHANGED) == 0)
		return _("Sessions of this period were changed after its figures were published: "
			 "together they would tell what was changed, so there are no rows.");
	if (strcmp(err->detail, ROWS_FEW) == 0)
		return _("There are too few attendances in this period for rows: 300 are needed, "
			 "1,000 for everybody.");
	return _("No rows of this period are safe, however coarse they are made.");
}

static int
refuse(const struct err *err)
{
	if (err->code == ERR_USAGE)
		return cli_usage(
			_("Rows for everybody are of a quarter or a year, not of a month."));
	if (err->code == ERR_VALUE)
		return cli_usagef(_("“%s” is no period: write --period YYYY-MM, YYYY-T1 to YYYY-T4 "
				    "or YYYY."),
				  err->subject);
	if (err->code == ERR_COVERED && strcmp(err->detail, ROWS_TAKEN) == 0) {
		/* TRANSLATORS: %s are options of the same command */
		cli_sayf(_("Rows of this time were published already, and others beside them would "
			   "give people away by the difference. Take those again: %s."),
			 err->subject);
		return status_of_err(err);
	}
	if (err->code == ERR_NOTHING) {
		cli_say(why_not(err));
		return status_of_err(err);
	}
	return cli_fail(err);
}

static void
say(const struct rows_made *made)
{
	cli_sayf(_("%lld rows in %zu classes; information lost: %d %%, with one level a column "
		   "%d %%."),
		 (long long)made->rows, made->classes, (int)(made->loss * 100 + 0.5),
		 (int)(made->loss_uniform * 100 + 0.5));
}

static int
publish(struct cli *c, struct desk *d, const struct rows_request *request, const char *dir)
{
	const struct release_keeper keeper = desk_release_keeper(d);
	struct stats *stats = NULL;
	struct rows_made made;
	char *folder = NULL;
	struct err err;
	int status = STATUS_DONE;

	if (stats_open(&stats, c->path, &err) != 0)
		return cli_fail(&err);
	if (report_rows_publish(stats, request, &keeper, dir, &made, &folder, &err) != 0) {
		status = refuse(&err);
	} else {
		if (made.frozen_before)
			cli_say(_("This period was published before: these are the same files."));
		else
			say(&made);
		cli_say_replaced(made.replaced);
		cli_path(folder, '\n');
		if (releases_hand(d, request->base.period, RELEASE_PROFILE_ROWS,
				  request->base.recipient, folder, &err) != 0)
			cli_fail(&err);
	}
	free(folder);
	stats_close(stats);
	return status;
}

static int
check_options(struct cli *c, int *dialect, int *recoding)
{
	static const char *const dialects[] = { "standard", "excel-fr", NULL };
	static const char *const recodings[] = { "local", "uniforme", NULL };
	static const char *const profiles[] = { RELEASE_PROFILE_COORDINATION,
						RELEASE_PROFILE_DIFFUSION, NULL };
	int profile = 0;
	int status = cli_choice(c, "for", dialects, dialect);

	if (status == STATUS_DONE)
		status = cli_choice(c, "profile", profiles, &profile);
	if (status == STATUS_DONE)
		status = cli_choice(c, "recodage", recodings, recoding);
	if (status == STATUS_DONE && args_value(&c->args, "period") == NULL)
		status = cli_usagef(_("The option %s is needed."), "--period");
	return status;
}

/* Whom they go to and into which folder is as for the figures; the rest is what the command line
 * says. */
static int
publish_for(struct cli *c, struct desk *d, const struct recipient_choices *usual, int dialect,
	    bool uniform)
{
	const char *recipient = args_value(&c->args, "recipient");
	const char *dir = args_value(&c->args, "to");
	char stamp[DATE_STAMP_SIZE];

	clock_stamp(&c->clock, stamp);
	return publish(c, d,
		       &(struct rows_request){
			       .base = {
				       .period = args_value(&c->args, "period"),
				       .today = clock_today(&c->clock),
				       .perimeter = desk_slug(d),
				       .demo = desk_demo(d),
				       .profile = args_value(&c->args, "profile"),
				       .recipient = recipient != NULL ? recipient : usual->name,
				       .version = PACKAGE_VERSION,
				       .stamp = stamp,
				       .dialect = (enum csv_dialect)dialect,
				       .encoding = args_value(&c->args, "encoding"),
			       },
			       .uniform = uniform,
		       },
		       dir != NULL ? dir : usual->folder);
}

int
command_export_microdata(struct cli *c)
{
	int dialect = CSV_EXCEL_FR, recoding = 0;
	int status = check_options(c, &dialect, &recoding);
	struct recipient_choices usual;
	struct desk *d;
	struct err err = { 0 };

	if (status != STATUS_DONE)
		return status;
	d = cli_desk(c, &status);
	if (d == NULL)
		return status;
	if (recipients_choices(d, args_value(&c->args, "recipient"), &usual, &err) != 0)
		return cli_fail(&err);
	status = publish_for(c, d, &usual, dialect, recoding == 1);
	recipient_choices_clear(&usual);
	return status;
}
