/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small figures about sessions for the home screen and the form, from the totals of the days or an
 * index where it can be. */
#include "config.h"

#include "base/vocab.h"
#include "store/db.h"
#include "store/session.h"

/* Triggers keep day_total with every session written: a month is 31 rows, however busy it was. */
int
store_session_sums(struct store *st, int from, int to, struct session_sums *out, struct err *err)
{
	struct query q;
	int rc = query_open_kept(
		&q, st, KEPT_SESSION_SUMS,
		"SELECT sum(sessions), sum(attendances), sum(minutes) FROM day_total"
		" WHERE date BETWEEN ? AND ?",
		err);

	if (rc == 0) {
		query_date(&q, from);
		query_date(&q, to);
		rc = query_step(&q, err);
	}
	if (rc == 1)
		*out = (struct session_sums){
			.sessions = query_get_int(&q, 0),
			.attendances = query_get_int(&q, 1),
			.minutes = query_get_int(&q, 2),
		};
	query_close(&q);
	return rc == 1 ? 0 : -1;
}

/* Days without a session have no row of the answer, so all begin at 0. */
int
store_session_by_day(struct store *st, int from, int days, int64_t *attendances, struct err *err)
{
	struct query q;
	int rc = query_open_kept(
		&q, st, KEPT_SESSION_BY_DAY,
		"SELECT date, attendances FROM day_total WHERE date BETWEEN ? AND ?", err);

	for (int i = 0; i < days; i++)
		attendances[i] = 0;
	if (rc == 0) {
		query_date(&q, from);
		query_date(&q, from + days - 1);
		while ((rc = query_step(&q, err)) == 1) {
			int date = query_get_date(&q, 0);

			if (date >= from && date - from < days)
				attendances[date - from] = query_get_int(&q, 1);
		}
	}
	query_close(&q);
	return rc;
}

/* The columns of the statement below that are single values: their place in it, and whose. */
static const struct {
	int column;
	enum usage_column usage;
	bool mask;
} usage_columns[] = {
	{ 0, USAGE_THEMES, true },    { 1, USAGE_PROCEDURES, true },
	{ 2, USAGE_DEVICES, true },   { 3, USAGE_LANGUAGES, true },
	{ 4, USAGE_CHANNEL, false },  { 5, USAGE_CAME_THROUGH, false },
	{ 6, USAGE_REFER_TO, false }, { 7, USAGE_STATUS, false },
};

/* Bits are counted here: SQL would need one expression a value. */
static void
count_use(const struct query *q, int64_t mediator, struct session_usage *out)
{
	int64_t minutes = query_get_int(q, 9);

	out->sessions++;
	for (size_t i = 0; i < sizeof(usage_columns) / sizeof(usage_columns[0]); i++) {
		int64_t *count = out->value[usage_columns[i].usage];
		uint64_t value = (uint64_t)query_get_int(q, usage_columns[i].column);

		if (!usage_columns[i].mask)
			value = value > 0 && value <= USAGE_VALUES ? UINT64_C(1) << (value - 1) : 0;
		for (int k = 0; k < USAGE_VALUES && value != 0; k++, value >>= 1)
			count[k] += (int64_t)(value & 1);
	}
	if (query_get_int(q, 8) == mediator && minutes > 0 && minutes <= MINUTES_MAX)
		out->minutes[minutes]++;
}

/* A day at a time, so that the limit leaves no day out. */
int
store_session_usage(struct store *st, int from, int to, int64_t mediator, struct session_usage *out,
		    struct err *err)
{
	struct query q;
	int rc = query_open_kept(&q, st, KEPT_SESSION_USAGE,
				 "SELECT themes, procedures, devices, languages, channel,"
				 " came_through, refer_to, (SELECT status FROM attendance"
				 " WHERE session = n AND k = 0 AND kind = 1), mediator,"
				 " iif(clocked, 0, minutes)"
				 " FROM session WHERE deleted = 0 AND date = ? LIMIT ?",
				 err);

	*out = (struct session_usage){ 0 };
	for (int day = from; rc == 0 && day <= to; day++) {
		query_date(&q, day);
		query_int(&q, USAGE_A_DAY);
		while ((rc = query_step(&q, err)) == 1)
			count_use(&q, mediator, out);
		query_again(&q);
	}
	query_close(&q);
	return rc;
}

int
store_session_latest_date(struct store *st, int *date, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, "SELECT max(date) FROM session WHERE deleted = 0", err);

	if (rc == 0)
		rc = query_step(&q, err);
	if (rc == 1)
		*date = query_get_date(&q, 0);
	query_close(&q);
	return rc == 1 ? 0 : -1;
}

/* Not from day_total: what a damaged or foreign file says there must not size anything. */
int
store_session_count(struct store *st, int date, int64_t *count, struct err *err)
{
	struct query q;
	int rc =
		query_open_kept(&q, st, KEPT_SESSION_COUNT,
				"SELECT count(*) FROM session WHERE deleted = 0 AND date = ?", err);

	if (rc == 0) {
		query_date(&q, date);
		rc = query_step(&q, err);
	}
	if (rc == 1)
		*count = query_get_int(&q, 0);
	query_close(&q);
	return rc == 1 ? 0 : -1;
}

int
store_session_count_all(struct store *st, int64_t *count, struct err *err)
{
	return db_number(st, "SELECT count(*) FROM session", count, err);
}

/* A stretch of the index, and the few that begin at the same minute, whose ids are read. A session
 * without a start comes first, as in the lists. */
int
store_session_before(struct store *st, int64_t n, int64_t *count, struct err *err)
{
#define COUNT_DAY "(SELECT count(*) FROM session AS o WHERE o.deleted = 0 AND o.date = s.date AND "
	struct query q;
	int rc = query_open_kept(&q, st, KEPT_SESSION_BEFORE,
				 "SELECT " COUNT_DAY "o.start < s.start) + " COUNT_DAY
				 "o.start IS NULL AND s.start IS NOT NULL) + " COUNT_DAY
				 "o.start IS s.start AND o.id < s.id)"
				 " FROM session AS s WHERE s.n = ?",
				 err);
#undef COUNT_DAY

	if (rc == 0) {
		query_int(&q, n);
		rc = query_step(&q, err);
	}
	if (rc == 1)
		*count = query_get_int(&q, 0);
	query_close(&q);
	return rc == 1 ? 0 : -1;
}

int
store_revision(struct store *st, int64_t *out, struct err *err)
{
	struct query q;
	int rc = query_open_kept(&q, st, KEPT_REVISION_GET, "SELECT revision FROM desk WHERE n = ?",
				 err);

	if (rc == 0) {
		query_int(&q, st->desk.n);
		rc = query_step(&q, err);
	}
	if (rc == 1)
		*out = query_get_int(&q, 0);
	query_close(&q);
	return rc == 1 ? 0 : -1;
}

int
store_session_unsaid(struct store *st, struct session_unsaid *out, struct err *err)
{
	struct session_unsaid unsaid;

	if (db_number(st, "SELECT count(*) FROM attendance WHERE person IS NOT NULL",
		      &unsaid.persons, err) != 0 ||
	    db_number(st, "SELECT count(*) FROM session WHERE sealed_note IS NOT NULL",
		      &unsaid.notes, err) != 0 ||
	    db_number(st, "SELECT count(*) FROM session WHERE not_completed IS NOT NULL",
		      &unsaid.not_completed, err) != 0)
		return -1;
	*out = unsaid;
	return 0;
}
