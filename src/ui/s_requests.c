/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register of requests: who asks for what is held on them is answered within one month. No name
 * stands here. */
#include "config.h"

#include <stdlib.h>

#include "app/requests.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/draw.h"
#include "ui/edit.h"
#include "ui/key.h"
#include "ui/list.h"
#include "ui/picker.h"
#include "ui/screen.h"
#include "ui/ui.h"
#include "ui/undo_step.h"

enum layout {
	LIST_TOP = UI_TOP + 1, /* below what the columns are called */
	FOOT_ROWS = 2,
	DAY_WIDTH = 12,
	KIND_WIDTH = 14,
	STATE_WIDTH = 26,
	STATE_NARROW = 22,
	WITH_WORDS = 3 + DAY_WIDTH + KIND_WIDTH + STATE_WIDTH + 18, /* columns */
	DAY_CHARS = 40,
};

enum mode { RESTS, KIND, RECEIVED, ANSWERED };

struct requests_screen {
	struct requests all;
	struct list list;
	int64_t person; /* whose page it was opened from; 0 nobody's */
	enum mode mode;
	struct picker kinds;
	int kind; /* chosen for the new one */
	struct edit day;
	bool wrong; /* what was typed as a day */
};

enum { OP_ANSWER = 1, OP_ADD, OP_DELETE, OP_UNDO, OP_REDO };

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
static const struct command commands[] = {
	{ OP_ANSWER,
	  "requests-answer",
	  { 'a', K_ENTER },
	  N_("Answered"),
	  N_("Say when the marked request was answered; accept what was typed") },
	{ OP_ADD, "requests-add", { 'n', K_INSERT }, N_("New"), N_("Add a request") },
	{ OP_DELETE,
	  "requests-delete",
	  { 'd', K_DELETE },
	  N_("Delete"),
	  N_("Delete the marked request, added by mistake") },
	{ OP_UNDO, "requests-undo", { 'u', CTRL('z') }, N_("Undo"), N_("Undo the last action") },
	{ OP_REDO, "requests-redo", { CTRL('y') }, NULL, N_("Do again what was undone") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

static const struct request *
marked(const struct requests_screen *st)
{
	return st->all.count > 0 ? &st->all.item[st->list.selected] : NULL;
}

/* n: which one is to be marked; 0: the same as before. */
static int
load(struct screen *s, int64_t n, struct err *err)
{
	struct requests_screen *st = s->state;
	struct requests all;

	if (n == 0 && marked(st) != NULL)
		n = marked(st)->n;

	if (requests_load(s->desk, &all, err) != 0) {
		requests_clear(&all);
		return -1;
	}
	requests_clear(&st->all);
	st->all = all;
	list_set_count(&st->list, all.count);
	for (size_t i = 0; i < all.count; i++)
		if (all.item[i].n == n)
			list_select(&st->list, i);
	return 0;
}

static void
rest(struct requests_screen *st)
{
	if (st->mode == KIND)
		picker_close(&st->kinds);
	st->mode = RESTS;
	st->wrong = false;
	edit_set(&st->day, "");
}

static void
requests_close(struct screen *s)
{
	struct requests_screen *st = s->state;

	rest(st);
	edit_clear(&st->day);
	requests_clear(&st->all);
}

static int
requests_open(struct screen *s, const void *arg, struct err *err)
{
	struct requests_screen *st = s->state;

	st->person = arg != NULL ? *(const int64_t *)arg : 0;
	edit_init(&st->day, DAY_CHARS);
	if (load(s, 0, err) == 0)
		return 0;
	requests_close(s);
	return -1;
}

static void
requests_refresh(struct screen *s)
{
	struct requests_screen *st = s->state;
	struct err err = { 0 };

	if (st->mode == KIND) { /* in another language, they are called otherwise */
		picker_close(&st->kinds);
		picker_open_vocab(&st->kinds, VOCAB_REQUEST);
	}
	if (load(s, 0, &err) != 0)
		ui_fail(s->ui, &err);
}

static int
list_rows(const struct screen *s)
{
	return ui_bottom(s->ui) - LIST_TOP - FOOT_ROWS - 1;
}

/* Yours. */
static char *
state_words(const struct request *r, int today, bool wide, enum style *style)
{
	bool open = r->answered == DATE_NONE;
	int due = requests_due_day(r->received);
	int shown = open ? due : r->answered;
	char *day = wide ? words_date_short(shown) : words_date_digits(shown);
	char *text;

	*style = !open                          ? STYLE_DIM
		 : due < today                  ? STYLE_ERROR
		 : due <= today + REQUESTS_SOON ? STYLE_STRONG
						: STYLE_PLAIN;
	if (!open)
		/* TRANSLATORS: of a request; %s is a day; at most 25 columns, as are the others */
		text = mem_printf(_("answered %s"), day);
	else if (due < today)
		text = mem_printf(_("late since %s"), day);
	else
		text = mem_printf(_("answer by %s"), day);
	free(day);
	return text;
}

static const char *
kind_label(int num)
{
	const struct vocab_item *kind = vocab_by_num(VOCAB_REQUEST, num);

	return kind != NULL ? i18n_context(vocab_context(VOCAB_REQUEST), kind->label) : "?";
}

static void
draw_row(const struct screen *s, size_t i, int y)
{
	const struct requests_screen *st = s->state;
	const struct request *r = &st->all.item[i];
	int columns = ui_columns(s->ui), x = 3;
	bool active = i == st->list.selected && st->mode == RESTS;
	bool wide = columns >= WITH_WORDS;
	enum style state;
	char *day = words_date_digits(r->received);
	char *words = state_words(r, clock_today(desk_clock(s->desk)), wide, &state);
	enum style style = active ? STYLE_SELECTED : STYLE_PLAIN;

	draw_fill(y, 1, columns - 2, style, active ? draw_marker() : "");
	draw_text(y, x, DAY_WIDTH - 1, style, day);
	x += DAY_WIDTH;
	draw_text(y, x, KIND_WIDTH - 1, style, kind_label(r->kind));
	x += KIND_WIDTH;
	draw_text(y, x, STATE_WIDTH - 1, active ? STYLE_SELECTED : state, words);
	x += wide ? STATE_WIDTH : STATE_NARROW;
	if (r->subject[0] != '\0')
		/* TRANSLATORS: of a request: whoever asked is known by name; at most 16 columns,
		 * and 7 in a small window */
		draw_text(y, x, columns - x - 2, style, wide ? _("known person") : _("known"));
	if (active)
		draw_cursor(y, 1);
	free(day);
	free(words);
}

static const char *
hint(const struct requests_screen *st)
{
	if (st->wrong && st->mode == KIND)
		return _("One must be chosen: by its number, or by letters and Enter.");
	if (st->wrong)
		return _("Give a day of the past, not before the request: yesterday, 12/3.");
	switch (st->mode) {
	case KIND:
		return _("What is asked for? A number chooses, or letters and Enter.");
	case RECEIVED:
		return _("When did the request come? Enter alone: today.");
	case ANSWERED:
		return _("When was it answered? Enter alone: today.");
	default:
		break;
	}
	if (st->person != 0)
		return _("A new request is of the person whose page this was opened from.");
	return _("Whoever asks is answered within one month. No name is kept here.");
}

static void
requests_draw(const struct screen *s)
{
	const struct requests_screen *st = s->state;
	int columns = ui_columns(s->ui), rows = list_rows(s), end = LIST_TOP + rows + 1;
	size_t top = list_top(&st->list, rows);
	const struct request *r = marked(st); /* none: another program may have deleted it */
	int kind = st->mode == RECEIVED || r == NULL ? st->kind : r->kind;

	/* TRANSLATORS: heads of columns, at most 11 columns each: the day a request came, what is
	 * asked for, until when it is to be answered or when it was */
	draw_text(UI_TOP, 3, DAY_WIDTH - 1, STYLE_DIM, _("received"));
	draw_text(UI_TOP, 3 + DAY_WIDTH, KIND_WIDTH - 1, STYLE_DIM, _("request"));
	draw_text(UI_TOP, 3 + DAY_WIDTH + KIND_WIDTH, STATE_WIDTH - 1, STYLE_DIM, _("answer"));
	if (st->mode == KIND) {
		edit_draw(&st->kinds.typed, LIST_TOP, 3, columns - 6, STYLE_ACCENT, true);
		picker_draw_grid(&st->kinds, LIST_TOP + 1, 3, columns - 6, rows - 1, NULL, NULL);
	} else if (st->all.count == 0) {
		draw_wrapped(LIST_TOP, 3, columns - 6, rows, STYLE_DIM,
			     _("No request yet: n adds one."));
	}
	for (int i = 0; st->mode != KIND && i < rows && top + (size_t)i < st->all.count; i++)
		draw_row(s, top + (size_t)i, LIST_TOP + i);
	draw_wrapped(end, 2, columns - 4, FOOT_ROWS, st->wrong ? STYLE_ERROR : STYLE_DIM, hint(st));
	if (st->mode == RECEIVED || st->mode == ANSWERED) {
		draw_text(end - 1, 3, KIND_WIDTH - 1, STYLE_STRONG, kind_label(kind));
		edit_draw(&st->day, end - 1, 3 + KIND_WIDTH, DAY_CHARS, STYLE_ACCENT, true);
	}
}

static bool
requests_typing(const struct screen *s)
{
	return ((const struct requests_screen *)s->state)->mode != RESTS;
}

/* --- what is done --- */

static void
add(struct screen *s, int day, struct err *err)
{
	struct requests_screen *st = s->state;
	char *due = words_date(requests_due_day(day));
	int64_t n = 0;

	if (requests_add(s->desk, st->kind, day, st->person, &n, err) == 0) {
		rest(st);
		if (load(s, n, err) == 0)
			/* TRANSLATORS: %s is a day */
			ui_sayf(s->ui, _("Noted: to be answered until %s. u undoes it."), due);
	}
	free(due);
}

static void
answer(struct screen *s, int day, struct err *err)
{
	struct requests_screen *st = s->state;
	const struct request *r = marked(st);
	int64_t n = r != NULL ? r->n : 0;

	if (r == NULL || requests_answer(s->desk, r, day, err) != 0)
		return;
	rest(st);
	if (load(s, n, err) == 0)
		ui_say(s->ui, _("Noted as answered: u undoes it."));
}

static void
accept(struct screen *s, struct err *err)
{
	struct requests_screen *st = s->state;
	int today = clock_today(desk_clock(s->desk)), day;

	st->wrong = words_date_parse(st->day.text, today, &day) != 0 || day > today ||
		    (st->mode == ANSWERED && marked(st) != NULL && day < marked(st)->received);
	if (st->wrong)
		return;
	if (st->mode == RECEIVED)
		add(s, day, err);
	else
		answer(s, day, err);
}

static enum verdict
key_kind(struct screen *s, int key)
{
	struct requests_screen *st = s->state;
	const struct choice *choice = NULL;
	enum picked picked = picker_key(&st->kinds, key, false, &choice);

	if (picked == PICK_CHOSEN)
		st->kind = choice->value->num;
	st->wrong = picked == PICK_EMPTY_ENTER; /* said again, as an error */
	if (picked == PICK_CHOSEN) {
		rest(st);
		st->mode = RECEIVED;
	}
	return picked == PICK_NOT_MINE ? VERDICT_IGNORED : VERDICT_DONE;
}

static enum verdict
requests_key(struct screen *s, int key, struct err *err)
{
	struct requests_screen *st = s->state;

	if (st->mode == RESTS)
		return list_key(&st->list, key, list_rows(s)) ? VERDICT_DONE : VERDICT_IGNORED;
	if (st->mode == KIND)
		return key_kind(s, key);
	if (key == K_ENTER) {
		accept(s, err);
		return VERDICT_DONE;
	}
	st->wrong = false;
	return edit_key(&st->day, key) ? VERDICT_DONE : VERDICT_IGNORED;
}

static void
requests_paste(struct screen *s, const char *text)
{
	struct requests_screen *st = s->state;

	if (st->mode == KIND)
		picker_paste(&st->kinds, text);
	else if (st->mode != RESTS)
		edit_paste(&st->day, text);
}

static void
drop(struct screen *s, struct err *err)
{
	const struct request *r = marked(s->state);

	if (r != NULL && requests_drop(s->desk, r->n, err) == 0 && load(s, 0, err) == 0)
		ui_say(s->ui, _("The request is deleted: u brings it back."));
}

static enum verdict
requests_run(struct screen *s, int op, struct err *err)
{
	struct requests_screen *st = s->state;

	if (st->mode != RESTS) { /* Enter accepts, Esc leaves, Del erases; the rest waits */
		if (op == UI_BACK)
			rest(st);
		else if (op == OP_ANSWER || op == OP_DELETE)
			return requests_key(s, op == OP_ANSWER ? K_ENTER : K_DELETE, err);
		return op > 0 || op == UI_BACK ? VERDICT_DONE : VERDICT_IGNORED;
	}
	switch (op) {
	case OP_ADD:
		picker_open_vocab(&st->kinds, VOCAB_REQUEST);
		st->mode = KIND;
		return VERDICT_DONE;
	case OP_ANSWER:
		if (marked(st) != NULL && marked(st)->answered == DATE_NONE)
			st->mode = ANSWERED;
		return VERDICT_DONE;
	case OP_DELETE:
		drop(s, err);
		return VERDICT_DONE;
	case OP_UNDO:
	case OP_REDO:
		undo_step_here(s, op == OP_REDO, false, err);
		return VERDICT_DONE;
	default:
		return VERDICT_IGNORED;
	}
}

static void
requests_answered(struct screen *s, int question, int reply, const void *data)
{
	struct err err = { 0 };

	(void)data;
	if (question == UNDO_QUESTION && reply == 1)
		undo_step_here(s, false, true, &err);
	if (err.code != ERR_NONE)
		ui_fail(s->ui, &err);
}

static const char *
requests_label(const struct screen *s, int op)
{
	const struct requests_screen *st = s->state;
	const struct request *r = marked(st);

	if (st->mode != RESTS && op > 0)
		return op == OP_ANSWER ? _("Accept") : "";
	if ((op == OP_ANSWER && (r == NULL || r->answered != DATE_NONE)) ||
	    (op == OP_DELETE && r == NULL))
		return "";
	return NULL;
}

const struct screen_ops screen_requests = {
	.name = "requests",
	/* TRANSLATORS: title of the list of those who asked for what is held on them */
	.title = N_("Requests"),
	.commands = commands,
	.state_size = sizeof(struct requests_screen),
	.open = requests_open,
	.close = requests_close,
	.draw = requests_draw,
	.run = requests_run,
	.typing = requests_typing,
	.key = requests_key,
	.paste = requests_paste,
	.answer = requests_answered,
	.refresh = requests_refresh,
	.label = requests_label,
};
