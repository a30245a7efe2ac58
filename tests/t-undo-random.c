/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions of every kind in any order, with undo and redo between them: each undo gives back the
 * whole file as it was before the action, each redo as it was after it. Whatever the order, what
 * the statistics make of days counted beforehand is what they count. */
#include "config.h"

#include <string.h>

#include "base/str.h"
#include "store/db.h"
#include "store/post.h"
#include "store/tag.h"
#include "store/template.h"
#include "store/turned_away.h"
#include "store/undo.h"
#include "tests/lib/stats_kept.h"
#include "tests/lib/store_person.h"

enum {
	SEEDS = 12,
	ACTIONS = 70,
	STEPS = ACTIONS + 1,
	TABLES = 32,
};

/* A copy of the file in text, and which rows there were. */
struct snap {
	char *text;
	int64_t max[TABLES];
};

/* Steps that stand, and those that were taken back, as they were seen; text NULL: not. */
struct world {
	struct store *st;
	struct stats *stats;
	unsigned seed;
	unsigned from;
	struct snap before[STEPS];
	struct snap after[STEPS];
	int done;
	int undone;
	char *sql[TABLES]; /* the rows of each table, and the highest number in it */
	char *top[TABLES];
	int tables;
};

static unsigned
below(struct world *w, unsigned n)
{
	w->seed = w->seed * 1103515245u + 12345u;
	return (w->seed >> 16) % n;
}

static int64_t
number(struct store *st, const char *sql)
{
	int64_t n = 0;
	struct err err;

	db_number(st, sql, &n, &err);
	return n;
}

/* What is read of each table, ?1 being the highest number of a row that was there when the copy was
 * made: newer ones are told only while they are in use. A tag that a session brought along stays
 * for others. A name that waits until it is free is no row of anybody's. */
#define COLUMN(names)                                                                             \
	"coalesce((SELECT name FROM pragma_table_info(t.name) WHERE name IN (" names ") ORDER BY" \
	" name LIMIT 1), '')"
static const char statements[] =
	"SELECT name, key, 'SELECT group_concat(t, char(10)) FROM (SELECT ''' || name || ' '' || '"
	" || cols || ' AS t FROM ' || name || ' WHERE ' || iif(key = '', '?1 >= 0', key ||"
	" ' <= ?1') || iif(flag = '' OR name = 'tag', '', ' OR ' || flag || ' = 0')"
	" || iif(name = 'setting', ' AND key NOT GLOB ''undo-name*''', '') || ' ORDER BY t)'"
	" FROM (SELECT name, " COLUMN("'n', 'session'") " AS key, " COLUMN(
		"'deleted', 'retired'") " AS flag, (SELECT group_concat('quote(' || name || ')',"
					" '||'' ''||') FROM pragma_table_info(t.name) WHERE name"
					" NOT IN ('revision', 'saved')) AS cols FROM sqlite_schema"
					" AS t WHERE type = 'table' AND name NOT IN ('undo_step',"
					" 'day_total', 'day_count', 'code') ORDER BY name)";

static void
read_tables(struct world *w)
{
	struct query q;
	struct err err;

	query_open(&q, w->st, statements, &err);
	while (w->tables < TABLES && query_step(&q, &err) == 1) {
		char *name = query_get_text(&q, 0), *key = query_get_text(&q, 1);

		/* Rows of a session go by its number. */
		w->top[w->tables] = mem_printf("SELECT coalesce(max(n), 0) FROM %s",
					       strcmp(key, "n") == 0 ? name : "session");
		w->sql[w->tables++] = query_get_text(&q, 2);
		free(name);
		free(key);
	}
	query_close(&q);
}

