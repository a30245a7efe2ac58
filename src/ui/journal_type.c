/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of the journal’s screen that are typed: the words looked for, the day to move to. */
#include "config.h"

#include "ui/journal_private.h"

#include <stdio.h>
#include <stdlib.h>

#include "app/sentence.h"
#include "base/i18n.h"
#include "base/str.h"
#include "ui/key.h"

#define WORDS_CHARS 60
#define DAY_CHARS 30

void
journal_open_line(struct screen *s, enum journal_line line)
{
	struct journal_screen *st = s->state;

	edit_clear(&st->head.edit);
	edit_init(&st->head.edit, line == JOURNAL_LINE_DAY ? DAY_CHARS : WORDS_CHARS);
	if (line == JOURNAL_LINE_SEARCH)
		edit_set(&st->head.edit, st->filter.words);
	st->head.line = line;
	st->accepted = false;
}

void
journal_set_words(struct screen *s, const char *words, struct err *err)
{
	struct journal_screen *st = s->state;

	if (str_equal(st->filter.words, words))
		return;
	snprintf(st->filter.words, sizeof(st->filter.words), "%s", words);
	journal_load(s, 0, err);
}

/* A day long ago is asked for twice, as in the form. */
static void
take_day(struct screen *s, struct err *err)
{
	struct journal_screen *st = s->state;
	struct journal_change c = { .act = JOURNAL_MOVE };
	struct problem p = { .field = FF_DATE };
	char *sentence;

	p.code = journal_day(s->desk, st->head.edit.text, &c.day);
	snprintf(p.value, sizeof(p.value), "%.40s", st->head.edit.text);
	if (p.code == PROBLEM_NONE || (p.code == PROBLEM_LONG_AGO && st->accepted)) {
		st->head.line = JOURNAL_LINE_FILTERS;
		journal_act(s, &c, err);
		return;
	}
	st->accepted = p.code == PROBLEM_LONG_AGO;
	sentence = st->accepted ? NULL : sentence_for_problem(&p);
	ui_warn(s->ui, sentence != NULL ? sentence
					: _("This is more than 31 days ago: Enter again moves "
					    "there all the same."));
	free(sentence);
}

enum verdict
journal_run_in_line(struct screen *s, int op, struct err *err)
{
	struct journal_screen *st = s->state;
	bool empty = edit_empty(&st->head.edit);

	if (op == JOURNAL_OP_OPEN && st->head.line == JOURNAL_LINE_DAY) {
		take_day(s, err);
	} else if (op == JOURNAL_OP_OPEN || (op == UI_BACK && empty) ||
		   (op == UI_BACK && st->head.line == JOURNAL_LINE_DAY)) {
		st->head.line = JOURNAL_LINE_FILTERS;
	} else if (op == UI_BACK) {
		edit_set(&st->head.edit, "");
		journal_set_words(s, "", err);
	} else if (op == JOURNAL_OP_DELETE) { /* its other key is text */
		edit_key(&st->head.edit, K_DELETE);
		journal_typed(s, err);
	} else if (op <= 0) {
		return VERDICT_IGNORED;
	}
	return VERDICT_DONE;
}

void
journal_typed(struct screen *s, struct err *err)
{
	struct journal_screen *st = s->state;

	st->accepted = false;
	if (st->head.line == JOURNAL_LINE_SEARCH)
		journal_set_words(s, st->head.edit.text, err);
}
