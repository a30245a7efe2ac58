/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handing a text to lp: no shell, nothing of ours open in it, nothing of it on our terminal. */
#include "config.h"

#include "base/printer.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"

#define COMMAND "lp"

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
printer_available(void)
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

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL);
	if (nowhere >= 0 && dup2(in, STDIN_FILENO) >= 0 && dup2(nowhere, STDOUT_FILENO) >= 0 &&
	    dup2(nowhere, STDERR_FILENO) >= 0)
		execve(path, argv, environ);
	_exit(127);
}

/* The exit status of the command, -1 when it did not end by itself. */
static int
feed(pid_t child, int out, const char *text)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN };
	struct sigaction before;
	int status;

	sigaction(SIGPIPE, &ignore, &before);
	file_write_all(out, text,
		       strlen(text)); /* a command that does not read says so by its status */
	close(out);
	sigaction(SIGPIPE, &before, NULL);
	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			return -1;
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int
printer_print(const char *title, const char *text, struct err *err)
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
	free(path);
	close(ends[0]);
	if (child < 0) {
		close(ends[1]);
		return err_set_errno(err, errno, "", "fork");
	}
	status = feed(child, ends[1], text);
	return status == 0 ? 0 : err_set(err, ERR_OS, "", "lp ended with status %d", status);
}
