/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lakou import sessions: a journal, the national tool's export, or another CSV with its map. */
#include "config.h"

#include <stdlib.h>

#include "app/session_import.h"
#include "base/mem.h"
#include "cli/command.h"
#include "cli/import.h"

/* What is wrong with a map is told with its line. */
static int
refuse(struct cli *c, const struct session_import *imp, const struct err *err)
{
	char *sentence;

	if (imp->fault == IMPORT_FAULT_NO_MAP)
		cli_sayf(_("“%s” is neither a journal of Lakou nor an export of the national tool: "
			   "say with %s FILE what its columns are."),
			 imp->file.path, "--map");
	else if (imp->fault == IMPORT_FAULT_MAP) {
		const char *map = args_value(&c->args, "map");

		sentence = session_map_sentence(&imp->map_fault);
		cli_sayf("%s: %s", map != NULL ? map : imp->file.path, sentence);
		free(sentence);
	} else {
		return cli_fail(err);
	}
	return status_of_err(err);
}

static void
set_counts(struct import_job *job, const struct session_import *imp)
{
	job->told = session_import_told(imp);
	job->read = imp->count.read;
	job->added = imp->count.added;
	job->updated = imp->count.updated;
	job->unchanged = imp->count.unchanged;
	job->refused = imp->count.refused;
	job->released = imp->released.added + imp->released.updated;
	job->released_read = imp->released.read;
	job->released_refused = imp->released.refused;
}

static int
make(struct cli *c, struct desk *d, const char *path, const struct import_options *options,
     struct import_job *job)
{
	const struct session_import_options all = {
		.file = *options,
		.map = args_value(&c->args, "map"),
	};
	struct session_import *imp = mem_alloc(sizeof(*imp));
	struct err err;
	int status;

	if (session_import_make(d, path, &all, imp, &err) != 0) {
		status = refuse(c, imp, &err);
		session_import_clear(imp);
		free(imp);
		return status;
	}
	*job = (struct import_job){ .plan = imp,
				    .encoding = imp->file.encoding,
				    .delimiter = imp->file.delimiter,
				    .left_out = &imp->left_out };
	set_counts(job, imp);
	return STATUS_DONE;
}

static int
apply(struct desk *d, struct import_job *job, struct err *err)
{
	return session_import_apply(d, job->plan, err);
}

static void
clear(struct import_job *job)
{
	session_import_clear(job->plan);
	free(job->plan);
}

int
command_import_sessions(struct cli *c)
{
	static const struct import_kind sessions = { SESSION_IMPORT_ACTION, make, apply, clear };

	return import_files(c, &sessions);
}
