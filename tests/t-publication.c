/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Publications: stored once, read back to the byte, and frozen. */
#include "config.h"

#include <string.h>

#include "store/db.h"
#include "store/handed.h"
#include "store/publication.h"
#include "tests/lib/store_desk.h"

static const char bytes[] = "a;b\r\n1;\0;2\r\n";

static void
fill(struct release *r, const char *period, const char *profile)
{
	release_init(r);
	r->period = mem_strdup(period);
	r->perimeter = mem_strdup("mediatheque-de-l-anse");
	r->profile = mem_strdup(profile);
	r->made = mem_strdup("2026-11-05T08:00:00-04:00");
	r->version = mem_strdup("0.1.0");
	r->language = mem_strdup("fr");
	r->dialect = mem_strdup("excel-fr");
	r->encoding = mem_strdup("UTF-8");
	r->folder = mem_strdup("lakou_x_2026-10");
	release_cell_add(r, "themes", "personnes", "", "email", 12, false);
	release_cell_add(r, "themes", "personnes", "", "sante", 3, true);
	release_file_add(r, "themes.csv", bytes, sizeof(bytes) - 1);
	release_file_add(r, "vide.csv", "", 0);
	release_file_add(r, RELEASE_FILE_MANIFEST, period, strlen(period));
	memcpy(r->seal, r->file[r->file_count - 1].sha256, sizeof(r->seal));
}

/* After the last one, whatever that is. */
static int
add_next(struct store *st, struct release *r, struct err *err)
{
	return store_publication_last_seal(st, r->previous, err) == 0
		       ? store_publication_add(st, r, err)
		       : -1;
}

static void
test_round(struct store *st)
{
	struct release r, back;
	struct err err = { .code = ERR_NONE };

	is_int(store_publication_get(st, "2026-10", "coordination", &back, &err), -1, "none yet");
	is_int(err.code, ERR_NOTHING, "which is said");
	fill(&r, "2026-10", "coordination");
	is_int(store_publication_add(st, &r, &err), 0, "published (%s)", desk_why(&err));
	is_int(store_publication_add(st, &r, &err), -1, "not twice");
	is_int(err.code, ERR_EXISTS, "since it is");
	fill(&back, "2026-11", "coordination");
	is_int(store_publication_add(st, &back, &err), -1,
	       "one that was made without regard to it");
	is_int(err.code, ERR_CONFLICT, "is not added");
	release_clear(&back);
	is_int(store_publication_get(st, "2026-10", "coordination", &back, &err), 0, "read (%s)",
	       desk_why(&err));
	is_str(back.period, r.period, "period");
	is_str(back.perimeter, r.perimeter, "perimeter");
	is_str(back.profile, r.profile, "profile");
	is_str(back.made, r.made, "made");
	is_str(back.version, r.version, "version");
	is_str(back.language, r.language, "language");
	is_str(back.dialect, r.dialect, "dialect");
	is_str(back.encoding, r.encoding, "encoding");
	is_str(back.recipient, NULL, "recipient");
	is_str(back.folder, r.folder, "folder");
	is_str(back.seal, r.seal, "seal");
	is_int(back.cell_count, 2, "cells");
	ok(back.cell[0].value == 12 && !back.cell[0].secret, "a figure");
	ok(back.cell[1].value == 0 && back.cell[1].secret, "a secret one is not there");
	is_int(back.file_count, 3, "files");
	ok(back.file[1].len == sizeof(bytes) - 1 &&
		   memcmp(back.file[1].bytes, bytes, sizeof(bytes) - 1) == 0,
	   "to the byte");
	is_str(back.file[1].sha256, r.file[0].sha256, "with its digest");
	is_int(back.file[2].len, 0, "an empty one");
	release_clear(&back);
	release_clear(&r);
}

static void
test_list(struct store *st)
{
	struct release_list list;
	struct release r;
	struct err err;

	fill(&r, "2026-09", "coordination");
	r.recipient = mem_strdup("Préfecture");
	is_int(add_next(st, &r, &err), 0, "an earlier month");
	release_clear(&r);
	fill(&r, "2026-09", "diffusion");
	is_int(add_next(st, &r, &err), 0, "and another profile");
	release_clear(&r);
	is_int(store_publication_list(st, &list, &err), 0, "the list");
	is_int(list.count, 3, "of three");
	is_str(list.item[0].period, "2026-10", "newest first");
	is_str(list.item[2].recipient, "Préfecture", "with its recipient");
	is_int(list.item[0].cell_count + list.item[0].file_count, 0, "without cells and files");
	release_list_clear(&list);
}

