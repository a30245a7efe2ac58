/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program's log: $XDG_STATE_HOME/lakou/lakou.log, mode 0600, rotated once at 1 MiB. English,
 * ids only: no name, no path, no word typed by anyone goes in. A log that cannot be written is
 * given up quietly. */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include "base/err.h"

void log_line(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* The code and the detail; the subject too where it is a number or a UUID. */
void log_err(const char *what, const struct err *err);

#endif
