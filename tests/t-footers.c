/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The footer of each screen at 80 columns, in each language: the way back and help are always seen,
 * and so are the keys used most. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "tests/lib/tap.h"
#include "ui/key.h"
#include "ui/keymap.h"
#include "ui/ui.h"

enum { COLUMNS = 80, GAP = 2 };

/* Columns of « key label » and what stands before the next one; 0 where the footer has none. */
static int
width(const struct command *c)
{
	char name[32];

	if (c->label == NULL)
		return 0;
	return utf8_width(key_label(keymap_key(c, false), name, sizeof(name))) + 1 +
	       utf8_width(_(c->label)) + GAP;
}

static int
common_width(void)
{
	int sum = 0;

	for (const struct command *c = ui_common_commands; c->op != 0; c++)
		sum += width(c);
	return sum;
}

/* They are only there while something else is not. */
static bool
is_rare(const char *id)
{
	return strcmp(id, "journal-restore") == 0 || strcmp(id, "passphrase-other") == 0;
}

/* Beyond the first three. */
static bool
is_needed(const char *id)
{
	static const char *const ids[] = { "tags-delete",     "tags-retire",  "settings-retire",
					   "settings-rename", "person-erase", "referrals-open",
					   "export-recipient" };

	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++)
		if (strcmp(ids[i], id) == 0)
			return true;
	return false;
}

/* How many that should be seen are not; what does not fit is left out whole. */
static int
left_out(const struct screen_ops *ops)
{
	int x = 1 + common_width();
	int seen = 0, count = 0;

	for (const struct command *c = ops->commands; c != NULL && c->op != 0; c++) {
		int w = is_rare(c->id) ? 0 : width(c);

		if (w == 0)
			continue;
		if (x + w - GAP <= COLUMNS - 1) {
			x += w;
			seen++;
		} else if (seen < 3 || is_needed(c->id)) {
			printf("# %s: no room for %s\n", c->id, _(c->label));
			count++;
		}
	}
	return count;
}

int
main(void)
{
	i18n_init(LANGUAGE_FR);
	for (int i = 0; i < LANGUAGE_COUNT; i++) {
		int bad;

		i18n_switch((enum language)i);
		bad = common_width() - GAP >= COLUMNS / 2;
		for (int j = 0; screen_all[j] != NULL; j++)
			bad += left_out(screen_all[j]);
		is_int(bad, 0, "%s: the keys used most are seen", i18n_code((enum language)i));
	}
	return tap_done();
}
