/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An estimate of how many guesses a passphrase stands, piece by piece: what a guesser tries first
 * counts little, and nobody's letters are taken for chance. */
#include "config.h"

#include "app/passphrase.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/commune.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

/* Bits, in tenths. A common word is one of a thousand; one that we do not know, of a large
 * dictionary; letters that no word has, of twenty-six each. */
enum {
	TENTHS = 10,
	WORD_COMMON = 80,
	WORD_UNKNOWN = 140,
	WORD_LETTER = 5, /* for each letter of a word that we do not know: long ones are rarer */
	LETTER = 45,
	DIGIT = 33,
	YEAR = 70,
	DAY = 130, /* a date of six or eight digits */
	RUN = 40,  /* abcd, 4321, azerty */
	AGAIN = 10,
	SIGN = 40,
	SIGN_AGAIN = 5,
	CAPITAL = 10, /* somewhere */
	ACCENT = 10,
	RUN_LEAST = 3,
	CONSONANTS = 5, /* in a row: no word */
	WORD_BITS = 16, /* what one more word brings, for the advice */
};

/* Folded. Names of communes come from their own table. */
static const char *const common[] = {
	"mot",        "passe",       "motdepasse", "password",   "pass",       "secret",
	"admin",      "azerty",      "qwerty",     "bonjour",    "bonsoir",    "soleil",
	"amour",      "doudou",      "cherie",     "coeur",      "loulou",     "chouchou",
	"maman",      "papa",        "bebe",       "famille",    "enfant",     "maison",
	"chat",       "chien",       "love",       "iloveyou",   "welcome",    "hello",
	"monkey",     "dragon",      "master",     "princess",   "football",   "letmein",
	"sunshine",   "shadow",      "jesus",      "dieu",       "seigneur",   "merci",
	"vive",       "france",      "paris",      "lakou",      "kaz",        "lakay",
	"ayiti",      "karayib",     "antilles",   "caraibes",   "caraibe",    "guadeloupe",
	"gwadloup",   "gwada",       "karukera",   "martinique", "matinik",    "madinina",
	"ile",        "basse",       "terre",      "grande",     "pointe",     "pitre",
	"fort",       "marie",       "galante",    "saintes",    "desirade",   "soufriere",
	"pelee",      "montagne",    "mer",        "plage",      "tropiques",  "zouk",
	"gwoka",      "bele",        "biguine",    "carnaval",   "kannaval",   "vaval",
	"rhum",       "wonm",        "punch",      "ti",         "colombo",    "accras",
	"bokit",      "banane",      "mangue",     "coco",       "ananas",     "canne",
	"sucre",      "madras",      "kreyol",     "creole",     "bonjou",     "mesi",
	"wi",         "non",         "nou",        "yo",         "bel",        "bon",
	"pli",        "le",          "la",         "les",        "un",         "une",
	"de",         "du",          "des",        "et",         "en",         "mon",
	"ma",         "mes",         "je",         "tu",         "the",        "and",
	"my",         "me",          "you",        "is",         "est",        "a",
	"avec",       "pour",        "dans",       "sur",        "numerique",  "mediateur",
	"mediatrice", "mediatheque", "mairie",     "bureau",     "ordinateur", "internet",
	"janvier",    "fevrier",     "mars",       "avril",      "mai",        "juin",
	"juillet",    "aout",        "septembre",  "octobre",    "novembre",   "decembre",
	"lundi",      "mardi",       "mercredi",   "jeudi",      "vendredi",   "samedi",
	"dimanche",   "ete",         "hiver",      "rouge",      "bleu",       "vert",
	"noir",       "blanc",       "jaune",
};

/* What fingers run along. */
static const char *const rows[] = { "abcdefghijklmnopqrstuvwxyz",
				    "0123456789",
				    "azertyuiop",
				    "qsdfghjklm",
				    "wxcvbn",
				    "qwertyuiop",
				    "asdfghjkl",
				    "zxcvbnm" };

