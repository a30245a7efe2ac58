/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes and labels of the standard become words of the chosen language; what the standard does not
 * know is shown as it is. */
#include "config.h"

#include "ui/partner_show.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/vocab.h"
#include "ui/draw.h"

#define YEAR_DAYS 365
#define PIVOT_UNKNOWN "00000000000000"

struct field {
	const char *label; /* N_(), at most 18 columns */
	int vocab;         /* of a list; NO_VOCAB */
	bool codes;        /* the list holds codes; else French labels */
};

enum { NO_VOCAB = -1 };

/* TRANSLATORS: names of what is known of a place, at most 18 columns each */
static const struct field fields[PF_COUNT] = {
	[PF_ID] = { N_("Identifier"), NO_VOCAB, false },
	[PF_PIVOT] = { N_("SIRET or RNA"), NO_VOCAB, false },
	[PF_NAME] = { N_("Name"), NO_VOCAB, false },
	[PF_COMMUNE] = { N_("Commune"), NO_VOCAB, false },
	[PF_POSTAL] = { N_("Postal code"), NO_VOCAB, false },
	[PF_INSEE] = { N_("INSEE code"), NO_VOCAB, false },
	[PF_ADDRESS] = { N_("Address"), NO_VOCAB, false },
	[PF_ADDRESS_MORE] = { N_("Address, more"), NO_VOCAB, false },
	[PF_LATITUDE] = { N_("Latitude"), NO_VOCAB, false },
	[PF_LONGITUDE] = { N_("Longitude"), NO_VOCAB, false },
	[PF_TYPOLOGY] = { N_("Type of place"), VOCAB_TYPOLOGY, true },
	[PF_PHONE] = { N_("Phone"), NO_VOCAB, false },
	[PF_EMAILS] = { N_("E-mail"), NO_VOCAB, false },
	[PF_WEB] = { N_("Web site"), NO_VOCAB, false },
	[PF_HOURS] = { N_("Published hours"), NO_VOCAB, false },
	[PF_SUMMARY] = { N_("In short"), NO_VOCAB, false },
	[PF_DETAIL] = { N_("In detail"), NO_VOCAB, false },
	[PF_SOURCE] = { N_("Source"), NO_VOCAB, false },
	[PF_ITINERANCE] = { N_("Moves about"), VOCAB_ITINERANCE, false },
	[PF_PARENT] = { N_("Belongs to"), NO_VOCAB, false },
	[PF_UPDATED] = { N_("Updated"), NO_VOCAB, false },
	[PF_SERVICES] = { N_("Services"), VOCAB_SERVICE, false },
	[PF_AUDIENCE] = { N_("For whom"), VOCAB_AUDIENCE, false },
	[PF_CARE] = { N_("Special care"), VOCAB_CARE, false },
	[PF_COST] = { N_("Cost"), VOCAB_COST, false },
	[PF_PROGRAMMES] = { N_("Programmes"), VOCAB_PROGRAMME, false },
	[PF_LABELS] = { N_("Training labels"), VOCAB_TRAINING_LABEL, false },
	[PF_OTHER_LABELS] = { N_("Other labels"), NO_VOCAB, false },
	[PF_ACCESS] = { N_("How to come"), VOCAB_ACCESS, false },
	[PF_SUPPORT] = { N_("Kind of help"), VOCAB_SUPPORT_MODE, false },
	[PF_ACCESSIBILITY] = { N_("Accessibility"), NO_VOCAB, false },
	[PF_BOOKING] = { N_("Booking"), NO_VOCAB, false },
};

const char *
partner_show_label(enum partner_field f)
{
	return _(fields[f].label);
}

const char *
partner_show_label_of(const char *field)
{
	int f;

	for (f = 0; f < PF_COUNT; f++)
		if (strcmp(partner_field_name[f], field) == 0)
			return partner_show_label((enum partner_field)f);
	return field;
}

