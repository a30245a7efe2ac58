/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the home screen can do, and by which keys. */
#ifndef UI_HOME_COMMANDS_H
#define UI_HOME_COMMANDS_H

#include "ui/screen.h"

enum home_op {
	OP_NEW = 1,
	OP_REPEAT,
	OP_ACTORS,
	OP_STATS,
	OP_EXPORT,
	OP_OPEN,
	OP_DELETE,
	OP_UNDO,
	OP_REDO,
	OP_RESUME,
	OP_BEFORE,
	OP_AFTER,
	OP_TODAY,
	OP_IMPORT,
	OP_SETTINGS,
	OP_WORKSHOP,
	OP_OTHER,
	OP_JOURNAL,
	OP_REFERRALS,
	OP_TURNED_AWAY,
	OP_TAGS,
	OP_ONE_MORE,
	OP_TIMER,
	OP_TIMER_STOP,
	OP_TEMPLATES,
	OP_TEMPLATE_KEEP,
	OP_WHO,
	OP_PERSONS,
	OP_DRAFT_DROP,
	OP_COOP,
	OP_USUAL,
	OP_RETENTION, /* for the palette: home has no key for it */
};

/* What the palette runs for the template of number 1, and so on; no keys have these. */
#define OP_TEMPLATE_0 1000

extern const struct command home_commands[]; /* op 0 ends */

#endif
