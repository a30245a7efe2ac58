/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exporting the directory: what was imported comes back byte for byte. */
#include "config.h"

#include "app/partner_export.h"

#include <stdlib.h>
#include <string.h>

#include "app/partner_import.h"
#include "base/file.h"
#include "base/mem.h"
#include "tests/lib/app_desk.h"

#define STANDARD                                                                                   \
	"\"id\",\"pivot\",\"nom\",\"commune\",\"code_postal\",\"code_insee\",\"adresse\","         \
	"\"complement_adresse\",\"latitude\",\"longitude\",\"typologie\",\"telephone\","           \
	"\"courriels\",\"site_web\",\"horaires\",\"presentation_resume\",\"presentation_detail\"," \
	"\"source\",\"itinerance\",\"structure_parente\",\"date_maj\",\"services\","               \
	"\"publics_specifiquement_adresses\",\"prise_en_charge_specifique\",\"frais_a_charge\","   \
	"\"dispositif_programmes_nationaux\",\"formations_labels\","                               \
	"\"autres_formations_labels\",\"modalites_acces\",\"modalites_accompagnement\","           \
	"\"fiche_acces_libre\",\"prise_rdv\""

static const char now[] = "2026-10-05T14:32";
static char *dir;

/* The file imported into a new desk and exported again. */
static void
round_trip(const char *path, struct buf *out, size_t *count)
{
	struct desk *d = app_desk_new(now);
	struct import_plan plan;
	struct err err;
	const struct partner_export_options replacing = { .replace = true };
	char *to = path_join(dir, "out.csv");

	ok(import_plan_make(d, path, NULL, &plan, &err) == 0 &&
		   import_plan_apply(d, &plan, &err) == 0,
	   "a file is imported");
	ok(partner_export(d, to, &replacing, count, &err) == 0, "and exported");
	ok(file_read(to, out, &err) == 0, "and read");
	import_plan_clear(&plan);
	free(to);
	desk_close(d);
}

static void
test_round_trip(void)
{
	static const char text[] = STANDARD
		",\"à nous\",\"\"\n"
		"\"b\",\"00000000000000\",\"L’Espace \"\"A\"\"\",\"L'Ajoupa-Bouillon\",\"97216\","
		",\"RUE x\",,\"14.8203\",\"-61.1169\",\"CCAS|MUNI\",\"+596596533313\","
		"\"A@B.fr|c@d.fr\",\"HTTP://X.fr/Y\",\"horaires : à voir\",\"deux\nlignes\",,,,,"
		"\"1970-01-01\",\"Aide aux démarches administratives\",,,\"Gratuit\",,"
		"\"Étapes numériques(La Poste)\",\"UNCCAS\",\"Ce lieu n'accueille pas de public\","
		",,,\"=note\",\n"
		"\"a\",,\"Mairie\",\"Ducos\",\"97224\",\"97207\",\"LE BOURG\",,,,,,,,,,,,,,"
		",,,,,,,,,,"
		",,,\"x\"\n";
	struct buf out = BUF_INIT;
	struct err err;
	char *path = path_join(dir, "in.csv");
	size_t count = 0;

	ok(file_write(path, text, strlen(text), true, &err) == 0, "a file is written");
	round_trip(path, &out, &count);
	is_int(count, 2, "two entries");
	is_str(buf_text(&out), text,
	       "valid cells, unknown columns and the order of rows come back byte for byte");
	buf_clear(&out);
	free(path);
}

static void
test_actors(void)
{
	struct desk *d = app_desk_new(now);
	struct buf out = BUF_INIT;
	struct err err;
	struct partner_export_options options = { .actors = false };
	char *to = path_join(dir, "actors.csv");
	size_t count = 99;

	ok(partner_export(d, to, &options, &count, &err) == 0,
	   "a new desk's directory is exported");
	is_int(count, 0, "without the hub's actors");
	ok(partner_export(d, to, &options, &count, &err) == 0, "the same bytes once more");
	options.actors = true;
	ok(partner_export(d, to, &options, &count, &err) < 0 && err.code == ERR_EXISTS,
	   "others are not put over an existing file");
	options.replace = true;
	ok(partner_export(d, to, &options, &count, &err) == 0, "or only when that is asked for");
	is_int(count, 13, "all thirteen");
	ok(file_read(to, &out, &err) == 0 && strstr(buf_text(&out), "CACEM"), "by their names");
	ok(partner_export(d, "/nonexistent/x.csv", &options, &count, &err) < 0, "nowhere to write");
	buf_clear(&out);
	free(to);
	desk_close(d);
}

static void
test_facts(void)
{
	struct buf in = BUF_INIT, out = BUF_INIT;
	struct err err;
	size_t count = 0;
	char *path;

	if (!tap_facts()) {
		skip(1, "no facts");
		return;
	}
	path = path_join(tap_facts(), "places-971-972.csv");
	round_trip(path, &out, &count);
	is_int(count, 277, "277 places");
	ok(file_read(path, &in, &err) == 0, "the original is read");
	ok(in.len == out.len && memcmp(in.text, out.text, in.len) == 0,
	   "the export is the same, byte for byte");
	free(path);
	buf_clear(&in);
	buf_clear(&out);
}

int
main(void)
{
	dir = tap_tmpdir();
	test_round_trip();
	test_actors();
	test_facts();
	free(dir);
	return tap_done();
}
