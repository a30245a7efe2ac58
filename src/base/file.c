/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files read whole, files written whole or not at all, and where the program's folders are. */
#include "config.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/os.h"

#define READ_CHUNK 65536
#define MODE_FILE (S_IRUSR | S_IWUSR)
#define MODE_DIR S_IRWXU
#define TEMP_TRIES 16

static int
read_all(int fd, const char *path, struct buf *out, struct err *err)
{
	char *chunk = mem_alloc(READ_CHUNK);
	int rc = 0;
	ssize_t n;

	for (;;) {
		n = read(fd, chunk, READ_CHUNK);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && errno == EISDIR)
			rc = err_set(err, ERR_DATA, path, "a folder");
		else if (n < 0)
			rc = err_set_errno(err, errno, path, "read");
		if (n <= 0)
			break;
		if (out->len + (size_t)n > FILE_INPUT_MAX) {
			rc = err_set(err, ERR_DATA, path, "larger than %u bytes", FILE_INPUT_MAX);
			break;
		}
		buf_add_len(out, chunk, (size_t)n);
	}
	free(chunk);
	return rc;
}

int
file_read(const char *path, struct buf *out, struct err *err)
{
	struct buf text = BUF_INIT;
	int fd = STDIN_FILENO;
	int rc;

	if (strcmp(path, "-") != 0) {
		fd = open(path, O_RDONLY | O_CLOEXEC);
		if (fd < 0)
			return err_set_errno(err, errno, path, "open");
	}
	rc = read_all(fd, path, &text, err);
	if (fd != STDIN_FILENO)
		close(fd);
	if (rc == 0 && out->text == NULL) {
		/* A large file is not copied. */
		*out = text;
		return 0;
	}
	if (rc == 0)
		buf_add_len(out, buf_text(&text), text.len);
	buf_clear(&text);
	return rc;
}

