/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Escaping, and the head of a page. */
#include "config.h"

#include "base/html.h"

#include "base/i18n.h"

void
html_text(struct buf *out, const char *text)
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

void
html_begin(struct buf *out, const char *title, const char *style)
{
	buf_add(out, "<!DOCTYPE html>\n<html lang=\"");
	/* « gcf-MQ », as pages write it. */
	for (const char *c = i18n_code(i18n_language()); *c != '\0'; c++)
		buf_addc(out, *c == '_' ? '-' : *c);
	buf_add(out, "\">\n<head>\n<meta charset=\"utf-8\">\n"
		     "<meta http-equiv=\"Content-Security-Policy\" "
		     "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
		     "<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
	html_text(out, title);
	buf_addf(out, "</title>\n<style>\n%s", style);
}
