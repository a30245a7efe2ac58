/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Persons are merged and erased, and no figure of a calendar month, quarter or year moves. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "store/draft.h"
#include "store/template.h"
#include "store/undo.h"
#include "tests/lib/store_figures.h"
#include "tests/lib/store_person.h"

struct span {
	const char *name;
	int from;
	int to;
};

static void
add_visits(struct store *st, int64_t a, int64_t b)
{
	struct err err;
	struct session s;

	store_person_visit(st, date_from(2025, 12, 30), a, 4, NULL);
	store_person_visit(st, date_from(2026, 1, 5), a, 1, NULL);
	store_person_visit(st, date_from(2026, 2, 5), a, 1 | 2, NULL);
	store_person_visit(st, date_from(2026, 2, 5), a, 8, NULL);
	store_person_visit(st, date_from(2026, 2, 20), a, 2, NULL);
	store_person_visit(st, date_from(2026, 2, 20), b, 2, NULL);
	store_person_visit(st, date_from(2026, 5, 20), a, 16, NULL);
	store_person_visit(st, date_from(2026, 9, 2), b, 16, NULL);
	store_person_visit(st, date_from(2026, 9, 3), 0, 16, NULL);
	session_init(&s);
	s.kind = KIND_WORKSHOP;
	s.date = date_from(2026, 9, 4);
	s.minutes = 120;
	s.channel = CHANNEL_DESK;
	s.place = 1;
	s.themes = 64;
	s.participants = 5;
	s.anonymous = 3;
	s.attendance = mem_array(2, sizeof(*s.attendance));
	s.attendance_count = 2;
	s.attendance[0] = (struct attendance){ .person = a, .gender = 1, .age = 5 };
	s.attendance[1] = (struct attendance){ .person = b, .gender = 2, .age = 6 };
	is_int(store_session_save(st, &s, &err), 0, "a workshop");
	session_clear(&s);
}

/* Two steps that hold the link: it goes, and comes back. */
static void
link_in_undo(struct store *st, int64_t person)
{
	struct err err;
	struct session s;

	session_init(&s);
	store_session_get(st, desk_number(st, "SELECT n FROM session WHERE date = '2026-05-20'"),
			  &s, &err);
	is_int(s.attendance[0].person, person, "a session of that person");
	s.attendance[0].person = 0;
	s.anonymous = 1;
	is_int(store_session_save(st, &s, &err), 0, "loses the link");
	s.attendance[0].person = person;
	s.anonymous = 0;
	is_int(store_session_save(st, &s, &err), 0, "and has it again");
	session_clear(&s);
}

static void
test_erase(struct store *st, const char *path)
{
	static struct span spans[] = { { "january", 0, 0 },       { "february", 0, 0 },
				       { "december", 0, 0 },      { "first quarter", 0, 0 },
				       { "third quarter", 0, 0 }, { "2025", 0, 0 },
				       { "2026", 0, 0 } };
	enum { SPANS = sizeof(spans) / sizeof(spans[0]) };
	int64_t a = store_person_new(st, "Efface", "+596696000003");
	int64_t b = store_person_new(st, "Reste", "+596696000004");
	struct err err = { .code = ERR_NONE };
	char *before[SPANS];
	struct undo_step step;
	char id[UUID_SIZE];
	struct person p;

	spans[0].from = date_from(2026, 1, 1), spans[0].to = date_from(2026, 1, 31);
	spans[1].from = date_from(2026, 2, 1), spans[1].to = date_from(2026, 2, 28);
	spans[2].from = date_from(2025, 12, 1), spans[2].to = date_from(2025, 12, 31);
	spans[3].from = date_from(2026, 1, 1), spans[3].to = date_from(2026, 3, 31);
	spans[4].from = date_from(2026, 7, 1), spans[4].to = date_from(2026, 9, 30);
	spans[5].from = date_from(2025, 1, 1), spans[5].to = date_from(2025, 12, 31);
	spans[6].from = date_from(2026, 1, 1), spans[6].to = date_from(2026, 12, 31);
	add_visits(st, a, b);
	store_person_id(st, a, id, &err);
	store_person_visit(st, date_from(2026, 5, 21), a, 16, "une note qui part");
	for (int i = 0; i < SPANS; i++)
		before[i] = figures(path, spans[i].from, spans[i].to);
	link_in_undo(st, a);
	is_int(store_person_erase(st, a, 1, NULL, &err), 0, "erased");
	for (int i = 0; i < SPANS; i++) {
		char *after = figures(path, spans[i].from, spans[i].to);

		is_str(after, before[i], "the figures of %s do not move", spans[i].name);
		free(after);
		free(before[i]);
	}
	person_init(&p);
	is_int(store_person_get(st, a, &p, &err), -1, "nobody is there");
	is_int(err.code, ERR_NO_INPUT, "any more");
	is_int(desk_number(st, "SELECT count(*) FROM attendance WHERE person = (SELECT max(n) - 1"
			       " FROM person)"),
	       0, "no link");
	is_int(desk_number(st,
			   "SELECT count(*) FROM person WHERE deleted = 1 AND sealed IS NULL AND"
			   " notice IS NULL AND consent IS NULL AND n = (SELECT max(n) - 1"
			   " FROM person)"),
	       1, "a tombstone");
	is_int(desk_number(st, "SELECT count(*) FROM session WHERE sealed_note IS NOT NULL"
			       " AND date = '2026-05-21'"),
	       0, "no note");
	is_int(desk_number(st, "SELECT count(*) FROM erased"), 1, "its id is among the erased");
	is_int(desk_number(st, "SELECT count(*) FROM undo_step WHERE changes <> x''"), 0,
	       "no step of undo holds it");
	is_int(store_undo(st, &step, &err), -1, "nothing can bring it back");
	is_int(store_person_faults(st), 0, "and the file agrees with itself");
	is_int(store_person_erase(st, a, 1, NULL, &err), -1, "not twice");
	is_int(err.code, ERR_NO_INPUT, "there is nobody");
}

