/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outsider: bounds of hidden figures, each 1 or more. */
#include "config.h"

#include "tests/lib/release_audit.h"

#include <stdlib.h>
#include <string.h>

#include "base/commune.h"
#include "base/csv.h"
#include "base/mem.h"
#include "base/str.h"

enum { PERIOD, PERIMETER, TABLE, MEASURE, GEO, CATEGORY, LABEL, VALUE, STATUS };
enum { ABSENT = -2 };

static int
keep_row(void *arg, const struct csv_row *row)
{
	struct audit_table *t = arg;
	struct audit_cell *c;
	bool secret;

	if (row->line == 1)
		return 0;
	if (row->count != AUDIT_COLUMNS) {
		t->bad++;
		return 0;
	}
	t->cell = mem_grow(t->cell, t->count, &t->capacity, sizeof(*t->cell));
	c = &t->cell[t->count++];
	for (int i = 0; i < AUDIT_COLUMNS; i++)
		c->text[i] = mem_strdup(row->cell[i]);
	secret = strcmp(c->text[STATUS], "S") == 0;
	c->value = -1;
	if (secret != (strcmp(c->text[VALUE], "s") == 0) ||
	    (!secret && (strcmp(c->text[STATUS], "P") != 0 ||
			 str_to_long(c->text[VALUE], 0, 1000000000, &c->value) != 0)) ||
	    c->text[LABEL][0] == '\0')
		t->bad++;
	return 0;
}

void
release_audit_clear(struct audit_table *t)
{
	for (size_t i = 0; i < t->count; i++)
		for (int k = 0; k < AUDIT_COLUMNS; k++)
			free(t->cell[i].text[k]);
	free(t->cell);
	memset(t, 0, sizeof(*t));
}

bool
release_audit_read(const struct release *r, struct audit_table *t)
{
	struct err err;

	memset(t, 0, sizeof(*t));
	for (size_t i = 0; i < r->file_count; i++)
		if (strcmp(r->file[i].name, "statistiques.csv") == 0)
			return csv_read(r->file[i].bytes, r->file[i].len, ';', keep_row, t, &err) ==
				       0 &&
			       t->bad == 0;
	return false;
}

long
release_audit_value(const struct audit_table *t, const char *table, const char *measure,
		    const char *code)
{
	for (size_t i = 0; i < t->count; i++)
		if (strcmp(t->cell[i].text[TABLE], table) == 0 &&
		    strcmp(t->cell[i].text[MEASURE], measure) == 0 &&
		    (strcmp(t->cell[i].text[CATEGORY], code) == 0 ||
		     strcmp(t->cell[i].text[GEO], code) == 0))
			return t->cell[i].value;
	return ABSENT;
}

/* Whether that is a part of a place: "" is the parts of all, the finest that have rows. */
static bool
is_part(const struct audit_table *t, const char *code, const char *whole)
{
	const struct commune *c = commune_by_insee(code);
	bool communes = release_audit_value(t, "residence", "personnes", "97101") != ABSENT;
	bool groups = release_audit_value(t, "residence", "personnes", "CACEM") != ABSENT;
	size_t count;
	const struct commune *list = commune_list(&count);
	bool island = strcmp(code, "971") == 0 || strcmp(code, "972") == 0;
	bool group = false;

	for (size_t i = 0; i < count; i++)
		group = group || strcmp(list[i].epci, code) == 0;
	if (whole[0] != '\0')
		return c != NULL && strcmp(c->epci, whole) == 0;
	return communes ? !group && !island : groups ? !island : true;
}

/* Hidden figures of an additive table, or of a part of it: none, or several whose sum leaves room
 * for k each. */
static int
attack_part(const struct audit_table *t, const char *table, const char *measure, long k,
	    bool persons, const char *whole)
{
	long rest = release_audit_value(t, table, measure, whole[0] != '\0' ? whole : "TOTAL");
	long hidden = 0;
	long cells = 0;
	int found = 0;

	if (rest < 0)
		return 0;
	for (size_t i = 0; i < t->count; i++) {
		const struct audit_cell *c = &t->cell[i];

		if (strcmp(c->text[TABLE], table) != 0 || strcmp(c->text[MEASURE], measure) != 0 ||
		    strcmp(c->text[CATEGORY], "TOTAL") == 0 || strcmp(c->text[GEO], "TOTAL") == 0)
			continue;
		if (c->text[GEO][0] != '\0' && !is_part(t, c->text[GEO], whole))
			continue;
		cells++;
		hidden += c->value < 0;
		rest -= c->value < 0 ? 0 : c->value;
		found += persons && c->value > 0 && c->value < k;
	}
	if (cells == 0)
		return found;
	if (hidden == 0)
		return found + (rest != 0);
	return found + (hidden == 1 || rest - (hidden - 1) < k);
}

