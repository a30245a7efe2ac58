/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The number of an entry, in figures that are read from the phone on the desk, and below it what
 * else reaches it. Any key goes back. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/directory.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "ui/big_digits.h"
#include "ui/draw.h"
#include "ui/partner_show.h"
#include "ui/screen.h"
#include "ui/ui.h"

#define LABEL_WIDTH 19
#define STROKE_MAX 3
#define ROOMY 12 /* rows from which the figures stand apart */

struct dial {
	int64_t n;
	struct partner partner;
	char *number; /* as it is spoken; NULL none */
};

static int
load(struct screen *s, struct err *err)
{
	struct dial *st = s->state;

	free(st->number);
	st->number = NULL;
	if (directory_get(s->desk, st->n, &st->partner, err) != 0)
		return -1;
	if (!str_empty(st->partner.field[PF_PHONE]))
		st->number = words_phone(st->partner.field[PF_PHONE]);
	return 0;
}

static int
dial_open(struct screen *s, const void *arg, struct err *err)
{
	struct dial *st = s->state;

	st->n = *(const int64_t *)arg;
	partner_init(&st->partner);
	return load(s, err);
}

static void
dial_close(struct screen *s)
{
	struct dial *st = s->state;

	free(st->number);
	partner_clear(&st->partner);
}

static void
dial_refresh(struct screen *s)
{
	struct err err = { 0 };

	if (load(s, &err) != 0)
		ui_fail(s->ui, &err);
}

/* As large as it goes in one line; in two when it is too long. Returns the rows used. */
static int
draw_number(const char *number, int y, int columns)
{
	int room = columns - 4;
	const char *half = strchr(number, ' ');
	char *first;
	int rows = 0;

	for (int stroke = STROKE_MAX; stroke > 0; stroke--) {
		int width = big_width(number, stroke);

		if (width > 0 && width <= room) {
			big_draw(y, (columns - width) / 2, stroke, number);
			return BIG_ROWS;
		}
	}
	if (half == NULL)
		return 0;
	first = mem_strndup(number, (size_t)(half - number));
	if (big_width(first, 1) > 0 && big_width(first, 1) <= room && big_width(half + 1, 1) > 0 &&
	    big_width(half + 1, 1) <= room) {
		big_draw(y, 2, 1, first);
		big_draw(y + BIG_ROWS + 1, 2, 1, half + 1);
		rows = 2 * BIG_ROWS + 1;
	}
	free(first);
	return rows;
}

static int
draw_way(const char *label, const char *text, int y, int columns, int bottom)
{
	int x = 2 + LABEL_WIDTH;

	if (str_empty(text) || y >= bottom)
		return 0;
	draw_text(y, 2, LABEL_WIDTH - 1, STYLE_DIM, label);
	return draw_wrapped(y, x, columns - x - 2, bottom - y < 2 ? 1 : 2, STYLE_PLAIN, text);
}

static int
draw_line(const char *text, enum style style, int y, int columns, int bottom)
{
	return y < bottom ? draw_wrapped(y, 2, columns - 4, 1, style, text) : 0;
}

/* What else the file said beside the number: a second one, words. */
static const char *
published(const struct dial *st)
{
	const char *raw = partner_get_raw(&st->partner, partner_field_name[PF_PHONE]);

	return str_equal(raw, st->number) ? NULL : raw;
}

static void
dial_draw(const struct screen *s)
{
	static const enum partner_field ways[] = { PF_BOOKING, PF_EMAILS, PF_WEB, PF_ACCESS };
	const struct dial *st = s->state;
	int columns = ui_columns(s->ui);
	int bottom = ui_bottom(s->ui);
	const char *number =
		st->number != NULL ? st->number : _("No phone number is known of this place.");
	bool roomy = bottom - UI_TOP > ROOMY;
	int y = UI_TOP + roomy;
	int figures = draw_number(number, y, columns);

	y += figures + (roomy && figures > 0);
	draw_cursor(y, 2);
	y += draw_line(st->partner.field[PF_NAME], STYLE_PLAIN, y, columns, bottom);
	y += draw_line(number, STYLE_STRONG, y, columns, bottom);
	/* TRANSLATORS: a number as a file had it, at most 18 columns */
	y += draw_way(_("As published"), published(st), y, columns, bottom);
	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		char *text = partner_show(&st->partner, ways[i]);

		y += draw_way(partner_show_label(ways[i]), text, y, columns, bottom);
		free(text);
	}
}

static enum verdict
dial_key(struct screen *s, int key, struct err *err)
{
	(void)s;
	(void)key;
	(void)err;
	return VERDICT_CLOSE;
}

static char *
dial_subtitle(const struct screen *s)
{
	const struct dial *st = s->state;

	return mem_strdup(st->partner.field[PF_NAME]);
}

static const struct command commands[] = { { 0, NULL, { 0 }, NULL, NULL } };

const struct screen_ops screen_dial = {
	.name = "dial",
	/* TRANSLATORS: title of the screen that shows a number to be dialled */
	.title = N_("To call"),
	.commands = commands,
	.state_size = sizeof(struct dial),
	.open = dial_open,
	.close = dial_close,
	.draw = dial_draw,
	.key = dial_key,
	.refresh = dial_refresh,
	.subtitle = dial_subtitle,
};
