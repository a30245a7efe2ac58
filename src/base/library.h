/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared libraries that are opened when they are needed first: the program starts as fast without
 * them, and works where they are not installed. */
#ifndef BASE_LIBRARY_H
#define BASE_LIBRARY_H

#include <stddef.h>

#include "base/err.h"

struct library_function {
	const char *name;
	size_t offset; /* of its pointer, in the structure that holds those of all functions */
};

/* Opens the file, and sets the pointer of each function in into. Returns what closes it. NULL with
 * ERR_MISSING, the subject being what, when it is not installed, or is another version that lacks
 * one of them. */
void *library_open(const char *file, const char *what, const struct library_function *functions,
		   size_t count, void *into, struct err *err);
void library_close(void *handle);

#endif
