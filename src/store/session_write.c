/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving sessions, and their way to the bin and back.
 *
 * A new session is written unrecorded, and its step says that it came out of the bin. So undoing it
 * puts it in the bin: no row ever vanishes, and its number is never given to another. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/vocab.h"
#include "store/db.h"
#include "store/person.h"
#include "store/seal.h"
#include "store/session.h"
#include "store/session_row.h"
#include "store/tag.h"

/* What a save settles and hands back once all of it is written. */
struct settled {
	int64_t n;
	int64_t revision;
	int64_t mediator;
	bool given;   /* the revision comes with the session */
	bool foreign; /* the row is of another desk, whose revisions go on from the stored one */
	char id[UUID_SIZE];
	char saved[DATE_STAMP_SIZE];
};

/* In the order of SESSION_COLUMNS. 0 is « not said » in the program, NULL in the file; a mask that
 * is empty stays 0. */
static void
bind_columns(struct query *q, const struct session *s, const struct settled *set)
{
	query_int(q, s->deleted);
	query_text(q, set->saved);
	query_int(q, s->kind);
	query_date(q, s->date);
	if (s->start == TIME_NONE)
		query_null(q);
	else
		query_int(q, s->start);
	query_int(q, s->minutes);
	query_int_or_null(q, s->channel);
	query_int_or_null(q, s->place);
	query_int_or_null(q, s->commune);
	query_int(q, set->mediator);
	query_int(q, (int64_t)s->themes);
	query_int(q, (int64_t)s->procedures);
	query_int(q, (int64_t)s->devices);
	query_text(q, s->procedure_name);
	query_int_or_null(q, s->autonomy);
	query_int_or_null(q, s->level);
	query_int(q, s->participants);
	query_int(q, s->anonymous);
	query_int(q, s->anonymous_returning);
	query_int(q, s->online);
	query_text(q, s->title);
	query_int_or_null(q, s->refer_to);
	query_text(q, s->refer_reason);
	query_int_or_null(q, s->outcome);
	query_int_or_null(q, s->not_completed);
	query_int(q, (int64_t)s->languages);
	query_int_or_null(q, s->came_through);
	query_int_or_null(q, s->animation_type);
	query_int_or_null(q, s->initiative);
	query_int(q, (int64_t)s->coord_themes);
	query_int_or_null(q, s->event_type);
	query_int(q, (int64_t)s->organisers);
	query_int_or_null(q, s->territory_level);
	query_int(q, (int64_t)s->partnership_kinds);
	query_int(q, (int64_t)s->partner_kinds);
	query_int(q, s->audience);
	query_int(q, s->audience_online);
	query_int(q, s->clocked);
}

/* Partners of a coordination activity took part in it. */
static bool
is_referred(const struct session *s)
{
	return s->kind <= KIND_WORKSHOP && (s->refer_to != 0 || s->partners.count > 0);
}

static int
insert_row(struct store *st, const struct session *s, struct settled *set, struct err *err)
{
	struct query q;
	int rc = query_open_kept(&q, st, KEPT_SESSION_INSERT,
				 "INSERT INTO session (n, id, desk, revision, binned,"
				 " referred, " SESSION_COLUMNS ") VALUES ((SELECT max(n) + 1 FROM"
				 " (SELECT max(n) AS n FROM session UNION ALL"
				 "  SELECT max(n) FROM session_emptied)),"
				 " ?, ?, ?, ?, ?, " SESSION_PLACES ")",
				 err);

	if (rc == 0) {
		query_text(&q, set->id);
		query_int(&q, s->desk != 0 ? s->desk : st->desk.n);
		query_int(&q, set->revision);
		query_date(&q, s->deleted ? clock_today(st->clock) : DATE_NONE);
		query_int(&q, is_referred(s));
		bind_columns(&q, s, set);
		rc = query_run(&q, err);
	}
	query_close(&q);
	if (rc == 0)
		set->n = sqlite3_last_insert_rowid(st->db);
	return rc;
}

