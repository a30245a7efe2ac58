/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding a known person among thousands while letters are typed: a pass over texts folded before,
 * and only where it finds nobody one that forgives mistakes. Nothing is allocated for a person. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/persons_private.h"
#include "app/persons_query.h"
#include "app/phone.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

enum {
	/* Costs of a word, smaller is better. */
	COST_WHOLE = 0,
	COST_BEGINNING = 1,
	COST_NOT_FIRST = 2, /* not the first word of the name */
	COST_INSIDE = 6,
	COST_SOUND = 7,  /* said alike */
	COST_SLIPS = 10, /* and as much for each slip */
	COST_MOST = PERSONS_NO_HIT - 1,
	COSTS = PERSONS_NO_HIT + 1,
};

/* A slip is one letter too many at most: « zzzz » is four slips from whatever has no z. */
static bool
may_hold(const struct persons_word *w, uint32_t signs, int slips)
{
	uint32_t missing = w->signs & ~signs;

	for (; missing != 0 && slips >= 0; missing &= missing - 1)
		slips -= w->times[__builtin_ctz(missing)];
	return slips >= 0;
}

/* Both ways to say a word have these; a single sound is none. */
static bool
may_sound(const struct persons_word *w, uint32_t said)
{
	return (w->sound[0].len > 1 || w->sound[1].len > 1) &&
	       (w->sound[0].signs & w->sound[1].signs & ~said) == 0;
}

static bool
may_hold_all(const struct persons_query *q, uint32_t signs, uint32_t said, unsigned forgiven)
{
	bool may = true;

	for (size_t i = 0; i < q->count && may; i++)
		may = may_hold(&q->word[i], signs,
			       (forgiven >> i & 1) != 0 ? q->word[i].slips : 0) ||
		      ((forgiven >> i & 1) != 0 && may_sound(&q->word[i], said));
	return may;
}

/* The best place where the word stands as it is. A single letter inside of words tells nothing. */
static unsigned
cost_exact(const struct persons_entry *e, const struct persons_word *w)
{
	unsigned best = PERSONS_NO_HIT;

	if (!may_hold(w, e->signs, 0))
		return PERSONS_NO_HIT;
	for (const char *at = e->folded; (at = strstr(at, w->text)) != NULL; at++) {
		unsigned cost = COST_INSIDE;

		if (at[-1] == ' ') {
			bool whole = at[w->len] == ' ' || at[w->len] == '\0';

			cost = (whole ? COST_WHOLE : COST_BEGINNING) +
			       (at == e->folded + 1 ? 0 : COST_NOT_FIRST);
		} else if (w->len < 2) {
			continue;
		}
		if (cost < best)
			best = cost;
	}
	return best;
}

/* The nearest word of the names, if it is near enough. */
static unsigned
cost_slips(const struct persons_entry *e, const struct persons_word *w)
{
	const char *end = e->folded + e->names_len;
	unsigned best = PERSONS_NO_HIT;

	if (w->slips == 0 || !may_hold(w, e->signs, w->slips))
		return best;
	for (const char *at = e->folded; at < end;) {
		size_t len = strcspn(++at, " ");
		bool whole;
		int d = slip_distance(&w->pattern, at, len, w->slips, &whole);
		unsigned cost = (unsigned)(COST_SLIPS * (1 + d) + (whole ? 0 : COST_BEGINNING));

		if (d <= w->slips && cost < best)
			best = cost;
		at += len;
	}
	return best;
}

/* Where what is said alike stands, be it over several words; two sounds are those of many, and
 * only a word of its own. */
static unsigned
cost_sound(const struct persons_entry *e, const struct persons_sound *s)
{
	const char *key = e->sound.key;
	unsigned best = PERSONS_NO_HIT;

	if (s->len < 2 || (s->signs & ~e->sound.signs) != 0)
		return best;
	for (const char *at = key; (at = strstr(at, s->key)) != NULL; at++) {
		size_t from = (size_t)(at - key), to = from + s->len;
		bool start = (e->sound.starts >> from & 1) != 0;
		bool whole = to == e->sound.len || (e->sound.starts >> to & 1) != 0;
		unsigned cost =
			COST_SOUND + (start ? 0 : COST_INSIDE) + (whole ? 0 : COST_BEGINNING);

		if ((s->len > 2 || (start && whole)) && cost < best)
			best = cost;
	}
	return best;
}

static unsigned
cost_forgiven(const struct persons_entry *e, const struct persons_word *w)
{
	bool two = w->sound[0].len != w->sound[1].len; /* else nothing silent ends it */
	unsigned said = cost_sound(e, &w->sound[1]);
	unsigned other = two ? cost_sound(e, &w->sound[0]) : PERSONS_NO_HIT;
	unsigned slips;

	said = other < said ? other : said;
	if (said < COST_SLIPS)
		return said;
	slips = cost_slips(e, w);
	return slips < said ? slips : said;
}

