/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card of an entry, put together. */
#include "config.h"

#include "ui/actor_card.h"

#include <stdlib.h>
#include <string.h>

#include "app/opening.h"
#include "app/opening_words.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vocab.h"
#include "ui/actor_said.h"
#include "ui/draw.h"
#include "ui/opening_show.h"
#include "ui/partner_show.h"

#define RAW_CHARS 200 /* of a file's text beside its field */
#define WHERE (UINT32_C(1) << PF_COMMUNE | UINT32_C(1) << PF_POSTAL)

/* What the file had, where that is not what is shown: below it, or, where nothing is, in its stead.
 * A long text is left to the end of the card. */
static void
add_raw(struct actor_card *st, const char *label, uint32_t fields)
{
	for (int f = 0; f < PF_COUNT; f++) {
		const char *raw = partner_get_raw(&st->partner, partner_field_name[f]);
		bool doubt = st->partner.to_check >> f & 1;
		char *text;

		if (!(fields >> f & 1) || str_empty(raw) || utf8_count(raw) > RAW_CHARS)
			continue;
		/* TRANSLATORS: below a value of the directory that was repaired: its text before
		 * that */
		text = mem_printf(_("(in the file: %s)"), raw);
		card_add(&st->card, label, text, doubt ? STYLE_STRONG : STYLE_DIM);
		free(text);
		st->raw_shown |= UINT32_C(1) << f;
		label = label != NULL ? "" : NULL;
	}
}

/* Marked when one of the fields that it is made of may be wrong. */
static void
add_marked(struct actor_card *st, const char *label, uint32_t fields, const char *text)
{
	bool doubt = (st->partner.to_check & fields) != 0;
	char *marked;

	if (str_empty(text)) {
		add_raw(st, label, fields);
		return;
	}
	if (!doubt && (st->partner.by_hand & fields) == 0) {
		card_add(&st->card, label, text, STYLE_PLAIN);
	} else {
		/* TRANSLATORS: after a value of the directory that may be wrong */
		marked = mem_printf("%s  (%s)", text,
				    doubt ? _("to be checked")
					  /* TRANSLATORS: after a value of the directory that was
					   * typed at this desk: no file replaces it */
					  : _("typed here"));
		card_add(&st->card, label, marked, doubt ? STYLE_STRONG : STYLE_PLAIN);
		free(marked);
	}
	add_raw(st, "", fields);
}

static void
add_text(struct actor_card *st, enum partner_field f, const char *text)
{
	add_marked(st, partner_show_label(f), UINT32_C(1) << f, text);
}

static void
add_field(struct actor_card *st, enum partner_field f)
{
	char *text = partner_show_rows(&st->partner, f);

	add_text(st, f, text);
	free(text);
}

static void
add_group(struct actor_card *st, const char *title, const enum partner_field *field, size_t count)
{
	size_t i;

	card_title(&st->card, title);
	for (i = 0; i < count; i++)
		add_field(st, field[i]);
}

/* As it is pasted into a map. */
static void
add_position(struct actor_card *st)
{
	const char *latitude = st->partner.field[PF_LATITUDE];
	const char *longitude = st->partner.field[PF_LONGITUDE];
	char *text = NULL;

	if (!str_empty(latitude) && !str_empty(longitude))
		text = mem_printf("%s, %s", latitude, longitude);
	/* TRANSLATORS: latitude and longitude, at most 18 columns */
	add_marked(st, _("GPS position"), UINT32_C(1) << PF_LATITUDE | UINT32_C(1) << PF_LONGITUDE,
		   text);
	free(text);
}

static void
add_place(struct actor_card *st)
{
	static const enum partner_field more[] = { PF_ADDRESS, PF_ADDRESS_MORE };
	char *commune = partner_show_commune(&st->partner);
	size_t i;

	card_title(&st->card, _("Where"));
	for (i = 0; i < sizeof(more) / sizeof(more[0]); i++)
		add_field(st, more[i]);
	add_marked(st, partner_show_label(PF_COMMUNE), WHERE, commune);
	add_field(st, PF_ITINERANCE);
	add_position(st);
	free(commune);
}

static void
add_hours_row(void *arg, const char *label, const char *text)
{
	card_add(arg, label, text, STYLE_PLAIN);
}

