/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is offered in a field, in which order, and what a typed text or a key chooses. */
#include "config.h"

#include "tests/lib/app_desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/choices.h"
#include "app/logbook.h"
#include "app/tags.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/vocab.h"

static void
load(struct choices *c, struct desk *d, enum form_field field)
{
	struct err err = { 0 };

	is_int(choices_load(c, d, field, NULL, &err), 0, "choices of %s", form_fields[field].id);
}

/* The code of the best match, and how many match. */
static const char *
best(const struct choices *c, const char *typed, size_t *count)
{
	size_t *index = mem_array(c->count + 1, sizeof(*index));
	const char *code;

	*count = choices_match(c, typed, index);
	code = *count > 0 ? c->item[index[0]].code : NULL;
	free(index);
	return code;
}

static void
is_best(const struct choices *c, const char *typed, const char *want)
{
	size_t count;

	is_str(best(c, typed, &count), want, "typed: %s", typed);
}

static void
test_themes(struct desk *d)
{
	struct choices c;
	size_t count;

	load(&c, d, FF_THEMES);
	is_int(c.count, 30, "19 themes and 11 procedures");
	ok(!c.numbered, "too many for numbers");
	is_int(c.item[0].number, 0, "none has one");
	is_str(c.item[0].code, "diagnostic_numerique", "in the order of the vocabulary");
	is_str(c.item[0].note, NULL, "a theme has no note");
	is_str(c.item[19].note, "procedure", "a procedure says so");
	is_int(c.item[19].field, FF_PROCEDURES, "and where it goes");
	is_best(&c, "", "diagnostic_numerique");
	best(&c, "", &count);
	is_int(count, 30, "nothing typed matches all");
	is_best(&c, "e-m", "email");
	is_best(&c, "É-MAIL", "email");
	is_best(&c, "ema", "email");                       /* starts a code */
	is_best(&c, "hou", "logement");                    /* starts the label */
	is_best(&c, "shop", "banque_et_achats_en_ligne");  /* starts a word */
	is_best(&c, "ousing", "logement");                 /* a part */
	is_best(&c, "bnkng", "banque_et_achats_en_ligne"); /* letters in order */
	is_best(&c, "logement", "logement");               /* the code itself */
	is_best(&c, "sante", "sante");
	is_best(&c, "nkng", NULL); /* letters begin with a word */
	is_best(&c, "bnsh", NULL); /* and stay in it: scattered ones mean nothing */
	is_best(&c, "bnk", "banque_et_achats_en_ligne"); /* one of three left out */
	is_best(&c, "big", NULL);                        /* more than that is another word */
	is_best(&c, "bos", "banque_et_achats_en_ligne"); /* beginnings of words */
	is_best(&c, "impot", "argent_impots");           /* starts a keyword */
	is_best(&c, "caf", "famille_scolarite");
	is_best(&c, "cpam", "sante");
	is_best(&c, "SÉCU", "sante");
	is_best(&c, "emploi", "insertion_professionnelle"); /* a word of a keyword, before a part */
	is_best(&c, "tele", "prendre_en_main_du_materiel");
	is_best(&c, "cu", "culture_numerique"); /* a label before a keyword */
	is_best(&c, "roje", NULL);              /* within a word of a keyword is no match */
	is_best(&c, "zzz", NULL);
	is_best(&c, "!?", NULL);
	ok(!choices_by_key(&c, "1"), "no key chooses");
	choices_clear(&c);
}

