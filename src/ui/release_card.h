/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A release on a card: what is known of it, and what it shows. */
#ifndef UI_RELEASE_CARD_H
#define UI_RELEASE_CARD_H

#include <stdbool.h>

#include "app/releases.h"
#include "base/release.h"
#include "ui/card.h"

/* For whom, by whom and when, in which folder, and whether it was taken back. path: where its
 * folder is looked for. */
void release_card_add(struct card *c, const struct release *r, const char *path);

/* To whom it was handed, each time a line. */
void release_card_add_handed(struct card *c, const struct handed_list *handed);

/* Its files, and its figures table by table; r has its cells. */
void release_card_add_figures(struct card *c, const struct release *r);

/* « 24 Nov. 2026 », of a stamp, or « 24/11/2026 ». Yours. */
char *release_card_day(const char *stamp, bool digits);

#endif
