/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What cannot be taken back: it is told to the copy before that has the name of the desk. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "store/access.h"
#include "store/backup.h"
#include "store/person.h"
#include "store/publication.h"
#include "store/restore_private.h"

#define REVISION "SELECT revision FROM desk WHERE own = 1"
#define WORDS "('seal_passphrase', 'seal_code')"
#define REVISION_MAX ((int64_t)1 << 52) /* far from what the check calls a fault */

struct erased {
	struct strlist id, at;
};

/* Who was merged into somebody who is still known was not forgotten: in an older copy they are two
 * persons again, as they were then. Unless they were erased for themselves, at any time. */
#define MERGED                                                                               \
	"SELECT m.subject FROM access_log AS m JOIN access_log AS i ON i.n = (SELECT max(n)" \
	" FROM access_log WHERE n < m.n AND action = 'merge-into') WHERE m.action = 'merge'" \
	" AND m.subject IS NOT NULL AND i.subject NOT IN (SELECT id FROM erased)"            \
	" AND NOT EXISTS (SELECT 1 FROM access_log AS e WHERE e.subject = m.subject"         \
	" AND e.action IN ('erase', 'purge'))"

static int
read_erased(struct store *st, struct erased *out, struct err *err)
{
	struct query q;
	int rc = query_open(
		&q, st, "SELECT id, at FROM erased WHERE id NOT IN (" MERGED ") ORDER BY at, id",
		err);

	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		char *id = query_get_text(&q, 0), *at = query_get_text(&q, 1);

		/* A damaged file may say neither. */
		if (id != NULL && at != NULL) {
			strlist_add(&out->id, id);
			strlist_add(&out->at, at);
		}
		free(id);
		free(at);
		rc = 0;
	}
	query_close(&q);
	return rc;
}

/* Whether the desk that is replaced still knows somebody: it knows best, and who can write to the
 * folder of the backups could put another list there. */
static bool
still_known(struct restoring *r, const char *id)
{
	struct query q;
	struct err ignored;
	int rc = query_open(&q, &r->old, "SELECT 1 FROM person WHERE id = ? AND deleted = 0",
			    &ignored);

	if (rc == 0) {
		query_text(&q, id);
		rc = query_step(&q, &ignored);
	}
	query_close(&q);
	return rc == 1;
}

static int
forget_all(struct restoring *r, struct store *st, const struct erased *erased, struct err *err)
{
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < erased->id.count; i++)
		if (r->old.db == NULL || !still_known(r, erased->id.item[i]))
			rc = store_person_forget(st, erased->id.item[i], erased->at.item[i], err);
	return rc;
}

static int
carry_erased(struct restoring *r, struct store *from, struct store *st, bool *unread,
	     struct err *err)
{
	struct erased erased = { .id = { .item = NULL } };
	struct err ignored;
	int rc;

	if (read_erased(from, &erased, &ignored) != 0)
		*unread = true;
	rc = forget_all(r, st, &erased, err);
	strlist_clear(&erased.id);
	strlist_clear(&erased.at);
	return rc;
}

/* Who is frozen now, NULL who is not; and who was merged into somebody, and is two persons in the
 * copy: what was asked for was asked for both. */
#define FROZEN_NOW                                                                          \
	"WITH RECURSIVE pair (id, whom) AS (SELECT m.subject, i.subject FROM access_log"    \
	" AS m JOIN access_log AS i ON i.n = (SELECT max(n) FROM access_log WHERE n < m.n"  \
	" AND action = 'merge-into') WHERE m.action = 'merge' AND m.subject NOT IN (SELECT" \
	" id FROM person WHERE deleted = 0)), merged (id, whom) AS (SELECT id, whom FROM"   \
	" pair UNION SELECT m.id, p.whom FROM merged AS m JOIN pair AS p ON p.id = m.whom)" \
	" SELECT id, frozen FROM person WHERE deleted = 0 UNION ALL"                        \
	" SELECT m.id, p.frozen FROM merged AS m JOIN person AS p ON p.id = m.whom"         \
	" WHERE p.deleted = 0 AND p.frozen IS NOT NULL"

