/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands below the table of retention: why nothing goes by itself, who stays, being frozen,
 * and what stays for ever. */
#ifndef UI_PURGE_REST_H
#define UI_PURGE_REST_H

#include "app/purge.h"

/* pause: what purge_pause_words() says. */
void purge_rest_draw(const struct purge_plan *plan, const char *pause, int y, int end, int columns);

#endif