/* forgiven has a bit for each word in which mistakes are. */
static unsigned
cost_of(const struct persons_entry *e, const struct persons_query *q, unsigned forgiven)
{
	unsigned sum = 0;

	for (size_t i = 0; i < q->count; i++) {
		unsigned cost = cost_exact(e, &q->word[i]);

		if (cost == PERSONS_NO_HIT && (forgiven >> i & 1) != 0)
			cost = cost_forgiven(e, &q->word[i]);
		if (cost == PERSONS_NO_HIT)
			return PERSONS_NO_HIT;
		sum += cost;
	}
	return sum < COST_MOST ? sum : COST_MOST;
}

static void
make_room(struct persons *all)
{
	if (all->room > 0)
		return;
	all->room = all->count + 1;
	all->hit = mem_resize(all->hit, all->room, sizeof(*all->hit));
	all->cost = mem_resize(all->cost, all->room, sizeof(*all->cost));
	all->signs = mem_resize(all->signs, all->room, sizeof(*all->signs));
	all->said = mem_resize(all->said, all->room, sizeof(*all->said));
	for (size_t i = 0; i < all->count; i++) {
		all->signs[i] = all->entry[i]->signs;
		all->said[i] = all->entry[i]->sound.signs;
	}
}

/* The hits in the order of their costs, those of one cost by name: entries lie by name already, so
 * that counting how many have each cost puts them in order. */
static void
collect(struct persons *all, size_t limit, struct persons_found *out)
{
	size_t start[COSTS + 1] = { 0 };

	for (size_t i = 0; i < all->count; i++)
		start[all->cost[i] + 1]++;
	for (size_t c = 0; c < COSTS; c++)
		start[c + 1] += start[c];
	out->total = start[PERSONS_NO_HIT];
	for (size_t i = 0; i < all->count; i++)
		if (all->cost[i] != PERSONS_NO_HIT)
			all->hit[start[all->cost[i]]++] = &all->entry[i]->p;
	out->hit = all->hit;
	out->unreadable = all->damaged;
	out->count = limit > 0 && limit < out->total ? limit : out->total;
}

static bool
pass(struct persons *all, const struct persons_query *q, unsigned forgiven)
{
	bool any = false;

	for (size_t i = 0; i < all->count; i++) {
		all->cost[i] = PERSONS_NO_HIT;
		if (all->entry[i]->p.n != q->except &&
		    may_hold_all(q, all->signs[i], all->said[i], forgiven))
			all->cost[i] = (uint8_t)cost_of(all->entry[i], q, forgiven);
		any = any || all->cost[i] != PERSONS_NO_HIT;
	}
	return any;
}

/* The words that nobody has as they are. */
static unsigned
unknown_words(const struct persons *all, const struct persons_query *q)
{
	unsigned unknown = 0;

	for (size_t w = 0; w < q->count; w++) {
		bool known = false;

		for (size_t i = 0; i < all->count && !known; i++)
			known = all->entry[i]->p.n != q->except &&
				may_hold(&q->word[w], all->signs[i], 0) &&
				cost_exact(all->entry[i], &q->word[w]) != PERSONS_NO_HIT;
		unknown |= known ? 0 : 1u << w;
	}
	return unknown;
}

/* Numbers are not written by ear, nor forgiven. */
static unsigned
forgiven_words(const struct persons_query *q)
{
	unsigned forgiven = 0;

	for (size_t w = 0; w < q->count; w++)
		if (q->word[w].slips > 0 || q->word[w].sound[0].len > 1 ||
		    q->word[w].sound[1].len > 1)
			forgiven |= 1u << w;
	return forgiven;
}

static bool
find_forgiving(struct persons *all, const struct persons_query *q)
{
	unsigned unknown = unknown_words(all, q);
	unsigned forgiven = forgiven_words(q);

	if ((unknown & ~forgiven) != 0)
		return false;
	return (unknown != 0 && pass(all, q, unknown)) ||
	       (unknown != forgiven && pass(all, q, forgiven));
}

/* The words as one: « saint prix » is Saintprix, too. Yours, to be wiped. */
static char *
glued(const char *folded)
{
	char *text = mem_strdup(folded);
	char *to = text;

	for (const char *at = folded; *at; at++)
		if (*at != ' ')
			*to++ = *at;
	*to = '\0';
	return text;
}

/* What each entry costs. */
static void
search(struct persons *all, const char *typed, int64_t except)
{
	char *numbers = phone_typed(typed);
	char *folded = utf8_fold(numbers);
	char *one = glued(folded);
	struct persons_query q;

	make_room(all);
	persons_query_make(&q, folded);
	q.except = except;
	mem_free_secret(numbers);
	if (!pass(all, &q, 0) && !find_forgiving(all, &q) && q.count > 1) {
		persons_query_clear(&q);
		persons_query_make(&q, one);
		q.except = except;
		pass(all, &q, ~0u);
	} else {
		mem_free_secret(one);
	}
	persons_query_clear(&q);
}

int
persons_find(struct desk *d, const char *typed, size_t limit, struct persons_found *out,
	     struct err *err)
{
	struct persons *all;

