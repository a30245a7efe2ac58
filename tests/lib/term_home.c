/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The private home of one script: nothing of the person's own settings or desk comes in, and
 * nothing stays behind. Also what runs beside it: shell commands, and the reports of sanitizers. */
#include "config.h"

#include "tests/lib/term_driver.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <glob.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define PATH_SIZE 1024
#define OPEN_DIRECTORIES 16
#define SHELL_PATIENCE 8    /* times the patience of a wait: it may log hundreds of sessions */
#define SANITIZER_EXIT "99" /* no exit status of the program's own */

static void
path_in(const struct console *t, const char *name, char out[static PATH_SIZE])
{
	snprintf(out, PATH_SIZE, "%s/%s", t->base, name);
}

static int
remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return remove(path);
}

/* Directories first get back the rights a test may have taken away. */
static int
open_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st;
	(void)ftw;
	if (type == FTW_D || type == FTW_DNR)
		chmod(path, S_IRWXU);
	return 0;
}

static void
remove_tree(const char *path)
{
	nftw(path, open_one, OPEN_DIRECTORIES, FTW_PHYS);
	nftw(path, remove_one, OPEN_DIRECTORIES, FTW_PHYS | FTW_DEPTH);
}

static int
make_directories(const struct console *t)
{
	static const char *const names[] = { "home", "tmp", "log" };
	char path[PATH_SIZE];

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		path_in(t, names[i], path);
		if (mkdir(path, S_IRWXU) < 0 && errno != EEXIST)
			return -1;
	}
	return 0;
}

static void
set_path(const struct console *t, const char *variable, const char *name)
{
	char path[PATH_SIZE];

	path_in(t, name, path);
	setenv(variable, path, 1);
}

static void
set_sanitizer(const struct console *t, const char *variable)
{
	const char *own = getenv(variable);
	char options[PATH_SIZE * 2];

	snprintf(options, sizeof options, "%s%slog_path=%s/log/sanitizer:exitcode=%s",
		 own ? own : "", own && own[0] ? ":" : "", t->base, SANITIZER_EXIT);
	setenv(variable, options, 1);
}

static void
set_environment(const struct console *t)
{
	static const char *const unwanted[] = { "LAKOU_DB",    "LANG",     "LANGUAGE", "LC_CTYPE",
						"LC_MESSAGES", "NO_COLOR", "COLUMNS",  "LINES",
						"ESCDELAY",    "TERMINFO", "COLORTERM" };
	const char *program = getenv("PROGRAM");

	for (size_t i = 0; i < sizeof unwanted / sizeof unwanted[0]; i++)
		unsetenv(unwanted[i]);
	set_path(t, "HOME", "home");
	set_path(t, "XDG_DATA_HOME", "home/.local/share");
	set_path(t, "XDG_CONFIG_HOME", "home/.config");
	set_path(t, "XDG_STATE_HOME", "home/.local/state");
	set_path(t, "XDG_CACHE_HOME", "home/.cache");
	set_path(t, "TMPDIR", "tmp");
	setenv("LAKOU", program ? program : "lakou", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("TERM", "xterm-256color", 1);
	setenv("TZ", "UTC", 1);
	set_sanitizer(t, "ASAN_OPTIONS");
	set_sanitizer(t, "UBSAN_OPTIONS");
	set_sanitizer(t, "LSAN_OPTIONS");
}

int
term_home_new(struct console *t)
{
	const char *tmp = getenv("TMPDIR");
	char path[PATH_SIZE];

	t->outside = strdup(tmp ? tmp : "/tmp");
	snprintf(path, sizeof path, "%s/lakou-term-XXXXXX", tmp ? tmp : "/tmp");
	if (!mkdtemp(path))
		return -1;
	t->base = strdup(path);
	if (!t->outside || !t->base || make_directories(t) < 0)
		return -1;
	set_environment(t);
	return 0;
}

int
term_home_fresh(struct console *t)
{
	char path[PATH_SIZE];

	path_in(t, "home", path);
	remove_tree(path);
	path_in(t, "tmp", path);
	remove_tree(path);
	return make_directories(t);
}

void
term_home_free(struct console *t)
{
	if (t->base)
		remove_tree(t->base);
	if (t->outside)
		setenv("TMPDIR", t->outside, 1);
	free(t->base);
	free(t->outside);
	t->base = NULL;
	t->outside = NULL;
}

static void
become_shell(const struct console *t, const char *command)
{
	char path[PATH_SIZE];
	int in = open("/dev/null", O_RDONLY);
	int out;

	path_in(t, "log/sh", path);
	out = open(path, O_WRONLY | O_CREAT | O_TRUNC, S_IRUSR | S_IWUSR);
	path_in(t, "home", path);
	setpgid(0, 0);
	if (in < 0 || out < 0 || chdir(path) < 0)
		_exit(127);
	dup2(in, STDIN_FILENO);
	dup2(out, STDOUT_FILENO);
	dup2(out, STDERR_FILENO);
	execl("/bin/sh", "sh", "-c", command, (char *)NULL);
	_exit(127);
}

int
term_shell(struct console *t, const char *command)
{
	int64_t end = term_now_ms() + t->patience * SHELL_PATIENCE;
	int status = 0;
	pid_t pid, ended;

	fflush(stdout);
	pid = fork();
	if (pid == 0)
		become_shell(t, command);
	if (pid < 0)
		return -1;
	while ((ended = waitpid(pid, &status, WNOHANG)) == 0) {
		if (term_now_ms() > end) {
			kill(-pid, SIGKILL);
			ended = waitpid(pid, &status, 0);
			break;
		}
		poll(NULL, 0, 2);
	}
	if (ended < 0)
		return -1;
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

static void
show_file(const char *path, const char *prefix)
{
	char *line = NULL;
	size_t size = 0;
	FILE *f = fopen(path, "r");

	if (!f)
		return;
	while (getline(&line, &size, f) >= 0) {
		line[strcspn(line, "\n")] = '\0';
		printf("%s%s\n", prefix, line);
	}
	free(line);
	fclose(f);
}

void
term_shell_show(const struct console *t)
{
	char path[PATH_SIZE];

	path_in(t, "log/sh", path);
	show_file(path, "# ");
}

bool
term_sanitizer_show(const struct console *t)
{
	char pattern[PATH_SIZE];
	glob_t found;
	bool any;

	path_in(t, "log/sanitizer*", pattern);
	if (glob(pattern, 0, NULL, &found) != 0)
		return false;
	any = found.gl_pathc > 0;
	for (size_t i = 0; i < found.gl_pathc; i++) {
		show_file(found.gl_pathv[i], "# ");
		remove(found.gl_pathv[i]);
	}
	globfree(&found);
	return any;
}
