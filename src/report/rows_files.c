/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of a row file. Rows are sorted on all columns: their order says nothing. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "report/audit_lines.h"
#include "report/release_files.h"
#include "report/rows_private.h"

enum { DECIMALS = 10000 };

struct line {
	char code[ROW_COLUMNS][ROW_CODE_SIZE];
	int64_t count;
};

static int
by_columns(const void *a, const void *b)
{
	const struct line *x = a;
	const struct line *y = b;
	int d = 0;

	for (int c = 0; c < ROW_COLUMNS && d == 0; c++)
		d = strcmp(x->code[c], y->code[c]);
	return d;
}

static void
fill_line(const struct rows_making *m, const struct rows_class *class, size_t row,
	  struct line *line)
{
	const struct stats_micro *r = &m->search.rows->row[row];

	line->count = r->count;
	for (int c = 0; c < ROW_COLUMNS; c++) {
		enum row_column column = (enum row_column)c;
		int level = c < ROW_QUASI ? class->level[c] : 0;

		if (m->silent[c])
			snprintf(line->code[c], ROW_CODE_SIZE, "%s", ROW_ANY);
		else if (column == ROW_THEME && (m->together >> r->value[c] & 1) != 0)
			row_themes_code(m->together, line->code[c]);
		else
			row_code(column, level, row_node(column, level, r->value[c]),
				 line->code[c]);
	}
}

static int
make_lines(const struct rows_making *m, struct release *r, struct err *err)
{
	const struct rows_recoding *of = &m->chosen;
	struct line *line = mem_array(m->search.rows->count + 1, sizeof(*line));
	struct buf out = BUF_INIT;
	struct csv_writer w;
	size_t count = 0;
	int rc;

	for (size_t i = 0; i < of->classes; i++)
		for (size_t j = 0; j < of->class[i].count; j++)
			fill_line(m, &of->class[i], of -> order[of->class[i].first + j],
				  &line[count++]);
	qsort(line, count, sizeof(*line), by_columns);
	csv_begin(&w, &out, m->request->base.dialect);
	for (int c = 0; c < ROW_COLUMNS; c++)
		csv_text(&w, row_column_name[c]);
	csv_end(&w);
	for (size_t i = 0; i < count; i++) {
		for (int64_t n = 0; n < line[i].count; n++) {
			for (int c = 0; c < ROW_COLUMNS; c++)
				csv_text(&w, line[i].code[c]);
			csv_end(&w);
		}
	}
	rc = release_text_add(r, RELEASE_FILE_ROWS, &out, err);
	buf_clear(&out);
	free(line);
	return rc;
}

/* Rounded, for files of two programs are compared to the byte. */
static void
row_number(struct csv_writer *w, const char *what, const char *name, double value)
{
	int64_t n = (int64_t)(value * DECIMALS + 0.5);
	char *text = mem_printf("%lld%s%04lld", (long long)(n / DECIMALS),
				w->dialect == CSV_EXCEL_FR ? "," : ".", (long long)(n % DECIMALS));

	release_manifest_row(w, what, name, text);
	free(text);
}

static void
row_count(struct csv_writer *w, const char *what, const char *name, int64_t value)
{
	char *text = mem_printf("%lld", (long long)value);

	release_manifest_row(w, what, name, text);
	free(text);
}

static void
manifest_rows(struct csv_writer *w, const struct rows_making *m, const struct release *r)
{
	const char *names[] = { "local", "uniforme" };
	bool uniform = m->request->uniform;

	release_manifest_row(w, "element", "nom", "valeur");
	release_manifest_row(w, "periode", "", r->period);
	release_manifest_row(w, "perimetre", "", r->perimeter);
	release_manifest_row(w, "profil", "", m->profile);
	row_count(w, "k", "classe", m->search.k);
	row_count(w, "themes_par_classe", "minimum", ROWS_THEMES_MIN);
	row_count(w, "part_d_un_theme", "maximum_pour_cent", ROWS_THEME_PERCENT);
	for (size_t i = 0; i < r->file_count; i++)
		release_manifest_row(w, "sha256", r->file[i].name, r->file[i].sha256);
	row_count(w, "lignes", RELEASE_FILE_ROWS, m->search.weight);
	release_manifest_row(w, "recodage", "", names[uniform]);
	row_number(w, "perte", names[uniform], m->chosen.loss);
	row_count(w, "classes", names[uniform], (int64_t)m->chosen.classes);
	row_number(w, "perte", names[!uniform], m->other.loss);
	row_count(w, "classes", names[!uniform], (int64_t)m->other.classes);
	for (int c = 0; c < ROW_QUASI; c++)
		row_number(w, "niveau_moyen", row_column_name[c], m->chosen.level[c]);
	release_manifest_codes(w);
	release_manifest_row(w, "programme", PACKAGE, r->version);
	release_manifest_row(w, "langue", "", r->language);
	release_manifest_row(w, "encodage", r->dialect, r->encoding);
	release_manifest_row(w, "demo", "", m->request->base.demo ? "oui" : "non");
	release_manifest_row(w, "sceau_precedent", "", m->seal);
}

int
rows_files_make(const struct rows_making *m, struct release *r, struct err *err)
{
	struct buf out = BUF_INIT;
	struct csv_writer w;
	char *notice;
	int rc = make_lines(m, r, err);

	if (rc != 0)
		return -1;
	notice = rows_notice(m, r);
	rc = release_notice_add(r, notice, m->request->base.dialect, err);
	free(notice);
	if (rc != 0)
		return -1;
	csv_begin(&w, &out, m->request->base.dialect);
	manifest_rows(&w, m, r);
	rc = release_text_add(r, RELEASE_FILE_MANIFEST, &out, err);
	buf_clear(&out);
	if (rc == 0)
		memcpy(r->seal, r->file[r->file_count - 1].sha256, sizeof(r->seal));
	return rc;
}
