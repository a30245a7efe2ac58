/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Known persons: a search line that narrows the list at each letter, and what is known of the
 * marked one. Opened by a session it picks one for it. Locked, it asks for the passphrase first. */
#include "config.h"

#include <stdlib.h>

#include "app/persons.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/draw.h"
#include "ui/hand_out.h"
#include "ui/key.h"
#include "ui/person_rows.h"
#include "ui/screen.h"
#include "ui/search_list.h"
#include "ui/ui.h"
#include "ui/undo_step.h"

#define WORDS_CHARS 80
#define QUESTION_NOTICE 1

enum layout {
	LIST_ROWS_MIN = 6,
	PREVIEW_ROWS = 9, /* frame included */
};

struct persons_list {
	bool pick; /* somebody waits for one */
	int question;
	int64_t same_as; /* of whom another entry is asked for; 0 nobody */
	struct search_list search;
	struct person_rows rows; /* in view */
	size_t unreadable;       /* records that do not open */
};

enum {
	OP_OPEN = 1,
	OP_SWITCH,
	OP_NEW,
	OP_SESSION,
	OP_PAGE,
	OP_SEARCH,
	OP_CHANGE,
	OP_CODE,
	OP_NOTICE,
	OP_UNDO,
	OP_REDO
};

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
static const struct command commands[] = {
	{ OP_OPEN,
	  "persons-open",
	  { K_ENTER },
	  N_("Choose"),
	  N_("Open the marked page; choose the person when a session asks for one") },
	{ OP_SESSION,
	  "persons-session",
	  { 'o', CTRL('o') },
	  /* TRANSLATORS: footer, at most 12 columns: begin a session for a known person */
	  N_("Receive"),
	  N_("Log a new session for the marked person") },
	{ OP_NEW,
	  "persons-new",
	  { 'n', CTRL('n'), K_INSERT },
	  N_("Add"),
	  N_("Add a person who agrees to be known") },
	{ OP_SWITCH,
	  "persons-switch",
	  { K_TAB, K_BACK_TAB },
	  N_("List"),
	  N_("Go from the search line to the list, and back") },
	{ OP_PAGE, "persons-page", { 'v', K_F4 }, N_("Page"), N_("See all about the marked one") },
	{ OP_SEARCH, "persons-search", { '/' }, N_("Search"), N_("Go to the search line") },
	{ OP_NOTICE,
	  "persons-notice",
	  { 'i', CTRL('e'), K_F6 },
	  NULL,
	  N_("Print or save the notice that is handed over before anybody agrees") },
	{ OP_CHANGE, "persons-passphrase", { 'c' }, NULL, N_("Change the passphrase") },
	{ OP_CODE,
	  "persons-code",
	  { 'k' },
	  NULL,
	  N_("Make a new recovery code; the one before opens nothing any more") },
	{ OP_UNDO, "persons-undo", { 'u', CTRL('z') }, NULL, N_("Undo the last action") },
	{ OP_REDO, "persons-redo", { CTRL('y') }, NULL, N_("Do again what was undone") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

static int
preview_rows(const struct screen *s)
{
	return ui_bottom(s->ui) - UI_TOP - 2 >= LIST_ROWS_MIN + PREVIEW_ROWS ? PREVIEW_ROWS : 0;
}

static int
list_rows(const struct screen *s)
{
	return ui_bottom(s->ui) - UI_TOP - 2 - preview_rows(s);
}

/* Searches again, for no more than what shows. */
static int
look(struct screen *s, struct err *err)
{
	struct persons_list *st = s->state;
	size_t rows = (size_t)list_rows(s);
	struct persons_found found;
	size_t top;

	person_rows_clear(&st->rows);
	if (!persons_open(s->desk))
		return 0;
	if ((st->same_as != 0 ? persons_find_others(s->desk, st->same_as, st->search.words.text,
						    st->search.list.selected + rows, &found, err)
			      : persons_find(s->desk, st->search.words.text,
					     st->search.list.selected + rows, &found, err)) != 0)
		return -1;
	list_set_count(&st->search.list, found.total);
	st->unreadable = found.unreadable;
	top = list_top(&st->search.list, list_rows(s));
	return person_rows_read(&st->rows, s->desk, &found, top, rows, st->search.list.selected,
				err);
}

static int
persons_list_open(struct screen *s, const void *arg, struct err *err)
{
	const struct persons_arg *asked = arg;
	struct persons_list *st = s->state;

	search_list_init(&st->search, WORDS_CHARS);
	st->pick = asked != NULL;
	st->question = asked != NULL ? asked->question : 0;
	st->same_as = asked != NULL ? asked->same_as : 0;
	if (look(s, err) == 0)
		return 0;
	search_list_clear(&st->search);
	return -1;
}

static void
persons_list_shown(struct screen *s)
{
	if (!persons_open(s->desk) && ui_push(s, &screen_passphrase, NULL) != 0)
		ui_close(s);
}

static void
persons_list_close(struct screen *s)
{
	struct persons_list *st = s->state;

	person_rows_clear(&st->rows);
	search_list_clear(&st->search);
}

static void
look_again(struct screen *s)
{
	struct err err = { 0 };

	if (look(s, &err) != 0)
		ui_fail(s->ui, &err);
}

static void
draw_search(const struct screen *s, int columns)
{
	const struct persons_list *st = s->state;
	char *number = words_number((int64_t)st->search.list.count);
	char *count = mem_printf(
		ngettext("%s person", "%s persons", (unsigned long)st->search.list.count), number);

	search_list_draw(&st->search, 1, columns, count);
	free(number);
	free(count);
}

/* They would be missed by nobody else. */
static void
draw_unreadable(const struct persons_list *st, int columns)
{
	char *number, *text;

	if (st->unreadable == 0)
		return;
	number = words_number((int64_t)st->unreadable);
	text = mem_printf(ngettext("%s record cannot be read.", "%s records cannot be read.",
				   (unsigned long)st->unreadable),
			  number);
	draw_text(UI_TOP + 1, 1, columns - 2, STYLE_ERROR, text);
	free(number);
	free(text);
}

static void
persons_list_draw(const struct screen *s)
{
	const struct persons_list *st = s->state;
	int columns = ui_columns(s->ui);
	int rows = list_rows(s);
	size_t top = list_top(&st->search.list, rows);

	draw_search(s, columns);
	draw_unreadable(st, columns);
	if (st->search.list.count == 0)
		draw_wrapped(UI_TOP + 2, 3, columns - 6, 3, STYLE_PLAIN,
			     edit_empty(&st->search.words)
				     ? _("Nobody is known yet: Ctrl-N adds the first person who "
					 "agrees.")
				     : _("Nobody like that: erase a letter, or Ctrl-N adds them "
					 "if they agree."));
	for (size_t i = top; i < st->search.list.count && i < top + (size_t)rows; i++) {
		bool marked = i == st->search.list.selected;
		int y = UI_TOP + 2 + (int)(i - top);

		person_row_draw(person_rows_at(&st->rows, i), y, columns,
				search_list_style(&st->search, i), marked);
		if (marked && st->search.in_list)
			draw_cursor(y, 1);
	}
	person_rows_preview(&st->rows, ui_bottom(s->ui) - preview_rows(s), 1, preview_rows(s),
			    columns - 2);
}

static bool
persons_list_typing(const struct screen *s)
{
	return !((const struct persons_list *)s->state)->search.in_list;
}

/* The number of the marked one, 0 nobody. */
static int64_t
marked(const struct persons_list *st)
{
	const struct person_row *row = person_rows_at(&st->rows, st->search.list.selected);

	return row != NULL ? row->n : 0;
}

static enum verdict
choose(struct screen *s, int64_t n)
{
	const struct persons_list *st = s->state;

	ui_reply(s, st->question, n != 0, n != 0 ? &n : NULL);
	return VERDICT_CLOSE;
}

static enum verdict
on_marked(struct screen *s, int op)
{
	const struct persons_list *st = s->state;
	int64_t n = marked(st);
	struct session_arg session = { .how = SESSION_NEW, .person = n };

	if (n == 0)
		return VERDICT_DONE;
	if (st->pick && op != OP_PAGE)
		return choose(s, n);
	if (op == OP_SESSION)
		ui_push(s, &screen_session, &session);
	else
		ui_push(s, &screen_person, &n);
	return VERDICT_DONE;
}

static enum verdict
open_new_person(struct screen *s)
{
	const struct persons_list *st = s->state;
	struct person_edit_arg arg = { .name = st->search.words.text };

	ui_push(s, &screen_person_edit, &arg);
	return VERDICT_DONE;
}

static enum verdict
ask_passphrase(struct screen *s, enum passphrase_how how)
{
	ui_push(s, &screen_passphrase, &how);
	return VERDICT_DONE;
}

/* Declining is one key: a session that asked goes on without anybody. */
static enum verdict
back(struct screen *s, struct err *err)
{
	struct persons_list *st = s->state;

	if (st->pick)
		return choose(s, 0);
	if (!search_list_empty(&st->search))
		return VERDICT_CLOSE;
	look(s, err);
	return VERDICT_DONE;
}

static enum verdict
persons_list_run(struct screen *s, int op, struct err *err)
{
	struct persons_list *st = s->state;

	switch (op) {
	case OP_OPEN:
	case OP_SESSION:
	case OP_PAGE:
		return on_marked(s, op);
	case OP_NEW:
		return open_new_person(s);
	case OP_SEARCH:
		st->search.in_list = false;
		return VERDICT_DONE;
	case OP_SWITCH:
		search_list_switch(&st->search);
		return VERDICT_DONE;
	case OP_NOTICE:
		hand_out_notice(s, QUESTION_NOTICE);
		return VERDICT_DONE;
	case OP_CHANGE:
		return ask_passphrase(s, PASSPHRASE_CHANGE);
	case OP_CODE:
		return ask_passphrase(s, PASSPHRASE_NEW_CODE);
	case OP_UNDO:
	case OP_REDO:
		undo_step_here(s, op == OP_REDO, false, err);
		return VERDICT_DONE;
	case UI_BACK:
		return back(s, err);
	default:
		return VERDICT_IGNORED;
	}
}

static enum verdict
persons_list_key(struct screen *s, int key, struct err *err)
{
	struct persons_list *st = s->state;
	enum searched searched = search_list_key(&st->search, key, list_rows(s));

	if (searched == SEARCHED_TYPED || searched == SEARCHED_MOVED)
		look(s, err);
	return searched == SEARCHED_NOTHING ? VERDICT_IGNORED : VERDICT_DONE;
}

static void
persons_list_paste(struct screen *s, const char *text)
{
	struct persons_list *st = s->state;

	search_list_paste(&st->search, text);
	look_again(s);
}

static void
persons_list_answer(struct screen *s, int question, int reply, const void *data)
{
	const struct persons_list *st = s->state;
	struct err err = { 0 };

	if (question == QUESTION_NOTICE) {
		hand_out_notice_answer(s, reply, &err);
		if (err.code != ERR_NONE)
			ui_fail(s->ui, &err);
	} else if (question == UNDO_QUESTION && reply == 1) {
		undo_step_here(s, false, true, &err);
		if (err.code != ERR_NONE)
			ui_fail(s->ui, &err);
	} else if (question == PASSPHRASE_QUESTION && !persons_open(s->desk)) {
		if (st->pick)
			choose(s, 0);
		ui_close(s);
	} else if (question == EDITED_QUESTION && reply == 0) {
		if (st->pick)
			ui_close(s);
	} else if (question == EDITED_QUESTION && reply == 1) {
		if (st->pick && choose(s, *(const int64_t *)data) == VERDICT_CLOSE)
			ui_close(s);
		else
			ui_push(s, &screen_person, data);
	}
}

static char *
persons_list_subtitle(const struct screen *s)
{
	const struct persons_list *st = s->state;

	if (!st->pick)
		return NULL;
	/* TRANSLATORS: after the title « Known persons », when one is asked for: the same person
	 * twice in the list, to become one; or whom a session is with */
	return mem_strdup(st->same_as != 0 ? _("who is the same?") : _("who is it?"));
}

static const char *
persons_list_label(const struct screen *s, int op)
{
	const struct persons_list *st = s->state;
	bool none = st->search.list.count == 0;

	switch (op) {
	case OP_OPEN:
		/* TRANSLATORS: footer, at most 12 columns: the page of a known person */
		return none ? "" : st->pick ? NULL : _("Page");
	case OP_SESSION: /* when picking, Enter says so already; and the page, when not */
		return none || st->pick ? "" : NULL;
	case OP_PAGE:
		return none || !st->pick ? "" : NULL;
	case OP_SWITCH:
		return none || st->search.in_list ? "" : NULL;
	case UI_BACK:
		if (st->pick && st->same_as == 0)
			/* TRANSLATORS: footer, at most 12 columns: the session stays anonymous */
			return _("Anonymous");
		return edit_empty(&st->search.words) ? NULL : _("Clear");
	default:
		return NULL;
	}
}

const struct screen_ops screen_persons = {
	.name = "persons",
	.title = N_("Known persons"),
	.commands = commands,
	.state_size = sizeof(struct persons_list),
	.names = true,
	.open = persons_list_open,
	.shown = persons_list_shown,
	.close = persons_list_close,
	.draw = persons_list_draw,
	.run = persons_list_run,
	.label = persons_list_label,
	.typing = persons_list_typing,
	.key = persons_list_key,
	.paste = persons_list_paste,
	.answer = persons_list_answer,
	.refresh = look_again,
	.resized = look_again,
	.subtitle = persons_list_subtitle,
};