/* Neither the id nor the desk of a row ever changes. One that is in the bin already keeps the day
 * on which it went there. */
static int
update_row(struct store *st, const struct session *s, const struct settled *set, struct err *err)
{
	struct query q;
	int rc = query_open_kept(&q, st, KEPT_SESSION_UPDATE,
				 "UPDATE session SET revision = ?,"
				 " binned = CASE WHEN ? THEN coalesce(binned, ?) END, referred = ?,"
				 " (" SESSION_COLUMNS ") = (" SESSION_PLACES ") WHERE n = ?",
				 err);

	if (rc == 0) {
		query_int(&q, set->revision);
		query_int(&q, s->deleted);
		query_date(&q, clock_today(st->clock));
		query_int(&q, is_referred(s));
		bind_columns(&q, s, set);
		query_int(&q, set->n);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

/* After the row, in the same action: a box is bound to the id of the row. What cannot be read now
 * is left as it is. */
static int
write_note(struct store *st, const struct session *s, const struct settled *set, struct err *err)
{
	uint8_t *box = NULL;
	size_t len = 0;
	struct query q;
	int rc = 0;

	if (s->note_locked || (s->note == NULL && s->n == 0))
		return 0;
	if (s->note != NULL)
		rc = store_seal_close_box(st, SEAL_NOTE, set->id, s->note, strlen(s->note), &box,
					  &len, err);
	if (rc != 0)
		return rc;
	rc = query_open_kept(&q, st, KEPT_SESSION_NOTE,
			     "UPDATE session SET sealed_note = ?2 WHERE n = ?1"
			     " AND sealed_note IS NOT ?2",
			     err);
	if (rc == 0) {
		query_int(&q, set->n);
		if (box != NULL)
			query_blob(&q, box, len);
		else
			query_null(&q);
		rc = query_run(&q, err);
	}
	query_close(&q);
	free(box);
	return rc;
}

/* Whether one of the first count, cut, has that number. */
static bool
is_numbered(const struct attendance *a, size_t count, int64_t k)
{
	for (size_t i = 0; i < count; i++)
		if (a[i].cut != 0 && a[i].k == k)
			return true;
	return false;
}

/* What was cut keeps its number, by which table cut_value knows it; the others take those that are
 * left, in their order. next: the first one that may be. */
static int64_t
number_of(const struct attendance *a, size_t count, size_t i, int64_t *next)
{
	if (a[i].cut != 0 && !is_numbered(a, i, a[i].k))
		return a[i].k;
	while (is_numbered(a, count, *next))
		++*next;
	return (*next)++;
}

/* Asked under the lock: whoever filled in the form may have read them before they were erased. */
static int
check_persons(struct store *st, const struct session *s, struct err *err)
{
	char id[UUID_SIZE];

	for (size_t i = 0; i < s->attendance_count; i++) {
		if (s->attendance[i].person == 0 ||
		    store_person_id(st, s->attendance[i].person, id, err) == 0)
			continue;
		if (err->code == ERR_NO_INPUT)
			err_set(err, ERR_ERASED, "", "person %lld",
				(long long)s->attendance[i].person);
		return -1;
	}
	return 0;
}

static int
insert_attendances(struct store *st, const struct session *s, int64_t n, struct err *err)
{
	static const struct attendance nobody;
	const struct attendance *a = s->attendance;
	size_t count = s->attendance_count;
	int64_t next = 0;
	struct query q;
	int rc;

	if (count == 0 && s->kind == KIND_INDIVIDUAL) {
		a = &nobody;
		count = 1;
	}
	if (count == 0)
		return 0;
	rc = query_open_kept(&q, st, KEPT_ATTENDANCE_INSERT,
			     "INSERT INTO attendance"
			     " (session, k, person, gender, age, status, residence, cut)"
			     " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
			     err);
	for (size_t i = 0; rc == 0 && i < count; i++) {
		query_int(&q, n);
		query_int(&q, number_of(a, count, i, &next));
		query_int_or_null(&q, a[i].person);
		query_int_or_null(&q, a[i].gender);
		query_int_or_null(&q, a[i].age);
		query_int_or_null(&q, a[i].status);
		query_int_or_null(&q, a[i].residence);
		query_int(&q, (int64_t)a[i].cut);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

static int
insert_breakdown(struct store *st, const struct session *s, int64_t n, struct err *err)
{
	struct query q;
	int rc;

	if (s->breakdown_count == 0)
		return 0;
	rc = query_open_kept(
		&q, st, KEPT_BREAKDOWN_INSERT,
		"INSERT INTO breakdown (session, dim, code, count) VALUES (?, ?, ?, ?)", err);
	for (size_t i = 0; rc == 0 && i < s->breakdown_count; i++) {
		query_int(&q, n);
		query_int(&q, s->breakdown[i].dim);
		query_int(&q, s->breakdown[i].code);
		query_int(&q, s->breakdown[i].count);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

/* Ids of the directory as they are: one that is not there (any more) is kept. */
static int
insert_referrals(struct store *st, const struct session *s, int64_t n, struct err *err)
{
	struct query q;
	int rc;

	if (s->partners.count == 0)
		return 0;
	rc = query_open_kept(&q, st, KEPT_REFERRAL_INSERT,
			     "INSERT INTO referral (session, k, partner_id) VALUES (?, ?, ?)", err);
	for (size_t i = 0; rc == 0 && i < s->partners.count; i++) {
		query_int(&q, n);
		query_int(&q, (int64_t)i);
		query_text(&q, s->partners.item[i]);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

/* Two names may be those of one tag: it is carried once. */
static int
insert_tags(struct store *st, const struct session *s, int64_t n, struct err *err)
{
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < s->tags.count; i++) {
		struct query q = { .st = st };
		int64_t tag;

		rc = store_tag_take(st, s->tags.item[i], &tag, err);
		if (rc == 0)
			rc = query_open_kept(
				&q, st, KEPT_SESSION_TAG_INSERT,
				"INSERT OR IGNORE INTO session_tag (session, tag) VALUES (?, ?)",
				err);
		if (rc == 0) {
			query_int(&q, n);
			query_int(&q, tag);
			rc = query_run(&q, err);
		}
		query_close(&q);
	}
	return rc;
}

static int
insert_children(struct store *st, const struct session *s, int64_t n, struct err *err)
{
	if (insert_attendances(st, s, n, err) != 0 || insert_breakdown(st, s, n, err) != 0 ||
	    insert_referrals(st, s, n, err) != 0)
		return -1;
	return insert_tags(st, s, n, err);
}

/* Children are written anew; what comes back as it was is no change to what is recorded. */
static int
delete_children(struct store *st, int64_t n, struct err *err)
{
	if (query_run_kept(st, KEPT_ATTENDANCE_DELETE, "DELETE FROM attendance WHERE session = ?",
			   n, err) != 0 ||
	    query_run_kept(st, KEPT_BREAKDOWN_DELETE, "DELETE FROM breakdown WHERE session = ?", n,
			   err) != 0 ||
	    query_run_kept(st, KEPT_REFERRAL_DELETE, "DELETE FROM referral WHERE session = ?", n,
			   err) != 0)
		return -1;
	return query_run_kept(st, KEPT_SESSION_TAG_DELETE,
			      "DELETE FROM session_tag WHERE session = ?", n, err);
}

static int
add(struct store *st, const struct session *s, struct settled *set, struct err *err)
{
	int rc;

	if (s->id[0] != '\0')
		memcpy(set->id, s->id, sizeof(set->id));
	else
		db_new_id(st, set->id);
	record_pause(st);
	rc = insert_row(st, s, set, err);
	if (rc == 0)
		rc = write_note(st, s, set, err);
	if (rc == 0)
		rc = insert_children(st, s, set->n, err);
	record_resume(st);
	if (rc == 0 && !s->deleted)
		record_born(st, set->n);
	return rc;
}

/* The one to be replaced is there, and as it was when it was read; one that comes from elsewhere
 * brings a revision of its own instead. */
static int
find_unchanged(struct store *st, const struct session *s, struct settled *set, struct err *err)
{
	struct query q;
	int rc = query_open_kept(&q, st, KEPT_SESSION_FIND,
				 "SELECT revision, id, desk FROM session WHERE n = ?", err);

	if (rc == 0) {
		query_int(&q, s->n);
		rc = query_step(&q, err);
	}
	if (rc == 0) {
		rc = db_no_such("session", s->n, err);
	} else if (rc == 1 && !set->given && query_get_int(&q, 0) != s->revision) {
		rc = err_set(err, ERR_CONFLICT, "", "session %lld: revision %lld, not %lld",
			     (long long)s->n, (long long)query_get_int(&q, 0),
			     (long long)s->revision);
	} else if (rc == 1) {
		set->n = s->n;
		set->foreign = query_get_int(&q, 2) != st->desk.n;
		query_copy_text(&q, 1, set->id, sizeof(set->id));
		rc = 0;
	}
	query_close(&q);
	return rc;
}

static int
replace(struct store *st, const struct session *s, struct settled *set, struct err *err)
{
	if (update_row(st, s, set, err) != 0 || write_note(st, s, set, err) != 0 ||
	    delete_children(st, s->n, err) != 0)
		return -1;
	return insert_children(st, s, s->n, err);
}

/* The first one in service, else the first one that ever was. */
static int
first_mediator(struct store *st, int64_t *out, struct err *err)
{
	return db_number(st, "SELECT n FROM mediator ORDER BY retired, n LIMIT 1", out, err);
}

static int
write_session(struct store *st, const struct session *s, struct settled *set, struct err *err)
{
	clock_stamp(st->clock, set->saved);
	set->mediator = s->mediator;
	if (check_persons(st, s, err) != 0)
		return -1;
	if (s->n != 0 && find_unchanged(st, s, set, err) != 0)
		return -1;
	if (set->mediator == 0 && first_mediator(st, &set->mediator, err) != 0)
		return -1;
	if (set->given)
		set->revision = s->revision;
	else if (db_next_revision(st, &set->revision, err) != 0)
		return -1;
	if (set->foreign && !set->given)
		set->revision = s->revision + 1;
	return s->n == 0 ? add(st, s, set, err) : replace(st, s, set, err);
}

/* What the desk of that row gives next is later than what was seen of it. */
static int
raise_revision(struct store *st, const struct session *s, struct err *err)
{
	struct query q;
	int rc = query_open_kept(&q, st, KEPT_REVISION_RAISE,
				 "UPDATE desk SET revision = ?1 WHERE n = ?2"
				 " AND revision < ?1",
				 err);

	if (rc == 0) {
		query_int(&q, s->revision);
		query_int(&q, s->desk);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

static int
save(struct store *st, struct session *s, bool given, struct err *err)
{
	struct settled set = { .given = given };
	struct tx tx;
	int rc = tx_enter(st, &tx, s->n == 0 ? "session-add" : "session-edit", err);

	if (rc == 0)
		rc = write_session(st, s, &set, err);
	if (rc == 0 && given)
		rc = raise_revision(st, s, err);
	rc = tx_leave(st, &tx, rc, err);
	/* Only now: the caller of a save that failed shows the form as it was. */
	if (rc != 0)
		return rc;
	if (s->n == 0 && s->desk == 0)
		s->desk = st->desk.n;
	s->n = set.n;
	s->revision = set.revision;
	s->mediator = set.mediator;
	memcpy(s->id, set.id, sizeof(s->id));
	return 0;
}

int
store_session_save(struct store *st, struct session *s, struct err *err)
{
	return save(st, s, false, err);
}

int
store_session_put(struct store *st, struct session *s, struct err *err)
{
	return save(st, s, true, err);
}
