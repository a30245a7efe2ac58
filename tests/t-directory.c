/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding in the directory: what matches, in which order, how slips are forgiven; the hub's
 * actors. */
#include "config.h"

#include "app/directory.h"

#include <stdlib.h>
#include <string.h>

#include "app/actor_data.h"
#include "app/desk_private.h"
#include "app/directory_index.h"
#include "app/partner_import.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "store/partner.h"
#include "tests/lib/app_desk.h"

struct entry {
	const char *name;
	int insee;
	const char *commune, *address, *postal, *services, *typology, *phone;
};

#define PROCEDURES "Aide aux démarches administratives"
#define EVERYDAY "Maîtrise des outils numériques du quotidien"

static const struct entry entries[] = {
	{ "Schœlcher Solidarité", 97209, "Fort-de-France", "1 rue Bontemps", "97200", EVERYDAY,
	  "ASSO", NULL },
	{ "CCAS de Schœlcher", 97229, "Schœlcher", "Rue Fessenheim", "97233", PROCEDURES, "CCAS",
	  "+596596727603" },
	{ "Médiathèque", 97229, "Schœlcher", "Place Bourgeois", "97233", EVERYDAY, "BIB", NULL },
	{ "France services Terres Sainville", 97209, "Fort-de-France", "12 rue Schœlcher", "97200",
	  PROCEDURES "|" EVERYDAY, "RFS", NULL },
	{ "L'Ajoupa numérique", 97201, "L'Ajoupa-Bouillon", "Le bourg", "97216", EVERYDAY, "EPN",
	  NULL },
	{ "Mairie du Lorrain", 97214, "Le Lorrain", "1 rue Schuman", "97214", PROCEDURES, "MUNI",
	  "+596696516976" },
	{ "Mission locale", 97213, "Le Lamentin", "54 chemin des Châtaigniers", "97232", EVERYDAY,
	  "ML", NULL },
	{ "Marie-Galante Info", 97112, "Grand-Bourg", "Quartier Murat", "97112", EVERYDAY, "ASSO",
	  NULL },
	{ "La Poste", 97105, "Basse-Terre", "Rue Peynier", "97100", PROCEDURES, "LA_POSTE", NULL },
};
enum { ENTRIES = sizeof(entries) / sizeof(entries[0]) };

static const char now[] = "2026-10-05T14:32";

static void
fill(struct partner *p, const struct entry *e)
{
	partner_init(p);
	p->field[PF_ID] = mem_strdup(e->name);
	p->field[PF_NAME] = mem_strdup(e->name);
	p->field[PF_COMMUNE] = mem_strdup(e->commune);
	p->field[PF_ADDRESS] = mem_strdup(e->address);
	p->field[PF_POSTAL] = mem_strdup(e->postal);
	p->field[PF_SERVICES] = mem_strdup(e->services);
	p->field[PF_TYPOLOGY] = mem_strdup(e->typology);
	p->field[PF_PHONE] = e->phone ? mem_strdup(e->phone) : NULL;
	p->insee = e->insee;
	free(p->search);
	p->search = directory_search_text(p);
}

static struct directory *
load(struct desk *d)
{
	struct directory *dir = NULL;
	struct err err;

	ok(directory_load(&dir, d, &err) == 0, "the directory is loaded");
	return dir;
}

static struct directory *
fill_desk(struct desk *d)
{
	struct err err;
	int failed = 0;

	for (size_t i = 0; i < ENTRIES; i++) {
		struct partner p;

		fill(&p, &entries[i]);
		failed += store_partner_save(desk_store(d), &p, &err) < 0;
		partner_clear(&p);
	}
	is_int(failed, 0, "entries are stored");
	return load(d);
}

static struct desk *of; /* whose directory it is */

/* The names found, joined by '/'. Yours. */
static char *
found(struct directory *dir, struct directory_query q)
{
	struct directory_answer answer;
	struct strlist names = { .item = NULL };
	struct err err;
	char *joined;

	if (directory_find(dir, &q, &answer, &err) < 0)
		return mem_strdup("failed");
	if (answer.nearest)
		strlist_add(&names, "nearest:");
	for (size_t i = 0; i < answer.count; i++) {
		struct partner_line line;

		if (directory_line(of, directory_hit(dir, i), &line, &err) < 0)
			return mem_strdup("no line");
		strlist_add(&names, line.name);
		partner_line_clear(&line);
	}
	joined = strlist_join(&names, "/");
	strlist_clear(&names);
	return joined;
}

