/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only file with calls particular to Linux and glibc. */
#include "config.h"

#include "base/os.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/inotify.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"

/* Any name that does not begin with "C" and lies in no system folder: from 2.39 on, glibc takes
 * C.UTF-8 for C and shows no translation under it. */
#define PRIVATE_LOCALE "gcf_GP.UTF-8"
#define FALLBACK_CTYPE "C.UTF-8"
#define MOUNT_LINE_MAX 4096
#define MOUNT_TYPE_MAX 64
#define PROC_EXE_SIZE 4096
#define WATCH_BYTES 1024
#define OWN_FDS 256
#define PROC_BOOT_SIZE 48
#define PROC_PATH_SIZE 40
#define PROC_STAT_SIZE 1024
/* from the fourth field of /proc/PID/stat to the twenty-first; the start comes after */
#define PROC_SKIP_TO_START \
	" %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s"

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED
#endif
#endif

const char *
os_errno_name(int errnum)
{
	const char *name = strerrorname_np(errnum);

	return name != NULL ? name : "unknown";
}

const char *
os_locale_charset(void)
{
	return nl_langinfo(CODESET);
}

bool
os_terminal_is_utf8(int fd)
{
	struct termios t;

	return tcgetattr(fd, &t) == 0 && (t.c_iflag & IUTF8) != 0;
}

/* The environment names a UTF-8 locale, installed or not. */
static bool
environment_says_utf8(void)
{
	static const char *const names[] = { "LC_ALL", "LC_CTYPE", "LANG" };
	const char *value = NULL;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		value = getenv(names[i]);
		if (value != NULL && *value != '\0')
			break;
	}
	value = value != NULL ? strchr(value, '.') : NULL;
	return value != NULL &&
	       (strncasecmp(value, ".UTF-8", 6) == 0 || strncasecmp(value, ".UTF8", 5) == 0);
}

void
os_locale_characters(void)
{
	/* One category at a time: LC_ALL fails whole when one of them is not installed, and
	 * LC_NUMERIC must stay with the decimal point that SQL and files are written with. */
	bool found = setlocale(LC_CTYPE, "") != NULL;
	const char *charset = os_locale_charset();
	bool ascii = strcmp(charset, "ANSI_X3.4-1968") == 0 || strcmp(charset, "US-ASCII") == 0;

	setlocale(LC_COLLATE, "");
	unsetenv("LOCPATH"); /* nothing is found elsewhere while it is set */
	if (ascii && (os_terminal_is_utf8(STDIN_FILENO) || os_terminal_is_utf8(STDOUT_FILENO) ||
		      (!found && environment_says_utf8())))
		setlocale(LC_CTYPE, FALLBACK_CTYPE);
}

/* One under which gettext shows, or may show, no translation. */
static bool
is_c_locale(const char *name)
{
	return name == NULL || strcmp(name, "C") == 0 || strcmp(name, "POSIX") == 0 ||
	       strncmp(name, "C.", 2) == 0;
}

void
os_locale_messages(const char *dir)
{
	const char *name = NULL;

	if (setenv("LOCPATH", dir, 1) == 0)
		name = setlocale(LC_MESSAGES, PRIVATE_LOCALE);
	unsetenv("LOCPATH");
	if (is_c_locale(name))
		name = setlocale(LC_MESSAGES, "");
	if (is_c_locale(name))
		name = setlocale(LC_MESSAGES, "fr_FR.UTF-8");
	if (is_c_locale(name))
		setlocale(LC_MESSAGES, FALLBACK_CTYPE);
}

