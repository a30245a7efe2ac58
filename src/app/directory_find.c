/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding entries: each typed word is looked for in all the ways it may be written, where it is
 * found makes its score, and the scores of an entry's words make its cost. Slips are forgiven where
 * a word begins no word of the directory, or where nothing would be found without. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "app/directory_meaning.h"
#include "app/directory_private.h"
#include "app/phone.h"
#include "base/commune.h"
#include "base/mem.h"
#include "base/utf8.h"

enum {
	WORDS_MAX = 12,     /* typed; what follows is not looked at */
	JOINED_LETTERS = 5, /* of two words that may be one in a file */
	PHONE_DIGITS = 10,
	PHONE_DIGITS_MIN = 3,
	DECIMAL = 10,
	/* Parts of a score, smaller is better. */
	SCORE_SECTION = 2,
	SCORE_BEGINNING = 1, /* the typed word only begins the word found */
	SCORE_MEANING = 1,
	SCORE_SLIP = SCORE_SECTION * SECTION_COUNT,
	/* More than all words of an answer can cost: from here on it is a near miss. */
	SCORE_NEAR = WORDS_MAX * 3 * SCORE_SLIP + 64,
	SCORE_MISSING = 2 * SCORE_NEAR, /* a word that is not found at all */
	COST_END = WORDS_MAX * SCORE_MISSING + 1,
	/* How a score and a section lie in one number. */
	SECTION_BITS = 3,
	BEST_NONE = UINT16_MAX,
	/* How many words of a phrase, and the worst section of them, lie in step[]. */
	STEP_BITS = 4,
	STEP_MASK = (1 << STEP_BITS) - 1,
	EXCLUDED = UINT8_MAX, /* in found[]: left out by a filter */
};

_Static_assert(COST_END < UINT16_MAX, "a cost fits its number");

struct search {
	struct directory *dir;
	struct strlist typed;
	size_t words;   /* at most WORDS_MAX */
	bool forgiving; /* slips in all words but these, and near meanings */
	unsigned sure;  /* a bit for each word that is a commune’s name */
};

/* The section of a posting that one would look at first. */
static unsigned
section_of(uint32_t posting)
{
	return (unsigned)ffs((int)index_sections(posting)) - 1;
}

/* What a place is tells more than which street it is in, or what it does among others. */
static const unsigned weight[SECTION_COUNT] = {
	[SECTION_NAME_START] = 0, [SECTION_NAME] = 1,    [SECTION_COMMUNE] = 2,
	[SECTION_KINDS] = 3,      [SECTION_ADDRESS] = 4, [SECTION_SERVICES] = 5,
	[SECTION_PHONE] = 0,      [SECTION_LISTS] = 5,
};

static void
improve(struct directory *dir, uint32_t rank, unsigned section, int penalty)
{
	unsigned score = weight[section] * SCORE_SECTION + (unsigned)penalty;
	uint16_t packed = (uint16_t)(score << SECTION_BITS | section);

	if (packed < dir->best[rank])
		dir->best[rank] = packed;
}

static void
take_word(struct directory *dir, const struct index_word *w, int penalty)
{
	for (uint32_t i = w[0].first; i < w[1].first; i++) {
		uint32_t p = dir->index.posting[i];

		improve(dir, index_rank(p), section_of(p), penalty);
	}
}

/* Every word that begins so. False when there is none. */
static bool
take_beginning(struct directory *dir, const char *letters)
{
	size_t from, to, len = strlen(letters);

	directory_index_range(&dir->index, letters, &from, &to);
	for (size_t i = from; i < to; i++)
		take_word(dir, &dir->index.word[i],
			  dir->index.word[i].len > len ? SCORE_BEGINNING : 0);
	return from < to;
}

