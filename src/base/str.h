/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A growing text, and small questions about texts. All texts are NUL-terminated UTF-8. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>

/* A text that grows; where it grew out of, nothing of it is left. */
struct buf {
	char *text; /* never NULL after the first addition; NUL-terminated */
	size_t len;
	size_t capacity;
};

#define BUF_INIT             \
	{                    \
		.text = NULL \
	}

void buf_add(struct buf *b, const char *s);
void buf_add_len(struct buf *b, const char *s, size_t len);
void buf_addc(struct buf *b, char c);
void buf_addf(struct buf *b, const char *fmt, ...)
	__attribute__((format(printf, 2, 3), nonnull(2)));
void buf_reset(struct buf *b); /* empty again, memory kept */
void buf_clear(struct buf *b); /* memory freed */
char *buf_take(struct buf *b); /* the text, "" when empty, now yours; b is empty again */
const char *buf_text(const struct buf *b); /* "" when empty; borrowed until the next addition */

bool str_empty(const char *s);                /* NULL, "" or white space only */
bool str_equal(const char *a, const char *b); /* NULL equals only NULL */
bool str_starts(const char *s, const char *prefix);
/* Every word of the second text stands somewhere in the first. */
bool str_has_words(const char *text, const char *words);
char *str_trim(const char *s); /* a copy without white space (NBSP too) at both ends */

#define STR_NUMBER_SIZE 24 /* holds any 64-bit number in decimal, with its sign and NUL */

/* A decimal integer, whole text, no sign for unsigned ranges: 0, or -1 when it is not one or lies
 * outside [min, max]. */
int str_to_long(const char *s, long min, long max, long *out);

/* A list of texts, owned. */
struct strlist {
	char **item;
	size_t count;
	size_t capacity;
};

void strlist_add(struct strlist *l, const char *s);
void strlist_add_len(struct strlist *l, const char *s, size_t len);
void strlist_split(struct strlist *l, const char *s, char sep); /* adds the parts; "" adds none */
bool strlist_has(const struct strlist *l, const char *s);
char *strlist_join(const struct strlist *l, const char *sep);
void strlist_clear(struct strlist *l);

#endif
