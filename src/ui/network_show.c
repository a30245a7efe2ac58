/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns and lines of the hub's network. A commune without a place says so in words. */
#include "config.h"

#include "ui/network_show.h"

#include <stdio.h>
#include <stdlib.h>

#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vocab.h"
#include "ui/draw.h"
#include "ui/tiles.h"

enum layout {
	NAME_MOST = 50,  /* beyond it the eye loses the row */
	ROLE_WIDTH = 13, /* each with the space before the next column */
	DATE_WIDTH = 11,
	KIND_WIDTH = 13,
	TERRITORY_WIDTH = 12,
	WIDE_WIDTH = 30, /* of a kind, or of territories, where there is room */
	WITH_KIND = 78,  /* columns from which the actors have a kind */
	WITH_LONG = 130, /* and labels that are whole */
	COMMUNE_WIDTH = 29,
	EPCI_WIDTH = 21,
	WITH_EPCI = 78,   /* columns from which the communes have their group */
	PLACES_WIDTH = 7, /* of figures, which stand at the right end */
	HOURS_WIDTH = 9,
	SERVICES_WIDTH = 10,
	HOUR = 60,
	LIST_MOST = 110, /* columns beyond which the communes are no easier to read */
	TILE_MOST = 9999,
};

static const char *
label(enum vocab v, int num, bool whole)
{
	const struct vocab_item *item = vocab_by_num(v, num);

	if (item == NULL || (v == VOCAB_ACTOR_KIND && num == ACTOR_UNKNOWN))
		return "";
	return whole ? C_(vocab_context(v), item->label)
		     : C_(vocab_short_context(v), item->short_label);
}

/* « Martinique, Guadeloupe »; in a column that is too narrow for two, « MQ, GP ». */
static char *
territories(const struct network_actor *a, bool whole)
{
	struct strlist codes = { .item = NULL };
	struct buf text = BUF_INIT;

	strlist_split(&codes, a->territory, '|');
	for (size_t i = 0; i < codes.count; i++) {
		const struct vocab_item *item = vocab_by_code(VOCAB_TERRITORY, codes.item[i]);
		bool as_code = item == NULL || (!whole && codes.count > 1);

		buf_addf(&text, "%s%s", i > 0 ? ", " : "",
			 as_code ? codes.item[i] : label(VOCAB_TERRITORY, item->num, whole));
	}
	strlist_clear(&codes);
	return buf_take(&text);
}

struct actor_columns {
	int name, role, kind, territory; /* widths; kind 0 where there is no room */
};

static struct actor_columns
actor_columns(int columns)
{
	bool whole = columns >= WITH_LONG;
	struct actor_columns c = {
		.role = ROLE_WIDTH,
		.kind = whole                  ? WIDE_WIDTH
			: columns >= WITH_KIND ? KIND_WIDTH
					       : 0,
		.territory = whole ? WIDE_WIDTH : TERRITORY_WIDTH,
	};

	c.name = columns - 4 - c.role - DATE_WIDTH - c.kind - c.territory;
	if (c.name > NAME_MOST)
		c.name = NAME_MOST;
	return c;
}

/* One row of four or five texts, each but the last followed by a space. */
static void
draw_actor(int y, int columns, enum style style, const char *const text[5])
{
	struct actor_columns c = actor_columns(columns);
	const int width[5] = { c.name, c.role, DATE_WIDTH, c.kind, c.territory };
	int x = 3;

	for (int i = 0; i < 5; i++) {
		draw_text(y, x, width[i] - 1, style, text[i]);
		x += width[i];
	}
}

void
network_actor_heads(int y, int columns)
{
	const char *const heads[5] = {
		/* TRANSLATORS: what the columns of the list of the hub's actors are called, at most
		 * 18, 12, 10, 12 and 11 columns; the third is the day of the second */
		_("Name"), _("In the hub"), C_("column", "Since"), _("Kind"), _("Territory")
	};

	draw_actor(y, columns, STYLE_DIM, heads);
}

