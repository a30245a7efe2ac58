/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a known person in words. */
#include "config.h"

#include "ui/person_show.h"

#include <stdlib.h>

#include "app/mandate.h"
#include "app/words.h"
#include "base/commune.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/vocab.h"

static char *
label_of(const struct vocab_item *item, enum vocab v)
{
	return item != NULL ? mem_strdup(C_(vocab_context(v), item->label)) : NULL;
}

static char *
residence(const struct commune *commune, const struct vocab_item *elsewhere)
{
	return commune != NULL ? mem_strdup(commune->name) : label_of(elsewhere, VOCAB_RESIDENCE);
}

static char *
number(enum vocab v, int num)
{
	return num != 0 ? label_of(vocab_by_num(v, num), v) : NULL;
}

static char *
day(int date)
{
	return date != DATE_NONE ? words_date_digits(date) : NULL;
}

char *
person_show(const struct person *p, enum person_field field)
{
	switch (field) {
	case PERSON_NAME:
		return mem_strdup(p->name);
	case PERSON_FIRST_NAMES:
		return mem_strdup(p->first_names);
	case PERSON_BIRTH_YEAR:
		return p->birth_year != 0 ? mem_printf("%d", p->birth_year) : NULL;
	case PERSON_PHONE:
		return p->phone != NULL ? words_phone(p->phone) : NULL;
	case PERSON_EMAIL:
		return mem_strdup(p->email);
	case PERSON_ADDRESS:
		return mem_strdup(p->address);
	case PERSON_RESIDENCE:
		return p->residence == 0 ? NULL
					 : residence(commune_by_num(p->residence),
						     vocab_by_num(VOCAB_RESIDENCE, p->residence));
	case PERSON_GENDER:
		return number(VOCAB_GENDER, p->gender);
	case PERSON_STATUS:
		return number(VOCAB_STATUS, p->status);
	case PERSON_MANDATE_FOR:
		return mem_strdup(p->mandate_for);
	case PERSON_MANDATE_FROM:
		return day(p->mandate_from);
	case PERSON_MANDATE_UNTIL:
		return day(p->mandate_until);
	case PERSON_NOTE:
		return mem_strdup(p->note);
	default:
		return NULL;
	}
}

char *
person_show_typed(enum person_field field, const char *value)
{
	char *shown = NULL;

	if (str_empty(value))
		return NULL;
	if (field == PERSON_RESIDENCE)
		shown = residence(commune_by_insee(value), vocab_by_code(VOCAB_RESIDENCE, value));
	else if (field == PERSON_GENDER)
		shown = label_of(vocab_by_code(VOCAB_GENDER, value), VOCAB_GENDER);
	else if (field == PERSON_STATUS)
		shown = label_of(vocab_by_code(VOCAB_STATUS, value), VOCAB_STATUS);
	return shown != NULL ? shown : mem_strdup(value);
}

static void
add_mandate(struct card *card, const struct person *p, int today)
{
	bool ended = mandate_ended(p, today);
	char *from = day(p->mandate_from), *until = day(p->mandate_until);
	char *text;

	if (p->mandate_for != NULL && from != NULL && until != NULL) {
		/* TRANSLATORS: what somebody signed that the desk may do in their name, the day it
		 * was signed, its last day */
		text = mem_printf(ended ? _("%1$s, from %2$s to %3$s: ended")
					: _("%1$s, from %2$s to %3$s"),
				  p->mandate_for, from, until);
		/* TRANSLATORS: label on a person’s page, at most 18 columns */
		card_add(card, _("Mandate"), text, ended ? STYLE_ERROR : STYLE_STRONG);
		mem_free_secret(text);
	}
	free(from);
	free(until);
}

static bool
is_of_mandate(int field)
{
	return field >= PERSON_MANDATE_FOR && field <= PERSON_MANDATE_UNTIL;
}

void
person_show_card(struct card *card, const struct person *p, int today)
{
	add_mandate(card, p, today);
	for (int f = PERSON_BIRTH_YEAR; f < PERSON_FIELDS; f++) {
		char *text = is_of_mandate(f) ? NULL : person_show(p, (enum person_field)f);

		if (text != NULL)
			card_add(card, _(person_fields[f].label), text,
				 f == PERSON_PHONE ? STYLE_STRONG : STYLE_PLAIN);
		mem_free_secret(text);
	}
}
