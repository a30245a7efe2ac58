/* SPDX-License-Identifier: GPL-3.0-or-later */
/* That the clock said how long a session took is kept with it, until somebody types a duration. */
#include "config.h"

#include "app/desk_private.h"
#include "app/timer.h"
#include "base/mem.h"
#include "store/db.h"
#include "tests/lib/app_desk.h"
#include "tests/lib/import_text.h"

static const char now[] = "2026-11-24T14:32";

/* Whether it is known of a session that the clock timed it. */
static void
is_clocked(struct desk *d, int64_t n, bool clocked, const char *what)
{
	struct session s;
	struct err err = { 0 };

	session_init(&s);
	is_int(store_session_get(d->store, n, &s, &err), 0, "%s (%s)", what, err.detail);
	is_int(s.clocked, clocked, clocked ? "is still the clock's" : "was chosen");
	session_clear(&s);
}

/* A field of it is typed anew. */
static void
change(struct desk *d, int64_t n, enum form_field field, const char *value)
{
	struct problems problems;
	struct session s;
	struct form f;
	struct err err = { 0 };

	session_init(&s);
	is_int(store_session_get(d->store, n, &s, &err), 0, "a session");
	form_from_session(&f, d, &s, &err);
	form_set(&f, field, value);
	is_int(logbook_save(d, &f, true, &s, &problems, &err), 0, "is changed (%s)", err.detail);
	form_clear(&f);
	session_clear(&s);
}

/* What the clock said is its own until a duration is typed, be it the same. */
static void
test_clock_kept(void)
{
	struct desk *d = app_desk_new("2026-11-24T09:30");
	struct logbook_step step;
	struct problems problems;
	struct session s;
	struct form f, draft;
	struct err err = { 0 };
	char *text;

	session_init(&s);
	is_int(timer_start(d, &err), 0, "a timer");
	ok(clock_parse("2026-11-24T09:55", &d->clock) == 0, "25 minutes later");
	form_new(&f, d, KIND_INDIVIDUAL, &err);
	is_int(timer_propose(&f, d, &err), 0, "fills a form");
	form_set(&f, FF_THEMES, "email");
	text = form_write(&f);
	is_int(form_read(&draft, text), 0, "a draft of it");
	is_int(logbook_save(d, &draft, true, &s, &problems, &err), 0, "is saved");
	is_clocked(d, s.n, true, "its duration");
	change(d, s.n, FF_TITLE, "Impôts");
	is_clocked(d, s.n, true, "that of a session whose title changed");
	is_int(logbook_delete(d, s.n, &err), 0, "deleted");
	is_int(logbook_undo(d, &step, &err), 0, "and back");
	is_clocked(d, s.n, true, "that of one that was in the bin");
	change(d, s.n, FF_DURATION, "25");
	is_clocked(d, s.n, false, "one that was typed");
	is_int(logbook_undo(d, &step, &err), 0, "undone");
	is_clocked(d, s.n, true, "what was before");
	is_int(logbook_redo(d, &step, &err), 0, "redone");
	is_clocked(d, s.n, false, "what was typed");
	free(text);
	form_clear(&f);
	form_clear(&draft);
	session_clear(&s);
	desk_close(d);
}

/* The journal does not tell whether the clock said how long: what is stored keeps it, and of others
 * one can only guess. */
static void
test_journal(void)
{
	struct desk *a = app_desk_new(now), *b = app_desk_new(now);
	struct err err;
	struct form f;
	char *out, *back, *title;
	int64_t n;

	plain(a, &f, KIND_INDIVIDUAL, "avant");
	f.clocked = true;
	n = add(a, &f);
	plain(a, &f, KIND_INDIVIDUAL, "autre");
	form_set(&f, FF_DURATION, "22");
	add(a, &f);
	out = journal(a);
	import(a, out, NULL, 0, 0, 2);
	ok(db_exec(desk_store(a), "UPDATE session SET revision = 0", &err) == 0, "older than it");
	title = strstr(out, "avant");
	if (title)
		memcpy(title, "apres", strlen("avant"));
	import(a, out, NULL, 0, 2, 0);
	is_clocked(a, n, true, "what the clock said");
	is_clocked(a, n + 1, false, "what was typed");
	import(b, out, NULL, 2, 0, 0);
	back = journal(b);
	is_str(back, out, "in another desk, the same journal");
	is_clocked(b, 1, false, "45 minutes, as people say");
	is_clocked(b, 2, true, "22, as a clock says");
	free(back);
	free(out);
	desk_close(a);
	desk_close(b);
}

int
main(void)
{
	dir = tap_tmpdir();
	test_clock_kept();
	test_journal();
	free(dir);
	return tap_done();
}
