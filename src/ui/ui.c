/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stack of screens and the event loop. Draws only when no key waits, so that what is typed
 * ahead is played back at full speed and in order. */
#include "config.h"

#include "ui/ui.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/logbook.h"
#include "app/persons.h"
#include "base/mem.h"
#include "base/os.h"
#include "base/utf8.h"
#include "ui/draw.h"
#include "ui/frame.h"
#include "ui/key.h"
#include "ui/keymap.h"
#include "ui/ui_private.h"

#define SECONDS_A_MINUTE 60

void
ui_message_set(struct ui *ui, char *text, bool error)
{
	mem_free_secret(ui->message.text); /* it may name a person */
	ui->message.text = text;
	ui->message.error = error;
}

const struct clock *
ui_clock(const struct ui *ui)
{
	return ui->options->clock;
}

struct printer *
ui_printer(const struct ui *ui)
{
	return ui->options->printer;
}

void
ui_language(struct ui *ui, enum language lang)
{
	struct err err = { 0 };

	i18n_switch(lang);
	if (ui->desk != NULL && !desk_readonly(ui->desk) &&
	    desk_setting_set(ui->desk, "language", i18n_code(lang), &err) != 0)
		ui_fail(ui, &err);
	else
		ui_say(ui, i18n_name(lang));
	ui_stack_refresh(ui);
}

void
ui_run_later(struct ui *ui, const struct screen_ops *ops, int op)
{
	ui->later = ops;
	ui->later_op = op;
}

void
ui_run_there(struct ui *ui, int home_op, const struct screen_ops *ops, int op)
{
	ui_run_later(ui, &screen_home, home_op);
	ui->there = ops;
	ui->there_op = op;
}

/* What a common command does where the screen has no answer of its own. */
static enum verdict
run_common(struct ui *ui, struct screen *s, int op)
{
	switch (op) {
	case UI_BACK:
		if (s->below != NULL)
			return VERDICT_CLOSE;
		ui_say(ui, _("This is the first screen: q leaves the program."));
		return VERDICT_DONE;
	case UI_HELP:
		ui_push(s, &screen_help, s->ops);
		return VERDICT_DONE;
	case UI_PALETTE:
		ui_push(s, &screen_palette, s->ops);
		return VERDICT_DONE;
	case UI_LANGUAGE:
		ui_language(ui, (i18n_language() + 1) % LANGUAGE_COUNT);
		return VERDICT_DONE;
	case UI_HIDE:
		ui->hidden = true;
		return VERDICT_DONE;
	case UI_LOCK:
		ui_lock(ui);
		return VERDICT_DONE;
	case UI_REDRAW:
		term_repaint();
		return VERDICT_DONE;
	case UI_QUIT:
		return VERDICT_QUIT;
	default:
		return VERDICT_IGNORED;
	}
}

static void
obey(struct ui *ui, struct screen *s, enum verdict verdict, const struct err *err)
{
	if (err->code != ERR_NONE)
		ui_fail(ui, err);
	if (verdict == VERDICT_MOVED && ui->settled && ui->message.text == NULL)
		ui->paint = PAINT_MOVED;
	if (verdict == VERDICT_CLOSE)
		s->closing = true;
	if (verdict == VERDICT_QUIT)
		ui->quit = true;
	ui_stack_reap(ui);
}

static void
run(struct ui *ui, struct screen *s, int op)
{
	struct err err = { 0 };
	enum verdict verdict = VERDICT_IGNORED;

	if (s->ops->run != NULL)
		verdict = s->ops->run(s, op, &err);
	if (verdict == VERDICT_IGNORED)
		verdict = run_common(ui, s, op);
	obey(ui, s, verdict, &err);
}

static void
type(struct ui *ui, struct screen *s, int key)
{
	struct err err = { 0 };
	enum verdict verdict = VERDICT_IGNORED;

	if (s->ops->key != NULL)
		verdict = s->ops->key(s, key, &err);
	if (verdict == VERDICT_IGNORED && key_is_text(key))
		ui_say(ui, _("That key does nothing here: F1 shows what can be done."));
	obey(ui, s, verdict, &err);
}

