/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The month that is due, as usual: by one key, for whom and into the folder that were chosen
 * before. */
#ifndef UI_EXPORT_USUAL_H
#define UI_EXPORT_USUAL_H

#include "ui/screen.h"

/* Makes it and says what is where, or why it is not; what is missing is asked for on the export
 * screen, which then opens over s. */
void export_usual(struct screen *s, struct err *err);

#endif
