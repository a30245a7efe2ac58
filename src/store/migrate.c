/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing an older file up to this program's schema, and the table that says what numbers mean. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/vocab.h"
#include "store/backup.h"
#include "store/db.h"
#include "store/schema.h"

#define PRAGMA_SIZE 48
#define TAGS_FOLDED 4 /* the version from which tags have a folded name */

/* The table `code` as the compiled vocabularies are. */
static int
fill_codes(struct store *st, struct err *err)
{
	struct query q;
	int rc = db_exec(st, "DELETE FROM code", err);

	if (rc != 0)
		return rc;
	rc = query_open(&q, st, "INSERT INTO code (vocab, num, code) VALUES (?, ?, ?)", err);
	for (int v = 0; rc == 0 && v < VOCAB_COUNT; v++) {
		size_t count;
		const struct vocab_item *item = vocab_items((enum vocab)v, &count);

		for (size_t i = 0; rc == 0 && i < count; i++) {
			query_text(&q, vocab_name((enum vocab)v));
			query_int(&q, item[i].num);
			query_text(&q, item[i].code);
			rc = query_run(&q, err);
		}
	}
	query_close(&q);
	return rc;
}

static int
foreign_keys_hold(struct store *st, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st, "PRAGMA foreign_key_check", err);

	if (rc == 0)
		rc = query_step(&q, err);
	if (rc == 1)
		rc = err_set(err, ERR_DAMAGED, st->path, "a row points nowhere after the change");
	query_close(&q);
	return rc;
}

/* One step, unless another program took it while we waited for the lock. The last one also says
 * anew what the numbers mean, and does what SQL cannot. */
static int
apply(struct store *st, const struct migration *m, bool last, struct err *err)
{
	char pragma[PRAGMA_SIZE];
	int rc;

	/* A pragma takes no parameter; this one is a number of our own. */
	snprintf(pragma, sizeof(pragma), "PRAGMA user_version = %d", m->version);
	rc = db_exec(st, m->sql, err);
	if (rc == 0)
		rc = db_exec(st, pragma, err);
	if (rc == 0)
		rc = foreign_keys_hold(st, err);
	if (rc == 0 && last)
		rc = fill_codes(st, err);
	if (rc == 0 && last && m->version >= TAGS_FOLDED)
		rc = tag_fold_all(st, err);
	return rc;
}

int
migrate_run(struct store *st, const struct migration *list, int count, struct err *err)
{
	int64_t version;
	int last = count > 0 ? list[count - 1].version : 0;
	int rc;

	if (db_number(st, "PRAGMA user_version", &version, err) != 0)
		return -1;
	if (version > last)
		return err_set(err, ERR_NEWER, st->path, "version %lld, known up to %d",
			       (long long)version, last);
	st->version = last;
	if (version == last)
		return 0;
	/* All of them or none: where the number of a damaged file lies, the steps that seem to fit
	 * are taken back with the first that does not. */
	if (store_begin(st, NULL, err) != 0)
		return -1;
	/* Another program may have done it meanwhile. */
	rc = db_number(st, "PRAGMA user_version", &version, err);
	for (int i = 0; rc == 0 && i < count; i++)
		if (list[i].version > version)
			rc = apply(st, &list[i], i == count - 1, err);
	if (rc == 0)
		return store_commit(st, 0, err);
	store_rollback(st);
	return -1;
}

static char *
copy_path(const struct store *st, int64_t version)
{
	return mem_printf("%s.v%lld.bak", st->path, (long long)version);
}

static int
day_of(time_t at)
{
	const struct clock clock = { .fixed = true, .fixed_utc = at };

	return clock_today(&clock);
}

void
migrate_forget_copies(const struct store *st, int until)
{
	int last = store_migrations[store_migrations_count - 1].version;
	struct stat sb;

	for (int version = 1; version < last; version++) {
		char *path = copy_path(st, version);

		if (stat(path, &sb) == 0 && (until == DATE_NONE || day_of(sb.st_mtime) <= until))
			unlink(path);
		free(path);
	}
}

int
migrate_file(struct store *st, const struct migration *list, int count, struct err *err)
{
	int last = count > 0 ? list[count - 1].version : 0;
	char *final;
	int64_t version;
	int rc;

	if (db_number(st, "PRAGMA user_version", &version, err) != 0)
		return -1;
	if (version < last && st->readonly)
		return err_set(err, st->readonly_why, st->path, "version %lld, opened for reading",
			       (long long)version);
	if (version >= last)
		return migrate_run(st, list, count, err);
	final = copy_path(st, version);
	/* What it lacks is told by the check, and is no reason to keep anybody from it. */
	rc = store_backup_as_is(st, final, true, err);
	if (rc == 0)
		rc = migrate_run(st, list, count, err);
	free(final);
	return rc;
}