/* as: only what was there then; NULL: all there is. */
static struct snap
take(struct world *w, const struct snap *as)
{
	struct buf all = BUF_INIT;
	struct snap out = { .text = NULL };
	struct query q;
	struct err err;

	for (int i = 0; i < w->tables; i++) {
		out.max[i] = number(w->st, w->top[i]);
		query_open(&q, w->st, w->sql[i], &err);
		query_int(&q, as != NULL ? as->max[i] : INT64_MAX);
		if (query_step(&q, &err) == 1 && sqlite3_column_type(q.stmt, 0) == SQLITE_TEXT)
			buf_add(&all, (const char *)sqlite3_column_text(q.stmt, 0));
		buf_addc(&all, '\n');
		query_close(&q);
	}
	out.text = buf_take(&all);
	return out;
}

/* --- one action of each kind; what is refused, such as a name that is taken, is none --- */

static void
fill(struct world *w, struct session *s, const char *tag, int64_t person)
{
	s->minutes = 1 + (int)below(w, 90);
	s->themes = 1u << below(w, 4);
	s->mediator = 1 + below(w, 2);
	s->place = 1 + below(w, 2);
	s->refer_to = (int)below(w, 3);
	strlist_clear(&s->tags);
	strlist_add(&s->tags, tag);
	strlist_clear(&s->partners);
	if (below(w, 3) == 0)
		strlist_add(&s->partners, tag);
	s->attendance[0].age = (int)below(w, 4);
	s->attendance[0].person = person;
	s->anonymous = person == 0 ? 1 : 0;
	free(s->note);
	s->note = person != 0 && below(w, 2) ? mem_strdup(tag) : NULL;
}

/* One of the last two who are known; 0: nobody. */
static int64_t
some_person(struct world *w)
{
	int64_t last = number(w->st, "SELECT coalesce(max(n), 0) FROM person WHERE deleted = 0");

	return below(w, 3) == 0 || last == 0 ? 0 : last - (int64_t)below(w, 2);
}

static void
act_session(struct world *w, const char *name)
{
	struct session s;
	struct err err;
	int64_t n = 1 + below(w, 9);

	if (below(w, 2)) {
		desk_session(&s, 1 + (int)below(w, 5), 600);
		fill(w, &s, name, some_person(w));
		store_session_save(w->st, &s, &err);
	} else {
		session_init(&s);
		if (store_session_get(w->st, n, &s, &err) == 0 && !s.deleted) {
			fill(w, &s, name, some_person(w));
			store_session_save(w->st, &s, &err);
		}
	}
	session_clear(&s);
}

static void
act_many(struct world *w, const char *name)
{
	static const char *const action[] = { "session-delete", "session-restore", "session-move",
					      "session-tag", "session-untag" };
	unsigned what = below(w, 5);
	struct session_change c = { .what = (enum session_change_what)what,
				    .date = date_from(2026, 10, 1 + (int)below(w, 5)) };
	struct err err;
	bool changed;

	store_begin(w->st, action[what], &err);
	if (what < 3 || store_tag_take(w->st, name, &c.tag, &err) == 0)
		for (int i = 0; i < 3; i++)
			store_session_change(w->st, 1 + below(w, 9), &c, &changed, &err);
	is_int(store_commit(w->st, 1, &err), 0, "many");
}

static void
act_tag(struct world *w, const char *name)
{
	char *other = mem_printf("N%u", below(w, 7));
	struct err err;
	bool changed;
	int64_t n = 0, into = 0;

	switch (below(w, 5)) {
	case 0:
		store_tag_add(w->st, name, &n, &err);
		break;
	case 1:
		if (store_tag_find(w->st, name, &n, &err) == 0)
			store_tag_edit(w->st, n, other, below(w, 2) ? name : NULL, &changed, &err);
		break;
	case 2:
		if (store_tag_find(w->st, name, &n, &err) == 0)
			store_tag_delete(w->st, n, &err);
		break;
	case 3:
		if (store_tag_find(w->st, name, &n, &err) == 0)
			store_tag_retire(w->st, n, below(w, 2), &err);
		break;
	default:
		if (store_tag_find(w->st, name, &n, &err) == 0 &&
		    store_tag_find(w->st, other, &into, &err) == 0)
			store_tag_merge(w->st, n, into, &err);
	}
	free(other);
}

