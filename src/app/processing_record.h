/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record of processing (GDPR, art. 30) that the controller has to keep. */
#ifndef APP_PROCESSING_RECORD_H
#define APP_PROCESSING_RECORD_H

#include "app/desk.h"

enum { PROCESSING_RECORD_COLUMNS = 72 };

/* A page in the language of the screens. What the desk knows is filled in as it is set: its name,
 * the contact of the data protection officer, who receives figures, the delays, the lock, the
 * second medium; there are lines for the rest. Yours; NULL with err. */
char *processing_record_text(struct desk *d, struct err *err);

#endif
