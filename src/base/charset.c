/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Encodings of files, through iconv(3). Transliteration is our own and not iconv's //TRANSLIT,
 * whose result changes with the locale and the library: under C, glibc's turns é into a question
 * mark. */
#include "config.h"

#include "base/charset.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <utf8proc.h>

#include "base/mem.h"
#include "base/utf8.h"

#ifndef ICONV_CONST
#define ICONV_CONST
#endif

#define CHUNK 4096
#define REPLACEMENT "\ufffd"
#define BOM "\ufeff"
#define SAMPLE 65536 /* bytes that say whether a file is UTF-16 */
#define PAIRS_MIN 4
#define REPAIR_ROUNDS 3 /* a file can have been through the wrong reading more than once */

static bool
is_utf8_name(const char *name)
{
	return strcasecmp(name, "UTF-8") == 0 || strcasecmp(name, "UTF8") == 0;
}

static bool
is_letter(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* French letters of CP850 whose byte is punctuation in CP1252. The first are taken beside a letter;
 * the others are quotes, dashes and dots so common in CP1252 that letters must stand on both
 * sides. */
static bool
looks_cp850(const unsigned char *b, size_t len, size_t i)
{
	bool before = i > 0 && is_letter(b[i - 1]);
	bool after = i + 1 < len && is_letter(b[i + 1]);

	switch (b[i]) {
	case 0x82: /* é */
	case 0x83: /* â */
	case 0x87: /* ç */
	case 0x88: /* ê */
	case 0x89: /* ë */
	case 0x8a: /* è */
	case 0x8b: /* ï */
	case 0x8c: /* î */
	case 0x90: /* É */
		return before || after;
	case 0x81: /* ü */
	case 0x84: /* ä */
	case 0x85: /* à */
	case 0x93: /* ô */
	case 0x94: /* ö */
	case 0x95: /* ò */
	case 0x96: /* û */
	case 0x97: /* ù */
		return before && after;
	default:
		return false;
	}
}

/* Accented letters of CP1252, and its apostrophe inside a word. */
static bool
looks_cp1252(const unsigned char *b, size_t len, size_t i)
{
	bool before = i > 0 && is_letter(b[i - 1]);
	bool after = i + 1 < len && is_letter(b[i + 1]);

	if (b[i] == 0x92)
		return before && after;
	return b[i] >= 0xc0 && b[i] != 0xd7 && b[i] != 0xf7 && (before || after);
}

/* Western texts in UTF-16 have a NUL in nearly every other byte, and none in the others. */
static const char *
utf16_by_nuls(const unsigned char *b, size_t len)
{
	size_t pairs = (len < SAMPLE ? len : SAMPLE) / 2;
	size_t nul[2] = { 0, 0 };

	for (size_t i = 0; i < 2 * pairs; i++)
		nul[i % 2] += b[i] == '\0';
	if (pairs < PAIRS_MIN)
		return NULL;
	if (nul[1] * 2 > pairs && nul[0] * 20 < pairs)
		return "UTF-16LE";
	return nul[0] * 2 > pairs && nul[1] * 20 < pairs ? "UTF-16BE" : NULL;
}

const char *
charset_detect(const char *bytes, size_t len)
{
	const unsigned char *b = (const unsigned char *)bytes;
	size_t cp850 = 0;
	size_t cp1252 = 0;
	const char *utf16 = utf16_by_nuls(b, len);

	if (len >= 3 && memcmp(bytes, BOM, 3) == 0)
		return "UTF-8";
	if (len >= 4 && memcmp(bytes, "\xff\xfe\0\0", 4) == 0)
		return "UTF-32LE";
	if (len >= 4 && memcmp(bytes, "\0\0\xfe\xff", 4) == 0)
		return "UTF-32BE";
	if (len >= 2 && b[0] == 0xff && b[1] == 0xfe)
		return "UTF-16LE";
	if (len >= 2 && b[0] == 0xfe && b[1] == 0xff)
		return "UTF-16BE";
	if (utf16)
		return utf16;
	if (utf8_valid(bytes, len))
		return "UTF-8";
	for (size_t i = 0; i < len; i++) {
		cp850 += looks_cp850(b, len, i);
		cp1252 += looks_cp1252(b, len, i);
	}
	return cp850 > cp1252 ? "CP850" : "CP1252";
}

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
/* gcc's analyzer takes the -1 of a failed iconv_open() for a descriptor that is never closed. */
#pragma GCC diagnostic ignored "-Wanalyzer-malloc-leak"
#endif

/* glibc takes "" for the locale's own charset, and "//IGNORE" would drop characters in silence. */
static bool
open_iconv(const char *to, const char *from, iconv_t *out)
{
	iconv_t cd;

	if (*to == '\0' || *from == '\0' || strstr(to, "//") != NULL || strstr(from, "//") != NULL)
		return false;
	cd = iconv_open(to, from);
	if (cd == (iconv_t)-1)
		return false;
	*out = cd;
	return true;
}

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif

/* Converts as much of *in as goes; returns 0 at its end, else the errno of what stopped it. */
static int
convert_some(iconv_t cd, const char **in, size_t *left, struct buf *out)
{
	char chunk[CHUNK];

	while (*left > 0) {
		ICONV_CONST char *from = (ICONV_CONST char *)*in;
		char *to = chunk;
		size_t room = sizeof(chunk);
		size_t rc = iconv(cd, &from, left, &to, &room);
		int saved = errno;

		*in = from;
		buf_add_len(out, chunk, sizeof(chunk) - room);
		if (rc == (size_t)-1 && saved != E2BIG)
			return saved;
	}
	return 0;
}

static size_t
unit_size(const char *name)
{
	if (strncasecmp(name, "UTF-16", 6) == 0 || strncasecmp(name, "UCS-2", 5) == 0)
		return 2;
	if (strncasecmp(name, "UTF-32", 6) == 0 || strncasecmp(name, "UCS-4", 5) == 0)
		return 4;
	return 1;
}

static void
decode_utf8(const char *bytes, size_t len, struct buf *out, size_t *replaced)
{
	char put[4];
	int32_t cp;
	size_t n;

	for (; (n = utf8_next(bytes, len, &cp)) > 0; bytes += n, len -= n) {
		/* U+FFFD may also stand in the file itself, then nothing is lost. */
		if (cp == 0xfffd && !utf8_valid(bytes, n))
			(*replaced)++;
		buf_add_len(out, put, utf8_put(cp, put));
	}
}

bool
charset_decode_in_place(const char *name, struct buf *text)
{
	size_t bom = strlen(BOM);

	if (!is_utf8_name(name) || !utf8_valid(buf_text(text), text->len))
		return false;
	if (str_starts(buf_text(text), BOM)) {
		text->len -= bom;
		memmove(text->text, text->text + bom, text->len + 1);
	}
	return true;
}

int
charset_decode(const char *name, const char *bytes, size_t len, struct buf *out, size_t *replaced,
	       struct err *err)
{
	struct buf text = BUF_INIT;
	size_t lost = 0;
	size_t skip = 0;

	if (is_utf8_name(name)) {
		decode_utf8(bytes, len, &text, &lost);
	} else {
		size_t unit = unit_size(name);
		iconv_t cd;

		if (!open_iconv("UTF-8", name, &cd))
			return err_set(err, ERR_ENCODING, name, "iconv_open");
		while (convert_some(cd, &bytes, &len, &text) != 0) {
			size_t n = len < unit ? len : unit;

			buf_add(&text, REPLACEMENT);
			lost++;
			bytes += n;
			len -= n;
		}
		iconv_close(cd);
	}
	if (str_starts(buf_text(&text), BOM))
		skip = strlen(BOM);
	buf_add_len(out, buf_text(&text) + skip, text.len - skip);
	*replaced = lost;
	buf_clear(&text);
	return 0;
}

/* What stands for a character that the encoding lacks, itself encoded: ASCII is in all of them. */
static void
encode_stand_in(iconv_t cd, const char *s, size_t n, struct buf *out)
{
	char *character = mem_strndup(s, n);
	char *ascii = utf8_ascii(character);
	const char *at = ascii;
	size_t left = strlen(ascii);

	/* Charsets without some ASCII sign exist; it is left out there. */
	while (convert_some(cd, &at, &left, out) != 0) {
		at++;
		left--;
	}
	free(ascii);
	free(character);
}

static void
encode_all(iconv_t cd, const char *text, size_t len, struct buf *out, size_t *lost)
{
	char tail[CHUNK];
	char *to = tail;
	size_t room = sizeof(tail);

	while (convert_some(cd, &text, &len, out) != 0) {
		int32_t cp;
		size_t n = utf8_next(text, len, &cp);

		encode_stand_in(cd, text, n, out);
		(*lost)++;
		text += n;
		len -= n;
	}
	/* Encodings with states end in their first one. */
	if (iconv(cd, NULL, NULL, &to, &room) != (size_t)-1)
		buf_add_len(out, tail, sizeof(tail) - room);
}

int
charset_encode(const char *name, const char *text, size_t len, struct buf *out, size_t *replaced,
	       struct err *err)
{
	utf8proc_uint8_t *composed = NULL;
	utf8proc_ssize_t n;
	size_t lost = 0;
	iconv_t cd;

	if (is_utf8_name(name)) {
		buf_add_len(out, text, len);
		*replaced = 0;
		return 0;
	}
	if (!open_iconv(name, "UTF-8", &cd))
		return err_set(err, ERR_ENCODING, name, "iconv_open");
	/* e with a combining accent has no place in an 8-bit charset, é has. */
	n = utf8proc_map((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)len, &composed,
			 UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	if (n >= 0)
		encode_all(cd, (const char *)composed, (size_t)n, out, &lost);
	else
		encode_all(cd, text, len, out, &lost);
	free(composed);
	iconv_close(cd);
	*replaced = lost;
	return 0;
}

/* The byte that a wrong reading, as Latin-1 or CP1252, showed as this character; -1 for none. */
static int
misread_byte(int32_t cp)
{
	static const int32_t high[32] = {
		0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
		0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
		0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
		0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
	};

	if (cp >= 0x80 && cp <= 0xff)
		return cp;
	for (int i = 0; i < 32; i++)
		if (high[i] == cp)
			return 0x80 + i;
	return -1;
}

/* Only characters that our files may hold are restored. Otherwise true texts would be « repaired »:
 * É before a closing quote or a no-break space reads as a Latin letter of phonetics. */
static bool
is_plausible(int32_t cp)
{
	return (cp >= 0xa0 && cp <= 0x17f) || (cp >= 0x2000 && cp <= 0x22ff) || cp == 0xfeff ||
	       cp >= 0x1f000;
}

/* The character whose bytes the code points at s are; returns the bytes of s it takes, or 0. */
static size_t
misread_character(const char *s, size_t len, int32_t *cp)
{
	char raw[4];
	size_t count = 0;
	size_t used = 0;
	size_t want = 4;

	while (count < want) {
		int32_t one;
		size_t n = utf8_next(s + used, len - used, &one);
		int byte = n > 0 ? misread_byte(one) : -1;

		if (byte < 0)
			return 0;
		if (count == 0) {
			if (byte < 0xc2 || byte > 0xf4)
				return 0;
			want = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
		}
		raw[count++] = (char)byte;
		used += n;
	}
	if (!utf8_valid(raw, count))
		return 0;
	utf8_next(raw, count, cp);
	return is_plausible(*cp) ? used : 0;
}

static bool
repair_once(const char *text, struct buf *out)
{
	size_t left = strlen(text);
	bool repaired = false;
	char put[4];

	while (left > 0) {
		int32_t cp;
		size_t n = misread_character(text, left, &cp);

		if (n > 0) {
			repaired = true;
			buf_add_len(out, put, utf8_put(cp, put));
		} else {
			n = utf8_next(text, left, &cp);
			buf_add_len(out, text, n);
		}
		text += n;
		left -= n;
	}
	return repaired;
}

char *
charset_repair(const char *text)
{
	char *best = NULL;

	for (int round = 0; round < REPAIR_ROUNDS; round++) {
		struct buf out = BUF_INIT;

		if (!repair_once(best != NULL ? best : text, &out)) {
			buf_clear(&out);
			break;
		}
		free(best);
		best = buf_take(&out);
	}
	return best;
}

/* é, â, ç, ê or è of CP850 as CP1252 shows it, in a word, where no text has that sign: a quote, a
 * florin, a dagger, an accent alone. Š is a letter elsewhere: behind a small one it is none. */
static bool
is_mark(int32_t cp, char before, char after)
{
	if (!is_letter((unsigned char)before))
		return false;
	if (cp == 0x201a)
		return true;
	if (cp == 0x0160 && before < 'a')
		return false;
	return (cp == 0x0192 || cp == 0x2021 || cp == 0x02c6 || cp == 0x0160) &&
	       is_letter((unsigned char)after);
}

bool
charset_is_suspect(const char *text)
{
	size_t left = strlen(text);
	char before = ' ';
	int32_t cp;
	size_t n;

	for (; (n = utf8_next(text, left, &cp)) > 0; text += n, left -= n) {
		if (is_mark(cp, before, text[n]))
			return true;
		before = *text;
	}
	return false;
}

/* Of the characters beyond ASCII that CP850 has, those of French. */
static bool
is_french(const char *text)
{
	static const char letters[] = "\u00a0àâäçéèêëîïôöùûüÿÀÂÄÇÉÈÊËÎÏÔÖÙÛÜ«»°²";
	char one[5];

	for (; *text != '\0'; text += strlen(one)) {
		int32_t cp;
		size_t n = utf8_next(text, strlen(text), &cp);

		memcpy(one, text, n);
		one[n] = '\0';
		if (n > 1 && !strstr(letters, one))
			return false;
	}
	return true;
}

char *
charset_repair_cp850(const char *text)
{
	struct buf bytes = BUF_INIT, out = BUF_INIT;
	size_t lost = 1, ignored;
	struct err err;
	bool good;

	if (!charset_is_suspect(text))
		return NULL;
	good = charset_encode("CP1252", text, strlen(text), &bytes, &lost, &err) == 0 &&
	       lost == 0 &&
	       charset_decode("CP850", buf_text(&bytes), bytes.len, &out, &ignored, &err) == 0 &&
	       is_french(buf_text(&out));
	buf_clear(&bytes);
	if (good)
		return buf_take(&out);
	buf_clear(&out);
	return NULL;
}
