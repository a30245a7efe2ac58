/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filters of the directory in words. */
#include "config.h"

#include "ui/actors_filters.h"

#include <stdlib.h>
#include <string.h>

#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "ui/draw.h"
#include "ui/partner_show.h"

enum {
	WITH_ORDER = 78, /* columns from which the search line says how the list is ordered */
	DOT_WIDTH = 3,
	TYPED_WIDTH = 34, /* of the search line, whatever else it says */
};

static const enum partner_field field_of[DIRECTORY_FIELDS] = {
	[DIRECTORY_SERVICE] = PF_SERVICES,
	[DIRECTORY_AUDIENCE] = PF_AUDIENCE,
	[DIRECTORY_CARE] = PF_CARE,
	[DIRECTORY_COST] = PF_COST,
	[DIRECTORY_ACCESS] = PF_ACCESS,
	[DIRECTORY_SUPPORT] = PF_SUPPORT,
	[DIRECTORY_ITINERANCE] = PF_ITINERANCE,
	[DIRECTORY_PROGRAMME] = PF_PROGRAMMES,
	[DIRECTORY_KIND] = PF_TYPOLOGY,
	[DIRECTORY_LABEL] = PF_LABELS,
	[DIRECTORY_IN_COMMUNE] = PF_COMMUNE,
};

const char *
actors_filter_label(enum directory_field field)
{
	if (field == DIRECTORY_EPCI)
		return "EPCI";
	/* TRANSLATORS: a filter of places, at most 18 columns */
	return field == DIRECTORY_LAND ? _("Island") : partner_show_label(field_of[field]);
}

/* Names of their own, as their own files write them. */
static const char *
epci_name(const char *code)
{
	static const char *const names[][2] = {
		{ "CAP_NORD", "Cap Nord" },
		{ "ESPACE_SUD", "Espace Sud" },
		{ "CAP_EXCELLENCE", "Cap Excellence" },
		{ "RIVIERA_DU_LEVANT", "La Riviéra du Levant" },
		{ "GRAND_SUD_CARAIBE", "Grand Sud Caraïbe" },
		{ "MARIE_GALANTE", "Marie-Galante" },
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(names[i][0], code) == 0)
			return names[i][1];
	return code;
}

static const char *
land_name(const char *number)
{
	static const char *const names[LAND_COUNT] = {
		"",
		"Martinique",
		"Guadeloupe",
		"Marie-Galante",
		"La Désirade",
		"Terre-de-Haut",
		"Terre-de-Bas",
	};
	long land = 0;

	return str_to_long(number, 0, LAND_COUNT - 1, &land) == 0 ? names[land] : "";
}

char *
actors_filter_value(enum directory_field field, const char *value)
{
	const struct commune *c = field == DIRECTORY_IN_COMMUNE ? commune_by_insee(value) : NULL;
	char *text;

	if (c != NULL)
		return mem_strdup(c->name);
	if (field == DIRECTORY_EPCI)
		return mem_strdup(epci_name(value));
	if (field == DIRECTORY_LAND)
		return mem_strdup(land_name(value));
	text = partner_show_value(field_of[field], value);
	return text != NULL ? text : mem_strdup(value);
}

char *
actors_filter_words(const struct directory_filters *f, enum directory_field field)
{
	const struct strlist *l = &f->value[field];
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < l->count; i++) {
		char *value = actors_filter_value(field, l->item[i]);

		buf_addf(&out, "%s%s", i > 0 ? ", " : "", value);
		free(value);
	}
	return l->count > 0 ? buf_take(&out) : NULL;
}

static char *
open_at_words(int64_t at)
{
	char *day = words_date_short(hours_day(at));
	char *time = words_time((int)(at - hours_minute(hours_day(at), 0)));
	/* TRANSLATORS: %1$s is a day: « sam. 28 nov. », %2$s a time: « 10:00 » */
	char *words = mem_printf(_("open on %1$s at %2$s"), day, time);

	free(day);
	free(time);
	return words;
}

char *
actors_hours_words(const struct directory_filters *f, int64_t now)
{
	char *day, *words;

	switch (f->open) {
	case DIRECTORY_OPEN_AT:
		return f->fixed ? open_at_words(f->at) : mem_strdup(_("open now"));
	case DIRECTORY_OPEN_ON:
		if (hours_day(f->at) == hours_day(now))
			return mem_strdup(_("open today"));
		day = words_date_short(hours_day(f->at));
		/* TRANSLATORS: %s is a day: « sam. 28 nov. » */
		words = mem_printf(_("open on %s"), day);
		free(day);
		return words;
	case DIRECTORY_HOURS_UNKNOWN:
		return mem_strdup(_("no known hours"));
	default:
		return NULL;
	}
}

