/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Logging or changing a session: the whole form on one screen. What is typed is a struct form:
 * session_keys.c turns keys into its values, session_draw.c shows it, the rules are those of
 * app/form.h. */
#include "config.h"

#include <stdlib.h>

#include "app/logbook.h"
#include "app/persons.h"
#include "app/template.h"
#include "app/timer.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "ui/key.h"
#include "ui/screen.h"
#include "ui/session_draft.h"
#include "ui/session_draw.h"
#include "ui/session_entry.h"
#include "ui/session_layout.h"
#include "ui/session_said.h"
#include "ui/session_show.h"
#include "ui/ui.h"

enum { QUESTION_DRAFT = 1, QUESTION_PARTNER = 2, QUESTION_PERSON = 6 };

struct session_screen {
	struct entry entry;
	enum session_how how;
	int64_t like;   /* the session that this one repeats, where it was chosen; 0 none */
	bool at_once;   /* Enter alone saves it as it is */
	char *partner;  /* to be chosen once it is known that the session begins; NULL none */
	int64_t person; /* likewise; 0 nobody */
	char *older;    /* the question about an older draft, until it is asked; NULL none */
	bool unkept;    /* Esc was pressed, but the draft could not be written */
	struct session_show shown;
};

enum {
	OP_SAVE = 1,
	OP_NEXT,
	OP_PREVIOUS,
	OP_BLOCK,
	OP_SAME,
	OP_TEMPLATE,
	OP_PERSON,
	OP_SLIP,
};

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
static const struct command commands[] = {
	{ OP_SAVE, "save", { CTRL('s'), K_F2 }, N_("Save"), N_("Save the session and go back") },
	{ OP_SLIP,
	  "session-slip",
	  { K_F5, CTRL('o') },
	  N_("Print"),
	  N_("Print a slip of the place that the person is sent to") },
	{ OP_PERSON,
	  "session-person",
	  { K_F3, CTRL('f') },
	  N_("Person"),
	  N_("Say who it is, among those who agreed to be known; or take them out again") },
	{ OP_NEXT, "field-next", { K_TAB }, N_("Next field"), N_("Go to the next field") },
	{ OP_PREVIOUS, "field-previous", { K_BACK_TAB }, NULL, N_("Go to the field before") },
	{ OP_BLOCK,
	  "block-next",
	  { CTRL('n'), K_F4 },
	  N_("Next block"),
	  N_("Go to the next block: the work, the person, the referral, the date") },
	{ OP_SAME,
	  "same",
	  { CTRL('d') },
	  N_("As before"),
	  N_("Take this field’s value from the last session") },
	{ OP_TEMPLATE,
	  "template-keep",
	  { CTRL('g'), K_F6 },
	  NULL,
	  N_("Keep this session as a template, under a name") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

static void
show_again(struct screen *s)
{
	struct session_screen *st = s->state;

	session_show_fill(&st->shown, s->desk, &st->entry);
}

static bool
is_today(const struct screen *s, int day)
{
	return day == 0 || day == clock_today(desk_clock(s->desk));
}

static int
propose_timer(struct screen *s, struct form *f, struct err *err)
{
	enum timer_use used;

	if (timer_propose_over(f, s->desk, &used, err) != 0)
		return -1;
	session_said_timer(s, used);
	return 0;
}

static int
fill(struct screen *s, struct form *f, const struct session_arg *arg, struct err *err)
{
	struct session session;
	bool found = false;
	int rc;

	switch (arg->how) {
	case SESSION_REPEAT:
		return form_repeat(f, s->desk, arg->n, err);
	case SESSION_DRAFT:
		if (logbook_draft_take(s->desk, f, &found, err) != 0)
			return -1;
		return found ? 0 : err_set(err, ERR_NOTHING, "", "no draft");
	case SESSION_TEMPLATE:
		if (template_form(f, s->desk, arg->n, err) != 0)
			return -1;
		return f->kind == KIND_INDIVIDUAL && is_today(s, arg->day)
			       ? propose_timer(s, f, err)
			       : 0;
	case SESSION_EDIT:
		session_init(&session);
		rc = logbook_get(s->desk, arg->n, &session, err);
		if (rc == 0)
			rc = form_from_session(f, s->desk, &session, err);
		session_clear(&session);
		return rc == 0 ? persons_came_before(s->desk, f, err) : rc;
	default:
		if (form_new(f, s->desk, arg->kind != 0 ? arg->kind : KIND_INDIVIDUAL, err) != 0)
			return -1;
		/* Who is at the desk now is of today. */
		return is_today(s, arg->day) ? timer_propose(f, s->desk, err) : 0;
	}
}

static int
session_open(struct screen *s, const void *arg, struct err *err)
{
	const struct session_arg *what = arg;
	struct session_screen *st = s->state;
	struct form form;

	form_init(&form, KIND_INDIVIDUAL);
	if (fill(s, &form, what, err) != 0) {
		form_clear(&form);
		return -1;
	}
	st->how = what->how;
	st->like = what->how == SESSION_REPEAT ? what->n : 0;
	/* Of a workshop it must still be said how many came. */
	st->at_once = (what->how == SESSION_REPEAT || what->how == SESSION_TEMPLATE) &&
		      form.kind != KIND_WORKSHOP;
	/* A session logged while another day is shown is of that day, unless said otherwise. */
	if (what->how != SESSION_EDIT && what->how != SESSION_DRAFT && !is_today(s, what->day))
		form_propose_day(&form, desk_clock(s->desk), what->day);
	form.open = persons_open(s->desk);
	if (entry_open(&st->entry, s->desk, &form, err) != 0)
		return -1;
	if (st->like != 0 && !st->at_once)
		entry_move(&st->entry, s->desk, session_cell_of(&st->entry.form, FF_PARTICIPANTS),
			   err);
	st->older = what->how != SESSION_DRAFT ? session_draft_question(s->desk) : NULL;
	st->partner = mem_strdup(what->partner);
	st->person = what->person;
	show_again(s);
	return 0;
}

static void
session_close(struct screen *s)
{
	struct session_screen *st = s->state;

	free(st->older);
	entry_close(&st->entry);
	session_show_clear(&st->shown);
	free(st->partner);
}

static void
session_keep(struct screen *s, struct err *err)
{
	entry_keep(&((struct session_screen *)s->state)->entry, s->desk, err);
}

static const char *
session_name(const struct screen *s)
{
	return session_said_title(&((const struct session_screen *)s->state)->entry.form);
}

static char *
session_subtitle(const struct screen *s)
{
	const struct session_screen *st = s->state;
	int64_t n = st->entry.form.n;
	char *number;
	char *text;

	if (n == 0 && st->like == 0)
		return mem_strdup(entry_whom(&st->entry, st->shown.text[FF_PERSON]));
	number = words_number(n != 0 ? n : st->like);
	/* TRANSLATORS: %s is the number of the session being changed */
	text = mem_printf(n != 0 ? _("change of no. %s")
				 /* TRANSLATORS: %s is the number of the session being repeated */
				 : _("like no. %s"),
			  number);
	free(number);
	return text;
}

static void
session_draw(const struct screen *s)
{
	const struct session_screen *st = s->state;
	struct session_area area = { .columns = ui_columns(s->ui), .end = ui_bottom(s->ui) };
	bool cut;

	session_draw_form(&st->entry, &st->shown, &area);
	cut = session_draw_choices(&st->entry, &area);
	session_draw_hint(&st->entry, &st->shown, st->at_once, cut, &area);
}

static enum verdict
save(struct screen *s, struct err *err)
{
	struct session_screen *st = s->state;
	struct session saved;
	enum entry_saved how;
	int was = DATE_NONE;

	session_init(&saved);
	/* The day that it leaves: its month may be published. A failure is told by the save. */
	if (st->entry.form.n != 0 && logbook_get(s->desk, st->entry.form.n, &saved, err) == 0)
		was = saved.date;
	err_clear(err);
	how = entry_save(&st->entry, s->desk, &saved, err);
	show_again(s);
	if (how == ENTRY_SAVED) {
		ui_reply(s, 0, 1, &saved);
		session_said_saved(s, &saved, was);
	} else {
		session_said_unsaved(s, entry_unseen(&st->entry), err);
	}
	session_clear(&saved);
	return how == ENTRY_SAVED ? VERDICT_CLOSE : VERDICT_DONE;
}

static enum verdict
leave(struct screen *s, struct err *err)
{
	struct session_screen *st = s->state;

	if (entry_leave(&st->entry, s->desk, err) != 0 && !st->unkept) {
		st->unkept = true; /* what was typed is nowhere but here: Esc again gives it up */
		return VERDICT_DONE;
	}
	if (err->code == ERR_NONE && st->how == SESSION_NEW && st->entry.touched &&
	    session_draft_empty(s->desk, &st->entry.form)) {
		logbook_draft_drop(s->desk, err);
		return VERDICT_CLOSE;
	}
	/* A draft that was only looked at is still there, too. */
	if (err->code == ERR_NONE && (st->entry.touched || st->how == SESSION_DRAFT))
		ui_say(s->ui, _("Draft kept: b, on the home screen, goes on with it."));
	return VERDICT_CLOSE;
}

/* One key says who it is, and takes them out again: who declines is not asked twice. */
static void
pick_person(struct screen *s, struct err *err)
{
	struct entry *e = &((struct session_screen *)s->state)->entry;
	const struct persons_arg arg = { .question = QUESTION_PERSON };

	if (entry_waits(e, s->desk))
		ui_push(s, &screen_passphrase, NULL);
	else if (e->form.kind != KIND_INDIVIDUAL && e->form.kind != KIND_WORKSHOP)
		ui_say(s->ui, _("Nobody is noted by name in an activity of this kind."));
	else if (e->form.kind == KIND_WORKSHOP || !entry_person_out(e, s->desk, err))
		ui_push(s, &screen_persons, &arg);
	else
		ui_say(s->ui, _("The person is taken out; F3 chooses them again, or another one."));
}

/* Of the place that was chosen last. The form waits below. */
static void
open_slip(struct screen *s, struct err *err)
{
	struct entry *e = &((struct session_screen *)s->state)->entry;
	const char *id = entry_last_partner(e);

	entry_move(e, s->desk, e->focus, err);
	if (id != NULL)
		ui_push(s, &screen_slip, &(struct slip_arg){ .id = id });
}

static enum verdict
session_run(struct screen *s, int op, struct err *err)
{
	struct session_screen *st = s->state;

	switch (op) {
	case OP_SAVE:
		return save(s, err);
	case UI_BACK:
		return leave(s, err);
	case OP_NEXT:
		entry_tab(&st->entry, s->desk, err);
		break;
	case OP_PREVIOUS:
		entry_move(&st->entry, s->desk,
			   session_cell_step(&st->entry.form, st->entry.focus, -1), err);
		break;
	case OP_BLOCK:
		entry_move(&st->entry, s->desk,
			   session_cell_next_block(&st->entry.form, st->entry.focus), err);
		break;
	case OP_SAME:
		entry_same(&st->entry, s->desk, err);
		break;
	case OP_TEMPLATE: /* with what is being typed in the field */
		entry_move(&st->entry, s->desk, st->entry.focus, err);
		ui_push(s, &screen_templates, &st->entry.form);
		break;
	case OP_SLIP:
		open_slip(s, err);
		break;
	case OP_PERSON:
		pick_person(s, err);
		break;
	default:
		return VERDICT_IGNORED;
	}
	show_again(s);
	return VERDICT_DONE;
}

static bool
session_typing(const struct screen *s)
{
	(void)s;
	return true;
}

/* No older draft is in the way any more. ahead: typed before that was asked about, NULL nothing. */
static void
begin(struct screen *s, const char *ahead, struct err *err)
{
	struct session_screen *st = s->state;

	if (st->partner != NULL)
		entry_partner(&st->entry, s->desk, st->partner, err);
	if (st->person != 0)
		entry_person(&st->entry, s->desk, st->person, err);
	entry_paste(&st->entry, ahead);
	show_again(s);
}

static enum verdict
session_key(struct screen *s, int key, struct err *err)
{
	struct session_screen *st = s->state;
	struct actors_arg actors = { .question = QUESTION_PARTNER };
	char letter[5] = "";

	/* Enter alone saves it as it is. */
	if (key == K_ENTER && st->at_once && !st->entry.touched)
		return save(s, err);
	switch (entry_key(&st->entry, s->desk, key, err)) {
	case ENTRY_SAVE:
		return save(s, err);
	case ENTRY_PICK_PARTNER:
		if (key_is_text(key))
			letter[utf8_put(key, letter)] = '\0';
		actors.words = letter;
		ui_push(s, &screen_actors, &actors);
		return VERDICT_DONE;
	case ENTRY_TAKEN:
		show_again(s);
		return VERDICT_DONE;
	default:
		return VERDICT_IGNORED;
	}
}

static void
session_paste(struct screen *s, const char *text)
{
	entry_paste(&((struct session_screen *)s->state)->entry, text);
}

static void
session_answer(struct screen *s, int question, int reply, const void *data)
{
	struct session_screen *st = s->state;
	struct session_arg arg = { .how = SESSION_DRAFT };
	struct err err = { 0 };

	if (question == QUESTION_PARTNER && reply == 1) {
		entry_partner(&st->entry, s->desk, data, &err);
		show_again(s);
	} else if (question == QUESTION_PERSON && reply == 1) {
		entry_names(&st->entry, s->desk, &err);
		entry_person(&st->entry, s->desk, *(const int64_t *)data, &err);
		show_again(s);
		if (st->shown.text[FF_PERSONS] != NULL) /* of a workshop: the list may hide them */
			ui_say(s->ui, st->shown.text[FF_PERSONS]);
	} else if (question == QUESTION_DRAFT) {
		if (reply < 1)
			ui_close(s);
		else if (session_draft_answer(s->desk, reply, &err))
			begin(s, data, &err);
		if (reply == 0)
			ui_push(s, &screen_session, &arg);
	}
	if (err.code != ERR_NONE)
		ui_fail(s->ui, &err);
}

/* The language changed, or this screen is on top again. */
static void
session_refresh(struct screen *s)
{
	struct session_screen *st = s->state;
	struct err err = { 0 };

	entry_names(&st->entry, s->desk, &err);
	if (entry_reload(&st->entry, s->desk, &err) != 0 || err.code != ERR_NONE)
		ui_fail(s->ui, &err);
	show_again(s);
}

static void
session_shown(struct screen *s)
{
	struct session_screen *st = s->state;
	struct err err = { 0 };

	if (st->older != NULL)
		session_draft_ask(s, QUESTION_DRAFT, st->older);
	else
		begin(s, NULL, &err);
	if (err.code != ERR_NONE)
		ui_fail(s->ui, &err);
	free(st->older);
	st->older = NULL;
}

static const char *
session_label(const struct screen *s, int op)
{
	const struct entry *e = &((const struct session_screen *)s->state)->entry;

	if (op == OP_SLIP)
		return entry_last_partner(e) != NULL ? NULL : "";
	/* Nobody is noted by name in a coordination activity. */
	if (op == OP_PERSON && e->form.kind != KIND_INDIVIDUAL && e->form.kind != KIND_WORKSHOP)
		return "";
	/* TRANSLATORS: footer, at most 12 columns: the person out of the session */
	return op == OP_PERSON && e->form.value[FF_PERSON] != NULL && !entry_waits(e, s->desk)
		       ? _("Take out")
		       : NULL;
}

const struct screen_ops screen_session = {
	.name = "session",
	.title = N_("New session"),
	.commands = commands,
	.state_size = sizeof(struct session_screen),
	.open = session_open,
	.close = session_close,
	.draw = session_draw,
	.run = session_run,
	.typing = session_typing,
	.key = session_key,
	.paste = session_paste,
	.keep = session_keep,
	.answer = session_answer,
	.refresh = session_refresh,
	.shown = session_shown,
	.name_now = session_name,
	.subtitle = session_subtitle,
	.label = session_label,
};
