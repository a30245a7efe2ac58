/* SPDX-License-Identifier: GPL-3.0-or-later */
/* uuid_count: as often as it came, also of ids that differ in one digit, in a table that grows. */
#include "config.h"

#include <stdio.h>

#include "base/uuid.h"
#include "base/uuid_count.h"
#include "tests/lib/tap.h"

#define MANY 20000

/* Those that follow each other, as a desk makes them: only the last digits differ. */
static void
numbered(int i, char id[static UUID_SIZE])
{
	snprintf(id, UUID_SIZE, "019d466f-c9a0-7abc-8def-%012x", (unsigned)i);
}

static void
test_digits(void)
{
	static const char *const ids[] = {
		"019d466f-c9a0-7abc-8def-0123456789ab", "119d466f-c9a0-7abc-8def-0123456789ab",
		"019d466f-c9a0-7abd-8def-0123456789ab", "019d466f-c9a0-7abc-9def-0123456789ab",
		"019d466f-c9a0-7abc-8def-0123456789aa", "00000000-0000-0000-0000-000000000000",
	};
	struct uuid_count c = { .count = 0 };

	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
		is_int((int64_t)uuid_count_add(&c, ids[i]), 0, "%s is new", ids[i]);
		is_int((int64_t)uuid_count_add(&c, ids[i]), 1, "and came once then");
	}
	is_int((int64_t)uuid_count_add(&c, ids[0]), 2, "the first came twice");
	is_int((int64_t)c.count, sizeof(ids) / sizeof(ids[0]), "each counts once");
	uuid_count_clear(&c);
	is_int((int64_t)uuid_count_add(&c, ids[0]), 0, "and never, once it is cleared");
	uuid_count_clear(&c);
}

static void
test_many(void)
{
	struct uuid_count c = { .count = 0 };
	char id[UUID_SIZE];
	int wrong = 0;

	for (size_t round = 0; round < 3; round++)
		for (int i = 0; i < MANY; i++) {
			numbered(i, id);
			wrong += uuid_count_add(&c, id) != round;
		}
	is_int(wrong, 0, "%d of them, three times", MANY);
	is_int((int64_t)c.count, MANY, "no two are taken for one");
	ok(c.capacity <= 2 * MANY * 8 / 7, "in the room that the header says");
	uuid_count_clear(&c);
}

int
main(void)
{
	test_digits();
	test_many();
	return tap_done();
}
