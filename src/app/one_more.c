/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One more of the same: its duration is what the clock says since the last one. */
#include "config.h"

#include "app/one_more.h"

#include <stdlib.h>

#include "app/desk_private.h"
#include "base/mem.h"
#include "store/session.h"

#define CATCHING_UP 5     /* minutes: sooner, several are logged one after the other */
#define QUEUE_MINUTES 120 /* after a longer pause nobody was waiting */

/* The minute of today at which the session ended, or was saved where its start is not known;
 * TIME_NONE for one of another day, or whose end is not past. */
static int
ended(struct desk *d, const struct session *s)
{
	int date = s->date, end = s->start + s->minutes;
	struct err ignored;

	if (s->start == TIME_NONE &&
	    store_session_saved_at(d->store, s->n, &date, &end, &ignored) != 0)
		return TIME_NONE;
	if (date != clock_today(&d->clock) || date != s->date || end > clock_minute(&d->clock))
		return TIME_NONE;
	return end;
}

/* Whether the clock said it. */
static bool
set_duration(struct form *f, struct desk *d, const struct session *last)
{
	int end = ended(d, last);
	int minutes = clock_minute(&d->clock) - end;
	bool clocked = end != TIME_NONE && minutes >= CATCHING_UP && minutes <= QUEUE_MINUTES &&
		       last->mediator == desk_post_now(d, POST_MEDIATOR)->n;
	char *text;

	if (clocked) {
		text = mem_printf("%d", minutes);
		form_propose(f, FF_DURATION, text);
		f->clocked = true;
		free(text);
	}
	form_follow_start(f, &d->clock);
	return clocked;
}

/* What the last one was warned of was accepted then. */
int
one_more_save(struct desk *d, int day, struct session *out, bool *clocked,
	      struct problems *problems, struct err *err)
{
	struct session last;
	struct form f;
	bool timed = false;
	int result;

	problems->count = 0;
	session_init(&last);
	result = form_repeat(&f, d, 0, err);
	if (result == 0)
		result = store_session_last(d->store, &last, err);
	if (result == 0) {
		form_propose_day(&f, &d->clock, day);
		timed = day == clock_today(&d->clock) && set_duration(&f, d, &last);
		f.scripted = true;
		result = logbook_save(d, &f, true, out, problems, err);
	}
	if (result == 0)
		*clocked = timed;
	session_clear(&last);
	form_clear(&f);
	return result;
}
