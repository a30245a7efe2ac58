/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the settings and their words; what a key does to them is the screen's. */
#include "config.h"

#include "ui/settings_rows.h"

#include <limits.h>
#include <stdlib.h>

#include "app/who.h"
#include "app/words.h"
#include "base/commune.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "ui/path_typed.h"

/* The words of each kind of row, and where the desk keeps what is typed or chosen for it. */
static const struct {
	const char *label; /* N_(), at most 22 columns */
	const char *key;   /* of the desk's settings; NULL: it is not kept there */
	const char *hint;  /* N_(), while it is typed; NULL: it is not */
} settings[] = {
	/* TRANSLATORS: names of settings, at most 22 columns each */
	[SETTING_MEDIATOR] = { N_("Who is at work"), "mediator", NULL },
	[SETTING_PLACE] = { N_("Where"), "place", NULL },
	[SETTING_DESK] = { N_("Name of the desk"), "desk",
			   N_("It stands in the title of every screen.") },
	[SETTING_LANGUAGE] = { N_("Language"), "language", NULL },
	[SETTING_RECIPIENT] = { N_("Releases go to"), "recipient",
				N_("Who receives the figures, kept here as a reminder; empty: not "
				   "said.") },
	[SETTING_FOLDER] = { N_("Folder of releases"), "export-folder",
			     N_("A folder, on a USB key for example; empty: the program’s own. A "
				"recipient may have another one.") },
	[SETTING_DPO] = { N_("Data officer (DPO)"), "dpo-contact",
			  N_("Whom people ask about their data; empty: a line to fill by hand.") },
	[SETTING_MINORS] = { N_("Under 15 by name"), "minors-decision",
			     N_("Day of the controller’s written decision; "
				"empty: there is none.") },
	[SETTING_LOCK] = { N_("Lock names after"), "lock-minutes",
			   N_("Minutes without a key, from 1 to 15; empty: 5.") },
	[SETTING_RETENTION] = { N_("Names are kept"), "retention-months", NULL },
	[SETTING_BACKUPS] = { N_("Backups also on"), "backup-folder",
			      N_("The folder of a USB key, say; a copy is made there each day "
				 "it is plugged in.") },
	[SETTING_FRIDAY] = { N_("Good Friday"), "good-friday", NULL },
	[SETTING_A_PLACE] = { N_("Places of the desk"), "place",
			      N_("Its name, as it will stand in the list of places.") },
	[SETTING_ADD_PLACE] = { N_("Places of the desk"), NULL,
				N_("Its name, as it will stand in the list of places.") },
	[SETTING_A_MEDIATOR] = { N_("Mediators"), "mediator",
				 N_("First name and name of the mediator.") },
	[SETTING_ADD_MEDIATOR] = { N_("Mediators"), NULL,
				   N_("First name and name of the mediator.") },
	[SETTING_PIN] = { N_("PIN"), NULL, NULL },
};

static void
make(struct settings_rows *r)
{
	size_t count = 0;
	size_t i;
	int kind;

	r->row = mem_array(SETTING_PIN + 1 + r->places.count + r->mediators.count, sizeof(*r->row));
	for (kind = SETTING_MEDIATOR; kind <= SETTING_LAST_ONE; kind++)
		r->row[count++].kind = (enum setting_kind)kind;
	for (i = 0; i < r->places.count; i++)
		r->row[count++] = (struct setting_row){ SETTING_A_PLACE, &r->places.item[i] };
	r->row[count++].kind = SETTING_ADD_PLACE;
	for (i = 0; i < r->mediators.count; i++)
		r->row[count++] = (struct setting_row){ SETTING_A_MEDIATOR, &r->mediators.item[i] };
	r->row[count++].kind = SETTING_ADD_MEDIATOR;
	r->row[count++].kind = SETTING_PIN;
	r->count = count;
}

static int
read_values(struct settings_rows *r, struct desk *d, struct err *err)
{
	for (int kind = SETTING_RECIPIENT; kind <= SETTING_LAST_ONE; kind++)
		if (desk_setting_get(d, settings[kind].key, &r->value[kind], err) != 0)
			return -1;
	return 0;
}

int
settings_rows_load(struct settings_rows *rows, struct desk *d, struct err *err)
{
	struct settings_rows r = { .row = NULL };

	if (desk_places(d, false, &r.places, err) != 0)
		return -1;
	if (desk_mediators(d, false, &r.mediators, err) != 0 ||
	    who_has_pin(d, desk_mediator_now(d)->n, &r.pin, err) != 0 ||
	    read_values(&r, d, err) != 0) {
		settings_rows_clear(&r);
		return -1;
	}
	make(&r);
	settings_rows_clear(rows);
	*rows = r;
	return 0;
}

void
settings_rows_clear(struct settings_rows *rows)
{
	post_list_clear(&rows->places);
	post_list_clear(&rows->mediators);
	for (int kind = SETTING_RECIPIENT; kind <= SETTING_LAST_ONE; kind++)
		free(rows->value[kind]);
	free(rows->row);
	*rows = (struct settings_rows){ .row = NULL };
}

size_t
settings_rows_find(const struct settings_rows *rows, enum setting_kind kind)
{
	size_t i;

	for (i = 0; i + 1 < rows->count && rows->row[i].kind != kind; i++)
		;
	return i;
}

