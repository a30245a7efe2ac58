/* SPDX-License-Identifier: GPL-3.0-or-later */
/* utf8: validity, widths, clusters, cleaning against the corpora of hostile texts, folding,
 * spelling distance, ASCII. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "tests/lib/tap.h"

#define RANDOM_TEXTS 20000

/* A judge of its own: what must never reach a terminal, by ranges and not by Unicode's tables. */
static bool
is_hostile(int32_t cp)
{
	static const int32_t range[][2] = {
		{ 0x00, 0x1f },     { 0x7f, 0x9f },       { 0xad, 0xad },       { 0x61c, 0x61c },
		{ 0x180e, 0x180e }, { 0x200b, 0x200f },   { 0x2028, 0x202e },   { 0x2060, 0x206f },
		{ 0xd800, 0xdfff }, { 0xfe00, 0xfe0f },   { 0xfeff, 0xfeff },   { 0xfff9, 0xfffb },
		{ 0xfffe, 0xffff }, { 0xe0000, 0xe007f }, { 0xe0100, 0xe01ef },
	};

	for (size_t i = 0; i < sizeof(range) / sizeof(range[0]); i++)
		if (cp >= range[i][0] && cp <= range[i][1])
			return true;
	return false;
}

/* Cleans s and says whether the result is fit for a terminal, and stays so. */
static bool
cleans_well(const char *s)
{
	char *clean = utf8_clean(s);
	char *again = utf8_clean(clean);
	const char *at = clean;
	size_t left = strlen(clean);
	bool good = utf8_valid(clean, left) && strcmp(clean, again) == 0 && utf8_is_clean(clean);
	int32_t cp;
	size_t n;

	for (; (n = utf8_next(at, left, &cp)) > 0; at += n, left -= n)
		good = good && !is_hostile(cp);
	for (at = clean; (n = utf8_cluster(at)) > 0; at += n)
		good = good && n <= 4 * 5 && utf8_cluster_width(at) >= 1;
	free(again);
	free(clean);
	return good;
}

/* What stands after a code point has no say in what becomes of it: a letter that needs Unicode's
 * tables must not change what a text of plain letters became without them. */
static void
test_shortcut(void)
{
	bool same = true;

	for (int32_t cp = 0x20; cp < 0x3000; cp++) {
		char text[16] = "";
		char *alone, *with, *want;

		utf8_put(cp, text);
		alone = utf8_clean(text);
		want = mem_printf("%s\u044f", alone);
		strcat(text, "\u044f");
		with = utf8_clean(text);
		same = same && strcmp(with, want) == 0 && utf8_width(with) == utf8_width(alone) + 1;
		free(alone);
		free(with);
		free(want);
	}
	ok(same, "plain letters are cleaned without Unicode's tables as with them");
}

static void
is_clean_as(const char *s, const char *want, const char *name)
{
	char *got = utf8_clean(s);

	is_str(got, want, "clean: %s", name);
	free(got);
}

static void
test_clean(void)
{
	is_clean_as("Le Prêcheur – 14 h\u00a0!", "Le Prêcheur – 14 h\u00a0!", "good text stays");
	is_clean_as("e\u0301", "é", "composed");
	is_clean_as("a\tb\r\nc\rd\ne", "a b c d e", "ends of lines and tabs are spaces");
	is_clean_as("a\033[31mb\007\177", "a[31mb", "control characters go");
	is_clean_as("\xc2\x9b"
		    "31m\xc2\x85",
		    "31m", "C1 too");
	is_clean_as("a\xff\xfe\xc3z\x80", "a\ufffdz\ufffd", "one U+FFFD for a run of bad bytes");
	is_clean_as("\xed\xa0\x80x", "\ufffdx", "a surrogate is bad");
	is_clean_as("\xc0\xaf", "\ufffd", "so is an overlong slash");
	is_clean_as("x\u202egnp.exe\u2066", "xgnp.exe", "bidi controls go");
	is_clean_as("a\u200bb\u200dc\ufeffd\u00ade", "abcde", "zero-width characters go");
	is_clean_as("e\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308",
		    "é\u0302\u0303\u0304\u0305", "four marks stay");
	is_clean_as("\u1112\u1161\u11ab\u1100\u116e\u11a8", "\ud55c\uad6d",
		    "syllables of Hangul are put together");
	is_clean_as("a\u1161\u1112", "a\u1112", "whose later parts stand on nothing else");
	is_clean_as("\u0301a", "a", "a mark without a base goes");
	is_clean_as("\ue000|\u0378|\uffff", "\ufffd|\ufffd|\ufffd",
		    "what no font or width is known for");
	is_clean_as("\u2028\u2029", "", "nothing may stay");
	ok(!utf8_is_clean("a\tb") && !utf8_is_clean("e\u0301") && utf8_is_clean("é"), "is_clean");
}

