/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line: what all commands are given, and how they speak. A command is a function that
 * returns the exit status; figures and lists go to standard output in UTF-8, sentences for people
 * to standard error in the chosen language. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdbool.h>
#include <stdint.h>

#include "app/desk.h"
#include "base/date.h"
#include "base/err.h"
#include "base/i18n.h"
#include "base/str.h"
#include "cli/args.h"
#include "cli/status.h"

/* Writes every key of every screen; given by main, since commands know nothing of screens. */
typedef void cli_keys_fn(struct buf *out, bool man);

/* The options that every command has, and the desk that most of them need. */
struct cli {
	struct args args;
	char *path; /* the desk's file, whether it exists or not */
	struct clock clock;
	enum language language; /* once cli_language() has been asked: the final one */
	bool language_given;    /* by --lang */
	bool no_color;
	bool ascii;
	struct desk *desk; /* NULL until cli_desk() */
	cli_keys_fn *keys;
};

/* Reads the command line and sets the language up. Returns the status of a wrong one, said already;
 * 0 when it can be run. */
int cli_start(struct cli *c, int argc, char **argv);
void cli_end(struct cli *c);

bool cli_wants_screens(const struct cli *c); /* no command, and nothing that is only a command's */
int cli_run(struct cli *c);                  /* the command that was given */

/* Opens the desk at the first call. NULL: it could not, and *status says why; the sentence is
 * out. */
struct desk *cli_desk(struct cli *c, int *status);

/* The desk's own language, where the command line names none. Sentences before the desk is needed
 * should be in it, too, so a desk that cannot be opened is no error here. */
void cli_language(struct cli *c);

/* The words after the command's own; NULL beyond the last. */
const char *cli_word(const struct cli *c, size_t i);

/* --- speaking --- */

/* « lakou: sentence » on standard error. */
void cli_say(const char *sentence);
void cli_sayf(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* How many characters a file has otherwise than they were, for its encoding lacks them; nothing is
 * said of none. */
void cli_say_replaced(size_t n);

/* A sentence on what was typed: shortened where that is very long. */
void cli_refuse(const char *sentence);

/* The same, and where to read more. Return STATUS_USAGE. */
int cli_usage(const char *sentence);
int cli_usagef(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

int cli_fail(const struct err *err); /* its sentence, and the log; returns its status */

/* A page for people, on standard output: in the terminal's own charset when it is one. */
void cli_page(const char *text);

/* One cell of tabular output, made harmless, "-" for nothing; then what ends it: '\t' or '\n'. */
void cli_cell(const char *text, char end);
void cli_cell_int(int64_t n, char end);
/* The path of a file, then what ends it: byte for byte for who reads it on, harmless on a terminal.
 */
void cli_path(const char *path, char end);

/* A whole file: byte for byte for who reads it on; on a terminal its lines and tabs, and nothing
 * else that would rule it. */
void cli_data(const struct buf *data);

/* What was written so far is out: 0, else the status of a failed output, said already. */
int cli_flush(void);

/* --- options that several commands read; each says what is wrong and returns STATUS_USAGE --- */

/* A day in the option, DATE_NONE when it is not given. */
int cli_day(struct cli *c, const char *option, int *day);
/* A whole number in the option; *n stays as it is when it is not given. */
int cli_number(struct cli *c, const char *option, long min, long max, long *n);
/* One of the names, NULL ends; *index stays when it is not given. */
int cli_choice(struct cli *c, const char *option, const char *const *names, int *index);

#endif
