/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of the session form, and the values typed in them. */
#include "config.h"

#include "app/form.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "app/form_private.h"
#include "base/mem.h"
#include "base/str.h"

/* Which kinds of session have a field. */
enum {
	IND = 1u << KIND_INDIVIDUAL,
	WORK = 1u << KIND_WORKSHOP,
	ANIM = 1u << KIND_ANIMATION,
	EVENT = 1u << KIND_EVENT,
	PARTNERSHIP = 1u << KIND_PARTNERSHIP,
	HELP = IND | WORK,
	COORD = ANIM | EVENT | PARTNERSHIP,
	ALL = HELP | COORD,
};

/* Ids are for ever: scripts and drafts hold them. Of each: type, vocabulary, kinds, label,
 * repeatable. */
const struct form_field_info form_fields[FF_COUNT] = {
	/* TRANSLATORS: the labels of the session form follow, at most 22 columns each. */
	[FF_THEMES] = { "theme", FORM_CHOICES, VOCAB_THEME, HELP, N_("Themes"), true },
	[FF_PROCEDURES] = { "procedure", FORM_CHOICES, VOCAB_PROCEDURE, HELP, N_("Procedures"),
			    true },
	[FF_PROCEDURE_NAME] = { "procedure-name", FORM_TEXT, 0, HELP, N_("Procedure’s name"),
				false },
	[FF_DURATION] = { "duration", FORM_DURATION, 0, ALL, N_("Duration"), false },
	[FF_DATE] = { "date", FORM_DATE, 0, ALL, N_("Date"), false },
	[FF_START] = { "start", FORM_TIME, 0, ALL, N_("Start"), false },
	[FF_CHANNEL] = { "channel", FORM_CHOICE, VOCAB_CHANNEL, HELP, N_("Channel"), false },
	[FF_PLACE] = { "place", FORM_PLACE, 0, HELP, N_("Place"), false },
	[FF_COMMUNE] = { "commune", FORM_COMMUNE, 0, ALL, N_("Commune"), false },
	[FF_DEVICES] = { "device", FORM_CHOICES, VOCAB_DEVICE, HELP, N_("Devices"), true },
	[FF_AUTONOMY] = { "autonomy", FORM_CHOICE, VOCAB_AUTONOMY, IND, N_("Autonomy"), false },
	[FF_LEVEL] = { "level", FORM_CHOICE, VOCAB_LEVEL, WORK, N_("Level"), false },
	[FF_PERSON] = { "person", FORM_PERSON, 0, IND, N_("Known person"), false },
	/* TRANSLATORS: of a workshop, who comes again; at most 12 columns */
	[FF_PERSONS] = { "persons", FORM_PERSONS, 0, WORK, N_("Known people"), true },
	[FF_GENDER] = { "gender", FORM_CHOICE, VOCAB_GENDER, IND, N_("Gender"), false },
	[FF_AGE] = { "age", FORM_CHOICE, VOCAB_AGE, IND, N_("Age"), false },
	[FF_STATUS] = { "status", FORM_CHOICE, VOCAB_STATUS, IND, N_("Status"), false },
	[FF_RESIDENCE] = { "residence", FORM_RESIDENCE, VOCAB_RESIDENCE, IND, N_("Lives in"),
			   false },
	[FF_RETURNING] = { "returning", FORM_YES, 0, IND, N_("Came before"), false },
	[FF_LANGUAGE] = { "language", FORM_CHOICE, VOCAB_LANGUAGE, HELP, N_("Language spoken"),
			  false },
	[FF_CAME_THROUGH] = { "came-through", FORM_CHOICE, VOCAB_CAME_THROUGH, HELP,
			      N_("Came through"), false },
	[FF_REFER_TO] = { "refer-to", FORM_CHOICE, VOCAB_REFER_TO, HELP, N_("Referred to"), false },
	[FF_PARTNERS] = { "refer", FORM_PARTNERS, 0, HELP | PARTNERSHIP, N_("Partner"), true },
	[FF_REFER_REASON] = { "refer-reason", FORM_TEXT, 0, HELP, N_("Referral reason"), false },
	[FF_OUTCOME] = { "outcome", FORM_CHOICE, VOCAB_OUTCOME, HELP, N_("Referral outcome"),
			 false },
	[FF_NOT_COMPLETED] = { "not-completed", FORM_CHOICE, VOCAB_NOT_COMPLETED, HELP,
			       N_("Not completed"), false },
	[FF_TAGS] = { "tag", FORM_TAGS, 0, ALL, N_("Tags"), true },
	[FF_NOTE] = { "note", FORM_NOTE, 0, ALL, N_("Note"), false },
	[FF_MEDIATOR] = { "mediator", FORM_MEDIATOR, 0, ALL, N_("Mediator"), false },
	[FF_TITLE] = { "title", FORM_TEXT, 0, ALL, N_("Title"), false },
	[FF_PARTICIPANTS] = { "participants", FORM_NUMBER, 0, WORK | EVENT, N_("Participants"),
			      false },
	[FF_RETURNING_COUNT] = { "returning-count", FORM_NUMBER, 0, WORK, N_("Helped before"),
				 false },
	[FF_ONLINE] = { "online", FORM_NUMBER, 0, WORK | EVENT, N_("Online"), false },
	[FF_GENDERS] = { "genders", FORM_BREAKDOWN, VOCAB_GENDER, WORK, N_("Gender"), false },
	[FF_AGES] = { "ages", FORM_BREAKDOWN, VOCAB_AGE, WORK, N_("Age"), false },
	[FF_STATUSES] = { "statuses", FORM_BREAKDOWN, VOCAB_STATUS, WORK, N_("Status"), false },
	[FF_RESIDENCES] = { "residences", FORM_BREAKDOWN, VOCAB_RESIDENCE, WORK, N_("Lives in"),
			    false },
	[FF_ANIMATION_TYPE] = { "animation-type", FORM_CHOICE, VOCAB_ANIMATION_TYPE, ANIM,
				N_("Type of support"), false },
	[FF_INITIATIVE] = { "initiative", FORM_CHOICE, VOCAB_INITIATIVE, ANIM, N_("Initiative"),
			    false },
	[FF_COORD_THEMES] = { "coord-theme", FORM_CHOICES, VOCAB_COORD_THEME, ANIM, N_("Themes"),
			      true },
	[FF_EVENT_TYPE] = { "event-type", FORM_CHOICE, VOCAB_EVENT_TYPE, EVENT, N_("Type of event"),
			    false },
	[FF_ORGANISERS] = { "organiser", FORM_CHOICES, VOCAB_ORGANISER, EVENT, N_("Organisers"),
			    true },
	[FF_TERRITORY_LEVEL] = { "territory-level", FORM_CHOICE, VOCAB_TERRITORY_LEVEL,
				 EVENT | PARTNERSHIP, N_("Territory"), false },
	[FF_PARTNERSHIP_KINDS] = { "partnership-kind", FORM_CHOICES, VOCAB_PARTNERSHIP_KIND,
				   PARTNERSHIP, N_("Purpose"), true },
	[FF_PARTNER_KINDS] = { "partner-kind", FORM_CHOICES, VOCAB_PARTNER_KIND, PARTNERSHIP,
			       N_("Partner type"), true },
};

