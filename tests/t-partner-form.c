/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A place typed by hand: what is kept, what is refused with which sentence, whose hand is told, its
 * draft, and texts that nobody types. */
#include "config.h"

#include "app/partner_form.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/directory.h"
#include "app/logbook.h"
#include "app/partner_labels.h"
#include "app/sentence.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "store/partner.h"
#include "tests/lib/app_desk.h"

#define BIT(f) (UINT32_C(1) << (f))

static const char now[] = "2026-11-24T14:32";

/* Types and leaves a field; the reason of its problem, IMPORT_FINE when there is none. */
static enum import_reason
type(struct partner_form *f, int field, const char *text)
{
	struct place_problem problem;

	partner_form_set(f, field, text);
	return partner_form_tidy(f, field, &problem) ? problem.reason : IMPORT_FINE;
}

static int64_t
save(struct desk *d, const struct partner_form *f, bool accept)
{
	struct place_problems problems;
	struct err err = { 0 };
	int64_t n = 0;

	if (!ok(partner_form_save(d, f, accept, &n, &problems, &err) == 0, "it is kept"))
		for (size_t i = 0; i < problems.count; i++)
			printf("# field %d: %d\n", problems.item[i].field,
			       (int)problems.item[i].reason);
	return n;
}

static void
get(struct desk *d, int64_t n, struct partner *p)
{
	struct err err = { 0 };

	partner_init(p);
	ok(directory_get(d, n, p, &err) == 0, "it is in the directory");
}

static void
test_tidy(void)
{
	static const struct {
		int field;
		const char *typed, *left;
	} cells[] = {
		{ PF_NAME, "  Cyber   base ", "Cyber base" },
		{ PF_COMMUNE, "riviere salee", "Rivière-Salée" },
		{ PF_ADDRESS, "12\true  Delgrès ", "12 rue Delgrès" },
		{ PF_PHONE, "05.96.51.69.76", "0596 51 69 76" },
		{ PF_PHONE, "+596 596 51 69 76", "0596 51 69 76" },
		{ PF_EMAILS, "mailto:a@exemple.mq ; b@exemple.mq", "a@exemple.mq|b@exemple.mq" },
		{ PF_WEB, "WWW.Exemple.mq/Ici", "http://www.exemple.mq/Ici" },
		{ PF_PIVOT, "822 516 166 00027", "82251616600027" },
		{ PF_HOURS, "lu-ve 8:00-12:00", "Mo-Fr 08:00-12:00" },
		{ PF_HOURS, "Mo \"sur rendez-vous\"", "Mo \"sur rendez-vous\"" },
		{ PF_HOURS, "Mo[1] 08:00-12:00", "Mo[1] 08:00-12:00" },
		{ PLACE_ROLE_DATE, "13/10/2022", "13/10/2022" },
		{ PLACE_NOTE, " sonner\ndeux fois ", "sonner deux fois" },
	};
	struct partner_form f;

	partner_form_init(&f, date_from(2026, 11, 24));
	for (size_t i = 0; i < sizeof(cells) / sizeof(cells[0]); i++) {
		type(&f, cells[i].field, cells[i].typed);
		is_str(f.value[cells[i].field], cells[i].left, "\"%s\"", cells[i].typed);
	}
	is_str(f.value[PF_POSTAL], "97215", "the commune brings its postal code");
	is_str(f.value[PF_INSEE], "97221", "and its number");
	type(&f, PF_LATITUDE, "14,52 ; -60,97");
	is_str(f.value[PF_LATITUDE], "14.52", "both numbers pasted at once: the first");
	is_str(f.value[PF_LONGITUDE], "-60.97", "and the second");
	partner_form_clear(&f);
}

