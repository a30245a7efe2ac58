/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The views that statistics may read: codes, masks and counts of the period, never an id, a
 * person or a word typed about one. */
#include "config.h"

#include "store/stats_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "store/db.h"
#include "store/types.h"

enum { ORDER_SIZE = 64, NUMBERS_FIRST = 64 };

/* The views say them as they stand in the file. */
_Static_assert(CUT_LIST_REFERRAL == 5 && CUT_LIST_TAG == 6, "lists of cut_value");

#define DAYS "s.deleted = 0 AND s.date BETWEEN stat_asked('first') AND stat_asked('last')"
/* A filter of stats_query, each part of which may be 0; whole: all of them are. */
#define FILTERED(parts) " AND (stat_asked('whole') OR (" parts "))"
#define PASSES(part, value) \
	" AND (stat_asked('" part "') = 0 OR stat_asked('" part "') = " value ")"
/* 4 and 1 are remote as a channel and as a commune. */
#define COMMUNE_OF_ACTIVITY                                                  \
	"CASE WHEN s.channel = 4 THEN 1 ELSE coalesce(nullif(s.commune, 0)," \
	" (SELECT c.commune FROM main.place AS c WHERE c.n = s.place)) END"
#define PASSES_THEME " AND (stat_asked('theme') = 0 OR s.themes >> (stat_asked('theme') - 1) & 1)"
#define PASSES_TAG                                                                   \
	" AND (stat_asked('tag') = 0 OR EXISTS (SELECT 1 FROM main.session_tag AS g" \
	"  WHERE g.session = s.n AND g.tag = stat_asked('tag')))"
#define PASSES_KIND PASSES("kind", "s.kind")
#define PASSES_CHANNEL PASSES("channel", "s.channel")
#define PASSES_WHO PASSES("mediator", "s.mediator")
#define PASSES_WHERE PASSES("place", "s.place") PASSES("commune", COMMUNE_OF_ACTIVITY)
#define PERIOD                            \
	DAYS " AND " DB_COUNTED FILTERED( \
		"1" PASSES_KIND PASSES_CHANNEL PASSES_WHO PASSES_THEME PASSES_WHERE PASSES_TAG)

#define ONE_ANSWER                                                                         \
	" stat_day(s.date) AS day, coalesce(s.start / 60, -1) AS hour,"                    \
	" s.kind AS kind, s.minutes AS minutes, s.channel AS channel,"                     \
	" CASE WHEN s.channel = 4 THEN 1 ELSE s.commune END AS commune, s.place AS place," \
	" s.mediator AS mediator, s.autonomy AS autonomy, s.level AS level,"               \
	" s.not_completed AS not_completed,"                                               \
	" a.gender AS gender, a.age AS age, a.status AS status, a.residence AS residence,"

#define AS_TEXT(n) #n
#define TEXT(n) AS_TEXT(n)
#define RULES TEXT(STATS_DAY_RULES)

/* Whether a person never came before the period. The whole file may have nothing from before. */
#define IS_NEW(person)                                                                 \
	" CASE WHEN EXISTS (SELECT 1 FROM main.session AS y WHERE y.deleted = 0"       \
	"  AND y.date < stat_asked('first')) THEN"                                     \
	"  NOT EXISTS (SELECT 1 FROM main.attendance AS e"                             \
	"   JOIN main.session AS x ON x.n = e.session"                                 \
	"   WHERE e.person = " person " AND NOT stat_now(e.session) AND x.deleted = 0" \
	"   AND x.date < stat_asked('first')) ELSE 1 END"
/* Said of those who are met for the first time; of others it is 0. */
#define MET(person) \
	" WHEN stat_visit(" person ", s.n, s.date, s.start, s.id) THEN" IS_NEW(person) " ELSE 0 END"
#define MET_ALONE MET("a.person")
#define MET_AMONG MET("w.person")
#define EVER_NEW IS_NEW("a.person")

#define IS_KNOWN DB_KNOWN("a.person")
#define WAS_KNOWN DB_KNOWN("w.person")
#define AMONG_KNOWN " AND s.anonymous < s.participants"