/* Fields that are one value of the session and need no rule of their own to be read or shown. */
const struct form_slot form_slots[] = {
	{ FF_THEMES, SLOT_MASK, offsetof(struct session, themes) },
	{ FF_PROCEDURES, SLOT_MASK, offsetof(struct session, procedures) },
	{ FF_PROCEDURE_NAME, SLOT_TEXT, offsetof(struct session, procedure_name) },
	{ FF_CHANNEL, SLOT_NUM, offsetof(struct session, channel) },
	{ FF_DEVICES, SLOT_MASK, offsetof(struct session, devices) },
	{ FF_AUTONOMY, SLOT_NUM, offsetof(struct session, autonomy) },
	{ FF_LEVEL, SLOT_NUM, offsetof(struct session, level) },
	{ FF_GENDER, SLOT_PERSON, offsetof(struct attendance, gender) },
	{ FF_AGE, SLOT_PERSON, offsetof(struct attendance, age) },
	{ FF_STATUS, SLOT_PERSON, offsetof(struct attendance, status) },
	{ FF_LANGUAGE, SLOT_MASK, offsetof(struct session, languages) },
	{ FF_CAME_THROUGH, SLOT_NUM, offsetof(struct session, came_through) },
	{ FF_REFER_TO, SLOT_NUM, offsetof(struct session, refer_to) },
	{ FF_REFER_REASON, SLOT_TEXT, offsetof(struct session, refer_reason) },
	{ FF_OUTCOME, SLOT_NUM, offsetof(struct session, outcome) },
	{ FF_NOT_COMPLETED, SLOT_NUM, offsetof(struct session, not_completed) },
	{ FF_TITLE, SLOT_TEXT, offsetof(struct session, title) },
	{ FF_ANIMATION_TYPE, SLOT_NUM, offsetof(struct session, animation_type) },
	{ FF_INITIATIVE, SLOT_NUM, offsetof(struct session, initiative) },
	{ FF_COORD_THEMES, SLOT_MASK, offsetof(struct session, coord_themes) },
	{ FF_EVENT_TYPE, SLOT_NUM, offsetof(struct session, event_type) },
	{ FF_ORGANISERS, SLOT_MASK, offsetof(struct session, organisers) },
	{ FF_TERRITORY_LEVEL, SLOT_NUM, offsetof(struct session, territory_level) },
	{ FF_PARTNERSHIP_KINDS, SLOT_MASK, offsetof(struct session, partnership_kinds) },
	{ FF_PARTNER_KINDS, SLOT_MASK, offsetof(struct session, partner_kinds) },
};
const size_t form_slot_count = sizeof(form_slots) / sizeof(form_slots[0]);

