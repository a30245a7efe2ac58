/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the imports of all kinds of files share: options, counts, the report, exit statuses. */
#ifndef CLI_IMPORT_H
#define CLI_IMPORT_H

#include "app/import_file.h"
#include "app/import_report.h"
#include "cli/cli.h"

/* A file that is understood. */
struct import_job {
	void *plan; /* of its kind */
	struct import_told told;
	const char *encoding;
	char delimiter;
	const struct strlist *left_out; /* columns that nobody knows; NULL: not said */
	size_t read, added, updated, unchanged, refused;
	size_t released; /* publications taken with them: counted apart, with the next two */
	size_t released_read;
	size_t released_refused;
	size_t absent; /* entries of the desk that the file lacks, to be marked */
	size_t older;  /* rows left out, since what the desk has is newer */
};

struct import_kind {
	const char *action; /* for undo */
	/* Reads the file; what is wrong is said. Returns the status; nothing to clear unless 0. */
	int (*make)(struct cli *c, struct desk *d, const char *path,
		    const struct import_options *options, struct import_job *job);
	int (*apply)(struct desk *d, struct import_job *job, struct err *err);
	void (*clear)(struct import_job *job);
};

/* All files of the command line: every one is understood before the first changes anything. */
int import_files(struct cli *c, const struct import_kind *kind);

#endif
