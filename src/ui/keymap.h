/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows from the command tables. */
#ifndef UI_KEYMAP_H
#define UI_KEYMAP_H

#include "base/str.h"
#include "ui/screen.h"
#include "ui/ui.h"

/* The command that a key means on a screen: its own table first, then the common one; NULL none.
 * When typing, characters mean no command. */
const struct command *keymap_lookup(const struct screen_ops *ops, int key, bool typing);

/* The first key that runs the command: where text is typed, letters do not. 0 none. */
int keymap_key(const struct command *c, bool typing);

/* « n, Ins »; where text is typed, without the letters. */
void keymap_names(const struct command *c, bool typing, struct buf *out);

#endif
