/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that were frozen before, and what they leave for others. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "report/audit_lines.h"
#include "report/audit_read.h"
#include "report/rows_private.h"

static int
refuse_withdrawn(const struct release *r, struct err *err)
{
	char day[DATE_ISO_SIZE];

	snprintf(day, sizeof(day), "%s", r->withdrawn);
	return err_set(err, ERR_WITHDRAWN, day, "%s %s was withdrawn", r->period, r->profile);
}

static int
refuse_other(const struct release *r, const struct audit_release *rows, struct err *err)
{
	char *options = mem_printf("--period %s --profile %s --recodage %s", r->period,
				   rows->r.profile, rows->lines->uniform ? "uniforme" : "local");

	err_set(err, ERR_COVERED, options, ROWS_TAKEN);
	free(options);
	return -1;
}

static int
compare(const struct rows_making *m, const struct release *r, const struct release **found,
	struct err *err)
{
	struct audit_release rows;
	int rc = audit_read_kept(r, &rows, err);

	if (rc != 0)
		return -1;
	if (rows.lines == NULL)
		rc = err_set(err, ERR_DATA, r->period, "no rows");
	else if (strcmp(r->period, m->request->base.period) != 0 ||
		 strcmp(rows.r.profile, m->profile) != 0 ||
		 rows.lines->uniform != m->request->uniform)
		rc = refuse_other(r, &rows, err);
	else
		*found = r;
	audit_read_clear(&rows);
	return rc;
}

int
rows_frozen_find(const struct rows_making *m, const struct release_list *past,
		 const struct release **found, struct err *err)
{
	int rc = 0;

	*found = NULL;
	for (size_t i = 0; i < past->count && rc == 0; i++) {
		const struct release *r = &past->item[i];

		if (r->withdrawn != NULL && strcmp(r->period, m->request->base.period) == 0)
			rc = refuse_withdrawn(r, err);
	}
	for (size_t i = 0; i < past->count && rc == 0; i++)
		if (strcmp(past->item[i].profile, RELEASE_PROFILE_ROWS) == 0)
			rc = compare(m, &past->item[i], found, err);
	return rc;
}