int
file_write_all(int fd, const char *bytes, size_t len)
{
	while (len > 0) {
		ssize_t n = write(fd, bytes, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		bytes += n;
		len -= (size_t)n;
	}
	return 0;
}

/* Some file systems have nothing to sync in a folder, and say so by EINVAL. */
static int
sync_dir_fd(int fd)
{
	return fsync(fd) != 0 && errno != EINVAL ? -1 : 0;
}

/* A new file in the folder under a name nobody can have prepared. Returns its descriptor, or -1. */
static int
create_temp(int dirfd, char name[static FILE_TEMP_SIZE])
{
	struct rng rng;

	rng_system(&rng);
	for (int i = 0; i < TEMP_TRIES; i++) {
		uint8_t b[8];
		int fd;

		rng_bytes(&rng, b, sizeof(b));
		snprintf(name, FILE_TEMP_SIZE, ".lakou-%02x%02x%02x%02x%02x%02x%02x%02x.tmp", b[0],
			 b[1], b[2], b[3], b[4], b[5], b[6], b[7]);
		fd = openat(dirfd, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
			    MODE_FILE);
		if (fd >= 0 || errno != EEXIST)
			return fd;
	}
	return -1;
}

/* Fills a temporary file. Returns 0, or the errno of the step that failed and its name in *step;
 * nothing is left then. */
static int
write_beside(int dirfd, char temp[static FILE_TEMP_SIZE], const void *bytes, size_t len,
	     const char **step)
{
	int fd = create_temp(dirfd, temp);
	int saved;

	*step = "create";
	if (fd < 0)
		return errno;
	*step = "write";
	if (file_write_all(fd, bytes, len) != 0 || fsync(fd) != 0) {
		saved = errno;
		close(fd);
		goto undo;
	}
	*step = "close";
	if (close(fd) == 0)
		return 0;
	saved = errno;
undo:
	unlinkat(dirfd, temp, 0);
	return saved;
}

/* There is nothing of this name, and can be nothing. */
static bool
leads_nowhere(int errnum)
{
	return errnum == ENOENT || errnum == ENOTDIR || errnum == ENAMETOOLONG;
}

int
file_prepare(struct file_draft *f, const char *path, const void *bytes, size_t len, bool replace,
	     struct err *err)
{
	const char *step = "open folder";
	struct stat st;
	char *dir;
	int errnum;

	*f = (struct file_draft){ .dirfd = -1, .replace = replace };
	/* Renaming over /dev/null would put a file in its place; over a link, break the link. */
	if (stat(path, &st) == 0) {
		if (!replace || !S_ISREG(st.st_mode))
			return err_set(err, ERR_EXISTS, path, "exists");
		f->target = realpath(path, NULL);
	} else if (errno == ENAMETOOLONG) {
		/* The temporary file has a shorter name, so that only the last step would fail. */
		return err_set(err, ERR_NO_FOLDER, path, "too long a name");
	}
	if (f->target == NULL)
		f->target = mem_strdup(path);
	dir = path_dir(f->target);
	f->dirfd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	errnum = f->dirfd < 0 ? errno : write_beside(f->dirfd, f->temp, bytes, len, &step);
	if (f->dirfd < 0 && leads_nowhere(errnum))
		err_set(err, ERR_NO_FOLDER, dir, "%s", stat(dir, &st) == 0 ? FILE_NO_FOLDER : step);
	else if (errnum != 0)
		err_set_errno(err, errnum, path, step);
	free(dir);
	if (errnum == 0)
		return 0;
	f->temp[0] = '\0';
	file_drop(f);
	return -1;
}

int
file_keep(struct file_draft *f, struct err *err)
{
	const char *name;
	const char *step = "rename";
	int rc, saved;

	if (f->target == NULL)
		return err_set(err, ERR_CLOSED, "", "no draft of a file");
	name = path_base(f->target);
	rc = f->replace ? renameat(f->dirfd, f->temp, f->dirfd, name)
			: os_rename_new(f->dirfd, f->temp, name);
	saved = errno;
	if (rc == 0) {
		f->temp[0] = '\0';
		step = "sync folder";
		rc = sync_dir_fd(f->dirfd);
		saved = errno;
		/* A file that was replaced cannot come back; a new one can go. */
		if (rc != 0 && !f->replace)
			unlinkat(f->dirfd, name, 0);
	}
	if (rc != 0)
		err_set_errno(err, saved, f->target, step);
	if (rc == 0 || err->code != ERR_EXISTS)
		file_drop(f);
	return rc != 0 ? -1 : 0;
}

void
file_rename(struct file_draft *f, const char *path)
{
	free(f->target);
	f->target = mem_strdup(path);
}

void
file_drop(struct file_draft *f)
{
	if (f->temp[0] != '\0')
		unlinkat(f->dirfd, f->temp, 0);
	if (f->target != NULL && f->dirfd >= 0)
		close(f->dirfd);
	free(f->target);
	*f = (struct file_draft){ .dirfd = -1 };
}

int
file_write(const char *path, const void *bytes, size_t len, bool replace, struct err *err)
{
	struct file_draft f;
	int rc;

	if (file_prepare(&f, path, bytes, len, replace, err) != 0)
		return -1;
	rc = file_keep(&f, err);
	file_drop(&f);
	return rc;
}

/* Another program may make the folder at the same moment: what counts is that there is one. */
static int
make_one_dir(const char *path, struct err *err)
{
	struct stat st;
	int errnum = mkdir(path, MODE_DIR) == 0 ? 0 : errno;

	if (errnum == 0)
		return 0;
	if (stat(path, &st) != 0)
		return leads_nowhere(errnum) ? err_set(err, ERR_NO_FOLDER, path, "mkdir")
					     : err_set_errno(err, errnum, path, "mkdir");
	return S_ISDIR(st.st_mode) ? 0 : err_set(err, ERR_NO_FOLDER, path, FILE_NO_FOLDER);
}

int
file_make_dir(const char *path, struct err *err)
{
	char *copy = mem_strdup(path);
	char *slash = copy;
	int rc = 0;

	while (rc == 0 && *copy != '\0' && (slash = strchr(slash + 1, '/')) != NULL) {
		*slash = '\0';
		rc = make_one_dir(copy, err);
		*slash = '/';
	}
	if (rc == 0)
		rc = make_one_dir(copy, err);
	free(copy);
	return rc;
}

bool
file_is(const char *a, const char *b)
{
	struct stat first;
	struct stat second;

	return stat(a, &first) == 0 && stat(b, &second) == 0 && first.st_dev == second.st_dev &&
	       first.st_ino == second.st_ino;
}

bool
file_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

bool
file_is_link(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 && S_ISLNK(st.st_mode);
}

bool
file_may_wait(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode);
}

