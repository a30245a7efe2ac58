/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is particular to Linux and glibc, and nothing else: porting the program means reading
 * os.c. */
#ifndef BASE_OS_H
#define BASE_OS_H

#include <stdbool.h>
#include <stdint.h>

/* "ENOSPC" for the number: unlike strerror(), in no language. Static text. */
const char *os_errno_name(int errnum);

/* Sets LC_CTYPE and LC_COLLATE from the environment; LC_NUMERIC stays "C". Where that leaves ASCII
 * although the terminal (or the name of a locale that is not installed) says UTF-8, LC_CTYPE
 * becomes C.UTF-8, so that curses writes UTF-8. $LOCPATH is gone afterwards. */
void os_locale_characters(void);

/* Sets LC_MESSAGES to the private locale in dir, so that gettext honours $LANGUAGE; without it, to
 * what the environment or the system has. */
void os_locale_messages(const char *dir);

/* The character set of LC_CTYPE as the system names it: "UTF-8", "ANSI_X3.4-1968"… Borrowed until
 * the locale changes. */
const char *os_locale_charset(void);

/* Milliseconds on a clock that nobody sets, and that goes on while the machine sleeps. */
int64_t os_elapsed_ms(void);

/* The terminal on fd is told to edit lines in UTF-8; false when fd is no terminal. */
bool os_terminal_is_utf8(int fd);

/* Renames within the folder open as dirfd unless to exists: 0, or -1 and errno (EEXIST). */
int os_rename_new(int dirfd, const char *from, const char *to);

/* Locks these bytes of the open file for this opening of it alone, which no other one, of this
 * process neither, gives up by being closed. 0, or -1 at once where anybody has locked any. */
int os_lock(int fd, int64_t from, int64_t count);

/* Another process than this one has locked any of them. The file is looked at through an opening
 * of this process where it has one: closing another would give up all that it has locked. */
bool os_locked_elsewhere(const char *path, int64_t from, int64_t count);

/* What can be read once that file was written to, by whomever; -1 where nothing tells. Whether it
 * was, since it was last asked. */
int os_watch(const char *path);
bool os_watch_heard(int fd);

/* path, which must exist, lies on a network file system. */
bool os_is_remote(const char *path);

/* The folder that the running program lies in; NULL where the system does not tell. Yours. */
char *os_program_folder(void);

/* A name for the running process that no other one ever has, and whether the process so named still
 * runs: never one of another machine or of before it was last started, nor what is no such name. */
#define OS_PROCESS_SIZE 96
void os_process_name(char name[static OS_PROCESS_SIZE]);
bool os_process_runs(const char *name);

/* From now on the memory of this process is written to no file when it dies, and no program of the
 * same user may look into it. */
void os_keep_memory(void);

#endif
