/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite's own way in for tests: its system calls can be replaced one by one. */
#include "config.h"

#include "tests/lib/syscalls.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Calls of a test program, which has one thread, and of its children. */
static struct {
	bool installed;
	enum syscalls_end how;
	int64_t at;
	int64_t count;
	int errnum;
} calls;

/* True when the call is to fail; may not return. */
static bool
stops(int fd, const void *bytes, size_t len, off_t offset)
{
	bool due = ++calls.count == calls.at;

	switch (calls.how) {
	case SYSCALLS_KILL_HALF:
		if (due && bytes != NULL && pwrite(fd, bytes, len / 2, offset) < 0)
			abort();
		/* fall through */
	case SYSCALLS_KILL:
		if (due)
			kill(getpid(), SIGKILL);
		return false;
	case SYSCALLS_FAIL:
		due = calls.count >= calls.at;
		break;
	case SYSCALLS_FAIL_ONCE:
		break;
	default:
		return false;
	}
	if (due)
		errno = calls.errnum;
	return due;
}

static ssize_t
counted_pwrite(int fd, const void *bytes, size_t len, off_t offset)
{
	return stops(fd, bytes, len, offset) ? -1 : pwrite(fd, bytes, len, offset);
}

/* SQLite writes so only where it makes room by one byte in each block. */
static ssize_t
counted_write(int fd, const void *bytes, size_t len)
{
	return stops(fd, NULL, len, 0) ? -1 : write(fd, bytes, len);
}

static int
counted_ftruncate(int fd, off_t len)
{
	return stops(fd, NULL, 0, 0) ? -1 : ftruncate(fd, len);
}

static int
counted_unlink(const char *path)
{
	return stops(-1, NULL, 0, 0) ? -1 : unlink(path);
}

static int
counted_fallocate(int fd, off_t offset, off_t len)
{
	return stops(fd, NULL, 0, 0) ? calls.errnum : posix_fallocate(fd, offset, len);
}

static void
install(void)
{
	static const struct {
		const char *name;
		sqlite3_syscall_ptr call;
	} replaced[] = {
		{ "pwrite", (sqlite3_syscall_ptr)counted_pwrite },
		{ "pwrite64", (sqlite3_syscall_ptr)counted_pwrite },
		{ "write", (sqlite3_syscall_ptr)counted_write },
		{ "ftruncate", (sqlite3_syscall_ptr)counted_ftruncate },
		{ "unlink", (sqlite3_syscall_ptr)counted_unlink },
		{ "fallocate", (sqlite3_syscall_ptr)counted_fallocate },
	};
	sqlite3_vfs *vfs;

	if (sqlite3_initialize() != SQLITE_OK || (vfs = sqlite3_vfs_find("unix")) == NULL)
		goto fail;
	for (size_t i = 0; i < sizeof(replaced) / sizeof(replaced[0]); i++) {
		/* A call that this SQLite does not make has no place to be put. */
		int rc = vfs->xSetSystemCall(vfs, replaced[i].name, replaced[i].call);

		if (rc != SQLITE_OK && rc != SQLITE_NOTFOUND)
			goto fail;
	}
	calls.installed = true;
	return;
fail:
	printf("Bail out! SQLite's system calls cannot be replaced\n");
	exit(1);
}

void
syscalls_stop(enum syscalls_end how, int64_t at, int errnum)
{
	if (!calls.installed)
		install();
	calls.how = how;
	calls.at = at;
	calls.errnum = errnum;
	calls.count = 0;
}

int64_t
syscalls_count(void)
{
	return calls.count;
}
