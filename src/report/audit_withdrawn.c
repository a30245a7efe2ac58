/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/audit_withdrawn.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"

#define PERSONS "personnes"

enum { SUM_PART = 10 };

static bool
is_near(const struct system_figure *f, int64_t was, int64_t k)
{
	return f->lo > was - k && f->hi < was + k && !(f->lo == was && f->hi == was);
}

/* Whether as many people as there were are known to be there, but for fewer than k. */
static bool
same_people(struct audit_rows *rows, const struct release *r, const struct release *truth,
	    int64_t k)
{
	size_t now = audit_rows_number(rows, truth, "ensemble", PERSONS, "", "TOTAL");
	size_t then = audit_rows_number(rows, r, "ensemble", PERSONS, "", "TOTAL");
	const struct disclose_system *s = audit_rows_system(rows);

	return now != SIZE_MAX && then != SIZE_MAX && s->figure[now].lo > s->figure[then].lo - k &&
	       s->figure[now].hi < s->figure[then].hi + k;
}

bool
audit_withdrawn_known(struct audit_rows *rows, const struct release *r, const struct release *truth,
		      const struct release_cell *c, int64_t k, const struct system_figure **f)
{
	size_t figure = audit_rows_number(rows, truth, c->table, c->measure, c->geo, c->category);

	if (c->secret || figure == SIZE_MAX)
		return false;
	*f = &audit_rows_system(rows)->figure[figure];
	if (strcmp(c->measure, PERSONS) == 0)
		return is_near(*f, c->value, k);
	return ((*f)->hi - (*f)->lo < k - 1 || (*f)->hi - (*f)->lo < (*f)->lo / SUM_PART) &&
	       !((*f)->lo == c->value && (*f)->hi == c->value) && same_people(rows, r, truth, k);
}

struct release
audit_withdrawn_truth(const struct release *r)
{
	size_t len = strlen(r->perimeter) - strlen(AUDIT_WITHDRAWN);

	return (struct release){ .period = r->period, .perimeter = mem_strndup(r->perimeter, len) };
}
