/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of a person as the text inside their box: a first line with its version, then one
 * line a field that is not empty, filled up so that its length tells little. The version is the
 * lowest that has all fields written: a program that does not know it takes the box for one that
 * does not open, and so never writes it again without them. 2: a mandate. */
#ifndef STORE_PERSON_ROW_H
#define STORE_PERSON_ROW_H

#include "store/types.h"

char *person_row_write(const struct person *p); /* yours, to be wiped */

/* Fills the fields of p that a box holds. Lines of no such field are left out; -1 when it is no
 * such text, or of a newer version. */
int person_row_read(struct person *p, const char *text);

#endif
