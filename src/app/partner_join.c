/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field carries with it the fields that mean nothing without it, its text as the file had it and
 * whether it is to be checked. */
#include "config.h"

#include "app/partner_join.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/directory.h"
#include "app/partner_labels.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "base/vocab.h"
#include "store/partner.h"

#define PIVOT_UNKNOWN "00000000000000"

bool
partner_join_says(const struct partner *p, enum partner_field f)
{
	const char *cell = p->field[f];

	return !str_empty(cell) && !(f == PF_PIVOT && strcmp(cell, PIVOT_UNKNOWN) == 0);
}

/* The field that it goes with: mostly itself. */
static enum partner_field
head_of(enum partner_field f)
{
	switch (f) {
	case PF_POSTAL:
	case PF_INSEE:
		return PF_COMMUNE;
	case PF_LONGITUDE:
		return PF_LATITUDE;
	case PF_ADDRESS_MORE:
		return PF_ADDRESS;
	default:
		return f;
	}
}

bool
partner_join_is_choice(enum partner_field f)
{
	return head_of(f) == f && f != PF_ID && f != PF_SOURCE && f != PF_UPDATED;
}

/* The two days that stand for « unknown » in published files are none. */
static int
updated(const struct partner *p)
{
	int day;

	return p->field[PF_UPDATED] && date_parse(p->field[PF_UPDATED], &day) == 0 && day > 0 ? day
											      : 0;
}

static size_t
fullness(const struct partner *p, enum partner_field f)
{
	struct strlist values = { .count = 0 };
	size_t count;

	if (!partner_join_says(p, f))
		return 0;
	if (!partner_field_is_list(f))
		return utf8_count(p->field[f]);
	strlist_split(&values, p->field[f], '|');
	count = values.count;
	strlist_clear(&values);
	return count;
}

static size_t
fields_said(const struct partner *p)
{
	size_t count = 0;

	for (int f = 0; f < PF_COUNT; f++)
		count += partner_join_says(p, f);
	return count;
}

/* a is to stay rather than b. */
static bool
better(const struct partner *a, const struct partner *b)
{
	size_t said_a = fields_said(a), said_b = fields_said(b);

	if (a->actor != b->actor)
		return b->actor;
	if (updated(a) != updated(b))
		return updated(a) > updated(b);
	return said_a != said_b ? said_a > said_b : a->n < b->n;
}

bool
partner_join_differs(const struct partner_join *j, enum partner_field f)
{
	for (int g = 0; g < PF_COUNT; g++) {
		bool kept = partner_join_says(&j->kept, g), other = partner_join_says(&j->other, g);

		if (head_of(g) != f || (!kept && !other))
			continue;
		if (kept != other || strcmp(j->kept.field[g], j->other.field[g]) != 0)
			return true;
	}
	return false;
}

static void
unite(char **cell, const char *more)
{
	struct strlist values = { .count = 0 };

	if (!str_empty(more))
		strlist_split(&values, more, '|');
	for (size_t i = 0; i < values.count; i++)
		if (!str_empty(values.item[i]))
			partner_list_add(cell, values.item[i]);
	strlist_clear(&values);
}

/* The values of both, each once, in their order. Yours. */
static char *
united(const struct partner_join *j, enum partner_field f)
{
	char *cell = mem_strdup(j->kept.field[f]);

	unite(&cell, j->other.field[f]);
	return cell;
}

bool
partner_join_unites(const struct partner_join *j, enum partner_field f)
{
	char *both;
	bool more;

	if (!partner_field_is_list(f) || !partner_join_says(&j->kept, f) ||
	    !partner_join_says(&j->other, f))
		return false;
	both = united(j, f);
	more = !str_equal(both, j->kept.field[f]);
	free(both);
	return more;
}

void
partner_join_choose(struct partner_join *j, enum partner_field f, enum join_side side)
{
	if (side == JOIN_BOTH && !partner_join_unites(j, f))
		return;
	for (int g = 0; g < PF_COUNT; g++)
		if (head_of(g) == f)
			j->side[g] = side;
}

static enum join_side
proposed(const struct partner_join *j, enum partner_field f)
{
	uint32_t bit = UINT32_C(1) << f;
	const struct partner *kept = &j->kept, *other = &j->other;

	if (!partner_join_says(other, f) || !partner_join_differs(j, f))
		return JOIN_KEPT;
	if ((kept->by_hand ^ other->by_hand) & bit)
		return other->by_hand & bit ? JOIN_OTHER : JOIN_KEPT;
	if (!partner_join_says(kept, f))
		return JOIN_OTHER;
	if ((kept->to_check ^ other->to_check) & bit)
		return kept->to_check & bit ? JOIN_OTHER : JOIN_KEPT;
	if (updated(kept) != updated(other) || f == PF_NAME)
		return JOIN_KEPT;
	return fullness(other, f) > fullness(kept, f) ? JOIN_OTHER : JOIN_KEPT;
}

int
partner_join_open(struct desk *d, int64_t a, int64_t b, struct partner_join *out, struct err *err)
{
	struct partner_join j = { .side = { JOIN_KEPT } };

	partner_init(&j.kept);
	partner_init(&j.other);
	if (directory_get(d, a, &j.kept, err) != 0 || directory_get(d, b, &j.other, err) != 0) {
		partner_join_clear(&j);
		return -1;
	}
	if (better(&j.other, &j.kept)) {
		struct partner swap = j.kept;

		j.kept = j.other;
		j.other = swap;
	}
	for (int f = 0; f < PF_COUNT; f++)
		if (partner_join_is_choice(f))
			partner_join_choose(&j, f, proposed(&j, f));
	*out = j;
	return 0;
}