	if (persons_load(&all, d, err) != 0)
		return -1;
	search(all, typed, 0);
	collect(all, limit, out);
	return 0;
}

/* --- who it probably is already --- */

/* What is typed so far of somebody. */
struct likeness {
	struct persons_query names;
	char phone[PHONE_SIZE]; /* "" none that can be read */
	int birth_year;
	int64_t self;
};

/* Whether words, without what parts them, begin the names from there on, likewise: « jeanmarie »
 * and « jean marie » are the same. */
static bool
begins_glued(const char *at, const char *end, const struct persons_word *w, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (const char *c = w[i].text; *c; c++, at++) {
			while (at < end && *at == ' ')
				at++;
			if (at >= end || *at != *c)
				return false;
		}
	return true;
}

/* That word number last is in the names, alone or with those before it. */
static bool
stands_glued(const struct persons_entry *e, const struct persons_query *q, size_t last)
{
	const char *end = e->folded + e->names_len;

	for (size_t first = last + 1; first-- > 0 && may_hold(&q->word[first], e->signs, 0);)
		for (const char *at = e->folded; at < end; at += 1 + strcspn(at + 1, " "))
			if (begins_glued(at, end, &q->word[first], last + 1 - first))
				return true;
	return false;
}

/* Every word typed of the names is a word of theirs, or nearly, or the beginning of one, however
 * they are parted. */
static unsigned
cost_names(const struct persons_entry *e, const struct persons_query *q)
{
	unsigned sum = 0;

	for (size_t i = 0; i < q->count; i++) {
		unsigned cost = cost_exact(e, &q->word[i]);

		if (cost >= COST_INSIDE)
			cost = stands_glued(e, q, i) ? COST_SOUND : cost_slips(e, &q->word[i]);
		if (cost == PERSONS_NO_HIT)
			return PERSONS_NO_HIT;
		sum += cost;
	}
	return sum;
}

static uint8_t
cost_likely(const struct persons_entry *e, const struct likeness *l)
{
	bool years = l->birth_year != 0 && e->p.birth_year != 0;
	unsigned cost;

	if (e->p.n == l->self)
		return PERSONS_NO_HIT;
	if (*l->phone && e->p.phone && strcmp(l->phone, e->p.phone) == 0)
		return 0;
	if (l->names.count == 0 || (years && l->birth_year != e->p.birth_year))
		return PERSONS_NO_HIT;
	cost = cost_names(e, &l->names);
	if (cost == PERSONS_NO_HIT)
		return PERSONS_NO_HIT;
	cost += years ? 1 : 1 + COST_INSIDE;
	return (uint8_t)(cost < COST_MOST ? cost : COST_MOST);
}

/* A first name alone is that of many. */
static char *
typed_names(const struct person_form *f)
{
	char *name = persons_fold(f->value[PERSON_NAME]);
	char *first = persons_fold(f->value[PERSON_FIRST_NAMES]);
	char *both = *name ? mem_printf("%s%s", name, first) : mem_strdup("");

	mem_free_secret(name);
	mem_free_secret(first);
	return both;
}

int
persons_likely(struct desk *d, const struct person_form *f, size_t limit, struct persons_found *out,
	       struct err *err)
{
	const struct commune *here = commune_by_num(desk_post_now(d, POST_PLACE)->commune);
	const char *phone = f->value[PERSON_PHONE];
	const char *year = f->value[PERSON_BIRTH_YEAR];
	struct likeness l = { .self = f->n };
	struct persons *all;
	long number;

	if (persons_load(&all, d, err) != 0)
		return -1;
	make_room(all);
	persons_query_make(&l.names, typed_names(f));
	if (phone && phone_parse(phone, here ? here->department : 0, l.phone, NULL) != 0)
		l.phone[0] = '\0';
	if (year && strlen(year) == 4 && str_to_long(year, 1, 9999, &number) == 0)
		l.birth_year = (int)number;
	for (size_t i = 0; i < all->count; i++)
		all->cost[i] = cost_likely(all->entry[i], &l);
	collect(all, limit, out);
	persons_query_clear(&l.names);
	mem_wipe(&l, sizeof(l));
	return 0;
}

int
persons_find_others(struct desk *d, int64_t n, const char *typed, size_t limit,
		    struct persons_found *out, struct err *err)
{
	const struct person *p;
	struct person_form f;
	struct persons *all;
	int result;

	if (persons_get(d, n, &p, err) != 0 || persons_load(&all, d, err) != 0)
		return -1;
	if (*typed) {
		search(all, typed, n);
		collect(all, limit, out);
		return 0;
	}
	person_form_from(&f, p);
	result = persons_likely(d, &f, limit, out, err);
	person_form_clear(&f);
	if (result != 0)
		return -1;
	for (size_t i = 0; i < all->count; i++)
		if (all->cost[i] == PERSONS_NO_HIT && all->entry[i]->p.n != n)
			all->cost[i] = COST_MOST;
	collect(all, limit, out);
	return 0;
}
