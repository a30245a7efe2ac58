/* SPDX-License-Identifier: GPL-3.0-or-later */
/* file: whole or absent, never over another file unasked, private modes; folders; paths. */
#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/os.h"
#include "tests/lib/tap.h"

static int
entries(const char *dir)
{
	DIR *d = opendir(dir);
	int count = 0;

	while (d != NULL && readdir(d) != NULL)
		count++;
	if (d != NULL)
		closedir(d);
	return count - 2; /* . and .. */
}

static mode_t
mode_of(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 ? st.st_mode & 07777 : 0;
}

static void
test_write(const char *dir)
{
	char *path = path_join(dir, "out.csv");
	struct buf text = BUF_INIT;
	mode_t old = umask(0);
	struct err err;

	is_int(file_write(path, "one", 3, false, &err), 0, "a new file");
	is_int(mode_of(path), 0600, "is private, whatever the umask");
	ok(file_same(path, "one", 3), "and holds what was given");
	ok(!file_same(path, "two", 3) && !file_same(path, "on", 2) && !file_same(dir, "one", 3),
	   "and nothing else");
	is_int(file_write(path, "two", 3, false, &err), -1, "not over another");
	is_int(err.code, ERR_EXISTS, "which is said");
	is_str(err.subject, path, "with its path");
	ok(file_same(path, "one", 3), "and stays as it is");
	is_int(file_write(path, "three", 5, true, &err), 0, "replaced when asked");
	ok(file_same(path, "three", 5), "with the new bytes");
	is_int(file_write(path, "", 0, true, &err), 0, "an empty file");
	ok(file_same(path, "", 0), "is empty");
	is_int(entries(dir), 1, "nothing else is left in the folder");
	is_int(file_read(path, &text, &err), 0, "read again");
	is_int(text.len, 0, "empty");
	umask(old);
	buf_clear(&text);
	free(path);
}

static void
test_links(const char *dir)
{
	char *target = path_join(dir, "target");
	char *link = path_join(dir, "link");
	struct stat st;
	struct err err;

	is_int(file_write(target, "a", 1, false, &err), 0, "the target of a link");
	is_int(symlink("target", link), 0, "the link");
	is_int(file_write(link, "b", 1, true, &err), 0, "written through the link");
	ok(file_same(target, "b", 1), "to its target");
	ok(lstat(link, &st) == 0 && S_ISLNK(st.st_mode), "and the link stays");
	is_int(file_write("/dev/null", "x", 1, true, &err), -1, "no device is replaced");
	is_int(err.code, ERR_EXISTS, "which is said");
	ok(stat("/dev/null", &st) == 0 && S_ISCHR(st.st_mode), "and it is still one");
	is_int(file_write(dir, "x", 1, true, &err), -1, "nor a folder");
	free(link);
	free(target);
}

/* A limit on the size of files stands for a full disk: the write fails half way. */
static void
test_full(const char *dir)
{
	char *path = path_join(dir, "big");
	char *big = mem_alloc(1 << 20);
	struct rlimit limit;
	struct rlimit small;
	struct err err;
	int rc;

	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &limit);
	small = limit;
	small.rlim_cur = 4096;
	is_int(file_write(path, "old", 3, false, &err), 0, "a file while there is room");
	fflush(stdout);
	setrlimit(RLIMIT_FSIZE, &small);
	err_clear(&err);
	rc = file_write(path, big, 1 << 20, true, &err);
	setrlimit(RLIMIT_FSIZE, &limit);
	is_int(rc, -1, "no room for the next");
	is_int(err.code, ERR_FULL, "which is said");
	ok(file_same(path, "old", 3), "and the old one stays");
	is_int(entries(dir), 1, "and no part of the new one");
	free(big);
	free(path);
}

static void
test_drafts(const char *dir)
{
	char *path = path_join(dir, "draft");
	char *free_name = path_join(dir, "draft-2");
	struct file_draft draft, other;
	struct err err;

	is_int(file_prepare(&draft, path, "one", 3, false, &err), 0, "a draft");
	ok(!file_exists(path), "has no name yet");
	file_drop(&draft);
	is_int(file_keep(&draft, &err), -1, "what was dropped cannot be kept");
	is_int(file_prepare(&draft, path, "one", 3, false, &err), 0, "another draft");
	is_int(file_prepare(&other, path, "two", 3, false, &err), 0, "and one for the same name");
	is_int(file_keep(&draft, &err), 0, "the first is kept");
	ok(file_same(path, "one", 3), "under its name");
	is_int(file_keep(&other, &err), -1, "the other is not");
	is_int(err.code, ERR_EXISTS, "since the name is taken");
	ok(file_same(path, "one", 3), "by what stays as it is");
	file_rename(&other, free_name);
	is_int(file_keep(&other, &err), 0, "it is kept under a free one");
	ok(file_same(free_name, "two", 3), "with its own bytes");
	is_int(file_prepare(&draft, path, "three", 5, true, &err), 0, "a draft of a newer one");
	ok(file_same(path, "one", 3), "leaves the older as it is");
	is_int(file_keep(&draft, &err), 0, "until it is kept");
	ok(file_same(path, "three", 5), "in its place");
	free(free_name);
	free(path);
}