struct guess {
	int tenths;
	struct strlist seen; /* pieces, for those that come again */
	struct strlist places;
	bool again; /* one did */
	bool sign;
};

/* Figures and signs that stand for letters. */
static char
plain(char c)
{
	static const char from[] = "04315@$!7", to[] = "oaeisasit";
	const char *at = strchr(from, c);

	return c != '\0' && at != NULL ? to[at - from] : c;
}

/* Folded once for all the pieces. */
static void
add_places(struct strlist *places)
{
	size_t count;
	const struct commune *list = commune_list(&count);

	for (size_t i = 0; i < count; i++) {
		char *name = utf8_fold(list[i].name);

		strlist_add(places, name);
		free(name);
	}
}

static bool
is_place(const struct guess *g, const char *word)
{
	bool found = false;

	for (size_t i = 0; i < g->places.count && !found; i++) {
		const char *name = g->places.item[i];

		for (const char *at = name; !found && (at = strstr(at, word)) != NULL; at++)
			found = (at == name || at[-1] == ' ') &&
				(at[strlen(word)] == ' ' || at[strlen(word)] == '\0');
	}
	return found;
}

static bool
is_common(const struct guess *g, const char *word)
{
	char *bare = mem_strdup(word);
	size_t len = strlen(bare);
	bool found = false;

	for (char *c = bare; *c != '\0'; c++)
		*c = plain(*c);
	/* A plural, or a figure behind, hides no word. */
	for (int cut = 0; cut < 2 && !found; cut++) {
		for (size_t i = 0; i < sizeof(common) / sizeof(common[0]) && !found; i++)
			found = strcmp(bare, common[i]) == 0;
		found = found || is_place(g, bare);
		if (len > RUN_LEAST)
			bare[len - 1] = '\0';
	}
	mem_free_secret(bare);
	return found;
}

/* How many letters from there on are one key after the other, either way, or all the same. */
static size_t
run_length(const char *s)
{
	size_t best = 1;

	while (s[best] != '\0' && s[best] == s[0])
		best++;
	for (size_t r = 0; r < sizeof(rows) / sizeof(rows[0]); r++) {
		for (int step = -1; step <= 1; step += 2) {
			const char *at = strchr(rows[r], *s);
			size_t len = 1;

			while (at != NULL && s[len] != '\0' && (step > 0 || at > rows[r]) &&
			       at[step] != '\0' && s[len] == at[step]) {
				at += step;
				len++;
			}
			if (len > best)
				best = len;
		}
	}
	return best;
}

/* Letters that could be said: a word, known to some dictionary. */
static bool
can_be_said(const char *word, size_t len)
{
	int consonants = 0;

	for (size_t i = 0; i < len; i++) {
		consonants = strchr("aeiouy", word[i]) != NULL ? 0 : consonants + 1;
		if (consonants >= CONSONANTS)
			return false;
	}
	return true;
}

static int
letters(const char *word, size_t len)
{
	int chance = (int)len * LETTER;
	int said = WORD_UNKNOWN + (int)len * WORD_LETTER;

	return can_be_said(word, len) && said < chance ? said : chance;
}

static int
digits(const char *s, size_t len)
{
	int chance = (int)len * DIGIT;

	if (len == 4 && (strncmp(s, "19", 2) == 0 || strncmp(s, "20", 2) == 0))
		return YEAR;
	return (len == 6 || len == 8) && chance > DAY ? DAY : chance;
}

/* What a piece counts that would count so much: one that comes again, next to nothing, and once for
 * all of these. */
static int
told(struct guess *g, const char *word, int bits)
{
	if (strlist_has(&g->seen, word)) {
		bits = g->again ? 0 : AGAIN;
		g->again = true;
	}
	strlist_add(&g->seen, word);
	return bits;
}

/* Bytes of what s repeats from its beginning to its end: all of it where it does not. */
static size_t
period(const char *s, size_t len)
{
	size_t p = RUN_LEAST;

	while (p < len && (len % p != 0 || memcmp(s, s + p, len - p) != 0))
		p++;
	return p < len ? p : len;
}

