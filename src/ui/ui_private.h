/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the event loop share. */
#ifndef UI_UI_PRIVATE_H
#define UI_UI_PRIVATE_H

#include "ui/ui.h"

/* Takes text over; NULL: nothing is said. */
void ui_message_set(struct ui *ui, char *text, bool error);

#endif
