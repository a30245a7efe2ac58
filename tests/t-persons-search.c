/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding known persons: parts of names, accents, hyphens, numbers, years, slips; who is probably
 * known already; and that thousands of them are no matter. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "tests/lib/persons_desk.h"

/* The names found, in order. */
static char *
found(struct desk *d, const char *typed, size_t limit)
{
	struct persons_found hits = { .count = 0 };
	struct buf out = BUF_INIT;
	struct err err = { 0 };

	if (persons_find(d, typed, limit, &hits, &err) != 0)
		return mem_strdup(err.code == ERR_LOCKED ? "locked" : "error");
	for (size_t i = 0; i < hits.count; i++) {
		char *name = persons_name(hits.hit[i]);

		buf_addf(&out, "%s%s", i > 0 ? "; " : "", name);
		free(name);
	}
	return buf_take(&out);
}

static void
finds(struct desk *d, const char *typed, const char *wanted)
{
	char *got = found(d, typed, 0);

	is_str(got, wanted, "“%s”", typed);
	free(got);
}

static void
likely(struct desk *d, const char *name, const char *first, const char *year, const char *phone,
       const char *wanted)
{
	struct persons_found hits = { .count = 0 };
	struct buf out = BUF_INIT;
	struct person_form f;
	struct err err = { 0 };

	persons_desk_fill(&f, name, first, year, phone);
	is_int(persons_likely(d, &f, 3, &hits, &err), 0, "asked");
	for (size_t i = 0; i < hits.count; i++) {
		char *full = persons_name(hits.hit[i]);

		buf_addf(&out, "%s%s", i > 0 ? "; " : "", full);
		free(full);
	}
	is_str(buf_text(&out), wanted, "%s %s %s %s is probably", name ? name : "",
	       first ? first : "", year ? year : "", phone ? phone : "");
	buf_clear(&out);
	person_form_clear(&f);
}

/* Another entry of somebody is looked for: it is never their own. */
static void
others(struct desk *d, int64_t n, const char *typed, const char *wanted)
{
	struct persons_found hits = { .count = 0 };
	struct buf out = BUF_INIT;
	struct err err = { 0 };

	is_int(persons_find_others(d, n, typed, 3, &hits, &err), 0, "asked");
	for (size_t i = 0; i < hits.count; i++) {
		char *full = persons_name(hits.hit[i]);

		buf_addf(&out, "%s%s", i > 0 ? "; " : "", full);
		free(full);
	}
	is_str(buf_text(&out), wanted, "others by “%s”", typed);
	buf_clear(&out);
}