void
network_actor_row(const struct network_actor *a, int y, int columns, bool marked)
{
	enum style style = marked ? STYLE_SELECTED : STYLE_PLAIN;
	char *date = a->date == DATE_NONE ? mem_strdup("") : words_date_digits(a->date);
	char *where = territories(a, columns >= WITH_LONG);
	const char *const text[5] = { a->name, label(VOCAB_HUB_ROLE, a->role, false), date,
				      label(VOCAB_ACTOR_KIND, a->kind, columns >= WITH_LONG),
				      where };

	draw_fill(y, 1, columns - 2, style, marked ? draw_marker() : "");
	draw_actor(y, columns, style, text);
	if (marked)
		draw_cursor(y, 1);
	free(date);
	free(where);
}

/* Between two parts: a dot, or what takes less room. */
static void
add_part(struct buf *b, const char *between, const char *part)
{
	if (b->len > 0 && *part != '\0')
		buf_addf(b, "%s%s ", between == NULL ? " " : "",
			 between == NULL ? draw_dot() : between);
	buf_add(b, part);
}

char *
network_actor_said(const struct network_actor *a)
{
	const struct commune *seat = commune_by_num(a->insee);
	char *date = a->date == DATE_NONE ? NULL : words_date(a->date);
	char *where = territories(a, true);
	struct buf b = BUF_INIT;

	add_part(&b, NULL, a->name);
	add_part(&b, NULL, label(VOCAB_HUB_ROLE, a->role, true));
	if (date != NULL)
		buf_addf(&b, ", %s", date);
	add_part(&b, NULL, label(VOCAB_ACTOR_KIND, a->kind, true));
	add_part(&b, NULL, where);
	add_part(&b, NULL, seat == NULL ? "" : seat->name);
	free(date);
	free(where);
	return buf_take(&b);
}

static int
list_columns(int columns)
{
	return columns < LIST_MOST ? columns : LIST_MOST;
}

static int
figures_width(void)
{
	return PLACES_WIDTH + HOURS_WIDTH + SERVICES_WIDTH;
}

static void
draw_commune(int y, int columns, enum style style, const char *name, const char *epci)
{
	bool with_epci = columns >= WITH_EPCI;
	int room = list_columns(columns) - 4 - figures_width();

	draw_text(y, 3, with_epci ? COMMUNE_WIDTH - 1 : room, style, name);
	if (with_epci)
		draw_text(y, 3 + COMMUNE_WIDTH, room - COMMUNE_WIDTH, style, epci);
}

static void
draw_figures(int y, int columns, enum style style, const char *const text[3])
{
	static const int width[3] = { PLACES_WIDTH, HOURS_WIDTH, SERVICES_WIDTH };
	int x = list_columns(columns) - 2 - figures_width();

	for (int i = 0; i < 3; i++) {
		draw_right(y, x + 1, width[i] - 1, style, text[i]);
		x += width[i];
	}
}

void
network_commune_heads(int y, int columns)
{
	const char *const heads[3] = {
		/* TRANSLATORS: what the columns of the list of communes are called, at most 6, 8
		 * and 9 columns: places, hours that they are open in a week, their services */
		C_("column", "Places"), C_("column", "h/week"), _("Services")
	};

	draw_commune(y, columns, STYLE_DIM, C_("column", "Commune"), C_("column", "EPCI"));
	draw_figures(y, columns, STYLE_DIM, heads);
}

/* Whole hours of a week; « ? » where no hours can be read. */
static char *
hours(const struct network_commune *c)
{
	return c->timed == 0 ? mem_strdup("?") : words_number((c->minutes + HOUR / 2) / HOUR);
}

void
network_commune_row(const struct network_commune *c, int y, int columns, bool marked)
{
	enum style style = marked ? STYLE_SELECTED : STYLE_PLAIN;
	char *places = words_number(c->places);
	char *open = hours(c);
	char *services = mem_printf("%d/%d", network_services(c), network_services_all());
	const char *const text[3] = { places, open, services };

	draw_fill(y, 1, columns - 2, style, marked ? draw_marker() : "");
	draw_commune(y, columns, style, c->commune->name, c->commune->epci_short);
	if (c->places > 0)
		draw_figures(y, columns, style, text);
	else
		draw_right(y, list_columns(columns) - 1 - figures_width(), figures_width() - 1,
			   marked ? style : STYLE_STRONG,
			   /* TRANSLATORS: of a commune in a list, at most 25 columns */
			   _("no place"));
	if (marked)
		draw_cursor(y, 1);
	free(places);
	free(open);
	free(services);
}

