/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures as JSON, schema 1. */
#include "config.h"

#include "report/table.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "report/figures.h"
#include "report/label.h"

enum { SCHEMA = 1, FIRST_PRINTABLE = 0x20 };

static void
add_string(struct buf *out, const char *s)
{
	buf_addc(out, '"');
	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if (c == '"' || c == '\\')
			buf_addf(out, "\\%c", c);
		else if (c < FIRST_PRINTABLE)
			buf_addf(out, "\\u%04x", c);
		else
			buf_addc(out, *s);
	}
	buf_addc(out, '"');
}

static void
add_totals(struct buf *out, const struct stats_totals *t)
{
	struct report_figure f[REPORT_FIGURES_MAX];
	size_t count = report_figures(t, f);

	for (size_t i = 0; i < count; i++) {
		bool first = i == 0 || strcmp(f[i].figure, f[i - 1].figure) != 0;

		if (first)
			buf_addf(out, "%s\"%s\":{", i > 0 ? "}," : "", f[i].figure);
		buf_addf(out, "%s\"%s\":%" PRId64, first ? "" : ",", f[i].code, f[i].value);
	}
	buf_addc(out, '}');
}

static void
add_table(struct buf *out, const struct stats_table *table, enum stats_dim dim)
{
	buf_addf(out, "\"%s\":[", stats_dim_name[dim]);
	for (size_t i = 0; i < table->count; i++) {
		const struct stats_line *l = &table->line[i];
		char *code = report_line_code(dim, l);

		buf_addf(out, "%s{\"code\":", i > 0 ? "," : "");
		add_string(out, code);
		buf_addf(out,
			 ",\"sessions\":%" PRId64 ",\"attendances\":%" PRId64 ",\"people\":%" PRId64
			 "}",
			 l->sessions, l->attendances, l->people);
		free(code);
	}
	buf_addc(out, ']');
}

void
report_json(const struct report_page *page, struct buf *out)
{
	char from[DATE_ISO_SIZE];
	char to[DATE_ISO_SIZE];

	date_write(page->figures->from, from);
	date_write(page->figures->to, to);
	buf_addf(out, "{\"schema\":%d,\"from\":\"%s\",\"to\":\"%s\",\"demo\":%s,", SCHEMA, from, to,
		 page->demo ? "true" : "false");
	add_totals(out, &page->figures->total);
	buf_add(out, ",\"by\":{");
	for (size_t i = 0; i < page->dim_count; i++) {
		if (i > 0)
			buf_addc(out, ',');
		add_table(out, &page->figures->by[page->dim[i]], page->dim[i]);
	}
	buf_add(out, "}}\n");
}
