/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list behind a field and the order in which it is shown. */
#include "config.h"

#include "app/choices.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "app/desk_private.h"
#include "app/form_private.h"
#include "app/tags.h"
#include "app/usage.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "store/session.h"

enum { NUMBERED_MAX = 9, TAIL_NONE = 0, TAIL_OTHER = 1, TAIL_NOT_GIVEN = 2 };

static bool
is_not_given(const char *code)
{
	return strcmp(code, VOCAB_NOT_GIVEN) == 0;
}

struct adding {
	struct choices *c;
	size_t capacity;
};

static void
add(struct adding *a, enum form_field field, const char *code, const char *label, const char *note)
{
	struct choices *c = a->c;
	char *folded_label = utf8_fold(label);
	char *folded_code = utf8_fold(code);

	c->item = mem_grow(c->item, c->count, &a->capacity, sizeof(*c->item));
	c->item[c->count++] = (struct choice){
		.code = mem_strdup(code),
		.label = mem_strdup(label),
		.note = mem_strdup(note),
		.folded = mem_printf("%s%c%s", folded_label, CHOICE_PART_END, folded_code),
		.field = field,
	};
	free(folded_label);
	free(folded_code);
}

/* One more way to say an item. */
static void
add_alias(struct choices *c, size_t index, const char *alias)
{
	char *old = c->item[index].folded;

	c->item[index].folded = mem_printf("%s%c%s", old, CHOICE_PART_END, alias);
	free(old);
}

/* The values of a vocabulary, with how often each was chosen lately. */
static int
add_vocab(struct adding *a, struct desk *d, enum form_field field, struct err *err)
{
	enum vocab vocab = form_fields[field].vocab;
	size_t count;
	const struct vocab_item *items = vocab_items(vocab, &count);
	const int64_t *used;

	if (usage_of(d, field, &used, err) != 0)
		return -1;
	for (size_t i = 0; i < count; i++) {
		struct choice *item;

		/* The rest of a breakdown is worked out, not chosen. */
		if (form_fields[field].type == FORM_BREAKDOWN && is_not_given(items[i].code))
			continue;
		add(a, field, items[i].code, i18n_context(vocab_context(vocab), items[i].label),
		    field == FF_PROCEDURES ? _("procedure") : NULL);
		item = &a->c->item[a->c->count - 1];
		item->number = items[i].num;
		item->value = &items[i];
		item->used = used && items[i].num <= USAGE_VALUES ? used[items[i].num - 1] : 0;
	}
	return 0;
}

/* People come from near: the commune of the place is offered first, then those of its group of
 * communes, then those of its island. */
static int
nearness(const struct commune *c, const struct commune *here)
{
	if (!here || c->department != here->department)
		return 0;
	if (c->num == here->num)
		return 3;
	return strcmp(c->epci, here->epci) == 0 ? 2 : 1;
}

/* « St Pierre », « Ste-Anne », as they are written by hand. */
static void
add_abridged(struct choices *c, const char *bare)
{
	static const char *const saints[][2] = { { "saint ", "st " }, { "sainte ", "ste " } };

	for (size_t i = 0; i < sizeof(saints) / sizeof(saints[0]); i++)
		if (str_starts(bare, saints[i][0])) {
			char *abridged =
				mem_printf("%s%s", saints[i][1], bare + strlen(saints[i][0]));

			add_alias(c, c->count - 1, abridged);
			free(abridged);
		}
}

/* By name; postal codes find them too. The INSEE code comes after these, like a keyword: people
 * know the other, and most INSEE codes of Martinique are the postal code of another commune. */
static void
add_communes(struct adding *a, const struct desk *d, enum form_field field, const char *place)
{
	char *bare;
	const struct post *at = desk_post_by_value(d, POST_PLACE, place);
	const struct commune *here =
		commune_by_num((at ? at : desk_post_now(d, POST_PLACE))->commune);
	size_t count;
	const struct commune *list = commune_list(&count);

	for (size_t i = 0; i < count; i++) {
		struct choice *item;

		add(a, field, list[i].insee, list[i].name, list[i].postal[0]);
		item = &a->c->item[a->c->count - 1];
		item->used = nearness(&list[i], here);
		*strchrnul(item->folded, CHOICE_PART_END) = '\0';
		bare = utf8_fold_words(list[i].name); /* « lamentin » begins Le Lamentin too */
		add_alias(a->c, a->c->count - 1, bare);
		add_abridged(a->c, bare);
		free(bare);
		for (size_t k = 0; list[i].postal[k]; k++)
			add_alias(a->c, a->c->count - 1, list[i].postal[k]);
		item->keywords = strlen(item->folded);
		add_alias(a->c, a->c->count - 1, list[i].insee);
	}
}

/* Numbered in the order in which they were added, which does not change. Found by their name: no
 * letters mean an id. */
