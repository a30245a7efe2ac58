/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said at each step, what is typed there, and how good it is. */
#include "config.h"

#include "ui/passphrase_draw.h"

#include <stdlib.h>

#include "app/passphrase.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/draw.h"
#include "ui/ui.h"

#define LABEL_WIDTH 24
#define BAR_WIDTH 20

static const char *
why(enum passphrase_how how)
{
	switch (how) {
	case PASSPHRASE_OPEN:
		return _("Names and notes are locked: the desk’s passphrase opens them.");
	case PASSPHRASE_RESTORE:
		return _("The desk’s passphrase is asked for before a backup takes the place of "
			 "the desk as it is now.");
	case PASSPHRASE_ERASE:
		return _("The desk’s passphrase is asked for before anything is erased for good.");
	case PASSPHRASE_DELAY:
		return _("The desk’s passphrase is asked for before it is changed how long "
			 "persons and notes are kept.");
	default:
		return _("Type the passphrase of now first.");
	}
}

static const char *
about(const struct passphrase *st)
{
	switch (st->step) {
	case STEP_FIRST:
		return _("Choose the passphrase of this desk: four or five words that do not "
			 "belong together are easy to remember and hard to guess.");
	case STEP_AGAIN:
		return _("Type it once more: after a slip the recovery code alone would open the "
			 "names.");
	case STEP_CODE:
		if (!st->printer)
			return _(
				"No printer here: copy this code by hand, and keep it away from "
				"this computer: it opens the names if the passphrase is forgotten. "
				"It is shown only now.");
		return _(
			"Write this code down or print it, and keep it away from this computer: "
			"it opens the names if the passphrase is forgotten. It is shown only now.");
	case STEP_RECOVER:
		return _("Type the recovery code, as it was written down or printed when the "
			 "passphrase was chosen.");
	default:
		return why(st->how);
	}
}

static const char *
label(const struct passphrase *st)
{
	/* TRANSLATORS: labels before something to be typed, at most 24 columns each */
	switch (st->step) {
	case STEP_AGAIN:
		return _("Once more");
	case STEP_CODE:
		return _("Its first group");
	case STEP_RECOVER:
		return _("Recovery code");
	default:
		return _("Passphrase");
	}
}

/* What it is for, before anything is kept: in a small window without the blank rows. */
static void
draw_explanation(const struct screen *s)
{
	static const char *const paragraph[] = {
		N_("Someone who agrees is recognised at the next visit: their name, how to reach "
		   "them and a few notes are kept, to go on where you stopped, for 12 months "
		   "after the last visit."),
		N_("Only those who know the desk’s passphrase can read them. They never leave the "
		   "desk: no statistics, no export says who came."),
		N_("The passphrase is chosen once, now. Whoever declines stays anonymous: without "
		   "names everything else works as before."),
		N_("Enter: choose the passphrase. Esc: not now."),
	};
	const size_t count = sizeof(paragraph) / sizeof(paragraph[0]);
	int columns = ui_columns(s->ui);
	int end = ui_bottom(s->ui);
	int blank = ui_rows(s->ui) >= 24;
	int y = UI_TOP + blank;

	for (size_t i = 0; i < count && y < end; i++)
		y += draw_wrapped(y, 2, columns - 4, end - y,
				  i + 1 == count ? STYLE_STRONG : STYLE_PLAIN, _(paragraph[i])) +
		     blank;
	draw_cursor(UI_TOP + blank, 2);
}

static int
draw_strength(const struct passphrase *st, int y, int columns)
{
	const char *sentence =
		st->advice != NULL ? st->advice : _("That is hard to guess: Enter takes it.");

	if (edit_empty(&st->typed))
		return y;
	/* TRANSLATORS: label before a bar that says how hard it is to guess, at most 24 columns */
	draw_text(y, 2, LABEL_WIDTH, STYLE_PLAIN, _("Hard to guess"));
	draw_bar(y, 3 + LABEL_WIDTH, BAR_WIDTH, STYLE_ACCENT, st->bits, PASSPHRASE_BITS);
	/* TRANSLATORS: so much of what is needed, such as « 38 of 50 » */
	draw_textf(y, 4 + LABEL_WIDTH + BAR_WIDTH, 12, STYLE_DIM, _("%d of %d"),
		   st->bits < PASSPHRASE_BITS ? st->bits : PASSPHRASE_BITS, PASSPHRASE_BITS);
	return y + 2 +
	       draw_wrapped(y + 1, 2, columns - 4, 2,
			    st->advice != NULL ? STYLE_STRONG : STYLE_PLAIN, sentence);
}

static void
draw_trouble(const struct screen *s, int y, int columns)
{
	const struct passphrase *st = s->state;
	int wait = st->step == STEP_OPEN || st->step == STEP_RECOVER ? persons_wait(s->desk) : 0;
	char *sentence;

	if (st->problem != NULL)
		y += draw_wrapped(y, 2, columns - 4, 3, STYLE_ERROR, st->problem);
	if (wait == 0) {
		if (st->tried)
			draw_text(y, 2, columns - 4, STYLE_PLAIN, _("You can try again now."));
		return;
	}
	sentence = mem_printf(ngettext("The next try is heard in %d second.",
				       "The next try is heard in %d seconds.", (unsigned long)wait),
			      wait);
	draw_wrapped(y, 2, columns - 4, 2, STYLE_PLAIN, sentence);
	free(sentence);
}

void
passphrase_draw(const struct screen *s)
{
	const struct passphrase *st = s->state;
	int columns = ui_columns(s->ui);
	int y = UI_TOP + 1;

	if (st->step == STEP_EXPLAIN) {
		draw_explanation(s);
		return;
	}
	y += draw_wrapped(y, 2, columns - 4, 4, STYLE_PLAIN, about(st)) + 1;
	if (st->step == STEP_CODE) {
		draw_text(y, 4, columns - 6, STYLE_TITLE, st->code);
		y += 2;
	}
	draw_text(y, 2, LABEL_WIDTH, STYLE_PLAIN, label(st));
	edit_draw(&st->typed, y, 3 + LABEL_WIDTH, columns - LABEL_WIDTH - 5, STYLE_STRONG, true);
	y += 2;
	if (st->step == STEP_FIRST)
		y = draw_strength(st, y, columns);
	draw_trouble(s, y, columns);
}
