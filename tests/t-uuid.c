/* SPDX-License-Identifier: GPL-3.0-or-later */
/* uuid: form, order within a millisecond and when the clock goes back, repeatability. */
#include "config.h"

#include <string.h>

#include "base/uuid.h"
#include "tests/lib/tap.h"

#define MANY 10000 /* more than a millisecond's counter holds */

static void
test_order(void)
{
	struct uuid_maker m = { 0 };
	char last[UUID_SIZE] = "";
	char next[UUID_SIZE];
	int wrong = 0;

	rng_system(&m.rng);
	for (int i = 0; i < MANY; i++) {
		uuid_make(&m, 1775003400000, next);
		wrong += strcmp(last, next) >= 0 || !uuid_valid(next);
		memcpy(last, next, sizeof(last));
	}
	is_int(wrong, 0, "%d in one millisecond sort as made", MANY);
	uuid_make(&m, 1775003300000, next);
	ok(strcmp(last, next) < 0, "also when the clock goes back");
	memcpy(last, next, sizeof(last));
	uuid_make(&m, 1775003500000, next);
	ok(strcmp(last, next) < 0, "and when it goes on");
	ok(strncmp(next, "019d4673-fde0-7", 15) == 0, "it begins with the time, then the version");
	ok(strchr("89ab", next[19]) != NULL, "variant");
}

static void
test_seeded(void)
{
	struct uuid_maker a = { 0 };
	struct uuid_maker b = { 0 };
	char x[UUID_SIZE], y[UUID_SIZE];

	rng_seeded(&a.rng, 1, "ids");
	rng_seeded(&b.rng, 1, "ids");
	for (int i = 0; i < 3; i++) {
		uuid_make(&a, 1000 + i, x);
		uuid_make(&b, 1000 + i, y);
	}
	is_str(x, y, "same seed, same ids");
}

static void
test_valid(void)
{
	ok(uuid_valid("019d466f-c9a0-7abc-8def-0123456789ab"), "an id");
	ok(!uuid_valid(""), "nothing is none");
	ok(!uuid_valid("019D466F-C9A0-7ABC-8DEF-0123456789AB"), "nor capitals");
	ok(!uuid_valid("019d466f-c9a0-7abc-8def-0123456789a"), "nor a short one");
	ok(!uuid_valid("019d466f-c9a0-7abc-8def-0123456789abc"), "nor a long one");
	ok(!uuid_valid("019d466f0c9a0-7abc-8def-0123456789ab"), "nor one with a dash missing");
	ok(!uuid_valid("019d466f-c9a0-7abc-8def-0123456789ag"), "nor another letter");
}

int
main(void)
{
	test_order();
	test_seeded();
	test_valid();
	return tap_done();
}
