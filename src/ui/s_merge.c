/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two entries of one person side by side, and what would become of them. Answers
 * MERGED_QUESTION. */
#include "config.h"

#include <stdlib.h>

#include "app/persons.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "ui/draw.h"
#include "ui/key.h"
#include "ui/person_show.h"
#include "ui/screen.h"
#include "ui/ui.h"

#define LABEL_WIDTH 16
#define GUTTER 2
#define QUESTION_SURE 1

struct merge {
	struct persons_merge plan;
	struct person from; /* copies */
	struct person into;
};

enum { OP_MERGE = 1, OP_SWAP };

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
static const struct command commands[] = {
	{ OP_MERGE,
	  "merge",
	  { K_ENTER },
	  N_("Make one"),
	  N_("Make one person of the two, as the last column shows") },
	{ OP_SWAP,
	  "merge-swap",
	  { 'i', K_TAB },
	  /* TRANSLATORS: footer, at most 12 columns: the other one of the two is to stay */
	  N_("Other way"),
	  N_("Keep the other one of the two") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

static void
clear(struct merge *st)
{
	persons_merge_clear(&st->plan);
	person_clear(&st->from);
	person_clear(&st->into);
}

static int
copy_of(struct screen *s, int64_t n, struct person *to, struct err *err)
{
	const struct person *p;

	if (persons_get(s->desk, n, &p, err) != 0)
		return -1;
	person_copy(to, p);
	return 0;
}

static int
plan(struct screen *s, int64_t from, int64_t into, struct err *err)
{
	struct merge *st = s->state;
	int result;

	clear(st);
	person_init(&st->from);
	person_init(&st->into);
	result = persons_merge_preview(s->desk, from, into, &st->plan, err);
	if (result == 0 &&
	    (copy_of(s, from, &st->from, err) != 0 || copy_of(s, into, &st->into, err) != 0))
		result = -1;
	return result;
}

static int
merge_open(struct screen *s, const void *arg, struct err *err)
{
	const struct merge_arg *two = arg;
	struct merge *st = s->state;

	person_init(&st->from);
	person_init(&st->into);
	person_init(&st->plan.result);
	if (plan(s, two->from, two->into, err) == 0)
		return 0;
	clear(st);
	return -1;
}

static void
merge_close(struct screen *s)
{
	clear(s->state);
}

static void
draw_three(int y, int columns, const char *label, char *text[3], bool taken)
{
	int width = (columns - LABEL_WIDTH - 4) / 3;

	draw_text(y, 2, LABEL_WIDTH - 1, STYLE_PLAIN, label);
	for (int i = 0; i < 3; i++)
		draw_text(y, 2 + LABEL_WIDTH + i * width, width - GUTTER,
			  i < 2   ? STYLE_DIM
			  : taken ? STYLE_ACCENT
				  : STYLE_STRONG,
			  str_empty(text[i]) ? draw_dash() : text[i]);
}

/* A row of a field that neither of them has is left out. Returns the next row. */
static int
draw_field(const struct merge *st, int y, int columns, enum person_field field)
{
	char *text[3] = { person_show(&st->from, field), person_show(&st->into, field),
			  person_show(&st->plan.result, field) };
	bool any = text[0] != NULL || text[1] != NULL;

	if (any)
		draw_three(y, columns, _(person_fields[field].label), text, st->plan.taken[field]);
	for (int i = 0; i < 3; i++)
		mem_free_secret(text[i]);
	return y + any;
}

static int
draw_heads(const struct screen *s, int y, int columns)
{
	/* TRANSLATORS: heads of three columns, at most 12 columns each: of two persons the one that
	 * goes and the one that stays, and what the result is */
	char *head[3] = { mem_strdup(_("Goes")), mem_strdup(_("Stays")), mem_strdup(_("Result")) };

	(void)s;
	draw_three(y, columns, "", head, false);
	for (int i = 0; i < 3; i++)
		free(head[i]);
	return y + 1;
}

/* « First names, Phone »: those of the fields, NULL none. Yours. */
static char *
fields_named(const bool which[PERSON_FIELDS])
{
	struct buf out = BUF_INIT;

	for (int f = 0; f < PERSON_FIELDS; f++)
		if (which[f])
			buf_addf(&out, "%s%s", out.len > 0 ? ", " : "", _(person_fields[f].label));
	return out.len > 0 ? buf_take(&out) : NULL;
}

/* What becomes of a phone and an e-mail that are not kept: a sentence or two, "" none. Yours. */
static char *
others_told(const struct persons_merge *m)
{
	bool lost[PERSON_FIELDS] = {
		[PERSON_PHONE] = m->differ[PERSON_PHONE] && !m->noted[PERSON_PHONE],
		[PERSON_EMAIL] = m->differ[PERSON_EMAIL] && !m->noted[PERSON_EMAIL],
	};
	char *kept = fields_named(m->noted), *gone = fields_named(lost);
	struct buf out = BUF_INIT;

	if (kept != NULL)
		/* TRANSLATORS: %s are fields of a person: « Phone, E-mail » */
		buf_addf(&out, _("The other one goes into the note: %s."), kept);
	if (kept != NULL && gone != NULL)
		buf_addc(&out, ' ');
	if (gone != NULL)
		/* TRANSLATORS: %s are fields of a person: « Phone, E-mail » */
		buf_addf(&out, _("The note has no room for the other one, which is lost: %s."),
			 gone);
	free(kept);
	free(gone);
	return buf_take(&out);
}

/* What becomes of the visits and of the agreement. Yours. */
static char *
rest_told(const struct persons_merge *m)
{
	char *visits = words_number((int64_t)m->visits);
	char *day = m->consent != DATE_NONE ? words_date(m->consent) : mem_strdup(draw_dash());
	char *text =
		m->visits == 0
			? mem_printf(_("No visit moves; the earlier agreement, of %s, is kept; "
				       "what the one that goes says otherwise is erased. This "
				       "cannot be undone."),
				     day)
			: mem_printf(
				  ngettext("%1$s visit moves; the earlier agreement, of %2$s, is "
					   "kept; what the one that goes says otherwise is "
					   "erased. This cannot be undone.",
					   "%1$s visits move; the earlier agreement, of %2$s, is "
					   "kept; what the one that goes says otherwise is "
					   "erased. This cannot be undone.",
					   (unsigned long)m->visits),
				  visits, day);

	free(visits);
	free(day);
	return text;
}

static void
merge_draw(const struct screen *s)
{
	const struct merge *st = s->state;
	int columns = ui_columns(s->ui);
	int y = draw_heads(s, UI_TOP, columns);
	char *others = others_told(&st->plan), *text = rest_told(&st->plan);
	int end = ui_bottom(s->ui) - 3 - !str_empty(others);

	for (int f = 0; f < PERSON_FIELDS && y < end; f++)
		y = draw_field(st, y, columns, (enum person_field)f);
	if (y < end - 1)
		y++;
	y += draw_wrapped(y, 2, columns - 4, 1, STYLE_ACCENT, others);
	draw_wrapped(y, 2, columns - 4, 3, STYLE_PLAIN, text);
	draw_cursor(UI_TOP, 2);
	free(others);
	free(text);
}

/* What speaks against it comes first: long names may leave no room at the end. */
static void
ask_sure(struct screen *s)
{
	const struct merge *st = s->state;
	char *goes = persons_name(&st->from), *stays = persons_name(&st->into);
	char *differ = fields_named(st->plan.differ);
	/* TRANSLATORS: %s are fields of a person, such as « First names, Phone » */
	char *warning =
		differ != NULL ? mem_printf(_("Not the same on both sides: %s."), differ) : NULL;
	/* TRANSLATORS: two entries of a person; at most 150 columns in all */
	char *question = mem_printf(_("Is %1$s the same person as %2$s? The first entry goes for "
				      "good: nothing brings it back."),
				    goes, stays);
	char *text =
		warning != NULL ? mem_printf("%s %s", warning, question) : mem_strdup(question);
	struct ask ask = {
		.question = QUESTION_SURE,
		.text = text,
		.choice = { _("Keep both"), _("Make one"), NULL },
	};

	ui_ask(s, &ask);
	mem_free_secret(goes);
	mem_free_secret(stays);
	mem_free_secret(question);
	mem_free_secret(text);
	free(differ);
	free(warning);
}

static void
merge_answer(struct screen *s, int question, int reply, const void *data)
{
	struct merge *st = s->state;
	int64_t stays = st->plan.into;
	struct err err = { 0 };

	(void)data;
	if (question != QUESTION_SURE || reply != 1)
		return;
	if (persons_merge(s->desk, &st->plan, &err) != 0) {
		ui_fail(s->ui, &err);
		return;
	}
	ui_say(s->ui, _("The two are one now."));
	ui_reply(s, MERGED_QUESTION, 1, &stays);
	ui_close(s);
}

static enum verdict
merge_run(struct screen *s, int op, struct err *err)
{
	struct merge *st = s->state;

	switch (op) {
	case OP_MERGE:
		ask_sure(s);
		return VERDICT_DONE;
	case OP_SWAP:
		return plan(s, st->plan.into, st->plan.from, err) == 0 ? VERDICT_DONE
								       : VERDICT_CLOSE;
	default:
		return VERDICT_IGNORED;
	}
}

const struct screen_ops screen_merge = {
	.name = "merge",
	/* TRANSLATORS: title of the screen that makes one person of two entries */
	.title = N_("The same person"),
	.commands = commands,
	.state_size = sizeof(struct merge),
	.names = true,
	.open = merge_open,
	.close = merge_close,
	.draw = merge_draw,
	.run = merge_run,
	.answer = merge_answer,
};
