/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts read back: what is read is written the same for good; and what the rules of a form let
 * pass can be saved, and is the same session when its form is parsed again. */
#include "config.h"

#include <string.h>

#include "app/desk_private.h"
#include "app/form.h"
#include "app/logbook.h"
#include "base/mem.h"
#include "store/session.h"
#include "store/undo.h"
#include "tests/fuzz/desk.h"
#include "tests/fuzz/fuzz.h"

static const char *const words[] = { "lakou form 1\n",
				     "kind=2\n",
				     "kind=1\n",
				     "n=1\n",
				     "\n?",
				     "theme=email",
				     "|",
				     "\\n",
				     "\\",
				     "=",
				     "duration=30\n",
				     "channel=lieu_activite\n",
				     "date=2026-10-05\n",
				     "participants=3\n",
				     "genders=",
				     "autre_france",
				     NULL };

const struct fuzz_target fuzz_target = {
	.name = "draft", .mutations = 1500, .longest = 1u << 14, .words = words
};

static bool
same_text(const char *a, const char *b)
{
	return (a == NULL && b == NULL) || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static void
round_trip(const struct form *f)
{
	char *text = form_write(f);
	struct form again;
	char *same;

	holds(form_read(&again, text) == 0);
	holds(again.kind == f->kind && again.n == f->n && again.revision == f->revision);
	same = form_write(&again);
	holds(strcmp(text, same) == 0);
	form_clear(&again);
	free(same);
	free(text);
}

/* The form of a saved session says the session. */
static void
saved(struct desk *d, const struct session *s)
{
	struct session stored, parsed;
	struct problems problems;
	struct form f;
	struct err err;

	session_init(&stored);
	session_init(&parsed);
	holds(logbook_get(d, s->n, &stored, &err) == 0);
	holds(form_from_session(&f, d, &stored, &err) == 0);
	holds(form_parse(&f, d, &parsed, &problems, &err) == 0);
	holds(parsed.kind == stored.kind && parsed.date == stored.date);
	holds(parsed.start == stored.start && parsed.minutes == stored.minutes);
	holds(parsed.themes == stored.themes && parsed.channel == stored.channel);
	holds(parsed.place == stored.place && parsed.commune == stored.commune);
	holds(parsed.participants == stored.participants);
	holds(parsed.attendance_count == stored.attendance_count);
	holds(same_text(parsed.title, stored.title));
	form_clear(&f);
	session_clear(&parsed);
	session_clear(&stored);
}

static void
save(struct desk *d, const struct form *f)
{
	struct store *st = desk_store(d);
	struct problems problems;
	struct undo_step step;
	struct session s;
	struct err err = { .code = ERR_NONE };

	session_init(&s);
	if (logbook_save(d, f, true, &s, &problems, &err) == 0) {
		saved(d, &s);
		holds(store_undo(st, &step, &err) == 0 && step.row == s.n);
	} else if (err.code == ERR_VALUE) {
		holds(problems_block(&problems));
	} else if (err.code == ERR_LOCKED) {
		/* A note, closed or not, needs the key, which this desk has not. */
		holds(f->sealed != NULL || f->value[FF_NOTE] != NULL);
	} else {
		/* The session that the draft is about is gone, or is of another kind. */
		holds(f->n != 0 && (err.code == ERR_NO_INPUT || err.code == ERR_INTERNAL ||
				    err.code == ERR_CONFLICT));
	}
	session_clear(&s);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	static struct fuzz_desk fd;
	char *s = fuzz_text(bytes, len);
	struct form f;

	fuzz_desk_open(&fd);
	if (form_read(&f, s) == 0) {
		round_trip(&f);
		save(fd.desk, &f);
		form_clear(&f);
	}
	free(s);
	return 0;
}
