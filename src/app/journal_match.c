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
#include "base/mem.h"
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

static int
tag_has(void *arg, int64_t n, const char *name, bool retired)
{
	struct journal_match *m = arg;

	(void)retired;
	for (size_t i = 0; i < m->words; i++)
		if (has_word(name, m->word[i].text))
			bitset_add(&m->word[i].tags, n);
	return 0;
}

static void
look_up(struct journal_word *w, const struct desk *d)
{
	long number;

	w->themes = labels(VOCAB_THEME, w->text);
	w->procedures = labels(VOCAB_PROCEDURE, w->text);
	w->kinds = labels(VOCAB_KIND, w->text);
	if (str_to_long(w->text, 1, LONG_MAX, &number) == 0)
		w->number = number;
	posts(d, POST_MEDIATOR, w->text, &w->mediators);
	posts(d, POST_PLACE, w->text, &w->places);
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
	strlist_split(&words, folded, ' ');
	for (; m->words < words.count && m->words < JOURNAL_WORDS_MAX; m->words++) {
		m->word[m->words].text = mem_strdup(words.item[m->words]);
		look_up(&m->word[m->words], d);
	}
	strlist_clear(&words);
	free(folded);
	if (f->person != 0)
		rc = store_session_of_person(d->store, f->person, &m->visits, err);
	return rc == 0 && m->words > 0 ? store_tag_each(d->store, tag_has, m, err) : rc;
}

/* --- what is looked up in parts --- */

static int
with_tag(struct journal_match *m, struct desk *d, int64_t tag, struct bitset *out, int *rows,
	 struct err *err)
{
	int rc = store_session_with_tag(d->store, tag, &m->at, rows, out, err);

	if (rc == 0)
		session_sought_clear(&m->at);
	return rc;
}

/* A tag of a word; then the next word, or all of them are done. */
static int
with_tags(struct journal_match *m, struct desk *d, int *rows, struct err *err)
{
	struct journal_word *w = &m->word[m->sought_word];
	int64_t tag = bitset_next(&w->tags, m->sought_tag);
	int rc = 0;

	if (tag >= 0) {
		m->sought_tag = tag;
		rc = with_tag(m, d, tag, &w->sessions, rows, err);
		m->sought_tag += rc == 0;
		return rc == 0 ? 1 : rc;
	}
	m->sought_tag = 0;
	m->sought_word++;
	return m->sought_word < m->words;
}

static unsigned
title_has(void *arg, const char *title)
{
	const struct journal_match *m = arg;
	unsigned in = 0;

	for (size_t i = 0; i < m->words; i++)
		if (has_word(title, m->word[i].text))
			in |= 1u << i;
	return in;
}

static int
with_titles(struct journal_match *m, struct desk *d, int *rows, struct err *err)
{
	struct bitset *out[JOURNAL_WORDS_MAX];

	for (size_t i = 0; i < m->words; i++)
		out[i] = &m->word[i].sessions;
	return store_session_with_title(d->store, title_has, m, &m->at, rows, out, err);
}

int
journal_match_work(struct journal_match *m, struct desk *d, int rows, struct err *err)
{
	while (rows > 0 && m->sought != SOUGHT_ALL) {
		int rc = 0;

		if (m->sought == SOUGHT_TAG && m->filter.tag != 0)
			rc = with_tag(m, d, m->filter.tag, &m->tagged, &rows, err);
		else if (m->sought == SOUGHT_TAGS && m->words > 0)
			rc = with_tags(m, d, &rows, err);
		else if (m->sought == SOUGHT_TITLES && m->words > 0)
			rc = with_titles(m, d, &rows, err);
		if (rc < 0)
			return -1;
		m->sought += rc == 0;
	}
	return m->sought != SOUGHT_ALL;
}

void
journal_match_clear(struct journal_match *m)
{
	for (size_t i = 0; i < JOURNAL_WORDS_MAX; i++) {
		free(m->word[i].text);
		bitset_clear(&m->word[i].tags);
		bitset_clear(&m->word[i].mediators);
		bitset_clear(&m->word[i].places);
		bitset_clear(&m->word[i].sessions);
	}
	bitset_clear(&m->tagged);
	bitset_clear(&m->visits);
	session_sought_clear(&m->at);
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