/* The answers of an individual session's attendance stand in its row; that of somebody
 * anonymous is looked for only where a table needs the answers. Those of a
 * workshop are lists of numbers, as stat_numbers() makes them: known has gender, age,
 * status and residence of each known person, and whether they are new, or STATS_WAS_CUT;
 * parts has dimension, code and count of each line of the breakdown. */
#define SESSIONS(index)                                                                    \
	"SELECT" ONE_ANSWER                                                                \
	" s.themes AS themes, s.procedures AS procedures, s.devices AS devices,"           \
	" s.languages AS languages,"                                                       \
	" CASE WHEN s.refer_to > 0 THEN 1 << (s.refer_to - 1) ELSE 0 END AS referrals,"    \
	" " DB_PRESENT " AS participants, s.anonymous AS anonymous,"                       \
	" s.anonymous_returning AS anonymous_returning,"                                   \
	" CASE WHEN a.person IS NULL OR s.anonymous >= s.participants THEN NULL" MET_ALONE \
	" AS is_new,"                                                                      \
	" CASE WHEN s.kind = 2 AND s.anonymous < s.participants THEN"                      \
	"  (SELECT stat_numbers(w.gender, w.age, w.status, w.residence,"                   \
	"   CASE WHEN w.person IS NULL THEN -1" MET_AMONG ")"                              \
	"   FROM main.attendance AS w WHERE w.session = s.n"                               \
	"   AND (" WAS_KNOWN " OR w.cut <> 0))"                                            \
	" END AS known,"                                                                   \
	" CASE WHEN s.kind = 2 THEN"                                                       \
	"  (SELECT stat_numbers(b.dim, b.code, b.count)"                                   \
	"   FROM main.breakdown AS b WHERE b.session = s.n)"                               \
	" END AS parts"                                                                    \
	" FROM main.session AS s INDEXED BY " index                                        \
	" LEFT JOIN main.attendance AS a ON a.session = iif(s.kind = 1 AND"                \
	"  ((SELECT stat_asked('answers')) OR s.anonymous < s.participants), s.n, NULL)"   \
	" WHERE " PERIOD

