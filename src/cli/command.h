/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands: each returns the exit status. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "cli/cli.h"

struct command_entry {
	const char *name;    /* one word or two */
	const char *options; /* names it knows, separated by spaces, beside the global ones */
	bool fields;         /* the fields of a session are options, too */
	size_t min, max;     /* words after its name */
	int (*run)(struct cli *c);
};

/* NULL: there is none. */
const struct command_entry *command_find(const struct args *a);
bool command_knows(const struct command_entry *e, const char *option);
bool command_takes_files(const struct command_entry *e); /* its words are names of files */
bool command_is_global(const char *option);              /* an option that all commands know */

#define WORDS_MANY 100000

int command_init(struct cli *c);
int command_config(struct cli *c);
int command_place_add(struct cli *c);
int command_place_list(struct cli *c);
int command_place_retire(struct cli *c);
int command_mediator_add(struct cli *c);
int command_mediator_list(struct cli *c);
int command_mediator_retire(struct cli *c);
int command_demo(struct cli *c);
int command_add(struct cli *c);
int command_edit(struct cli *c);
int command_list(struct cli *c);
int command_delete(struct cli *c);
int command_undo(struct cli *c);
int command_redo(struct cli *c);
int command_import_places(struct cli *c);
int command_import_sessions(struct cli *c);
int command_find_places(struct cli *c);
int command_stats(struct cli *c);
int command_export_release(struct cli *c);
int command_export_microdata(struct cli *c);
int command_export_places(struct cli *c);
int command_export_journal(struct cli *c);
int command_export_coop(struct cli *c);
int command_audit(struct cli *c);
int command_hours(struct cli *c);
int command_check(struct cli *c);
int command_backup(struct cli *c);
int command_restore(struct cli *c);
int command_purge(struct cli *c);
int command_keys(struct cli *c);

#endif
