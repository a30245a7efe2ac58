/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library that records: loaded before libc, it has the calls that change files first. One write
 * a record, so that programs may share the log. */
#include "config.h"

/* Both names of each call are wanted, and nothing of the headers in their place. */
#undef _FILE_OFFSET_BITS
#undef _FORTIFY_SOURCE

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/faults/power.h"

enum { LOG_FD = 250 }; /* out of the way of the program's own */

static int log_fd = -1;
static char folder[PATH_MAX];
static size_t folder_len;

/* libc's own. */
#define REAL(call) ((__typeof__(&call))dlsym(RTLD_NEXT, #call))

/* SQLite's way to files, of which it is told less than it can do. */
static sqlite3_vfs *all_vfs, less_vfs;
static sqlite3_io_methods less_methods;

/* Without those of shared memory, for which there is a version 2. */
static int
open_less(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
	int rc = all_vfs->xOpen(all_vfs, name, file, flags, out);

	(void)vfs;
	if (rc == SQLITE_OK && (flags & SQLITE_OPEN_MAIN_DB) != 0) {
		less_methods = *file->pMethods;
		less_methods.iVersion = 1;
		file->pMethods = &less_methods;
	}
	return rc;
}

static void
refuse_wal(__typeof__(sqlite3_vfs_find) *find)
{
	__typeof__(sqlite3_vfs_register) *use = dlsym(RTLD_DEFAULT, "sqlite3_vfs_register");

	all_vfs = find(NULL);
	if (all_vfs == NULL || use == NULL)
		abort();
	less_vfs = *all_vfs;
	less_vfs.zName = "less";
	less_vfs.xOpen = open_less;
	if (use(&less_vfs, 1) != SQLITE_OK)
		abort();
}

__attribute__((constructor)) static void
begin(void)
{
	const char *log = getenv(POWER_LOG);
	const char *path = getenv(POWER_FOLDER);
	__typeof__(sqlite3_vfs_find) *find = dlsym(RTLD_DEFAULT, "sqlite3_vfs_find");
	int fd;

	if (log != NULL && path != NULL && strlen(path) < sizeof(folder)) {
		folder_len = strlen(strcpy(folder, path));
		fd = REAL(open)(log, O_WRONLY | O_APPEND | O_CLOEXEC);
		log_fd = fd < 0 ? -1 : fcntl(fd, F_DUPFD_CLOEXEC, LOG_FD);
		if (log_fd < 0)
			abort();
		close(fd);
	}
	/* A shell has no SQLite. */
	if (getenv(POWER_ROLLBACK) != NULL && find != NULL)
		refuse_wal(find);
}

/* --- records --- */

static void
record(enum power_kind kind, uint64_t file, uint64_t at, const void *bytes, size_t len)
{
	struct power_record r = { .kind = kind, .len = (uint32_t)len, .file = file, .at = at };
	int saved = errno;
	char *whole = malloc(sizeof(r) + len);

	if (whole == NULL)
		abort();
	memcpy(whole, &r, sizeof(r));
	memcpy(whole + sizeof(r), bytes, len);
	if (REAL(write)(log_fd, whole, sizeof(r) + len) != (ssize_t)(sizeof(r) + len))
		abort();
	free(whole);
	errno = saved;
}

/* Within the folder, "" for the folder itself; NULL: it is not in there. */
static const char *
inside(const char *path)
{
	if (strncmp(path, folder, folder_len) != 0)
		return NULL;
	if (path[folder_len] == '\0')
		return path + folder_len;
	return path[folder_len] == '/' ? path + folder_len + 1 : NULL;
}

static bool
path_of_fd(int fd, char path[static PATH_MAX])
{
	char link[64];
	ssize_t n;

	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	n = readlink(link, path, PATH_MAX - 1);
	path[n < 0 ? 0 : n] = '\0';
	return n > 0;
}