static void
test_problems(void)
{
	static const struct {
		int field;
		const char *typed;
	} wrong[] = {
		{ PF_PHONE, "12" },
		{ PF_EMAILS, "accueil" },
		{ PF_WEB, "n’a pas" },
		{ PF_BOOKING, "oui" },
		{ PF_PIVOT, "123" },
		{ PF_PIVOT, "82251616600028" },
		{ PF_HOURS, "quand il pleut" },
		{ PF_POSTAL, "9721" },
		{ PF_POSTAL, "97200" },
		{ PF_ADDRESS, "Bourg" },
		{ PF_ADDRESS, "accueil@exemple.mq" },
		{ PF_LONGITUDE, "7.31" },
		{ PLACE_ROLE_DATE, "hier ou demain" },
		{ PLACE_NOTE, "mot de passe : Soleil97!" },
	};
	struct partner_form f;
	struct place_problem problem;

	partner_form_init(&f, date_from(2026, 11, 24));
	is_int(type(&f, PF_COMMUNE, "Paris"), IMPORT_UNKNOWN_COMMUNE, "Paris is not here");
	is_int(type(&f, PF_COMMUNE, "Sainte-Anne"), IMPORT_COMMUNE_CONFLICT, "there are two");
	type(&f, PF_COMMUNE, "Rivière-Salée");
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		partner_form_set(&f, wrong[i].field, wrong[i].typed);
		ok(partner_form_tidy(&f, wrong[i].field, &problem), "\"%s\" is wrong",
		   wrong[i].typed);
		is_str(f.value[wrong[i].field], wrong[i].typed, "and stays as it was typed");
		ok(strlen(partner_form_sentence(&problem)) > 20, "its sentence: %s",
		   partner_form_sentence(&problem));
		partner_form_set(&f, wrong[i].field, NULL);
	}
	partner_form_clear(&f);
}

static void
test_new(struct desk *d)
{
	const uint32_t typed = BIT(PF_NAME) | BIT(PF_COMMUNE) | BIT(PF_POSTAL) | BIT(PF_INSEE) |
			       BIT(PF_PHONE) | BIT(PF_SERVICES);
	struct place_problems problems;
	struct partner_form f;
	struct partner p;
	struct err err = { 0 };
	int64_t n;

	partner_form_init(&f, clock_today(desk_clock(d)));
	ok(partner_form_save(d, &f, true, &n, &problems, &err) != 0, "an empty form is not kept");
	is_int(problems.count, 2, "two are missing");
	is_int(problems.item[0].field, PF_NAME, "the name");
	is_int(problems.item[1].field, PF_COMMUNE, "and the commune");
	type(&f, PF_NAME, "Cyber-base du Robert");
	type(&f, PF_COMMUNE, "Le Robert");
	type(&f, PF_PHONE, "0596516976");
	partner_form_toggle(&f, PF_SERVICES,
			    partner_form_code(PF_SERVICES, vocab_by_num(VOCAB_SERVICE, 1)));
	n = save(d, &f, false);
	partner_form_clear(&f);
	get(d, n, &p);
	is_str(p.field[PF_PHONE], "+596596516976", "the phone as files have it");
	is_str(p.field[PF_UPDATED], "2026-11-24", "of today");
	is_str(p.field[PF_SOURCE], "Médiathèque", "by this desk");
	is_int(p.insee, 97222, "in its commune");
	is_int(p.by_hand, typed, "each field that was typed is of this desk’s hand");
	ok(strncmp(p.search, "cyber base robert\n", 18) == 0, "found by its words");
	partner_clear(&p);
}

static int64_t
stored(struct desk *d)
{
	struct partner p;
	struct err err = { 0 };
	int64_t n;

	partner_init(&p);
	p.field[PF_ID] = mem_strdup("x-1");
	p.field[PF_NAME] = mem_strdup("Mairie");
	p.field[PF_COMMUNE] = mem_strdup("Ducos");
	p.field[PF_POSTAL] = mem_strdup("97224");
	p.field[PF_SOURCE] = mem_strdup("Hub");
	p.field[PF_DETAIL] = mem_strdup("Une ligne\n\\ et une autre");
	p.field[PF_HOURS] = mem_strdup("quand il pleut");
	p.field[PF_UPDATED] = mem_strdup("2023-01-02");
	p.field[PF_SERVICES] = mem_strdup("Étapes numériques (La Poste)|Autre chose");
	p.insee = 97207;
	p.to_check = BIT(PF_HOURS) | BIT(PF_PHONE);
	partner_set_raw(&p, "telephone", "sur place");
	partner_set_raw(&p, "autre colonne", "x");
	p.search = directory_search_text(&p);
	ok(store_partner_save(d->store, &p, &err) == 0, "there is an entry of a file");
	n = p.n;
	partner_clear(&p);
	return n;
}

