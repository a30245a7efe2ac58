/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory: a search line that narrows the list at each letter, and what is known of the
 * marked entry in short. Opened by a session it picks an entry for it; opened from home, it
 * begins a session. */
#include "config.h"

#include <stdlib.h>

#include "app/directory.h"
#include "app/words.h"
#include "base/commune.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/actor_line.h"
#include "ui/actor_rows.h"
#include "ui/actor_said.h"
#include "ui/actors_filters.h"
#include "ui/actors_private.h"
#include "ui/draw.h"
#include "ui/key.h"
#include "ui/screen.h"
#include "ui/search_list.h"
#include "ui/ui.h"

#define WORDS_CHARS 80
#define WITH_FAR 78 /* columns from which each row says how far it is */

#define QUESTION_GONE 30

/* Reads what the rows in view show, and the marked entry. */
static void
look(struct screen *s)
{
	struct actors *st = s->state;
	size_t top = list_top(&st->search.list, actors_list_rows(s));
	struct err err = { 0 };

	if (actor_rows_read(&st->rows, s->desk, st->dir, top, (size_t)actors_list_rows(s),
			    st->search.list.count, ui_columns(s->ui) >= WITH_FAR, &err) != 0 ||
	    (st->search.list.count > 0 && actors_preview_rows(s) > 0 &&
	     actor_rows_preview(&st->rows, s->desk, st->dir, st->search.list.selected, &err) != 0))
		ui_fail(s->ui, &err);
}

static void
actors_resized(struct screen *s)
{
	struct actors *st = s->state;

	actor_rows_clear(&st->rows);
	look(s);
}

static int
narrow(struct screen *s, struct err *err)
{
	struct actors *st = s->state;
	const struct clock *clock = desk_clock(s->desk);
	int result;

	st->query.words = st->search.words.text;
	st->query.now = hours_minute(clock_today(clock), clock_minute(clock));
	st->query.filters = &st->filters;
	if (st->filters.open == DIRECTORY_OPEN_AT && !st->filters.fixed)
		st->filters.at = st->query.now;
	result = directory_find_asked(st->dir, &st->query, &st->asked, &st->answer, err);
	if (st->asked.any)
		st->query.filters = &st->asked.filters;
	list_set_count(&st->search.list, st->answer.count);
	actor_rows_clear(&st->rows);
	look(s);
	return result;
}

/* The commune where one works. */
static int
here(const struct screen *s)
{
	const struct post *place = desk_place_now(s->desk);

	return place != NULL ? place->commune : 0;
}

static int
actors_open(struct screen *s, const void *arg, struct err *err)
{
	const struct actors_arg *asked = arg;
	struct actors *st = s->state;

	if (directory_load(&st->dir, s->desk, err) != 0)
		return -1;
	search_list_init(&st->search, WORDS_CHARS);
	st->query.filters = &st->filters;
	st->query.good_friday = desk_good_friday(s->desk);
	st->query.from = directory_from_commune(here(s));
	if (asked != NULL) {
		st->pick = asked->question != 0;
		st->question = asked->question;
		if (asked->commune != 0) {
			st->commune = commune_by_num(asked->commune)->insee;
			directory_filter_toggle(&st->filters, DIRECTORY_IN_COMMUNE, st->commune);
		}
		edit_set(&st->search.words, asked->words);
	}
	if (narrow(s, err) == 0)
		return 0;
	search_list_clear(&st->search);
	directory_filters_clear(&st->filters);
	return -1;
}

static void
actors_close(struct screen *s)
{
	struct actors *st = s->state;

	actor_rows_clear(&st->rows);
	search_list_clear(&st->search);
	directory_filters_clear(&st->filters);
	directory_asked_clear(&st->asked);
}

/* The directory may have changed, or the language, or what is open. */
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

/* What a filter will ask for is read before it does. */
static bool
actors_work(struct screen *s, struct err *err)
{
	struct actors *st = s->state;

	return directory_work(st->dir, st->query.now, st->query.good_friday, err) == 1;
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
	if (directory_get(s->desk, directory_hit(st->dir, st->search.list.selected), &p, err) ==
	    0) {
		if (p.gone_on != DATE_NONE)
			actor_said_ask_refer(s, QUESTION_GONE, &p);
		else
			verdict = refer(s, p.field[PF_ID]);
	}
	partner_clear(&p);
	return verdict;
}

/* From the first row again. */
static enum verdict
again(struct screen *s, struct err *err)
{
	struct actors *st = s->state;

	list_select(&st->search.list, 0);
	narrow(s, err);
	if (st->search.list.count == 0)
		st->search.in_list = false;
	return VERDICT_DONE;
}

static enum verdict
unfiltered(struct screen *s, struct err *err)
{
	struct actors *st = s->state;

	directory_filters_clear(&st->filters);
	return again(s, err);
}

