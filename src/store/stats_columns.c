/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which columns of the views a table of the statistics needs. A column that nobody asks for is not
 * worked out: the most dear of them ask for a calendar, and a year's curve needs no other. */
#include "config.h"

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

static const struct column of_session[] = {
	[C_PARTICIPANTS - C_SHARED_COUNT] = { "participants", ALWAYS },
	[C_ANONYMOUS - C_SHARED_COUNT] = { "anonymous", ALWAYS },
	[C_ANONYMOUS_RETURNING - C_SHARED_COUNT] = { "anonymous_returning", ALWAYS },
	[C_MET - C_SHARED_COUNT] = { "is_new", ALWAYS },
	[C_KNOWN - C_SHARED_COUNT] = { "known", ALWAYS },
	[C_PARTS - C_SHARED_COUNT] = { "parts", ABOUT_PARTICIPANTS },
};

static const struct column of_person[] = {
	[C_VISITS - C_SHARED_COUNT] = { "visits", ALWAYS },
	[C_SHARE - C_SHARED_COUNT] = { "share", ALWAYS },
	[C_IS_NEW - C_SHARED_COUNT] = { "is_new", ALWAYS },
};

static const struct column of_cut[] = {
	[C_CUT_SHARE - C_SHARED_COUNT] = { "share", ALWAYS },
	[C_CUT_FLAGS - C_SHARED_COUNT] = { "flags", ALWAYS },
	[C_CUT_PARTS - C_SHARED_COUNT] = { "parts", ALWAYS },
};

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

size_t
stats_shared_wanted(uint32_t dims, int column[static C_SHARED_COUNT])
{
	size_t count = 0;

	for (int i = 0; i < C_SHARED_COUNT; i++)
		if (is_wanted(&shared[i], dims))
			column[count++] = i;
	return count;
}

static void
add_columns(struct buf *sql, const struct column *column, size_t count, uint32_t dims)
{
	for (size_t i = 0; i < count; i++)
		buf_addf(sql, "%s %s", sql->len > 0 ? "," : "SELECT",
			 is_wanted(&column[i], dims) ? column[i].name : "NULL");
}

char *
stats_session_sql(uint32_t dims)
{
	struct buf sql = BUF_INIT;

	add_columns(&sql, shared, C_SHARED_COUNT, dims);
	add_columns(&sql, of_session, sizeof(of_session) / sizeof(of_session[0]), dims);
	buf_add(&sql, " FROM stat_session");
	return buf_take(&sql);
}

char *
stats_years_sql(uint32_t dims)
{
	struct buf sql = BUF_INIT;

	add_columns(&sql, shared, C_SHARED_COUNT, dims);
	add_columns(&sql, of_person, sizeof(of_person) / sizeof(of_person[0]), dims);
	buf_add(&sql, " FROM stat_person_years");
	return buf_take(&sql);
}

/* The month says which calendar periods a row lies in. */
char *
stats_cut_sql(uint32_t dims)
{
	struct buf sql = BUF_INIT;

	add_columns(&sql, shared, C_SHARED_COUNT, dims | BIT(STATS_MONTH));
	add_columns(&sql, of_cut, sizeof(of_cut) / sizeof(of_cut[0]), dims);
	buf_add(&sql, " FROM stat_cut");
	return buf_take(&sql);
}