bool
file_same(const char *path, const void *bytes, size_t len)
{
	struct buf text = BUF_INIT;
	struct err ignored;
	struct stat st;
	bool same = false;

	if (stat(path, &st) == 0 && S_ISREG(st.st_mode) && (size_t)st.st_size == len &&
	    file_read(path, &text, &ignored) == 0)
		same = text.len == len && (len == 0 || memcmp(text.text, bytes, len) == 0);
	buf_clear(&text);
	return same;
}

int
file_sync(const char *path, struct err *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	int rc = 0;

	if (fd < 0)
		return err_set_errno(err, errno, path, "open");
	if (fsync(fd) != 0)
		rc = err_set_errno(err, errno, path, "sync");
	close(fd);
	return rc;
}

int
file_sync_dir(const char *path, struct err *err)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int rc = 0;

	if (fd < 0)
		return err_set_errno(err, errno, path, "open folder");
	if (sync_dir_fd(fd) != 0)
		rc = err_set_errno(err, errno, path, "sync folder");
	close(fd);
	return rc;
}

bool
file_is_remote(const char *path)
{
	char *at = mem_strdup(path);
	bool remote;

	/* A file not made yet will lie where its nearest existing folder does. */
	while (!file_exists(at) && strcmp(at, ".") != 0 && strcmp(at, "/") != 0) {
		char *up = path_dir(at);

		free(at);
		at = up;
	}
	remote = os_is_remote(at);
	free(at);
	return remote;
}

char *
path_join(const char *dir, const char *name)
{
	size_t len = strlen(dir);

	while (*name == '/')
		name++;
	while (len > 0 && dir[len - 1] == '/')
		len--;
	return mem_printf("%.*s/%s", (int)len, dir, name);
}

char *
path_dir(const char *path)
{
	size_t len = strlen(path);

	while (len > 0 && path[len - 1] == '/')
		len--;
	while (len > 0 && path[len - 1] != '/')
		len--;
	if (len == 0)
		return mem_strdup(*path == '/' ? "/" : ".");
	while (len > 1 && path[len - 1] == '/')
		len--;
	return mem_strndup(path, len);
}

const char *
path_base(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

static char *
home_folder(void)
{
	const char *home = getenv("HOME");
	struct passwd *pw;

	if (home != NULL && *home == '/')
		return mem_strdup(home);
	pw = getpwuid(getuid());
	return mem_strdup(pw != NULL && pw->pw_dir != NULL ? pw->pw_dir : "/");
}

/* The XDG rule: a value that is not absolute counts as unset. */
static char *
xdg_folder(const char *variable, const char *fallback)
{
	const char *value = getenv(variable);
	char *home, *base, *folder;

	if (value != NULL && *value == '/')
		return path_join(value, "lakou");
	home = home_folder();
	base = path_join(home, fallback);
	folder = path_join(base, "lakou");
	free(base);
	free(home);
	return folder;
}

char *
path_data(void)
{
	return xdg_folder("XDG_DATA_HOME", ".local/share");
}

char *
path_state(void)
{
	return xdg_folder("XDG_STATE_HOME", ".local/state");
}
