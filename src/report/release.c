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
#include "report/release_late.h"
#include "report/release_past.h"
#include "report/release_rules.h"
#include "report/sensitive.h"

#define SLUG_CHARS "abcdefghijklmnopqrstuvwxyz0123456789-_"

static int
check_request(const struct release_request *q, const char *profile, struct release_period *period,
	      struct err *err)
{
	bool everybody = strcmp(profile, RELEASE_PROFILE_DIFFUSION) == 0;

	if (q->perimeter[0] == '\0' || q->perimeter[strspn(q->perimeter, SLUG_CHARS)] != '\0')
		return err_set(err, ERR_VALUE, q->perimeter, "perimeter");
	if (release_period_parse(q->period, period) != 0)
		return err_set(err, ERR_VALUE, q->period, "period");
	if (everybody && period->months == 1)
		return err_set(err, ERR_USAGE, profile, "a month is not for everybody");
	if (!everybody && strcmp(profile, RELEASE_PROFILE_COORDINATION) != 0)
		return err_set(err, ERR_VALUE, profile, "profile");
	return 0;
}

static int
check_closed(const struct release_request *q, const struct release_period *period, struct err *err)
{
	int day = release_period_closing(period);
	char iso[DATE_ISO_SIZE];

	if (q->today >= day)
		return 0;
	date_write(day, iso);
	return err_set(err, ERR_TOO_EARLY, iso, "%s can be published from %s", q->period, iso);
}

/* What is published of a longer period was hidden without regard to a shorter one in it; two
 * profiles of one period would tell what each hides. */
static int
check_uncovered(const struct release_request *q, const struct release_list *past, struct err *err)
{
	for (size_t i = 0; i < past->count; i++)
		if (!release_period_in(past->item[i].period, q->period))
			return err_set(err, ERR_COVERED, past->item[i].period,
				       "published already as %s", past->item[i].profile);
	return 0;
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
	r->stop = q->stop;
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
make(struct stats *stats, const struct release_request *q, const char *profile,
     const struct release_period *period, const struct release_list *past,
     const struct release_keeper *keeper, struct release *r, struct err *err)
{
	const struct stats_query query = { .from = period->first,
					   .to = period->last,
					   .dims = release_dims(),
					   .crosses = release_crosses() };
	struct stats_period counts;
	char seal[HASH_HEX_SIZE];
	uint8_t key[HASH_SIZE];
	struct release_rules rules;
	bool empty, possible;
	int rc = -1;

	if (keeper->key(keeper->arg, key, err) != 0 ||
	    keeper->previous_seal(keeper->arg, q->period, seal, err) != 0)
		return -1;
	stats_stop_by(stats, q->stop);
	if (stats_read(stats, &query, &counts, err) != 0)
		return -1;
	describe(r, q, profile);
	memcpy(r->previous, seal, sizeof(r->previous));
	release_rules_make(&rules, profile, q->period, counts.total.sessions);
	empty = counts.total.sessions == 0;
	if (release_late_settle(r, stats, past, &counts, err) != 0) {
		explicit_bzero(key, sizeof(key));
		stats_period_clear(&counts);
		release_clear(r);
		return -1;
	}
	possible = check_counts(&counts, q->period, err) == 0;
	if (possible)
		rc = empty ? err_set(err, ERR_NOTHING, q->period, RELEASE_EMPTY)
			   : release_cells_make(r, &counts, false, key, err);
	if (rc == 0)
		rc = release_past_hide(r, &counts, rules.k, rules.k_sensitive, past, key, err);
	stats_period_clear(&counts);
	explicit_bzero(key, sizeof(key));
	if (rc == 0)
		rc = release_files_make(r, q, err);
	if (rc == 0)
		rc = keeper->keep(keeper->arg, r, err);
	if (rc != 0)
		release_clear(r);
	return rc;
}

/* What was taken back stays what outsiders know, but is handed out no more. */
static int
find_frozen(const struct release_keeper *keeper, const char *period, const char *profile,
	    struct release *out, struct err *err)
{
	char *day;

	if (keeper->find(keeper->arg, period, profile, out, err) != 0)
		return -1;
	if (out->withdrawn == NULL)
		return 0;
	day = mem_strndup(out->withdrawn, DATE_ISO_SIZE - 1);
	release_clear(out);
	err_set(err, ERR_WITHDRAWN, day, "%s was withdrawn", period);
	free(day);
	return -1;
}

int
report_release_make(struct stats *stats, const struct release_request *request,
		    const struct release_keeper *keeper, struct release *out, bool *frozen_before,
		    struct err *err)
{
	const char *profile =
		request->profile != NULL ? request->profile : RELEASE_PROFILE_COORDINATION;
	struct release_list past;
	struct release_period period;
	struct release r;
	int rc;

	if (check_request(request, profile, &period, err) != 0)
		return -1;
	if (find_frozen(keeper, request->period, profile, out, err) == 0) {
		*frozen_before = true;
		return 0;
	}
	if (err->code != ERR_NOTHING)
		return -1;
	if (check_closed(request, &period, err) != 0 ||
	    keeper->past(keeper->arg, request->period, &past, err) != 0)
		return -1;
	rc = check_uncovered(request, &past, err);
	if (rc == 0)
		rc = make(stats, request, profile, &period, &past, keeper, &r, err);
	release_list_clear(&past);
	if (rc == 0) {
		*out = r;
		out->stop = NULL;
		*frozen_before = false;
		return 0;
	}
	/* Another program published it meanwhile: what it froze is the release. */
	if (err->code == ERR_EXISTS &&
	    find_frozen(keeper, request->period, profile, out, err) == 0) {
		*frozen_before = true;
		return 0;
	}
	return -1;
}