static void
test_numbers(struct desk *d)
{
	static const struct {
		const char *key;
		const char *code;
	} keys[] = {
		{ "1", "ordinateur" }, { "2", "telephone" }, { "3", "tablette" },
		{ "4", "aucun" },      { "5", "autre" },     { "6", NULL },
		{ "&", "ordinateur" }, { "é", "telephone" }, { "\"", "tablette" },
		{ "'", "aucun" },      { "(", "autre" },     { "-", NULL },
		{ "è", NULL },         { "_", NULL },        { "ç", NULL },
		{ "0", "autre" },      { "à", "autre" },     { "a", NULL },
		{ "", NULL },          { "12", NULL },
	};
	struct choices c;

	load(&c, d, FF_DEVICES);
	ok(c.numbered, "five have numbers");
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		const struct choice *item = choices_by_key(&c, keys[i].key);

		is_str(item ? item->code : NULL, keys[i].code, "key %s", keys[i].key);
	}
	is_best(&c, "4", "aucun");
	is_best(&c, "tel", "telephone"); /* by its code: the label is Phone */
	is_best(&c, "t", "tablette");
	choices_clear(&c);
	load(&c, d, FF_AGE);
	ok(!c.numbered, "digits are an age in years: none is the number of a band");
	is_int(c.item[0].number, 0, "and none shows one");
	ok(!choices_by_key(&c, "1") && !choices_by_key(&c, "3"), "digits filter");
	ok(!choices_by_key(&c, "\""), "what that key gives without Shift chooses nothing");
	is_best(&c, "1", "douze_dix_huit"); /* of whose label it is the beginning */
	is_best(&c, "3", "vingt_cinq_trente_neuf");
	is_best(&c, "f", NULL); /* only in a code, which nobody sees */
	is_best(&c, "c", NULL);
	is_best(&c, "neuf", "vingt_cinq_trente_neuf");
	is_best(&c, "7", "soixante_dix_plus");
	is_best(&c, "9 a", "moins_de_douze");
	is_str(c.item[c.count - 1].code, "non_communique", "not given is last");
	choices_clear(&c);
}

/* Each age of two digits means one band; one digit alone leaves several. */
static void
test_ages(struct desk *d)
{
	struct choices c;
	size_t count;
	char age[12];

	load(&c, d, FF_AGE);
	for (int i = 0; i < 100; i++) {
		const struct vocab_item *band =
			vocab_by_num(VOCAB_AGE, vocab_age_band(100, 100 - i));

		snprintf(age, sizeof(age), "%d", i);
		if (i >= 10)
			is_best(&c, age, band->code);
		best(&c, age, &count);
		ok(i <= 10 ? count > 1 : count == 1, "%s leaves %zu", age, count); /* 10, or 100 */
	}
	choices_clear(&c);
}

static void
test_words(struct desk *d)
{
	struct choices c;

	load(&c, d, FF_GENDER);
	is_best(&c, "fille", "feminin");
	is_best(&c, "Mme", "feminin");
	is_best(&c, "h", "masculin");
	is_best(&c, "garçon", "masculin");
	choices_clear(&c);
	load(&c, d, FF_CHANNEL);
	is_best(&c, "téléphone", "a_distance");
	is_best(&c, "visio", "a_distance");
	is_best(&c, "chez", "domicile");
	choices_clear(&c);
	load(&c, d, FF_THEMES);
	is_best(&c, "permis", "transports_mobilite"); /* to drive, far more often than to build */
	is_best(&c, "impression", "prendre_en_main_du_materiel");
	is_best(&c, "boîte mail", "email");
	is_best(&c, "france titres", "papiers_elections_citoyennete");
	is_best(&c, "divorce", "justice");
	is_best(&c, "cmu", "social_sante");
	choices_clear(&c);
	load(&c, d, FF_STATUS);
	is_best(&c, "retraitée", "retraite");
	is_best(&c, "étudiante", "scolarise");
	choices_clear(&c);
	load(&c, d, FF_ORGANISERS);
	is_best(&c, "mairie", "commune");
	is_best(&c, "CTM", "departement"); /* it is also the region, the next one */
	is_best(&c, "cacem", "epci");
	choices_clear(&c);
}

/* A label that starts with a letter of the top row keeps that letter for typing. */
static void
test_letter_first(void)
{
	char school[] = "École", bar[] = "Bar";
	struct choice items[] = {
		{ .code = school, .label = school, .folded = school, .number = 1 },
		{ .code = bar, .label = bar, .folded = bar, .number = 2 }
	};
	struct choices c = { .item = items, .count = 2, .numbered = true };

	ok(!choices_by_key(&c, "é"), "é is the first letter of École");
	is_str(choices_by_key(&c, "2")->code, "Bar", "2 is free");
	is_str(choices_by_key(&c, "&")->code, "École", "& is 1");
}

