/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text inside a person's box, written and read by one table. */
#include "config.h"

#include "store/person_row.h"

#include <limits.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define FIRST_LINE "lakou person 1\n"
#define PAD_TO 128
#define ROOM 4096 /* of the longest that may be typed */

enum { TEXT, NUMBER };

/* Names are for ever: boxes hold them. */
static const struct {
	const char *name;
	int type;
	size_t offset;
} row[] = {
	{ "name", TEXT, offsetof(struct person, name) },
	{ "first_names", TEXT, offsetof(struct person, first_names) },
	{ "birth_year", NUMBER, offsetof(struct person, birth_year) },
	{ "phone", TEXT, offsetof(struct person, phone) },
	{ "email", TEXT, offsetof(struct person, email) },
	{ "address", TEXT, offsetof(struct person, address) },
	{ "residence", NUMBER, offsetof(struct person, residence) },
	{ "gender", NUMBER, offsetof(struct person, gender) },
	{ "status", NUMBER, offsetof(struct person, status) },
	{ "note", TEXT, offsetof(struct person, note) },
};
enum { ROWS = sizeof(row) / sizeof(row[0]) };

char *
person_row_write(const struct person *p)
{
	struct buf out = BUF_INIT;

	/* Room at once: growing would leave pieces of it behind in memory. */
	out.capacity = ROOM;
	out.text = mem_alloc(out.capacity);
	buf_add(&out, FIRST_LINE);
	for (int i = 0; i < ROWS; i++) {
		const char *at = (const char *)p + row[i].offset;
		const char *text = row[i].type == TEXT ? *(char *const *)at : NULL;
		int number = row[i].type == NUMBER ? *(const int *)at : 0;

		if (number != 0)
			buf_addf(&out, "%s=%d\n", row[i].name, number);
		if (text == NULL)
			continue;
		buf_addf(&out, "%s=", row[i].name);
		for (; *text != '\0'; text++)
			buf_addc(&out, *text == '\n' ? ' ' : *text);
		buf_addc(&out, '\n');
	}
	while (out.len % PAD_TO != 0)
		buf_addc(&out, '\n');
	return buf_take(&out);
}

static void
read_field(struct person *p, const char *name, size_t name_len, const char *value, size_t len)
{
	for (int i = 0; i < ROWS; i++) {
		char *at = (char *)p + row[i].offset;

		if (strlen(row[i].name) != name_len || memcmp(row[i].name, name, name_len) != 0)
			continue;
		if (row[i].type == NUMBER) {
			*(int *)at = (int)strtol(value, NULL, 10);
		} else {
			mem_free_secret(*(char **)at);
			*(char **)at = mem_strndup(value, len);
		}
	}
}

int
person_row_read(struct person *p, const char *text)
{
	if (!str_starts(text, FIRST_LINE))
		return -1;
	for (text += strlen(FIRST_LINE); *text != '\0';) {
		size_t line = strcspn(text, "\n");
		size_t name = strcspn(text, "=\n");

		if (name < line)
			read_field(p, text, name, text + name + 1, line - name - 1);
		text += line + (text[line] == '\n' ? 1 : 0);
	}
	return 0;
}