/* A name as the log has it; false: it is not in there. */
static bool
name_at(int dirfd, const char *name, char out[static PATH_MAX])
{
	char parent[PATH_MAX] = "", whole[PATH_MAX], full[PATH_MAX];
	const char *base = strrchr(name, '/');
	int saved = errno;
	bool found = false;

	if (log_fd < 0 || strlen(name) >= PATH_MAX)
		return false;
	if (name[0] != '/' && dirfd != AT_FDCWD && !path_of_fd(dirfd, parent))
		return false;
	if (snprintf(whole, sizeof(whole), "%s%s%.*s", parent, *parent != '\0' ? "/" : "",
		     base == NULL ? 1 : (int)(base - name) + 1,
		     base == NULL ? "." : name) < (int)sizeof(whole) &&
	    realpath(whole, full) != NULL &&
	    snprintf(whole, sizeof(whole), "%s/%s", full, base == NULL ? name : base + 1) <
		    (int)sizeof(whole) &&
	    inside(whole) != NULL) {
		strcpy(out, inside(whole));
		found = true;
	}
	errno = saved;
	return found;
}

/* A file that is in there, or was before it lost its name. */
static bool
recorded(int fd, struct stat *st, char path[static PATH_MAX])
{
	int saved = errno;
	bool is = log_fd >= 0 && path_of_fd(fd, path) && inside(path) != NULL &&
		  fstat(fd, st) == 0 && (S_ISREG(st->st_mode) || S_ISDIR(st->st_mode));

	errno = saved;
	return is;
}

/* --- the calls --- */

