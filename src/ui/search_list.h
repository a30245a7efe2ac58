/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list under a search line: letters narrow it, the bar moves in it, and the keys are for one of
 * the two at a time. What is found and how a row looks is its screen’s. */
#ifndef UI_SEARCH_LIST_H
#define UI_SEARCH_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/draw.h"
#include "ui/edit.h"
#include "ui/list.h"

struct search_list {
	struct edit words;
	struct list list;
	bool in_list; /* the keys are for the list; else for the search line */
};

enum searched {
	SEARCHED_NOTHING, /* the key is not for it */
	SEARCHED_WENT,    /* into the list or out of it */
	SEARCHED_TYPED,   /* the words changed, or the cursor in them: search again */
	SEARCHED_MOVED,   /* the bar, maybe to rows that were not read */
};

void search_list_init(struct search_list *l, int max_chars); /* of zeroed memory */
void search_list_clear(struct search_list *l);               /* frees */
enum searched search_list_key(struct search_list *l, int key, int rows);
/* To the search line, as if typed: search again. */
void search_list_paste(struct search_list *l, const char *text);
void search_list_switch(struct search_list *l);
/* Back to an empty search line: search again. False: it is empty already, nothing was done. */
bool search_list_empty(struct search_list *l);

/* The row of the search line, from column x; said stands at its right end, "" nothing. */
void search_list_draw(const struct search_list *l, int x, int columns, const char *said);
enum style search_list_style(const struct search_list *l, size_t row);

#endif
