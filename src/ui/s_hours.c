/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A week of opening hours: morning and afternoon of each day, public holidays, what no week says,
 * and a remark. Answers its opener with the expression. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/opening.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "ui/hours_form.h"
#include "ui/key.h"
#include "ui/ui.h"

enum { TYPED_CHARS = 400, QUESTION_LEAVE = 1, WEEKDAYS = 5 };

enum { OP_KEEP = 1, OP_COPY, OP_WEEKDAYS, OP_CLEAR, OP_SAME, OP_ENTER, OP_NEXT, OP_PREVIOUS };

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
static const struct command commands[] = {
	{ OP_KEEP,
	  "hours-keep",
	  { CTRL('s'), K_F2 },
	  N_("Save"),
	  N_("Keep this week and go back") },
	{ OP_COPY,
	  "hours-copy",
	  { K_F5, CTRL('n') },
	  /* TRANSLATORS: footer, at most 12 columns: copy a day's hours to the day after it */
	  N_("To next day"),
	  N_("Give the hours of this day to the next one, and go there") },
	{ OP_WEEKDAYS,
	  "hours-weekdays",
	  { K_F6, CTRL('t') },
	  /* TRANSLATORS: footer, at most 12 columns: copy a day's hours to Monday to Friday */
	  N_("To Mon–Fri"),
	  N_("Give the hours of this day to all days from Monday to Friday") },
	{ OP_CLEAR,
	  "hours-clear",
	  { K_F3, CTRL('x') },
	  /* TRANSLATORS: footer, at most 12 columns: take all hours of a day away */
	  N_("Clear"),
	  N_("Clear what this row says") },
	{ OP_SAME,
	  "hours-same",
	  { CTRL('d') },
	  N_("Day before"),
	  N_("Give this day the hours of the day before") },
	{ OP_ENTER,
	  "hours-enter",
	  { K_ENTER },
	  NULL,
	  N_("Go to the next field; on the last one, save") },
	{ OP_NEXT, "hours-next", { K_TAB }, NULL, N_("Go to the next field") },
	{ OP_PREVIOUS, "hours-previous", { K_BACK_TAB }, NULL, N_("Go to the field before") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

/* What the form says now, yours; NULL while it cannot be read, and *field where not. */
static char *
written(const struct hours_form *st, int *field)
{
	struct hours_parts parts;
	struct buf out = BUF_INIT;

	if (hours_form_read(st, &parts, field) != OPENING_FINE)
		return NULL;
	hours_parts_write(&parts, &out);
	hours_parts_clear(&parts);
	return buf_take(&out);
}

static int
hours_open_form(struct screen *s, const void *arg, struct err *err)
{
	const struct hours_arg *asked = arg;
	struct hours_form *st = s->state;
	char *text[OPENING_FIELDS];
	int wrong;

	(void)err;
	st->question = asked->question;
	st->insee = asked->insee;
	st->name = mem_strdup(asked->name == NULL ? "" : asked->name);
	st->cell = mem_strdup(asked->hours == NULL ? "" : asked->hours);
	st->unread = opening_form_fill(st->cell, text) != 0;
	for (int i = 0; i < OPENING_FIELDS; i++) {
		edit_init(&st->edit[i], TYPED_CHARS);
		edit_set(&st->edit[i], text[i]);
		free(text[i]);
	}
	st->first = written(st, &wrong);
	return 0;
}

static void
hours_close_form(struct screen *s)
{
	struct hours_form *st = s->state;

	for (int i = 0; i < OPENING_FIELDS; i++)
		edit_clear(&st->edit[i]);
	free(st->name);
	free(st->cell);
	free(st->first);
}

/* --- moving --- */

/* The times of a day that is left stand as they will be kept. */
static void
tidy(struct hours_form *st)
{
	const char *text[OPENING_FIELDS];
	char *half[OPENING_HALVES];
	int morning = st->field - st->field % OPENING_HALVES;

	for (int i = 0; i < OPENING_FIELDS; i++)
		text[i] = st->edit[i].text;
	if (st->field >= OPENING_RULES || !opening_form_tidy(text, morning, half))
		return;
	for (int i = 0; i < OPENING_HALVES; i++) {
		edit_set(&st->edit[morning + i], half[i]);
		free(half[i]);
	}
}

static void
go_to(struct hours_form *st, int field)
{
	if (hours_form_row(field) != hours_form_row(st->field))
		tidy(st);
	st->field = field;
	st->typing = false;
}

static void
move(struct hours_form *st, int step)
{
	go_to(st, (st->field + step + OPENING_FIELDS) % OPENING_FIELDS);
}

/* To the row above or below, in the same half where there are two. */
static void
move_row(struct hours_form *st, int step)
{
	int last = hours_form_row(OPENING_REMARK);
	int row = (hours_form_row(st->field) + step + last + 1) % (last + 1);
	int half = st->field < OPENING_RULES ? st->field % OPENING_HALVES : 0;
	int rules = hours_form_row(OPENING_RULES);

	go_to(st, row < rules ? row * OPENING_HALVES + half : OPENING_RULES + row - rules);
}

/* --- days --- */

static void
copy_day(struct hours_form *st, int from, int to)
{
	for (int i = 0; i < OPENING_HALVES && from != to; i++)
		edit_set(&st->edit[to * OPENING_HALVES + i],
			 st->edit[from * OPENING_HALVES + i].text);
}

static void
clear_row(struct hours_form *st)
{
	for (int i = 0; i < OPENING_FIELDS; i++)
		if (hours_form_row(i) == hours_form_row(st->field))
			edit_set(&st->edit[i], "");
}

/* There is a day to take from or to give to. */
static bool
copies(const struct hours_form *st, int op)
{
	int day = hours_form_row(st->field);

	if (op == OP_COPY)
		return day < HOURS_WEEKDAYS - 1;
	return day < HOURS_WEEKDAYS && (op != OP_SAME || day > 0);
}

static void
copy(struct hours_form *st, int op)
{
	int day = hours_form_row(st->field);

	if (!copies(st, op))
		return;
	tidy(st);
	for (int to = 0; to < WEEKDAYS && op == OP_WEEKDAYS; to++)
		copy_day(st, day, to);
	if (op == OP_COPY)
		copy_day(st, day, day + 1);
	if (op == OP_SAME)
		copy_day(st, day - 1, day);
	st->typing = false;
	if (op != OP_WEEKDAYS)
		move_row(st, 1);
}

/* --- leaving --- */

static bool
changed(const struct hours_form *st, const char *now)
{
	return now == NULL || strcmp(now, st->first) != 0;
}

/* What says the same is left as it was written, to the byte. */
static bool
keep(struct screen *s)
{
	struct hours_form *st = s->state;
	int wrong;
	char *now = written(st, &wrong);

	if (now == NULL) {
		go_to(st, wrong);
		return false;
	}
	ui_reply(s, st->question, 1, changed(st, now) ? now : st->cell);
	free(now);
	return true;
}

static enum verdict
leave(struct screen *s)
{
	struct hours_form *st = s->state;
	int wrong;
	char *now = written(st, &wrong);
	bool asks = changed(st, now);
	struct ask ask = { .question = QUESTION_LEAVE,
			   .text = _("This week was changed and is not saved. Leave it?"),
			   .choice = { _("Save it"), _("Stay here"), _("Leave it as it was before"),
				       NULL },
			   .unasked = true };

	free(now);
	if (asks) {
		ui_ask(s, &ask);
		return VERDICT_DONE;
	}
	ui_reply(s, st->question, 0, NULL);
	return VERDICT_CLOSE;
}

static void
hours_answer(struct screen *s, int question, int reply, const void *data)
{
	const struct hours_form *st = s->state;

	(void)data;
	if (question != QUESTION_LEAVE)
		return;
	if (reply == 0 && keep(s))
		ui_close(s);
	if (reply != 2)
		return;
	ui_reply(s, st->question, 0, NULL);
	ui_close(s);
}

/* --- keys --- */

static enum verdict
hours_run(struct screen *s, int op, struct err *err)
{
	struct hours_form *st = s->state;

	(void)err;
	switch (op) {
	case OP_KEEP:
		return keep(s) ? VERDICT_CLOSE : VERDICT_DONE;
	case OP_COPY:
	case OP_WEEKDAYS:
	case OP_SAME:
		copy(st, op);
		return VERDICT_DONE;
	case OP_CLEAR:
		clear_row(st);
		return VERDICT_DONE;
	case OP_ENTER:
		if (st->field == OPENING_REMARK)
			return keep(s) ? VERDICT_CLOSE : VERDICT_DONE;
		move(st, 1);
		return VERDICT_DONE;
	case OP_NEXT:
	case OP_PREVIOUS:
		move(st, op == OP_NEXT ? 1 : -1);
		return VERDICT_DONE;
	case UI_BACK:
		return leave(s);
	default:
		return VERDICT_IGNORED;
	}
}

static bool
hours_typing(const struct screen *s)
{
	(void)s;
	return true;
}

/* Public holidays of which nothing is said are closed, or no longer. */
static bool
turns_holidays(const struct hours_form *st, int key)
{
	const char *said = st->edit[OPENING_HOLIDAYS].text;

	return key == ' ' && hours_form_row(st->field) == HOURS_WEEKDAYS &&
	       edit_empty(&st->edit[OPENING_HOLIDAYS + 1]) &&
	       (*said == '\0' || opening_typed_closed(said));
}

static enum verdict
hours_key(struct screen *s, int key, struct err *err)
{
	struct hours_form *st = s->state;
	bool said = !edit_empty(&st->edit[OPENING_HOLIDAYS]);

	(void)err;
	if (turns_holidays(st, key)) {
		edit_set(&st->edit[OPENING_HOLIDAYS], said ? "" : C_("opening hours", "closed"));
		st->field = OPENING_HOLIDAYS;
		return VERDICT_DONE;
	}
	if (key == K_UP || key == K_DOWN) {
		move_row(st, key == K_UP ? -1 : 1);
		return VERDICT_DONE;
	}
	if (!edit_key(&st->edit[st->field], key))
		return VERDICT_IGNORED;
	st->typing = true;
	return VERDICT_DONE;
}

static void
hours_paste(struct screen *s, const char *text)
{
	struct hours_form *st = s->state;

	edit_paste(&st->edit[st->field], text);
	st->typing = true;
}

/* A key that would do nothing on this row is not offered. */
static const char *
hours_label(const struct screen *s, int op)
{
	bool copying = op == OP_COPY || op == OP_WEEKDAYS || op == OP_SAME;

	return copying && !copies(s->state, op) ? "" : NULL;
}

static char *
hours_subtitle(const struct screen *s)
{
	return mem_strdup(((const struct hours_form *)s->state)->name);
}

const struct screen_ops screen_hours = {
	.name = "hours",
	.title = N_("Opening hours"),
	.commands = commands,
	.state_size = sizeof(struct hours_form),
	.open = hours_open_form,
	.close = hours_close_form,
	.draw = hours_form_draw,
	.run = hours_run,
	.typing = hours_typing,
	.key = hours_key,
	.paste = hours_paste,
	.answer = hours_answer,
	.label = hours_label,
	.subtitle = hours_subtitle,
};
