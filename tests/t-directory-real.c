/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed at a counter, and the entry that must come first for it: on invented places, and on
 * the real ones where they are. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/directory.h"
#include "app/partner_import.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "tests/lib/app_desk.h"

struct asked {
	const char *words;
	const char *first; /* what its name begins with, folded; "" when nothing is found */
};

/* As tests/tui/places.csv has them. */
static const struct asked invented[] = {
	{ "caf scoel", "caf de martinique accueil" },
	{ "caf", "caf de martinique accueil" },
	{ "allocations familiales schoelcher", "caf de martinique accueil" },
	{ "point caf case pilote", "point d acces numerique" },
	{ "ccas schoelcher", "ccas de schoelcher" },
	{ "france services schoelcher", "france services terreville" },
	{ "fablab", "fablab du port" },
	{ "cyberbase schoelcher", "cyber base de fond bernier" },
	{ "mediatheque lamentin", "mediatheque du bourg" },
	{ "mission scoelcher", "nearest mission locale du nord" },
	{ "rfs ste anne", "france services du littoral" },
	{ "desirade", "maison du numerique" },
};

static const struct asked real[] = {
	{ "ccas lamentin", "centre communal d action sociale ccas du lamentin" },
	{ "lamantin ccas", "centre communal d action sociale ccas du lamentin" },
	{ "97232 ccas", "centre communal d action sociale ccas du lamentin" },
	{ "france services ducos", "france services ducos" },
	{ "frans servis ducos", "france services ducos" },
	{ "france services trinité", "nearest france services" },
	{ "cyberbase trinité", "cyberbase de la trinite" },
	{ "cyberbase", "cyberbase du centre ville" },
	{ "cybebase gros morne", "cyberbase du gros morne" },
	{ "mediatheque schoelcher", "mediatheque du saint esprit" },
	{ "médiatèque rivière salée", "mediatheque" },
	{ "croix rouge", "croix rouge" },
	{ "croix rouge st pierre", "espace solidaire croix rouge" },
	{ "mission locale", "mission locale du centre" },
	{ "mission local robert", "mission locale nord" },
	{ "mairie schoelcher", "mairie" },
	{ "mairie marin", "nearest mairie" },
	{ "ccas marin", "centre communal d action sociale ccas du marin" },
	{ "up and space", "up and space" },
	{ "97180", "commune de sainte anne en guadeloupe" },
	/* Places where the CAF can be reached, though none is one. */
	{ "caf fdf", "la maison de la solidarite" },
	{ "caf", "la maison de la solidarite" },
	/* No CAF in Schœlcher: well spelled or not, the same. */
	{ "caf schoelcher", "nearest centre communal d action sociale ccas de schoelcher" },
	{ "caf scoel", "nearest centre communal d action sociale ccas de schoelcher" },
	/* Neither is in the files: who answers for one, nobody for the other. */
	{ "pimms", "nearest france services" },
	{ "fablab", "" },
	/* A mistake is not forgiven in the first letter of a short word. */
	{ "titre de sejour", "france services" },
	{ "carte grise", "france services" },
	{ "impots ducos", "france services ducos" },
};

/* What people ask for at a desk, and of how many places at least the services answer it. */
static const struct wanted {
	const char *words;
	size_t least;
} wanted[] = {
	{ "rsa", 150 },
	{ "apl", 150 },
	{ "chomage", 20 },
	{ "chômage", 20 },
	{ "permis", 150 },
	{ "allocation", 150 },
	{ "declaration", 150 },
	{ "déclaration impôts", 150 },
	{ "papier", 150 },
	{ "papiers", 150 },
	{ "titre de sejour", 150 },
	{ "carte grise", 150 },
	{ "carte d'identité", 150 },
	{ "impots", 150 },
	{ "enpo", 150 },
	{ "handicap", 20 },
	{ "ordi", 30 },
	{ "imprimer", 30 },
	{ "scanner", 30 },
	{ "wifi", 30 },
	{ "atelier", 100 },
	{ "ateliers", 100 },
	{ "cv", 20 },
	{ "travay", 20 },
	{ "senior", 20 },
	{ "seniors", 20 },
	{ "enfant", 2 },
	{ "enfants", 2 },
	{ "jeunes", 4 },
	{ "guadeloupe", 72 },
	{ "martinique", 205 },
	{ "gratuit samedi", 2 },
	{ "france service samedi", 2 },
	{ "france service samedi 10h", 2 },
	{ "france services guadeloupe", 10 },
};

