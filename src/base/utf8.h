/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UTF-8: validity, what a terminal cell holds, and folding for search. Built on utf8proc.
 * A cluster is what a person sees as one character: a base with its combining marks. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

bool utf8_valid(const char *s, size_t len);

/* Reads one code point; an invalid sequence gives U+FFFD and advances over the run it spoils.
 * Returns the number of bytes used, 0 at the end. */
size_t utf8_next(const char *s, size_t len, int32_t *cp);
size_t utf8_put(int32_t cp, char out[static 4]); /* bytes written */

size_t utf8_count(const char *s);   /* code points after NFC */
size_t utf8_cluster(const char *s); /* bytes of the cluster at s, 0 at the end */
size_t utf8_cluster_back(const char *start, const char *at); /* bytes of the cluster before at */
int utf8_cluster_width(const char *s); /* cells of the cluster at s: 0, 1 or 2 */
int utf8_width(const char *s);         /* cells of the whole text */

/* How many bytes of s fit in width cells, whole clusters only. */
size_t utf8_fit(const char *s, int width);
/* The beginning of s, whole clusters, in size bytes with its NUL. What shows nothing takes bytes
 * all the same: no width says how many. Returns the bytes copied, less the NUL. */
size_t utf8_copy(char *out, size_t size, const char *s);

/* Bytes of the code point at s when it shows nothing and may mislead: C0 but tab, CR and LF, DEL,
 * C1, bidi controls, zero-width characters, U+2028/9. 0 for all others, also for selectors of a
 * variant, which belong to what stands before them. */
size_t utf8_hidden(const char *s);

/* Copies for a screen, a stream or a cell of a report: NFC; invalid bytes become one U+FFFD a run;
 * C0, DEL, C1, U+2028/9, bidi controls and zero-width characters are removed (tab, CR, LF and CRLF
 * become a space; ZWJ and ZWNJ too are removed); unassigned and private code points become U+FFFD;
 * at most 4 combining marks stay on a base, and none where there is no base. The result is yours.
 * Text from files and people passes through it before it reaches any terminal. */
char *utf8_clean(const char *s);
bool utf8_is_clean(const char *s); /* for tests of what is shown: cleaning would change nothing */

/* The form used to compare: compatibility decomposition, no marks, lower case, œ→oe, æ→ae, ß→ss,
 * apostrophes, hyphens and other punctuation become one space, spaces collapsed and trimmed.
 * « L’Anse-d’Arlet » gives "l anse d arlet". Yours. */
char *utf8_fold(const char *s);

/* The same of one code point, without a terminating NUL: its bytes; 0 for a mark, -1 for what
 * becomes a space. */
enum { UTF8_FOLD_SIZE = 32 };
int utf8_fold_char(int32_t cp, char out[static UTF8_FOLD_SIZE]);

/* fold, then articles and small words (le la les l du de des d en au aux a et un une) dropped,
 * unless nothing would be left. */
char *utf8_fold_words(const char *s);

/* Damerau-Levenshtein distance between two folded texts, given up beyond max (then max + 1). */
int utf8_distance(const char *a, const char *b, int max);

/* ASCII stand-in for output that cannot show more: é→e, œ→oe, « → ", … → ...; else '?'. Yours. */
char *utf8_ascii(const char *s);

#endif
