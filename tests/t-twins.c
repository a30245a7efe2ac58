/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which entries of the directory may be one place, and one made of two: field by field, undone at
 * once, and unharmed by the files that both came from. */
#include "config.h"

#include "app/partner_twins.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/directory.h"
#include "app/partner_import.h"
#include "app/partner_join.h"
#include "base/mem.h"
#include "store/partner.h"
#include "store/undo.h"
#include "tests/lib/app_desk.h"

#define HEADER                                                                              \
	"id,pivot,nom,commune,code_postal,adresse,latitude,longitude,telephone,itinerance," \
	"date_maj,services,site_web\n"
#define SIRET "82251616700027"

static const char now[] = "2026-10-05T14:32";

/* Made for this test. */
static const char rows[] = HEADER
	"pivot-1," SIRET ",Espace Zouti,Ducos,97224,12 rue Delgrès,,,,,2024-01-01,,\n"
	"pivot-2," SIRET ",Association Tout Autre,Ducos,97224,,,,,,2024-01-01,,\n"
	"phone-1,,Cyber-base du Robert,Le Robert,97231,Rue Victor Hugo,,,0596651111,,2024-01-01,,\n"
	"phone-2,,Cyberbase,Le Robert,97231,,,,0596651111,,2024-01-01,,\n"
	"bus-1,,Bus des usages,Le Robert,97231,,,,0596651111,Itinérant,2024-01-01,,\n"
	"words-1,,Médiathèque Aimé Césaire de Schoelcher,Schœlcher,97233,,,,,,2024-01-01,,\n"
	"words-2,,MEDIATEQUE Césaire Aimé,Schœlcher,97233,,,,,,2024-01-01,,\n"
	"words-3,,Médiathèque Aimé Césaire,Ducos,97224,,,,,,2024-01-01,,\n"
	"number-1,,Point numérique 1,Le Marin,97290,,,,,,2024-01-01,,\n"
	"number-2,,Point numérique 2,Le Marin,97290,,,,,,2024-01-01,,\n"
	"hall-1,,Mairie,Le Carbet,97221,1 place Jules Grévy,14.7121,-61.1836,,,2024-01-01,,\n"
	"hall-2,,Bibliothèque,Le Carbet,97221,1 place Jules Grévy,14.7121,-61.1836,,,2024-01-01,,\n"
	"near-1,,Maison des services,Le Vauclin,97280,,14.54498,-60.84140,,,2024-01-01,,\n"
	"near-2,,Maison services publics,Le Vauclin,97280,,14.54520,-60.84142,,,2024-01-01,,\n"
	"far-2,,Maison services publics,Le Vauclin,97280,,14.56000,-60.85000,,,2024-01-01,,\n";

static void
import_path(struct desk *d, const char *path, struct import_plan *plan)
{
	struct err err = { 0 };

	ok(import_plan_make(d, path, NULL, plan, &err) == 0 &&
		   (plan->added + plan->updated == 0 || import_plan_apply(d, plan, &err) == 0),
	   "a file is imported");
}

static void
import_text(struct desk *d, const char *text, struct import_plan *plan)
{
	char *folder = tap_tmpdir();
	char *path = path_join(folder, "places.csv");
	struct err err = { 0 };

	ok(file_write(path, text, strlen(text), true, &err) == 0, "a file is written");
	import_path(d, path, plan);
	free(path);
	free(folder);
}

static int64_t
number(struct desk *d, const char *id)
{
	struct err err = { 0 };
	int64_t n = 0;

	directory_by_id(d, id, &n, &err);
	return n;
}

static const struct twin *
pair_of(const struct twins *t, int64_t a, int64_t b)
{
	for (size_t i = 0; i < t->count; i++)
		if ((t->pair[i].a == a && t->pair[i].b == b) ||
		    (t->pair[i].a == b && t->pair[i].b == a))
			return &t->pair[i];
	return NULL;
}

static void
check_pair(struct desk *d, const struct twins *t, const char *a, const char *b, unsigned why)
{
	const struct twin *pair = pair_of(t, number(d, a), number(d, b));

	is_int(pair != NULL ? (int)pair->reasons : 0, (int)why, "%s and %s", a, b);
}

static void
find(struct desk *d, int64_t of, struct twins *t)
{
	struct err err = { 0 };

	ok(partner_twins_find(d, of, t, &err) == 0, "pairs are looked for");
}