static void
check(struct directory *dir, const char *words, const char *want)
{
	char *got = found(dir, (struct directory_query){ .words = words, .no_actors = true });

	is_str(got, want, "\"%s\"", words);
	free(got);
}

static void
test_words(struct directory *dir)
{
	static const char four[] = "Schœlcher Solidarité/CCAS de Schœlcher/Médiathèque/"
				   "France services Terres Sainville";

	/* The name's beginning, the name, the commune, the address. */
	check(dir, "schoelcher", four);
	check(dir, "SCHŒLCHER", four);
	check(dir, "Shoelcher", four);
	check(dir, "Schoelchre", four);
	check(dir, "schoe", four);
	check(dir, "97233", "CCAS de Schœlcher/Médiathèque");
	check(dir, "97234", "");
	check(dir, "ajoupa", "L'Ajoupa numérique");
	check(dir, "l'ajoupa", "L'Ajoupa numérique");
	check(dir, "mediatheque schœlcher", "Médiathèque");
	check(dir, "schœlcher mediatheque", "Médiathèque");
	check(dir, "mediatheque lorrain", "nearest:/Médiathèque/Mairie du Lorrain");
	check(dir, "lamantin", "Mission locale");
	check(dir, "biblioteque", "Médiathèque");
	check(dir, "bibliothèque / médiathèque", "Médiathèque");
	check(dir, "postte", "La Poste");
	check(dir, "ccaz", "CCAS de Schœlcher");
	check(dir, "zzzz", "");
	check(dir, "poste la", "La Poste");
	/* « marie » is a word of the directory, so « mairie » is not meant, unless nothing is
	 * found. */
	check(dir, "marie", "Marie-Galante Info");
	check(dir, "marie lorrain", "Mairie du Lorrain");
}

/* A number that called, from its beginning on. */
static void
test_phone(struct directory *dir)
{
	static const char *const typed[] = {
		"0596727603",
		"0596 72 76 03",
		"05 96 72 76 03",
		"05.96.72.76.03",
		"+596 596 72 76 03",
		"+596 (0)596 72 76 03",
		"00596596727603",
		"+596596727603",
		"ccas 0596 72 76 03",
		"0596 72 76 03 schoelcher",
		"0596 7",
	};

	for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++)
		check(dir, typed[i], "CCAS de Schœlcher");
	check(dir, "0696", "Mairie du Lorrain");
	check(dir, "0596 72 76 04", "");
	check(dir, "0596 72 76 033", "");
	check(dir, "0590", "");
	check(dir, "lorrain 0596 72 76 03", "nearest:/CCAS de Schœlcher/Mairie du Lorrain");
}

/* Read once, and again when it changed, whoever changed it. */
static void
test_kept(struct desk *d, struct directory *dir)
{
	struct entry more = {
		"Bokantaj", 97209, "Fort-de-France", "", "97200", EVERYDAY, "", NULL
	};
	size_t count = directory_count(dir);
	struct partner p;
	struct err err;

	ok(load(d) == dir, "it is the same");
	fill(&p, &more);
	ok(store_partner_save(desk_store(d), &p, &err) == 0, "an entry is added");
	is_int(directory_count(dir), count, "which nobody has read yet");
	ok(load(d) == dir, "asked for again");
	is_int(directory_count(dir), count + 1, "it has it");
	check(dir, "bokantaj", "Bokantaj");
	partner_clear(&p);
}

static void
test_where(struct directory *dir)
{
	struct directory_query q = { .words = "solidarite schoelcher", .no_actors = true };
	struct directory_answer answer;
	struct err err;

	directory_find(dir, &q, &answer, &err);
	is_int(directory_hit_parts(dir, 0), 1 << DIRECTORY_NAME, "found by its name");
	q.words = "terres schoelcher";
	directory_find(dir, &q, &answer, &err);
	is_int(directory_hit_parts(dir, 0), 1 << DIRECTORY_NAME | 1 << DIRECTORY_ADDRESS,
	       "and by its address");
	q.words = "0596 72 76";
	directory_find(dir, &q, &answer, &err);
	is_int(directory_hit_parts(dir, 0), 1 << DIRECTORY_PHONE, "by its telephone");
	q.words = "";
	directory_find(dir, &q, &answer, &err);
	is_int(directory_hit_parts(dir, 0), 0, "or by nothing");
}

