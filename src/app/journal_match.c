/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which sessions a filter of the journal lets through: what takes a search is looked up once, as
 * sets, so that a session costs a few comparisons. */
#include "config.h"

#include "app/journal_match.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/who.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "store/tag.h"

#define SLIP_LETTERS 5 /* from here on one is forgiven */

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
	       f->person != 0 || f->values > 0 || !str_empty(f->words);
}

bool
journal_has_word(const char *text, const char *word)
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

uint64_t
journal_labels(enum vocab v, const char *word)
{
	uint64_t mask = 0;
	size_t count;
	const struct vocab_item *items = vocab_items(v, &count);

	for (size_t i = 0; i < count; i++)
		if (journal_has_word(C_(vocab_context(v), items[i].label), word) ||
		    journal_has_word(C_(vocab_short_context(v), items[i].short_label), word))
			mask |= UINT64_C(1) << (items[i].num - 1);
	return mask;
}

/* Whole: what begins alike, « anim » of an animal, is mostly another word. */
static bool
is_keyword(const char *keywords, const char *word)
{
	char *folded = utf8_fold(keywords);
	size_t len = strlen(word);
	const char *at = folded;
	bool found = false;

	for (; !found && (at = strstr(at, word)) != NULL; at++)
		found = (at == folded || strchr(" |", at[-1])) && strchr(" |", at[len]);
	free(folded);
	return found;
}

/* Whoever chose one by « caf » looks for it by « caf ». */
static uint64_t
themes(enum vocab v, const char *word)
{
	uint64_t mask = journal_labels(v, word);
	size_t count;
	const struct vocab_item *items = vocab_items(v, &count);

	for (size_t i = 0; i < count; i++)
		if (is_keyword(items[i].keywords, word))
			mask |= UINT64_C(1) << (items[i].num - 1);
	return mask;
}

static void
posts(struct desk *d, enum post_kind kind, const char *word, struct bitset *out)
{
	for (size_t i = 0; i < d->post[kind].count; i++)
		if (journal_has_word(d->post[kind].item[i].name, word))
			bitset_add(out, d->post[kind].item[i].n);
}

static int
tag_has(void *arg, int64_t n, const char *name, bool retired)
{
	struct journal_match *m = arg;

	(void)retired;
	for (size_t i = 0; i < m->words; i++)
		if (journal_has_word(name, m->word[i].text))
			bitset_add(&m->word[i].tags, n);
	return 0;
}

/* --- days --- */

#define MONTHS 12
#define MONTH_LETTERS 3 /* that tell one from another */
#define YEAR_MIN 1900
#define YEAR_MAX 2999
#define YEAR_DIGITS 4

/* Months that are so written, or begin so: « 1 » is January, and may become October. */
static unsigned
months_typed(const char *text, bool whole)
{
	unsigned months = 0;
	long month;

	for (int m = 1; m <= MONTHS; m++) {
		char shown[DATE_ISO_SIZE];

		snprintf(shown, sizeof(shown), "%02d", m);
		if ((str_to_long(text, 1, MONTHS, &month) == 0 && month == m) ||
		    (!whole && (strncmp(shown, text, strlen(text)) == 0 ||
				(m >= 10 && strncmp(shown, text, 1) == 0 && text[1] == '\0'))))
			months |= 1u << m;
	}
	return months;
}

/* « 2026 », « 26 », or what it begins with: « 20 » is any year from 2000 on. */
static void
year_typed(struct journal_word *w, const char *text)
{
	size_t digits = strlen(text);
	long year;

	if (digits == 0 || digits > YEAR_DIGITS || str_to_long(text, 1, YEAR_MAX, &year) != 0)
		return;
	w->year_from = w->year_to = (int)year;
	for (; digits < YEAR_DIGITS; digits++) {
		w->year_from *= 10;
		w->year_to = w->year_to * 10 + 9;
	}
}

/* « 29/10/2026 » as lists show it, as far as it is typed. False: it is none. */
static bool
digits_typed(struct journal_word *w, const char *typed)
{
	struct strlist part = { 0 };
	long day;

	if (strchr(typed, '/') == NULL)
		return false;
	strlist_split(&part, typed, '/');
	w->dated = part.count > 0 && part.count <= 3 && str_to_long(part.item[0], 1, 31, &day) == 0;
	if (w->dated)
		w->day = (int)day;
	if (w->dated && part.count > 1 && *part.item[1] != '\0') {
		w->months = months_typed(part.item[1], part.count > 2);
		w->dated = w->months != 0;
	}
	if (w->dated && part.count > 2)
		year_typed(w, part.item[2]);
	strlist_clear(&part);
	return w->dated;
}

/* « octobre », « oct. » in the chosen language; a year. */
static void
words_of_day(struct journal_word *w)
{
	long year;

	for (int m = 1; m <= MONTHS && strlen(w->text) >= MONTH_LETTERS; m++)
		if (journal_has_word(i18n_month(m, false), w->text) ||
		    journal_has_word(i18n_month(m, true), w->text))
			w->months |= 1u << m;
	if (str_to_long(w->text, YEAR_MIN, YEAR_MAX, &year) == 0)
		w->year_from = w->year_to = (int)year;
	w->dated = w->months != 0 || w->year_to != 0;
}

