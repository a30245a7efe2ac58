/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the screen of the export keeps, for the files that it is made of. */
#ifndef UI_EXPORT_PRIVATE_H
#define UI_EXPORT_PRIVATE_H

#include "ui/edit.h"
#include "ui/export_month.h"
#include "ui/screen.h"

enum export_typing { TYPING_NOTHING, TYPING_RECIPIENT, TYPING_FOLDER };

struct export_screen {
	struct export_month month;
	enum export_typing typing;
	struct edit text;
	char *problem; /* at the field that is typed; NULL none */
	bool goes_on;  /* with the export, once the field is answered */
	bool usual;    /* opened by the one key */
	bool asks;     /* about shorter periods, as soon as it is shown */
};

void export_draw(const struct screen *s);

#endif