/* Entries that have all these whole words; the worst placed counts. */
static void
take_phrase(struct directory *dir, const char *phrase, int penalty)
{
	struct strlist words = { .item = NULL };

	strlist_split(&words, phrase, ' ');
	memset(dir->step, 0, dir->count);
	for (size_t k = 0; k < words.count; k++) {
		size_t from, to;

		directory_index_range(&dir->index, words.item[k], &from, &to);
		if (from == to || dir->index.word[from].len != strlen(words.item[k]))
			break;
		for (uint32_t i = dir->index.word[from].first; i < dir->index.word[from + 1].first;
		     i++) {
			uint32_t p = dir->index.posting[i];
			uint32_t rank = index_rank(p);

			unsigned section = section_of(p);
			unsigned worst = dir->step[rank] >> STEP_BITS;

			if ((dir->step[rank] & STEP_MASK) != k)
				continue;
			if (k == 0 || weight[section] > weight[worst])
				worst = section;
			dir->step[rank] = (uint8_t)(worst << STEP_BITS | (k + 1));
			if (k + 1 == words.count)
				improve(dir, rank, worst, penalty);
		}
	}
	strlist_clear(&words);
}

/* The list that a meaning is a value of. */
static bool
list_of(const struct meaning *m, enum directory_field *field)
{
	if (m->how == MEANT_AUDIENCE)
		*field = DIRECTORY_AUDIENCE;
	else if (m->how == MEANT_CARE)
		*field = DIRECTORY_CARE;
	else if (m->how == MEANT_SUPPORT)
		*field = DIRECTORY_SUPPORT;
	else
		return false;
	return true;
}

/* Entries that have the value in one of their lists. */
static void
take_value(struct directory *dir, enum directory_field field, const char *label)
{
	char *folded = directory_facets_fold(field, label);
	const struct directory_facets *f = &dir->facets;
	size_t value = 0;

	while (value < f->values &&
	       (f->value[value].field != field || strcmp(f->value[value].folded, folded) != 0))
		value++;
	free(folded);
	for (uint32_t rank = 0; rank < dir->count && value < f->values; rank++) {
		size_t e = dir->order[rank];

		for (uint32_t i = f->first[e]; i < f->first[e + 1]; i++)
			if (f->code[i] == value)
				improve(dir, rank, SECTION_LISTS, SCORE_MEANING);
	}
}

static void
take_island(struct directory *dir, const char *department)
{
	long number = (long)strtoul(department, NULL, DECIMAL);

	for (uint32_t rank = 0; rank < dir->count; rank++)
		if (dir->entry[dir->order[rank]].insee / 100 == number)
			improve(dir, rank, SECTION_COMMUNE, SCORE_MEANING);
}

/* What the word means beside itself. False when it means nothing known. */
static bool
take_meanings(const struct search *s, size_t k)
{
	const struct meaning *m;
	enum directory_field field;
	size_t at = 0;
	bool any = false;

	while ((m = directory_meaning(&s->typed, k, &at))) {
		any = true;
		if (m->how == MEANT_ISLAND)
			take_island(s->dir, m->also);
		else if (list_of(m, &field))
			take_value(s->dir, field, m->also);
		else if (m->how == MEANT_SAME || s->forgiving)
			take_phrase(s->dir, m->also,
				    m->how == MEANT_NEAR ? SCORE_NEAR : SCORE_MEANING);
	}
	return any;
}

/* « cyber base » where the file has « cyberbase ». False when it has not. */
static bool
take_joined(const struct search *s, size_t first)
{
	char *joined = mem_printf("%s%s", s->typed.item[first], s->typed.item[first + 1]);
	bool any = strlen(joined) >= JOINED_LETTERS && take_beginning(s->dir, joined);

	free(joined);
	return any;
}

struct near {
	uint32_t word;
	int distance;
	bool whole;
};

/* The words nearest to the typed one, or all that are near enough. Of a word that nobody has, the
 * smallest slip costs nothing: all who answer to it have it, and where it was found must count as
 * if it had been spelled right. */
static void
take_near(const struct search *s, size_t k, bool known)
{
	struct directory *dir = s->dir;
	const char *typed = s->typed.item[k];
	int max = directory_slips_allowed(typed);
	int least = max, smallest = max;
	struct slip_pattern pattern;
	size_t near_count = 0, capacity = 0;
	struct near *near = NULL;

	if (max == 0 || !slip_pattern_make(&pattern, typed))
		return;
	dir->slipped |= 1u << k;
	for (size_t i = 0; i < dir->index.word_count; i++) {
		const struct index_word *w = &dir->index.word[i];
		const char *text = dir->index.pool + w->text;
		struct near n = { .word = (uint32_t)i };

		if (text[0] >= '0' && text[0] <= '9')
			continue;
		n.distance = directory_slip_distance(&pattern, typed, text, w->len, max, &n.whole);
		if (n.distance > least)
			continue;
		near = mem_grow(near, near_count, &capacity, sizeof(*near));
		near[near_count++] = n;
		if (n.distance < smallest)
			smallest = n.distance;
		if (!s->forgiving)
			least = n.distance;
	}
	if (known)
		smallest = 0;
	for (size_t i = 0; i < near_count; i++)
		if (near[i].distance <= least)
			take_word(dir, &dir->index.word[near[i].word],
				  (near[i].distance - smallest) * SCORE_SLIP +
					  (near[i].whole ? 0 : SCORE_BEGINNING));
	free(near);
}

