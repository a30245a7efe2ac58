/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands below the table of retention: who stays, being frozen, and what stays for ever. */
#ifndef UI_PURGE_REST_H
#define UI_PURGE_REST_H

#include "app/purge.h"

void purge_rest_draw(const struct purge_plan *plan, int y, int end, int columns);

#endif
