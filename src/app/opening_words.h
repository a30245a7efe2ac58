/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening hours in whole words of the chosen language, for paper and for a card. */
#ifndef APP_OPENING_WORDS_H
#define APP_OPENING_WORDS_H

enum opening_said {
	OPENING_SAID_NOTHING, /* nothing is known of them: out is NULL */
	OPENING_SAID_AS_IS,   /* no week says them, or they cannot be read: as published */
	OPENING_SAID_WEEK, /* « du lundi au jeudi de 7 h 30 à 12 h 30 ; le vendredi de … » */
};

/* hours: the cell of the standard, NULL none. A "comment" in it comes after the week, in brackets.
 * *out is yours. */
enum opening_said opening_words(const char *hours, char **out);

#endif
