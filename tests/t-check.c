/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The check of a desk: silent on a sound one, and each kind of fault is found. */
#include "config.h"

#include <string.h>

#include "base/file.h"
#include "store/db.h"
#include "store/own.h"
#include "store/person.h"
#include "store/publication.h"
#include "store/undo.h"
#include "tests/lib/store_person.h"

#define FOUND_SIZE 2048

static void
note(void *arg, const char *check, const char *detail)
{
	char *found = arg;
	size_t len = strlen(found);

	snprintf(found + len, FOUND_SIZE - len, "%s: %s\n", check, detail);
}

/* The fault that a statement makes, in a transaction that is taken back. */
static void
finds(struct store *st, const char *sql, const char *want)
{
	char found[FOUND_SIZE] = "";
	struct err err = { .code = ERR_NONE };

	db_exec(st, "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON", &err);
	store_begin(st, NULL, &err);
	ok(db_exec(st, sql, &err) == 0, "%s (%s)", sql, desk_why(&err));
	ok(store_check(st, note, found, &err) > 0, "is found (%s)", desk_why(&err));
	if (!ok(strstr(found, want) != NULL, "as %s", want))
		printf("# %s", found);
	store_rollback(st);
	db_exec(st, "PRAGMA foreign_keys = ON; PRAGMA ignore_check_constraints = OFF", &err);
}

static void
silent(struct store *st, const char *name)
{
	char found[FOUND_SIZE] = "";
	struct err err = { .code = ERR_NONE };

	is_int(store_check(st, note, found, &err), 0, "%s has no fault (%s)", name, desk_why(&err));
	is_str(found, "", "and none is said");
}

static void
add_workshop(struct store *st)
{
	struct session s;
	struct err err;
	int64_t person = 0;

	store_person_add(st, &person, &err);
	desk_session(&s, 2, 600);
	s.kind = KIND_WORKSHOP;
	s.participants = 5;
	s.anonymous = 4;
	s.attendance[0].person = person;
	s.breakdown = mem_array(1, sizeof(*s.breakdown));
	s.breakdown_count = 1;
	s.breakdown[0] = (struct breakdown){ BREAKDOWN_AGE, AGE_70_MORE, 4 };
	ok(store_session_save(st, &s, &err) == 0, "a workshop");
	session_clear(&s);
}

/* Of a period, that names the one with that seal, after the last; its own is left in last. */
static void
add_publication_after(struct store *st, const char *period, const char *named,
		      char last[HASH_HEX_SIZE])
{
	char *manifest = mem_printf("element;nom;valeur\r\nperiode;;%s\r\nsceau_precedent;;%s\r\n",
				    period, named);
	static const char figures[] =
		"\xEF\xBB\xBFperiode;perimetre;tableau;mesure;geo;categorie;libelle;"
		"valeur;statut\r\n"
		"2026-10;x;age;personnes;;60_69;60-69;s;S\r\n"
		"2026-10;x;age;personnes;;70;70;12;P\r\n";
	struct release r;
	struct err err;

	release_init(&r);
	r.period = mem_strdup(period);
	r.perimeter = mem_strdup("x");
	r.profile = mem_strdup("coordination");
	r.made = mem_strdup("2026-11-05T08:00:00-04:00");
	r.version = mem_strdup("0.1.0");
	r.language = mem_strdup("fr");
	r.dialect = mem_strdup("excel-fr");
	r.encoding = mem_strdup("UTF-8");
	r.folder = mem_strdup("x");
	release_cell_add(&r, "age", "personnes", "", "70", 12, false);
	release_cell_add(&r, "age", "personnes", "", "60_69", 0, true);
	release_file_add(&r, RELEASE_FILE_STATISTICS, figures, sizeof(figures) - 1);
	release_file_add(&r, RELEASE_FILE_MANIFEST, manifest, strlen(manifest));
	memcpy(r.seal, r.file[1].sha256, sizeof(r.seal));
	memcpy(r.previous, last, sizeof(r.previous));
	memcpy(last, r.seal, sizeof(r.seal));
	ok(store_publication_add(st, &r, &err) == 0, "a publication");
	release_clear(&r);
	free(manifest);
}

static void
add_publication(struct store *st, const char *period, char last[HASH_HEX_SIZE])
{
	char named[HASH_HEX_SIZE];

	memcpy(named, last, sizeof(named));
	add_publication_after(st, period, named, last);
}

