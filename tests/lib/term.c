/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a script against the program in a terminal and speaks TAP. One command a line:
 *
 *   size R C | env K=V | unset K | iutf8 on|off      before run
 *   fresh                 an empty home        sh COMMAND   "$LAKOU" is the program; must exit 0,
 *                                                           77 is a skip
 *   run ARGS              the program starts   exit CODE    it has ended so, with nothing leaked
 *   type TEXT             \n \t \e \xHH        paste TEXT   as a terminal pastes
 *   key NAME[*N]...       Down C-p M-1 S-Tab   signal NAME  TERM, HUP, INT...
 *   wait TEXT             until a row has it   absent TEXT  no row has it, once all is drawn
 *   match REGEX           one row, extended    cursor R C   from 0
 *   screen NAME           tests/tui/golden/NAME.screen; rewritten when GENERATE is set
 *   plain                 no colour anywhere   whole        drawing anew changes nothing
 *   resize R C           keys-from-here, keys-at-most N: characters typed and keys pressed between
 *   foreach VAR a b ... end     repeat N ... end ($I counts from 1)     include FILE
 *
 * $NAME and ${NAME} are taken from the environment, $$ is a dollar; run and sh leave that to the
 * shell. Every wait ends after 30 seconds, times $LAKOU_TEST_SLOW. */
#include "config.h"

#include "tests/lib/term_commands.h"

#include <ctype.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#define PATIENCE_MS 30000
#define PATH_SIZE 1024
#define NAME_SIZE 64
#define INCLUDE_DEPTH 4
#define SCRIPT_FAULT 99 /* automake's « hard error » */

struct script {
	char path[PATH_SIZE];
	char **lines; /* without indentation; comments are empty */
	size_t count;
};

static int run_lines(struct run *r, const struct script *s, size_t from, size_t to);

/* The value of the variable whose name starts at s (after the dollar); *next is what follows it. */
static const char *
variable(const char *s, const char **next)
{
	bool braces = *s == '{';
	char name[NAME_SIZE];
	size_t n = 0;

	s += braces;
	while (isalpha((unsigned char)s[n]) || s[n] == '_' ||
	       (n > 0 && isdigit((unsigned char)s[n])))
		n++;
	if (n == 0 || n >= sizeof name || (braces && s[n] != '}'))
		return NULL;
	memcpy(name, s, n);
	name[n] = '\0';
	*next = s + n + braces;
	return getenv(name);
}

/* A copy of line with its variables replaced; NULL when one is unknown. */
static char *
expand(const char *line)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	const char *value = "";

	while (out && value && *line) {
		if (*line != '$') {
			fputc(*line++, out);
		} else if (line[1] == '$') {
			fputc('$', out);
			line += 2;
		} else {
			value = variable(line + 1, &line);
			fputs(value ? value : "", out);
		}
	}
	if (out)
		fclose(out);
	if (value)
		return text;
	free(text);
	return NULL;
}

static int
fault(const struct script *s, size_t at, const char *what)
{
	printf("Bail out! %s:%zu: %s: %s\n", s->path, at + 1, what, s->lines[at]);
	return -1;
}

static void
report(struct run *r, size_t at, enum verdict v, const char *text)
{
	if (v == SET)
		return;
	printf("%sok %d - line %zu: %s%s\n", v == FAILED || v == BAD_SCRIPT ? "not " : "",
	       ++r->count, at + 1, text, v == SKIPPED ? " # SKIP what it needs is absent" : "");
	if (v == FAILED) {
		r->failed++;
		term_dump(&r->term, stdout, "# |");
	}
	fflush(stdout);
}

static int
do_command(struct run *r, const struct script *s, size_t at)
{
	const char *line = s->lines[at];
	size_t n = strcspn(line, " ");
	const struct command *c = term_command_find(line, n);
	enum verdict v;
	char *text, *arg;

	if (!c)
		return fault(s, at, "unknown command");
	text = c->raw ? strdup(line) : expand(line);
	if (!text)
		return fault(s, at, "unknown variable");
	arg = strdup(text + n + (text[n] == ' '));
	v = c->run(r, arg);
	report(r, at, v, text);
	free(arg);
	free(text);
	return v == BAD_SCRIPT ? fault(s, at, "cannot be done") : 0;
}

static bool
begins(const char *line, const char *word)
{
	size_t n = strlen(word);

	return strncmp(line, word, n) == 0 && (line[n] == ' ' || line[n] == '\0');
}

static bool
opens_block(const char *line)
{
	return begins(line, "foreach") || begins(line, "repeat");
}

/* The line of the « end » that closes the block opened at line at; to when there is none. */
static size_t
block_end(const struct script *s, size_t at, size_t to)
{
	int depth = 1;

	while (++at < to) {
		if (opens_block(s->lines[at]))
			depth++;
		else if (begins(s->lines[at], "end") && --depth == 0)
			return at;
	}
	return to;
}

