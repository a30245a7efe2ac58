/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typing a line of text, cluster by cluster. */
#include "config.h"

#include "ui/edit.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "ui/key.h"

#define EDIT_DEFAULT_CHARS 200

void
edit_init(struct edit *e, int max_chars)
{
	e->text = mem_strdup("");
	e->cursor = 0;
	e->hidden = false;
	e->max_chars = max_chars > 0 ? max_chars : EDIT_DEFAULT_CHARS;
}

void
edit_clear(struct edit *e)
{
	mem_free_secret(e->text);
	e->text = NULL;
}

void
edit_set(struct edit *e, const char *text)
{
	char *copy = mem_strdup(text == NULL ? "" : text);

	mem_free_secret(e->text);
	e->text = copy;
	e->cursor = strlen(copy);
}

bool
edit_empty(const struct edit *e)
{
	return e->text[0] == '\0';
}

/* Replaces the len bytes at the offset from by a text, and puts the cursor behind it. In one piece
 * of memory that is wiped: what is typed may be a passphrase or a name. */
static void
splice(struct edit *e, size_t from, size_t len, const char *text)
{
	char *all = mem_printf("%.*s%s%s", (int)from, e->text, text, e->text + from + len);

	e->cursor = from;
	if (utf8_count(all) > (size_t)e->max_chars && *text != '\0') {
		mem_free_secret(all);
		return;
	}
	e->cursor += strlen(text);
	mem_free_secret(e->text);
	e->text = all;
}

/* Where the word before the cursor begins. */
static size_t
word_start(const struct edit *e)
{
	size_t at = e->cursor;

	while (at > 0 && e->text[at - 1] == ' ')
		at--;
	while (at > 0 && e->text[at - 1] != ' ')
		at--;
	return at;
}

static void
insert(struct edit *e, int key)
{
	char utf8[5];
	char *clean;

	utf8[utf8_put(key, utf8)] = '\0';
	if (utf8_width(utf8) > 0) {
		clean = utf8_clean(utf8);
		splice(e, e->cursor, 0, clean);
		mem_free_secret(clean);
	} else if (e->cursor > 0) { /* a combining mark joins the cluster before it */
		size_t len = utf8_cluster_back(e->text, e->text + e->cursor);
		char *joined = mem_printf("%.*s%s", (int)len, e->text + e->cursor - len, utf8);

		clean = utf8_clean(joined);
		splice(e, e->cursor - len, len, clean);
		mem_free_secret(clean);
		mem_free_secret(joined);
	}
}

static void
erase_back(struct edit *e, size_t len)
{
	splice(e, e->cursor - len, len, "");
}

bool
edit_key(struct edit *e, int key)
{
	switch (key) {
	case K_LEFT:
		e->cursor -= utf8_cluster_back(e->text, e->text + e->cursor);
		return true;
	case K_RIGHT:
		e->cursor += utf8_cluster(e->text + e->cursor);
		return true;
	case K_HOME:
		e->cursor = 0;
		return true;
	case K_END:
		e->cursor = strlen(e->text);
		return true;
	case K_BACKSPACE:
		erase_back(e, utf8_cluster_back(e->text, e->text + e->cursor));
		return true;
	case K_DELETE:
		splice(e, e->cursor, utf8_cluster(e->text + e->cursor), "");
		return true;
	case CTRL('u'):
		erase_back(e, e->cursor);
		return true;
	case CTRL('w'):
		erase_back(e, e->cursor - word_start(e));
		return true;
	default:
		if (!key_is_text(key))
			return false;
		insert(e, key);
		return true;
	}
}

void
edit_paste(struct edit *e, const char *text)
{
	char *clean = utf8_clean(text);
	size_t room = (size_t)e->max_chars;
	size_t have = utf8_count(e->text);
	size_t len = 0;

	/* What does not fit stays out, whole clusters only. */
	for (room = room > have ? room - have : 0; room > 0 && clean[len] != '\0'; room--)
		len += utf8_cluster(clean + len);
	clean[len] = '\0';
	splice(e, e->cursor, 0, clean);
	mem_free_secret(clean);
}

static void
draw_hidden(const struct edit *e, int y, int x, int width, enum style style, bool focus)
{
	int count = (int)utf8_count(e->text);
	int at = count < width ? count : width - 1;

	draw_fill(y, x, width, style, "");
	for (int i = 0; i < at; i++)
		draw_text(y, x + i, 1, style, draw_bullet());
	if (focus)
		draw_cursor(y, x + at);
}

void
edit_draw(const struct edit *e, int y, int x, int width, enum style style, bool focus)
{
	size_t from = 0;
	char *before = mem_strndup(e->text, e->cursor);
	int column = utf8_width(before);

	if (e->hidden) {
		draw_hidden(e, y, x, width, style, focus);
		mem_free_secret(before);
		return;
	}
	/* Scrolled by whole clusters until the cursor shows. */
	while (column >= width && from < e->cursor) {
		column -= utf8_cluster_width(e->text + from);
		from += utf8_cluster(e->text + from);
	}
	draw_fill(y, x, width, style, "");
	draw_text(y, x, width, style, e->text + from);
	if (focus)
		draw_cursor(y, x + column);
	mem_free_secret(before);
}
