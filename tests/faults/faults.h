/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of faults share: a desk with some sessions, taken anew for each fault, and the
 * real program on it. */
#ifndef TESTS_FAULTS_FAULTS_H
#define TESTS_FAULTS_FAULTS_H

#include <stdbool.h>

#include "tests/lib/term_driver.h"

#define FAULTS_DESK "--lang fr --now 2026-11-24T09:12" /* what the program is told each time */
#define FAULTS_TIME "09:12"                            /* what its home screen shows then */

int faults_slow(void); /* how many times longer anything may take; $LAKOU_TEST_SLOW */

/* A terminal of 24 rows and 80 columns in a home of its own, in which a desk is to be made and
 * copied to prepared/; false after a failed check. faults_end() gives both back. */
bool faults_home(struct console *t);
/* The same with a desk of so many sessions. */
bool faults_begin(struct console *t, int sessions);
void faults_end(struct console *t);
/* The desk as prepared/ has it. */
void faults_fresh(struct console *t);
/* Is the desk without fault, and has no sanitizer found one? What is wrong is printed. */
bool faults_sound(struct console *t);
/* The first value that a query finds in the desk's file, as text; NULL for none. free() it. */
char *faults_value(const struct console *t, const char *sql);

#endif