/* The first answer, after « nearest » where it does not have all that was typed. Yours. */
static char *
first_of(struct desk *d, struct directory *dir, const char *words)
{
	struct directory_query q = { .words = words, .no_actors = true, .limit = 1 };
	struct directory_answer answer;
	struct partner_line line;
	struct err err;
	char *said, *folded;

	q.from = directory_from_commune(97213);
	if (directory_find(dir, &q, &answer, &err) != 0)
		return mem_strdup("failed");
	if (answer.count == 0)
		return mem_strdup("");
	if (directory_line(d, directory_hit(dir, 0), &line, &err) != 0)
		return mem_strdup("no line");
	said = mem_printf("%s%s", answer.nearest ? "nearest " : "", line.name);
	folded = utf8_fold(said);
	free(said);
	partner_line_clear(&line);
	return folded;
}

static void
fill(struct desk *d, const char *folder, const char *file)
{
	char *path = path_join(folder, file);
	struct import_plan plan;
	struct err err;

	ok(import_plan_make(d, path, NULL, &plan, &err) == 0 &&
		   import_plan_apply(d, &plan, &err) == 0,
	   "%s is taken", file);
	import_plan_clear(&plan);
	free(path);
}

static void
ask(const char *folder, const char *file, const struct asked *asked, size_t count)
{
	struct desk *d = app_desk_new("2026-11-24T14:32");
	struct directory *dir = NULL;
	struct err err;

	fill(d, folder, file);
	ok(directory_load(&dir, d, &err) == 0, "the directory is loaded");
	for (size_t i = 0; i < count; i++) {
		char *got = first_of(d, dir, asked[i].words);

		ok(asked[i].first[0] == '\0' ? got[0] == '\0' : str_starts(got, asked[i].first),
		   "\"%s\" gives first: %s", asked[i].words, got);
		free(got);
	}
	desk_close(d);
}

static size_t
answering(struct directory *dir, const char *words)
{
	struct directory_query q = {
		.words = words,
		.no_actors = true,
		.now = hours_minute(date_from(2026, 11, 24), 14 * 60 + 32),
	};
	struct directory_asked asked = { .any = false };
	struct directory_answer answer;
	struct err err;
	size_t total = 0;

	if (directory_find_asked(dir, &q, &asked, &answer, &err) == 0)
		total = answer.total;
	directory_asked_clear(&asked);
	return total;
}

static void
want(void)
{
	struct desk *d = app_desk_new("2026-11-24T14:32");
	struct directory *dir = NULL;
	struct err err;

	fill(d, tap_facts(), "places-971-972.csv");
	ok(directory_load(&dir, d, &err) == 0, "the directory is loaded");
	for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++) {
		size_t n = answering(dir, wanted[i].words);

		ok(n >= wanted[i].least, "\"%s\" is answered by %zu places", wanted[i].words, n);
	}
	/* Those for whom a place says that it is. */
	fill(d, tap_facts(), "places-972-hub-2023-dirty.csv");
	ok(directory_load(&dir, d, &err) == 0, "more of them");
	is_int(answering(dir, "senior") >= 20, true, "seniors are for whom a place is");
	desk_close(d);
}

int
main(void)
{
	const char *srcdir = getenv("srcdir");
	char *folder = path_join(srcdir ? srcdir : ".", "tests/tui");

	ask(folder, "places.csv", invented, sizeof(invented) / sizeof(invented[0]));
	free(folder);
	if (tap_facts() != NULL)
		want();
	if (tap_facts() != NULL)
		ask(tap_facts(), "places-971-972.csv", real, sizeof(real) / sizeof(real[0]));
	else
		skip(1, "no facts");
	return tap_done();
}
