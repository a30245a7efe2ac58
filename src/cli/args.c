/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking a command line apart. Every option has the same shape whatever the command, so that one
 * table serves and options may stand before the command, too. */
#include "config.h"

#include "cli/args.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "app/form.h"
#include "base/mem.h"

#define FIRST_VAL 256 /* above every short option */
#define WORD 1        /* what getopt_long gives for a word that is no option */

struct known {
	const char *name;
	bool value;  /* takes one */
	bool absent; /* planned: has its sentence instead of « unknown option » */
};

/* The fields of a session come on top, from their own table. */
static const struct known known[] = {
	{ "db", true, false },
	{ "lang", true, false },
	{ "now", true, false },
	{ "no-color", false, false },
	{ "ascii", false, false },
	{ "help", false, false },
	{ "version", false, false },
	{ "desk", true, false },
	{ "commune", true, false },
	{ "mediator", true, false },
	{ "sessions", true, false },
	{ "months", true, false },
	{ "seed", true, false },
	{ "end", true, false },
	{ "from", true, false },
	{ "to", true, false },
	{ "kind", true, false },
	{ "limit", true, false },
	{ "dry-run", false, false },
	{ "encoding", true, false },
	{ "delimiter", true, false },
	{ "report", true, false },
	{ "service", true, false },
	{ "month", true, false },
	{ "by", true, false },
	{ "format", true, false },
	{ "period", true, false },
	{ "profile", true, false },
	{ "recipient", true, false },
	{ "for", true, false },
	{ "actors", false, false },
	{ "at", true, false },
	{ "force", false, false },
	{ "k", true, false },
	{ "map", true, false },
	{ "near", true, false },
	{ "open-at", true, false },
	{ "open-now", false, false },
	{ "passphrase-fd", true, false },
	{ "recodage", true, false },
	{ "territory", true, false },
};

enum { KNOWN_COUNT = sizeof(known) / sizeof(known[0]) };

static const struct known *
find_known(const char *name)
{
	for (size_t i = 0; i < KNOWN_COUNT; i++)
		if (strcmp(known[i].name, name) == 0)
			return &known[i];
	return NULL;
}

bool
args_is_absent(const char *name)
{
	const struct known *k = find_known(name);

	return k != NULL && k->absent;
}

/* The table for getopt_long. Yours. */
static struct option *
make_table(void)
{
	struct option *table = mem_array(KNOWN_COUNT + FF_COUNT + 1, sizeof(*table));
	int n = 0;

	for (size_t i = 0; i < KNOWN_COUNT; i++) {
		table[n] = (struct option){ known[i].name,
					    known[i].value ? required_argument : no_argument, NULL,
					    FIRST_VAL + n };
		n++;
	}
	for (size_t i = 0; i < FF_COUNT; i++) {
		bool yes = form_fields[i].type == FORM_YES;

		/* A note on a command line would stay in the shell's history. */
		if (find_known(form_fields[i].id) != NULL || form_fields[i].type == FORM_NOTE)
			continue;
		table[n] = (struct option){ form_fields[i].id,
					    yes ? optional_argument : required_argument, NULL,
					    FIRST_VAL + n };
		n++;
	}
	return table;
}

static void
add_option(struct args *a, const char *name, const char *value)
{
	a->option = mem_grow(a->option, a->option_count, &a->option_capacity, sizeof(*a->option));
	a->option[a->option_count++] = (struct args_option){ name, value };
}

static void
add_word(struct args *a, const char *word)
{
	a->word = mem_grow(a->word, a->word_count, &a->word_capacity, sizeof(*a->word));
	a->word[a->word_count++] = word;
}

/* The option that getopt_long refuses, as it was typed and without its value. */
static char *
faulty_option(char **argv)
{
	const char *word;

	if (optopt > 0 && optopt < FIRST_VAL)
		return mem_printf("-%c", optopt);
	word = argv[optind - 1];
	return mem_strndup(word, strcspn(word, "="));
}

static void
note_fault(struct args *a, enum args_fault fault, char *faulty)
{
	if (a->fault != ARGS_FINE) {
		free(faulty);
		return;
	}
	a->fault = fault;
	a->faulty = faulty;
}

/* A yes-or-no field may be emptied like any other, by an empty text after it. */
static const char *
value_of(const struct option *option, int argc, char **argv)
{
	if (option->has_arg == optional_argument && optarg == NULL && optind < argc &&
	    *argv[optind] == '\0')
		return argv[optind++];
	return optarg;
}

void
args_parse(struct args *a, int argc, char **argv)
{
	struct option *table = make_table();
	int c;

	*a = (struct args){ .fault = ARGS_FINE };
	/* "-" gives words in their place instead of moving them to the end; ":" tells a missing
	 * value from an unknown option; getopt itself would speak the locale's language. */
	opterr = 0;
	while ((c = getopt_long(argc, argv, "-:", table, NULL)) != -1) {
		if (c == WORD)
			add_word(a, optarg);
		else if (c >= FIRST_VAL)
			add_option(a, table[c - FIRST_VAL].name,
				   value_of(&table[c - FIRST_VAL], argc, argv));
		else if (c == ':')
			note_fault(a, ARGS_NO_VALUE, faulty_option(argv));
		else
			note_fault(a, optopt >= FIRST_VAL ? ARGS_VALUE : ARGS_UNKNOWN,
				   faulty_option(argv));
	}
	for (; optind < argc; optind++)
		add_word(a, argv[optind]);
	free(table);
}

void
args_clear(struct args *a)
{
	free(a->option);
	free(a->word);
	free(a->faulty);
	*a = (struct args){ .fault = ARGS_FINE };
}

const char *
args_value(const struct args *a, const char *name)
{
	const char *value = NULL;

	for (size_t i = 0; i < a->option_count; i++)
		if (strcmp(a->option[i].name, name) == 0)
			value = a->option[i].value;
	return value;
}

bool
args_has(const struct args *a, const char *name)
{
	for (size_t i = 0; i < a->option_count; i++)
		if (strcmp(a->option[i].name, name) == 0)
			return true;
	return false;
}
