/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where places are: communes spelled by hand, homonyms, positions on the map. */
#include "config.h"

#include "app/partner_commune.h"

#include <stdlib.h>
#include <string.h>

#include "app/partner_clean.h"
#include "base/file.h"
#include "tests/lib/tap.h"

struct position {
	const char *lat, *lon;
	int commune;
	const char *want_lat, *want_lon;
	enum import_reason reason;
};

static const struct position positions[] = {
	{ "14.71217", "-61.183635", 97204, "14.71217", "-61.183635", IMPORT_FINE },
	{ "", "", 97204, NULL, NULL, IMPORT_FINE },
	{ "14,71217", "-61,183635", 97204, "14.71217", "-61.183635", IMPORT_REPAIRED },
	{ "-61.183635", "14.71217", 97204, "14.71217", "-61.183635", IMPORT_REPAIRED },
	{ "14.71217, -61.183635", "", 97204, "14.71217", "-61.183635", IMPORT_REPAIRED },
	{ "14,71217,-61,183635", "", 97204, "14.71217", "-61.183635", IMPORT_REPAIRED },
	{ "", "-61.183635;14.71217", 97204, "14.71217", "-61.183635", IMPORT_REPAIRED },
	{ "0", "0", 97204, NULL, NULL, IMPORT_DROPPED },
	{ "14.71217", "", 97204, NULL, NULL, IMPORT_DROPPED },
	{ "nord", "ouest", 97204, NULL, NULL, IMPORT_DROPPED },
	/* La Trinité of the Alpes-Maritimes. */
	{ "43.752901", "7.308664", 97230, NULL, NULL, IMPORT_DROPPED },
	{ "nan", "inf", 97230, NULL, NULL, IMPORT_DROPPED },
};

static void
test_positions(void)
{
	for (size_t i = 0; i < sizeof(positions) / sizeof(positions[0]); i++) {
		const struct position *p = &positions[i];
		char *lat, *lon;
		enum import_reason reason = partner_clean_position(
			p->lat, p->lon, commune_by_num(p->commune), &lat, &lon);

		is_str(lat, p->want_lat, "latitude of \"%s\" \"%s\"", p->lat, p->lon);
		is_str(lon, p->want_lon, "longitude of \"%s\" \"%s\"", p->lat, p->lon);
		is_int(reason, p->reason, "what was done with \"%s\" \"%s\"", p->lat, p->lon);
		free(lat);
		free(lon);
	}
}

struct place {
	const char *name, *postal, *insee;
	int phone;
	int want; /* INSEE number; 0: refused */
	enum import_reason reason;
	bool guessed, differs;
};

