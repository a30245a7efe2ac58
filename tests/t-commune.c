/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The communes: all there, found by each key, as many to a group as it has. */
#include "config.h"

#include "base/commune.h"

#include <string.h>

#include "tests/lib/tap.h"

static void
test_list(void)
{
	size_t count;
	const struct commune *list = commune_list(&count);
	int department[2] = { 0, 0 };
	int faults = 0;

	is_int(count, 66, "66 communes");
	for (size_t i = 0; i < count; i++) {
		const struct commune *c = &list[i];

		if (c->department == DEPARTMENT_GUADELOUPE)
			department[0]++;
		if (c->department == DEPARTMENT_MARTINIQUE)
			department[1]++;
		faults += commune_by_num(c->num) != c || commune_by_insee(c->insee) != c;
		faults += c->num / 100 != c->department;
		faults += !c->postal[0] || strlen(c->postal[0]) != 5 || strlen(c->siren) != 9;
		faults += c->lat <= c->min_lat || c->lat >= c->max_lat;
		faults += c->lon <= c->min_lon || c->lon >= c->max_lon;
		faults += c->population <= 0;
		if (faults) {
			ok(false, "%s %s is sound", c->insee, c->name);
			return;
		}
	}
	ok(true, "each is found by its code, and lies in its box");
	is_int(department[0], 32, "32 of them in Guadeloupe");
	is_int(department[1], 34, "34 in Martinique");
}

static void
test_lookup(void)
{
	const struct commune *c = commune_by_insee("97213");

	is_str(c ? c->name : NULL, "Le Lamentin", "97213 is Le Lamentin");
	c = commune_by_num(97115);
	is_str(c ? c->name : NULL, "Lamentin", "97115 is Lamentin");
	c = commune_by_num(97229);
	is_str(c ? c->name : NULL, "Schœlcher", "97229 is Schœlcher");
	ok(!commune_by_num(97123) && !commune_by_num(97127),
	   "Saint-Barthélemy and Saint-Martin are communes of Guadeloupe no more");
	ok(!commune_by_num(0) && !commune_by_num(97235) && !commune_by_num(97100),
	   "nor is any other number");
	ok(!commune_by_insee("") && !commune_by_insee("9721") && !commune_by_insee("972130"),
	   "a code has five digits");
	ok(!commune_by_insee("+9721") && !commune_by_insee("97 13"), "and digits only");
}

static void
test_postal(void)
{
	size_t count;
	const struct commune *list = commune_list(&count);
	int served = 0;

	for (size_t i = 0; i < count; i++)
		served += commune_has_postal(&list[i], "97250");
	is_int(served, 3, "97250 serves three communes");
	ok(commune_has_postal(commune_by_num(97209), "97200") &&
		   commune_has_postal(commune_by_num(97209), "97234"),
	   "Fort-de-France has two postal codes");
	ok(!commune_has_postal(commune_by_num(97213), "97213"),
	   "an INSEE code is not a postal code");
}

static void
test_epcis(void)
{
	size_t communes;
	const struct commune *all = commune_list(&communes);
	static const struct {
		const char *code;
		int communes;
	} sizes[] = { { "CACEM", 4 },
		      { "CAP_NORD", 18 },
		      { "ESPACE_SUD", 12 },
		      { "CAP_EXCELLENCE", 3 },
		      { "CANGT", 5 },
		      { "CANBT", 6 },
		      { "RIVIERA_DU_LEVANT", 4 },
		      { "GRAND_SUD_CARAIBE", 11 },
		      { "MARIE_GALANTE", 3 } };

	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		int members = 0;

		for (size_t j = 0; j < communes; j++)
			members += strcmp(all[j].epci, sizes[i].code) == 0;
		is_int(members, sizes[i].communes, "%s has its communes", sizes[i].code);
	}
}

static void
test_namesakes(void)
{
	ok(commune_has_namesake(commune_by_num(97128)), "Sainte-Anne of Guadeloupe has a namesake");
	ok(commune_has_namesake(commune_by_num(97226)), "so has that of Martinique");
	ok(!commune_has_namesake(commune_by_num(97213)), "Le Lamentin is not Lamentin");
}

int
main(void)
{
	test_list();
	test_lookup();
	test_postal();
	test_epcis();
	test_namesakes();
	return tap_done();
}
