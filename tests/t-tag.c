/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tags: one name a tag however it is typed, renamed, merged, retired, taken out, and undone. */
#include "config.h"

#include <string.h>

#include "store/db.h"
#include "store/tag.h"
#include "store/undo.h"
#include "tests/lib/store_desk.h"

static int64_t
save(struct store *st, const char *tags)
{
	struct session s;
	struct err err = { .code = ERR_NONE };
	int64_t n;

	session_init(&s);
	s.kind = KIND_INDIVIDUAL;
	s.date = date_from(2026, 10, 1);
	s.minutes = 30;
	s.participants = s.anonymous = 1;
	strlist_split(&s.tags, tags, '|');
	is_int(store_session_save(st, &s, &err), 0, "a session with %s (%s)", tags, desk_why(&err));
	n = s.n;
	session_clear(&s);
	return n;
}

static void
carries(struct store *st, int64_t n, const char *want)
{
	struct session s;
	struct err err;
	char *names;

	session_init(&s);
	store_session_get(st, n, &s, &err);
	names = strlist_join(&s.tags, "|");
	is_str(names, want, "what session %lld carries", (long long)n);
	free(names);
	session_clear(&s);
}

/* Each tag as name=sessions, with r when retired and what it is another name of. */
static void
tags_are(struct store *st, const char *want)
{
	struct tag_list list = { .count = 0 };
	struct err err = { .code = ERR_NONE };
	struct buf out = BUF_INIT;

	is_int(store_tag_list(st, date_from(2026, 9, 5), true, &list, &err), 0, "a list (%s)",
	       desk_why(&err));
	for (size_t i = 0; i < list.count; i++) {
		const struct tag *t = &list.item[i];

		buf_addf(&out, "%s%s=%lld%s%s", i > 0 ? " " : "", t->name, (long long)t->sessions,
			 t->retired ? "r" : "", t->merged != 0 ? ">" : "");
	}
	is_str(buf_text(&out), want, "the tags");
	buf_clear(&out);
	tag_list_clear(&list);
}

static int64_t
number(struct store *st, const char *name)
{
	struct tag_list list = { .count = 0 };
	struct err err;
	int64_t n = 0;

	store_tag_list(st, DATE_NONE, false, &list, &err);
	for (size_t i = 0; i < list.count; i++)
		if (strcmp(list.item[i].name, name) == 0)
			n = list.item[i].n;
	tag_list_clear(&list);
	return n;
}

static void
undone(struct store *st, const char *action)
{
	struct undo_step step = { .action = "" };
	struct err err = { .code = ERR_NONE };

	is_int(store_undo(st, &step, &err), 0, "undone (%s)", desk_why(&err));
	is_str(step.action, action, "which was that");
}

static void
test_names(struct store *st)
{
	struct err err = { .code = ERR_NONE };
	char *written = NULL;
	int64_t n = save(st, "Canicule|été");

	carries(st, n, "Canicule|été");
	carries(st, save(st, "CANICULE|Ete"), "Canicule|été");
	carries(st, save(st, "canicule"), "Canicule");
	tags_are(st, "Canicule=3 été=2");
	is_int(store_tag_name(st, "ÉTÉ", &written, &err), 0, "found however it is typed");
	is_str(written, "été", "as it is written");
	free(written);
	is_int(store_tag_name(st, "hiver", &written, &err), -1, "another");
	is_int(err.code, ERR_NO_INPUT, "is none");
	carries(st, save(st, "★|☆"), "★|☆");
	undone(st, "session-add");
}

static void
test_edit(struct store *st)
{
	struct err err = { .code = ERR_NONE };
	bool changed = false;
	int64_t n = number(st, "été");

	is_int(store_tag_edit(st, n, "canicule", NULL, &changed, &err), -1, "a name that is taken");
	is_int(err.code, ERR_EXISTS, "is refused");
	is_str(err.subject, "Canicule", "and named");
	is_int(store_tag_edit(st, n, "été", NULL, &changed, &err), 0, "as it was");
	ok(!changed, "is no change");
	is_int(store_tag_edit(st, n, "Été", "juillet, août", &changed, &err), 0, "its own name");
	ok(changed, "written otherwise is one");
	tags_are(st, "Canicule=3 Été=2 ★=0 ☆=0");
	undone(st, "tag-edit");
	tags_are(st, "Canicule=3 été=2 ★=0 ☆=0");
	is_int(store_tag_edit(st, n, "vacances", NULL, &changed, &err), 0, "another name");
	store_begin(st, NULL, &err);
	n = save(st, "été"); /* in between it is free, and no step says so */
	store_commit(st, 1, &err);
	carries(st, n, "été");
	is_int(store_undo(st, &(struct undo_step){ .row = 0 }, &err), -1, "taken by another");
	is_int(err.code, ERR_NAME_TAKEN, "it cannot come back");
	store_begin(st, NULL, &err);
	store_session_delete(st, n, &err);
	store_commit(st, 1, &err);
	n = number(st, "vacances");
	is_int(store_tag_edit(st, n, "congés", NULL, &changed, &err), 0, "nothing is stuck");
	undone(st, "tag-edit");
	tags_are(st, "Canicule=3 été=0 vacances=2 ★=0 ☆=0");
}