static void
test_reasons(void)
{
	struct desk *d = app_desk_new(now);
	struct import_plan plan;
	struct twins t;
	struct err err = { 0 };

	import_text(d, rows, &plan);
	import_plan_clear(&plan);
	find(d, 0, &t);
	check_pair(d, &t, "pivot-1", "pivot-2", TWIN_PIVOT);
	check_pair(d, &t, "phone-1", "phone-2", TWIN_PHONE | TWIN_NAME);
	check_pair(d, &t, "bus-1", "phone-1", 0);
	check_pair(d, &t, "bus-1", "phone-2", 0);
	check_pair(d, &t, "words-1", "words-2", TWIN_NAME);
	check_pair(d, &t, "words-1", "words-3", 0);
	check_pair(d, &t, "number-1", "number-2", 0);
	check_pair(d, &t, "hall-1", "hall-2", 0);
	check_pair(d, &t, "near-1", "near-2", TWIN_NAME_NEAR | TWIN_NEAR);
	check_pair(d, &t, "near-1", "far-2", 0);
	check_pair(d, &t, "phone-1", "words-1", 0);
	for (size_t i = 1; i < t.count; i++)
		if (t.pair[i - 1].score < t.pair[i].score)
			ok(false, "the surest come first");
	partner_twins_clear(&t);

	find(d, number(d, "phone-2"), &t);
	is_int(t.count, 1, "the pairs of one entry");
	ok(partner_twins_apart(d, t.pair[0].a, t.pair[0].b, &err) == 0, "are said to be two");
	partner_twins_clear(&t);
	find(d, number(d, "phone-2"), &t);
	is_int(t.count, 0, "and not proposed again");
	partner_twins_clear(&t);
	desk_close(d);
}

static const char two[] = HEADER
	"old,,Cyber-base,Ducos,97224,,,,0596 56 11 11,,2022-01-01,Accès internet et matériel "
	"informatique,\n"
	"new,,Cyberbase de Ducos,Ducos,97224,1 rue Neuve,,,0596 56 11 11,,2024-01-01,Aide "
	"aux démarches administratives,\n";

static void
test_join(void)
{
	struct desk *d = app_desk_new(now);
	struct import_plan plan;
	struct partner_join j;
	struct partner p;
	struct undo_step step;
	struct err err = { 0 };
	int64_t kept;

	import_text(d, two, &plan);
	import_plan_clear(&plan);
	kept = number(d, "new");
	is_int(partner_join_open(d, number(d, "old"), kept, &j, &err), 0, "two are opened");
	is_int(j.kept.n, kept, "the newer one stays");
	ok(partner_join_unites(&j, PF_SERVICES) && !partner_join_unites(&j, PF_NAME),
	   "lists can be united");
	partner_join_choose(&j, PF_SERVICES, JOIN_BOTH);
	partner_join_choose(&j, PF_NAME, JOIN_OTHER);
	is_int(partner_join_save(d, &j, &err), 0, "they are one");
	partner_join_clear(&j);
	is_int(number(d, "old"), kept, "the id of the other means the one that stays");
	partner_init(&p);
	directory_get(d, kept, &p, &err);
	is_str(p.field[PF_NAME], "Cyber-base", "what was chosen from the other");
	is_str(p.field[PF_ADDRESS], "1 rue Neuve", "what was not");
	is_str(p.field[PF_SERVICES],
	       "Aide aux démarches administratives|Accès internet et matériel informatique",
	       "and both");
	is_int(p.by_hand, 1U << PF_NAME | 1U << PF_SERVICES,
	       "what came from the other is the desk's");
	partner_clear(&p);
	is_int(store_undo(desk_store(d), &step, &err), 0, "it is undone");
	is_str(step.action, "partner-merge", "in one step");
	ok(number(d, "old") != kept, "they are two again");
	desk_close(d);
}

/* The same file again: the row of the entry that is no more says nothing. */
static void
test_import_again(void)
{
	struct desk *d = app_desk_new(now);
	struct import_plan plan;
	struct partner_join j;
	struct err err = { 0 };
	struct partner p;

	import_text(d, two, &plan);
	import_plan_clear(&plan);
	partner_join_open(d, number(d, "old"), number(d, "new"), &j, &err);
	is_int(partner_join_save(d, &j, &err), 0, "two are made one");
	partner_join_clear(&j);
	import_text(d, two, &plan);
	is_int(plan.unchanged, 2, "both rows change nothing");
	is_int(plan.row[0].partner.n, 0, "the one of the other is not written");
	is_int(plan.note_count > 0 ? (int)plan.note[0].reason : 0, IMPORT_MERGED, "which is told");
	import_plan_clear(&plan);
	partner_init(&p);
	directory_get(d, number(d, "old"), &p, &err);
	is_str(p.field[PF_NAME], "Cyberbase de Ducos", "the one that stays is as it was");
	partner_clear(&p);
	desk_close(d);
}

