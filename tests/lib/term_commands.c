/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands of a script, as term.c lists them: each does one thing to the terminal. */
#include "config.h"

#include "tests/lib/term_commands.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#define GOLDEN_PATIENCE_MS 3000 /* a settled screen that differs is looked at again this long */
#define PATH_SIZE 1024
#define KEY_SIZE 32
#define STATUS_SKIP 77 /* what a command of the shell needs is absent */

static enum verdict
test(bool good)
{
	return good ? PASSED : FAILED;
}

static enum verdict
setting(bool good)
{
	return good ? SET : FAILED;
}

static enum verdict
do_size(struct run *r, char *arg)
{
	int rows, cols;

	if (sscanf(arg, "%d %d", &rows, &cols) != 2 || rows < 1 || cols < 1)
		return BAD_SCRIPT;
	term_resize(&r->term, rows, cols);
	return SET;
}

static enum verdict
do_env(struct run *r, char *arg)
{
	char *value = strchr(arg, '=');

	(void)r;
	if (!value)
		return BAD_SCRIPT;
	*value = '\0';
	return setting(setenv(arg, value + 1, 1) == 0);
}

static enum verdict
do_unset(struct run *r, char *arg)
{
	(void)r;
	return setting(unsetenv(arg) == 0);
}

static enum verdict
do_iutf8(struct run *r, char *arg)
{
	r->term.iutf8 = strcmp(arg, "on") == 0;
	return r->term.iutf8 || strcmp(arg, "off") == 0 ? SET : BAD_SCRIPT;
}

static enum verdict
do_fresh(struct run *r, char *arg)
{
	(void)arg;
	term_stop(&r->term);
	return setting(term_home_fresh(&r->term) == 0);
}

static enum verdict
do_sh(struct run *r, char *arg)
{
	int status = term_shell(&r->term, arg);

	if (status == 0)
		return PASSED;
	if (status == STATUS_SKIP)
		return SKIPPED;
	printf("# exit status %d\n", status);
	term_shell_show(&r->term);
	term_sanitizer_show(&r->term);
	return FAILED;
}

static enum verdict
do_run(struct run *r, char *arg)
{
	if (r->term.running)
		return BAD_SCRIPT;
	term_keys_close();
	if (term_keys_open(getenv("TERM")) < 0)
		return FAILED;
	return setting(term_start(&r->term, arg) == 0);
}

static enum verdict
do_exit(struct run *r, char *arg)
{
	bool ended = term_wait_exit(&r->term);
	bool leaked = term_sanitizer_show(&r->term);

	if (!ended)
		printf("# the program still runs\n");
	else if (r->term.status != (int)strtol(arg, NULL, 10))
		printf("# exit status %d\n", r->term.status);
	else
		return test(!leaked);
	return FAILED;
}

static enum verdict
do_type(struct run *r, char *arg)
{
	size_t n = term_unescape(arg);

	for (size_t i = 0; i < n; i++)
		r->keys += ((unsigned char)arg[i] & 0xC0) != 0x80;
	return setting(term_send(&r->term, arg, n));
}

static enum verdict
do_paste(struct run *r, char *arg)
{
	static const char begin[] = "\033[200~";
	static const char end[] = "\033[201~";
	size_t n = term_unescape(arg);

	return setting(term_send(&r->term, begin, sizeof begin - 1) &&
		       term_send(&r->term, arg, n) && term_send(&r->term, end, sizeof end - 1));
}

/* Cuts « Down*5 » into its name and 5. */
static long
cut_count(char *name)
{
	char *star = strrchr(name, '*');
	char *rest;
	long n;

	if (!star || star == name || star[1] == '\0')
		return 1;
	n = strtol(star + 1, &rest, 10);
	if (*rest != '\0')
		return 1;
	*star = '\0';
	return n;
}

static enum verdict
do_key(struct run *r, char *arg)
{
	char *name;

	while ((name = strsep(&arg, " ")) != NULL) {
		char bytes[KEY_SIZE];
		long n;

		if (*name == '\0')
			continue;
		n = cut_count(name);
		if (term_key_bytes(name, bytes, sizeof bytes) < 0)
			return BAD_SCRIPT;
		r->keys += n;
		while (n-- > 0) {
			if (!term_send(&r->term, bytes, strlen(bytes)))
				return FAILED;
		}
	}
	return SET;
}

static enum verdict
do_keys_from_here(struct run *r, char *arg)
{
	r->keys = 0;
	return *arg == '\0' ? SET : BAD_SCRIPT;
}