/* Numbers that begin with these digits. False when there is none. */
static bool
take_phone(struct directory *dir, const char *digits)
{
	size_t len = strlen(digits);
	uint32_t scale = 1;
	uint32_t typed;
	bool any = false;

	if (digits[0] != '0' || len < PHONE_DIGITS_MIN || len > PHONE_DIGITS ||
	    strspn(digits, "0123456789") != len)
		return false;
	typed = (uint32_t)strtoul(digits, NULL, DECIMAL);
	for (size_t i = len; i < PHONE_DIGITS; i++)
		scale *= DECIMAL;
	for (size_t i = 0; i < dir->count; i++) {
		uint32_t phone = dir->entry[dir->order[i]].phone;

		if (phone == 0 || phone / scale != typed)
			continue;
		improve(dir, (uint32_t)i, SECTION_PHONE, len < PHONE_DIGITS ? SCORE_BEGINNING : 0);
		any = true;
	}
	return any;
}

/* Adds the word to the entries that have it. */
static void
take_typed(const struct search *s, size_t k)
{
	struct directory *dir = s->dir;
	const char *word = s->typed.item[k];
	bool known;

	memset(dir->best, UINT8_MAX, dir->count * sizeof(*dir->best));
	known = take_beginning(dir, word);
	if (take_phone(dir, word))
		known = true;
	if (take_meanings(s, k))
		known = true;
	else if (s->forgiving && !(known && (s->sure >> k & 1) != 0))
		take_near(s, k, known);
	if (k > 0 && take_joined(s, k - 1))
		known = true;
	if (k + 1 < s->words && take_joined(s, k))
		known = true;
	if (!known && !s->forgiving)
		take_near(s, k, false);
	for (size_t i = 0; i < dir->count; i++) {
		if (dir->best[i] == BEST_NONE || dir->found[i] == EXCLUDED)
			continue;
		dir->found[i]++;
		dir->cost[i] = (uint16_t)(dir->cost[i] + (dir->best[i] >> SECTION_BITS));
		dir->parts[i] |= (uint8_t)(1u << (dir->best[i] & ((1u << SECTION_BITS) - 1)));
	}
}

/* « marin » is Le Marin, not Sainte-Marie: who types the name of a commune means it. */
static unsigned
sure_words(const struct search *s)
{
	size_t count;
	const struct commune *commune = commune_list(&count);
	unsigned sure = 0;

	for (size_t i = 0; i < count; i++) {
		char *name = utf8_fold_words(commune[i].name);

		for (size_t k = 0; k < s->words; k++)
			if (strcmp(name, s->typed.item[k]) == 0)
				sure |= 1u << k;
		free(name);
	}
	return sure;
}

/* The entries whose services have these words too. */
static void
keep_service(struct directory *dir, const char *service)
{
	char *folded = utf8_fold_words(service);
	struct strlist words = { .item = NULL };

	strlist_split(&words, folded, ' ');
	for (size_t k = 0; k < words.count; k++) {
		size_t from, to;

		if (str_empty(words.item[k]))
			continue;
		memset(dir->step, 0, dir->count);
		directory_index_range(&dir->index, words.item[k], &from, &to);
		for (uint32_t i = dir->index.word[from].first; i < dir->index.word[to].first; i++)
			if (index_sections(dir->index.posting[i]) & 1u << SECTION_SERVICES)
				dir->step[index_rank(dir->index.posting[i])] = 1;
		for (size_t i = 0; i < dir->count; i++)
			if (dir->step[i] == 0)
				dir->found[i] = EXCLUDED;
	}
	strlist_clear(&words);
	free(folded);
}

