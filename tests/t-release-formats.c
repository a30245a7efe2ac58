/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same figures for people: in which order, what stands for a secret, which shares are told,
 * and that asking for more files changes none of the others' figures. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/commune.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "report/release_files.h"
#include "report/release_tables.h"
#include "tests/lib/desk_sql.h"
#include "tests/lib/release_memory.h"
#include "tests/lib/tap.h"

static const struct release_file *
file_of(const struct release *r, const char *name)
{
	for (size_t i = 0; i < r->file_count; i++)
		if (strcmp(r->file[i].name, name) == 0)
			return &r->file[i];
	return NULL;
}

static bool
holds(const struct release *r, const char *name, const char *words)
{
	const struct release_file *f = file_of(r, name);

	return f != NULL && memmem(f->bytes, f->len, words, strlen(words)) != NULL;
}

/* A month with figures of all sorts, as release_cells_make() gives them: sorted by code. */
static void
make_cells(struct release *r)
{
	static const struct {
		const char *table, *measure, *geo, *category;
		int64_t value;
		bool secret;
	} cell[] = {
		{ "age", "personnes", "", "TOTAL", 60, false },
		{ "age", "personnes", "", "dix_huit_vingt_quatre", 20, false },
		{ "age", "personnes", "", "douze_dix_huit", 40, false },
		{ "age", "personnes", "", "moins_de_douze", 0, false },
		{ "demarche", "personnes", "", "associations", 15, false },
		{ "demarche", "personnes", "", "justice", 0, true },
		{ "ensemble", "minutes", "", "TOTAL", 1234, false },
		{ "ensemble", "personnes", "", "TOTAL", 60, false },
		{ "ensemble", "seances", "", "TOTAL", 70, false },
		{ "ensemble", "seances", "", "animation", 2, false },
		{ "ensemble", "seances", "", "collectif", 8, false },
		{ "ensemble", "seances", "", "individuel", 60, false },
		{ "residence", "personnes", "97101", "", 0, false },
		{ "residence", "personnes", "97209", "", 0, true },
		{ "residence", "personnes", "97213", "", 12, false },
		{ "residence", "personnes", "97222", "", 30, false },
		{ "residence", "personnes", "TOTAL", "", 60, false },
		{ "theme", "personnes", "", "aide_aux_demarches_administratives", 49, false },
		{ "theme", "personnes", "", "email", 7, false },
		{ "theme", "personnes", "", "sante", 0, true },
	};

	release_init(r);
	r->period = mem_strdup("2026-10");
	r->perimeter = mem_strdup("les-filaos");
	r->profile = mem_strdup("coordination");
	for (size_t i = 0; i < sizeof(cell) / sizeof(cell[0]); i++)
		release_cell_add(r, cell[i].table, cell[i].measure, cell[i].geo, cell[i].category,
				 cell[i].value, cell[i].secret);
}

/* "code=value percent|…" of a table, "s" for a secret. */
static char *
said(const struct release_tables *t, const char *table)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < t->count; i++) {
		if (strcmp(t->table[i].code, table) != 0)
			continue;
		for (size_t j = 0; j < t->table[i].count; j++) {
			const struct release_line *l = &t->table[i].line[j];

			buf_addf(&b, "%s%s=", j > 0 ? "|" : "", l->code);
			if (l->secret)
				buf_add(&b, "s");
			else
				buf_addf(&b, "%lld", (long long)l->value);
			if (l->percent >= 0)
				buf_addf(&b, " %d", l->percent);
		}
		buf_addf(&b, "; %zu %zu", t->table[i].drawn, t->table[i].zeros);
	}
	return buf_take(&b);
}

static void
is_said(const struct release_tables *t, const char *table, const char *wanted, const char *name)
{
	char *text = said(t, table);

	is_str(text, wanted, "%s", name);
	free(text);
}

