/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rights of a known person, on their page: a copy of all that is kept, to have it frozen, to
 * have it erased. Each asks once. */
#ifndef UI_PERSON_RIGHTS_H
#define UI_PERSON_RIGHTS_H

#include "store/types.h"
#include "ui/screen.h"

/* Questions of that page, beside its own. */
#define PERSON_ERASE_QUESTION 1
#define PERSON_ACCESS_QUESTION 2
#define PERSON_FREEZE_QUESTION 3

void person_rights_erase(struct screen *s, const struct person *p);
void person_rights_access(struct screen *s);
/* Or to have the freeze lifted. */
void person_rights_freeze(struct screen *s, const struct person *p);

/* Does what was answered to one of them; p may change by it. */
void person_rights_answer(struct screen *s, const struct person *p, int question, int reply,
			  struct err *err);

#endif
