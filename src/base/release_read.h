/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of a release say themselves. */
#ifndef BASE_RELEASE_READ_H
#define BASE_RELEASE_READ_H

#include "base/release.h"

/* NULL: it has no file of that name. Borrowed. */
const struct release_file *release_file_find(const struct release *r, const char *name);

/* The figures of its statistiques.csv, added to those of out: -1 where there is no such file, or
 * one that is not written as a release's. */
int release_read_cells(const struct release *r, struct release *out);

/* The seal of the release before it, as its manifest says: "" the first, "?" where it says none. */
void release_read_previous(const struct release *r, char seal[static HASH_HEX_SIZE]);

/* Its seal is that of its manifest, which names its period, its perimeter and each other file with
 * the digest that this has, and no more. */
bool release_is_whole(const struct release *r);

#endif
