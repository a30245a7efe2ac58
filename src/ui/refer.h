/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sending the person of a session to an entry of the directory. */
#ifndef UI_REFER_H
#define UI_REFER_H

#include "ui/screen.h"

/* The card of an entry answers this question of the screen below, reply 1 and the entry's id
 * as data, when someone is to be sent there. */
#define REFER_QUESTION 1

/* Where no session waits for an answer: the draft, or else a new session, gets the entry and
 * its form comes up. -1 when it does not; err may then say why. */
int refer_begin_session(struct screen *s, const char *id, struct err *err);

#endif
