/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving sessions and reading them back, the bin, undo, the draft. Values are checked by
 * form_parse(). */
#include "config.h"

#include "app/logbook.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/desk_private.h"
#include "app/form_private.h"
#include "app/persons.h"
#include "app/timer.h"
#include "base/mem.h"
#include "store/draft.h"
#include "store/seal.h"
#include "store/session.h"
#include "store/undo.h"

#define DRAFT_FORM "session"

/* The session and the end of its draft and its timer are one step: all are on disk or none is. */
static int
store_both(struct desk *d, const struct form *f, struct session *s, struct err *err)
{
	if (store_begin(d->store, f->n != 0 ? "session-edit" : "session-add", err) != 0)
		return -1;
	if (store_session_save(d->store, s, err) != 0 ||
	    (!f->scripted && store_draft_drop(d->store, DRAFT_FORM, err) != 0) ||
	    timer_end_of(f, d, err) != 0) {
		store_rollback(d->store);
		return -1;
	}
	return store_commit(d->store, 1, err);
}

/* Checked first, stored after: nothing is written while there is something to say. */
int
logbook_save(struct desk *d, const struct form *f, bool accept_warnings, struct session *out,
	     struct problems *problems, struct err *err)
{
	if (form_parse(f, d, out, problems, err) != 0)
		return -1;
	if (problems->count > 0 && !accept_warnings)
		return err_set(err, ERR_VALUE, form_fields[problems->item[0].field].id,
			       "warning %d", (int)problems->item[0].code);
	return store_both(d, f, out, err);
}

int
logbook_get(struct desk *d, int64_t n, struct session *s, struct err *err)
{
	return store_session_get(d->store, n, s, err);
}

/* A UUID is never all digits, so what is can only be a number. */
int
logbook_find(struct desk *d, const char *id, int64_t *n, struct err *err)
{
	struct session s;
	long number;
	int result;

	if (str_to_long(id, 1, LONG_MAX, &number) != 0)
		return store_session_find(d->store, id, n, err);
	session_init(&s);
	result = store_session_get(d->store, number, &s, err);
	session_clear(&s);
	if (result != 0 && err->code == ERR_NO_INPUT)
		return err_set(err, ERR_NO_INPUT, id, "session");
	if (result == 0)
		*n = number;
	return result;
}

int
logbook_delete(struct desk *d, int64_t n, struct err *err)
{
	return store_session_delete(d->store, n, err);
}

static void
step_told(const struct undo_step *told, bool redone, struct logbook_step *out)
{
	*out = (struct logbook_step){ .count = told->count, .row = told->row, .redone = redone };
	snprintf(out->action, sizeof(out->action), "%s", told->action);
	snprintf(out->detail, sizeof(out->detail), "%s", told->detail);
}

/* What was done, for the caller. The step may have been about a place or a mediator. */
static int
tell(struct desk *d, const struct undo_step *done, bool redone, struct logbook_step *out,
     struct err *err)
{
	step_told(done, redone, out);
	return desk_posts_load(d, err);
}

bool
logbook_acted(const struct desk *d)
{
	return store_acted(d->store);
}

int
logbook_undo(struct desk *d, struct logbook_step *out, struct err *err)
{
	struct undo_step done;

	return store_undo(d->store, &done, err) == 0 ? tell(d, &done, false, out, err) : -1;
}

int
logbook_undo_seen(struct desk *d, struct logbook_step *out, struct err *err)
{
	struct undo_step done;

	if (store_undo_only(d->store, d->redo_seen, d->undo_seen, &done, err) != 0)
		return -1;
	return tell(d, &done, d->redo_seen, out, err);
}

int
logbook_undo_look(struct desk *d, bool redo, struct logbook_last *last, struct err *err)
{
	struct undo_last found;

	if (store_undo_look(d->store, redo, &found, err) != 0)
		return -1;
	d->undo_seen = found.mark;
	d->redo_seen = redo;
	/* What was taken back here, whoever did it, was asked about then. */
	last->other = (redo && found.own) || found.mediator == desk_post_now(d, POST_MEDIATOR)->n
			      ? NULL
			      : desk_post_by_n(d, POST_MEDIATOR, found.mediator);
	last->elsewhere = found.mark != 0 && !found.own;
	step_told(&found.told, redo, &last->step);
	return 0;
}

int
logbook_redo(struct desk *d, struct logbook_step *out, struct err *err)
{
	struct undo_step done;

	return store_redo(d->store, &done, err) == 0 ? tell(d, &done, true, out, err) : -1;
}

