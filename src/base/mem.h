/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory that never fails: when there is none left the program ends, after the exit hook has put
 * the terminal back. What is already on disk is safe; an open form has its draft. */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stdarg.h>
#include <stddef.h>

void *mem_alloc(size_t size);               /* zeroed */
void *mem_array(size_t count, size_t size); /* zeroed; dies on overflow */
void *mem_resize(void *old, size_t count, size_t size);
char *mem_strdup(const char *s); /* NULL gives NULL */
/* Frees the text that is there and puts another in its place, given over; each may be NULL. */
void mem_replace(char **at, char *text);
char *mem_strndup(const char *s, size_t len);
char *mem_concat(const char *a, const char *b, const char *c);
char *mem_printf(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
char *mem_vprintf(const char *fmt, va_list args) __attribute__((format(printf, 1, 0), nonnull(1)));

/* Overwrites what must not stay in memory; the second one then frees it. NULL is accepted. */
void mem_wipe(void *at, size_t size);
void mem_free_secret(char *s);

/* Called once before the program dies for want of memory; NULL removes it. */
void mem_on_death(void (*hook)(void));

/* Makes room for one more item in a growing array: returns the array, doubled when count has
 * reached *capacity. */
void *mem_grow(void *array, size_t count, size_t *capacity, size_t size);

#endif
