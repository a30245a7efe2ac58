/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a desk's file must have of this program, and of it alone, whoever could write to it: what
 * runs in it, and who may read it. */
#ifndef STORE_OWN_H
#define STORE_OWN_H

#include <stdbool.h>

#include "store/db.h"

/* The file has no such part of the schema of its version; else it has a table in other words than
 * the steps of the schema make it, which may refuse less or more, or a trigger, a view or an index
 * that none of them makes, word for word. */
struct own_fault {
	bool lacks;
	char *type, *name, *sql; /* "index", "person_frozen", of what makes it */
};
typedef void own_fault_fn(void *arg, const struct own_fault *f);

/* Tells both. Another schema is made in memory for it, which takes some milliseconds. */
int own_schema_each(struct store *st, own_fault_fn *fn, void *arg, struct err *err);

/* ERR_DAMAGED with the first that would be told, but for indexes: no word is lost with them. */
int own_schema_whole(struct store *st, struct err *err);

/* What only makes searches quicker, or refuses rows that are none twice, is made again, and what no
 * step makes of that kind goes. */
int own_indexes_mend(struct store *st, struct err *err);

/* A trigger that is not ours would run with every save, and do whatever it says; a view would stand
 * for a table. ERR_DAMAGED; what the file lacks is not looked for. */
int own_triggers_alone(struct store *st, struct err *err);

/* The file and what lies beside it become their owner's alone, where they are the person's. */
void own_file_private(const struct store *st);

/* SQLite leaves beside a file that could only be read a log and its index as protected as the file
 * was, which cannot be written now that it may be: they may be, too. */
void own_log_writable(const struct store *st);

#endif
