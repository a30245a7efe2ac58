/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was handed over so far: found by some letters, looked at, written out again, taken back. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/releases.h"
#include "app/sentence.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "report/release_after.h"
#include "report/release_again.h"
#include "ui/draw.h"
#include "ui/edit.h"
#include "ui/key.h"
#include "ui/list.h"
#include "ui/release_card.h"
#include "ui/release_show.h"
#include "ui/screen.h"
#include "ui/ui.h"

#define WORDS_CHARS 80
#define QUESTION_WITHDRAW 1

enum layout {
	LABEL_WIDTH = 12,
	PERIOD_WIDTH = 16,
	PROFILE_WIDTH = 14,
	DAY_WIDTH = 19,
	SEAL_SHOWN = 8,
	STATE_WIDTH = 10,
	FOOT_ROWS = 6, /* what is known of the marked one */
	LIST_TOP = UI_TOP + 1,
	WITH_SEAL = 76 /* columns */
};

enum typing { TYPING_NOTHING, TYPING_WORDS, TYPING_REASON };

struct releases {
	struct release_list all; /* the last one that was made first */
	size_t *shown;           /* those that have the words */
	struct list list;
	enum typing typing;
	struct edit words;
	struct edit reason;
	char *problem; /* with the reason; NULL none */
};

