/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The referral slip: one page in the person's language, hours in words, nothing that a cell of a
 * file could do to a page, and nothing of the person. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/opening_words.h"
#include "app/slip.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "tests/lib/app_desk.h"

#define NBSP "\302\240"

static void
set(struct partner *p, enum partner_field f, const char *text)
{
	free(p->field[f]);
	p->field[f] = text != NULL ? mem_strdup(text) : NULL;
}

static void
test_words(const char *hours, enum opening_said how, const char *expected)
{
	char *words;

	is_int(opening_words(hours, &words), how, "%s", hours != NULL ? hours : "(none)");
	is_str(words, expected, "in words");
	free(words);
}

static void
test_hours(void)
{
	i18n_switch(LANGUAGE_FR);
	test_words("Mo-Th 07:30-12:30,13:30-16:00; Fr 07:30-12:30", OPENING_SAID_WEEK,
		   "du lundi au jeudi de 7" NBSP "h" NBSP "30 à 12" NBSP "h" NBSP "30 et de 13" NBSP
		   "h" NBSP "30 à 16" NBSP "h" NBSP "; le vendredi de 7" NBSP "h" NBSP
		   "30 à 12" NBSP "h" NBSP "30");
	test_words("Mo,We,Fr 08:00-12:00; PH off", OPENING_SAID_WEEK,
		   "le lundi, le mercredi et le vendredi de 8" NBSP "h à 12" NBSP "h" NBSP
		   "; fermé les jours fériés");
	test_words("Mo-Fr 08:00-12:00; Sa[1,9] 09:00-12:00", OPENING_SAID_AS_IS,
		   "Mo-Fr 08:00-12:00; Sa[1,9] 09:00-12:00");
	test_words("Mo-Fr 08:00-12:00; Sa[1],Sa[3] 09:00-12:00; PH off", OPENING_SAID_WEEK,
		   "du lundi au vendredi de 8" NBSP "h à 12" NBSP "h" NBSP
		   "; le 1er samedi du mois et le 3e samedi du mois de 9" NBSP "h à 12" NBSP
		   "h" NBSP "; fermé les jours fériés");
	test_words("Mo 08:00-12:00; week 1-10 Mo 14:00-16:00; Mo[1] off \"sonner\"",
		   OPENING_SAID_WEEK,
		   "le lundi de 8" NBSP "h à 12" NBSP "h" NBSP "; mais les semaines 1 à 10" NBSP
		   ": le lundi de 14" NBSP "h à 16" NBSP "h" NBSP
		   "; fermé le 1er lundi du mois (sonner)");
	test_words("week 3 Tu 08:00-12:00; week 2-52/2 We,PH 08:00-12:00; PH 09:00-10:00",
		   OPENING_SAID_WEEK,
		   "la semaine 3" NBSP ": le mardi de 8" NBSP "h à 12" NBSP "h" NBSP
		   "; les semaines paires" NBSP ": le mercredi et les jours fériés de 8" NBSP
		   "h à 12" NBSP "h" NBSP "; les jours fériés de 9" NBSP "h à 10" NBSP "h");
	i18n_switch(LANGUAGE_GCF_MQ);
	test_words("Sa[2] 09:00-12:00", OPENING_SAID_WEEK,
		   "2em sanmdi chak mwa dépi 9" NBSP "h jik 12" NBSP "h");
	i18n_switch(LANGUAGE_GCF_GP);
	test_words("Sa[2] 09:00-12:00", OPENING_SAID_WEEK,
		   "2èm sanmdi chak mwa dépi 9" NBSP "h jis 12" NBSP "h");
	i18n_switch(LANGUAGE_EN);
	test_words("Tu 09:00-12:00 \"ring\"; Mo[1] 09:00-10:00 \"two\"", OPENING_SAID_WEEK,
		   "on Tuesday from 9:00 until 12:00 (ring); on the 1st Monday of the month "
		   "from 9:00 until 10:00 (two)");
	test_words("24/7", OPENING_SAID_WEEK, "every day from 0:00 until 24:00");
	test_words("Sa 20:00-02:00 \"on request\"", OPENING_SAID_WEEK,
		   "on Saturday from 20:00 until 2:00 (on request)");
	test_words("off", OPENING_SAID_WEEK, "closed all week");
	test_words("Mo-Tu 09:05-12:00", OPENING_SAID_WEEK,
		   "on Monday and on Tuesday from 9:05 until 12:00");
	test_words("le matin", OPENING_SAID_AS_IS, "le matin");
	test_words("\"by appointment\"", OPENING_SAID_AS_IS, "\"by appointment\"");
	test_words("Mo[1] 09:00-12:00", OPENING_SAID_WEEK,
		   "on the 1st Monday of the month from 9:00 until 12:00");
	test_words(NULL, OPENING_SAID_NOTHING, NULL);
	test_words(" ", OPENING_SAID_NOTHING, NULL);
}

