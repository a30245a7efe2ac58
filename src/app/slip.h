/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The referral slip: where somebody is sent, on one page, in their language, which may be another
 * than the screen's. Nothing of the person is on it but what is typed for them; who sends them is
 * the desk. */
#ifndef APP_SLIP_H
#define APP_SLIP_H

#include <stdbool.h>

#include "app/desk.h"

enum { SLIP_COLUMNS = 78, SLIP_LINES = 60 }; /* of a page: A4 at ten characters an inch */

/* What is to be brought: a set of 1 << these. */
enum slip_bring {
	SLIP_IDENTITY,
	SLIP_VITALE,
	SLIP_TAX,
	SLIP_HOME,
	SLIP_CODES,
	SLIP_MOBILE,
	SLIP_BANK,
	SLIP_LETTERS,
	SLIP_BRING_COUNT
};
const char *slip_bring_label(enum slip_bring what); /* translated, at most 22 columns */

struct slip {
	const struct partner *partner;
	enum language language;
	unsigned bring;
	const char *note; /* a line of one's own; NULL or "" none */
	bool large;
	const char *desk; /* who sends, and from where; NULL or "" are not said */
	const char *place;
	const struct commune *commune; /* of that place; NULL */
	int today;
	int columns; /* of the text; 0: SLIP_COLUMNS */
};

/* The desk and its place, in their present state: borrowed until the next change. */
void slip_from(struct slip *slip, struct desk *d);

/* At most SLIP_LINES lines of that many columns: what matters least gives way. The large one has
 * its letters apart, and its lines too where there is room. Yours. */
char *slip_text(const struct slip *slip);

/* A page that asks nothing of the network and runs nothing, one sheet of A4: of 16 points, of 24
 * the large one, or of fewer where it would not hold what is on it. Yours. */
char *slip_html(const struct slip *slip);

/* Of a file: the place and the day, « fiche-cacem-2026-11-24.txt »; never a person. Yours. */
char *slip_file_name(const struct slip *slip, const char *extension);

#endif
