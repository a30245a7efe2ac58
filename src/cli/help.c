/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The help: one screen for all, and a few lines for one command. */
#include "config.h"

#include "cli/help.h"

#include <stdlib.h>
#include <string.h>

#include "app/form.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "cli/command.h"
#include "store/version.h"

#define SYNTAX_WIDTH 26

/* One line of the screen. full: the syntax with all its options; NULL when that is short
 * already. */
struct line {
	const char *syntax;
	const char *help;
	const char *full;
};

/* TRANSLATORS: these are lines of the help, at most 52 columns each. */
static const struct line command_lines[] = {
	{ "init", N_("make the desk, its first place and mediator"),
	  "init --desk NAME --commune INSEE --mediator NAME [--passphrase-fd N]" },
	{ "config [KEY [VALUE]]", N_("show or change the desk’s settings"), NULL },
	{ "place add|list|retire", N_("the places where the desk works"),
	  "place add NAME [--commune INSEE]\n"
	  "  place list\n"
	  "  place retire NAME" },
	{ "mediator add|list|retire", N_("the people at work there"),
	  "mediator add NAME\n"
	  "  mediator list\n"
	  "  mediator retire NAME" },
	{ "demo", N_("a new desk of invented sessions, for training"),
	  "demo [--sessions N] [--months M] [--seed S] [--end YYYY-MM-DD]" },
	{ "add KIND [FIELDS]", N_("log one session; prints its id"),
	  "add individuel|collectif|animation|evenement|partenariat [FIELDS] [--force]" },
	{ "edit ID [FIELDS]", N_("change a session"), "edit ID [FIELDS] [--force]" },
	{ "list", N_("sessions, oldest first"),
	  "list [--from YYYY-MM-DD] [--to YYYY-MM-DD] [--kind KIND] [--limit N]" },
	{ "delete, undo, redo", N_("bin a session; take back the last action; redo it"),
	  "delete ID\n"
	  "  undo\n"
	  "  redo" },
	{ "import places|sessions", N_("read a file of places or of sessions"),
	  "import places FILE... [--dry-run] [--encoding NAME] [--delimiter C] [--report FILE]\n"
	  "  import sessions FILE... [--dry-run] [--map FILE] [--encoding NAME] [--delimiter C]\n"
	  "                  [--report FILE]" },
	{ "find [WORDS]", N_("search the directory, best match first"),
	  "find [--commune NAME|INSEE] [--near NAME|INSEE] [--service TEXT]\n"
	  "       [--open-now | --open-at YYYY-MM-DDTHH:MM] [--limit N] [WORDS...]" },
	{ "stats", N_("the desk’s own figures, this month’s or any"),
	  "stats [--month YYYY-MM | --from YYYY-MM-DD --to YYYY-MM-DD] [--by DIM]...\n"
	  "        [--format text|csv|json]" },
	{ "export release|microdata", N_("anonymised figures, or rows, of a period: a folder"),
	  "export release --period YYYY-MM|YYYY-T1..4|YYYY [--profile coordination|diffusion]\n"
	  "                 [--recipient NAME] [--to DIR] [--format csv|xlsx|html]...\n"
	  "                 [--encoding NAME] [--for excel-fr|standard]\n"
	  "  export microdata --period YYYY-MM|YYYY-T1..4|YYYY [--profile coordination|diffusion]\n"
	  "                   [--recodage local|uniforme] [--recipient NAME] [--to DIR]\n"
	  "                   [--encoding NAME] [--for excel-fr|standard]" },
	{ "export places|journal|coop", N_("the directory, all sessions or a month’s, in a file"),
	  "export places FILE [--actors] [--for standard|excel-fr] [--force]\n"
	  "  export journal FILE [--for standard|excel-fr] [--encoding NAME] [--force]\n"
	  "  export coop --period YYYY-MM [FILE] [--mediator NAME] [--for excel-fr|standard]\n"
	  "              [--encoding NAME] [--force]" },
	{ "audit DIR...", N_("attack releases, as an outsider would"), "audit DIR... [--k N]" },
	{ "hours TEXT", N_("open or closed at a time, and until when"),
	  "hours TEXT --at YYYY-MM-DDTHH:MM [--territory MQ|GP]" },
	{ "backup, restore, purge", N_("copy the desk, go back to a copy; drop what is old"),
	  "backup [DIR]\n"
	  "  restore [FILE]\n"
	  "  purge [--dry-run]" },
	{ "check, keys", N_("look for faults; every key"),
	  "check\n"
	  "  keys [--format text|man]" },
};

