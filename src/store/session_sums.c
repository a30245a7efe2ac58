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

/* The last ones tell as well as all: a busy desk has them by the ten thousand, and a field that is
 * entered asks. */
#define SINCE " FROM session WHERE deleted = 0 AND date >= ? ORDER BY date DESC LIMIT 500"

/* Bits are counted here: SQL would need one expression a value. */
int
store_session_usage(struct store *st, int vocab, int since, int64_t *count, int max,
		    struct err *err)
{
	const char *sql;
	struct query q;
	int rc;

	switch (vocab) {
	case VOCAB_THEME:
		sql = "SELECT themes" SINCE;
		break;
	case VOCAB_PROCEDURE:
		sql = "SELECT procedures" SINCE;
		break;
	case VOCAB_DEVICE:
		sql = "SELECT devices" SINCE;
		break;
	default:
		return err_set(err, ERR_INTERNAL, "", "usage of vocabulary %d", vocab);
	}
	for (int i = 0; i < max; i++)
		count[i] = 0;
	rc = query_open(&q, st, sql, err);
	if (rc == 0) {
		query_date(&q, since);
		while ((rc = query_step(&q, err)) == 1) {
			uint64_t mask = (uint64_t)query_get_int(&q, 0);

			for (int i = 0; i < max && mask != 0; i++, mask >>= 1)
				count[i] += (int64_t)(mask & 1);
		}
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

/* Only the sessions of its day are looked at, in the index; an id is read where two begin at the
 * same minute. A session without a start comes first, as in the lists. */
int
store_session_before(struct store *st, int64_t n, int64_t *count, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st,
			    "SELECT count(*) FROM session AS s JOIN session AS o ON o.date = s.date"
			    " AND o.deleted = 0 AND (coalesce(o.start, -1), o.id)"
			    " < (coalesce(s.start, -1), s.id) WHERE s.n = ?",
			    err);

	if (rc == 0) {
		query_int(&q, n);
		rc = query_step(&q, err);
	}
	if (rc == 1)
		*count = query_get_int(&q, 0);
	query_close(&q);
	return rc == 1 ? 0 : -1;
}