static void
test_order(struct desk *d)
{
	static const char *const devices[] = { "telephone", "autre", "telephone",
					       "autre",     "autre", "tablette" };
	struct choices c;
	struct err err = { 0 };

	for (size_t i = 0; i < sizeof(devices) / sizeof(devices[0]); i++) {
		struct form f;
		struct session s;
		struct problems problems;

		form_plain(&f, d, KIND_INDIVIDUAL, &err);
		form_set(&f, FF_DURATION, "30");
		form_set(&f, FF_THEMES, "sante");
		form_add(&f, FF_PROCEDURES, "logement");
		form_set(&f, FF_DEVICES, devices[i]);
		session_init(&s);
		logbook_save(d, &f, true, &s, &problems, &err);
		session_clear(&s);
		form_clear(&f);
	}
	load(&c, d, FF_DEVICES);
	is_str(c.item[0].code, "telephone", "the most used first");
	is_int(c.item[0].used, 2, "used twice");
	is_int(c.item[0].number, 2, "with the number it always has");
	is_str(c.item[1].code, "tablette", "then the next");
	is_str(c.item[2].code, "ordinateur", "then the order of the vocabulary");
	is_str(c.item[4].code, "autre", "other last, however used");
	is_str(choices_by_key(&c, "1")->code, "ordinateur", "1 is what it was");
	choices_clear(&c);
	load(&c, d, FF_THEMES);
	is_int(c.item[0].used, 6, "themes and procedures are counted together");
	is_best(&c, "h", "sante"); /* Health, used, before Housing, used as much, by order */
	choices_clear(&c);
	load(&c, d, FF_CHANNEL);
	is_str(c.item[1].code, "autre", "another place is a place, not a leftover");
	choices_clear(&c);
}

static void
test_places(struct desk *d)
{
	struct choices c;
	size_t index;

	load(&c, d, FF_RESIDENCE);
	is_int(c.count, 69, "66 communes and three more");
	is_best(&c, "97209", "97209");
	is_best(&c, "97200", "97209");
	is_best(&c, "97234", "97209"); /* its second postal code */
	/* Also the INSEE code of Le Lamentin, which is nearer. */
	is_best(&c, "97213", "97212");
	is_best(&c, "fort fr", "97209");
	is_best(&c, "abymes", "97101");
	is_best(&c, "ABÝMES", "97101");
	is_best(&c, "abroad", "etranger");
	is_str(c.item[68].code, "sans_adresse", "they come last");
	choices_clear(&c);
	load(&c, d, FF_COMMUNE);
	is_int(c.count, 66, "66 communes");
	choices_clear(&c);
	load(&c, d, FF_PLACE);
	is_int(c.count, 1, "the desk's place");
	is_str(c.item[0].code, desk_place_now(d)->id, "which a form knows by its id");
	is_str(c.item[0].label, "Médiathèque", "and people by its name");
	is_str(c.item[0].note, "Fort-de-France", "and commune");
	is_best(&c, "mediatheque", c.item[0].code);
	is_int(choices_match(&c, "-7", &index), 0, "nobody types its id");
	choices_clear(&c);
	load(&c, d, FF_MEDIATOR);
	is_str(choices_by_key(&c, "1")->label, "Ana", "the mediator");
	choices_clear(&c);
	load(&c, d, FF_GENDERS);
	is_int(c.count, 2, "the rest of a breakdown is no choice");
	choices_clear(&c);
	load(&c, d, FF_TITLE);
	is_int(c.count, 0, "a text has no choices");
	choices_clear(&c);
}

static bool
guadeloupe(const struct choice *item)
{
	return str_starts(item->code, "971");
}

