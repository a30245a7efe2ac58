/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tags of the desk on disk: taking one for a session, and what is done to the tags themselves. */
#include "config.h"

#include "store/tag.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "store/db.h"

/* A name of signs alone folds to nothing: all of those would be one tag. */
void
query_tag_key(struct query *q, const char *name)
{
	char *folded = utf8_fold(name);

	query_text_copy(q, *folded != '\0' ? folded : name);
	free(folded);
}

static int
set_folded(struct store *st, int64_t n, const char *name, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, "UPDATE OR IGNORE tag SET folded = ? WHERE n = ?", err);

	if (rc == 0) {
		query_tag_key(&q, name);
		query_int(&q, n);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

/* Of two that differ in case or accents alone, which an older program let be, the first has the
 * folded name, and the other is found as it is written. */
int
tag_fold_all(struct store *st, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, "SELECT n, name FROM tag WHERE folded IS NULL ORDER BY n", err);

	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		char *name = query_get_text(&q, 1);

		rc = set_folded(st, query_get_int(&q, 0), name, err);
		free(name);
	}
	query_close(&q);
	return rc;
}

/* A tag as find() sees it. */
struct found {
	int64_t n;
	int64_t merged;
	bool retired;
	char *name; /* yours */
};

/* 1 found, 0 there is none. A row that no program of ours wrote may lack its folded name. */
static int
find(struct store *st, const char *name, struct found *out, struct err *err)
{
	struct query q;
	int rc = query_open_kept(
		&q, st, KEPT_TAG_FIND,
		"SELECT t.n, t.merged, t.retired, coalesce(m.name, t.name) FROM tag AS t"
		" LEFT JOIN tag AS m ON m.n = t.merged WHERE t.folded = ? OR t.name = ? LIMIT 1",
		err);

	if (rc == 0) {
		query_tag_key(&q, name);
		query_text_any(&q, name);
		rc = query_step(&q, err);
	}
	if (rc == 1)
		*out = (struct found){ .n = query_get_int(&q, 0),
				       .merged = query_get_int(&q, 1),
				       .retired = query_get_int(&q, 2) != 0,
				       .name = query_get_text(&q, 3) };
	query_close(&q);
	return rc;
}

/* The number of one that was taken out is never given again, or undoing that would find another in
 * its place: revisions only ever grow. */
static int
insert(struct store *st, const char *name, bool retired, int64_t *n, struct err *err)
{
	struct query q;
	int rc = query_open_new(
		&q, st,
		"INSERT INTO tag (id, desk, revision, n, name, folded, retired)"
		" SELECT ?1, ?2, ?3, max(?3, coalesce(max(n), 0) + 1), ?4, ?5, ?6 FROM tag",
		err);

	if (rc == 0) {
		query_text_any(&q, name);
		query_tag_key(&q, name);
		query_int(&q, retired);
		rc = query_run(&q, err);
	}
	query_close(&q);
	if (rc == 0)
		*n = sqlite3_last_insert_rowid(st->db);
	return rc;
}

/* Undoing what brought a tag along leaves it for other sessions, which may carry it by then. */
static int
insert_unrecorded(struct store *st, const char *name, bool retired, int64_t *n, struct err *err)
{
	bool paused = record_pause(st);
	int rc = insert(st, name, retired, n, err);

	if (paused)
		record_resume(st);
	return rc;
}

int
store_tag_find(struct store *st, const char *name, int64_t *n, struct err *err)
{
	struct found tag;
	int rc = find(st, name, &tag, err);

	if (rc == 0)
		return err_set(err, ERR_NO_INPUT, name, "no such tag");
	if (rc < 0)
		return -1;
	*n = tag.merged != 0 ? tag.merged : tag.n;
	free(tag.name);
	return 0;
}

int
store_tag_each(struct store *st, store_tag_fn *fn, void *arg, struct err *err)
{
	struct query q;
	int stop = 0;
	int rc = query_open(
		&q, st, "SELECT n, name, retired FROM tag WHERE merged IS NULL ORDER BY name", err);

	while (rc == 0 && stop == 0 && (rc = query_step(&q, err)) == 1) {
		char *name = query_get_text(&q, 1);

		stop = fn(arg, query_get_int(&q, 0), name, query_get_int(&q, 2) != 0);
		free(name);
		rc = 0;
	}
	query_close(&q);
	return rc != 0 ? rc : stop;
}

int
store_tag_take(struct store *st, const char *name, int64_t *n, struct err *err)
{
	if (store_tag_find(st, name, n, err) == 0)
		return 0;
	if (err->code != ERR_NO_INPUT)
		return -1;
	err_clear(err);
	return insert_unrecorded(st, name, false, n, err);
}

int
store_tag_name(struct store *st, const char *name, char **written, struct err *err)
{
	struct found tag;
	int rc = find(st, name, &tag, err);

	if (rc == 0)
		return err_set(err, ERR_NO_INPUT, name, "no such tag");
	if (rc < 0)
		return -1;
	*written = tag.name;
	return 0;
}

