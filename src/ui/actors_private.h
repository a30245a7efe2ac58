/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the list of actors share. */
#ifndef UI_ACTORS_PRIVATE_H
#define UI_ACTORS_PRIVATE_H

#include "app/directory.h"
#include "ui/actor_rows.h"
#include "ui/screen.h"
#include "ui/search_list.h"

struct actors {
	bool pick; /* a session waits for one */
	int question;
	const char *commune; /* INSEE code: opened for this one alone; NULL */
	struct directory *dir;
	struct search_list search;
	struct directory_filters filters;
	struct directory_asked asked; /* the same, and what the words ask for */
	struct directory_query query; /* as of the last search */
	struct directory_answer answer;
	struct actor_rows rows; /* in view */
};

enum actors_op {
	OP_OPEN = 1,
	OP_REFER,
	OP_CARD,
	OP_SEARCH,
	OP_SWITCH,
	OP_IMPORT,
	OP_FILTER,
	OP_ORDER,
	OP_CLEAR,
	OP_NETWORK,
	OP_TWINS,
	OP_SLIP,
	OP_EDIT,
	OP_ADD
};

extern const struct command actors_commands[];

/* How many rows the list has, and the preview below it. */
int actors_list_rows(const struct screen *s);
int actors_preview_rows(const struct screen *s);

void actors_draw(const struct screen *s);
void actors_draw_moved(const struct screen *s);

#endif
