/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a known person: what is known, what they came for, every visit; and their rights,
 * each in two keys: to see all of it, to correct it, to have it erased. */
#include "config.h"

#include <stdlib.h>

#include "app/persons.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/vocab.h"
#include "ui/card.h"
#include "ui/draw.h"
#include "ui/key.h"
#include "ui/person_history.h"
#include "ui/person_rights.h"
#include "ui/person_show.h"
#include "ui/screen.h"
#include "ui/ui.h"
#include "ui/undo_step.h"

#define QUESTION_SAME 4
#define HISTORY_ROWS_MIN 4
#define THEMES_SHOWN 6

struct person_screen {
	int64_t n;
	struct persons_page page;
	struct card card;
	bool whole; /* the card alone, from the row top on */
	size_t top;
	struct person_history history;
};

enum {
	OP_OPEN = 1,
	OP_SESSION,
	OP_CORRECT,
	OP_ACCESS,
	OP_ERASE,
	OP_FREEZE,
	OP_MERGE,
	OP_WHOLE,
	OP_REQUESTS,
	OP_UNDO,
	OP_REDO
};

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
static const struct command commands[] = {
	{ OP_SESSION,
	  "person-session",
	  { 'n', K_INSERT },
	  N_("Receive"),
	  N_("Log a new session for this person") },
	{ OP_CORRECT, "person-correct", { 'e' }, N_("Correct"), N_("Correct what is known") },
	{ OP_ACCESS,
	  "person-access",
	  { 'a' },
	  /* TRANSLATORS: footer, at most 12 columns: hand over all that is kept on them */
	  N_("Their copy"),
	  N_("Print or save all that is kept on this person, for them") },
	{ OP_ERASE,
	  "person-erase",
	  { 'x', K_DELETE },
	  N_("Erase"),
	  N_("Erase the person’s name, contacts and notes for good") },
	{ OP_FREEZE,
	  "person-freeze",
	  { 'g' },
	  /* TRANSLATORS: footer, at most 12 columns: nothing of them changes or counts (« gel ») */
	  N_("Freeze"),
	  N_("Freeze what is kept of the person at their wish, or lift that") },
	{ OP_OPEN, "person-visit", { K_ENTER }, NULL, N_("Open the marked session") },
	{ OP_MERGE,
	  "person-merge",
	  { 'm' },
	  /* TRANSLATORS: footer, at most 12 columns: two entries of one person become one */
	  N_("Same as…"),
	  N_("Make one of two that are the same person") },
	{ OP_WHOLE,
	  "person-whole",
	  { 'v', K_TAB },
	  /* TRANSLATORS: footer, at most 12 columns: all that is known, instead of the visits */
	  N_("All"),
	  N_("Show all that is known, or the visits again") },
	{ OP_REQUESTS, "person-requests", { 'd' }, NULL, N_("Note what they ask for by right") },
	{ OP_UNDO, "person-undo", { 'u', CTRL('z') }, NULL, N_("Undo the last action") },
	{ OP_REDO, "person-redo", { CTRL('y') }, NULL, N_("Do again what was undone") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

static int
card_height(const struct screen *s)
{
	const struct person_screen *st = s->state;
	int room = ui_bottom(s->ui) - UI_TOP;
	int rows = (int)card_rows(&st->card, ui_columns(s->ui) - 4);
	int visits = st->page.visit_count < HISTORY_ROWS_MIN ? (int)st->page.visit_count
							     : HISTORY_ROWS_MIN;
	int most = st->whole ? room : room - (visits > 0 ? visits : 1) - 1;

	return rows < most ? rows : most;
}

static int
history_rows(const struct screen *s)
{
	return ui_bottom(s->ui) - UI_TOP - card_height(s) - 1;
}

static void
add_frozen(struct person_screen *st)
{
	char *day, *text;

	if (st->page.person.frozen == DATE_NONE)
		return;
	day = words_date(st->page.person.frozen);
	/* TRANSLATORS: %s is a day; g the key that lifts it */
	text = mem_printf(_("at their wish, since %s: until g lifts it, nothing changes or counts"),
			  day);
	/* TRANSLATORS: label on a person’s page, at most 18 columns: somebody is frozen */
	card_add(&st->card, _("Frozen"), text, STYLE_ACCENT);
	free(day);
	free(text);
}

static void
add_visits(struct person_screen *st)
{
	const struct persons_page *p = &st->page;
	char *count = words_number((int64_t)p->visit_count);
	char *hours = words_hours(p->minutes);
	char *first = p->first != DATE_NONE ? words_date(p->first) : NULL;
	char *last = p->last != DATE_NONE ? words_date(p->last) : NULL;
	char *text;

	if (p->visit_count == 0)
		text = mem_strdup(_("none yet"));
	else if (p->first == p->last)
		/* TRANSLATORS: number of visits, hours of all of them, the day of the last one */
		text = mem_printf(ngettext("%1$s visit, %2$s: %3$s", "%1$s visits, %2$s: %3$s",
					   (unsigned long)p->visit_count),
				  count, hours, last);
	else
		/* TRANSLATORS: number of visits, hours of all of them, first and last day */
		text = mem_printf(_("%1$s visits, %2$s: from %3$s to %4$s"), count, hours, first,
				  last);
	/* TRANSLATORS: labels on a person’s page, at most 18 columns each */
	card_add(&st->card, _("Visits"), text, STYLE_PLAIN);
	free(count);
	free(hours);
	free(first);
	free(last);
	free(text);
}

static void
add_themes(struct person_screen *st)
{
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < st->page.theme_count && i < THEMES_SHOWN; i++) {
		const struct persons_theme *t = &st->page.theme[i];
		const struct vocab_item *item = vocab_by_num(VOCAB_THEME, t->num);

		if (item == NULL)
			continue;
		buf_addf(&out, "%s%s %lld", out.len > 0 ? ", " : "",
			 C_(vocab_short_context(VOCAB_THEME), item->short_label),
			 (long long)t->visits);
	}
	if (out.len > 0)
		card_add(&st->card, _("Came for"), buf_text(&out), STYLE_PLAIN);
	buf_clear(&out);
}

static void
add_consent(struct person_screen *st)
{
	const struct person *p = &st->page.person;
	char *day;
	char *text;

	if (p->consent == DATE_NONE)
		return;
	day = words_date(p->consent);
	/* TRANSLATORS: a day, then the version of the notice that was handed over */
	text = mem_printf(_("%1$s, notice %2$s"), day, p->notice != NULL ? p->notice : "");
	card_add(&st->card, _("Agreed on"), text, STYLE_DIM);
	free(day);
	free(text);
}

static int
look(struct screen *s, struct err *err)
{
	struct person_screen *st = s->state;

	return person_history_read(&st->history, s->desk, &st->page, history_rows(s), err);
}

static int
load(struct screen *s, struct err *err)
{
	struct person_screen *st = s->state;
	bool again = st->page.person.id[0] != '\0';
	struct persons_page page;
	char *name;

	if (persons_page(s->desk, st->n, again, &page, err) != 0)
		return -1;
	persons_page_clear(&st->page);
	st->page = page;
	card_clear(&st->card);
	name = persons_name(&st->page.person);
	card_add(&st->card, NULL, name, STYLE_STRONG); /* a title may be cut */
	mem_free_secret(name);
	add_frozen(st);
	add_visits(st);
	add_themes(st);
	person_show_card(&st->card, &st->page.person, clock_today(desk_clock(s->desk)));
	add_consent(st);
	return look(s, err);
}

static void
person_close(struct screen *s)
{
	struct person_screen *st = s->state;

	persons_page_clear(&st->page);
	card_clear(&st->card);
	person_history_clear(&st->history);
}

static int
person_open(struct screen *s, const void *arg, struct err *err)
{
	struct person_screen *st = s->state;

	st->n = *(const int64_t *)arg;
	person_init(&st->page.person);
	if (load(s, err) == 0)
		return 0;
	person_close(s);
	return -1;
}

static void
person_refresh(struct screen *s)
{
	struct err err = { 0 };

	if (persons_open(s->desk) && load(s, &err) != 0)
		ui_fail(s->ui, &err);
}

static void
person_resized(struct screen *s)
{
	struct err err = { 0 };

	if (look(s, &err) != 0)
		ui_fail(s->ui, &err);
}

static size_t
last_top(const struct screen *s)
{
	const struct person_screen *st = s->state;
	size_t rows = card_rows(&st->card, ui_columns(s->ui) - 4);
	size_t shown = (size_t)card_height(s);

	return rows > shown ? rows - shown : 0;
}

static void
person_draw_page(const struct screen *s)
{
	const struct person_screen *st = s->state;
	int columns = ui_columns(s->ui);
	int rows = card_height(s);
	size_t top = st->top < last_top(s) ? st->top : last_top(s);

	card_draw(&st->card, UI_TOP, 2, columns - 4, rows, st->whole ? top : 0);
	draw_cursor(UI_TOP, 2);
	if (st->whole)
		return;
	draw_rule(UI_TOP + rows, 2, columns - 4);
	if (st->page.visit_count == 0)
		draw_text(UI_TOP + rows + 1, 3, columns - 6, STYLE_DIM,
			  _("No visit yet: n logs the first one."));
	person_history_draw(&st->history, UI_TOP + rows + 1, history_rows(s), columns);
}

/* Who is the same was picked: both are shown before anything is done. */
static void
compare(struct screen *s, int64_t other)
{
	const struct person_screen *st = s->state;
	struct merge_arg arg = { .from = st->n, .into = other };

	if (other == st->n)
		ui_warn(s->ui, _("This is the same page: choose the other one."));
	else
		ui_push(s, &screen_merge, &arg);
}

static void
person_answer(struct screen *s, int question, int reply, const void *data)
{
	struct person_screen *st = s->state;
	struct err err = { 0 };

	if (question == UNDO_QUESTION && reply == 1)
		undo_step_here(s, false, true, &err);
	else if (question == QUESTION_SAME && reply == 1)
		compare(s, *(const int64_t *)data);
	else if ((question == EDITED_QUESTION || question == MERGED_QUESTION) && reply == 1)
		st->n = *(const int64_t *)data; /* read when this screen is on top again */
	else
		person_rights_answer(s, &st->page.person, question, reply, &err);
	if (err.code != ERR_NONE)
		ui_fail(s->ui, &err);
}

static enum verdict
open_marked(struct screen *s)
{
	const struct person_screen *st = s->state;
	struct session_arg arg = { .how = SESSION_EDIT };

	if (st->whole || st->history.list.count == 0)
		return VERDICT_DONE;
	arg.n = st->page.visit[st->history.list.selected];
	ui_push(s, &screen_session, &arg);
	return VERDICT_DONE;
}

static enum verdict
push_for(struct screen *s, int op, struct err *err)
{
	const struct person_screen *st = s->state;
	struct session_arg session = { .how = SESSION_NEW, .person = st->n };
	struct person_edit_arg edit = { .n = st->n };
	struct persons_arg same = { .question = QUESTION_SAME, .same_as = st->n };

	if (st->page.person.frozen != DATE_NONE)
		err_set(err, ERR_FROZEN, "", "person %lld", (long long)st->n);
	else if (op == OP_ERASE)
		person_rights_erase(s, &st->page.person);
	else if (op == OP_SESSION)
		ui_push(s, &screen_session, &session);
	else if (op == OP_CORRECT)
		ui_push(s, &screen_person_edit, &edit);
	else
		ui_push(s, &screen_persons, &same);
	return VERDICT_DONE;
}

static enum verdict
person_run(struct screen *s, int op, struct err *err)
{
	struct person_screen *st = s->state;

	switch (op) {
	case OP_OPEN:
		return open_marked(s);
	case OP_SESSION:
	case OP_CORRECT:
	case OP_MERGE:
	case OP_ERASE:
		return push_for(s, op, err);
	case OP_REQUESTS:
		ui_push(s, &screen_requests, &st->n);
		return VERDICT_DONE;
	case OP_ACCESS:
		person_rights_access(s);
		return VERDICT_DONE;
	case OP_FREEZE:
		person_rights_freeze(s, &st->page.person);
		return VERDICT_DONE;
	case OP_UNDO:
	case OP_REDO:
		undo_step_here(s, op == OP_REDO, false, err);
		return VERDICT_DONE;
	case OP_WHOLE:
		st->whole = !st->whole;
		st->top = 0;
		look(s, err);
		return VERDICT_DONE;
	default:
		return VERDICT_IGNORED;
	}
}

static enum verdict
person_key(struct screen *s, int key, struct err *err)
{
	struct person_screen *st = s->state;

	if (st->whole) {
		st->top = st->top < last_top(s) ? st->top : last_top(s);
		if (key != K_UP && key != K_DOWN)
			return VERDICT_IGNORED;
		if (key == K_UP)
			st->top -= st->top > 0;
		else
			st->top += st->top < last_top(s);
		return VERDICT_DONE;
	}
	if (!list_key(&st->history.list, key, history_rows(s)))
		return VERDICT_IGNORED;
	look(s, err);
	return VERDICT_DONE;
}

static char *
person_subtitle(const struct screen *s)
{
	const struct person_screen *st = s->state;

	return persons_name(&st->page.person);
}

static const char *
person_label(const struct screen *s, int op)
{
	const struct person_screen *st = s->state;

	bool frozen = st->page.person.frozen != DATE_NONE;

	if (frozen && (op == OP_SESSION || op == OP_CORRECT || op == OP_MERGE || op == OP_ERASE))
		return "";
	if (op == OP_FREEZE && frozen)
		/* TRANSLATORS: footer, at most 12 columns: the freeze of a person, at an end */
		return _("Lift freeze");
	/* TRANSLATORS: footer, at most 12 columns: the visits of a person again */
	return op == OP_WHOLE && st->whole ? _("Visits") : NULL;
}

const struct screen_ops screen_person = {
	.name = "person",
	/* TRANSLATORS: title of the page of a known person, before their name */
	.title = N_("Person"),
	.commands = commands,
	.state_size = sizeof(struct person_screen),
	.names = true,
	.open = person_open,
	.close = person_close,
	.draw = person_draw_page,
	.run = person_run,
	.key = person_key,
	.answer = person_answer,
	.refresh = person_refresh,
	.resized = person_resized,
	.subtitle = person_subtitle,
	.label = person_label,
};
