/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts made comparable: folding, small words, distance between spellings, ASCII stand-ins. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

struct stand_in {
	int32_t cp;
	const char *ascii;
};

/* Letters that no decomposition takes apart. */
static const struct stand_in letters[] = {
	{ 0x00c6, "AE" }, { 0x00d0, "D" },  { 0x00d8, "O" },  { 0x00de, "Th" }, { 0x00df, "ss" },
	{ 0x00e6, "ae" }, { 0x00f0, "d" },  { 0x00f8, "o" },  { 0x00fe, "th" }, { 0x0110, "D" },
	{ 0x0111, "d" },  { 0x0126, "H" },  { 0x0127, "h" },  { 0x0131, "i" },  { 0x0141, "L" },
	{ 0x0142, "l" },  { 0x0152, "OE" }, { 0x0153, "oe" }, { 0x014a, "Ng" }, { 0x014b, "ng" },
};

static const struct stand_in signs[] = {
	{ 0x00a1, "!" },   { 0x00a3, "GBP" }, { 0x00a5, "JPY" }, { 0x00a7, "par." },
	{ 0x00a9, "(c)" }, { 0x00ab, "\"" },  { 0x00ad, "" },    { 0x00ae, "(r)" },
	{ 0x00b0, "o" },   { 0x00b1, "+/-" }, { 0x00b4, "'" },   { 0x00b7, "." },
	{ 0x00bb, "\"" },  { 0x00bf, "?" },   { 0x00d7, "x" },   { 0x00f7, "/" },
	{ 0x02bc, "'" },   { 0x2010, "-" },   { 0x2011, "-" },   { 0x2012, "-" },
	{ 0x2013, "-" },   { 0x2014, "-" },   { 0x2015, "-" },   { 0x2018, "'" },
	{ 0x2019, "'" },   { 0x201a, "," },   { 0x201b, "'" },   { 0x201c, "\"" },
	{ 0x201d, "\"" },  { 0x201e, "\"" },  { 0x2020, "+" },   { 0x2022, "*" },
	{ 0x2032, "'" },   { 0x2033, "\"" },  { 0x2039, "<" },   { 0x203a, ">" },
	{ 0x2044, "/" },   { 0x20ac, "EUR" }, { 0x2190, "<-" },  { 0x2191, "^" },
	{ 0x2192, "->" },  { 0x2193, "v" },   { 0x2212, "-" },   { 0x2215, "/" },
	{ 0x2260, "!=" },  { 0x2264, "<=" },  { 0x2265, ">=" },  { 0x25b2, "^" },
	{ 0x25b6, ">" },   { 0x25bc, "v" },   { 0x25c0, "<" },   { 0x25cf, "*" },
	{ 0x2588, "#" },   { 0x2500, "-" },   { 0x2502, "|" },   { 0x2713, "x" },
	{ 0x2714, "x" },
};

static const char *
look_up(const struct stand_in *table, size_t count, int32_t cp)
{
	for (size_t i = 0; i < count; i++)
		if (table[i].cp == cp)
			return table[i].ascii;
	return NULL;
}

static const char *
letter_stand_in(int32_t cp)
{
	return look_up(letters, sizeof(letters) / sizeof(letters[0]), cp);
}

static const char *
sign_stand_in(int32_t cp)
{
	return look_up(signs, sizeof(signs) / sizeof(signs[0]), cp);
}

static bool
is_word_character(int32_t cp)
{
	if (cp < 0x80)
		return (cp >= '0' && cp <= '9') || (cp >= 'A' && cp <= 'Z') ||
		       (cp >= 'a' && cp <= 'z');
	switch (utf8proc_category(cp)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NL:
	case UTF8PROC_CATEGORY_NO:
		/* U+02BC is an apostrophe that Unicode calls a letter. */
		return cp != 0x02bc;
	default:
		return false;
	}
}

/* Compatibility decomposition of a clean text with these utf8proc options on top. Yours. */
static char *
decompose(const char *clean, int options)
{
	utf8proc_uint8_t *out = NULL;
	char *copy;

	if (utf8proc_map((const utf8proc_uint8_t *)clean, 0, &out,
			 UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPAT |
				 UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | options) < 0)
		return mem_strdup(clean);
	copy = mem_strdup((const char *)out);
	free(out);
	return copy;
}

