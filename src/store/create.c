/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making a desk: the file is built whole under another name, then gets its own, so that there is
 * never half a desk. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/os.h"
#include "base/str.h"
#include "base/utf8.h"
#include "store/db.h"
#include "store/schema.h"

#define MODE_FILE 0600
#define SLUG_MAX 40
#define SLUG_DEFAULT "lakou" /* of a name without a single Latin letter */
#define TEMP_NAME_BYTES 8

/* "Médiathèque de l’Anse" gives "mediatheque-de-l-anse". Yours. */
static char *
make_slug(const char *name)
{
	char *folded = utf8_fold(name);
	struct buf slug = BUF_INIT;

	for (const char *p = folded; *p != '\0' && slug.len < SLUG_MAX; p++) {
		bool letter = (*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9');

		if (letter)
			buf_addc(&slug, *p);
		else if (*p == ' ' && slug.len > 0 && slug.text[slug.len - 1] != '-')
			buf_addc(&slug, '-');
	}
	while (slug.len > 0 && slug.text[slug.len - 1] == '-')
		slug.text[--slug.len] = '\0';
	if (slug.len == 0)
		buf_add(&slug, SLUG_DEFAULT);
	free(folded);
	return buf_take(&slug);
}

static int
add_desk(struct store *st, const struct store_new *desk, struct err *err)
{
	char *slug = make_slug(desk->name);
	char stamp[DATE_STAMP_SIZE];
	char id[UUID_SIZE];
	struct query q;
	int rc;

	clock_stamp(st->clock, stamp);
	db_new_id(st, id);
	rc = query_open(&q, st,
			"INSERT INTO desk (id, name, slug, commune, own, created)"
			" VALUES (?, ?, ?, ?, 1, ?)",
			err);
	if (rc == 0) {
		query_text(&q, id);
		query_text(&q, desk->name);
		query_text(&q, slug);
		query_int(&q, desk->commune);
		query_text(&q, stamp);
		rc = query_run(&q, err);
	}
	query_close(&q);
	free(slug);
	return rc;
}

/* A row of the new desk that has a revision and a name; commune: NULL where it has none. */
static int
add_named(struct store *st, const char *sql, const char *name, const int *commune, struct err *err)
{
	char id[UUID_SIZE];
	int64_t revision;
	struct query q;
	int rc;

	if (db_next_revision(st, &revision, err) != 0)
		return -1;
	db_new_id(st, id);
	rc = query_open(&q, st, sql, err);
	if (rc == 0) {
		query_text(&q, id);
		query_int(&q, revision);
		query_text(&q, name);
		if (commune != NULL)
			query_int(&q, *commune);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

/* The desk is its own first place. */
static int
add_place(struct store *st, const struct store_new *desk, struct err *err)
{
	return add_named(st,
			 "INSERT INTO place (id, desk, revision, name, commune)"
			 " VALUES (?, (SELECT n FROM desk WHERE own = 1), ?, ?, ?)",
			 desk->name, &desk->commune, err);
}

static int
add_mediator(struct store *st, const struct store_new *desk, struct err *err)
{
	return add_named(st,
			 "INSERT INTO mediator (id, desk, revision, name)"
			 " VALUES (?, (SELECT n FROM desk WHERE own = 1), ?, ?)",
			 desk->mediator, NULL, err);
}

/* A key that can be guessed protects nothing: only invented data gets one from a seed. */
static int
add_release_key(struct store *st, const uint64_t *seed, struct err *err)
{
	uint8_t key[HASH_SIZE];
	struct query q;
	struct rng rng;
	int rc;

	if (seed != NULL)
		rng_seeded(&rng, *seed, "keys");
	else
		rng_system(&rng);
	rng_bytes(&rng, key, sizeof(key));
	rc = query_open(&q, st,
			"INSERT INTO secret (name, value) VALUES ('" SECRET_RELEASE_KEY "', ?)",
			err);
	if (rc == 0) {
		query_blob(&q, key, sizeof(key));
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

static int
fill(struct store *st, const struct store_new *desk, const uint64_t *seed, struct err *err)
{
	if (store_begin(st, NULL, err) != 0)
		return -1;
	if (add_desk(st, desk, err) != 0 || add_place(st, desk, err) != 0 ||
	    add_mediator(st, desk, err) != 0 || add_release_key(st, seed, err) != 0 ||
	    store_setting_set(st, SETTING_LANGUAGE, desk->language, err) != 0 ||
	    (desk->demo && store_setting_set(st, SETTING_DEMO, "1", err) != 0)) {
		store_rollback(st);
		return -1;
	}
	return store_commit(st, 0, err);
}

/* The whole file, synced and closed. */
static int
build(const char *temp, struct store *st, const struct store_new *desk, const uint64_t *seed,
      struct err *err)
{
	char *application = mem_printf("PRAGMA application_id = %d", STORE_APPLICATION_ID);
	int fd = open(temp, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, MODE_FILE);
	int rc = -1;

	if (fd < 0) {
		err_set_errno(err, errno, st->path, "create");
		goto out;
	}
	close(fd);
	/* What fails here is thrown away: the journal can stay in memory. */
	if (db_connect(st, temp, SQLITE_OPEN_READWRITE, false, err) == 0 &&
	    db_exec(st,
		    "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = FULL;"
		    "PRAGMA foreign_keys = ON",
		    err) == 0 &&
	    db_exec(st, application, err) == 0 &&
	    migrate_run(st, store_migrations, store_migrations_count, err) == 0 &&
	    fill(st, desk, seed, err) == 0)
		rc = 0;
out:
	free(application);
	return rc;
}

/* A log without its file is what is left of a desk that was removed by hand; SQLite would play it
 * into the new one. */
static int
nothing_there(const char *path, struct err *err)
{
	static const char *const suffix[] = { "", "-wal", "-journal" };
	struct stat sb;
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < sizeof(suffix) / sizeof(suffix[0]); i++) {
		char *name = mem_printf("%s%s", path, suffix[i]);

		if (lstat(name, &sb) == 0)
			rc = err_set(err, ERR_EXISTS, name, "exists");
		free(name);
	}
	return rc;
}

/* Without replacing: of two programs that make the desk at once, the second one hears of it. */
static int
give_name(const char *dir, const char *temp, const char *path, struct err *err)
{
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int rc = 0;

	if (fd < 0)
		return err_set_errno(err, errno, dir, "open folder");
	if (os_rename_new(fd, path_base(temp), path_base(path)) != 0)
		rc = err_set_errno(err, errno, path, "rename");
	close(fd);
	return rc == 0 ? file_sync_dir(dir, err) : rc;
}

/* A name that nobody can have prepared, in the same folder since a rename cannot leave it. */
static char *
temp_path(const char *dir)
{
	uint8_t bytes[TEMP_NAME_BYTES];
	struct buf name = BUF_INIT;
	struct rng rng;
	char *path;

	rng_system(&rng);
	rng_bytes(&rng, bytes, sizeof(bytes));
	buf_add(&name, ".lakou-");
	for (size_t i = 0; i < sizeof(bytes); i++)
		buf_addf(&name, "%02x", bytes[i]);
	buf_add(&name, ".new");
	path = path_join(dir, buf_text(&name));
	buf_clear(&name);
	return path;
}

int
store_create(struct store **out, const char *path, const struct clock *clock,
	     const struct store_new *desk, struct err *err)
{
	const uint64_t *seed = desk->demo ? desk->seed : NULL;
	char *dir = path_dir(path);
	char *temp = temp_path(dir);
	struct store *st = mem_alloc(sizeof(*st));
	struct uuid_maker ids;
	int rc = -1;

	st->path = mem_strdup(path);
	st->clock = clock;
	if (seed != NULL)
		rng_seeded(&st->ids.rng, *seed, "ids");
	else
		rng_system(&st->ids.rng);
	if (!db_can_be_named(path)) {
		err_set(err, ERR_NO_FOLDER, path, "too long a name");
		goto out;
	}
	if (nothing_there(path, err) != 0)
		goto out;
	if (file_is_remote(path)) {
		err_set(err, ERR_NETWORK_FS, path, "network file system");
		goto out;
	}
	if (file_make_dir(dir, err) != 0)
		goto out;
	rc = build(temp, st, desk, seed, err);
	ids = st->ids;
	store_close(st);
	st = NULL;
	if (rc == 0)
		rc = give_name(dir, temp, path, err);
	if (rc != 0)
		unlink(temp);
	if (rc == 0)
		rc = store_open(out, path, clock, err);
	/* One stream of ids goes on, so that a seeded desk is the same to its last row. */
	if (rc == 0)
		(*out)->ids = ids;
out:
	store_close(st);
	free(temp);
	free(dir);
	return rc;
}
