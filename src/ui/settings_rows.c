/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the settings and their words; what a key does to them is the screen's. */
#include "config.h"

#include "ui/settings_rows.h"

#include <stdlib.h>

#include "base/commune.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "ui/path_typed.h"

static void
make(struct settings_rows *r)
{
	size_t count = 0;
	size_t i;
	int kind;

	r->row = mem_array(SETTING_ADD_MEDIATOR + 1 + r->places.count + r->mediators.count,
			   sizeof(*r->row));
	for (kind = SETTING_MEDIATOR; kind <= SETTING_FOLDER; kind++)
		r->row[count++].kind = (enum setting_kind)kind;
	for (i = 0; i < r->places.count; i++)
		r->row[count++] = (struct setting_row){ SETTING_A_PLACE, &r->places.item[i] };
	r->row[count++].kind = SETTING_ADD_PLACE;
	for (i = 0; i < r->mediators.count; i++)
		r->row[count++] = (struct setting_row){ SETTING_A_MEDIATOR, &r->mediators.item[i] };
	r->row[count++].kind = SETTING_ADD_MEDIATOR;
	r->count = count;
}

int
settings_rows_load(struct settings_rows *rows, struct desk *d, struct err *err)
{
	struct settings_rows r = { .row = NULL };

	if (desk_places(d, false, &r.places, err) != 0)
		return -1;
	if (desk_mediators(d, false, &r.mediators, err) != 0 ||
	    desk_setting_get(d, "recipient", &r.recipient, err) != 0 ||
	    desk_setting_get(d, "export-folder", &r.folder, err) != 0) {
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
	free(rows->recipient);
	free(rows->folder);
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

const char *
setting_label(const struct setting_row *row)
{
	switch (row->kind) {
	case SETTING_MEDIATOR:
		/* TRANSLATORS: names of settings, at most 22 columns each */
		return _("Who is at work");
	case SETTING_PLACE:
		return _("Where");
	case SETTING_LANGUAGE:
		return _("Language");
	case SETTING_RECIPIENT:
		return _("Releases go to");
	case SETTING_FOLDER:
		return _("Folder of releases");
	case SETTING_A_PLACE:
	case SETTING_ADD_PLACE:
		return _("Places of the desk");
	case SETTING_A_MEDIATOR:
	case SETTING_ADD_MEDIATOR:
		return _("Mediators");
	}
	return "";
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

char *
setting_value(const struct settings_rows *rows, const struct setting_row *row, struct desk *d)
{
	switch (row->kind) {
	case SETTING_MEDIATOR:
		return mem_strdup(post_name(desk_mediator_now(d)));
	case SETTING_PLACE:
		return mem_strdup(post_name(desk_place_now(d)));
	case SETTING_LANGUAGE:
		return mem_strdup(i18n_name(i18n_language()));
	case SETTING_RECIPIENT:
		/* TRANSLATORS: of a setting that nobody has filled in */
		return mem_strdup(rows->recipient == NULL ? _("not said") : rows->recipient);
	case SETTING_FOLDER:
		return mem_strdup(rows->folder == NULL ? _("the program’s own folder")
						       : rows->folder);
	case SETTING_A_PLACE:
		return place_value(row->post);
	case SETTING_A_MEDIATOR:
		return mem_strdup(row->post->name);
	case SETTING_ADD_PLACE:
		return mem_strdup(_("Add a place"));
	case SETTING_ADD_MEDIATOR:
		return mem_strdup(_("Add a mediator"));
	}
	return mem_strdup("");
}

int
setting_change(struct desk *d, enum setting_kind kind, const char *value, struct err *err)
{
	char *path;
	int result;

	switch (kind) {
	case SETTING_MEDIATOR:
	case SETTING_A_MEDIATOR:
		return desk_setting_set(d, "mediator", value, err);
	case SETTING_PLACE:
	case SETTING_A_PLACE:
		return desk_setting_set(d, "place", value, err);
	case SETTING_RECIPIENT:
		return desk_setting_set(d, "recipient", value, err);
	case SETTING_FOLDER:
		path = path_typed(value);
		result = desk_setting_set(d, "export-folder", path, err);
		free(path);
		return result;
	case SETTING_LANGUAGE:
		return desk_setting_set(d, "language", value, err);
	case SETTING_ADD_MEDIATOR:
		return desk_mediator_add(d, value, err);
	case SETTING_ADD_PLACE:
		break;
	}
	return err_set(err, ERR_INTERNAL, NULL, "a place needs its commune");
}

bool
setting_is_now(enum setting_kind kind, const char *name, struct desk *d)
{
	const struct post *now = kind == SETTING_PLACE ? desk_place_now(d) : desk_mediator_now(d);

	return now != NULL && str_equal(now->name, name);
}

const char *
setting_hint(enum setting_kind kind)
{
	switch (kind) {
	case SETTING_ADD_PLACE:
		return _("Its name, as it will stand in the list of places.");
	case SETTING_ADD_MEDIATOR:
		return _("First name and name of the mediator.");
	case SETTING_FOLDER:
		return _("A folder, on a USB key for example; empty: the program’s own.");
	default:
		return _("Who receives the figures, kept here as a reminder; empty: not said.");
	}
}

int
setting_gap(const struct settings_rows *rows, size_t row)
{
	enum setting_kind kind = rows->row[row].kind;
	enum setting_kind before = row == 0 ? kind : rows->row[row - 1].kind;

	return kind == SETTING_LANGUAGE || before == SETTING_FOLDER || before == SETTING_ADD_PLACE
		       ? 1
		       : 0;
}
