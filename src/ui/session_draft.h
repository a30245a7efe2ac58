/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session that was left as a draft. */
#ifndef UI_SESSION_DRAFT_H
#define UI_SESSION_DRAFT_H

#include "app/form.h"

/* A draft left behind is never overwritten unasked; what is answered is about one that no other
 * program can take up meanwhile. The question, yours; NULL when there is no draft. */
char *session_draft_question(struct desk *d);

/* Whether a new form holds nothing but what such a form proposes: no session yet that anybody would
 * go on with. */
bool session_draft_empty(struct desk *d, const struct form *f);

#endif
