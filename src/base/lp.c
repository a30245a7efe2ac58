/* SPDX-License-Identifier: GPL-3.0-or-later */
/* No shell, nothing of ours open in it, nothing of it on our terminal. */
#include "config.h"

#include "base/lp.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"

#define COMMAND "lp"

enum {
	LOOK_MS = 20, /* whether the command has ended */
	SILENT = -2,
};

extern char **environ;

/* Where the command is; NULL nowhere. Yours. */
static char *
command_path(void)
{
	const char *path = getenv("PATH");
	struct strlist dirs = { .item = NULL };
	char *found = NULL;

	strlist_split(&dirs, path != NULL ? path : "/usr/bin:/bin", ':');
	for (size_t i = 0; i < dirs.count && found == NULL; i++) {
		/* A relative one depends on where the program was started: never run. */
		char *at = dirs.item[i][0] == '/' ? path_join(dirs.item[i], COMMAND) : NULL;

		if (at != NULL && access(at, X_OK) == 0)
			found = at;
		else
			free(at);
	}
	strlist_clear(&dirs);
	return found;
}

bool
lp_available(void)
{
	char *path = command_path();
	bool found = path != NULL;

	free(path);
	return found;
}

/* In the child: the text comes from in, what the command says goes nowhere. */
static void
become(const char *path, const char *title, int in)
{
	char name[] = COMMAND;
	char option[] = "-t";
	char *label = mem_strdup(title);
	char *argv[] = { name, option, label, NULL };
	int nowhere = open("/dev/null", O_WRONLY);
	sigset_t none;

	setpgid(0, 0); /* what it starts ends with it */
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL);
	if (nowhere >= 0 && dup2(in, STDIN_FILENO) >= 0 && dup2(nowhere, STDOUT_FILENO) >= 0 &&
	    dup2(nowhere, STDERR_FILENO) >= 0)
		execve(path, argv, environ);
	_exit(127);
}

static int64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* As much of the text as the command takes for now; false: it takes no more. Waits a moment. */
static bool
give(int out, const char **text)
{
	struct pollfd room = { .fd = out, .events = POLLOUT };
	ssize_t written;

	if (**text == '\0')
		return false;
	if (poll(&room, 1, LOOK_MS) <= 0)
		return true;
	written = write(out, *text, strlen(*text));
	if (written < 0)
		return errno == EAGAIN || errno == EINTR;
	*text += written;
	return true;
}

/* The exit status of the command, -1 when it did not end by itself, SILENT when it did not end in
 * time: it is killed then. A command that does not read says so by its status. */
static int
feed(pid_t child, int out, const char *text, int patience_ms)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN };
	struct sigaction before;
	int64_t end = now_ms() + patience_ms;
	bool giving = true, silent = false;
	pid_t ended;
	int status;

	sigaction(SIGPIPE, &ignore, &before);
	fcntl(out, F_SETFL, O_NONBLOCK);
	do {
		if (!giving)
			poll(NULL, 0, LOOK_MS);
		else if (!give(out, &text)) {
			giving = false;
			close(out);
		}
		ended = waitpid(child, &status, WNOHANG);
		if (ended == 0 && now_ms() >= end) {
			silent = true;
			kill(-child, SIGKILL);
			ended = waitpid(child, &status, 0);
		}
	} while (ended == 0 || (ended < 0 && errno == EINTR));
	if (giving)
		close(out);
	sigaction(SIGPIPE, &before, NULL);
	if (silent)
		return SILENT;
	return ended == child && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int
lp_print(const char *title, const char *text, int patience_ms, struct err *err)
{
	char *path = command_path();
	int ends[2];
	int status;
	pid_t child;

	if (path == NULL)
		return err_set(err, ERR_MISSING, COMMAND, "no printing command");
	if (pipe2(ends, O_CLOEXEC) != 0) {
		free(path);
		return err_set_errno(err, errno, "", "pipe");
	}
	child = fork();
	if (child == 0)
		become(path, title, ends[0]);
	if (child > 0)
		setpgid(child, child); /* whichever of the two comes first */
	free(path);
	close(ends[0]);
	if (child < 0) {
		close(ends[1]);
		return err_set_errno(err, errno, "", "fork");
	}
	status = feed(child, ends[1], text, patience_ms);
	if (status == SILENT)
		return err_set(err, ERR_WAIT, "", "lp did not end in %d ms", patience_ms);
	return status == 0 ? 0 : err_set(err, ERR_OS, "", "lp ended with status %d", status);
}