/* Two entries that differ as given, opened; p and q are theirs. */
static void
open_two(struct desk *d, struct partner *p, struct partner *q, struct partner_join *j)
{
	struct err err = { 0 };

	if (store_partner_save(desk_store(d), p, &err) != 0 ||
	    store_partner_save(desk_store(d), q, &err) != 0 ||
	    partner_join_open(d, p->n, q->n, j, &err) != 0)
		ok(false, "two entries (%s)", err.detail);
}

static void
entry(struct partner *p, const char *day, const char *name, const char *phone)
{
	partner_init(p);
	p->field[PF_NAME] = mem_strdup(name);
	p->field[PF_COMMUNE] = mem_strdup("Ducos");
	p->field[PF_UPDATED] = mem_strdup(day);
	p->field[PF_PHONE] = mem_strdup(phone);
	p->insee = 97207;
}

/* Which stays, what is proposed of each field, and what the desk knows of both. */
static void
test_rules(void)
{
	struct desk *d = app_desk_new(now);
	struct partner p, q, one;
	struct partner_join j;

	entry(&p, "2024-01-01", "Actor", "+596596111111");
	entry(&q, "2022-01-01", "A place with a longer name", "+596596222222");
	p.actor = true;
	p.gone_on = 20000;
	q.gone_on = 19000;
	p.note = mem_strdup("p");
	q.note = mem_strdup("q");
	open_two(d, &p, &q, &j);
	is_int(j.kept.n, q.n, "a place stays rather than an actor, be it older");
	partner_init(&one);
	partner_join_result(&j, &one);
	ok(!one.actor, "with a place it is one");
	is_int(one.gone_on, 19000, "the day that the one that stays has");
	is_str(one.note, "q · p", "both notes");
	partner_clear(&one);
	partner_join_clear(&j);
	partner_clear(&p);
	partner_clear(&q);

	entry(&p, "2024-01-01", "Name", "+596596111111");
	entry(&q, "2024-01-01", "A longer name", "+596596222222");
	q.by_hand = 1u << PF_PHONE;
	p.field[PF_HOURS] = mem_strdup("Mo-Fr 08:00-12:00");
	q.field[PF_HOURS] = mem_strdup("24/7");
	p.to_check = 1u << PF_HOURS;
	q.insee = 97213;
	mem_replace(&q.field[PF_COMMUNE], mem_strdup("Le Lamentin"));
	open_two(d, &p, &q, &j);
	is_int(j.kept.n, p.n, "of two that are alike the first stays");
	is_int(j.side[PF_PHONE], JOIN_OTHER, "what was typed here is proposed");
	is_int(j.side[PF_HOURS], JOIN_OTHER, "and what is in no doubt, be it shorter");
	is_int(j.side[PF_NAME], JOIN_KEPT, "not a name for being longer");
	partner_join_choose(&j, PF_COMMUNE, JOIN_OTHER);
	partner_init(&one);
	partner_join_result(&j, &one);
	is_int(one.insee, 97213, "the commune brings its number");
	partner_clear(&one);
	partner_join_clear(&j);
	partner_clear(&p);
	partner_clear(&q);
	desk_close(d);
}

/* What a merge took from the other is the desk's, and what the standard does not know is nobody
 * else's: no file touches either. */
static void
test_import_after(void)
{
	static const char newer[] =
		HEADER "new,,Nouveau nom,Ducos,97224,2 rue Neuve,,,0596 56 11 11,,2025-01-01,,\n"
		       "old,,Tout autre,Ducos,97224,,,,,,2025-01-01,,\n";
	struct desk *d = app_desk_new(now);
	struct import_plan plan;
	struct partner_join j;
	struct partner p;
	struct err err = { 0 };

	import_text(d, two, &plan);
	import_plan_clear(&plan);
	partner_init(&p);
	directory_get(d, number(d, "old"), &p, &err);
	p.hub_role = ROLE_ENGAGED;
	p.hub_role_date = date_from(2022, 10, 7);
	p.actor_kind = 2;
	p.territory = mem_strdup("MQ");
	is_int(store_partner_save(desk_store(d), &p, &err), 0, "the older is of the hub");
	partner_join_open(d, number(d, "old"), number(d, "new"), &j, &err);
	partner_join_choose(&j, PF_NAME, JOIN_OTHER);
	is_int(partner_join_save(d, &j, &err), 0, "two are made one");
	partner_join_clear(&j);
	import_text(d, newer, &plan);
	is_int(plan.updated, 1, "a newer file changes the one that stays");
	import_plan_clear(&plan);
	directory_get(d, number(d, "old"), &p, &err);
	is_str(p.field[PF_NAME], "Cyber-base", "not what came from the other");
	is_str(p.field[PF_ADDRESS], "2 rue Neuve", "but its own");
	is_int(p.hub_role, ROLE_ENGAGED, "its role in the hub is there");
	is_int(p.hub_role_date, date_from(2022, 10, 7), "and since when");
	is_int(p.actor_kind, 2, "and its kind");
	is_str(p.territory, "MQ", "and its territory");
	partner_clear(&p);
	desk_close(d);
}

