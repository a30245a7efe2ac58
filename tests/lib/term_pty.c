/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program under test in its pseudo-terminal: start, input, output, end. */
#include "config.h"

#include "tests/lib/term_driver.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

#define QUIET_MS 40         /* silence that may mean the program is done */
#define QUIET_ESCAPE_MS 160 /* after Escape, when it may still wait for the rest of a sequence */
#define SLICE_MS 20         /* longest wait between two looks at the program's life */

int64_t
term_now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static struct winsize
window_size(const struct console *t)
{
	return (struct winsize){ .ws_row = (unsigned short)t->rows,
				 .ws_col = (unsigned short)t->cols };
}

static void
become_program(const struct console *t, const char *args)
{
	char command[TERM_ROW_SIZE];
	char home[TERM_ROW_SIZE];

	snprintf(command, sizeof command, "exec \"$LAKOU\" %s", args);
	snprintf(home, sizeof home, "%s/home", t->base);
	if (chdir(home) == 0)
		execl("/bin/sh", "sh", "-c", command, (char *)NULL);
	_exit(127);
}

/* A new pseudo-terminal says nothing of the character set, which a person's terminal does. */
static void
describe_terminal(const struct console *t, int slave)
{
	struct termios tio;

	if (tcgetattr(slave, &tio) < 0)
		return;
	if (t->iutf8)
		tio.c_iflag |= IUTF8;
	else
		tio.c_iflag &= ~(tcflag_t)IUTF8;
	tcsetattr(slave, TCSANOW, &tio);
}

int
term_start(struct console *t, const char *args)
{
	struct winsize ws = window_size(t);
	int slave;

	term_stop(t);
	if (openpty(&t->master, &slave, t->slave, NULL, &ws) < 0)
		return -1;
	describe_terminal(t, slave);
	fflush(stdout);
	t->pid = fork();
	/* In a session of its own: resizing, Ctrl-C and hanging up reach it as at a desk. */
	if (t->pid == 0) {
		close(t->master);
		if (login_tty(slave) == 0)
			become_program(t, args);
		_exit(127);
	}
	close(slave);
	if (t->pid < 0) {
		close(t->master);
		return -1;
	}
	fcntl(t->master, F_SETFL, O_NONBLOCK);
	/* Programs that a script starts meanwhile must not keep the terminal open. */
	fcntl(t->master, F_SETFD, FD_CLOEXEC);
	t->running = true;
	t->hung_up = false;
	t->lone_escape = false;
	t->vt = vterm_new(t->rows, t->cols);
	vterm_set_utf8(t->vt, 1);
	t->screen = vterm_obtain_screen(t->vt);
	vterm_screen_enable_altscreen(t->screen, 1);
	vterm_screen_reset(t->screen, 1);
	return 0;
}

