/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Going back to an older copy takes back nothing of what was done with the desk since: who looked,
 * what retention took, to whom a release was handed. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "store/access.h"
#include "store/backup.h"
#include "store/handed.h"
#include "store/post.h"
#include "store/publication.h"
#include "store/restore.h"
#include "tests/lib/store_person.h"

#define PERIOD "2026-08"
#define PROFILE "coordination"
#define ALL_OF_ACCESS "SELECT count(*) FROM access_log"

static const struct restore_others nothing_else = { .path = NULL };

struct scene {
	char by[UUID_SIZE]; /* whose restores they are */
	char *path, *copy;
	int64_t rows; /* of the log of access when the desk was replaced */
	char twin[UUID_SIZE];
};

static void
run(struct store *st, const char *sql)
{
	struct err err = { .code = ERR_NONE };

	is_int(db_exec(st, sql, &err), 0, "written: %s", desk_why(&err));
}

static void
look(struct store *st, const char *subject, int64_t mediator)
{
	struct err err = { .code = ERR_NONE };

	is_int(store_access_add(st, "view", subject, mediator, &err), 0, "somebody looks: %s",
	       desk_why(&err));
}

static void
publish(struct store *st)
{
	struct err err = { .code = ERR_NONE };
	struct release r;

	release_init(&r);
	r.period = mem_strdup(PERIOD);
	r.perimeter = mem_strdup("mediatheque-de-l-anse");
	r.profile = mem_strdup(PROFILE);
	r.made = mem_strdup("2026-11-05T08:00:00-04:00");
	r.version = mem_strdup("0.1.0");
	r.language = mem_strdup("fr");
	r.dialect = mem_strdup("excel-fr");
	r.encoding = mem_strdup("UTF-8");
	r.folder = mem_strdup("lakou_x_" PERIOD);
	release_cell_add(&r, "themes", "personnes", "", "email", 12, false);
	release_file_add(&r, RELEASE_FILE_MANIFEST, PERIOD, strlen(PERIOD));
	memcpy(r.seal, r.file[0].sha256, sizeof(r.seal));
	is_int(store_publication_add(st, &r, &err), 0, "a month is published: %s", desk_why(&err));
	release_clear(&r);
}

static int64_t
newcomer(struct store *st)
{
	struct err err = { .code = ERR_NONE };
	int64_t n = 0;

	is_int(store_post_add(st, POST_MEDIATOR, "Nadège Coppry", 0, &n, &err), 0,
	       "somebody begins: %s", desk_why(&err));
	return n;
}

