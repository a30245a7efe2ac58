/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UTF-8: reading, clusters, widths, and cleaning for a screen. Widths come from utf8proc and not
 * from the locale, so that they are the same under LC_ALL=C. */
#include "config.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/mem.h"
#include "base/str.h"

#define REPLACEMENT 0xfffd
#define MARKS_MAX 4        /* taller stacks overrun their line and have crashed terminals */
#define MARKS_BEFORE_NFC 8 /* enough for NFC to compose with; a bound on the sorting it does */

/* One valid code point, or 0 bytes. */
static size_t
read_valid(const char *s, size_t len, int32_t *cp)
{
	size_t most = len < 4 ? len : 4;
	utf8proc_ssize_t n;

	if (len == 0)
		return 0;
	n = utf8proc_iterate((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)most, cp);
	return n > 0 ? (size_t)n : 0;
}

/* Files are mostly ASCII: how many bytes of it come first, by the word. */
static size_t
ascii_len(const char *s, size_t len)
{
	size_t n = 0;
	uint64_t word;

	for (; len - n >= sizeof(word); n += sizeof(word)) {
		memcpy(&word, s + n, sizeof(word));
		if ((word & UINT64_C(0x8080808080808080)) != 0)
			break;
	}
	while (n < len && (unsigned char)s[n] < 0x80)
		n++;
	return n;
}

bool
utf8_valid(const char *s, size_t len)
{
	while (len > 0) {
		int32_t cp;
		size_t n = ascii_len(s, len);

		if (n == 0)
			n = read_valid(s, len, &cp);

		if (n == 0)
			return false;
		s += n;
		len -= n;
	}
	return true;
}

size_t
utf8_next(const char *s, size_t len, int32_t *cp)
{
	size_t n = read_valid(s, len, cp);
	int32_t next;

	if (n > 0 || len == 0)
		return n;
	*cp = REPLACEMENT;
	for (n = 1; n < len && read_valid(s + n, len - n, &next) == 0;)
		n++;
	return n;
}

size_t
utf8_put(int32_t cp, char out[static 4])
{
	utf8proc_ssize_t n = 0;

	if (utf8proc_codepoint_valid(cp))
		n = utf8proc_encode_char(cp, (utf8proc_uint8_t *)out);
	if (n <= 0)
		n = utf8proc_encode_char(REPLACEMENT, (utf8proc_uint8_t *)out);
	return (size_t)n;
}

/* A code point of a NUL-terminated text, without measuring what is left of it at each step. */
static size_t
next_of(const char *s, int32_t *cp)
{
	int32_t next;
	size_t n;

	if ((unsigned char)*s < 0x80) {
		*cp = *s;
		return *s != '\0';
	}
	n = read_valid(s, strnlen(s, 4), cp);
	if (n > 0 || *s == '\0')
		return n;
	*cp = REPLACEMENT;
	for (n = 1; s[n] != '\0' && read_valid(s + n, strnlen(s + n, 4), &next) == 0;)
		n++;
	return n;
}

/* Latin letters, what is printed with them, lines and marks: each has one cell, and cleaning leaves
 * it as it is. Nearly all that is drawn is made of these; asking Unicode’s tables costs more than
 * drawing. */
static bool
is_plain(int32_t cp)
{
	return (cp >= 0x20 && cp <= 0x7e) || (cp >= 0xa0 && cp <= 0x17f && cp != 0xad) ||
	       (cp >= 0x2010 && cp <= 0x2027) || cp == 0x2248 || (cp >= 0x2500 && cp <= 0x25fc);
}

/* The later parts of a syllable of Hangul. */
static bool
is_part(int32_t cp)
{
	return cp >= 0x1160 && cp <= 0x11ff;
}

/* Hangul that such a part may follow. */
static bool
takes_part(int32_t cp)
{
	return (cp >= 0x1100 && cp <= 0x11ff) || (cp >= 0xac00 && cp <= 0xd7a3);
}

static bool
is_mark(int32_t cp)
{
	if (is_part(cp))
		return true;
	switch (utf8proc_category(cp)) {
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
		return true;
	default:
		return false;
	}
}

/* Where terminals and the C library disagree with utf8proc, they are followed: a spacing mark has a
 * cell, the later parts of a Hangul syllable have none. */
static int
cells(int32_t cp)
{
	if (is_plain(cp))
		return 1;
	if (is_part(cp))
		return 0;
	return utf8proc_category(cp) == UTF8PROC_CATEGORY_MC ? 1 : utf8proc_charwidth(cp);
}

/* Takes no cell of its own and stays with what stands before: marks, joiners, parts of Hangul. */
static bool
is_attached(int32_t cp)
{
	return cells(cp) == 0 && utf8proc_category(cp) != UTF8PROC_CATEGORY_CC;
}

size_t
utf8_cluster(const char *s)
{
	int32_t cp;
	size_t len = next_of(s, &cp);
	size_t n;

	if (len == 0 || utf8proc_category(cp) == UTF8PROC_CATEGORY_CC)
		return len;
	while ((n = next_of(s + len, &cp)) > 0 && is_attached(cp))
		len += n;
	return len;
}