/* One person, seen twice in a month and sent to a place, whose link was cut. */
static void
test_cut(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	struct err err = { .code = ERR_NONE };
	struct session s;
	int64_t person = 0;

	store_person_add(st, &person, &err);
	for (int i = 0; i < 2; i++) {
		desk_session(&s, 1 + i, 600);
		s.anonymous = 0;
		s.attendance[0].person = person;
		strlist_add(&s.partners, "ailleurs");
		strlist_add(&s.tags, "un");
		ok(store_session_save(st, &s, &err) == 0, "a visit (%s)", desk_why(&err));
		session_clear(&s);
	}
	ok(store_person_erase(st, person, 1, NULL, &err) == 0, "erased (%s)", desk_why(&err));
	silent(st, "a desk that forgot somebody");
	finds(st, "UPDATE attendance SET person = 1 WHERE session = 2", "erased: session 2: link");
	finds(st, "DELETE FROM erased", "erased: person 1: list");
	finds(st, "UPDATE attendance SET person = 1 WHERE session = 2", "cut: session 2: link");
	finds(st, "UPDATE attendance SET cut = 14 WHERE session = 2", "cut: session 2: periods");
	finds(st, "UPDATE attendance SET cut = 9 WHERE session = 2", "cut: session 2: periods");
	finds(st, "UPDATE attendance SET cut = 31 WHERE session = 1", "cut: session 1: visits");
	finds(st, "DELETE FROM cut_value WHERE list = 7", "cut: session 2: visits");
	finds(st, "DELETE FROM cut_value WHERE list = 8", "cut: session 2: minutes");
	finds(st, "UPDATE cut_value SET code = 0 WHERE list = 7", "cut: session 2: value");
	finds(st, "UPDATE cut_value SET code = 40 WHERE list = 1", "cut: session 2: value");
	finds(st, "UPDATE cut_value SET periods = 8 WHERE list = 1", "cut: session 2: value");
	finds(st, "UPDATE cut_value SET periods = 1 WHERE list = 8", "cut: session 2: value");
	finds(st, "UPDATE cut_value SET periods = 2 WHERE list = 1", "cut: session 2: value");
	finds(st, "DELETE FROM cut_value WHERE list = 1", "cut: session 2: value");
	finds(st, "UPDATE cut_value SET list = list + 1 WHERE list = 1", "cut: session 2: value");
	silent(st, "the same desk afterwards");
	store_close(st);
	free(path);
}

static void
test_rows(struct store *st)
{
	finds(st, "UPDATE session SET date = '2031-01-01' WHERE n = 1", "date: session 1: future");
	finds(st, "UPDATE session SET themes = 0 WHERE n = 1", "needed: session 1: theme");
	finds(st, "UPDATE session SET procedures = 1 WHERE n = 1", "needed: session 1: theme");
	finds(st, "UPDATE session SET place = NULL WHERE n = 1", "needed: session 1: place");
	finds(st, "UPDATE session SET commune = 1 WHERE n = 1", "value: session 1: commune");
	finds(st, "UPDATE attendance SET residence = 99999 WHERE session = 1",
	      "value: session 1: residence");
	finds(st, "UPDATE session SET referred = 1 WHERE n = 1", "again: session 1: referred");
	finds(st, "UPDATE session SET refer_to = 1 WHERE n = 1", "again: session 1: referred");
	finds(st, "UPDATE session SET binned = '2026-01-01' WHERE n = 1",
	      "again: session 1: binned");
	finds(st, "UPDATE session SET audience = 5 WHERE n = 1", "again: session 1: audience");
	finds(st, "UPDATE session SET revision = 9007199254740995 WHERE n = 1",
	      "revision: session 1: revision");
	finds(st, "UPDATE undo_step SET changes = x'00ff'", "undo: step 1");
	finds(st,
	      "INSERT INTO tag (n, id, desk, revision, name, merged) VALUES"
	      " (8, '00000000-0000-7000-8000-000000000008', 1, 1, 'a', NULL),"
	      " (9, '00000000-0000-7000-8000-000000000009', 1, 1, 'b', 8);"
	      " INSERT INTO session_tag VALUES (1, 9)",
	      "again: session 1: tag");
	finds(st,
	      "INSERT INTO tag (n, id, desk, revision, name, merged) VALUES"
	      " (8, '00000000-0000-7000-8000-000000000008', 1, 1, 'a', 9),"
	      " (9, '00000000-0000-7000-8000-000000000009', 1, 1, 'b', 8)",
	      "merged: tag 8");
	finds(st, "UPDATE person SET consent = '2026-10-01'", "box: person 1: box");
	finds(st, "UPDATE person SET consent = '2026-10-01', sealed = x'00'", "box: person 1: box");
	finds(st, "UPDATE session SET sealed_note = x'0102' WHERE n = 1", "box: session 1: note");
	finds(st,
	      "UPDATE session SET sealed_note ="
	      " x'010000000000000000000000000000000000000000"
	      "0000000000000000000000000000000000000000' WHERE n = 1",
	      "no-key: seal_passphrase, seal_code");
	finds(st, "INSERT INTO secret (name, value) VALUES ('seal_code', zeroblob(97))",
	      "passphrase: seal_passphrase");
	finds(st, "INSERT INTO secret (name, value) VALUES ('seal_passphrase', zeroblob(97))",
	      "recovery-code: seal_code");
}

