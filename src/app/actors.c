/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hub's founding actors as entries of a new desk's directory. What is not known stays empty. */
#include "config.h"

#include <stdlib.h>

#include "app/actor_data.h"
#include "app/desk_private.h"
#include "app/directory.h"
#include "base/commune.h"
#include "base/mem.h"
#include "store/partner.h"

/* The same id in every desk, so that two desks' files agree on who is meant. */
#define ACTOR_ID "acteur-%s"

static void
set(struct partner *p, enum partner_field f, const char *value)
{
	if (*value != '\0')
		p->field[f] = mem_strdup(value);
}

static void
fill(struct partner *p, const struct actor_data *a)
{
	const struct commune *commune = commune_by_num(a->commune);

	p->actor = true;
	p->insee = a->commune;
	p->hub_role = a->role;
	if (date_parse(a->role_date, &p->hub_role_date) < 0)
		p->hub_role_date = DATE_NONE;
	p->actor_kind = a->kind;
	if (*a->territory != '\0')
		p->territory = mem_strdup(a->territory);
	if (*a->siren != '\0')
		p->siren = mem_strdup(a->siren);
	set(p, PF_NAME, a->name);
	set(p, PF_PIVOT, a->siret);
	set(p, PF_POSTAL, a->postal);
	set(p, PF_ADDRESS, a->address);
	set(p, PF_PHONE, a->phone);
	set(p, PF_EMAILS, a->email);
	set(p, PF_WEB, a->web);
	set(p, PF_HOURS, a->hours);
	set(p, PF_SUMMARY, a->note);
	if (commune) {
		set(p, PF_COMMUNE, commune->name);
		set(p, PF_INSEE, commune->insee);
	}
}

static int
add(struct store *st, const struct actor_data *a, struct err *err)
{
	struct partner p;
	char *id = mem_printf(ACTOR_ID, a->key);
	int64_t n;
	int result = store_partner_find(st, id, &n, err);

	if (result == 0 || err->code != ERR_NO_INPUT) {
		free(id);
		return result;
	}
	err_clear(err);
	partner_init(&p);
	p.field[PF_ID] = id;
	fill(&p, a);
	p.search = directory_search_text(&p);
	result = store_partner_save(st, &p, err);
	partner_clear(&p);
	return result;
}

int
directory_seed_actors(struct desk *d, struct err *err)
{
	struct store *st = desk_store(d);

	if (store_begin(st, NULL, err) < 0)
		return -1;
	for (size_t i = 0; i < actor_data_count; i++) {
		if (add(st, &actor_data[i], err) < 0) {
			store_rollback(st);
			return -1;
		}
	}
	return store_commit(st, (int)actor_data_count, err);
}
