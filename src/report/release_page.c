/* SPDX-License-Identifier: GPL-3.0-or-later */
/* statistiques.html: the tables of a release with their charts, on one page that needs nothing
 * else. Bars are black enough for any printer, and every figure is written: no colour says
 * anything. */
#include "config.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/html.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "report/label.h"
#include "report/release_files.h"
#include "report/release_grids.h"
#include "report/release_tables.h"

/* Of a chart, in its own units, of which 660 are the width of the page. */
enum chart {
	WIDTH = 660,
	ROW = 21,
	BAR = 15,
	BASELINE = 12,
	LABEL = 264, /* where labels end */
	GAP = 6,
	LONGEST = 310, /* bar */
	LABEL_CELLS = 40
};

enum { ZEROS_NAMED = 10 }; /* by their names: more are a number */

static const char style[] =
	"@page { size: A4; margin: 15mm }\n"
	"@page wide { size: A4 landscape; margin: 12mm }\n"
	"body { font: 11pt/1.4 sans-serif; color: #000; background: #fff; max-width: 180mm;\n"
	"  margin: 1em auto; padding: 0 1em; overflow-wrap: anywhere }\n"
	"h1 { font-size: 1.5em; margin: 0 0 .5em; border-bottom: 2px solid #000 }\n"
	"h2 { font-size: 1.2em; margin: 1.5em 0 .4em; break-after: avoid }\n"
	"p { margin: .4em 0 }\n"
	".demo { border: 2px solid #000; padding: .4em .6em; font-weight: bold }\n"
	"svg { display: block; width: 100%; height: auto; break-inside: avoid; fill: #000;\n"
	"  font: 12px sans-serif }\n"
	"svg rect { fill: #1f4e79 }\n"
	".end { text-anchor: end }\n"
	"i { font-style: italic }\n"
	"table { border-collapse: collapse; width: 100%; margin: .6em 0 }\n"
	"th, td { border-bottom: 1px solid #767676; padding: .15em .4em; text-align: left;\n"
	"  font-weight: normal }\n"
	"thead th { border-bottom: 2px solid #000; font-weight: bold }\n"
	"tr { break-inside: avoid }\n"
	".n { text-align: right; white-space: nowrap; width: 7em }\n"
	".part th { padding-left: 1.6em }\n"
	".whole th, .whole td { font-weight: bold }\n"
	".wide { page: wide; font-size: .8em }\n"
	".wide table { overflow-wrap: normal }\n"
	".wide th, .wide td { padding: .1em .25em }\n"
	".wide .n { width: auto }\n"
	".wide thead th { vertical-align: bottom }\n"
	".wide thead .n { white-space: normal; max-width: 7em }\n"
	".d1 th { padding-left: 1.2em }\n"
	".d2 th { padding-left: 2.4em }\n"
	".terms { font-size: .9em; border-top: 2px solid #000; margin-top: 2em }\n"
	"@media print { body { max-width: none; margin: 0; padding: 0 } }\n"
	"</style>\n</head>\n<body>\n";

static void
add_element(struct buf *out, const char *tag, const char *class, const char *text)
{
	buf_addf(out, "<%s", tag);
	if (class != NULL)
		buf_addf(out, " class=\"%s\"", class);
	buf_add(out, ">");
	html_text(out, text);
	buf_addf(out, "</%s>\n", tag);
}

static void
add_figure(struct buf *out, int64_t value, bool secret)
{
	char *number;

	if (secret) {
		buf_add(out, "<i>");
		html_text(out, _("secret"));
		buf_add(out, "</i>");
		return;
	}
	number = report_number(value);
	html_text(out, number);
	free(number);
}

