/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the copy of everything that is held on a person says in words, where a file has codes. */
#ifndef APP_ACCESS_WORDS_H
#define APP_ACCESS_WORDS_H

#include "app/desk.h"
#include "app/form.h"
#include "base/vocab.h"

/* The labels of codes of that vocabulary, as a form lists them; an unknown one stands as it is.
 * Yours. */
char *access_words_labels(enum vocab vocab, const char *codes);

/* A value of a field as a form keeps it. Yours. */
char *access_words_value(struct desk *d, enum form_field field, const char *value);

/* What was done, by the word that the log has for it; one that is new here as it stands. */
const char *access_words_action(const char *action);

/* A stamp, as the clock of the desk showed it. Yours. */
char *access_words_when(const char *stamp);

#endif
