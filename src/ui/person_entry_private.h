/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong in the form of a person, for the keys that find it out. */
#ifndef UI_PERSON_ENTRY_PRIVATE_H
#define UI_PERSON_ENTRY_PRIVATE_H

#include "ui/person_entry.h"

void person_entry_complain(struct person_entry *e, int field); /* letters that choose nothing */
void person_entry_forget(struct person_entry *e, int field);   /* what was complained of in it */
/* What is wrong is said when its field is left; a warning waits for the save. */
void person_entry_look_back(struct person_entry *e, struct desk *d);
/* Whether Enter leaves the field; says what is wrong with what was just typed in it if not. Enter
 * once more leaves it, and so does every other key that goes elsewhere. */
bool person_entry_stands(struct person_entry *e, struct desk *d);
/* What nothing can be kept with: letters that choose nothing, or no agreement. All else that is
 * wrong is told with it. */
bool person_entry_refused(struct person_entry *e, struct desk *d);

#endif