/* A label that is too long is whole in the table. */
static void
add_bar(struct buf *out, const struct release_line *l, int y, int64_t largest)
{
	size_t fits = utf8_fit(l->label, LABEL_CELLS);
	int length = (int)(l->value * LONGEST / largest);
	char *label = l->label[fits] == '\0' ? mem_strdup(l->label) : NULL;

	if (label == NULL) {
		char *cut = mem_strndup(l->label, utf8_fit(l->label, LABEL_CELLS - 1));

		label = mem_concat(cut, "…", "");
		free(cut);
	}
	/* What is there shows, however small. */
	if (l->value > 0 && length == 0)
		length = 1;
	buf_addf(out, "<text class=\"end\" x=\"%d\" y=\"%d\">", LABEL, y + BASELINE);
	html_text(out, label);
	buf_add(out, "</text>");
	if (length > 0)
		buf_addf(out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>", LABEL + GAP,
			 y, length, BAR);
	buf_addf(out, "<text x=\"%d\" y=\"%d\"%s>", LABEL + GAP + (length > 0 ? length + GAP : 0),
		 y + BASELINE, l->secret ? " font-style=\"italic\"" : "");
	if (l->secret) {
		html_text(out, _("secret"));
	} else {
		char *number = report_number(l->value);

		html_text(out, number);
		free(number);
	}
	buf_add(out, "</text>\n");
	free(label);
}

static void
add_chart(struct buf *out, const struct release_table *t)
{
	if (t->drawn == 0)
		return;
	buf_addf(out, "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"", WIDTH,
		 (int)t->drawn * ROW);
	html_text(out, t->title);
	buf_add(out, "\">\n");
	for (size_t i = 0; i < t->drawn; i++)
		add_bar(out, &t->line[i], (int)i * ROW, t->largest);
	buf_add(out, "</svg>\n");
}

static bool
any_share(const struct release_table *t)
{
	for (size_t i = 0; i < t->count; i++)
		if (t->line[i].percent >= 0)
			return true;
	return false;
}

/* parts: a line that is no total is a part of the one before. */
static void
add_row(struct buf *out, const struct release_line *l, bool shares, bool parts)
{
	const char *class = l->total ? " class=\"whole\"" : parts ? " class=\"part\"" : "";

	buf_addf(out, "<tr%s><th scope=\"row\">", class);
	html_text(out, l->label);
	buf_add(out, "</th><td class=\"n\">");
	add_figure(out, l->value, l->secret);
	buf_add(out, "</td>");
	if (shares && l->percent >= 0) {
		buf_add(out, "<td class=\"n\">");
		/* TRANSLATORS: a percentage; a no-break space before the sign in French */
		buf_addf(out, _("%d %%"), l->percent);
		buf_add(out, "</td>");
	} else if (shares) {
		buf_add(out, "<td class=\"n\"></td>");
	}
	buf_add(out, "</tr>\n");
}

static void
add_head(struct buf *out, const struct release_table *t, const char *figure, bool shares)
{
	buf_add(out, "<table>\n<thead><tr><th scope=\"col\">");
	html_text(out, t->title);
	buf_add(out, "</th><th scope=\"col\" class=\"n\">");
	html_text(out, figure);
	buf_add(out, "</th>");
	if (shares) {
		buf_add(out, "<th scope=\"col\" class=\"n\">");
		buf_add(out, "%");
		buf_add(out, "</th>");
	}
	buf_add(out, "</tr></thead>\n<tbody>\n");
}

/* In one line what would fill a page: most communes are at zero. */
static void
add_zeros(struct buf *out, const struct strlist *label)
{
	char *names;
	char *text;

	if (label->count == 0)
		return;
	names = strlist_join(label, ", ");
	if (label->count > ZEROS_NAMED)
		/* TRANSLATORS: %1$zu answers, communes for example, that nobody gave; %2$s is the
		 * name of a file */
		text = mem_printf(ngettext("%1$zu more is at zero: it is in %2$s.",
					   "%1$zu more are at zero: they are in %2$s.",
					   (unsigned long)label->count),
				  label->count, RELEASE_FILE_STATISTICS);
	else
		/* TRANSLATORS: %s is a list of answers that nobody gave, as « Le Robert, Le
		 * François » */
		text = mem_printf(_("At zero: %s."), names);
	add_element(out, "p", NULL, text);
	free(text);
	free(names);
}

