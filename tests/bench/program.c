/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A program in a pseudo-terminal, to be measured. */
#include "config.h"

#include "tests/bench/program.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

#define ROWS 24
#define COLUMNS 80
#define SILENCE_MS 25      /* after a key that got no answer yet */
#define PATIENCE_MS 120000 /* a start under valgrind takes its time */
#define LINE_SIZE 256

double
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void
become(char *const argv[])
{
	setenv("TERM", "xterm-256color", 1);
	unsetenv("COLUMNS");
	unsetenv("LINES");
	execvp(argv[0], argv);
	perror(argv[0]);
	_exit(127);
}

int
program_start(struct program *p, char *const argv[], double *since)
{
	const struct winsize size = { .ws_row = ROWS, .ws_col = COLUMNS };
	struct termios tio;
	char path[LINE_SIZE];

	*p = (struct program){ .state = -1 };
	if (openpty(&p->master, &p->slave, NULL, NULL, &size) < 0)
		return -1;
	if (tcgetattr(p->slave, &tio) == 0) {
		tio.c_iflag |= IUTF8;
		tcsetattr(p->slave, TCSANOW, &tio);
	}
	*since = now_ms();
	p->pid = fork();
	if (p->pid == 0) {
		close(p->master);
		if (login_tty(p->slave) == 0)
			become(argv);
		_exit(127);
	}
	if (p->pid < 0)
		return -1;
	fcntl(p->master, F_SETFL, O_NONBLOCK);
	fcntl(p->master, F_SETFD, FD_CLOEXEC);
	fcntl(p->slave, F_SETFD, FD_CLOEXEC);
	snprintf(path, sizeof(path), "/proc/%d/stat", (int)p->pid);
	p->state = open(path, O_RDONLY | O_CLOEXEC);
	return p->state < 0 ? -1 : 0;
}

static void
reap(struct program *p, int flags)
{
	if (!p->ended && waitpid(p->pid, &p->status, flags) == p->pid)
		p->ended = true;
}

/* Asleep in a wait that a key would end; a wait for the disk is another state. */
static bool
is_asleep(const struct program *p)
{
	char line[LINE_SIZE];
	ssize_t n = pread(p->state, line, sizeof(line) - 1, 0);
	const char *name_end;

	if (n <= 0)
		return false;
	line[n] = '\0';
	name_end = strrchr(line, ')');
	return name_end && name_end[1] == ' ' && name_end[2] == 'S';
}

static bool
has_read_all(const struct program *p)
{
	int unread = 0;

	return ioctl(p->slave, FIONREAD, &unread) == 0 && unread == 0;
}

/* The bytes that wait, if any come within ms. */
static size_t
take(struct program *p, int ms)
{
	struct pollfd f = { .fd = p->master, .events = POLLIN };
	char bytes[16384];
	ssize_t n;

	if (poll(&f, 1, ms) <= 0)
		return 0;
	n = read(p->master, bytes, sizeof(bytes));
	return n > 0 ? (size_t)n : 0;
}

int
program_settle(struct program *p, double since, double wait, struct answer *out)
{
	double last = now_ms(); /* of the last sign of life */
	double asleep = 0;      /* since when, 0 when awake */

	*out = (struct answer){ .ms = 0 };
	for (;;) {
		size_t n = take(p, 0);
		double now = now_ms();

		if (n > 0) {
			out->bytes += n;
			last = now;
			asleep = 0;
		} else if (!is_asleep(p) || !has_read_all(p)) {
			asleep = 0;
			reap(p, WNOHANG);
			if (p->ended || now - since > PATIENCE_MS)
				return -1;
		} else if (asleep == 0) {
			asleep = now;
			if (out->bytes == 0)
				last = now;
		} else if (now - asleep >=
			   (out->bytes > 0 || wait > SILENCE_MS ? wait : SILENCE_MS)) {
			out->ms = last - since;
			return 0;
		}
	}
}

int
program_type(struct program *p, const char *bytes, size_t n, double *since)
{
	*since = now_ms();
	return write(p->master, bytes, n) == (ssize_t)n ? 0 : -1;
}

long
program_status(const struct program *p, const char *name)
{
	char path[LINE_SIZE];
	char line[LINE_SIZE];
	long value = -1;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/status", (int)p->pid);
	f = fopen(path, "r");
	while (f && value < 0 && fgets(line, sizeof(line), f))
		if (strncmp(line, name, strlen(name)) == 0 && line[strlen(name)] == ':')
			value = strtol(line + strlen(name) + 1, NULL, 10);
	if (f)
		fclose(f);
	return value;
}

long
program_wakeups(struct program *p, int ms)
{
	long before = program_status(p, "voluntary_ctxt_switches");
	double end = now_ms() + ms;
	double left;

	while ((left = end - now_ms()) > 0)
		take(p, (int)left + 1);
	return program_status(p, "voluntary_ctxt_switches") - before;
}

int
program_end(struct program *p)
{
	double end = now_ms() + PATIENCE_MS;

	while (!p->ended && now_ms() < end) {
		take(p, 1);
		reap(p, WNOHANG);
	}
	if (!p->ended) {
		kill(p->pid, SIGKILL);
		reap(p, 0);
	}
	close(p->state);
	close(p->slave);
	close(p->master);
	return WIFSIGNALED(p->status) ? 128 + WTERMSIG(p->status) : WEXITSTATUS(p->status);
}
