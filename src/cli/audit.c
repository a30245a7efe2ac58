/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lakou audit: release folders, attacked as somebody would who has nothing else. */
#include "config.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/release.h"
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

/* A folder that is there, and is none of a release, is data that cannot be read: such are often in
 * it. */
static int
refuse(const struct err *err)
{
	char *dir = path_dir(err->subject);
	bool other = err->code == ERR_NO_INPUT && file_exists(dir) &&
		     strcmp(path_base(err->subject), RELEASE_FILE_MANIFEST) == 0;
	int status = other ? STATUS_DATA : status_of_err(err);

	if (err->code == ERR_DATA && err->subject[0] == '\0')
		cli_say(_("These figures contradict each other: a file was changed, or they are "
			  "of different desks."));
	else if (err->code == ERR_DATA && strcmp(err->detail, AUDIT_EMPTY) == 0)
		/* TRANSLATORS: %s is the path of a file, here and in the next two */
		cli_sayf(_("“%s” holds no figure: ask for the file as it was published."),
			 err->subject);
	else if (err->code == ERR_DATA && strcmp(err->detail, AUDIT_CHANGED) == 0)
		cli_sayf(_("“%s” was changed since it was published: ask for the file as it was."),
			 err->subject);
	else if (err->code == ERR_DATA && strcmp(err->detail, AUDIT_TWICE) == 0)
		cli_sayf(_("“%s” has a figure twice: ask for the file as it was published."),
			 err->subject);
	else if (other)
		/* TRANSLATORS: %s is the path of a folder; lakou_… begins names of folders */
		cli_sayf(_("“%s” is not the folder of a release: give the lakou_… folders "
			   "themselves."),
			 dir);
	else
		status = cli_fail(err);
	free(dir);
	return status;
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
		status = refuse(&err);
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
