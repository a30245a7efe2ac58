/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory that never fails. The death hook is the one thing remembered here: it has to be reachable
 * from any allocation. */
#include "config.h"

#include "base/mem.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define EXIT_OS_ERROR 71 /* the exit status promised for a refusal of the operating system */
#define GROW_FIRST 16

static void (*death_hook)(void);

void
mem_on_death(void (*hook)(void))
{
	death_hook = hook;
}

/* Nothing here may allocate, so no translation and no stdio; and no atexit handler may run, since
 * each could allocate too. */
static _Noreturn void
die(void)
{
	static const char words[] = "lakou: out of memory\n";
	void (*hook)(void) = death_hook;

	death_hook = NULL;
	if (hook != NULL)
		hook();
	if (write(STDERR_FILENO, words, sizeof(words) - 1) < 0)
		_exit(EXIT_OS_ERROR);
	_exit(EXIT_OS_ERROR);
}

static size_t
product(size_t count, size_t size)
{
	size_t total;

	if (__builtin_mul_overflow(count, size, &total))
		die();
	return total;
}

void *
mem_alloc(size_t size)
{
	void *p = calloc(1, size > 0 ? size : 1);

	if (p == NULL)
		die();
	return p;
}

/* Room for a text of so many bytes, which the caller writes, with its end. malloc(), for the C
 * library keeps small pieces at hand for it but not for calloc(). */
static char *
text_room(size_t len)
{
	char *text = malloc(len + 1);

	if (text != NULL) {
		text[len] = '\0';
		return text;
	}
	die();
}

void *
mem_array(size_t count, size_t size)
{
	return mem_alloc(product(count, size));
}

void *
mem_resize(void *old, size_t count, size_t size)
{
	size_t total = product(count, size);
	void *p = realloc(old, total > 0 ? total : 1);

	if (p == NULL)
		die();
	return p;
}

char *
mem_strdup(const char *s)
{
	return s != NULL ? mem_strndup(s, strlen(s)) : NULL;
}

void
mem_replace(char **at, char *text)
{
	free(*at);
	*at = text;
}

char *
mem_strndup(const char *s, size_t len)
{
	size_t have = strnlen(s, len);
	char *copy = text_room(have);

	memcpy(copy, s, have);
	return copy;
}

char *
mem_concat(const char *a, const char *b, const char *c)
{
	size_t na = strlen(a), nb = strlen(b), nc = strlen(c);
	char *all = text_room(na + nb + nc);

	memcpy(all, a, na);
	memcpy(all + na, b, nb);
	memcpy(all + na + nb, c, nc);
	return all;
}

char *
mem_vprintf(const char *fmt, va_list args)
{
	va_list again;
	char *text;
	int len;

	va_copy(again, args);
	len = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	if (len < 0)
		die();
	text = text_room((size_t)len);
	vsnprintf(text, (size_t)len + 1, fmt, args);
	return text;
}

char *
mem_printf(const char *fmt, ...)
{
	va_list args;
	char *text;

	va_start(args, fmt);
	text = mem_vprintf(fmt, args);
	va_end(args);
	return text;
}

void *
mem_grow(void *array, size_t count, size_t *capacity, size_t size)
{
	size_t next;

	if (count < *capacity)
		return array;
	next = *capacity > 0 ? product(*capacity, 2) : GROW_FIRST;
	array = mem_resize(array, next, size);
	*capacity = next;
	return array;
}

void
mem_wipe(void *at, size_t size)
{
	if (at == NULL)
		return;
	memset(at, 0, size);
	/* Might be looked at here: what is never read again would otherwise not be written. */
	__asm__ volatile("" : : "r"(at) : "memory");
}

void
mem_free_secret(char *s)
{
	if (s != NULL)
		mem_wipe(s, strlen(s));
	free(s);
}
