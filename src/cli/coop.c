/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lakou export coop: the month’s sessions in the columns of the national tool. */
#include "config.h"

#include "app/coop_export.h"
#include "cli/command.h"

static int
read_options(struct cli *c, struct coop_export_options *options)
{
	static const char *const dialects[] = { "standard", "excel-fr", NULL };
	const char *period = args_value(&c->args, "period");
	int dialect = CSV_EXCEL_FR;
	int status = cli_choice(c, "for", dialects, &dialect);

	if (status != STATUS_DONE)
		return status;
	if (period == NULL)
		return cli_usagef(_("The option %s is needed."), "--period");
	if (date_month_parse(period, &options->from) != 0)
		return cli_usagef(_("“%s” is no month: write --period YYYY-MM."), period);
	options->encoding = args_value(&c->args, "encoding");
	if (options->encoding != NULL && cli_word(c, 0) == NULL)
		return cli_usage(_("Another encoding than UTF-8 needs a file to write to."));
	options->to = date_month_last(options->from);
	options->dialect = (enum csv_dialect)dialect;
	return STATUS_DONE;
}

static void
say_done(const struct coop_export_done *done)
{
	cli_sayf(ngettext("%zu session was written.", "%zu sessions were written.", done->sessions),
		 done->sessions);
	if (done->left_out > 0)
		cli_sayf(ngettext("%zu coordination activity has no place in that file.",
				  "%zu coordination activities have no place in that file.",
				  done->left_out),
			 done->left_out);
	cli_say_replaced(done->replaced);
}

/* A file, or else standard output, always in UTF-8. */
static int
write_out(struct cli *c, struct desk *d, const struct buf *text)
{
	struct err err;

	if (cli_word(c, 0) == NULL) {
		cli_data(text);
		return cli_flush();
	}
	if (coop_export_file(d, cli_word(c, 0), text, args_has(&c->args, "force"), &err) != 0)
		return cli_fail(&err);
	return STATUS_DONE;
}

int
command_export_coop(struct cli *c)
{
	struct coop_export_options options = { .mediator = 0 };
	const char *mediator = args_value(&c->args, "mediator");
	int status = read_options(c, &options);
	struct coop_export_done done;
	struct buf text = BUF_INIT;
	struct err err = { 0 };
	struct desk *d;

	if (status != STATUS_DONE)
		return status;
	d = cli_desk(c, &status);
	if (d == NULL)
		return status;
	if ((mediator != NULL && desk_mediator_n(d, mediator, &options.mediator, &err) != 0) ||
	    coop_export(d, &options, &text, &done, &err) != 0)
		status = cli_fail(&err);
	else
		status = write_out(c, d, &text);
	if (status == STATUS_DONE)
		say_done(&done);
	buf_clear(&text);
	return status;
}