static void
make_place(struct partner *p)
{
	partner_init(p);
	set(p, PF_NAME, "Up and Space");
	set(p, PF_ADDRESS, "12 rue Delgrès");
	set(p, PF_POSTAL, "97215");
	set(p, PF_COMMUNE, "Rivière-Salée");
	set(p, PF_PHONE, "+596596516976");
	set(p, PF_HOURS, "Mo-Th 09:00-17:00; Fr 09:00-13:00");
	set(p, PF_ACCESS, "Téléphoner|Se présenter");
	set(p, PF_COST, "Gratuit");
	set(p, PF_UPDATED, "2026-06-01");
	set(p, PF_LATITUDE, "14.53");
	set(p, PF_LONGITUDE, "-60.97");
}

/* Counts what of the two pages is not as it must be. */
static void
test_fits(const struct slip *slip, const char *what)
{
	struct strlist lines = { 0 };
	char *text = slip_text(slip);
	int widest = 0;
	bool clean = true;

	strlist_split(&lines, text, '\n');
	for (size_t i = 0; i < lines.count; i++) {
		int width = utf8_width(lines.item[i]);

		widest = width > widest ? width : widest;
		clean = clean && utf8_is_clean(lines.item[i]);
	}
	ok(widest <= SLIP_COLUMNS, "%s: %d columns", what, widest);
	ok(lines.count <= SLIP_LINES + 1, "%s: %zu lines", what, lines.count);
	ok(clean, "%s: nothing that a terminal obeys", what);
	strlist_clear(&lines);
	free(text);
}

static void
has(const char *text, const char *words, bool expected)
{
	ok((strstr(text, words) != NULL) == expected, "%s “%s”", expected ? "says" : "without",
	   words);
}

static int
points_of(const char *page)
{
	static const char before[] = "body { font-size: ";
	const char *at = page;
	const char *last = page;

	while ((at = strstr(at, before)) != NULL) {
		at += sizeof(before) - 1;
		last = at;
	}
	return (int)strtol(last, NULL, 10);
}

static void
test_french(struct slip *slip)
{
	char *text;
	char *page;

	i18n_switch(LANGUAGE_EN);
	slip->language = LANGUAGE_FR;
	slip->bring = 1u << SLIP_IDENTITY | 1u << SLIP_LETTERS;
	slip->note = "demander Léa";
	text = slip_text(slip);
	page = slip_html(slip);
	is_int(i18n_language(), LANGUAGE_EN, "the screen’s language is what it was");
	has(text, "0596 51 69 76", true);
	has(text, "97215 Rivière-Salée", true);
	has(text, "du lundi au jeudi", true);
	has(text, "[ ] carte d’identité", true);
	has(text, "[ ] demander Léa", true);
	has(text, "Médiathèque", true);
	has(text, "Ana", false);
	/* In full, and no numbers for machines. */
	has(text, "mardi 24 novembre 2026", true);
	has(text, "lundi 1er juin 2026", true);
	has(page, "mardi 24 novembre 2026", true);
	has(text, "14.53", false);
	has(page, "14.53", false);
	has(page, "<html lang=\"fr\">", true);
	has(page, "0596 51 69 76", true);
	has(page, "<li dir=\"auto\">carte d’identité</li>", true);
	has(page, "font-size: 16pt", true);
	free(text);
	free(page);
	slip->large = true;
	text = slip_text(slip);
	page = slip_html(slip);
	has(text, "0 5 9 6   5 1   6 9   7 6\n\n", true);
	ok(points_of(page) >= 22, "letters of %d points", points_of(page));
	free(text);
	free(page);
	slip->large = false;
}