const struct stats_view stats_views[] = {
	{ "stat_session", SESSIONS("session_by_day") },

	/* The same of sessions with somebody who is known. */
	{ "stat_known", SESSIONS("session_known") AMONG_KNOWN },

	{ "stat_noted", "SELECT count(stat_note(s.n)) AS sessions FROM main.session AS s"
			" INDEXED BY session_known WHERE " DAYS AMONG_KNOWN },

	/* Days that were counted beforehand, as stats_days.c wrote them. */
	{ "stat_day_count",
	  "SELECT stat_day(s.date) AS day, s.counts AS counts FROM main.day_count AS s"
	  " WHERE s.rules = " RULES " AND s.date BETWEEN stat_asked('first')"
	  " AND stat_asked('last') ORDER BY s.date" },

	{ "stat_first", "SELECT stat_day(s.date) AS day FROM main.session AS s"
			" INDEXED BY session_by_day WHERE " DAYS " ORDER BY s.date LIMIT 1" },

	/* One row a known person of years, with the answers of the last attendance: of a
	 * group, SQLite gives the columns of the row that holds the maximum. share is the person's
	 * part of the minutes, a workshop's being divided among its participants. In the order of
	 * the persons nothing has to be sorted, nor all of them held in memory. */
	{ "stat_person_years",
	  "SELECT" ONE_ANSWER " bits_or(s.themes) AS themes, bits_or(s.procedures) AS procedures,"
	  " bits_or(s.devices) AS devices, bits_or(s.languages) AS languages,"
	  " bits_or(CASE WHEN s.refer_to > 0 THEN 1 << (s.refer_to - 1) ELSE 0 END) AS referrals,"
	  " count(*) AS visits,"
	  " sum((s.minutes + " DB_PRESENT " - 1) / " DB_PRESENT ") AS share," EVER_NEW " AS is_new"
	  " FROM main.attendance AS a INDEXED BY attendance_person"
	  " CROSS JOIN main.session AS s ON s.n = a.session"
	  " WHERE " IS_KNOWN " AND stat_followed(a.session) AND " PERIOD
	  " AND s.anonymous < s.participants"
	  " GROUP BY a.person HAVING max(stat_order(s.date, s.start, s.id)) IS NOT NULL" },

	{ "stat_person_month",
	  "SELECT stat_month(s.date) AS month, count(DISTINCT a.person) AS people"
	  " FROM main.session AS s INDEXED BY session_known"
	  " CROSS JOIN main.attendance AS a ON a.session = s.n"
	  " WHERE " PERIOD " AND stat_followed(s.n)"
	  " AND s.anonymous < s.participants AND " IS_KNOWN " GROUP BY 1" },

	{ "stat_person_day", "SELECT stat_day(s.date) AS day, count(DISTINCT a.person) AS people"
			     " FROM main.session AS s INDEXED BY session_known"
			     " CROSS JOIN main.attendance AS a ON a.session = s.n"
			     " WHERE " PERIOD " AND stat_followed(s.n)"
			     " AND s.anonymous < s.participants AND " IS_KNOWN " GROUP BY 1" },

	/* One row a known person and month. */
	{ "stat_person_themes",
	  "SELECT stat_month(s.date) AS month, bits_or(s.themes) AS themes"
	  " FROM main.session AS s INDEXED BY session_known"
	  " CROSS JOIN main.attendance AS a ON a.session = s.n"
	  " WHERE " PERIOD " AND stat_followed(s.n)"
	  " AND s.anonymous < s.participants AND " IS_KNOWN " GROUP BY 1, a.person" },

	{ "stat_tag", "SELECT st.tag AS code, count(*) AS sessions,"
		      " sum(" DB_PRESENT ") AS attendances, sum(s.anonymous) AS anonymous"
		      " FROM main.session AS s INDEXED BY session_by_day"
		      " CROSS JOIN main.session_tag AS st ON st.session = s.n"
		      " WHERE " PERIOD " AND s.kind <= 2 GROUP BY st.tag" },

	{ "stat_name_of_tag", "SELECT n AS code, name AS name FROM main.tag" },

	{ "stat_tag_person", "SELECT st.tag AS code, count(DISTINCT a.person) AS people"
			     " FROM main.session AS s INDEXED BY session_known"
			     " CROSS JOIN main.session_tag AS st ON st.session = s.n"
			     " CROSS JOIN main.attendance AS a ON a.session = s.n"
			     " WHERE " PERIOD " AND s.kind <= 2 AND s.anonymous < s.participants"
			     " AND " IS_KNOWN " GROUP BY st.tag" },

	/* Attendances whose person was erased: one row each, of those alone. flags and periods are
	 * those of table cut_value, which parts gives as list, code and periods. */
	{ "stat_cut",
	  "SELECT" ONE_ANSWER
	  " s.themes AS themes, s.procedures AS procedures, s.devices AS devices,"
	  " s.languages AS languages,"
	  " CASE WHEN s.refer_to > 0 THEN 1 << (s.refer_to - 1) ELSE 0 END AS referrals,"
	  " (s.minutes + " DB_PRESENT " - 1) / " DB_PRESENT " AS share, a.cut AS flags,"
	  " (SELECT stat_numbers(v.list, v.code, v.periods) FROM main.cut_value AS v"
	  "  WHERE v.session = s.n AND v.k = a.k AND v.list <> 6) AS parts"
	  " FROM main.attendance AS a INDEXED BY attendance_cut"
	  " CROSS JOIN main.session AS s ON s.n = a.session"
	  " WHERE a.cut <> 0 AND " PERIOD },

	/* A tag that became another name is the same one. */
	{ "stat_cut_tag", "SELECT st.tag AS code, stat_month(s.date) AS month,"
			  " (SELECT coalesce(bits_or(v.periods), 0) FROM main.cut_value AS v"
			  "  JOIN main.tag AS t ON t.n = v.code WHERE v.session = s.n"
			  "  AND v.k = a.k AND v.list = 6"
			  "  AND (t.n = st.tag OR t.merged = st.tag)) AS periods"
			  " FROM main.attendance AS a INDEXED BY attendance_cut"
			  " CROSS JOIN main.session AS s ON s.n = a.session"
			  " CROSS JOIN main.session_tag AS st ON st.session = s.n"
			  " WHERE a.cut <> 0 AND " PERIOD },

	/* Places of the directory that people were sent to; those that are not in it, which another
	 * desk may know, are one row. */
	{ "stat_partner",
	  "SELECT d.code AS code, count(*) AS sessions, sum(d.participants) AS attendances,"
	  " sum(d.anonymous) AS anonymous"
	  " FROM (SELECT DISTINCT s.n AS n, iif(p.id IS NULL, 0, p.n) AS code,"
	  "  " DB_PRESENT " AS participants, s.anonymous AS anonymous"
	  "  FROM main.session AS s INDEXED BY session_by_day"
	  "  CROSS JOIN main.referral AS r ON r.session = s.n"
	  "  " DB_SENT_TO "  WHERE " PERIOD " AND s.kind <= 2) AS d GROUP BY d.code" },

	/* The one that is asked for: there may be ten thousand. */
	{ "stat_name_of_partner", "SELECT n AS code, id AS id, coalesce(nom, id) AS name"
				  " FROM main.partner WHERE n = stat_asked('partner')" },

	{ "stat_partner_person",
	  "SELECT coalesce(o.merged_into, o.n, 0) AS code, count(DISTINCT a.person) AS people"
	  " FROM main.session AS s INDEXED BY session_known"
	  " CROSS JOIN main.referral AS r ON r.session = s.n"
	  " CROSS JOIN main.attendance AS a ON a.session = s.n"
	  " LEFT JOIN main.partner AS o ON o.id = r.partner_id"
	  " WHERE " PERIOD " AND s.kind <= 2 AND s.anonymous < s.participants"
	  " AND " IS_KNOWN " GROUP BY 1" },

	/* In the list of referrals a place is less than zero, and 0 one that the directory did not
	 * have; that of an entry from before it was merged into another stays as it was. */
	{ "stat_cut_partner",
	  "SELECT d.code AS code, d.month AS month,"
	  " (SELECT coalesce(bits_or(v.periods), 0) FROM main.cut_value AS v"
	  "  WHERE v.session = d.n AND v.k = d.k AND v.list = 5 AND v.code = -d.sent) AS periods"
	  " FROM (SELECT DISTINCT s.n AS n, a.k AS k, coalesce(o.merged_into, o.n, 0) AS code,"
	  "  coalesce(o.n, 0) AS sent, stat_month(s.date) AS month"
	  "  FROM main.attendance AS a INDEXED BY attendance_cut"
	  "  CROSS JOIN main.session AS s ON s.n = a.session"
	  "  CROSS JOIN main.referral AS r ON r.session = s.n"
	  "  LEFT JOIN main.partner AS o ON o.id = r.partner_id"
	  "  WHERE a.cut <> 0 AND " PERIOD ") AS d" },

	{ "stat_place", "SELECT n AS code, commune AS commune, name AS name FROM main.place" },

	{ "stat_turned_away",
	  "SELECT s.reason AS reason FROM main.turned_away AS s WHERE " DAYS FILTERED(
		  "max(stat_asked('kind'), stat_asked('theme'), stat_asked('channel'),"
		  " stat_asked('place'), stat_asked('commune'), stat_asked('tag')) = 0"
		  " AND stat_asked('mediator') = s.mediator") },

	/* Of the people at work, whose names the desk's own figures show; never of a citizen. */
	{ "stat_mediator", "SELECT n AS code, name AS name FROM main.mediator" },

	/* For the row file alone: see stats_rows.c. */
	{ "stat_micro", stats_micro_sql },
};
const size_t stats_view_count = sizeof(stats_views) / sizeof(stats_views[0]);

