/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that were desks: cut, with bits turned over and pages emptied. Each is refused as it lies
 * there, or answers every question; nothing ends the program, and no fault is called its own
 * mistake. The sample comes from a fixed seed. */
#include "config.h"

#include <limits.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/desk.h"
#include "app/directory.h"
#include "app/logbook.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/mem.h"
#include "store/stats.h"
#include "tests/lib/tap.h"

#define SEED 20261124
#define PAGE_SIZE_OFFSET 16 /* in the first page, big-endian */
#define VERSION_OFFSET 63   /* of the last byte of user_version */
#define HEADER_SIZE 100
#define PAGE_HEAD 16 /* where a page says what it is, how full, and where its rows begin */
#define HEAD_FLIPS 2 /* a page, of which */
#define BODY_FLIPS 2 /* bits are turned over */
#define SESSIONS 60
#define FOUND_MAX 8

/* 2026-10-05T14:32 at the desk, a Monday. */
static const struct clock monday = { .fixed = true, .fixed_utc = 1791225120 };

struct sample {
	char *path;
	char *wal;
	struct buf whole; /* the sound file */
	struct buf bytes; /* what lies at path now */
	struct rng rng;
	int refused;
	int answered; /* in spite of the damage */
	int found;    /* by the check */
	int bad;
};

/* Without the syncing and renaming of file_write(), which hundreds of files do not need. */
static void
put(struct sample *s)
{
	FILE *f = fopen(s->path, "wb");

	if (f == NULL || fwrite(buf_text(&s->bytes), 1, s->bytes.len, f) != s->bytes.len ||
	    fclose(f) != 0) {
		printf("Bail out! %s cannot be written\n", s->path);
		exit(1);
	}
}

static void
copy_whole(struct sample *s)
{
	buf_clear(&s->bytes);
	buf_add_len(&s->bytes, buf_text(&s->whole), s->whole.len);
}

static void
complain(struct sample *s, const char *what, const char *step, const struct err *err)
{
	if (s->bad++ < FOUND_MAX)
		printf("# %s: %s: code %d, %s\n", what, step, err->code, err->detail);
}

static void
ignore_fault(void *arg, const char *sentence)
{
	(void)arg;
	(void)sentence;
}

static int
ignore_session(void *arg, const struct session *session)
{
	(void)arg;
	(void)session;
	return 0;
}

/* Of a damaged file it may be said that it is damaged, that a value in it cannot be used or is
 * there already, and that it is not to be written: a byte of it says so. */
static void
judge(struct sample *s, const char *what, const char *step, int rc, const struct err *err)
{
	if (rc < 0 && err->code != ERR_DAMAGED && err->code != ERR_VALUE &&
	    err->code != ERR_EXISTS && err->code != ERR_READONLY)
		complain(s, what, step, err);
}

static void
read_stats(struct sample *s, const char *what)
{
	struct stats_period period = { .from = 0 };
	struct stats *stats = NULL;
	struct err err = { .code = ERR_NONE };
	int rc = stats_open(&stats, s->path, &err);

	if (rc == 0)
		rc = stats_read(stats,
				&(struct stats_query){ .from = date_from(2026, 10, 1),
						       .to = date_from(2026, 10, 31),
						       .dims = UINT32_MAX },
				&period, &err);
	judge(s, what, "stats", rc, &err);
	stats_period_clear(&period);
	stats_close(stats);
}

static void
search(struct sample *s, const char *what, struct desk *d)
{
	static const struct directory_query query = { .words = "ma" };
	struct directory_answer answer;
	struct directory *dir = NULL;
	struct err err = { .code = ERR_NONE };
	int rc = directory_load(&dir, d, &err);

	if (rc == 0)
		rc = directory_find(dir, &query, &answer, &err);
	for (size_t i = 0; rc == 0 && i < answer.count; i++) {
		struct partner p;

		partner_init(&p);
		rc = directory_get(d, directory_hit(dir, i), &p, &err);
		partner_clear(&p);
	}
	judge(s, what, "find", rc, &err);
}

static int
log_one(struct desk *d, struct err *err)
{
	struct problems problems = { .count = 0 };
	struct session session;
	struct form f;
	int rc;

	session_init(&session);
	rc = form_plain(&f, d, KIND_INDIVIDUAL, err);
	if (rc == 0) {
		form_set(&f, FF_THEMES, "email");
		form_set(&f, FF_DURATION, "30");
		rc = logbook_save(d, &f, true, &session, &problems, err);
	}
	form_clear(&f);
	session_clear(&session);
	return rc;
}

