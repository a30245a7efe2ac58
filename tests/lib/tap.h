/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Test Anything Protocol for the unit tests: one line a check, a plan at the end. The counters live
 * in tap.c; nothing of the program is needed. */
#ifndef TESTS_LIB_TAP_H
#define TESTS_LIB_TAP_H

#include <stdbool.h>

/* Each check prints "ok N - name" or "not ok N - name"; a failure says where, and what was expected
 * and got, on "# " lines. They return what they found, so that a test can give up early. */
#define ok(cond, ...) tap_ok((cond), __FILE__, __LINE__, __VA_ARGS__)
#define is_int(got, want, ...) \
	tap_is_int((long long)(got), (long long)(want), __FILE__, __LINE__, __VA_ARGS__)
#define is_str(got, want, ...) tap_is_str((got), (want), __FILE__, __LINE__, __VA_ARGS__)

bool tap_ok(bool cond, const char *file, int line, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));
bool tap_is_int(long long got, long long want, const char *file, int line, const char *fmt, ...)
	__attribute__((format(printf, 5, 6)));
/* NULL equals only NULL. */
bool tap_is_str(const char *got, const char *want, const char *file, int line, const char *fmt, ...)
	__attribute__((format(printf, 5, 6)));

/* n checks that cannot run here, each as "ok N # SKIP why". */
void skip(int n, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Prints the plan, removes the directories made, and gives main()'s result: 0 when every check
 * passed and there was one, else 1. */
int tap_done(void);

/* The directory of shared facts: $LAKOU_FACTS, else $srcdir/../shared/data ($srcdir being "." when
 * unset). NULL when it is not there. Borrowed. */
const char *tap_facts(void);

/* How often a fault is made: all where $LAKOU_FAULTS is "all", else few. */
int tap_faults(int few, int all);

/* A new empty directory, removed with all it holds by tap_done(). Yours to free. */
char *tap_tmpdir(void);

#endif