static void
filter(struct directory *dir, const struct directory_query *q)
{
	memset(dir->found, 0, dir->count);
	memset(dir->cost, 0, dir->count * sizeof(*dir->cost));
	memset(dir->parts, 0, dir->count);
	for (size_t i = 0; i < dir->count && (q->commune != 0 || q->no_actors); i++) {
		const struct directory_entry *e = &dir->entry[dir->order[i]];

		if ((q->commune != 0 && e->insee != q->commune) || (q->no_actors && e->actor))
			dir->found[i] = EXCLUDED;
	}
	if (!str_empty(q->service))
		keep_service(dir, q->service);
}

/* Costs of all entries, and the smallest of them; COST_END when none has any of the words. */
static unsigned
weigh(const struct search *s, const struct directory_query *q)
{
	struct directory *dir = s->dir;
	unsigned least = COST_END;

	filter(dir, q);
	for (size_t k = 0; k < s->words; k++)
		take_typed(s, k);
	for (size_t i = 0; i < dir->count; i++) {
		unsigned cost = dir->cost[i];

		if (dir->found[i] == EXCLUDED || (dir->found[i] == 0 && s->words > 0))
			cost = COST_END;
		else
			cost += ((unsigned)s->words - dir->found[i]) * SCORE_MISSING;
		dir->cost[i] = (uint16_t)cost;
		if (cost < least && (dir->fails[i] & FAILS_MASK) == 0)
			least = cost;
	}
	return least;
}

/* What the filters keep out costs too much from here on. */
static void
leave_out(struct directory *dir)
{
	for (size_t i = 0; i < dir->count; i++)
		if ((dir->fails[i] & FAILS_MASK) != 0)
			dir->cost[i] = COST_END;
}

/* Whether a word means a value of a list. */
static bool
means_list(const struct search *s)
{
	const struct meaning *m;
	enum directory_field field;

	for (size_t k = 0; k < s->words; k++)
		for (size_t at = 0; (m = directory_meaning(&s->typed, k, &at)) != NULL;)
			if (list_of(m, &field))
				return true;
	return false;
}

static int
prepare(const struct search *s, const struct directory_query *q, struct err *err)
{
	if ((q->filters && directory_filtered(q->filters)) || q->counted ||
	    q->order == DIRECTORY_FRESH || q->order == DIRECTORY_OPEN_FIRST || means_list(s))
		return directory_facets_load(s->dir, err);
	return 0;
}

static void
split_words(const char *words, struct strlist *out)
{
	char *typed = phone_typed(words ? words : "");
	char *folded = utf8_fold_words(typed);

	if (folded[0] != '\0')
		strlist_split(out, folded, ' ');
	free(folded);
	free(typed);
}

int
directory_find(struct directory *dir, const struct directory_query *q, struct directory_answer *out,
	       struct err *err)
{
	struct search s = { .dir = dir };
	unsigned least, limit = SCORE_NEAR;

	*out = (struct directory_answer){ .count = 0 };
	if (!dir->loaded) /* it could not be read: there is nothing to find in it */
		return 0;
	split_words(q->words, &s.typed);
	s.words = s.typed.count < WORDS_MAX ? s.typed.count : WORDS_MAX;
	if (prepare(&s, q, err) < 0) {
		strlist_clear(&s.typed);
		return -1;
	}
	dir->slipped = 0;
	directory_filter(dir, q);
	least = weigh(&s, q);
	if (least >= SCORE_NEAR && s.words > 0) {
		s.forgiving = true;
		s.sure = sure_words(&s);
		least = weigh(&s, q);
	}
	strlist_clear(&dir->typed);
	dir->typed = s.typed;
	dir->words = s.words;
	if (least >= SCORE_NEAR && least < COST_END)
		limit = (least / SCORE_MISSING + 1) * SCORE_MISSING;
	if (q->counted)
		directory_count_values(dir, q, limit);
	leave_out(dir);
	out->nearest = least >= SCORE_NEAR && least < COST_END;
	directory_collect(dir, q, limit, s.words > 0, out);
	out->count = q->limit != 0 && q->limit < out->total ? q->limit : out->total;
	return 0;
}
