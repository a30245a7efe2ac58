/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paper. lp is started by a process of its own, which was there before the program gave up the
 * right to start others (sandbox.h), and before it knew anything: it holds no file of ours, and
 * what it prints comes through a pipe and is in no file. */
#ifndef BASE_PRINTER_H
#define BASE_PRINTER_H

#include <stdbool.h>

#include "base/err.h"

struct printer;

/* ERR_MISSING without the command lp: nothing was started. */
int printer_open(struct printer **out, struct err *err);
void printer_close(struct printer *p); /* NULL is accepted */

/* Something can be printed; NULL: no. Whether paper is in is not known. */
bool printer_available(const struct printer *p);

/* UTF-8, lines ended by '\n'. title: in the queue of the printer, so never a name. ERR_MISSING
 * without the command, ERR_OS when it says no. Waits until the text is handed over, but not longer
 * than 10 seconds: the command is killed then, ERR_WAIT. */
int printer_print(struct printer *p, const char *title, const char *text, struct err *err);
int printer_print_within(struct printer *p, const char *title, const char *text, int patience_ms,
			 struct err *err);

#endif
