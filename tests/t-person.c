/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Known persons on disk: kept, read, found; boxes that were tampered with; notes of sessions; the
 * log of access. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "store/access.h"
#include "store/undo.h"
#include "tests/lib/store_person.h"

static void
test_kept(struct store *st)
{
	struct err err = { .code = ERR_NONE };
	int64_t n = store_person_new(st, "Zéphirin", "+596696111213"), found = 0;
	char id[UUID_SIZE];
	struct person p, q;

	person_init(&p);
	person_init(&q);
	is_int(store_person_get(st, n, &p, &err), 0, "read back");
	is_str(p.name, "Zéphirin", "the name");
	is_str(p.phone, "+596696111213", "the phone");
	is_int(p.birth_year, 1958, "the year");
	is_str(p.notice, "2026-1", "the notice");
	is_int(store_person_id(st, n, id, &err), 0, "its id");
	is_str(p.id, id, "is that of the row");
	is_int(store_person_find(st, id, &found, &err), 0, "found by it");
	is_int(found, n, "the same");
	person_copy(&q, &p);
	free(q.email);
	q.email = mem_strdup("a@b.fr");
	is_int(store_person_save(st, &q, &err), 0, "changed");
	is_int(store_person_save(st, &p, &err), -1, "an older one is not written over it");
	is_int(err.code, ERR_CONFLICT, "which is said");
	store_seal_lock(st);
	is_int(store_person_save(st, &q, &err), -1, "locked: nothing is kept");
	is_int(err.code, ERR_LOCKED, "for want of the key");
	is_int(store_person_get(st, n, &p, &err), -1, "nor read");
	is_int(store_person_find(st, id, &found, &err), 0, "the id is known all the same");
	is_int(store_seal_unlock(st, PERSON_WORDS, &err), 0, "unlocked");
	is_int(store_person_get(st, n, &p, &err), 0, "and read again");
	is_str(p.email, "a@b.fr", "as it was changed");
	person_clear(&p);
	person_clear(&q);
}

/* A box of another row, or one in which a bit was changed. */
static void
test_tampered(struct store *st)
{
	int64_t a = store_person_new(st, "Alpha", "+596696000001");
	int64_t b = store_person_new(st, "Beta", "+596696000002");
	char *sql = mem_printf("UPDATE person SET sealed = (SELECT sealed FROM person WHERE n = %d)"
			       " WHERE n = %d",
			       (int)a, (int)b);
	struct err err;
	struct person p;

	person_init(&p);
	db_exec(st, sql, &err);
	free(sql);
	is_int(store_person_get(st, b, &p, &err), -1, "a box of another row does not open");
	is_int(err.code, ERR_DAMAGED, "it is damage");
	is_int(store_person_get(st, a, &p, &err), 0, "in its own row it does");
	person_clear(&p);
	store_person_erase(st, b, 1, NULL, &err);
	store_person_erase(st, a, 1, NULL, &err);
}

static void
test_note(struct store *st)
{
	struct err err = { .code = ERR_NONE };
	int64_t n = store_person_visit(st, date_from(2026, 10, 2), 0, 1, "voir le dossier vert");
	struct undo_step step;
	struct session s;

	session_init(&s);
	is_int(store_session_get(st, n, &s, &err), 0, "read");
	is_str(s.note, "voir le dossier vert", "with its note");
	store_seal_lock(st);
	is_int(store_session_save(st, &s, &err), -1, "a note cannot be sealed without the key");
	is_int(err.code, ERR_LOCKED, "which is said");
	is_int(store_session_get(st, n, &s, &err), 0, "read while locked");
	is_str(s.note, NULL, "the note is not seen");
	ok(s.note_locked, "but known to be there");
	s.minutes = 45;
	is_int(store_session_save(st, &s, &err), 0, "an edit");
	store_seal_unlock(st, PERSON_WORDS, &err);
	store_session_get(st, n, &s, &err);
	is_str(s.note, "voir le dossier vert", "leaves it as it was");
	free(s.note);
	s.note = NULL;
	is_int(store_session_save(st, &s, &err), 0, "emptied");
	store_session_get(st, n, &s, &err);
	ok(s.note == NULL && !s.note_locked, "it is gone");
	is_int(store_undo(st, &step, &err), 0, "undone");
	store_session_get(st, n, &s, &err);
	is_str(s.note, "voir le dossier vert", "it is back");
	store_session_delete(st, n, &err);
	session_clear(&s);
}

static int
see(void *arg, const struct access *a)
{
	struct buf *out = arg;

	buf_addf(out, "%s %s;", a->action, a->subject);
	return 0;
}

static void
test_access(struct store *st)
{
	struct err err = { .code = ERR_NONE };
	struct buf out = BUF_INIT;
	int64_t broken = -1;

	is_int(store_access_add(st, "unlock", NULL, 1, &err), 0, "unlocking is noted");
	is_int(store_access_add(st, "view", "00000000-0000-7000-8000-000000000001", 0, &err), 0,
	       "seeing too");
	store_access_add(st, "erase", "00000000-0000-7000-8000-000000000001", 1, &err);
	is_int(store_access_each(st, "00000000-0000-7000-8000-000000000001", see, &out, &err), 0,
	       "read for one");
	is_str(buf_text(&out),
	       "view 00000000-0000-7000-8000-000000000001;"
	       "erase 00000000-0000-7000-8000-000000000001;",
	       "in order");
	is_int(store_access_broken(st, &broken, &err), 0, "the chain is read");
	is_int(broken, 0, "and holds");
	is_int(db_exec(st, "UPDATE access_log SET action = 'x'", &err), -1, "no row is changed");
	is_int(db_exec(st,
		       "INSERT INTO access_log (at, action, chain) VALUES"
		       " ('2020-01-01T00:00:00', 'old', x''); DELETE FROM access_log"
		       " WHERE action = 'old'",
		       &err),
	       0, "what is older than 12 months may go");
	is_int(db_exec(st,
		       "INSERT INTO access_log (at, action, chain) VALUES ('2999-01-01', 'x', x'');"
		       " DELETE FROM access_log WHERE action = 'x'",
		       &err),
	       -1, "nothing else may");
	db_exec(st,
		"DROP TRIGGER access_log_kept; DELETE FROM access_log WHERE n = 2 OR action = 'x'",
		&err);
	store_access_broken(st, &broken, &err);
	is_int(broken, 3, "one that is taken out is missed");
	is_int(store_person_faults(st), 2, "the check says so, and what is lacking");
	buf_clear(&out);
}

int
main(void)
{
	char *path;
	struct store *st = desk_new(&path);

	store_person_open(st);
	test_kept(st);
	test_tampered(st);
	test_note(st);
	test_access(st);
	store_close(st);
	free(path);
	return tap_done();
}
