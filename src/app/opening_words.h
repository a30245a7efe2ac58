/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening hours in whole words of the chosen language, for paper and for a card. */
#ifndef APP_OPENING_WORDS_H
#define APP_OPENING_WORDS_H

#include "base/str.h"

enum opening_said {
	OPENING_SAID_NOTHING, /* nothing is known of them: out is NULL, or gets nothing */
	OPENING_SAID_AS_IS, /* they cannot be read, are a comment alone or too long: as published */
	OPENING_SAID_WEEK,  /* « du lundi au jeudi de 7 h 30 à 12 h 30 ; le vendredi de … » */
};

/* hours: the cell of the standard, NULL none. A "comment" in it comes after what it is of, in
 * brackets. A rule that replaces what was said of its days begins with « mais ». *out is yours. */
enum opening_said opening_words(const char *hours, char **out);
/* The same, a sentence for the days that are alike and for each rule. */
enum opening_said opening_words_list(const char *hours, struct strlist *out);

#endif