/* One that is as it was born, before add() brought it into service: undo took that back. Its number
 * was its revision then, and every change of it gives a greater one. */
#define UNBORN                                             \
	"retired = 1 AND merged IS NULL AND revision <= n" \
	" AND NOT EXISTS (SELECT 1 FROM session_tag AS e WHERE e.tag = tag.n)"

/* From the sessions of late to what they carry, however many more carry it. */
#define LIST(sessions)                                                                             \
	"SELECT n, name, description, retired, merged, " sessions ", coalesce(used, 0)"            \
	" FROM tag LEFT JOIN (SELECT u.tag AS used_tag, count(*) AS used"                          \
	" FROM (SELECT n FROM session WHERE deleted = 0 AND date >= ?"                             \
	" ORDER BY date DESC LIMIT 500) AS late CROSS JOIN session_tag AS u ON u.session = late.n" \
	" GROUP BY u.tag) ON used_tag = tag.n WHERE NOT (" UNBORN ") ORDER BY folded, n"

int
store_tag_list(struct store *st, int since, bool counted, struct tag_list *out, struct err *err)
{
	struct tag_list list = { .item = NULL };
	size_t capacity = 0;
	struct query q;
	int rc =
		query_open(&q, st,
			   counted ? LIST("(SELECT count(*) FROM session_tag AS c JOIN session AS s"
					  " ON s.n = c.session WHERE c.tag = tag.n"
					  " AND s.deleted = 0)")
				   : LIST("0"),
			   err);

	if (rc == 0) {
		query_date(&q, since);
		while ((rc = query_step(&q, err)) == 1) {
			list.item = mem_grow(list.item, list.count, &capacity, sizeof(*list.item));
			list.item[list.count++] = (struct tag){
				.n = query_get_int(&q, 0),
				.name = query_get_text(&q, 1),
				.description = query_get_text(&q, 2),
				.retired = query_get_int(&q, 3) != 0,
				.merged = query_get_int(&q, 4),
				.sessions = query_get_int(&q, 5),
				.used = query_get_int(&q, 6),
			};
		}
	}
	query_close(&q);
	if (rc == 0)
		*out = list;
	else
		tag_list_clear(&list);
	return rc;
}

static int
run(struct store *st, const char *sql, const int64_t *value, int values, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, sql, err);

	for (int i = 0; rc == 0 && i < values; i++)
		query_int(&q, value[i]);
	if (rc == 0)
		rc = query_run(&q, err);
	query_close(&q);
	return rc;
}

/* A row must have been changed by the last statement. */
static int
was_there(struct store *st, int64_t n, struct err *err)
{
	return sqlite3_changes(st->db) > 0 ? 0 : db_no_such("tag", n, err);
}

static int
set_retired(struct store *st, int64_t n, bool retired, struct err *err)
{
	int64_t revision;

	if (db_next_revision(st, &revision, err) != 0 ||
	    run(st, "UPDATE tag SET revision = ?, retired = ? WHERE n = ? AND merged IS NULL",
		(int64_t[]){ revision, retired, n }, 3, err) != 0)
		return -1;
	return was_there(st, n, err);
}

int
store_tag_retire(struct store *st, int64_t n, bool retired, struct err *err)
{
	struct tx tx;
	int rc = tx_enter(st, &tx, retired ? "tag-retire" : "tag-restore", err);

	if (rc == 0)
		rc = set_retired(st, n, retired, err);
	return tx_leave(st, &tx, rc, err);
}

/* A new one is born retired, unrecorded, and the recorded action brings it into service. */
static int
add(struct store *st, const char *name, int64_t *n, struct err *err)
{
	struct found tag = { .n = 0 };
	int rc = find(st, name, &tag, err);

	if (rc == 1 && (!tag.retired || tag.merged != 0))
		rc = err_set(err, ERR_EXISTS, tag.name, "the name is taken");
	else if (rc == 0)
		rc = insert_unrecorded(st, name, true, &tag.n, err);
	else if (rc == 1)
		rc = 0;
	if (rc == 0)
		rc = set_retired(st, tag.n, false, err);
	if (rc == 0)
		*n = tag.n;
	free(tag.name);
	return rc;
}

int
store_tag_add(struct store *st, const char *name, int64_t *n, struct err *err)
{
	int64_t added = 0;
	struct tx tx;
	int rc = tx_enter(st, &tx, "tag-add", err);

	if (rc == 0)
		rc = add(st, name, &added, err);
	rc = tx_leave(st, &tx, rc, err);
	if (rc == 0)
		*n = added;
	return rc;
}

static int
write_words(struct store *st, int64_t n, const char *name, const char *description, bool *changed,
	    struct err *err)
{
	int64_t revision;
	struct query q = { .st = st };
	int rc = db_next_revision(st, &revision, err);

