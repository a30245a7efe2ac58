/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People whom the desk could not receive: unmet demand, for the desk's own figures alone. */
#ifndef APP_TURNED_AWAY_H
#define APP_TURNED_AWAY_H

#include "app/desk.h"

/* One more on that day, by whoever is at work; of today the time is known, too. reason: of
 * VOCAB_TURNED_AWAY, 0 none. A step of undo. */
int turned_away_note(struct desk *d, int day, int reason, struct err *err);
int turned_away_count(struct desk *d, int from, int to, int64_t *count, struct err *err);

#endif
