/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of every screen can be typed on a French keyboard without AltGr, and none means two
 * things on one screen. */
#include "config.h"

#include "tests/lib/tap.h"
#include "ui/key.h"
#include "ui/keymap.h"

/* How often a command of the table has that key. */
static int
uses(const struct command *table, int key)
{
	int count = 0;

	for (; table->op != 0; table++)
		for (int i = 0; i < COMMAND_KEYS; i++)
			count += table->keys[i] == key;
	return count;
}

static void
test_table(const char *screen, const struct command *table)
{
	int altgr = 0, twice = 0;

	for (const struct command *c = table; c->op != 0; c++)
		for (int i = 0; i < COMMAND_KEYS && c->keys[i] != 0; i++) {
			bool hard = key_needs_altgr(c->keys[i]);
			bool again = uses(table, c->keys[i]) != 1;

			if (hard || again)
				printf("# %s: key %d\n", c->id, c->keys[i]);
			altgr += hard;
			twice += again;
		}
	is_int(altgr, 0, "%s: no key needs AltGr", screen);
	is_int(twice, 0, "%s: no key means two things", screen);
}

int
main(void)
{
	ok(key_needs_altgr('@') && key_needs_altgr('#') && !key_needs_altgr('/'),
	   "what needs AltGr is known");
	test_table("everywhere", ui_common_commands);
	for (const struct screen_ops *const *ops = screen_all; *ops != NULL; ops++)
		test_table((*ops)->name, (*ops)->commands);
	return tap_done();
}
