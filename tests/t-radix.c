/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sorting by a number: in order, equals as they were, whatever the numbers are like. */
#include "config.h"

#include "base/radix.h"

#include <stdlib.h>

#include "base/mem.h"
#include "tests/lib/tap.h"

enum { MANY = 5000 };

static bool
is_sorted(struct radix *item, size_t count)
{
	bool *seen = mem_array(count + 1, sizeof(*seen)), good = true;

	radix_sort(item, count);
	for (size_t i = 0; i < count; i++) {
		good = good && item[i].number < count && !seen[item[i].number];
		if (!good)
			break;
		seen[item[i].number] = true;
		good = i == 0 || item[i - 1].key < item[i].key ||
		       (item[i - 1].key == item[i].key && item[i - 1].number < item[i].number);
	}
	free(seen);
	return good;
}

/* Random numbers of which the mask leaves some bits. */
static void
test_masked(uint64_t mask, const char *what)
{
	struct radix *item = mem_array(MANY, sizeof(*item));
	uint64_t random = 20261124;

	for (uint32_t i = 0; i < MANY; i++) {
		random = random * UINT64_C(6364136223846793005) + 1442695040888963407;
		item[i] = (struct radix){ (random ^ random >> 29) & mask, i };
	}
	ok(is_sorted(item, MANY), "%s are sorted", what);
	free(item);
}

int
main(void)
{
	struct radix one = { .key = 7, .number = 0 };
	struct radix two[] = { { UINT64_MAX, 0 }, { 0, 1 } };

	radix_sort(NULL, 0);
	ok(is_sorted(&one, 1), "one");
	ok(is_sorted(two, 2) && two[0].number == 1, "the smallest and the largest");
	test_masked(~UINT64_C(0), "large numbers");
	test_masked(0xff, "small ones");
	test_masked(UINT64_C(0xff00000000ff00), "numbers of few bytes");
	test_masked(1, "many equals");
	test_masked(0, "nothing but equals");
	return tap_done();
}