/* foreach VAR a b c, and repeat N as foreach I 1 2 ... N. */
static int
do_block(struct run *r, const struct script *s, size_t at, size_t end)
{
	char *copy = expand(s->lines[at]);
	char *rest = copy;
	char *word;
	const char *name = "I";
	int result = 0;

	if (!copy)
		return fault(s, at, "unknown variable");
	word = strsep(&rest, " ");
	if (strcmp(word, "repeat") == 0) {
		long count = rest ? strtol(rest, NULL, 10) : 0;
		char number[NAME_SIZE];

		for (long i = 1; i <= count && result == 0; i++) {
			snprintf(number, sizeof number, "%ld", i);
			setenv(name, number, 1);
			result = run_lines(r, s, at + 1, end);
		}
	} else {
		name = strsep(&rest, " ");
		while (result == 0 && name && (word = strsep(&rest, " ")) != NULL) {
			if (*word == '\0')
				continue;
			setenv(name, word, 1);
			result = run_lines(r, s, at + 1, end);
		}
	}
	free(copy);
	return result;
}

static void
script_free(struct script *s)
{
	for (size_t i = 0; i < s->count; i++)
		free(s->lines[i]);
	free(s->lines);
}

static int
script_load(struct script *s, const char *path)
{
	char *line = NULL;
	size_t size = 0;
	FILE *f = fopen(path, "r");

	snprintf(s->path, sizeof s->path, "%s", path);
	s->lines = NULL;
	s->count = 0;
	if (!f)
		return -1;
	while (getline(&line, &size, f) >= 0) {
		char **more = realloc(s->lines, (s->count + 1) * sizeof *more);
		const char *text = line + strspn(line, " \t");

		if (!more)
			abort();
		line[strcspn(line, "\n")] = '\0';
		s->lines = more;
		s->lines[s->count++] = strdup(*text == '#' ? "" : text);
	}
	free(line);
	fclose(f);
	return 0;
}

static int
run_file(struct run *r, const char *path)
{
	struct script s;
	int result = -1;

	if (script_load(&s, path) < 0)
		printf("Bail out! %s cannot be read\n", path);
	else
		result = run_lines(r, &s, 0, s.count);
	script_free(&s);
	return result;
}

/* include FILE, beside the script that names it. */
static int
do_include(struct run *r, const struct script *s, size_t at)
{
	const char *name = s->lines[at] + strlen("include");
	const char *slash = strrchr(s->path, '/');
	int directory = slash ? (int)(slash - s->path) : 1;
	char path[PATH_SIZE];
	int result;

	name += strspn(name, " ");
	if (r->depth == INCLUDE_DEPTH)
		return fault(s, at, "too many includes in each other");
	if (snprintf(path, sizeof path, "%.*s/%s", directory, slash ? s->path : ".", name) >=
	    (int)sizeof path)
		return fault(s, at, "too long");
	r->depth++;
	result = run_file(r, path);
	r->depth--;
	return result;
}

static int
run_lines(struct run *r, const struct script *s, size_t from, size_t to)
{
	int result = 0;

	for (size_t at = from; at < to && result == 0; at++) {
		const char *line = s->lines[at];

		if (*line == '\0')
			continue;
		if (begins(line, "include")) {
			result = do_include(r, s, at);
		} else if (opens_block(line)) {
			size_t end = block_end(s, at, to);

			if (end == to)
				return fault(s, at, "no end");
			result = do_block(r, s, at, end);
			at = end;
		} else {
			result = do_command(r, s, at);
		}
	}
	return result;
}

static int64_t
patience(void)
{
	const char *slow = getenv("LAKOU_TEST_SLOW");
	long times = slow ? strtol(slow, NULL, 10) : 1;

	return PATIENCE_MS * (int64_t)(times > 0 ? times : 1);
}

int
main(int argc, char **argv)
{
	struct run r = { .term = { .rows = 24, .cols = 80, .iutf8 = true },
			 .tests = getenv("TESTDIR") };
	int result;

	if (argc != 2) {
		fprintf(stderr, "usage: term SCRIPT\n");
		return SCRIPT_FAULT;
	}
	signal(SIGPIPE, SIG_IGN);
	r.term.patience = patience();
	if (!r.tests)
		r.tests = "tests";
	if (term_home_new(&r.term) < 0) {
		printf("Bail out! no private home can be made\n");
		return SCRIPT_FAULT;
	}
	result = run_file(&r, argv[1]);
	if (result == 0 && r.term.running) {
		printf("# the program still runs at the end of the script\n");
		report(&r, 0, FAILED, "exit");
	}
	term_stop(&r.term);
	term_keys_close();
	term_home_free(&r.term);
	if (result < 0)
		return SCRIPT_FAULT;
	printf("1..%d\n", r.count);
	return r.failed > 0;
}
