/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Retention: what goes from the desk now and soon, for how long persons are kept, erasing now, and
 * the record of processing that says all that. Whoever changes anything here shows first that the
 * names are theirs. */
#include "config.h"

#include <stdlib.h>

#include "app/backups.h"
#include "app/persons.h"
#include "app/purge.h"
#include "app/sentence.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/draw.h"
#include "ui/edit.h"
#include "ui/hand_out.h"
#include "ui/key.h"
#include "ui/purge_rest.h"
#include "ui/screen.h"
#include "ui/ui.h"

#define MONTHS_CHARS 2
#define QUESTION_ERASE 1
#define QUESTION_RECORD 2
#define PERMILLE 1000

enum layout {
	NOW_WIDTH = 12,
	SOON_WIDTH = 12,
	LAST_WIDTH = 22,
	LABEL_LEAST = 30,
	TABLE_WIDEST = 90,
	WITH_LAST = 2 + LABEL_LEAST + NOW_WIDTH + SOON_WIDTH + LAST_WIDTH /* columns */
};

enum wanted { WANTED_NOTHING, WANTED_ERASE, WANTED_DELAY };

struct retention {
	struct purge_plan now, soon;
	struct purge_last last[PURGE_RULES];
	char *pause; /* why nothing goes by itself; NULL: it does */
	int months;
	enum wanted wanted; /* once the passphrase was typed */
	bool opened;        /* for that: the names are locked again after it */
	bool typing;
	struct edit typed; /* the months */
	char *problem;     /* with them; NULL none */
};

