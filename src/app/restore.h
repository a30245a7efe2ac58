/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The backups that there are to go back to, and going back to one. */
#ifndef APP_RESTORE_H
#define APP_RESTORE_H

#include "app/backups.h"

struct restore_copy {
	struct backup is;
	bool second;      /* it lies on the second medium */
	bool aside;       /* no backup, but the desk that a restore has set aside */
	bool good;        /* it can be read: the next two are known */
	int64_t sessions; /* not in the bin */
	int last;         /* the day of the last of them, DATE_NONE where there is none */
};

struct restore_list {
	struct restore_copy *item;
	size_t count;
};

/* Those in the usual folder and on the second medium, if it is plugged in, the newest first; then
 * what restores have set aside. While the desk's file tells which desk it is, those of others are
 * left out. */
int restore_list(const char *desk, struct restore_list *out, struct err *err);
void restore_list_clear(struct restore_list *l);

/* ERR_CONFLICT while another program has the desk open: restore_make() would refuse. */
int restore_look(const char *desk, struct err *err);

/* Puts the copy in the place of the desk's file, which nobody may have open, the caller neither; it
 * is set aside. by: id of the mediator who does it, NULL nobody that is known. sentence: what came
 * of it, to be shown; aside: where the replaced file is now, NULL where there was none. Both are
 * yours. Errors are those of store_restore(), and then nothing has changed. */
int restore_make(const char *desk, const char *copy, const char *by, const struct clock *clock,
		 char **sentence, char **aside, struct err *err);

#endif