/* Filters that the words ask for are taken off there as others are. */
static enum verdict
open_filters(struct screen *s)
{
	struct actors *st = s->state;
	struct actors_filter_arg arg = { st->dir, &st->query, &st->filters };

	if (st->asked.any) {
		directory_filters_clear(&st->filters);
		directory_filters_copy(&st->filters, &st->asked.filters);
		edit_set(&st->search.words, st->asked.words);
		directory_asked_clear(&st->asked);
		st->query.filters = &st->filters;
		st->query.words = st->search.words.text;
	}
	ui_push(s, &screen_actors_filter, &arg);
	return VERDICT_DONE;
}

/* Filtered as it was opened: nothing is left to be taken off before it closes. */
static bool
as_opened(const struct actors *st)
{
	struct directory_filters others;
	bool none;

	if (!directory_filtered(&st->filters) || st->commune == NULL)
		return !directory_filtered(&st->filters);
	directory_filters_copy(&others, &st->filters);
	directory_filter_toggle(&others, DIRECTORY_IN_COMMUNE, st->commune);
	none = !directory_filtered(&others);
	directory_filters_clear(&others);
	return none;
}

static enum verdict
back(struct screen *s, struct err *err)
{
	struct actors *st = s->state;

	if (search_list_empty(&st->search)) {
		narrow(s, err);
		return VERDICT_DONE;
	}
	if (!as_opened(st))
		return unfiltered(s, err);
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
	if (op == OP_EDIT)
		ui_push(s, &screen_partner_edit, &(struct partner_edit_arg){ .n = arg.n });
	else
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
	case OP_EDIT:
		return on_marked(s, op, err);
	case OP_ADD:
		ui_push(s, &screen_partner_edit, &(struct partner_edit_arg){ .n = 0 });
		return VERDICT_DONE;
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
		ui_push(s, &screen_network, &(struct network_arg){ st->pick });
		return VERDICT_DONE;
	case OP_TWINS:
		ui_push(s, &screen_twins, NULL);
		return VERDICT_DONE;
	case OP_FILTER:
		return open_filters(s);
	case OP_ORDER:
		st->query.order = (st->answer.order + 1) % DIRECTORY_ORDERS;
		return again(s, err);
	case OP_CLEAR:
		return unfiltered(s, err);
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
	enum searched searched = search_list_key(&st->search, key, actors_list_rows(s));
	const struct actor_row *marked;

	if (searched == SEARCHED_TYPED)
		narrow(s, err);
	if (searched != SEARCHED_MOVED)
		return searched == SEARCHED_NOTHING ? VERDICT_IGNORED : VERDICT_DONE;
	look(s);
	/* A preview that could not be read shows what was there: all of it goes. */
	marked = actor_rows_at(&st->rows, st->search.list.selected);
	return list_slid(&st->search.list) && marked != NULL && marked->preview.title != NULL
		       ? VERDICT_MOVED
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
	struct actors *st = s->state;
	struct err err = { 0 };
	struct partner p;

	if (question == REFER_QUESTION && reply == 1 && refer(s, data) == VERDICT_CLOSE)
		ui_close(s);
	/* What was added is looked at. */
	if (question == PLACE_QUESTION && reply == 1)
		ui_push(s, &screen_actor,
			&(struct actor_arg){ .n = *(const int64_t *)data, .pick = st->pick });
	if (question != QUESTION_GONE || reply != 0)
		return;
	partner_init(&p);
	if (directory_get(s->desk, directory_hit(st->dir, st->search.list.selected), &p, &err) != 0)
		ui_fail(s->ui, &err);
	else if (refer(s, p.field[PF_ID]) == VERDICT_CLOSE)
		ui_close(s);
	partner_clear(&p);
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
	case OP_CLEAR:
		return directory_filtered(&st->filters) ? NULL : "";
	case OP_SEARCH:
		return st->search.in_list ? NULL : "";
	case OP_SWITCH:
		return st->search.list.count == 0 || st->search.in_list ? "" : NULL;
	case UI_BACK:
		/* TRANSLATORS: footer, at most 12 columns: empty the search line */
		return edit_empty(&st->search.words) && as_opened(st) ? NULL : _("Clear");
	default:
		return NULL;
	}
}

const struct screen_ops screen_actors = {
	.name = "actors",
	.title = N_("Actors"),
	.commands = actors_commands,
	.state_size = sizeof(struct actors),
	.open = actors_open,
	.close = actors_close,
	.draw = actors_draw,
	.draw_moved = actors_draw_moved,
	.run = actors_run,
	.label = actors_label,
	.typing = actors_typing,
	.work = actors_work,
	.key = actors_key,
	.paste = actors_paste,
	.answer = actors_answer,
	.refresh = actors_refresh,
	.minute = actors_refresh,
	.resized = actors_resized,
	.subtitle = actors_subtitle,
};