static const struct place places[] = {
	{ "PRECHEUR", "97250", "", 0, 97219, IMPORT_FINE, false, false },
	{ "Anse d'arlet", "97217", "", 0, 97202, IMPORT_FINE, true, false },
	{ "SAint-Esprit", "97270", "", 0, 97223, IMPORT_FINE, false, false },
	{ "St Esprit", "97270", "", 0, 97223, IMPORT_FINE, false, false },
	{ "Lefrancois", "97240", "", 0, 97210, IMPORT_FINE, false, false },
	{ "LesAbymes", "97139", "", 0, 97101, IMPORT_FINE, false, false },
	{ "Fort-de-France CEDEX 2", "97200", "", 0, 97209, IMPORT_FINE, false, false },
	{ "97232 Le Lamentin", "97232", "", 0, 97213, IMPORT_FINE, false, false },
	{ "Shoelcher", "97233", "", 0, 97229, IMPORT_FINE, true, false },
	{ "Shoelcher", "", "", 972, 97229, IMPORT_FINE, true, false },
	{ "Shoelcher", "97110", "", 0, 0, IMPORT_UNKNOWN_COMMUNE, false, false },
	{ "Shoelcher", "", "", 0, 0, IMPORT_UNKNOWN_COMMUNE, false, false },
	/* Homonyms. */
	{ "Lamentin", "97232", "", 0, 97213, IMPORT_FINE, false, false },
	{ "Lamentin", "97129", "", 0, 97115, IMPORT_FINE, false, false },
	{ "Le Lamentin", "97200", "", 0, 97213, IMPORT_FINE, false, true },
	{ "Le Lamentin", "", "97213", 0, 97213, IMPORT_FINE, false, false },
	{ "Le Lamentin", "", "", 972, 97213, IMPORT_FINE, false, false },
	{ "Lamentin", "", "", 0, 0, IMPORT_COMMUNE_CONFLICT, false, false },
	{ "Lamentin", "97200", "", 971, 0, IMPORT_COMMUNE_CONFLICT, false, false },
	{ "Sainte-Anne", "97180", "", 0, 97128, IMPORT_FINE, false, false },
	{ "Sainte-Anne", "97227", "", 0, 97226, IMPORT_FINE, false, false },
	/* Saint-Joseph is in Réunion too. */
	{ "Saint-Joseph", "97212", "", 0, 97224, IMPORT_FINE, false, false },
	{ "Saint-Joseph", "97480", "", 0, 0, IMPORT_COMMUNE_CONFLICT, false, false },
	{ "Saint-Joseph", "97480", "", 972, 97224, IMPORT_FINE, false, true },
	/* A name borne once decides against its postal code. */
	{ "François", "97214", "", 0, 97210, IMPORT_FINE, false, true },
	{ "Fort-de-France", "97232", "", 0, 97209, IMPORT_FINE, false, true },
	{ "SAINT MARTIN", "97150", "", 0, 0, IMPORT_UNKNOWN_COMMUNE, false, false },
	{ "", "97200", "", 0, 0, IMPORT_NO_COMMUNE, false, false },
	{ "97200", "97200", "", 0, 0, IMPORT_UNKNOWN_COMMUNE, false, false },
	{ "Le", "97200", "", 0, 0, IMPORT_UNKNOWN_COMMUNE, false, false },
};

static void
test_communes(void)
{
	struct commune_finder *f = commune_finder_new();

	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		const struct place *p = &places[i];
		struct commune_clues clues = { p->name, p->postal, p->insee, p->phone };
		struct commune_answer a = { .commune = NULL };

		is_int(commune_finder_resolve(f, &clues, &a), p->reason, "commune \"%s\" %s",
		       p->name, p->postal);
		is_int(a.commune ? a.commune->num : 0, p->want, "is the right one");
		is_int(a.guessed, p->guessed, "and known when it was a guess");
		is_int(a.postal_differs, p->differs, "and when the postal code differs");
	}
	commune_finder_free(f);
}

static void
test_facts(void)
{
	struct commune_finder *f;
	struct buf bytes = BUF_INIT;
	struct strlist line = { .item = NULL };
	struct err err;
	char *path;
	int all = 0, right = 0;

	if (!tap_facts()) {
		skip(2, "no facts");
		return;
	}
	path = path_join(tap_facts(), "commune_spellings.tsv");
	ok(file_read(path, &bytes, &err) == 0, "the collected spellings are read");
	strlist_split(&line, buf_text(&bytes), '\n');
	f = commune_finder_new();
	for (size_t i = 1; i < line.count; i++) {
		struct strlist cell = { .item = NULL };
		struct commune_answer a;

		strlist_split(&cell, line.item[i], '\t');
		if (cell.count >= 3) {
			struct commune_clues clues = { .name = cell.item[0],
						       .postal = cell.item[1] };

			all++;
			if (commune_finder_resolve(f, &clues, &a) == IMPORT_FINE &&
			    strcmp(a.commune->insee, cell.item[2]) == 0)
				right++;
		}
		strlist_clear(&cell);
	}
	is_int(right, all, "all %d collected spellings are understood", all);
	commune_finder_free(f);
	strlist_clear(&line);
	buf_clear(&bytes);
	free(path);
}

int
main(void)
{
	test_positions();
	test_communes();
	test_facts();
	return tap_done();
}