/* The payloads are written as for printf %b; returns the bytes, with their number in *len. */
static char *
unescape(const char *s, size_t *len)
{
	struct buf b = BUF_INIT;

	while (*s != '\0') {
		if (*s != '\\') {
			buf_addc(&b, *s++);
			continue;
		}
		s++;
		if (*s >= '0' && *s <= '7') {
			int most = *s == '0' ? 4 : 3;
			int n = 0;

			for (; most > 0 && *s >= '0' && *s <= '7'; most--)
				n = n * 8 + (*s++ - '0');
			buf_addc(&b, (char)n);
		} else if (*s != '\0') {
			const char *at = strchr("nrtb\\", *s);

			buf_addc(&b, at != NULL ? "\n\r\t\b\\"[at - "nrtb\\"] : *s);
			s++;
		}
	}
	*len = b.len;
	return buf_take(&b);
}

static void
test_payloads(const char *path)
{
	struct buf text = BUF_INIT;
	struct strlist lines = { .item = NULL };
	struct err err;
	int bad = 0;

	if (file_read(path, &text, &err) != 0) {
		skip(2, "no %s", path);
		return;
	}
	strlist_split(&lines, buf_text(&text), '\n');
	for (size_t i = 0; i < lines.count; i++) {
		size_t len;
		char *bytes = unescape(lines.item[i], &len);

		/* A NUL ends a text: what follows one is a text of its own. */
		for (size_t at = 0; at <= len; at += strlen(bytes + at) + 1) {
			if (!cleans_well(bytes + at)) {
				printf("# payload %zu: %s\n", i + 1, lines.item[i]);
				bad++;
			}
		}
		free(bytes);
	}
	ok(lines.count > 70, "payloads read");
	is_int(bad, 0, "no payload leaves anything a terminal obeys");
	strlist_clear(&lines);
	buf_clear(&text);
}

static void
test_naughty(const char *path)
{
	struct buf text = BUF_INIT;
	struct strlist lines = { .item = NULL };
	struct err err;
	int bad = 0;

	if (file_read(path, &text, &err) != 0) {
		skip(2, "no %s", path);
		return;
	}
	strlist_split(&lines, buf_text(&text), '\n');
	for (size_t i = 0; i < lines.count; i++) {
		char *folded = utf8_fold(lines.item[i]);
		char *ascii = utf8_ascii(lines.item[i]);

		bad += !cleans_well(lines.item[i]) || !utf8_valid(folded, strlen(folded));
		bad += utf8_fit(lines.item[i], 5) > strlen(lines.item[i]);
		for (const char *p = ascii; *p != '\0'; p++)
			bad += (unsigned char)*p >= 0x80;
		free(folded);
		free(ascii);
	}
	ok(lines.count > 500, "naughty strings read");
	is_int(bad, 0, "all of them cleaned, folded and cut");
	strlist_clear(&lines);
	buf_clear(&text);
}