static void
add_posts(struct adding *a, const struct desk *d, enum form_field field, enum post_kind kind)
{
	const struct post_list *list = &d->post[kind];
	int number = 1;

	for (size_t i = 0; i < list->count; i++) {
		const struct post *post = &list->item[i];
		const struct commune *commune = commune_by_num(post->commune);
		struct choice *item;

		if (post->retired)
			continue;
		add(a, field, post->name, post->name, commune ? commune->name : NULL);
		item = &a->c->item[a->c->count - 1];
		free(item->code);
		item->code = mem_strdup(post->id);
		item->number = number++;
	}
}

static void
add_tag_names(struct choices *c, const struct tag_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		char *other = utf8_fold(list->item[i].name);

		for (size_t k = 0, at = 0; k < list->count; at += list->item[k++].merged == 0)
			if (list->item[k].n == list->item[i].merged)
				add_alias(c, at, other);
		free(other);
	}
}

/* Those that were merged are other names of those that stand. */
static int
add_tags(struct adding *a, struct desk *d, struct err *err)
{
	struct tag_list list;

	if (tags_list(d, false, &list, err) != 0)
		return -1;
	for (size_t i = 0; i < list.count; i++) {
		const struct tag *tag = &list.item[i];
		struct choice *item;

		if (tag->merged != 0)
			continue;
		/* TRANSLATORS: of a tag that is no longer offered, at most 12 columns */
		add(a, FF_TAGS, tag->name, tag->name, tag->retired ? _("retired") : NULL);
		item = &a->c->item[a->c->count - 1];
		item->used = tag->used;
		item->retired = tag->retired;
	}
	add_tag_names(a->c, &list);
	tag_list_clear(&list);
	a->c->item = mem_grow(a->c->item, a->c->count, &a->capacity, sizeof(*a->c->item));
	a->c->item[a->c->count] = (struct choice){ .field = FF_TAGS };
	a->c->open = true;
	return 0;
}

/* Catch-alls come last, whatever their use. « Another place » of the channels is none: it is a
 * place; a tag is a word, whatever it says. */
static int
tail(const struct choice *item)
{
	if (is_not_given(item->code))
		return TAIL_NOT_GIVEN;
	if (item->field == FF_CHANNEL || item->field == FF_TAGS)
		return TAIL_NONE;
	return strcasecmp(item->code, "autre") == 0 || strcmp(item->code, "other") == 0 ? TAIL_OTHER
											: TAIL_NONE;
}

/* By tail, then use. Insertion: the lists are short, and equals must keep their order. */
static void
put_in_order(struct choices *c)
{
	for (size_t i = 1; i < c->count; i++) {
		struct choice item = c->item[i];
		size_t at = i;

		while (at > 0 && (tail(&c->item[at - 1]) > tail(&item) ||
				  (tail(&c->item[at - 1]) == tail(&item) &&
				   c->item[at - 1].used < item.used))) {
			c->item[at] = c->item[at - 1];
			at--;
		}
		c->item[at] = item;
	}
}

/* A keyword starts with it, accents counting: « é » for élève, « 3 » for the ages. */
static bool
keyword_starts(const struct choice *item, const char *key)
{
	const char *at = item->value ? item->value->keywords : "";

	while (!str_starts(at, key) && (at = strchr(at, '|')) != NULL)
		at++;
	return at != NULL && *at != '\0';
}

/* Digits say something else there: an age in years. */
static bool
digits_mean(const struct choices *c)
{
	char digit[] = "1";

	for (; *digit <= '9'; ++*digit)
		for (size_t i = 0; i < c->count; i++)
			if (keyword_starts(&c->item[i], digit))
				return true;
	return false;
}

/* Only a short list in which digits mean nothing else has numbers; there, the number also finds its
 * item. */
static void
number_items(struct choices *c)
{
	c->numbered = c->count > 0 && c->count <= NUMBERED_MAX && !digits_mean(c);
	for (size_t i = 0; i < c->count; i++) {
		struct choice *item = &c->item[i];
		char digit[] = { (char)('0' + item->number), '\0' };

		if (!c->numbered)
			item->number = 0;
		else if (item->number > 0)
			add_alias(c, i, digit);
	}
}

/* Last, so that everything behind them is a keyword. */
static void
add_keywords(struct choices *c)
{
	struct strlist words = { 0 };

	for (size_t i = 0; i < c->count; i++) {
		struct choice *item = &c->item[i];

		if (item->value == NULL || *item->value->keywords == '\0')
			continue;
		item->keywords = strlen(item->folded);
		strlist_split(&words, item->value->keywords, '|');
		for (size_t k = 0; k < words.count; k++) {
			char *folded = utf8_fold(words.item[k]);

			add_alias(c, i, folded);
			free(folded);
		}
		strlist_clear(&words);
	}
}

int
choices_load(struct choices *c, struct desk *d, enum form_field field, const char *place,
	     struct err *err)
{
	struct adding a = { .c = c };
	int result = 0;