static int
opened(int dirfd, const char *name, int flags, mode_t mode)
{
	char path[PATH_MAX];
	bool is = (flags & (O_CREAT | O_TRUNC)) != 0 && name_at(dirfd, name, path);
	bool was = is && faccessat(dirfd, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
	int fd = REAL(openat)(dirfd, name, flags, mode);
	struct stat st;

	if (fd < 0 || !is || fstat(fd, &st) != 0)
		return fd;
	if (!was)
		record(POWER_MAKE, st.st_ino, 0, path, strlen(path) + 1);
	else if ((flags & O_TRUNC) != 0)
		record(POWER_SIZE, st.st_ino, 0, "", 0);
	return fd;
}

static mode_t
mode_of(int flags, va_list args)
{
	return (flags & O_CREAT) != 0 ? va_arg(args, mode_t) : 0;
}

#define OPEN(call)                                                        \
	int call(const char *name, int flags, ...)                        \
	{                                                                 \
		va_list args;                                             \
		mode_t mode;                                              \
                                                                          \
		va_start(args, flags);                                    \
		mode = mode_of(flags, args);                              \
		va_end(args);                                             \
		return opened(AT_FDCWD, name, flags | O_LARGEFILE, mode); \
	}
OPEN(open)
OPEN(open64)

#define OPENAT(call)                                                   \
	int call(int dirfd, const char *name, int flags, ...)          \
	{                                                              \
		va_list args;                                          \
		mode_t mode;                                           \
                                                                       \
		va_start(args, flags);                                 \
		mode = mode_of(flags, args);                           \
		va_end(args);                                          \
		return opened(dirfd, name, flags | O_LARGEFILE, mode); \
	}
OPENAT(openat)
OPENAT(openat64)

static ssize_t
wrote(int fd, const void *bytes, ssize_t n, off64_t at)
{
	char path[PATH_MAX];
	struct stat st;

	if (n > 0 && recorded(fd, &st, path))
		record(POWER_WRITE, st.st_ino, (uint64_t)at, bytes, (size_t)n);
	return n;
}

ssize_t
write(int fd, const void *bytes, size_t len)
{
	ssize_t n = REAL(write)(fd, bytes, len);

	return n > 0 ? wrote(fd, bytes, n, lseek64(fd, 0, SEEK_CUR) - n) : n;
}

ssize_t
pwrite(int fd, const void *bytes, size_t len, off_t at)
{
	return wrote(fd, bytes, REAL(pwrite)(fd, bytes, len, at), at);
}

ssize_t
pwrite64(int fd, const void *bytes, size_t len, off64_t at)
{
	return wrote(fd, bytes, REAL(pwrite64)(fd, bytes, len, at), at);
}

static int
resized(int fd, int rc)
{
	char path[PATH_MAX];
	struct stat st;

	if (rc == 0 && recorded(fd, &st, path))
		record(POWER_SIZE, st.st_ino, (uint64_t)st.st_size, "", 0);
	return rc;
}

int
ftruncate(int fd, off_t len)
{
	return resized(fd, REAL(ftruncate)(fd, len));
}

int
ftruncate64(int fd, off64_t len)
{
	return resized(fd, REAL(ftruncate64)(fd, len));
}

int
posix_fallocate(int fd, off_t at, off_t len)
{
	return resized(fd, REAL(posix_fallocate)(fd, at, len));
}

int
posix_fallocate64(int fd, off64_t at, off64_t len)
{
	return resized(fd, REAL(posix_fallocate64)(fd, at, len));
}

static int
synced(int fd, int rc)
{
	char path[PATH_MAX];
	struct stat st;

	if (rc != 0 || !recorded(fd, &st, path))
		return rc;
	if (S_ISDIR(st.st_mode))
		record(POWER_SYNC_FOLDER, 0, 0, inside(path), strlen(inside(path)) + 1);
	else
		record(POWER_SYNC, st.st_ino, 0, "", 0);
	return rc;
}

int
fsync(int fd)
{
	return synced(fd, REAL(fsync)(fd));
}

int
fdatasync(int fd)
{
	return synced(fd, REAL(fdatasync)(fd));
}

/* What leaves the folder or comes into it has no name that could be recorded. */
static int
two_names(enum power_kind kind, int rc, bool from_in, const char *from, bool to_in, const char *to)
{
	char both[2 * PATH_MAX];
	size_t len = strlen(from) + 1;

	if (rc != 0 || (!from_in && !to_in))
		return rc;
	if (!from_in || !to_in)
		abort();
	memcpy(both, from, len);
	memcpy(both + len, to, strlen(to) + 1);
	record(kind, 0, 0, both, len + strlen(to) + 1);
	return rc;
}

/* A rename onto another name of the same file does nothing. */
int
renameat2(int fromfd, const char *from, int tofd, const char *to, unsigned flags)
{
	char a[PATH_MAX] = "", b[PATH_MAX] = "";
	bool a_in = name_at(fromfd, from, a), b_in = name_at(tofd, to, b);

	return two_names(POWER_RENAME, REAL(renameat2)(fromfd, from, tofd, to, flags), a_in, a,
			 b_in, b);
}

int
renameat(int fromfd, const char *from, int tofd, const char *to)
{
	return renameat2(fromfd, from, tofd, to, 0);
}

int
rename(const char *from, const char *to)
{
	return renameat2(AT_FDCWD, from, AT_FDCWD, to, 0);
}

int
linkat(int fromfd, const char *from, int tofd, const char *to, int flags)
{
	char a[PATH_MAX] = "", b[PATH_MAX] = "";
	bool a_in = name_at(fromfd, from, a), b_in = name_at(tofd, to, b);

	return two_names(POWER_LINK, REAL(linkat)(fromfd, from, tofd, to, flags), a_in, a, b_in, b);
}

int
link(const char *from, const char *to)
{
	return linkat(AT_FDCWD, from, AT_FDCWD, to, 0);
}

int
unlinkat(int dirfd, const char *name, int flags)
{
	char path[PATH_MAX];
	bool is = name_at(dirfd, name, path);
	int rc = REAL(unlinkat)(dirfd, name, flags);

	if (rc == 0 && is)
		record(POWER_REMOVE, 0, 0, path, strlen(path) + 1);
	return rc;
}

int
unlink(const char *name)
{
	return unlinkat(AT_FDCWD, name, 0);
}

int
rmdir(const char *name)
{
	return unlinkat(AT_FDCWD, name, AT_REMOVEDIR);
}

int
mkdirat(int dirfd, const char *name, mode_t mode)
{
	char path[PATH_MAX];
	bool is = name_at(dirfd, name, path);
	int rc = REAL(mkdirat)(dirfd, name, mode);

	if (rc == 0 && is)
		record(POWER_MAKE_FOLDER, 0, 0, path, strlen(path) + 1);
	return rc;
}

int
mkdir(const char *name, mode_t mode)
{
	return mkdirat(AT_FDCWD, name, mode);
}

char *
mkdtemp(char *name)
{
	char path[PATH_MAX];
	char *made = REAL(mkdtemp)(name);

	if (made != NULL && name_at(AT_FDCWD, made, path))
		record(POWER_MAKE_FOLDER, 0, 0, path, strlen(path) + 1);
	return made;
}
