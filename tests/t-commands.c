/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of commands elsewhere than in their tables is said of commands that there are; help
 * and palette say the whole of each command, in each language, at 80 columns and at 60. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "tests/lib/tap.h"
#include "ui/command_row.h"
#include "ui/draw.h"
#include "ui/elsewhere.h"
#include "ui/keymap.h"
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

/* A row is cut where a word is wider than its column. */
static int
wide_words(const char *text, int width)
{
	int count = 0;

	while (*text != '\0') {
		size_t len = strcspn(text, " ");
		char *word = mem_strndup(text, len);

		if (utf8_width(word) > width) {
			printf("# wider than %d: %s\n", width, word);
			count++;
		}
		free(word);
		text += len;
		text += strspn(text, " ");
	}
	return count;
}

/* How many of its commands are cut, or take more than rows rows. */
static int
cut(const struct screen_ops *ops, const struct command *table, int columns, int rows)
{
	struct command_widths w = command_widths(columns);
	int count = 0;

	for (const struct command *c = table; c != NULL && c->op != 0; c++) {
		struct buf keys = BUF_INIT;
		char *far;

		keymap_names(c, false, &keys);
		far = ops == NULL
			      ? mem_strdup("")
			      : mem_printf("%s %s %s", _(ops->title), draw_dot(), buf_text(&keys));
		count += wide_words(buf_text(&keys), w.keys) + wide_words(_(c->help), w.help) +
			 wide_words(far, w.keys);
		if (command_rows(far, _(c->help), columns) > rows) {
			printf("# %s: %s\n", c->id, _(c->help));
			count++;
		}
		free(far);
		buf_clear(&keys);
	}
	return count;
}

static void
test_rows(const char *language)
{
	static const struct {
		int columns;
		int rows;
	} window[] = { { 80, 3 }, { 60, 5 } };

	for (int i = 0; i < 2; i++) {
		int bad = cut(NULL, ui_common_commands, window[i].columns, window[i].rows);

		for (int j = 0; screen_all[j] != NULL; j++)
			bad += cut(screen_all[j], screen_all[j]->commands, window[i].columns,
				   window[i].rows);
		is_int(bad, 0, "%s, %d columns: help says the whole of each command", language,
		       window[i].columns);
	}
}

int
main(void)
{
	i18n_init(LANGUAGE_FR);
	test_ids();
	for (int i = 0; i < LANGUAGE_COUNT; i++) {
		i18n_switch((enum language)i);
		test_rows(i18n_code((enum language)i));
	}
	return tap_done();
}
