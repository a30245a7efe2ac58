/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A release read back from its files. */
#ifndef REPORT_AUDIT_READ_H
#define REPORT_AUDIT_READ_H

#include "base/release.h"

struct audit_lines;
struct audit_release {
	struct release r; /* period, perimeter, profile and cells; no files */
	int64_t k, k_sensitive;
	struct audit_lines *lines; /* of a folder of rows, which has no cells; else NULL */
	bool withdrawn; /* its figures are of a perimeter of their own: AUDIT_WITHDRAWN */
	bool implied;   /* nobody published it: its figures are those that it must have */
	/* Among those attacked there are none shorter in it, and: */
	bool part;     /* one that is longer, which it is in */
	bool has_rows; /* rows of its period, or of a longer one */
};

/* Put behind the perimeter of one that was withdrawn. What it says is not what the period is; but
 * others may say that, and the difference of both is about few people. */
#define AUDIT_WITHDRAWN " withdrawn"

/* ERR_NO_INPUT: no folder, or a file is missing. ERR_DATA: not a release, or changed since it was
 * made. The subject is the path. encoding is that of the manifest, NULL: it is found out. k is
 * never below what nobody may publish with. */
int audit_read(const char *folder, const char *encoding, struct audit_release *out,
	       struct err *err);
/* The same from the bytes of its files, as they were kept. */
int audit_read_kept(const struct release *kept, struct audit_release *out, struct err *err);
void audit_read_clear(struct audit_release *a);

#endif
