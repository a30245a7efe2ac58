/* SPDX-License-Identifier: GPL-3.0-or-later */
/* statistiques.xlsx: a sheet that says what the figures are, then one a table, with its chart. The
 * library writes a file, whose bytes are taken from it: nothing in them depends on when or where
 * they are made. */
#include "config.h"

#include "report/release_files.h"

#include "report/xlsx_library.h"

#ifdef XLSX_LIBRARY
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "report/release_grids.h"
#include "report/release_tables.h"

enum layout {
	SHEET_NAME_MAX = 31, /* what a spreadsheet takes */
	TEXT_WIDTH = 76,
	LABEL_WIDTH = 46,
	FIGURE_WIDTH = 12,
	SHARE_WIDTH = 8,
	ANSWER_WIDTH = 13, /* of a crossed table */
	ANSWER_BREAK = 4,
	CHART_COLUMN = 4,
	PAPER_A4 = 9,
	BREAK = 8, /* columns that a line loses where a word does not fit, and to the font */
	PERCENT = 100,
	SECONDS_A_DAY = 86400,
	SERIES_GAP = 40, /* between bars, in percent of one */
};
#define CHART_WIDTH 1.25 /* of the library's 480 points, 288 high */
#define CHART_EMPTY 0.25 /* the height of a chart without bars */
#define CHART_ROW 0.075  /* and what a bar adds */
#define LINE_POINTS 15.0 /* height of a line */
#define BAR_COLOUR 0x1F4E79
#define FORBIDDEN "[]:*?/\\'" /* in the name of a sheet */

enum look {
	LOOK_PLAIN,
	LOOK_HEAD,
	LOOK_HEAD_RIGHT,
	LOOK_PART,
	LOOK_PART_OF_PART,
	LOOK_STRONG,
	LOOK_NUMBER,
	LOOK_TOTAL,
	LOOK_SECRET,
	LOOK_SHARE,
	LOOK_TEXT,
	LOOK_TITLE,
	LOOKS
};

/* A workbook at work. */
struct book {
	const struct xlsx *x;
	lxw_workbook *file;
	lxw_format *look[LOOKS];
	const char *demo; /* NULL: figures of a real desk */
	char *secret;
	lxw_error failed; /* the first one */
};

static void
note(struct book *b, lxw_error e)
{
	if (b->failed == LXW_NO_ERROR)
		b->failed = e;
}

/* A group of digits is set apart as French does it wherever the file is opened. */
static void
make_looks(struct book *b)
{
	const struct xlsx *x = b->x;
	bool english = i18n_language() == LANGUAGE_EN;
	const char *number = english ? "#,##0" : "[$-40C]#,##0";

	for (int i = 0; i < LOOKS; i++)
		b->look[i] = x->workbook_add_format(b->file);
	x->format_set_bold(b->look[LOOK_HEAD]);
	x->format_set_bottom(b->look[LOOK_HEAD], LXW_BORDER_MEDIUM);
	x->format_set_bold(b->look[LOOK_HEAD_RIGHT]);
	x->format_set_bottom(b->look[LOOK_HEAD_RIGHT], LXW_BORDER_MEDIUM);
	x->format_set_align(b->look[LOOK_HEAD_RIGHT], LXW_ALIGN_RIGHT);
	x->format_set_text_wrap(b->look[LOOK_HEAD_RIGHT]);
	x->format_set_indent(b->look[LOOK_PART], 1);
	x->format_set_indent(b->look[LOOK_PART_OF_PART], 2);
	x->format_set_bold(b->look[LOOK_STRONG]);
	x->format_set_num_format(b->look[LOOK_NUMBER], number);
	x->format_set_num_format(b->look[LOOK_TOTAL], number);
	x->format_set_bold(b->look[LOOK_TOTAL]);
	x->format_set_italic(b->look[LOOK_SECRET]);
	x->format_set_align(b->look[LOOK_SECRET], LXW_ALIGN_RIGHT);
	x->format_set_num_format(b->look[LOOK_SHARE], english ? "0%" : "0\"\u00a0\"%");
	x->format_set_text_wrap(b->look[LOOK_TEXT]);
	x->format_set_align(b->look[LOOK_TEXT], LXW_ALIGN_VERTICAL_TOP);
	x->format_set_text_wrap(b->look[LOOK_TITLE]);
	x->format_set_bold(b->look[LOOK_TITLE]);
}