/* TRANSLATORS: these are lines of the help, at most 52 columns each. */
static const struct line option_lines[] = {
	{ "--db FILE", N_("the desk’s file"), NULL },
	{ "--lang CODE", N_("fr, gcf_MQ, gcf_GP or en"), NULL },
	{ "--now YYYY-MM-DDTHH:MM", N_("another clock, for tests and training"), NULL },
	{ "--no-color, --ascii", N_("neither colours; nor boxes and blocks"), NULL },
	{ "--help, --version", N_("this page; the version and the licence"), NULL },
};

enum {
	COMMAND_LINES = sizeof(command_lines) / sizeof(command_lines[0]),
	OPTION_LINES = sizeof(option_lines) / sizeof(option_lines[0])
};

/* TRANSLATORS: words of the help that stand for what one types; short, in capitals. YYYY-T is of a
 * quarter: the T stays. */
static const char *const placeholders[] = {
	N_("FILE"),  N_("NAME"),       N_("KEY"),     N_("VALUE"),
	N_("KIND"),  N_("FIELDS"),     N_("WORDS"),   N_("TEXT"),
	N_("DIR"),   N_("DIM"),        N_("CODE"),    N_("ID"),
	N_("INSEE"), N_("YYYY-MM-DD"), N_("YYYY-MM"), N_("YYYY-MM-DDTHH:MM"),
	N_("YYYY"),  N_("YYYY-T"),
};