	*c = (struct choices){ 0 };
	switch (form_fields[field].type) {
	case FORM_CHOICE:
	case FORM_CHOICES:
		result = add_vocab(&a, d, field, err);
		if (result == 0 && field == FF_THEMES)
			result = add_vocab(&a, d, FF_PROCEDURES, err);
		break;
	case FORM_COMMUNE:
		add_communes(&a, d, field, place);
		break;
	case FORM_RESIDENCE:
		add_communes(&a, d, field, place);
		result = add_vocab(&a, d, field, err);
		break;
	case FORM_BREAKDOWN:
		if (field == FF_RESIDENCES)
			add_communes(&a, d, field, place);
		result = add_vocab(&a, d, field, err);
		break;
	case FORM_PLACE:
		add_posts(&a, d, field, POST_PLACE);
		break;
	case FORM_MEDIATOR:
		add_posts(&a, d, field, POST_MEDIATOR);
		break;
	case FORM_TAGS:
		result = add_tags(&a, d, err);
		break;
	default: /* nothing to choose from */
		break;
	}
	if (result != 0) {
		choices_clear(c);
		return -1;
	}
	put_in_order(c);
	if (c->open) /* words of the desk, which have neither numbers nor keywords */
		return 0;
	number_items(c);
	add_keywords(c);
	return 0;
}

void
choices_vocab(struct choices *c, enum vocab vocab)
{
	struct adding a = { .c = c };
	size_t count;
	const struct vocab_item *items = vocab_items(vocab, &count);

	*c = (struct choices){ 0 };
	for (size_t i = 0; i < count; i++) {
		add(&a, FF_COUNT, items[i].code, i18n_context(vocab_context(vocab), items[i].label),
		    NULL);
		c->item[i].number = items[i].num;
		c->item[i].value = &items[i];
	}
	number_items(c);
	add_keywords(c);
}

static void
choice_clear(struct choice *item)
{
	free(item->code);
	free(item->label);
	free(item->note);
	free(item->folded);
}

void
choices_add(struct choices *c, const char *code, const char *label, const char *note)
{
	struct adding a = { .c = c, .capacity = c->count };

	add(&a, FF_TAGS, code, label, note);
}

void
choices_clear(struct choices *c)
{
	for (size_t i = 0; i < c->count + c->open; i++)
		choice_clear(&c->item[i]);
	free(c->item);
	*c = (struct choices){ 0 };
}

/* Of an open list too: its last item, which is free, moves along. */
void
choices_take(struct choices *c, const struct form *f)
{
	for (size_t i = 0; i < c->count; i++)
		c->item[i].taken = form_has(f, c->item[i].field, c->item[i].code) &&
				   !f->proposed[c->item[i].field];
}

void
choices_leave_out(struct choices *c, const char *code)
{
	for (size_t i = 0; i < c->count; i++)
		if (str_equal(c->item[i].code, code)) {
			choice_clear(&c->item[i]);
			c->count--;
			memmove(&c->item[i], &c->item[i + 1],
				(c->count + c->open - i) * sizeof(*c->item));
			return;
		}
}

/* What the keys of the top row give on an AZERTY keyboard, unshifted, and the same letter as a
 * capital. */
static const struct {
	const char *digit;
	const char *unshifted;
	const char *capital;
} top_row[] = {
	{ "0", "à", "À" },  { "1", "&", NULL }, { "2", "é", "É" },  { "3", "\"", NULL },
	{ "4", "'", NULL }, { "5", "(", NULL }, { "6", "-", NULL }, { "7", "è", "È" },
	{ "8", "_", NULL }, { "9", "ç", "Ç" },
};

/* The key is then a letter to type, or the first digit of an age, not a place in the list. */
static bool
label_starts(const struct choices *c, const char *key)
{
	for (size_t i = 0; key && *key && i < c->count; i++)
		if (str_starts(c->item[i].label, key) || keyword_starts(&c->item[i], key))
			return true;
	return false;
}

const struct choice *
choices_by_key(const struct choices *c, const char *key)
{
	const size_t keys = sizeof(top_row) / sizeof(top_row[0]);
	size_t number = 0;

	if (!c->numbered || label_starts(c, key))
		return NULL;
	while (number < keys && strcmp(top_row[number].digit, key) != 0 &&
	       strcmp(top_row[number].unshifted, key) != 0)
		number++;
	if (number == keys || label_starts(c, top_row[number].digit) ||
	    (strcmp(top_row[number].unshifted, key) == 0 &&
	     label_starts(c, top_row[number].capital)))
		return NULL;
	for (size_t i = 0; i < c->count; i++)
		if (number == 0 ? tail(&c->item[i]) == TAIL_OTHER
				: c->item[i].number == (int)number)
			return &c->item[i];
	return NULL;
}
