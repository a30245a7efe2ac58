/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typed words that ask for a filter. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/directory_private.h"
#include "app/words.h"
#include "base/mem.h"
#include "base/utf8.h"

enum {
	NAMES_MAX = 8,
	WHEN_WORDS = 5, /* « sam 28 nov 10 h » */
	COMMUNE_WORDS = 5,
};

/* Folded, in French, both Creoles and English. */
static const char *const open_words[NAMES_MAX] = { "ouvert", "ouverte", "ouverts", "ouvertes",
						   "ouve",   "wouve",   "open",    NULL };
static const char *const now_words[NAMES_MAX] = { "maintenant", "atchwelman", "atjelman", "now",
						  NULL };
static const char *const on_words[NAMES_MAX] = { "le", "ce", "a", "on", "at", "this", NULL };
static const char *const free_words[NAMES_MAX] = { "gratuit", "gratuite", "gratuits", "gratuites",
						   "gratis",  "gratui",   "free",     NULL };
static const char *const at_words[NAMES_MAX] = { "a", "au", "aux", "an", "in", "at", NULL };

struct asking {
	struct strlist typed; /* as they stand between spaces */
	bool *taken;
	struct directory_asked *asked;
	int64_t now;
};

static bool
is_one_of(const char *const *names, const char *typed)
{
	char *folded = utf8_fold(typed);
	bool is = false;

	for (int i = 0; names[i] != NULL && !is; i++)
		is = strcmp(folded, names[i]) == 0;
	free(folded);
	return is;
}

/* Those from the first on, with spaces between them. Yours. */
static char *
joined(const struct asking *a, size_t first, size_t count)
{
	struct buf out = BUF_INIT;

	for (size_t i = first; i < first + count; i++)
		buf_addf(&out, "%s%s", i > first ? " " : "", a->typed.item[i]);
	return buf_take(&out);
}

static void
take(struct asking *a, size_t first, size_t count)
{
	for (size_t i = first; i < first + count; i++)
		a->taken[i] = true;
	a->asked->any = true;
}

static size_t
left(const struct asking *a, size_t first, size_t most)
{
	size_t n = 0;

	while (n < most && first + n < a->typed.count && !a->taken[first + n])
		n++;
	return n;
}

/* The longest text from there on that says when. Returns of how many words, and sets the filter. */
static size_t
read_when(struct asking *a, size_t first)
{
	struct directory_filters *f = &a->asked->filters;
	int day, minute;

	for (size_t n = left(a, first, WHEN_WORDS); n > 0; n--) {
		char *when = joined(a, first, n);
		bool read = words_coming_parse(when, hours_day(a->now), &day, &minute) == 0;

		free(when);
		if (!read)
			continue;
		f->open = minute == TIME_NONE ? DIRECTORY_OPEN_ON : DIRECTORY_OPEN_AT;
		f->fixed = minute != TIME_NONE;
		f->at = hours_minute(day, minute == TIME_NONE ? 0 : minute);
		return n;
	}
	return 0;
}

/* « ouvert », then when; without that it is now. */
static void
ask_open(struct asking *a, size_t at)
{
	struct directory_filters *f = &a->asked->filters;
	size_t n = left(a, at + 1, WHEN_WORDS);
	size_t on = n > 0 && is_one_of(on_words, a->typed.item[at + 1]);

	f->open = DIRECTORY_OPEN_AT;
	f->at = a->now;
	f->fixed = false;
	if (n > 0 && is_one_of(now_words, a->typed.item[at + 1])) {
		take(a, at, 2);
		return;
	}
	n = read_when(a, at + 1 + on);
	take(a, at, 1 + (n > 0 ? on + n : 0));
}

/* A weekday says « open » by itself; « le » before it is part of it. */
static void
ask_weekday(struct asking *a, size_t at)
{
	char *folded = utf8_fold(a->typed.item[at]);
	size_t n = words_is_weekday(folded) ? read_when(a, at) : 0;

	free(folded);
	if (n == 0)
		return;
	if (at > 0 && !a->taken[at - 1] && is_one_of(on_words, a->typed.item[at - 1]))
		take(a, at - 1, 1);
	take(a, at, n);
}

