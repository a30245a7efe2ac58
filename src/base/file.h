/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files read whole, and files written so that they are either complete under their name or
 * absent. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

#define FILE_INPUT_MAX (256u << 20) /* larger inputs are refused with ERR_DATA */

/* The whole file, any bytes; "-" is standard input. */
int file_read(const char *path, struct buf *out, struct err *err);

/* Written beside its final name, flushed, synced, renamed, and the folder synced: mode 0600.
 * Without replace an existing file gives ERR_EXISTS and stays as it is; ERR_NO_FOLDER where there
 * is no folder to write in. On failure nothing is left behind. */
int file_write(const char *path, const void *bytes, size_t len, bool replace, struct err *err);

/* The same in two steps, for a file that tells of something that may still fail: what can be short
 * of room or rights happens in the first, and the file has no name before the second. All zero is
 * one that was never prepared. */
#define FILE_TEMP_SIZE 32
struct file_draft {
	char *target; /* the final path; NULL: nothing was prepared */
	int dirfd;
	char temp[FILE_TEMP_SIZE];
	bool replace;
};
int file_prepare(struct file_draft *f, const char *path, const void *bytes, size_t len,
		 bool replace, struct err *err);
/* ERR_EXISTS leaves the draft, to be kept under another name of the same folder or dropped; it ends
 * here otherwise, also on failure. */
int file_keep(struct file_draft *f, struct err *err);
void file_rename(struct file_draft *f, const char *path);
void file_drop(struct file_draft *f);

/* All of it, whatever a signal interrupts; -1 and errno. */
int file_write_all(int fd, const char *bytes, size_t len);

/* The detail of ERR_NO_FOLDER where its subject is there, and no folder. */
#define FILE_NO_FOLDER "a file"
/* The folder and its missing parents, mode 0700. ERR_NO_FOLDER. */
int file_make_dir(const char *path, struct err *err);
bool file_exists(const char *path);
bool file_is_link(const char *path);
bool file_may_wait(const char *path);       /* reading it may wait for ever: a pipe, a device */
bool file_is(const char *a, const char *b); /* two names of one file that exists */
bool file_same(const char *path, const void *bytes, size_t len); /* holds exactly these bytes */
int file_sync(const char *path, struct err *err);                /* one that others have written */
int file_sync_dir(const char *path, struct err *err);

/* A network file system, where two PCs could write at once; false when it cannot be told. */
bool file_is_remote(const char *path);

/* Joins with exactly one '/'. Yours. */
char *path_join(const char *dir, const char *name);
char *path_dir(const char *path);        /* "." for a bare name. Yours */
const char *path_base(const char *path); /* borrowed */

/* XDG folders of the program, each ending in /lakou, not made. Yours. */
char *path_data(void);  /* $XDG_DATA_HOME, else ~/.local/share */
char *path_state(void); /* $XDG_STATE_HOME, else ~/.local/state */

#endif