/* As a person says it. */
static void
test_said(struct directory *dir)
{
	check(dir, "fdf", "France services Terres Sainville/Schœlcher Solidarité");
	check(dir, "mfs terres", "France services Terres Sainville");
	check(dir, "maison france services", "France services Terres Sainville");
	check(dir, "marie galante", "Marie-Galante Info");
	check(dir, "ter res sainville", "France services Terres Sainville");
	/* No tax office: whose services answer it, the counter that is there for it first. */
	check(dir, "impots",
	      "France services Terres Sainville/CCAS de Schœlcher/Mairie du Lorrain/La Poste");
	check(dir, "impot",
	      "France services Terres Sainville/CCAS de Schœlcher/Mairie du Lorrain/La Poste");
	/* A mistake in the first letter makes another word. */
	check(dir, "loste", "");
	check(dir, "zediatheque", "Médiathèque");
	check(dir, "caf schoelcher", "nearest:/France services Terres Sainville");
	/* One word of two is better than none. */
	check(dir, "poste lorrain zzzz",
	      "nearest:/La Poste/Mairie du Lorrain/France services Terres Sainville");
}

static void
is_first(struct directory *dir, const char *words, const char *part)
{
	char *got = found(dir, (struct directory_query){ .words = words, .limit = 1 });
	char *folded = utf8_fold(got);

	ok(strstr(folded, part) != NULL, "\"%s\" gives first: %s", words, got);
	free(folded);
	free(got);
}

/* Real places, as they are asked for. */
static void
test_meant(struct directory *dir)
{
	is_first(dir, "mairie fort de france", "mairie de fort de france");
	is_first(dir, "MAIRIE FORT-DE-FRANCE", "mairie de fort de france");
	is_first(dir, "fdf mairie", "mairie de fort de france");
	is_first(dir, "mairie gros morne", "commune de gros morne");
	is_first(dir, "cyber base trinite", "cyberbase de la trinite");
	is_first(dir, "cyberbase vauclin", "cyber base");
	is_first(dir, "st pierre cyber", "cyberbase de saint pierre");
	is_first(dir, "ccas st esprit", "ccas du saint esprit");
	is_first(dir, "maison france services floreal", "floreal");
	is_first(dir, "maison france services ducos", "france services ducos");
	is_first(dir, "mediatheque ajoupa", "mediatheque");
	is_first(dir, "0596516976", "up and space");
	is_first(dir, "0596 51 69 76", "up and space");
	is_first(dir, "ccas lamentin", "ccas du lamentin");
	is_first(dir, "mission locale", "mission locale");
	is_first(dir, "cyberbase", "cyberbase");
	is_first(dir, "bibliotheque", "bibliotheque");
	is_first(dir, "msap", "france services");
	is_first(dir, "fdf", "fort de france");
	/* None of them is in the files: France services answers for it. */
	is_first(dir, "pole emploi lamentin", "nearest france services");
	is_first(dir, "impots ducos", "france services ducos");
	is_first(dir, "la poste lorrain", "nearest");
	is_first(dir, "caf schoelcher", "nearest");
}

static void
test_services(struct directory *dir)
{
	char *got = found(dir, (struct directory_query){ .words = "schoelcher",
							 .service = "Démarches administratives" });

	is_str(got, "CCAS de Schœlcher/France services Terres Sainville", "by a part of a service");
	free(got);
	got = found(dir, (struct directory_query){ .words = "", .commune = 97229 });
	is_str(got, "CCAS de Schœlcher/Médiathèque", "all of a commune, by name");
	free(got);
	got = found(dir, (struct directory_query){ .service = "bibliothèque" });
	is_str(got, "", "a kind is no service");
	free(got);
	check(dir, "démarches lorrain", "Mairie du Lorrain");
}

static void
test_limits(struct directory *dir)
{
	struct directory_query q = { .words = "rue", .no_actors = true, .limit = 2 };
	struct directory_answer answer;
	struct err err;
	char *longest;

	ok(directory_find(dir, &q, &answer, &err) == 0, "a limited search");
	is_int(answer.count, 2, "gives no more");
	is_int(answer.total, 5, "and says how many there are");
	is_int(directory_count(dir), ENTRIES + actor_data_count, "the actors are counted");
	check(dir, "- / ' | ,",
	      "L'Ajoupa numérique/CCAS de Schœlcher/France services Terres Sainville/"
	      "Mairie du Lorrain/Marie-Galante Info/Médiathèque/Mission locale/La Poste/"
	      "Schœlcher Solidarité");
	longest = mem_alloc(5001);
	memset(longest, 'x', 5000);
	check(dir, longest, "");
	for (size_t i = 1; i < 5000; i += 2)
		longest[i] = ' ';
	check(dir, longest, "");
	free(longest);
}