static void
write_text(struct book *b, lxw_worksheet *sheet, size_t row, int column, const char *text,
	   enum look look)
{
	note(b, b->x->worksheet_write_string(sheet, (lxw_row_t)row, (lxw_col_t)column, text,
					     b->look[look]));
}

/* Text that takes several lines, of so many columns: the height of its row is given, for no
 * spreadsheet is bound to find it. */
static void
write_lines(struct book *b, lxw_worksheet *sheet, size_t row, const char *text, int width,
	    enum look look)
{
	int lines = 1 + utf8_width(text) / (width - BREAK);

	note(b, b->x->worksheet_set_row(sheet, (lxw_row_t)row, lines * LINE_POINTS, NULL));
	write_text(b, sheet, row, 0, text, look);
}

static void
write_number(struct book *b, lxw_worksheet *sheet, size_t row, int column, double n, enum look look)
{
	note(b, b->x->worksheet_write_number(sheet, (lxw_row_t)row, (lxw_col_t)column, n,
					     b->look[look]));
}

/* Every sheet that is printed says that it is for training. */
static void
mark_demo(struct book *b, lxw_worksheet *sheet)
{
	char *header = mem_concat("&L", _("DEMO"), "");

	note(b, b->x->worksheet_set_header(sheet, header));
	free(header);
}

/* The name, which title becomes; yours. NULL in *sheet when the library refused it. */
static char *
add_sheet(struct book *b, const char *title, lxw_worksheet **sheet)
{
	char *name = mem_strndup(title, utf8_fit(title, SHEET_NAME_MAX));

	for (char *c = name; (c = strpbrk(c, FORBIDDEN)) != NULL;)
		*c = ' ';
	*sheet = b->x->workbook_add_worksheet(b->file, name);
	if (*sheet == NULL) {
		note(b, LXW_ERROR_PARAMETER_VALIDATION);
		return name;
	}
	b->x->worksheet_set_paper(*sheet, PAPER_A4);
	b->x->worksheet_fit_to_pages(*sheet, 1, 0);
	if (b->demo != NULL)
		mark_demo(b, *sheet);
	return name;
}

static void
add_about(struct book *b, const struct release *r, const char *title)
{
	struct strlist text = { .item = NULL };
	char *terms = release_terms(r);
	lxw_worksheet *sheet;
	size_t row = 0;

	/* TRANSLATORS: names the sheet of a workbook that explains it, at most 31 columns */
	free(add_sheet(b, _("Read this first"), &sheet));
	if (sheet != NULL) {
		b->x->worksheet_set_column(sheet, 0, 0, TEXT_WIDTH, NULL);
		write_lines(b, sheet, row++, title, TEXT_WIDTH, LOOK_TITLE);
		if (b->demo != NULL)
			write_lines(b, sheet, row++, b->demo, TEXT_WIDTH, LOOK_TITLE);
		write_lines(b, sheet, row++, b->secret, TEXT_WIDTH, LOOK_TEXT);
		strlist_split(&text, terms, '\n');
		for (size_t i = 0; i < text.count; i++)
			if (text.item[i][0] != '\0')
				write_lines(b, sheet, row++, text.item[i], TEXT_WIDTH, LOOK_TEXT);
	}
	strlist_clear(&text);
	free(terms);
}

static void
write_figure(struct book *b, lxw_worksheet *sheet, size_t row, int column, int64_t value,
	     bool secret, bool total)
{
	if (secret)
		write_text(b, sheet, row, column, _("secret"), LOOK_SECRET);
	else
		write_number(b, sheet, row, column, (double)value,
			     total ? LOOK_TOTAL : LOOK_NUMBER);
}