static void
paste(struct ui *ui, struct screen *s)
{
	char *text = term_paste();
	const char *at = text;
	int32_t cp;

	if (s->ops->paste != NULL) {
		s->ops->paste(s, text);
	} else if (s->ops->typing != NULL && s->ops->typing(s)) {
		/* A paste is text: it neither saves nor chooses. */
		while (ui->top == s && *at != '\0') {
			at += utf8_next(at, 4, &cp);
			type(ui, s, key_is_text(cp) ? cp : ' ');
		}
	}
	mem_free_secret(text);
}

bool
ui_seen(const struct ui *ui)
{
	return ui->seen;
}

bool
ui_key_waits(void)
{
	int key = term_key_pending();

	if (key == KEY_NOTHING)
		return false;
	term_key_back(key);
	return true;
}

static bool
ask_key(void *arg)
{
	(void)arg;
	return ui_key_waits();
}

const struct stop ui_key_stop = { ask_key, NULL };

static void
handle(struct ui *ui, int key)
{
	struct screen *s = ui->top;
	const struct command *c;
	bool typing = s->ops->typing != NULL && s->ops->typing(s);

	if (key == K_HANGUP) {
		/* The terminal may be known to be gone before its signal comes, or without one. */
		ui->ended_by = term_signal() != 0 ? term_signal() : SIGHUP;
		ui->quit = true;
		return;
	}
	if (key != K_TIMEOUT)
		ui->touched = os_elapsed_ms();
	/* Before the key is obeyed: it may save. */
	if (ui->desk != NULL && desk_clock_moved(ui->desk))
		ui->moved = true;
	/* Whatever is not known to be less may have changed everything. */
	ui->seen = ui->paint == PAINT_NOTHING;
	ui->settled = ui->seen && ui->message.text == NULL;
	ui->paint = PAINT_ALL;
	if (key == K_RESIZE && s->ops->resized != NULL)
		s->ops->resized(s);
	if (key == K_RESIZE || key == K_TIMEOUT)
		return;
	ui->unkept = true;
	if (ui->hidden) {
		ui->hidden = false;
		return;
	}
	ui_message_set(ui, NULL, false);
	if (key == K_PASTE) {
		paste(ui, s);
		return;
	}
	c = keymap_lookup(s->ops, key, typing);
	if (c != NULL)
		run(ui, s, c->op);
	else
		type(ui, s, key);
}

/* Once the palette has closed: the screen whose command was chosen comes to the top and runs it. */
static void
run_later(struct ui *ui)
{
	const struct screen_ops *ops = ui->later;
	struct screen *s;

	if (ops == NULL)
		return;
	ui->later = NULL;
	for (s = ui->top; s != NULL && s->ops != ops; s = s->below)
		if (ui->later_op > 0)
			s->closing = true;
	ui_stack_reap(ui);
	if (ui->top != NULL)
		run(ui, ui->top, ui->later_op);
}

/* What was asked for on a screen that has come to the top meanwhile. */
static void
run_there(struct ui *ui)
{
	const struct screen *s = ui->top;

	while (s != NULL && s->ops != ui->there)
		s = s->below;
	if (s != NULL && s != ui->top)
		return;
	ui->there = NULL;
	if (s != NULL)
		run(ui, ui->top, ui->there_op);
}

static void
draw(struct ui *ui)
{
	int64_t minute = clock_utc(ui->options->clock) / SECONDS_A_MINUTE;
	int rows;
	int columns;

	term_size(&rows, &columns);
	/* Whoever holds an arrow down does not let wait_key() see the minute end. */
	if (ui->minute != minute) {
		ui->paint = PAINT_ALL;
		if (ui->minute != 0 && ui->top->ops->minute != NULL)
			ui->top->ops->minute(ui->top);
	}
	ui->minute = minute;
	if (ui->hidden) {
		draw_clear();
		draw_text(rows / 2, 2, columns - 4, STYLE_STRONG,
			  _("Details are hidden: press any key to go on."));
	} else if (ui->paint == PAINT_MOVED && !frame_too_small(rows, columns)) {
		ui->top->ops->draw_moved(ui->top);
	} else {
		frame_draw(ui->top, &ui->message, rows, columns);
	}
	ui->paint = PAINT_NOTHING;
	term_flush();
}