/* Hours that nobody can read, or that nobody knows, are to be asked; so is what is old. */
static void
test_doubts(struct slip *slip, struct partner *p)
{
	char *text;

	slip->language = LANGUAGE_EN;
	set(p, PF_HOURS, "le matin");
	set(p, PF_UPDATED, "2025-11-23");
	p->to_check = 1u << PF_ADDRESS | 1u << PF_LATITUDE;
	text = slip_text(slip);
	has(text, "le matin", true);
	has(text, "As they were published: call before you go.", true);
	has(text, "more than a year ago", true);
	has(text, "To be checked: call before you go.", true);
	has(text, "14.53", false);
	free(text);
	set(p, PF_HOURS, NULL);
	set(p, PF_PHONE, NULL);
	set(p, PF_UPDATED, "1970-01-01");
	text = slip_text(slip);
	has(text, "Hours not known: call before you go.", true);
	has(text, "Phone               not known", true);
	has(text, "Nobody knows how old this is", true);
	free(text);
}

/* What nobody can read is for those who call: all of it, while the page holds it. */
static void
test_whole(struct slip *slip, struct partner *p)
{
	static const char hours[] =
		"le lundi matin sur rendez-vous et le mardi sauf pendant les vacances, le jeudi "
		"toute la journée quand la médiathèque est ouverte, le vendredi en alternance "
		"avec le centre social, et le samedi des semaines paires à partir de neuf heures, "
		"en appelant la veille avant midi le secrétariat de la mairie, qui confirme, "
		"sauf pendant le carnaval et la semaine sainte, jusqu'au soir";
	char *text;

	slip->language = LANGUAGE_FR;
	set(p, PF_HOURS, hours);
	set(p, PF_PHONE, NULL);
	partner_set_raw(p, "telephone",
			"demander la médiathèque au standard de la mairie, puis le poste 12 FIN");
	for (int large = 0; large < 2; large++) {
		slip->large = large != 0;
		text = slip_text(slip);
		has(text, "…", false);
		has(text, large ? "F I N" : "poste 12 FIN", true);
		test_fits(slip, "what may be wrong");
		free(text);
	}
	slip->large = false;
	partner_drop_raw(p, "telephone");
}

static char *
repeated(const char *what, int times)
{
	struct buf b = BUF_INIT;

	while (times-- > 0)
		buf_add(&b, what);
	return buf_take(&b);
}

/* Every cell as long and as bad as it can be. */
static void
test_hostile(struct slip *slip, struct partner *p)
{
	static const char *const bad[] = {
		"<script src='http://x.example/y.js'>\"&\033[2J\a\n\t",
		"ééééé ",
		"漢字漢字",
		"مرحبا \xe2\x80\xae",
		"m\xcc\x81\xcc\x81\xcc\x81",
		"\xff\xfe",
	};

	slip->bring = (1u << SLIP_BRING_COUNT) - 1;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		char *text = repeated(bad[i], 200);
		char *page;

		for (int f = 0; f < PF_COUNT; f++)
			set(p, (enum partner_field)f, text);
		p->to_check = ~UINT32_C(0);
		slip->note = text;
		slip->desk = text;
		for (int lang = 0; lang < LANGUAGE_COUNT * 2; lang++) {
			slip->language = (enum language)(lang / 2);
			slip->large = lang % 2 != 0;
			test_fits(slip, i18n_code(slip->language));
		}
		page = slip_html(slip);
		ok(strstr(page, "<script") == NULL && strchr(page, '\033') == NULL &&
			   strstr(page, "=\"http") == NULL && strstr(page, "url(") == NULL,
		   "the page loads and runs nothing");
		ok(utf8_valid(page, strlen(page)), "and is UTF-8");
		free(page);
		free(text);
	}
	slip->large = false;
}

/* Several in a cell: a line each, as no reader knows the file's « | ». */
static void
test_lists(struct slip *slip, struct partner *p)
{
	char *text;

	set(p, PF_EMAILS, "accueil@mediatheque.example.org|ateliers@mediatheque.example.org");
	text = slip_text(slip);
	has(text, "accueil@mediatheque.example.org\n", true);
	has(text, " ateliers@mediatheque.example.org\n", true);
	has(text, "|", false);
	free(text);
	set(p, PF_EMAILS, NULL);
}

