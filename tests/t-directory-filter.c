/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters of the directory and what each value counts; distances, over land and sea; orders; which
 * part of a name is marked. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/desk_private.h"
#include "app/directory.h"
#include "app/partner_form.h"
#include "app/partner_import.h"
#include "base/file.h"
#include "base/mem.h"
#include "store/partner.h"
#include "tests/lib/app_desk.h"

static const char now[] = "2026-10-05T14:32"; /* a Monday */

static const char file[] =
	"id,nom,commune,code_postal,latitude,longitude,typologie,horaires,"
	"date_maj,services,frais_a_charge\n"
	"a,Alizé,Le Lamentin,97232,14.62467,-60.99356,CCAS,Mo-Fr 08:00-16:00,2025-01-01,"
	"Accès internet et matériel informatique|Aide aux démarches administratives,Gratuit\n"
	"b,Balisier,Schœlcher,97233,,,CC,Mo 08:00-12:00; Sa 08:00-12:00,2026-01-01,"
	"Aide aux démarches administratives,Gratuit sous condition\n"
	"c,Corossol,Fort-de-France,97200,14.61,-61.06,CC|EPN,lundi matin,2024-01-01,"
	"Aide aux démarches administratives,Gratuit|Payant\n"
	"d,Dattier,Le Gosier,97190,16.2251,-61.4694,EPN,,2026-06-01,"
	"Accès internet et matériel informatique,\n"
	"e,Épice,Terre-de-Haut,97137,,,MUNI,24/7,2023-01-01,,Gratuit\n"
	"f,Filao,Grand-Bourg,97112,,,MUNI,Mo 13:00-15:00,,,\n";

static struct desk *of;
static struct directory *dir;
static struct directory_answer answer;

static void
import(const char *path)
{
	struct import_plan plan;
	struct err err;

	ok(import_plan_make(of, path, NULL, &plan, &err) == 0 &&
		   import_plan_apply(of, &plan, &err) == 0,
	   "places are imported");
	import_plan_clear(&plan);
	ok(directory_load(&dir, of, &err) == 0, "the directory is loaded");
}

/* The ids found, joined; those of unknown hours after a bar. Yours. */
static char *
found(const struct directory_query *q)
{
	struct buf out = BUF_INIT;
	struct err err;

	if (directory_find(dir, q, &answer, &err) < 0)
		return mem_strdup("failed");
	for (size_t i = 0; i < answer.count; i++) {
		struct partner p;

		partner_init(&p);
		directory_get(of, directory_hit(dir, i), &p, &err);
		buf_addf(&out, "%s%s", i == answer.unknown ? "|" : "", p.field[PF_ID]);
		partner_clear(&p);
	}
	return buf_take(&out);
}

static void
finds(const struct directory_query *q, const char *want, const char *what)
{
	char *got = found(q);

	is_str(got, want, "%s", what);
	free(got);
}

static size_t
count_of(enum directory_field field, const char *text)
{
	struct directory_value *v;
	size_t n = directory_values(dir, field, &v), count = SIZE_MAX;

	for (size_t i = 0; i < n; i++)
		if (strcmp(v[i].text, text) == 0)
			count = v[i].count;
	free(v);
	return count;
}

static int64_t
minute(const char *text)
{
	struct clock c;

	clock_parse(text, &c);
	return hours_minute(clock_today(&c), clock_minute(&c));
}