static void
test_actors(struct desk *d, struct directory *dir)
{
	struct err err;
	struct partner p;
	int64_t n;
	char *got = found(dir, (struct directory_query){ .words = "cacem" });

	is_str(got, "CACEM", "an actor is found");
	free(got);
	check(dir, "cacem", "");
	got = found(dir, (struct directory_query){ .words = "coopérative" });
	ok(strstr(got, "Mednum") != NULL, "also by its kind: %s", got);
	free(got);
	ok(directory_by_id(d, "acteur-cacem", &n, &err) == 0, "by its id");
	partner_init(&p);
	ok(directory_get(d, n, &p, &err) == 0, "all of it");
	ok(p.actor, "it is no place");
	is_int(p.insee, 97209, "in Fort-de-France");
	is_str(p.siren, "249720061", "its SIREN");
	is_str(p.field[PF_PHONE], "+596596758572", "its telephone");
	is_str(p.field[PF_PIVOT], NULL, "what is not known is empty");
	partner_clear(&p);
	ok(directory_seed_actors(d, &err) == 0, "seeding again");
	n = (int64_t)directory_count(dir);
	is_int(directory_count(load(d)), n, "adds nothing");
	ok(directory_by_id(d, "nobody", &n, &err) < 0, "an unknown id");
	is_int(err.code, ERR_NO_INPUT, "is said so");
	ok(directory_get(d, 99999, &p, &err) < 0, "and an unknown number");
}

/* The distance against the plain one, on every beginning of the word. */
static void
test_slips(void)
{
	static const char *const words[] = {
		"schoelcher", "lamentin", "mairie",  "ccas",      "a",        "",
		"saint",      "sainte",   "trinite", "shoelcher", "lamantin", "marie",
		"cacs",       "aa",       "tsain",   "iantrite",  "francois",
	};
	int wrong = 0;

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		struct slip_pattern p;

		if (!slip_pattern_make(&p, words[i]))
			continue;
		for (size_t k = 0; k < sizeof(words) / sizeof(words[0]); k++) {
			size_t len = strlen(words[k]);
			int want = 99, end = utf8_distance(words[i], words[k], 98);
			bool whole;
			int got = slip_distance(&p, words[k], len, 2, &whole);

			for (size_t n = 0; n <= len; n++) {
				char *part = mem_strndup(words[k], n);
				int far = utf8_distance(words[i], part, 98);

				if (far < want)
					want = far;
				free(part);
			}
			if (want <= 2 && (got != want || whole != (end == want)))
				wrong++;
			if (want > 2 && got <= 2)
				wrong++;
		}
	}
	is_int(wrong, 0, "slips are counted as by the plain distance, to every beginning");
	struct slip_pattern p;
	char too_long[66] = "";

	memset(too_long, 'x', 65);
	ok(!slip_pattern_make(&p, too_long), "a word too long for it is refused");
}

static void
test_text(void)
{
	struct partner p;

	fill(&p, &entries[1]);
	is_str(p.search,
	       "ccas schoelcher\nschoelcher\nrue fessenheim 97233\naide demarches administratives\n"
	       "ccas centres communaux action sociale ccas",
	       "the words of an entry, a line each for its parts");
	partner_clear(&p);
}

static void
test_facts(struct desk *d)
{
	static const char *const same[] = { "schoelcher", "Shoelcher", "SCHŒLCHER" };
	struct import_plan plan;
	struct directory *dir;
	struct err err;
	char *path, *first = NULL;

	if (!tap_facts()) {
		skip(1, "no facts");
		return;
	}
	path = path_join(tap_facts(), "places-971-972.csv");
	ok(import_plan_make(d, path, NULL, &plan, &err) == 0 &&
		   import_plan_apply(d, &plan, &err) == 0,
	   "277 places");
	import_plan_clear(&plan);
	free(path);
	dir = load(d);
	for (size_t i = 0; i < 3; i++) {
		char *got = found(dir, (struct directory_query){ .words = same[i] });

		if (first)
			is_str(got, first, "\"%s\" gives the same list", same[i]);
		else
			ok((first = mem_strdup(got))[0] != '\0', "\"%s\" is found", same[i]);
		free(got);
	}
	free(first);
	test_meant(dir);
}

int
main(void)
{
	struct desk *d = app_desk_new(now);
	struct directory *dir;

	of = d;
	dir = fill_desk(d);
	test_text();
	test_slips();
	test_words(dir);
	test_services(dir);
	test_limits(dir);
	test_where(dir);
	test_phone(dir);
	test_said(dir);
	test_actors(d, dir);
	test_kept(d, dir);
	test_facts(d);
	desk_close(d);
	return tap_done();
}