static void
test_links(struct slip *slip, struct partner *p)
{
	char *page;

	set(p, PF_BOOKING, "https://rdv.example/a?b=1&c=2");
	page = slip_html(slip);
	has(page, "<a href=\"https://rdv.example/a?b=1&amp;c=2\" rel=\"noreferrer\">", true);
	free(page);
	set(p, PF_BOOKING, "javascript:alert(1)");
	page = slip_html(slip);
	has(page, "<a ", false);
	free(page);
	/* Neither words round it, nor what was cut, is where the link leads. */
	set(p, PF_BOOKING, "https://rdv.example/a or by phone");
	page = slip_html(slip);
	has(page, "<a ", false);
	free(page);
	set(p, PF_BOOKING, "https://rdv.example/…");
	page = slip_html(slip);
	has(page, "<a ", false);
	free(page);
	set(p, PF_BOOKING, "https://rdv.example/'\"onclick='x");
	page = slip_html(slip);
	has(page, "https://rdv.example/&#39;&quot;onclick=&#39;x", true);
	has(page, "Content-Security-Policy\" content=\"default-src 'none';", true);
	free(page);
}

/* What does not fit the sheet is on neither of the two pages. */
static void
test_full(struct slip *slip, struct partner *p)
{
	struct buf words = BUF_INIT;
	char *page;

	for (int i = 0; i < 200; i++)
		buf_add(&words, "word ");
	set(p, PF_EMAILS, "up@example.org");
	page = slip_html(slip);
	has(page, "up@example.org", true);
	free(page);
	set(p, PF_ADDRESS, buf_text(&words));
	set(p, PF_ADDRESS_MORE, buf_text(&words));
	set(p, PF_NAME, buf_text(&words));
	set(p, PF_HOURS, buf_text(&words));
	slip->bring = (1u << SLIP_BRING_COUNT) - 1;
	slip->large = true;
	page = slip_html(slip);
	has(page, "up@example.org", false);
	free(page);
	slip->large = false;
	slip->bring = 0;
	set(p, PF_NAME, "Up and Space");
	set(p, PF_ADDRESS, "12 rue Delgrès");
	set(p, PF_ADDRESS_MORE, NULL);
	buf_clear(&words);
}

static void
test_names(struct slip *slip, struct partner *p)
{
	char *name = slip_file_name(slip, "txt");

	is_str(name, "fiche-up-and-space-2026-11-24.txt", "a file is of the place and the day");
	free(name);
	set(p, PF_NAME, "../../etc\n漢");
	name = slip_file_name(slip, "html");
	is_str(name, "fiche-etc-2026-11-24.html", "and of no folder");
	free(name);
	set(p, PF_NAME, NULL);
	name = slip_file_name(slip, "txt");
	is_str(name, "fiche-2026-11-24.txt", "one without a name");
	free(name);
	set(p, PF_NAME, "Up and Space");
}

static void
test_languages(struct slip *slip)
{
	static const char *const said[LANGUAGE_COUNT] = {
		[LANGUAGE_FR] = "Fiche d’orientation",
		[LANGUAGE_GCF_MQ] = "lendi",
		[LANGUAGE_GCF_GP] = "lendi",
		[LANGUAGE_EN] = "Referral slip",
	};
	static const char *const days[LANGUAGE_COUNT] = {
		[LANGUAGE_FR] = "mardi 24 novembre 2026",
		[LANGUAGE_GCF_MQ] = "mardi 24 novanm 2026",
		[LANGUAGE_GCF_GP] = "mawdi 24 novanm 2026",
		[LANGUAGE_EN] = "Tuesday 24 November 2026",
	};
	static const char *const codes[LANGUAGE_COUNT] = { "fr", "gcf-MQ", "gcf-GP", "en" };

	for (int i = 0; i < LANGUAGE_COUNT; i++) {
		char *text, *page, *tag;

		slip->language = (enum language)i;
		text = slip_text(slip);
		page = slip_html(slip);
		tag = mem_printf("<html lang=\"%s\">", codes[i]);
		has(text, said[i], true);
		has(text, days[i], true);
		has(page, tag, true);
		test_fits(slip, codes[i]);
		slip->large = true;
		test_fits(slip, codes[i]);
		slip->large = false;
		free(text);
		free(page);
		free(tag);
	}
}

int
main(void)
{
	struct desk *d = app_desk_new("2026-11-24T14:32");
	struct partner p;
	struct slip slip = { .partner = &p };

	i18n_init(LANGUAGE_EN);
	test_hours();
	make_place(&p);
	slip_from(&slip, d);
	test_languages(&slip);
	test_french(&slip);
	test_names(&slip, &p);
	test_lists(&slip, &p);
	test_links(&slip, &p);
	test_whole(&slip, &p);
	test_full(&slip, &p);
	test_doubts(&slip, &p);
	test_hostile(&slip, &p);
	partner_clear(&p);
	desk_close(d);
	return tap_done();
}
