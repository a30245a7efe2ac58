/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new desk of the app layer for a test, in a folder of its own: an empty one, or one of invented
 * sessions. Whatever keeps it from being made ends the test program aloud. */
#ifndef TESTS_LIB_APP_DESK_H
#define TESTS_LIB_APP_DESK_H

#include <stdio.h>
#include <stdlib.h>

#include "app/demo.h"
#include "app/desk.h"
#include "app/form.h"
#include "base/file.h"
#include "tests/lib/tap.h"

/* "Médiathèque" of Fort-de-France, where Ana is at the keyboard; now is "2026-11-24T14:32". */
static inline struct desk *
app_desk_new(const char *now)
{
	static const struct desk_answers answers = { .language = LANGUAGE_EN,
						     .name = "Médiathèque",
						     .commune = "97209",
						     .mediator = "Ana" };
	char *folder = tap_tmpdir();
	char *path = path_join(folder, "desk.db");
	struct clock clock;
	struct desk *d = NULL;
	struct err err = { 0 };

	if (clock_parse(now, &clock) != 0 || desk_init(&d, path, &clock, &answers, &err) != 0) {
		printf("Bail out! no desk: %s: %s\n", err.subject, err.detail);
		exit(1);
	}
	free(path);
	free(folder);
	return d;
}

/* The same sessions at each run, about 600 over three months up to "2026-11-24T14:32". */
static inline struct desk *
app_desk_invented(void)
{
	char *folder = tap_tmpdir();
	char *path = path_join(folder, "desk.db");
	struct demo_request request = { .sessions = 600, .months = 3, .seed = 7 };
	struct clock clock;
	struct desk *d = NULL;
	struct err err = { 0 };

	clock_parse("2026-11-24T14:32", &clock);
	request.end = clock_today(&clock);
	if (demo_make(path, &clock, &request, NULL, NULL, &err) != 0 ||
	    desk_open(&d, path, &clock, &err) != 0) {
		printf("Bail out! no desk: %s: %s\n", err.subject, err.detail);
		exit(1);
	}
	free(path);
	free(folder);
	return d;
}

/* The session that a form means, without a problem. */
static inline void
app_desk_parse(const struct form *f, struct desk *d, struct session *s, const char *what)
{
	struct problems problems;
	struct err err = { 0 };
	bool good = form_parse(f, d, s, &problems, &err) == 0;

	if (!ok(good, "%s", what))
		printf("# %d %s %s\n", (int)err.code, err.subject, err.detail);
}

#endif
