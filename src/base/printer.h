/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paper, through lp, the command of POSIX. What is printed goes through a pipe and is in no file of
 * ours. */
#ifndef BASE_PRINTER_H
#define BASE_PRINTER_H

#include <stdbool.h>

#include "base/err.h"

bool printer_available(void); /* the command is installed; whether paper is in is not known */

/* UTF-8, lines ended by '\n'. title: in the queue of the printer, so never a name. ERR_MISSING
 * without the command, ERR_OS when it says no. Waits until the text is handed over, but not longer
 * than 10 seconds: the command is killed then, ERR_WAIT. */
int printer_print(const char *title, const char *text, struct err *err);
int printer_print_within(const char *title, const char *text, int patience_ms, struct err *err);

#endif
