/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing hands a text to lp, and to nothing that is not meant: also when the program itself may
 * start nothing any more. */
#include "config.h"

#include "base/printer.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/sandbox.h"
#include "base/str.h"
#include "tests/lib/tap.h"

static char *
make_folder(void)
{
	char *folder = mem_strdup("/tmp/lakou-printer-XXXXXX");

	if (mkdtemp(folder) == NULL)
		exit(1);
	return folder;
}

/* An lp that keeps what it is given and ends with that status. */
static void
make_lp(const char *folder, int status)
{
	char *path = path_join(folder, "lp");
	FILE *f = fopen(path, "w");

	if (f == NULL)
		exit(1);
	fprintf(f,
		"#!/bin/sh\necho \"$@\" > '%s/args'\necho $PPID > '%s/parent'\n"
		"/bin/cat > '%s/text'\nexit %d\n",
		folder, folder, folder, status);
	fclose(f);
	chmod(path, 0700);
	free(path);
}

static char *
kept(const char *folder, const char *name)
{
	char *path = path_join(folder, name);
	struct buf b = BUF_INIT;
	struct err err = { 0 };

	file_read(path, &b, &err);
	unlink(path);
	free(path);
	return buf_take(&b);
}

/* One that never ends, nor does what it started; and never reads. It notes who it is. */
static void
make_hanging(const char *folder)
{
	char *path = path_join(folder, "lp");
	FILE *f = fopen(path, "w");

	if (f == NULL)
		exit(1);
	fprintf(f,
		"#!/bin/sh\n/usr/bin/tail -f /dev/null &\n"
		"echo $! > '%s/started'\necho $$ > '%s/pid'\nwait\n",
		folder, folder);
	fclose(f);
	chmod(path, 0700);
	free(path);
}

static bool
is_dead(const char *pid)
{
	return atoi(pid) > 0 && kill(atoi(pid), 0) != 0 && errno == ESRCH;
}

/* What it started is no child of ours: it is gone once somebody has buried it. */
static bool
dies(const char *pid)
{
	while (atoi(pid) > 0 && !is_dead(pid)) {
		char *path = mem_printf("/proc/%d/stat", atoi(pid));
		struct buf stat = BUF_INIT;
		struct err err = { 0 };
		bool buried = file_read(path, &stat, &err) != 0 ||
			      strstr(buf_text(&stat), ") Z ") != NULL;

		free(path);
		buf_clear(&stat);
		if (buried)
			return true;
		sched_yield();
	}
	return atoi(pid) > 0;
}

static void
test_hanging(const char *folder, struct printer *p)
{
	char *text = mem_alloc(1 << 20); /* more than a pipe holds */
	char *pid = NULL, *started = NULL;
	struct err err = { 0 };
	int patience = 250;

	memset(text, 'x', (1 << 20) - 1);
	text[(1 << 20) - 1] = '\0';
	make_hanging(folder);
	/* Until it had the time to say who it is. */
	do {
		free(pid);
		free(started);
		patience *= 2;
		is_int(printer_print_within(p, "Lakou", text, patience, &err), -1,
		       "one that hangs is not waited for");
		is_int(err.code, ERR_WAIT, "which is said");
		err_clear(&err);
		pid = kept(folder, "pid");
		started = kept(folder, "started");
	} while (*pid == '\0' && patience < 60000);
	ok(is_dead(pid), "it is killed");
	ok(dies(started), "with what it started");
	free(pid);
	free(started);
	free(text);
}

/* Where it can be had: the process that prints was there before. */
static void
forbid(void)
{
	struct err err = { 0 };

	if (sandbox_enter(&err) != 0) {
		skip(1, "libseccomp is missing, or this build has sanitizers");
		return;
	}
	ok(execl("/bin/true", "true", (char *)NULL) != 0, "the program may start nothing more");
	/* A file that is none is refused otherwise. */
	ok(syscall(SYS_setns, -1, 0) == -1 && errno == EPERM, "nor go into another namespace");
	ok(syscall(SYS_process_vm_readv, getpid(), NULL, 0, NULL, 0, 0) == -1 && errno == EPERM,
	   "nor read the memory of a process");
	ok(ioctl(-1, TIOCSTI, "x") == -1 && errno == EPERM, "nor type into its terminal");
	ok(syscall(SYS_ioctl, -1, 1ul << 32 | TIOCSTI, "x") == -1 && errno == EPERM,
	   "by whatever number the kernel takes for that");
}

static void
test_without(void)
{
	struct printer *p = NULL;
	struct err err = { 0 };

	setenv("PATH", "/nonexistent", 1);
	is_int(printer_open(&p, &err), -1, "without the command there is no printer");
	is_int(err.code, ERR_MISSING, "which is said");
	ok(!printer_available(NULL), "it is not available");
	err_clear(&err);
	is_int(printer_print(NULL, "t", "x", &err), -1, "and nothing is printed");
	is_int(err.code, ERR_MISSING, "which is said, too");
}

static void
test_handed_over(const char *folder, struct printer *p)
{
	struct err err = { 0 };
	char *text, *args;

	ok(printer_available(p), "lp is found in the path");
	is_int(printer_print(p, "Lakou", "é\nligne", &err), 0, "a text is handed over");
	text = kept(folder, "text");
	args = kept(folder, "args");
	is_str(text, "é\nligne", "byte for byte");
	is_str(args, "-t Lakou\n", "with its title");
	free(text);
	free(args);

	make_lp(folder, 1);
	is_int(printer_print(p, "Lakou", "x", &err), -1, "a refusal of lp");
	is_int(err.code, ERR_OS, "is told");
	free(kept(folder, "text"));
	free(kept(folder, "args"));
}

/* What happens to it is not what happens to the program. */
static void
test_gone(const char *folder, struct printer *p)
{
	struct err err = { 0 };
	char *who = kept(folder, "parent"); /* of lp, when it ran last */

	signal(SIGPIPE, SIG_IGN);
	ok(atoi(who) > 1 && atoi(who) != getpid(), "lp is no child of the program");
	kill(atoi(who), SIGKILL);
	free(who);
	is_int(printer_print(p, "Lakou", "x", &err), -1, "a process that is gone prints nothing");
	is_int(err.code, ERR_OS, "which is said");
	ok(!printer_available(p), "and it is asked no more");
}

int
main(void)
{
	char *folder = make_folder();
	struct printer *p = NULL;
	struct err err = { 0 };

	test_without();
	make_lp(folder, 0);
	setenv("PATH", folder, 1);
	if (printer_open(&p, &err) != 0)
		return 1;
	forbid();
	test_handed_over(folder, p);
	test_hanging(folder, p);
	if (chdir(folder) == 0) {
		setenv("PATH", ".:", 1);
		ok(!printer_available(p), "nothing is run from a folder named by its place");
		setenv("PATH", folder, 1);
	}
	test_gone(folder, p);
	printer_close(p);
	free(kept(folder, "lp"));
	rmdir(folder);
	free(folder);
	return tap_done();
}