static void
reap(struct console *t)
{
	int status;

	if (!t->running || waitpid(t->pid, &status, WNOHANG) != t->pid)
		return;
	t->running = false;
	t->status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

void
term_stop(struct console *t)
{
	if (!t->vt)
		return;
	if (t->running) {
		kill(t->pid, SIGKILL);
		waitpid(t->pid, NULL, 0);
		t->running = false;
	}
	close(t->master);
	vterm_free(t->vt);
	t->vt = NULL;
	t->screen = NULL;
}

/* The terminal answers some questions (where is the cursor?); the program waits for that. */
static void
send_replies(struct console *t)
{
	char reply[256];
	size_t n = vterm_output_read(t->vt, reply, sizeof reply);

	if (n > 0 && write(t->master, reply, n) < 0)
		t->hung_up = errno == EIO;
}

/* In slices: the end of a program is seen only by looking, for a child of its may hold the terminal
 * open. */
bool
term_pump(struct console *t, int ms)
{
	struct pollfd p = { .fd = t->hung_up ? -1 : t->master, .events = POLLIN };
	int64_t end = term_now_ms() + ms;
	char bytes[8192];
	ssize_t n;

	for (int64_t left = ms; left >= 0; left = end - term_now_ms()) {
		if (poll(&p, 1, left < SLICE_MS ? (int)left : SLICE_MS) > 0)
			break;
		reap(t);
		if (left == 0 || (t->hung_up && !t->running))
			return false;
	}
	if (!(p.revents & (POLLIN | POLLHUP)))
		return false;
	n = read(t->master, bytes, sizeof bytes);
	if (n <= 0) {
		/* EIO, on Linux: nobody has the program's side open any more. */
		t->hung_up = n == 0 || (errno != EAGAIN && errno != EINTR);
		return false;
	}
	vterm_input_write(t->vt, bytes, (size_t)n);
	send_replies(t);
	return true;
}

/* Whether the program has taken every byte typed. Looking at its side of the terminal first brings
 * there what the kernel still holds between the two. */
static bool
has_read_all(const struct console *t)
{
	struct pollfd p = { .events = POLLIN };
	int unread = 0;

	p.fd = open(t->slave, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
	if (p.fd < 0)
		return true;
	if (poll(&p, 1, 0) < 0 || ioctl(p.fd, FIONREAD, &unread) < 0)
		unread = 0;
	close(p.fd);
	return unread == 0;
}

/* True when the program has taken every byte typed and then, the kernel says, sleeps: silence alone
 * may be that of a busy machine. Where the kernel says nothing, silence has to do. */
static bool
is_waiting_for_input(const struct console *t)
{
	char path[64];
	char stat[512] = "";
	const char *state;
	FILE *f;

	if (!has_read_all(t))
		return false;
	snprintf(path, sizeof path, "/proc/%d/stat", (int)t->pid);
	f = fopen(path, "r");
	if (!f)
		return true;
	if (!fgets(stat, sizeof stat, f))
		stat[0] = '\0';
	fclose(f);
	state = strrchr(stat, ')'); /* the program's name, in brackets, may hold anything */
	return !state || (state[1] != '\0' && strchr("STZ", state[2]));
}

bool
term_settle(struct console *t)
{
	int64_t end = term_now_ms() + t->patience;
	int quiet = t->lone_escape ? QUIET_ESCAPE_MS : QUIET_MS;

	if (!t->vt)
		return false;
	while (term_now_ms() < end) {
		if (term_pump(t, quiet))
			continue;
		if (t->running && !is_waiting_for_input(t))
			continue;
		/* What it wrote last may be on its way still. */
		if (term_pump(t, 0))
			continue;
		t->lone_escape = false;
		return true;
	}
	return false;
}

bool
term_send(struct console *t, const char *bytes, size_t n)
{
	int64_t end = term_now_ms() + t->patience;
	bool lone_escape = n == 1 && bytes[0] == '\033';

	if (!t->vt)
		return false;
	/* What follows an Escape at once would make it Alt, or another key. */
	if (t->lone_escape)
		term_settle(t);
	while (n > 0 && t->running && !t->hung_up && term_now_ms() < end) {
		ssize_t done = write(t->master, bytes, n);

		if (done > 0) {
			bytes += done;
			n -= (size_t)done;
		}
		/* A program whose output nobody takes stops reading, too. */
		while (term_pump(t, done > 0 ? 0 : SLICE_MS))
			;
	}
	t->lone_escape = lone_escape;
	return n == 0;
}

void
term_resize(struct console *t, int rows, int cols)
{
	struct winsize ws;

	t->rows = rows;
	t->cols = cols;
	if (!t->vt)
		return;
	ws = window_size(t);
	vterm_set_size(t->vt, rows, cols);
	ioctl(t->master, TIOCSWINSZ, &ws);
}

bool
term_wait_exit(struct console *t)
{
	int64_t end = term_now_ms() + t->patience;

	if (!t->vt)
		return false;
	while (t->running && term_now_ms() < end)
		term_pump(t, SLICE_MS);
	/* Its last words are read after its end. */
	while (term_pump(t, 0))
		;
	return !t->running;
}
