/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening and creating: what is a desk, what is not, and that what is refused is left as it was. */
#include "config.h"

#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "store/db.h"
#include "store/draft.h"
#include "store/undo.h"
#include "tests/lib/store_desk.h"

#define NOBODY 65534
#define PROGRAMS 2
#define SAVES 150
#define VERSION_OFFSET 60 /* of user_version in the first page, big-endian */
#define APPLICATION_OFFSET 68

static void
patch(const char *path, size_t offset, const char *bytes, size_t len)
{
	struct buf text = BUF_INIT;
	struct err err;

	if (file_read(path, &text, &err) == 0 && offset + len <= text.len) {
		memcpy(text.text + offset, bytes, len);
		file_write(path, text.text, text.len, true, &err);
	}
	buf_clear(&text);
}

/* Refused with that code, and neither the file nor its folder changed. */
static void
refused(const char *path, enum err_code code, const char *name)
{
	struct err err = { .code = ERR_NONE };
	struct buf before = BUF_INIT;
	struct store *st = NULL;
	char *wal = mem_printf("%s-wal", path);

	file_read(path, &before, &err);
	err_clear(&err);
	is_int(store_open(&st, path, &desk_clock, &err), -1, "%s is refused", name);
	is_int(err.code, code, "%s: why (%s)", name, desk_why(&err));
	ok(file_same(path, buf_text(&before), before.len), "%s is untouched", name);
	ok(!file_exists(wal), "%s: nothing is left beside it", name);
	buf_clear(&before);
	free(wal);
}

/* A newer program brings the file up to its own schema while this one has it open. */
static void
test_newer_meanwhile(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	struct store *newer = desk_again(path);
	struct session s;
	struct err err = { .code = ERR_NONE };

	desk_session(&s, 1, 600);
	is_int(store_session_save(st, &s, &err), 0, "written (%s)", desk_why(&err));
	db_exec(newer, "PRAGMA user_version = 99", &err);
	is_int(store_session_save(st, &s, &err), -1, "no more written");
	is_int(err.code, ERR_NEWER, "since it is newer (%s)", desk_why(&err));
	is_str(err.subject, path, "that file");
	ok(!store_in_action(st), "and nothing stays open");
	session_clear(&s);
	store_close(newer);
	store_close(st);
	free(path);
}

/* The version lies in the log alone, as after a newer program that was killed. */
static void
test_newer_in_log(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	char *away = mem_printf("%s.away", path);
	char *link = mem_printf("%s.link", path);
	char *log = mem_printf("%s-wal", away);
	char *wal = mem_printf("%s-wal", path);
	struct buf file = BUF_INIT, kept = BUF_INIT;
	struct err err = { .code = ERR_NONE };
	struct store *other = NULL;

	db_exec(st, "PRAGMA wal_autocheckpoint = 0; PRAGMA user_version = 99", &err);
	ok(file_read(path, &file, &err) == 0 && file_read(wal, &kept, &err) == 0,
	   "a file and its log (%s)", desk_why(&err));
	ok(kept.len > 0, "of %zu bytes", kept.len);
	file_write(away, buf_text(&file), file.len, false, &err);
	file_write(log, buf_text(&kept), kept.len, false, &err);
	store_close(st);
	is_int(store_open(&other, away, &desk_clock, &err), -1, "is refused");
	is_int(err.code, ERR_NEWER, "as newer (%s)", desk_why(&err));
	ok(file_same(away, buf_text(&file), file.len), "the file is untouched");
	ok(file_same(log, buf_text(&kept), kept.len), "and so is its log");
	is_int(symlink(away, link), 0, "by a link to it, beside which no log lies");
	is_int(store_open(&other, link, &desk_clock, &err), -1, "it is refused");
	is_int(err.code, ERR_NEWER, "as newer (%s)", desk_why(&err));
	ok(file_same(away, buf_text(&file), file.len), "the file is untouched");
	ok(file_same(log, buf_text(&kept), kept.len), "and so is its log");
	buf_clear(&file);
	buf_clear(&kept);
	free(wal);
	free(log);
	free(link);
	free(away);
	free(path);
}

static int
mode_of(const char *path)
{
	struct stat sb;

	return stat(path, &sb) == 0 ? (int)(sb.st_mode & 0777) : -1;
}