static void
test_merge(struct store *st)
{
	struct err err = { .code = ERR_NONE };
	int64_t from = number(st, "Canicule"), into = number(st, "vacances");

	is_int(store_tag_merge(st, from, from, &err), -1, "one with itself");
	is_int(err.code, ERR_VALUE, "is refused");
	is_int(store_tag_merge(st, from, into, &err), 0, "one into the other (%s)", desk_why(&err));
	tags_are(st, "Canicule=0> été=0 vacances=3 ★=0 ☆=0");
	carries(st, 1, "vacances");
	carries(st, save(st, "canicule"), "vacances");
	undone(st, "session-add");
	is_int(store_tag_merge(st, into, from, &err), -1, "into what is another name");
	is_int(err.code, ERR_VALUE, "is refused");
	is_int(store_tag_retire(st, from, true, &err), -1, "nor is that retired");
	is_int(store_tag_add(st, "CANICULE", &from, &err), -1, "nor added again");
	is_int(err.code, ERR_EXISTS, "since it is taken");
	is_str(err.subject, "vacances", "by the other");
	is_int(store_tag_delete(st, into, &err), -1, "nor the other taken out");
	undone(st, "tag-merge");
	tags_are(st, "Canicule=3 été=0 vacances=2 ★=0 ☆=0");
	carries(st, 1, "Canicule|vacances");
	carries(st, 3, "Canicule");
}

static void
test_away(struct store *st)
{
	struct err err = { .code = ERR_NONE };
	int64_t n = number(st, "Canicule"), again = 0, star = number(st, "★");
	struct undo_step step;

	is_int(store_tag_delete(st, n, &err), -1, "one that sessions carry");
	is_int(err.code, ERR_CARRIED, "stays");
	is_int(store_tag_delete(st, star, &err), -1, "also where they are in the bin");
	is_int(store_tag_retire(st, n, true, &err), 0, "it may be retired");
	tags_are(st, "Canicule=3r été=0 vacances=2 ★=0 ☆=0");
	is_int(store_tag_add(st, "canicule", &again, &err), 0, "adding it");
	is_int(again, n, "brings it back");
	tags_are(st, "Canicule=3 été=0 vacances=2 ★=0 ☆=0");
	undone(st, "tag-add");
	undone(st, "tag-retire");
	is_int(store_tag_add(st, "carême", &n, &err), 0, "a new one");
	is_int(store_tag_delete(st, n, &err), 0, "taken out (%s)", desk_why(&err));
	is_int(number(st, "carême"), 0, "is gone");
	save(st, "pâques");
	ok(number(st, "pâques") != n, "its number is not given again");
	undone(st, "session-add");
	undone(st, "tag-delete");
	is_int(number(st, "carême"), n, "and it comes back");
	undone(st, "tag-add");
	tags_are(st, "Canicule=3 été=0 pâques=0 vacances=2 ★=0 ☆=0");
	is_int(store_redo(st, &step, &err), 0, "done again (%s)", desk_why(&err));
	tags_are(st, "Canicule=3 carême=0 été=0 pâques=0 vacances=2 ★=0 ☆=0");
	undone(st, "tag-add");
	is_int(store_tag_add(st, "Carême", &again, &err), 0, "it may be added again");
	is_int(again, n, "and is the same one");
	is_int(store_tag_retire(st, n, true, &err), 0, "one that was in service");
	tags_are(st, "Canicule=3 carême=0r été=0 pâques=0 vacances=2 ★=0 ☆=0");
}

static void
rename_tag(struct store *st, const char *from, const char *to)
{
	struct err err = { .code = ERR_NONE };
	bool changed = false;

	is_int(store_tag_edit(st, number(st, from), to, NULL, &changed, &err), 0, "%s is %s (%s)",
	       from, to, desk_why(&err));
}

/* A step that cannot be taken back is told once, and so are those that rest on it. */
static void
test_undo_ends(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	struct undo_step step;
	struct err err = { .code = ERR_NONE };
	int told = 0;

	save(st, "t");
	rename_tag(st, "t", "x");
	rename_tag(st, "x", "y");
	store_begin(st, NULL, &err);
	save(st, "x");
	store_commit(st, 1, &err);
	for (int i = 0; i < 20 && err.code != ERR_NOTHING; i++) {
		err.code = ERR_NONE;
		if (store_undo(st, &step, &err) != 0 && err.code != ERR_NOTHING)
			told++;
	}
	is_int(err.code, ERR_NOTHING, "undo comes to its end");
	is_int(told, 2, "and tells both that stay");
	store_close(st);
	free(path);
}

int
main(void)
{
	char *path;
	struct store *st = desk_new(&path);

	test_names(st);
	test_edit(st);
	test_merge(st);
	test_away(st);
	store_close(st);
	free(path);
	test_undo_ends();
	return tap_done();
}
