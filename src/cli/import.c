/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are imported, whatever they hold, with a report of what was done to each row. */
#include "config.h"

#include "cli/import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/backups.h"
#include "app/partner_import.h"
#include "base/mem.h"
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

/* They are no rows of the counts, and stay whatever is undone. */
static void
say_released(const struct import_job *job, bool dry)
{
	if (job->released > 0 && !dry)
		cli_sayf(ngettext("%zu release of the journal was taken: what it published is "
				  "frozen here too, and undo leaves it.",
				  "%zu releases of the journal were taken: what they published is "
				  "frozen here too, and undo leaves it.",
				  job->released),
			 job->released);
	else if (job->released > 0)
		cli_sayf(ngettext("%zu release of the journal would be taken.",
				  "%zu releases of the journal would be taken.", job->released),
			 job->released);
	if (job->released_refused > 0)
		cli_sayf(ngettext("%zu release of the journal was refused.",
				  "%zu releases of the journal were refused.",
				  job->released_refused),
			 job->released_refused);
}

static void
say_absent(const struct import_job *job)
{
	if (job->older > 0)
		cli_sayf(ngettext("%zu row is older than what the directory has: it was left out.",
				  "%zu rows are older than what the directory has: they were left "
				  "out.",
				  job->older),
			 job->older);
	if (job->absent > 0)
		cli_sayf(ngettext("%zu place of the directory is no longer in the file of its "
				  "source: it is marked, not deleted.",
				  "%zu places of the directory are no longer in the file of their "
				  "source: they are marked, not deleted.",
				  job->absent),
			 job->absent);
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

/* One of the files of the command line, from its reading to its report. */
struct part {
	struct import_job job;
	struct import_report report;
	bool made;
};

struct run {
	const struct import_kind *kind;
	struct part *part;
	size_t count;
	bool dry;
	size_t read, changes, refused; /* of all of them */
};

/* Several files are one action, before which the copy was made. */
static int
apply_job(struct desk *d, const struct run *r, struct import_job *job, struct err *err)
{
	char *copy = NULL;
	int rc;

	if (r->count == 1 && backups_before(d, &copy, err) != 0)
		return -1;
	rc = r->kind->apply(d, job, err);
	backups_after(copy, rc == 0);
	return rc;
}

/* A file whose rows were all refused changes nothing; its report says why, and is kept. */
static int
apply_part(struct cli *c, struct desk *d, struct run *r, struct part *p)
{
	struct import_job *job = &p->job;
	size_t refused = job->refused + job->released_refused;
	struct err err;

	say_how_read(job);
	say_left_out(job);
	say_absent(job);
	r->read += job->read + job->released_read;
	r->changes += job->added + job->updated + job->absent;
	r->refused += refused;
	if (wants_report(c, job) &&
	    import_report_prepare(d, &job->told, args_value(&c->args, "report"), &p->report,
				  &err) != 0)
		return cli_fail(&err);
	if (!r->dry && refused < job->read + job->released_read && apply_job(d, r, job, &err) != 0)
		return cli_fail(&err);
	say_released(job, r->dry);
	return STATUS_DONE;
}

static int
apply_all(struct cli *c, struct desk *d, struct run *r, const struct import_options *options)
{
	bool together = r->count > 1 && !r->dry;
	int status = STATUS_DONE;
	char *copy = NULL;
	struct err err;

	if (together && backups_before(d, &copy, &err) != 0)
		return cli_fail(&err);
	if (together && import_begin(d, r->kind->action, &err) != 0) {
		backups_after(copy, false);
		return cli_fail(&err);
	}
	for (size_t i = 0; status == STATUS_DONE && i < r->count; i++) {
		struct part *p = &r->part[i];

		status = r->kind->make(c, d, cli_word(c, i), options, &p->job);
		p->made = status == STATUS_DONE;
		if (p->made)
			status = apply_part(c, d, r, p);
	}
	if (together && import_end(d, status == STATUS_DONE ? 0 : -1, r->changes, &err) != 0 &&
	    status == STATUS_DONE)
		status = cli_fail(&err);
	backups_after(copy, status == STATUS_DONE);
	return status;
}

/* A script that never gets the counts must take the import for not done: then it is not. */
static int
tell(struct desk *d, struct run *r)
{
	int status = STATUS_DONE;
	struct err err;

	for (size_t i = 0; status == STATUS_DONE && i < r->count; i++)
		status = print_counts(&r->part[i].job);
	if (status == STATUS_DONE)
		return status;
	if (!r->dry && r->changes > 0 && import_plan_take_back(d, &err) != 0)
		cli_fail(&err);
	return STATUS_IO;
}

/* The import is done, and counted on standard output: a report that cannot have its name is said,
 * and changes nothing. */
static void
keep_reports(struct run *r)
{
	struct err err;

	for (size_t i = 0; i < r->count; i++) {
		struct import_report *report = &r->part[i].report;

		say_refusals(&r->part[i].job.told);
		if (report->path != NULL && import_report_keep(report, &err) != 0)
			cli_fail(&err);
		else if (report->path != NULL)
			cli_sayf(_("The report of the import is in %s"), report->path);
	}
}

static int
import_run(struct cli *c, struct desk *d, struct run *r, const struct import_options *options)
{
	int status = apply_all(c, d, r, options);

	if (status == STATUS_DONE)
		status = tell(d, r);
	if (status != STATUS_DONE)
		return status;
	keep_reports(r);
	if (r->dry)
		cli_say(_("This was a trial: nothing was changed."));
	return r->refused == r->read ? STATUS_DATA
	       : r->refused > 0      ? STATUS_SOME_REFUSED
				     : STATUS_DONE;
}

/* One action, however many files: above « some refused » none of them is stored. */
int
import_files(struct cli *c, const struct import_kind *kind)
{
	struct run r = { .kind = kind, .dry = args_has(&c->args, "dry-run") };
	struct import_options options;
	int status = read_options(c, &options);
	struct desk *d;

	if (status != STATUS_DONE)
		return status;
	if (args_has(&c->args, "report") && cli_word(c, 1) != NULL)
		return cli_usagef(_("One report is about one file: give a single FILE with %s."),
				  "--report");
	d = cli_desk(c, &status);
	if (d == NULL)
		return status;
	while (cli_word(c, r.count) != NULL)
		r.count++;
	/* Before the desk is locked, what can be said already. */
	if (r.count > 1 && (status = try_all(c, d, kind, &options)) != STATUS_DONE)
		return status;
	r.part = mem_array(r.count, sizeof(*r.part));
	status = import_run(c, d, &r, &options);
	for (size_t i = 0; i < r.count; i++) {
		import_report_clear(&r.part[i].report);
		if (r.part[i].made)
			kind->clear(&r.part[i].job);
	}
	free(r.part);
	return status;
}
