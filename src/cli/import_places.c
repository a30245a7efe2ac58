/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lakou import places: files in the national standard. */
#include "config.h"

#include <stdlib.h>

#include "app/partner_import.h"
#include "base/mem.h"
#include "cli/command.h"
#include "cli/import.h"

static int
make(struct cli *c, struct desk *d, const char *path, const struct import_options *options,
     struct import_job *job)
{
	struct import_plan *plan = mem_alloc(sizeof(*plan));
	struct err err;

	(void)c;
	if (import_plan_make(d, path, options, plan, &err) != 0) {
		import_plan_clear(plan);
		free(plan);
		return cli_fail(&err);
	}
	*job = (struct import_job){
		.plan = plan,
		.told = import_plan_told(plan),
		.encoding = plan->encoding,
		.delimiter = plan->delimiter,
		.read = plan->read,
		.added = plan->added,
		.updated = plan->updated,
		.unchanged = plan->unchanged + plan->left_out, /* of the directory */
		.refused = plan->refused,
		.absent = plan->absent,
		.older = plan->older,
	};
	return STATUS_DONE;
}

static int
apply(struct desk *d, struct import_job *job, struct err *err)
{
	return import_plan_apply(d, job->plan, err);
}

static void
clear(struct import_job *job)
{
	import_plan_clear(job->plan);
	free(job->plan);
}

int
command_import_places(struct cli *c)
{
	static const struct import_kind places = { PARTNER_IMPORT_ACTION, make, apply, clear };

	return import_files(c, &places);
}
