/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A publication as text: fields and files, each « name length », a line end, its bytes and a line
 * end, all of it as base64. */
#include "config.h"

#include "store/publication_text.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/release_period.h"
#include "base/release_read.h"
#include "base/str.h"
#include "base/utf8.h"

#define BEGINNING "lakou-publication 1\n"
#define SEAL "seal"
#define FILE_MARK "file:" /* before the name of one */

enum { MEMBER_SIZE = 64, PATH_CHARS = 200, NAME_CHARS = 100, REASON_CHARS = 200 };

/* What must be there, and how long it may be; the others may be absent. */
static const struct field {
	const char *name;
	size_t offset;
	size_t max;
	bool needed;
} fields[] = {
	{ "period", offsetof(struct release, period), RELEASE_PERIOD_SIZE - 1, true },
	{ "perimeter", offsetof(struct release, perimeter), PATH_CHARS, true },
	{ "profile", offsetof(struct release, profile), NAME_CHARS, true },
	{ "made", offsetof(struct release, made), DATE_STAMP_SIZE - 1, true },
	{ "version", offsetof(struct release, version), NAME_CHARS, true },
	{ "language", offsetof(struct release, language), NAME_CHARS, true },
	{ "dialect", offsetof(struct release, dialect), NAME_CHARS, true },
	{ "encoding", offsetof(struct release, encoding), NAME_CHARS, true },
	{ "folder", offsetof(struct release, folder), PATH_CHARS, true },
	{ "by", offsetof(struct release, by), NAME_CHARS, false },
	{ "withdrawn", offsetof(struct release, withdrawn), DATE_STAMP_SIZE - 1, false },
	{ "withdrawn_by", offsetof(struct release, withdrawn_by), NAME_CHARS, false },
	{ "reason", offsetof(struct release, reason), REASON_CHARS, false },
};
#define FIELDS (sizeof(fields) / sizeof(fields[0]))

static char **
value_of(struct release *r, const struct field *f)
{
	return (char **)((char *)r + f->offset);
}

static void
add_member(struct buf *out, const char *mark, const char *name, const char *bytes, size_t len)
{
	buf_addf(out, "%s%s %zu\n", mark, name, len);
	buf_add_len(out, bytes, len);
	buf_addc(out, '\n');
}

/* The manifest last, as it is stored: with it the publication is closed. */
static void
add_files(struct buf *out, const struct release *r)
{
	const struct release_file *last = release_file_find(r, RELEASE_FILE_MANIFEST);

	for (size_t i = 0; i < r->file_count; i++)
		if (&r->file[i] != last)
			add_member(out, FILE_MARK, r->file[i].name, r->file[i].bytes,
				   r->file[i].len);
	if (last != NULL)
		add_member(out, FILE_MARK, last->name, last->bytes, last->len);
}

char *
publication_text_write(const struct release *r)
{
	struct release copy = *r;
	struct buf all = BUF_INIT;
	size_t size;
	char *text;

	buf_add(&all, BEGINNING);
	for (size_t i = 0; i < FIELDS; i++) {
		const char *value = *value_of(&copy, &fields[i]);

		if (value != NULL)
			add_member(&all, "", fields[i].name, value, strlen(value));
	}
	add_member(&all, "", SEAL, r->seal, strlen(r->seal));
	add_files(&all, r);
	size = sodium_base64_encoded_len(all.len, sodium_base64_VARIANT_ORIGINAL);
	text = mem_alloc(size);
	sodium_bin2base64(text, size, (const uint8_t *)all.text, all.len,
			  sodium_base64_VARIANT_ORIGINAL);
	buf_clear(&all);
	return text;
}

/* Only files that a release has: no name leads out of its folder. */
static bool
take_file(struct release *r, const char *name, const char *bytes, size_t len)
{
	static const char *const names[] = { RELEASE_FILE_STATISTICS, RELEASE_FILE_WORKBOOK,
					     RELEASE_FILE_PAGE,       RELEASE_FILE_NOTICE,
					     RELEASE_FILE_MANIFEST,   RELEASE_FILE_ROWS };
	bool known = false;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		known = known || strcmp(names[i], name) == 0;
	if (!known || release_has_file(r, name) || release_has_file(r, RELEASE_FILE_MANIFEST))
		return false;
	release_file_add(r, name, bytes, len);
	return true;
}