static bool
is_day(const struct journal_word *w, int date)
{
	struct date_parts p;

	if (!w->dated)
		return false;
	p = date_parts(date);
	return (w->day == 0 || w->day == p.day) &&
	       (w->months == 0 || (w->months >> p.month & 1) != 0) &&
	       (w->year_to == 0 || (p.year >= w->year_from && p.year <= w->year_to));
}

/* Where the name was not found: « AB », as lists have them. */
static void
initials(struct desk *d, const char *word, struct bitset *out)
{
	for (size_t i = 0; i < d->post[POST_MEDIATOR].count; i++) {
		int64_t n = d->post[POST_MEDIATOR].item[i].n;
		char *shown = who_initials(d, n);
		char *folded = utf8_fold(shown != NULL ? shown : "");

		if (strcmp(folded, word) == 0)
			bitset_add(out, n);
		free(folded);
		free(shown);
	}
}

static uint64_t
nearly(enum vocab v, const char *word)
{
	uint64_t mask = 0;
	size_t count;
	const struct vocab_item *items = vocab_items(v, &count);

	for (size_t i = 0; i < count; i++) {
		char *label = utf8_fold(C_(vocab_short_context(v), items[i].short_label));

		if (utf8_distance(label, word, 1) <= 1)
			mask |= UINT64_C(1) << (items[i].num - 1);
		free(label);
	}
	return mask;
}

/* A slip of the finger in the name of a theme or a procedure: « logemnt ». */
static void
forgive(struct journal_word *w)
{
	if (strlen(w->text) < SLIP_LETTERS || (w->themes | w->procedures) != 0 || w->dated ||
	    w->says != 0)
		return;
	w->themes = nearly(VOCAB_THEME, w->text);
	w->procedures = nearly(VOCAB_PROCEDURE, w->text);
}

static void
look_up(struct journal_word *w, struct desk *d)
{
	long number;

	w->themes = themes(VOCAB_THEME, w->text);
	w->procedures = themes(VOCAB_PROCEDURE, w->text);
	w->kinds = journal_labels(VOCAB_KIND, w->text);
	if (str_to_long(w->text, 1, LONG_MAX, &number) == 0)
		w->number = number;
	posts(d, POST_MEDIATOR, w->text, &w->mediators);
	posts(d, POST_PLACE, w->text, &w->places);
	initials(d, w->text, &w->mediators);
	words_of_day(w);
	journal_word_said(w);
	forgive(w);
}

/* One that was typed between spaces: a day in digits, or what folding makes words of. */
static void
add_typed(struct journal_match *m, struct desk *d, const char *typed)
{
	char *folded = utf8_fold(typed);
	struct strlist words = { 0 };

	if (m->words < JOURNAL_WORDS_MAX && digits_typed(&m->word[m->words], typed))
		m->word[m->words++].text = mem_strdup(folded);
	else
		strlist_split(&words, folded, ' ');
	for (size_t i = 0; i < words.count && m->words < JOURNAL_WORDS_MAX; i++) {
		struct journal_word *w = &m->word[m->words++];

		*w = (struct journal_word){ .text = mem_strdup(words.item[i]) };
		look_up(w, d);
		m->says = m->says || w->says != 0;
	}
	strlist_clear(&words);
	free(folded);
}

int
journal_match_open(struct journal_match *m, struct desk *d, const struct journal_filter *f,
		   struct err *err)
{
	struct strlist typed = { 0 };
	int rc = 0;

	journal_match_clear(m);
	m->filter = *f;
	m->says = f->values > 0;
	strlist_split(&typed, f->words, ' ');
	for (size_t i = 0; i < typed.count; i++)
		add_typed(m, d, typed.item[i]);
	strlist_clear(&typed);
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
		if (journal_has_word(title, m->word[i].text))
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
		bitset_clear(&m->word[i].residences);
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
	       is_day(w, b->key.date) || bitset_has(&w->mediators, b->mediator) ||
	       bitset_has(&w->places, b->place) || bitset_has(&w->sessions, b->key.n);
}

int
journal_matches(const struct journal_match *m, struct desk *d, const struct session_brief *b,
		struct err *err)
{
	const struct journal_filter *f = &m->filter;
	unsigned missing = 0;
	int rc = 1;

	if ((f->kind != 0 && b->kind != f->kind) ||
	    (f->mediator != 0 && b->mediator != f->mediator) ||
	    (f->place != 0 && b->place != f->place) ||
	    ((f->themes | f->procedures) != 0 && (b->themes & f->themes) == 0 &&
	     (b->procedures & f->procedures) == 0) ||
	    (f->tag != 0 && !bitset_has(&m->tagged, b->key.n)) ||
	    (f->person != 0 && !bitset_has(&m->visits, b->key.n)))
		return 0;
	for (size_t i = 0; i < m->words; i++)
		if (!found(&m->word[i], b))
			missing |= 1u << i;
	if (missing != 0)
		rc = journal_says(m, d, b, missing, err);
	return rc == 1 && f->values > 0 ? journal_has_values(f, d, b, err) : rc;
}

/* The word is found in those sessions and nowhere else. */
static const struct bitset *
only_in(struct journal_word *w)
{
	if ((w->themes | w->procedures | w->kinds) != 0 || w->dated || w->says != 0 ||
	    w->mediators.count > 0 || w->places.count > 0)
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

		if (w->kinds != 0 || w->number != 0 || w->dated || w->says != 0 ||
		    w->mediators.count > 0 || w->places.count > 0 || w->sessions.count > 0)
			continue;
		scan->themes = w->themes;
		scan->procedures = w->procedures;
	}
}