static void
test_frozen(struct store *st)
{
	static const char *const sql[] = {
		"UPDATE publication SET recipient = 'x'",
		"DELETE FROM publication",
		"UPDATE publication_cell SET valeur = 1",
		"DELETE FROM publication_cell",
		"UPDATE publication_file SET bytes = x'00'",
		"DELETE FROM publication_file",
		"INSERT INTO publication_cell SELECT n, 'age', 'personnes', '', '70', 3"
		" FROM publication",
		"INSERT INTO publication_file SELECT n, 'x.csv', '', x'00' FROM publication",
		"INSERT OR REPLACE INTO publication_cell SELECT publication, tableau, mesure, geo,"
		" categorie, 99 FROM publication_cell",
		"INSERT OR REPLACE INTO publication SELECT n, period, perimeter, profile, made,"
		" version, 'en', dialect, encoding, recipient, folder, seal FROM publication",
	};
	struct err err;

	for (size_t i = 0; i < sizeof(sql) / sizeof(sql[0]); i++)
		is_int(db_exec(st, sql[i], &err), -1, "refused: %s", sql[i]);
}

/* Taken back once, for ever, and still what it was. */
static void
test_withdrawn(struct store *st)
{
	static const char *const sql[] = {
		"UPDATE publication_withdrawal SET reason = 'x'",
		"DELETE FROM publication_withdrawal",
		"REPLACE INTO publication_withdrawal SELECT n, made, NULL, 'x' FROM publication",
		"UPDATE publication_by SET mediator = 'x'",
		"DELETE FROM publication_by",
		"INSERT OR REPLACE INTO publication_by SELECT publication, 'x' FROM publication_by",
		"INSERT INTO publication_withdrawal VALUES (999, '2026-10-05', NULL, 'x')",
	};
	struct release_list list;
	struct release r;
	struct err err = { .code = ERR_NONE };

	is_int(store_publication_withdraw(st, "2025-10", "coordination", "x", &err), -1,
	       "what was never published");
	is_int(err.code, ERR_NO_INPUT, "cannot be taken back");
	store_set_author(st, 1);
	is_int(store_publication_withdraw(st, "2026-09", "coordination", "other desk", &err), 0,
	       "taken back (%s)", desk_why(&err));
	is_int(store_publication_withdraw(st, "2026-09", "coordination", "again", &err), -1,
	       "not twice");
	is_int(err.code, ERR_EXISTS, "since it is");
	is_int(store_publication_get(st, "2026-09", "coordination", &r, &err), 0, "read");
	is_int(r.file_count, 3, "with its files");
	is_str(r.by, NULL, "nobody was at the keyboard then");
	ok(r.withdrawn != NULL && strncmp(r.withdrawn, "2026-10-05T", 11) == 0, "on that day");
	is_str(r.withdrawn_by, "Maëlle", "by whom");
	is_str(r.reason, "other desk", "and why");
	release_clear(&r);
	fill(&r, "2026-07", "coordination");
	is_int(add_next(st, &r, &err), 0, "one more");
	release_clear(&r);
	is_int(store_publication_list(st, &list, &err), 0, "the list");
	is_str(list.item[list.count - 1].by, "Maëlle", "says who made it");
	is_str(list.item[list.count - 1].withdrawn, NULL, "that it stands");
	is_str(list.item[1].profile, "diffusion", "the other profile");
	is_str(list.item[1].withdrawn, NULL, "does too");
	release_list_clear(&list);
	for (size_t i = 0; i < sizeof(sql) / sizeof(sql[0]); i++)
		is_int(db_exec(st, sql[i], &err), -1, "refused: %s", sql[i]);
}

