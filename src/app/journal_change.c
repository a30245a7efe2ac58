/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the journal does to many sessions at once: one action, which undo takes back. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/form_private.h"
#include "app/journal.h"
#include "app/words.h"
#include "base/mem.h"
#include "store/session.h"
#include "store/session_scan.h"
#include "store/tag.h"

/* Names that steps of undo have had since the first version stay. */
static const struct {
	const char *action;
	enum session_change_what what;
} acts[] = {
	[JOURNAL_DELETE] = { "session-delete", CHANGE_DELETE },
	[JOURNAL_RESTORE] = { "session-restore", CHANGE_RESTORE },
	[JOURNAL_MOVE] = { "session-move", CHANGE_DATE },
	[JOURNAL_TAG] = { "session-tag", CHANGE_TAG },
	[JOURNAL_UNTAG] = { "session-untag", CHANGE_UNTAG },
};

/* What the store is to be told of it, inside the action; the step is told it too. */
static int
prepare(struct desk *d, const struct journal_change *c, const char *tag, struct session_change *out,
	struct err *err)
{
	char day[DATE_ISO_SIZE];
	char *written;
	int rc;

	*out = (struct session_change){ .what = acts[c->act].what, .date = c->day };
	if (c->act == JOURNAL_MOVE) {
		date_write(c->day, day);
		store_action_detail(d->store, day);
	}
	if (tag == NULL)
		return 0;
	rc = (c->act == JOURNAL_TAG ? store_tag_take : store_tag_find)(d->store, tag, &out->tag,
								       err);
	if (rc != 0 || store_tag_name(d->store, tag, &written, err) != 0)
		return -1;
	store_action_detail(d->store, written);
	free(written);
	return 0;
}

static int
change_each(struct desk *d, const struct bitset *which, const struct session_change *c, int *count,
	    struct err *err)
{
	*count = 0;
	for (int64_t n = bitset_next(which, 0); n >= 0; n = bitset_next(which, n + 1)) {
		bool changed = false;

		if (store_session_change(d->store, n, c, &changed, err) != 0)
			return -1;
		*count += changed;
	}
	return *count > 0 ? 0 : err_set(err, ERR_NOTHING, "", "all are so already");
}

/* A tag that was made for nothing goes again with the action. */
static int
change(struct desk *d, const struct bitset *which, const struct journal_change *c, const char *tag,
       int *count, struct err *err)
{
	struct session_change told;
	int done = 0;

	if (store_begin(d->store, acts[c->act].action, err) != 0)
		return -1;
	if (prepare(d, c, tag, &told, err) != 0 || change_each(d, which, &told, &done, err) != 0) {
		store_rollback(d->store);
		return -1;
	}
	if (store_commit(d->store, done, err) != 0)
		return -1;
	*count = done;
	return 0;
}

/* One that is long ago is only a warning of the form. */
static bool
is_no_day(const struct desk *d, int day)
{
	enum problem_code code = form_day_problem(day, clock_today(&d->clock));

	return code != PROBLEM_NONE && code != PROBLEM_LONG_AGO;
}

int
journal_change(struct desk *d, const struct bitset *which, const struct journal_change *c,
	       int *count, struct err *err)
{
	bool of_tag = c->act == JOURNAL_TAG || c->act == JOURNAL_UNTAG;
	char *tag = NULL;
	int rc;

	/* A shell that does not ask for the day first is not to bring a session where none is. */
	if (c->act == JOURNAL_MOVE && is_no_day(d, c->day))
		return err_set(err, ERR_VALUE, "", "no day of a session");
	if (of_tag && desk_text(c->tag, TAG_MAX_CHARS, "tag", &tag, err) != 0)
		return -1;
	if (tag != NULL && strchr(tag, FORM_LIST_SEPARATOR) != NULL)
		rc = err_set(err, ERR_VALUE, tag, "tag");
	else
		rc = change(d, which, c, tag, count, err);
	free(tag);
	return rc;
}

int
journal_published(struct desk *d, const struct bitset *which, const struct journal_change *c,
		  int *months, int *day, struct err *err)
{
	struct bitset firsts = { .count = 0 }; /* first days of the months concerned */
	struct session_key key;
	int rc = 0;

	*months = 0;
	if (c->act == JOURNAL_TAG || c->act == JOURNAL_UNTAG)
		return 0;
	if (c->act == JOURNAL_MOVE)
		bitset_add(&firsts, date_month_first(c->day));
	for (int64_t n = bitset_next(which, 0); n >= 0; n = bitset_next(which, n + 1))
		if (store_session_key(d->store, n, &key, err) == 0)
			bitset_add(&firsts, date_month_first(key.date));
	err_clear(err); /* of one that is not there nothing is changed */
	for (int64_t n = bitset_next(&firsts, 0); rc == 0 && n >= 0;
	     n = bitset_next(&firsts, n + 1)) {
		bool yes = false;

		rc = desk_published(d, (int)n, &yes, err);
		*day = yes ? (int)n : *day;
		*months += yes;
	}
	bitset_clear(&firsts);
	return rc;
}

enum problem_code
journal_day(const struct desk *d, const char *typed, int *day)
{
	int today = clock_today(&d->clock);

	if (words_date_parse(typed, today, day) != 0)
		return PROBLEM_FORMAT;
	return form_day_problem(*day, today);
}

struct adding {
	struct journal_tags *tags;
	size_t capacity;
	bool with_retired;
};

static int
add_tag(void *arg, int64_t n, const char *name, bool retired)
{
	struct adding *a = arg;
	struct journal_tags *t = a->tags;

	if (retired && !a->with_retired)
		return 0;
	t->item = mem_grow(t->item, t->count, &a->capacity, sizeof(*t->item));
	t->item[t->count++] = (struct journal_tag){ n, mem_strdup(name) };
	return 0;
}

int
journal_tags(struct desk *d, bool with_retired, struct journal_tags *out, struct err *err)
{
	struct adding a = { .tags = out, .with_retired = with_retired };

	*out = (struct journal_tags){ .count = 0 };
	if (store_tag_each(d->store, add_tag, &a, err) == 0)
		return 0;
	journal_tags_clear(out);
	return -1;
}

void
journal_tags_clear(struct journal_tags *t)
{
	for (size_t i = 0; i < t->count; i++)
		free(t->item[i].name);
	free(t->item);
	*t = (struct journal_tags){ .count = 0 };
}
