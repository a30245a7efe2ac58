/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk's file: opening, creating, and the transaction round a person's action.
 *
 * What was saved is on disk when the call that saved it returns 0 (WAL, synchronous=FULL). Writers
 * wait for each other at most STORE_BUSY_MS, then fail with ERR_BUSY. On any failure the file is as
 * it was before the call. Every function of the store that writes does so inside one transaction of
 * its own, or inside the one opened by store_begin(). */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>

#include "base/date.h"
#include "base/err.h"
#include "base/uuid.h"
#include "store/types.h"

#define ACTION_DETAIL_SIZE 256
#define STORE_BUSY_MS 5000
#define STORE_APPLICATION_ID 0x4C4B4F55 /* "LKOU" */

struct store;

/* Opens the desk at path. Refuses, untouched, a file that is not a desk (ERR_NOT_OURS), one made by
 * a newer program (ERR_NEWER), a damaged one (ERR_DAMAGED), one on a network file system
 * (ERR_NETWORK_FS); no file gives ERR_NO_DESK, and a link to none ERR_VALUE. An older file is
 * copied beside itself (desk.db.vN.bak), then migrated. A file that cannot be written opens for
 * reading: store_readonly() says so and every write gives ERR_READONLY, or ERR_FULL or ERR_IO where
 * that is why, until the cause is gone. The clock is borrowed and must outlive the store. */
int store_open(struct store **out, const char *path, const struct clock *clock, struct err *err);

/* What a new desk is told. */
struct store_new {
	const char *name;     /* of the desk, which is also its first place */
	int commune;          /* INSEE number */
	const char *mediator; /* the first one */
	const char *language; /* "fr"... */
	bool demo;            /* invented data: marked on every screen and export */
	const uint64_t *seed; /* demo only: ids and keys come from it; NULL: from the system */
};

/* Makes the file (0600, in a folder 0700) with its schema, desk, place, mediator and keys, then
 * opens it. ERR_EXISTS when there is one. */
int store_create(struct store **out, const char *path, const struct clock *clock,
		 const struct store_new *desk, struct err *err);

void store_close(struct store *st); /* NULL is accepted; checkpoints the write-ahead log */

bool store_readonly(const struct store *st);
/* A fault was found in the open file: from now on nothing is written to it, and each try gives
 * ERR_DAMAGED. */
void store_set_damaged(struct store *st);
bool store_demo(const struct store *st);
const char *store_path(const struct store *st);
/* Borrowed until the desk is renamed, here or by another program. */
const struct desk_row *store_desk(const struct store *st);

/* Groups the writes that follow into one action, recorded under that name of at most 31 bytes for
 * undo (NULL: not recorded; an action that changes nothing is not kept). store_commit makes them
 * safe; store_rollback forgets them; both end the action. A failed commit has rolled back. Actions
 * do not nest. ERR_NEWER once a newer program has changed the schema of the open file. */
int store_begin(struct store *st, const char *action, struct err *err);
int store_commit(struct store *st, int count,
		 struct err *err); /* count: rows a person would name */
void store_rollback(struct store *st);
bool store_in_action(const struct store *st);

/* For an action of many writes, all or none: one that fails cannot be left out, and the commit
 * fails with it. Each is then spared a savepoint, which keeps a copy of each page that it
 * changes. */
void store_action_whole(struct store *st);

/* What the open action is about, where its name and its count do not say it, for whoever takes it
 * back: a name, a day. At most ACTION_DETAIL_SIZE - 1 bytes. */
void store_action_detail(struct store *st, const char *detail);

/* Keeps in the open action a step that is never taken back: undo says so (ERR_FINAL) and passes
 * over it, so that the action before is not taken for this one. */
int store_action_final(struct store *st, const char *action, struct err *err);

/* Who does the actions that follow: a mediator’s number. */
void store_set_author(struct store *st, int64_t mediator);

/* The last revision given to a row of this desk: it moves with every change that is one of the
 * desk's, here or by another program. */
int store_revision(struct store *st, int64_t *out, struct err *err);

/* True once after another program has written to the file since the last call. */
bool store_changed_elsewhere(struct store *st);
/* What can be read as soon as that may be so; -1: nothing, and it is to be asked in *ms
 * milliseconds, 0 never. */
int store_watch(struct store *st, int *ms);

/* Integrity: calls fn with a short English fact for each fault (a code of the check, then detail);
 * returns the number of faults, -1 when the check itself could not run. The codes: integrity (of
 * the file), schema (a trigger or view that is not the program's; detail: its name), foreign-key,
 * code (the list of codes is not this program's), value (a number that is in no list), date,
 * participants, attendance, breakdown (figures that do not agree), day-total (of the day in detail,
 * not what its sessions come to), access-log (the row in detail does not follow from the one
 * before), publication (a file that is not what was published; detail: its
 * name), withdrawal (of a publication, without a day or a reason), box (of a person or a note: no
 * box, or, while the key is open, one that does not open). */
typedef void store_fault_fn(void *arg, const char *check, const char *detail);
int store_check(struct store *st, store_fault_fn *fn, void *arg, struct err *err);

/* Settings of the desk. The text is yours; NULL when there is none, and to set none. */
int store_setting_get(struct store *st, const char *key, char **value, struct err *err);
int store_setting_set(struct store *st, const char *key, const char *value, struct err *err);

/* No step of undo, like the settings. The slug stays: releases are known by it. */
int store_desk_rename(struct store *st, const char *name, struct err *err);

/* The 32 bytes that make choices of disclosure control unguessable; never leaves the desk. */
int store_release_key(struct store *st, uint8_t key[static 32], struct err *err);

#endif
