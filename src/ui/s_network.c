/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hub's network: who is of it; what places offer in each commune, as a list and as a map. */
#include "config.h"

#include <stdlib.h>

#include "app/network.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/draw.h"
#include "ui/key.h"
#include "ui/list.h"
#include "ui/network_show.h"
#include "ui/screen.h"
#include "ui/tiles.h"
#include "ui/ui.h"

#define LIST_TOP (UI_TOP + 2) /* below the names of the views and of the columns */
#define FOOT_ROWS 2           /* of what the marked row says */
#define FOOT_HIGH 4           /* where there is room: of a commune, what it lacks, too */
#define HIGH 18               /* rows of a window that has room */
#define SPARE 12              /* columns that a break between words may take */

enum view { VIEW_ACTORS, VIEW_COMMUNES, VIEW_MAP, VIEWS };

struct network_screen {
	struct network network;
	enum view view;
	struct list actors;
	struct list communes;
	int commune; /* INSEE number: the marked one, in the list and on the map */
	enum network_order order;
	enum network_measure measure;
	bool pick; /* a list of actors below waits for one */
};

enum { OP_VIEW = 1, OP_VIEW_BACK, OP_CARD, OP_ORDER, OP_MEASURE };

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
static const struct command commands[] = {
	{ OP_VIEW,
	  "network-view",
	  { K_TAB },
	  N_("Next view"),
	  N_("Go on to the next view: actors, communes, map") },
	{ OP_CARD,
	  "network-card",
	  { K_ENTER, 'v' },
	  N_("Card"),
	  N_("See the card of the marked actor, or the places of the marked commune") },
	{ OP_ORDER,
	  "network-order",
	  { 't' },
	  N_("Sort"),
	  N_("List the communes by name, or those with fewest places first") },
	{ OP_MEASURE,
	  "network-measure",
	  { 'm' },
	  N_("Other figure"),
	  N_("Write places, open hours a week or services into the tiles of the map") },
	{ OP_VIEW_BACK,
	  "network-view-back",
	  { K_BACK_TAB },
	  NULL,
	  N_("Go back to the view before") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

static int
foot_rows(const struct screen *s)
{
	const struct network_screen *st = s->state;

	return st->view == VIEW_COMMUNES && ui_bottom(s->ui) >= HIGH ? FOOT_HIGH : FOOT_ROWS;
}

static int
list_rows(const struct screen *s)
{
	return ui_bottom(s->ui) - LIST_TOP - foot_rows(s) - 1;
}

/* The bar is where the marked commune stands. */
static void
mark_commune(struct network_screen *st)
{
	for (size_t i = 0; i < st->network.commune_count; i++)
		if (st->network.commune[i].commune->num == st->commune)
			list_select(&st->communes, i);
}

static int
load(struct screen *s, struct err *err)
{
	struct network_screen *st = s->state;
	struct network next;

	if (network_load(&next, s->desk, err) != 0)
		return -1;
	network_clear(&st->network);
	st->network = next;
	network_sort(&st->network, st->order);
	list_set_count(&st->actors, next.actor_count);
	list_set_count(&st->communes, next.commune_count);
	if (st->commune == 0) /* it begins where the desk is */
		st->commune = next.here;
	mark_commune(st);
	return 0;
}

static int
network_open(struct screen *s, const void *arg, struct err *err)
{
	const struct network_arg *asked = arg;

	((struct network_screen *)s->state)->pick = asked->pick;
	return load(s, err);
}

static void
network_close(struct screen *s)
{
	network_clear(&((struct network_screen *)s->state)->network);
}

static void
network_refresh(struct screen *s)
{
	struct err err = { 0 };

	if (load(s, &err) != 0)
		ui_fail(s->ui, &err);
}

/* What the rows are in the order of, or what the tiles say. */
static const char *
said(const struct network_screen *st)
{
	/* TRANSLATORS: order or figures of a view of the hub, at most 24 columns each */
	static const char *const orders[NETWORK_ORDERS] = { N_("by name"), N_("fewest first") };
	static const char *const measures[MEASURES] = { N_("places"), N_("open hours a week"),
							N_("services offered") };

	return st->view == VIEW_ACTORS     ? _("by role")
	       : st->view == VIEW_COMMUNES ? _(orders[st->order])
					   : _(measures[st->measure]);
}

static void
draw_views(const struct network_screen *st, int columns)
{
	/* TRANSLATORS: the views of the hub, at most 34 columns together */
	static const char *const names[VIEWS] = { N_("Actors"), N_("Communes"), N_("Map") };
	int x = 1;

	for (int i = 0; i < VIEWS; i++) {
		bool here = i == (int)st->view;

		draw_text(UI_TOP, x, 1, STYLE_PLAIN, here ? draw_marker() : "");
		x += 2 + draw_text(UI_TOP, x + 2, columns - x - 4, here ? STYLE_STRONG : STYLE_DIM,
				   _(names[i]));
		x += 2;
	}
	draw_right(UI_TOP, x, columns - 1 - x, STYLE_DIM, said(st));
}

static void
draw_foot(const struct screen *s, int rows)
{
	const struct network_screen *st = s->state;
	const struct network_commune *c = network_commune(&st->network, st->commune);
	int width = ui_columns(s->ui) - 4;
	char *text = NULL, *lacks = NULL;

	if (st->view == VIEW_COMMUNES && c != NULL)
		lacks = network_commune_lacks(c);
	if (lacks != NULL) { /* below the rest, in as many rows */
		rows /= 2;
		draw_wrapped(ui_bottom(s->ui) - rows, 2, width, rows, STYLE_DIM, lacks);
	}
	if (st->view != VIEW_ACTORS && c != NULL)
		text = network_commune_said(c, rows * width - (rows > 1 ? SPARE : 0));
	else if (st->view == VIEW_ACTORS && st->actors.count > 0)
		text = network_actor_said(&st->network.actor[st->actors.selected]);
	if (text != NULL)
		draw_wrapped(ui_bottom(s->ui) - rows * (lacks != NULL ? 2 : 1), 2, width, rows,
			     STYLE_PLAIN, text);
	free(lacks);
	free(text);
}

/* Rows of a list in view. */
static void
draw_rows(const struct screen *s, const struct list *l)
{
	const struct network_screen *st = s->state;
	int rows = list_rows(s);
	int columns = ui_columns(s->ui);
	size_t top = list_top(l, rows);

	for (size_t i = top; i < l->count && i < top + (size_t)rows; i++) {
		int y = LIST_TOP + (int)(i - top);

		if (st->view == VIEW_ACTORS)
			network_actor_row(&st->network.actor[i], y, columns, i == l->selected);
		else
			network_commune_row(&st->network.commune[i], y, columns, i == l->selected);
	}
}

static void
network_draw(const struct screen *s)
{
	const struct network_screen *st = s->state;
	int columns = ui_columns(s->ui);

	draw_views(st, columns);
	switch (st->view) {
	case VIEW_ACTORS:
		network_actor_heads(LIST_TOP - 1, columns);
		draw_rows(s, &st->actors);
		draw_foot(s, FOOT_ROWS);
		break;
	case VIEW_COMMUNES:
		network_commune_heads(LIST_TOP - 1, columns);
		draw_rows(s, &st->communes);
		draw_foot(s, foot_rows(s));
		break;
	default:
		network_map(&st->network, st->measure, st->commune, UI_TOP + 1, 1,
			    ui_bottom(s->ui) - UI_TOP - 2, columns - 2);
		draw_foot(s, 1);
	}
}

static void
turn(struct network_screen *st, int step)
{
	st->view = (enum view)(((int)st->view + step + VIEWS) % VIEWS);
}

/* The card of an actor, or the list of what there is in a commune. */
static void
open_marked(struct screen *s)
{
	const struct network_screen *st = s->state;
	struct actor_arg card = { .pick = st->pick };
	struct actors_arg list = { .question = st->pick ? REFER_QUESTION : 0,
				   .commune = st->commune };

	if (st->view != VIEW_ACTORS) {
		ui_push(s, &screen_actors, &list);
	} else if (st->actors.count > 0) {
		card.n = st->network.actor[st->actors.selected].n;
		ui_push(s, &screen_actor, &card);
	}
}

static enum verdict
network_run(struct screen *s, int op, struct err *err)
{
	struct network_screen *st = s->state;

	(void)err;
	switch (op) {
	case OP_VIEW:
		turn(st, 1);
		return VERDICT_DONE;
	case OP_VIEW_BACK:
		turn(st, -1);
		return VERDICT_DONE;
	case OP_CARD:
		open_marked(s);
		return VERDICT_DONE;
	case OP_ORDER:
		st->view = VIEW_COMMUNES;
		st->order = (st->order + 1) % NETWORK_ORDERS;
		network_sort(&st->network, st->order);
		mark_commune(st);
		return VERDICT_DONE;
	case OP_MEASURE:
		st->view = VIEW_MAP;
		st->measure = (st->measure + 1) % MEASURES;
		return VERDICT_DONE;
	default:
		return VERDICT_IGNORED;
	}
}

static enum verdict
network_key(struct screen *s, int key, struct err *err)
{
	struct network_screen *st = s->state;
	int there;

	(void)err;
	if (st->view == VIEW_ACTORS)
		return list_key(&st->actors, key, list_rows(s)) ? VERDICT_DONE : VERDICT_IGNORED;
	if (st->view == VIEW_COMMUNES) {
		if (!list_key(&st->communes, key, list_rows(s)))
			return VERDICT_IGNORED;
		st->commune = st->network.commune[st->communes.selected].commune->num;
		return VERDICT_DONE;
	}
	there = tiles_step(st->commune, key);
	if (there == 0)
		return VERDICT_IGNORED;
	st->commune = there;
	mark_commune(st);
	return VERDICT_DONE;
}

/* The card, or the list of a commune, says that someone is sent there: by the session that waits
 * below, or by a new one. */
static void
network_answer(struct screen *s, int question, int reply, const void *data)
{
	const struct network_screen *st = s->state;
	struct session_arg arg = { .how = SESSION_NEW, .partner = data };

	if (question != REFER_QUESTION || reply != 1)
		return;
	if (st->pick) {
		ui_reply(s, REFER_QUESTION, 1, data);
		ui_close(s);
	} else {
		ui_push(s, &screen_session, &arg);
	}
}

static char *
network_subtitle(const struct screen *s)
{
	const struct network_screen *st = s->state;
	int64_t without = network_without(&st->network);
	char *number = words_number(without);
	char *text;

	if (without == 0)
		text = mem_strdup(_("every commune has a place"));
	else
		/* TRANSLATORS: after the title, how many communes have none */
		text = mem_printf(ngettext("%s commune without a place",
					   "%s communes without a place", (unsigned long)without),
				  number);
	free(number);
	return text;
}

static const char *
network_label(const struct screen *s, int op)
{
	const struct network_screen *st = s->state;

	switch (op) {
	case OP_CARD:
		/* TRANSLATORS: footer, at most 12 columns: those of a commune */
		return st->view != VIEW_ACTORS ? _("Its places") : st->actors.count > 0 ? NULL : "";
	case OP_ORDER:
		return st->view == VIEW_COMMUNES ? NULL : "";
	case OP_MEASURE:
		return st->view == VIEW_MAP ? NULL : "";
	default:
		return NULL;
	}
}

const struct screen_ops screen_network = {
	.name = "network",
	.title = N_("Network"),
	.commands = commands,
	.state_size = sizeof(struct network_screen),
	.open = network_open,
	.close = network_close,
	.draw = network_draw,
	.run = network_run,
	.key = network_key,
	.answer = network_answer,
	.refresh = network_refresh,
	.label = network_label,
	.subtitle = network_subtitle,
};