static void
test_lists(void)
{
	struct directory_filters f = { .open = DIRECTORY_ANY_HOURS };
	struct directory_query q = { .no_actors = true, .filters = &f, .counted = true };

	finds(&q, "abcdef", "no filter lets all through");
	is_int(count_of(DIRECTORY_COST, "Gratuit"), 3, "a value counts its own");
	is_int(count_of(DIRECTORY_COST, "Gratuit sous condition"), 1, "and none that it begins");
	directory_filter_toggle(&f, DIRECTORY_COST, "gratuit");
	ok(directory_filtered(&f), "one is on");
	finds(&q, "ace", "matched exactly, whatever the case");
	is_int(count_of(DIRECTORY_COST, "Payant"), 1, "its field counts as if it were off");
	is_int(count_of(DIRECTORY_COST, "Gratuit sous condition"), 1, "all of it");
	is_int(count_of(DIRECTORY_KIND, "CC"), 1, "another field counts under it");
	is_int(count_of(DIRECTORY_KIND, "CCAS"), 1, "CCAS is not also CC");
	directory_filter_toggle(&f, DIRECTORY_COST, "Gratuit sous condition");
	finds(&q, "abce", "of one field any");
	directory_filter_toggle(&f, DIRECTORY_KIND, "CC");
	finds(&q, "bc", "fields combine");
	q.words = "corosol";
	finds(&q, "c", "with words too");
	is_int(count_of(DIRECTORY_COST, "Gratuit sous condition"), 0, "which the counts are under");
	q.words = NULL;
	directory_filters_clear(&f);
	directory_filter_toggle(&f, DIRECTORY_EPCI, "CACEM");
	finds(&q, "abc", "the communes of an EPCI");
	is_int(count_of(DIRECTORY_IN_COMMUNE, "97229"), 1, "each counted");
	directory_filters_clear(&f);
	directory_filter_toggle(&f, DIRECTORY_LAND, "2");
	finds(&q, "d", "an island");
	directory_filters_clear(&f);
	directory_filter_toggle(&f, DIRECTORY_SERVICE, "nothing like that");
	finds(&q, "", "a value that nothing has");
	directory_filters_clear(&f);
}

static void
test_hours(void)
{
	struct directory_filters f = { .open = DIRECTORY_OPEN_AT, .at = minute(now) };
	struct directory_query q = {
		.no_actors = true, .filters = &f, .counted = true, .now = minute(now)
	};

	finds(&q, "aef|cd", "open now, and apart those of which nobody knows");
	is_int(directory_hours_counts(dir).open, 3, "counted");
	is_int(directory_hours_counts(dir).unknown, 2, "both");
	f.open = DIRECTORY_OPEN_ON;
	f.at = minute("2026-10-10T00:00");
	finds(&q, "be|cd", "open on a Saturday");
	f.open = DIRECTORY_HOURS_UNKNOWN;
	finds(&q, "cd", "no known hours");
	is_int(answer.unknown, 2, "asked for, they stand not apart");
	f.open = DIRECTORY_ANY_HOURS;
	q.order = DIRECTORY_OPEN_FIRST;
	finds(&q, "aefbcd", "open first, then closed, then unknown");
}

static void
is_far(size_t hit, double km, bool about, enum directory_way way, const char *what)
{
	struct directory_far far = directory_hit_far(dir, hit);

	ok(far.km > km - 0.1 && far.km < km + 0.1 && far.about == about && far.way == way,
	   "%s: %.2f km, about %d, way %d", what, far.km, far.about, (int)far.way);
}