static void
add_line(struct book *b, lxw_worksheet *sheet, size_t row, const struct release_line *l, bool parts)
{
	enum look label = l->total ? LOOK_STRONG : parts ? LOOK_PART : LOOK_PLAIN;

	write_text(b, sheet, row, 0, l->label, label);
	write_figure(b, sheet, row, 1, l->value, l->secret, l->total);
	/* As rounded as it is shown: the cell knows no more. */
	if (l->percent >= 0)
		write_number(b, sheet, row, 2, (double)l->percent / PERCENT, LOOK_SHARE);
}

/* A bar has its figure beside it, as in its cell; where that is secret, the word. */
static void
label_bars(struct book *b, lxw_chart_series *series, const struct release_table *t)
{
	lxw_chart_data_label own = { .value = NULL };
	lxw_chart_data_label word = { .value = mem_strdup(_("secret")) };
	lxw_chart_data_label **label = mem_array(t->drawn + 1, sizeof(lxw_chart_data_label *));

	for (size_t i = 0; i < t->drawn; i++)
		label[i] = t->line[i].secret ? &word : &own;
	b->x->chart_series_set_labels(series);
	note(b, b->x->chart_series_set_labels_custom(series, label));
	free(label);
	free(word.value);
}

/* What the chart keeps of its figures, for whoever reads it without its sheet. The library would
 * keep 0 of a figure that is secret, where there must be none. The points are the library's. */
static void
keep_points(lxw_series_range *range, const struct release_table *t)
{
	for (size_t i = 0; i < t->drawn; i++) {
		lxw_series_data_point *point = mem_alloc(sizeof(*point));

		point->number = (double)t->line[i].value;
		point->no_data = t->line[i].secret;
		STAILQ_INSERT_TAIL(range->data_cache, point, list_pointers);
	}
	range->num_data_points = (uint16_t)t->drawn;
	range->ignore_cache = LXW_TRUE;
}

static void
add_chart(struct book *b, lxw_worksheet *sheet, const char *name, const struct release_table *t)
{
	const struct xlsx *x = b->x;
	lxw_chart_options where = { .x_scale = CHART_WIDTH,
				    .y_scale = CHART_EMPTY + CHART_ROW * (double)t->drawn };
	lxw_chart_fill fill = { .color = BAR_COLOUR };
	lxw_row_t last = (lxw_row_t)t->drawn;
	lxw_chart *chart = x->workbook_add_chart(b->file, LXW_CHART_BAR);
	lxw_chart_series *series = chart != NULL ? x->chart_add_series(chart, NULL, NULL) : NULL;

	if (series == NULL) {
		note(b, LXW_ERROR_MEMORY_MALLOC_FAILED);
		return;
	}
	x->chart_series_set_categories(series, name, 1, 0, last, 0);
	x->chart_series_set_values(series, name, 1, 1, last, 1);
	keep_points(series->values, t);
	x->chart_series_set_fill(series, &fill);
	label_bars(b, series, t);
	x->chart_set_series_gap(chart, SERIES_GAP);
	x->chart_title_set_name(chart, t->title);
	x->chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
	/* The library calls that axis x which lies. The first row is the highest bar; figures are
	 * written, so that no scale is needed. */
	x->chart_axis_set_reverse(chart->y_axis);
	x->chart_axis_set_label_position(chart->x_axis, LXW_CHART_AXIS_LABEL_POSITION_NONE);
	x->chart_axis_major_gridlines_set_visible(chart->x_axis, LXW_FALSE);
	note(b, x->worksheet_insert_chart_opt(sheet, 0, CHART_COLUMN, chart, &where));
}

