/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recognising the values of list cells. A value is a whole label, never a part of one: « Gratuit
 * sous condition » is not also « Gratuit ». */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/partner_labels.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "base/vocab.h"

/* Between unknown words only labels this long are believed: « pas gratuit » does not say free. */
enum { SURE_WORDS = 3 };

/* The two bytes of a typographic apostrophe are three: ’ is E2 80 99. */
static const char curly_apostrophe[] = "\xe2\x80\x99";

static const struct {
	enum partner_field field;
	enum vocab vocab;
} list_fields[] = {
	{ PF_TYPOLOGY, VOCAB_TYPOLOGY },
	{ PF_ITINERANCE, VOCAB_ITINERANCE },
	{ PF_SERVICES, VOCAB_SERVICE },
	{ PF_AUDIENCE, VOCAB_AUDIENCE },
	{ PF_CARE, VOCAB_CARE },
	{ PF_COST, VOCAB_COST },
	{ PF_PROGRAMMES, VOCAB_PROGRAMME },
	{ PF_LABELS, VOCAB_TRAINING_LABEL },
	{ PF_ACCESS, VOCAB_ACCESS },
	{ PF_SUPPORT, VOCAB_SUPPORT_MODE },
};

struct label {
	enum partner_field field;
	enum partner_field target;
	char *folded;
	size_t words;
	const char *text; /* NULL: no word for it */
};

struct label_book {
	struct label *label;
	size_t count, capacity;
};

static size_t
count_words(const char *folded)
{
	size_t n = *folded != '\0';

	for (; *folded != '\0'; folded++)
		n += *folded == ' ';
	return n;
}

static void
book_add(struct label_book *b, enum partner_field field, enum partner_field target,
	 const char *words, const char *text)
{
	struct label *l;

	b->label = mem_grow(b->label, b->count, &b->capacity, sizeof(*b->label));
	l = &b->label[b->count++];
	l->field = field;
	l->target = target;
	l->folded = utf8_fold(words);
	l->words = count_words(l->folded);
	l->text = text;
}

struct label_book *
label_book_new(void)
{
	struct label_book *b = mem_alloc(sizeof(*b));

	for (size_t i = 0; i < sizeof(list_fields) / sizeof(list_fields[0]); i++) {
		enum partner_field f = list_fields[i].field;
		size_t count;
		const struct vocab_item *item = vocab_items(list_fields[i].vocab, &count);

		for (size_t k = 0; k < count; k++) {
			const char *text = f == PF_TYPOLOGY ? item[k].code : item[k].french;

			book_add(b, f, f, text, text);
			if (f == PF_TYPOLOGY)
				book_add(b, f, f, item[k].french, text);
		}
	}
	for (size_t i = 0; i < old_labels_count; i++)
		book_add(b, old_labels[i].field, old_labels[i].target, old_labels[i].folded,
			 old_labels[i].label);
	return b;
}

void
label_book_free(struct label_book *b)
{
	if (!b)
		return;
	for (size_t i = 0; i < b->count; i++)
		free(b->label[i].folded);
	free(b->label);
	free(b);
}

void
label_spill_clear(struct label_spill *s)
{
	for (size_t f = 0; f < PF_COUNT; f++)
		strlist_clear(&s->value[f]);
}

bool
partner_field_is_list(enum partner_field f)
{
	for (size_t i = 0; i < sizeof(list_fields) / sizeof(list_fields[0]); i++)
		if (list_fields[i].field == f)
			return true;
	return f == PF_OTHER_LABELS;
}

void
partner_list_add(char **cell, const char *value)
{
	struct strlist items = { .item = NULL };
	char *joined;

	if (*cell)
		strlist_split(&items, *cell, '|');
	if (!strlist_has(&items, value)) {
		strlist_add(&items, value);
		joined = strlist_join(&items, "|");
		free(*cell);
		*cell = joined;
	}
	strlist_clear(&items);
}

/* The next byte that is neither a space nor the rest of an apostrophe; apostrophes are alike. */
static char
next_sign(const char **s)
{
	while (**s == ' ')
		(*s)++;
	if (strncmp(*s, curly_apostrophe, strlen(curly_apostrophe)) == 0) {
		*s += strlen(curly_apostrophe);
		return '\'';
	}
	return **s == '\0' ? '\0' : *(*s)++;
}

/* The same label, whatever its spaces and the form of its apostrophes. */
static bool
same_label(const char *a, const char *b)
{
	char x, y;

	do {
		x = next_sign(&a);
		y = next_sign(&b);
	} while (x == y && x != '\0');
	return x == y;
}

/* Every value is one of the field's own labels, and none comes twice. */
static bool
list_valid(const struct label_book *b, enum partner_field f, const char *raw)
{
	struct strlist parts = { .item = NULL };
	bool valid = raw[strlen(raw) - 1] != '|';

	strlist_split(&parts, raw, '|');
	for (size_t i = 0; i < parts.count && valid; i++) {
		bool known = false;

		for (size_t k = 0; k < b->count && !known; k++) {
			const struct label *l = &b->label[k];

			known = l->field == f && l->target == f && l->text &&
				(f == PF_TYPOLOGY ? strcmp(l->text, parts.item[i]) == 0
						  : same_label(l->text, parts.item[i]));
		}
		for (size_t k = 0; k < i; k++)
			known = known && !same_label(parts.item[k], parts.item[i]);
		valid = known;
	}
	strlist_clear(&parts);
	return valid;
}