static void
use(struct sample *s, const char *what, struct desk *d)
{
	struct err err = { .code = ERR_NONE };
	int faults = desk_check(d, ignore_fault, NULL, &err);

	s->answered++;
	s->found += faults > 0;
	judge(s, what, "check", faults, &err);
	judge(s, what, "list",
	      logbook_each(d, &(struct logbook_filter){ .limit = 0 }, ignore_session, NULL, &err),
	      &err);
	search(s, what, d);
	read_stats(s, what);
	judge(s, what, "add", log_one(d, &err), &err);
}

static void
remove_beside(const char *path)
{
	static const char *const suffix[] = { "-wal", "-shm", ".v1.bak", ".v2.bak" };

	for (size_t i = 0; i < sizeof(suffix) / sizeof(suffix[0]); i++) {
		char *name = mem_printf("%s%s", path, suffix[i]);

		remove(name);
		free(name);
	}
}

static void
try_file(struct sample *s, const char *what)
{
	struct err err = { .code = ERR_NONE };
	struct desk *d = NULL;

	put(s);
	if (desk_open(&d, s->path, &monday, &err) == 0) {
		use(s, what, d);
		desk_close(d);
	} else {
		s->refused++;
		if (err.code != ERR_DAMAGED && err.code != ERR_NOT_OURS && err.code != ERR_NEWER)
			complain(s, what, "open", &err);
		if (!file_same(s->path, buf_text(&s->bytes), s->bytes.len))
			complain(s, what, "refused, yet written to", &err);
		if (file_exists(s->wal))
			complain(s, what, "refused, yet with a log", &err);
	}
	remove_beside(s->path);
}

static size_t
page_size(const struct sample *s)
{
	const unsigned char *size = (const unsigned char *)s->whole.text + PAGE_SIZE_OFFSET;

	return (size_t)size[0] << 8 | size[1];
}

static void
test_cut(struct sample *s)
{
	static const size_t odd[] = { 1, 15, 16, 99, 100, 101, 511, 512, 4095, 4097 };
	size_t page = page_size(s);

	for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++) {
		copy_whole(s);
		s->bytes.len = odd[i];
		try_file(s, "cut within a page");
	}
	for (size_t len = page; len < s->whole.len; len += 3 * page) {
		copy_whole(s);
		s->bytes.len = len;
		try_file(s, "cut between pages");
	}
	is_int(s->bad, 0, "files cut at %zu lengths",
	       sizeof(odd) / sizeof(odd[0]) + (s->whole.len + page) / (3 * page));
}

static void
flip(struct sample *s, size_t at, unsigned bit)
{
	char *what = mem_printf("bit %u of byte %zu (page %zu)", bit, at, at / page_size(s) + 1);

	copy_whole(s);
	s->bytes.text[at] = (char)((unsigned char)s->bytes.text[at] ^ 1u << bit);
	try_file(s, what);
	free(what);
}

static void
flip_one_of(struct sample *s, size_t from, size_t len)
{
	size_t at = from + rng_below(&s->rng, (uint32_t)len);

	flip(s, at, rng_below(&s->rng, CHAR_BIT));
}

static void
test_flipped(struct sample *s)
{
	size_t page = page_size(s);

	for (size_t at = 0; at + page <= s->whole.len; at += page) {
		size_t head = at == 0 ? HEADER_SIZE : 0;

		s->bad = 0;
		for (int i = 0; i < HEAD_FLIPS; i++)
			flip_one_of(s, at + head, PAGE_HEAD);
		for (int i = 0; i < BODY_FLIPS; i++)
			flip_one_of(s, at, page);
		is_int(s->bad, 0, "bits of page %zu turned over", at / page + 1);
	}
}

/* One bit of every byte of the header; all of the version's last, which may then be one that is to
 * be migrated. */
static void
test_header(struct sample *s)
{
	s->bad = 0;
	for (size_t at = 0; at < HEADER_SIZE; at++)
		flip_one_of(s, at, 1);
	for (unsigned bit = 0; bit < CHAR_BIT; bit++)
		flip(s, VERSION_OFFSET, bit);
	is_int(s->bad, 0, "bits of the header turned over");
}

static void
test_emptied(struct sample *s)
{
	size_t page = page_size(s);

	s->bad = 0;
	for (size_t at = page; at + page <= s->whole.len; at += 2 * page) {
		char *what = mem_printf("page %zu emptied", at / page + 1);

		copy_whole(s);
		memset(s->bytes.text + at, 0, page);
		try_file(s, what);
		free(what);
	}
	is_int(s->bad, 0, "pages emptied");
}