/* The program may end without another word. */
void
ui_keep(struct ui *ui)
{
	struct err err = { 0 };
	struct screen *s;

	ui->unkept = false;
	for (s = ui->top; s != NULL; s = s->below)
		if (s->ops->keep != NULL)
			s->ops->keep(s, &err);
	if (err.code != ERR_NONE)
		ui_fail(ui, &err);
}

/* What the screen on top has still to do is done until it is done or a key comes. */
static int
work(struct ui *ui)
{
	struct screen *s = ui->top;
	struct err err = { 0 };

	while (s->ops->work != NULL && s->ops->work(s, &err)) {
		int key = term_key_pending();

		if (key != KEY_NOTHING)
			return key;
		ui->paint = PAINT_ALL;
		draw(ui);
	}
	if (err.code != ERR_NONE) {
		ui_fail(ui, &err);
		ui->paint = PAINT_ALL;
		draw(ui);
	}
	return KEY_NOTHING;
}

static int
next_key(struct ui *ui)
{
	int key;

	if (ui->kept_at < ui->kept_count)
		return ui->kept[ui->kept_at++];
	ui->kept_at = ui->kept_count = 0;
	key = term_key_pending();
	if (key != KEY_NOTHING)
		return key;
	if (ui->desk != NULL && desk_changed_elsewhere(ui->desk)) {
		ui->paint = PAINT_ALL;
		ui_stack_refresh(ui);
	}
	ui_day_look(ui);
	ui_day_say_moved(ui);
	draw(ui);
	ui_day_begin(ui);
	key = work(ui);
	return key != KEY_NOTHING ? key : ui_key_wait(ui);
}

void
ui_wait(struct ui *ui, const char *sentence)
{
	ui_say(ui, sentence);
	ui->paint = PAINT_ALL;
	draw(ui);
}

bool
ui_progress(struct ui *ui, const char *what, int permille)
{
	int key;

	ui_message_set(ui, mem_printf("%s  %d %%", what, permille / 10), false);
	ui->paint = PAINT_ALL;
	draw(ui);
	while ((key = term_key_pending()) != KEY_NOTHING) {
		if (key == K_ESC || key == CTRL('c') || key == K_HANGUP) {
			if (key == K_HANGUP)
				ui->quit = true;
			return true;
		}
		if (key == K_PASTE) { /* its text would be lost by reading on */
			term_key_back(key);
			break;
		}
		ui->kept =
			mem_grow(ui->kept, ui->kept_count, &ui->kept_capacity, sizeof(*ui->kept));
		ui->kept[ui->kept_count++] = key;
	}
	return false;
}

static void
finish(struct ui *ui)
{
	ui_stack_clear(ui);
	free(ui->message.text);
	free(ui->kept);
	free(ui->restore);
	desk_close(ui->desk);
}

int
ui_run(const struct ui_options *options, struct err *err)
{
	struct ui ui = { .options = options };
	int status = 1;

	if (ui_desk_open(&ui, err) != 0)
		return status;
	if (term_open(&options->term, err) != 0)
		goto out;
	mem_on_death(term_close);
	draw_setup();
	if (ui_first_screens(&ui, err) == 0) {
		while (!ui.quit && ui.top != NULL) {
			handle(&ui, next_key(&ui));
			run_later(&ui);
			run_there(&ui);
			if (ui.restore != NULL && ui_restore_run(&ui, err) != 0)
				break;
		}
		ui_keep(&ui);
		if (ui.desk == NULL && err->code == ERR_NONE)
			*err = ui.damage;
		status = ui.ended_by != 0 ? 128 + ui.ended_by : 0;
	}
	mem_on_death(NULL);
	term_close();
out:
	finish(&ui);
	return status;
}
