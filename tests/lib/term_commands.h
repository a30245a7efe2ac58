/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a line of a terminal script may say. */
#ifndef TESTS_TERM_COMMANDS_H
#define TESTS_TERM_COMMANDS_H

#include "tests/lib/term_driver.h"

/* One run of one script. */
struct run {
	struct console term;
	const char *tests; /* the tests/ directory: where goldens are */
	int count;         /* of TAP lines */
	int failed;
	int depth; /* of includes */
	long keys; /* pressed since keys-from-here */
};

/* What a command came to. A setting is no test and is reported only when it fails. */
enum verdict { SET, PASSED, SKIPPED, FAILED, BAD_SCRIPT };

struct command {
	const char *name;
	enum verdict (*run)(struct run *r, char *arg); /* may write into arg */
	bool raw;                                      /* the shell expands the line */
};

/* NULL when there is none of that name. */
const struct command *term_command_find(const char *name, size_t n);

#endif
