/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing an entry of the directory at the desk. */
#ifndef APP_DIRECTORY_EDIT_H
#define APP_DIRECTORY_EDIT_H

#include "app/desk.h"
#include "store/types.h"

/* Another value for one cell of the entry n, other than its id; NULL or "": none. One step to undo,
 * partner-edit. The cell is the desk's from now on: no file replaces it, and it need not be
 * checked. The day of the entry's last update stays, as does the raw text: they are what its source
 * said, and whoever changed one cell has not looked at the others. ERR_NO_INPUT when there is no
 * such entry. */
int directory_set_cell(struct desk *d, int64_t n, enum partner_field field, const char *cell,
		       struct err *err);

#endif
