/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hub's network: who is of it and in which order, and what the places of a small directory come
 * to in each commune. */
#include "config.h"

#include "app/network.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "base/mem.h"
#include "base/vocab.h"
#include "store/partner.h"
#include "tests/lib/app_desk.h"

#define PROCEDURES "Aide aux démarches administratives"
#define EVERYDAY "Maîtrise des outils numériques du quotidien"

struct entry {
	const char *id;
	int insee;
	const char *hours, *services;
	int role;
};

/* Now is Tuesday 2026-11-10; the 11th is a public holiday. */
static const char now[] = "2026-11-10T09:00";
static const struct entry entries[] = {
	{ "weekly", 97209, "Mo-Fr 08:00-12:00,14:00-16:00", PROCEDURES "|" EVERYDAY, 0 },
	{ "night", 97209, "Sa 20:00-02:00; PH off", EVERYDAY, 0 },
	{ "unread", 97209, "le matin", "aide aux DEMARCHES administratives|Autre chose", 0 },
	{ "unsaid", 97209, NULL, NULL, ROLE_MEMBER },
	{ "holiday", 97110, "We 08:00-12:00; PH 10:00-11:00", PROCEDURES, ROLE_NONE },
	{ "this-week", 97115, "Tu[2] 08:00-12:00; We[1] 08:00-12:00", PROCEDURES, 0 },
	{ "nowhere", 0, "Mo 08:00-12:00", PROCEDURES, 0 },
};
enum { ENTRIES = sizeof(entries) / sizeof(entries[0]) };

static void
fill_desk(struct desk *d)
{
	struct err err = { 0 };
	int failed = 0;

	for (size_t i = 0; i < ENTRIES; i++) {
		const struct entry *e = &entries[i];
		struct partner p;

		partner_init(&p);
		p.field[PF_ID] = mem_strdup(e->id);
		p.field[PF_NAME] = mem_strdup(e->id);
		p.field[PF_HOURS] = mem_strdup(e->hours);
		p.field[PF_SERVICES] = mem_strdup(e->services);
		p.insee = e->insee;
		p.hub_role = e->role;
		p.search = mem_strdup("");
		failed += store_partner_save(desk_store(d), &p, &err) != 0;
		partner_clear(&p);
	}
	is_int(failed, 0, "entries are stored");
}

static void
check(const struct network *n, int insee, const char *want)
{
	const struct network_commune *c = network_commune(n, insee);
	char *got = mem_printf("%d places, %d timed, %d minutes, %d services", (int)c->places,
			       (int)c->timed, (int)c->minutes, network_services(c));

	is_str(got, want, "%s", c->commune->name);
	free(got);
}

static void
test_coverage(const struct network *n)
{
	check(n, 97209, "4 places, 2 timed, 2160 minutes, 2 services");
	check(n, 97110, "1 places, 1 timed, 60 minutes, 1 services");
	check(n, 97115, "1 places, 1 timed, 240 minutes, 1 services");
	check(n, 97213, "0 places, 0 timed, 0 minutes, 0 services");
	is_int(n->unplaced, 1, "one place is of no known commune");
	is_int(n->here, 97209, "the desk is in Fort-de-France");
	is_int(n->commune_count, 66, "communes without a place are there");
	is_int(network_without(n), 63, "63 have none");
	is_int(network_services_all(), 9, "of nine services");
	ok(network_commune(n, 75056) == NULL, "a commune that is none of them");
}

static void
test_order(struct network *n)
{
	is_str(n->commune[0].commune->name, "Les Abymes", "by name, without the article");
	is_str(n->commune[65].commune->name, "Vieux-Habitants", "to the last");
	network_sort(n, NETWORK_BY_FEWEST);
	is_int(n->commune[0].places, 0, "by fewest: one without a place");
	is_str(n->commune[62].commune->name, "Vieux-Habitants", "alike by name");
	is_str(n->commune[63].commune->name, "La Désirade", "then one place and an hour");
	is_str(n->commune[64].commune->name, "Lamentin", "then one and four hours");
	is_str(n->commune[65].commune->name, "Fort-de-France", "then most");
	network_sort(n, NETWORK_BY_COMMUNE);
	is_str(n->commune[0].commune->name, "Les Abymes", "and back");
}

static void
test_actors(const struct network *n)
{
	char day[DATE_ISO_SIZE];
	int wrong = 0;

	is_int(n->actor_count, 14, "the founding actors and a place that is a member");
	for (size_t i = 1; i < n->actor_count; i++)
		wrong += n->actor[i - 1].role > n->actor[i].role;
	is_int(wrong, 0, "by role");
	is_str(n->actor[0].name, "CACEM", "then by name");
	is_int(n->actor[0].role, ROLE_ENGAGED, "it is committed");
	date_write(n->actor[0].date, day);
	is_str(day, "2022-10-07", "since that day");
	is_str(n->actor[0].territory, "MQ", "in Martinique");
	is_str(n->actor[13].name, "unsaid", "the member comes last");
	is_int(n->actor[13].insee, 97209, "with its commune");
}

int
main(void)
{
	struct desk *d = app_desk_new(now);
	struct network n = { .actor = NULL };
	struct err err = { 0 };

	fill_desk(d);
	is_int(network_load(&n, d, &err), 0, "the network is loaded");
	test_coverage(&n);
	test_order(&n);
	test_actors(&n);
	network_clear(&n);
	desk_close(d);
	return tap_done();
}
