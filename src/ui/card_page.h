/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A card that fills a screen, in two columns where there is room, scrolled where it is too long. */
#ifndef UI_CARD_PAGE_H
#define UI_CARD_PAGE_H

#include "ui/card.h"
#include "ui/ui.h"

/* top: the first row in view. One that is too far shows the end. */
void card_page_draw(const struct ui *ui, const struct card *card, size_t top);
/* Whether the key moves it. */
bool card_page_key(const struct ui *ui, const struct card *card, size_t *top, int key);

#endif