static int
attack_additive(const struct audit_table *t, const char *table, const char *measure, long k,
		bool persons)
{
	static const char *const groups[] = {
		"CACEM", "CAP_NORD",          "ESPACE_SUD",        "CAP_EXCELLENCE", "CANGT",
		"CANBT", "RIVIERA_DU_LEVANT", "GRAND_SUD_CARAIBE", "MARIE_GALANTE"
	};
	int found = attack_part(t, table, measure, k, persons, "");

	for (size_t i = 0; i < sizeof(groups) / sizeof(groups[0]); i++)
		if (strcmp(table, "residence") == 0)
			found += attack_part(t, table, measure, k, persons, groups[i]);
	return found;
}

/* A table without rows says nothing but how many persons there are: it never has any when they are
 * so few, and always has when they are more. Where every answer is telling, it may be missing for
 * more of them; its rows show somebody, and nobody knows what nearly all answered. */
static int
attack_missing(const struct audit_table *t, const char *table, long k, long rows, bool telling)
{
	long persons = release_audit_value(t, "ensemble", "personnes", "TOTAL");
	bool few = persons > 0 && persons < k + rows - 1;
	bool somebody = false;
	long cells = 0;
	int found = 0;

	for (size_t i = 0; i < t->count; i++) {
		const struct audit_cell *c = &t->cell[i];

		if (strcmp(c->text[TABLE], table) != 0 ||
		    strcmp(c->text[MEASURE], "personnes") != 0 ||
		    strcmp(c->text[CATEGORY], "TOTAL") == 0)
			continue;
		cells++;
		somebody = somebody || c->value > 0;
		found += telling && c->value > 0 && persons - c->value < k;
	}
	if (cells == 0)
		return !few && !telling;
	return found + few + (telling && persons > 0 && !somebody);
}

static bool
is_telling(const char *code)
{
	static const char *const telling[] = {
		"sante",   "banque_et_achats_en_ligne", "social_sante",
		"justice", "etrangers_europe",          "argent_impots"
	};

	for (size_t i = 0; i < sizeof(telling) / sizeof(telling[0]); i++)
		if (strcmp(telling[i], code) == 0)
			return true;
	return false;
}

static int
attack_multiple(const struct audit_table *t, const char *table)
{
	long persons = release_audit_value(t, "ensemble", "personnes", "TOTAL");
	long asked = strcmp(table, "demarche") == 0
			     ? release_audit_value(t, "theme", "personnes",
						   "aide_aux_demarches_administratives")
			     : persons;
	int hidden = 0;
	int found = 0;

	if (asked == ABSENT) /* where no theme is told, all that is known is how many came */
		asked = persons;
	for (size_t i = 0; i < t->count; i++) {
		const struct audit_cell *c = &t->cell[i];
		bool telling = is_telling(c->text[CATEGORY]);
		long k = telling ? 11 : 5;

		if (strcmp(c->text[TABLE], table) != 0)
			continue;
		hidden += c->value < 0;
		found += c->value > 0 && c->value < k;
		found += telling && c->value > 0 && asked - c->value < k;
		found += c->value < 0 && asked < k;
		found += c->value > asked;
	}
	return found + (hidden == 1);
}

int
release_audit_attack(const struct audit_table *t)
{
	static const struct {
		const char *table;
		long k, rows; /* 0 rows: so many that few persons prove none of them */
	} additive[] = {
		{ "genre", 5, 3 }, { "age", 5, 8 },     { "residence", 5, 0 }, { "canal", 5, 5 },
		{ "duree", 5, 4 }, { "statut", 11, 5 }, { "ensemble", 5, 4 },
	};
	int found = 0;

	for (size_t i = 0; i < sizeof(additive) / sizeof(additive[0]); i++) {
		const char *table = additive[i].table;
		long k = additive[i].k;

		found += attack_additive(t, table, "personnes", k, true);
		if (additive[i].rows > 0)
			found += attack_missing(t, table, k, additive[i].rows, k > 5);
	}
	found += attack_additive(t, "ensemble", "seances", 5, false);
	found += attack_additive(t, "ensemble", "accompagnements", 5, false);
	found += attack_multiple(t, "theme");
	found += attack_multiple(t, "demarche");
	found += attack_multiple(t, "materiel");
	return found;
}

bool
release_audit_sorted(const struct audit_table *t)
{
	static const int by[] = { TABLE, MEASURE, GEO, CATEGORY };

	for (size_t i = 1; i < t->count; i++) {
		int d = 0;

		for (size_t k = 0; k < sizeof(by) / sizeof(by[0]) && d == 0; k++)
			d = strcmp(t->cell[i - 1].text[by[k]], t->cell[i].text[by[k]]);
		if (d >= 0)
			return false;
	}
	return true;
}
