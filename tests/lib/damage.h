/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that were desks, or never were: each is refused as it lies there, or answers every
 * question; nothing ends the program, and no fault is called its own mistake. */
#ifndef TESTS_LIB_DAMAGE_H
#define TESTS_LIB_DAMAGE_H

#include "app/desk.h"
#include "base/str.h"

extern const struct clock damage_monday;

/* Of all the files that were tried. */
struct damaged {
	char *path;
	char *wal;
	struct buf bytes; /* what lies at path now */
	int refused;
	int answered; /* in spite of the damage */
	int found;    /* by the check */
	int bad;      /* complaints, of which the first are printed */
};

/* Without the syncing and renaming of file_write(), which hundreds of files do not need. */
void damaged_put(struct damaged *s);
/* Puts .bytes at .path and opens it; what is not as it should be is counted in .bad. */
void damaged_try(struct damaged *s, const char *what);

#endif