/* The hours of all its places, or of so many of them. */
static char *
hours_said(const struct network_commune *c, bool brief)
{
	char *open = hours(c);
	char *timed = words_number(c->timed);
	char *text;

	if (c->timed == 0)
		/* TRANSLATORS: hours that places are open, when all of theirs or some of theirs are
		 * known; shorter ones where there is little room */
		text = mem_strdup(_("opening hours not known"));
	else if (c->timed == c->places)
		text = mem_printf(brief ? _("%s h") : _("%s h a week"), open);
	else
		text = mem_printf(brief ? _("%1$s h (%2$s known)")
					: _("%1$s h a week (hours of %2$s known)"),
				  open, timed);
	free(open);
	free(timed);
	return text;
}

static char *
commune_said(const struct network_commune *c, bool brief)
{
	const char *between = brief ? "," : NULL;
	char *number = words_number(c->places);
	char *places =
		c->places == 0
			? mem_strdup(_("no place"))
			: mem_printf(ngettext("%s place", "%s places", (unsigned long)c->places),
				     number);
	/* TRANSLATORS: so many of all that the standard has */
	char *services = mem_printf(brief ? _("%1$d/%2$d services") : _("%1$d of %2$d services"),
				    network_services(c), network_services_all());
	char *open = hours_said(c, brief);
	struct buf b = BUF_INIT;

	add_part(&b, between, c->commune->name);
	if (!brief)
		add_part(&b, between, c->commune->epci_short);
	add_part(&b, between, places);
	if (c->places > 0) {
		add_part(&b, between, open);
		add_part(&b, between, services);
	}
	free(number);
	free(places);
	free(services);
	free(open);
	return buf_take(&b);
}

char *
network_commune_said(const struct network_commune *c, int width)
{
	char *text = commune_said(c, false);

	if (utf8_width(text) <= width)
		return text;
	free(text);
	return commune_said(c, true);
}

char *
network_commune_lacks(const struct network_commune *c)
{
	struct buf names = BUF_INIT;
	const struct vocab_item *item;
	size_t count;
	char *text;

	item = vocab_items(VOCAB_SERVICE, &count);
	if (c->places == 0 || network_services(c) == (int)count)
		return NULL;
	for (size_t i = 0; i < count; i++)
		if (!(c->services >> (item[i].num - 1) & 1))
			buf_addf(&names, "%s%s", names.len > 0 ? ", " : "",
				 label(VOCAB_SERVICE, item[i].num, false));
	/* TRANSLATORS: %s is a list of short names of services that no place of a commune offers */
	text = mem_printf(_("Nobody offers: %s"), buf_text(&names));
	buf_clear(&names);
	return text;
}

struct map {
	const struct network *network;
	enum network_measure measure;
	int64_t most;
};

static int64_t
measured(const struct network_commune *c, enum network_measure measure)
{
	return measure == MEASURE_PLACES  ? c->places
	       : measure == MEASURE_HOURS ? (c->minutes + HOUR / 2) / HOUR
					  : network_services(c);
}

static void
tile_value(const void *arg, int commune, struct tile_value *out)
{
	const struct map *m = arg;
	const struct network_commune *c = network_commune(m->network, commune);
	int64_t value = measured(c, m->measure);

	if (c->places == 0)
		snprintf(out->text, sizeof(out->text), "%s", draw_dash());
	else if (m->measure == MEASURE_HOURS && c->timed == 0)
		snprintf(out->text, sizeof(out->text), "?");
	else if (value <= TILE_MOST)
		snprintf(out->text, sizeof(out->text), "%d", (int)value);
	else /* thousands */
		snprintf(out->text, sizeof(out->text), "%dk", (int)(value / 1000 % 1000));
	out->level = c->places == 0 ? TILE_NONE : 2 * value >= m->most ? TILE_MUCH : TILE_SOME;
}

void
network_map(const struct network *n, enum network_measure measure, int marked, int y, int x,
	    int rows, int columns)
{
	struct map m = { .network = n, .measure = measure, .most = 1 };

	for (size_t i = 0; i < n->commune_count; i++) {
		int64_t value = measured(&n->commune[i], measure);

		m.most = value > m.most ? value : m.most;
	}
	tiles_draw(y, x, rows, columns, marked, tile_value, &m);
}