static void
test_tables(void)
{
	struct release r;
	struct release_tables t;

	make_cells(&r);
	release_tables_make(&r, &t);
	is_str(t.table[0].code, "ensemble", "the totals come first");
	is_said(&t, "ensemble",
		"TOTAL=70|individuel=60|collectif=8|animation=2|TOTAL=60|TOTAL=1234; 0 0",
		"sessions, people, minutes, each with its parts");
	is_str(t.table[0].line[0].label, "Sessions", "a total is named by what is counted");
	is_said(&t, "age",
		"moins_de_douze=0 0|douze_dix_huit=40 67|dix_huit_vingt_quatre=20 33|TOTAL=60; 3 0",
		"ages in their order, with shares, then the total");
	is_said(&t, "residence", "97222=30 50|97213=12 20|97209=s|97101=0 0|TOTAL=60; 3 1",
		"communes by size, then the secret ones, then the zeros");
	is_said(&t, "theme", "aide_aux_demarches_administratives=49 82|email=7 12|sante=s; 3 0",
		"several answers a person: no total");
	is_said(&t, "demarche", "associations=15|justice=s; 2 0",
		"no share of fewer than 50 people");
	is_str(t.mean,
	       "One-to-one sessions and workshops took 18 minutes on average (1,234 minutes, 68 "
	       "sessions).",
	       "a mean with its sum and its count");
	release_tables_clear(&t);
	for (size_t i = 0; i < r.cell_count; i++)
		if (strcmp(r.cell[i].measure, "minutes") == 0)
			r.cell[i].secret = true;
	release_tables_make(&r, &t);
	ok(t.mean == NULL, "no mean of a secret sum");
	release_tables_clear(&t);
	release_clear(&r);
}

static size_t
times(const char *text, const char *word)
{
	size_t n = 0;

	for (; (text = strstr(text, word)) != NULL; text++)
		n++;
	return n;
}

/* Communes at zero have their names where they are few. */
static void
test_zeros(size_t zeros, const char *said)
{
	size_t count;
	const struct commune *commune = commune_list(&count);
	struct release r;
	char *page;

	release_init(&r);
	r.period = mem_strdup("2026-10");
	r.perimeter = mem_strdup("les-filaos");
	r.profile = mem_strdup("coordination");
	for (size_t i = 0; i <= zeros; i++)
		release_cell_add(&r, "residence", "personnes", commune[i].insee, "",
				 i < zeros ? 0 : 60, false);
	release_cell_add(&r, "residence", "personnes", "TOTAL", "", 60, false);
	page = release_page(&r, false);
	ok(strstr(page, said) != NULL, "%zu communes at zero: %s", zeros, said);
	is_int((long)times(page, commune[1].name), zeros == 10, "and %s", commune[1].name);
	free(page);
	release_clear(&r);
}

static void
test_page(void)
{
	struct release r;
	char *page;

	make_cells(&r);
	page = release_page(&r, true);
	ok(str_starts(page, "<!DOCTYPE html>\n<html lang=\"en\">"), "a page in English");
	ok(strstr(page, "content=\"default-src 'none'; style-src 'unsafe-inline'\"") != NULL,
	   "may load nothing");
	ok(strstr(page, "<script") == NULL && strstr(page, "://") == NULL &&
		   strstr(page, "url(") == NULL && strstr(page, "src=") == NULL &&
		   strstr(page, "href") == NULL,
	   "and would not");
	ok(strstr(page, "DEMO") != NULL, "the training desk is marked");
	is_int((long)times(page, "<svg "), 4, "four charts");
	is_int((long)times(page, "<table>"), 5, "five tables");
	is_int((long)times(page, "<i>secret</i>"), 3, "each secret is one word");
	is_int((long)times(page, "“secret” stands"), 1, "which is explained once");
	ok(strstr(page, "At zero: Les Abymes.") != NULL, "communes at zero are one sentence");
	ok(strstr(page, "<td class=\"n\">1,234</td>") != NULL, "large numbers can be read");
	free(page);
	page = release_page(&r, false);
	ok(strstr(page, "DEMO") == NULL, "another desk is not");
	free(page);
	i18n_switch(LANGUAGE_FR);
	page = release_page(&r, false);
	ok(strstr(page, "<td class=\"n\">1\u00a0234</td>") != NULL, "numbers as in French");
	ok(strstr(page, "82\u00a0%") != NULL, "and percentages");
	free(page);
	i18n_switch(LANGUAGE_EN);
	release_clear(&r);
}

