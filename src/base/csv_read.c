/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading comma separated values: libcsv undoes the quotes, this file gathers cells into rows and
 * keeps count of the lines of the file. */
#include "config.h"

#include "base/csv.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define CELL_GROWTH 65536 /* libcsv's own 128 bytes make a large cell quadratic */
#define BOM "\ufeff"

struct reader {
	struct csv_parser parser;
	csv_row_fn *fn;
	void *arg;
	struct buf cells; /* the row's cells, one after another, each with its NUL */
	size_t *start;    /* where each begins in cells */
	size_t count;
	size_t start_capacity;
	const char **cell;
	size_t cell_capacity;
	size_t line;     /* the line being fed */
	size_t row_line; /* the line on which the row began */
	bool in_row;
	bool stopped;
};

/* libcsv asks for memory through this, and so never meets a failure. */
static void *
resize(void *old, size_t size)
{
	return mem_resize(old, size, 1);
}

static void
on_cell(void *text, size_t len, void *arg)
{
	struct reader *r = arg;
	const char *s = text;

	r->start = mem_grow(r->start, r->count, &r->start_capacity, sizeof(*r->start));
	r->start[r->count++] = r->cells.len;
	while (len > 0) {
		const char *nul = memchr(s, '\0', len);
		size_t part = nul != NULL ? (size_t)(nul - s) : len;

		buf_add_len(&r->cells, s, part);
		if (nul != NULL)
			part++;
		s += part;
		len -= part;
	}
	buf_addc(&r->cells, '\0');
}

static void
on_row(int end, void *arg)
{
	struct reader *r = arg;
	struct csv_row row = { .line = r->row_line, .count = r->count, .unended = end < 0 };

	/* Pointers only now: the cells move while they grow. */
	if (r->count > r->cell_capacity) {
		r->cell = mem_resize(r->cell, r->start_capacity, sizeof(*r->cell));
		r->cell_capacity = r->start_capacity;
	}
	for (size_t i = 0; i < r->count; i++)
		r->cell[i] = r->cells.text + r->start[i];
	row.cell = r->cell;
	if (!r->stopped && r->fn(r->arg, &row) != 0)
		r->stopped = true;
	buf_reset(&r->cells);
	r->count = 0;
	r->in_row = false;
}

/* Bytes of the line at s with its end: LF, CRLF, or the bare CR of old files. */
static size_t
line_length(const char *s, size_t len)
{
	const char *lf = memchr(s, '\n', len);
	size_t n = lf != NULL ? (size_t)(lf - s) + 1 : len;
	const char *cr = memchr(s, '\r', n);

	if (cr == NULL || (size_t)(cr - s) + 1 >= n)
		return n;
	n = (size_t)(cr - s) + 1;
	return s[n] == '\n' ? n + 1 : n;
}

static bool
is_blank(const char *s, size_t len, char delimiter)
{
	for (size_t i = 0; i < len; i++)
		if (strchr(" \t\r\n", s[i]) == NULL || s[i] == '\0' || s[i] == delimiter)
			return false;
	return true;
}

/* Fed line by line, so that the line on which a row begins is known whatever its cells hold: at
 * most one row ends in a line, and a row begins with the first line fed after the last one
 * ended. */
static void
feed(struct reader *r, const char *text, size_t len, char delimiter)
{
	while (len > 0 && !r->stopped) {
		size_t n = line_length(text, len);

		if (!r->in_row && !is_blank(text, n, delimiter)) {
			r->in_row = true;
			r->row_line = r->line;
		}
		if (r->in_row)
			csv_parse(&r->parser, text, n, on_cell, on_row, r);
		text += n;
		len -= n;
		r->line++;
	}
}

int
csv_read(const char *text, size_t len, char delimiter, csv_row_fn *fn, void *arg, struct err *err)
{
	struct reader r = { .fn = fn, .arg = arg, .line = 1 };
	int rc = 0;

	if (len >= strlen(BOM) && memcmp(text, BOM, strlen(BOM)) == 0) {
		text += strlen(BOM);
		len -= strlen(BOM);
	}
	if (csv_init(&r.parser, 0) != 0)
		return err_set(err, ERR_INTERNAL, NULL, "csv_init");
	csv_set_realloc_func(&r.parser, resize);
	csv_set_blk_size(&r.parser, CELL_GROWTH);
	csv_set_delim(&r.parser, (unsigned char)delimiter);
	feed(&r, text, len, delimiter);
	if (r.stopped) {
		rc = err_set(err, ERR_STOPPED, NULL, "csv: stopped at line %zu", r.row_line);
		goto out;
	}
	/* Strict only at the end: the one fault that cannot be read around is a quote never
	 * closed. */
	csv_set_opts(&r.parser, CSV_STRICT | CSV_STRICT_FINI);
	if (csv_fini(&r.parser, on_cell, on_row, &r) != 0)
		rc = err_set(err, ERR_DATA, NULL, CSV_OPEN_QUOTE, r.row_line);
	else if (r.stopped)
		rc = err_set(err, ERR_STOPPED, NULL, "csv: stopped at line %zu", r.row_line);
out:
	csv_free(&r.parser);
	buf_clear(&r.cells);
	free(r.start);
	free(r.cell);
	return rc;
}

char
csv_detect_delimiter(const char *text, size_t len)
{
	static const char candidate[] = { ',', ';', '\t' };
	size_t found[sizeof(candidate)] = { 0 };
	size_t best = 0;
	bool quoted = false;
	bool content = false;

	for (size_t i = 0; i < len; i++) {
		if (text[i] == '"')
			quoted = !quoted;
		if (!quoted && (text[i] == '\n' || text[i] == '\r')) {
			if (content)
				break;
			continue;
		}
		content = true;
		for (size_t k = 0; !quoted && k < sizeof(candidate); k++)
			found[k] += text[i] == candidate[k];
	}
	for (size_t k = 1; k < sizeof(candidate); k++)
		if (found[k] > found[best])
			best = k;
	return candidate[best];
}