static void
add_part(struct buf *out, char *part)
{
	if (part != NULL && out->len > 0)
		buf_addf(out, " %s ", draw_dot());
	if (part != NULL)
		buf_add(out, part);
	free(part);
}

char *
actors_filters_words(const struct directory_filters *f, int64_t now)
{
	struct buf out = BUF_INIT;

	add_part(&out, actors_hours_words(f, now));
	for (int field = 0; field < DIRECTORY_FIELDS; field++)
		add_part(&out, actors_filter_words(f, (enum directory_field)field));
	return buf_take(&out);
}

char *
actors_open_words(const struct directory_answer *answer)
{
	size_t unknown = answer->total - answer->unknown;
	char *n, *open, *rest, *text;

	if (unknown == 0)
		return NULL;
	n = words_number((int64_t)answer->unknown);
	/* TRANSLATORS: %s is a number of places, of those that a list shows */
	open = mem_printf(ngettext("%s open", "%s open", (unsigned long)answer->unknown), n);
	mem_replace(&n, words_number((int64_t)unknown));
	/* TRANSLATORS: the same; behind a comma, at most 36 columns */
	rest = mem_printf(ngettext("%s with hours not known", "%s with hours not known",
				   (unsigned long)unknown),
			  n);
	text = mem_printf("%s, %s", open, rest);
	free(n);
	free(open);
	free(rest);
	return text;
}

const char *
actors_order_words(enum directory_order order)
{
	/* TRANSLATORS: orders of a list, at most 24 columns each */
	static const char *const words[DIRECTORY_ORDERS] = {
		[DIRECTORY_BEST] = N_("best match first"),
		[DIRECTORY_NEAR] = N_("nearest first"),
		[DIRECTORY_BY_NAME] = N_("by name"),
		[DIRECTORY_FRESH] = N_("last updated first"),
		[DIRECTORY_OPEN_FIRST] = N_("open first"),
	};

	return _(words[order]);
}

char *
actors_far_words(const struct directory_far *far)
{

	if (far->km < 0)
		return mem_strdup("");
	if (far->way == WAY_SEA)
		/* TRANSLATORS: instead of a distance, at most 12 columns */
		return mem_strdup(_("other island"));
	if (far->way == WAY_BOAT)
		/* TRANSLATORS: a distance that is gone by boat, at most 14 columns */
		return mem_printf(_("boat %.0f km"), far->km);
	return far->about ? mem_printf("%s %.0f km", draw_about(), far->km)
			  : mem_printf("%.0f km", far->km);
}

char *
actors_said(const struct directory_query *q, const struct directory_answer *answer, size_t all,
	    int columns)
{
	char *shown = words_number((int64_t)answer->count);
	char *whole = words_number((int64_t)all);
	/* TRANSLATORS: %1$s of all %2$s entries are shown */
	char *count = mem_printf(_("%1$s of %2$s"), shown, whole);
	char *filters = actors_filters_words(q->filters, q->now);
	const char *order = actors_order_words(answer->order);
	struct buf said = BUF_INIT;
	int room;

	if (filters[0] != '\0')
		buf_addf(&said, "%s %s ", filters, draw_dot());
	buf_add(&said, count);
	/* What is left out matters more than how much of it there is, and that more than the order.
	 */
	if (answer->count > 1 && !answer->nearest && columns >= WITH_ORDER &&
	    utf8_width(buf_text(&said)) + utf8_width(order) + DOT_WIDTH <= columns - TYPED_WIDTH)
		buf_addf(&said, " %s %s", draw_dot(), order);
	if (filters[0] != '\0' && utf8_width(buf_text(&said)) > columns - TYPED_WIDTH) {
		room = columns - TYPED_WIDTH - utf8_width(count) - DOT_WIDTH - 1;
		buf_reset(&said);
		buf_add_len(&said, filters, utf8_fit(filters, room));
		buf_addf(&said, "… %s %s", draw_dot(), count);
	}
	free(shown);
	free(whole);
	free(count);
	free(filters);
	return buf_take(&said);
}