static enum verdict
do_keys_at_most(struct run *r, char *arg)
{
	char *end;
	long most = strtol(arg, &end, 10);

	if (end == arg || *end != '\0')
		return BAD_SCRIPT;
	printf("# %ld keys\n", r->keys);
	return test(r->keys <= most);
}

static enum verdict
do_signal(struct run *r, char *arg)
{
	static const struct {
		const char *name;
		int number;
	} signals[] = {
		{ "TERM", SIGTERM }, { "HUP", SIGHUP },   { "INT", SIGINT },
		{ "QUIT", SIGQUIT }, { "KILL", SIGKILL }, { "TSTP", SIGTSTP },
		{ "CONT", SIGCONT }, { "USR1", SIGUSR1 }, { "STOP", SIGSTOP },
	};

	for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
		if (strcmp(signals[i].name, arg) == 0)
			return setting(r->term.running &&
				       kill(r->term.pid, signals[i].number) == 0);
	}
	return BAD_SCRIPT;
}

static enum verdict
do_wait(struct run *r, char *arg)
{
	int64_t end = term_now_ms() + r->term.patience;

	while (!term_shows(&r->term, arg)) {
		if (!r->term.running || term_now_ms() > end) {
			while (term_pump(&r->term, 0))
				;
			return test(term_shows(&r->term, arg));
		}
		term_pump(&r->term, 100);
	}
	return PASSED;
}

static enum verdict
do_absent(struct run *r, char *arg)
{
	return test(term_settle(&r->term) && !term_shows(&r->term, arg));
}

static enum verdict
do_match(struct run *r, char *arg)
{
	int64_t end = term_now_ms() + r->term.patience;
	int found;

	while ((found = term_matches(&r->term, arg)) == 0) {
		if (!r->term.running || term_now_ms() > end)
			return FAILED;
		term_pump(&r->term, 100);
	}
	return found < 0 ? BAD_SCRIPT : PASSED;
}

static enum verdict
do_cursor(struct run *r, char *arg)
{
	int row, col, wanted_row, wanted_col;

	if (sscanf(arg, "%d %d", &wanted_row, &wanted_col) != 2)
		return BAD_SCRIPT;
	term_settle(&r->term);
	term_cursor(&r->term, &row, &col);
	if (row == wanted_row && col == wanted_col)
		return PASSED;
	printf("# the cursor is at %d %d\n", row, col);
	return FAILED;
}

static enum verdict
do_screen(struct run *r, char *arg)
{
	int64_t end = term_now_ms() + GOLDEN_PATIENCE_MS;
	char path[PATH_SIZE];

	snprintf(path, sizeof path, "%s/tui/golden/%s.screen", r->tests, arg);
	if (!term_settle(&r->term))
		return FAILED;
	if (getenv("GENERATE"))
		return test(term_golden_write(&r->term, path) == 0);
	while (!term_golden_same(&r->term, path)) {
		if (!r->term.running || term_now_ms() > end) {
			term_golden_show(path);
			return FAILED;
		}
		term_pump(&r->term, 100);
	}
	return PASSED;
}

static enum verdict
do_plain(struct run *r, char *arg)
{
	(void)arg;
	return test(term_settle(&r->term) && term_is_plain(&r->term));
}

/* What was drawn piece by piece is what drawing everything anew gives. */
static enum verdict
do_whole(struct run *r, char *arg)
{
	struct term_picture *before;
	bool same;

	(void)arg;
	if (!term_settle(&r->term))
		return FAILED;
	before = term_picture_take(&r->term);
	same = term_send(&r->term, "\f", 1) && term_settle(&r->term) &&
	       term_picture_same(&r->term, before);
	free(before);
	return test(same);
}

static const struct command commands[] = {
	{ "size", do_size, false },
	{ "resize", do_size, false },
	{ "env", do_env, false },
	{ "unset", do_unset, false },
	{ "iutf8", do_iutf8, false },
	{ "fresh", do_fresh, false },
	{ "sh", do_sh, true },
	{ "run", do_run, true },
	{ "exit", do_exit, false },
	{ "type", do_type, false },
	{ "paste", do_paste, false },
	{ "key", do_key, false },
	{ "signal", do_signal, false },
	{ "wait", do_wait, false },
	{ "absent", do_absent, false },
	{ "match", do_match, false },
	{ "cursor", do_cursor, false },
	{ "screen", do_screen, false },
	{ "plain", do_plain, false },
	{ "whole", do_whole, false },
	{ "keys-from-here", do_keys_from_here, false },
	{ "keys-at-most", do_keys_at_most, false },
};

const struct command *
term_command_find(const char *name, size_t n)
{
	for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
		if (strlen(commands[i].name) == n && memcmp(commands[i].name, name, n) == 0)
			return &commands[i];
	}
	return NULL;
}
