/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The slip as lines of text. Large letters stand apart, two cells each, and their labels above what
 * they name. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/slip_private.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"

enum { LABEL_CELLS = 20, LABEL_BESIDE_MIN = 50 };

struct paper {
	struct buf *out;
	int columns; /* of letters */
	bool large;
	bool tight;
};

/* One line, its letters apart where they are large. */
static void
put(const struct paper *p, const char *text, size_t len)
{
	size_t at = 0;

	if (!p->large) {
		buf_add_len(p->out, text, len);
	} else {
		while (at < len) {
			size_t bytes = utf8_cluster(text + at);

			if (at > 0)
				buf_addc(p->out, ' ');
			buf_add_len(p->out, text + at, bytes);
			at += bytes;
		}
	}
	buf_addc(p->out, '\n');
	if (p->large && !p->tight)
		buf_addc(p->out, '\n');
}

/* As many words as fit a line; one that is longer than a line is cut. Each line begins with lead,
 * the first with first, which are as wide. */
static void
wrap(const struct paper *p, const char *first, const char *lead, const char *text)
{
	int width = p->columns - utf8_width(lead);
	const char *before = first;

	do {
		size_t fit = utf8_fit(text, width);
		size_t end = fit;
		char *line;

		while (text[fit] != '\0' && end > 0 && text[end] != ' ')
			end--;
		if (end == 0)
			end = fit > 0 ? fit : utf8_cluster(text);
		line = mem_printf("%s%.*s", before, (int)end, text);
		put(p, line, strlen(line));
		free(line);
		text += end;
		text += strspn(text, " ");
		before = lead;
	} while (*text != '\0');
}

static void
blank(const struct paper *p)
{
	if (!p->large || p->tight)
		buf_addc(p->out, '\n');
}

/* A label stands beside its value where there is room, else above it. */
static void
put_block(const struct paper *p, const struct slip_block *b)
{
	bool beside = !p->large && b->label != NULL && p->columns >= LABEL_BESIDE_MIN;
	const char *mark = b->look == SLIP_LIST ? "[ ] " : "";
	const char *under = b->look == SLIP_LIST ? "    " : "";
	char *lead = mem_printf("%*s%s", beside ? LABEL_CELLS : 0, "", under);

	if (b->label != NULL && !beside)
		wrap(p, "", "", b->label);
	for (size_t i = 0; i < b->line.count; i++) {
		const char *label = i == 0 && beside ? b->label : "";
		int room = beside ? LABEL_CELLS - utf8_width(label) : 0;
		char *first = mem_printf("%s%*s%s", label, room > 0 ? room : 0, "", mark);

		wrap(p, first, lead, b->line.item[i]);
		free(first);
	}
	free(lead);
}

void
slip_page_text(const struct slip_page *page, const struct slip *slip, bool tight, struct buf *out)
{
	int columns = slip->columns > 0 ? slip->columns : SLIP_COLUMNS;
	struct paper p = { .out = out,
			   .columns = slip->large ? columns / SLIP_LARGE_COLUMNS : columns,
			   .large = slip->large,
			   .tight = tight };

	wrap(&p, "", "", slip_title());
	blank(&p);
	wrap(&p, "", "", page->name);
	for (size_t i = 0; i < page->count; i++) {
		if (page->block[i].out || page->block[i].line.count == 0)
			continue;
		if (!tight)
			blank(&p);
		put_block(&p, &page->block[i]);
	}
}

static bool
holds(const struct slip_page *page, const struct slip *slip, bool tight)
{
	struct slip paper = *slip;
	struct buf text = BUF_INIT;
	int lines = 0;

	/* Of the sheet, however narrow a screen that shows it. */
	paper.columns = SLIP_COLUMNS;
	slip_page_text(page, &paper, tight, &text);
	for (const char *s = buf_text(&text); *s != '\0'; s++)
		lines += *s == '\n';
	buf_clear(&text);
	return lines <= SLIP_LINES;
}

bool
slip_page_drop(struct slip_page *page)
{
	struct slip_block *least = NULL;

	for (size_t i = 0; i < page->count; i++) {
		struct slip_block *b = &page->block[i];

		if (!b->out && b->last_out > (least != NULL ? least->last_out : 0))
			least = b;
	}
	if (least != NULL)
		least->out = true;
	return least != NULL;
}

/* Marks out what does not go on the page; true: it has to be tight, too. */
static bool
fit(struct slip_page *page, const struct slip *slip)
{
	while (!holds(page, slip, false))
		if (!slip_page_drop(page))
			return true;
	return false;
}

/* Made and fit: what may be wrong is cut only where it does not hold otherwise. True: tight. */
static bool
lay(struct slip_page *page, const struct slip *slip)
{
	bool tight;

	slip_page_make(page, slip, true);
	tight = fit(page, slip);
	if (holds(page, slip, tight))
		return tight;
	slip_page_clear(page);
	slip_page_make(page, slip, false);
	return fit(page, slip);
}

char *
slip_text(const struct slip *slip)
{
	enum language chosen = i18n_language();
	struct slip_page page;
	struct buf out = BUF_INIT;

	/* Back before anything else is said. */
	i18n_switch(slip->language);
	slip_page_text(&page, slip, lay(&page, slip), &out);
	i18n_switch(chosen);
	slip_page_clear(&page);
	return buf_take(&out);
}
