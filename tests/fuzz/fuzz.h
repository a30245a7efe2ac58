/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the fuzz targets share. A target is one file with LLVMFuzzerTestOneInput() and fuzz_target;
 * linked with replay.c it replays its corpus with fixed mutations, linked with libFuzzer it looks
 * for more. */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct fuzz_target {
	const char *name;         /* of its folder in corpus/ */
	size_t mutations;         /* in make check: what a second or two allows */
	size_t longest;           /* bytes of an input stretched to be long */
	const char *const *words; /* what the format is made of; NULL ends */
};

extern const struct fuzz_target fuzz_target;

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

/* What must be true of any input. */
#define holds(cond)                                                                          \
	do {                                                                                 \
		if (!(cond)) {                                                               \
			fprintf(stderr, "%s:%d: not true: %s\n", __FILE__, __LINE__, #cond); \
			abort();                                                             \
		}                                                                            \
	} while (0)

/* The input as a text: up to its first NUL. Yours. */
char *fuzz_text(const uint8_t *bytes, size_t len);

#endif