/* Who is frozen now is so in the copy, too, and nobody else. An older file does not say it. */
static int
carry_frozen(struct store *from, struct store *st, bool *unread, struct err *err)
{
	struct query q, set;
	struct err ignored;
	int more = query_open(&q, from, FROZEN_NOW, &ignored);
	int rc = query_open(&set, st,
			    "UPDATE person SET frozen = ?2 WHERE id = ?1 AND deleted = 0"
			    " AND frozen IS NOT ?2",
			    err);

	while (rc == 0 && more == 0 && (more = query_step(&q, &ignored)) == 1) {
		char *id = query_get_text(&q, 0);

		query_text(&set, id);
		query_date(&set, query_get_date(&q, 1));
		rc = query_run(&set, err);
		free(id);
		more = 0;
	}
	*unread = more != 0;
	query_close(&q);
	query_close(&set);
	return rc;
}

/* Another copy of the same desk; false where it is none, or cannot be read. To be closed. */
static bool
open_copy(struct restoring *r, const struct store *st, size_t i, struct store *copy)
{
	const char *path = r->others->path[i];
	struct backup_facts facts;
	struct err ignored;

	*copy = (struct store){ .db = NULL };
	if (store_backup_read(path, &facts, &ignored) != 0 || strcmp(facts.desk, st->desk.id) != 0)
		return false;
	copy->path = mem_strdup(path);
	return db_connect(copy, path, SQLITE_OPEN_READONLY, true, &ignored) == 0;
}

static void
close_copy(struct store *copy)
{
	sqlite3_close(copy->db);
	free(copy->path);
}

/* Another copy knows who was erased until it was made. One of a time before there were persons says
 * nothing. */
static int
carry_erased_of_copy(struct restoring *r, struct store *st, size_t i, struct err *err)
{
	struct store copy;
	bool unread = false;
	int rc = 0;

	if (open_copy(r, st, i, &copy)) {
		rc = carry_erased(r, &copy, st, &unread, err);
		if (!unread && !restore_has_log(copy.path) &&
		    r->others->day[i] > r->out->erased_until)
			r->out->erased_until = r->others->day[i];
	}
	close_copy(&copy);
	return rc;
}

static int
raise_revision(struct store *st, int64_t last, struct err *err)
{
	return query_run_with(st, "UPDATE desk SET revision = max(revision, ?) WHERE own = 1",
			      &last, 1, err);
}

/* A copy that was made after the one that is gone back to. */
struct newer {
	size_t at;
	int64_t revision;
};

static int
oldest_first(const void *a, const void *b)
{
	const struct newer *x = a, *y = b;

	return x->revision < y->revision ? -1 : x->revision > y->revision;
}

/* Whatever days their names have. A number that no desk comes to says nothing. */
static size_t
find_newer(struct restoring *r, const struct store *st, int64_t revision, struct newer *out)
{
	size_t count = 0;
	struct store copy;
	struct err ignored;

	for (size_t i = 0; i < r->others->count; i++) {
		int64_t found;

		if (open_copy(r, st, i, &copy) &&
		    db_number(&copy, REVISION, &found, &ignored) == 0 && found > revision &&
		    found <= REVISION_MAX)
			out[count++] = (struct newer){ .at = i, .revision = found };
		close_copy(&copy);
	}
	if (count > 0)
		qsort(out, count, sizeof(*out), oldest_first);
	return count;
}

static int
carry_frozen_of_copy(struct restoring *r, struct store *st, size_t at, bool *unread,
		     struct err *err)
{
	struct store copy;
	int rc = 0;

	*unread = true;
	if (open_copy(r, st, at, &copy))
		rc = carry_frozen(&copy, st, unread, err);
	close_copy(&copy);
	return rc;
}

/* The newest that can say it whole does, and after it what can be read of those since. The desk
 * goes on after all of them: else those of the time that is given up would be newer than what is
 * done now. */