static void
bits_or_step(sqlite3_context *c, int argc, sqlite3_value **argv)
{
	sqlite3_int64 *mask = sqlite3_aggregate_context(c, sizeof(*mask));

	(void)argc;
	if (mask != NULL)
		*mask |= sqlite3_value_int64(argv[0]);
}

static void
bits_or_final(sqlite3_context *c)
{
	sqlite3_int64 *mask = sqlite3_aggregate_context(c, sizeof(*mask));

	sqlite3_result_int64(c, mask != NULL ? *mask : 0);
}

struct numbers {
	sqlite3_int64 *item;
	int count;
	int capacity;
};

static void
numbers_step(sqlite3_context *c, int argc, sqlite3_value **argv)
{
	struct numbers *n = sqlite3_aggregate_context(c, sizeof(*n));
	sqlite3_int64 *larger;

	if (n == NULL)
		return;
	if (n->count + argc > n->capacity) {
		int capacity = 2 * n->capacity + NUMBERS_FIRST;

		larger = sqlite3_realloc64(n->item, (sqlite3_uint64)capacity * sizeof(*larger));
		if (larger == NULL) {
			sqlite3_result_error_nomem(c);
			return;
		}
		n->item = larger;
		n->capacity = capacity;
	}
	for (int i = 0; i < argc; i++)
		n->item[n->count++] = sqlite3_value_int64(argv[i]);
}

