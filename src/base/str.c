/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The growing text, the list of texts, and small questions about texts. */
#include "config.h"

#include "base/str.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define BUF_FIRST 64

/* What outgrows its place leaves nothing there: it may be what nobody is to find later. */
static void
move(struct buf *b, size_t capacity)
{
	char *text = mem_resize(NULL, capacity, 1);

	if (b->text != NULL) {
		memcpy(text, b->text, b->len + 1);
		mem_wipe(b->text, b->capacity);
		free(b->text);
	}
	b->text = text;
	b->capacity = capacity;
}

/* Room for extra bytes and the NUL. */
static void
buf_reserve(struct buf *b, size_t extra)
{
	size_t want;
	size_t next = b->capacity > 0 ? b->capacity : BUF_FIRST;

	if (__builtin_add_overflow(b->len, extra, &want) ||
	    __builtin_add_overflow(want, (size_t)1, &want))
		want = SIZE_MAX; /* dies in mem_resize() */
	if (want <= b->capacity)
		return;
	while (next < want)
		next = next <= SIZE_MAX / 2 ? next * 2 : want;
	move(b, next);
}

void
buf_add_len(struct buf *b, const char *s, size_t len)
{
	buf_reserve(b, len);
	if (len > 0)
		memcpy(b->text + b->len, s, len);
	b->len += len;
	b->text[b->len] = '\0';
}

void
buf_add(struct buf *b, const char *s)
{
	buf_add_len(b, s, strlen(s));
}

void
buf_addc(struct buf *b, char c)
{
	buf_add_len(b, &c, 1);
}

void
buf_addf(struct buf *b, const char *fmt, ...)
{
	va_list ap;
	int len;

	va_start(ap, fmt);
	len = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (len < 0)
		return;
	buf_reserve(b, (size_t)len);
	va_start(ap, fmt);
	vsnprintf(b->text + b->len, (size_t)len + 1, fmt, ap);
	va_end(ap);
	b->len += (size_t)len;
}

void
buf_reset(struct buf *b)
{
	b->len = 0;
	if (b->text != NULL)
		b->text[0] = '\0';
}

void
buf_clear(struct buf *b)
{
	free(b->text);
	*b = (struct buf)BUF_INIT;
}

char *
buf_take(struct buf *b)
{
	char *text = b->text != NULL ? b->text : mem_strdup("");

	*b = (struct buf)BUF_INIT;
	return text;
}

const char *
buf_text(const struct buf *b)
{
	return b->text != NULL ? b->text : "";
}

/* Bytes of the white space at s, 0 when there is none. The no-break spaces are those French typing
 * leaves beside punctuation. */
static size_t
space_at(const char *s)
{
	static const char *const wide[] = { "\u00a0", "\u202f", "\u2007", "\u3000", "\ufeff" };

	if (*s == ' ' || (*s >= '\t' && *s <= '\r'))
		return 1;
	/* Most of any text. */
	if ((unsigned char)*s < 0x80)
		return 0;
	for (size_t i = 0; i < sizeof(wide) / sizeof(wide[0]); i++)
		if (str_starts(s, wide[i]))
			return strlen(wide[i]);
	return 0;
}

bool
str_empty(const char *s)
{
	size_t n;

	if (s == NULL)
		return true;
	while ((n = space_at(s)) > 0)
		s += n;
	return *s == '\0';
}

bool
str_equal(const char *a, const char *b)
{
	if (a == NULL || b == NULL)
		return a == b;
	return strcmp(a, b) == 0;
}

bool
str_starts(const char *s, const char *prefix)
{
	return strncmp(s, prefix, strlen(prefix)) == 0;
}

bool
str_has_words(const char *text, const char *words)
{
	struct strlist list = { .item = NULL };
	bool all = true;

	strlist_split(&list, words, ' ');
	for (size_t i = 0; i < list.count && all; i++)
		all = strstr(text, list.item[i]) != NULL;
	strlist_clear(&list);
	return all;
}

char *
str_trim(const char *s)
{
	const char *end;
	const char *p;
	size_t n;

	while ((n = space_at(s)) > 0)
		s += n;
	/* Most texts end with a byte that is no part of another. */
	for (end = s + strlen(s); end > s && space_at(end - 1) > 0; end--)
		continue;
	if (end == s || (unsigned char)end[-1] < 0x80)
		return mem_strndup(s, (size_t)(end - s));
	/* Forwards, because a space of several bytes cannot be told from its last byte. */
	for (p = end = s; *p != '\0'; p += n > 0 ? n : 1) {
		n = space_at(p);
		if (n == 0)
			end = p + 1;
	}
	return mem_strndup(s, (size_t)(end - s));
}

int
str_to_long(const char *s, long min, long max, long *out)
{
	bool negative = *s == '-' && min < 0;
	const char *p = s + (negative ? 1 : 0);
	long n = 0;

	if (*p == '\0')
		return -1;
	for (; *p != '\0'; p++) {
		long digit = *p - '0';

		if (digit < 0 || digit > 9)
			return -1;
		/* Built up on its own side of zero, so that LONG_MIN can be read. */
		if (__builtin_mul_overflow(n, 10L, &n) ||
		    __builtin_add_overflow(n, negative ? -digit : digit, &n))
			return -1;
	}
	if (n < min || n > max)
		return -1;
	*out = n;
	return 0;
}

void
strlist_add_len(struct strlist *l, const char *s, size_t len)
{
	l->item = mem_grow(l->item, l->count, &l->capacity, sizeof(*l->item));
	l->item[l->count++] = mem_strndup(s, len);
}

void
strlist_add(struct strlist *l, const char *s)
{
	strlist_add_len(l, s, strlen(s));
}

void
strlist_split(struct strlist *l, const char *s, char sep)
{
	const char *end;

	if (*s == '\0')
		return;
	while ((end = strchr(s, sep)) != NULL && sep != '\0') {
		strlist_add_len(l, s, (size_t)(end - s));
		s = end + 1;
	}
	strlist_add(l, s);
}

bool
strlist_has(const struct strlist *l, const char *s)
{
	for (size_t i = 0; i < l->count; i++)
		if (strcmp(l->item[i], s) == 0)
			return true;
	return false;
}

char *
strlist_join(const struct strlist *l, const char *sep)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < l->count; i++) {
		if (i > 0)
			buf_add(&b, sep);
		buf_add(&b, l->item[i]);
	}
	return buf_take(&b);
}

void
strlist_clear(struct strlist *l)
{
	for (size_t i = 0; i < l->count; i++)
		free(l->item[i]);
	free(l->item);
	*l = (struct strlist){ .item = NULL };
}
