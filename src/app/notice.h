/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The information notice (GDPR, art. 13) that is handed over before somebody agrees to be known. */
#ifndef APP_NOTICE_H
#define APP_NOTICE_H

#include "app/desk.h"

enum { NOTICE_COLUMNS = 60, NOTICE_LINES = 45 }; /* of a page: A5 at ten characters an inch */

/* Two pages, a form feed between them: in French and in the Creole of the desk's island. It is of
 * the version persons_notice, which is kept with the consent; where the desk has no contact of its
 * data protection officer (setting dpo-contact), there is a line to fill in by hand. Yours. */
char *notice_text(struct desk *d);

#endif