static void
form_of(struct desk *d, int64_t n, struct partner_form *f)
{
	struct partner p;

	get(d, n, &p);
	partner_form_from(f, &p, clock_today(desk_clock(d)));
	partner_clear(&p);
}

static void
test_change(struct desk *d)
{
	int64_t n = stored(d);
	struct logbook_step step = { 0 };
	char *said;
	struct partner_form f;
	struct partner p;
	struct err err = { 0 };

	form_of(d, n, &f);
	is_int(save(d, &f, false), n, "nothing changed");
	get(d, n, &p);
	is_str(p.field[PF_UPDATED], "2023-01-02", "is nothing new: its day stays");
	partner_clear(&p);
	type(&f, PF_PHONE, "0596 56 10 00");
	partner_form_toggle(&f, PF_SERVICES, "Autre chose");
	save(d, &f, false);
	partner_form_clear(&f);
	get(d, n, &p);
	is_int(p.by_hand, BIT(PF_PHONE) | BIT(PF_SERVICES), "only what was changed is by hand");
	is_int(p.to_check, BIT(PF_HOURS), "what was mended is no longer to be checked");
	is_str(partner_get_raw(&p, "telephone"), NULL, "nor is the file’s text kept beside it");
	is_str(partner_get_raw(&p, "autre colonne"), "x", "other columns stay");
	is_str(p.field[PF_SERVICES], "Étapes numériques (La Poste)", "one value went");
	is_str(p.field[PF_HOURS], "quand il pleut", "hours that were not touched stay");
	is_str(p.field[PF_SOURCE], "Hub", "and its source");
	is_str(p.field[PF_UPDATED], "2026-11-24", "it is of today");
	partner_clear(&p);
	ok(logbook_undo(d, &step, &err) == 0, "one step is taken back");
	get(d, n, &p);
	is_str(step.detail, p.field[PF_NAME], "which says of what");
	said = sentence_for_step(&step);
	ok(strstr(said, step.detail) != NULL, "in its sentence too: %s", said);
	free(said);
	is_str(p.field[PF_PHONE], NULL, "and all of it went");
	is_int(p.by_hand, 0, "whose hand too");
	partner_clear(&p);
}

/* Two communes bear the name: the number of the commune follows what was chosen or typed last. */
static void
test_namesakes(struct desk *d)
{
	struct partner_form f;
	struct partner p;
	int64_t n;

	partner_form_init(&f, clock_today(desk_clock(d)));
	type(&f, PF_NAME, "Atelier Ti Soley");
	partner_form_set_commune(&f, commune_by_insee("97128"));
	is_str(f.value[PF_POSTAL], "97180", "Sainte-Anne of Guadeloupe");
	is_int(type(&f, PF_POSTAL, "97227"), IMPORT_FINE, "the code of the other one");
	is_str(f.value[PF_INSEE], "97226", "means the other one");
	n = save(d, &f, false);
	partner_form_clear(&f);
	get(d, n, &p);
	is_int(p.insee, 97226, "where it is kept");
	is_str(p.field[PF_INSEE], "97226", "and says so");
	partner_clear(&p);
	form_of(d, n, &f);
	partner_form_set_commune(&f, commune_by_insee("97128"));
	save(d, &f, false);
	partner_form_clear(&f);
	get(d, n, &p);
	is_int(p.insee, 97128, "the other one, chosen under the same name");
	is_str(p.field[PF_POSTAL], "97180", "with its code");
	partner_clear(&p);
}

/* The postal code first: it chooses where one commune alone has it. */
static void
test_postal_first(void)
{
	struct partner_form f;

	partner_form_init(&f, date_from(2026, 11, 24));
	is_int(type(&f, PF_POSTAL, "97231"), IMPORT_FINE, "a postal code without a commune");
	is_str(f.value[PF_COMMUNE], "Le Robert", "is that of Le Robert");
	is_str(f.value[PF_INSEE], "97222", "with its number");
	partner_form_clear(&f);
	partner_form_init(&f, date_from(2026, 11, 24));
	type(&f, PF_POSTAL, "97250");
	is_str(f.value[PF_COMMUNE], NULL, "one of several communes chooses none");
	partner_form_set_unread(&f, PF_COMMUNE, "zzz");
	type(&f, PF_POSTAL, "97231");
	is_str(f.value[PF_COMMUNE], NULL, "nor does it where letters are to be corrected");
	partner_form_clear(&f);
}

