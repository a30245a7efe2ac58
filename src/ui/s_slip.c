/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The referral slip of an entry: in which language, what to bring, how large; and below, what the
 * paper will say. Enter prints it, or saves it where there is no printer. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/directory.h"
#include "app/slip.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/printer.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ui/draw.h"
#include "ui/edit.h"
#include "ui/hand_out.h"
#include "ui/key.h"
#include "ui/screen.h"
#include "ui/ui.h"

enum { NOTE_CHARS = 100, GAP = 3, NAMES_TRIED = 999 };

struct slip_screen {
	int64_t n;
	struct partner partner;
	struct slip slip;
	struct strlist lines; /* of the text, as wide as the screen shows it */
	size_t top;
	bool typing; /* the line of one's own */
	struct edit note;
};

enum {
	OP_PRINT = 1,
	OP_SAVE,
	OP_LARGE,
	OP_NOTE,
	OP_BRING,
	OP_LANGUAGE /* and that number of languages */
};

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
static const struct command commands[] = {
	{ OP_PRINT,
	  "slip-print",
	  { K_ENTER },
	  N_("Print"),
	  N_("Print the slip; save it where there is no printer") },
	{ OP_SAVE, "slip-save", { 's' }, N_("Save"), N_("Save the slip as a text and as a page") },
	{ OP_LARGE, "slip-large", { 'l' }, N_("Large type"), N_("Large letters, or usual ones") },
	{ OP_NOTE,
	  "slip-note",
	  { 'n' },
	  N_("Add a line"),
	  N_("Add a line of your own to the slip") },
	{ OP_BRING, "slip-bring", { '1' }, NULL, N_("Tick what to bring, by its number: 1 to 8") },
	{ OP_LANGUAGE + LANGUAGE_FR, "slip-fr", { 'f' }, NULL, N_("A slip in French") },
	{ OP_LANGUAGE + LANGUAGE_GCF_MQ,
	  "slip-gcf-mq",
	  { 'm' },
	  NULL,
	  N_("A slip in the Creole of Martinique") },
	{ OP_LANGUAGE + LANGUAGE_GCF_GP,
	  "slip-gcf-gp",
	  { 'g' },
	  NULL,
	  N_("A slip in the Creole of Guadeloupe") },
	{ OP_LANGUAGE + LANGUAGE_EN, "slip-en", { 'e' }, NULL, N_("A slip in English") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

/* What the paper says, again. */
static void
make(struct screen *s)
{
	struct slip_screen *st = s->state;
	int columns = ui_columns(s->ui) - 2;
	char *text;

	slip_from(&st->slip, s->desk);
	st->slip.partner = &st->partner;
	st->slip.note = st->note.text;
	st->slip.columns = columns < SLIP_COLUMNS ? columns : 0;
	text = slip_text(&st->slip);
	strlist_clear(&st->lines);
	strlist_split(&st->lines, text, '\n');
	free(text);
}

static int
slip_open(struct screen *s, const void *arg, struct err *err)
{
	const struct slip_arg *asked = arg;
	struct slip_screen *st = s->state;

	st->n = asked->n;
	if (st->n == 0 && directory_by_id(s->desk, asked->id, &st->n, err) != 0)
		return -1;
	partner_init(&st->partner);
	if (directory_get(s->desk, st->n, &st->partner, err) != 0)
		return -1;
	edit_init(&st->note, NOTE_CHARS);
	st->slip.language = i18n_language();
	make(s);
	return 0;
}

static void
slip_close(struct screen *s)
{
	struct slip_screen *st = s->state;

	strlist_clear(&st->lines);
	edit_clear(&st->note);
	partner_clear(&st->partner);
}

static void
slip_refresh(struct screen *s)
{
	struct slip_screen *st = s->state;
	struct err err = { 0 };

	if (directory_get(s->desk, st->n, &st->partner, &err) != 0)
		ui_fail(s->ui, &err);
	make(s);
}

/* --- drawing --- */

struct flow {
	int x, y, columns;
	bool shown; /* else only measured */
};

/* Takes text over. */
static void
flow_add(struct flow *f, enum style style, char *text)
{
	int width = utf8_width(text);

	if (f->x > 2 && f->x + width > f->columns - 1) {
		f->x = 2;
		f->y++;
	}
	if (f->shown)
		draw_text(f->y, f->x, f->columns - f->x - 1, style, text);
	f->x += width + GAP;
	free(text);
}

/* In columns, as many as there is room for; returns the rows used. */
static int
draw_ticks(const struct slip_screen *st, int y, int columns, bool shown)
{
	enum { BOX = 6 };
	int widest = 0, across, step;

	for (int i = 0; i < SLIP_BRING_COUNT; i++) {
		int width = utf8_width(slip_bring_label((enum slip_bring)i));

		widest = width > widest ? width : widest;
	}
	widest += BOX;
	across = (columns - 2) / (widest + 1);
	across = across > 0 ? across : 1;
	step = (columns - 2) / across;
	for (int i = 0; shown && i < SLIP_BRING_COUNT; i++) {
		bool ticked = (st->slip.bring & (1u << i)) != 0;

		draw_textf(y + i / across, 2 + i % across * step, widest,
			   ticked ? STYLE_STRONG : STYLE_PLAIN, "%d [%c] %s", i + 1,
			   ticked ? 'x' : ' ', slip_bring_label((enum slip_bring)i));
	}
	return (SLIP_BRING_COUNT + across - 1) / across;
}

/* What can be chosen; returns the first row below it. */
static int
draw_choices(const struct screen *s, bool shown)
{
	static const char keys[LANGUAGE_COUNT] = { 'f', 'm', 'g', 'e' };
	const struct slip_screen *st = s->state;
	struct flow f = { .x = 2, .y = UI_TOP, .columns = ui_columns(s->ui), .shown = shown };

	for (int i = 0; i < LANGUAGE_COUNT; i++) {
		bool chosen = (int)st->slip.language == i;

		flow_add(&f, chosen ? STYLE_SELECTED : STYLE_PLAIN,
			 mem_printf("%c %s%s", keys[i], chosen ? draw_marker() : "",
				    i18n_name((enum language)i)));
	}
	return f.y + 1 + draw_ticks(st, f.y + 1, f.columns, shown);
}

static int
preview_top(const struct screen *s)
{
	const struct slip_screen *st = s->state;

	return draw_choices(s, false) + (st->typing ? 1 : 0) + 1;
}

static size_t
last_top(const struct screen *s)
{
	const struct slip_screen *st = s->state;
	int rows = ui_bottom(s->ui) - preview_top(s);

	return rows > 0 && st->lines.count > (size_t)rows ? st->lines.count - (size_t)rows : 0;
}

static void
slip_draw(const struct screen *s)
{
	const struct slip_screen *st = s->state;
	int columns = ui_columns(s->ui);
	size_t top = st->top < last_top(s) ? st->top : last_top(s);
	int y = draw_choices(s, true);

	draw_cursor(UI_TOP, 2);
	if (st->typing) {
		/* TRANSLATORS: a line that is typed for a slip, at most 12 columns */
		draw_text(y, 2, 12, STYLE_PLAIN, _("Your line"));
		edit_draw(&st->note, y, 15, columns - 17, STYLE_ACCENT, true);
		y++;
	}
	draw_rule(y++, 0, columns);
	for (size_t i = top; i < st->lines.count && y < ui_bottom(s->ui); i++, y++)
		draw_text(y, 1, columns - 2, STYLE_PLAIN, st->lines.item[i]);
}

/* --- doing --- */

/* The name of the slip, with a number behind it from the second on. Yours. */
static char *
path_of(const struct screen *s, const char *extension, int attempt)
{
	const struct slip_screen *st = s->state;
	char *name = slip_file_name(&st->slip, extension);
	char *path;

	if (attempt > 1)
		mem_replace(&name,
			    mem_printf("%.*s-%d.%s", (int)(strlen(name) - strlen(extension) - 1),
				       name, attempt, extension));
	path = hand_out_path(s->desk, name);
	free(name);
	return path;
}

static int
save_as(struct screen *s, const char *extension, int attempt,
	char *(*make_one)(const struct slip *), struct err *err)
{
	const struct slip_screen *st = s->state;
	struct slip paper = st->slip;
	char *path = path_of(s, extension, attempt);
	char *text;
	int result;

	paper.columns = 0;
	text = make_one(&paper);
	result = file_write(path, text, strlen(text), false, err);
	free(text);
	free(path);
	return result;
}

/* The first number of which there is neither; nothing is overwritten. */
static int
free_attempt(const struct screen *s)
{
	bool taken = true;
	int attempt = 0;

	while (taken && attempt++ < NAMES_TRIED) {
		char *text = path_of(s, "txt", attempt), *page = path_of(s, "html", attempt);

		taken = file_exists(text) || file_exists(page);
		free(text);
		free(page);
	}
	return attempt;
}

static enum verdict
save(struct screen *s, bool silent, struct err *err)
{
	int attempt = free_attempt(s);
	char *path;

	if (save_as(s, "txt", attempt, slip_text, err) != 0 ||
	    save_as(s, "html", attempt, slip_html, err) != 0)
		return VERDICT_DONE;
	path = path_of(s, "txt", attempt);
	/* TRANSLATORS: %s is the text; the page, which is HTML, lies beside it */
	ui_sayf(s->ui,
		silent ? _("The printer does not answer. Saved as text and as a page: %s")
		       : _("Saved as text and as a page: %s"),
		path);
	free(path);
	return VERDICT_CLOSE;
}

static enum verdict
print(struct screen *s, struct err *err)
{
	const struct slip_screen *st = s->state;
	struct slip paper = st->slip;
	char *text;
	int result;

	if (!printer_available(ui_printer(s->ui)))
		return save(s, false, err);
	paper.columns = 0;
	text = slip_text(&paper);
	result = hand_out_print(s, text, err);
	free(text);
	if (result > 0)
		return save(s, true, err);
	return result == 0 ? VERDICT_CLOSE : VERDICT_DONE;
}

static void
tick(struct screen *s, int number)
{
	struct slip_screen *st = s->state;

	st->slip.bring ^= 1u << (number - 1);
	make(s);
}

static enum verdict
slip_run(struct screen *s, int op, struct err *err)
{
	struct slip_screen *st = s->state;

	if (st->typing) {
		if (op != OP_PRINT && op != UI_BACK)
			return op > 0 ? VERDICT_DONE : VERDICT_IGNORED;
		st->typing = false;
		make(s);
		return VERDICT_DONE;
	}
	switch (op) {
	case OP_PRINT:
		return print(s, err);
	case OP_SAVE:
		return save(s, false, err);
	case OP_LARGE:
		st->slip.large = !st->slip.large;
		break;
	case OP_NOTE:
		st->typing = true;
		break;
	case OP_BRING:
		tick(s, 1);
		break;
	default:
		if (op < OP_LANGUAGE || op >= OP_LANGUAGE + LANGUAGE_COUNT)
			return VERDICT_IGNORED;
		st->slip.language = (enum language)(op - OP_LANGUAGE);
	}
	make(s);
	return VERDICT_DONE;
}

static bool
slip_typing(const struct screen *s)
{
	const struct slip_screen *st = s->state;

	return st->typing;
}

static enum verdict
scroll(struct screen *s, int key)
{
	struct slip_screen *st = s->state;
	size_t last = last_top(s);
	int rows = ui_bottom(s->ui) - preview_top(s);
	size_t step = rows > 1 ? (size_t)rows - 1 : 1;

	if (st->top > last)
		st->top = last;
	if (key == K_UP)
		st->top -= st->top > 0;
	else if (key == K_DOWN)
		st->top += st->top < last;
	else if (key == K_PAGE_UP)
		st->top -= st->top < step ? st->top : step;
	else if (key == K_PAGE_DOWN || key == ' ')
		st->top += last - st->top < step ? last - st->top : step;
	else
		return VERDICT_IGNORED;
	return VERDICT_DONE;
}

static enum verdict
slip_key(struct screen *s, int key, struct err *err)
{
	struct slip_screen *st = s->state;
	int digit = key_digit(key);

	(void)err;
	if (st->typing) {
		if (!edit_key(&st->note, key))
			return VERDICT_IGNORED;
		make(s);
		return VERDICT_DONE;
	}
	if (digit < 1 || digit > SLIP_BRING_COUNT)
		return scroll(s, key);
	tick(s, digit);
	return VERDICT_DONE;
}

static const char *
slip_label(const struct screen *s, int op)
{
	const struct slip_screen *st = s->state;

	if (st->typing)
		/* TRANSLATORS: footer, at most 12 columns: what was typed is right */
		return op == OP_PRINT ? _("Done") : op > 0 ? "" : NULL;
	if (printer_available(ui_printer(s->ui)))
		return NULL;
	if (op == OP_PRINT)
		return _("Save");
	return op == OP_SAVE ? "" : NULL;
}

static char *
slip_subtitle(const struct screen *s)
{
	const struct slip_screen *st = s->state;

	return mem_strdup(st->partner.field[PF_NAME] == NULL ? "" : st->partner.field[PF_NAME]);
}

const struct screen_ops screen_slip = {
	.name = "slip",
	.title = N_("Referral slip"),
	.commands = commands,
	.state_size = sizeof(struct slip_screen),
	.open = slip_open,
	.close = slip_close,
	.draw = slip_draw,
	.run = slip_run,
	.label = slip_label,
	.typing = slip_typing,
	.key = slip_key,
	.refresh = slip_refresh,
	.resized = make,
	.subtitle = slip_subtitle,
};
