/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One restore on its way, shared by its two files. */
#ifndef STORE_RESTORE_PRIVATE_H
#define STORE_RESTORE_PRIVATE_H

#include "store/db.h"
#include "store/restore.h"

struct restoring {
	const char *path;
	const char *copy;
	const struct restore_others *others;
	const struct clock *clock;
	char *work; /* the file that is to be the desk */
	int lock;   /* -1: there is no desk to lock */
	struct store
		old; /* what is there now, as it lies on the disk; db NULL: it cannot be read */
	struct restored *out;
};

/* The file alone is not the whole desk, or is one that was being written. */
bool restore_has_log(const char *path);

/* Tells the new desk, in one transaction, what cannot be taken back. Whatever of it cannot be read
 * is left out and noted in r->out; it fails only where the new desk cannot be written. */
int restore_carry(struct restoring *r, struct store *st, struct err *err);

/* Parts of it, where the replaced file can be read at all. First the logs of access and of
 * retention, with the mediators whom they name, the breach that is to be notified, the requests,
 * the folders of this PC and the delay of retention; once the publications are there, to whom they
 * were handed. No row is there twice, however often one goes back and forth. */
int restore_carry_log(struct restoring *r, struct store *st, struct err *err);
int restore_carry_handed(struct restoring *r, struct store *st, struct err *err);

#endif