/* Tables, views and triggers that are not ours, under our names: what SQLite finds sound. */
static void
test_spoilt(struct sample *s)
{
	static const char *const sql[] = {
		"ALTER TABLE session RENAME TO mine; CREATE VIEW session AS SELECT * FROM mine",
		"ALTER TABLE partner RENAME TO mine; CREATE VIEW partner AS SELECT * FROM mine",
		"ALTER TABLE desk RENAME TO mine; CREATE VIEW desk AS SELECT * FROM mine",
		"ALTER TABLE setting RENAME TO mine; CREATE VIEW setting AS SELECT * FROM mine",
		"ALTER TABLE code RENAME TO mine; CREATE VIEW code AS SELECT * FROM mine",
		"ALTER TABLE attendance RENAME TO mine;"
		"CREATE VIEW attendance AS SELECT * FROM mine",
		"CREATE VIEW stat_session AS SELECT 1; CREATE VIEW stat_person AS SELECT 1",
		"CREATE TABLE stat_period (first TEXT); CREATE TABLE sqlite (n)",
		"CREATE TRIGGER mine AFTER INSERT ON session BEGIN"
		" SELECT RAISE(ABORT, 'no'); END",
		"CREATE TRIGGER mine AFTER INSERT ON session BEGIN"
		" INSERT INTO setting VALUES ('language', load_extension('x')); END",
		"DROP TABLE session",
		"DROP TABLE partner",
		"DROP TABLE undo_step",
		"DROP TABLE draft",
		"DROP TABLE day_total",
		"DROP TABLE secret",
		"DROP INDEX session_by_day",
		"DROP TRIGGER day_total_insert",
		"ALTER TABLE partner RENAME COLUMN territory TO region",
		"ALTER TABLE session RENAME COLUMN minutes TO duree",
		"DELETE FROM desk",
		"DELETE FROM mediator",
		"DELETE FROM place",
		"DELETE FROM setting; DELETE FROM secret; DELETE FROM code",
		"UPDATE desk SET name = char(27, 7), slug = '../x'",
		"UPDATE desk SET revision = 9223372036854775807",
	};
	sqlite3 *db = NULL;

	for (size_t i = 0; i < sizeof(sql) / sizeof(sql[0]); i++) {
		struct err err = { .code = ERR_NONE };

		s->bad = 0;
		copy_whole(s);
		put(s);
		is_int(sqlite3_open(s->path, &db), SQLITE_OK, "opened by somebody else");
		if (sqlite3_exec(db, sql[i], NULL, NULL, NULL) != SQLITE_OK)
			printf("# %s\n", sqlite3_errmsg(db));
		sqlite3_close(db);
		buf_clear(&s->bytes);
		file_read(s->path, &s->bytes, &err);
		try_file(s, sql[i]);
		is_int(s->bad, 0, "%s", sql[i]);
	}
}

static void
make_desk(struct sample *s)
{
	static const struct desk_answers answers = {
		.language = LANGUAGE_FR,
		.name = "Médiathèque de l’Anse",
		.commune = "97209",
		.mediator = "Maëlle",
	};
	struct err err = { .code = ERR_NONE };
	struct desk *d = NULL;
	char *dir = tap_tmpdir();

	s->path = path_join(dir, "desk.db");
	s->wal = mem_printf("%s-wal", s->path);
	free(dir);
	if (desk_init(&d, s->path, &monday, &answers, &err) != 0) {
		printf("Bail out! no desk: %s\n", err.detail);
		exit(1);
	}
	for (int i = 0; i < SESSIONS; i++)
		log_one(d, &err);
	desk_close(d);
	is_int(file_read(s->path, &s->whole, &err), 0, "a small desk");
}

int
main(void)
{
	struct sample s = { .path = NULL };

	rng_seeded(&s.rng, SEED, "damage");
	make_desk(&s);
	test_cut(&s);
	test_header(&s);
	test_flipped(&s);
	test_emptied(&s);
	test_spoilt(&s);
	ok(s.refused > 0 && s.answered > 0 && s.found > 0,
	   "%d were refused, %d answered, in %d of which the check found a fault", s.refused,
	   s.answered, s.found);
	buf_clear(&s.whole);
	buf_clear(&s.bytes);
	free(s.wal);
	free(s.path);
	return tap_done();
}