/* What is done before the copy, and after it. */
static void
play(struct scene *s)
{
	struct store *st = desk_new(&s->path);
	struct err err = { .code = ERR_NONE };
	int64_t twin, stays, seen;
	struct person into;
	struct query q;

	s->copy = mem_printf("%s.copy", s->path);
	store_person_open(st);
	stays = store_person_new(st, "Bellance", "0696343434");
	twin = store_person_new(st, "Belance", "0696343435");
	store_person_visit(st, date_from(2026, 10, 2), twin, 2, NULL);
	is_int(query_open(&q, st, "SELECT id FROM person WHERE n = ?", &err), 0, "of the twin");
	query_int(&q, twin);
	is_int(query_step(&q, &err), 1, "the id");
	query_copy_text(&q, 0, s->twin, sizeof(s->twin));
	query_close(&q);
	publish(st);
	is_int(store_setting_set(st, "export-folder", "/old", &err), 0, "a folder");
	look(st, NULL, 1);
	look(st, NULL, 1);
	run(st, "INSERT INTO purge_log VALUES ('2026-10-05', 'bin', 2, '2026-09-05');"
		"INSERT INTO request VALUES"
		" (7, '00000000-0000-4000-8000-000000000007', '2026-10-05', 1, NULL, NULL)");
	is_int(store_backup(st, s->copy, false, &err), 0, "a copy is made: %s", desk_why(&err));

	store_set_author(st, newcomer(st));
	look(st, NULL, 1); /* as another one before the copy, in the same second */
	look(st, s->twin, 2);
	look(st, s->twin, 2);
	is_int(store_setting_set(st, "backup-folder", "/media/new", &err), 0, "a medium");
	is_int(store_setting_set(st, "export-folder", NULL, &err), 0, "no folder any more");
	is_int(store_setting_set(st, "retention-months", "6", &err), 0, "a shorter delay");
	is_int(store_setting_set(st, "breach", "2026-10-06T09:12 open", &err), 0, "a breach");
	run(st, "UPDATE request SET answered = '2026-10-06'; INSERT INTO request"
		" VALUES (8, '00000000-0000-4000-8000-000000000008', '2026-10-06', 3, NULL, NULL)");
	run(st, "INSERT INTO purge_log VALUES ('2026-10-06', 'notes', 3, '2025-10-06');"
		"UPDATE purge_log SET gone = 5 WHERE rule = 'bin';"
		"INSERT INTO session_emptied VALUES"
		" ('00000000-0000-4000-8000-000000000001', 900, 7)");
	is_int(store_handed_add(st, PERIOD, PROFILE, "CACEM", "/r", &err), 0, "handed over: %s",
	       desk_why(&err));
	person_init(&into);
	seen = desk_number(st, "SELECT revision FROM person ORDER BY n DESC LIMIT 1");
	is_int(store_person_get(st, stays, &into, &err) == 0
		       ? store_person_merge(st, twin, seen, &into, 2, &err)
		       : -1,
	       0, "two are found to be one: %s", desk_why(&err));
	person_clear(&into);
	is_int(store_person_freeze(st, stays, true, 0, &err), 0, "who is then frozen: %s",
	       desk_why(&err));
	s->rows = desk_number(st, ALL_OF_ACCESS);
	is_int(query_open(&q, st, "SELECT id FROM mediator ORDER BY n DESC", &err), 0, "of her");
	is_int(query_step(&q, &err), 1, "the id");
	query_copy_text(&q, 0, s->by, sizeof(s->by));
	query_close(&q);
	store_close(st);
}

static struct store *
go_back(struct scene *s, const char *copy, char **aside)
{
	struct restore_others others = { .by = s->by };
	struct err err = { .code = ERR_NONE };
	struct restored r;

	is_int(store_restore(s->path, copy, &others, &desk_clock, &r, &err), 0, "restored: %s",
	       desk_why(&err));
	ok(!r.unread, "all of it could be read");
	ok(!r.log_broken, "and was as it was written");
	*aside = r.aside;
	return desk_again(s->path);
}

static void
look_at(struct scene *s, struct store *st, int64_t restores)
{
	struct handed_list list = { .item = NULL };
	struct err err = { .code = ERR_NONE };
	int64_t n = -1;

	is_int(desk_number(st, "SELECT count(*) FROM setting WHERE key = 'breach'"
			       " AND value = '2026-10-06T09:12 open'"),
	       1, "the breach is to be notified still");
	is_int(desk_number(st, "SELECT count(*) FROM setting WHERE key = 'backup-folder'"
			       " AND value = '/media/new'"),
	       1, "copies go to the medium of now");
	is_int(desk_number(st, "SELECT count(*) FROM setting WHERE key = 'export-folder'"), 0,
	       "and a folder that was given up stays so");
	is_int(desk_number(st, "SELECT count(*) FROM setting WHERE key = 'retention-months'"
			       " AND value = '6'"),
	       1, "nobody is kept longer than was decided last");
	is_int(desk_number(st, "SELECT count(*) FROM request"), 2, "who asked since, too");
	is_int(desk_number(st, "SELECT count(*) FROM request WHERE answered = '2026-10-06'"), 1,
	       "and what was answered is");
	is_int(desk_number(st, ALL_OF_ACCESS), s->rows + restores,
	       "each row of the log of access once, and one of each restore");
	is_int(desk_number(st, "SELECT count(*) FROM access_log AS l JOIN mediator AS m ON"
			       " m.n = l.mediator WHERE l.action = 'view'"
			       " AND m.name = 'Nadège Coppry'"),
	       2, "with whom came after the copy was made");
	is_int(desk_number(st, "SELECT count(*) FROM access_log AS l JOIN mediator AS m ON"
			       " m.n = l.mediator WHERE l.action = 'restore'"
			       " AND m.name = 'Nadège Coppry'"),
	       restores, "the restores are hers");
	is_int(store_access_broken(st, &n, &err), 0, "its digests");
	is_int(n, 0, "follow from each other");
	is_int(desk_number(st, "SELECT count(*) FROM purge_log"), 2, "what retention took");
	is_int(desk_number(st, "SELECT gone FROM purge_log WHERE rule = 'bin'"), 5,
	       "is told as it was last");
	is_int(desk_number(st, "SELECT revision FROM session_emptied WHERE n = 900"), 7,
	       "what left the bin too");
	is_int(store_handed_list(st, PERIOD, PROFILE, &list, &err), 0, "the hand-overs");
	is_int((int)list.count, 1, "are there");
	is_str(list.count == 1 ? list.item[0].by : NULL, "Nadège Coppry", "by whom");
	is_str(list.count == 1 ? list.item[0].recipient : NULL, "CACEM", "to whom");
	handed_list_clear(&list);
}