/* A blob of 64-bit numbers in the machine's order: as a text, writing and reading them would cost
 * more than all other counting. */
static void
numbers_final(sqlite3_context *c)
{
	struct numbers *n = sqlite3_aggregate_context(c, 0);

	if (n != NULL)
		sqlite3_result_blob(c, n->item, n->count * (int)sizeof(*n->item), sqlite3_free);
}

/* The bytes as they lie in the page: asking for a text would copy it, to end it with a NUL. */
static int
date_of(sqlite3_value *v)
{
	const char *bytes = sqlite3_value_blob(v);
	char iso[DATE_ISO_SIZE];
	int day;

	if (sqlite3_value_bytes(v) != DATE_ISO_SIZE - 1)
		return DATE_NONE;
	memcpy(iso, bytes, DATE_ISO_SIZE - 1);
	iso[DATE_ISO_SIZE - 1] = '\0';
	return date_parse(iso, &day) == 0 ? day : DATE_NONE;
}

static void
stat_month(sqlite3_context *c, int argc, sqlite3_value **argv)
{
	int day = date_of(argv[0]);

	(void)argc;
	if (day != DATE_NONE)
		sqlite3_result_int(c, stats_month(day));
}

static void
stat_day(sqlite3_context *c, int argc, sqlite3_value **argv)
{
	int day = date_of(argv[0]);

	(void)argc;
	if (day != DATE_NONE)
		sqlite3_result_int(c, day);
}

/* A text that sorts as (date, start, id); a session without a start comes before those of its
 * day, as in the lists. */
static void
stat_order(sqlite3_context *c, int argc, sqlite3_value **argv)
{
	const char *date = (const char *)sqlite3_value_text(argv[0]);
	const char *id = (const char *)sqlite3_value_text(argv[2]);
	bool timed = sqlite3_value_type(argv[1]) != SQLITE_NULL;
	char key[ORDER_SIZE];

	(void)argc;
	snprintf(key, sizeof(key), "%s %04d %s", date != NULL ? date : "",
		 timed ? sqlite3_value_int(argv[1]) + 1 : 0, id != NULL ? id : "");
	sqlite3_result_text(c, key, -1, SQLITE_TRANSIENT);
}

/* A number that no set holds is looked at each time. */
static void
stat_followed(sqlite3_context *c, int argc, sqlite3_value **argv)
{
	const struct stats *st = sqlite3_user_data(c);
	int64_t n = sqlite3_value_int64(argv[0]);

	(void)argc;
	sqlite3_result_int(c, !st->followed_found || n < 0 || n >= BITSET_END ||
				      bitset_has(&st->followed, n));
}