static int
carry_frozen_of_copies(struct restoring *r, struct store *st, int64_t revision, struct err *err)
{
	struct newer *newer = mem_array(r->others->count + 1, sizeof(*newer));
	size_t count = find_newer(r, st, revision, newer), i = count;
	bool unread = true;
	int rc = 0;

	while (rc == 0 && i > 0 && unread)
		rc = carry_frozen_of_copy(r, st, newer[--i].at, &unread, err);
	for (i++; rc == 0 && i < count; i++)
		rc = carry_frozen_of_copy(r, st, newer[i].at, &unread, err);
	if (rc == 0 && count > 0)
		rc = raise_revision(st, newer[count - 1].revision, err);
	free(newer);
	return rc;
}

static const struct release *
find_release(const struct release_list *list, const struct release *wanted)
{
	for (size_t i = 0; i < list->count; i++)
		if (str_equal(list->item[i].period, wanted->period) &&
		    str_equal(list->item[i].profile, wanted->profile))
			return &list->item[i];
	return NULL;
}

/* Whether it is the new desk that cannot be written, and not what is to be written that is bad. */
static bool
is_of_disk(const struct err *err)
{
	return err->code == ERR_FULL || err->code == ERR_IO || err->code == ERR_BUSY ||
	       err->code == ERR_READONLY || err->code == ERR_OS || err->code == ERR_STOPPED;
}

/* What failed by itself was undone by itself: the rest goes on without it. */
static int
count_release(struct restoring *r, const struct store *st, int rc, const struct err *err)
{
	if (rc != 0 && (is_of_disk(err) || st->broken.code != ERR_NONE))
		return -1;
	r->out->released += rc == 0;
	r->out->left_out += rc != 0;
	return 0;
}

/* One after the other, as they were made: each names the one before it. */
static int
carry_release(struct restoring *r, struct store *st, const struct release *of_old, struct err *err)
{
	struct release whole;
	struct err ignored;
	int rc;

	if (store_publication_get(&r->old, of_old->period, of_old->profile, &whole, &ignored) !=
	    0) {
		r->out->left_out++;
		return 0;
	}
	rc = store_publication_last_seal(st, whole.previous, err);
	if (rc == 0)
		rc = store_publication_give(st, &whole, err);
	release_clear(&whole);
	return count_release(r, st, rc, err);
}

static int
carry_releases(struct restoring *r, struct store *st, struct err *err)
{
	struct release_list old = { 0 }, new = { 0 };
	struct err ignored;
	int rc = store_publication_chain(st, &new, err);

	if (rc == 0 && store_publication_chain(&r->old, &old, &ignored) != 0)
		r->out->unread = true;
	for (size_t i = 0; rc == 0 && i < old.count; i++) {
		const struct release *known = find_release(&new, &old.item[i]);

		if (known == NULL) {
			rc = carry_release(r, st, &old.item[i], err);
		} else if (known->withdrawn == NULL && old.item[i].withdrawn != NULL) {
			rc = store_publication_give_withdrawal(st, &old.item[i], err);
			rc = count_release(r, st, rc, err);
		}
	}
	release_list_clear(&old);
	release_list_clear(&new);
	return rc;
}

/* Sessions of the replaced file that are not in the new one. */
static int
count_since(struct restoring *r, struct store *st, struct err *err)
{
	char id[UUID_SIZE];
	struct query q, has;
	struct err ignored;
	int rc = query_open(&has, st, "SELECT 1 FROM session WHERE id = ? AND deleted = 0", err);
	int more = query_open(&q, &r->old, "SELECT id FROM session WHERE deleted = 0", &ignored);

	while (rc == 0 && more == 0 && (more = query_step(&q, &ignored)) == 1) {
		query_copy_text(&q, 0, id, sizeof(id));
		query_text(&has, id);
		rc = query_step(&has, err);
		query_again(&has);
		r->out->since += rc == 0;
		rc = rc < 0 ? -1 : 0;
		more = 0;
	}
	r->out->unread = r->out->unread || more != 0;
	query_close(&q);
	query_close(&has);
	return rc;
}

