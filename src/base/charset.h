/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Character encodings of files, through iconv. Inside the program everything is UTF-8. */
#ifndef BASE_CHARSET_H
#define BASE_CHARSET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

/* What a file seems to be: "UTF-8" (valid, with or without BOM), "UTF-16LE"/"UTF-16BE" by their
 * BOM or by their NULs, "UTF-32LE"/"UTF-32BE" by their BOM, "CP850" when its letters say so, else
 * "CP1252". Static text. */
const char *charset_detect(const char *bytes, size_t len);

/* What is valid UTF-8 already only loses its BOM: a large file is not held twice. False: it is
 * something else, and as it was. */
bool charset_decode_in_place(const char *name, struct buf *text);
/* bytes in the named encoding to UTF-8, a BOM dropped; what cannot be read becomes U+FFFD and is
 * counted. -1 with ERR_ENCODING for a name iconv does not know. */
int charset_decode(const char *name, const char *bytes, size_t len, struct buf *out,
		   size_t *replaced, struct err *err);

/* UTF-8 to the named encoding; a character it lacks is transliterated and counted, never
 * dropped. */
int charset_encode(const char *name, const char *text, size_t len, struct buf *out,
		   size_t *replaced, struct err *err);

/* UTF-8 read as Latin-1 and written as UTF-8 again (« Ã© » for é): the repaired text, yours, or
 * NULL when the text does not bear that mark. */
char *charset_repair(const char *text);

/* CP850 read as CP1252 (« M‚diathŠque »), as a line of another program in a file has it: whether a
 * text bears that mark, which no French word does; and the repaired text, yours, or NULL when it
 * does not, or not all of it reads as French then. */
bool charset_is_suspect(const char *text);
char *charset_repair_cp850(const char *text);

#endif