static void
test_far(void)
{
	struct directory_query q = { .no_actors = true, .from = directory_from_commune(97209) };

	finds(&q, "bcafed", "nearest first; the other island after, however near");
	is_int(answer.order, DIRECTORY_NEAR, "and that is said");
	is_far(0, 3.4, true, WAY_LAND, "from the centre of a commune");
	is_far(5, 181.3, true, WAY_SEA, "the other island");
	q.from = directory_from_commune(97113);
	finds(&q, "dfebca", "from Le Gosier");
	is_far(2, 41.8, true, WAY_BOAT, "Les Saintes");
	q.from = directory_from_commune(97130);
	finds(&q, "efdbca", "from Terre-de-Bas");
	is_far(0, 5.4, true, WAY_BOAT, "Terre-de-Haut is another island");
	directory_hit_far(dir, 0);
	q.from = directory_from_entry(dir, directory_hit(dir, 5));
	finds(&q, "acbfed", "from a place");
	is_far(0, 0, false, WAY_LAND, "its own");
	is_far(1, 7.3, false, WAY_LAND, "two known points");
	q.order = DIRECTORY_BY_NAME;
	finds(&q, "abcdef", "by name");
	q.order = DIRECTORY_FRESH;
	finds(&q, "dbacef", "freshest first, an unknown day last");
	q.order = DIRECTORY_BEST;
	q.words = "corossol";
	finds(&q, "c", "by words");
	is_int(answer.order, DIRECTORY_BEST, "best first");
	q.words = "demarches";
	finds(&q, "acb", "of those that answer equally well the nearest first");
	ok(!directory_from_commune(75056).known, "a commune elsewhere is nowhere");
	q.from.known = false;
	q.words = NULL;
	finds(&q, "abcdef", "from nowhere: by name");
	ok(directory_hit_far(dir, 0).km < 0, "no distance");
}

/* What no longer exists is never open, whatever its hours; nor is it of those to be found out. */
static void
test_gone(void)
{
	struct directory_filters f = { .open = DIRECTORY_OPEN_AT, .at = minute(now) };
	struct directory_query q = {
		.no_actors = true, .filters = &f, .counted = true, .now = minute(now)
	};
	struct err err;
	int64_t a, d;

	ok(directory_by_id(of, "a", &a, &err) == 0 && directory_by_id(of, "d", &d, &err) == 0 &&
		   partner_form_gone(of, a, 20000, &err) == 0 &&
		   partner_form_gone(of, d, 20000, &err) == 0 &&
		   directory_load(&dir, of, &err) == 0,
	   "two no longer exist");
	finds(&q, "ef|c", "neither is open now");
	is_int(directory_hours_counts(dir).open, 2, "nor counted as open");
	is_int(directory_hours_counts(dir).unknown, 1, "nor as perhaps open");
	f.open = DIRECTORY_OPEN_ON;
	finds(&q, "bef|c", "nor on a day");
	f.open = DIRECTORY_HOURS_UNKNOWN;
	finds(&q, "c", "nor among those whose hours are to be found out");
	f.open = DIRECTORY_ANY_HOURS;
	finds(&q, "bcefad", "without a filter of hours they come last");
	ok(partner_form_gone(of, a, DATE_NONE, &err) == 0 &&
		   partner_form_gone(of, d, DATE_NONE, &err) == 0 &&
		   directory_load(&dir, of, &err) == 0,
	   "that is taken back");
	f.open = DIRECTORY_OPEN_AT;
	finds(&q, "aef|cd", "and they are open again");
}

/* A change that another program made after the directory was loaded. */
static void
test_changed(void)
{
	struct directory_filters f = { .open = DIRECTORY_ANY_HOURS };
	struct directory_query q = { .no_actors = true, .filters = &f };
	static const char more[] =
		"id,nom,commune,code_postal,typologie\ng,Goyave,Ducos,97224,PE\n";
	struct err err;

	directory_filter_toggle(&f, DIRECTORY_KIND, "PE");
	finds(&q, "", "no jobs office");
	ok(file_write("more.csv", more, sizeof(more) - 1, false, &err) == 0, "a file");
	import("more.csv");
	finds(&q, "g", "the lists are read again; PE is the old FT");
	directory_filter_toggle(&f, DIRECTORY_KIND, "PE");
	directory_filter_toggle(&f, DIRECTORY_KIND, "FT");
	finds(&q, "g", "under both names");
	directory_filters_clear(&f);
}

