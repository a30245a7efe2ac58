/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The month by which the counting is defined, from the store through the command line: what people
 * who are known by name do to the figures cannot be typed there yet. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/vocab.h"
#include "store/person.h"
#include "store/session.h"
#include "tests/lib/tap.h"

#define THEME 6 /* any one */
#define MINUTES 30
#define WORKSHOP_MINUTES 120

struct desk_at {
	char *path;
	char *answer; /* file with what the program printed */
	struct clock clock;
	struct store *store;
};

static void
must(int rc, const struct err *err)
{
	if (rc == 0)
		return;
	printf("Bail out! %s %s\n", err->subject, err->detail);
	exit(1);
}

static void
open_desk(struct desk_at *d)
{
	const struct store_new desk = {
		.name = "Lakou", .commune = 97209, .mediator = "A. Bellance", .language = "en"
	};
	char *dir = tap_tmpdir();
	struct err err;

	*d = (struct desk_at){ .path = path_join(dir, "desk.db"), .answer = path_join(dir, "out") };
	must(clock_parse("2026-11-24T10:00", &d->clock), &err);
	must(store_create(&d->store, d->path, &d->clock, &desk, &err), &err);
	free(dir);
}

/* Individual: person 0 is anonymous. */
static void
visit(struct desk_at *d, const char *day, int64_t person, bool returning)
{
	struct session s;
	struct err err;

	session_init(&s);
	must(date_parse(day, &s.date), &err);
	s.kind = KIND_INDIVIDUAL;
	s.minutes = MINUTES;
	s.channel = CHANNEL_REMOTE;
	s.themes = UINT64_C(1) << (THEME - 1);
	s.participants = 1;
	s.anonymous = person == 0 ? 1 : 0;
	s.anonymous_returning = returning ? 1 : 0;
	s.attendance = mem_array(1, sizeof(*s.attendance));
	s.attendance_count = 1;
	s.attendance[0].person = person;
	must(store_session_save(d->store, &s, &err), &err);
	session_clear(&s);
}

static void
workshop(struct desk_at *d, const char *day, const int64_t *person, size_t known, int anonymous,
	 int returning)
{
	struct session s;
	struct err err;

	session_init(&s);
	must(date_parse(day, &s.date), &err);
	s.kind = KIND_WORKSHOP;
	s.minutes = WORKSHOP_MINUTES;
	s.channel = CHANNEL_REMOTE;
	s.themes = UINT64_C(1) << (THEME - 1);
	s.participants = (int)known + anonymous;
	s.anonymous = anonymous;
	s.anonymous_returning = returning;
	s.attendance = mem_array(known, sizeof(*s.attendance));
	s.attendance_count = known;
	for (size_t i = 0; i < known; i++)
		s.attendance[i].person = person[i];
	must(store_session_save(d->store, &s, &err), &err);
	session_clear(&s);
}

static void
fill(struct desk_at *d)
{
	int64_t person[3];
	struct err err;

	for (int i = 0; i < 3; i++)
		must(store_person_add(d->store, &person[i], &err), &err);
	visit(d, "2026-09-10", person[1], false);
	visit(d, "2026-09-11", person[2], false);
	visit(d, "2026-10-01", person[0], false);
	visit(d, "2026-10-12", person[0], false);
	visit(d, "2026-10-31", person[0], false);
	visit(d, "2026-10-05", 0, false);
	visit(d, "2026-10-06", 0, true);
	workshop(d, "2026-10-20", person + 1, 2, 6, 2);
	store_close(d->store);
	d->store = NULL;
}

/* What the program prints; NULL when it fails. Yours. */
static char *
stats(const struct desk_at *d, const char *format)
{
	const char *program = getenv("PROGRAM");
	struct buf text = BUF_INIT;
	struct err err;
	int status = -1;
	pid_t pid = fork();

	if (pid == 0) {
		if (freopen(d->answer, "w", stdout) != NULL &&
		    freopen("/dev/null", "w", stderr) != NULL)
			execl(program, program, "--lang", "en", "--db", d->path, "stats", "--month",
			      "2026-10", "--format", format, (char *)NULL);
		_exit(1);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid || status != 0)
		return NULL;
	return file_read(d->answer, &text, &err) == 0 ? buf_take(&text) : NULL;
}

static void
has(const char *text, const char *wanted)
{
	if (!ok(text != NULL && strstr(text, wanted) != NULL, "%s", wanted))
		printf("# in: %s\n", text != NULL ? text : "nothing");
}

/* A line of the text whose label and figures are these, whatever the spaces. */
static void
has_line(const char *text, const char *label, const char *figures)
{
	const char *at = text != NULL ? strstr(text, label) : NULL;

	if (at != NULL) {
		at += strlen(label);
		at += strspn(at, " ");
	}
	ok(at != NULL && strncmp(at, figures, strlen(figures)) == 0, "text: %s %s", label, figures);
}

static void
test_json(const struct desk_at *d)
{
	char *text = stats(d, "json");

	has(text, "\"sessions\":{\"all\":6,\"individuel\":5,\"collectif\":1,\"animation\":0,"
		  "\"evenement\":0,\"partenariat\":0}");
	has(text, "\"attendances\":{\"all\":13,\"individuel\":5,\"collectif\":8}");
	has(text, "\"people\":{\"all\":11,\"known\":3,\"anonymous\":8,\"new\":6,"
		  "\"returning_known\":2}");
	has(text, "\"minutes\":{\"all\":270}");
	free(text);
}

static void
test_csv(const struct desk_at *d)
{
	char *text = stats(d, "csv");

	has(text, "total,all,,6,,,");
	has(text, "total,individuel,,5,,,");
	has(text, "total,collectif,,,8,,");
	has(text, "total,all,,,,11,");
	has(text, "total,new,,,,6,");
	has(text, "total,returning_known,,,,2,");
	free(text);
}

static void
test_text(const struct desk_at *d)
{
	char *text = stats(d, "text");

	has_line(text, "\nSessions", "6\n");
	has_line(text, "\nAttendances", "13\n");
	has_line(text, "\n  individual", "5    38.5");
	has_line(text, "\n  in workshops", "8    61.5");
	has_line(text, "\nPeople", "11\n");
	has_line(text, "\n  known by name", "3 ");
	has_line(text, "\n  without a name", "8 ");
	has_line(text, "\n  new", "6 ");
	has_line(text, "\n  known by name and seen before", "2 ");
	free(text);
}

int
main(void)
{
	struct desk_at d;

	if (getenv("PROGRAM") == NULL) {
		skip(1, "PROGRAM does not say where the program is");
		return tap_done();
	}
	open_desk(&d);
	fill(&d);
	test_json(&d);
	test_csv(&d);
	test_text(&d);
	free(d.path);
	free(d.answer);
	return tap_done();
}
