/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/helper.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"

#define OPEN_MAX_EARLY 256 /* more cannot be open yet */

bool
helper_read(int fd, void *into, size_t len)
{
	char *at = into;

	while (len > 0) {
		ssize_t n = read(fd, at, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		at += n;
		len -= (size_t)n;
	}
	return true;
}

bool
helper_write(int fd, const void *from, size_t len)
{
	return file_write_all(fd, from, len) == 0;
}

bool
helper_alone(int fd)
{
	struct pollfd end = { .fd = fd, .events = POLLIN };
	char byte;

	return poll(&end, 1, 0) > 0 && recv(fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
}

/* An end of another helper's pipe that stayed open here would keep that one from ending. */
static void
stand_alone(int own)
{
	int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);

	setsid();
	for (int i = STDIN_FILENO; nowhere >= 0 && i <= STDERR_FILENO; i++)
		dup2(nowhere, i);
	for (int fd = STDERR_FILENO + 1; fd < OPEN_MAX_EARLY; fd++)
		if (fd != own)
			close(fd);
}

int
helper_start(struct helper *h, void (*serve)(int fd, const void *arg), const void *arg,
	     struct err *err)
{
	int ends[2];
	pid_t pid;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
		return err_set_errno(err, errno, "", "socketpair");
	pid = fork();
	if (pid == 0) {
		stand_alone(ends[1]);
		serve(ends[1], arg);
		_exit(0);
	}
	close(ends[1]);
	if (pid < 0) {
		close(ends[0]);
		return err_set_errno(err, errno, "", "fork");
	}
	*h = (struct helper){ .pid = pid, .fd = ends[0] };
	return 0;
}

bool
helper_answered(const struct helper *h)
{
	struct pollfd answer = { .fd = h->fd, .events = POLLIN };

	return poll(&answer, 1, 0) > 0;
}

void
helper_end(struct helper *h, int ms)
{
	struct pollfd gone = { .fd = h->fd };
	int flags = 0;

	if (h->fd >= 0 && ms >= 0) {
		shutdown(h->fd, SHUT_WR);
		/* What it says meanwhile is not read: only its end counts. */
		flags = poll(&gone, 1, ms) > 0 ? 0 : WNOHANG;
	}
	if (h->fd >= 0)
		close(h->fd);
	h->fd = -1;
	while (waitpid(h->pid, NULL, flags) < 0 && errno == EINTR)
		;
}
