/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking the process that prints, and that process. */
#include "config.h"

#include "base/printer.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/lp.h"
#include "base/mem.h"

enum {
	PATIENCE_MS = 10000, /* a server of printers that is away is waited for much longer by lp */
	ANSWER_MS = 2000,    /* more than that, until it is said that the command was killed */
	TEXT_MAX = 1 << 24,
};

struct printer {
	pid_t child;
	int fd; /* -1: it does not answer any more */
};

/* Then come both texts. */
struct request {
	uint32_t title, text; /* bytes */
	int32_t patience_ms;
};

struct answer {
	int32_t code; /* enum err_code */
};

/* False at the end. */
static bool
read_all(int fd, void *into, size_t len)
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

static char *
read_text(int fd, uint32_t len)
{
	char *text = len <= TEXT_MAX ? mem_alloc((size_t)len + 1) : NULL;

	if (text != NULL && !read_all(fd, text, len)) {
		mem_free_secret(text);
		return NULL;
	}
	return text;
}

/* One text after the other until the program ends. */
static void
serve(int fd)
{
	struct request q;

	while (read_all(fd, &q, sizeof(q))) {
		char *title = read_text(fd, q.title);
		char *text = read_text(fd, q.text);
		struct err err = { .code = ERR_NONE };
		struct answer answer;

		if (title == NULL || text == NULL)
			_exit(1);
		lp_print(title, text, q.patience_ms, &err);
		mem_free_secret(title);
		mem_free_secret(text);
		answer.code = (int32_t)err.code;
		if (file_write_all(fd, (const char *)&answer, sizeof(answer)) != 0)
			_exit(1);
	}
	_exit(0);
}

/* The terminal and its signals are the program's; so is everything that it has open. */
static void
stand_alone(int fd)
{
	int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);

	setsid();
	for (int i = STDIN_FILENO; nowhere >= 0 && i <= STDERR_FILENO; i++)
		dup2(nowhere, i);
	if (nowhere > STDERR_FILENO)
		close(nowhere);
	serve(fd);
}

int
printer_open(struct printer **out, struct err *err)
{
	struct printer *p;
	int ends[2];
	pid_t child;

	if (!lp_available())
		return err_set(err, ERR_MISSING, "lp", "no printing command");
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
		return err_set_errno(err, errno, "", "socketpair");
	child = fork();
	if (child == 0) {
		close(ends[0]);
		stand_alone(ends[1]);
	}
	close(ends[1]);
	if (child < 0) {
		close(ends[0]);
		return err_set_errno(err, errno, "", "fork");
	}
	p = mem_alloc(sizeof(*p));
	*p = (struct printer){ .child = child, .fd = ends[0] };
	*out = p;
	return 0;
}

static void
hang_up(struct printer *p)
{
	if (p->fd >= 0)
		close(p->fd);
	p->fd = -1;
}

void
printer_close(struct printer *p)
{
	if (p == NULL)
		return;
	hang_up(p);
	while (waitpid(p->child, NULL, 0) < 0 && errno == EINTR)
		;
	free(p);
}

bool
printer_available(const struct printer *p)
{
	return p != NULL && p->fd >= 0 && lp_available();
}

/* Nothing is known of one that does not answer: it is asked no more. */
static int
ask(struct printer *p, const char *title, const char *text, int patience_ms, struct answer *answer)
{
	const struct request q = { (uint32_t)strlen(title), (uint32_t)strlen(text), patience_ms };
	struct pollfd answered = { .fd = p->fd, .events = POLLIN };
	int ready = -1;

	if (file_write_all(p->fd, (const char *)&q, sizeof(q)) != 0 ||
	    file_write_all(p->fd, title, q.title) != 0 || file_write_all(p->fd, text, q.text) != 0)
		return -1;
	while (ready < 0) {
		ready = poll(&answered, 1, patience_ms + ANSWER_MS);
		if (ready < 0 && errno != EINTR)
			return -1;
	}
	return ready > 0 && read_all(p->fd, answer, sizeof(*answer)) ? 0 : -1;
}

int
printer_print_within(struct printer *p, const char *title, const char *text, int patience_ms,
		     struct err *err)
{
	struct answer answer;

	if (!printer_available(p) || strlen(text) > TEXT_MAX)
		return err_set(err, ERR_MISSING, "lp", "no printing command");
	if (ask(p, title, text, patience_ms, &answer) != 0) {
		hang_up(p);
		return err_set(err, ERR_OS, "", "the printing process does not answer");
	}
	return answer.code == ERR_NONE ? 0
				       : err_set(err, (enum err_code)answer.code,
						 answer.code == ERR_MISSING ? "lp" : "",
						 "lp: error %d", (int)answer.code);
}

int
printer_print(struct printer *p, const char *title, const char *text, struct err *err)
{
	return printer_print_within(p, title, text, PATIENCE_MS, err);
}
