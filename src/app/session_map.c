/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading how the columns of another CSV are understood. */
#include "config.h"

#include "app/session_map.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "app/session_cell.h"
#include "app/session_csv.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"

#define QUOTE '\''
#define HEADER "header"

enum { HEADER_MAX = 1000000 };

static int
fault_set(struct session_map_fault *fault, enum session_map_fault_code code, size_t line,
	  const char *word)
{
	*fault = (struct session_map_fault){ .code = code, .line = line };
	utf8_copy(fault->word, sizeof(fault->word), word);
	return -1;
}

static void
skip_blank(const char **at)
{
	*at += strspn(*at, " \t");
}

/* A field as the command line calls it, less what no file tells. */
static int
option_field(char *name)
{
	int field;

	for (char *c = name; *c; c++)
		*c = *c == '_' ? '-' : *c;
	field = form_field_by_id(name);
	return field >= 0 && session_column_name(field) ? field : -1;
}

/* The name of a field up to what follows it. -1: there is none. */
static int
read_field(const char **at)
{
	size_t len = strspn(*at, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_");
	char *name = mem_strndup(*at, len);
	int field;

	for (char *c = name; *c; c++)
		*c = *c == '-' ? '_' : (char)tolower((unsigned char)*c);
	field = session_column_field(name);
	if (field < 0)
		field = option_field(name);
	/* Where a row comes from is a journal's to say. */
	if (field == COLUMN_DESK || field == COLUMN_REVISION || field == COLUMN_DELETED)
		field = -1;
	free(name);
	*at += len;
	skip_blank(at);
	return field;
}

/* A text in quotes; NULL when they do not close. Yours. */
static char *
read_quoted(const char **at)
{
	struct buf out = BUF_INIT;
	const char *s = *at + 1;

	for (; *s != '\0'; s++) {
		if (*s == QUOTE && s[1] != QUOTE) {
			*at = s + 1;
			skip_blank(at);
			return buf_take(&out);
		}
		if (*s == QUOTE)
			s++;
		buf_addc(&out, *s);
	}
	buf_clear(&out);
	return NULL;
}

static void
add(struct session_map *m, int field, size_t line, char *from, char *to)
{
	m->item = mem_grow(m->item, m->count, &m->capacity, sizeof(*m->item));
	m->item[m->count++] = (struct session_map_line){
		.field = field, .line = line, .from = from, .fold = utf8_fold(from), .to = to
	};
}

static bool
is_list(int field)
{
	return field < FF_COUNT && form_fields[field].repeatable;
}

/* Behind « field = ». */
static int
read_column(struct session_map *m, int field, const char *at, size_t line,
	    struct session_map_fault *fault)
{
	char *header = *at == QUOTE ? read_quoted(&at) : str_trim(at);
	int result = 0;

	if (!header)
		return fault_set(fault, MAP_QUOTE, line, at);
	for (size_t i = 0; i < m->count && result == 0; i++)
		if (m->item[i].field == field && !m->item[i].to && !is_list(field))
			result = fault_set(fault, MAP_TWICE, line, header);
	if (result == 0 && *header == '\0')
		result = fault_set(fault, MAP_FORM, line, header);
	if (result == 0)
		add(m, field, line, header, NULL);
	else
		free(header);
	return result;
}

/* A name of a place, a mediator or a tag may be anything; a choice is a value of its list. */
static bool
is_value(int field, const char *value)
{
	enum form_type type = field < FF_COUNT ? form_fields[field].type : FORM_CHOICE;

	if (*value == '\0' || field == COLUMN_ID)
		return true;
	if (field == COLUMN_KIND)
		return session_cell_item(VOCAB_KIND, value) != NULL;
	if (type == FORM_RESIDENCE || field == FF_RESIDENCES)
		return session_cell_item(VOCAB_RESIDENCE, value) || desk_commune_find(value);
	if (field == FF_THEMES && session_cell_item(VOCAB_PROCEDURE, value))
		return true;
	if (type == FORM_YES)
		return session_cell_yes(value) >= 0;
	if (type == FORM_CHOICE || type == FORM_CHOICES || type == FORM_BREAKDOWN)
		return session_cell_item(form_fields[field].vocab, value) != NULL;
	return true;
}

/* Behind « field: ». */
static int
read_meaning(struct session_map *m, int field, const char *at, size_t line,
	     struct session_map_fault *fault)
{
	char *from, *to;

	if (*at != QUOTE)
		return fault_set(fault, MAP_FORM, line, at);
	from = read_quoted(&at);
	if (!from)
		return fault_set(fault, MAP_QUOTE, line, at);
	if (*at != '=') {
		free(from);
		return fault_set(fault, MAP_FORM, line, at);
	}
	to = str_trim(at + 1);
	if (!is_value(field, to)) {
		fault_set(fault, MAP_VALUE, line, to);
		free(from);
		free(to);
		return -1;
	}
	add(m, field, line, from, to);
	return 0;
}

/* « header = 4 ». 1: the line is no such one. */
static int
read_header(struct session_map *m, const char *text, size_t line, struct session_map_fault *fault)
{
	const char *at = text;
	char *number;
	long n = 0;

	if (!str_starts(at, HEADER))
		return 1;
	at += strlen(HEADER);
	skip_blank(&at);
	if (*at != '=')
		return 1;
	number = str_trim(at + 1);
	if (str_to_long(number, 1, HEADER_MAX, &n) != 0)
		fault_set(fault, MAP_HEADER, line, number);
	m->header = (size_t)n;
	free(number);
	return n > 0 ? 0 : -1;
}

static int
read_line(struct session_map *m, const char *text, size_t line, struct session_map_fault *fault)
{
	const char *at = text;
	int field, header;
	char sign;

	if (*at == '\0' || *at == '#')
		return 0;
	header = read_header(m, text, line, fault);
	if (header <= 0)
		return header;
	field = read_field(&at);
	sign = *at;
	if (sign != '=' && sign != ':')
		return fault_set(fault, MAP_FORM, line, text);
	if (field < 0) {
		char *name = mem_strndup(text, (size_t)(at - text));

		fault_set(fault, MAP_FIELD, line, name);
		free(name);
		return -1;
	}
	at++;
	skip_blank(&at);
	return sign == '=' ? read_column(m, field, at, line, fault)
			   : read_meaning(m, field, at, line, fault);
}

int
session_map_parse(struct session_map *m, const char *text, struct session_map_fault *fault)
{
	size_t line = 0;
	int result = 0;

	*m = (struct session_map){ .item = NULL };
	*fault = (struct session_map_fault){ .code = MAP_FINE };
	while (*text != '\0' && result == 0) {
		size_t len = strcspn(text, "\r\n");
		char *copy = mem_strndup(text, len);
		char *trimmed = str_trim(copy);

		result = read_line(m, trimmed, ++line, fault);
		free(trimmed);
		free(copy);
		text += len;
		if (*text != '\0')
			text += text[0] == '\r' && text[1] == '\n' ? 2 : 1;
	}
	for (size_t i = 0; i < m->count && result == 0; i++)
		if (!m->item[i].to)
			return 0;
	return result == 0 ? fault_set(fault, MAP_NOTHING, 0, "") : -1;
}

static void
line_clear(struct session_map_line *l)
{
	free(l->from);
	free(l->fold);
	free(l->to);
}

void
session_map_clear(struct session_map *m)
{
	for (size_t i = 0; i < m->count; i++)
		line_clear(&m->item[i]);
	free(m->item);
	free(m->field);
	*m = (struct session_map){ .item = NULL };
}

static long
find_column(const struct session_map_line *l, const struct csv_row *header)
{
	for (int folded = 0; folded <= 1; folded++) {
		for (size_t i = 0; i < header->count; i++) {
			char *name =
				folded ? utf8_fold(header->cell[i]) : str_trim(header->cell[i]);
			bool same = strcmp(name, folded ? l->fold : l->from) == 0;

			free(name);
			if (same)
				return (long)i;
		}
	}
	return -1;
}

int
session_map_header(struct session_map *m, const struct csv_row *header,
		   struct session_map_fault *fault)
{
	free(m->field);
	m->columns = header->count;
	m->field = mem_array(header->count + 1, sizeof(*m->field));
	for (size_t i = 0; i < header->count; i++)
		m->field[i] = -1;
	for (size_t i = 0; i < m->count; i++) {
		const struct session_map_line *l = &m->item[i];
		long column = l->to ? -1 : find_column(l, header);

		if (l->to)
			continue;
		if (column < 0)
			return fault_set(fault, MAP_COLUMN, l->line, l->from);
		m->field[column] = l->field;
	}
	return 0;
}

bool
session_map_has_column(const struct session_map *m, int field)
{
	for (size_t i = 0; i < m->columns; i++)
		if (m->field[i] == field)
			return true;
	return false;
}

const char *
session_map_value(const struct session_map *m, int field, const char *text)
{
	const char *meant = NULL;
	char *fold = NULL;

	for (size_t i = 0; m && i < m->count && !meant; i++)
		if (m->item[i].to && m->item[i].field == field &&
		    strcmp(m->item[i].from, text) == 0)
			meant = m->item[i].to;
	for (size_t i = 0; m && i < m->count && !meant; i++) {
		if (!m->item[i].to || m->item[i].field != field || *m->item[i].fold == '\0')
			continue;
		if (!fold)
			fold = utf8_fold(text);
		if (strcmp(m->item[i].fold, fold) == 0)
			meant = m->item[i].to;
	}
	free(fold);
	return meant;
}

void
session_map_say(struct session_map *m, int field, const char *text, const char *to)
{
	size_t kept = 0;

	for (size_t i = 0; i < m->count; i++) {
		struct session_map_line *l = &m->item[i];

		if (l->to && l->field == field && strcmp(l->from, text) == 0)
			line_clear(l);
		else
			m->item[kept++] = *l;
	}
	m->count = kept;
	if (to)
		add(m, field, 0, mem_strdup(text), mem_strdup(to));
}

void
session_map_propose(struct session_map *m, int field, const char *text, const char *to)
{
	add(m, field, 0, mem_strdup(text), mem_strdup(to));
	m->item[m->count - 1].proposed = true;
}

bool
session_map_proposed(const struct session_map *m, int field, const char *text)
{
	for (size_t i = 0; i < m->count; i++)
		if (m->item[i].proposed && m->item[i].field == field &&
		    strcmp(m->item[i].from, text) == 0)
			return true;
	return false;
}

static const char *
fault_text(enum session_map_fault_code code)
{
	switch (code) {
	case MAP_FINE:
		break;
	case MAP_FORM:
		/* TRANSLATORS: faults of a file that says how columns are understood follow; the
		 * words before = and : are not translated. */
		return _("Write “field = Column header” or “field: 'text of the file' = value”.");
	case MAP_FIELD:
		return _("“%s” is no field of a session: “lakou add --help” lists them.");
	case MAP_QUOTE:
		return _("A quote is opened and not closed.");
	case MAP_TWICE:
		return _("This field has a column already, and “%s” would be a second one.");
	case MAP_VALUE:
		return _("“%s” is no value of this field.");
	case MAP_NOTHING:
		return _("No column is named in it: write “field = Column header”.");
	case MAP_COLUMN:
		return _("The file has no column “%s”.");
	case MAP_HEADER:
		return _("“%s” is no line of the file in which a row of column headers begins.");
	}
	return "";
}

char *
session_map_sentence(const struct session_map_fault *fault)
{
	const char *msg = fault_text(fault->code);
	const char *at = strstr(msg, "%s");
	struct buf out = BUF_INIT;
	char *clean = utf8_clean(fault->word);

	if (fault->line > 0) {
		/* TRANSLATORS: before a sentence about that line of a file. */
		buf_addf(&out, _("Line %zu: "), fault->line);
	}
	if (at) {
		buf_add_len(&out, msg, (size_t)(at - msg));
		buf_add(&out, clean);
		msg = at + strlen("%s");
	}
	buf_add(&out, msg);
	free(clean);
	return buf_take(&out);
}