/* Back, back once more, and forth to what was set aside. */
static void
test_goes_on(struct scene *s)
{
	char *first, *again;
	struct store *st = go_back(s, s->copy, &first);

	look_at(s, st, 1);
	store_close(st);
	st = go_back(s, s->copy, &again);
	look_at(s, st, 2);
	store_close(st);
	free(again);
	st = go_back(s, first, &again);
	look_at(s, st, 3);
	store_close(st);
	free(first);
	free(again);
}

/* That the log knows of the merging is no reason to bring back who was erased after it. */
static void
test_erased_after_merged(struct scene *s)
{
	struct err err = { .code = ERR_NONE };
	char *aside;
	struct store *st = go_back(s, s->copy, &aside);

	free(aside);
	is_int(desk_number(st, "SELECT count(*) FROM person WHERE deleted = 0"), 2,
	       "who was merged is there again");
	is_int(desk_number(st, "SELECT count(*) FROM person WHERE frozen IS NOT NULL"), 2,
	       "and frozen, as the one is");
	is_int(store_person_forget(st, s->twin, "2026-10-07T08:00:00-04:00", &err), 0,
	       "and erased: %s", desk_why(&err));
	store_close(st);
	st = go_back(s, s->copy, &aside);
	is_int(desk_number(st, "SELECT count(*) FROM person WHERE deleted = 0"), 1,
	       "for good, this time");
	store_close(st);
	free(aside);
}

/* In the new file, what follows a row that was changed would look as if it had been so. */
static void
test_changed_by_hand(struct scene *s)
{
	struct err err = { .code = ERR_NONE };
	struct store *st = desk_again(s->path);
	int64_t rows = desk_number(st, ALL_OF_ACCESS);
	struct restored r;

	run(st, "DROP TRIGGER access_log_fixed; UPDATE access_log SET action = 'edit'"
		" WHERE n = (SELECT max(n) - 1 FROM access_log)");
	store_close(st);
	is_int(store_restore(s->path, s->copy, &nothing_else, &desk_clock, &r, &err), 0,
	       "restored: %s", desk_why(&err));
	ok(r.log_broken, "it is said that the log was changed");
	free(r.aside);
	st = desk_again(s->path);
	is_int(desk_number(st, ALL_OF_ACCESS), rows - 2 + 2,
	       "the rows before that are there, an erasure done again, and this restore");
	store_close(st);
}

static int
count_steps(void *arg)
{
	++*(int *)arg;
	return 0;
}

/* A row more costs the same, however long the log is: a restore adds thousands. */
static void
test_long_log(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	int thousands = 0;

	run(st, "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 5000)"
		" INSERT INTO access_log (at, action, chain)"
		" SELECT '2026-10-01T08:00:00-04:00', 'view', zeroblob(32) FROM c");
	sqlite3_progress_handler(st->db, 1000, count_steps, &thousands);
	look(st, NULL, 1);
	sqlite3_progress_handler(st->db, 0, NULL, NULL);
	is_int(thousands, 0, "no row but the last is read for another one");
	store_close(st);
	free(path);
}

int
main(void)
{
	struct scene s = { .rows = 0 };

	play(&s);
	test_goes_on(&s);
	test_erased_after_merged(&s);
	test_changed_by_hand(&s);
	test_long_log();
	free(s.path);
	free(s.copy);
	return tap_done();
}