/* Once, of text that is fit to be shown. */
static bool
take_field(struct release *r, const char *name, const char *bytes, size_t len)
{
	const struct field *f = fields;
	char *value = mem_strndup(bytes, len);
	char *clean = utf8_clean(value);
	bool fine = strlen(value) == len && strcmp(clean, value) == 0;

	while (f < fields + FIELDS && strcmp(f->name, name) != 0)
		f++;
	if (strcmp(name, SEAL) == 0 && fine && len < sizeof(r->seal))
		memcpy(r->seal, value, len + 1);
	else if (f < fields + FIELDS && fine && len > 0 && utf8_count(value) <= f->max &&
		 *value_of(r, f) == NULL) {
		*value_of(r, f) = value;
		value = NULL;
	} else
		fine = false;
	free(value);
	free(clean);
	return fine;
}

/* From *at on; false at what is none. */
static bool
take_member(struct release *r, const char *text, size_t len, size_t *at)
{
	const char *line_end = memchr(text + *at, '\n', len - *at);
	char line[MEMBER_SIZE];
	char *space;
	size_t line_len = line_end != NULL ? (size_t)(line_end - text) - *at : sizeof(line);
	size_t begin = *at + line_len + 1;
	long size;

	if (line_len >= sizeof(line))
		return false;
	memcpy(line, text + *at, line_len);
	line[line_len] = '\0';
	space = strchr(line, ' ');
	if (space == NULL || str_to_long(space + 1, 0, (long)len, &size) != 0 ||
	    (size_t)size >= len - begin || text[begin + (size_t)size] != '\n')
		return false;
	*space = '\0';
	*at = begin + (size_t)size + 1;
	if (str_starts(line, FILE_MARK))
		return take_file(r, line + strlen(FILE_MARK), text + begin, (size_t)size);
	return take_field(r, line, text + begin, (size_t)size);
}

static bool
read_members(const char *text, size_t len, struct release *out)
{
	size_t at = strlen(BEGINNING);

	if (len < at || memcmp(text, BEGINNING, at) != 0)
		return false;
	while (at < len)
		if (!take_member(out, text, len, &at))
			return false;
	return true;
}

/* What is a name in a path, or a word of ours, holds nothing else. */
static bool
is_plain(const char *text)
{
	return text[strspn(text, "abcdefghijklmnopqrstuvwxyz"
				 "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")] == '\0';
}

static bool
is_stamp(const char *text)
{
	char *day = mem_strndup(text, DATE_ISO_SIZE - 1);
	int ignored;
	bool is = strlen(text) == DATE_STAMP_SIZE - 1 && date_parse(day, &ignored) == 0;

	free(day);
	return is;
}

static bool
is_complete(struct release *r)
{
	struct release_period period;
	enum language language;

	for (size_t i = 0; i < FIELDS; i++)
		if (fields[i].needed && *value_of(r, &fields[i]) == NULL)
			return false;
	return release_period_parse(r->period, &period) == 0 && is_plain(r->perimeter) &&
	       is_plain(r->folder) && str_starts(r->folder, "lakou_") && is_plain(r->profile) &&
	       is_plain(r->dialect) && i18n_parse(r->language, &language) == 0 &&
	       is_stamp(r->made) && (r->withdrawn == NULL) == (r->reason == NULL) &&
	       (r->withdrawn == NULL ? r->withdrawn_by == NULL : is_stamp(r->withdrawn));
}

static bool
read_figures(struct release *r)
{
	bool rows = strcmp(r->profile, RELEASE_PROFILE_ROWS) == 0;

	if (rows)
		return release_has_file(r, RELEASE_FILE_ROWS);
	return !release_has_file(r, RELEASE_FILE_ROWS) && release_read_cells(r, r) == 0;
}

bool
publication_text_read(const char *text, struct release *out)
{
	size_t size = strlen(text), len;
	uint8_t *all = mem_alloc(size + 1);
	struct release r;
	bool read;

	release_init(&r);
	read = sodium_base642bin(all, size, text, size, NULL, &len, NULL,
				 sodium_base64_VARIANT_ORIGINAL) == 0 &&
	       read_members((const char *)all, len, &r) && is_complete(&r) &&
	       release_is_whole(&r) && read_figures(&r);
	free(all);
	if (read) {
		release_read_previous(&r, r.previous);
		*out = r;
	} else {
		release_clear(&r);
	}
	return read;
}