static void
act_template(struct world *w, const char *name)
{
	struct err err;
	int64_t n = 1 + below(w, 4);

	switch (below(w, 3)) {
	case 0:
		store_template_add(w->st, name, "minutes=30\n", &n, &err);
		break;
	case 1:
		store_template_edit(w->st, n, name, below(w, 2) ? "minutes=45\n" : NULL, &err);
		break;
	default:
		store_template_delete(w->st, n, &err);
	}
}

static void
act_post(struct world *w, const char *name)
{
	enum post_kind kind = below(w, 2) ? POST_PLACE : POST_MEDIATOR;
	struct err err;
	bool changed;
	int64_t n = 1 + below(w, 4);

	switch (below(w, 4)) {
	case 0:
		store_post_add(w->st, kind, name, DESK_COMMUNE, &n, &err);
		break;
	case 1:
		store_post_edit(w->st, kind, n, name, below(w, 2) ? 97101 : 0, &changed, &err);
		break;
	case 2:
		store_post_retire(w->st, kind, name, &err);
		break;
	default:
		store_turned_away_add(w->st, date_from(2026, 10, 5), 600, 1, 1, &err);
	}
}

/* What no undo takes back: those who are known, and PINs. */
static void
act_person(struct world *w, const char *name)
{
	struct person p;
	struct err err;
	int64_t n = some_person(w), other = some_person(w);

	person_init(&p);
	switch (below(w, 5)) {
	case 0:
		store_person_erase(w->st, n, 1, NULL, &err);
		break;
	case 1:
		if (n != other && store_person_get(w->st, n, &p, &err) == 0)
			store_person_merge(w->st, other,
					   number(w->st, "SELECT coalesce(max(revision), 0) FROM"
							 " person WHERE deleted = 0"),
					   &p, 1, &err);
		break;
	case 2:
		store_mediator_pin_set(w->st, 1 + below(w, 3), name, &err);
		break;
	default:
		store_person_new(w->st, name, "+596596000000");
	}
	person_clear(&p);
}

static void
act(struct world *w)
{
	char *name = mem_printf("n%u", below(w, 5));

	switch (below(w, 11)) {
	case 0:
	case 1:
	case 2:
	case 3:
		act_session(w, name);
		break;
	case 4:
	case 5:
		act_many(w, name);
		break;
	case 6:
	case 7:
		act_tag(w, name);
		break;
	case 8:
		act_template(w, name);
		break;
	case 9:
		act_post(w, name);
		break;
	default:
		act_person(w, name);
	}
	free(name);
}

/* --- the steps --- */

static void
forget(struct snap *s)
{
	free(s->text);
	s->text = NULL;
}

static bool
last_is_final(struct world *w)
{
	return number(w->st, "SELECT coalesce((SELECT length(changes) = 0 FROM undo_step"
			     " WHERE undone = 0 ORDER BY n DESC LIMIT 1), 0)") != 0;
}

/* What is known of all steps rests on what no step says. */
static void
forget_all(struct world *w)
{
	for (int i = 0; i < STEPS; i++) {
		forget(&w->before[i]);
		forget(&w->after[i]);
	}
}

/* A step that cannot be taken back is taken from the list: those above it move down. */
static void
drop_last(struct world *w)
{
	w->done--;
	forget(&w->before[w->done]);
	forget(&w->after[w->done]);
	for (int i = w->done; i < w->done + w->undone; i++) {
		w->before[i] = w->before[i + 1];
		w->after[i] = w->after[i + 1];
		w->before[i + 1].text = w->after[i + 1].text = NULL;
	}
}

static void
do_one(struct world *w)
{
	struct snap before = take(w, NULL), now;
	int64_t last = number(w->st, "SELECT coalesce(max(n), 0) FROM undo_step WHERE undone = 0");
	int64_t steps = number(w->st, "SELECT count(*) FROM undo_step");

	act(w);
	now = take(w, NULL);
	if (number(w->st, "SELECT coalesce(max(n), 0) FROM undo_step WHERE undone = 0") > last &&
	    !last_is_final(w)) {
		forget(&w->before[w->done]);
		forget(&w->after[w->done]);
		w->before[w->done] = before;
		w->after[w->done++] = now;
		w->undone = 0;
		return;
	}
	if (strcmp(before.text, now.text) != 0 ||
	    steps != number(w->st, "SELECT count(*) FROM undo_step"))
		forget_all(w);
	w->done = (int)number(w->st, "SELECT count(*) FROM undo_step WHERE undone = 0");
	w->undone = (int)number(w->st, "SELECT count(*) FROM undo_step WHERE undone = 1");
	forget(&before);
	forget(&now);
}