static void
add_notes(struct book *b, lxw_worksheet *sheet, size_t row, bool secret, bool several,
	  const char *mean)
{
	if (b->demo != NULL)
		write_lines(b, sheet, row++, b->demo, LABEL_WIDTH, LOOK_TITLE);
	if (secret)
		write_lines(b, sheet, row++, b->secret, LABEL_WIDTH, LOOK_TEXT);
	if (several)
		write_lines(b, sheet, row++,
			    _("Several answers are possible: these figures do not add up to the "
			      "number of people."),
			    LABEL_WIDTH, LOOK_TEXT);
	if (mean != NULL)
		write_lines(b, sheet, row, mean, LABEL_WIDTH, LOOK_TEXT);
}

static void
add_table(struct book *b, const struct release_table *t, const char *mean)
{
	/* Only the table of totals counts more than people. */
	bool totals = t->line[0].total && t->count > 1;
	bool shares = false;
	bool secret = false;
	lxw_worksheet *sheet;
	char *name = add_sheet(b, t->title, &sheet);

	for (size_t i = 0; i < t->count; i++) {
		shares = shares || t->line[i].percent >= 0;
		secret = secret || t->line[i].secret;
	}
	if (sheet != NULL) {
		b->x->worksheet_set_column(sheet, 0, 0, LABEL_WIDTH, NULL);
		b->x->worksheet_set_column(sheet, 1, 1, FIGURE_WIDTH, NULL);
		b->x->worksheet_set_column(sheet, 2, 2, SHARE_WIDTH, NULL);
		b->x->worksheet_freeze_panes(sheet, 1, 0);
		b->x->worksheet_repeat_rows(sheet, 0, 0);
		write_text(b, sheet, 0, 0, t->title, LOOK_HEAD);
		write_text(b, sheet, 0, 1, totals ? _("Figure") : _("People"), LOOK_HEAD_RIGHT);
		if (shares)
			write_text(b, sheet, 0, 2, "%", LOOK_HEAD_RIGHT);
		for (size_t i = 0; i < t->count; i++)
			add_line(b, sheet, i + 1, &t->line[i], totals);
		add_notes(b, sheet, t->count + 2, secret, t->several, totals ? mean : NULL);
		if (t->drawn > 0) {
			b->x->worksheet_set_landscape(sheet);
			add_chart(b, sheet, name, t);
		}
	}
	free(name);
}

static void
add_grid_row(struct book *b, lxw_worksheet *sheet, size_t at, const struct release_grid *g)
{
	static const enum look looks[] = { LOOK_PLAIN, LOOK_PART, LOOK_PART_OF_PART };
	const struct release_grid_row *row = &g->row[at];

	write_text(b, sheet, at + 1, 0, row->label, row->total ? LOOK_STRONG : looks[row->depth]);
	for (size_t i = 0; i < g->columns; i++)
		if (row->cell[i] != NULL)
			write_figure(b, sheet, at + 1, (int)i + 1, row->cell[i]->value,
				     row->cell[i]->secret, row->total);
}

static void
add_grid_head(struct book *b, lxw_worksheet *sheet, const struct release_grid *g)
{
	int lines = 1;

	for (size_t i = 0; i < g->columns; i++) {
		int own = 1 + utf8_width(g->column[i]) / (ANSWER_WIDTH - ANSWER_BREAK);

		lines = own > lines ? own : lines;
	}
	note(b, b->x->worksheet_set_row(sheet, 0, lines * LINE_POINTS, NULL));
	write_text(b, sheet, 0, 0, g->title, LOOK_HEAD);
	for (size_t i = 0; i < g->columns; i++)
		write_text(b, sheet, 0, (int)i + 1, g->column[i], LOOK_HEAD_RIGHT);
}