/* To whom it went: each of them, once, and never changed. */
static void
test_handed(struct store *st)
{
	static const char *const sql[] = {
		"UPDATE publication_handed SET recipient = 'x'",
		"DELETE FROM publication_handed",
		("INSERT OR REPLACE INTO publication_handed"
		 " SELECT n, publication, at, mediator, 'x', folder FROM publication_handed"),
	};
	struct handed_list list;
	struct err err = { .code = ERR_NONE };

	is_int(store_handed_add(st, "2025-10", "coordination", "x", "/a", &err), -1,
	       "what was never published");
	is_int(err.code, ERR_NO_INPUT, "was handed to nobody");
	is_int(store_handed_list(st, "2026-10", "coordination", &list, &err), 0, "asked");
	is_int(list.count, 0, "to nobody yet");
	for (int i = 0; i < 2; i++)
		is_int(store_handed_add(st, "2026-10", "coordination", "Ville", "/a", &err), 0,
		       "handed (%s)", desk_why(&err));
	is_int(store_handed_add(st, "2026-10", "coordination", NULL, "/a", &err), 0, "to nobody");
	is_int(store_handed_add(st, "2026-10", "coordination", "Ville", "/b", &err), 0,
	       "elsewhere");
	is_int(store_handed_list(st, "2026-10", "coordination", &list, &err), 0, "asked");
	is_int(list.count, 3, "three times");
	is_str(list.item[0].recipient, "Ville", "first to them");
	is_str(list.item[0].by, "Maëlle", "by whoever was there");
	ok(strncmp(list.item[0].at, "2026-10-05T", 11) == 0, "on that day");
	is_str(list.item[1].recipient, NULL, "then to nobody in particular");
	is_str(list.item[2].folder, "/b", "then into another folder");
	handed_list_clear(&list);
	for (size_t i = 0; i < sizeof(sql) / sizeof(sql[0]); i++)
		is_int(db_exec(st, sql[i], &err), -1, "refused: %s", sql[i]);
}

/* T3 ends before October. */
static void
test_order(struct store *st)
{
	static const char *const made[] = { "2024", "2024-T4", "2025-01", "2024-T3", "2024-10" };
	static const char *const listed[] = { "2025-01", "2024", "2024-T4", "2024-10", "2024-T3" };
	struct release_list list;
	struct release r;
	struct err err = { .code = ERR_NONE };

	for (size_t i = 0; i < 5; i++) {
		fill(&r, made[i], "coordination");
		is_int(add_next(st, &r, &err), 0, "%s (%s)", made[i], desk_why(&err));
		release_clear(&r);
	}
	is_int(store_publication_list(st, &list, &err), 0, "the list");
	for (size_t i = 0; i < 5; i++)
		is_str(list.item[list.count - 5 + i].period, listed[i], "by its last month");
	release_list_clear(&list);
}

static bool
due(struct store *st, const char *period)
{
	struct err err;
	bool yes = false, published = false;
	int from;

	date_month_parse(period, &from);
	ok(store_publication_due(st, period, from, date_month_last(from), &published, &yes, &err) ==
		   0,
	   "asked");
	ok(!(yes && published), "never both");
	return yes;
}

static void
test_due(struct store *st)
{
	struct err err = { .code = ERR_NONE };
	struct release r;

	ok(!due(st, "2026-06"), "an empty month is not missed");
	desk_add(st, 1, 600); /* on the day of the clock */
	ok(!due(st, "2026-10"), "nor one that is published");
	ok(!due(st, "2026-11"), "nor one after it");
	db_exec(st, "UPDATE session SET date = '2026-06-30'", &err);
	ok(due(st, "2026-06"), "one with a session is");
	ok(!due(st, "2026-05"), "the month before is not");
	fill(&r, "2026-T2", "coordination");
	is_int(add_next(st, &r, &err), 0, "its quarter");
	release_clear(&r);
	ok(!due(st, "2026-06"), "stands for it");
}

/* All of it or nothing. */
static void
test_atomic(struct store *st)
{
	struct release r;
	struct err err;
	int64_t before = 0, after = 0;

	db_number(st, "SELECT count(*) FROM publication_cell", &before, &err);
	fill(&r, "2026-08", "coordination");
	release_file_add(&r, "vide.csv", "x", 1);
	is_int(add_next(st, &r, &err), -1, "two files of one name");
	db_number(st, "SELECT count(*) FROM publication_cell", &after, &err);
	is_int(after, before, "leave no cell behind");
	release_clear(&r);
}

int
main(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);

	test_round(st);
	test_list(st);
	test_frozen(st);
	test_withdrawn(st);
	test_handed(st);
	test_due(st);
	test_atomic(st);
	test_order(st);
	store_close(st);
	free(path);
	return tap_done();
}