	if (rc == 0)
		rc = query_open(&q, st,
				"UPDATE tag SET revision = ?1, name = ?2, folded = ?3,"
				" description = ?4 WHERE n = ?5 AND merged IS NULL"
				" AND (name <> ?2 OR description IS NOT ?4)",
				err);
	if (rc == 0) {
		query_int(&q, revision);
		query_text_any(&q, name);
		query_tag_key(&q, name);
		query_text(&q, description);
		query_int(&q, n);
		rc = query_run(&q, err);
	}
	*changed = sqlite3_changes(st->db) > 0;
	query_close(&q);
	return rc;
}

static int
edit(struct store *st, int64_t n, const char *name, const char *description, bool *changed,
     struct err *err)
{
	struct found tag = { .n = 0 };
	int rc = find(st, name, &tag, err);

	if (rc == 1 && tag.n != n)
		rc = err_set(err, ERR_EXISTS, tag.name, "the name is taken");
	else if (rc >= 0)
		rc = write_words(st, n, name, description, changed, err);
	free(tag.name);
	return rc;
}

int
store_tag_edit(struct store *st, int64_t n, const char *name, const char *description,
	       bool *changed, struct err *err)
{
	bool written = false;
	struct tx tx;
	int rc = tx_enter(st, &tx, "tag-edit", err);

	if (rc == 0)
		rc = edit(st, n, name, description, &written, err);
	rc = tx_leave(st, &tx, rc, err);
	if (rc == 0)
		*changed = written;
	return rc;
}

static int
count(struct store *st, const char *sql, int64_t n, int64_t *out, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, sql, err);

	if (rc == 0) {
		query_int(&q, n);
		rc = query_step(&q, err);
	}
	if (rc == 1)
		*out = query_get_int(&q, 0);
	query_close(&q);
	return rc == 1 ? 0 : -1;
}

/* 1 or 0: a tag that is no other name of one. */
static int
stands(struct store *st, int64_t n, int64_t *out, struct err *err)
{
	return count(st, "SELECT count(*) FROM tag WHERE n = ? AND merged IS NULL", n, out, err);
}

/* Whoever merges tags sees no person: the tag is what they can do something about. */
static int
refuse_frozen(struct store *st, int64_t tag, struct err *err)
{
	struct err ignored;
	struct query q;

	if (query_open(&q, st, "SELECT name FROM tag WHERE n = ?", &ignored) == 0) {
		query_int(&q, tag);
		if (query_step(&q, &ignored) == 1)
			query_copy_text(&q, 0, err->subject, sizeof(err->subject));
	}
	query_close(&q);
	return -1;
}

/* Sessions keep their revisions: that of the tag says that it is another name now, and what is
 * written with its old name is of the new tag all the same. */
static int
merge(struct store *st, int64_t from, int64_t into, struct err *err)
{
	int64_t from_stands, into_stands, revision;

	if (stands(st, from, &from_stands, err) != 0 || stands(st, into, &into_stands, err) != 0)
		return -1;
	if (from_stands + into_stands != 2 || from == into)
		return err_set(err, ERR_VALUE, "", "tag merged");
	if (run(st,
		"INSERT OR IGNORE INTO session_tag (session, tag)"
		" SELECT session, ? FROM session_tag WHERE tag = ?",
		(int64_t[]){ into, from }, 2, err) != 0 ||
	    run(st, "DELETE FROM session_tag WHERE tag = ?", &from, 1, err) != 0)
		return err->code == ERR_FROZEN ? refuse_frozen(st, from, err) : -1;
	if (db_next_revision(st, &revision, err) != 0)
		return -1;
	return run(st, "UPDATE tag SET revision = ?1, merged = ?2 WHERE n = ?3 OR merged = ?3",
		   (int64_t[]){ revision, into, from }, 3, err);
}

int
store_tag_merge(struct store *st, int64_t from, int64_t into, struct err *err)
{
	struct tx tx;
	int rc = tx_enter(st, &tx, "tag-merge", err);

	if (rc == 0)
		rc = merge(st, from, into, err);
	return tx_leave(st, &tx, rc, err);
}

static int
take_out(struct store *st, int64_t n, struct err *err)
{
	int64_t carried = 0;

	if (count(st,
		  "SELECT (SELECT count(*) FROM session_tag WHERE tag = ?1)"
		  " + (SELECT count(*) FROM tag WHERE merged = ?1)",
		  n, &carried, err) != 0)
		return -1;
	if (carried > 0)
		return err_set(err, ERR_CARRIED, "", "tag %lld is carried", (long long)n);
	if (run(st, "DELETE FROM tag WHERE n = ?", &n, 1, err) != 0)
		return -1;
	return was_there(st, n, err);
}

int
store_tag_delete(struct store *st, int64_t n, struct err *err)
{
	struct tx tx;
	int rc = tx_enter(st, &tx, "tag-delete", err);

	if (rc == 0)
		rc = take_out(st, n, err);
	return tx_leave(st, &tx, rc, err);
}
