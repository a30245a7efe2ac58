/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What no file of sessions carries, kept when one replaces what is stored. */
#ifndef APP_SESSION_KEEP_H
#define APP_SESSION_KEEP_H

#include "store/session.h"

/* Whether somebody known by name came to it, or somebody whose link was cut. */
bool session_has_known(const struct session *s);

/* Gives to s, read from a file, what stays as it is stored. False: there is no room for the known
 * persons in its figures. */
bool session_keep_unsaid(struct session *s, const struct session *stored);

#endif