static uint64_t
some_bits(struct rng *r, int bits)
{
	return (UINT64_C(1) << rng_below(r, (uint32_t)bits)) |
	       (UINT64_C(1) << rng_below(r, (uint32_t)bits));
}

static void
random_visit(struct store *st, struct rng *r, const int64_t *person, uint32_t persons)
{
	static const char *const tags[] = { "un", "deux", "trois" };
	static const char *const partners[] = { "lieu-1", "lieu-2", "ailleurs" };
	struct session s;
	struct err err;
	uint32_t first;

	desk_session(&s, 1, (int)rng_below(r, 1400));
	s.date = date_from(2022, 1, 1) + (int)rng_below(r, 2 * 365);
	s.minutes = 1 + (int)rng_below(r, 300);
	s.themes = some_bits(r, 19) | UINT64_C(1) << 18;
	s.procedures = some_bits(r, 8);
	s.devices = some_bits(r, 3);
	s.languages = rng_below(r, 2) ? some_bits(r, 5) : 0;
	s.refer_to = (int)rng_below(r, 5);
	s.autonomy = (int)rng_below(r, 3);
	s.not_completed = (int)rng_below(r, 3);
	for (uint32_t t = rng_below(r, 3); t > 0; t--)
		strlist_add(&s.partners, partners[rng_below(r, 3)]);
	for (uint32_t t = rng_below(r, 3); t > 0; t--)
		strlist_add(&s.tags, tags[rng_below(r, 3)]);
	if (rng_below(r, 4) == 0) {
		s.kind = KIND_WORKSHOP;
		s.autonomy = 0;
		s.participants = 4;
		s.anonymous = 2;
		s.attendance = mem_resize(s.attendance, 2, sizeof(*s.attendance));
		s.attendance_count = 2;
	} else {
		s.anonymous = 0;
	}
	first = rng_below(r, persons);
	for (size_t i = 0; i < s.attendance_count; i++)
		s.attendance[i] = (struct attendance){ .person = person[(first + i) % persons],
						       .gender = (int)rng_below(r, 4),
						       .age = (int)rng_below(r, 9),
						       .status = (int)rng_below(r, 6) };
	if (store_session_save(st, &s, &err) != 0)
		printf("Bail out! %s\n", err.detail);
	session_clear(&s);
}

enum { RANDOM_PERSONS = 7, RANDOM_SPANS = 24 + 8 + 2 };

/* The n-th of the months, quarters and years of two years. */
static void
random_span(int n, int *from, int *to)
{
	int length = n < 24 ? 1 : n < 32 ? 3 : 12;
	int month = n < 24 ? n : n < 32 ? 3 * (n - 24) : 12 * (n - 32);

	*from = date_from(2022 + month / 12, month % 12 + 1, 1);
	*to = date_add_months(*from, length) - 1;
}

/* Whoever goes, and in whatever order, no figure of a calendar period moves; in others none but
 * people, and these never fall. */
