/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of commands. */
#include "config.h"

#include "cli/command.h"

#include <string.h>

#include "app/form.h"
#include "base/str.h"

static const struct command_entry commands[] = {
	{ "init", "desk commune mediator passphrase-fd", false, 0, 0, command_init },
	{ "config", "", false, 0, 2, command_config },
	{ "place add", "commune", false, 1, 1, command_place_add },
	{ "place list", "", false, 0, 0, command_place_list },
	{ "place retire", "", false, 1, 1, command_place_retire },
	{ "mediator add", "", false, 1, 1, command_mediator_add },
	{ "mediator list", "", false, 0, 0, command_mediator_list },
	{ "mediator retire", "", false, 1, 1, command_mediator_retire },
	{ "demo", "sessions months seed end", false, 0, 0, command_demo },
	{ "add", "force", true, 1, 1, command_add },
	{ "edit", "force", true, 1, 1, command_edit },
	{ "list", "from to kind limit", false, 0, 0, command_list },
	{ "delete", "", false, 1, 1, command_delete },
	{ "undo", "", false, 0, 0, command_undo },
	{ "redo", "", false, 0, 0, command_redo },
	{ "import places", "dry-run encoding delimiter report", false, 1, WORDS_MANY,
	  command_import_places },
	{ "import sessions", "dry-run encoding delimiter report map", false, 1, WORDS_MANY,
	  command_import_sessions },
	{ "find", "commune near service open-now open-at limit", false, 0, WORDS_MANY,
	  command_find_places },
	{ "stats", "month from to by format", false, 0, 0, command_stats },
	{ "export release", "period profile recipient to format encoding for", false, 0, 0,
	  command_export_release },
	{ "export microdata", "period profile recodage recipient to encoding for", false, 0, 0,
	  command_export_microdata },
	{ "export places", "actors for force", false, 1, 1, command_export_places },
	{ "export journal", "for encoding force", false, 1, 1, command_export_journal },
	{ "export coop", "period mediator for encoding force", false, 0, 1, command_export_coop },
	{ "audit", "k", false, 1, WORDS_MANY, command_audit },
	{ "hours", "at territory", false, 1, 1, command_hours },
	{ "check", "", false, 0, 0, command_check },
	{ "backup", "", false, 0, 1, command_backup },
	{ "restore", "", false, 0, 1, command_restore },
	{ "purge", "dry-run", false, 0, 0, command_purge },
	{ "keys", "format", false, 0, 0, command_keys },
};

static const char global_options[] = "db lang now no-color ascii help version";

/* name is the first word, or the first two with one space. */
static bool
names_command(const char *name, const struct args *a)
{
	const char *space = strchr(name, ' ');
	size_t len = space ? (size_t)(space - name) : strlen(name);

	if (a->word_count == 0 || strlen(a->word[0]) != len || strncmp(a->word[0], name, len) != 0)
		return false;
	return !space || (a->word_count > 1 && strcmp(a->word[1], space + 1) == 0);
}

const struct command_entry *
command_find(const struct args *a)
{
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
		if (names_command(commands[i].name, a))
			return &commands[i];
	return NULL;
}

static bool
has_word(const char *words, const char *word)
{
	size_t len = strlen(word);

	for (const char *at = words; (at = strstr(at, word)) != NULL; at += len)
		if ((at == words || at[-1] == ' ') && (at[len] == ' ' || at[len] == '\0'))
			return true;
	return false;
}

bool
command_takes_files(const struct command_entry *e)
{
	return str_starts(e->name, "import ") || str_starts(e->name, "export ") ||
	       strcmp(e->name, "audit") == 0;
}

bool
command_is_global(const char *option)
{
	return has_word(global_options, option);
}

bool
command_knows(const struct command_entry *e, const char *option)
{
	return command_is_global(option) || has_word(e->options, option) ||
	       (e->fields && form_field_by_id(option) >= 0);
}
