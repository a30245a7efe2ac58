/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lakou export release: the anonymised figures of a period, in a folder for the coordinator. */
#include "config.h"

#include "report/release_publish.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/recipients.h"
#include "app/releases.h"
#include "app/words.h"
#include "base/mem.h"
#include "cli/command.h"
#include "report/release_after.h"

/* A word that the report layer refuses is a wrong word on the command line. */
static int
refuse(const struct err *err)
{
	if (err->code == ERR_USAGE)
		return cli_usage(
			_("Figures for everybody are of a quarter or a year, not of a month."));
	if (err->code == ERR_VALUE)
		return cli_usagef(
			_("“%s” is no period that can be published: write --period YYYY-MM, "
			  "YYYY-T1 to YYYY-T4, or YYYY."),
			err->subject);
	if (err->code == ERR_NOTHING && strcmp(err->detail, RELEASE_PAST) == 0) {
		cli_say(_("What is published of its months leaves no figure of this period that "
			  "is safe to tell: hand out those months, which stay as they are, or "
			  "publish a longer period once it is over."));
		return status_of_err(err);
	}
	if (err->code == ERR_NOTHING) {
		cli_say(strcmp(err->detail, RELEASE_EMPTY) == 0
				? _("Nothing was logged in that period: there is nothing to "
				    "export.")
				: _("Nothing of this period can be published safely: too few "
				    "people came."));
		return status_of_err(err);
	}
	return cli_fail(err);
}

/* Asked for one by one; where none is, what is usual for the recipient. */
static int
read_formats(const struct cli *c, unsigned usual, unsigned *asked)
{
	bool any = false;

	*asked = 0;
	for (size_t i = 0; i < c->args.option_count; i++) {
		const struct args_option *o = &c->args.option[i];
		unsigned format;

		if (strcmp(o->name, "format") != 0)
			continue;
		if (release_formats_parse(o->value, &format) != 0)
			return cli_usagef(_("“%s” is no value of --%s: choose one of %s."),
					  o->value, "format", "csv, xlsx, html");
		*asked |= format;
		any = true;
	}
	if (!any)
		*asked = usual;
	return STATUS_DONE;
}

/* What is frozen stays: a file that was not asked for the first time is not added. */
static void
say_frozen(const struct release *r, unsigned asked)
{
	cli_say(_("This period was published before: these are the same files."));
	for (const struct release_format_name *f = release_formats; f->word != NULL; f++)
		if ((asked & f->format) != 0 && !release_has_file(r, f->file))
			/* TRANSLATORS: %s is the name of a file */
			cli_sayf(_("%s is not among them: a published period gets no file more."),
				 f->file);
}

/* What was taken back may be in others, or come again in others. */
static int
refuse_withdrawn(struct desk *d, const struct release_request *request, const struct err *why)
{
	const char *profile =
		request->profile != NULL ? request->profile : RELEASE_PROFILE_COORDINATION;
	struct release_list all;
	struct err err;
	int day;
	char *date, *text;

	if (date_parse(why->subject, &day) != 0 || desk_releases(d, &all, &err) != 0)
		return cli_fail(why);
	date = words_date(day);
	for (size_t i = 0; i < all.count; i++) {
		const struct release *r = &all.item[i];

		if (strcmp(r->period, request->period) != 0 || strcmp(r->profile, profile) != 0)
			continue;
		text = report_release_after_state(&all, r, date);
		cli_say(text);
		free(text);
	}
	free(date);
	release_list_clear(&all);
	return status_of_err(why);
}

/* What is published of a longer period is a door that closes behind it. */
static void
say_closed(struct desk *d, const char *period)
{
	struct release_list all;
	struct release_period p;
	struct err ignored;
	char *text;

	if (release_period_parse(period, &p) != 0 || desk_releases(d, &all, &ignored) != 0)
		return;
	text = report_release_closes(&all, &p);
	if (text != NULL)
		cli_say(text);
	free(text);
	release_list_clear(&all);
}

static int
publish(struct cli *c, struct desk *d, const struct release_request *request, const char *dir)
{
	const struct release_keeper keeper = desk_release_keeper(d);
	struct stats *stats = NULL;
	struct release release;
	struct err err;
	bool frozen = false;
	char *folder = NULL;
	int status = STATUS_DONE;

	if (stats_open(&stats, c->path, &err) != 0)
		return cli_fail(&err);
	if (report_release_publish(stats, request, &keeper, dir, &release, &frozen, &folder,
				   &err) != 0) {
		status = err.code == ERR_WITHDRAWN ? refuse_withdrawn(d, request, &err)
						   : refuse(&err);
	} else {
		char *late = frozen ? NULL : report_release_late(&release);

		if (frozen)
			say_frozen(&release, request->formats);
		else
			say_closed(d, release.period);
		if (late != NULL)
			cli_say(late);
		free(late);
		cli_say_replaced(release.replaced);
		cli_path(folder, '\n');
		if (frozen && releases_hand(d, release.period, release.profile, request->recipient,
					    folder, &err) != 0)
			cli_fail(&err);
		release_clear(&release);
	}
	free(folder);
	stats_close(stats);
	return status;
}

static int
check_options(struct cli *c, int *dialect)
{
	static const char *const dialects[] = { "standard", "excel-fr", NULL };
	static const char *const profiles[] = { RELEASE_PROFILE_COORDINATION,
						RELEASE_PROFILE_DIFFUSION, NULL };
	unsigned formats;
	int profile = 0;
	int status = cli_choice(c, "for", dialects, dialect);

	if (status == STATUS_DONE)
		status = cli_choice(c, "profile", profiles, &profile);
	if (status == STATUS_DONE)
		status = read_formats(c, 0, &formats);
	if (status == STATUS_DONE && args_value(&c->args, "period") == NULL)
		status = cli_usagef(_("The option %s is needed."), "--period");
	return status;
}

/* What the command line does not say is as usual for the recipient. */
static int
publish_for(struct cli *c, struct desk *d, const struct recipient_choices *usual, int dialect)
{
	const char *recipient = args_value(&c->args, "recipient");
	const char *profile = args_value(&c->args, "profile");
	const char *dir = args_value(&c->args, "to");
	bool said = args_value(&c->args, "for") != NULL;
	char stamp[DATE_STAMP_SIZE];
	unsigned asked = 0;

	read_formats(c, usual->formats, &asked);
	clock_stamp(&c->clock, stamp);
	return publish(c, d,
		       &(struct release_request){
			       .period = args_value(&c->args, "period"),
			       .today = clock_today(&c->clock),
			       .perimeter = desk_slug(d),
			       .demo = desk_demo(d),
			       .profile = profile != NULL ? profile : usual->profile,
			       .recipient = recipient != NULL ? recipient : usual->name,
			       .version = PACKAGE_VERSION,
			       .stamp = stamp,
			       .dialect = said ? (enum csv_dialect)dialect : usual->dialect,
			       .encoding = args_value(&c->args, "encoding"),
			       .formats = asked,
		       },
		       dir != NULL ? dir : usual->folder);
}

int
command_export_release(struct cli *c)
{
	int dialect = CSV_EXCEL_FR;
	int status = check_options(c, &dialect);
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
	status = publish_for(c, d, &usual, dialect);
	recipient_choices_clear(&usual);
	return status;
}
