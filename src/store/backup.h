/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of the desk's file. A copy that has its name is whole, was read through, and is on disk;
 * what is sealed in the desk is sealed in it. */
#ifndef STORE_BACKUP_H
#define STORE_BACKUP_H

#include "base/err.h"
#include "base/uuid.h"
#include "store/store.h"

/* Writes the copy, mode 0600, while other programs may go on writing: it is the desk of one
 * instant. replace: one of that name goes; else ERR_EXISTS. ERR_FULL also where the medium has less
 * room than the desk takes: then nothing was begun. ERR_DAMAGED: the copy is not whole, as the desk
 * is not. On failure nothing is left of it. */
int store_backup(struct store *st, const char *path, bool replace, struct err *err);
/* The same, also of a desk that lacks some of its schema. */
int store_backup_as_is(struct store *st, const char *path, bool replace, struct err *err);

/* A program that was ended while it made a copy has left it under another name: those whose name
 * once whole is_copy() knows go from the folder, unless they are being made: then false. */
bool store_backup_sweep(const char *folder, bool (*is_copy)(void *arg, const char *name),
			void *arg);

/* Reads the whole file: whether its pages make sense, or, which takes far longer, its indexes too,
 * and whether all of the schema is there. ERR_DAMAGED with the first fault. */
int store_read_through(struct store *st, bool whole, struct err *err);

/* Whatever takes long ends with ERR_STOPPED once stop(arg), which is asked now and then, is not 0.
 * NULL: it is asked no more. */
void store_stop_when(struct store *st, int (*stop)(void *arg), void *arg);

/* What a copy holds. */
struct backup_facts {
	char desk[UUID_SIZE]; /* the id of its desk */
	int64_t sessions;     /* not in the bin */
	int last;             /* the day of the last of them, DATE_NONE where there is none */
};

/* Reads a copy and changes nothing of it. ERR_NOT_OURS, ERR_NEWER, ERR_DAMAGED, ERR_NO_INPUT, or
 * that it cannot be read. */
int store_backup_read(const char *path, struct backup_facts *out, struct err *err);

/* A setting of a file that is not open here, a desk or a copy; NULL where it is not set. Yours. */
int store_backup_setting(const char *path, const char *key, char **value, struct err *err);

#endif