/* A number of the other island is asked about, and kept flagged. */
static void
test_other_island(struct desk *d)
{
	static const char *const numbers[][2] = { { "97231", "0590 80 00 00" },
						  { "97231", "0690 80 00 00" },
						  { "97180", "0596 51 69 76" },
						  { "97180", "0696 51 69 76" } };
	struct place_problem problem;
	struct partner_form f;
	struct partner p;
	int64_t n;

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		partner_form_init(&f, clock_today(desk_clock(d)));
		type(&f, PF_NAME, numbers[i][1]);
		type(&f, PF_POSTAL, numbers[i][0]);
		partner_form_set(&f, PF_PHONE, numbers[i][1]);
		ok(partner_form_tidy(&f, PF_PHONE, &problem) && problem.warning, "%s at %s: %s",
		   numbers[i][1], numbers[i][0], partner_form_sentence(&problem));
		is_str(f.value[PF_PHONE], numbers[i][1], "it stays");
		n = save(d, &f, true);
		partner_form_clear(&f);
		get(d, n, &p);
		ok(p.to_check & BIT(PF_PHONE), "kept, and marked");
		partner_clear(&p);
	}
	partner_form_init(&f, clock_today(desk_clock(d)));
	type(&f, PF_COMMUNE, "Ducos");
	is_int(type(&f, PF_PHONE, "0970 80 00 00"), IMPORT_FINE, "of no island");
	partner_form_clear(&f);
}

/* What may be right though it looks wrong is kept when it is insisted on. */
static void
test_insisted(struct desk *d)
{
	struct place_problems problems;
	struct partner_form f;
	struct partner p;
	struct err err = { 0 };
	int64_t n = 0;

	partner_form_init(&f, clock_today(desk_clock(d)));
	type(&f, PF_NAME, "Case");
	type(&f, PF_COMMUNE, "Ducos");
	type(&f, PF_ADDRESS, "Bourg");
	ok(partner_form_save(d, &f, false, &n, &problems, &err) != 0, "a mere « bourg »");
	ok(problems.count == 1 && problems.item[0].warning, "is asked about");
	n = save(d, &f, true);
	get(d, n, &p);
	is_int(p.to_check, BIT(PF_ADDRESS), "then kept, to be checked");
	partner_clear(&p);
	type(&f, PF_PHONE, "12");
	ok(partner_form_save(d, &f, true, &n, &problems, &err) != 0, "what cannot be is not");
	partner_form_clear(&f);
}

/* The best of two by its name alone. */
static int64_t
first_found(struct desk *d, const char *words)
{
	struct directory_query query = { .words = words };
	struct directory_answer answer = { .count = 0 };
	struct directory *dir;
	struct err err = { 0 };

	ok(directory_load(&dir, d, &err) == 0 && directory_find(dir, &query, &answer, &err) == 0,
	   "\"%s\" is looked for", words);
	is_int(answer.count, 2, "both are found");
	return answer.count > 0 ? directory_hit(dir, 0) : 0;
}