static void
test_new(void)
{
	char *dir = tap_tmpdir();
	char *folder = path_join(dir, "a/b");
	char *path = path_join(folder, "desk.db");
	char *wal = mem_printf("%s-wal", path);
	struct err err = { .code = ERR_NONE };
	struct store_new again = { .name = "x", .mediator = "y", .language = "fr" };
	uint8_t key[32] = { 0 };
	uint8_t nothing[32] = { 0 };
	char *value = NULL;
	struct store *st = desk_make(path);
	struct store *other = NULL;

	is_int(mode_of(path), 0600, "the file is its owner's");
	is_int(mode_of(folder), 0700, "and so is its folder");
	is_int(mode_of(wal), 0600, "and the log beside it");
	is_str(store_desk(st)->name, "Médiathèque de l’Anse", "name");
	is_str(store_desk(st)->slug, "mediatheque-de-l-anse", "slug");
	is_int(store_desk(st)->commune, DESK_COMMUNE, "commune");
	ok(uuid_valid(store_desk(st)->id), "id");
	ok(!store_demo(st) && !store_readonly(st), "neither demo nor for reading");
	is_str(store_path(st), path, "path");
	is_int(store_release_key(st, key, &err), 0, "a key");
	ok(memcmp(key, nothing, sizeof(key)) != 0, "that is not empty");
	is_int(store_setting_get(st, "language", &value, &err), 0, "language is read");
	is_str(value, "fr", "and is what was said");
	free(value);
	is_int(store_create(&other, path, &desk_clock, &again, &err), -1, "not a second time");
	is_int(err.code, ERR_EXISTS, "since there is one");
	store_close(st);
	ok(!file_exists(wal), "closing leaves no log");
	st = desk_again(path);
	is_str(store_desk(st)->name, "Médiathèque de l’Anse", "opened again");
	store_close(st);
	store_close(NULL);
	free(wal);
	free(path);
	free(folder);
	free(dir);
}

static void
test_slug(void)
{
	static const char *const slug[][2] = {
		{ "Espace Œuvre & Co.", "espace-oeuvre-co" },
		{ "  ---  ", "lakou" },
		{ "中心", "lakou" },
		{ "Un nom vraiment très long pour un lieu de médiation numérique",
		  "un-nom-vraiment-tres-long-pour-un-lieu-d" },
	};
	struct store_new desk = { .commune = 1, .mediator = "y", .language = "fr" };
	struct err err;

	for (size_t i = 0; i < sizeof(slug) / sizeof(slug[0]); i++) {
		char *dir = tap_tmpdir();
		char *path = path_join(dir, "desk.db");
		struct store *st = NULL;

		desk.name = slug[i][0];
		if (store_create(&st, path, &desk_clock, &desk, &err) == 0)
			is_str(store_desk(st)->slug, slug[i][1], "slug of %s", slug[i][0]);
		store_close(st);
		free(path);
		free(dir);
	}
}

static void
test_seeded(void)
{
	uint64_t seed = 7;
	struct store_new desk = { .name = "Démo",
				  .commune = DESK_COMMUNE,
				  .mediator = "M",
				  .language = "fr",
				  .demo = true,
				  .seed = &seed };
	char *dir = tap_tmpdir();
	char id[2][UUID_SIZE], row[2][UUID_SIZE];
	uint8_t key[2][32];
	struct session s;
	struct err err;

	for (int i = 0; i < 2; i++) {
		char *path = mem_printf("%s/%d.db", dir, i);
		struct store *st = NULL;

		is_int(store_create(&st, path, &desk_clock, &desk, &err), 0, "a demo desk");
		ok(store_demo(st), "says that it is one");
		memcpy(id[i], store_desk(st)->id, UUID_SIZE);
		store_release_key(st, key[i], &err);
		desk_session(&s, 1, 600);
		store_session_save(st, &s, &err);
		memcpy(row[i], s.id, UUID_SIZE);
		session_clear(&s);
		store_close(st);
		free(path);
	}
	is_str(id[0], id[1], "same seed, same desk");
	is_str(row[0], row[1], "and same rows after it");
	ok(memcmp(key[0], key[1], sizeof(key[0])) == 0, "and same key");
	free(dir);
}

