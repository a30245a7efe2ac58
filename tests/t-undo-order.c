/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that one program did can be taken back, the last first, whatever it was, and done again. */
#include "config.h"

#include <string.h>

#include "store/db.h"
#include "store/post.h"
#include "store/tag.h"
#include "store/undo.h"
#include "tests/lib/store_desk.h"

static int64_t
save_tagged(struct store *st, const char *tag)
{
	struct session s;
	struct err err = { .code = ERR_NONE };
	int64_t n;

	desk_session(&s, 1, 600);
	strlist_add(&s.tags, tag);
	is_int(store_session_save(st, &s, &err), 0, "a session (%s)", desk_why(&err));
	n = s.n;
	session_clear(&s);
	return n;
}

/* How many steps in a row can be taken back, or done again. */
static int
go(struct store *st, bool redo)
{
	struct undo_step step = { .action = "" };
	struct err err = { .code = ERR_NONE };
	int steps = 0;

	while ((redo ? store_redo : store_undo)(st, &step, &err) == 0)
		steps++;
	is_int(err.code, ERR_NOTHING, "to the end (%s)", desk_why(&err));
	return steps;
}

static char *
text(struct store *st, const char *sql)
{
	struct query q;
	struct err err;
	char *out = NULL;

	if (query_open(&q, st, sql, &err) == 0 && query_step(&q, &err) == 1)
		out = query_get_text(&q, 0);
	query_close(&q);
	return out;
}

static void
is_text(struct store *st, const char *sql, const char *want, const char *name)
{
	char *got = text(st, sql);

	is_str(got, want, "%s", name);
	free(got);
}

#define TAGS "SELECT group_concat(iif(retired, '', name), ' ') FROM (SELECT * FROM tag ORDER BY n)"

/* A tag has another name, and its old one goes to a new tag. */
static void
test_tag_name(bool carried)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	struct err err = { .code = ERR_NONE };
	bool changed;
	int64_t n = 0, again = 0;

	is_int(store_tag_add(st, "caf", &n, &err), 0, "a tag");
	store_tag_edit(st, n, "caf-2024", NULL, &changed, &err);
	if (carried)
		save_tagged(st, "CAF");
	else
		is_int(store_tag_add(st, "CAF", &again, &err), 0, "another of its old name");
	is_text(st, TAGS, "caf-2024 CAF", "two");
	is_int(go(st, false), 3, "all of it is taken back");
	is_text(st, "SELECT name FROM tag ORDER BY n", "caf", "with its old name");
	is_int(go(st, true), 3, "and done again");
	is_text(st, TAGS, "caf-2024 CAF", "as it was");
	is_text(st, "SELECT group_concat(folded, ' ') FROM (SELECT * FROM tag ORDER BY n)",
		"caf 2024 caf", "and found by it");
	is_int(go(st, false), 3, "and taken back");
	is_text(st, "SELECT name FROM tag ORDER BY n", "caf", "once more");
	store_close(st);
	free(path);
}

/* The tag of a session is taken out, and another of that name is carried. */
static void
test_tag_again(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	struct err err = { .code = ERR_NONE };
	struct session s;
	int64_t n = save_tagged(st, "caf"), tag = 0;

	session_init(&s);
	store_session_get(st, n, &s, &err);
	strlist_clear(&s.tags);
	s.minutes = 99;
	is_int(store_session_save(st, &s, &err), 0, "it carries it no more");
	store_tag_find(st, "caf", &tag, &err);
	is_int(store_tag_delete(st, tag, &err), 0, "which is taken out");
	save_tagged(st, "caf");
	is_int(go(st, false), 4, "all of it is taken back");
	store_session_get(st, n, &s, &err);
	is_int(s.minutes, 30, "as it was");
	is_str(s.tags.count == 1 ? s.tags.item[0] : "", "caf", "with its tag");
	is_int(go(st, true), 4, "and done again");
	store_session_get(st, n, &s, &err);
	is_int(s.minutes, 99, "as it became");
	is_text(st, TAGS, "caf", "and the other tag");
	session_clear(&s);
	store_close(st);
	free(path);
}

static void
add_post(struct store *st, enum post_kind kind, const char *name)
{
	struct err err = { .code = ERR_NONE };
	int64_t n;

	store_begin(st, kind == POST_PLACE ? "place-add" : "mediator-add", &err);
	is_int(store_post_add(st, kind, name, DESK_COMMUNE, &n, &err), 0, "%s (%s)", name,
	       desk_why(&err));
	is_int(store_commit(st, 1, &err), 0, "is added");
}

static void
test_post_name(enum post_kind kind)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	struct err err = { .code = ERR_NONE };
	char *old = text(st, kind == POST_PLACE ? "SELECT name FROM place"
						: "SELECT name FROM mediator");
	const char *sql =
		kind == POST_PLACE
			? "SELECT group_concat(name) FROM (SELECT * FROM place ORDER BY n)"
			: "SELECT group_concat(name) FROM"
			  " (SELECT * FROM mediator ORDER BY n)";
	char *want = mem_printf("Bus,%s", old);
	bool changed;

	is_int(store_post_edit(st, kind, 1, "Bus", 0, &changed, &err), 0, "another name");
	add_post(st, kind, old);
	is_int(go(st, false), 2, "taken back");
	is_text(st,
		kind == POST_PLACE ? "SELECT name FROM place WHERE n = 1"
				   : "SELECT name FROM mediator WHERE n = 1",
		old, "with its old name");
	is_int(go(st, true), 2, "and done again");
	is_text(st, sql, want, "as it was");
	free(want);
	free(old);
	store_close(st);
	free(path);
}

int
main(void)
{
	test_tag_name(false);
	test_tag_name(true);
	test_tag_again();
	test_post_name(POST_PLACE);
	test_post_name(POST_MEDIATOR);
	return tap_done();
}
