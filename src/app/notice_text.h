/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs of plain text, as notices and sheets are printed. */
#ifndef APP_NOTICE_TEXT_H
#define APP_NOTICE_TEXT_H

#include "base/str.h"

#define NOTICE_BLANK "______________________________" /* filled in by hand */

/* A line holds as many words as fit; one that is longer than a line is cut. */
void notice_text_wrap(struct buf *out, const char *text, int columns);
/* The same after an empty line; the second takes text over. */
void notice_text_paragraph(struct buf *out, const char *text, int columns);
void notice_text_filled(struct buf *out, char *text, int columns);

#endif
