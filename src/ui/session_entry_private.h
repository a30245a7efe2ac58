/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What keys may do to an entry: the steps that session_keys.c is made of. Each keeps the draft;
 * err tells of a failure to, and the step is done all the same. */
#ifndef UI_SESSION_ENTRY_PRIVATE_H
#define UI_SESSION_ENTRY_PRIVATE_H

#include "ui/session_entry.h"

enum form_field entry_field(const struct entry *e); /* under the cursor */
bool entry_picks(const struct entry *e);            /* it is chosen from a list */

/* Whether the form shows the field now, and in which cell. */
bool entry_sees(const struct form *f, enum form_field field, size_t *at);

void entry_choose(struct entry *e, struct desk *d, const struct choice *c, struct err *err);
/* Takes the last value of a list away, or empties a single choice. */
void entry_erase(struct entry *e, struct desk *d, struct err *err);
/* What is typed next is no more of the word that was taken before its end. */
void entry_word_end(struct entry *e);
void entry_next(struct entry *e, struct desk *d, struct err *err);
/* What was typed in the field becomes its value: the text, or the choice that the letters mean. */
void entry_commit(struct entry *e, struct desk *d, struct err *err);
/* A value was set: earlier complaints about the field no longer hold. */
void entry_changed(struct entry *e, struct desk *d, enum form_field which, struct err *err);
void entry_complain(struct entry *e, enum problem_code code, const char *value);
void entry_forget(struct entry *e, enum form_field which); /* what was complained of in it */
/* What is wrong with a typed value is said when its field is left, not only when all is saved. A
 * warning waits until then: it asks to save again. */
void entry_look_back(struct entry *e, struct desk *d);
bool entry_line_changed(const struct entry *e); /* other than when the field was entered */
bool entry_unset(struct desk *d);               /* nobody chose a passphrase yet */
/* Participants of a stored workshop that are known persons: breakdowns leave them out. */
int entry_known(const struct form *f, struct desk *d);
/* Counts what is typed in a breakdown; what is too much is said at once. */
void entry_count(struct entry *e);
/* Whether Enter leaves the field; says what is wrong with what was just typed in it if not. Enter
 * once more leaves it, and so does every other key that goes elsewhere. */
bool entry_stands(struct entry *e, struct desk *d, struct err *err);

#endif