/* The desk began in Martinique. */
static void
test_near(struct desk *d)
{
	struct choices c, near;
	struct err err = { 0 };
	size_t first = 0;

	load(&c, d, FF_RESIDENCE);
	is_str(c.item[0].code, "97209", "the commune where one works comes first");
	is_best(&c, "lam", "97213"); /* an article does not count: Le Lamentin, not Lamentin */
	is_best(&c, "lamentin", "97213");
	is_best(&c, "le lam", "97213");
	is_best(&c, "ajoupa", "97201");
	is_best(&c, "st pierre", "97225"); /* as people write it */
	is_best(&c, "ste anne", "97226");
	is_best(&c, "St-Esprit", "97223");
	is_best(&c, "saint-esprit", "97223");
	is_best(&c, "ste rose", "97129");
	is_best(&c, "francois", "97210");
	is_int(commune_by_insee(c.item[33].code)->department, 972, "then those of its island");
	choices_clear(&c);
	is_int(desk_place_add(d, "Bus", "97115", &err), 0, "a place in Guadeloupe");
	is_int(choices_load(&c, d, FF_RESIDENCE, "Bus", &err), 0, "of a session there");
	is_str(c.item[0].code, "97115", "its commune comes first");
	is_best(&c, "lam", "97115");
	choices_clear(&c);
	load(&c, d, FF_PLACE);
	is_int(choices_load(&near, d, FF_RESIDENCE, c.item[1].code, &err), 0, "as chosen");
	is_str(near.item[0].code, "97115", "the same");
	choices_clear(&near);
	is_int(desk_setting_set(d, "place", c.item[1].code, &err), 0, "where one works now");
	choices_clear(&c);
	load(&c, d, FF_RESIDENCES);
	is_str(c.item[0].code, "97115", "its commune comes first");
	while (first < c.count && guadeloupe(&c.item[first]))
		first++;
	is_int(first, 32, "then all of its island");
	choices_clear(&c);
}

/* Tags: those of late first, a new one last; merged ones are other names, retired ones are meant by
 * their whole name alone. */
static void
test_tags(struct desk *d)
{
	struct form f;
	struct session s;
	struct problems problems;
	struct err err = { 0 };
	struct choices c;
	size_t count;
	int64_t heat, closed, old;

	is_int(tags_add(d, "Canicule", &heat, &err), 0, "a tag");
	is_int(tags_add(d, "fermeture", &closed, &err), 0, "another");
	is_int(tags_add(d, "vieux", &old, &err), 0, "and another");
	is_int(tags_retire(d, old, true, &err), 0, "which is retired");
	is_int(tags_add(d, "chaleur", &old, &err), 0, "one more");
	is_int(tags_merge(d, old, heat, &err), 0, "which is merged");
	is_int(form_plain(&f, d, KIND_INDIVIDUAL, &err), 0, "a session");
	form_set(&f, FF_THEMES, "email");
	form_set(&f, FF_DURATION, "30");
	form_set(&f, FF_TAGS, "FERMETURE|fermetüre| fermeture ");
	session_init(&s);
	is_int(logbook_save(d, &f, false, &s, &problems, &err), 0, "that carries one");
	is_int(s.tags.count, 1, "however it is typed");
	is_str(s.tags.item[0], "fermeture", "as the desk writes it");
	load(&c, d, FF_TAGS);
	is_int(c.count, 3, "three stand");
	ok(!c.numbered && c.open, "without numbers, and more may come");
	is_str(c.item[0].code, "fermeture", "used of late");
	is_best(&c, "can", "Canicule");
	is_best(&c, "chal", "Canicule");
	is_best(&c, "vieu", NULL);
	is_best(&c, "VIEUX", "vieux");
	best(&c, "", &count);
	is_int(count, 2, "a retired one is not offered");
	ok(!choices_new(&c, "CANICULE") && !choices_new(&c, "Chaleur") &&
		   !choices_new(&c, "vieux") && !choices_new(&c, " ") && !choices_new(&c, "a|b"),
	   "what is there already is not new, nor is nothing");
	ok(choices_new(&c, " jeunes  "), "a name that none has is");
	is_str(c.item[c.count].code, "jeunes", "as it is typed");
	is_str(c.item[c.count].label, "New tag: “jeunes”", "and says so");
	ok(choices_new(&c, "jeune"), "at each letter");
	choices_clear(&c);
	form_set(&f, FF_TAGS, "12345678901234567890123456789012345678901");
	is_int(logbook_save(d, &f, false, &s, &problems, &err), -1, "too long a name");
	is_int(problems.item[0].code, PROBLEM_TOO_LONG, "is refused");
	form_set(&f, FF_TAGS, "chaleur");
	is_int(logbook_save(d, &f, false, &s, &problems, &err), 0, "another name");
	is_str(s.tags.item[0], "Canicule", "is that of the tag that stands");
	session_clear(&s);
	form_clear(&f);
}

int
main(void)
{
	struct desk *d = app_desk_new("2026-11-24T14:32");

	test_letter_first();
	test_themes(d);
	test_numbers(d);
	test_ages(d);
	test_words(d);
	test_places(d);
	test_order(d);
	test_near(d);
	test_tags(d);
	desk_close(d);
	return tap_done();
}
