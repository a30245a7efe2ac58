/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the journal can do, and by which keys. */
#ifndef UI_JOURNAL_COMMANDS_H
#define UI_JOURNAL_COMMANDS_H

#include "ui/screen.h"

enum journal_op {
	JOURNAL_OP_OPEN = 1,
	JOURNAL_OP_SEARCH,
	JOURNAL_OP_FILTER,
	JOURNAL_OP_RESTORE,
	JOURNAL_OP_MARK,
	JOURNAL_OP_UNDO,
	JOURNAL_OP_DELETE,
	JOURNAL_OP_TAG,
	JOURNAL_OP_MOVE,
	JOURNAL_OP_SORT,
	JOURNAL_OP_BIN,
	JOURNAL_OP_UNTAG,
	JOURNAL_OP_TURN,
	JOURNAL_OP_MARK_ALL,
	JOURNAL_OP_REDO,
};

extern const struct command journal_commands[]; /* op 0 ends */

#endif