/* A piece of letters and digits without a space, its runs apart. */
static int
piece(struct guess *g, const char *s)
{
	int sum = 0;

	while (*s != '\0') {
		size_t run = run_length(s), len = 0, once;
		char *word;
		int bits;
		bool digit = isdigit((unsigned char)*s) != 0;

		if (run >= RUN_LEAST) {
			sum += RUN;
			s += run;
			continue;
		}
		while (s[len] != '\0' && (isdigit((unsigned char)s[len]) != 0) == digit &&
		       (len == 0 || run_length(s + len) < RUN_LEAST))
			len++;
		once = digit ? len : period(s, len);
		word = mem_strndup(s, once);
		bits = digit ? digits(word, once)
		       : is_common(g, word) && WORD_COMMON < (int)once * LETTER
			       ? WORD_COMMON
			       : letters(word, once);
		/* A single sign comes again by chance. */
		sum += (len > 1 ? told(g, word, bits) : bits) + (once < len ? AGAIN : 0);
		mem_free_secret(word);
		s += len;
	}
	return sum;
}

static void
add_piece(struct guess *g, const char *word)
{
	bool common_one = strlen(word) > 1 && is_common(g, word);
	int most = (int)strlen(word) * LETTER;
	int bits = WORD_COMMON;

	if (common_one || strlist_has(&g->seen, word))
		bits = told(g, word, bits);
	else
		bits = piece(g, word);
	g->tenths += bits < most ? bits : most;
}

/* Capitals, accents and signs, each once: a guesser tries them everywhere. */
static void
add_signs(struct guess *g, const char *typed)
{
	bool capital = false, accent = false;
	char seen[256] = "";

	for (const unsigned char *c = (const unsigned char *)typed; *c != '\0'; c++) {
		capital = capital || isupper(*c);
		accent = accent || *c >= 0x80;
		if (*c < 0x80 && ispunct(*c)) {
			g->tenths += seen[*c] != 0 ? 0 : g->sign ? SIGN_AGAIN : SIGN;
			seen[*c] = 1;
			g->sign = true;
		}
	}
	g->tenths += (capital ? CAPITAL : 0) + (accent ? ACCENT : 0);
}

int
passphrase_bits(const char *typed)
{
	struct guess g = { .tenths = 0 };
	struct strlist words = { 0 };
	char *folded;

	/* It is refused anyway, and may be a whole file that was pasted. */
	if (strlen(typed) > PASSPHRASE_MAX_BYTES)
		return 0;
	add_places(&g.places);
	folded = utf8_fold(typed);
	strlist_split(&words, folded, ' ');
	for (size_t i = 0; i < words.count; i++)
		if (*words.item[i] != '\0')
			add_piece(&g, words.item[i]);
	add_signs(&g, typed);
	for (size_t i = 0; i < words.count; i++)
		mem_wipe(words.item[i], strlen(words.item[i]));
	for (size_t i = 0; i < g.seen.count; i++)
		mem_wipe(g.seen.item[i], strlen(g.seen.item[i]));
	strlist_clear(&words);
	strlist_clear(&g.seen);
	strlist_clear(&g.places);
	mem_free_secret(folded);
	return g.tenths / TENTHS;
}

char *
passphrase_advice(const char *typed, int bits)
{
	int missing = (PASSPHRASE_BITS - bits + WORD_BITS - 1) / WORD_BITS;

	if (strlen(typed) > PASSPHRASE_MAX_BYTES)
		return mem_strdup(_("This passphrase is too long: shorten it."));
	if (bits >= PASSPHRASE_BITS)
		return NULL;
	if (str_empty(typed))
		return mem_strdup(_("Type four words or more that have nothing to do with each "
				    "other, nor with this place."));
	return mem_printf(ngettext("This could be guessed: add %d more rare word that has nothing "
				   "to do with the others.",
				   "This could be guessed: add %d more rare words that have "
				   "nothing to do with the others.",
				   (unsigned long)missing),
			  missing);
}