enum { OP_OPEN = 1, OP_WRITE, OP_WITHDRAW, OP_SEARCH, OP_RECIPIENTS };

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
static const struct command commands[] = {
	{ OP_OPEN,
	  "releases-open",
	  { K_ENTER },
	  N_("Content"),
	  N_("See what the marked release says; accept what was typed") },
	{ OP_WRITE,
	  "releases-write",
	  { 'e' },
	  /* TRANSLATORS: footer, at most 12 columns: the files are written once more */
	  N_("Write"),
	  N_("Write its files into the folder again, the same to the byte") },
	{ OP_WITHDRAW,
	  "releases-withdraw",
	  { 'r' },
	  /* TRANSLATORS: footer, at most 12 columns: take back what was published */
	  N_("Withdraw"),
	  N_("Take the marked release back for ever, and say why") },
	{ OP_SEARCH,
	  "releases-search",
	  { '/' },
	  N_("Search"),
	  N_("Show those of a year or of a recipient") },
	{ OP_RECIPIENTS,
	  "releases-recipients",
	  { 'd' },
	  N_("Receiver"),
	  N_("See who receives releases, and choose what each of them gets") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

static const struct release *
marked(const struct releases *st)
{
	return st->list.count == 0 ? NULL : &st->all.item[st->shown[st->list.selected]];
}

/* The years, months and names that people would type. */
static void
narrow(struct releases *st)
{
	char *wanted = utf8_fold(st->words.text);
	size_t count = 0;

	for (size_t i = 0; i < st->all.count; i++) {
		const struct release *r = &st->all.item[i];
		char *period = release_show_period(r);
		char *said = mem_printf("%s %s %s %s %s", period, r->period, r->profile,
					r->recipient != NULL ? r->recipient : "",
					r->withdrawn != NULL ? _("withdrawn") : "");
		char *folded = utf8_fold(said);

		if (str_has_words(folded, wanted))
			st->shown[count++] = i;
		free(period);
		free(said);
		free(folded);
	}
	list_set_count(&st->list, count);
	free(wanted);
}

/* Stamps are of one zone: they compare as texts. */
static int
newest_first(const void *a, const void *b)
{
	const struct release *x = a, *y = b;

	return strcmp(y->made, x->made);
}

static int
load(struct screen *s, struct err *err)
{
	struct releases *st = s->state;
	struct release_list all;

	if (desk_releases(s->desk, &all, err) != 0)
		return -1;
	release_list_clear(&st->all);
	free(st->shown);
	st->all = all;
	if (all.count > 0)
		qsort(all.item, all.count, sizeof(*all.item), newest_first);
	st->shown = mem_array(all.count + 1, sizeof(*st->shown));
	narrow(st);
	return 0;
}

static void
releases_close(struct screen *s)
{
	struct releases *st = s->state;

	release_list_clear(&st->all);
	free(st->shown);
	free(st->problem);
	edit_clear(&st->words);
	edit_clear(&st->reason);
}

static int
releases_open(struct screen *s, const void *arg, struct err *err)
{
	struct releases *st = s->state;

	(void)arg;
	edit_init(&st->words, WORDS_CHARS);
	edit_init(&st->reason, NOTE_MAX_CHARS);
	if (load(s, err) == 0)
		return 0;
	releases_close(s);
	return -1;
}

/* The one that a reason is typed for stays the marked one. */
static void
releases_refresh(struct screen *s)
{
	const struct releases *st = s->state;
	struct err err = { 0 };

	if (st->typing != TYPING_REASON && load(s, &err) != 0)
		ui_fail(s->ui, &err);
}

static int
list_rows(const struct screen *s)
{
	return ui_bottom(s->ui) - LIST_TOP - FOOT_ROWS - 1;
}

static void
draw_row(const struct releases *st, size_t row, int y, int columns)
{
	const struct release *r = &st->all.item[st->shown[row]];
	bool active = row == st->list.selected;
	enum style style = active ? STYLE_SELECTED : STYLE_PLAIN;
	char *period = release_show_period(r);
	bool wide = columns >= WITH_SEAL;
	char *day = release_card_day(r->made, !wide);
	char *seal = mem_strndup(r->seal, SEAL_SHOWN);
	int gap = wide ? 1 : -1; /* no name needs all of its column */
	int right = columns - 2 - STATE_WIDTH;
	int x = 3;

	draw_fill(y, 1, columns - 2, style, active ? draw_marker() : "");
	draw_text(y, x, PERIOD_WIDTH, style, period);
	x += PERIOD_WIDTH + gap;
	draw_text(y, x, PROFILE_WIDTH, style, r->profile);
	x += PROFILE_WIDTH + gap;
	draw_text(y, x, wide ? DAY_WIDTH : right - x - 1, style, day);
	if (wide)
		draw_text(y, right - SEAL_SHOWN - 2, SEAL_SHOWN, active ? style : STYLE_DIM, seal);
	/* TRANSLATORS: states of a release, at most 10 columns each: its figures can no longer
	 * change; it was taken back */
	draw_text(y, right, STATE_WIDTH, style,
		  r->withdrawn != NULL ? _("withdrawn") : _("frozen"));
	if (active)
		draw_cursor(y, 1);
	free(period);
	free(day);
	free(seal);
}

static void
draw_foot(const struct screen *s, int y, int columns)
{
	const struct releases *st = s->state;
	const struct release *r = marked(st);
	struct card card = { .line = NULL };
	char *path;

	if (r == NULL)
		return;
	path = releases_path(s->desk, r);
	release_card_add(&card, r, path);
	card_draw_start(&card, y, 1, columns - 2, FOOT_ROWS);
	card_clear(&card);
	free(path);
}

static void
draw_reason(const struct releases *st, int y, int columns)
{
	/* TRANSLATORS: label of a line to be typed, at most 12 columns */
	draw_text(y, 2, LABEL_WIDTH, STYLE_PLAIN, _("Reason"));
	edit_draw(&st->reason, y, 3 + LABEL_WIDTH, columns - LABEL_WIDTH - 5, STYLE_STRONG, true);
	if (st->problem != NULL)
		draw_wrapped(y + 2, 2, columns - 4, 2, STYLE_ERROR, st->problem);
	else
		draw_wrapped(y + 2, 2, columns - 4, 3, STYLE_DIM,
			     _("Why is it withdrawn? Wrong desk imported, for example. It is kept "
			       "here and written in no file. Enter goes on."));
}

static void
releases_draw(const struct screen *s)
{
	const struct releases *st = s->state;
	int columns = ui_columns(s->ui);
	int rows = list_rows(s);
	size_t top = list_top(&st->list, rows);

	if (st->typing == TYPING_WORDS || !edit_empty(&st->words)) {
		draw_text(UI_TOP, 1, LABEL_WIDTH, STYLE_PLAIN, _("Search"));
		edit_draw(&st->words, UI_TOP, 2 + LABEL_WIDTH, columns - LABEL_WIDTH - 4,
			  STYLE_STRONG, st->typing == TYPING_WORDS);
	}
	if (st->list.count == 0)
		draw_wrapped(LIST_TOP, 3, columns - 6, rows, STYLE_DIM,
			     st->all.count > 0 ? _("Nothing like that: erase a letter, or a word.")
					       : _("No month has been exported yet."));
	for (int i = 0; i < rows && top + (size_t)i < st->list.count; i++)
		draw_row(st, top + (size_t)i, LIST_TOP + i, columns);
	if (st->typing == TYPING_REASON)
		draw_reason(st, LIST_TOP + rows + 1, columns);
	else
		draw_foot(s, LIST_TOP + rows + 1, columns);
}

static bool
releases_typing(const struct screen *s)
{
	return ((const struct releases *)s->state)->typing != TYPING_NOTHING;
}

static enum verdict
releases_key(struct screen *s, int key, struct err *err)
{
	struct releases *st = s->state;

	(void)err;
	if (st->typing == TYPING_REASON && edit_key(&st->reason, key)) {
		mem_replace(&st->problem, NULL);
		return VERDICT_DONE;
	}
	if (st->typing == TYPING_REASON)
		return VERDICT_IGNORED;
	if (st->typing == TYPING_WORDS && edit_key(&st->words, key)) {
		list_select(&st->list, 0);
		narrow(st);
		return VERDICT_DONE;
	}
	if (st->typing == TYPING_WORDS && key == K_DOWN) {
		st->typing = TYPING_NOTHING;
		return VERDICT_DONE;
	}
	return list_key(&st->list, key, list_rows(s)) ? VERDICT_DONE : VERDICT_IGNORED;
}

static void
releases_paste(struct screen *s, const char *text)
{
	struct releases *st = s->state;

	if (st->typing == TYPING_REASON) {
		edit_paste(&st->reason, text);
		return;
	}
	st->typing = TYPING_WORDS;
	edit_paste(&st->words, text);
	narrow(st);
}

static void
write_again(struct screen *s, struct err *err)
{
	struct releases *st = s->state;
	const struct release_keeper keeper = desk_release_keeper(s->desk);
	char *folder, *written = NULL;
	struct release r;

	if (marked(st) == NULL ||
	    keeper.find(keeper.arg, marked(st)->period, marked(st)->profile, &r, err) != 0)
		return;
	folder = releases_folder_again(s->desk, &r);
	if (report_release_again(&st->all, &r, folder, &written, err) == 0 &&
	    releases_hand(s->desk, r.period, r.profile, r.recipient, written, err) == 0) {
		ui_sayf(s->ui,
			/* TRANSLATORS: %s is the path of a folder, which may be long */
			r.withdrawn == NULL ? _("Written again, the same files: %s")
					    : _("Written again, with RETRAIT.txt: %s"),
			written);
	} else if (err->code == ERR_EXISTS) {
		err_clear(err);
		ui_warn(s->ui, _("That folder holds other files of this period already: choose "
				 "another folder."));
	}
	release_clear(&r);
	free(folder);
	free(written);
}

static void
begin_withdrawal(struct screen *s)
{
	struct releases *st = s->state;

	if (marked(st) == NULL)
		return;
	if (marked(st)->withdrawn != NULL) {
		ui_say(s->ui, _("It is withdrawn already."));
		return;
	}
	mem_replace(&st->problem, NULL);
	edit_set(&st->reason, "");
	st->typing = TYPING_REASON;
}

static void
ask_withdraw(struct screen *s)
{
	struct releases *st = s->state;
	struct ask ask = { .question = QUESTION_WITHDRAW };
	char *text = report_release_after_question(&st->all, marked(st));

	ask.text = text;
	ask.choice[0] = _("No, it stays");
	ask.choice[1] = _("Withdraw it");
	ui_ask(s, &ask);
	free(text);
}

static void
withdraw(struct screen *s)
{
	struct releases *st = s->state;
	const struct release *r = marked(st);
	struct err err = { 0 };

	if (r == NULL)
		return;
	if (releases_withdraw(s->desk, r->period, r->profile, st->reason.text, &err) != 0) {
		mem_replace(&st->problem, sentence_for_err(&err));
		return;
	}
	st->typing = TYPING_NOTHING;
	if (load(s, &err) != 0)
		ui_fail(s->ui, &err);
	else
		ui_say(s->ui,
		       _("Withdrawn. Tell who has it; e writes its files with RETRAIT.txt."));
}

static void
releases_answer(struct screen *s, int question, int reply, const void *data)
{
	(void)data;
	if (question == QUESTION_WITHDRAW && reply == 1)
		withdraw(s);
}

/* Esc ends what is typed, then empties the search line. */
static enum verdict
back(struct releases *st)
{
	if (st->typing == TYPING_NOTHING && edit_empty(&st->words))
		return VERDICT_CLOSE;
	if (st->typing != TYPING_REASON)
		edit_set(&st->words, "");
	st->typing = TYPING_NOTHING;
	narrow(st);
	return VERDICT_DONE;
}

static void
accept(struct screen *s)
{
	struct releases *st = s->state;

	if (st->typing == TYPING_WORDS) {
		st->typing = TYPING_NOTHING;
	} else if (st->typing == TYPING_NOTHING) {
		if (marked(st) != NULL)
			ui_push(s, &screen_release, marked(st));
	} else if (str_empty(st->reason.text)) {
		mem_replace(&st->problem,
			    mem_strdup(_("Say why it is withdrawn, in a few words.")));
	} else {
		ask_withdraw(s);
	}
}

static enum verdict
releases_run(struct screen *s, int op, struct err *err)
{
	struct releases *st = s->state;

	if (op == UI_BACK)
		return back(st);
	if (op == OP_OPEN)
		accept(s);
	else if (op == OP_WRITE)
		write_again(s, err);
	else if (op == OP_WITHDRAW)
		begin_withdrawal(s);
	else if (op == OP_SEARCH)
		st->typing = TYPING_WORDS;
	else if (op == OP_RECIPIENTS)
		ui_push(s, &screen_recipients, NULL);
	else
		return VERDICT_IGNORED;
	return VERDICT_DONE;
}

/* What is of the marked row has no place in an empty list, nor while something is typed. */
static const char *
releases_label(const struct screen *s, int op)
{
	const struct releases *st = s->state;

	if (st->typing != TYPING_NOTHING && op > 0)
		return op == OP_OPEN ? _("Accept") : "";
	if (op == UI_BACK && !edit_empty(&st->words))
		return _("Clear");
	if (op > 0 && op != OP_SEARCH && op != OP_RECIPIENTS && st->list.count == 0)
		return "";
	return op == OP_WITHDRAW && marked(st)->withdrawn != NULL ? "" : NULL;
}

const struct screen_ops screen_releases = {
	.name = "releases",
	/* TRANSLATORS: title of the list of what was handed over */
	.title = N_("Releases"),
	.commands = commands,
	.state_size = sizeof(struct releases),
	.open = releases_open,
	.close = releases_close,
	.draw = releases_draw,
	.run = releases_run,
	.typing = releases_typing,
	.key = releases_key,
	.paste = releases_paste,
	.answer = releases_answer,
	.refresh = releases_refresh,
	.label = releases_label,
};
