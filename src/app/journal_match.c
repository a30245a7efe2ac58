/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which sessions a filter of the journal lets through: what takes a search is looked up once, as
 * sets, so that a session costs a few comparisons. */
#include "config.h"

#include "app/journal_match.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "store/tag.h"

void
journal_filter_init(struct journal_filter *f)
{
	*f = (struct journal_filter){ .from = DATE_NONE, .to = DATE_NONE };
}

bool
journal_filtered(const struct journal_filter *f)
{
	return f->from != DATE_NONE || f->to != DATE_NONE || f->kind != 0 || f->themes != 0 ||
	       f->procedures != 0 || f->mediator != 0 || f->place != 0 || f->tag != 0 ||
	       f->person != 0 || !str_empty(f->words);
}

/* A word of the text begins with that one. */
static bool
has_word(const char *text, const char *word)
{
	char *folded = utf8_fold(text);
	size_t len = strlen(word);
	const char *at = folded;
	bool found = strncmp(at, word, len) == 0;

	while (!found && (at = strchr(at, ' ')) != NULL)
		found = strncmp(++at, word, len) == 0;
	free(folded);
	return found;
}

static uint64_t
labels(enum vocab v, const char *word)
{
	uint64_t mask = 0;
	size_t count;
	const struct vocab_item *items = vocab_items(v, &count);

	for (size_t i = 0; i < count; i++)
		if (has_word(C_(vocab_context(v), items[i].label), word) ||
		    has_word(C_(vocab_short_context(v), items[i].short_label), word))
			mask |= UINT64_C(1) << (items[i].num - 1);
	return mask;
}

static void
posts(const struct desk *d, enum post_kind kind, const char *word, struct bitset *out)
{
	for (size_t i = 0; i < d->post[kind].count; i++)
		if (has_word(d->post[kind].item[i].name, word))
			bitset_add(out, d->post[kind].item[i].n);
}

struct search {
	struct desk *desk;
	const char *word;
	struct bitset *out;
	struct err *err;
};

static bool
title_has(void *arg, const char *title)
{
	const struct search *s = arg;

	return has_word(title, s->word);
}

static int
tag_has(void *arg, int64_t n, const char *name, bool retired)
{
	const struct search *s = arg;

	(void)retired;
	if (!has_word(name, s->word))
		return 0;
	return store_session_with_tag(s->desk->store, n, s->out, s->err);
}

static int
look_up(struct journal_word *w, struct desk *d, const char *word, struct err *err)
{
	struct search search = { d, word, &w->sessions, err };
	long number;

	w->themes = labels(VOCAB_THEME, word);
	w->procedures = labels(VOCAB_PROCEDURE, word);
	w->kinds = labels(VOCAB_KIND, word);
	if (str_to_long(word, 1, LONG_MAX, &number) == 0)
		w->number = number;
	posts(d, POST_MEDIATOR, word, &w->mediators);
	posts(d, POST_PLACE, word, &w->places);
	if (store_tag_each(d->store, tag_has, &search, err) != 0)
		return -1;
	return store_session_with_title(d->store, title_has, &search, &w->sessions, err);
}

int
journal_match_open(struct journal_match *m, struct desk *d, const struct journal_filter *f,
		   struct err *err)
{
	char *folded = utf8_fold(f->words);
	struct strlist words = { 0 };
	int rc = 0;

	journal_match_clear(m);
	m->filter = *f;
	if (f->tag != 0)
		rc = store_session_with_tag(d->store, f->tag, &m->tagged, err);
	if (rc == 0 && f->person != 0)
		rc = store_session_of_person(d->store, f->person, &m->visits, err);
	strlist_split(&words, folded, ' ');
	for (; rc == 0 && m->words < words.count && m->words < JOURNAL_WORDS_MAX; m->words++)
		rc = look_up(&m->word[m->words], d, words.item[m->words], err);
	strlist_clear(&words);
	free(folded);
	return rc;
}

void
journal_match_clear(struct journal_match *m)
{
	for (size_t i = 0; i < JOURNAL_WORDS_MAX; i++) {
		bitset_clear(&m->word[i].mediators);
		bitset_clear(&m->word[i].places);
		bitset_clear(&m->word[i].sessions);
	}
	bitset_clear(&m->tagged);
	bitset_clear(&m->visits);
	*m = (struct journal_match){ .words = 0 };
}

static bool
found(const struct journal_word *w, const struct session_brief *b)
{
	return (b->themes & w->themes) != 0 || (b->procedures & w->procedures) != 0 ||
	       (w->kinds >> (b->kind - 1) & 1) != 0 || b->key.n == w->number ||
	       bitset_has(&w->mediators, b->mediator) || bitset_has(&w->places, b->place) ||
	       bitset_has(&w->sessions, b->key.n);
}

bool
journal_matches(const struct journal_match *m, const struct session_brief *b)
{
	const struct journal_filter *f = &m->filter;

	if ((f->kind != 0 && b->kind != f->kind) ||
	    (f->mediator != 0 && b->mediator != f->mediator) ||
	    (f->place != 0 && b->place != f->place) ||
	    ((f->themes | f->procedures) != 0 && (b->themes & f->themes) == 0 &&
	     (b->procedures & f->procedures) == 0) ||
	    (f->tag != 0 && !bitset_has(&m->tagged, b->key.n)) ||
	    (f->person != 0 && !bitset_has(&m->visits, b->key.n)))
		return false;
	for (size_t i = 0; i < m->words; i++)
		if (!found(&m->word[i], b))
			return false;
	return true;
}

/* The word is found in those sessions and nowhere else. */
static const struct bitset *
only_in(struct journal_word *w)
{
	if ((w->themes | w->procedures | w->kinds) != 0 || w->mediators.count > 0 ||
	    w->places.count > 0)
		return NULL;
	if (w->number > 0)
		bitset_add(&w->sessions, w->number);
	return &w->sessions;
}

const struct bitset *
journal_match_among(struct journal_match *m)
{
	const struct bitset *least = m->filter.tag != 0 ? &m->tagged : NULL;

	if (m->filter.person != 0 && (least == NULL || m->visits.count < least->count))
		least = &m->visits;
	for (size_t i = 0; i < m->words; i++) {
		const struct bitset *these = only_in(&m->word[i]);

		if (these != NULL && (least == NULL || these->count < least->count))
			least = these;
	}
	return least;
}

/* A word that is found in themes and procedures alone is as good as a filter of these. */
void
journal_match_scan(const struct journal_match *m, struct session_scan *scan)
{
	const struct journal_filter *f = &m->filter;

	*scan = (struct session_scan){
		.from = f->from,
		.to = f->to,
		.binned = f->binned,
		.kind = f->kind,
		.mediator = f->mediator,
		.place = f->place,
		.themes = f->themes,
		.procedures = f->procedures,
	};
	for (size_t i = 0; i < m->words && (scan->themes | scan->procedures) == 0; i++) {
		const struct journal_word *w = &m->word[i];

		if (w->kinds != 0 || w->number != 0 || w->mediators.count > 0 ||
		    w->places.count > 0 || w->sessions.count > 0)
			continue;
		scan->themes = w->themes;
		scan->procedures = w->procedures;
	}
}
