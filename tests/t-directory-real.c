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

int
main(void)
{
	const char *srcdir = getenv("srcdir");
	char *folder = path_join(srcdir ? srcdir : ".", "tests/tui");

	ask(folder, "places.csv", invented, sizeof(invented) / sizeof(invented[0]));
	free(folder);
	if (tap_facts() != NULL)
		ask(tap_facts(), "places-971-972.csv", real, sizeof(real) / sizeof(real[0]));
	else
		skip(1, "no facts");
	return tap_done();
}