static void
test_erase_random(struct store *st, const char *path)
{
	int64_t person[RANDOM_PERSONS];
	char *before[RANDOM_SPANS];
	int from, to, moved = 0;
	struct rng r;
	struct err err;

	rng_seeded(&r, 7, "visits");
	if (db_exec(st,
		    "INSERT INTO partner (id, desk, revision, nom, search) VALUES"
		    " ('lieu-1', 1, 1, 'Un', ''), ('lieu-2', 1, 1, 'Deux', '')",
		    &err) != 0)
		printf("Bail out! %s\n", err.detail);
	for (int i = 0; i < RANDOM_PERSONS; i++)
		person[i] = store_person_new(st, "Hasard", NULL);
	for (int i = 0; i < 300; i++)
		random_visit(st, &r, person, RANDOM_PERSONS);
	for (int i = 0; i < RANDOM_SPANS; i++) {
		random_span(i, &from, &to);
		before[i] = figures(path, from, to);
	}
	for (int p = 0; p < RANDOM_PERSONS; p += 2)
		is_int(store_person_erase(st, person[p], 0, NULL, &err), 0, "one is erased");
	for (int i = 0; i < RANDOM_SPANS; i++) {
		char *after;

		random_span(i, &from, &to);
		after = figures(path, from, to);
		if (strcmp(after, before[i]) != 0) {
			printf("# span %d:\n# %s\n# %s\n", i, before[i], after);
			moved++;
		}
		free(after);
		free(before[i]);
	}
	is_int(moved, 0, "no figure of a calendar period moves");
	is_int(store_person_faults(st), 0, "and the file agrees with itself");
}

/* In a period that is no calendar one, nobody is left out. */
static void
test_upper_bound(const char *path)
{
	char *text = figures(path, date_from(2026, 2, 3), date_from(2026, 2, 25));

	ok(str_starts(text, "4 4 4 4 0 1 3"), "each visit counts where the period is cut: %.20s",
	   text);
	free(text);
}

static void
workshop_of_two(struct store *st, int64_t a, int64_t b)
{
	struct err err = { .code = ERR_NONE };
	struct session s;

	desk_session(&s, 1, 600);
	s.kind = KIND_WORKSHOP;
	s.autonomy = 0;
	s.date = date_from(2024, 3, 12);
	s.participants = 2;
	s.anonymous = 0;
	s.attendance = mem_resize(s.attendance, 2, sizeof(*s.attendance));
	s.attendance_count = 2;
	s.attendance[0] = (struct attendance){ .person = a };
	s.attendance[1] = (struct attendance){ .person = b };
	is_int(store_session_save(st, &s, &err), 0, "both at a workshop: %s", desk_why(&err));
	session_clear(&s);
}

static void
test_merge(struct store *st, const char *path)
{
	struct err err = { .code = ERR_NONE };
	int64_t from = store_person_new(st, "Doublon", "+596696000005");
	int64_t into = store_person_new(st, "Doublond", NULL);
	int64_t n = store_person_visit(st, date_from(2024, 3, 5), from, 1, "une note qui reste");
	struct session s;
	struct person p;
	char *text;

	store_person_visit(st, date_from(2024, 3, 9), into, 1, NULL);
	person_init(&p);
	session_init(&s);
	store_person_get(st, into, &p, &err);
	p.consent = date_from(2024, 1, 1);
	workshop_of_two(st, from, into);
	is_int(store_person_merge(st, from, 1, &p, 1, &err), -1, "changed meanwhile");
	is_int(err.code, ERR_CONFLICT, "which is said");
	is_int(store_person_merge(
		       st, from,
		       desk_number(st,
				   "SELECT revision FROM person ORDER BY n DESC LIMIT 1 OFFSET 1"),
		       &p, 1, &err),
	       0, "merged: %s", desk_why(&err));
	store_session_get(st, n, &s, &err);
	is_int(s.attendance[0].person, into, "the visit moves");
	is_str(s.note, "une note qui reste", "its note stays: the person is known still");
	is_int(store_person_get(st, from, &p, &err), -1, "the source is gone");
	is_int(store_person_get(st, into, &p, &err), 0, "the target is there");
	is_int(p.consent, date_from(2024, 1, 1), "with the earlier day");
	text = figures(path, date_from(2024, 3, 1), date_from(2024, 3, 31));
	ok(str_starts(text, "3 4 1 1 0 1 0"), "and counts once: %.20s", text);
	is_int(store_person_faults(st), 0, "the file agrees with itself");
	free(text);
	person_clear(&p);
	session_clear(&s);
}

static off_t
log_size(const char *path)
{
	char *name = mem_printf("%s-wal", path);
	struct stat about = { .st_size = 0 };

	stat(name, &about);
	free(name);
	return about.st_size;
}

/* Somebody is erased by another program between the form and its saving. */
static void
test_erased_meanwhile(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	struct session s;
	struct err err = { .code = ERR_NONE };
	int64_t n, visit;

	store_person_open(st);
	n = store_person_new(st, "Bellance", NULL);
	visit = store_person_visit(st, date_from(2026, 10, 2), n, 1, NULL);
	session_init(&s);
	store_session_get(st, visit, &s, &err);
	is_int(store_person_erase(st, n, 1, NULL, &err), 0, "erased");
	s.n = 0;
	s.id[0] = '\0';
	is_int(store_session_save(st, &s, &err), -1, "no link to them comes back");
	is_int(err.code, ERR_ERASED, "which is said (%s)", desk_why(&err));
	is_int(desk_number(st, "SELECT count(*) FROM session"), 1, "nothing is written");
	session_clear(&s);
	store_close(st);
	free(path);
}