int
logbook_each(struct desk *d, const struct logbook_filter *filter, logbook_fn *fn, void *arg,
	     struct err *err)
{
	struct session_filter wanted = {
		.from = filter->from,
		.to = filter->to,
		.kind = filter->kind,
		.limit = filter->limit,
		.newest = filter->newest,
		.skip = filter->skip,
	};

	return store_session_each(d->store, &wanted, fn, arg, err);
}

int
logbook_count(struct desk *d, int date, int64_t *count, struct err *err)
{
	return store_session_count(d->store, date, count, err);
}

int
logbook_before(struct desk *d, int64_t n, int64_t *count, struct err *err)
{
	return store_session_before(d->store, n, count, err);
}

int
logbook_sums(struct desk *d, int from, int to, struct logbook_sums *out, struct err *err)
{
	struct session_sums sums;

	if (store_session_sums(d->store, from, to, &sums, err) != 0)
		return -1;
	*out = (struct logbook_sums){ .sessions = sums.sessions,
				      .attendances = sums.attendances,
				      .minutes = sums.minutes };
	return 0;
}

int
logbook_days(struct desk *d, int from, int days, int64_t *attendances, struct err *err)
{
	return store_session_by_day(d->store, from, days, attendances, err);
}

/* What is for the open key alone is sealed; nothing of it is kept while locked. */
static int
seal_secret(struct desk *d, const struct form *f, const char *secret, struct buf *out,
	    struct err *err)
{
	char *sealed = NULL;

	if (store_seal_close_text(d->store, SEAL_DRAFT, f->draft, secret, &sealed, err) != 0)
		return -1;
	buf_addf(out, "sealed=%s\n", sealed);
	free(sealed);
	return 0;
}

int
logbook_draft_put(struct desk *d, struct form *f, struct err *err)
{
	char *secret = persons_open(d) ? form_write_secret(f) : NULL;
	struct buf body = BUF_INIT;
	char *text;
	int result = 0;

	if (secret && f->draft[0] == '\0')
		store_draft_id(d->store, f->draft);
	text = form_write(f);
	buf_add(&body, text);
	if (secret)
		result = seal_secret(d, f, secret, &body, err);
	if (result == 0)
		result = store_draft_put(d->store, DRAFT_FORM, buf_text(&body), err);
	buf_clear(&body);
	free(text);
	mem_free_secret(secret);
	return result;
}

/* A sealed part that no longer opens is nothing any more. */
void
logbook_draft_unseal(struct desk *d, struct form *f)
{
	/* Drafts had no id before. */
	const char *id = f->draft[0] != '\0' ? f->draft : DRAFT_FORM;
	char *secret = NULL;
	struct err err;

	if (!f->sealed || !persons_open(d))
		return;
	if (store_seal_open_text(d->store, SEAL_DRAFT, id, f->sealed, &secret, &err) == 0)
		form_read_secret(f, secret);
	mem_free_secret(secret);
	free(f->sealed);
	f->sealed = NULL;
}

/* What no longer reads as a draft is as good as none. */
static int
draft_read(int look(struct store *, const char *, char **, struct err *), struct desk *d,
	   struct form *f, bool *found, struct err *err)
{
	char *text = NULL;

	if (look(d->store, DRAFT_FORM, &text, err) != 0)
		return -1;
	*found = text != NULL && form_read(f, text) == 0;
	if (*found)
		logbook_draft_unseal(d, f);
	if (text == NULL)
		form_init(f, KIND_INDIVIDUAL);
	free(text);
	return 0;
}

int
logbook_draft_get(struct desk *d, struct form *f, bool *found, struct err *err)
{
	return draft_read(store_draft_get, d, f, found, err);
}

int
logbook_draft_take(struct desk *d, struct form *f, bool *found, struct err *err)
{
	return draft_read(store_draft_take, d, f, found, err);
}

int
logbook_draft_take_waiting(struct desk *d, struct form *f, bool *found, struct err *err)
{
	return draft_read(store_draft_take_waiting, d, f, found, err);
}

int
logbook_draft_set_aside(struct desk *d, struct err *err)
{
	return store_draft_set_aside(d->store, DRAFT_FORM, err);
}

int
logbook_draft_drop(struct desk *d, struct err *err)
{
	return store_draft_drop(d->store, DRAFT_FORM, err);
}