enum breakdown_dim
form_breakdown_dim(enum form_field field)
{
	switch (field) {
	case FF_GENDERS:
		return BREAKDOWN_GENDER;
	case FF_AGES:
		return BREAKDOWN_AGE;
	case FF_STATUSES:
		return BREAKDOWN_STATUS;
	case FF_RESIDENCES:
		return BREAKDOWN_RESIDENCE;
	default:
		return 0;
	}
}

int
form_residence_num(const char *code)
{
	const struct vocab_item *item = vocab_by_code(VOCAB_RESIDENCE, code);
	const struct commune *commune;

	if (item)
		return item->num;
	commune = commune_by_insee(code);
	return commune ? commune->num : -1;
}

const char *
form_residence_code(int num)
{
	const struct vocab_item *item = vocab_by_num(VOCAB_RESIDENCE, num);
	const struct commune *commune = commune_by_num(num);

	return item ? item->code : commune ? commune->insee : NULL;
}

bool
form_field_fits(enum form_field field, int kind)
{
	return (form_fields[field].kinds & 1u << kind) != 0;
}

int
form_field_by_id(const char *id)
{
	for (int i = 0; i < FF_COUNT; i++)
		if (strcmp(form_fields[i].id, id) == 0)
			return i;
	return -1;
}

void
form_init(struct form *f, int kind)
{
	*f = (struct form){ .kind = kind };
}

void
form_clear(struct form *f)
{
	for (int i = 0; i < FF_COUNT; i++) {
		mem_free_secret(f->value[i]);
		free(f->unread[i]);
	}
	mem_free_secret(f->typed);
	free(f->sealed);
	form_init(f, f->kind);
}

static void
put(struct form *f, enum form_field field, const char *value, bool proposed)
{
	/* The new value may be part of the old one. */
	char *old = f->value[field];

	f->value[field] = value && *value ? mem_strdup(value) : NULL;
	f->proposed[field] = proposed;
	if (field == FF_DURATION)
		f->clocked = false;
	mem_free_secret(old);
}

void
form_set(struct form *f, enum form_field field, const char *value)
{
	put(f, field, value, false);
}

void
form_propose(struct form *f, enum form_field field, const char *value)
{
	put(f, field, value, true);
}

void
form_typing(struct form *f, enum form_field field, const char *text)
{
	char *copy = text ? mem_strdup(text) : NULL;

	mem_free_secret(f->typed);
	f->typed = copy;
	f->at = field;
}

void
form_leave_unread(struct form *f, enum form_field field, const char *text)
{
	char *old = f->unread[field];

	f->unread[field] = text && *text ? mem_strdup(text) : NULL;
	free(old);
}

bool
form_has(const struct form *f, enum form_field field, const char *code)
{
	struct strlist list = { 0 };
	bool has;

	strlist_split(&list, f->value[field] ? f->value[field] : "", FORM_LIST_SEPARATOR);
	has = strlist_has(&list, code);
	strlist_clear(&list);
	return has;
}

/* The theme that procedures belong to. */
static const char *
procedures_theme(void)
{
	return vocab_by_num(VOCAB_THEME, THEME_PROCEDURES)->code;
}

void
form_add(struct form *f, enum form_field field, const char *code)
{
	static const char separator[] = { FORM_LIST_SEPARATOR, '\0' };
	const char *old = f->proposed[field] ? NULL : f->value[field];
	char *list;

	/* Nobody should have to choose twice: a procedure is of one theme only. */
	if (field == FF_PROCEDURES)
		form_add(f, FF_THEMES, procedures_theme());
	if (old && form_has(f, field, code))
		return;
	list = old ? mem_concat(old, separator, code) : mem_strdup(code);
	form_set(f, field, list);
	free(list);
}

void
form_remove(struct form *f, enum form_field field, const char *code)
{
	struct strlist old = { 0 }, kept = { 0 };
	const char separator[] = { FORM_LIST_SEPARATOR, '\0' };
	char *list;

	strlist_split(&old, f->value[field] ? f->value[field] : "", FORM_LIST_SEPARATOR);
	for (size_t i = 0; i < old.count; i++)
		if (strcmp(old.item[i], code) != 0)
			strlist_add(&kept, old.item[i]);
	list = strlist_join(&kept, separator);
	form_set(f, field, list);
	free(list);
	strlist_clear(&kept);
	strlist_clear(&old);
	/* The name that was typed for the procedure stays: it is a person's text. */
	if (field == FF_THEMES && strcmp(code, procedures_theme()) == 0)
		form_set(f, FF_PROCEDURES, NULL);
}