static int
in_pairs(const struct twins *t, int64_t n)
{
	for (size_t i = 0; i < t->count; i++)
		if (t->pair[i].a == n || t->pair[i].b == n)
			return 1;
	return 0;
}

struct counting {
	const struct twins *twins;
	int rows;
};

static int
count_row(void *arg, const struct partner *p)
{
	struct counting *c = arg;

	c->rows += in_pairs(c->twins, p->n);
	return 0;
}

/* 41 % of the rows; the national pipeline says that 36 % are in a group of its own making. */
static void
test_facts(void)
{
	struct desk *d;
	struct import_plan plan;
	struct twins t;
	struct counting c = { .twins = &t };
	struct err err = { 0 };
	char *path;

	if (!tap_facts()) {
		skip(1, "no facts");
		return;
	}
	d = app_desk_new(now);
	path = path_join(tap_facts(), "places-971-972.csv");
	import_path(d, path, &plan);
	import_plan_clear(&plan);
	find(d, 0, &t);
	is_int(t.count, 90, "pairs of the real directory");
	store_partner_each(desk_store(d), false, count_row, &c, &err);
	is_int(c.rows, 114, "in which so many places are");
	partner_twins_clear(&t);
	free(path);
	desk_close(d);
}

/* So many places, each twice. */
static void
import_twice(struct desk *d, int places)
{
	struct import_plan plan;
	struct buf text = BUF_INIT;

	buf_add(&text, HEADER);
	for (int i = 0; i < places; i++)
		buf_addf(&text,
			 "a-%d,,Cyber-base du Morne %d,Ducos,97224,%d rue Neuve,,,,,2024-01-01,,\n"
			 "b-%d,,CYBERBASE du morne %d,Ducos,97224,%d Rue Neuve,,,,,2024-01-01,,\n",
			 i, i, i, i, i, i);
	import_text(d, buf_text(&text), &plan);
	import_plan_clear(&plan);
	buf_clear(&text);
}

/* A moment at a time, to the end or only so many; the moments that it took. */
static int
search(struct desk *d, int most, struct twins *t)
{
	struct twins_search *s = partner_twins_begin(d);
	struct err err = { 0 };
	int moments = 0, done = 0, rc;

	*t = (struct twins){ .count = 0 };
	do {
		rc = partner_twins_work(s, &err);
		ok(rc >= 0 && partner_twins_permille(s) >= done, "a moment of the search");
		done = partner_twins_permille(s);
	} while (rc == 1 && ++moments < most);
	if (rc == 0) {
		is_int(done, 1000, "is the last of them");
		partner_twins_take(s, t);
	}
	partner_twins_end(s);
	return moments;
}

static void
test_moments(void)
{
	struct desk *d = app_desk_new(now);
	struct twins all, t;
	bool same;

	import_twice(d, 400);
	find(d, 0, &all);
	is_int(all.count, 400, "places that are there twice");
	ok(!all.cut, "are all told");
	ok(search(d, 100000, &t) > 1, "a search takes more than a moment");
	same = t.count == all.count;
	for (size_t i = 0; same && i < t.count; i++)
		same = t.pair[i].a == all.pair[i].a && t.pair[i].b == all.pair[i].b;
	ok(same, "and finds what one at once does");
	partner_twins_clear(&t);
	partner_twins_clear(&all);
	search(d, 2, &t);
	is_int(t.count, 0, "one that was stopped has nothing to clear");

	import_twice(d, TWINS_MAX + 200);
	find(d, 0, &all);
	is_int(all.count, TWINS_MAX, "of a directory full of pairs so many are kept");
	ok(all.cut, "and it is said");
	partner_twins_clear(&all);
	find(d, number(d, "a-1100"), &t);
	is_int(t.count, 1, "of one its own");
	partner_twins_drop(&t, t.pair[0].b, 0);
	is_int(t.count, 0, "which is dropped with the other");
	partner_twins_clear(&t);
	desk_close(d);
}

int
main(void)
{
	test_moments();
	test_reasons();
	test_join();
	test_import_again();
	test_rules();
	test_import_after();
	test_facts();
	return tap_done();
}
