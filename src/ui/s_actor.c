/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry of the directory: everything known, in groups; nothing of what is not known. Answers
 * REFER_QUESTION of the screen below with the entry's id when the session is sent there. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/directory.h"
#include "app/directory_edit.h"
#include "app/opening.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/vocab.h"
#include "ui/actor_said.h"
#include "ui/card.h"
#include "ui/card_page.h"
#include "ui/draw.h"
#include "ui/key.h"
#include "ui/opening_show.h"
#include "ui/partner_show.h"
#include "ui/screen.h"
#include "ui/ui.h"
#include "ui/undo_step.h"

#define QUESTION_HOURS 40

struct actor {
	int64_t n;
	bool pick;
	struct partner partner;
	struct hours hours; /* as read for the card */
	struct card card;
	size_t top;
};

enum {
	OP_REFER = 1,
	OP_SLIP,
	OP_DIAL,
	OP_HOURS,
	OP_TWINS,
	OP_EDIT,
	OP_NOTE,
	OP_GONE,
	OP_UNDO,
	OP_REDO,
};

enum { QUESTION_GONE = 31, QUESTION_REFER };

static const struct command commands[] = {
	{ OP_REFER,
	  "actor-refer",
	  { 'o', K_ENTER },
	  /* TRANSLATORS: footer, at most 12 columns: send the person to this actor */
	  N_("Send there"),
	  N_("Send the person of the session there; begins a session if none is open") },
	{ OP_EDIT,
	  "actor-edit",
	  { 'e' },
	  N_("Change"),
	  N_("Change what the directory says of this entry") },
	/* TRANSLATORS: footer, at most 12 columns: write a note on a place */
	{ OP_NOTE, "actor-note", { 'n' }, N_("Note"), N_("Note something for those at this desk") },
	{ OP_GONE,
	  "actor-gone",
	  { 'x' },
	  /* TRANSLATORS: footer, at most 12 columns: a place that was closed for good */
	  N_("Gone"),
	  N_("Say that it no longer exists, or take that back") },
	{ OP_SLIP, "actor-slip", { 'p' }, N_("Print"), N_("Print a slip to be taken along") },
	{ OP_DIAL,
	  "actor-dial",
	  { 'd' },
	  N_("Call"),
	  N_("Show the phone number in large figures") },
	/* TRANSLATORS: footer, at most 12 columns: when it is open */
	{ OP_HOURS, "actor-hours", { 'h' }, N_("Hours"), N_("Change the opening hours") },
	{ OP_UNDO, "actor-undo", { 'u', CTRL('z') }, NULL, N_("Undo the last action") },
	{ OP_REDO, "actor-redo", { CTRL('y') }, NULL, N_("Do again what was undone") },
	{ OP_TWINS,
	  "actor-twins",
	  { 'm' },
	  N_("Duplicates"),
	  N_("See the entries that may be the same place, and make one of two") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

/* Marked when one of the fields that it is made of may be wrong. */
static void
add_marked(struct actor *st, const char *label, uint32_t fields, const char *text)
{
	char *marked;

	if (str_empty(text))
		return;
	if (((st->partner.to_check | st->partner.by_hand) & fields) == 0) {
		card_add(&st->card, label, text, STYLE_PLAIN);
		return;
	}
	marked = mem_printf("%s  (%s)", text,
			    (st->partner.to_check & fields) != 0
				    /* TRANSLATORS: after a value of the directory that may be
				     * wrong */
				    ? _("to be checked")
				    /* TRANSLATORS: after a value of the directory that was typed
				     * at this desk: no file replaces it */
				    : _("typed here"));
	card_add(&st->card, label, marked,
		 (st->partner.to_check & fields) != 0 ? STYLE_STRONG : STYLE_PLAIN);
	free(marked);
}

static void
add_text(struct actor *st, enum partner_field f, const char *text)
{
	add_marked(st, partner_show_label(f), UINT32_C(1) << f, text);
}

static void
add_field(struct actor *st, enum partner_field f)
{
	char *text = partner_show_rows(&st->partner, f);

	add_text(st, f, text);
	free(text);
}

static void
add_group(struct actor *st, const char *title, const enum partner_field *field, size_t count)
{
	size_t i;

	card_title(&st->card, title);
	for (i = 0; i < count; i++)
		add_field(st, field[i]);
}

/* As it is pasted into a map. */
static void
add_position(struct actor *st)
{
	const char *latitude = st->partner.field[PF_LATITUDE];
	const char *longitude = st->partner.field[PF_LONGITUDE];
	char *text;

	if (str_empty(latitude) || str_empty(longitude))
		return;
	text = mem_printf("%s, %s", latitude, longitude);
	/* TRANSLATORS: latitude and longitude, at most 18 columns */
	add_marked(st, _("GPS position"), UINT32_C(1) << PF_LATITUDE | UINT32_C(1) << PF_LONGITUDE,
		   text);
	free(text);
}

static void
add_place(struct actor *st)
{
	static const enum partner_field more[] = { PF_ADDRESS, PF_ADDRESS_MORE };
	char *commune = partner_show_commune(&st->partner);
	size_t i;

	card_title(&st->card, _("Where"));
	for (i = 0; i < sizeof(more) / sizeof(more[0]); i++)
		add_field(st, more[i]);
	add_text(st, PF_COMMUNE, commune);
	add_field(st, PF_ITINERANCE);
	add_position(st);
	free(commune);
}

static void
add_hours_row(void *arg, const char *label, const char *text)
{
	card_add(arg, label == NULL ? "" : label, text, STYLE_PLAIN);
}

/* The week in words. What the words leave out or could not say stands as it is published. */
static void
add_hours(struct actor *st)
{
	const char *hours = st->partner.field[PF_HOURS];

	if (str_empty(hours))
		return;
	card_title(&st->card, _("When"));
	opening_table(&st->hours, add_hours_row, &st->card);
	if (opening_weekly(&st->hours) && strchr(hours, '"') == NULL)
		return;
	add_field(st, PF_HOURS);
	if (partner_show_has_days(hours))
		card_add(&st->card, "",
			 /* TRANSLATORS: below opening hours as files have them; the
			  * abbreviations stay */
			 _("Mo Tu We Th Fr Sa Su: from Monday to Sunday"), STYLE_DIM);
}

/* Whether it is open, and until when. */
static void
add_state(struct actor *st, struct desk *d)
{
	const char *cell = st->partner.field[PF_HOURS];
	struct holidays here = opening_desk_holidays(d);
	struct holidays kept = opening_holidays(&here, st->partner.insee);
	struct opening o = opening_read(&st->hours, cell, &kept, opening_now(desk_clock(d)));

	opening_show(&st->card, NULL, &o, &st->hours, &kept, cell);
}

static void
add_vocab(struct actor *st, const char *label, enum vocab v, int num)
{
	const struct vocab_item *item = vocab_by_num(v, num);

	if (item != NULL)
		card_add(&st->card, label, C_(vocab_context(v), item->label), STYLE_PLAIN);
}

/* Engaged on such a day. */
static void
add_role(struct actor *st)
{
	const struct vocab_item *item = vocab_by_num(VOCAB_HUB_ROLE, st->partner.hub_role);
	char *date;
	char *text;

	if (item == NULL || item->num == ROLE_NONE)
		return;
	date = st->partner.hub_role_date == DATE_NONE ? NULL
						      : words_date(st->partner.hub_role_date);
	text = date == NULL
		       ? mem_strdup(C_(vocab_context(VOCAB_HUB_ROLE), item->label))
		       : mem_printf("%s, %s", C_(vocab_context(VOCAB_HUB_ROLE), item->label), date);
	/* TRANSLATORS: what it is in the hub, at most 18 columns */
	card_add(&st->card, _("In the hub"), text, STYLE_PLAIN);
	free(text);
	free(date);
}

static void
add_territory(struct actor *st)
{
	struct strlist codes = { 0 };
	struct buf text = BUF_INIT;
	size_t i;

	if (st->partner.territory != NULL)
		strlist_split(&codes, st->partner.territory, '|');
	for (i = 0; i < codes.count; i++) {
		const struct vocab_item *item = vocab_by_code(VOCAB_TERRITORY, codes.item[i]);

		buf_addf(&text, "%s%s", text.len > 0 ? ", " : "",
			 item == NULL ? codes.item[i]
				      : C_(vocab_context(VOCAB_TERRITORY), item->label));
	}
	if (text.len > 0)
		/* TRANSLATORS: where it works, at most 18 columns */
		card_add(&st->card, _("Territory"), buf_text(&text), STYLE_PLAIN);
	buf_clear(&text);
	strlist_clear(&codes);
}

static void
add_identity(struct actor *st)
{
	static const enum partner_field more[] = { PF_TYPOLOGY, PF_PARENT,       PF_PROGRAMMES,
						   PF_LABELS,   PF_OTHER_LABELS, PF_PIVOT };
	const char *pivot = st->partner.field[PF_PIVOT];
	size_t i;

	card_title(&st->card, _("Who they are"));
	if (st->partner.actor_kind != ACTOR_UNKNOWN)
		/* TRANSLATORS: kind of organisation, at most 18 columns */
		add_vocab(st, _("Kind"), VOCAB_ACTOR_KIND, st->partner.actor_kind);
	add_role(st);
	add_territory(st);
	for (i = 0; i < sizeof(more) / sizeof(more[0]); i++)
		add_field(st, more[i]);
	/* A SIRET begins with it. */
	if (st->partner.siren != NULL && (pivot == NULL || !str_starts(pivot, st->partner.siren)))
		/* TRANSLATORS: French number of an organisation, at most 18 columns */
		card_add(&st->card, _("SIREN"), st->partner.siren, STYLE_PLAIN);
}

/* Where the entry comes from, how old it is, and what the file really said where it was changed. */
static void
add_origin(struct actor *st, int today)
{
	char *age = partner_show_age(&st->partner, today);
	size_t i;

	card_title(&st->card, _("About this entry"));
	add_field(st, PF_SOURCE);
	actor_said_missing(&st->card, &st->partner);
	if (!st->partner.actor || st->partner.field[PF_UPDATED] != NULL)
		card_add(&st->card, partner_show_label(PF_UPDATED), age,
			 partner_show_old(&st->partner, today) ? STYLE_STRONG : STYLE_PLAIN);
	add_field(st, PF_INSEE);
	add_field(st, PF_ID);
	card_title(&st->card, _("As the file had it"));
	for (i = 0; i < st->partner.raw_count; i++)
		card_add(&st->card, partner_show_label_of(st->partner.raw[i].field),
			 st->partner.raw[i].value, STYLE_DIM);
	free(age);
}

static void
fill(struct actor *st, struct desk *d)
{
	static const enum partner_field contact[] = { PF_PHONE, PF_EMAILS, PF_WEB, PF_BOOKING };
	static const enum partner_field help[] = { PF_SERVICES,     PF_AUDIENCE, PF_CARE,
						   PF_SUPPORT,      PF_COST,     PF_ACCESS,
						   PF_ACCESSIBILITY };
	static const enum partner_field about[] = { PF_SUMMARY, PF_DETAIL };

	card_clear(&st->card);
	card_add(&st->card, NULL, st->partner.field[PF_NAME], STYLE_STRONG);
	actor_said_add(&st->card, &st->partner);
	add_state(st, d);
	/* TRANSLATORS: titles of groups on the card of a place */
	add_group(st, _("To reach them"), contact, sizeof(contact) / sizeof(contact[0]));
	add_place(st);
	add_hours(st);
	add_group(st, _("What they do"), help, sizeof(help) / sizeof(help[0]));
	add_group(st, _("In their words"), about, sizeof(about) / sizeof(about[0]));
	add_identity(st);
	add_origin(st, clock_today(desk_clock(d)));
}

static int
load(struct screen *s, struct err *err)
{
	struct actor *st = s->state;
	struct partner p;

	partner_init(&p);
	if (directory_get(s->desk, st->n, &p, err) != 0) {
		partner_clear(&p);
		return -1;
	}
	partner_clear(&st->partner);
	st->partner = p;
	fill(st, s->desk);
	return 0;
}

static int
actor_open(struct screen *s, const void *arg, struct err *err)
{
	const struct actor_arg *asked = arg;
	struct actor *st = s->state;

	st->n = asked->n;
	st->pick = asked->pick;
	partner_init(&st->partner);
	return load(s, err);
}

static void
actor_close(struct screen *s)
{
	struct actor *st = s->state;

	card_clear(&st->card);
	hours_clear(&st->hours);
	partner_clear(&st->partner);
}

static void
actor_refresh(struct screen *s)
{
	struct actor *st = s->state;
	struct err err = { 0 };

	/* It may have gone into another, whose card this is now. */
	if (directory_by_id(s->desk, st->partner.field[PF_ID], &st->n, &err) != 0)
		err_clear(&err);
	if (load(s, &err) != 0)
		ui_fail(s->ui, &err);
}

/* What is open may have changed. */
static void
actor_minute(struct screen *s)
{
	fill(s->state, s->desk);
}

static void
actor_draw(const struct screen *s)
{
	const struct actor *st = s->state;

	card_page_draw(s->ui, &st->card, st->top);
}

/* Nobody is sent where nothing is any more without a word. */
static enum verdict
refer(struct screen *s)
{
	const struct actor *st = s->state;

	if (st->partner.gone_on != DATE_NONE) {
		actor_said_ask_refer(s, QUESTION_REFER, &st->partner);
		return VERDICT_DONE;
	}
	ui_reply(s, REFER_QUESTION, 1, st->partner.field[PF_ID]);
	return VERDICT_CLOSE;
}

static void
set_gone(struct screen *s, int day, struct err *err)
{
	const struct actor *st = s->state;

	if (actor_said_gone(s, st->n, day, err) == 0)
		load(s, err);
}

static enum verdict
actor_run(struct screen *s, int op, struct err *err)
{
	const struct actor *st = s->state;
	const struct partner_edit_arg edit = { .n = st->n, .notes = op == OP_NOTE };
	const struct slip_arg slip = { .n = st->n };
	const struct hours_arg hours = { st->partner.field[PF_HOURS], QUESTION_HOURS };

	switch (op) {
	case OP_SLIP:
		ui_push(s, &screen_slip, &slip);
		return VERDICT_DONE;
	case OP_DIAL:
		ui_push(s, &screen_dial, &st->n);
		return VERDICT_DONE;
	case OP_TWINS:
		ui_push(s, &screen_twins, &st->n);
		return VERDICT_DONE;
	case OP_HOURS:
		ui_push(s, &screen_hours, &hours);
		return VERDICT_DONE;
	case OP_UNDO:
	case OP_REDO:
		undo_step_here(s, op == OP_REDO, false, err);
		return VERDICT_DONE;
	case OP_REFER:
		return refer(s);
	case OP_EDIT:
	case OP_NOTE:
		ui_push(s, &screen_partner_edit, &edit);
		return VERDICT_DONE;
	case OP_GONE:
		if (st->partner.gone_on != DATE_NONE)
			set_gone(s, DATE_NONE, err);
		else
			actor_said_ask_gone(s, QUESTION_GONE, &st->partner);
		return VERDICT_DONE;
	default:
		return VERDICT_IGNORED;
	}
}

/* The card is read again when it is on top again. */
static void
actor_answer(struct screen *s, int question, int reply, const void *data)
{
	const struct actor *st = s->state;
	struct err err = { 0 };

	if (question == QUESTION_GONE && reply == 0)
		set_gone(s, clock_today(desk_clock(s->desk)), &err);
	if (question == QUESTION_REFER && reply == 0) {
		ui_reply(s, REFER_QUESTION, 1, st->partner.field[PF_ID]);
		ui_close(s);
	}
	if (question == UNDO_QUESTION && reply == 1)
		undo_step_here(s, false, true, &err);
	if (question == QUESTION_HOURS && reply == 1 &&
	    !str_equal(data, st->partner.field[PF_HOURS]) &&
	    directory_set_cell(s->desk, st->n, PF_HOURS, data, &err) == 0)
		ui_say(s->ui, _("The opening hours are saved: u undoes it."));
	if (err.code != ERR_NONE)
		ui_fail(s->ui, &err);
}

static enum verdict
actor_key(struct screen *s, int key, struct err *err)
{
	struct actor *st = s->state;

	(void)err;
	return card_page_key(s->ui, &st->card, &st->top, key) ? VERDICT_DONE : VERDICT_IGNORED;
}

static char *
actor_subtitle(const struct screen *s)
{
	const struct actor *st = s->state;

	return mem_strdup(st->partner.field[PF_NAME] == NULL ? "" : st->partner.field[PF_NAME]);
}

const struct screen_ops screen_actor = {
	.name = "actor",
	.title = N_("Card"),
	.commands = commands,
	.state_size = sizeof(struct actor),
	.open = actor_open,
	.close = actor_close,
	.draw = actor_draw,
	.run = actor_run,
	.key = actor_key,
	.answer = actor_answer,
	.refresh = actor_refresh,
	.minute = actor_minute,
	.subtitle = actor_subtitle,
};
