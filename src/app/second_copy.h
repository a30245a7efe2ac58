/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of the desk on a second medium, a USB key for example, where somebody chose one: the
 * setting backup-folder is the folder of the medium. They lie in its folder "lakou", which is made
 * with the first of them when the medium is chosen, and never later: where that is not there the
 * medium is not, and nothing is written in its place. */
#ifndef APP_SECOND_COPY_H
#define APP_SECOND_COPY_H

#include "app/desk.h"

enum second_copy {
	SECOND_COPY_UNSET, /* no medium was chosen */
	SECOND_COPY_AWAY,
	SECOND_COPY_THERE,
};
enum second_copy second_copy_state(struct desk *d);

/* Where the copies lie, as a file says that is not open, a desk or a backup; NULL where it says
 * none. Yours. */
int second_copy_folder(const char *file, char **folder, struct err *err);

/* The first copy on a medium. stored: what the setting keeps, yours. ERR_NO_FOLDER where there is
 * none of that name, else as backups_make(). */
int second_copy_choose(struct desk *d, const char *typed, char **stored, struct err *err);

/* A copy there, as backups_make(). ERR_NO_FOLDER: the medium is not there. */
int second_copy_make(struct desk *d, struct err *err);

/* Keeps the day of today as the last on which it was there. */
void second_copy_note(struct desk *d);
/* It is there, and has no copy of today yet. */
bool second_copy_due(struct desk *d);

/* Days since it was last there, once it is SECOND_COPY_PATIENCE days or more; else 0. */
enum { SECOND_COPY_PATIENCE = 7 };
int second_copy_missed(struct desk *d);

#endif