/* Every value of real places, as many as the cells say. */
static void
test_facts(void)
{
	struct directory_filters f = { .open = DIRECTORY_ANY_HOURS };
	struct directory_query q = { .filters = &f, .counted = true };
	struct directory_value *v;
	size_t n, wrong = 0;
	struct err err;
	char *path;

	if (!tap_facts()) {
		skip(1, "no facts");
		return;
	}
	path = path_join(tap_facts(), "places-971-972.csv");
	import(path);
	free(path);
	for (int field = 0; field < DIRECTORY_FIELDS; field++) {
		directory_find(dir, &q, &answer, &err);
		n = directory_values(dir, (enum directory_field)field, &v);
		if (field == DIRECTORY_SERVICE)
			ok(n > 5, "services have values: %zu", n);
		for (size_t i = 0; i < n; i++) {
			size_t want = v[i].count;

			directory_filter_toggle(&f, (enum directory_field)field, v[i].text);
			directory_find(dir, &q, &answer, &err);
			wrong += answer.total != want;
			directory_filters_clear(&f);
		}
		free(v);
	}
	is_int(wrong, 0, "each value lets through what it counts");
}

static void
marks(const char *words, const char *name, const char *want)
{
	struct directory_mark mark[DIRECTORY_MARKS];
	struct buf got = BUF_INIT;
	int count;

	free(found(&(struct directory_query){ .words = words }));
	count = directory_marks(dir, name, mark);
	for (int i = 0; i < count; i++)
		buf_addf(&got, "%s%d-%d", i > 0 ? " " : "", mark[i].from, mark[i].to);
	is_str(buf_text(&got), want, "%s in %s", words, name);
	buf_clear(&got);
}

static void
test_marks(void)
{
	marks("", "Alizé", "");
	marks("alizee", "Alizé", "0-5");
	marks("ALIZÉ bal", "Alizé du Balisier", "0-5 9-12");
	marks("schoel", "CCAS de Schœlcher", "8-13");
	marks("balizier", "Le Balisier", "3-11");
	marks("mairie", "Hôtel de ville", "0-5 9-14");
	marks("mairie", "Hôtel des Alizés", "");
	marks("lise", "Alizé", "");
	marks("dattier", "Dattiere\xcc\x81 \xe4\xba\xac Dattier", "0-7 12-19");
}

/* The ids found, then the words that were left, where any asked for a filter. */
static void
asks(const char *words, const char *want)
{
	struct directory_query q = {
		.words = words,
		.no_actors = true,
		.now = hours_minute(date_from(2026, 10, 5), 14 * 60 + 32),
	};
	struct directory_asked asked = { .any = false };
	struct buf got = BUF_INIT;
	struct err err;

	directory_find_asked(dir, &q, &asked, &answer, &err);
	for (size_t i = 0; i < answer.count; i++) {
		struct partner p;

		partner_init(&p);
		directory_get(of, directory_hit(dir, i), &p, &err);
		buf_addf(&got, "%s%s", i == answer.unknown ? "|" : "", p.field[PF_ID]);
		partner_clear(&p);
	}
	if (asked.any)
		buf_addf(&got, " %s", asked.words);
	is_str(buf_text(&got), want, "%s", words);
	directory_asked_clear(&asked);
	buf_clear(&got);
}

static void
test_asked(void)
{
	static const char named[] = "id,nom,commune,code_postal\nh,Espace ouvert,Ducos,97224\n";
	struct err err;

	asks("ouvert", "aef|cd ");
	asks("wouvè atjèlman", "aef|cd ");
	asks("ouvert samedi", "be|cd ");
	asks("ouvert demain", "ae|cd ");
	asks("wouvè sanmdi 10h", "be|cd ");
	asks("open on 06/10 8:30", "ae|cd ");
	asks("ouvert le 31/12 à Schœlcher", " ");
	asks("gratuit", "ace ");
	/* A weekday behind other words means open then. */
	asks("gratuit samedi", "e|c ");
	asks("gratuit le lundi 10h", "ae|c ");
	asks("sanmdi gratui", "e|c ");
	asks("free on Saturday", "e|c ");
	asks("demarches samedi", "b|c demarches");
	asks("alizé gratuit", "a alizé");
	asks("à Schœlcher", "b ");
	asks("free in Terre-de-Haut", "e ");
	asks("a ducos", " ");
	asks("corossol", "c");
	ok(file_write("named.csv", named, sizeof(named) - 1, false, &err) == 0, "a file");
	import("named.csv");
	asks("ouvert", "h");
	asks("espace ouvert", "h");
	asks("ouvert samedi", "be|cdh ");
}