struct reading {
	const struct label_book *book;
	enum partner_field field;
	bool free_rest; /* unknown values are other labels, not faults */
	char *out;
	struct label_spill *spill;
	bool understood, unknown;
};

static void
accept(struct reading *r, const struct label *l)
{
	r->understood = true;
	if (!l->text)
		return;
	if (l->target == r->field)
		partner_list_add(&r->out, l->text);
	else
		strlist_add(&r->spill->value[l->target], l->text);
}

static const struct label *
whole_label(const struct reading *r, const char *folded)
{
	for (size_t i = 0; i < r->book->count; i++)
		if (r->book->label[i].field == r->field &&
		    strcmp(r->book->label[i].folded, folded) == 0)
			return &r->book->label[i];
	return NULL;
}

/* The longest label that the folded text begins with, up to the end of a word. */
static const struct label *
longest_label(const struct reading *r, const char *folded)
{
	const struct label *best = NULL;

	for (size_t i = 0; i < r->book->count; i++) {
		const struct label *l = &r->book->label[i];
		size_t len = strlen(l->folded);

		if (l->field != r->field || strncmp(folded, l->folded, len) != 0 ||
		    (folded[len] != ' ' && folded[len] != '\0'))
			continue;
		if (!best || len > strlen(best->folded))
			best = l;
	}
	return best;
}

/* Labels that follow each other with nothing, or unknown words, between. */
static void
read_run(struct reading *r, const char *folded)
{
	const struct label **found = mem_array(count_words(folded) + 1, sizeof(*found));
	size_t count = 0;
	bool rest = false;

	while (*folded != '\0') {
		const struct label *l = longest_label(r, folded);

		if (l) {
			found[count++] = l;
			folded += strlen(l->folded);
		} else {
			rest = true;
			folded += strcspn(folded, " ");
		}
		folded += strspn(folded, " ");
	}
	for (size_t i = 0; i < count; i++)
		if (!rest || found[i]->words >= SURE_WORDS)
			accept(r, found[i]);
	r->unknown |= rest;
	free(found);
}

/* One value: a label, or a label with its explanation behind a colon. */
static bool
read_value(struct reading *r, const char *value)
{
	char *folded = utf8_fold(value);
	const struct label *l = whole_label(r, folded);
	const char *colon = strchr(value, ':');

	free(folded);
	if (!l && colon) {
		char *head = mem_strndup(value, (size_t)(colon - value));

		folded = utf8_fold(head);
		l = whole_label(r, folded);
		free(folded);
		free(head);
	}
	if (l)
		accept(r, l);
	return l != NULL;
}

static void
read_part(struct reading *r, const char *part)
{
	struct strlist values = { .item = NULL };

	if (str_empty(part) || read_value(r, part))
		return;
	strlist_split(&values, part, ',');
	for (size_t i = 0; i < values.count; i++) {
		char *value = str_trim(values.item[i]);

		if (*value == '\0' || read_value(r, value)) {
			free(value);
			continue;
		}
		if (r->free_rest) {
			strlist_add(&r->spill->value[PF_OTHER_LABELS], value);
			r->understood = true;
		} else {
			char *folded = utf8_fold(value);

			read_run(r, folded);
			free(folded);
		}
		free(value);
	}
	strlist_clear(&values);
}

/* Parts between any of the separators in use. */
static void
each_part(const char *raw, void (*fn)(struct reading *, const char *), struct reading *r)
{
	static const char separators[] = "|;\n";

	while (*raw != '\0') {
		size_t len = strcspn(raw, separators);
		char *piece = mem_strndup(raw, len);
		char *part = str_trim(piece);

		fn(r, part);
		free(part);
		free(piece);
		raw += len;
		raw += *raw != '\0';
	}
}

static void
read_free(struct reading *r, const char *part)
{
	if (*part != '\0')
		partner_list_add(&r->out, part);
	r->understood = true;
}

enum import_reason
partner_clean_list(const struct label_book *b, enum partner_field f, const char *raw, bool old,
		   char **out, struct label_spill *spill)
{
	struct reading r = {
		.book = b,
		.field = f,
		.free_rest = old && f == PF_PROGRAMMES,
		.spill = spill,
	};

	*out = NULL;
	if (str_empty(raw))
		return IMPORT_FINE;
	if (f == PF_OTHER_LABELS ? !old || !strchr(raw, ';') : list_valid(b, f, raw)) {
		*out = mem_strdup(raw);
		return IMPORT_FINE;
	}
	each_part(raw, f == PF_OTHER_LABELS ? read_free : read_part, &r);
	*out = r.out;
	if (r.unknown)
		return r.understood ? IMPORT_TO_CHECK : IMPORT_DROPPED;
	return IMPORT_REPAIRED;
}
