/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked of the statistics, as the views see it: stat_asked('first') and so on. The words
 * are constants, so SQLite asks once a statement: a filter that nobody set costs a row nothing. */
#include "config.h"

#include <string.h>

#include "store/stats_internal.h"

enum asked {
	ASKED_WHOLE, /* no filter is set */
	ASKED_KIND,  /* the parts of a filter, each of which may be 0 */
	ASKED_THEME,
	ASKED_CHANNEL,
	ASKED_COMMUNE,
	ASKED_PLACE,
	ASKED_MEDIATOR,
	ASKED_TAG,
	ASKED_ANSWERS, /* a table needs what participants answered */
	ASKED_PARTNER, /* a row number: what it is called */
	ASKED_COUNT
};
_Static_assert((int)ASKED_COUNT == (int)STATS_ASKED, "room for each");

static const char *const word[ASKED_COUNT] = {
	[ASKED_WHOLE] = "whole",       [ASKED_KIND] = "kind",       [ASKED_THEME] = "theme",
	[ASKED_CHANNEL] = "channel",   [ASKED_COMMUNE] = "commune", [ASKED_PLACE] = "place",
	[ASKED_MEDIATOR] = "mediator", [ASKED_TAG] = "tag",         [ASKED_ANSWERS] = "answers",
	[ASKED_PARTNER] = "partner",
};

bool
stats_is_filtered(const struct stats_filter *f)
{
	return f->kind != 0 || f->theme != 0 || f->channel != 0 || f->commune != 0 ||
	       f->place != 0 || f->mediator != 0 || f->tag != 0;
}

void
stats_ask(struct stats *st, const struct stats_query *query, bool answers)
{
	const struct stats_filter *f = &query->filter;

	stats_ask_days(st, query->from, query->to);
	st->asked[ASKED_WHOLE] = !stats_is_filtered(f);
	st->asked[ASKED_KIND] = f->kind;
	st->asked[ASKED_THEME] = f->theme;
	st->asked[ASKED_CHANNEL] = f->channel;
	st->asked[ASKED_COMMUNE] = f->commune;
	st->asked[ASKED_PLACE] = f->place;
	st->asked[ASKED_MEDIATOR] = f->mediator;
	st->asked[ASKED_TAG] = f->tag;
	st->asked[ASKED_ANSWERS] = answers;
}

void
stats_ask_days(struct stats *st, int from, int to)
{
	date_write(from, st->first);
	date_write(to, st->last);
}

void
stats_ask_partner(struct stats *st, int64_t n)
{
	st->asked[ASKED_PARTNER] = n;
}

static void
stat_asked(sqlite3_context *c, int argc, sqlite3_value **argv)
{
	const struct stats *st = sqlite3_user_data(c);
	const char *what = (const char *)sqlite3_value_text(argv[0]);

	(void)argc;
	if (what == NULL)
		return;
	if (strcmp(what, "first") == 0)
		sqlite3_result_text(c, st->first, -1, SQLITE_STATIC);
	else if (strcmp(what, "last") == 0)
		sqlite3_result_text(c, st->last, -1, SQLITE_STATIC);
	for (int i = 0; i < ASKED_COUNT; i++)
		if (strcmp(what, word[i]) == 0)
			sqlite3_result_int64(c, st->asked[i]);
}

int
stats_asked_function(struct stats *st)
{
	const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;

	return sqlite3_create_function_v2(st->db, "stat_asked", 1, flags, st, stat_asked, NULL,
					  NULL, NULL) == SQLITE_OK
		       ? 0
		       : -1;
}
