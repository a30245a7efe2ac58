/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stack of screens: the one on top has the keyboard; those below wait, with what they hold. */
#include "config.h"

#include <stdlib.h>

#include "base/mem.h"
#include "ui/ui_private.h"

static void
screen_free(struct screen *s)
{
	free(s->state);
	free(s);
}

int
ui_stack_push(struct ui *ui, const struct screen_ops *ops, const void *arg, struct err *err)
{
	struct screen *s = mem_alloc(sizeof(*s));

	s->ops = ops;
	s->ui = ui;
	s->desk = ui->desk;
	s->state = mem_alloc(ops->state_size > 0 ? ops->state_size : 1);
	s->below = ui->top;
	if (ops->open != NULL && ops->open(s, arg, err) != 0) {
		screen_free(s);
		return -1;
	}
	ui->top = s;
	if (ops->shown != NULL)
		ops->shown(s);
	return 0;
}

int
ui_push(struct screen *from, const struct screen_ops *ops, const void *arg)
{
	struct err err = { 0 };

	if (ui_stack_push(from->ui, ops, arg, &err) == 0)
		return 0;
	ui_fail(from->ui, &err);
	return -1;
}

void
ui_close(struct screen *s)
{
	s->closing = true;
}

void
ui_reply(struct screen *s, int question, int reply, const void *data)
{
	if (s->below != NULL && s->below->ops->answer != NULL)
		s->below->ops->answer(s->below, question, reply, data);
}

void
ui_stack_refresh(struct ui *ui)
{
	struct screen *s;

	for (s = ui->top; s != NULL; s = s->below)
		if (s->ops->refresh != NULL)
			s->ops->refresh(s);
}

void
ui_stack_reap(struct ui *ui)
{
	struct screen **link = &ui->top;
	struct screen *top = ui->top;

	while (*link != NULL) {
		struct screen *s = *link;

		if (!s->closing) {
			link = &s->below;
			continue;
		}
		*link = s->below;
		if (s->ops->close != NULL)
			s->ops->close(s);
		if (s == top)
			top = NULL;
		screen_free(s);
	}
	if (top == NULL && ui->top != NULL && ui->top->ops->refresh != NULL)
		ui->top->ops->refresh(ui->top);
}

void
ui_desk_set(struct ui *ui, struct desk *d)
{
	struct screen *s;

	ui->desk = d;
	for (s = ui->top; s != NULL; s = s->below)
		s->desk = d;
}

void
ui_stack_clear(struct ui *ui)
{
	struct screen *s;

	/* A screen that closes may look whether those below it stay. */
	for (s = ui->top; s != NULL; s = s->below)
		s->closing = true;
	while (ui->top != NULL) {
		s = ui->top;
		ui->top = s->below;
		if (s->ops->close != NULL)
			s->ops->close(s);
		screen_free(s);
	}
}
