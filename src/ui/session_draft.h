/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session that was left as a draft. */
#ifndef UI_SESSION_DRAFT_H
#define UI_SESSION_DRAFT_H

#include "app/desk.h"

/* A draft left behind is never overwritten unasked; what is answered is about one that no other
 * program can take up meanwhile. The question, yours; NULL when there is no draft. */
char *session_draft_question(struct desk *d);

#endif