static void
test_finding(struct desk *d)
{
	persons_desk_add(d, "Élisabeth-Zéphirin", "Marie-Line", "1958", "0696 11 12 13");
	persons_desk_add(d, "Marie-Sainte", "Jean", "1990", NULL);
	persons_desk_add(d, "Bellance", "Anaïs", "1958", "0596 51 69 76");
	persons_desk_add(d, "Œuvrard", "Noël", NULL, "+33 6 12 34 56 78");
	finds(d, "",
	      "Anaïs Bellance, 1958; Marie-Line Élisabeth-Zéphirin, 1958; "
	      "Jean Marie-Sainte, 1990; Noël Œuvrard");
	finds(d, "bell", "Anaïs Bellance, 1958");
	finds(d, "ANAIS", "Anaïs Bellance, 1958");
	finds(d, "elisabeth zephirin", "Marie-Line Élisabeth-Zéphirin, 1958");
	finds(d, "élisabeth-zé", "Marie-Line Élisabeth-Zéphirin, 1958");
	finds(d, "zephirin marie", "Marie-Line Élisabeth-Zéphirin, 1958");
	finds(d, "oeuv", "Noël Œuvrard");
	finds(d, "phir", "Marie-Line Élisabeth-Zéphirin, 1958");
	finds(d, "marie", "Jean Marie-Sainte, 1990; Marie-Line Élisabeth-Zéphirin, 1958");
	finds(d, "1958", "Anaïs Bellance, 1958; Marie-Line Élisabeth-Zéphirin, 1958");
	finds(d, "marie 1958", "Marie-Line Élisabeth-Zéphirin, 1958");
	finds(d, "0696111213", "Marie-Line Élisabeth-Zéphirin, 1958");
	finds(d, "0696 11", "Marie-Line Élisabeth-Zéphirin, 1958");
	finds(d, "+596 696 11", "Marie-Line Élisabeth-Zéphirin, 1958");
	finds(d, "6976", "Anaïs Bellance, 1958");
	finds(d, "0612", "Noël Œuvrard");
	finds(d, "belance", "Anaïs Bellance, 1958");
	finds(d, "blelance", "Anaïs Bellance, 1958");
	finds(d, "zeprihin", "Marie-Line Élisabeth-Zéphirin, 1958");
	finds(d, "elizabete", "Marie-Line Élisabeth-Zéphirin, 1958");
	finds(d, "marie zehirin", "Marie-Line Élisabeth-Zéphirin, 1958");
	finds(d, "anais zephirin", "");
	finds(d, "bex", "");
	finds(d, "qqqq", "");
	finds(d, "a b c d e f g h i j k", "");
	finds(d, "'; DROP TABLE person; --", "");
}

/* As names are heard, with an abbreviation, or in one word. */
static void
test_sounds(struct desk *d)
{
	int64_t n[] = {
		persons_desk_add(d, "Saint-Prix", "Rose", NULL, NULL),
		persons_desk_add(d, "Dupré", "Marie-Thérèse", NULL, NULL),
		persons_desk_add(d, "Ste-Rose", "François", NULL, NULL),
		persons_desk_add(d, "Lagier", "Jean Baptiste", NULL, NULL),
	};
	struct err err = { 0 };

	finds(d, "tereze", "Marie-Thérèse Dupré");
	finds(d, "therese", "Marie-Thérèse Dupré");
	finds(d, "teresse", "Marie-Thérèse Dupré");
	finds(d, "marietherese", "Marie-Thérèse Dupré");
	finds(d, "mari tereze", "Marie-Thérèse Dupré");
	finds(d, "duprai", "Marie-Thérèse Dupré");
	finds(d, "dupret", "Marie-Thérèse Dupré");
	finds(d, "san prix", "Rose Saint-Prix");
	finds(d, "St Prix", "Rose Saint-Prix");
	finds(d, "saintprix", "Rose Saint-Prix");
	finds(d, "saint pri", "Rose Saint-Prix");
	finds(d, "sainte rose", "François Ste-Rose; Rose Saint-Prix");
	finds(d, "fransoi", "François Ste-Rose");
	finds(d, "jeanbaptiste", "Jean Baptiste Lagier");
	finds(d, "la gier", "Jean Baptiste Lagier");
	finds(d, "zefirin", "Marie-Line Élisabeth-Zéphirin, 1958");
	finds(d, "bélans", "Anaïs Bellance, 1958");
	for (size_t i = 0; i < sizeof(n) / sizeof(n[0]); i++)
		persons_erase(d, n[i], NULL, &err);
}

static void
test_likely(struct desk *d)
{
	likely(d, "Zephirin", "Marie", NULL, NULL, "Marie-Line Élisabeth-Zéphirin, 1958");
	likely(d, "Belance", "Anais", "1958", NULL, "Anaïs Bellance, 1958");
	likely(d, "Bellance", "Anaïs", "1959", NULL, "");
	likely(d, "Bellance", "Boris", NULL, NULL, "");
	likely(d, NULL, "Marie", NULL, NULL, "");
	likely(d, "Tout-Autre", "Nom", "1970", "0596516976", "Anaïs Bellance, 1958");
	likely(d, "Elisabethzephirin", "Marieline", "1958", NULL,
	       "Marie-Line Élisabeth-Zéphirin, 1958");
	likely(d, "Bell ance", "Ana Ïs", "1958", NULL, "Anaïs Bellance, 1958");
	likely(d, "Bell anaïs", "Ance", "1958", NULL, "");
	likely(d, "Œuvrard", NULL, "1971", NULL, "Noël Œuvrard");
	likely(d, NULL, NULL, NULL, NULL, "");
}

