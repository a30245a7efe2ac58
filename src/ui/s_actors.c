/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory: a search line that narrows the list at each letter, and what is known of the
 * marked entry in short. Opened by a session it picks an entry for it; opened from home, it
 * begins a session. */
#include "config.h"

#include <stdlib.h>

#include "app/directory.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/actor_line.h"
#include "ui/actor_preview.h"
#include "ui/actor_rows.h"
#include "ui/draw.h"
#include "ui/key.h"
#include "ui/screen.h"
#include "ui/search_list.h"
#include "ui/ui.h"

#define WORDS_CHARS 80

enum layout {
	WITH_ORDER = 78, /* columns from which the search line says how the list is ordered */
	LIST_ROWS_MIN = 6,
	PREVIEW_ROWS = 8, /* frame included */
	PREVIEW_ROWS_TALL = 14,
	TALL = 40,
};

struct actors {
	bool pick; /* a session waits for one */
	int question;
	struct directory *dir;
	struct search_list search;
	bool nearest;           /* nothing answers to all the words */
	struct actor_rows rows; /* in view */
	struct actor_preview preview;
};

enum {
	OP_OPEN = 1,
	OP_REFER,
	OP_CARD,
	OP_SEARCH,
	OP_SWITCH,
	OP_IMPORT,
	OP_NETWORK,
	OP_SLIP,
};

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
static const struct command commands[] = {
	{ OP_OPEN,
	  "actors-open",
	  { K_ENTER },
	  N_("Choose"),
	  N_("Open the marked card; choose it when a session asks for someone") },
	{ OP_SWITCH,
	  "actors-switch",
	  { K_TAB, K_BACK_TAB },
	  N_("List"),
	  N_("Go from the search line to the list, and back") },
	{ OP_REFER,
	  "actors-refer",
	  { 'o', CTRL('o') },
	  N_("Send there"),
	  N_("Send the person of the session there; begins a session if none is open") },
	{ OP_CARD,
	  "actors-card",
	  { 'v', K_F4 },
	  N_("Card"),
	  N_("See everything known about the marked entry") },
	{ OP_SEARCH, "actors-search", { '/' }, N_("Search"), N_("Go to the search line") },
	{ OP_SLIP, "actors-slip", { 'p' }, N_("Print"), N_("Print a slip to be taken along") },
	{ OP_IMPORT, "actors-import", { 'i' }, N_("Import"), N_("Import places from a file") },
	{ OP_NETWORK,
	  "actors-network",
	  { 'r' },
	  N_("Network"),
	  N_("See who is of the hub, and what there is in each commune") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

static bool
preview_shown(const struct screen *s)
{
	return ui_bottom(s->ui) - UI_TOP - 2 >= LIST_ROWS_MIN + PREVIEW_ROWS;
}

static int
preview_rows(const struct screen *s)
{
	if (!preview_shown(s))
		return 0;
	return ui_rows(s->ui) >= TALL ? PREVIEW_ROWS_TALL : PREVIEW_ROWS;
}

static int
list_rows(const struct screen *s)
{
	return ui_bottom(s->ui) - UI_TOP - 2 - preview_rows(s);
}

/* Reads what the rows in view show, and the marked entry. */
static void
look(struct screen *s)
{
	struct actors *st = s->state;
	size_t top = list_top(&st->search.list, list_rows(s));
	struct err err = { 0 };
	struct partner p;

	actor_preview_clear(&st->preview);
	if (actor_rows_read(&st->rows, s->desk, st->dir, top, (size_t)list_rows(s),
			    st->search.list.count, &err) != 0)
		ui_fail(s->ui, &err);
	if (st->search.list.count == 0 || !preview_shown(s))
		return;
	partner_init(&p);
	if (directory_get(s->desk, directory_hit(st->dir, st->search.list.selected), &p, &err) != 0)
		ui_fail(s->ui, &err);
	else
		actor_preview_set(&st->preview, &p, &st->rows.kept, st->rows.at,
				  directory_hit_parts(st->dir, st->search.list.selected));
	partner_clear(&p);
}

static int
narrow(struct screen *s, struct err *err)
{
	struct actors *st = s->state;
	struct directory_query query = { .words = st->search.words.text };
	struct directory_answer answer = { .count = 0 };
	int result = directory_find(st->dir, &query, &answer, err);

	st->nearest = answer.nearest;
	list_set_count(&st->search.list, answer.count);
	actor_rows_clear(&st->rows);
	look(s);
	return result;
}

/* What is open may have changed. */
static void
actors_minute(struct screen *s)
{
	struct actors *st = s->state;

	actor_rows_clear(&st->rows);
	look(s);
}

static int
actors_open(struct screen *s, const void *arg, struct err *err)
{
	const struct actors_arg *asked = arg;
	struct actors *st = s->state;

	if (directory_load(&st->dir, s->desk, err) != 0)
		return -1;
	search_list_init(&st->search, WORDS_CHARS);
	if (asked != NULL) {
		st->pick = true;
		st->question = asked->question;
		edit_set(&st->search.words, asked->words);
	}
	if (narrow(s, err) == 0)
		return 0;
	search_list_clear(&st->search);
	return -1;
}

static void
actors_close(struct screen *s)
{
	struct actors *st = s->state;

	actor_rows_clear(&st->rows);
	actor_preview_clear(&st->preview);
	search_list_clear(&st->search);
}

/* The directory may have changed, or the language. */
static void
actors_refresh(struct screen *s)
{
	struct actors *st = s->state;
	size_t selected = st->search.list.selected;
	struct err err = { 0 };

	if (directory_load(&st->dir, s->desk, &err) != 0) {
		list_set_count(&st->search.list, 0);
		ui_fail(s->ui, &err);
		return;
	}
	if (narrow(s, &err) != 0)
		ui_fail(s->ui, &err);
	list_select(&st->search.list, selected);
	look(s);
}

static void
draw_search(const struct screen *s, int columns)
{
	const struct actors *st = s->state;
	char *shown = words_number((int64_t)st->search.list.count);
	char *all = words_number((int64_t)directory_count(st->dir));
	/* TRANSLATORS: %1$s of all %2$s entries are shown */
	char *count = mem_printf(_("%1$s of %2$s"), shown, all);
	bool ordered = st->search.list.count > 1 && !edit_empty(&st->search.words) && !st->nearest;
	char *text = !ordered || columns < WITH_ORDER
			     ? mem_strdup(count)
			     /* TRANSLATORS: order of a list, at most 20 columns */
			     : mem_printf("%s %s %s", count, draw_dot(), _("best match first"));

	search_list_draw(&st->search, 1, columns, text);
	free(shown);
	free(all);
	free(count);
	free(text);
}

static void
draw_row(const struct screen *s, size_t i)
{
	const struct actors *st = s->state;
	int y = UI_TOP + 2 + (int)(i - list_top(&st->search.list, list_rows(s)));
	bool marked = i == st->search.list.selected;

	actor_line_draw(actor_rows_at(&st->rows, i), y, ui_columns(s->ui),
			search_list_style(&st->search, i), marked);
	if (marked && st->search.in_list)
		draw_cursor(y, 1);
}

static void
draw_preview(const struct screen *s)
{
	const struct actors *st = s->state;

	if (preview_rows(s) > 0)
		actor_preview_draw(&st->preview, ui_bottom(s->ui) - preview_rows(s), 1,
				   preview_rows(s), ui_columns(s->ui) - 2);
}

static void
actors_draw(const struct screen *s)
{
	const struct actors *st = s->state;
	int columns = ui_columns(s->ui);
	int rows = list_rows(s);
	size_t top = list_top(&st->search.list, rows);
	int i;

	draw_search(s, columns);
	if (st->search.list.count == 0)
		draw_wrapped(UI_TOP + 2, 3, columns - 6, 2, STYLE_PLAIN,
			     directory_count(st->dir) == 0
				     ? _("The directory is empty: import places from a file.")
				     : _("Nothing like that: erase a letter, or a word."));
	if (st->nearest)
		draw_text(UI_TOP + 1, 3, columns - 6, STYLE_STRONG,
			  /* TRANSLATORS: above a list of places, at most 56 columns */
			  _("No entry has all of that; the nearest:"));
	for (i = 0; i < rows && top + (size_t)i < st->search.list.count; i++)
		draw_row(s, top + (size_t)i);
	draw_preview(s);
}

static void
actors_draw_moved(const struct screen *s)
{
	const struct actors *st = s->state;

	draw_row(s, st->search.list.left);
	draw_row(s, st->search.list.selected);
	draw_preview(s);
}

static bool
actors_typing(const struct screen *s)
{
	const struct actors *st = s->state;

	return !st->search.in_list;
}

static enum verdict
refer(struct screen *s, const char *id)
{
	const struct actors *st = s->state;
	const struct session_arg arg = { .how = SESSION_NEW, .partner = id };

	if (st->pick)
		ui_reply(s, st->question, 1, id);
	else if (ui_push(s, &screen_session, &arg) != 0)
		return VERDICT_DONE;
	return VERDICT_CLOSE;
}

static enum verdict
refer_marked(struct screen *s, struct err *err)
{
	const struct actors *st = s->state;
	enum verdict verdict = VERDICT_DONE;
	struct partner p;

	partner_init(&p);
	if (directory_get(s->desk, directory_hit(st->dir, st->search.list.selected), &p, err) == 0)
		verdict = refer(s, p.field[PF_ID]);
	partner_clear(&p);
	return verdict;
}

static enum verdict
back(struct screen *s, struct err *err)
{
	struct actors *st = s->state;

	if (search_list_empty(&st->search)) {
		narrow(s, err);
		return VERDICT_DONE;
	}
	if (st->pick)
		ui_reply(s, st->question, 0, NULL);
	return VERDICT_CLOSE;
}

static enum verdict
on_marked(struct screen *s, int op, struct err *err)
{
	const struct actors *st = s->state;
	struct actor_arg arg = { .pick = st->pick };

	if (st->search.list.count == 0)
		return VERDICT_DONE;
	if (op == OP_REFER || (op == OP_OPEN && st->pick))
		return refer_marked(s, err);
	arg.n = directory_hit(st->dir, st->search.list.selected);
	if (op == OP_SLIP) {
		ui_push(s, &screen_slip, &(struct slip_arg){ .n = arg.n });
		return VERDICT_DONE;
	}
	ui_push(s, &screen_actor, &arg);
	return VERDICT_DONE;
}

static enum verdict
actors_run(struct screen *s, int op, struct err *err)
{
	struct actors *st = s->state;

	switch (op) {
	case OP_OPEN:
	case OP_REFER:
	case OP_CARD:
	case OP_SLIP:
		return on_marked(s, op, err);
	case OP_SEARCH:
		st->search.in_list = false;
		return VERDICT_DONE;
	case OP_SWITCH:
		search_list_switch(&st->search);
		return VERDICT_DONE;
	case OP_IMPORT:
		ui_push(s, &screen_import, NULL);
		return VERDICT_DONE;
	case OP_NETWORK:
		ui_push(s, &screen_network, NULL);
		return VERDICT_DONE;
	case UI_BACK:
		return back(s, err);
	default:
		return VERDICT_IGNORED;
	}
}

static enum verdict
actors_key(struct screen *s, int key, struct err *err)
{
	struct actors *st = s->state;
	enum searched searched = search_list_key(&st->search, key, list_rows(s));

	if (searched == SEARCHED_TYPED)
		narrow(s, err);
	if (searched != SEARCHED_MOVED)
		return searched == SEARCHED_NOTHING ? VERDICT_IGNORED : VERDICT_DONE;
	look(s);
	/* A preview that could not be read shows what was there: all of it goes. */
	return list_slid(&st->search.list) && st->preview.title != NULL ? VERDICT_MOVED
									: VERDICT_DONE;
}

static void
actors_paste(struct screen *s, const char *text)
{
	struct actors *st = s->state;
	struct err err = { 0 };

	search_list_paste(&st->search, text);
	if (narrow(s, &err) != 0)
		ui_fail(s->ui, &err);
}

/* The card says that the session is sent there. */
static void
actors_answer(struct screen *s, int question, int reply, const void *data)
{
	if (question == REFER_QUESTION && reply == 1 && refer(s, data) == VERDICT_CLOSE)
		ui_close(s);
}

static char *
actors_subtitle(const struct screen *s)
{
	const struct actors *st = s->state;
	size_t count = directory_count(st->dir);
	char *number;
	char *text;

	if (st->pick)
		/* TRANSLATORS: after the title « Actors », when a session asks for one */
		return mem_strdup(_("who can take the next step?"));
	number = words_number((int64_t)count);
	/* TRANSLATORS: %s is a number of entries of the directory */
	text = mem_printf(ngettext("%s entry", "%s entries", (unsigned long)count), number);
	free(number);
	return text;
}

static const char *
actors_label(const struct screen *s, int op)
{
	const struct actors *st = s->state;

	switch (op) {
	case OP_OPEN:
		if (st->search.list.count == 0)
			return "";
		/* Begun from home there is nothing to choose for: the card is opened. */
		return st->pick ? NULL : _("Card");
	case OP_REFER: /* when picking, Enter says so already; and the card, when not */
		return st->search.list.count == 0 || st->pick ? "" : NULL;
	case OP_CARD:
		return st->search.list.count == 0 || !st->pick ? "" : NULL;
	case OP_SLIP:
		return st->search.list.count == 0 ? "" : NULL;
	case OP_SWITCH:
		return st->search.list.count == 0 || st->search.in_list ? "" : NULL;
	case UI_BACK:
		/* TRANSLATORS: footer, at most 12 columns: empty the search line */
		return edit_empty(&st->search.words) ? NULL : _("Clear");
	default:
		return NULL;
	}
}

const struct screen_ops screen_actors = {
	.name = "actors",
	.title = N_("Actors"),
	.commands = commands,
	.state_size = sizeof(struct actors),
	.open = actors_open,
	.close = actors_close,
	.draw = actors_draw,
	.draw_moved = actors_draw_moved,
	.run = actors_run,
	.label = actors_label,
	.typing = actors_typing,
	.key = actors_key,
	.paste = actors_paste,
	.answer = actors_answer,
	.refresh = actors_refresh,
	.minute = actors_minute,
	.resized = look,
	.subtitle = actors_subtitle,
};
