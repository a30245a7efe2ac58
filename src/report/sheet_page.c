/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets as a text, as CSV and as a page for a browser. Small numbers are not hidden in them: the
 * first line of each says whom they are for. */
#include "config.h"

#include <stdlib.h>

#include "base/html.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "report/sheet.h"

enum { GAP = 2, INDENT = 2, TENTHS = 10 };

static const char *
watermark(void)
{
	return _("For this desk only: small numbers are not hidden. Do not hand this over.");
}

/* What is said above the tables, one a line: desk, period, filters. titled: the first two are said
 * already. */
static void
heads(const struct sheet_page *page, bool titled, struct strlist *out)
{
	if (page->demo)
		strlist_add(out, _("DEMO: these sessions are invented."));
	if (!titled && !str_empty(page->desk)) {
		char *desk = utf8_clean(page->desk);

		strlist_add(out, desk);
		free(desk);
	}
	if (!titled)
		strlist_add(out, page->period);
	if (!str_empty(page->filters)) {
		/* TRANSLATORS: what of the sessions is counted: filters, « theme: E-mail » */
		char *only = mem_printf(_("Only: %s"), page->filters);

		strlist_add(out, only);
		free(only);
	}
}

/* --- text --- */

static int
wider(int width, const char *text)
{
	int w = utf8_width(text);

	return w > width ? w : width;
}

static void
add_right(struct buf *out, const char *text, int width)
{
	buf_addf(out, "%*s%s", width - utf8_width(text), "", text);
}

static void
text_heads(const struct sheet *s, const int *width, int label, struct buf *out)
{
	buf_addf(out, "%*s", label, "");
	for (size_t c = 0; c < s->head.count; c++)
		add_right(out, s->head.item[c], width[c] + GAP);
	buf_addc(out, '\n');
}

static void
text_sheet(const struct sheet *s, struct buf *out)
{
	int *width = mem_array(s->head.count + 1, sizeof(*width));
	int label = 1;

	for (size_t c = 0; c < s->head.count; c++)
		width[c] = utf8_width(s->head.item[c]);
	for (size_t r = 0; r < s->rows; r++) {
		label = wider(label, s->row[r].label);
		label = s->row[r].part && utf8_width(s->row[r].label) + INDENT > label
				? utf8_width(s->row[r].label) + INDENT
				: label;
		for (size_t c = 0; c < s->head.count; c++) {
			char *text = sheet_cell_text(sheet_at(s, r, c));

			width[c] = wider(width[c], text);
			free(text);
		}
	}
	buf_addf(out, "\n%s", s->title);
	if (s->what != NULL)
		buf_addf(out, " (%s)", s->what);
	buf_addc(out, '\n');
	text_heads(s, width, label, out);
	for (size_t r = 0; r < s->rows; r++) {
		int indent = s->row[r].part ? INDENT : 0;

		buf_addf(out, "%*s%s%*s", indent, "", s->row[r].label,
			 label - indent - utf8_width(s->row[r].label), "");
		for (size_t c = 0; c < s->head.count; c++) {
			char *text = sheet_cell_text(sheet_at(s, r, c));

			add_right(out, text, width[c] + GAP);
			free(text);
		}
		buf_addc(out, '\n');
	}
	free(width);
}

void
sheet_page_text(const struct sheet_page *page, struct buf *out)
{
	struct strlist head = { .item = NULL };

	buf_addf(out, "%s\n", watermark());
	heads(page, false, &head);
	for (size_t i = 0; i < head.count; i++)
		buf_addf(out, "%s\n", head.item[i]);
	for (size_t i = 0; i < page->count; i++)
		text_sheet(&page->sheet[i], out);
	strlist_clear(&head);
}

/* --- CSV --- */

/* Numbers that a spreadsheet can count with: no sign of percent, no space in them. */
static void
csv_cell(struct csv_writer *w, const struct sheet_cell *c)
{
	const char *point = w->dialect == CSV_EXCEL_FR ? "," : ".";
	char *text;

	switch (c->unit) {
	case SHEET_NOTHING:
		csv_text(w, "");
		break;
	case SHEET_SHARE:
	case SHEET_RATE:
		text = mem_printf("%lld%s%d", (long long)(c->n / TENTHS), point,
				  (int)(c->n % TENTHS));
		csv_raw(w, text, false);
		free(text);
		break;
	default:
		csv_int(w, c->n);
	}
}

static void
csv_line(struct csv_writer *w, const char *text)
{
	csv_text(w, text);
	csv_end(w);
}

/* The unit of what stands in a cell as a bare number; "" none. */
static const char *
csv_unit(const struct sheet_cell *c)
{
	return c->unit == SHEET_MINUTES ? " (min)" : c->unit == SHEET_CHANGE ? " (%)" : "";
}

/* Of any of its rows: a change has nothing in it where there is nothing to compare with. */
static const char *
csv_column_unit(const struct sheet *s, size_t column)
{
	const char *unit = "";

	for (size_t r = 0; r < s->rows && *unit == '\0'; r++)
		if (sheet_at(s, r, column)->unit == SHEET_CHANGE)
			unit = csv_unit(sheet_at(s, r, column));
	return unit;
}

static void
csv_joined(struct csv_writer *w, const char *text, const char *unit)
{
	char *both = mem_concat(text, unit, "");

	csv_text(w, both);
	free(both);
}