static void
test_others(struct desk *d)
{
	int64_t n = persons_desk_add(d, "Zefirin", "Marie", NULL, "0596 51 69 76");
	int64_t same_name = persons_desk_add(d, "Zefirin", "Marie", NULL, NULL);
	struct err err = { 0 };

	others(d, n, "",
	       "Anaïs Bellance, 1958; Marie Zefirin; Marie-Line Élisabeth-Zéphirin, 1958");
	persons_erase(d, same_name, NULL, &err);
	others(d, n, "zefirin", "Marie-Line Élisabeth-Zéphirin, 1958");
	others(d, n, "noel", "Noël Œuvrard");
	persons_erase(d, n, NULL, &err);
	is_int(persons_find_others(d, n, "", 3, &(struct persons_found){ 0 }, &err), -1, "gone");
}

/* What is written is found at once, and what was another program's too. */
static void
test_fresh(struct desk *d)
{
	struct person_problems problems;
	struct desk *other = NULL;
	struct err err = { 0 };
	struct person_form f;
	const struct person *p;
	struct clock clock = *desk_clock(d);
	int64_t n = persons_desk_add(d, "Abaque", "Zoé", NULL, NULL);

	finds(d, "abaq", "Zoé Abaque");
	is_int(persons_get(d, n, &p, &err), 0, "known by number");
	person_form_from(&f, p);
	person_form_set(&f, PERSON_NAME, "Zabaque");
	is_int(persons_save(d, &f, DATE_NONE, false, &n, &problems, &err), 0, "corrected");
	person_form_clear(&f);
	finds(d, "abaque", "Zoé Zabaque");
	is_int(desk_open(&other, desk_file(d), &clock, &err), 0, "a second program");
	is_int(persons_unlock(other, PERSONS_WORDS, &err), 0, "unlocks it too");
	persons_desk_add(other, "Dautre", "Part", NULL, NULL);
	finds(d, "dautre", "Part Dautre");
	is_int(persons_erase(other, n, NULL, &err), 0, "it erases one");
	finds(d, "zabaque", "");
	desk_close(other);
	persons_lock(d);
	finds(d, "bell", "locked");
	is_int(persons_unlock(d, PERSONS_WORDS, &err), 0, "unlocked");
	finds(d, "bell", "Anaïs Bellance, 1958");
}

/* Who cannot be read is not passed over in silence. */
static void
test_unreadable(struct desk *d)
{
	struct persons_found found = { 0 };
	struct err err = { 0 };
	size_t total;

	persons_find(d, "", 1, &found, &err);
	is_int(found.unreadable, 0, "all can be read");
	total = found.total;
	persons_lock(d);
	db_exec(d->store,
		"UPDATE person SET sealed = zeroblob(90) WHERE n ="
		" (SELECT max(n) FROM person WHERE sealed IS NOT NULL)",
		&err);
	is_int(persons_unlock(d, PERSONS_WORDS, &err), 0, "unlocked");
	persons_find(d, "", 1, &found, &err);
	is_int(found.total, total - 1, "one of them not any more");
	is_int(found.unreadable, 1, "which is said");
}

int
main(void)
{
	struct desk *d = app_desk_new("2026-11-24T14:32");

	persons_desk_open(d);
	test_finding(d);
	test_sounds(d);
	test_likely(d);
	test_others(d);
	test_fresh(d);
	test_unreadable(d);
	desk_close(d);
	return tap_done();
}