/* Command words and options are the same in every language; what stands for something is not. */
static void
add_syntax(struct buf *out, const char *syntax)
{
	static const char capitals[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ-:";

	while (*syntax != '\0') {
		size_t len = *syntax == '-' ? 0 : strspn(syntax, capitals);
		const char *word = NULL;

		for (size_t i = 0; i < sizeof(placeholders) / sizeof(placeholders[0]); i++)
			if (strlen(placeholders[i]) == len &&
			    strncmp(placeholders[i], syntax, len) == 0)
				word = _(placeholders[i]);
		if (word != NULL)
			buf_add(out, word);
		else
			buf_add_len(out, syntax, len > 0 ? len : 1);
		syntax += len > 0 ? len : 1;
	}
}

static void
add_line(struct buf *out, const char *syntax, const char *text)
{
	struct buf left = BUF_INIT;
	int pad;

	add_syntax(&left, syntax);
	pad = SYNTAX_WIDTH - utf8_width(buf_text(&left));
	buf_addf(out, "  %s%*s%s\n", buf_text(&left), pad > 0 ? pad : 1, "", text);
	buf_clear(&left);
}

static void
write_page(struct buf *out)
{
	buf_addf(out, "%s lakou [%s] [%s]\n", _("Usage:"), _("COMMAND"), _("OPTIONS"));
	for (size_t i = 0; i < COMMAND_LINES; i++)
		add_line(out, command_lines[i].syntax, _(command_lines[i].help));
	for (size_t i = 0; i < OPTION_LINES; i++)
		add_line(out, option_lines[i].syntax, _(option_lines[i].help));
}

/* The fields of a session, from the table that the form is made of. */
static void
write_fields(struct buf *out)
{
	for (size_t i = 0; i < FF_COUNT; i++) {
		const struct form_field_info *field = &form_fields[i];
		char *option = mem_printf("--%s%s", field->id, field->type == FORM_YES ? "" : " …");
		int pad = SYNTAX_WIDTH - utf8_width(option);

		if (field->type != FORM_NOTE)
			buf_addf(out, "  %s%*s%s%s\n", option, pad > 0 ? pad : 1, "",
				 _(field->label), field->repeatable ? " *" : "");
		free(option);
	}
	add_line(out, "--force", _("store a text that looks like a secret"));
	buf_addf(out, "%s\n", _("* may be given several times"));
}

/* « undo, redo » is the line of both. */
static const struct line *
line_of(const char *first)
{
	size_t len = strlen(first);

	for (size_t i = 0; i < COMMAND_LINES; i++) {
		const char *at = command_lines[i].syntax;

		while (at != NULL) {
			if (strncmp(at, first, len) == 0 &&
			    (at[len] == '\0' || at[len] == ' ' || at[len] == ','))
				return &command_lines[i];
			at = strstr(at, ", ");
			if (at != NULL)
				at += strlen(", ");
		}
	}
	return NULL;
}

bool
help_has_second_word(const char *first)
{
	static const char *const pairs[] = { "place", "mediator", "import", "export" };

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if (strcmp(pairs[i], first) == 0)
			return true;
	return false;
}

/* The form of « import places » among those of « import », up to the next one; all of them when
 * there is none such. Yours. */
static char *
form_of(const char *full, const char *first, const char *second, bool *found)
{
	char *name = mem_printf("%s %s ", first, second);
	char *next = mem_printf("\n  %s ", first);
	const char *at = strstr(full, name);
	const char *end = at != NULL ? strstr(at, next) : NULL;
	char *form = at == NULL    ? mem_strdup(full)
		     : end != NULL ? mem_strndup(at, (size_t)(end - at))
				   : mem_strdup(at);

	*found = at != NULL;
	free(name);
	free(next);
	return form;
}

static void
write_form(struct buf *out, const char *form, const char *help)
{
	buf_addf(out, "%s lakou ", _("Usage:"));
	add_syntax(out, form);
	buf_addf(out, "\n  %s\n", _(help));
}

/* From its first line on, all that begin with that word: « export » has two. With a second word
 * that one of them has, that one alone. */
static void
write_command(struct buf *out, const char *first, const char *second, const struct line *l)
{
	size_t len = strlen(first);

	do {
		const char *full = l->full != NULL ? l->full : l->syntax;
		bool found = false;
		char *form =
			second != NULL ? form_of(full, first, second, &found) : mem_strdup(full);

		if (found)
			buf_reset(out);
		write_form(out, form, l->help);
		free(form);
		if (found)
			break;
		l++;
	} while (l < command_lines + COMMAND_LINES && strncmp(l->syntax, first, len) == 0);
	if (strcmp(first, "add") == 0 || strcmp(first, "edit") == 0)
		write_fields(out);
}

int
help_show(struct cli *c)
{
	const char *first = c->args.word_count > 0 ? c->args.word[0] : NULL;
	const char *second = c->args.word_count > 1 ? c->args.word[1] : NULL;
	const struct line *line = first != NULL ? line_of(first) : NULL;
	struct buf page = BUF_INIT;

	/* A word that is no command gets the page that lists them. */
	if (line != NULL)
		write_command(&page, first, second, line);
	else
		write_page(&page);
	cli_page(buf_text(&page));
	buf_clear(&page);
	return cli_flush();
}

int
help_version(void)
{
	struct buf page = BUF_INIT;

	buf_addf(&page, "lakou %s\n", PACKAGE_VERSION);
	buf_addf(&page, "SQLite %s\n", store_sqlite_version());
	buf_addf(&page, "%s\n",
		 _("Free software under the GNU General Public License, version 3 or "
		   "later. There is no warranty."));
	buf_addf(&page, "SPDX-License-Identifier: %s\n", "GPL-3.0-or-later");
	cli_page(buf_text(&page));
	buf_clear(&page);
	return cli_flush();
}
