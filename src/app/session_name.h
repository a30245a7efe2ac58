/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people write in their own tables for a value of a list: « M. », « 18-24 », « Impôts ». */
#ifndef APP_SESSION_NAME_H
#define APP_SESSION_NAME_H

#include "base/vocab.h"

/* The value meant by what is not its code or its label; NULL: none for sure. */
const struct vocab_item *session_name_item(enum vocab v, const char *text);

/* The one value that the list of a form finds by that word: a label or a keyword of it alone, else
 * words in its label alone. To be proposed, not taken. beside: a second vocabulary in the same
 * list, or v. NULL: none, or several. */
const struct vocab_item *session_name_likely(enum vocab v, enum vocab beside, const char *text);

#endif
