/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making, copying and freeing the plain structs of the store. */
#include "config.h"

#include "store/types.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/vocab.h"

const char *const partner_field_name[PF_COUNT] = {
	[PF_ID] = "id",
	[PF_PIVOT] = "pivot",
	[PF_NAME] = "nom",
	[PF_COMMUNE] = "commune",
	[PF_POSTAL] = "code_postal",
	[PF_INSEE] = "code_insee",
	[PF_ADDRESS] = "adresse",
	[PF_ADDRESS_MORE] = "complement_adresse",
	[PF_LATITUDE] = "latitude",
	[PF_LONGITUDE] = "longitude",
	[PF_TYPOLOGY] = "typologie",
	[PF_PHONE] = "telephone",
	[PF_EMAILS] = "courriels",
	[PF_WEB] = "site_web",
	[PF_HOURS] = "horaires",
	[PF_SUMMARY] = "presentation_resume",
	[PF_DETAIL] = "presentation_detail",
	[PF_SOURCE] = "source",
	[PF_ITINERANCE] = "itinerance",
	[PF_PARENT] = "structure_parente",
	[PF_UPDATED] = "date_maj",
	[PF_SERVICES] = "services",
	[PF_AUDIENCE] = "publics_specifiquement_adresses",
	[PF_CARE] = "prise_en_charge_specifique",
	[PF_COST] = "frais_a_charge",
	[PF_PROGRAMMES] = "dispositif_programmes_nationaux",
	[PF_LABELS] = "formations_labels",
	[PF_OTHER_LABELS] = "autres_formations_labels",
	[PF_ACCESS] = "modalites_acces",
	[PF_SUPPORT] = "modalites_accompagnement",
	[PF_ACCESSIBILITY] = "fiche_acces_libre",
	[PF_BOOKING] = "prise_rdv",
};

void
session_init(struct session *s)
{
	*s = (struct session){
		.kind = KIND_INDIVIDUAL,
		.date = DATE_NONE,
		.start = TIME_NONE,
		.participants = 1,
		.anonymous = 1,
	};
}

void
session_clear(struct session *s)
{
	free(s->procedure_name);
	free(s->title);
	free(s->refer_reason);
	strlist_clear(&s->tags);
	strlist_clear(&s->partners);
	free(s->attendance);
	free(s->breakdown);
	mem_free_secret(s->note);
	session_init(s);
}

/* NULL for an empty one. */
static void *
copy_array(const void *array, size_t count, size_t size)
{
	void *copy;

	if (count == 0)
		return NULL;
	copy = mem_array(count, size);
	memcpy(copy, array, count * size);
	return copy;
}

static void
copy_list(struct strlist *to, const struct strlist *from)
{
	*to = (struct strlist){ .count = 0 };
	for (size_t i = 0; i < from->count; i++)
		strlist_add(to, from->item[i]);
}

void
session_copy(struct session *to, const struct session *from)
{
	*to = *from;
	to->procedure_name = mem_strdup(from->procedure_name);
	to->title = mem_strdup(from->title);
	to->refer_reason = mem_strdup(from->refer_reason);
	copy_list(&to->partners, &from->partners);
	copy_list(&to->tags, &from->tags);
	to->attendance =
		copy_array(from->attendance, from->attendance_count, sizeof(*from->attendance));
	to->breakdown =
		copy_array(from->breakdown, from->breakdown_count, sizeof(*from->breakdown));
	to->note = mem_strdup(from->note);
}

bool
session_is_frozen(const struct session *s)
{
	for (size_t i = 0; i < s->attendance_count; i++)
		if (s->attendance[i].frozen)
			return true;
	return false;
}

bool
session_leave_out_frozen(struct session *s)
{
	size_t left = 0;

	if (!session_is_frozen(s))
		return true;
	for (size_t i = 0; i < s->attendance_count; i++)
		if (!s->attendance[i].frozen)
			s->attendance[left++] = s->attendance[i];
	s->participants -= (int)(s->attendance_count - left);
	s->attendance_count = left;
	if (s->online > s->participants)
		s->online = s->participants;
	return s->participants > 0;
}

