/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the words typed to the command that runs: global options, language, desk, and the checks
 * that are the same for all. */
#include "config.h"

#include "cli/cli.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "cli/command.h"
#include "cli/help.h"

static int
refuse_arguments(struct cli *c)
{
	const char *option = c->args.faulty;

	cli_language(c);
	switch (c->args.fault) {
	case ARGS_NO_VALUE:
		return cli_usagef(_("The option %s needs a value."), option);
	case ARGS_VALUE:
		return cli_usagef(_("The option %s takes no value."), option);
	default:
		return cli_usagef(_("There is no option %s."), option);
	}
}

int
cli_start(struct cli *c, int argc, char **argv)
{
	const char *lang, *now;
	bool lang_known = true, db_empty;

	*c = (struct cli){ .language = LANGUAGE_FR };
	args_parse(&c->args, argc, argv);
	c->path = desk_path(args_value(&c->args, "db"));
	c->no_color = args_has(&c->args, "no-color");
	c->ascii = args_has(&c->args, "ascii");
	db_empty = args_has(&c->args, "db") && *args_value(&c->args, "db") == '\0';
	lang = args_value(&c->args, "lang");
	if (lang != NULL)
		lang_known = c->language_given = i18n_parse(lang, &c->language) == 0;
	if (!c->language_given)
		c->language = i18n_from_environment();
	i18n_init(c->language);

	if (c->args.fault != ARGS_FINE)
		return refuse_arguments(c);
	if (!lang_known) {
		cli_language(c);
		return cli_usagef(_("“%s” is no language of this program: choose one of %s."), lang,
				  "fr, gcf_MQ, gcf_GP, gcf, en");
	}
	if (db_empty)
		return cli_usagef(_("The option %s needs a value."), "--db");
	now = args_value(&c->args, "now");
	if (now != NULL && clock_parse(now, &c->clock) != 0) {
		cli_language(c);
		return cli_usagef(_("“%s” is no date and time: write --%s YYYY-MM-DDTHH:MM."), now,
				  "now");
	}
	return STATUS_DONE;
}

void
cli_end(struct cli *c)
{
	desk_close(c->desk);
	free(c->path);
	args_clear(&c->args);
}

struct desk *
cli_desk(struct cli *c, int *status)
{
	struct err err;

	if (c->desk == NULL && desk_open(&c->desk, c->path, &c->clock, &err) != 0) {
		c->desk = NULL;
		*status = cli_fail(&err);
		return NULL;
	}
	return c->desk;
}

void
cli_language(struct cli *c)
{
	struct err ignored;

	if (c->language_given || !file_exists(c->path))
		return;
	if (c->desk == NULL && desk_open(&c->desk, c->path, &c->clock, &ignored) != 0) {
		c->desk = NULL;
		return;
	}
	if (desk_language(c->desk, &c->language) == 0)
		i18n_switch(c->language);
}

/* Words of the command's own name. */
static size_t
name_words(const struct command_entry *e)
{
	return strchr(e->name, ' ') != NULL ? 2 : 1;
}

const char *
cli_word(const struct cli *c, size_t i)
{
	const struct command_entry *e = command_find(&c->args);
	size_t at = (e != NULL ? name_words(e) : 0) + i;

	return at < c->args.word_count ? c->args.word[at] : NULL;
}

static int
refuse_command(const struct args *a)
{
	char *typed = a->word_count > 1 && help_has_second_word(a->word[0])
			      ? mem_printf("%s %s", a->word[0], a->word[1])
			      : mem_strdup(a->word[0]);
	int status;

	if (a->word_count == 1 && help_has_second_word(typed))
		status = cli_usagef(_("The command “%s” needs a second word."), typed);
	else
		status = cli_usagef(_("There is no command “%s”."), typed);
	free(typed);
	return status;
}

static bool
is_one_of(const char *const *names, const char *name)
{
	for (; *names != NULL; names++)
		if (strcmp(*names, name) == 0)
			return true;
	return false;
}

/* A name of a file may have any bytes; all other texts are kept or searched for, and in no other
 * encoding. */
static int
check_value(const struct args_option *o)
{
	static const char *const paths[] = { "db", "report", "to", NULL };
	static const char *const never_empty[] = { "report", "to", "encoding", NULL };
	const char *value = o->value != NULL ? o->value : "1";
	char *option;
	int status = STATUS_DONE;

	if (!is_one_of(paths, o->name) && !utf8_valid(value, strlen(value)))
		return cli_usagef(_("“%s” is not written in UTF-8."), value);
	option = mem_printf("--%s", o->name);
	if (*value == '\0' && is_one_of(never_empty, o->name))
		status = cli_usagef(_("The option %s needs a value."), option);
	free(option);
	return status;
}

static int
check_options(const struct cli *c, const struct command_entry *e)
{
	int status = STATUS_DONE;

	for (size_t i = 0; i < c->args.option_count && status == STATUS_DONE; i++) {
		const char *option = c->args.option[i].name;

		if (args_is_absent(option))
			return cli_usagef(_("The option --%s is not available in this version."),
					  option);
		if (!command_knows(e, option))
			return cli_usagef(_("The command “%s” has no option --%s."), e->name,
					  option);
		status = check_value(&c->args.option[i]);
	}
	return status;
}

static int
check_words(const struct cli *c, const struct command_entry *e)
{
	size_t count = c->args.word_count - name_words(e);

	if (count < e->min)
		return cli_usagef(_("The command “%s” needs more words."), e->name);
	if (count > e->max)
		return cli_usagef(_("The command “%s” was given a word too many: “%s”."), e->name,
				  c->args.word[name_words(e) + e->max]);
	for (size_t i = name_words(e); i < c->args.word_count; i++) {
		const char *word = c->args.word[i];

		if (command_takes_files(e) && *word == '\0')
			return cli_usage(_("A file needs a name."));
		if (!command_takes_files(e) && !utf8_valid(word, strlen(word)))
			return cli_usagef(_("“%s” is not written in UTF-8."), word);
	}
	return STATUS_DONE;
}

/* Found out before anything is done: what a command could not report must not happen. */
static bool
output_is_open(void)
{
	int flags = fcntl(STDOUT_FILENO, F_GETFL);

	return flags >= 0 && (flags & O_ACCMODE) != O_RDONLY;
}

bool
cli_wants_screens(const struct cli *c)
{
	if (c->args.word_count > 0 || args_has(&c->args, "help") || args_has(&c->args, "version"))
		return false;
	for (size_t i = 0; i < c->args.option_count; i++)
		if (!command_is_global(c->args.option[i].name))
			return false;
	return true;
}

int
cli_run(struct cli *c)
{
	const struct command_entry *e;
	int status;

	cli_language(c);
	if (!output_is_open()) {
		cli_say(_("Standard output is closed: nothing was done."));
		return STATUS_IO;
	}
	if (args_has(&c->args, "help"))
		return help_show(c);
	if (args_has(&c->args, "version"))
		return help_version();
	if (c->args.word_count == 0)
		return cli_usage(_("Say which command these options are for."));
	e = command_find(&c->args);
	if (e == NULL)
		return refuse_command(&c->args);
	status = check_options(c, e);
	if (status == STATUS_DONE)
		status = check_words(c, e);
	return status == STATUS_DONE ? e->run(c) : status;
}
