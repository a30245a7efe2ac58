/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups of the desk: where they lie, what they are called, and which of them are kept. */
#ifndef APP_BACKUPS_H
#define APP_BACKUPS_H

#include "app/desk.h"

/* One that lies in a folder of backups. */
struct backup {
	char *path;
	int day, minute; /* when it was made, as its name says */
	int count;       /* of those of one minute; 1 the first */
};

struct backup_list {
	struct backup *item;
	size_t count;
};

/* The folder "backups" beside the program's other data. Yours. */
char *backups_folder(void);

/* Copies the desk into the folder, which is made if there is none: lakou_<slug>_2026-11-24_0912.db,
 * the next of one minute with -2 and so on. Then those that are kept no longer go. NULL: the usual
 * folder. path is yours. Errors are those of store_backup(). */
int backups_make(struct desk *d, const char *folder, char **path, struct err *err);

/* The same into the usual folder, before something that changes much at once: where it cannot be
 * made, that is not begun. After it, NULL accepted: of what changed nothing the copy goes again,
 * for each new try would make one, and a full disk fuller. */
int backups_before(struct desk *d, char **copy, struct err *err);
void backups_after(char *copy, bool changed);

/* Those of the usual folder that are kept no longer go: their age alone, whether one is made or
 * not. */
int backups_thin(struct desk *d, struct err *err);

/* "2026-11-24_0912" or "2026-11-24_0912-2", and maybe more after it, into day, minute and count. */
bool backups_read_time(const char *text, struct backup *out);

/* Those of this desk in the folder, by their names, the newest first. */
int backups_list(struct desk *d, const char *folder, struct backup_list *out, struct err *err);
/* The same of whatever desk. */
int backups_list_all(const char *folder, struct backup_list *out, struct err *err);
void backup_list_sort(struct backup_list *l); /* the newest first */
void backup_list_clear(struct backup_list *l);

/* Which of them, the newest first, are kept on that day: the newest of all; all of the day itself;
 * the newest of each of the last BACKUPS_DAYS days that have one, and of the last BACKUPS_WEEKS
 * weeks that have one, as long as it is not older than BACKUPS_OLDEST days. One of a day to come
 * shows a wrong clock: it is kept, and counts for nothing. By a fixed clock (--now) that runs ahead
 * of the PC's, those that go are those of the PC's day.
 * What restores have set aside goes by the same age, see set_aside.h. */
enum { BACKUPS_DAYS = 7, BACKUPS_WEEKS = 4, BACKUPS_OLDEST = 35 };
void backups_choose(const struct backup *item, size_t count, int today, bool *keep);

#endif
