/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the list of tags, and how they are drawn. */
#include "config.h"

#include "ui/tag_rows.h"

#include <stdlib.h>

#include "app/tags.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/draw.h"

#define COUNT_WIDTH 9

/* Those that stand before those that are another name of one; in each part the order stays. */
static void
put_standing_first(struct tag_list *all, size_t *standing)
{
	struct tag *sorted = mem_array(all->count + 1, sizeof(*sorted));
	size_t count = 0;

	for (int merged = 0; merged <= 1; merged++) {
		for (size_t i = 0; i < all->count; i++)
			if ((all->item[i].merged != 0) == merged)
				sorted[count++] = all->item[i];
		if (!merged)
			*standing = count;
	}
	free(all->item);
	all->item = sorted;
}

static size_t
index_of(const struct tag_rows *r, int64_t n)
{
	size_t i = 0;

	while (i < r->list.count && r->all.item[i].n != n)
		i++;
	return i;
}

const struct tag *
tag_rows_marked(const struct tag_rows *r)
{
	return r->list.count == 0 ? NULL : &r->all.item[r->list.selected];
}

int
tag_rows_load(struct tag_rows *r, struct desk *d, int64_t n, struct err *err)
{
	struct tag_list all;
	size_t standing = 0;

	if (tags_list(d, true, &all, err) != 0)
		return -1;
	if (n == 0 && tag_rows_marked(r) != NULL)
		n = tag_rows_marked(r)->n;
	put_standing_first(&all, &standing);
	tag_list_clear(&r->all);
	r->all = all;
	list_set_count(&r->list, standing);
	if (index_of(r, n) < standing)
		list_select(&r->list, index_of(r, n));
	return 0;
}

void
tag_rows_clear(struct tag_rows *r)
{
	tag_list_clear(&r->all);
}

const struct tag *
tag_rows_numbered(const struct tag_rows *r, int64_t n)
{
	for (size_t i = 0; i < r->all.count; i++)
		if (r->all.item[i].n == n)
			return &r->all.item[i];
	return NULL;
}

char *
tag_rows_note(const struct tag_rows *r)
{
	const struct tag *tag = tag_rows_marked(r);
	struct strlist names = { .item = NULL };
	char *list, *text;

	if (tag == NULL)
		return NULL;
	for (size_t i = r->list.count; i < r->all.count; i++)
		if (r->all.item[i].merged == tag->n)
			strlist_add(&names, r->all.item[i].name);
	list = strlist_join(&names, ", ");
	/* TRANSLATORS: below a list of tags; %s is one or more other names of the marked one */
	text = names.count == 0 ? mem_strdup(tag->description)
				: mem_printf(_("Also called: %s"), list);
	free(list);
	strlist_clear(&names);
	return text;
}

int
tag_rows_name_width(int columns)
{
	int width = columns / 3;

	return width < TAG_MAX_CHARS ? width : TAG_MAX_CHARS;
}

void
tag_rows_draw_heads(int y, int columns)
{
	int x = 3 + tag_rows_name_width(columns) + 1;

	/* TRANSLATORS: what the columns of a list are called, at most 18, 9 and 20 columns */
	draw_text(y, 3, tag_rows_name_width(columns), STYLE_DIM, _("Tag"));
	draw_right(y, x, COUNT_WIDTH, STYLE_DIM, _("Sessions"));
	draw_text(y, x + COUNT_WIDTH + 2, columns - x - COUNT_WIDTH - 3, STYLE_DIM,
		  _("What it stands for"));
}

void
tag_rows_draw(const struct tag_rows *r, size_t i, int y, int columns, bool active,
	      const struct tag_typed *typed)
{
	const struct tag *tag = &r->all.item[i];
	bool is_typed = typed->name != NULL || typed->description != NULL;
	enum style style = active && !is_typed ? STYLE_SELECTED
			   : tag->retired      ? STYLE_DIM
					       : STYLE_PLAIN;
	int x = 3 + tag_rows_name_width(columns) + 1;
	int width = columns - x - COUNT_WIDTH - 4;
	const char *says = tag->description != NULL ? tag->description
			   : tag->retired           ? _("retired")
						    : "";
	char *count = words_number(tag->sessions);

	draw_fill(y, 1, columns - 2, style, active ? draw_marker() : "");
	if (typed->name != NULL)
		edit_draw(typed->name, y, 3, tag_rows_name_width(columns), STYLE_STRONG, true);
	else
		draw_text(y, 3, tag_rows_name_width(columns), style,
			  typed->named != NULL ? typed->named : tag->name);
	draw_right(y, x, COUNT_WIDTH, style, count);
	if (typed->description != NULL)
		edit_draw(typed->description, y, x + COUNT_WIDTH + 2, width, STYLE_STRONG, true);
	else
		draw_text(y, x + COUNT_WIDTH + 2, width, style, says);
	if (active && !is_typed)
		draw_cursor(y, 1);
	free(count);
}
