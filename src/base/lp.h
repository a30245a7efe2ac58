/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handing a text to lp, the command of POSIX: for the process that may start it, see printer.h. */
#ifndef BASE_LP_H
#define BASE_LP_H

#include <stdbool.h>

#include "base/err.h"

/* The command is in a folder of $PATH that is named from the root; whether paper is in is not
 * known. */
bool lp_available(void);

/* Waits until the text is handed over, but no longer than that: the command, and what it started,
 * is killed then. ERR_MISSING without the command, ERR_OS when it says no, ERR_WAIT when it was
 * not done in time. */
int lp_print(const char *title, const char *text, int patience_ms, struct err *err);

#endif
