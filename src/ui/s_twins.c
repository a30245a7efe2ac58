/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs of entries of the directory that may be one place, surest first: of all, or of one. Of one
 * that looks like no other, any other may be picked. */
#include "config.h"

#include <stdlib.h>

#include "app/directory.h"
#include "app/partner_twins.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "ui/draw.h"
#include "ui/key.h"
#include "ui/list.h"
#include "ui/screen.h"
#include "ui/ui.h"
#include "ui/undo_step.h"

#define QUESTION_PICK 1

enum layout {
	WHY_ROWS = 3,      /* below the list, with the rule above */
	WITH_COMMUNE = 78, /* columns from which a row names the commune */
	COMMUNE_WIDTH = 16,
	MARGIN = 3,
	SOURCE_MIN = 7, /* what of a source says something, after a dot */
};

struct twin_row {
	char *name[2];
	char *source[2];
	char *commune; /* of the first */
};

struct twins_state {
	int64_t of;                  /* 0: all */
	struct twins_search *search; /* NULL: it is done */
	struct twins twins;
	struct twin_row *row; /* as many; read when they come into view */
	struct list list;
	bool moved; /* the bar, since the search began */
};

enum { OP_OPEN = 1, OP_UNDO, OP_REDO, OP_PICK };

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
static const struct command commands[] = {
	{ OP_OPEN, "twins-open", { K_ENTER }, N_("Compare"), N_("See both entries side by side") },
	{ OP_PICK,
	  "twins-pick",
	  { 'a' },
	  N_("Another"),
	  N_("Pick the other entry of the same place in the directory") },
	{ OP_UNDO, "twins-undo", { 'u', CTRL('z') }, N_("Undo"), N_("Undo the last action") },
	{ OP_REDO, "twins-redo", { CTRL('y') }, NULL, N_("Do again what was undone") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

static void
clear_rows(struct twins_state *st)
{
	for (size_t i = 0; i < st->twins.count; i++) {
		free(st->row[i].name[0]);
		free(st->row[i].name[1]);
		free(st->row[i].source[0]);
		free(st->row[i].source[1]);
		free(st->row[i].commune);
	}
	free(st->row);
	st->row = NULL;
}

static int
list_rows(const struct screen *s)
{
	return ui_bottom(s->ui) - UI_TOP - WHY_ROWS;
}

static int
read_row(struct screen *s, const struct twin *pair, struct twin_row *row, struct err *err)
{
	const int64_t n[2] = { pair->a, pair->b };

	for (int i = 0; i < 2; i++) {
		struct partner p;
		int rc;

		partner_init(&p);
		rc = directory_get(s->desk, n[i], &p, err);
		if (rc == 0) {
			row->name[i] = mem_strdup(p.field[PF_NAME]);
			row->source[i] = mem_strdup(p.field[PF_SOURCE]);
		}
		if (rc == 0 && i == 0)
			row->commune = mem_strdup(p.field[PF_COMMUNE]);
		partner_clear(&p);
		if (rc != 0)
			return -1;
	}
	return 0;
}

/* Reads the rows in view that were not yet. */
static int
look(struct screen *s, struct err *err)
{
	struct twins_state *st = s->state;
	size_t top = list_top(&st->list, list_rows(s));
	int rc = 0;

	for (size_t i = top; rc == 0 && i < st->list.count && i < top + (size_t)list_rows(s); i++)
		if (st->row[i].name[0] == NULL)
			rc = read_row(s, &st->twins.pair[i], &st->row[i], err);
	return rc;
}

/* The bar stays where it is, on its pair where it was moved there. */
static int
show(struct screen *s, const struct twins *found, struct err *err)
{
	struct twins_state *st = s->state;
	struct twin marked = { .a = 0 };

	if (st->moved && st->list.count > 0)
		marked = st->twins.pair[st->list.selected];
	clear_rows(st);
	partner_twins_clear(&st->twins);
	st->twins = *found;
	st->row = mem_array(found->count + 1, sizeof(*st->row));
	list_set_count(&st->list, found->count);
	for (size_t i = 0; i < found->count; i++)
		if (found->pair[i].a == marked.a && found->pair[i].b == marked.b)
			list_select(&st->list, i);
	return look(s, err);
}

/* Those of one at once; those of all while no key comes. */
static int
load(struct screen *s, struct err *err)
{
	struct twins_state *st = s->state;
	struct twins found;

	st->moved = false;
	partner_twins_end(st->search);
	st->search = st->of == 0 ? partner_twins_begin(s->desk) : NULL;
	if (st->search != NULL)
		return 0;
	if (partner_twins_find(s->desk, st->of, &found, err) != 0)
		return -1;
	return show(s, &found, err);
}

static bool
twins_work(struct screen *s, struct err *err)
{
	struct twins_state *st = s->state;
	struct twins found;
	int rc;

	if (st->search == NULL)
		return false;
	rc = partner_twins_work(st->search, err);
	if (rc == 1)
		return true;
	if (rc == 0) {
		partner_twins_take(st->search, &found);
		rc = show(s, &found, err);
	}
	partner_twins_end(st->search);
	st->search = NULL;
	return rc == 0;
}

static void
twins_close(struct screen *s)
{
	struct twins_state *st = s->state;

	partner_twins_end(st->search);
	clear_rows(st);
	partner_twins_clear(&st->twins);
}

static int
twins_open(struct screen *s, const void *arg, struct err *err)
{
	const int64_t *of = arg;
	struct twins_state *st = s->state;

	st->of = of != NULL ? *of : 0;
	if (load(s, err) == 0)
		return 0;
	twins_close(s);
	return -1;
}

static void
pick(struct screen *s)
{
	const struct actors_arg arg = { .question = QUESTION_PICK };

	ui_push(s, &screen_actors, &arg);
}

/* Nothing looks like the one that was asked about: whoever asks has another in mind. */
static void
twins_shown(struct screen *s)
{
	const struct twins_state *st = s->state;

	if (st->of != 0 && st->twins.count == 0)
		pick(s);
}

/* « Same phone · same address ». Yours. */
static char *
why(unsigned reasons)
{
	/* TRANSLATORS: why two entries of the directory may be one place: one after the other */
	static const struct {
		unsigned bit;
		const char *text;
	} words[] = {
		{ TWIN_PIVOT, N_("same SIRET or RNA") }, { TWIN_PHONE, N_("same phone") },
		{ TWIN_NAME, N_("same name") },          { TWIN_NAME_NEAR, N_("names much alike") },
		{ TWIN_ADDRESS, N_("same address") },    { TWIN_NEAR, N_("less than 100 m away") },
	};
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (reasons & words[i].bit)
			buf_addf(&out, "%s%s%s%s", out.len > 0 ? " " : "",
				 out.len > 0 ? draw_dot() : "", out.len > 0 ? " " : "",
				 _(words[i].text));
	return buf_take(&out);
}

/* The name, and from where it is as far as there is room. */
static void
draw_entry(const struct twin_row *row, int which, int y, int x, int width, enum style style)
{
	const char *name = row->name[which] != NULL ? row->name[which] : "";
	const char *source = row->source[which] != NULL ? row->source[which] : "";
	int used = draw_text(y, x, width, style, name);

	if (*source != '\0' && width - used >= SOURCE_MIN)
		draw_textf(y, x + used, width - used, style, " %s %s", draw_dot(), source);
}

static void
draw_row(const struct screen *s, size_t i, int y)
{
	const struct twins_state *st = s->state;
	const struct twin_row *row = &st->row[i];
	int columns = ui_columns(s->ui);
	int commune = columns >= WITH_COMMUNE ? COMMUNE_WIDTH : 0;
	int width = (columns - MARGIN - 1 - commune) / 2;
	bool marked = i == st->list.selected;
	enum style style = marked ? STYLE_SELECTED : STYLE_PLAIN;

	draw_fill(y, 1, columns - 2, style, marked ? draw_marker() : "");
	draw_entry(row, 0, y, MARGIN, width - 2, style);
	draw_entry(row, 1, y, MARGIN + width, width - 2, style);
	if (commune > 0)
		draw_text(y, MARGIN + 2 * width, commune, style,
			  row->commune != NULL ? row->commune : "");
	if (marked)
		draw_cursor(y, 1);
}

static const char *
none_words(const struct twins_state *st)
{
	if (st->of != 0)
		return _("No other entry looks like this place: a picks one.");
	return st->search != NULL ? _("Lakou is comparing the entries with each other: those that "
				      "look alike will stand here. Esc stops it.")
				  : _("No two entries look like the same place.");
}

static void
twins_draw(const struct screen *s)
{
	const struct twins_state *st = s->state;
	int rows = list_rows(s), columns = ui_columns(s->ui);
	size_t top = list_top(&st->list, rows);
	char *text;

	if (st->list.count == 0) {
		draw_wrapped(UI_TOP + 1, MARGIN, columns - 2 * MARGIN, 3, STYLE_PLAIN,
			     none_words(st));
		draw_cursor(UI_TOP + 1, 1);
		return;
	}
	for (int i = 0; i < rows && top + (size_t)i < st->list.count; i++)
		draw_row(s, top + (size_t)i, UI_TOP + i);
	text = why(st->twins.pair[st->list.selected].reasons);
	draw_rule(UI_TOP + rows, 1, columns - 2);
	draw_wrapped(UI_TOP + rows + 1, MARGIN, columns - 2 * MARGIN, WHY_ROWS - 1, STYLE_PLAIN,
		     text);
	free(text);
}

static void
compare(struct screen *s, int64_t a, int64_t b)
{
	const struct twin_arg arg = { .a = a, .b = b };

	ui_push(s, &screen_twin, &arg);
}

static void
picked(struct screen *s, const char *id)
{
	const struct twins_state *st = s->state;
	struct err err = { 0 };
	int64_t n;

	if (directory_by_id(s->desk, id, &n, &err) != 0)
		ui_fail(s->ui, &err);
	else if (n == st->of)
		ui_warn(s->ui, _("That is the entry itself: pick the other one."));
	else
		compare(s, st->of, n);
}

static void
undo(struct screen *s, bool redo, bool sure, struct err *err)
{
	char *sentence = undo_step(s, redo, sure, err);

	if (sentence != NULL && load(s, err) == 0)
		ui_say(s->ui, sentence);
	free(sentence);
}

/* What was just decided is not proposed any more, before all are compared again. */
static void
forget(struct screen *s, const int64_t *kept, struct err *err)
{
	struct twins_state *st = s->state;
	struct twins rest = st->twins;
	size_t at = st->list.selected;
	struct twin decided;

	if (st->list.count == 0)
		return;
	decided = rest.pair[at];
	clear_rows(st);
	st->twins = (struct twins){ .count = 0 };
	if (kept == NULL)
		partner_twins_drop(&rest, decided.a, decided.b);
	else
		partner_twins_drop(&rest, *kept == decided.a ? decided.b : decided.a, 0);
	list_set_count(&st->list, 0);
	show(s, &rest, err);
	list_select(&st->list, at);
	look(s, err);
}

static void
twins_answer(struct screen *s, int question, int reply, const void *data)
{
	struct twins_state *st = s->state;
	struct err err = { 0 };

	if (question == QUESTION_PICK && reply == 1)
		picked(s, data);
	else if (question == QUESTION_PICK && st->twins.count == 0)
		ui_close(s);
	if (question == TWIN_QUESTION && st->of != 0 && reply == 1)
		st->of = *(const int64_t *)data;
	if (question == TWIN_QUESTION && st->of == 0)
		forget(s, reply == 1 ? data : NULL, &err);
	if (question == TWIN_QUESTION && load(s, &err) == 0)
		st->moved = true; /* the bar stays on the pair that came next */
	if (question == UNDO_QUESTION && reply == 1)
		undo(s, false, true, &err);
	if (err.code != ERR_NONE)
		ui_fail(s->ui, &err);
}

static enum verdict
twins_run(struct screen *s, int op, struct err *err)
{
	const struct twins_state *st = s->state;

	switch (op) {
	case OP_OPEN:
		if (st->list.count > 0)
			compare(s, st->twins.pair[st->list.selected].a,
				st->twins.pair[st->list.selected].b);
		return VERDICT_DONE;
	case OP_PICK:
		if (st->of != 0)
			pick(s);
		return VERDICT_DONE;
	case OP_UNDO:
	case OP_REDO:
		undo(s, op == OP_REDO, false, err);
		return VERDICT_DONE;
	default:
		return VERDICT_IGNORED;
	}
}

static enum verdict
twins_key(struct screen *s, int key, struct err *err)
{
	struct twins_state *st = s->state;

	if (!list_key(&st->list, key, list_rows(s)))
		return VERDICT_IGNORED;
	st->moved = true;
	look(s, err);
	return VERDICT_DONE;
}

static void
twins_resized(struct screen *s)
{
	struct err err = { 0 };

	if (look(s, &err) != 0)
		ui_fail(s->ui, &err);
}

static const char *
twins_label(const struct screen *s, int op)
{
	const struct twins_state *st = s->state;

	if ((op == OP_OPEN && st->list.count == 0) || (op == OP_PICK && st->of == 0))
		return "";
	return NULL;
}

static char *
twins_subtitle(const struct screen *s)
{
	const struct twins_state *st = s->state;
	char *number, *text;

	if (st->search != NULL)
		/* TRANSLATORS: after the title “Duplicates”; how much of it is done */
		return mem_printf(_("%d %% of the entries compared"),
				  partner_twins_permille(st->search) / 10);
	if (st->twins.count == 0)
		return mem_strdup("");
	number = words_number((int64_t)st->twins.count);
	text = st->twins.cut
		       /* TRANSLATORS: %s is a number of pairs of entries of the directory */
		       ? mem_printf(_("the %s surest pairs"), number)
		       : mem_printf(ngettext("%s pair looks alike", "%s pairs look alike",
					     (unsigned long)st->twins.count),
				    number);

	free(number);
	return text;
}

const struct screen_ops screen_twins = {
	.name = "twins",
	/* TRANSLATORS: title of the list of pairs of entries that may be one place */
	.title = N_("Duplicates"),
	.commands = commands,
	.state_size = sizeof(struct twins_state),
	.open = twins_open,
	.shown = twins_shown,
	.close = twins_close,
	.draw = twins_draw,
	.work = twins_work,
	.resized = twins_resized,
	.run = twins_run,
	.key = twins_key,
	.label = twins_label,
	.answer = twins_answer,
	.subtitle = twins_subtitle,
};
