/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which error ends the program with which status. */
#include "config.h"

#include "cli/status.h"

#include <signal.h>

int
status_of_err(const struct err *err)
{
	switch (err->code) {
	case ERR_NONE:
		return STATUS_DONE;
	case ERR_USAGE:
	case ERR_ENCODING: /* encodings that are not detected are named on the command line */
		return STATUS_USAGE;
	case ERR_VALUE:
	case ERR_DATA:
	case ERR_NOT_OURS:
	case ERR_DAMAGED:
	case ERR_COPY:
	case ERR_NOTHING:
	case ERR_TOO_EARLY:
	case ERR_COVERED:
	case ERR_UNSAFE:
	case ERR_WITHDRAWN:
	case ERR_SINCE:
	case ERR_FINAL:
	case ERR_NAME_TAKEN:
	case ERR_CARRIED:
	case ERR_FROZEN:
		return STATUS_DATA;
	case ERR_NO_INPUT:
		return STATUS_NO_INPUT;
	case ERR_MISSING:
		return STATUS_MISSING;
	case ERR_INTERNAL:
	case ERR_CLOSED:
		return STATUS_INTERNAL;
	case ERR_OS:
		return STATUS_OS;
	case ERR_EXISTS:
	case ERR_NO_FOLDER:
		return STATUS_EXISTS;
	case ERR_IO:
	case ERR_FULL:
		return STATUS_IO;
	case ERR_BUSY:
	case ERR_ERASED:
	case ERR_CONFLICT: /* the row changed since it was read: try again */
		return STATUS_BUSY;
	case ERR_READONLY:
	case ERR_DENIED:
	case ERR_LOCKED:
	case ERR_KEY:
	case ERR_WAIT:
		return STATUS_DENIED;
	case ERR_NO_DESK:
	case ERR_NEWER:
	case ERR_NETWORK_FS:
		return STATUS_CONFIG;
	case ERR_STOPPED:
		return STATUS_SIGNAL + SIGINT;
	}
	return STATUS_INTERNAL;
}