static void
test_refused(void)
{
	char *dir = tap_tmpdir();
	char *path = path_join(dir, "desk.db");
	char *none = path_join(dir, "none/desk.db");
	struct store_new desk = { .name = "x", .mediator = "y", .language = "fr" };
	struct store *st = NULL;
	struct err err;

	is_int(store_open(&st, path, &desk_clock, &err), -1, "no file");
	is_int(err.code, ERR_NO_DESK, "is no desk");
	is_int(store_open(&st, none, &desk_clock, &err), -1, "no folder");
	is_int(err.code, ERR_NO_DESK, "is no desk either");
	is_int(store_open(&st, dir, &desk_clock, &err), -1, "a folder");
	is_int(err.code, ERR_NOT_OURS, "is not ours");
	file_write(path, "", 0, false, &err);
	refused(path, ERR_NOT_OURS, "an empty file");
	file_write(path, "Bonjour, bonjour, bonjour", 25, true, &err);
	refused(path, ERR_NOT_OURS, "a letter");
	unlink(path);

	store_close(desk_make(path));
	patch(path, VERSION_OFFSET, "\0\0\0\x63", 4);
	refused(path, ERR_NEWER, "a newer desk");
	patch(path, APPLICATION_OFFSET, "\0\0\0\x63", 4);
	refused(path, ERR_NOT_OURS, "another program's file");
	unlink(path);

	is_int(symlink("nowhere", path), 0, "a link to nowhere");
	is_int(store_create(&st, path, &desk_clock, &desk, &err), -1,
	       "is not followed to make a desk");
	is_int(err.code, ERR_EXISTS, "since the name is taken");
	unlink(path);
	free(none);
	free(path);
	free(dir);
}

static void
test_damaged(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	char *wal = mem_printf("%s-wal", path);
	struct buf whole = BUF_INIT;
	struct err err = { .code = ERR_NONE };

	store_close(st);
	file_read(path, &whole, &err);
	st = NULL;
	is_int(truncate(path, (off_t)whole.len / 2), 0, "cut in half");
	is_int(store_open(&st, path, &desk_clock, &err), -1, "it is refused");
	is_int(err.code, ERR_DAMAGED, "as damaged (%s)", desk_why(&err));
	ok(file_same(path, whole.text, whole.len / 2), "and untouched");
	memset(whole.text + 100, 0x5a, whole.len - 100);
	file_write(path, whole.text, whole.len, true, &err);
	is_int(store_open(&st, path, &desk_clock, &err), -1, "garbage after the header");
	is_int(err.code, ERR_DAMAGED, "is damaged too (%s)", desk_why(&err));
	ok(file_same(path, whole.text, whole.len), "and untouched");
	buf_clear(&whole);
	unlink(path);

	file_write(wal, "left over", 9, false, &err);
	is_int(store_create(&st, path, &desk_clock, &(struct store_new){ .name = "x" }, &err), -1,
	       "a log without its desk");
	is_int(err.code, ERR_EXISTS, "is not played into a new one");
	is_str(err.subject, wal, "and is named");
	free(wal);
	free(path);
}

static void
test_link(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	char *link = mem_printf("%s.link", path);
	char *wal = mem_printf("%s-wal", link);

	store_close(st);
	is_int(symlink(path, link), 0, "a link to a desk");
	st = desk_again(link);
	desk_add(st, 1, 600);
	ok(!file_exists(wal), "the log is beside the desk, not beside the link");
	store_close(st);
	free(wal);
	free(link);
	free(path);
}

static void
test_names(void)
{
	static const char *const name[] = { "a?mode=memory", "a%20b#c", "file:x",
					    ":memory:", "é à" };
	char *dir = tap_tmpdir();
	char *home = getcwd(NULL, 0);
	struct store *st;

	is_int(chdir(dir), 0, "names that mean something to SQLite");
	for (size_t i = 0; i < sizeof(name) / sizeof(name[0]); i++) {
		st = desk_make(name[i]);
		desk_add(st, 1, 600);
		store_close(st);
		ok(file_exists(name[i]), "a file of the name %s", name[i]);
		store_close(desk_again(name[i]));
	}
	is_int(chdir(home), 0, "back");
	free(home);
	free(dir);
}