/* The longest name of a commune behind « à »; one that two communes have means both. */
static void
ask_commune(struct asking *a, size_t at)
{
	struct strlist *chosen = &a->asked->filters.value[DIRECTORY_IN_COMMUNE];
	size_t count, n;
	const struct commune *c = commune_list(&count);
	bool any = false;

	for (n = left(a, at + 1, COMMUNE_WORDS); n > 0 && !any; n -= !any) {
		char *text = joined(a, at + 1, n);
		char *typed = utf8_fold_words(text);

		for (size_t i = 0; i < count; i++) {
			char *name = utf8_fold_words(c[i].name);

			if (strcmp(name, typed) == 0) {
				any = true;
				if (!strlist_has(chosen, c[i].insee))
					strlist_add(chosen, c[i].insee);
			}
			free(name);
		}
		free(typed);
		free(text);
	}
	if (any)
		take(a, at, 1 + n);
}

/* What is asked for: of communes alone, or of all. */
static void
ask(struct directory_asked *asked, const struct directory_query *q, bool all)
{
	static const struct directory_filters none;
	struct asking a = { .asked = asked, .now = q->now };
	struct buf words = BUF_INIT;

	*asked = (struct directory_asked){ .any = false };
	directory_filters_copy(&asked->filters, q->filters ? q->filters : &none);
	if (q->words)
		strlist_split(&a.typed, q->words, ' ');
	a.taken = mem_array(a.typed.count + 1, sizeof(*a.taken));
	for (size_t i = 0; i < a.typed.count; i++)
		if (!a.taken[i] && is_one_of(at_words, a.typed.item[i]))
			ask_commune(&a, i);
	for (size_t i = 0; i < a.typed.count && all; i++) {
		struct strlist *cost = &asked->filters.value[DIRECTORY_COST];

		if (a.taken[i])
			continue;
		if (is_one_of(open_words, a.typed.item[i]))
			ask_open(&a, i);
		else
			ask_weekday(&a, i);
		if (!is_one_of(free_words, a.typed.item[i]))
			continue;
		if (!strlist_has(cost, "Gratuit"))
			strlist_add(cost, "Gratuit");
		take(&a, i, 1);
	}
	for (size_t i = 0; i < a.typed.count; i++)
		if (!a.taken[i])
			buf_addf(&words, "%s%s", words.len > 0 ? " " : "", a.typed.item[i]);
	asked->words = buf_take(&words);
	free(a.taken);
	strlist_clear(&a.typed);
}

void
directory_asked_clear(struct directory_asked *asked)
{
	directory_filters_clear(&asked->filters);
	free(asked->words);
	*asked = (struct directory_asked){ .any = false };
}

/* As the words stand, but for those that name a commune. */
static int
find(struct directory *dir, const struct directory_query *q, struct directory_asked *asked,
     struct directory_answer *out, struct err *err)
{
	struct directory_query meant = *q;

	meant.words = asked->words;
	meant.filters = &asked->filters;
	return directory_find(dir, &meant, out, err);
}

int
directory_find_asked(struct directory *dir, const struct directory_query *q,
		     struct directory_asked *asked, struct directory_answer *out, struct err *err)
{
	struct directory_asked all;

	directory_asked_clear(asked);
	ask(&all, q, true);
	if (!all.any) {
		directory_asked_clear(&all);
		return directory_find(dir, q, out, err);
	}
	ask(asked, q, false);
	if (find(dir, q, asked, out, err) != 0) {
		directory_asked_clear(&all);
		return -1;
	}
	if (strcmp(asked->words, all.words) == 0 ||
	    (out->total > 0 && !out->nearest && dir->slipped == 0)) {
		directory_asked_clear(&all);
		return 0;
	}
	directory_asked_clear(asked);
	*asked = all;
	return find(dir, q, asked, out, err);
}