/* In what the spreadsheet shows: tests/cli/formats.sh. */
static void
test_workbook(void)
{
	struct buf one = BUF_INIT;
	struct buf two = BUF_INIT;
	struct buf real = BUF_INIT;
	struct release r;
	struct err err = { 0 };

	make_cells(&r);
	if (release_workbook(&r, true, &one, &err) != 0) {
		is_int(err.code, ERR_MISSING, "no workbook without its library: %s", err.detail);
		release_clear(&r);
		return;
	}
	ok(one.len > 4 && memcmp(one.text, "PK\3\4", 4) == 0, "a workbook is a zip file");
	ok(release_workbook(&r, true, &two, &err) == 0 && two.len == one.len &&
		   memcmp(one.text, two.text, one.len) == 0,
	   "made again, the same bytes");
	ok(release_workbook(&r, false, &real, &err) == 0 &&
		   (real.len != one.len || memcmp(one.text, real.text, one.len) != 0),
	   "that of a training desk is another");
	setenv("TMPDIR", "/nowhere", 1);
	ok(release_workbook(&r, true, &two, &err) == -1 && err.code == ERR_NO_INPUT,
	   "nowhere to make it: %s", err.detail);
	unsetenv("TMPDIR");
	buf_clear(&one);
	buf_clear(&two);
	buf_clear(&real);
	release_clear(&r);
}

/* One file more changes the manifest and what the notice says of it, no figure. */
static void
test_files(void)
{
	struct release_request q = request("2026-10");
	struct release plain, more, again;
	struct desk_sql d;
	struct err err;
	bool before;

	desk_sql_open(&d);
	desk_sql_worked_example(&d);
	if (!ok(make(&d, &q, &plain, &before, &err) == 0, "without: %s", err.detail))
		return;
	forget();
	is_int((long)plain.file_count, 3, "three files");
	ok(!holds(&plain, RELEASE_FILE_NOTICE, "statistiques.html"), "the notice names no page");
	q.formats = RELEASE_PAGE;
	if (!ok(make(&d, &q, &more, &before, &err) == 0, "with a page: %s", err.detail))
		return;
	is_int((long)more.file_count, 4, "four files");
	is_str(file_of(&more, RELEASE_FILE_STATISTICS)->sha256,
	       file_of(&plain, RELEASE_FILE_STATISTICS)->sha256, "the figures are the same bytes");
	ok(holds(&more, RELEASE_FILE_NOTICE, "statistiques.html"), "the notice names the page");
	ok(holds(&more, RELEASE_FILE_MANIFEST, file_of(&more, RELEASE_FILE_PAGE)->sha256),
	   "the manifest has its digest");
	ok(!holds(&more, RELEASE_FILE_PAGE, "Zozio"), "no word that was typed is in it");
	q.formats = 0;
	if (ok(make(&d, &q, &again, &before, &err) == 0 && before, "asked again: %s", err.detail)) {
		is_int((long)again.file_count, 4, "what is frozen keeps its files");
		release_clear(&again);
	}
	release_clear(&plain);
	release_clear(&more);
	forget();
	desk_sql_close(&d);
}

int
main(void)
{
	i18n_init(LANGUAGE_EN);
	test_tables();
	test_page();
	test_zeros(10, ", Bouillante,");
	test_zeros(11, "<p>11 more are at zero: they are in statistiques.csv.</p>");
	test_workbook();
	test_files();
	return tap_done();
}