/* A part says so: no space at its beginning does in a spreadsheet. */
static void
csv_label(struct csv_writer *w, const struct sheet *s, size_t row)
{
	const char *label = s->row[row].label;
	/* TRANSLATORS: a row of a saved table that is a part of the total above it: « dont
	 * individuels » */
	char *part = s->row[row].part ? mem_printf(_("of which %s"), label) : mem_strdup(label);

	csv_joined(w, part, s->head.count > 0 ? csv_unit(sheet_at(s, row, 0)) : "");
	free(part);
}

static void
csv_sheet(struct csv_writer *w, const struct sheet *s)
{
	csv_line(w, "");
	csv_line(w, s->title);
	csv_text(w, s->what != NULL ? s->what : "");
	for (size_t c = 0; c < s->head.count; c++)
		csv_joined(w, s->head.item[c], csv_column_unit(s, c));
	csv_end(w);
	for (size_t r = 0; r < s->rows; r++) {
		csv_label(w, s, r);
		for (size_t c = 0; c < s->head.count; c++)
			csv_cell(w, sheet_at(s, r, c));
		csv_end(w);
	}
}

void
sheet_page_csv(const struct sheet_page *page, enum csv_dialect dialect, struct buf *out)
{
	struct strlist head = { .item = NULL };
	struct csv_writer w;

	csv_begin(&w, out, dialect);
	csv_line(&w, watermark());
	heads(page, false, &head);
	for (size_t i = 0; i < head.count; i++)
		csv_line(&w, head.item[i]);
	for (size_t i = 0; i < page->count; i++)
		csv_sheet(&w, &page->sheet[i]);
	strlist_clear(&head);
}

/* --- page --- */

/* The words lie across each sheet of paper, too: where it is printed they are on every one. */
static const char style[] =
	"@page { size: A4; margin: 15mm }\n"
	"body { font: 11pt/1.4 sans-serif; color: #000; background: #fff; max-width: 180mm;\n"
	"  margin: 1em auto; padding: 0 1em; overflow-wrap: anywhere }\n"
	".mark { border: 2px solid #000; padding: .4em .6em; font-weight: bold }\n"
	".across { position: fixed; top: 40%; left: 0; right: 0; text-align: center;\n"
	"  transform: rotate(-30deg); font-size: 3.5em; font-weight: bold; color: #eee;\n"
	"  z-index: -1 }\n"
	"h1 { font-size: 1.4em }\n"
	"h2 { font-size: 1.15em; margin: 1.4em 0 .3em; break-after: avoid }\n"
	"h2 span { font-weight: normal; font-size: .8em }\n"
	"table { border-collapse: collapse; width: 100%; font-size: 9pt }\n"
	"th, td { border-bottom: 1px solid #767676; padding: .12em .3em; text-align: right;\n"
	"  font-weight: normal; white-space: nowrap; overflow-wrap: normal }\n"
	"th[scope=row] { text-align: left; white-space: normal }\n"
	"thead th, thead td { border-bottom: 2px solid #000 }\n"
	"thead th { font-weight: bold; white-space: normal }\n"
	"tr { break-inside: avoid }\n"
	".part th[scope=row] { padding-left: 1.6em }\n"
	".whole th, .whole td { font-weight: bold }\n"
	"@media print { body { max-width: none; margin: 0; padding: 0 } }\n"
	"</style>\n</head>\n<body>\n";

static void
add_element(struct buf *out, const char *open, const char *text, const char *close)
{
	buf_add(out, open);
	html_text(out, text);
	buf_add(out, close);
}

static void
html_sheet(const struct sheet *s, struct buf *out)
{
	add_element(out, "<h2>", s->title, "");
	if (s->what != NULL)
		add_element(out, " <span>(", s->what, ")</span>");
	buf_add(out, "</h2>\n<table>\n<thead><tr><td></td>");
	for (size_t c = 0; c < s->head.count; c++)
		add_element(out, "<th scope=\"col\">", s->head.item[c], "</th>");
	buf_add(out, "</tr></thead>\n<tbody>\n");
	for (size_t r = 0; r < s->rows; r++) {
		buf_add(out, s->row[r].total  ? "<tr class=\"whole\">"
			     : s->row[r].part ? "<tr class=\"part\">"
					      : "<tr>");
		add_element(out, "<th scope=\"row\">", s->row[r].label, "</th>");
		for (size_t c = 0; c < s->head.count; c++) {
			char *text = sheet_cell_text(sheet_at(s, r, c));

			add_element(out, "<td>", text, "</td>");
			free(text);
		}
		buf_add(out, "</tr>\n");
	}
	buf_add(out, "</tbody>\n</table>\n");
}

void
sheet_page_html(const struct sheet_page *page, struct buf *out)
{
	struct strlist head = { .item = NULL };
	char *desk = utf8_clean(page->desk != NULL ? page->desk : "");

	html_begin(out, page->period, style);
	buf_add(out, "<h1>");
	if (!str_empty(page->desk))
		add_element(out, "", desk, " · ");
	add_element(out, "", page->period, "</h1>\n");
	add_element(out, "<p class=\"mark\">", watermark(), "</p>\n");
	add_element(out, "<div class=\"across\" aria-hidden=\"true\">", _("for this desk only"),
		    "</div>\n");
	heads(page, true, &head);
	for (size_t i = 0; i < head.count; i++)
		add_element(out, "<p>", head.item[i], "</p>\n");
	for (size_t i = 0; i < page->count; i++)
		html_sheet(&page->sheet[i], out);
	buf_add(out, "</body>\n</html>\n");
	free(desk);
	strlist_clear(&head);
}
