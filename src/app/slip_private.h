/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a referral slip says, before it is text or HTML. */
#ifndef APP_SLIP_PRIVATE_H
#define APP_SLIP_PRIVATE_H

#include "app/slip.h"
#include "base/str.h"

enum { SLIP_BLOCKS = 16, SLIP_LARGE_COLUMNS = 2 }; /* cells of a letter that stands apart */

/* How it stands on the page. */
enum slip_look { SLIP_LABELLED, SLIP_LIST, SLIP_PLAIN };

struct slip_block {
	enum slip_look look;
	const char *label;   /* in the language of the slip; NULL none */
	struct strlist line; /* clean */
	int last_out;        /* 0: never left out; else the highest goes first */
	bool large, out;
	bool big;   /* its first line is to be seen first */
	bool whole; /* what may be wrong is not cut */
};

struct slip_page {
	char *name;
	bool large;
	bool whole;
	struct slip_block block[SLIP_BLOCKS];
	size_t count;
};

/* In the language that is chosen now. whole: what may be wrong is not cut. */
void slip_page_make(struct slip_page *page, const struct slip *slip, bool whole);
void slip_page_clear(struct slip_page *page);

/* The text of what is not out, whatever its length. tight: no line left free for large letters. */
void slip_page_text(const struct slip_page *page, const struct slip *slip, bool tight,
		    struct buf *out);
/* Marks out what matters least of what is in; false: nothing may go. */
bool slip_page_drop(struct slip_page *page);

const char *slip_title(void);

#endif
