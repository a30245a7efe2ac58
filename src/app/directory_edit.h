/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing an entry of the directory at the desk. */
#ifndef APP_DIRECTORY_EDIT_H
#define APP_DIRECTORY_EDIT_H

#include "app/desk.h"
#include "store/types.h"

/* Another value for one cell of the entry n, other than its id; NULL or "": none. One step to undo,
 * partner-edit. The cell is the desk's from now on: no file replaces it, and it need not be
 * checked; its raw text stays. The entry is of today. ERR_NO_INPUT when there is no such entry. */
int directory_set_cell(struct desk *d, int64_t n, enum partner_field field, const char *cell,
		       struct err *err);

/* The one rule for the age of an entry: what is changed by hand, but for what only this desk sees
 * (its note, that it is gone), makes it of today, and no older file sets that back. What its source
 * said of its age stays as raw text, by which the next file is known to be older or not. */
void directory_touch(struct partner *p, int today);

/* The day of an entry's last update, and that of what its source said last; DATE_NONE unknown, for
 * which two days stand in published files. */
int directory_updated(const struct partner *p);
int directory_source_updated(const struct partner *p);

#endif
