/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timer of whoever is at the keyboard: started when a person sits down, it fills in the
 * duration of their session, and ends with its save. It survives restarts, but neither midnight nor
 * ten hours: then nobody sits there any more. */
#ifndef APP_TIMER_H
#define APP_TIMER_H

#include "app/form.h"

struct timer {
	bool runs;
	bool dropped; /* one was found that cannot be true, and forgotten */
	int minute;   /* of today at which it began */
};

int timer_look(struct desk *d, struct timer *t, struct err *err);
/* Whole minutes since then, at least 1; 0 when it does not run or cannot be true any more. */
int timer_minutes(const struct timer *t, const struct clock *clock);
int timer_start(struct desk *d, struct err *err);
int timer_stop(struct desk *d, struct timer *t, struct err *err); /* t: as it was, before */

/* Fills duration and start of a new form when a timer runs; saving the form ends that timer. */
int timer_propose(struct form *f, struct desk *d, struct err *err);
/* The same for the form of a template, whose own duration stays where the timer began less than
 * five minutes ago: *used says whose duration it is, where both have one. */
enum timer_use { TIMER_UNUSED, TIMER_TAKEN, TIMER_TOO_SHORT };
int timer_propose_over(struct form *f, struct desk *d, enum timer_use *used, struct err *err);
/* Within the save of such a form; nothing to do for another one. */
int timer_end_of(const struct form *f, struct desk *d, struct err *err);

#endif
