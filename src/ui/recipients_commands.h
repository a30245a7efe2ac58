/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the screen of recipients can do, and by which keys. */
#ifndef UI_RECIPIENTS_COMMANDS_H
#define UI_RECIPIENTS_COMMANDS_H

#include "ui/screen.h"

enum recipients_op {
	OP_USE = 1,
	OP_ADD,
	OP_PERIOD,
	OP_PROFILE,
	OP_FORMATS,
	OP_SHEET,
	OP_FOLDER,
	OP_RENAME,
	OP_FORGET,
	OP_COMPLETE,
	OP_UNDO,
	OP_REDO
};

extern const struct command recipients_commands[]; /* op 0 ends */

#endif
