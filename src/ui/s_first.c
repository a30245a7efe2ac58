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
#include "base/vocab.h"
#include "store/types.h"
#include "ui/draw.h"
#include "ui/edit.h"
#include "ui/key.h"
#include "ui/list.h"
#include "ui/screen.h"
#include "ui/ui.h"

#define LABEL_WIDTH 22
#define ANSWER_X (3 + LABEL_WIDTH)
#define MATCHES 4
#define LIST_WIDTH 44
#define MATCH_WIDTH 48 /* the longest name, its postal code and its island */
#define ROOMY_ROWS 13  /* of sentence, questions, list and hint with blank rows between */

enum question { Q_LANGUAGE, Q_PLACE, Q_COMMUNE, Q_MEDIATOR, Q_COUNT };

struct first {
	char *path;
	enum question at;
	struct edit answer[Q_COUNT]; /* the language has none */
	const struct commune *match[MATCHES];
	struct list matches;
	bool unsure; /* several fit best: none is marked until one is chosen */
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

enum { FIT_NOT, FIT_INSEE, FIT_WORDS, FIT_BEGINS, FIT_BEST };

/* How well a commune fits what was typed: its whole name, the article aside; its postal code, which
 * people know, and how its name begins; then a word of it; the INSEE code last, for it may be
 * another's postal code. */
static int
fits(const struct commune *c, const char *typed, const char *folded)
{
	char *name = utf8_fold(c->name);
	char *bare = utf8_fold_words(c->name);
	int fit = str_starts(c->insee, typed) ? FIT_INSEE : FIT_NOT;

	if (*folded != '\0' && str_has_words(name, folded))
		fit = FIT_WORDS;
	if (commune_has_postal(c, typed) || (*folded != '\0' && str_starts(bare, folded)))
		fit = strcmp(bare, folded) == 0 ? FIT_BEST : FIT_BEGINS;
	free(name);
	free(bare);
	return fit;
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
	int best = FIT_NOT; /* of the first of them */
	size_t i;

	st->unsure = false;
	for (wanted = FIT_BEST; wanted > FIT_NOT && *typed != '\0'; wanted--)
		for (i = 0; i < count; i++) {
			if (fits(&all[i], typed, folded) != wanted)
				continue;
			if (best == FIT_NOT)
				best = wanted;
			else if (wanted == best)
				st->unsure = true;
			if (found < MATCHES)
				st->match[found++] = &all[i];
		}
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
	draw_text(y, x + 2, width - 4 - utf8_width(note), style, text);
	draw_right(y, x + 2, width - 3, style, note);
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

/* « 97232 Martinique »: there is a Lamentin on either island. Yours. */
static char *
whereabouts(const struct commune *c)
{
	int island = c->department == DEPARTMENT_GUADELOUPE ? TERRITORY_GP : TERRITORY_MQ;

	return mem_printf(
		"%s %s", c->postal[0],
		C_(vocab_context(VOCAB_TERRITORY), vocab_by_num(VOCAB_TERRITORY, island)->label));
}

/* Further to the left where the window is narrow. */
static void
draw_matches(const struct first *st, int y, int columns)
{
	int x = columns - 2 - MATCH_WIDTH < ANSWER_X ? columns - 2 - MATCH_WIDTH : ANSWER_X;
	size_t i;

	for (i = 0; i < st->matches.count; i++) {
		char *where = whereabouts(st->match[i]);

		draw_choice(y + (int)i, x, MATCH_WIDTH, !st->unsure && i == st->matches.selected,
			    st->match[i]->name, where);
		free(where);
	}
}

/* The commune once it is answered: the name gives way to what tells it from its namesake. */
static void
draw_commune(const struct commune *c, int y, int width)
{
	char *where = whereabouts(c);
	int used = draw_text(y, ANSWER_X, width - 2 - utf8_width(where), STYLE_ACCENT, c->name);

	draw_text(y, ANSWER_X + used + 2, width, STYLE_PLAIN, where);
	free(where);
}

static void
draw_answer(const struct screen *s, enum question q, int y, int width)
{
	const struct first *st = s->state;

	draw_text(y, 2, LABEL_WIDTH, q == st->at ? STYLE_STRONG : STYLE_PLAIN, label(q));
	if (q == Q_LANGUAGE)
		draw_text(y, ANSWER_X, width, STYLE_ACCENT, i18n_name(i18n_language()));
	else if (q == Q_COMMUNE && q != st->at && st->matches.count > 0 && !st->unsure)
		draw_commune(st->match[st->matches.selected], y, width);
	else
		edit_draw(&st->answer[q], y, ANSWER_X, width, STYLE_ACCENT, q == st->at);
}

static void
first_draw(const struct screen *s)
{
	const struct first *st = s->state;
	int columns = ui_columns(s->ui);
	int width = columns - ANSWER_X - 2;
	int gap = ui_bottom(s->ui) - UI_TOP < ROOMY_ROWS ? 0 : 1;
	int first = UI_TOP + 1 + gap; /* row of the questions */
	int y = first + Q_COUNT + gap;
	int i;

	draw_text(UI_TOP, 2, columns - 4, STYLE_STRONG,
		  /* TRANSLATORS: at most 56 columns */
		  _("Welcome to Lakou. Four questions, and the desk is ready."));
	for (i = 0; i < Q_COUNT; i++)
		draw_answer(s, (enum question)i, first + i, width);
	if (st->at == Q_LANGUAGE) {
		draw_languages(y, ANSWER_X, width < LIST_WIDTH ? width : LIST_WIDTH);
		draw_cursor(first, ANSWER_X);
	} else if (st->at == Q_COMMUNE) {
		draw_matches(st, y, columns);
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
	if (q == Q_COMMUNE && st->matches.count > 0 && !st->unsure) {
		/* Not looked for again by its name: a namesake may come first. */
		st->match[0] = st->match[st->matches.selected];
		list_set_count(&st->matches, 1);
		edit_set(&st->answer[q], st->match[0]->name);
		return true;
	}
	if (q != Q_COMMUNE && !str_empty(st->answer[q].text))
		return true;
	problem_set(st, q == Q_COMMUNE && st->unsure
				? _("Several communes are written like that: choose yours with "
				    "the arrows.")
			: q == Q_COMMUNE
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
		if (!st->unsure)
			list_key(&st->matches, key, MATCHES);
		st->unsure = false;
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