static void
test_errors(const char *dir)
{
	char *missing = path_join(dir, "no/such/file");
	struct buf text = BUF_INIT;
	struct err err;

	is_int(file_read(missing, &text, &err), -1, "no file to read");
	is_int(err.code, ERR_NO_INPUT, "which is said");
	is_int(file_write(missing, "x", 1, false, &err), -1, "no folder to write in");
	is_int(err.code, ERR_NO_FOLDER, "which is said");
	is_int(file_read(dir, &text, &err), -1, "a folder is no file");
	is_int(err.code, ERR_DATA, "which is said");
	is_int(text.len, 0, "nothing was read");
	is_int(file_sync_dir(missing, &err), -1, "no folder to sync");
	is_int(file_sync_dir(dir, &err), 0, "a folder synced");
	buf_clear(&text);
	free(missing);
}

static void
test_rename_new(const char *dir)
{
	int fd = open(dir, O_RDONLY | O_DIRECTORY);
	char *a = path_join(dir, "a");
	char *b = path_join(dir, "b");
	struct err err;

	is_int(file_write(a, "a", 1, false, &err), 0, "one file");
	is_int(file_write(b, "b", 1, false, &err), 0, "another");
	is_int(os_rename_new(fd, "a", "b"), -1, "not renamed over another");
	is_int(errno, EEXIST, "because it exists");
	is_int(os_rename_new(fd, "a", "c"), 0, "renamed to a free name");
	ok(!file_exists(a) && file_exists(b), "only the old name is gone");
	close(fd);
	free(a);
	free(b);
}

static void
test_folders(const char *dir)
{
	char *deep = path_join(dir, "x//y/z/");
	char *file = path_join(dir, "plain");
	char *below = path_join(file, "z");
	struct err err;

	is_int(file_make_dir(deep, &err), 0, "a folder and its parents");
	is_int(mode_of(deep), 0700, "private");
	is_int(file_make_dir(deep, &err), 0, "made once is enough");
	is_int(file_write(file, "x", 1, false, &err), 0, "a file");
	is_int(file_make_dir(file, &err), -1, "a file is no folder");
	is_int(file_make_dir(below, &err), -1, "nor can it hold one");
	ok(!file_is_remote(deep), "no network file system here");
	ok(!file_is_remote(below), "nor under a name not there yet");
	free(below);
	free(file);
	free(deep);
}

static void
is_path(char *got, const char *want)
{
	is_str(got, want, "path");
	free(got);
}

static void
test_paths(void)
{
	is_path(path_join("a", "b"), "a/b");
	is_path(path_join("a//", "/b"), "a/b");
	is_path(path_join("/", "b"), "/b");
	is_path(path_dir("a"), ".");
	is_path(path_dir(""), ".");
	is_path(path_dir("/a"), "/");
	is_path(path_dir("/"), "/");
	is_path(path_dir("a/b/c"), "a/b");
	is_path(path_dir("a//b"), "a");
	is_path(path_dir("a/b/"), "a");
	is_str(path_base("a/b.csv"), "b.csv", "base");
	is_str(path_base("b.csv"), "b.csv", "base of a bare name");
	setenv("HOME", "/home/x", 1);
	setenv("XDG_DATA_HOME", "/data", 1);
	setenv("XDG_STATE_HOME", "relative", 1);
	is_path(path_data(), "/data/lakou");
	is_path(path_state(), "/home/x/.local/state/lakou");
	unsetenv("XDG_STATE_HOME");
	is_path(path_state(), "/home/x/.local/state/lakou");
}

static void
test_log(const char *dir)
{
	char *path = path_join(dir, "lakou/lakou.log");
	char *old = path_join(dir, "lakou/lakou.log.1");
	struct buf text = BUF_INIT;
	struct err err;

	setenv("XDG_STATE_HOME", dir, 1);
	log_line("first %d \033[2J\nforged", 1);
	is_int(mode_of(path), 0600, "the log is private");
	is_int(file_read(path, &text, &err), 0, "it is there");
	ok(strstr(buf_text(&text), "Z first 1 [2J forged\n") != NULL, "one clean line");
	is_int(truncate(path, 1 << 20), 0, "grown to its limit");
	log_line("second");
	ok(file_exists(old), "it was set aside");
	buf_reset(&text);
	is_int(file_read(path, &text, &err), 0, "and begun again");
	ok(strstr(buf_text(&text), "Z second\n") == buf_text(&text) + 19, "with the next line");
	err_set(&err, ERR_FULL, "/media/Zephirine.csv", "write");
	log_err("export", &err);
	err_set(&err, ERR_NO_INPUT, "1204", "no such session");
	log_err("command", &err);
	buf_reset(&text);
	is_int(file_read(path, &text, &err), 0, "an error");
	ok(strstr(buf_text(&text), "export: error") != NULL, "is logged");
	ok(strstr(buf_text(&text), "Zephirine") == NULL, "without what it is about");
	ok(strstr(buf_text(&text), "1204, no such session") != NULL, "which is there if an id");
	setenv("XDG_STATE_HOME", "/dev/null", 1);
	log_line("nowhere");
	ok(true, "a log that cannot be written is given up");
	buf_clear(&text);
	free(old);
	free(path);
}

int
main(void)
{
	void (*const tests[])(const char *) = { test_write,   test_links,  test_full,
						test_drafts,  test_errors, test_rename_new,
						test_folders, test_log };

	for (size_t i = 0; i < sizeof(tests) / sizeof(tests[0]); i++) {
		char *dir = tap_tmpdir();

		tests[i](dir);
		free(dir);
	}
	test_paths();
	return tap_done();
}