static const char *
post_name(const struct post *post)
{
	return post == NULL ? "" : post->name;
}

static char *
place_value(const struct post *place)
{
	const struct commune *commune = commune_by_num(place->commune);

	return commune == NULL ? mem_strdup(place->name)
			       : mem_printf("%s, %s", place->name, commune->name);
}

static char *
pin_value(const struct settings_rows *rows, struct desk *d)
{
	char *name = who_short_name(desk_mediator_now(d)->name);
	/* TRANSLATORS: the PIN of a mediator; %s is the name in short */
	char *text = mem_printf(rows->pin ? _("%s: one is asked") : _("%s: none"), name);

	free(name);
	return text;
}

static char *
kept_value(enum setting_kind kind, const char *kept)
{
	int day;
	char *date, *text;
	long minutes, months;

	if (kind == SETTING_LOCK && str_to_long(kept, 1, INT_MAX, &minutes) == 0)
		return mem_printf(ngettext("%ld minute", "%ld minutes", (unsigned long)minutes),
				  minutes);
	if (kind == SETTING_RETENTION && str_to_long(kept, 1, INT_MAX, &months) == 0)
		/* TRANSLATORS: for how long people are known who do not come any more */
		return mem_printf(ngettext("%ld month after the last visit",
					   "%ld months after the last visit",
					   (unsigned long)months),
				  months);
	if (kind == SETTING_FRIDAY)
		/* TRANSLATORS: what Good Friday is at this desk: offices are closed on it or not */
		return mem_strdup(str_equal(kept, "yes") ? _("a public holiday")
							 : _("a day like any other"));
	if (kind != SETTING_MINORS || date_parse(kept, &day) != 0)
		return mem_strdup(kept);
	date = words_date(day);
	/* TRANSLATORS: %s is the day on which the controller decided, in writing */
	text = mem_printf(_("yes, decision of %s"), date);
	free(date);
	return text;
}

char *
setting_value(const struct settings_rows *rows, const struct setting_row *row, struct desk *d)
{
	const char *kept = row->kind <= SETTING_LAST_ONE ? rows->value[row->kind] : NULL;

	if (kept != NULL)
		return kept_value(row->kind, kept);
	switch (row->kind) {
	case SETTING_MEDIATOR:
		return mem_strdup(post_name(desk_mediator_now(d)));
	case SETTING_PLACE:
		return mem_strdup(post_name(desk_place_now(d)));
	case SETTING_DESK:
		return mem_strdup(desk_name(d));
	case SETTING_LANGUAGE:
		return mem_strdup(i18n_name(i18n_language()));
	case SETTING_RECIPIENT:
	case SETTING_DPO:
		/* TRANSLATORS: of a setting that nobody has filled in */
		return mem_strdup(_("not said"));
	case SETTING_FOLDER:
		/* TRANSLATORS: a folder, where a recipient has no other one; at most 32 columns */
		return mem_strdup(_("the program’s own, by default"));
	case SETTING_BACKUPS:
		/* TRANSLATORS: no second place for backups was chosen */
		return mem_strdup(_("this PC alone"));
	case SETTING_MINORS:
		/* TRANSLATORS: of those under 15, known by name */
		return mem_strdup(_("no, they stay anonymous"));
	case SETTING_A_PLACE:
		return place_value(row->post);
	case SETTING_A_MEDIATOR:
		return mem_strdup(row->post->name);
	case SETTING_ADD_PLACE:
		return mem_strdup(_("Add a place"));
	case SETTING_ADD_MEDIATOR:
		return mem_strdup(_("Add a mediator"));
	case SETTING_PIN:
		return pin_value(rows, d);
	case SETTING_LOCK: /* there is always a number */
	case SETTING_RETENTION:
	case SETTING_FRIDAY:
		break;
	}
	return mem_strdup("");
}

const char *
setting_label(const struct setting_row *row)
{
	return _(settings[row->kind].label);
}

const char *
setting_hint(enum setting_kind kind)
{
	return settings[kind].hint == NULL ? "" : _(settings[kind].hint);
}

bool
setting_is_folder(enum setting_kind kind)
{
	return kind == SETTING_FOLDER || kind == SETTING_BACKUPS;
}

int
setting_change(struct desk *d, enum setting_kind kind, const char *value, struct err *err)
{
	char *path = setting_is_folder(kind) ? path_typed(value) : NULL;
	int result;

	if (kind == SETTING_ADD_MEDIATOR)
		result = desk_mediator_add(d, value, err);
	else if (settings[kind].key == NULL)
		result = err_set(err, ERR_INTERNAL, NULL, "a place needs its commune");
	else
		result = desk_setting_set(d, settings[kind].key, path == NULL ? value : path, err);
	free(path);
	return result;
}

bool
setting_is_now(enum setting_kind kind, const char *id, struct desk *d)
{
	const struct post *now = kind == SETTING_PLACE ? desk_place_now(d) : desk_mediator_now(d);

	return now != NULL && str_equal(now->id, id);
}

int
setting_gap(const struct settings_rows *rows, size_t row)
{
	enum setting_kind kind = rows->row[row].kind;
	enum setting_kind before = row == 0 ? kind : rows->row[row - 1].kind;

	return kind == SETTING_DESK || before == SETTING_LAST_ONE || before == SETTING_ADD_PLACE
		       ? 1
		       : 0;
}
