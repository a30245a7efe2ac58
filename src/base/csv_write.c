/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing comma separated values, and keeping spreadsheets from running what a text says. */
#include "config.h"

#include "base/csv.h"

#include <inttypes.h>
#include <string.h>

#include "base/mem.h"

#define GUARD '\''

static char
delimiter_of(const struct csv_writer *w)
{
	return w->dialect == CSV_EXCEL_FR ? ';' : ',';
}

void
csv_begin(struct csv_writer *w, struct buf *out, enum csv_dialect dialect)
{
	*w = (struct csv_writer){ .out = out, .dialect = dialect, .first = true };
	if (dialect == CSV_EXCEL_FR)
		buf_add(out, "\ufeff");
}

static void
begin_cell(struct csv_writer *w)
{
	if (!w->first)
		buf_addc(w->out, delimiter_of(w));
	w->first = false;
}

static void
put_quoted(struct csv_writer *w, const char *prefix, const char *s)
{
	buf_addc(w->out, '"');
	buf_add(w->out, prefix);
	for (; *s != '\0'; s++) {
		if (*s == '"')
			buf_addc(w->out, '"');
		buf_addc(w->out, *s);
	}
	buf_addc(w->out, '"');
}

/* Spaces at the ends need quotes too: our own reader, and others, drop them from a bare cell. */
static bool
needs_quotes(const struct csv_writer *w, const char *s)
{
	const char special[] = { delimiter_of(w), '"', '\r', '\n', '\0' };
	size_t len = strlen(s);

	if (len == 0)
		return false;
	return strpbrk(s, special) != NULL || strchr(" \t", s[0]) != NULL ||
	       strchr(" \t", s[len - 1]) != NULL;
}

void
csv_text(struct csv_writer *w, const char *s)
{
	const char *prefix = csv_is_dangerous(s) ? (const char[]){ GUARD, '\0' } : "";

	begin_cell(w);
	if (needs_quotes(w, s)) {
		put_quoted(w, prefix, s);
		return;
	}
	buf_add(w->out, prefix);
	buf_add(w->out, s);
}

void
csv_raw(struct csv_writer *w, const char *s, bool quote)
{
	begin_cell(w);
	if (quote)
		put_quoted(w, "", s);
	else
		buf_add(w->out, s);
}

void
csv_int(struct csv_writer *w, int64_t n)
{
	begin_cell(w);
	buf_addf(w->out, "%" PRId64, n);
}

void
csv_end(struct csv_writer *w)
{
	buf_add(w->out, w->dialect == CSV_EXCEL_FR ? "\r\n" : "\n");
	w->first = true;
}

/* The apostrophe is among the quotes looked through. That is what makes csv_unguard() exact: a text
 * already like « '=1 » is dangerous itself, gets a second apostrophe, and loses only that one. */
bool
csv_is_dangerous(const char *s)
{
	static const char *const skipped[] = { "'", "\"", " ", "\n", "\u00a0", "\u202f" };
	size_t i = 0;

	while (i < sizeof(skipped) / sizeof(skipped[0])) {
		if (str_starts(s, skipped[i])) {
			s += strlen(skipped[i]);
			i = 0;
		} else {
			i++;
		}
	}
	return *s != '\0' && strchr("=+-@\t\r", *s) != NULL;
}

const char *
csv_unguard(const char *s)
{
	return *s == GUARD && csv_is_dangerous(s + 1) ? s + 1 : s;
}