/* A crossed table: wide, so that its paper lies. */
static void
add_grid(struct book *b, const struct release_grid *g)
{
	lxw_worksheet *sheet;
	bool any = false;

	free(add_sheet(b, g->title, &sheet));
	if (sheet == NULL)
		return;
	b->x->worksheet_set_landscape(sheet);
	b->x->worksheet_set_column(sheet, 0, 0, LABEL_WIDTH, NULL);
	b->x->worksheet_set_column(sheet, 1, (lxw_col_t)g->columns, ANSWER_WIDTH, NULL);
	b->x->worksheet_freeze_panes(sheet, 1, 1);
	b->x->worksheet_repeat_rows(sheet, 0, 0);
	add_grid_head(b, sheet, g);
	for (size_t i = 0; i < g->rows; i++) {
		add_grid_row(b, sheet, i, g);
		for (size_t c = 0; c < g->columns; c++)
			any = any || (g->row[i].cell[c] != NULL && g->row[i].cell[c]->secret);
	}
	add_notes(b, sheet, g->rows + 2, any, false, NULL);
}

/* The last day of the period: the hour at which it was made is nobody's business. */
static void
set_properties(struct book *b, const struct release *r, char *title)
{
	lxw_doc_properties p = { .title = title };
	struct release_period period;

	if (release_period_parse(r->period, &period) == 0)
		p.created = (time_t)period.last * SECONDS_A_DAY;
	note(b, b->x->workbook_set_properties(b->file, &p));
}

static void
fill_book(struct book *b, const struct release *r)
{
	char *title = release_title(r);
	struct release_tables tables;
	struct release_grids grids;

	release_tables_make(r, &tables);
	make_looks(b);
	set_properties(b, r, title);
	add_about(b, r, title);
	for (size_t i = 0; i < tables.count; i++)
		add_table(b, &tables.table[i], tables.mean);
	release_grids_make(r, &grids);
	for (size_t i = 0; i < grids.count; i++)
		add_grid(b, &grids.grid[i]);
	release_grids_clear(&grids);
	release_tables_clear(&tables);
	free(title);
}

/* Into a file of that name; the library's own files are in the folder, and go with it. */
static int
write_book(const struct xlsx *x, const struct release *r, bool demo, char *folder, const char *path,
	   struct err *err)
{
	lxw_workbook_options options = { .tmpdir = folder };
	struct book b = {
		.x = x,
		.file = x->workbook_new_opt(path, &options),
		.demo = demo ? release_demo_warning() : NULL,
		.secret = release_secret_note(),
		.failed = LXW_NO_ERROR,
	};

	if (b.file == NULL) {
		note(&b, LXW_ERROR_MEMORY_MALLOC_FAILED);
	} else {
		fill_book(&b, r);
		errno = 0;
		note(&b, x->workbook_close(b.file));
	}
	free(b.secret);
	if (b.failed == LXW_NO_ERROR)
		return 0;
	if (errno != 0)
		return err_set_errno(err, errno, folder, "workbook");
	return err_set(err, ERR_IO, folder, "workbook: %s", x->lxw_strerror(b.failed));
}

/* A folder of its own for as long as it takes; *folder is yours. */
static int
make_folder(char **folder, struct err *err)
{
	const char *parent = getenv("TMPDIR");
	char *path = path_join(str_empty(parent) ? "/tmp" : parent, "lakou-XXXXXX");

	if (mkdtemp(path) == NULL) {
		err_set_errno(err, errno, path, "mkdtemp");
		free(path);
		return -1;
	}
	*folder = path;
	return 0;
}

int
release_workbook(const struct release *r, bool demo, struct buf *out, struct err *err)
{
	struct xlsx x;
	char *folder;
	char *path;
	int rc;

	if (xlsx_open(&x, err) != 0)
		return -1;
	rc = make_folder(&folder, err);
	if (rc == 0) {
		path = path_join(folder, RELEASE_FILE_WORKBOOK);
		rc = write_book(&x, r, demo, folder, path, err);
		if (rc == 0)
			rc = file_read(path, out, err);
		unlink(path);
		rmdir(folder);
		free(path);
		free(folder);
	}
	xlsx_close(&x);
	return rc;
}
#else
int
release_workbook(const struct release *r, bool demo, struct buf *out, struct err *err)
{
	(void)r;
	(void)demo;
	(void)out;
	return err_set(err, ERR_MISSING, "libxlsxwriter", "built without it");
}
#endif
