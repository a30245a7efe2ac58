/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session that was left as a draft. */
#ifndef UI_SESSION_DRAFT_H
#define UI_SESSION_DRAFT_H

#include "app/form.h"
#include "ui/screen.h"

/* A draft left behind is never overwritten unasked; what is answered is about one that no other
 * program can take up meanwhile. The question, yours; NULL when there is no draft. */
char *session_draft_question(struct desk *d);

/* Asks it. The answers: 0 goes on with the draft, 1 sets it aside, 2 drops it. */
void session_draft_ask(struct screen *s, int question, const char *text);
/* True when another form may begin. */
bool session_draft_answer(struct desk *d, int reply, struct err *err);

/* Whether a new form holds nothing but what such a form proposes: no session yet that anybody would
 * go on with. */
bool session_draft_empty(struct desk *d, const struct form *f);

#endif
