/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One more of the same, for a queue at the desk: saved at once, to be looked at later. */
#ifndef APP_ONE_MORE_H
#define APP_ONE_MORE_H

#include "app/logbook.h"

/* Saves a session like the last individual one, without what belongs to its person. Today it ends
 * now, and began when that one ended (*clocked), if the same mediator's ended today, at least five
 * minutes ago and at most two hours; else it takes as long as a new form would propose.
 * On another day its start is not known. A draft that waits is left alone. out, initialised by the
 * caller, is what was saved. ERR_NOTHING when there is no session to repeat; ERR_VALUE, with
 * problems, when the last one could not be saved as it is. */
int one_more_save(struct desk *d, int day, struct session *out, bool *clocked,
		  struct problems *problems, struct err *err);

#endif
