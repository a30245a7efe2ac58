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
/* With a mandate, of which programs that know the first line alone would keep nothing. */
#define MANDATE_LINE "lakou person 2\n"
#define PAD_TO 128
#define ROOM 5120 /* of the longest that may be typed */

enum { TEXT, NUMBER, DATE };

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
	{ "mandate_for", TEXT, offsetof(struct person, mandate_for) },
	{ "mandate_from", DATE, offsetof(struct person, mandate_from) },
	{ "mandate_until", DATE, offsetof(struct person, mandate_until) },
	{ "note", TEXT, offsetof(struct person, note) },
};
enum { ROWS = sizeof(row) / sizeof(row[0]) };

static bool
has_mandate(const struct person *p)
{
	return p->mandate_for != NULL || p->mandate_from != DATE_NONE ||
	       p->mandate_until != DATE_NONE;
}

static void
write_text(struct buf *out, const char *name, const char *text)
{
	if (text == NULL)
		return;
	buf_addf(out, "%s=", name);
	for (; *text != '\0'; text++)
		buf_addc(out, *text == '\n' ? ' ' : *text);
	buf_addc(out, '\n');
}

static void
write_date(struct buf *out, const char *name, int day)
{
	char iso[DATE_ISO_SIZE];

	if (day == DATE_NONE)
		return;
	date_write(day, iso);
	buf_addf(out, "%s=%s\n", name, iso);
}

char *
person_row_write(const struct person *p)
{
	struct buf out = BUF_INIT;

	/* Room at once: growing would leave pieces of it behind in memory. */
	out.capacity = ROOM;
	out.text = mem_alloc(out.capacity);
	buf_add(&out, has_mandate(p) ? MANDATE_LINE : FIRST_LINE);
	for (int i = 0; i < ROWS; i++) {
		const char *at = (const char *)p + row[i].offset;

		if (row[i].type == TEXT)
			write_text(&out, row[i].name, *(char *const *)at);
		else if (row[i].type == DATE)
			write_date(&out, row[i].name, *(const int *)at);
		else if (*(const int *)at != 0)
			buf_addf(&out, "%s=%d\n", row[i].name, *(const int *)at);
	}
	while (out.len % PAD_TO != 0)
		buf_addc(&out, '\n');
	return buf_take(&out);
}

/* DATE_NONE for what is no day. */
static int
read_date(const char *value, size_t len)
{
	char iso[DATE_ISO_SIZE] = "";
	int day;

	if (len < sizeof(iso))
		memcpy(iso, value, len);
	return date_parse(iso, &day) == 0 ? day : DATE_NONE;
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
		} else if (row[i].type == DATE) {
			*(int *)at = read_date(value, len);
		} else {
			mem_free_secret(*(char **)at);
			*(char **)at = mem_strndup(value, len);
		}
	}
}

int
person_row_read(struct person *p, const char *text)
{
	if (!str_starts(text, FIRST_LINE) && !str_starts(text, MANDATE_LINE))
		return -1;
	for (text += strcspn(text, "\n") + 1; *text != '\0';) {
		size_t line = strcspn(text, "\n");
		size_t name = strcspn(text, "=\n");

		if (name < line)
			read_field(p, text, name, text + name + 1, line - name - 1);
		text += line + (text[line] == '\n' ? 1 : 0);
	}
	return 0;
}