/* Bytes drawn mostly from those that begin and continue sequences. */
static void
test_random(void)
{
	static const char pieces[] =
		"\xc3\xa9\xcc\x81\xe2\x80\x8b\xae\xf0\x9f\x91\xed\xff\x1b[a \t";
	uint32_t state = 12345;
	int bad = 0;

	for (int i = 0; i < RANDOM_TEXTS; i++) {
		char s[24];
		size_t len;

		for (len = 0; len < sizeof(s) - 1; len++) {
			state = state * 1664525u + 1013904223u;
			s[len] = pieces[(state >> 16) % (sizeof(pieces) - 1)];
		}
		s[len] = '\0';
		bad += !cleans_well(s);
		for (size_t at = 0; at < len;) {
			size_t n = utf8_cluster(s + at);

			bad += n == 0 || utf8_cluster_back(s, s + at + n) != n;
			at += n > 0 ? n : 1;
		}
	}
	is_int(bad, 0, "%d random texts cleaned and walked both ways", RANDOM_TEXTS);
}

static void
test_read(void)
{
	char out[4];
	int32_t cp = 0;

	ok(utf8_valid("é", 2) && utf8_valid("", 0) && utf8_valid("a\0b", 3), "valid");
	ok(!utf8_valid("é", 1) && !utf8_valid("\x80", 1) && !utf8_valid("\xf5\x80\x80\x80", 4) &&
		   !utf8_valid("\xe0\x80\x80", 3),
	   "not valid");
	is_int(utf8_next("é!", 3, &cp), 2, "two bytes");
	is_int(cp, 0xe9, "of é");
	is_int(utf8_next("\xff\xff!", 3, &cp), 2, "a run of bad bytes");
	is_int(cp, 0xfffd, "is one U+FFFD");
	is_int(utf8_next("", 0, &cp), 0, "the end");
	is_int(utf8_put(0x20ac, out), 3, "€ has three bytes");
	ok(memcmp(out, "€", 3) == 0, "these");
	is_int(utf8_put(0xd800, out), 3, "a surrogate is written as U+FFFD");
	is_int(utf8_count("e\u0301té"), 3, "code points after composition");
	is_int(utf8_count("ete"), 3, "of ASCII");
}

static void
test_width(void)
{
	const char *text = "ae\u0301日\u0915\u0941";

	is_int(utf8_width("Le Prêcheur"), 11, "a name");
	is_int(utf8_width("日本"), 4, "wide characters");
	is_int(utf8_width("e\u0301"), 1, "a mark takes no cell");
	is_int(utf8_width("…’«»–œ"), 6, "typography");
	is_int(utf8_width("┌─┐█▁▇"), 6, "boxes and blocks");
	is_int(utf8_width("\ufffd"), 1, "U+FFFD");
	is_int(utf8_width("\u0915\u093e"), 2, "a spacing mark takes a cell");
	is_int(utf8_cluster(text), 1, "a");
	is_int(utf8_cluster(text + 1), 3, "e and its accent");
	is_int(utf8_cluster(""), 0, "the end");
	is_int(utf8_cluster_width("日"), 2, "a wide cluster");
	is_int(utf8_cluster_width(""), 0, "no cluster");
	is_int(utf8_cluster_back(text, text + 4), 3, "back over e and its accent");
	is_int(utf8_cluster_back(text, text), 0, "not before the start");
	is_int(utf8_fit("aé日b", 3), 3, "half a wide character does not fit");
	is_int(utf8_fit("aé日b", 4), 6, "a whole one does");
	is_int(utf8_fit("e\u0301x", 1), 3, "an accent stays with its letter");
	is_int(utf8_fit("abc", 0), 0, "nothing fits in no cell");
	is_int(utf8_fit("abc", -1), 0, "nor in fewer");
}

static void
test_copy(void)
{
	char out[6];

	is_int(utf8_copy(out, sizeof(out), "abé"), 4, "all of a text that fits");
	is_str(out, "abé", "as it is");
	is_int(utf8_copy(out, sizeof(out), "abcdé"), 4, "half a letter is none");
	is_str(out, "abcd", "the letters before it");
	utf8_copy(out, sizeof(out), "abcde\u0301");
	is_str(out, "abcd", "an accent stays with its letter");
	is_int(utf8_copy(out, sizeof(out), "\b\b\b\b\b\b\b\b"), 5,
	       "what takes no cell takes bytes");
	is_int(utf8_copy(out, 1, "a"), 0, "room for nothing but the end");
}

static void
is_folded(const char *s, const char *want)
{
	char *got = utf8_fold(s);

	is_str(got, want, "fold: %s", s);
	free(got);
}