size_t
utf8_cluster_back(const char *start, const char *at)
{
	size_t last = 0;

	/* From the start, since a cluster cannot be recognised by its end alone. */
	while (start < at) {
		last = utf8_cluster(start);
		if (last == 0 || last >= (size_t)(at - start))
			return (size_t)(at - start);
		start += last;
	}
	return last;
}

int
utf8_cluster_width(const char *s)
{
	int32_t cp;

	return next_of(s, &cp) > 0 ? cells(cp) : 0;
}

static bool
is_plain_text(const char *s)
{
	int32_t cp;
	size_t n;

	for (; (n = next_of(s, &cp)) > 0; s += n)
		if (!is_plain(cp))
			return false;
	return true;
}

int
utf8_width(const char *s)
{
	int width = 0;
	int32_t cp;
	size_t n;

	while ((n = next_of(s, &cp)) > 0) {
		width += cells(cp);
		s += n;
	}
	return width;
}

size_t
utf8_fit(const char *s, int width)
{
	size_t len = 0;
	size_t n;

	do {
		/* Nothing joins a letter of ASCII that another one follows. */
		for (; width > 0 && s[len] >= ' ' && s[len] < 0x7f &&
		       (unsigned char)s[len + 1] < 0x80;
		     len++)
			width--;
		n = utf8_cluster(s + len);
		width -= n > 0 ? utf8_cluster_width(s + len) : 0;
		len += width < 0 ? 0 : n;
	} while (n > 0 && width >= 0);
	return len;
}

size_t
utf8_copy(char *out, size_t size, const char *s)
{
	size_t len = 0;
	size_t n;

	while ((n = utf8_cluster(s + len)) > 0 && len + n < size)
		len += n;
	memcpy(out, s, len);
	out[len] = '\0';
	return len;
}

/* A text in NFC, or a copy as it is when it is not valid. */
static char *
compose(const char *s)
{
	utf8proc_uint8_t *out = NULL;
	char *copy;

	if (utf8proc_map((const utf8proc_uint8_t *)s, 0, &out,
			 UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPOSE) < 0)
		return mem_strdup(s);
	copy = mem_strdup((const char *)out);
	free(out);
	return copy;
}

size_t
utf8_count(const char *s)
{
	char *composed = is_plain_text(s) ? NULL : compose(s);
	const char *at = composed != NULL ? composed : s;
	size_t count = 0;
	int32_t cp;
	size_t n;

	while ((n = next_of(at, &cp)) > 0) {
		at += n;
		count++;
	}
	free(composed);
	return count;
}

size_t
utf8_hidden(const char *s)
{
	int32_t cp;
	size_t n = next_of(s, &cp);

	if (n == 0 || cp == '\t' || cp == '\n' || cp == '\r')
		return 0;
	switch (utf8proc_category(cp)) {
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CF:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return n;
	default:
		return 0;
	}
}

/* What becomes of a code point on a screen: itself, a space, U+FFFD, or 0 for nothing. */
static int32_t
shown_as(int32_t cp)
{
	if (cp == '\t' || cp == '\n' || cp == '\r')
		return ' ';
	/* Soft hyphens, joiners, variation selectors, fillers: the default ignorables. */
	if (utf8proc_get_property(cp)->ignorable)
		return 0;
	switch (utf8proc_category(cp)) {
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CF: /* bidi controls, tags, annotations */
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return 0;
	case UTF8PROC_CATEGORY_CN: /* curses cannot place what has no width yet */
	case UTF8PROC_CATEGORY_CO: /* any glyph of the font, on the Linux console */
		return REPLACEMENT;
	default:
		return is_mark(cp) || cells(cp) > 0 ? cp : 0;
	}
}

/* A copy with no more than most marks on a base, and none where there is no base: it would land on
 * whatever the screen shows before the text. */
static char *
limit_marks(const char *s, int most)
{
	struct buf out = BUF_INIT;
	int marks = most;
	int32_t cp;
	size_t n;

	for (; (n = next_of(s, &cp)) > 0; s += n) {
		marks = is_mark(cp) ? marks + 1 : 0;
		if (marks <= most)
			buf_add_len(&out, s, n);
		else
			marks = most;
	}
	return buf_take(&out);
}

char *
utf8_clean(const char *s)
{
	struct buf filtered = BUF_INIT;
	char *limited, *composed, *result;
	int32_t cp, before = 0;
	char bytes[4];
	size_t n;

	if (is_plain_text(s))
		return mem_strdup(s);
	for (; (n = next_of(s, &cp)) > 0; s += n) {
		int32_t shown = shown_as(cp);

		/* CR LF is one end of line, so one space. */
		if (shown == 0 || (cp == '\r' && s[n] == '\n') ||
		    (is_part(cp) && !takes_part(before)))
			continue;
		buf_add_len(&filtered, bytes, utf8_put(shown, bytes));
		before = shown;
	}
	limited = limit_marks(buf_text(&filtered), MARKS_BEFORE_NFC);
	composed = compose(limited);
	result = limit_marks(composed, MARKS_MAX);
	free(composed);
	free(limited);
	buf_clear(&filtered);
	return result;
}

bool
utf8_is_clean(const char *s)
{
	char *clean;
	bool same;

	if (is_plain_text(s))
		return true;
	clean = utf8_clean(s);
	same = strcmp(clean, s) == 0;
	free(clean);
	return same;
}
