/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows from the command tables: which command a key means, and the list of all keys. */
#include "config.h"

#include "ui/keymap.h"

#include <stdio.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "ui/key.h"

#define KEYS_COLUMN 28 /* where the explanation begins in the text form */

const struct command ui_common_commands[] = {
	{ UI_BACK,
	  "back",
	  { K_ESC, CTRL('c') },
	  /* TRANSLATORS: footer, at most 12 columns: one step back */
	  N_("Back"),
	  N_("Go back one step; what was typed is kept as a draft") },
	{ UI_HELP,
	  "help",
	  { '?', K_F1 },
	  /* TRANSLATORS: footer, at most 12 columns */
	  N_("Help"),
	  N_("Show what can be done here") },
	{ UI_PALETTE,
	  "palette",
	  { CTRL('p'), ':' },
	  NULL,
	  N_("Find any action by a word of its name") },
	{ UI_LANGUAGE, "language", { K_F9 }, NULL, N_("Change the language") },
	{ UI_HIDE,
	  "hide",
	  { CTRL('b'), K_F8 },
	  NULL,
	  N_("Hide the details from someone looking on; any key brings them back") },
	{ UI_LOCK,
	  "lock",
	  { CTRL('k'), K_F7 },
	  NULL,
	  N_("Lock the names and notes until the passphrase is typed again") },
	{ UI_REDRAW, "redraw", { CTRL('l') }, NULL, N_("Draw the screen again") },
	{ UI_QUIT, "quit", { CTRL('q'), K_F10, 'q' }, NULL, N_("Leave the program") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

const struct screen_ops *const screen_all[] = {
	&screen_first,         &screen_home,
	&screen_session,       &screen_actors,
	&screen_actor,         &screen_twins,
	&screen_twin,          &screen_stats,
	&screen_stats_map,     &screen_stats_filter,
	&screen_export,        &screen_import,
	&screen_settings,      &screen_restore,
	&screen_access,        &screen_purge,
	&screen_leaving,       &screen_breach,
	&screen_requests,      &screen_help,
	&screen_palette,       &screen_ask,
	&screen_clock,         &screen_kind,
	&screen_journal,       &screen_journal_filter,
	&screen_actors_filter, &screen_pick,
	&screen_tags,          &screen_templates,
	&screen_who,           &screen_hours,
	&screen_pin,           &screen_turned_away,
	&screen_referrals,     &screen_import_sessions,
	&screen_persons,       &screen_person,
	&screen_person_edit,   &screen_merge,
	&screen_passphrase,    &screen_import_map,
	&screen_import_values, &screen_network,
	&screen_slip,          &screen_dial,
	&screen_partner_edit,  &screen_coop,
	&screen_releases,      &screen_release,
	&screen_recipients,    NULL,
};

static bool
has_key(const struct command *c, int key)
{
	int i;

	for (i = 0; i < COMMAND_KEYS; i++)
		if (c->keys[i] == key && key != 0)
			return true;
	return false;
}

static const struct command *
find(const struct command *table, int key)
{
	for (; table != NULL && table->op != 0; table++)
		if (has_key(table, key))
			return table;
	return NULL;
}

const struct command *
keymap_lookup(const struct screen_ops *ops, int key, bool typing)
{
	const struct command *c;

	if (typing && key_is_text(key))
		return NULL;
	c = find(ops->commands, key);
	return c != NULL ? c : find(ui_common_commands, key);
}

int
keymap_key(const struct command *c, bool typing)
{
	for (int i = 0; i < COMMAND_KEYS && c->keys[i] != 0; i++)
		if (!typing || !key_is_text(c->keys[i]))
			return c->keys[i];
	return 0;
}

void
keymap_names(const struct command *c, bool typing, struct buf *out)
{
	char room[32];
	bool first = true;

	for (int i = 0; i < COMMAND_KEYS && c->keys[i] != 0; i++) {
		if (typing && key_is_text(c->keys[i]))
			continue;
		buf_add(out, first ? "" : ", ");
		buf_add(out, key_label(c->keys[i], room, sizeof(room)));
		first = false;
	}
}

static void
text_line(struct buf *out, const struct command *c)
{
	size_t from = out->len;
	int width;

	buf_add(out, "  ");
	keymap_names(c, false, out);
	for (width = utf8_width(buf_text(out) + from); width < KEYS_COLUMN; width++)
		buf_addc(out, ' ');
	buf_addf(out, "%s\n", _(c->help));
}

/* A hyphen in roff is \-, a backslash and a leading dot do not occur in our texts. */
static void
man_text(struct buf *out, const char *s)
{
	for (; *s != '\0'; s++)
		buf_add_len(out, *s == '-' ? "\\-" : s, *s == '-' ? 2 : 1);
}

static void
man_line(struct buf *out, const struct command *c)
{
	struct buf names = BUF_INIT;

	keymap_names(c, false, &names);
	buf_add(out, ".It Sy ");
	man_text(out, buf_text(&names));
	buf_addc(out, '\n');
	man_text(out, _(c->help));
	buf_add(out, ".\n");
	buf_clear(&names);
}

static void
section(struct buf *out, enum keys_format format, const char *title, const struct command *table)
{
	if (table == NULL || table->op == 0)
		return;
	if (format == KEYS_MAN) {
		buf_add(out, ".Ss ");
		man_text(out, title);
		buf_add(out, "\n.Bl -tag -width Ds\n");
	} else {
		buf_addf(out, "%s\n", title);
	}
	for (; table->op != 0; table++) {
		if (format == KEYS_MAN)
			man_line(out, table);
		else
			text_line(out, table);
	}
	buf_add(out, format == KEYS_MAN ? ".El\n" : "\n");
}

void
ui_keys_write(struct buf *out, enum keys_format format)
{
	const struct screen_ops *const *ops;

	section(out, format, _("Everywhere"), ui_common_commands);
	for (ops = screen_all; *ops != NULL; ops++)
		section(out, format, _((*ops)->title), (*ops)->commands);
}
