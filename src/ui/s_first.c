/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first start: four questions, all on one screen, then the desk is made. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/commune.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "store/types.h"
#include "ui/draw.h"
#include "ui/edit.h"
#include "ui/key.h"
#include "ui/list.h"
#include "ui/screen.h"
#include "ui/ui.h"

#define LABEL_WIDTH 22
#define MATCHES 4
#define LIST_WIDTH 44

enum question { Q_LANGUAGE, Q_PLACE, Q_COMMUNE, Q_MEDIATOR, Q_COUNT };

struct first {
	char *path;
	enum question at;
	struct edit answer[Q_COUNT]; /* the language has none */
	const struct commune *match[MATCHES];
	struct list matches;
	char *problem;
};

enum { OP_NEXT = 1, OP_PREVIOUS, OP_MAKE };

static const struct command commands[] = {
	{ OP_NEXT,
	  "next",
	  { K_ENTER, K_TAB },
	  /* TRANSLATORS: footer, at most 12 columns: next question */
	  N_("Next"),
	  N_("Accept the answer and go to the next question") },
	{ OP_PREVIOUS,
	  "previous",
	  { K_BACK_TAB },
	  /* TRANSLATORS: footer, at most 12 columns: previous question */
	  N_("Previous"),
	  N_("Go back to the question before") },
	{ OP_MAKE,
	  "make",
	  { CTRL('s'), K_F2 },
	  /* TRANSLATORS: footer, at most 12 columns: make the desk and begin */
	  N_("Begin"),
	  N_("Make the desk and begin") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

/* How well a commune fits what was typed: its postal code, which people know, before the INSEE
 * code, which may be another's postal code; 0 not at all. */
static int
fits(const struct commune *c, const char *typed, const char *folded)
{
	char *name = utf8_fold(c->name);
	bool named = *folded != '\0' && str_has_words(name, folded);

	free(name);
	if (commune_has_postal(c, typed) || named)
		return 2;
	return str_starts(c->insee, typed) ? 1 : 0;
}

static void
find_communes(struct first *st)
{
	const char *typed = st->answer[Q_COMMUNE].text;
	char *folded = utf8_fold_words(typed);
	size_t count;
	const struct commune *all = commune_list(&count);
	size_t found = 0;
	int wanted;
	size_t i;

	for (wanted = 2; wanted > 0 && *typed != '\0'; wanted--)
		for (i = 0; i < count && found < MATCHES; i++)
			if (fits(&all[i], typed, folded) == wanted)
				st->match[found++] = &all[i];
	list_set_count(&st->matches, found);
	free(folded);
}

static int
first_open(struct screen *s, const void *arg, struct err *err)
{
	struct first *st = s->state;
	int i;

	(void)err;
	st->path = mem_strdup(arg);
	for (i = 0; i < Q_COUNT; i++)
		edit_init(&st->answer[i], NAME_MAX_CHARS);
	return 0;
}

static void
first_close(struct screen *s)
{
	struct first *st = s->state;
	int i;

	for (i = 0; i < Q_COUNT; i++)
		edit_clear(&st->answer[i]);
	free(st->path);
	free(st->problem);
}

static const char *
label(enum question q)
{
	switch (q) {
	case Q_LANGUAGE:
		/* TRANSLATORS: questions of the first start, at most 22 columns each */
		return _("Language");
	case Q_PLACE:
		return _("Name of the place");
	case Q_COMMUNE:
		return _("Commune");
	default:
		return _("Your name");
	}
}

static const char *
hint(enum question q)
{
	switch (q) {
	case Q_LANGUAGE:
		return _("Type its number, or choose with the arrows.");
	case Q_PLACE:
		return _("Where this desk stands, for example: Médiathèque du Lamentin.");
	case Q_COMMUNE:
		return _("Type its first letters or its postal code, and choose with the arrows.");
	default:
		return _("First name and name of the mediator who works here.");
	}
}

/* One line of the list below the questions. */
static void
draw_choice(int y, int x, int width, bool active, const char *text, const char *note)
{
	enum style style = active ? STYLE_SELECTED : STYLE_PLAIN;

	draw_fill(y, x, width, style, active ? draw_marker() : "");
	draw_text(y, x + 2, width - 10, style, text);
	draw_right(y, x + width - 7, 6, style, note);
}

static void
draw_languages(int y, int x, int width)
{
	char number[2] = "1";
	int i;

	for (i = 0; i < LANGUAGE_COUNT; i++, number[0]++)
		draw_choice(y + i, x, width, (enum language)i == i18n_language(),
			    i18n_name((enum language)i), number);
}

static void
draw_matches(const struct first *st, int y, int x, int width)
{
	size_t i;

	for (i = 0; i < st->matches.count; i++)
		draw_choice(y + (int)i, x, width, i == st->matches.selected, st->match[i]->name,
			    st->match[i]->postal[0]);
}

static void
first_draw(const struct screen *s)
{
	const struct first *st = s->state;
	int columns = ui_columns(s->ui);
	int x = 3 + LABEL_WIDTH;
	int width = columns - x - 2;
	int y = UI_TOP;
	int i;

	draw_text(y, 2, columns - 4, STYLE_STRONG,
		  _("Welcome to Lakou. Four questions, and the desk is ready."));
	for (i = 0; i < Q_COUNT; i++) {
		y = UI_TOP + 2 + i;
		draw_text(y, 2, LABEL_WIDTH, i == (int)st->at ? STYLE_STRONG : STYLE_PLAIN,
			  label((enum question)i));
		if (i == Q_LANGUAGE)
			draw_text(y, x, width, STYLE_ACCENT, i18n_name(i18n_language()));
		else
			edit_draw(&st->answer[i], y, x, width, STYLE_ACCENT, i == (int)st->at);
	}
	y += 2;
	width = width < LIST_WIDTH ? width : LIST_WIDTH;
	if (st->at == Q_LANGUAGE) {
		draw_languages(y, x, width);
		draw_cursor(UI_TOP + 2, x);
	} else if (st->at == Q_COMMUNE) {
		draw_matches(st, y, x, width);
	}
	draw_wrapped(ui_bottom(s->ui) - 2, 2, columns - 4, 2,
		     st->problem != NULL ? STYLE_ERROR : STYLE_DIM,
		     st->problem != NULL ? st->problem : hint(st->at));
}

static void
problem_set(struct first *st, const char *text)
{
	free(st->problem);
	st->problem = text == NULL ? NULL : mem_strdup(text);
}

/* Checks the question that is being left; says what is missing. */
static bool
answered(struct first *st, enum question q)
{
	if (q == Q_LANGUAGE)
		return true;
	if (q == Q_COMMUNE && st->matches.count > 0) {
		edit_set(&st->answer[q], st->match[st->matches.selected]->name);
		find_communes(st);
		return true;
	}
	if (q != Q_COMMUNE && !str_empty(st->answer[q].text))
		return true;
	problem_set(st, q == Q_COMMUNE
				? _("No commune of Martinique or Guadeloupe is written like "
				    "that: type its first letters and choose with the arrows.")
				: _("Please type an answer: it can be changed later in the "
				    "settings."));
	st->at = q;
	return false;
}

/* The commune as the desk is told: its INSEE code, which no homonym shares. */
static const char *
commune_code(const struct first *st)
{
	return st->matches.count == 0 ? st->answer[Q_COMMUNE].text
				      : st->match[st->matches.selected]->insee;
}

static enum verdict
make(struct screen *s, struct err *err)
{
	struct first *st = s->state;
	struct desk_answers answers;
	struct desk *d;
	int q;

	for (q = 0; q < Q_COUNT; q++)
		if (!answered(st, (enum question)q))
			return VERDICT_DONE;
	answers = (struct desk_answers){ .language = i18n_language(),
					 .name = st->answer[Q_PLACE].text,
					 .commune = commune_code(st),
					 .mediator = st->answer[Q_MEDIATOR].text };
	if (desk_init(&d, st->path, ui_clock(s->ui), &answers, err) != 0)
		return VERDICT_DONE;
	ui_desk_set(s->ui, d);
	if (ui_push(s, &screen_home, NULL) != 0)
		return VERDICT_DONE;
	ui_say(s->ui, _("The desk is ready: n logs the first session."));
	return VERDICT_CLOSE;
}

static enum verdict
first_run(struct screen *s, int op, struct err *err)
{
	struct first *st = s->state;

	switch (op) {
	case OP_NEXT:
		if (!answered(st, st->at))
			return VERDICT_DONE;
		problem_set(st, NULL);
		if (st->at == Q_MEDIATOR)
			return make(s, err);
		st->at++;
		return VERDICT_DONE;
	case UI_BACK:
	case OP_PREVIOUS:
		problem_set(st, NULL);
		st->at -= st->at > Q_LANGUAGE;
		return VERDICT_DONE;
	case OP_MAKE:
		return make(s, err);
	default:
		return VERDICT_IGNORED;
	}
}

static bool
first_typing(const struct screen *s)
{
	(void)s;
	return true;
}

static enum verdict
choose_language(struct screen *s, int key)
{
	static const int azerty[LANGUAGE_COUNT] = { '&', 0xe9, '"', '\'' };
	int lang = (int)i18n_language();
	int i;

	if (key == K_RIGHT || key == K_DOWN)
		lang = (lang + 1) % LANGUAGE_COUNT;
	else if (key == K_LEFT || key == K_UP)
		lang = (lang + LANGUAGE_COUNT - 1) % LANGUAGE_COUNT;
	else
		for (i = 0; i < LANGUAGE_COUNT; i++)
			if (key == '1' + i || key == azerty[i])
				lang = i;
	ui_language(s->ui, (enum language)lang);
	return VERDICT_DONE;
}

static enum verdict
first_key(struct screen *s, int key, struct err *err)
{
	struct first *st = s->state;

	(void)err;
	if (st->at == Q_LANGUAGE)
		return choose_language(s, key);
	problem_set(st, NULL);
	if (st->at == Q_COMMUNE && (key == K_UP || key == K_DOWN)) {
		list_key(&st->matches, key, MATCHES);
		return VERDICT_DONE;
	}
	if (!edit_key(&st->answer[st->at], key))
		return VERDICT_IGNORED;
	if (st->at == Q_COMMUNE) {
		list_select(&st->matches, 0);
		find_communes(st);
	}
	return VERDICT_DONE;
}

const struct screen_ops screen_first = {
	.name = "first",
	.title = N_("First start"),
	.commands = commands,
	.state_size = sizeof(struct first),
	.open = first_open,
	.close = first_close,
	.draw = first_draw,
	.run = first_run,
	.typing = first_typing,
	.key = first_key,
};
