/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences: what went wrong and what to do about it, whole, in the chosen language. */
#ifndef APP_SENTENCE_H
#define APP_SENTENCE_H

#include "app/form.h"
#include "app/logbook.h"
#include "app/person_form.h"
#include "base/err.h"

char *sentence_for_err(const struct err *err);                     /* yours */
char *sentence_for_problem(const struct problem *p);               /* yours */
char *sentence_for_person_problem(const struct person_problem *p); /* yours */
char *sentence_for_step(const struct logbook_step *step);          /* « Annulé : ... ». Yours */

/* A fault of the file, as store_check() names it. Yours. */
char *sentence_for_fault(const char *check, const char *detail);

#endif
