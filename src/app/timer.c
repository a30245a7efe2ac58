/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timer: a minute on disk, and what the clock makes of it. */
#include "config.h"

#include "app/timer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/words.h"
#include "base/mem.h"
#include "store/timer.h"

#define MINUTES_AT_MOST 600
#define MINUTES_TO_COUNT 5 /* before, the form is filled while the person sits down */

_Static_assert(sizeof(((struct form *)0)->timer) == TIMER_STAMP_SIZE, "a form holds one");

static int64_t
mediator(const struct desk *d)
{
	return desk_post_now(d, POST_MEDIATOR)->n;
}

/* « 2026-11-24T09:12 »: of today, and not too long ago. */
static bool
is_true(const char *started, const struct clock *clock, int *minute)
{
	char day[DATE_ISO_SIZE] = "";
	int date, now = clock_minute(clock);

	memcpy(day, started, strnlen(started, DATE_ISO_SIZE - 1));
	return strlen(started) == TIMER_STAMP_SIZE - 1 && date_parse(day, &date) == 0 &&
	       date == clock_today(clock) && time_parse(started + DATE_ISO_SIZE, minute) == 0 &&
	       *minute <= now && now - *minute <= MINUTES_AT_MOST;
}

/* A desk that can only be read keeps it, which does no harm. */
static int
look(struct desk *d, struct timer *t, char started[static TIMER_STAMP_SIZE], struct err *err)
{
	*t = (struct timer){ .runs = false };
	if (store_timer_get(d->store, mediator(d), started, err) != 0)
		return -1;
	if (started[0] == '\0')
		return 0;
	t->runs = is_true(started, &d->clock, &t->minute);
	if (t->runs || desk_readonly(d))
		return 0;
	t->dropped = true;
	return store_timer_stop(d->store, mediator(d), started, err);
}

int
timer_look(struct desk *d, struct timer *t, struct err *err)
{
	char started[TIMER_STAMP_SIZE];

	return look(d, t, started, err);
}

int
timer_minutes(const struct timer *t, const struct clock *clock)
{
	int minutes = clock_minute(clock) - t->minute;

	if (!t->runs || minutes < 0 || minutes > MINUTES_AT_MOST)
		return 0;
	return minutes > 0 ? minutes : 1;
}

int
timer_start(struct desk *d, struct err *err)
{
	char stamp[DATE_STAMP_SIZE];

	clock_stamp(&d->clock, stamp);
	stamp[TIMER_STAMP_SIZE - 1] = '\0';
	return store_timer_start(d->store, mediator(d), stamp, err);
}

int
timer_stop(struct desk *d, struct timer *t, struct err *err)
{
	char started[TIMER_STAMP_SIZE];

	if (look(d, t, started, err) != 0)
		return -1;
	return t->runs ? store_timer_stop(d->store, mediator(d), started, err) : 0;
}

/* The start is known and no proposal: it does not move when the duration is corrected. */
int
timer_propose(struct form *f, struct desk *d, struct err *err)
{
	char started[TIMER_STAMP_SIZE];
	struct timer t;
	char *text;

	if (look(d, &t, started, err) != 0)
		return -1;
	if (!t.runs)
		return 0;
	text = mem_printf("%d", timer_minutes(&t, &d->clock));
	form_propose(f, FF_DURATION, text);
	f->clocked = true;
	free(text);
	text = words_time(t.minute);
	form_set(f, FF_START, text);
	free(text);
	memcpy(f->timer, started, sizeof(f->timer));
	return 0;
}

int
timer_propose_over(struct form *f, struct desk *d, enum timer_use *used, struct err *err)
{
	char *own = mem_strdup(f->value[FF_DURATION]);
	int minutes, result = timer_propose(f, d, err);

	*used = TIMER_UNUSED;
	if (result == 0 && own && f->timer[0] != '\0') {
		*used = TIMER_TAKEN;
		if (words_duration_parse(f->value[FF_DURATION], &minutes) == 0 &&
		    minutes < MINUTES_TO_COUNT) {
			*used = TIMER_TOO_SHORT;
			form_propose(f, FF_DURATION, own);
		}
	}
	free(own);
	return result;
}

int
timer_end_of(const struct form *f, struct desk *d, struct err *err)
{
	return f->timer[0] == '\0' ? 0 : store_timer_stop(d->store, mediator(d), f->timer, err);
}
