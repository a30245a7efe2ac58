/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking the terminal over and giving it back on every way out; reading keys. Signal handlers only
 * write to a pipe, so that everything else happens in the loop. */
#include "config.h"

#include "ui/term.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ui/key.h"

#define ESC_DELAY_MS 25        /* long enough for a slow line to finish a sequence */
#define PASTE_MAX (64u * 1024) /* more is cut */
#define PASTE_WAIT_MS 2000     /* a paste that never ends */
#define TERM_AGAIN_SECONDS 2   /* a second SIGTERM within ends at once */
#define CURSES_PASTE 1000      /* codes given to sequences that terminfo does not know */
#define CURSES_PASTE_END 1001
#define KEYS_BACK 2
#define CSI_MAX 32 /* more than any key sends */

static struct {
	SCREEN *screen;
	struct termios before; /* as the shell had it */
	int signal_pipe[2];
	volatile sig_atomic_t ended_by;
	volatile sig_atomic_t ended_at; /* seconds, for the second SIGTERM */
	bool color;
	bool utf8;
	bool paste_mode;
	enum glyphs glyphs;
	int cursor_y;
	int cursor_x;
	int watched[TERM_WATCHED]; /* see term_watch() */
	int back[KEYS_BACK];       /* keys read ahead, to be given first */
	int back_count;
	struct buf paste;
} term = { .signal_pipe = { -1, -1 }, .watched = { -1, -1 } };

static const struct {
	int curses;
	int key;
} curses_keys[] = {
	{ KEY_UP, K_UP },
	{ KEY_DOWN, K_DOWN },
	{ KEY_LEFT, K_LEFT },
	{ KEY_RIGHT, K_RIGHT },
	{ KEY_HOME, K_HOME },
	{ KEY_FIND, K_HOME },
	{ KEY_END, K_END },
	{ KEY_SELECT, K_END },
	{ KEY_PPAGE, K_PAGE_UP },
	{ KEY_NPAGE, K_PAGE_DOWN },
	{ KEY_IC, K_INSERT },
	{ KEY_DC, K_DELETE },
	{ KEY_BACKSPACE, K_BACKSPACE },
	{ KEY_BTAB, K_BACK_TAB },
	{ KEY_ENTER, K_ENTER },
	{ KEY_RESIZE, K_RESIZE },
	{ CURSES_PASTE, K_PASTE },
};

/* Terminfo says one of these for a key; tmux, PuTTY and the other keypad mode send another. */
static const struct {
	const char *sequence;
	int curses;
} more_keys[] = {
	{ "\033[A", KEY_UP },     { "\033OA", KEY_UP },     { "\033[B", KEY_DOWN },
	{ "\033OB", KEY_DOWN },   { "\033[C", KEY_RIGHT },  { "\033OC", KEY_RIGHT },
	{ "\033[D", KEY_LEFT },   { "\033OD", KEY_LEFT },   { "\033[H", KEY_HOME },
	{ "\033OH", KEY_HOME },   { "\033[1~", KEY_HOME },  { "\033[7~", KEY_HOME },
	{ "\033[F", KEY_END },    { "\033OF", KEY_END },    { "\033[4~", KEY_END },
	{ "\033[8~", KEY_END },   { "\033[2~", KEY_IC },    { "\033[3~", KEY_DC },
	{ "\033[5~", KEY_PPAGE }, { "\033[6~", KEY_NPAGE },
};

static void
on_end(int number)
{
	int saved = errno;
	struct timespec now;
	unsigned char byte = (unsigned char)number;

	clock_gettime(CLOCK_MONOTONIC, &now);
	/* Sent again, or never read: the loop is stuck, in a disk that is gone it may be. */
	if (term.ended_by != 0 && now.tv_sec - term.ended_at <= TERM_AGAIN_SECONDS)
		_exit(128 + number);
	term.ended_by = number;
	term.ended_at = (sig_atomic_t)now.tv_sec;
	if (write(term.signal_pipe[1], &byte, 1) != 1)
		_exit(128 + number);
	errno = saved;
}

/* A fault: only the terminal is put back, by the two calls that are safe here. */
static void
on_fault(int number)
{
	static const char reset[] = "\033[?2004l\033[?1049l\033[?25h\033[0m\r\n";

	if (write(STDOUT_FILENO, reset, sizeof(reset) - 1) > 0)
		tcsetattr(STDIN_FILENO, TCSANOW, &term.before);
	raise(number); /* the handler was reset: this is the default action */
}