static void
are_words(const char *s, const char *want)
{
	char *got = utf8_fold_words(s);

	is_str(got, want, "words: %s", s);
	free(got);
}

static void
test_fold(void)
{
	char *whole = utf8_fold("\ud55c\uad6d");

	is_folded("\u1112\u1161\u11ab\u1100\u116e\u11a8", whole);
	free(whole);
	is_folded("L’Anse-d’Arlet", "l anse d arlet");
	is_folded("L'ANSE  D'ARLET ", "l anse d arlet");
	is_folded("Les Trois-Îlets", "les trois ilets");
	is_folded("LE PRE\u0302CHEUR", "le precheur");
	is_folded("Capesterre-Belle-Eau", "capesterre belle eau");
	is_folded("Pointe-à-Pitre", "pointe a pitre");
	is_folded("Vieux–Habitants", "vieux habitants");
	is_folded("Désirade\u00a0(La)", "desirade la");
	is_folded("Œuvre æther Straße ÇA", "oeuvre aether strasse ca");
	is_folded("kréyòl gwadloupéyen", "kreyol gwadloupeyen");
	is_folded("n° 12, 2ᵉ étage…", "n 12 2e etage");
	is_folded("ﬁche", "fiche");
	is_folded("  --  ", "");
	is_folded("", "");
	are_words("Le Lamentin", "lamentin");
	are_words("L’Anse-d’Arlet", "anse arlet");
	are_words("Les Anses-d'Arlet", "anses arlet");
	are_words("Rivière-Pilote", "riviere pilote");
	are_words("Terre-de-Haut", "terre haut");
	are_words("La Désirade", "desirade");
	are_words("de la", "de la");
	are_words("", "");
}

static void
test_distance(void)
{
	char *long_a = mem_alloc(3001);
	char *long_b = mem_alloc(3001);

	memset(long_a, 'a', 3000);
	memset(long_b, 'b', 3000);
	is_int(utf8_distance("schoelcher", "shoelcher", 2), 1, "a letter missing");
	is_int(utf8_distance("lamentin", "lamentin", 2), 0, "the same");
	is_int(utf8_distance("lamentin", "lametnin", 2), 1, "two letters swapped");
	is_int(utf8_distance("gosier", "goyave", 2), 3, "beyond the limit");
	is_int(utf8_distance("gosier", "goyave", 9), 4, "within a larger one");
	is_int(utf8_distance("", "abc", 5), 3, "from nothing");
	is_int(utf8_distance("", "", 0), 0, "nothing from nothing");
	is_int(utf8_distance("é", "e", 2), 1, "a character, not its bytes");
	is_int(utf8_distance("abcd", "badc", 4), 2, "two swaps");
	is_int(utf8_distance(long_a, long_b, 2), 3, "long texts are given up");
	free(long_a);
	free(long_b);
}

static void
is_ascii(const char *s, const char *want)
{
	char *got = utf8_ascii(s);

	is_str(got, want, "ascii: %s", s);
	free(got);
}

static void
test_ascii(void)
{
	is_ascii("Prêcheur, cœur, Æ", "Precheur, coeur, AE");
	is_ascii("« l’été… » – 5\u00a0€", "\" l'ete... \" - 5 EUR");
	is_ascii("e\u0301", "e");
	is_ascii("日本", "??");
	is_ascii("½ ﬁ ²", "1/2 fi 2");
	is_ascii("a\xff", "a?");
	is_ascii("", "");
}

int
main(void)
{
	const char *facts = tap_facts();
	char *payloads = facts != NULL ? path_join(facts, "corpora/escapes/payloads.txt") : NULL;
	char *naughty = facts != NULL ? path_join(facts, "corpora/blns/blns.txt") : NULL;

	test_read();
	test_width();
	test_copy();
	test_clean();
	test_shortcut();
	test_random();
	test_fold();
	test_distance();
	test_ascii();
	if (facts != NULL) {
		test_payloads(payloads);
		test_naughty(naughty);
	} else {
		skip(4, "no shared facts");
	}
	free(payloads);
	free(naughty);
	return tap_done();
}
