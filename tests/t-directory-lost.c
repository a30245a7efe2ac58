/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A directory that could not be read answers every search with nothing. */
#include "config.h"

#include "app/directory.h"
#include "app/directory_private.h"
#include "tests/lib/tap.h"

/* What is left of a directory that could not be read. */
static void
test_not_loaded(void)
{
	static const struct directory_query query[] = {
		{ .words = NULL },
		{ .words = "poste" },
		{ .words = "0596", .service = "impôts" },
	};
	struct directory dir = { .loaded = false };

	for (size_t i = 0; i < sizeof(query) / sizeof(query[0]); i++) {
		struct directory_answer answer = { .total = 1, .count = 1, .nearest = true };
		struct err err;

		is_int(directory_find(&dir, &query[i], &answer, &err), 0, "not loaded: searched");
		ok(answer.total == 0 && answer.count == 0 && !answer.nearest, "nothing is found");
	}
}

int
main(void)
{
	test_not_loaded();
	return tap_done();
}
