/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What restores have put out of the way: the files that were the desk before. Names and notes are
 * in them as in any copy, so they are kept no longer than one. */
#ifndef APP_SET_ASIDE_H
#define APP_SET_ASIDE_H

#include "app/backups.h"

/* Those beside the desk's file, by their names, the newest first; day and minute are those of the
 * restore. */
int set_aside_list(const char *desk, struct backup_list *out, struct err *err);

/* Those of more than BACKUPS_OLDEST days go, whether they can be read or not: what is damaged holds
 * names, too. None goes sooner: two of one day are not the same desk. One that is another desk's
 * stays. today: their age is counted to that day, which the caller knows to be right. */
void set_aside_thin(struct desk *d, int today);

#endif
