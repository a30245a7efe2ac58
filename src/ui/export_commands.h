/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the screen of the export can do, and by which keys. */
#ifndef UI_EXPORT_COMMANDS_H
#define UI_EXPORT_COMMANDS_H

#include "ui/screen.h"

enum export_op {
	OP_EXPORT = 1,
	OP_BEFORE,
	OP_AFTER,
	OP_LATEST,
	OP_RECIPIENT,
	OP_FOLDER,
	OP_COMPLETE,
	OP_COOP,
	OP_FORMATS,
	OP_LIST,
	OP_PERIOD,
	OP_PROFILE
};

extern const struct command export_commands[]; /* op 0 ends */

#endif
