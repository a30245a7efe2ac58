/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which columns of the views a table of the statistics needs. A column that nobody asks for is not
 * worked out: the most dear of them ask for a calendar, and a year's curve needs no other. */
#include "config.h"

#include <stdlib.h>

#include "base/str.h"
#include "store/stats_internal.h"

#define BIT(dim) (UINT32_C(1) << (dim))
#define ALWAYS UINT32_MAX
/* The answers of each participant of a workshop serve all four tables about participants. */
#define ABOUT_PARTICIPANTS \
	(BIT(STATS_GENDER) | BIT(STATS_AGE) | BIT(STATS_STATUS) | BIT(STATS_RESIDENCE))

struct column {
	const char *name;
	uint32_t dims; /* a bit a table that needs it */
};

static const struct column shared[C_SHARED_COUNT] = {
	[C_DAY] = { "day", BIT(STATS_MONTH) | BIT(STATS_WEEKDAY) | BIT(STATS_DAY) },
	[C_HOUR] = { "hour", BIT(STATS_HOUR) },
	[C_KIND] = { "kind", ALWAYS },
	[C_MINUTES] = { "minutes", ALWAYS },
	[C_CHANNEL] = { "channel", BIT(STATS_CHANNEL) },
	[C_COMMUNE] = { "commune", BIT(STATS_COMMUNE) },
	[C_PLACE] = { "place", BIT(STATS_COMMUNE) | BIT(STATS_PLACE) },
	[C_MEDIATOR] = { "mediator", BIT(STATS_MEDIATOR) },
	[C_AUTONOMY] = { "autonomy", BIT(STATS_AUTONOMY) },
	[C_LEVEL] = { "level", BIT(STATS_LEVEL) },
	[C_NOT_COMPLETED] = { "not_completed", BIT(STATS_NOT_COMPLETED) },
	[C_GENDER] = { "gender", BIT(STATS_GENDER) },
	[C_AGE] = { "age", BIT(STATS_AGE) },
	[C_STATUS] = { "status", BIT(STATS_STATUS) },
	[C_RESIDENCE] = { "residence", BIT(STATS_RESIDENCE) },
	[C_THEMES] = { "themes", BIT(STATS_THEME) },
	[C_PROCEDURES] = { "procedures", BIT(STATS_PROCEDURE) },
	[C_DEVICES] = { "devices", BIT(STATS_DEVICE) },
	[C_LANGUAGES] = { "languages", BIT(STATS_LANGUAGE) },
	[C_REFERRALS] = { "referrals", BIT(STATS_REFERRAL) },
};

/* What each statement begins with. */
static const char of_session[] =
	"participants, anonymous, anonymous_returning, is_new, known, parts";
static const char of_session_alone[] =
	"participants, anonymous, anonymous_returning, is_new, known, NULL";
static const char of_person[] = "visits, share, is_new";
static const char of_cut[] = "share, flags, parts";

static bool
is_wanted(const struct column *column, uint32_t dims)
{
	return column->dims == ALWAYS || (column->dims & dims) != 0;
}

bool
stats_asks_participants(uint32_t dims)
{
	return (dims & ABOUT_PARTICIPANTS) != 0;
}

/* own: of these columns that come first. */
static char *
statement(struct pass *p, const char *begin, int own, uint32_t dims, const char *view)
{
	struct buf sql = BUF_INIT;

	p->own = own;
	p->column_count = 0;
	buf_addf(&sql, "SELECT stat_each(%s", begin);
	for (int i = 0; i < C_SHARED_COUNT; i++)
		if (is_wanted(&shared[i], dims)) {
			p->column[p->column_count++] = i;
			buf_addf(&sql, ", %s", shared[i].name);
		}
	buf_addf(&sql, ") FROM %s", view);
	return buf_take(&sql);
}

char *
stats_session_sql(struct pass *p)
{
	return statement(p, stats_asks_participants(p->read) ? of_session : of_session_alone,
			 C_SESSION_OWN, p->read, "stat_session");
}

char *
stats_known_sql(struct pass *p)
{
	return statement(p, of_session_alone, C_SESSION_OWN, p->read, "stat_known");
}

char *
stats_years_sql(struct pass *p)
{
	return statement(p, of_person, C_PERSON_OWN, p->read, "stat_person_years");
}

/* The month says which calendar periods a row lies in. */
char *
stats_cut_sql(struct pass *p)
{
	return statement(p, of_cut, C_CUT_OWN, p->read | BIT(STATS_MONTH), "stat_cut");
}

static void
each_step(sqlite3_context *c, int argc, sqlite3_value **argv)
{
	const struct stats *st = sqlite3_user_data(c);

	(void)argc;
	if (st->each != NULL)
		st->each(st->pass, argv);
}

static void
each_final(sqlite3_context *c)
{
	(void)c;
}

int
stats_each_function(struct stats *st)
{
	const int flags = SQLITE_UTF8 | SQLITE_INNOCUOUS;

	return sqlite3_create_function_v2(st->db, "stat_each", -1, flags, st, NULL, each_step,
					  each_final, NULL) == SQLITE_OK
		       ? 0
		       : -1;
}

static void
no_more(struct pass *p, sqlite3_stmt *q)
{
	(void)p;
	(void)q;
}

int
stats_each(struct stats *st, char *sql, stats_values_fn *fn, struct pass *p, struct err *err)
{
	int rc;

	st->each = fn;
	st->pass = p;
	rc = stats_each_row(st, sql, no_more, p, err);
	st->each = NULL;
	free(sql);
	return rc;
}
