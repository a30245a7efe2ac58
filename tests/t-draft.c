/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts: kept across a restart, one a form, no matter for undo. And settings. */
#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/db.h"
#include "store/draft.h"
#include "store/undo.h"
#include "tests/lib/store_desk.h"

static void
body_is(struct store *st, const char *form, const char *want, const char *name)
{
	struct err err = { .code = ERR_NONE };
	char *body = NULL;

	is_int(store_draft_get(st, form, &body, &err), 0, "%s is read (%s)", name, desk_why(&err));
	is_str(body, want, "%s", name);
	free(body);
}

static void
test_draft(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	struct undo_step step;
	struct err err = { .code = ERR_NONE };

	body_is(st, "session", NULL, "no draft");
	is_int(store_draft_put(st, "session", "duration=30\n", &err), 0, "put (%s)",
	       desk_why(&err));
	is_int(store_draft_put(st, "session", "duration=45\n", &err), 0, "put again");
	is_int(store_draft_put(st, "partner", "", &err), 0, "an empty one of another form");
	store_close(st);
	st = desk_again(path);
	body_is(st, "session", "duration=45\n", "the newest one after a restart");
	body_is(st, "partner", "", "an empty one is not none");
	is_int(store_undo(st, &step, &err), -1, "a draft is no action");
	is_int(err.code, ERR_NOTHING, "nothing to undo");
	is_int(store_draft_drop(st, "session", &err), 0, "dropped");
	body_is(st, "session", NULL, "no more");
	body_is(st, "partner", "", "the other stays");
	is_int(store_draft_drop(st, "session", &err), 0, "dropping none is no fault");
	store_close(st);
	free(path);
}

static void
test_set_aside(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	struct err err = { .code = ERR_NONE };
	char *body = NULL;

	store_draft_put(st, "session", "first", &err);
	is_int(store_draft_set_aside(st, "session", &err), 0, "set aside (%s)", desk_why(&err));
	is_int(store_draft_take_waiting(st, "session", &body, &err), 0, "what waits");
	is_str(body, NULL, "is not that one");
	store_draft_put(st, "session", "second", &err);
	body_is(st, "session", "second", "another one takes its place");
	is_int(store_draft_set_aside(st, "session", &err), 0, "also set aside");
	store_draft_put(st, "session", "third", &err);
	store_draft_drop(st, "session", &err);
	is_int(store_draft_take(st, "session", &body, &err), 0, "asked for");
	is_str(body, "second", "the newer one comes back, though both are of one second");
	free(body);
	body = NULL;
	store_draft_drop(st, "session", &err);
	is_int(store_draft_take(st, "session", &body, &err), 0, "asked for again");
	is_str(body, "first", "and the other");
	free(body);
	store_draft_drop(st, "session", &err);
	body_is(st, "session", NULL, "then there is none");
	store_close(st);
	free(path);
}

/* The other program, which has a form open, says on fd that its draft is there and waits to be
 * ended. */
static void
other_program(const char *path, int fd)
{
	struct store *st = desk_again(path);
	struct err err = { .code = ERR_NONE };
	char done = store_draft_put(st, "session", "theirs", &err) == 0 ? 'y' : 'n';

	if (write(fd, &done, 1) == 1)
		for (;;)
			pause();
	_exit(1);
}

static pid_t
other_start(const char *path)
{
	char done = 'n';
	pid_t child;
	int fd[2];

	if (pipe(fd) != 0)
		exit(1);
	fflush(NULL);
	child = fork();
	if (child == 0)
		other_program(path, fd[1]);
	close(fd[1]);
	is_int(read(fd[0], &done, 1), 1, "another program begins a form");
	is_int(done, 'y', "and its draft is kept");
	close(fd[0]);
	return child;
}

static void
test_two_programs(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	struct err err = { .code = ERR_NONE };
	char *body = NULL;
	pid_t child = other_start(path);

	body_is(st, "session", NULL, "what somebody else is typing is not offered");
	is_int(store_draft_drop(st, "session", &err), 0, "what this one saves drops its own");
	is_int(store_draft_put(st, "session", "ours", &err), 0, "one of this program");
	body_is(st, "session", "ours", "each sees its own");
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	body_is(st, "session", "ours", "its own first, when the other has ended");
	store_draft_drop(st, "session", &err);
	body_is(st, "session", "theirs", "then the one that was left");
	body_is(st, "sess", NULL, "not under part of the name");
	is_int(store_draft_take(st, "session", &body, &err), 0, "it is taken (%s)", desk_why(&err));
	is_str(body, "theirs", "as it was left");
	free(body);
	store_draft_drop(st, "session", &err);
	body_is(st, "session", NULL, "and dropped, being this one's now");
	store_close(st);
	free(path);
}

/* What the versions before wrote under the form's name alone. */
static void
test_without_owner(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	struct err err = { .code = ERR_NONE };

	is_int(db_exec(st,
		       "INSERT INTO draft (form, saved, body)"
		       " VALUES ('session', '2026-11-24T09:12:00Z', 'old')",
		       &err),
	       0, "a draft of an earlier version (%s)", desk_why(&err));
	body_is(st, "session", "old", "a draft without an owner is anybody's");
	store_close(st);
	free(path);
}

/* What logging does: the session is saved and its draft dropped, both or neither. */
static void
test_with_action(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	struct undo_step step;
	struct err err = { .code = ERR_NONE };

	store_draft_put(st, "session", "x", &err);
	is_int(store_begin(st, "session-add", &err), 0, "an action");
	desk_add(st, 1, 600);
	is_int(store_draft_drop(st, "session", &err), 0, "that drops the draft");
	store_rollback(st);
	body_is(st, "session", "x", "given up, the draft is there");
	store_begin(st, "session-add", &err);
	desk_add(st, 1, 600);
	store_draft_drop(st, "session", &err);
	is_int(store_commit(st, 1, &err), 0, "done");
	body_is(st, "session", NULL, "the draft is gone");
	is_int(store_undo(st, &step, &err), 0, "undone (%s)", desk_why(&err));
	body_is(st, "session", NULL, "undo does not bring it back");
	store_close(st);
	free(path);
}

static void
test_setting(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	struct err err = { .code = ERR_NONE };
	char *value = NULL;

	is_int(store_setting_get(st, "recipient", &value, &err), 0, "a setting");
	is_str(value, NULL, "that is not set");
	is_int(store_setting_set(st, "recipient", "Ville", &err), 0, "is set (%s)", desk_why(&err));
	is_int(store_setting_set(st, "recipient", "Hub", &err), 0, "and set again");
	store_close(st);
	st = desk_again(path);
	store_setting_get(st, "recipient", &value, &err);
	is_str(value, "Hub", "and read after a restart");
	free(value);
	is_int(store_setting_set(st, "recipient", NULL, &err), 0, "and unset");
	store_setting_get(st, "recipient", &value, &err);
	is_str(value, NULL, "is no more");
	store_close(st);
	free(path);
}

int
main(void)
{
	test_draft();
	test_set_aside();
	test_two_programs();
	test_without_owner();
	test_with_action();
	test_setting();
	return tap_done();
}
