/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of commands elsewhere than in their tables is said of commands that there are. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "tests/lib/tap.h"
#include "ui/elsewhere.h"
#include "ui/ui.h"

static bool
is_of(const struct command *c, const char *id)
{
	for (; c != NULL && c->op != 0; c++)
		if (strcmp(c->id, id) == 0)
			return true;
	return false;
}

static bool
is_command(const char *id)
{
	bool found = is_of(ui_common_commands, id);

	for (int i = 0; screen_all[i] != NULL && !found; i++)
		found = is_of(screen_all[i]->commands, id);
	if (!found)
		printf("# no command is called %s\n", id);
	return found;
}

static void
test_ids(void)
{
	const char *const *id;
	int unknown = 0;

	for (id = elsewhere_at_once; *id != NULL; id++)
		unknown += !is_command(*id);
	for (id = elsewhere_left_out; *id != NULL; id++)
		unknown += !is_command(*id);
	for (const struct other_words *w = elsewhere_other_words; w->id != NULL; w++)
		unknown += !is_command(w->id);
	is_int(unknown, 0, "ids are those of commands");
}

int
main(void)
{
	test_ids();
	return tap_done();
}