/* A hub, or another desk, takes what has a lower revision for older. */
static int
carry_revision(struct restoring *r, struct store *st, struct err *err)
{
	struct err ignored;
	int64_t last;

	if (db_number(&r->old, REVISION, &last, &ignored) != 0) {
		r->out->unread = true;
		return 0;
	}
	return raise_revision(st, last, err);
}

/* The copy keeps its own: who forgot the words of now goes back for the sake of those of then. */
static int
compare_words(struct restoring *r, struct store *st, struct err *err)
{
	struct query q, same;
	struct err ignored;
	int rc = query_open(&same, st, "SELECT 1 FROM secret WHERE name = ? AND value = ?", err);
	int more = query_open(&q, &r->old, "SELECT name, value FROM secret WHERE name IN " WORDS,
			      &ignored);
	int64_t kept = 0, alike = 0;

	while (rc == 0 && more == 0 && (more = query_step(&q, &ignored)) == 1) {
		for (int i = 0; i < sqlite3_column_count(q.stmt); i++)
			sqlite3_bind_value(same.stmt, i + 1, sqlite3_column_value(q.stmt, i));
		rc = query_step(&same, err);
		query_again(&same);
		r->out->words_older = r->out->words_older || rc == 0;
		alike += rc == 1;
		rc = rc < 0 ? -1 : 0;
		more = 0;
	}
	query_close(&q);
	query_close(&same);
	if (rc == 0)
		rc = db_number(st, "SELECT count(*) FROM secret WHERE name IN " WORDS, &kept, err);
	r->out->words_older = r->out->words_older || (more == 0 && kept > alike);
	r->out->words_none = r->out->words_older && kept == 0;
	return rc;
}

/* Of a desk that can be read, all that only it knows; revision: of the copy that replaces it. */
static int
carry_of_old(struct restoring *r, struct store *st, int64_t revision, struct err *err)
{
	bool unread;

	if (carry_revision(r, st, err) != 0 || restore_carry_log(r, st, err) != 0 ||
	    carry_erased(r, &r->old, st, &r->out->erased_unread, err) != 0 ||
	    carry_frozen(&r->old, st, &unread, err) != 0)
		return -1;
	if (!unread)
		return 0;
	if (carry_frozen_of_copies(r, st, revision, err) != 0)
		return -1;
	return carry_frozen(&r->old, st, &unread, err);
}

/* The rest of it, once those who were erased are gone. */
static int
carry_rest_of_old(struct restoring *r, struct store *st, struct err *err)
{
	if (carry_releases(r, st, err) != 0 || restore_carry_handed(r, st, err) != 0 ||
	    compare_words(r, st, err) != 0)
		return -1;
	return count_since(r, st, err);
}

/* Nobody in particular where the desk that is back does not know them. */
static int
note_restore(struct restoring *r, struct store *st, struct err *err)
{
	struct query q;
	int64_t by = 0;
	int rc;

	if (query_open(&q, st, "SELECT n FROM mediator WHERE id = ?", err) != 0)
		return -1;
	query_text(&q, r->others->by);
	rc = query_step(&q, err);
	if (rc == 1)
		by = query_get_int(&q, 0);
	query_close(&q);
	return rc < 0 ? -1 : store_access_add(st, "restore", NULL, by, err);
}

int
restore_carry(struct restoring *r, struct store *st, struct err *err)
{
	bool read = r->old.db != NULL;
	int64_t revision;
	int rc;

	r->out->erased_unread = !read;
	if (store_begin(st, NULL, err) != 0)
		return -1;
	rc = db_number(st, REVISION, &revision, err);
	if (rc == 0)
		rc = read ? carry_of_old(r, st, revision, err)
			  : carry_frozen_of_copies(r, st, revision, err);
	for (size_t i = 0; rc == 0 && i < r->others->count; i++)
		rc = carry_erased_of_copy(r, st, i, err);
	if (rc == 0 && read)
		rc = carry_rest_of_old(r, st, err);
	if (rc == 0)
		rc = note_restore(r, st, err);
	if (rc != 0) {
		store_rollback(st);
		return -1;
	}
	/* What was erased is in the log still. */
	st->log_owed = true;
	return store_commit(st, 0, err);
}