/* A sentence a row; as it is published where no words can say it. */
static void
add_hours_words(struct actor_card *st, const char *hours)
{
	struct strlist said = { .item = NULL };

	if (opening_words_list(hours, &said) == OPENING_SAID_WEEK) {
		for (size_t i = 0; i < said.count; i++)
			card_add(&st->card, "", said.item[i], STYLE_PLAIN);
		add_raw(st, "", UINT32_C(1) << PF_HOURS);
	} else {
		add_field(st, PF_HOURS);
	}
	strlist_clear(&said);
}

/* A row a day where every week is the same, and no comment is of some days only. */
static void
add_hours(struct actor_card *st)
{
	const char *hours = st->partner.field[PF_HOURS];

	card_title(&st->card, _("When"));
	if (str_empty(hours)) {
		add_field(st, PF_HOURS);
		return;
	}
	if (opening_weekly(&st->hours) && strchr(hours, '"') == NULL) {
		opening_table(&st->hours, add_hours_row, &st->card);
		add_raw(st, "", UINT32_C(1) << PF_HOURS);
	} else {
		add_hours_words(st, hours);
	}
}

/* Whether it is open, and until when. */
static void
add_state(struct actor_card *st, struct desk *d)
{
	const char *cell = st->partner.field[PF_HOURS];
	struct holidays here = opening_desk_holidays(d);
	struct holidays kept = opening_holidays(&here, st->partner.insee);
	struct opening o = opening_read(&st->hours, cell, &kept, opening_now(desk_clock(d)));

	if (st->partner.gone_on == DATE_NONE) /* else it is never open again */
		opening_show(&st->card, NULL, &o, &st->hours, &kept, cell);
}

static void
add_vocab(struct actor_card *st, const char *label, enum vocab v, int num)
{
	const struct vocab_item *item = vocab_by_num(v, num);

	if (item != NULL)
		card_add(&st->card, label, C_(vocab_context(v), item->label), STYLE_PLAIN);
}

/* Engaged on such a day. */
static void
add_role(struct actor_card *st)
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
add_territory(struct actor_card *st)
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
add_identity(struct actor_card *st)
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

/* What stands nowhere else: columns beside the standard's, long texts before their repair. */
static void
add_rest(struct actor_card *st)
{
	card_title(&st->card, _("As the file had it"));
	for (size_t i = 0; i < st->partner.raw_count; i++) {
		const char *name = st->partner.raw[i].field;
		int f = 0;

		while (f < PF_COUNT && strcmp(partner_field_name[f], name) != 0)
			f++;
		if (f == PF_COUNT || !(st->raw_shown >> f & 1))
			card_add(&st->card, partner_show_label_of(name), st->partner.raw[i].value,
				 STYLE_DIM);
	}
}

/* Where the entry comes from, and how old it is. */
static void
add_origin(struct actor_card *st, int today)
{
	char *age = partner_show_age(&st->partner, today);

	card_title(&st->card, _("About this entry"));
	add_field(st, PF_SOURCE);
	if (!st->partner.actor || st->partner.field[PF_UPDATED] != NULL)
		card_add(&st->card, partner_show_label(PF_UPDATED), age,
			 partner_show_old(&st->partner, today) ? STYLE_STRONG : STYLE_PLAIN);
	add_raw(st, "", UINT32_C(1) << PF_UPDATED);
	add_field(st, PF_INSEE);
	add_field(st, PF_ID);
	add_rest(st);
	free(age);
}

void
actor_card_fill(struct actor_card *st, struct desk *d)
{
	static const enum partner_field contact[] = { PF_PHONE, PF_EMAILS, PF_WEB, PF_BOOKING };
	static const enum partner_field help[] = { PF_SERVICES,     PF_AUDIENCE, PF_CARE,
						   PF_SUPPORT,      PF_COST,     PF_ACCESS,
						   PF_ACCESSIBILITY };
	static const enum partner_field about[] = { PF_SUMMARY, PF_DETAIL };

	card_clear(&st->card);
	st->raw_shown = 0;
	card_add(&st->card, NULL, st->partner.field[PF_NAME], STYLE_STRONG);
	add_raw(st, NULL, UINT32_C(1) << PF_NAME);
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

void
actor_card_clear(struct actor_card *c)
{
	card_clear(&c->card);
	hours_clear(&c->hours);
	partner_clear(&c->partner);
}
