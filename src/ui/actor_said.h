/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desk says of an entry: a note, that it no longer exists, that its source lacks it. */
#ifndef UI_ACTOR_SAID_H
#define UI_ACTOR_SAID_H

#include "store/types.h"
#include "ui/card.h"
#include "ui/screen.h"

void actor_said_add(struct card *c, const struct partner *p);

/* Says that it no longer exists since that day, or does (DATE_NONE), and tells so. */
int actor_said_gone(struct screen *s, int64_t n, int day, struct err *err);

/* Questions; reply 0: it no longer exists, or somebody is to be sent there all the same. */
void actor_said_ask_gone(struct screen *s, int question, const struct partner *p);
void actor_said_ask_refer(struct screen *s, int question, const struct partner *p);

#endif
