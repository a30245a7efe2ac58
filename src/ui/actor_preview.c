/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What matters first when someone is to be sent there: whether it is open, the phone, when, where,
 * how fresh, what for. */
#include "config.h"

#include "ui/actor_preview.h"

#include <stdlib.h>

#include "app/directory.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ui/actor_said.h"
#include "ui/draw.h"
#include "ui/opening_show.h"
#include "ui/partner_show.h"

#define WITH_WHERE 70 /* cells of the frame from which it also says why */

static void
preview_add(struct card *card, const struct partner *p, enum partner_field f)
{
	char *text = partner_show(p, f);

	if (text != NULL)
		card_add(card, partner_show_label(f), text, STYLE_PLAIN);
	free(text);
}

/* Many files repeat the commune in the address. */
static bool
says_commune(const struct partner *p)
{
	char *address;
	char *commune;
	bool said;

	if (p->field[PF_ADDRESS] == NULL || p->field[PF_COMMUNE] == NULL)
		return false;
	address = utf8_fold(p->field[PF_ADDRESS]);
	commune = utf8_fold(p->field[PF_COMMUNE]);
	said = str_has_words(address, commune);
	free(address);
	free(commune);
	return said;
}

/* The part of the entry that one would look for the words in, the least plain first. */
static const char *
found_in(unsigned parts)
{
	/* TRANSLATORS: why an entry is in the list of a search, at most 30 columns each */
	static const char *const said[DIRECTORY_PARTS] = {
		[DIRECTORY_COMMUNE] = N_("found by its commune"),
		[DIRECTORY_ADDRESS] = N_("found by its address"),
		[DIRECTORY_SERVICES] = N_("found by its services"),
		[DIRECTORY_KINDS] = N_("found by its kind of place"),
		[DIRECTORY_PHONE] = N_("found by its phone"),
		[DIRECTORY_LISTS] = N_("found by whom it is for"),
	};

	for (int part = DIRECTORY_PARTS - 1; part > DIRECTORY_NAME; part--)
		if (parts & 1u << part)
			return _(said[part]);
	return NULL;
}

/* The state and the next change, then how to call them, then the week. */
static void
add_hours(struct actor_preview *v, const struct partner *p, const struct holidays *desk, int64_t at)
{
	struct holidays kept = opening_holidays(desk, p->insee);
	struct hours hours = { .invalid = false };
	struct opening o = opening_read(&hours, p->field[PF_HOURS], &kept, at);
	char *phone = partner_show(p, PF_PHONE);
	char *week = opening_line(&hours, draw_dot());
	bool gone = p->gone_on != DATE_NONE; /* then it is said instead of when it is open */

	if (!gone)
		/* TRANSLATORS: before « open until … »; at most 18 columns */
		opening_show(&v->card, _("Now"), &o, &hours, &kept, p->field[PF_HOURS]);
	if (phone != NULL)
		card_add(&v->card, partner_show_label(PF_PHONE), phone, STYLE_STRONG);
	if (week != NULL && !gone)
		/* TRANSLATORS: the opening hours of a week follow; at most 18 columns */
		card_add(&v->card, _("Week"), week, STYLE_PLAIN);
	hours_clear(&hours);
	free(phone);
	free(week);
}

void
actor_preview_set(struct actor_preview *v, const struct partner *p, const struct holidays *desk,
		  int64_t at, unsigned parts)
{
	static const enum partner_field shown[] = { PF_SERVICES, PF_COST, PF_ACCESS,
						    PF_EMAILS,   PF_WEB,  PF_SUMMARY };
	int today = hours_day(at);
	char *commune = partner_show_commune(p);
	char *age = partner_show_age(p, today);
	struct buf place = BUF_INIT;
	size_t i;

	actor_preview_clear(v);
	v->title = mem_strdup(p->field[PF_NAME] != NULL ? p->field[PF_NAME] : "");
	v->where = found_in(parts);
	if (p->gone_on != DATE_NONE)
		actor_said_add(&v->card, p);
	add_hours(v, p, desk, at);
	if (p->field[PF_ADDRESS] != NULL)
		buf_add(&place, p->field[PF_ADDRESS]);
	if (commune != NULL && !says_commune(p))
		buf_addf(&place, "%s%s", place.len > 0 ? ", " : "", commune);
	if (p->gone_on == DATE_NONE)
		actor_said_add(&v->card, p);
	if (place.len > 0)
		card_add(&v->card, partner_show_label(PF_ADDRESS), buf_text(&place), STYLE_PLAIN);
	if (!p->actor)
		card_add(&v->card, partner_show_label(PF_UPDATED), age,
			 partner_show_old(p, today) ? STYLE_STRONG : STYLE_DIM);
	for (i = 0; i < sizeof(shown) / sizeof(shown[0]); i++)
		preview_add(&v->card, p, shown[i]);
	buf_clear(&place);
	free(commune);
	free(age);
}

void
actor_preview_clear(struct actor_preview *v)
{
	card_clear(&v->card);
	free(v->title);
	v->title = NULL;
}

void
actor_preview_draw(const struct actor_preview *v, int y, int x, int rows, int width)
{
	char *where = NULL;

	if (v->title == NULL)
		return;
	draw_box(y, x, rows, width);
	if (v->where != NULL && width >= WITH_WHERE) {
		where = mem_printf(" %s ", v->where);
		draw_right(y, x + width - 2 - utf8_width(where), utf8_width(where), STYLE_DIM,
			   where);
	}
	draw_textf(y, x + 2, width - 5 - (where != NULL ? utf8_width(where) : 0), STYLE_STRONG,
		   " %s ", v->title);
	free(where);
	card_draw_start(&v->card, y + 1, x + 1, width - 2, rows - 2);
}