/* What decomposing and folding make of a text of ASCII, as most are; NULL for others. Yours. */
static char *
lower_ascii(const char *clean)
{
	char *copy;

	for (const char *c = clean; *c != '\0'; c++)
		if ((unsigned char)*c >= 0x80)
			return NULL;
	copy = mem_strdup(clean);
	for (char *c = copy; *c != '\0'; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	return copy;
}

char *
utf8_fold(const char *s)
{
	char *clean = utf8_clean(s);
	char *ascii = lower_ascii(clean);
	char *plain = ascii != NULL ? ascii : decompose(clean, UTF8PROC_CASEFOLD);
	const char *at = plain;
	size_t left = strlen(plain);
	struct buf out = BUF_INIT;
	bool gap = false;
	int32_t cp;
	size_t n;

	for (; (n = utf8_next(at, left, &cp)) > 0; at += n, left -= n) {
		const char *letter = cp < 0x80 ? NULL : letter_stand_in(cp);

		if (letter == NULL && !is_word_character(cp)) {
			gap = out.len > 0;
			continue;
		}
		if (gap)
			buf_addc(&out, ' ');
		gap = false;
		if (letter != NULL)
			buf_add(&out, letter);
		else
			buf_add_len(&out, at, n);
	}
	free(plain);
	free(clean);
	return buf_take(&out);
}

int
utf8_fold_char(int32_t cp, char out[static UTF8_FOLD_SIZE])
{
	const int options =
		UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD;
	int32_t part[UTF8_FOLD_SIZE / 4];
	ssize_t parts = utf8proc_decompose_char(cp, part, UTF8_FOLD_SIZE / 4, options, NULL);
	int len = 0;

	if (parts < 0 || parts > UTF8_FOLD_SIZE / 4)
		return -1;
	for (ssize_t i = 0; i < parts; i++) {
		const char *letter = part[i] < 0x80 ? NULL : letter_stand_in(part[i]);

		if (letter == NULL && !is_word_character(part[i]))
			return -1;
		for (; letter != NULL && *letter != '\0'; letter++)
			out[len++] = *letter;
		if (letter == NULL)
			len += (int)utf8_put(part[i], out + len);
	}
	return len;
}

static bool
is_small_word(const char *word)
{
	static const char *const small[] = { "le", "la", "les", "l", "du", "de", "des", "d",
					     "en", "au", "aux", "a", "et", "un", "une" };

	for (size_t i = 0; i < sizeof(small) / sizeof(small[0]); i++)
		if (strcmp(word, small[i]) == 0)
			return true;
	return false;
}

char *
utf8_fold_words(const char *s)
{
	char *folded = utf8_fold(s);
	struct strlist all = { .item = NULL };
	struct strlist kept = { .item = NULL };
	char *result;

	strlist_split(&all, folded, ' ');
	for (size_t i = 0; i < all.count; i++)
		if (!is_small_word(all.item[i]))
			strlist_add(&kept, all.item[i]);
	if (kept.count > 0) {
		result = strlist_join(&kept, " ");
		free(folded);
	} else {
		result = folded;
	}
	strlist_clear(&all);
	strlist_clear(&kept);
	return result;
}

static int32_t *
code_points(const char *s, size_t *count)
{
	size_t left = strlen(s);
	int32_t *cp = mem_array(left + 1, sizeof(*cp));
	size_t n;

	*count = 0;
	while ((n = utf8_next(s, left, &cp[*count])) > 0) {
		(*count)++;
		s += n;
		left -= n;
	}
	return cp;
}

static int
smaller(int a, int b)
{
	return a < b ? a : b;
}

/* One row of the table of distances between the first i of a and the first j of b; returns the
 * smallest of it. before is the row i - 1, earlier the row i - 2. */
static int
distance_row(const int32_t *a, size_t i, const int32_t *b, size_t blen, const int *earlier,
	     const int *before, int *row)
{
	int least = row[0] = (int)i;

	for (size_t j = 1; j <= blen; j++) {
		int change = before[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);

		row[j] = smaller(change, smaller(before[j], row[j - 1]) + 1);
		if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
			row[j] = smaller(row[j], earlier[j - 2] + 1);
		least = smaller(least, row[j]);
	}
	return least;
}

/* The restricted form (no edit inside a pair already swapped): what a slip of the fingers makes. */
int
utf8_distance(const char *a, const char *b, int max)
{
	size_t alen, blen;
	int32_t *acp = code_points(a, &alen);
	int32_t *bcp = code_points(b, &blen);
	size_t gap = alen > blen ? alen - blen : blen - alen;
	int *rows[3] = { NULL };
	int least_before = 0;
	int result = max + 1;

	if (max < 0 || gap > (size_t)max)
		goto out;
	for (int k = 0; k < 3; k++)
		rows[k] = mem_array(blen + 1, sizeof(*rows[k]));
	for (size_t j = 0; j <= blen; j++)
		rows[0][j] = (int)j;
	for (size_t i = 1; i <= alen; i++) {
		int least = distance_row(acp, i, bcp, blen, rows[(i + 1) % 3], rows[(i + 2) % 3],
					 rows[i % 3]);

		/* A swap reaches back two rows, so both must be beyond the limit. */
		if (least > max && least_before > max)
			goto out;
		least_before = least;
	}
	result = smaller(rows[alen % 3][blen], max + 1);
out:
	for (int k = 0; k < 3; k++)
		free(rows[k]);
	free(acp);
	free(bcp);
	return result;
}

/* The stand-in for one code point, taken apart first where it can be. */
static void
put_ascii(struct buf *out, int32_t cp)
{
	const char *known = letter_stand_in(cp);
	utf8proc_int32_t parts[32];
	utf8proc_ssize_t n;
	int boundary = 0;
	bool any = false;

	if (known == NULL)
		known = sign_stand_in(cp);
	if (known != NULL) {
		buf_add(out, known);
		return;
	}
	n = utf8proc_decompose_char(cp, parts, (utf8proc_ssize_t)(sizeof(parts) / sizeof(parts[0])),
				    UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK,
				    &boundary);
	if (n == 0)
		return; /* a mark alone: its base stands already */
	for (utf8proc_ssize_t i = 0; i < n && i < 32; i++) {
		const char *part = parts[i] < 0x80 ? NULL : letter_stand_in(parts[i]);

		if (part == NULL && parts[i] >= 0x80)
			part = sign_stand_in(parts[i]);
		if (parts[i] < 0x80)
			buf_addc(out, (char)parts[i]);
		else if (part != NULL)
			buf_add(out, part);
		any |= parts[i] < 0x80 || part != NULL;
	}
	if (!any)
		buf_addc(out, '?');
}

char *
utf8_ascii(const char *s)
{
	size_t left = strlen(s);
	struct buf out = BUF_INIT;
	int32_t cp;
	size_t n;

	for (; (n = utf8_next(s, left, &cp)) > 0; s += n, left -= n) {
		if (cp < 0x80)
			buf_addc(&out, (char)cp);
		else
			put_ascii(&out, cp);
	}
	return buf_take(&out);
}