/* Whether a box opens is told while the key is open, and by nobody else. */
static void
test_boxes(void)
{
	static const char moved[] = "UPDATE person SET sealed = (SELECT sealed FROM person WHERE"
				    " n = 2) WHERE n = 1";
	static const char torn[] = "UPDATE session SET sealed_note = CAST(sealed_note || x'00' AS"
				   " BLOB)";
	char found[FOUND_SIZE] = "";
	char *path = NULL;
	struct store *st = desk_new(&path);
	struct err err;

	store_person_open(st);
	store_person_new(st, "Élisabeth", "+596596000001");
	store_person_visit(st, date_from(2026, 10, 2),
			   store_person_new(st, "Bellance", "+596596000002"), 1, "une note");
	silent(st, "a desk with boxes");
	finds(st, moved, "box: person 1: box");
	finds(st, torn, "box: session 1: note");
	finds(st, "UPDATE person SET sealed = x'00'", "box: person 2: box\n");
	db_exec(st, moved, &err);
	is_int(store_check(st, note, found, &err), 1, "one is told once");
	store_seal_lock(st);
	silent(st, "locked, the same file");
	store_close(st);
	free(path);
}

static void
test_schema(struct store *st)
{
	struct err err = { .code = ERR_NONE };

	finds(st, "CREATE TRIGGER mine AFTER INSERT ON session BEGIN DELETE FROM session; END",
	      "schema: trigger mine");
	/* The beginning of one of ours, as a file that was written by hand may hold it. */
	sqlite3_db_config(st->db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
	db_exec(st, "PRAGMA writable_schema = ON", &err);
	finds(st,
	      "UPDATE sqlite_schema SET sql = substr(sql, 1, length(sql) - 1)"
	      " WHERE name = 'day_total_to'",
	      "schema: trigger day_total_to");
	/* Rows that these would refuse would come in without a word. */
	finds(st,
	      "UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (length(frozen) = 10)', '')"
	      " WHERE name = 'person'",
	      "schema: table person");
	finds(st,
	      "UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')')"
	      " WHERE name = 'mediator'",
	      "schema: table mediator");
	store_begin(st, NULL, &err);
	db_exec(st, "UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')')", &err);
	ok(own_schema_whole(st, &err) != 0 && err.code == ERR_DAMAGED,
	   "of which no backup is made");
	store_rollback(st);
	db_exec(st, "PRAGMA writable_schema = OFF", &err);
	sqlite3_db_config(st->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	finds(st, "CREATE VIEW mine AS SELECT 1", "schema: view mine");
	/* It would refuse a second session of a day. */
	finds(st, "CREATE UNIQUE INDEX mine ON session (date)", "schema: index mine");
	/* What nothing else would notice. */
	finds(st, "DROP TRIGGER publication_fixed_d", "lacking: trigger publication_fixed_d");
	finds(st, "DROP TRIGGER access_log_kept", "lacking: trigger access_log_kept");
	finds(st, "DROP TRIGGER session_frozen_u", "lacking: trigger session_frozen_u");
	finds(st, "DROP INDEX tag_folded; DROP TRIGGER session_frozen_d",
	      "lacking: trigger session_frozen_d");
	finds(st, "DROP TABLE turned_away", "lacking: table turned_away");
	finds(st,
	      "DROP INDEX person_frozen;"
	      " CREATE INDEX person_frozen ON person (id) WHERE frozen IS NOT NULL",
	      "lacking: index person_frozen");
}

/* A step of the versions that did not note who was sent on. */
static void
test_old_step(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	struct err err = { .code = ERR_NONE };
	struct undo_step step;

	desk_add(st, 1, 600);
	store_begin(st, "session-edit", &err);
	db_exec(st, "UPDATE session SET refer_to = 1 WHERE n = 1", &err);
	is_int(store_commit(st, 1, &err), 0, "a step (%s)", desk_why(&err));
	is_int(db_exec(st, "UPDATE session SET referred = 1", &err), 0, "as the new schema has it");
	is_int(store_undo(st, &step, &err), 0, "undone (%s)", desk_why(&err));
	silent(st, "the desk afterwards");
	is_int(store_redo(st, &step, &err), 0, "redone (%s)", desk_why(&err));
	silent(st, "the desk then");
	store_close(st);
	free(path);
}

/* Each manifest names the seal before it, also where all digests agree with their bytes. */
static void
test_chain(struct store *st, char seal[HASH_HEX_SIZE])
{
	char found[FOUND_SIZE] = "", first[HASH_HEX_SIZE];
	struct err err = { .code = ERR_NONE };

	memcpy(first, seal, sizeof(first));
	add_publication(st, "2026-09", seal);
	silent(st, "a chain of two");
	finds(st,
	      "DROP TRIGGER publication_fixed_d; DROP TRIGGER publication_cell_fixed_d;"
	      " DROP TRIGGER publication_file_fixed_d;"
	      " DELETE FROM publication_cell WHERE publication = 1;"
	      " DELETE FROM publication_file WHERE publication = 1;"
	      " DELETE FROM publication WHERE n = 1",
	      "chain: 2026-09");
	finds(st,
	      "DROP TRIGGER publication_file_fixed_d;"
	      " DELETE FROM publication_file WHERE name = 'manifeste.csv' AND publication = 2",
	      "chain: 2026-09");
	store_begin(st, NULL, &err);
	add_publication_after(st, "2026-08", first, seal);
	ok(store_check(st, note, found, &err) == 1, "one that names another than the last");
	is_str(found, "chain: 2026-08\n", "is found");
	store_rollback(st);
}

/* One that was taken back says when and why. */
static void
test_withdrawal(struct store *st)
{
	finds(st, "INSERT INTO publication_withdrawal VALUES (1, 'x', NULL, 'wrong desk')",
	      "withdrawal: publication 1: withdrawal");
	finds(st, "INSERT INTO publication_withdrawal VALUES (1, '2026-10-05', NULL, ' ')",
	      "withdrawal: publication 1: withdrawal");
}

static void
test_request(struct store *st)
{
	finds(st,
	      "INSERT INTO request VALUES"
	      " (1, printf('%036d', 1), '2026-02-30', 1, NULL, NULL)",
	      "request: request 1: day");
	finds(st,
	      "INSERT INTO request VALUES"
	      " (1, printf('%036d', 1), '2026-02-03', 1, '2026-02-31', NULL)",
	      "request: request 1: day");
}

static void
test_faults(void)
{
	char *path = NULL, seal[HASH_HEX_SIZE] = "";
	struct store *st = desk_new(&path);

	silent(st, "a new desk");
	desk_add(st, 1, 600);
	add_workshop(st);
	add_publication(st, "2026-10", seal);
	silent(st, "a desk in use");
	test_schema(st);
	finds(st, "UPDATE desk SET revision = 9007199254740993", "revision: 9007199254740993");
	finds(st, "DELETE FROM place", "foreign-key: session");
	finds(st, "UPDATE code SET code = 'x' WHERE vocab = 'theme' AND num = 6",
	      "code: theme 6 is not email");
	finds(st, "INSERT INTO code VALUES ('theme', 60, 'x')", "code: more codes");
	finds(st, "UPDATE session SET themes = 1 << 40 WHERE n = 1", "value: session 1: themes");
	finds(st, "UPDATE session SET partner_kinds = -1 WHERE n = 1",
	      "value: session 1: partner_kinds");
	finds(st, "UPDATE session SET autonomy = 77 WHERE n = 1", "value: session 1: autonomy");
	finds(st, "UPDATE attendance SET age = 77 WHERE session = 1", "value: session 1: age");
	finds(st, "UPDATE session SET date = '2026-02-30' WHERE n = 1", "date: session 1");
	finds(st, "UPDATE session SET participants = 7 WHERE n = 2", "participants: session 2");
	finds(st, "UPDATE session SET participants = 2, anonymous = 2 WHERE n = 1",
	      "participants: session 1");
	finds(st, "DELETE FROM attendance WHERE session = 1", "attendance: session 1");
	finds(st, "UPDATE attendance SET person = NULL WHERE session = 2", "attendance: session 2");
	finds(st, "UPDATE breakdown SET count = 5", "breakdown: session 2");
	finds(st, "UPDATE day_total SET minutes = minutes + 1 WHERE date = '2026-10-01'",
	      "day-total: 2026-10-01");
	finds(st, "DELETE FROM day_total", "day-total: 2026-10-02");
	finds(st, "INSERT INTO day_total VALUES ('2026-09-01', 1, 1, 1)", "day-total: 2026-09-01");
	finds(st, "DROP TRIGGER day_total_to; UPDATE session SET minutes = 45 WHERE n = 1",
	      "day-total: 2026-10-01");
	finds(st,
	      "DROP TRIGGER publication_file_fixed_u; UPDATE publication_file SET bytes = x'00'",
	      "publication: manifeste.csv");
	finds(st, "DROP TRIGGER publication_fixed_u; UPDATE publication SET seal = 'x'",
	      "seal: 2026-10");
	finds(st,
	      "DROP TRIGGER publication_cell_fixed_u;"
	      " UPDATE publication_cell SET valeur = 13 WHERE valeur = 12",
	      "figures: 2026-10");
	finds(st,
	      "DROP TRIGGER publication_cell_fixed_u;"
	      " UPDATE publication_cell SET valeur = 3 WHERE valeur IS NULL",
	      "figures: 2026-10");
	finds(st,
	      "DROP TRIGGER publication_cell_fixed_i;"
	      " INSERT INTO publication_cell VALUES (1, 'age', 'personnes', '', '12', 3)",
	      "figures: 2026-10");
	finds(st,
	      "DROP TRIGGER publication_file_fixed_d;"
	      " DELETE FROM publication_file WHERE name = 'statistiques.csv'",
	      "figures: 2026-10");
	test_rows(st);
	test_withdrawal(st);
	test_request(st);
	test_chain(st, seal);
	silent(st, "the same desk afterwards");
	store_close(st);
	free(path);
}

/* Pages overwritten by another program: found, or at least never taken for sound. */
static void
test_damage(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	char found[FOUND_SIZE] = "";
	struct buf text = BUF_INIT;
	struct err err = { .code = ERR_NONE };
	int64_t page = 0, size = 0;

	for (int i = 0; i < 50; i++)
		desk_add(st, 1, i);
	db_number(st, "SELECT rootpage FROM sqlite_schema WHERE name = 'attendance'", &page, &err);
	db_number(st, "PRAGMA page_size", &size, &err);
	store_close(st);
	file_read(path, &text, &err);
	memset(text.text + (page - 1) * size, 0x5a, (size_t)size);
	file_write(path, text.text, text.len, true, &err);
	buf_clear(&text);
	st = desk_again(path);
	ok(store_check(st, note, found, &err) > 0, "a page of nonsense is a fault (%s)",
	   desk_why(&err));
	ok(strstr(found, "integrity: ") != NULL, "of the file");
	store_close(st);
	free(path);
}

/* A kind that is none has no form and no cells: such a session is not read at all. */
static void
test_kind(void)
{
	static const char *const kinds[] = { "1048576", "-3", "0", "6" };
	char *path = NULL;
	struct store *st = desk_new(&path);
	struct session s;
	struct err err = { .code = ERR_NONE };

	add_workshop(st);
	session_init(&s);
	db_exec(st, "PRAGMA ignore_check_constraints = ON", &err);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		char *sql = mem_printf("UPDATE session SET kind = %s", kinds[i]);

		ok(db_exec(st, sql, &err) == 0, "%s (%s)", sql, desk_why(&err));
		ok(store_session_get(st, 1, &s, &err) == -1 && err.code == ERR_DAMAGED,
		   "the file is damaged");
		finds(st, sql, "kind: session 1: kind"); /* ends with the checks on */
		db_exec(st, "PRAGMA ignore_check_constraints = ON", &err);
		free(sql);
	}
	session_clear(&s);
	store_close(st);
	free(path);
}

int
main(void)
{
	test_faults();
	test_kind();
	test_cut();
	test_boxes();
	test_old_step();
	test_damage();
	return tap_done();
}
