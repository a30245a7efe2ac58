/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The slip as a page for a browser: its policy forbids it to load or to run anything. Black on
 * white, a sheet of A4; each text finds its own direction. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/slip_private.h"
#include "base/i18n.h"

static const char style[] =
	"@page { size: A4; margin: 15mm }\n"
	"body { font-family: sans-serif; line-height: 1.4; color: #000; background: #fff;\n"
	"  max-width: 180mm; margin: 1em auto; padding: 0 1em; overflow-wrap: anywhere }\n"
	"h1 { font-size: 1em; margin: 0; font-weight: normal }\n"
	"h2 { font-size: 1.5em; margin: .2em 0 .6em; border-bottom: 2px solid #000 }\n"
	"h3 { font-size: 1em; margin: .5em 0 0 }\n"
	"p { margin: 0 }\n"
	"ul { list-style: \"\\2610\\00A0\"; margin: 0; padding-left: 1.5em }\n"
	"a { color: #00007a }\n"
	"section { break-inside: avoid }\n"
	"@media print { body { max-width: none; margin: 0; padding: 0 } }\n";

static void
add_escaped(struct buf *out, const char *text)
{
	for (; *text != '\0'; text++) {
		switch (*text) {
		case '&':
			buf_add(out, "&amp;");
			break;
		case '<':
			buf_add(out, "&lt;");
			break;
		case '>':
			buf_add(out, "&gt;");
			break;
		case '"':
			buf_add(out, "&quot;");
			break;
		case '\'':
			buf_add(out, "&#39;");
			break;
		default:
			buf_addc(out, *text);
		}
	}
}

/* A whole line that is an address of the web may be followed; nothing else. */
static bool
is_link(const char *text)
{
	return (str_starts(text, "https://") || str_starts(text, "http://")) &&
	       strpbrk(text, " \t\"<>|") == NULL && strstr(text, "…") == NULL;
}

static void
add_line(struct buf *out, const char *tag, const char *text)
{
	buf_addf(out, "<%s dir=\"auto\">", tag);
	if (is_link(text)) {
		buf_add(out, "<a href=\"");
		add_escaped(out, text);
		buf_add(out, "\" rel=\"noreferrer\">");
	}
	add_escaped(out, text);
	buf_addf(out, "%s</%s>\n", is_link(text) ? "</a>" : "", tag);
}

static void
add_block(struct buf *out, const struct slip_block *b)
{
	bool list = b->look == SLIP_LIST;

	buf_add(out, "<section>\n");
	if (b->label != NULL)
		add_line(out, "h3", b->label);
	if (list)
		buf_add(out, "<ul>\n");
	for (size_t i = 0; i < b->line.count; i++)
		add_line(out, list ? "li" : "p", b->line.item[i]);
	buf_addf(out, "%s</section>\n", list ? "</ul>\n" : "");
}

/* The code as HTML writes it: « gcf-MQ ». */
static void
add_language(struct buf *out, enum language lang)
{
	for (const char *c = i18n_code(lang); *c != '\0'; c++)
		buf_addc(out, *c == '_' ? '-' : *c);
}

static void
add_page(struct buf *out, const struct slip_page *page, const struct slip *slip)
{
	buf_add(out, "<!DOCTYPE html>\n<html lang=\"");
	add_language(out, slip->language);
	buf_add(out, "\">\n<head>\n<meta charset=\"utf-8\">\n"
		     "<meta http-equiv=\"Content-Security-Policy\" "
		     "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
		     "<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
	add_escaped(out, page->name);
	buf_addf(out, "</title>\n<style>\n%sbody { font-size: %s }\n</style>\n</head>\n<body>\n",
		 style, slip->large ? "20pt" : "12pt");
	add_line(out, "h1", slip_title());
	add_line(out, "h2", page->name);
	for (size_t i = 0; i < page->count; i++)
		if (!page->block[i].out && page->block[i].line.count > 0)
			add_block(out, &page->block[i]);
	buf_add(out, "</body>\n</html>\n");
}

char *
slip_html(const struct slip *slip)
{
	enum language chosen = i18n_language();
	struct slip_page page;
	struct buf out = BUF_INIT;

	i18n_switch(slip->language);
	slip_page_make(&page, slip);
	slip_page_fit(&page, slip);
	add_page(&out, &page, slip);
	i18n_switch(chosen);
	slip_page_clear(&page);
	return buf_take(&out);
}