void
partner_join_clear(struct partner_join *j)
{
	partner_clear(&j->kept);
	partner_clear(&j->other);
}

static void
take_raw(struct partner *p, const struct partner *from, const char *field)
{
	const char *value = partner_get_raw(from, field);

	if (value)
		partner_set_raw(p, field, value);
	else
		partner_drop_raw(p, field);
}

static void
take(const struct partner_join *j, struct partner *p, enum partner_field f)
{
	uint32_t bit = UINT32_C(1) << f;

	if (str_equal(j->kept.field[f], j->other.field[f]) && j->side[f] != JOIN_OTHER)
		return;
	if (j->side[f] == JOIN_BOTH) {
		mem_replace(&p->field[f], united(j, f));
		p->to_check |= j->other.to_check & bit;
	} else {
		mem_replace(&p->field[f], mem_strdup(j->other.field[f]));
		p->to_check = (p->to_check & ~bit) | (j->other.to_check & bit);
		take_raw(p, &j->other, partner_field_name[f]);
	}
	p->by_hand |= bit;
}

static bool
is_standard(const char *name)
{
	for (int f = 0; f < PF_COUNT; f++)
		if (strcmp(partner_field_name[f], name) == 0)
			return true;
	return false;
}

/* Of one of the two, the column of this cell, when it is to be told and its turn has come. */
static const char *
told_column(const struct partner *p, size_t k, const struct partner *than, bool once, size_t *i)
{
	const char *name = p->raw[k].field;
	const char *other = partner_get_raw(than, name);

	if (is_standard(name) || (once && other) || str_equal(other, p->raw[k].value))
		return NULL;
	return (*i)-- == 0 ? name : NULL;
}

const char *
partner_join_column(const struct partner_join *j, size_t i)
{
	const char *name = NULL;

	for (size_t k = 0; !name && k < j->kept.raw_count; k++)
		name = told_column(&j->kept, k, &j->other, false, &i);
	for (size_t k = 0; !name && k < j->other.raw_count; k++)
		name = told_column(&j->other, k, &j->kept, true, &i);
	return name;
}

void
partner_join_keep_carried(struct desk *d, const struct partner_header *h,
			  const struct partner *entry, struct partner *said)
{
	struct err ignored;

	for (size_t i = 0; i < h->count; i++) {
		const char *name = h->column[i].name;
		const char *value = h->column[i].field == COLUMN_UNKNOWN && entry->raw_count > 0
					    ? partner_get_raw(entry, name)
					    : NULL;

		if (value && !partner_get_raw(said, name) &&
		    store_partner_carried(desk_store(d), entry->n, name, value, &ignored) != 0)
			partner_set_raw(said, name, value);
	}
}

/* What the desk knows beside the standard, and cells of columns that the standard does not know:
 * nothing of it is to be chosen, and none is lost that the one that stays lacks. */
static void
take_rest(const struct partner *other, struct partner *p)
{
	if (p->hub_role == 0 || p->hub_role == ROLE_NONE) {
		p->hub_role = other->hub_role != 0 ? other->hub_role : p->hub_role;
		p->hub_role_date = other->hub_role_date;
	}
	if (p->actor_kind == 0 || p->actor_kind == ACTOR_UNKNOWN)
		p->actor_kind = other->actor_kind != 0 ? other->actor_kind : p->actor_kind;
	if (!p->territory)
		p->territory = mem_strdup(other->territory);
	if (!p->siren)
		p->siren = mem_strdup(other->siren);
	if (str_empty(p->note))
		mem_replace(&p->note, mem_strdup(other->note));
	else if (!str_empty(other->note) && strcmp(p->note, other->note) != 0)
		mem_replace(&p->note, mem_printf("%s · %s", p->note, other->note));
	p->actor = p->actor && other->actor; /* with a place, it is one */
	if (p->gone_on == DATE_NONE)
		p->gone_on = other->gone_on;
	if (other->missing_on == DATE_NONE)
		p->missing_on = DATE_NONE;
	for (size_t i = 0; i < other->raw_count; i++)
		if (!is_standard(other->raw[i].field) && !partner_get_raw(p, other->raw[i].field))
			partner_set_raw(p, other->raw[i].field, other->raw[i].value);
}

void
partner_join_result(const struct partner_join *j, struct partner *p)
{
	partner_clear(p);
	partner_copy(p, &j->kept);
	for (int f = 0; f < PF_COUNT; f++)
		if (j->side[f] != JOIN_KEPT)
			take(j, p, f);
	if (j->side[PF_COMMUNE] == JOIN_OTHER)
		p->insee = j->other.insee;
	take_rest(&j->other, p);
	mem_replace(&p->search, directory_search_text(p));
}

int
partner_join_save(struct desk *d, const struct partner_join *j, struct err *err)
{
	struct partner p;
	int result;

	partner_init(&p);
	partner_join_result(j, &p);
	result = store_partner_merge(desk_store(d), &p, &j->other, err);
	partner_clear(&p);
	return result;
}
