/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings as they are drawn: the rows, and what is being typed or chosen in one of them. */
#ifndef UI_SETTINGS_DRAW_H
#define UI_SETTINGS_DRAW_H

#include "ui/list.h"
#include "ui/screen.h"
#include "ui/setting_edit.h"
#include "ui/settings_rows.h"

struct settings {
	struct settings_rows rows;
	struct list list;
	struct setting_edit edit; /* of the marked row */
	char *retiring;           /* whom the question is about: the rows may change meanwhile */
	enum setting_kind retiring_kind;
};

const struct setting_row *settings_marked(const struct settings *st);
/* Rows that fit whatever blank rows stand between the groups. */
int settings_page_rows(const struct screen *s);
void settings_draw(const struct screen *s);

#endif
