/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening a desk's file: what is refused is refused before anything is written, not even beside
 * it. */
#include "config.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "store/db.h"
#include "store/own.h"
#include "store/schema.h"
#include "store/seal.h"

#define WAL_KEPT "1048576" /* bytes of the write-ahead log left on disk after a long one */

/* As a URI, so that no name is taken for anything but a file: not ":memory:", nor "file:". */
static char *
file_uri(const char *path, bool immutable)
{
	struct buf uri = BUF_INIT;

	buf_add(&uri, *path == '/' ? "file://" : "file:./");
	for (const char *p = path; *p != '\0'; p++) {
		if (isascii((unsigned char)*p) &&
		    (isalnum((unsigned char)*p) || strchr("/._-", *p)))
			buf_addc(&uri, *p);
		else
			buf_addf(&uri, "%%%02X", (unsigned char)*p);
	}
	if (immutable)
		buf_add(&uri, "?immutable=1");
	return buf_take(&uri);
}

/* The file may come from anywhere: nothing in its schema gets to run but our triggers. */
static int
protect(struct store *st, struct err *err)
{
	static const struct {
		int what;
		int on;
	} config[] = {
		{ SQLITE_DBCONFIG_DEFENSIVE, 1 },
		{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
		{ SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
		{ SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
		{ SQLITE_DBCONFIG_DQS_DML, 0 },
		{ SQLITE_DBCONFIG_DQS_DDL, 0 },
	};

	for (size_t i = 0; i < sizeof(config) / sizeof(config[0]); i++) {
		int rc = sqlite3_db_config(st->db, config[i].what, config[i].on, NULL);

		if (rc != SQLITE_OK)
			return db_fail(st, rc, "db_config", err);
	}
	return 0;
}

/* The program has one thread: SQLite's locks against others would only cost time. Those round its
 * memory can be left out before anything else is asked of it; later it does not listen. */
static void
be_alone(void)
{
	sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
}

int
db_connect(struct store *st, const char *path, int flags, bool immutable, struct err *err)
{
	char *uri = file_uri(path, immutable);
	int rc;

	be_alone();
	rc = sqlite3_open_v2(uri, &st->db,
			     flags | SQLITE_OPEN_URI | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX,
			     NULL);
	free(uri);
	if (rc != SQLITE_OK)
		return db_fail(st, rc, "open", err);
	db_set_busy_ms(st, STORE_BUSY_MS);
	return protect(st, err);
}

int
db_identify(struct store *st, struct err *err)
{
	int known = store_migrations[store_migrations_count - 1].version;
	int64_t application, version;

	if (db_number(st, "PRAGMA application_id", &application, err) != 0)
		return -1;
	if (application != STORE_APPLICATION_ID)
		return err_set(err, ERR_NOT_OURS, st->path, "application_id %lld",
			       (long long)application);
	if (db_number(st, "PRAGMA user_version", &version, err) != 0)
		return -1;
	if (version > known)
		return err_set(err, ERR_NEWER, st->path, "version %lld, known up to %d",
			       (long long)version, known);
	return 0;
}

/* A look at the first page as it lies there. Anything but a clear refusal is left to the real
 * opening: while another program moves its log into the file, the file alone may look torn. */
static int
look(struct store *st, struct err *err)
{
	int rc = db_connect(st, st->path, SQLITE_OPEN_READONLY, true, err);

	if (rc == 0)
		rc = db_identify(st, err);
	sqlite3_close(st->db);
	st->db = NULL;
	if (rc == 0)
		return 0;
	return err->code == ERR_NOT_OURS || err->code == ERR_NEWER ? -1 : 0;
}

bool
db_can_be_named(const char *path)
{
	char *longest = mem_printf("%s-journal", path);
	char *dir = *path == '/' ? NULL : getcwd(NULL, 0);
	size_t len = strlen(longest) + (dir != NULL ? strlen(dir) + 1 : 0);
	struct stat sb;
	bool fits = lstat(longest, &sb) == 0 || errno != ENAMETOOLONG;

	free(dir);
	free(longest);
	be_alone();
	return fits && len <= (size_t)sqlite3_vfs_find(NULL)->mxPathname;
}

int
db_check_file(const char *path, struct err *err)
{
	struct stat sb;

	/* No disk has to be looked after: there cannot be a desk of that name. */
	if (!db_can_be_named(path))
		return err_set(err, ERR_NOT_OURS, path, "too long a name");
	if (stat(path, &sb) != 0) {
		if ((errno == ENOENT || errno == ENOTDIR) && file_is_link(path))
			return err_set(err, ERR_VALUE, path, "a link to nothing");
		if (errno == ENOENT || errno == ENOTDIR)
			return err_set(err, ERR_NO_DESK, path, "no such file");
		if (errno == ELOOP)
			return err_set(err, ERR_NOT_OURS, path, "no name of a file");
		return err_set_errno(err, errno, path, "stat");
	}
	if (!S_ISREG(sb.st_mode))
		return err_set(err, ERR_NOT_OURS, path, "not a regular file");
	if (file_is_remote(path))
		return err_set(err, ERR_NETWORK_FS, path, "network file system");
	return 0;
}

/* WAL may be refused by the file system; then the only other setting that survives a power cut. */
static int
set_journal(struct store *st, struct err *err)
{
	char mode[8] = "";
	struct query q;
	int rc = query_open(&q, st, "PRAGMA journal_mode = WAL", err);

	if (rc == 0)
		rc = query_step(&q, err);
	if (rc == 1)
		query_copy_text(&q, 0, mode, sizeof(mode));
	query_close(&q);
	if (rc < 0)
		return -1;
	if (strcmp(mode, "wal") == 0)
		return db_exec(st, "PRAGMA synchronous = FULL", err);
	return db_exec(st, "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA", err);
}

static int
configure(struct store *st, struct err *err)
{
	int rc = db_exec(st,
			 "PRAGMA trusted_schema = OFF;"
			 "PRAGMA cell_size_check = ON;"
			 "PRAGMA mmap_size = 0;"
			 "PRAGMA foreign_keys = ON;"
			 "PRAGMA secure_delete = ON;"
			 "PRAGMA temp_store = MEMORY;"
			 "PRAGMA journal_size_limit = " WAL_KEPT,
			 err);

	/* The journal is written down in the file: no desk that is refused is to have another. */
	if (rc == 0)
		rc = desk_load(st, err);
	if (rc == 0 && !st->readonly)
		rc = set_journal(st, err);
	return rc;
}

/* The log lies beside the file itself, not beside a link to it. */
static bool
log_is_empty(const struct store *st)
{
	const char *file = sqlite3_db_filename(st->db, "main");
	char *wal = mem_printf("%s-wal", file != NULL && *file != '\0' ? file : st->path);
	struct stat sb;
	bool empty = stat(wal, &sb) != 0 || sb.st_size == 0;

	free(wal);
	return empty;
}

/* A file in WAL mode cannot even be read where nothing may be written beside it. When no log is
 * left over, the file alone is the whole desk, and it can be read as it stands. */
static int
connect_readonly(struct store *st, struct err *err)
{
	if (!log_is_empty(st))
		return -1;
	sqlite3_close(st->db);
	st->db = NULL;
	st->readonly = true;
	if (err->code == ERR_FULL || err->code == ERR_IO)
		st->readonly_why = err->code;
	if (db_connect(st, st->path, SQLITE_OPEN_READONLY, true, err) != 0)
		return -1;
	return db_identify(st, err);
}

/* While it waited for the lock of a restore the file may have got another name: the log beside its
 * old name is that of the new one. Whoever has the lock and the name keeps both. */
static bool
has_moved(struct store *st)
{
	int moved = 0;

	return sqlite3_file_control(st->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK &&
	       moved != 0;
}

static int
connect_file(struct store *st, struct err *err)
{
	int rc;

	own_log_writable(st);
	if (db_connect(st, st->path, SQLITE_OPEN_READWRITE, false, err) != 0)
		return -1;
	st->readonly = sqlite3_db_readonly(st->db, "main") == 1;
	st->readonly_why = ERR_READONLY;
	/* What says that the file is not for us may still be in its log: closing must not move it
	 * into the file. */
	sqlite3_db_config(st->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	rc = db_identify(st, err);
	if (rc == 0)
		rc = own_triggers_alone(st, err);
	if (rc == 0 && has_moved(st)) {
		sqlite3_close(st->db);
		st->db = NULL;
		return err_set(err, ERR_BUSY, st->path, "the file was replaced meanwhile");
	}
	if (rc == 0) {
		sqlite3_db_config(st->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
		st->ours = true;
		own_file_private(st);
		return 0;
	}
	/* A log that holds nothing was made just now: it goes again. */
	if (log_is_empty(st))
		sqlite3_db_config(st->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
	switch (err->code) {
	case ERR_READONLY:
	case ERR_DENIED:
	case ERR_IO:
	case ERR_FULL: /* no room for the log: what is there can still be read */
		return connect_readonly(st, err);
	default:
		return -1;
	}
}

static bool
is_slug(const char *text)
{
	return text != NULL && *text != '\0' &&
	       text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-_")] == '\0';
}

int
desk_load(struct store *st, struct err *err)
{
	int64_t demo;
	struct query q;
	int rc = query_open(&q, st, "SELECT n, id, name, slug, commune FROM desk WHERE own = 1",
			    err);

	if (rc == 0)
		rc = query_step(&q, err);
	if (rc == 1) {
		desk_row_clear(&st->desk);
		st->desk.n = query_get_int(&q, 0);
		query_copy_text(&q, 1, st->desk.id, sizeof(st->desk.id));
		st->desk.name = query_get_text(&q, 2);
		st->desk.slug = query_get_text(&q, 3);
		st->desk.commune = (int)query_get_int(&q, 4);
	} else if (rc == 0) {
		err_set(err, ERR_DAMAGED, st->path, "no desk of its own");
	}
	query_close(&q);
	/* Names of files are made of it. */
	if (rc == 1 && !is_slug(st->desk.slug))
		rc = err_set(err, ERR_DAMAGED, st->path, "its short name");
	if (rc != 1 || db_number(st, "SELECT count(*) FROM setting WHERE key = '" SETTING_DEMO "'",
				 &demo, err) != 0)
		return -1;
	st->demo = demo > 0;
	return 0;
}

/* Undo, redo and imports write too: SQLite alone sees every row. */
static void
count_rows(void *arg, int op, const char *database, const char *table, sqlite3_int64 rowid)
{
	struct store *st = arg;

	(void)op;
	(void)database;
	(void)rowid;
	st->partner_writes += strcmp(table, "partner") == 0;
	st->person_writes += strcmp(table, "person") == 0;
}

static int
open_desk(struct store **out, const char *path, const struct clock *clock,
	  int (*migrate)(struct store *, const struct migration *, int, struct err *),
	  struct err *err)
{
	struct err ignored;
	struct store *st;

	if (db_check_file(path, err) != 0)
		return -1;
	st = mem_alloc(sizeof(*st));
	st->path = mem_strdup(path);
	st->clock = clock;
	rng_system(&st->ids.rng);
	if (look(st, err) != 0 || connect_file(st, err) != 0 || configure(st, err) != 0 ||
	    migrate(st, store_migrations, store_migrations_count, err) != 0 ||
	    desk_load(st, err) != 0) {
		store_close(st);
		return -1;
	}
	store_changed_elsewhere(st);
	sqlite3_update_hook(st->db, count_rows, st);
	if (!st->readonly) {
		/* Another program that writes now keeps it from that: the next start does it. */
		template_forget_sealed(st, &ignored);
		/* One that ended while another was reading may have left in it what was erased. */
		db_empty_log(st);
		restore_sweep(st);
	}
	*out = st;
	return 0;
}

int
store_open(struct store **out, const char *path, const struct clock *clock, struct err *err)
{
	return open_desk(out, path, clock, migrate_file, err);
}

int
db_open_copy(struct store **out, const char *path, const struct clock *clock, struct err *err)
{
	return open_desk(out, path, clock, migrate_run, err);
}

static void
drop_kept(struct store *st)
{
	for (int i = 0; i < KEPT_COUNT; i++) {
		sqlite3_finalize(st->kept[i]);
		st->kept[i] = NULL;
	}
}

/* What lies under the path now may be another desk, or this one as it was long ago. */
static bool
same_desk(struct store *again, const struct store *st)
{
	int64_t version = 0;
	struct err ignored;
	bool same = db_number(again, "PRAGMA user_version", &version, &ignored) == 0 &&
		    version == store_migrations[store_migrations_count - 1].version &&
		    desk_load(again, &ignored) == 0 && strcmp(again->desk.id, st->desk.id) == 0;

	desk_row_clear(&again->desk);
	return same;
}

int
db_write_again(struct store *st)
{
	struct store again = { .path = st->path };
	struct err ignored;
	sqlite3_stmt *s = NULL;

	/* Rows that are being read keep the connection as it is. */
	while ((s = sqlite3_next_stmt(st->db, s)) != NULL)
		if (sqlite3_stmt_busy(s))
			return -1;
	drop_kept(st);
	if (connect_file(&again, &ignored) != 0 || again.readonly ||
	    configure(&again, &ignored) != 0 || !same_desk(&again, st) ||
	    sqlite3_close(st->db) != SQLITE_OK) {
		sqlite3_close(again.db);
		return -1;
	}
	st->db = again.db;
	st->ours = true;
	st->readonly = false;
	db_set_busy_ms(st, STORE_BUSY_MS);
	sqlite3_update_hook(st->db, count_rows, st);
	/* What others have written meanwhile was not seen. */
	st->data_version = 0;
	st->partner_writes++;
	st->person_writes++;
	return 0;
}

void
store_close(struct store *st)
{
	if (st == NULL)
		return;
	if (st->in_action)
		store_rollback(st);
	store_seal_lock(st);
	drop_kept(st);
	/* The last connection empties the log when it closes; this one may not be the last. */
	if (st->db != NULL && st->log_owed && !st->readonly)
		db_empty_log(st);
	else if (st->db != NULL && st->ours && !st->readonly)
		sqlite3_wal_checkpoint_v2(st->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
	sqlite3_close(st->db);
	watch_end(st);
	desk_row_clear(&st->desk);
	free(st->own);
	free(st->path);
	free(st);
}

bool
store_readonly(const struct store *st)
{
	return st->readonly;
}

void
store_set_damaged(struct store *st)
{
	st->readonly = true;
	st->readonly_why = ERR_DAMAGED;
	/* Not even the log, when it is closed. */
	sqlite3_db_config(st->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
}

bool
store_demo(const struct store *st)
{
	return st->demo;
}

const char *
store_path(const struct store *st)
{
	return st->path;
}

const struct desk_row *
store_desk(const struct store *st)
{
	return &st->desk;
}