int
os_rename_new(int dirfd, const char *from, const char *to)
{
	int fd;

	if (renameat2(dirfd, from, dirfd, to, RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != ENOSYS && errno != EINVAL)
		return -1;
	if (linkat(dirfd, from, dirfd, to, 0) == 0) {
		unlinkat(dirfd, from, 0);
		return 0;
	}
	if (errno == EEXIST)
		return -1;
	/* A medium with neither: the name is claimed by an empty file, then taken by the full
	 * one. */
	fd = openat(dirfd, to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
	if (fd < 0)
		return -1;
	close(fd);
	if (renameat(dirfd, from, dirfd, to) != 0) {
		int saved = errno;

		unlinkat(dirfd, to, 0);
		errno = saved;
		return -1;
	}
	return 0;
}

/* Which program serves a FUSE mount is said by /proc alone: lines of
 * "id parent major:minor root point options [tags] - type source options". */
static bool
mount_type(dev_t device, char type[static MOUNT_TYPE_MAX])
{
	FILE *f = fopen("/proc/self/mountinfo", "re");
	char line[MOUNT_LINE_MAX];
	bool found = false;

	if (f == NULL)
		return false;
	while (!found && fgets(line, sizeof(line), f) != NULL) {
		unsigned int major_number, minor_number;
		const char *dash = strstr(line, " - ");

		if (dash == NULL ||
		    sscanf(line, "%*d %*d %u:%u", &major_number, &minor_number) != 2)
			continue;
		found = major_number == major(device) && minor_number == minor(device) &&
			sscanf(dash, " - %63s", type) == 1;
	}
	fclose(f);
	return found;
}

static bool
fuse_is_remote(const char *path)
{
	static const char *const remote[] = {
		"fuse.sshfs", "fuse.gvfsd-fuse", "fuse.rclone",   "fuse.glusterfs", "fuse.s3fs",
		"fuse.davfs", "fuse.curlftpfs",  "fuse.smbnetfs", "fuse.kio-fuse",
	};
	char type[MOUNT_TYPE_MAX];
	struct stat st;

	if (stat(path, &st) != 0 || !mount_type(st.st_dev, type))
		return false;
	for (size_t i = 0; i < sizeof(remote) / sizeof(remote[0]); i++)
		if (strcmp(type, remote[i]) == 0)
			return true;
	return false;
}

bool
os_is_remote(const char *path)
{
	struct statfs fs;

	if (statfs(path, &fs) != 0)
		return false;
	/* 9p is left out: containers and sandboxes have their root on it. */
	switch ((unsigned long)fs.f_type & 0xfffffffful) {
	case 0x6969ul:     /* NFS */
	case 0x517bul:     /* SMB */
	case 0xff534d42ul: /* CIFS */
	case 0xfe534d42ul: /* SMB2 */
	case 0x564cul:     /* NCP */
	case 0x5346414ful: /* AFS of OpenAFS */
	case 0x6b414653ul: /* AFS of the kernel */
	case 0x73757245ul: /* Coda */
	case 0x00c36400ul: /* Ceph */
	case 0x0bd00bd0ul: /* Lustre */
	case 0x01161970ul: /* GFS2 */
	case 0x7461636ful: /* OCFS2 */
		return true;
	case 0x65735546ul: /* FUSE: sshfs, but NTFS sticks too */
		return fuse_is_remote(path);
	default:
		return false;
	}
}

char *
os_program_folder(void)
{
	char path[PROC_EXE_SIZE];
	ssize_t len = readlink("/proc/self/exe", path, sizeof(path));
	const char *end =
		len > 0 && (size_t)len < sizeof(path) ? memrchr(path, '/', (size_t)len) : NULL;

	return end != NULL ? mem_strndup(path, (size_t)(end - path)) : NULL;
}

/* One line of a file of /proc, "" where there is none. */
static void
proc_line(const char *path, char *line, int size)
{
	FILE *f = fopen(path, "re");

	if (f == NULL || fgets(line, size, f) == NULL)
		*line = '\0';
	line[strcspn(line, "\n")] = '\0';
	if (f != NULL)
		fclose(f);
}

/* Numbers of processes come round again: the start of the machine and that of the process make one
 * unique. "" for one that has ended, waited for or not. */
static void
process_name(long pid, char name[static OS_PROCESS_SIZE])
{
	char boot[PROC_BOOT_SIZE], path[PROC_PATH_SIZE], stat[PROC_STAT_SIZE];
	const char *rest;
	char state;
	unsigned long long start;

	*name = '\0';
	proc_line("/proc/sys/kernel/random/boot_id", boot, sizeof(boot));
	snprintf(path, sizeof(path), "/proc/%ld/stat", pid);
	proc_line(path, stat, sizeof(stat));
	rest = strrchr(stat, ')'); /* the program's name may hold anything */
	if (rest != NULL && sscanf(rest, ") %c" PROC_SKIP_TO_START " %llu", &state, &start) == 2 &&
	    state != 'Z')
		snprintf(name, OS_PROCESS_SIZE, "%ld:%llu:%s", pid, start, boot);
}

void
os_process_name(char name[static OS_PROCESS_SIZE])
{
	process_name((long)getpid(), name);
}

bool
os_process_runs(const char *name)
{
	char now[OS_PROCESS_SIZE];
	long pid;

	if (sscanf(name, "%ld:", &pid) != 1)
		return false;
	process_name(pid, now);
	return strcmp(now, name) == 0;
}

int
os_watch(const char *path)
{
	int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);

	if (fd >= 0 && inotify_add_watch(fd, path, IN_MODIFY) < 0) {
		close(fd);
		fd = -1;
	}
	return fd;
}

bool
os_watch_heard(int fd)
{
	char events[WATCH_BYTES];
	bool heard = false;

	while (read(fd, events, sizeof(events)) > 0)
		heard = true;
	return heard;
}

int
os_lock(int fd, int64_t from, int64_t count)
{
	struct flock lock = {
		.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = from, .l_len = count
	};

	return fcntl(fd, F_OFD_SETLK, &lock);
}

bool
os_locked_elsewhere(const char *path, int64_t from, int64_t count)
{
	struct flock lock = { .l_whence = SEEK_SET, .l_start = from, .l_len = count };
	struct stat wanted, sb;
	int fd = -1;
	bool own, locked;

	if (stat(path, &wanted) != 0)
		return false;
	for (int i = 0; i < OWN_FDS && fd < 0; i++)
		if (fstat(i, &sb) == 0 && sb.st_dev == wanted.st_dev && sb.st_ino == wanted.st_ino)
			fd = i;
	own = fd >= 0;
	if (!own)
		fd = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
	lock.l_type = F_WRLCK;
	locked = fd >= 0 && fcntl(fd, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
	if (!own && fd >= 0)
		close(fd);
	return locked;
}

int64_t
os_elapsed_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_BOOTTIME, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Where a core is handed to a program, as most distributions do, the limit alone is not obeyed.
 * The sanitizers look into their own process to find what is lost. */
void
os_keep_memory(void)
{
	const struct rlimit none = { 0 };

	setrlimit(RLIMIT_CORE, &none);
#ifndef SANITIZED
	prctl(PR_SET_DUMPABLE, 0);
#endif
}
