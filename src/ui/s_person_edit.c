/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding or correcting a person who agrees to be known. Answers EDITED_QUESTION. */
#include "config.h"

#include <stdlib.h>

#include "app/persons.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/hand_out.h"
#include "ui/key.h"
#include "ui/person_draw.h"
#include "ui/person_entry.h"
#include "ui/person_show.h"
#include "ui/screen.h"
#include "ui/ui.h"

#define QUESTION_LIKELY 1
#define QUESTION_DRAFT 2
#define QUESTION_NOTICE 3

struct person_edit {
	struct person_entry entry;
	char *agreed;                 /* when they did; NULL: they are asked now */
	bool other;                   /* a draft waits that may be about somebody else */
	char *question;               /* about that draft */
	char *whom;                   /* the choice that goes on with it */
	int64_t asked[PERSON_LIKELY]; /* whom the question about the likely ones names */
};

enum { OP_SAVE = 1, OP_TAKE, OP_NEXT, OP_PREVIOUS, OP_NOTICE };

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
static const struct command commands[] = {
	{ OP_SAVE,
	  "person-save",
	  { CTRL('s'), K_F2 },
	  N_("Save"),
	  N_("Keep what is known of the person and go back") },
	{ OP_TAKE,
	  "person-take",
	  { CTRL('t'), K_F5 },
	  /* TRANSLATORS: footer, at most 12 columns: that person, known already, instead */
	  N_("That one"),
	  N_("Take the person who is known already instead of adding another one") },
	{ OP_NOTICE,
	  "person-notice",
	  { CTRL('e'), K_F6 },
	  /* TRANSLATORS: footer, at most 12 columns: the information notice, on paper */
	  N_("Notice"),
	  N_("Print or save the notice that is handed over before anybody agrees") },
	{ OP_NEXT, "person-next", { K_TAB }, N_("Next field"), N_("Go to the next field") },
	{ OP_PREVIOUS, "person-previous", { K_BACK_TAB }, NULL, N_("Go to the field before") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

/* From what is stored, when there is something; the words that were searched for are a name. */
static int
begin(struct screen *s, const struct person_edit_arg *what, struct person_form *form,
      struct err *err)
{
	struct person_edit *st = s->state;
	const struct person *p;
	char *phone;
	char *day;

	person_form_init(form);
	if (what->n == 0) {
		if (what->name != NULL)
			person_form_set(form, PERSON_NAME, what->name);
		return 0;
	}
	if (persons_get(s->desk, what->n, &p, err) != 0)
		return -1;
	person_form_from(form, p);
	phone = person_show(p, PERSON_PHONE); /* as it is typed */
	person_form_set(form, PERSON_PHONE, phone);
	mem_free_secret(phone);
	if (p->consent != DATE_NONE) {
		day = words_date(p->consent);
		/* TRANSLATORS: a day, then the version of the notice that was handed over */
		st->agreed = mem_printf(_("yes, %1$s (%2$s)"), day, p->notice);
		free(day);
	}
	return 0;
}

/* The choice that goes on with a draft. Yours, to be wiped. */
static char *
whom(const struct person_form *f)
{
	const char *first = f->value[PERSON_FIRST_NAMES], *name = f->value[PERSON_NAME];
	char *both;
	char *text;

	if (first == NULL && name == NULL)
		return mem_strdup(_("Go on with the draft"));
	both = mem_printf("%s%s%s", first != NULL ? first : "", first && name ? " " : "",
			  name != NULL ? name : "");
	/* TRANSLATORS: %s is the name of a person */
	text = mem_printf(_("Go on with the draft: %s"), both);
	mem_free_secret(both);
	return text;
}

/* Yours, to be wiped. */
static char *
question_of(struct desk *d, const struct person_form *f)
{
	const struct person *p;
	struct err err = { 0 };
	char *name, *text;

	if (f->n == 0 || persons_get(d, f->n, &p, &err) != 0)
		return mem_strdup(_("What was typed about somebody was left as a draft. What "
				    "becomes of it?"));
	name = persons_name(p);
	/* TRANSLATORS: %s is the name of a known person */
	text = mem_printf(_("What was typed to correct %s was left as a draft. What becomes of "
			    "it?"),
			  name);
	mem_free_secret(name);
	return text;
}

static int
person_edit_open(struct screen *s, const void *arg, struct err *err)
{
	const struct person_edit_arg *what = arg;
	struct person_edit *st = s->state;
	struct person_form form, draft;
	bool found = false;
	bool same;

	if (begin(s, what, &form, err) != 0)
		return -1;
	if (persons_draft_take(s->desk, &draft, &found, err) != 0) {
		person_form_clear(&form);
		free(st->agreed);
		return -1;
	}
	/* Who is new may be another new one than before: that is asked. */
	if (found) {
		st->question = question_of(s->desk, &draft);
		st->whom = whom(&draft);
	}
	same = found && draft.n == what->n && (draft.n != 0 || what->draft);
	st->other = found && !same;
	if (same) {
		person_form_clear(&form);
		form = draft;
	} else {
		person_form_clear(&draft);
	}
	person_entry_open(&st->entry, s->desk, &form, st->agreed != NULL, err);
	st->entry.touched = same;
	if (same && what->n == 0)
		person_entry_go_on(&st->entry, s->desk, err);
	if (same)
		ui_say(s->ui, _("What was typed before is back; nothing of it is kept yet."));
	return 0;
}

static void
person_edit_shown(struct screen *s)
{
	const struct person_edit *st = s->state;
	struct ask ask = {
		.question = QUESTION_DRAFT,
		.text = st->question,
		.choice = { st->whom, _("Keep it for later and begin"), _("Drop it and begin"),
			    NULL },
		.unasked = true,
	};

	if (st->other)
		ui_ask(s, &ask);
}

static void
person_edit_close(struct screen *s)
{
	struct person_edit *st = s->state;

	person_entry_close(&st->entry);
	free(st->agreed);
	mem_free_secret(st->question);
	mem_free_secret(st->whom);
}

static void
person_edit_draw(const struct screen *s)
{
	const struct person_edit *st = s->state;

	person_draw(s, &st->entry, st->agreed);
}

static enum verdict
answer_with(struct screen *s, int64_t n)
{
	ui_reply(s, EDITED_QUESTION, 1, &n);
	return VERDICT_CLOSE;
}

static enum verdict
save(struct screen *s, struct err *err)
{
	struct person_edit *st = s->state;
	int64_t n;

	if (person_entry_save(&st->entry, s->desk, &n, err) != 0)
		return VERDICT_DONE;
	ui_say(s->ui, _("Kept, sealed with the passphrase."));
	return answer_with(s, n);
}

/* What was typed is dropped: it was about somebody who is known. */
static enum verdict
take_one(struct screen *s, int64_t n, struct err *err)
{
	struct person_edit *st = s->state;

	if (persons_draft_leave(s->desk, false, err) != 0)
		return VERDICT_DONE;
	st->entry.unkept = false;
	return answer_with(s, n);
}

/* Someone new does not agree, which is told at the cursor. */
static bool
declined(const struct person_entry *e)
{
	return e->form.n == 0 && e->refused && person_cells[e->focus].field == PERSON_AGREED;
}

/* Not even a draft stays of whoever does not agree. */
static enum verdict
decline(struct screen *s, struct err *err)
{
	struct person_edit *st = s->state;

	if (persons_draft_leave(s->desk, false, err) != 0)
		return VERDICT_DONE;
	st->entry.unkept = false;
	ui_say(s->ui, _("Nothing was kept about them."));
	ui_reply(s, EDITED_QUESTION, 0, NULL);
	return VERDICT_CLOSE;
}

static enum verdict
take(struct screen *s, struct err *err)
{
	struct person_edit *st = s->state;
	struct ask ask = { .question = QUESTION_LIKELY, .text = _("Which of them is it?") };

	if (st->entry.form.n != 0 || st->entry.likely_count == 0)
		return VERDICT_DONE;
	if (st->entry.likely_count == 1)
		return take_one(s, st->entry.likely[0], err);
	for (size_t i = 0; i < st->entry.likely_count && i < PERSON_LIKELY; i++) {
		ask.choice[i] = st->entry.likely_name[i];
		st->asked[i] = st->entry.likely[i];
	}
	ui_ask(s, &ask);
	return VERDICT_DONE;
}

static enum verdict
person_edit_run(struct screen *s, int op, struct err *err)
{
	struct person_edit *st = s->state;

	switch (op) {
	case OP_SAVE:
		return save(s, err);
	case OP_TAKE:
		return take(s, err);
	case OP_NOTICE:
		hand_out_notice(s, QUESTION_NOTICE);
		return VERDICT_DONE;
	case OP_NEXT:
		person_entry_tab(&st->entry, s->desk, err);
		return VERDICT_DONE;
	case OP_PREVIOUS:
		person_entry_move(&st->entry, s->desk, -1, err);
		return VERDICT_DONE;
	case UI_BACK:
		if (declined(&st->entry))
			return decline(s, err);
		if (person_entry_keep(&st->entry, s->desk, err) == 0 && st->entry.touched)
			ui_say(s->ui, _("Draft kept: it comes back with the same form."));
		return VERDICT_CLOSE;
	default:
		return VERDICT_IGNORED;
	}
}

static bool
person_edit_typing(const struct screen *s)
{
	(void)s;
	return true;
}

static enum verdict
person_edit_key(struct screen *s, int key, struct err *err)
{
	struct person_edit *st = s->state;
	bool now;

	if (!person_entry_key(&st->entry, s->desk, key, &now, err))
		return VERDICT_IGNORED;
	return now ? save(s, err) : VERDICT_DONE;
}

static void
person_edit_paste(struct screen *s, const char *text)
{
	struct person_edit *st = s->state;

	person_entry_paste(&st->entry, s->desk, text);
}

static void
person_edit_keep(struct screen *s, struct err *err)
{
	person_entry_keep(&((struct person_edit *)s->state)->entry, s->desk, err);
}

static void
begin_this_one(struct screen *s, bool aside, struct err *err)
{
	struct person_edit *st = s->state;

	st->other = persons_draft_leave(s->desk, aside, err) != 0;
}

/* The draft takes the place of this form. */
static void
resume_other(struct screen *s, struct err *err)
{
	struct person_form draft;
	struct person_edit_arg arg = { .draft = true };
	bool found = false;

	if (persons_draft_take(s->desk, &draft, &found, err) != 0)
		return;
	arg.n = draft.n;
	person_form_clear(&draft);
	ui_push(s, &screen_person_edit, &arg);
}

static void
person_edit_answer(struct screen *s, int question, int reply, const void *data)
{
	struct person_edit *st = s->state;
	struct err err = { 0 };

	(void)data;
	if (question == QUESTION_LIKELY && reply >= 0 &&
	    take_one(s, st->asked[reply], &err) == VERDICT_CLOSE)
		ui_close(s);
	if (question == QUESTION_NOTICE)
		hand_out_notice_answer(s, reply, &err);
	if (question == QUESTION_DRAFT && reply >= 1)
		begin_this_one(s, reply == 1, &err);
	if (question == QUESTION_DRAFT && reply < 1)
		ui_close(s);
	if (question == QUESTION_DRAFT && reply == 0)
		resume_other(s, &err);
	if (err.code != ERR_NONE)
		ui_fail(s->ui, &err);
}

static const char *
person_edit_name(const struct screen *s)
{
	const struct person_edit *st = s->state;

	/* TRANSLATORS: title of the form where what is known of a person is corrected */
	return st->entry.form.n != 0 ? _("Correct") : NULL;
}

static const char *
person_edit_label(const struct screen *s, int op)
{
	const struct person_edit *st = s->state;

	return op == OP_TAKE && (st->entry.form.n != 0 || st->entry.likely_count == 0) ? "" : NULL;
}

const struct screen_ops screen_person_edit = {
	.name = "person-edit",
	.title = N_("New person"),
	.commands = commands,
	.state_size = sizeof(struct person_edit),
	.names = true,
	.open = person_edit_open,
	.shown = person_edit_shown,
	.close = person_edit_close,
	.draw = person_edit_draw,
	.run = person_edit_run,
	.typing = person_edit_typing,
	.key = person_edit_key,
	.paste = person_edit_paste,
	.keep = person_edit_keep,
	.answer = person_edit_answer,
	.name_now = person_edit_name,
	.label = person_edit_label,
};
