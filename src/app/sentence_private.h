/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences with a gap, for the files that make them. */
#ifndef APP_SENTENCE_PRIVATE_H
#define APP_SENTENCE_PRIVATE_H

/* The gap of most of them. Not a format: catalogues cannot make it misbehave. */
#define SENTENCE_SUBJECT "%s"

/* The sentence with the subject in the place of the mark, if it has one; what files and people
 * wrote is cleaned before it reaches a screen. Yours. */
char *sentence_fill_mark(const char *msg, const char *mark, const char *subject);
char *sentence_fill(const char *msg, const char *subject);

#endif
