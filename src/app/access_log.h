/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log of access as people read it: when, who, what kind of thing was done, and never a name or
 * an id of a person. */
#ifndef APP_ACCESS_LOG_H
#define APP_ACCESS_LOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct desk;

struct access_row {
	int day, minute;  /* as the clock of the desk showed them; DATE_NONE: it cannot be read */
	int64_t mediator; /* 0 nobody in particular */
	char action[16];
	bool person; /* it is about one person */
};

/* Newest first. */
struct access_rows {
	struct access_row *row;
	size_t count, room;
	bool broken; /* a row was changed or taken out by another program */
};

/* Needs no passphrase: no row tells of whom it is. The caller clears it in any case. */
int access_log_read(struct desk *d, struct access_rows *out, struct err *err);
void access_log_clear(struct access_rows *rows);

/* What was done, in the language; an action of a newer program as it is called there. */
const char *access_log_words(const struct access_row *row);
/* Who did it, in letters; "" nobody in particular. Valid until the mediators are read again. */
const char *access_log_who(struct desk *d, const struct access_row *row);

/* Notes that something left the desk in a file. Nothing where the desk can only be read. */
int access_log_export(struct desk *d, struct err *err);

#endif
