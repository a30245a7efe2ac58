/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a desk's file must have of this program alone, whoever could write to it: what runs in it,
 * and who may read it. */
#ifndef STORE_OWN_H
#define STORE_OWN_H

#include <stdbool.h>

#include "store/db.h"

#define OWN_TRIGGERS_AND_VIEWS \
	"SELECT name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view')"

/* Whether a step of the schema makes that trigger, word for word. */
bool own_trigger(const char *sql);

/* A trigger that is not ours would run with every save, and do whatever it says; a view would stand
 * for a table. ERR_DAMAGED. */
int own_triggers_alone(struct store *st, struct err *err);

/* The file and what lies beside it become their owner's alone, where they are the person's. */
void own_file_private(const struct store *st);

/* SQLite leaves beside a file that could only be read a log and its index as protected as the file
 * was, which cannot be written now that it may be: they may be, too. */
void own_log_writable(const struct store *st);

#endif
