/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures as CSV: one row a value, the totals first. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "report/figures.h"
#include "report/label.h"
#include "report/table.h"

/* A total is told in one of the three columns of counts, or as minutes. */
static void
add_total(struct csv_writer *w, const struct report_figure *f)
{
	static const char *const column[] = { "sessions", "attendances", "people", "minutes" };

	csv_text(w, "total");
	csv_text(w, f->code);
	csv_text(w, "");
	for (size_t i = 0; i < sizeof(column) / sizeof(column[0]); i++) {
		if (strcmp(f->figure, column[i]) == 0)
			csv_int(w, f->value);
		else
			csv_text(w, "");
	}
	csv_end(w);
}

static void
add_line(struct csv_writer *w, enum stats_dim dim, const struct stats_line *line)
{
	char *code = report_line_code(dim, line);
	char *label = report_line_label(dim, line);

	csv_text(w, stats_dim_name[dim]);
	csv_text(w, code);
	csv_text(w, label);
	csv_int(w, line->sessions);
	csv_int(w, line->attendances);
	csv_int(w, line->people);
	csv_text(w, "");
	csv_end(w);
	free(code);
	free(label);
}

void
report_csv(const struct report_page *page, enum csv_dialect dialect, struct buf *out)
{
	static const char *const header[] = { "table",       "code",   "label",  "sessions",
					      "attendances", "people", "minutes" };
	struct report_figure f[REPORT_FIGURES_MAX];
	size_t count = report_figures(&page->figures->total, f);
	struct csv_writer w;

	csv_begin(&w, out, dialect);
	for (size_t i = 0; i < sizeof(header) / sizeof(header[0]); i++)
		csv_text(&w, header[i]);
	csv_end(&w);
	for (size_t i = 0; i < count; i++)
		add_total(&w, &f[i]);
	for (size_t i = 0; i < page->dim_count; i++) {
		const struct stats_table *table = &page->figures->by[page->dim[i]];

		for (size_t k = 0; k < table->count; k++)
			add_line(&w, page->dim[i], &table->line[k]);
	}
}