/* The lines in which two copies differ, for whoever reads the log. */
static void
is_same(struct world *w, const char *got, const char *want, const char *what,
	const struct undo_step *step)
{
	struct strlist a = { .count = 0 }, b = { .count = 0 };

	if (ok(strcmp(got, want) == 0, "seed %u: %s %s", w->from, what, step->action))
		return;
	strlist_split(&a, got, '\n');
	strlist_split(&b, want, '\n');
	for (size_t i = 0; i < a.count; i++)
		if (!strlist_has(&b, a.item[i]))
			printf("# got  %s\n", a.item[i]);
	for (size_t i = 0; i < b.count; i++)
		if (!strlist_has(&a, b.item[i]))
			printf("# want %s\n", b.item[i]);
	strlist_clear(&a);
	strlist_clear(&b);
}

static void
go(struct world *w, bool redo)
{
	struct undo_step step = { .action = "" };
	struct err err = { .code = ERR_NONE };
	const struct snap *want = redo ? &w->after[w->done] : &w->before[w->done - 1];
	bool final = !redo && last_is_final(w);
	struct snap got;
	int rc = (redo ? store_redo : store_undo)(w->st, &step, &err);

	if (final) {
		ok(rc != 0 && err.code == ERR_FINAL, "seed %u: who is gone stays gone", w->from);
		drop_last(w);
		return;
	}
	if (!ok(rc == 0, "seed %u: %s (%d %s)", w->from, redo ? "redone" : "undone", err.code,
		desk_why(&err))) {
		forget_all(w);
		w->done = (int)number(w->st, "SELECT count(*) FROM undo_step WHERE undone = 0");
		w->undone = (int)number(w->st, "SELECT count(*) FROM undo_step WHERE undone = 1");
		return;
	}
	w->done += redo ? 1 : -1;
	w->undone += redo ? -1 : 1;
	if (want->text == NULL)
		return;
	got = take(w, want);
	is_same(w, got.text, want->text, redo ? "as after" : "as before", &step);
	forget(&got);
}

static void
count_days(struct world *w)
{
	ok(stats_kept_right(w->st, w->stats), "seed %u: figures are as counted", w->from);
	if (below(w, 3) == 0)
		stats_kept_count(w->st, w->stats);
}

static void
test_random(unsigned from)
{
	char *path = NULL;
	struct world w = { .st = desk_new(&path), .seed = from, .from = from };
	struct err err;

	db_exec(w.st, "PRAGMA synchronous = OFF", &err);
	store_person_open(w.st);
	is_int(stats_open(&w.stats, path, &err), 0, "the statistics");
	read_tables(&w);
	for (int i = 0; i < ACTIONS; i++) {
		unsigned what = below(&w, 10);

		if (what < 2 && w.done > 0)
			go(&w, false);
		else if (what < 4 && w.undone > 0)
			go(&w, true);
		else
			do_one(&w);
		count_days(&w);
	}
	while (w.done > 0)
		go(&w, false);
	while (w.undone > 0)
		go(&w, true);
	count_days(&w);
	stats_close(w.stats);
	is_int(store_person_faults(w.st), 0, "seed %u: the file is whole", from);
	forget_all(&w);
	for (int i = 0; i < w.tables; i++) {
		free(w.sql[i]);
		free(w.top[i]);
	}
	store_close(w.st);
	free(path);
}

int
main(void)
{
	for (unsigned seed = 1; seed <= SEEDS; seed++)
		test_random(seed);
	return tap_done();
}