void
person_init(struct person *p)
{
	*p = (struct person){
		.consent = DATE_NONE,
		.frozen = DATE_NONE,
		.mandate_from = DATE_NONE,
		.mandate_until = DATE_NONE,
	};
}

void
person_clear(struct person *p)
{
	char *const text[] = { p->name,    p->first_names, p->phone, p->email,
			       p->address, p->mandate_for, p->note,  p->notice };

	for (size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++)
		mem_free_secret(text[i]);
	mem_wipe(p, sizeof(*p));
	person_init(p);
}

void
person_copy(struct person *to, const struct person *from)
{
	*to = *from;
	to->notice = mem_strdup(from->notice);
	to->name = mem_strdup(from->name);
	to->first_names = mem_strdup(from->first_names);
	to->phone = mem_strdup(from->phone);
	to->email = mem_strdup(from->email);
	to->address = mem_strdup(from->address);
	to->mandate_for = mem_strdup(from->mandate_for);
	to->note = mem_strdup(from->note);
}

void
desk_row_clear(struct desk_row *d)
{
	free(d->name);
	free(d->slug);
	*d = (struct desk_row){ .n = 0 };
}

void
post_list_clear(struct post_list *l)
{
	for (size_t i = 0; i < l->count; i++)
		free(l->item[i].name);
	free(l->item);
	*l = (struct post_list){ .item = NULL };
}

void
tag_list_clear(struct tag_list *l)
{
	for (size_t i = 0; i < l->count; i++) {
		free(l->item[i].name);
		free(l->item[i].description);
	}
	free(l->item);
	*l = (struct tag_list){ .item = NULL };
}

void
partner_init(struct partner *p)
{
	*p = (struct partner){
		.hub_role_date = DATE_NONE,
		.gone_on = DATE_NONE,
		.missing_on = DATE_NONE,
	};
}

void
partner_clear(struct partner *p)
{
	for (int f = 0; f < PF_COUNT; f++)
		free(p->field[f]);
	free(p->territory);
	free(p->siren);
	free(p->search);
	free(p->note);
	for (size_t i = 0; i < p->raw_count; i++) {
		free(p->raw[i].field);
		free(p->raw[i].value);
	}
	free(p->raw);
	partner_init(p);
}

void
partner_copy(struct partner *to, const struct partner *from)
{
	*to = *from;
	for (int f = 0; f < PF_COUNT; f++)
		to->field[f] = mem_strdup(from->field[f]);
	to->territory = mem_strdup(from->territory);
	to->siren = mem_strdup(from->siren);
	to->search = mem_strdup(from->search);
	to->note = mem_strdup(from->note);
	to->raw = NULL;
	to->raw_count = 0;
	for (size_t i = 0; i < from->raw_count; i++)
		partner_set_raw(to, from->raw[i].field, from->raw[i].value);
}

static struct partner_raw *
find_raw(const struct partner *p, const char *field)
{
	for (size_t i = 0; i < p->raw_count; i++)
		if (strcmp(p->raw[i].field, field) == 0)
			return &p->raw[i];
	return NULL;
}

/* The value is copied before the old one goes: it may be the same text. */
void
partner_set_raw(struct partner *p, const char *field, const char *value)
{
	struct partner_raw *raw = find_raw(p, field);
	char *copy = mem_strdup(value);

	if (raw == NULL) {
		p->raw = mem_resize(p->raw, p->raw_count + 1, sizeof(*p->raw));
		raw = &p->raw[p->raw_count++];
		*raw = (struct partner_raw){ .field = mem_strdup(field) };
	}
	free(raw->value);
	raw->value = copy;
}

void
partner_drop_raw(struct partner *p, const char *field)
{
	struct partner_raw *raw = find_raw(p, field);

	if (raw == NULL)
		return;
	free(raw->field);
	free(raw->value);
	memmove(raw, raw + 1, (size_t)(p->raw + p->raw_count - raw - 1) * sizeof(*raw));
	p->raw_count--;
}

const char *
partner_get_raw(const struct partner *p, const char *field)
{
	const struct partner_raw *raw = find_raw(p, field);

	return raw != NULL ? raw->value : NULL;
}
