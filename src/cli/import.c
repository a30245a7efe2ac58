/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are imported, whatever they hold, with a report of what was done to each row. */
#include "config.h"

#include "cli/import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/partner_import.h"
#include "base/str.h"
#include "cli/command.h"

#define REFUSALS_SAID 3

static int
read_options(const struct cli *c, struct import_options *options)
{
	const char *delimiter = args_value(&c->args, "delimiter");

	*options = (struct import_options){ .encoding = args_value(&c->args, "encoding") };
	if (delimiter == NULL)
		return STATUS_DONE;
	if (strcmp(delimiter, "\\t") == 0 || strcmp(delimiter, "tab") == 0)
		delimiter = "\t";
	if (strlen(delimiter) != 1 || strchr(",;\t", *delimiter) == NULL)
		return cli_usagef(_("“%s” separates no cells: choose one of %s."), delimiter,
				  "‘,’ ‘;’ tab");
	options->delimiter = *delimiter;
	return STATUS_DONE;
}

static int
try_all(struct cli *c, struct desk *d, const struct import_kind *kind,
	const struct import_options *options)
{
	int status = STATUS_DONE;

	for (size_t i = 0; status == STATUS_DONE && cli_word(c, i) != NULL; i++) {
		struct import_job job = { .plan = NULL };

		status = kind->make(c, d, cli_word(c, i), options, &job);
		if (status == STATUS_DONE)
			kind->clear(&job);
	}
	return status;
}

static int
print_counts(const struct import_job *job)
{
	printf("read %zu = added %zu + updated %zu + unchanged %zu + refused %zu\n", job->read,
	       job->added, job->updated, job->unchanged, job->refused);
	return cli_flush();
}

/* A script that never gets the counts must take the import for not done: then it is not. */
static void
take_back(struct desk *d, const struct import_job *job)
{
	struct err err;

	if (job->added + job->updated > 0 && import_plan_take_back(d, &err) != 0)
		cli_fail(&err);
}

static void
say_how_read(const struct import_job *job)
{
	cli_sayf(_("%s was read as %s, its cells separated by %s."), job->told.path, job->encoding,
		 job->delimiter == '\t'  ? "tab"
		 : job->delimiter == ';' ? "‘;’"
					 : "‘,’");
}

/* Once for the file: what a later version writes is no fault of its rows. */
static void
say_left_out(const struct import_job *job)
{
	char *names;

	if (job->left_out == NULL || job->left_out->count == 0)
		return;
	names = strlist_join(job->left_out, ", ");
	cli_sayf(_("These columns of the file are not known and were left out: %s"), names);
	free(names);
}

/* The first lines that were refused, one sentence each; the report has them all. */
static void
say_refusals(const struct import_told *told)
{
	size_t line = 0;
	int said = 0;

	for (size_t i = 0; i < told->note_count && said < REFUSALS_SAID; i++) {
		const struct import_note *n = &told->note[i];
		const char *why = n->sentence != NULL ? n->sentence : import_reason_text(n->reason);

		if (n->action != IMPORT_REFUSED || n->reason >= IMPORT_REPAIRED || n->line == line)
			continue;
		line = n->line;
		said++;
		if (str_empty(n->field))
			/* TRANSLATORS: a line of a file, then a sentence that says why */
			cli_sayf(_("Line %zu was refused. %s"), line, why);
		else
			/* TRANSLATORS: a line of a file, one of its columns, then a sentence */
			cli_sayf(_("Line %zu was refused for its column “%s”. %s"), line, n->field,
				 why);
	}
}

/* A dry run leaves no report that was not asked for. */
static bool
wants_report(const struct cli *c, const struct import_job *job)
{
	return args_has(&c->args, "report") ||
	       (job->told.note_count > 0 && !args_has(&c->args, "dry-run"));
}

/* A file whose rows were all refused changes nothing; its report says why, and is kept. */
static int
apply(struct cli *c, struct desk *d, const struct import_kind *kind, struct import_job *job)
{
	struct import_report report = { .path = NULL };
	bool dry = args_has(&c->args, "dry-run");
	int status = job->refused == job->read ? STATUS_DATA
		     : job->refused > 0        ? STATUS_SOME_REFUSED
					       : STATUS_DONE;
	bool change = !dry && status != STATUS_DATA;
	struct err err;
	int rc = 0;

	if (wants_report(c, job))
		rc = import_report_prepare(d, &job->told, args_value(&c->args, "report"), &report,
					   &err);
	if (rc == 0 && change)
		rc = kind->apply(d, job, &err);
	if (rc == 0 && print_counts(job) != STATUS_DONE) {
		if (change)
			take_back(d, job);
		import_report_clear(&report);
		return STATUS_IO;
	}
	if (rc == 0)
		say_refusals(&job->told);
	if (rc != 0)
		status = cli_fail(&err);
	/* The import is done, and counted on standard output: a report that cannot have its name
	 * is said, and changes nothing. */
	else if (report.path != NULL && import_report_keep(&report, &err) != 0)
		cli_fail(&err);
	else if (report.path != NULL)
		cli_sayf(_("The report of the import is in %s"), report.path);
	if (rc == 0 && dry)
		cli_say(_("This was a trial: nothing was changed."));
	import_report_clear(&report);
	return status;
}

/* Worse than « some refused » ends the run; files that came before it stay imported. */
int
import_files(struct cli *c, const struct import_kind *kind)
{
	struct import_options options;
	int status = read_options(c, &options);
	int worst = STATUS_DONE;
	struct desk *d;

	if (status != STATUS_DONE)
		return status;
	if (args_has(&c->args, "report") && cli_word(c, 1) != NULL)
		return cli_usagef(_("One report is about one file: give a single FILE with %s."),
				  "--report");
	d = cli_desk(c, &status);
	if (d == NULL)
		return status;
	status = cli_word(c, 1) != NULL ? try_all(c, d, kind, &options) : STATUS_DONE;
	for (size_t i = 0; status == STATUS_DONE && cli_word(c, i) != NULL; i++) {
		struct import_job job = { .plan = NULL };

		status = kind->make(c, d, cli_word(c, i), &options, &job);
		if (status != STATUS_DONE)
			break;
		say_how_read(&job);
		say_left_out(&job);
		status = apply(c, d, kind, &job);
		kind->clear(&job);
		if (status == STATUS_SOME_REFUSED) {
			worst = status;
			status = STATUS_DONE;
		}
	}
	return status != STATUS_DONE ? status : worst;
}