enum { OP_ACCEPT = 1, OP_ERASE, OP_DELAY, OP_RECORD, OP_BREACH, OP_REQUESTS, OP_WHO };

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
static const struct command commands[] = {
	{ OP_ERASE,
	  "purge-now",
	  { 'e' },
	  N_("Erase now"),
	  N_("Erase now, for good, what is too old to be kept") },
	{ OP_WHO,
	  "purge-persons",
	  { 'p' },
	  N_("Persons"),
	  N_("See which known persons go now, and within 30 days") },
	{ OP_DELAY,
	  "purge-delay",
	  { 'd' },
	  /* TRANSLATORS: footer, at most 12 columns: after how long persons are erased */
	  N_("Delay"),
	  N_("Change for how many months persons and notes are kept") },
	{ OP_RECORD,
	  "processing-record",
	  { 'r' },
	  /* TRANSLATORS: footer, at most 12 columns: the « registre des traitements » */
	  N_("Record"),
	  N_("Print or save the record of processing that the law asks for") },
	{ OP_BREACH,
	  "breach",
	  { 'v' },
	  /* TRANSLATORS: footer, at most 12 columns: of personal data (« violation ») */
	  N_("Breach"),
	  N_("Note a breach of personal data, and see its sheet") },
	{ OP_REQUESTS,
	  "requests",
	  { 'l' },
	  N_("Requests"),
	  N_("See who asked for what is held on them, and until when to answer") },
	{ OP_ACCEPT, "purge-accept", { K_ENTER }, NULL, N_("Accept the months that were typed") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

/* TRANSLATORS: what retention erases, at most 30 columns each */
static const char *const labels[PURGE_RULES] = {
	N_("Known persons"),
	N_("Notes, reasons of referrals"),
	N_("Bin (30 days)"),
	N_("Detail of sessions (36 mo.)"),
	N_("Drafts"),
	N_("Log of access (12 mo.)"),
	N_("Answered requests (36 mo.)"),
};

static int
load(struct screen *s, struct err *err)
{
	struct retention *st = s->state;
	int today = clock_today(desk_clock(s->desk));

	st->months = desk_retention_months(s->desk);
	free(st->pause);
	st->pause = purge_pause_words(s->desk);
	if (purge_plan(s->desk, today, &st->now, err) != 0 ||
	    purge_plan(s->desk, today + PURGE_WARNING_DAYS, &st->soon, err) != 0)
		return -1;
	return purge_last(s->desk, st->last, err);
}

/* Open for this one thing: as locked as before. */
static void
lock_again(struct screen *s)
{
	struct retention *st = s->state;

	if (st->opened)
		persons_lock(s->desk);
	st->opened = false;
}

/* Also when the palette leads elsewhere from it. */
static void
retention_close(struct screen *s)
{
	struct retention *st = s->state;

	lock_again(s);
	edit_clear(&st->typed);
	free(st->problem);
	free(st->pause);
}

static int
retention_open(struct screen *s, const void *arg, struct err *err)
{
	struct retention *st = s->state;

	(void)arg;
	edit_init(&st->typed, MONTHS_CHARS);
	if (load(s, err) == 0)
		return 0;
	retention_close(s);
	return -1;
}

static void
retention_refresh(struct screen *s)
{
	struct err err = { 0 };

	if (load(s, &err) != 0)
		ui_fail(s->ui, &err);
}

/* --- drawing --- */

/* The day and how many, or a dash. Yours. */
static char *
last_words(const struct purge_last *last)
{
	char *day, *number, *text;

	if (last->day == DATE_NONE)
		return mem_strdup(draw_dash());
	day = words_date_digits(last->day); /* words with a count are wider than the column */
	number = words_number(last->gone);
	text = mem_printf("%s %s %s", day, draw_dot(), number);
	free(day);
	free(number);
	return text;
}

static void
draw_number(int y, int x, int width, int64_t n, enum style style)
{
	char *number = n > 0 ? words_number(n) : mem_strdup(draw_dash());

	draw_right(y, x, width, style, number);
	free(number);
}

static int
draw_table(const struct retention *st, int y, int columns, int rules)
{
	int width = columns < TABLE_WIDEST ? columns : TABLE_WIDEST;
	int last = width - 2 - (width >= WITH_LAST ? LAST_WIDTH : 0);
	int soon = last - SOON_WIDTH, now = soon - NOW_WIDTH;

	/* TRANSLATORS: heads of columns: what goes today, and what more within 30 days, at most 11
	 * columns each; when something last went, at most 20 */
	draw_right(y, now, NOW_WIDTH, STYLE_DIM, _("today"));
	draw_right(y, soon, SOON_WIDTH, STYLE_DIM, _("+ in 30 d."));
	if (last < width - 2)
		draw_right(y, last, LAST_WIDTH, STYLE_DIM, _("the last time"));
	for (int rule = 0; rule < rules && rule < PURGE_RULES; rule++) {
		int64_t n = st->now.rule[rule].count;
		char *text = last_words(&st->last[rule]);

		y++;
		draw_text(y, 2, now - 2, STYLE_PLAIN, _(labels[rule]));
		draw_number(y, now, NOW_WIDTH, n, n > 0 ? STYLE_ACCENT : STYLE_DIM);
		draw_number(y, soon, SOON_WIDTH, st->soon.rule[rule].count - n, STYLE_PLAIN);
		if (last < width - 2)
			draw_right(y, last, LAST_WIDTH, STYLE_DIM, text);
		free(text);
	}
	return y + 1;
}

static void
draw_typed(const struct retention *st, int y, int columns)
{
	/* TRANSLATORS: before the number that is typed; at most 30 columns */
	int x = 3 + draw_text(y, 2, columns / 2, STYLE_PLAIN, _("Kept for, in months"));

	edit_draw(&st->typed, y, x, MONTHS_CHARS + 1, STYLE_STRONG, true);
	draw_wrapped(y + 1, 2, columns - 4, 2, st->problem != NULL ? STYLE_ERROR : STYLE_DIM,
		     st->problem != NULL
			     ? st->problem
			     : _("From 1 to 24, counted from the last visit; empty: 12. "
				 "Enter accepts."));
}

static void
retention_draw(const struct screen *s)
{
	const struct retention *st = s->state;
	int columns = ui_columns(s->ui);
	int end = ui_bottom(s->ui), y = UI_TOP;
	/* TRANSLATORS: %d is a number of months */
	char *text = mem_printf(ngettext("Persons who have not come for %d month are erased, and "
					 "notes of that age.",
					 "Persons who have not come for %d months are erased, and "
					 "notes of that age.",
					 (unsigned long)st->months),
				st->months);

	draw_cursor(UI_TOP, 1);
	y += draw_wrapped(y, 2, columns - 4, 2, STYLE_STRONG, text);
	y += end - UI_TOP > 12;
	/* What is typed, and what it may be, needs more room than what is said else. */
	y = draw_table(st, y, columns, end - y - (st->typing ? 3 : 2)) + (end - UI_TOP > 12);
	if (st->typing)
		draw_typed(st, y, columns);
	else
		purge_rest_draw(&st->soon, st->pause, y, end, columns);
	free(text);
}

/* --- what is done --- */

static void
erase(struct screen *s, struct err *err)
{
	struct retention *st = s->state;
	struct purge run;
	int64_t done = 0;
	char *path = NULL, *gone;
	bool stop = false;
	int rc = 1;

	if (backups_make(s->desk, NULL, &path, err) != 0)
		return;
	free(path);
	purge_begin(&run, s->desk, true);
	while (rc == 1 && !stop) {
		rc = purge_work(&run, err);
		done = 0;
		for (int rule = 0; rule < PURGE_RULES; rule++)
			done += run.gone[rule];
		stop = ui_progress(s->ui, _("Erasing"),
				   st->now.all > 0 && done < st->now.all
					   ? (int)(done * PERMILLE / st->now.all)
					   : PERMILLE);
	}
	gone = purge_words(run.gone);
	if (rc < 0 || load(s, err) != 0) {
		free(gone);
		return;
	}
	if (rc == 1)
		ui_say(s->ui, _("Stopped: what was erased stays so, the rest goes later."));
	else if (!run.settled)
		ui_warn(s->ui, _("Another program still reads the desk: some bytes stay in its log "
				 "until the next start."));
	else
		ui_sayf(s->ui, _("Erased for good: %s."), gone != NULL ? gone : draw_dash());
	free(gone);
}

static void
begin_typing(struct retention *st)
{
	char *months = mem_printf("%d", st->months);

	edit_set(&st->typed, months);
	mem_replace(&st->problem, NULL);
	st->typing = true;
	free(months);
}

static void
go(struct screen *s, struct err *err)
{
	struct retention *st = s->state;
	enum wanted wanted = st->wanted;

	st->wanted = WANTED_NOTHING;
	if (wanted == WANTED_DELAY) {
		begin_typing(st);
	} else if (wanted == WANTED_ERASE) {
		erase(s, err);
		lock_again(s);
	}
}

static void
give_up(struct retention *st)
{
	st->wanted = WANTED_NOTHING;
	st->opened = false;
}

/* The passphrase is asked for, open or not: where there is one. */
static void
want(struct screen *s, enum wanted wanted, struct err *err)
{
	enum passphrase_how how = wanted == WANTED_ERASE ? PASSPHRASE_ERASE : PASSPHRASE_DELAY;
	struct retention *st = s->state;
	enum seal_state state;

	if (persons_state(s->desk, &state, err) != 0)
		return;
	st->wanted = wanted;
	st->opened = state != SEAL_OPEN;
	if (state == SEAL_UNSET)
		go(s, err);
	else if (ui_push(s, &screen_passphrase, &how) != 0)
		give_up(st);
}

static void
ask_erase(struct screen *s)
{
	const struct retention *st = s->state;
	struct ask ask = { .question = QUESTION_ERASE };

	if (st->now.all == 0) {
		ui_say(s->ui, _("Nothing is old enough to go."));
		return;
	}
	ask.text = _("Erase now, for good, all that the first column counts?");
	ask.choice[0] = _("No, leave it");
	ask.choice[1] = _("Erase it");
	ui_ask(s, &ask);
}

static void
accept(struct screen *s, struct err *err)
{
	struct retention *st = s->state;
	struct err problem = { 0 };

	if (desk_setting_set(s->desk, "retention-months", st->typed.text, &problem) != 0) {
		mem_replace(&st->problem, sentence_for_err(&problem));
		return;
	}
	st->typing = false;
	lock_again(s);
	load(s, err);
}

static enum verdict
back(struct screen *s)
{
	struct retention *st = s->state;

	if (!st->typing)
		return VERDICT_CLOSE;
	st->typing = false;
	lock_again(s);
	return VERDICT_DONE;
}

static enum verdict
retention_run(struct screen *s, int op, struct err *err)
{
	const struct retention *st = s->state;

	switch (op) {
	case UI_BACK:
		return back(s);
	case OP_ACCEPT:
	case OP_WHO:
		if (!st->typing)
			ui_push(s, &screen_leaving, NULL);
		else if (op == OP_ACCEPT)
			accept(s, err);
		return VERDICT_DONE;
	case OP_ERASE:
		if (!st->typing)
			ask_erase(s);
		return VERDICT_DONE;
	case OP_RECORD:
		if (!st->typing)
			hand_out_record(s, QUESTION_RECORD);
		return VERDICT_DONE;
	case OP_BREACH:
	case OP_REQUESTS:
		if (!st->typing)
			ui_push(s, op == OP_BREACH ? &screen_breach : &screen_requests, NULL);
		return VERDICT_DONE;
	case OP_DELAY:
		if (!st->typing)
			want(s, WANTED_DELAY, err);
		return VERDICT_DONE;
	default:
		return VERDICT_IGNORED;
	}
}

static void
retention_answer(struct screen *s, int question, int reply, const void *data)
{
	struct retention *st = s->state;
	struct err err = { 0 };

	(void)data;
	if (question == QUESTION_ERASE && reply == 1)
		want(s, WANTED_ERASE, &err);
	else if (question == QUESTION_RECORD)
		hand_out_record_answer(s, reply, &err);
	else if (question == PASSPHRASE_QUESTION && reply == 1)
		go(s, &err);
	else if (question == PASSPHRASE_QUESTION)
		give_up(st);
	if (err.code != ERR_NONE)
		ui_fail(s->ui, &err);
}

static bool
retention_typing(const struct screen *s)
{
	return ((const struct retention *)s->state)->typing;
}

static enum verdict
retention_key(struct screen *s, int key, struct err *err)
{
	struct retention *st = s->state;

	(void)err;
	if (!st->typing)
		return VERDICT_IGNORED;
	mem_replace(&st->problem, NULL);
	return edit_key(&st->typed, key) ? VERDICT_DONE : VERDICT_IGNORED;
}

static const char *
retention_label(const struct screen *s, int op)
{
	const struct retention *st = s->state;

	if (st->typing && op > 0)
		return op == OP_ACCEPT ? _("Accept") : "";
	if (op == OP_WHO && st->soon.rule[PURGE_PERSONS].count == 0)
		return "";
	return op == OP_ERASE && st->now.all == 0 ? "" : NULL;
}

const struct screen_ops screen_purge = {
	.name = "purge",
	/* TRANSLATORS: title of the screen that says for how long things are kept */
	.title = N_("Retention"),
	.commands = commands,
	.state_size = sizeof(struct retention),
	.open = retention_open,
	.close = retention_close,
	.draw = retention_draw,
	.run = retention_run,
	.typing = retention_typing,
	.key = retention_key,
	.answer = retention_answer,
	.refresh = retention_refresh,
	.label = retention_label,
};
