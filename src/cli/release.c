/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lakou export release: the anonymised figures of a period, in a folder for the coordinator. */
#include "config.h"

#include "report/release_publish.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "cli/command.h"

#define FOLDER "releases"

char *
cli_release_folder(const struct cli *c, struct desk *d)
{
	const char *given = args_value(&c->args, "to");
	char *folder = NULL;
	char *data;
	struct err ignored;

	if (given != NULL)
		return mem_strdup(given);
	if (desk_setting_get(d, "export-folder", &folder, &ignored) == 0 && folder != NULL)
		return folder;
	data = path_data();
	folder = path_join(data, FOLDER);
	free(data);
	return folder;
}

/* A word that the report layer refuses is a wrong word on the command line. */
static int
refuse(const struct err *err)
{
	if (err->code == ERR_USAGE)
		return cli_usagef(_("“%s” is not available in this version."), err->subject);
	if (err->code == ERR_VALUE)
		return cli_usagef(
			_("“%s” is no period that can be published: write --period YYYY-MM, "
			  "YYYY-T1 to YYYY-T4, or YYYY."),
			err->subject);
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

/* Asked for one by one; where none is, what the desk's setting says. */
static int
read_formats(const struct cli *c, struct desk *d, unsigned *asked)
{
	char *usual = NULL;
	bool any = false;
	struct err ignored;

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
	if (!any && d != NULL && desk_setting_get(d, "export-formats", &usual, &ignored) == 0 &&
	    usual != NULL)
		release_formats_parse(usual, asked);
	free(usual);
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
		status = refuse(&err);
	} else {
		if (frozen)
			say_frozen(&release, request->formats);
		printf("%s\n", folder);
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
		status = read_formats(c, NULL, &formats);
	if (status == STATUS_DONE && args_value(&c->args, "period") == NULL)
		status = cli_usagef(_("The option %s is needed."), "--period");
	return status;
}

int
command_export_release(struct cli *c)
{
	int dialect = CSV_EXCEL_FR;
	unsigned asked = 0;
	int status = check_options(c, &dialect);
	const char *given = args_value(&c->args, "recipient");
	char *recipient = NULL;
	char stamp[DATE_STAMP_SIZE];
	char *dir;
	struct err ignored;
	struct desk *d;

	if (status != STATUS_DONE)
		return status;
	d = cli_desk(c, &status);
	if (d == NULL)
		return status;
	if (given == NULL && desk_setting_get(d, "recipient", &recipient, &ignored) == 0)
		given = recipient;
	read_formats(c, d, &asked);
	clock_stamp(&c->clock, stamp);
	dir = cli_release_folder(c, d);
	status = publish(c, d,
			 &(struct release_request){
				 .period = args_value(&c->args, "period"),
				 .today = clock_today(&c->clock),
				 .perimeter = desk_slug(d),
				 .demo = desk_demo(d),
				 .profile = args_value(&c->args, "profile"),
				 .recipient = given,
				 .version = PACKAGE_VERSION,
				 .stamp = stamp,
				 .dialect = (enum csv_dialect)dialect,
				 .encoding = args_value(&c->args, "encoding"),
				 .formats = asked,
			 },
			 dir);
	free(dir);
	free(recipient);
	return status;
}
