/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file to be imported, as UTF-8, and how it was read. */
#ifndef APP_IMPORT_FILE_H
#define APP_IMPORT_FILE_H

#include "app/desk.h"
#include "base/err.h"
#include "base/str.h"

enum { IMPORT_COLUMNS_MAX = 4096 }; /* a damaged file may have any number */

struct import_options {
	const char *encoding; /* NULL: detected */
	char delimiter;       /* 0: detected */
};

struct import_file {
	char *path;
	char encoding[16]; /* read as */
	char delimiter;
	struct buf text;
};

/* ERR_NO_INPUT, ERR_DATA, ERR_ENCODING. options NULL: all is detected. out is cleared by the
 * caller, also on failure. */
int import_file_read(const char *path, const struct import_options *options,
		     struct import_file *out, struct err *err);
/* The text, where it was freed, as it was read before. */
int import_file_again(struct import_file *f, struct err *err);
void import_file_clear(struct import_file *f);

/* Several files that are one action, which one undo takes back: what is applied in between belongs
 * to it. rc of the last application; -1 forgets all of them. count: rows a person would name. */
int import_begin(struct desk *d, const char *action, struct err *err);
int import_end(struct desk *d, int rc, size_t count, struct err *err);

#endif