static void
test_marks(struct desk *d)
{
	int64_t n, other;
	struct partner_form f;
	struct partner p;
	struct err err = { 0 };

	partner_form_init(&f, clock_today(desk_clock(d)));
	type(&f, PF_NAME, "Kiosque Zouk");
	type(&f, PF_COMMUNE, "Ducos");
	other = save(d, &f, false);
	type(&f, PF_NAME, "Kiosque");
	n = save(d, &f, false);
	partner_form_clear(&f);
	is_int(first_found(d, "kiosque"), n, "the shorter name first");
	form_of(d, n, &f);
	type(&f, PLACE_NOTE, " sonner \x1b[31mdeux fois");
	save(d, &f, false);
	partner_form_clear(&f);
	ok(partner_form_gone(d, n, clock_today(desk_clock(d)), &err) == 0, "it is gone");
	is_int(first_found(d, "kiosque"), other, "and comes after the other");
	get(d, n, &p);
	is_str(p.note, "sonner [31mdeux fois", "without what a terminal could obey");
	is_int(p.gone_on, date_from(2026, 11, 24), "since today");
	partner_clear(&p);
	ok(partner_form_gone(d, n, DATE_NONE, &err) == 0, "and is taken back");
	get(d, n, &p);
	is_int(p.gone_on, DATE_NONE, "and it is there");
	partner_clear(&p);
	ok(partner_form_gone(d, 99999, DATE_NONE, &err) != 0, "what is not there cannot be gone");
}

static void
test_draft(struct desk *d)
{
	struct partner_form f, again;
	struct err err = { 0 };
	bool found = true;

	partner_form_init(&again, 0);
	ok(partner_form_resume(d, &again, &found, &err) == 0 && !found, "there is no draft");
	partner_form_init(&f, 0);
	partner_form_set(&f, PF_NAME, "a=b\\n");
	partner_form_set(&f, PF_DETAIL, "Une ligne\n\\ et une autre");
	partner_form_set_unread(&f, PF_COST, "gra");
	ok(partner_form_keep(d, &f, &err) == 0, "one is kept");
	ok(partner_form_resume(d, &again, &found, &err) == 0 && found, "and comes back");
	is_str(again.value[PF_NAME], "a=b\\n", "signs of its own kept");
	is_str(again.value[PF_DETAIL], "Une ligne\n\\ et une autre", "and lines");
	is_str(again.unread[PF_COST], "gra", "and letters that choose nothing");
	again.n = 7;
	ok(partner_form_resume(d, &again, &found, &err) == 0 && !found, "another has its own");
	again.n = 0;
	ok(partner_form_drop(d, &f, &err) == 0 &&
		   partner_form_resume(d, &again, &found, &err) == 0 && !found,
	   "dropped, it is gone");
	partner_form_clear(&f);
	partner_form_clear(&again);
}

/* Whatever is typed is refused, or kept so that the next look at it shows clean text. */
static void
test_hostile(struct desk *d)
{
	static const char *const texts[] = {
		"\x1b]0;titre\x07",
		"<script>alert(1)</script>",
		("\xe2\x80\xae"
		 "evas"),
		"|",
		"||a||b",
		"=cmd|' /C calc'!A0",
		"'; DROP TABLE partner; --",
		"%s%n",
		"\\n\\t",
		"0000000000000000000000000000000000000000000000",
		"\xcc\x81\xcc\x81",
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct place_problems problems;
		struct partner_form f;
		struct partner p;
		struct err err = { 0 };
		int64_t n = 0;

		partner_form_init(&f, clock_today(desk_clock(d)));
		for (int field = 0; field < PLACE_FIELDS; field++)
			if (field != PF_ID && field != PF_UPDATED && field != PF_SOURCE)
				type(&f, field, texts[i]);
		partner_form_check(&f, &problems);
		for (size_t k = 0; k < problems.count; k++) {
			ok(partner_form_sentence(&problems.item[k])[0] != '\0', "%zu: a sentence",
			   i);
			partner_form_set(&f, problems.item[k].field, NULL);
		}
		type(&f, PF_NAME, texts[i]);
		type(&f, PF_COMMUNE, "Ducos");
		if (f.value[PF_NAME] && partner_form_save(d, &f, true, &n, &problems, &err) == 0) {
			get(d, n, &p);
			is_str(p.field[PF_COMMUNE], "Ducos", "%zu: kept", i);
			partner_clear(&p);
		}
		partner_form_clear(&f);
	}
}

int
main(void)
{
	struct desk *d = app_desk_new(now);

	test_tidy();
	test_problems();
	test_new(d);
	test_change(d);
	test_namesakes(d);
	test_postal_first();
	test_other_island(d);
	test_insisted(d);
	test_marks(d);
	test_draft(d);
	test_hostile(d);
	desk_close(d);
	return tap_done();
}
