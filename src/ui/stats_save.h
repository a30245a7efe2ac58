/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the statistics screen shows, kept as a file for the desk alone. */
#ifndef UI_STATS_SAVE_H
#define UI_STATS_SAVE_H

#include "ui/screen.h"
#include "ui/stats_pages.h"

/* Asks the screen's question in which form; then writes the page in the one answered, and says
 * where. filters: what is left out, in words; NULL nothing is. */
void stats_save_ask(struct screen *s, int question);
void stats_save(struct screen *s, int reply, const struct stats_pages *p,
		const struct stats_data *d, const char *filters, struct err *err);

#endif
