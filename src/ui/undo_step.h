/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last action taken back, or done again, from whichever screen. */
#ifndef UI_UNDO_STEP_H
#define UI_UNDO_STEP_H

#include "ui/screen.h"

/* The sentence that says what was done, yours. NULL: nothing was; err says why, or UNDO_QUESTION is
 * asked first (reply 1: it is to be done), as another mediator than the one at work did it, nobody
 * here did, or a freeze would be lifted. sure: it was asked, and redo is what was asked then. */
char *undo_step(struct screen *s, bool redo, bool sure, struct err *err);

/* The same, said, on a screen that reads its data again. */
void undo_step_here(struct screen *s, bool redo, bool sure, struct err *err);

#endif
