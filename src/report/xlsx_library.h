/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libxlsxwriter, looked for when a workbook is asked for and not before: the program starts as fast
 * without it, and works where it is not installed. */
#ifndef REPORT_XLSX_LIBRARY_H
#define REPORT_XLSX_LIBRARY_H

#include "base/err.h"

/* Whether this program can have it at all; it may still be missing from the machine. */
#ifdef XLSX_LIBRARY
#include <xlsxwriter.h>

/* What is called of it. */
#define XLSX_FUNCTIONS(F)                         \
	F(workbook_new_opt)                       \
	F(workbook_close)                         \
	F(workbook_set_properties)                \
	F(workbook_add_format)                    \
	F(workbook_add_worksheet)                 \
	F(workbook_add_chart)                     \
	F(worksheet_write_string)                 \
	F(worksheet_write_number)                 \
	F(worksheet_set_row)                      \
	F(worksheet_set_column)                   \
	F(worksheet_freeze_panes)                 \
	F(worksheet_repeat_rows)                  \
	F(worksheet_set_paper)                    \
	F(worksheet_set_landscape)                \
	F(worksheet_fit_to_pages)                 \
	F(worksheet_set_header)                   \
	F(worksheet_insert_chart_opt)             \
	F(format_set_bold)                        \
	F(format_set_italic)                      \
	F(format_set_align)                       \
	F(format_set_bottom)                      \
	F(format_set_indent)                      \
	F(format_set_num_format)                  \
	F(format_set_text_wrap)                   \
	F(chart_add_series)                       \
	F(chart_series_set_categories)            \
	F(chart_series_set_values)                \
	F(chart_series_set_fill)                  \
	F(chart_series_set_labels)                \
	F(chart_series_set_labels_custom)         \
	F(chart_title_set_name)                   \
	F(chart_legend_set_position)              \
	F(chart_axis_set_reverse)                 \
	F(chart_axis_set_label_position)          \
	F(chart_axis_major_gridlines_set_visible) \
	F(chart_set_series_gap)                   \
	F(lxw_strerror)

/* Each under its own name, so that a call reads as in the library's manual. */
struct xlsx {
	void *handle;
#define XLSX_MEMBER(name) __typeof__(name) *name;
	XLSX_FUNCTIONS(XLSX_MEMBER)
#undef XLSX_MEMBER
};

/* ERR_MISSING: not installed, or another version of it. */
int xlsx_open(struct xlsx *x, struct err *err);
void xlsx_close(struct xlsx *x);
#endif

#endif
