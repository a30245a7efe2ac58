/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody could not be received: one more key says why, or Enter that nobody knows. */
#include "config.h"

#include <stdlib.h>

#include "app/turned_away.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/draw.h"
#include "ui/key.h"
#include "ui/picker.h"
#include "ui/screen.h"
#include "ui/ui.h"

struct turned_away {
	int day;
	struct picker reasons;
};

enum { OP_NOTE = 1 };

static const struct command commands[] = {
	{ OP_NOTE,
	  "turned-away-note",
	  { K_ENTER },
	  /* TRANSLATORS: footer label, at most 12 columns; then what the help says */
	  N_("Note it"),
	  N_("Note it with the marked reason, or without one") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

static int
turned_away_open(struct screen *s, const void *arg, struct err *err)
{
	struct turned_away *st = s->state;

	(void)err;
	st->day = *(const int *)arg;
	picker_open_vocab(&st->reasons, VOCAB_TURNED_AWAY);
	return 0;
}

static void
turned_away_close(struct screen *s)
{
	picker_close(&((struct turned_away *)s->state)->reasons);
}

static void
turned_away_draw(const struct screen *s)
{
	const struct turned_away *st = s->state;
	int columns = ui_columns(s->ui);
	int end = ui_bottom(s->ui) - 2; /* below, what to do */
	char *day = words_date(st->day);
	char *text = st->day == clock_today(desk_clock(s->desk))
			     ? mem_strdup(_("Why could somebody not be received?"))
			     /* TRANSLATORS: above a list of reasons; %s is a day */
			     : mem_printf(_("%s: why could somebody not be received?"), day);
	int y = UI_TOP + draw_wrapped(UI_TOP, 2, columns - 4, 2, STYLE_STRONG, text);

	edit_draw(&st->reasons.typed, y, 2, columns - 4, STYLE_ACCENT, true);
	picker_draw_grid(&st->reasons, y + 1, 2, columns - 4, end - y - 1, NULL, NULL);
	draw_wrapped(end, 2, columns - 4, 2, STYLE_DIM,
		     _("A number chooses, or letters and Enter; Enter alone gives no reason."));
	free(text);
	free(day);
}

static bool
turned_away_typing(const struct screen *s)
{
	(void)s;
	return true;
}

/* choice NULL: for no reason that is known. */
static enum verdict
note(struct screen *s, const struct choice *choice, struct err *err)
{
	struct turned_away *st = s->state;

	if (turned_away_note(s->desk, st->day, choice != NULL ? choice->value->num : 0, err) != 0)
		return VERDICT_DONE;
	ui_reply(s, 0, 1, NULL);
	if (choice != NULL)
		/* TRANSLATORS: %s is a reason */
		ui_sayf(s->ui, _("Noted: somebody could not be received (%s). u undoes it."),
			choice->label);
	else
		ui_say(s->ui, _("Noted: somebody could not be received. u undoes it."));
	return VERDICT_CLOSE;
}

static enum verdict
turned_away_key(struct screen *s, int key, struct err *err)
{
	struct turned_away *st = s->state;
	const struct choice *choice = NULL;

	/* Letters alone never choose: the rest of a word would be keys of the home screen. */
	switch (picker_key(&st->reasons, key, false, &choice)) {
	case PICK_CHOSEN:
		return note(s, choice, err);
	case PICK_EMPTY_ENTER:
		return note(s, NULL, err);
	case PICK_NOT_MINE:
		return VERDICT_IGNORED;
	default:
		return VERDICT_DONE;
	}
}

static enum verdict
turned_away_run(struct screen *s, int op, struct err *err)
{
	return op == OP_NOTE ? turned_away_key(s, K_ENTER, err) : VERDICT_IGNORED;
}

static void
turned_away_paste(struct screen *s, const char *text)
{
	picker_paste(&((struct turned_away *)s->state)->reasons, text);
}

/* In another language, the reasons are called otherwise. */
static void
turned_away_refresh(struct screen *s)
{
	struct turned_away *st = s->state;

	picker_close(&st->reasons);
	picker_open_vocab(&st->reasons, VOCAB_TURNED_AWAY);
}

const struct screen_ops screen_turned_away = {
	.name = "turned-away",
	.title = N_("Turned away"),
	.commands = commands,
	.state_size = sizeof(struct turned_away),
	.open = turned_away_open,
	.close = turned_away_close,
	.draw = turned_away_draw,
	.run = turned_away_run,
	.typing = turned_away_typing,
	.key = turned_away_key,
	.paste = turned_away_paste,
	.refresh = turned_away_refresh,
};
