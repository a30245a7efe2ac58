/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the palette finds beyond the screen below and home: commands of the other screens, and the
 * words by which people look for a command that are not in its name. */
#ifndef UI_ELSEWHERE_H
#define UI_ELSEWHERE_H

#include <stdbool.h>

#include "ui/screen.h"

struct way {
	const struct screen_ops *ops;
	int home_op; /* what opens it, or what leads to it; 0 ends */
	bool types;  /* its search line has the focus when it opens */
};
extern const struct way ways[];

/* Ids of commands; NULL ends. */
extern const char *const elsewhere_at_once[];  /* they need no marked row, and write nothing */
extern const char *const elsewhere_left_out[]; /* they mean something on their screen only */
bool elsewhere_has(const char *const *ids, const char *id);

/* What is to be done before a key of that screen does it, as a sentence. Yours. */
char *elsewhere_where(const struct way *w, const char *key);

struct other_words {
	const char *id;    /* of a command; NULL ends */
	const char *words; /* N_() */
};
extern const struct other_words elsewhere_other_words[];
const char *elsewhere_words(const char *id); /* not translated; "" none */

#endif
