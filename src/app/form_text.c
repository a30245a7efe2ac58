/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form as text, for drafts: a first line that says what it is, then one line a value. */
#include "config.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/form_private.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/uuid.h"

#define FIRST_LINE "lakou form 1"
#define AT_ID "at"           /* the field where the typing stopped */
#define TYPED_ID "typed"     /* and what was being typed in it */
#define TIMER_ID "timer"     /* since when the timer ran that filled it */
#define CLOCKED_ID "clocked" /* its duration, above, is the clock's */
#define SEALED_ID "sealed"   /* what only the open key reads, as one closed text */
#define DRAFT_ID "draft"     /* the id that it is bound to */
#define PROPOSED_MARK "?"    /* before the id of a value that nobody has touched */
#define UNREAD_MARK "!"      /* before the id of a list that the letters choose nothing of */

static void
write_line(struct buf *out, const char *mark, const char *id, const char *value)
{
	buf_addf(out, "%s%s=", mark, id);
	for (; *value; value++) {
		if (*value == '\n')
			buf_add(out, "\\n");
		else if (*value == '\\')
			buf_add(out, "\\\\");
		else
			buf_addc(out, *value);
	}
	buf_addc(out, '\n');
}

/* What is typed there may be a name, which is not to lie in the file. */
static bool
is_secret(enum form_field field)
{
	enum form_type type = form_fields[field].type;

	return type == FORM_NOTE || type == FORM_PERSON || type == FORM_PERSONS;
}

static void
write_typing(const struct form *f, struct buf *out)
{
	write_line(out, "", AT_ID, form_fields[f->at].id);
	write_line(out, "", TYPED_ID, f->typed);
}

/* What was emptied by hand and what was never filled read the same: neither has a line. */
char *
form_write(const struct form *f)
{
	struct buf out = BUF_INIT;

	buf_addf(&out, FIRST_LINE "\nkind=%d\nn=%lld\nrevision=%lld\n", f->kind, (long long)f->n,
		 (long long)f->revision);
	for (int i = 0; i < FF_COUNT; i++) {
		if (form_fields[i].type != FORM_NOTE && (f->value[i] || f->proposed[i]))
			write_line(&out, f->proposed[i] ? PROPOSED_MARK : "", form_fields[i].id,
				   f->value[i] ? f->value[i] : "");
		if (f->unread[i])
			write_line(&out, UNREAD_MARK, form_fields[i].id, f->unread[i]);
	}
	if (f->clocked)
		write_line(&out, "", CLOCKED_ID, "1");
	if (f->timer[0] != '\0')
		write_line(&out, "", TIMER_ID, f->timer);
	if (f->typed && !is_secret(f->at))
		write_typing(f, &out);
	if (f->draft[0] != '\0')
		write_line(&out, "", DRAFT_ID, f->draft);
	if (f->sealed)
		write_line(&out, "", SEALED_ID, f->sealed);
	return buf_take(&out);
}

char *
form_write_secret(const struct form *f)
{
	struct buf out = BUF_INIT;

	if (f->value[FF_NOTE])
		write_line(&out, "", form_fields[FF_NOTE].id, f->value[FF_NOTE]);
	if (f->typed && is_secret(f->at))
		write_typing(f, &out);
	return out.len > 0 ? buf_take(&out) : NULL;
}

static char *
unescaped(const char *s)
{
	struct buf out = BUF_INIT;

	for (; *s; s++) {
		if (*s == '\\' && s[1] != '\0')
			buf_addc(&out, *++s == 'n' ? '\n' : *s);
		else
			buf_addc(&out, *s);
	}
	return buf_take(&out);
}

/* The three lines that are no fields. */
static bool
read_number(struct form *f, const char *id, const char *value)
{
	long n;

	if (strcmp(id, "kind") != 0 && strcmp(id, "n") != 0 && strcmp(id, "revision") != 0)
		return false;
	if (str_to_long(value, 0, LONG_MAX, &n) != 0)
		n = 0;
	if (*id == 'k')
		f->kind = n <= KIND_PARTNERSHIP ? (int)n : 0;
	else if (*id == 'n')
		f->n = n;
	else
		f->revision = n;
	return true;
}

/* The field comes first, as it was written; letters without a field are nobody's. */
static void
read_other(struct form *f, const char *id, const char *value)
{
	int at = form_field_by_id(value);

	if (strcmp(id, AT_ID) == 0 && at >= 0)
		form_typing(f, (enum form_field)at, "");
	else if (strcmp(id, TYPED_ID) == 0 && f->typed)
		form_typing(f, f->at, value);
	else if (strcmp(id, TIMER_ID) == 0)
		snprintf(f->timer, sizeof(f->timer), "%s", value);
	else if (strcmp(id, CLOCKED_ID) == 0)
		f->clocked = strcmp(value, "1") == 0;
	else if (strcmp(id, DRAFT_ID) == 0 && uuid_valid(value))
		snprintf(f->draft, sizeof(f->draft), "%s", value);
}

/* A line that says nothing this program knows is left out: an older one may resume a newer one's
 * draft. */
static void
read_line(struct form *f, char *line)
{
	char *equals = strchr(line, '=');
	bool proposed = *line == *PROPOSED_MARK;
	bool unread = *line == *UNREAD_MARK;
	char *value;
	int field;

	if (!equals)
		return;
	*equals = '\0';
	if (read_number(f, line, equals + 1))
		return;
	if (strcmp(line, SEALED_ID) == 0) {
		mem_replace(&f->sealed, unescaped(equals + 1));
		return;
	}
	field = form_field_by_id(line + (proposed || unread));
	value = unescaped(equals + 1);
	if (field < 0)
		read_other(f, line, value);
	else if (unread)
		form_leave_unread(f, (enum form_field)field, value);
	else if (proposed)
		form_propose(f, (enum form_field)field, value);
	else
		form_set(f, (enum form_field)field, value);
	free(value);
}

void
form_read_secret(struct form *f, const char *text)
{
	struct strlist lines = { 0 };

	strlist_split(&lines, text, '\n');
	for (size_t i = 0; i < lines.count; i++)
		read_line(f, lines.item[i]);
	for (size_t i = 0; i < lines.count; i++)
		mem_wipe(lines.item[i], strlen(lines.item[i]));
	strlist_clear(&lines);
}

int
form_read(struct form *f, const char *text)
{
	struct strlist lines = { 0 };
	int result = -1;

	form_init(f, 0);
	strlist_split(&lines, text, '\n');
	if (lines.count > 0 && strcmp(lines.item[0], FIRST_LINE) == 0) {
		for (size_t i = 1; i < lines.count; i++)
			read_line(f, lines.item[i]);
		result = f->kind >= KIND_INDIVIDUAL ? 0 : -1;
		/* From when network support was asked for a territory. */
		if (f->kind == KIND_ANIMATION && f->n == 0)
			form_set(f, FF_TERRITORY_LEVEL, NULL);
	}
	if (result != 0)
		form_clear(f);
	strlist_clear(&lines);
	return result;
}