static void
test_busy(void)
{
	char *path = NULL;
	struct store *a = desk_new(&path);
	struct store *b = desk_again(path);
	struct err err;

	db_set_busy_ms(b, 20);
	store_changed_elsewhere(a);
	store_changed_elsewhere(b);
	is_int(store_begin(a, "session-add", &err), 0, "one begins");
	is_int(store_begin(b, "session-add", &err), -1, "the other waits and gives up");
	is_int(err.code, ERR_BUSY, "since it is busy");
	ok(desk_add(a, 1, 600) > 0, "the first saves");
	is_int(store_commit(a, 1, &err), 0, "and is done");
	ok(!store_changed_elsewhere(a), "nobody else wrote");
	ok(store_changed_elsewhere(b), "somebody else wrote");
	ok(!store_changed_elsewhere(b), "which is said once");
	ok(desk_add(b, 1, 630) > 0, "then the other saves");
	ok(store_changed_elsewhere(a), "and the first one knows");
	store_close(b);
	store_close(a);
	free(path);
}

/* Two programs that save without a pause: every session is kept, with a revision of its own. */
static void
test_together(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	struct err err = { .code = ERR_NONE };
	int64_t sessions = 0, revisions = 0;
	int status = 0;
	int failed = 0;

	store_close(st);
	fflush(stdout);
	for (int p = 0; p < PROGRAMS; p++)
		if (fork() == 0) {
			int lost = 0;

			st = desk_again(path);
			for (int i = 0; i < SAVES; i++)
				lost += desk_add(st, 1, i) == 0;
			store_close(st);
			_exit(lost > 0);
		}
	while (wait(&status) > 0)
		failed += status != 0;
	is_int(failed, 0, "%d programs at once", PROGRAMS);
	st = desk_again(path);
	db_number(st, "SELECT count(*) FROM session WHERE deleted = 0", &sessions, &err);
	db_number(st, "SELECT count(DISTINCT revision) FROM session", &revisions, &err);
	is_int(sessions, PROGRAMS * SAVES, "all sessions are there");
	is_int(revisions, PROGRAMS * SAVES, "each with its revision");
	store_close(st);
	free(path);
}

/* As someone who may read the folder and not write in it. Exit status: the step that failed. */
static int
as_nobody(const char *path)
{
	struct store *st = NULL;
	struct session s;
	struct err err;
	int failed = 0;

	if (geteuid() == 0 && (setgid(NOBODY) != 0 || setuid(NOBODY) != 0))
		return 1;
	if (access(path, W_OK) == 0)
		return 2;
	if (store_open(&st, path, &desk_clock, &err) != 0)
		return 3;
	session_init(&s);
	if (!store_readonly(st))
		failed = 4;
	else if (store_session_get(st, 1, &s, &err) != 0)
		failed = 5;
	else if (store_session_save(st, &s, &err) == 0 || err.code != ERR_READONLY)
		failed = 6;
	else if (store_draft_put(st, "session", "x", &err) == 0 || err.code != ERR_READONLY)
		failed = 7;
	else if (store_undo(st, &(struct undo_step){ .count = 0 }, &err) == 0 ||
		 err.code != ERR_READONLY)
		failed = 8;
	session_clear(&s);
	store_close(st);
	return failed;
}

static void
test_readonly(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	char *dir = path_dir(path);
	int status = 0;
	pid_t child;

	desk_add(st, 1, 600);
	store_close(st);
	chmod(path, 0444);
	chmod(dir, 0555);
	fflush(stdout);
	child = fork();
	if (child == 0)
		_exit(as_nobody(path));
	waitpid(child, &status, 0);
	is_int(WIFEXITED(status) ? WEXITSTATUS(status) : -1, 0,
	       "a file that cannot be written is read, and says so (0, or the step that failed)");
	chmod(dir, 0700);
	free(dir);
	free(path);
}

int
main(void)
{
	test_newer_in_log();
	test_newer_meanwhile();
	test_new();
	test_slug();
	test_seeded();
	test_refused();
	test_damaged();
	test_link();
	test_names();
	test_busy();
	test_together();
	test_readonly();
	return tap_done();
}