static void
add_table(struct buf *out, const struct release_table *t, const char *mean)
{
	/* Only the table of totals counts more than people. */
	bool totals = t->line[0].total && t->count > 1;
	bool shares = any_share(t);
	struct strlist zeros = { .item = NULL };

	buf_add(out, "<section>\n");
	add_element(out, "h2", NULL, t->title);
	if (t->several)
		add_element(out, "p", NULL,
			    _("Several answers are possible: these figures do not add up to the "
			      "number of people."));
	add_chart(out, t);
	add_head(out, t, totals ? _("Figure") : _("People"), shares);
	for (size_t i = 0; i < t->count; i++)
		if (i < t->drawn || i >= t->drawn + t->zeros)
			add_row(out, &t->line[i], shares, totals);
		else
			strlist_add(&zeros, t->line[i].label);
	buf_add(out, "</tbody>\n</table>\n");
	add_zeros(out, &zeros);
	strlist_clear(&zeros);
	if (totals && mean != NULL)
		add_element(out, "p", NULL, mean);
	buf_add(out, "</section>\n");
}

static void
add_grid_row(struct buf *out, const struct release_grid *g, const struct release_grid_row *row)
{
	if (row->total)
		buf_add(out, "<tr class=\"whole\">");
	else
		buf_addf(out, "<tr class=\"d%d\">", row->depth);
	buf_add(out, "<th scope=\"row\">");
	html_text(out, row->label);
	buf_add(out, "</th>");
	for (size_t i = 0; i < g->columns; i++) {
		buf_add(out, "<td class=\"n\">");
		if (row->cell[i] != NULL)
			add_figure(out, row->cell[i]->value, row->cell[i]->secret);
		buf_add(out, "</td>");
	}
	buf_add(out, "</tr>\n");
}

/* Its places at zero are named without those in them. */
static void
add_grid(struct buf *out, const struct release_grid *g)
{
	struct strlist zeros = { .item = NULL };
	int within = INT_MAX;

	buf_add(out, "<section class=\"wide\">\n");
	add_element(out, "h2", NULL, g->title);
	buf_add(out, "<table>\n<thead><tr><th scope=\"col\">");
	html_text(out, g->title);
	buf_add(out, "</th>");
	for (size_t i = 0; i < g->columns; i++) {
		buf_add(out, "<th scope=\"col\" class=\"n\">");
		html_text(out, g->column[i]);
		buf_add(out, "</th>");
	}
	buf_add(out, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < g->rows; i++) {
		const struct release_grid_row *row = &g->row[i];

		if (row->depth > within)
			continue;
		within = row->zero && !row->total ? row->depth : INT_MAX;
		if (row->zero && !row->total)
			strlist_add(&zeros, row->label);
		else
			add_grid_row(out, g, row);
	}
	buf_add(out, "</tbody>\n</table>\n");
	add_zeros(out, &zeros);
	buf_add(out, "</section>\n");
	strlist_clear(&zeros);
}

static void
add_terms(struct buf *out, const struct release *r)
{
	struct strlist paragraph = { .item = NULL };
	char *terms = release_terms(r);

	strlist_split(&paragraph, terms, '\n');
	buf_add(out, "<section class=\"terms\">\n");
	for (size_t i = 0; i < paragraph.count; i++)
		if (paragraph.item[i][0] != '\0')
			add_element(out, "p", NULL, paragraph.item[i]);
	buf_add(out, "</section>\n");
	strlist_clear(&paragraph);
	free(terms);
}

char *
release_page(const struct release *r, bool demo)
{
	struct release_tables tables;
	struct release_grids grids;
	struct buf out = BUF_INIT;
	char *title = release_title(r);
	char *secret = release_secret_note();

	release_tables_make(r, &tables);
	html_begin(&out, title, style);
	add_element(&out, "h1", NULL, title);
	if (demo)
		add_element(&out, "p", "demo", release_demo_warning());
	add_element(&out, "p", NULL, secret);
	for (size_t i = 0; i < tables.count; i++)
		add_table(&out, &tables.table[i], tables.mean);
	release_grids_make(r, &grids);
	for (size_t i = 0; i < grids.count; i++)
		add_grid(&out, &grids.grid[i]);
	release_grids_clear(&grids);
	add_terms(&out, r);
	buf_add(&out, "</body>\n</html>\n");
	release_tables_clear(&tables);
	free(title);
	free(secret);
	return buf_take(&out);
}