/* Whether a session is of the period: then nobody came to it before. */
static void
stat_now(sqlite3_context *c, int argc, sqlite3_value **argv)
{
	const struct stats *st = sqlite3_user_data(c);
	int64_t n = sqlite3_value_int64(argv[0]);

	(void)argc;
	sqlite3_result_int(c, n >= 0 && n < BITSET_END && bitset_has(&st->followed, n));
}

static void
stat_note(sqlite3_context *c, int argc, sqlite3_value **argv)
{
	struct stats *st = sqlite3_user_data(c);

	(void)argc;
	bitset_add(&st->followed, sqlite3_value_int64(argv[0]));
	sqlite3_result_int(c, 1);
}

/* Person, session, date, start, id. */
static void
stat_visit(sqlite3_context *c, int argc, sqlite3_value **argv)
{
	struct stats *st = sqlite3_user_data(c);
	int64_t person = sqlite3_value_int64(argv[0]);

	(void)argc;
	sqlite3_result_int(c, stats_visit_note(&st->visits, person, argv + 2));
}

/* They are of the statement that runs, not of its arguments alone. */
static int
make_followed(struct stats *st)
{
	const int flags = SQLITE_UTF8 | SQLITE_INNOCUOUS;

	if (sqlite3_create_function_v2(st->db, "stat_followed", 1, flags, st, stat_followed, NULL,
				       NULL, NULL) != SQLITE_OK ||
	    sqlite3_create_function_v2(st->db, "stat_now", 1, flags, st, stat_now, NULL, NULL,
				       NULL) != SQLITE_OK ||
	    sqlite3_create_function_v2(st->db, "stat_note", 1, flags, st, stat_note, NULL, NULL,
				       NULL) != SQLITE_OK ||
	    sqlite3_create_function_v2(st->db, "stat_visit", 5, flags, st, stat_visit, NULL, NULL,
				       NULL) != SQLITE_OK)
		return -1;
	return 0;
}

static int
make_functions(sqlite3 *db)
{
	const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;

	if (sqlite3_create_function_v2(db, "bits_or", 1, flags, NULL, NULL, bits_or_step,
				       bits_or_final, NULL) != SQLITE_OK ||
	    sqlite3_create_function_v2(db, "stat_numbers", -1, flags, NULL, NULL, numbers_step,
				       numbers_final, NULL) != SQLITE_OK ||
	    sqlite3_create_function_v2(db, "stat_month", 1, flags, NULL, stat_month, NULL, NULL,
				       NULL) != SQLITE_OK ||
	    sqlite3_create_function_v2(db, "stat_day", 1, flags, NULL, stat_day, NULL, NULL,
				       NULL) != SQLITE_OK ||
	    sqlite3_create_function_v2(db, "stat_order", 3, flags, NULL, stat_order, NULL, NULL,
				       NULL) != SQLITE_OK)
		return -1;
	return 0;
}

int
stats_functions(struct stats *st, struct err *err)
{
	if (make_functions(st->db) != 0 || make_followed(st) != 0 ||
	    stats_asked_function(st) != 0 || stats_each_function(st) != 0 ||
	    stats_rows_functions(st) != 0)
		return stats_sql_error(st->db, "statistics functions", err);
	return 0;
}

/* Where its name stands in a longer one, one more than is needed is made. */
int
stats_views_make(struct stats *st, const char *sql, struct err *err)
{
	for (size_t i = 0; i < stats_view_count; i++) {
		char *make;
		int rc;

		if ((st->views >> i & 1) != 0 || strstr(sql, stats_views[i].name) == NULL)
			continue;
		make = mem_printf("CREATE TEMP VIEW IF NOT EXISTS %s AS %s", stats_views[i].name,
				  stats_views[i].sql);
		st->making_view = true;
		rc = sqlite3_exec(st->db, make, NULL, NULL, NULL);
		st->making_view = false;
		free(make);
		if (rc != SQLITE_OK)
			return stats_sql_error(st->db, stats_views[i].name, err);
		st->views |= UINT32_C(1) << i;
	}
	return 0;
}