static const char *
value_label(const struct field *f, const char *value)
{
	const struct vocab_item *item = NULL;

	if (f->vocab != NO_VOCAB && f->codes)
		item = vocab_by_code((enum vocab)f->vocab, value);
	else if (f->vocab != NO_VOCAB)
		item = vocab_by_french((enum vocab)f->vocab, value, strlen(value));
	return item == NULL ? value : C_(vocab_context((enum vocab)f->vocab), item->label);
}

static char *
show_list(const struct field *f, const char *cell, const char *between)
{
	struct strlist values = { 0 };
	struct buf out = BUF_INIT;
	size_t i;

	strlist_split(&values, cell, '|');
	for (i = 0; i < values.count; i++) {
		if (str_empty(values.item[i]))
			continue;
		if (out.len > 0)
			buf_add(&out, between);
		buf_add(&out, value_label(f, values.item[i]));
	}
	strlist_clear(&values);
	return buf_take(&out);
}

char *
partner_show(const struct partner *p, enum partner_field f)
{
	return partner_show_value(f, p->field[f]);
}

char *
partner_show_value(enum partner_field f, const char *cell)
{
	char between[16];
	int day;

	if (str_empty(cell) || (f == PF_PIVOT && strcmp(cell, PIVOT_UNKNOWN) == 0))
		return NULL;
	if (f == PF_PHONE)
		return words_phone(cell);
	if (f == PF_UPDATED && date_parse(cell, &day) == 0)
		return words_date_digits(day);
	if (fields[f].vocab == NO_VOCAB && f != PF_EMAILS && f != PF_WEB)
		return mem_strdup(cell);
	snprintf(between, sizeof(between), " %s ", draw_dot());
	return show_list(&fields[f], cell, between);
}

/* Each rule of the hours stays as it was published. */
static char *
rules_by_row(const char *hours)
{
	struct buf out = BUF_INIT;

	for (; *hours != '\0'; hours++) {
		buf_addc(&out, *hours);
		if (*hours != ';')
			continue;
		while (hours[1] == ' ')
			hours++;
		if (hours[1] != '\0')
			buf_addc(&out, '\n');
	}
	return buf_take(&out);
}

char *
partner_show_rows(const struct partner *p, enum partner_field f)
{
	const char *cell = p->field[f];

	if (str_empty(cell))
		return NULL;
	if (f == PF_HOURS)
		return rules_by_row(cell);
	return f == PF_SERVICES ? show_list(&fields[f], cell, "\n") : partner_show(p, f);
}

char *
partner_show_commune(const struct partner *p)
{
	const char *postal = p->field[PF_POSTAL];
	const char *commune = p->field[PF_COMMUNE];

	if (str_empty(commune))
		return str_empty(postal) ? NULL : mem_strdup(postal);
	return str_empty(postal) ? mem_strdup(commune) : mem_printf("%s %s", postal, commune);
}

/* The day of the last update; the two days that stand for « unknown » in published files are
 * none. */
static int
updated(const struct partner *p)
{
	int day;

	if (p->field[PF_UPDATED] == NULL || date_parse(p->field[PF_UPDATED], &day) != 0)
		return DATE_NONE;
	return day <= 0 ? DATE_NONE : day;
}

bool
partner_show_old(const struct partner *p, int today)
{
	int day = updated(p);

	return day == DATE_NONE || today - day > YEAR_DAYS;
}

char *
partner_show_age(const struct partner *p, int today)
{
	int day = updated(p);
	char *date;
	char *text;
	int years;

	if (day == DATE_NONE)
		return mem_strdup(_("nobody knows when: call before sending someone"));
	date = words_date(day);
	if (!partner_show_old(p, today))
		return date;
	years = (today - day) / YEAR_DAYS;
	/* TRANSLATORS: when an entry was brought up to date: %1$s is a date, %2$d a number of
	 * years */
	text = mem_printf(ngettext("%1$s, more than %2$d year ago: call before sending someone",
				   "%1$s, more than %2$d years ago: call before sending someone",
				   (unsigned long)years),
			  date, years);
	free(date);
	return text;
}
