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

#include "base/file.h"
#include "base/hash.h"
#include "base/mem.h"
#include "tests/lib/damage.h"
#include "tests/lib/log_plain.h"
#include "tests/lib/tap.h"

#define SEED 20261124
#define PAGE_SIZE_OFFSET 16 /* in the first page, big-endian */
#define VERSION_OFFSET 63   /* of the last byte of user_version */
#define HEADER_SIZE 100
#define PAGE_HEAD 16 /* where a page says what it is, how full, and where its rows begin */
#define HEAD_FLIPS 2 /* a page, of which */
#define BODY_FLIPS 2 /* bits are turned over */
#define SESSIONS 60

struct sample {
	struct damaged file;
	struct buf whole; /* the sound one */
	struct rng rng;
};

static void
copy_whole(struct sample *s)
{
	buf_clear(&s->file.bytes);
	buf_add_len(&s->file.bytes, buf_text(&s->whole), s->whole.len);
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
		s->file.bytes.len = odd[i];
		damaged_try(&s->file, "cut within a page");
	}
	for (size_t len = page; len < s->whole.len; len += 3 * page) {
		copy_whole(s);
		s->file.bytes.len = len;
		damaged_try(&s->file, "cut between pages");
	}
	is_int(s->file.bad, 0, "files cut at %zu lengths",
	       sizeof(odd) / sizeof(odd[0]) + (s->whole.len + page) / (3 * page));
}

static void
flip(struct sample *s, size_t at, unsigned bit)
{
	char *what = mem_printf("bit %u of byte %zu (page %zu)", bit, at, at / page_size(s) + 1);

	copy_whole(s);
	s->file.bytes.text[at] = (char)((unsigned char)s->file.bytes.text[at] ^ 1u << bit);
	damaged_try(&s->file, what);
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

		s->file.bad = 0;
		for (int i = 0; i < HEAD_FLIPS; i++)
			flip_one_of(s, at + head, PAGE_HEAD);
		for (int i = 0; i < BODY_FLIPS; i++)
			flip_one_of(s, at, page);
		is_int(s->file.bad, 0, "bits of page %zu turned over", at / page + 1);
	}
}

/* One bit of every byte of the header; all of the version's last, which may then be one that is to
 * be migrated. */
static void
test_header(struct sample *s)
{
	s->file.bad = 0;
	for (size_t at = 0; at < HEADER_SIZE; at++)
		flip_one_of(s, at, 1);
	for (unsigned bit = 0; bit < CHAR_BIT; bit++)
		flip(s, VERSION_OFFSET, bit);
	is_int(s->file.bad, 0, "bits of the header turned over");
}

static void
test_emptied(struct sample *s)
{
	size_t page = page_size(s);

	s->file.bad = 0;
	for (size_t at = page; at + page <= s->whole.len; at += 2 * page) {
		char *what = mem_printf("page %zu emptied", at / page + 1);

		copy_whole(s);
		memset(s->file.bytes.text + at, 0, page);
		damaged_try(&s->file, what);
		free(what);
	}
	is_int(s->file.bad, 0, "pages emptied");
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

		s->file.bad = 0;
		copy_whole(s);
		damaged_put(&s->file);
		is_int(sqlite3_open(s->file.path, &db), SQLITE_OK, "opened by somebody else");
		if (sqlite3_exec(db, sql[i], NULL, NULL, NULL) != SQLITE_OK)
			printf("# %s\n", sqlite3_errmsg(db));
		sqlite3_close(db);
		buf_clear(&s->file.bytes);
		file_read(s->file.path, &s->file.bytes, &err);
		damaged_try(&s->file, sql[i]);
		is_int(s->file.bad, 0, "%s", sql[i]);
	}
}

/* A database of somebody else that says it is a desk of this version, and keeps no log. */
static void
test_stranger(struct sample *s)
{
	static const char sql[] = "PRAGMA journal_mode = DELETE; DROP TABLE desk";
	struct err err = { .code = ERR_NONE };
	sqlite3 *db = NULL;

	s->file.bad = 0;
	copy_whole(s);
	damaged_put(&s->file);
	is_int(sqlite3_open(s->file.path, &db), SQLITE_OK, "opened by somebody else");
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		printf("# %s\n", sqlite3_errmsg(db));
	sqlite3_close(db);
	buf_clear(&s->file.bytes);
	file_read(s->file.path, &s->file.bytes, &err);
	damaged_try(&s->file, "another database with our marks");
	is_int(s->file.bad, 0, "another database with our marks is left as it lies there");
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

	s->file.path = path_join(dir, "desk.db");
	s->file.wal = mem_printf("%s-wal", s->file.path);
	free(dir);
	if (desk_init(&d, s->file.path, &damage_monday, &answers, &err) != 0) {
		printf("Bail out! no desk: %s\n", err.detail);
		exit(1);
	}
	for (int i = 0; i < SESSIONS; i++)
		log_plain(d, NULL, &err);
	desk_close(d);
	is_int(file_read(s->file.path, &s->whole, &err), 0, "a small desk");
}

int
main(void)
{
	struct sample s = { .file = { .path = NULL } };

	rng_seeded(&s.rng, SEED, "damage");
	make_desk(&s);
	test_cut(&s);
	test_header(&s);
	test_flipped(&s);
	test_emptied(&s);
	test_spoilt(&s);
	test_stranger(&s);
	ok(s.file.refused > 0 && s.file.answered > 0 && s.file.found > 0,
	   "%d were refused, %d answered, in %d of which the check found a fault", s.file.refused,
	   s.file.answered, s.file.found);
	buf_clear(&s.whole);
	buf_clear(&s.file.bytes);
	free(s.file.wal);
	free(s.file.path);
	return tap_done();
}
