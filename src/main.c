/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program's first and last steps: what the process needs before anything else, the choice
 * between screens and commands, and the only exit(). */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/day_work.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/os.h"
#include "base/printer.h"
#include "base/sandbox.h"
#include "cli/cli.h"
#include "ui/term.h"
#include "ui/ui.h"

/* A standard stream that is closed would give its number to the first file opened, and a message
 * could end up in the desk. It is opened the wrong way round, so that using it is an error. */
static void
keep_standard_streams(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) == -1 && errno == EBADF &&
		    open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
			exit(STATUS_OS);
}

/* A pipe that nobody reads and a file that may grow no further are errors of writing like
 * others. */
static void
ignore_signals(void)
{
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
}

static void
write_keys(struct buf *out, bool man)
{
	ui_keys_write(out, man ? KEYS_MAN : KEYS_TEXT);
}

/* The program works as well where it cannot be had. */
static void
forbid(void)
{
	struct err err;

	err_clear(&err);
	if (sandbox_enter(&err) != 0 && err.code != ERR_MISSING)
		log_err("sandbox", &err);
}

static int
run_screens(struct cli *c)
{
	const char *no_color = getenv("NO_COLOR");
	struct ui_options options = {
		.term = { .no_color = c->no_color || (no_color != NULL && *no_color != '\0'),
			  .ascii = c->ascii },
		.db = c->path,
		.clock = &c->clock,
		.language_given = c->language_given,
	};
	struct err err;
	int status;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
		cli_language(c);
		return cli_usage(_("The screens need a terminal; the commands do not."));
	}
	err_clear(&err);
	printer_open(&options.printer, &err);
	err_clear(&err);
	forbid();
	if (day_work_open(&options.day_work, c->path, &err) != 0)
		log_err("day", &err);
	err_clear(&err);
	status = ui_run(&options, &err);
	day_work_close(options.day_work);
	printer_close(options.printer);
	return err.code != ERR_NONE ? cli_fail(&err) : status;
}

int
main(int argc, char **argv)
{
	struct cli c;
	int status;

	umask(S_IRWXG | S_IRWXO);
	os_keep_memory(); /* which may hold names, and the key to them */
	keep_standard_streams();
	ignore_signals();
	mem_on_death(term_close);
	status = cli_start(&c, argc, argv);
	if (status == STATUS_DONE) {
		c.keys = write_keys;
		if (!cli_wants_screens(&c))
			forbid();
		status = cli_wants_screens(&c) ? run_screens(&c) : cli_run(&c);
	}
	cli_end(&c);
	/* A command that failed has said why. */
	exit(status != STATUS_DONE ? status : cli_flush());
}
