/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a desk's file must have of this program, and of it alone, whoever could write to it: what
 * runs in it, and who may read it. */
#ifndef STORE_OWN_H
#define STORE_OWN_H

#include <stdbool.h>

#include "store/db.h"

/* lacks: the file has no such part of the schema of its version ("trigger day_total_to"); else it
 * has a trigger or a view that no step of the schema makes, word for word ("mine"). */
typedef void own_fault_fn(void *arg, bool lacks, const char *name);

/* Tells both. Another schema is made in memory for it, which takes some milliseconds. */
int own_schema_each(struct store *st, own_fault_fn *fn, void *arg, struct err *err);

/* ERR_DAMAGED with the first that would be told. */
int own_schema_whole(struct store *st, struct err *err);

/* A trigger that is not ours would run with every save, and do whatever it says; a view would stand
 * for a table. ERR_DAMAGED; what the file lacks is not looked for. */
int own_triggers_alone(struct store *st, struct err *err);

/* The file and what lies beside it become their owner's alone, where they are the person's. */
void own_file_private(const struct store *st);

/* SQLite leaves beside a file that could only be read a log and its index as protected as the file
 * was, which cannot be written now that it may be: they may be, too. */
void own_log_writable(const struct store *st);

#endif
