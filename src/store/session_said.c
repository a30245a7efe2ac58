/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a session says beside what a scan gives of it: found by the number of the session. */
#include "config.h"

#include "store/session_said.h"

#include "base/vocab.h"
#include "store/db.h"

struct telling {
	struct query q;
	store_said_fn *fn;
	void *arg;
	int64_t answers[BREAKDOWN_RESIDENCE]; /* so many participants have one, in this order */
};

/* As the statistics count them. */
static int64_t
not_given(enum session_said what)
{
	static const int of[SAID_RESIDENCE] = { GENDER_UNKNOWN, AGE_UNKNOWN, STATUS_UNKNOWN };

	return what < SAID_RESIDENCE ? of[what] : 0;
}

/* NULL is 0; what no list has, in a damaged file, says nothing. */
static void
tell(const struct telling *t, enum session_said what, int64_t code)
{
	code = code == 0 ? not_given(what) : code;
	if (code == 0 || (code > 0 && (what == SAID_RESIDENCE || what >= SAID_COMMUNE)))
		t->fn(t->arg, what, (uint64_t)code);
	else if (code > 0 && code <= 64)
		t->fn(t->arg, what, UINT64_C(1) << (code - 1));
}

static void
tell_attendance(struct telling *t)
{
	for (int i = 0; i <= SAID_RESIDENCE; i++) {
		tell(t, (enum session_said)i, query_get_int(&t->q, i));
		t->answers[i]++;
	}
}

static void
tell_breakdown(struct telling *t)
{
	int64_t dim = query_get_int(&t->q, 0);

	if (dim < BREAKDOWN_GENDER || dim > BREAKDOWN_RESIDENCE)
		return;
	tell(t, (enum session_said)(dim - BREAKDOWN_GENDER), query_get_int(&t->q, 1));
	t->answers[dim - BREAKDOWN_GENDER] += query_get_int(&t->q, 2);
}

/* Whoever is in no row gave no answer. */
static void
tell_missing(const struct telling *t, int participants)
{
	for (int i = 0; i <= SAID_RESIDENCE; i++)
		if (t->answers[i] < participants)
			tell(t, (enum session_said)i, 0);
}

static void
tell_session(struct telling *t)
{
	for (int i = SAID_REFER_TO; i <= SAID_COMMUNE; i++) {
		int64_t value = query_get_int(&t->q, i - SAID_REFER_TO);

		if (i == SAID_DEVICE || i == SAID_LANGUAGE)
			t->fn(t->arg, (enum session_said)i, (uint64_t)value);
		else
			tell(t, (enum session_said)i, value);
	}
}

static void
tell_coordination(struct telling *t)
{
	tell(t, SAID_ANIMATION_TYPE, query_get_int(&t->q, 0));
	tell(t, SAID_EVENT_TYPE, query_get_int(&t->q, 1));
	for (int i = SAID_COORD_THEME; i <= SAID_PARTNER_KIND; i++)
		t->fn(t->arg, (enum session_said)i,
		      (uint64_t)query_get_int(&t->q, i - SAID_ANIMATION_TYPE));
}

static void
tell_partner(struct telling *t)
{
	tell(t, SAID_PARTNER, query_get_int(&t->q, 0));
}

static int
tell_each(struct telling *t, enum kept which, const char *sql, const struct session_brief *b,
	  void tell_row(struct telling *), struct err *err)
{
	int rc = query_open_kept(&t->q, t->q.st, which, sql, err);

	if (rc == 0) {
		query_int(&t->q, b->key.n);
		while ((rc = query_step(&t->q, err)) == 1)
			tell_row(t);
	}
	query_close(&t->q);
	return rc;
}

#define SAID_ANSWERS ((1u << SAID_ANIMATION_TYPE) - 1)
#define SAID_OF_SESSION (((1u << SAID_PARTNER) - 1) & ~((1u << SAID_REFER_TO) - 1))
#define SAID_COORDINATION (((1u << SAID_REFER_TO) - 1) & ~SAID_ANSWERS)

int
store_session_said(struct store *st, const struct session_brief *b, unsigned wanted,
		   store_said_fn *fn, void *arg, struct err *err)
{
	struct telling t = { .q.st = st, .fn = fn, .arg = arg };
	bool coordination = b->kind > KIND_WORKSHOP;
	int rc = 0;

	if (coordination && (wanted & SAID_COORDINATION) != 0)
		return tell_each(&t, KEPT_SAID_COORDINATION,
				 "SELECT animation_type, event_type, coord_themes,"
				 " partnership_kinds, partner_kinds FROM session WHERE n = ?",
				 b, tell_coordination, err);
	if (coordination)
		return 0;
	if ((wanted & SAID_ANSWERS) != 0)
		rc = tell_each(&t, KEPT_SAID_ATTENDANCE,
			       "SELECT gender, age, status, residence FROM attendance"
			       " WHERE session = ?",
			       b, tell_attendance, err);
	if (rc == 0 && (wanted & SAID_ANSWERS) != 0 && b->kind == KIND_WORKSHOP)
		rc = tell_each(&t, KEPT_SAID_BREAKDOWN,
			       "SELECT dim, code, count FROM breakdown WHERE session = ?", b,
			       tell_breakdown, err);
	if (rc == 0 && (wanted & SAID_ANSWERS) != 0)
		tell_missing(&t, b->participants);
	if (rc == 0 && (wanted & 1u << SAID_PARTNER) != 0)
		rc = tell_each(&t, KEPT_SAID_PARTNER,
			       "SELECT iif(p.id IS NULL, 0, p.n) FROM referral AS r"
			       " " DB_SENT_TO " WHERE r.session = ?",
			       b, tell_partner, err);
	if (rc == 0 && (wanted & SAID_OF_SESSION) != 0)
		rc = tell_each(&t, KEPT_SAID_SESSION,
			       "SELECT s.refer_to, s.channel, s.devices, s.autonomy, s.level,"
			       " s.languages, s.not_completed, CASE WHEN s.channel = 4 THEN 1 ELSE"
			       " coalesce(nullif(s.commune, 0),"
			       "  (SELECT p.commune FROM place AS p WHERE p.n = s.place)) END"
			       " FROM session AS s WHERE s.n = ?",
			       b, tell_session, err);
	return rc;
}
