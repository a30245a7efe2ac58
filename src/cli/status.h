/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The exit statuses that scripts rely on, and which error ends with which. */
#ifndef CLI_STATUS_H
#define CLI_STATUS_H

#include "base/err.h"

enum status {
	STATUS_DONE = 0,
	STATUS_FOUND = 1,        /* hidden figures that can be worked out */
	STATUS_SOME_REFUSED = 1, /* every good row is stored, some were refused */
	STATUS_USAGE = 64,
	STATUS_DATA = 65,
	STATUS_NO_INPUT = 66,
	STATUS_MISSING = 69, /* a library or program that is needed */
	STATUS_INTERNAL = 70,
	STATUS_OS = 71,
	STATUS_EXISTS = 73, /* or there is no folder to make it in */
	STATUS_IO = 74,
	STATUS_BUSY = 75,
	STATUS_DENIED = 77,
	STATUS_CONFIG = 78, /* no desk yet, or one that cannot be used as things are */
	STATUS_SIGNAL = 128 /* plus the signal's number */
};

int status_of_err(const struct err *err);

#endif
