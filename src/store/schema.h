/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbered steps of the schema, made from schema/NNN.sql: private to the store. A new value in
 * data/vocabulary.tsv comes with a step of its own, if only a comment, since the table `code` is
 * filled again after a migration only. A step that changes a table of record.c empties undo_step:
 * changes recorded under another shape cannot be applied. */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include "base/err.h"

struct migration {
	int version; /* what user_version is once it is applied */
	const char *sql;
};

extern const struct migration store_migrations[];
extern const int store_migrations_count;

struct store;

/* Brings the file to the last step of the list, each step and its version in one transaction, then
 * fills the table `code` again. A step that fails leaves the file at the step before. ERR_NEWER
 * when the file is beyond the list. */
int migrate_run(struct store *st, const struct migration *list, int count, struct err *err);

/* The same, after a copy of an older file was made beside it: PATH.vN.bak. */
int migrate_file(struct store *st, const struct migration *list, int count, struct err *err);
/* Deletes those copies, which hold whoever was erased since: made on that day or before it, or all
 * with DATE_NONE. */
void migrate_forget_copies(const struct store *st, int until);

#endif
