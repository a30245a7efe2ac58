/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the journal’s screen does to the sessions that are marked. */
#include "config.h"

#include "ui/journal_private.h"

#include <stdlib.h>

#include "app/choices.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/key.h"
#include "ui/undo_step.h"

#define MARKED_MAX 5000 /* an action on more would keep the desk waiting */
#define QUESTION_TAG 11 /* the form answers 0 */
#define QUESTION_UNTAG 12
#define QUESTION_SURE 13
#define UNASKED_MAX 20 /* more than a look takes in */

/* Those chosen, else the one under the bar. */
static void
do_it(struct screen *s, const struct journal_change *c, struct err *err)
{
	struct journal_screen *st = s->state;
	struct bitset one = { .count = 0 };
	const struct bitset *which = st->marks.count > 0 ? &st->marks : &one;
	char *sentence;
	int months = 0;
	int day = DATE_NONE;
	int count;
	int rc;

	bitset_add(&one, journal_active(st));
	rc = journal_published(s->desk, which, c, &months, &day, err);
	if (rc == 0)
		rc = journal_change(s->desk, which, c, &count, err);
	bitset_clear(&one);
	if (rc != 0 && err->code == ERR_NOTHING) {
		err_clear(err);
		ui_say(s->ui, _("That is so already: nothing was changed."));
	}
	if (rc != 0)
		return;
	st->acted = true;
	/* What is no longer in this list cannot be acted on again; the rest stays marked. */
	if (c->act == JOURNAL_DELETE || c->act == JOURNAL_RESTORE)
		bitset_clear(&st->marks);
	journal_refresh(s);
	sentence = months == 0 ? journal_done_words(c, count)
			       : journal_published_words(c, count, months, day);
	ui_say(s->ui, sentence);
	free(sentence);
}

static void
ask(struct screen *s, const struct journal_change *c)
{
	struct journal_screen *st = s->state;
	char *text = journal_ask_words(c, st->marks.count, st->hidden);
	struct ask ask = { .question = QUESTION_SURE, .text = text };
	char *tag = c->tag == NULL ? NULL : mem_strdup(c->tag);

	mem_replace(&st->asked_tag, tag);
	st->asked = *c;
	st->asked.tag = tag;
	ask.choice[0] = _("No, leave them as they are");
	ask.choice[1] = _("Yes, all of them");
	ui_ask(s, &ask);
	free(text);
}

void
journal_act(struct screen *s, const struct journal_change *c, struct err *err)
{
	const struct journal_screen *st = s->state;

	if (st->marks.count > 0 && st->hidden < 0)
		ui_say(s->ui, _("The list is still being made: wait a moment, then try again."));
	else if (st->marks.count > UNASKED_MAX || (st->marks.count > 0 && st->hidden > 0))
		ask(s, c);
	else
		do_it(s, c, err);
}

void
journal_step(struct screen *s, bool redo, bool sure, struct err *err)
{
	struct journal_screen *st = s->state;
	char *sentence = undo_step(s, redo, sure, err);

	if (sentence == NULL)
		return;
	st->acted = true;
	journal_refresh(s);
	ui_say(s->ui, sentence);
	free(sentence);
}

void
journal_pick_tag(struct screen *s, bool off, struct err *err)
{
	struct choices choices = { 0 };
	struct pick_arg arg = {
		.question = off ? QUESTION_UNTAG : QUESTION_TAG,
		.title = off ? _("Which tag to take off?") : _("Which tag to put on?"),
		.choices = &choices,
		.make = !off,
	};
	struct journal_tags tags;

	if (journal_tags(s->desk, off, &tags, err) != 0)
		return;
	for (size_t i = 0; i < tags.count; i++)
		choices_add(&choices, tags.item[i].name, tags.item[i].name, NULL);
	if (off && tags.count == 0)
		ui_say(s->ui, _("This desk has no tag yet: g makes one."));
	else
		ui_push(s, &screen_pick, &arg);
	journal_tags_clear(&tags);
	choices_clear(&choices);
}

void
journal_mark_all(struct screen *s, struct err *err)
{
	struct journal_screen *st = s->state;
	char *most;

	if (st->marks.count > 0) {
		bitset_clear(&st->marks);
		return;
	}
	if (journal_all(st->journal, MARKED_MAX, &st->marks, err) == 0 || err->code != ERR_VALUE)
		return;
	err_clear(err);
	most = words_number(MARKED_MAX);
	ui_sayf(s->ui, _("At most %s sessions can be marked at once: narrow the list first."),
		most);
	free(most);
}

void
journal_mark(struct screen *s, struct err *err)
{
	struct journal_screen *st = s->state;
	int64_t n = journal_active(st);
	long shift;

	if (n == 0)
		return;
	if (bitset_has(&st->marks, n))
		bitset_remove(&st->marks, n);
	else if (st->marks.count < MARKED_MAX)
		bitset_add(&st->marks, n);
	list_key(&st->list, K_DOWN, journal_list_rows(s));
	journal_look(s, &shift, err);
}

/* The form closes next and the list is read again; so it is after a tag was picked. */
void
journal_answer(struct screen *s, int question, int reply, const void *data)
{
	struct journal_screen *st = s->state;
	struct journal_change c = { .act = question == QUESTION_UNTAG ? JOURNAL_UNTAG : JOURNAL_TAG,
				    .tag = data };
	struct err err = { 0 };

	if (reply != 1)
		return;
	if (question == QUESTION_SURE) {
		do_it(s, &st->asked, &err);
	} else if (question == JOURNAL_FILTER_QUESTION) {
		st->begin = true;
	} else if (question == QUESTION_TAG || question == QUESTION_UNTAG) {
		journal_act(s, &c, &err);
	} else if (question == UNDO_QUESTION) {
		journal_step(s, false, true, &err);
	} else if (question == 0 && data != NULL) {
		st->near = ((const struct session *)data)->n;
		st->acted = true;
	}
	if (err.code != ERR_NONE)
		ui_fail(s->ui, &err);
}
