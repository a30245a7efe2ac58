/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making a release: may it be made, is there one already, count, hide, write, seal, keep. */
#include "config.h"

#include "report/release.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "report/release_cells.h"
#include "report/release_files.h"

enum { YEAR_DIGITS = 4 };
#define SLUG_CHARS "abcdefghijklmnopqrstuvwxyz0123456789-_"

static bool
is_year(const char *s)
{
	return strspn(s, "0123456789") >= YEAR_DIGITS;
}

/* 2026 or 2026-T4. */
static bool
is_longer_period(const char *s)
{
	if (!is_year(s))
		return false;
	s += YEAR_DIGITS;
	return *s == '\0' ||
	       (s[0] == '-' && s[1] == 'T' && s[2] >= '1' && s[2] <= '4' && s[3] == '\0');
}

static int
check_request(const struct release_request *q, const char *profile, int *first, struct err *err)
{
	if (q->perimeter[0] == '\0' || q->perimeter[strspn(q->perimeter, SLUG_CHARS)] != '\0')
		return err_set(err, ERR_VALUE, q->perimeter, "perimeter");
	if (is_longer_period(q->period))
		return err_set(err, ERR_USAGE, q->period, "not available: only months are");
	if (date_month_parse(q->period, first) != 0)
		return err_set(err, ERR_VALUE, q->period, "period");
	if (strcmp(profile, RELEASE_PROFILE_DIFFUSION) == 0)
		return err_set(err, ERR_USAGE, profile, "a month is not for everybody");
	if (strcmp(profile, RELEASE_PROFILE_COORDINATION) != 0)
		return err_set(err, ERR_VALUE, profile, "profile");
	return 0;
}

static int
check_closed(const struct release_request *q, int first, struct err *err)
{
	int day = date_add_months(first, 1) + RELEASE_CLOSING_DAY - 1;
	char iso[DATE_ISO_SIZE];

	if (q->today >= day)
		return 0;
	date_write(day, iso);
	return err_set(err, ERR_TOO_EARLY, iso, "%s can be published from %s", q->period, iso);
}

static void
describe(struct release *r, const struct release_request *q, const char *profile)
{
	release_init(r);
	r->period = mem_strdup(q->period);
	r->perimeter = mem_strdup(q->perimeter);
	r->profile = mem_strdup(profile);
	r->made = mem_strdup(q->stamp);
	r->version = mem_strdup(q->version);
	r->language = mem_strdup(i18n_code(i18n_language()));
	r->dialect = mem_strdup(q->dialect == CSV_EXCEL_FR ? "excel-fr" : "standard");
	r->encoding = mem_strdup(q->encoding != NULL ? q->encoding : "UTF-8");
	r->recipient = mem_strdup(q->recipient);
	r->folder = mem_printf("lakou_%s%s_%s", q->demo ? "demo_" : "", q->period, q->perimeter);
}

/* Nothing that is frozen can be mended: what cannot be is not published. */
static int
check_counts(const struct stats_period *p, const char *period, struct err *err)
{
	const struct stats_totals *t = &p->total;
	bool possible = t->new_people >= 0 && t->new_people <= t->people &&
			t->returning_known >= 0 && t->returning_known <= t->known;

	for (int d = 0; d < STATS_DIM_COUNT; d++)
		for (size_t i = 0; i < p->by[d].count; i++)
			possible = possible && p->by[d].line[i].people >= 0;
	return possible ? 0 : err_set(err, ERR_INTERNAL, period, "impossible figures");
}

static int
make(struct stats *stats, const struct release_request *q, const char *profile, int first,
     const struct release_keeper *keeper, struct release *r, struct err *err)
{
	const struct stats_query query = { .from = first,
					   .to = date_month_last(first),
					   .dims = release_dims() };
	struct stats_period counts;
	char seal[HASH_HEX_SIZE];
	uint8_t key[HASH_SIZE];
	bool empty, any, possible;
	int rc = -1;

	if (keeper->key(keeper->arg, key, err) != 0 ||
	    keeper->previous_seal(keeper->arg, q->period, seal, err) != 0)
		return -1;
	if (stats_read(stats, &query, &counts, err) != 0)
		return -1;
	describe(r, q, profile);
	empty = counts.total.sessions == 0;
	possible = check_counts(&counts, q->period, err) == 0;
	any = !possible || release_cells_make(r, &counts, key);
	stats_period_clear(&counts);
	explicit_bzero(key, sizeof(key));
	if (!any)
		rc = err_set(err, ERR_NOTHING, q->period,
			     empty ? RELEASE_EMPTY : "nothing safe to publish");
	else if (possible)
		rc = release_files_make(r, q, seal, err);
	if (rc == 0)
		rc = keeper->keep(keeper->arg, r, err);
	if (rc != 0)
		release_clear(r);
	return rc;
}

int
report_release_make(struct stats *stats, const struct release_request *request,
		    const struct release_keeper *keeper, struct release *out, bool *frozen_before,
		    struct err *err)
{
	const char *profile =
		request->profile != NULL ? request->profile : RELEASE_PROFILE_COORDINATION;
	struct release r;
	int first;

	if (check_request(request, profile, &first, err) != 0)
		return -1;
	if (keeper->find(keeper->arg, request->period, profile, out, err) == 0) {
		*frozen_before = true;
		return 0;
	}
	if (err->code != ERR_NOTHING)
		return -1;
	if (check_closed(request, first, err) != 0)
		return -1;
	if (make(stats, request, profile, first, keeper, &r, err) == 0) {
		*out = r;
		*frozen_before = false;
		return 0;
	}
	/* Another program published it meanwhile: what it froze is the release. */
	if (err->code == ERR_EXISTS &&
	    keeper->find(keeper->arg, request->period, profile, out, err) == 0) {
		*frozen_before = true;
		return 0;
	}
	return -1;
}
