/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Breakdowns typed in a line: what is read is counted once, and its own line says it again. */
#include "config.h"

#include <string.h>

#include "app/form_parts.h"
#include "base/str.h"
#include "tests/fuzz/desk.h"
#include "tests/fuzz/fuzz.h"

static const char *const words[] = { "5f",
				     "3h",
				     "m",
				     "=",
				     "10000",
				     "sainte-anne",
				     "lamentin",
				     "fort de france",
				     "a2 g",
				     " ",
				     "scolaris\xc3\xa9",
				     NULL };

const struct fuzz_target fuzz_target = {
	.name = "parts", .mutations = 1500, .longest = 1u << 10, .words = words
};

static void
read_line(struct form_parts *p, const char *line)
{
	char *value, *again, *typed;
	int64_t sum = 0;

	form_parts_read(p, line);
	for (size_t i = 0; i < p->choices.count; i++) {
		holds(p->count[i] >= 0 && p->count[i] <= PARTICIPANTS_MAX);
		sum += p->count[i];
	}
	holds(sum == p->sum && (p->unread == NULL || *p->unread != '\0'));
	value = form_parts_value(p);
	holds((value == NULL) == (sum == 0));
	typed = form_parts_line(p, value);
	form_parts_read(p, typed);
	holds(p->unread == NULL);
	again = form_parts_value(p);
	holds(str_equal(again, value));
	free(again);
	free(typed);
	free(value);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	static const enum form_field fields[] = { FF_GENDERS, FF_AGES, FF_STATUSES, FF_RESIDENCES };
	static struct form_parts parts[sizeof(fields) / sizeof(fields[0])];
	static struct fuzz_desk fd;
	struct err err = { 0 };
	char *s = fuzz_text(bytes, len);

	if (fd.desk == NULL) {
		fuzz_desk_open(&fd);
		for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
			holds(form_parts_open(&parts[i], fd.desk, fields[i], NULL, &err) == 0);
	}
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
		read_line(&parts[i], s);
	free(s);
	return 0;
}