/* Another program reads while somebody is erased, or the passphrase changes. */
static void
test_log(struct store *st, const char *path)
{
	struct err err = { .code = ERR_NONE };
	sqlite3 *other;
	int64_t n;

	for (int i = 0; i < 2; i++) {
		n = store_person_new(st, "Lu ailleurs", NULL);
		if (sqlite3_open(path, &other) != SQLITE_OK ||
		    sqlite3_exec(other, "BEGIN; SELECT count(*) FROM session", NULL, NULL, NULL) !=
			    SQLITE_OK)
			printf("Bail out! %s\n", sqlite3_errmsg(other));
		if (i == 0)
			is_int(store_person_erase(st, n, 0, NULL, &err), 0, "erased, read");
		else
			is_int(store_seal_change(st, PERSON_WORDS, &err), 0, "other words");
		ok(log_size(path) > 0, "the log is not empty yet");
		sqlite3_exec(other, "COMMIT", NULL, NULL, NULL);
		sqlite3_close(other);
		store_person_visit(st, date_from(2019, 1, 1), 0, 1, NULL);
		is_int(log_size(path), 0, "the next save empties it");
	}
}

static void
draft_is(struct store *st, const char *want, const char *name)
{
	struct err err;
	char *body = NULL;

	store_draft_get(st, "session", &body, &err);
	is_str(body, want, "%s", name);
	free(body);
}

static void
test_draft(struct store *st)
{
	struct err err = { .code = ERR_NONE };
	int64_t n = store_person_new(st, "En cours", NULL);
	char id[UUID_SIZE];
	char *body;

	store_person_id(st, n, id, &err);
	body = mem_printf("kind=2\npersons=a|%s\nonline=1\nsealed=ab\n", id);
	is_int(store_draft_put(st, "session", body, &err), 0, "a draft");
	is_int(store_person_erase(st, n, 0, NULL, &err), 0, "erased");
	draft_is(st, "kind=2\npersons=a\nonline=1\n", "the draft has forgotten them");
	is_int(store_draft_put(st, "session", body, &err), 0, "a form that was open puts it");
	draft_is(st, "kind=2\npersons=a\nonline=1\n", "and it is forgotten again");
	free(body);
}

/* What versions before wrote into a template goes when the desk is opened. */
static void
test_template(const char *path)
{
	struct store *st = desk_again(path);
	struct err err = { .code = ERR_NONE };
	struct undo_step step;
	int64_t n;

	is_int(store_template_add(st, "CAF", "lakou form 1\nkind=1\nsealed=Qm9x\n", &n, &err), 0,
	       "a template with a closed note (%s)", desk_why(&err));
	is_int(store_template_edit(st, n, NULL, "lakou form 1\nkind=1\nsealed=UXV4\n", &err), 0,
	       "replaced by another");
	is_int(store_template_add(st, "RSA", "lakou form 1\nkind=1\n", &n, &err), 0, "one without");
	store_close(st);
	st = desk_again(path);
	is_int(desk_number(
		       st,
		       "SELECT count(*) FROM template WHERE body = 'lakou form 1' || char(10) ||"
		       " 'kind=1' || char(10)"),
	       2, "opened, both are without");
	is_int(desk_number(
		       st,
		       "SELECT count(*) FROM undo_step WHERE instr(changes, x'7365616c65643d')"),
	       0, "nor would undo bring it back");
	is_int(store_undo(st, &step, &err), 0, "but what came after is undone (%s)",
	       desk_why(&err));
	store_close(st);
}

/* A copy of before a migration lies beside the desk and opens as it does. */
static void
test_copies(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	char *copy = mem_printf("%s.v4.bak", path);
	struct err err = { .code = ERR_NONE };
	int64_t n;

	store_person_open(st);
	n = store_person_new(st, "Bellance", NULL);
	is_int(file_write(copy, "copy", 4, false, &err), 0, "a copy (%s)", desk_why(&err));
	is_int(store_person_erase(st, n, 1, NULL, &err), 0, "erased");
	ok(!file_exists(copy), "the copy is gone");
	store_close(st);
	free(copy);
	free(path);
}

int
main(void)
{
	char *path;
	struct store *st = desk_new(&path);

	store_person_open(st);
	test_erase(st, path);
	test_upper_bound(path);
	test_erase_random(st, path);
	test_merge(st, path);
	test_log(st, path);
	test_draft(st);
	store_close(st);
	test_template(path);
	free(path);
	test_erased_meanwhile();
	test_copies();
	return tap_done();
}
