/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of a person, as people read it. All texts are yours, to be wiped; NULL where
 * nothing is known. */
#ifndef UI_PERSON_SHOW_H
#define UI_PERSON_SHOW_H

#include "app/persons.h"
#include "ui/card.h"

char *person_show(const struct person *p, enum person_field field);
/* The same of what is being typed: codes in words, other texts as they are. */
char *person_show_typed(enum person_field field, const char *value);
/* All that is known but the names, which are a title; the mandate comes first, and is in the style
 * of what is wrong once it has ended. */
void person_show_card(struct card *card, const struct person *p, int today);

#endif
