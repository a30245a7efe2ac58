/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/notice_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

void
notice_text_wrap(struct buf *out, const char *text, int columns)
{
	while (*text) {
		size_t fit = utf8_fit(text, columns);
		size_t end = fit;

		while (text[fit] != '\0' && end > 0 && text[end] != ' ')
			end--;
		if (end == 0)
			end = fit;
		buf_addf(out, "%.*s\n", (int)end, text);
		text += end;
		text += strspn(text, " ");
	}
}

void
notice_text_paragraph(struct buf *out, const char *text, int columns)
{
	buf_addc(out, '\n');
	notice_text_wrap(out, text, columns);
}

void
notice_text_filled(struct buf *out, char *text, int columns)
{
	notice_text_paragraph(out, text, columns);
	free(text);
}
