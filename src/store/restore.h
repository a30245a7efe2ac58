/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting a copy in the place of the desk's file, which is set aside and never deleted. */
#ifndef STORE_RESTORE_H
#define STORE_RESTORE_H

#include "store/store.h"

struct restored {
	char *aside;        /* where the replaced file is now; NULL: there was none. Yours */
	int64_t sessions;   /* of the desk now, not in the bin */
	int last;           /* the day of the last of them, DATE_NONE where there is none */
	int64_t since;      /* sessions of the replaced file that the desk does not have */
	int64_t released;   /* publications that were carried over, or withdrawals of some */
	int64_t left_out;   /* of those, that are bad in the replaced file: they stay in it alone */
	bool log_broken;    /* the log of access of the replaced file was changed by hand: what
			     * follows there stays in it alone */
	bool unread;        /* the replaced file could not be read: it may hold more of either */
	bool erased_unread; /* nor who was erased since, or it was missing: the other copies told
			     * what they know */
	bool words_older;   /* the passphrase or the recovery code was another one than in the
			     * replaced file, or */
	bool words_none;    /* none was chosen yet */
	int erased_until;   /* the day of the newest of those, DATE_NONE where none was read */
};

/* Other copies, of whatever desk, that may be newer than the one that is to be restored: those of
 * the same desk tell who was erased. And for its log of access, whose restore it is. */
struct restore_others {
	const char *by; /* id of that mediator, NULL nobody that is known */
	char **path;
	int *day; /* on which each was made */
	size_t count;
};

/* The copy is read through, brought up to date beside the desk, and told what cannot be taken back:
 * who was erased since, as the replaced file or another copy knows, goes from it too, who is frozen
 * is so in it, as that file knows or else the newest of the copies, what was published or withdrawn
 * since is so in it, and the logs of what was done go on. Only then it has the name of the desk,
 * from one instant to the next. Whatever fails, nothing has changed. Nobody may have the desk open,
 * this program neither: ERR_CONFLICT ("open elsewhere"). ERR_VALUE ("another desk", "the desk
 * itself"); of the copy ERR_NO_INPUT, ERR_NOT_OURS, ERR_NEWER and ERR_COPY. */
int store_restore(const char *path, const char *copy, const struct restore_others *others,
		  const struct clock *clock, struct restored *out, struct err *err);

/* ERR_CONFLICT ("open elsewhere") while another process has the desk open; this one may. */
int store_restore_look(const char *path, struct err *err);

/* What the file that a restore replaces is called then: desk.db.replaced_2026-11-24_0912, the next
 * of one minute with -2 and so on. Yours. */
#define STORE_ASIDE ".replaced_"
char *store_aside_name(const char *desk, int day, int minute, int count);
/* It goes, with what lies beside it. */
void store_aside_forget(const char *aside);

#endif
