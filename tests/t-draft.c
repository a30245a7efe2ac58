/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts: kept across a restart, one a form, no matter for undo. And settings. */
#include "config.h"

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
	test_with_action();
	test_setting();
	return tap_done();
}
