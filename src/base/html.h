/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every page for a browser needs. A page never loads nor runs anything, and says so. */
#ifndef BASE_HTML_H
#define BASE_HTML_H

#include "base/str.h"

/* The text with & < > " ' as references: safe between tags and in a quoted attribute. */
void html_text(struct buf *out, const char *text);

/* From the doctype to <style> and style itself, in the language in use; </style> and what follows
 * is the caller's. The policy allows that style and nothing else. */
void html_begin(struct buf *out, const char *title, const char *style);

#endif
