/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A power cut, as a journaling file system may leave a folder after it. A library that is loaded
 * before the program's own (power_record.c) writes down in order what is asked for below a folder;
 * power_replay.c makes that folder as it may be found when the power went at some point of it.
 *
 * What was synced is there. Else:
 * - of what was written to a file since its last sync each block of 512 or 4096 bytes is there or
 *   not, whatever the order of the writes;
 * - sizes changed in order: the file has one of those since its last sync, with zeros where it
 *   grew and nothing was kept;
 * - names were made, changed and removed in order: those up to the last one in a folder that was
 *   synced are there, of the others the first ones or none. Syncing a file does not keep its name,
 *   and keeping a name does not keep what is in the file. */
#ifndef TESTS_FAULTS_POWER_H
#define TESTS_FAULTS_POWER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What the library is told by the environment. */
#define POWER_FOLDER "POWER_FOLDER" /* absolute, without links */
#define POWER_LOG "POWER_LOG"       /* the file that is appended to; none: nothing is recorded */
#define POWER_ROLLBACK "POWER_ROLLBACK" /* set: no shared memory, so that WAL is refused */

enum power_kind {
	POWER_MAKE = 1,    /* a file, of that name */
	POWER_MAKE_FOLDER, /* of that name */
	POWER_RENAME,      /* two names */
	POWER_LINK,        /* two names, the new one last */
	POWER_REMOVE,      /* a name, of a file or of a folder */
	POWER_WRITE,       /* bytes, at that offset */
	POWER_SIZE,        /* cut or grown to that many bytes */
	POWER_SYNC,
	POWER_SYNC_FOLDER, /* of that name; "": of the folder itself */
	POWER_MARK,        /* of who records: what was done so far was said to be done */
};

/* In the log each is followed by len bytes: names within the folder, each with its NUL, or what was
 * written. A file is known by its inode, of which another one may be made once it is gone. */
struct power_record {
	uint32_t kind;
	uint32_t len;
	uint64_t file;
	uint64_t at;
};

struct power_log {
	char *bytes;
	const struct power_record **record;
	size_t count;
	size_t begun; /* records of what was there before */
};

/* Syncs of which nothing comes, after what was there before: what a cut then takes shows that a
 * test would find out. */
enum power_deaf { POWER_HEARS, POWER_NO_SYNC, POWER_NO_SYNC_OF_FILES, POWER_NO_SYNC_OF_FOLDERS };

/* Each is 0, or -1 with errno. */
/* A new log, that begins with what is in the folder. */
int power_begin(const char *log, const char *folder);
int power_mark(const char *log);
int power_read(struct power_log *log, const char *path); /* power_clear() frees it, in any case */
void power_clear(struct power_log *log);
/* Makes the folder anew as a cut before record number `at` may leave it; seed says which way. */
int power_cut(const struct power_log *log, size_t at, uint64_t seed, enum power_deaf deaf,
	      const char *folder);
/* The same with all that was asked for until then, as when the program was killed there. */
int power_kill(const struct power_log *log, size_t at, const char *folder);

#endif
