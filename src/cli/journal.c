/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lakou export journal: all sessions, as another desk or a spreadsheet reads them. */
#include "config.h"

#include <stdio.h>

#include "app/session_csv.h"
#include "cli/command.h"

/* Only what there is: a sentence about nothing would worry for nothing. */
static void
say_unsaid(const struct session_export_done *done)
{
	if (done->unsaid.persons > 0)
		cli_say(_("Who came is not in the file: people known by name are counted in it "
			  "among the others."));
	if (done->unsaid.notes > 0)
		cli_say(_("Notes are not in the file."));
	if (done->unsaid.not_completed > 0)
		cli_say(_("Why sessions were not completed is not in the file."));
	if (done->frozen > 0)
		cli_sayf(ngettext("%zu session of somebody who is frozen is not in the file.",
				  "%zu sessions of people who are frozen are not in the file.",
				  done->frozen),
			 done->frozen);
	cli_say_replaced(done->replaced);
}

static void
say_releases(const struct session_export_done *done)
{
	if (done->releases > 0)
		cli_sayf(ngettext("%zu release is in the file with its files, but not to whom it "
				  "was handed.",
				  "%zu releases are in the file with their files, but not to whom "
				  "they were handed.",
				  done->releases),
			 done->releases);
}

int
command_export_journal(struct cli *c)
{
	static const char *const dialects[] = { "standard", "excel-fr", NULL };
	int dialect = CSV_STANDARD;
	int status = cli_choice(c, "for", dialects, &dialect);
	struct session_export_options options;
	struct session_export_done done;
	struct desk *d;
	struct err err;

	if (status != STATUS_DONE)
		return status;
	d = cli_desk(c, &status);
	if (d == NULL)
		return status;
	options = (struct session_export_options){
		.dialect = (enum csv_dialect)dialect,
		.encoding = args_value(&c->args, "encoding"),
		.replace = args_has(&c->args, "force"),
	};
	if (session_export(d, cli_word(c, 0), &options, &done, &err) != 0)
		return cli_fail(&err);
	cli_sayf(ngettext("%zu session was written.", "%zu sessions were written.", done.sessions),
		 done.sessions);
	say_releases(&done);
	say_unsaid(&done);
	return STATUS_DONE;
}
