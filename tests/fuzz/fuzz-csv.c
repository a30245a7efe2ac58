/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV: whatever is read and written again is read as the same cells, in both dialects, and what
 * was written is written the same. */
#include "config.h"

#include <string.h>

#include "base/csv.h"
#include "base/mem.h"
#include "tests/fuzz/fuzz.h"

static const char *const words[] = { "\"\"", "\",\"",     "\";\"", "\r\n",         "\n\n",
				     "=1+1", "'=1",       "\t",    "\xef\xbb\xbf", "\" ",
				     " \"",  "\xc2\xa0=", NULL };

const struct fuzz_target fuzz_target = {
	.name = "csv", .mutations = 2500, .longest = 1u << 18, .words = words
};

/* Rows as one text: cells end in US, rows in RS, since both can stand in no cell of ours here. */
struct copy {
	struct csv_writer w;
	struct buf written;
	struct strlist cells;
	size_t rows;
	size_t last_line;
	bool unguard;
};

static int
copy_row(void *arg, const struct csv_row *row)
{
	struct copy *c = arg;

	holds(row->count > 0);
	holds(row->line > c->last_line);
	c->last_line = row->line;
	c->rows++;
	for (size_t i = 0; i < row->count; i++) {
		const char *text = c->unguard ? csv_unguard(row->cell[i]) : row->cell[i];

		holds(!c->unguard || strlen(row->cell[i]) - strlen(text) <= 1);
		/* A row of one empty cell would be an empty line, which is no row. */
		if (row->count == 1 && *text == '\0')
			csv_raw(&c->w, text, true);
		else
			csv_text(&c->w, text);
		strlist_add(&c->cells, text);
	}
	csv_end(&c->w);
	strlist_add(&c->cells, "\x1e");
	return 0;
}

static void
copy_clear(struct copy *c)
{
	buf_clear(&c->written);
	strlist_clear(&c->cells);
}

static void
again(const struct copy *first, enum csv_dialect dialect)
{
	struct copy second = { .written = BUF_INIT, .unguard = true };
	struct err err;

	csv_begin(&second.w, &second.written, dialect);
	holds(csv_read(buf_text(&first->written), first->written.len,
		       dialect == CSV_EXCEL_FR ? ';' : ',', copy_row, &second, &err) == 0);
	holds(second.rows == first->rows);
	holds(second.cells.count == first->cells.count);
	for (size_t i = 0; i < first->cells.count; i++)
		holds(strcmp(second.cells.item[i], first->cells.item[i]) == 0);
	holds(second.written.len == first->written.len);
	holds(memcmp(buf_text(&second.written), buf_text(&first->written), first->written.len) ==
	      0);
	copy_clear(&second);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	const char *text = (const char *)bytes;
	char delimiter = csv_detect_delimiter(text, len);

	holds(strchr(",;\t", delimiter) != NULL && delimiter != '\0');
	for (int dialect = CSV_STANDARD; dialect <= CSV_EXCEL_FR; dialect++) {
		struct copy first = { .written = BUF_INIT };
		struct err err;

		csv_begin(&first.w, &first.written, (enum csv_dialect)dialect);
		/* A NUL that goes can leave a BOM behind, which no reader takes for text. */
		if (csv_read(text, len, delimiter, copy_row, &first, &err) == 0) {
			if (first.cells.count == 0 || !str_starts(first.cells.item[0], "\ufeff"))
				again(&first, (enum csv_dialect)dialect);
		} else {
			holds(err.code == ERR_DATA);
		}
		copy_clear(&first);
	}
	return 0;
}