/* What is remembered of hours is of their minute, their question, their island and Good Friday. */
static void
test_states(void)
{
	static const char two[] = "id,nom,commune,code_postal,horaires,frais_a_charge\n"
				  "g,Gosier,Le Gosier,97190,Mo-Su 08:00-12:00; PH off,Gratuit\n"
				  "m,Marin,Le Marin,97290,Mo-Su 08:00-12:00; PH off,Payant\n";
	struct directory_filters f = { .open = DIRECTORY_OPEN_AT,
				       .at = minute("2026-05-27T10:00") };
	struct directory_query q = { .no_actors = true, .filters = &f, .counted = true };
	struct err err;

	desk_close(of);
	of = app_desk_new(now);
	ok(file_write("two.csv", two, sizeof(two) - 1, true, &err) == 0, "a file of two");
	import("two.csv");
	finds(&q, "m", "the abolition has another day in Guadeloupe");
	q.now = f.at = minute("2026-04-03T10:00");
	finds(&q, "gm", "Good Friday is a day like others");
	q.good_friday = true;
	finds(&q, "", "unless the desk keeps it");
	is_int(directory_hours_counts(dir).open, 0, "which the counts know");
	q.good_friday = false;
	q.now = f.at = minute("2026-04-02T14:00");
	finds(&q, "", "in the afternoon both are closed");
	f.open = DIRECTORY_OPEN_ON;
	finds(&q, "gm", "on that day they are open");
	f.open = DIRECTORY_HOURS_UNKNOWN;
	q.now = minute("2026-04-02T10:00");
	finds(&q, "", "all hours are known");
	is_int(directory_hours_counts(dir).open, 2, "and counted as if that were not asked");
	directory_filter_toggle(&f, DIRECTORY_COST, "Payant");
	finds(&q, "", "of two filters both let none through");
	is_int(count_of(DIRECTORY_COST, "Gratuit"), 0, "nor does another value");
	directory_filters_clear(&f);
}

/* Words that mean a value of a list, in any language. */
static void
test_meant(void)
{
	static const char lists[] =
		"id,nom,commune,code_postal,publics_specifiquement_adresses,"
		"prise_en_charge_specifique,modalites_accompagnement\n"
		"p,Papay,Ducos,97224,Familles et/ou enfants|Étudiants,"
		"Langues étrangères (anglais)|Handicaps moteurs,Dans un atelier collectif\n";
	static const char *const typed[] = { "enfant",  "children",  "papay timoun", "étudiants",
					     "anglais", "handicapé", "workshop" };
	struct err err;

	ok(file_write("lists.csv", lists, sizeof(lists) - 1, false, &err) == 0, "a file");
	import("lists.csv");
	for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++)
		asks(typed[i], "p");
	is_int(directory_hit_parts(dir, 0), 1 << DIRECTORY_LISTS, "found by a list");
	/* Who has the word itself is there, and first. */
	asks("ducos", "hp");
	asks("guadeloupe", "def");
}

int
main(void)
{
	char *folder = tap_tmpdir();
	struct err err;

	if (chdir(folder) < 0)
		return 1;
	free(folder);
	of = app_desk_new(now);
	ok(file_write("places.csv", file, sizeof(file) - 1, false, &err) == 0, "a file of places");
	import("places.csv");
	test_lists();
	test_hours();
	test_gone();
	test_far();
	test_marks();
	test_asked();
	test_meant();
	test_changed();
	test_facts();
	test_states();
	desk_close(of);
	return tap_done();
}