static int
signals_set(struct err *err)
{
	static const int ends[] = { SIGHUP, SIGTERM, SIGINT, SIGQUIT };
	static const int faults[] = { SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL };
	struct sigaction action = { .sa_handler = on_end };
	struct sigaction old;
	size_t i;

	if (pipe(term.signal_pipe) != 0)
		return err_set_errno(err, errno, "", "pipe");
	/* A handler must not wait, nor what is started from here hold the pipe. */
	for (i = 0; i < 2; i++) {
		fcntl(term.signal_pipe[i], F_SETFL, O_NONBLOCK);
		fcntl(term.signal_pipe[i], F_SETFD, FD_CLOEXEC);
	}
	sigemptyset(&action.sa_mask);
	for (i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		sigaction(ends[i], &action, NULL);
	action.sa_handler = SIG_IGN;
	sigaction(SIGTSTP, &action, NULL); /* a desk's user would take it for a death */
	action.sa_handler = on_fault;
	action.sa_flags = SA_RESETHAND | SA_NODEFER;
	for (i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		/* A sanitizer's own handler tells more than ours. */
		sigaction(faults[i], NULL, &old);
		if (old.sa_handler == SIG_DFL)
			sigaction(faults[i], &action, NULL);
	}
	return 0;
}

/* Sends a mode to the terminal outside of what curses draws. */
static void
mode(const char *sequence)
{
	size_t len = strlen(sequence);

	fflush(stdout);
	if (write(STDOUT_FILENO, sequence, len) != (ssize_t)len)
		term.paste_mode = false;
}

/* Terminfo does not say it. Where it is not sure nothing is sent: it could be shown. */
static bool
knows_paste(const char *name)
{
	static const char *const families[] = { "xterm", "screen",  "tmux",      "rxvt",
						"vte",   "konsole", "alacritty", "foot" };
	size_t i;

	for (i = 0; i < sizeof(families) / sizeof(families[0]); i++)
		if (str_starts(name, families[i]))
			return true;
	return false;
}

static void
define_more_keys(void)
{
	for (size_t i = 0; i < sizeof(more_keys) / sizeof(more_keys[0]); i++)
		if (key_defined(more_keys[i].sequence) == 0)
			define_key(more_keys[i].sequence, more_keys[i].curses);
}

static void
curses_setup(const struct term_options *options, const char *name)
{
	const char *no_color = getenv("NO_COLOR");

	term.utf8 = strcmp(i18n_charset(STDOUT_FILENO), "UTF-8") == 0;
	raw(); /* Ctrl-S, Ctrl-Q, Ctrl-C and Ctrl-Z are ours */
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	intrflush(stdscr, FALSE);
	if (getenv("ESCDELAY") == NULL)
		set_escdelay(ESC_DELAY_MS);
	term.color = !options->no_color && (no_color == NULL || *no_color == '\0') && has_colors();
	term.glyphs = options->ascii || !term.utf8 ? GLYPHS_ASCII
		      : strcmp(name, "linux") == 0 ? GLYPHS_CONSOLE
						   : GLYPHS_UNICODE;
	define_more_keys();
	if (knows_paste(name)) {
		define_key("\033[200~", CURSES_PASTE);
		define_key("\033[201~", CURSES_PASTE_END);
		term.paste_mode = true;
		mode("\033[?2004h");
	}
}

int
term_open(const struct term_options *options, struct err *err)
{
	const char *name = getenv("TERM");
	int known = 0;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return err_set(err, ERR_USAGE, "", "no terminal");
	if (name == NULL || *name == '\0' || setupterm(name, STDOUT_FILENO, &known) != OK)
		return err_set(err, ERR_MISSING, name == NULL ? "TERM" : name, "no terminfo");
	if (tcgetattr(STDIN_FILENO, &term.before) != 0)
		return err_set_errno(err, errno, "", "tcgetattr");
	/* All was asked before the terminal is taken: until here there is nothing to put back. */
	del_curterm(cur_term);
	if (signals_set(err) != 0)
		return -1;
	term.screen = newterm(NULL, stdout, stdin);
	if (term.screen == NULL)
		return err_set(err, ERR_MISSING, name, "newterm");
	curses_setup(options, name);
	return 0;
}

void
term_close(void)
{
	if (term.screen == NULL)
		return;
	if (term.paste_mode)
		mode("\033[?2004l");
	endwin();
	delscreen(term.screen);
	term.screen = NULL;
	tcsetattr(STDIN_FILENO, TCSADRAIN, &term.before);
	close(term.signal_pipe[0]);
	close(term.signal_pipe[1]);
	buf_clear(&term.paste);
}

/* A key that is there already, as curses gives it: ERR when there is none. */
static int
raw_key(bool *special)
{
	wint_t c;
	int got = get_wch(&c);

	if (got == ERR)
		return ERR;
	*special = got == KEY_CODE_YES;
	return (int)c;
}

/* Collects a bracketed paste up to its end; one that never ends must not hold the program. */
static int
read_paste(void)
{
	struct pollfd input = { .fd = STDIN_FILENO, .events = POLLIN };
	char utf8[4];
	bool special;
	int c;

	buf_reset(&term.paste);
	for (;;) {
		c = raw_key(&special);
		if (term.ended_by != 0)
			break;
		if (c == ERR) {
			if (poll(&input, 1, PASTE_WAIT_MS) <= 0 ||
			    (input.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0)
				break;
			continue;
		}
		if (special && c == CURSES_PASTE_END)
			break;
		if (!special && term.paste.len < PASTE_MAX)
			buf_add_len(&term.paste, utf8, utf8_put(c == '\r' ? '\n' : c, utf8));
	}
	return K_PASTE;
}

static void
give_back(int c, bool special)
{
	if (special)
		ungetch(c);
	else
		unget_wch((wchar_t)c);
}

/* After « Esc [ »: takes the rest of the sequence of a key that is not known here, whose letters
 * nobody typed. False: it is none, and nothing was taken. */
static bool
skip_sequence(void)
{
	wchar_t taken[CSI_MAX];
	bool special = false;
	int count = 0, c;

	while ((c = raw_key(&special)) != ERR) {
		if (!special && c >= '@' && c <= '~')
			return true;
		if (special || c < ' ' || c > '?' || count == CSI_MAX) {
			give_back(c, special);
			break;
		}
		taken[count++] = (wchar_t)c;
	}
	while (count > 0)
		unget_wch(taken[--count]);
	return false;
}

/* Alt and a digit arrive as Esc and the digit at once: that is the function key of that number,
 * also by what the digit's key gives unshifted on a French keyboard. */
static int
after_escape(void)
{
	static const int azerty[] = { '&', 0xe9, '"', '\'', '(', '-', 0xe8, '_', 0xe7, 0xe0 };
	bool special = false;
	int c = raw_key(&special);
	int i;

	if (c == ERR)
		return K_ESC;
	if (!special && c >= '0' && c <= '9')
		return c == '0' ? K_F10 : K_F1 + (c - '1');
	for (i = 0; i < 10 && !special; i++)
		if (c == azerty[i])
			return K_F1 + i;
	if (!special && c == '[' && skip_sequence())
		return KEY_NOTHING;
	give_back(c, special);
	return K_ESC;
}

static int
translate(int c, bool special)
{
	size_t i;

	if (!special) {
		if (c == 27)
			return after_escape();
		return c == 0x7f || c == CTRL('h') ? K_BACKSPACE : c == '\n' ? K_ENTER : c;
	}
	if (c >= KEY_F(1) && c <= KEY_F(12))
		return K_F1 + (c - KEY_F(1));
	for (i = 0; i < sizeof(curses_keys) / sizeof(curses_keys[0]); i++)
		if (curses_keys[i].curses == c)
			return c == CURSES_PASTE ? read_paste() : curses_keys[i].key;
	return KEY_NOTHING;
}

int
term_key_pending(void)
{
	bool special = false;
	int c;
	int key;

	if (term.ended_by != 0)
		return K_HANGUP;
	if (term.back_count > 0)
		return term.back[--term.back_count];
	while ((c = raw_key(&special)) != ERR) {
		key = translate(c, special);
		/* A window that was small for an instant shows nothing beyond that any more, and
		 * curses does not know where it has its size again: all is drawn anew. */
		if (key == K_RESIZE)
			term_repaint();
		if (key != KEY_NOTHING)
			return key;
	}
	return KEY_NOTHING;
}

void
term_watch(enum term_watched which, int fd)
{
	term.watched[which] = fd;
}

int
term_key(int ms)
{
	struct pollfd fds[2 + TERM_WATCHED] = {
		{ .fd = STDIN_FILENO, .events = POLLIN },
		{ .fd = term.signal_pipe[0], .events = POLLIN },
		{ .fd = term.watched[TERM_DAY_WORK], .events = POLLIN },
		{ .fd = term.watched[TERM_DESK], .events = POLLIN },
	};
	int key;
	int got;

	for (;;) {
		key = term_key_pending();
		if (key != KEY_NOTHING)
			return key;
		got = poll(fds, 2 + TERM_WATCHED, ms == 0 ? -1 : ms);
		if (got == 0)
			return K_TIMEOUT;
		if (got > 0 && fds[0].revents == 0 && fds[1].revents == 0)
			return K_HEARD;
		if (got < 0 && errno != EINTR)
			return K_HANGUP;
		/* What was typed before the terminal went is still done. */
		if (got > 0 && (fds[0].revents & (POLLHUP | POLLERR | POLLNVAL)) != 0) {
			key = term_key_pending();
			return key != KEY_NOTHING ? key : K_HANGUP;
		}
	}
}

void
term_key_back(int key)
{
	if (term.back_count < KEYS_BACK)
		term.back[term.back_count++] = key;
}

char *
term_paste(void)
{
	return buf_take(&term.paste);
}

int
term_signal(void)
{
	return term.ended_by;
}

enum glyphs
term_glyphs(void)
{
	return term.glyphs;
}

bool
term_utf8(void)
{
	return term.utf8;
}

bool
term_color(void)
{
	return term.color;
}

void
term_size(int *rows, int *cols)
{
	getmaxyx(stdscr, *rows, *cols);
}

void
term_cursor(int y, int x)
{
	term.cursor_y = y;
	term.cursor_x = x;
}

/* Whatever was drawn last, the cursor ends where the person is: screen readers follow it. */
void
term_flush(void)
{
	move(term.cursor_y, term.cursor_x);
	refresh();
}

void
term_repaint(void)
{
	clearok(curscr, TRUE);
}
