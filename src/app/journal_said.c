/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of the journal that name an answer of whoever was there, or what coordination was about:
 * which values a word names is looked up once, what a session says only where it matters. */
#include "config.h"

#include <stdlib.h>

#include "app/desk_private.h"
#include "app/journal_match.h"
#include "base/commune.h"

enum { NAMED = SAID_CHANNEL }; /* what comes from there on is named by no word */

/* The list of each, and the value of it that rows do not show. */
static const struct {
	enum vocab vocab;
	int unknown;
	bool by_keywords;
} lists[NAMED] = {
	/* « femme » is how people say it; « 65 » is rather the number of a session. */
	[SAID_GENDER] = { VOCAB_GENDER, GENDER_UNKNOWN, true },
	[SAID_AGE] = { VOCAB_AGE, AGE_UNKNOWN, false },
	[SAID_STATUS] = { VOCAB_STATUS, STATUS_UNKNOWN, true },
	[SAID_RESIDENCE] = { VOCAB_RESIDENCE, 0, true },
	[SAID_ANIMATION_TYPE] = { VOCAB_ANIMATION_TYPE, 0, false },
	[SAID_EVENT_TYPE] = { VOCAB_EVENT_TYPE, 0, false },
	[SAID_COORD_THEME] = { VOCAB_COORD_THEME, 0, false },
	[SAID_PARTNERSHIP_KIND] = { VOCAB_PARTNERSHIP_KIND, 0, false },
	[SAID_PARTNER_KIND] = { VOCAB_PARTNER_KIND, 0, false },
	[SAID_REFER_TO] = { VOCAB_REFER_TO, 0, false },
};

static uint64_t
by_keywords(enum vocab v, const char *word)
{
	uint64_t mask = 0;
	size_t count;
	const struct vocab_item *items = vocab_items(v, &count);

	for (size_t i = 0; i < count; i++)
		if (*items[i].keywords != '\0' && journal_has_word(items[i].keywords, word))
			mask |= UINT64_C(1) << (items[i].num - 1);
	return mask;
}

static void
find_communes(struct journal_word *w)
{
	size_t count;
	const struct commune *all = commune_list(&count);

	for (size_t i = 0; i < count; i++)
		if (journal_has_word(all[i].name, w->text))
			bitset_add(&w->residences, all[i].num);
	for (int num = 1; num <= RESIDENCE_NONE; num++)
		if ((w->said[SAID_RESIDENCE] >> (num - 1) & 1) != 0)
			bitset_add(&w->residences, num);
}

void
journal_word_said(struct journal_word *w)
{
	for (int i = 0; i < NAMED; i++) {
		w->said[i] = journal_labels(lists[i].vocab, w->text);
		if (lists[i].by_keywords)
			w->said[i] |= by_keywords(lists[i].vocab, w->text);
		if (lists[i].unknown != 0)
			w->said[i] &= ~(UINT64_C(1) << (lists[i].unknown - 1));
	}
	find_communes(w);
	w->says = w->residences.count > 0 ? 1u << SAID_RESIDENCE : 0;
	for (int i = 0; i < NAMED; i++)
		w->says |= w->said[i] != 0 ? 1u << i : 0;
}

struct missing {
	const struct journal_match *m;
	unsigned words; /* a bit each */
};

static void
strike(void *arg, enum session_said what, uint64_t value)
{
	struct missing *missing = arg;

	for (unsigned i = 0; missing->words >> i != 0; i++) {
		const struct journal_word *w = &missing->m->word[i];

		if (what == SAID_RESIDENCE ? bitset_has(&w->residences, (int64_t)value)
					   : (w->said[what] & value) != 0)
			missing->words &= ~(1u << i);
	}
}

int
journal_says(const struct journal_match *m, struct desk *d, const struct session_brief *b,
	     unsigned words, struct err *err)
{
	struct missing missing = { m, words };
	unsigned wanted = 0;

	for (unsigned i = 0; words >> i != 0; i++) {
		if ((words >> i & 1) == 0)
			continue;
		if (m->word[i].says == 0)
			return 0;
		wanted |= m->word[i].says;
	}
	if (store_session_said(d->store, b, wanted, strike, &missing, err) != 0)
		return -1;
	return missing.words == 0;
}
