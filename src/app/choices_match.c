/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How typed letters choose from the list behind a field. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/choices.h"
#include "app/form_private.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

/* How well a choice fits what was typed, best first. */
enum rank { RANK_EXACT, RANK_LABEL, RANK_WORD, RANK_KEYWORD, RANK_PART, RANK_LETTERS, RANK_NONE };

enum {
	SMALL_WORD = 3,    /* letters at most of « de », « aux »: may be passed over */
	LETTERS_LEAST = 3, /* fewer may be those of any word */
	LEFT_OUT_MOST = 2,
};

static const char word_ends[] = { ' ', CHOICE_PART_END, '\0' };

/* The letters typed are those of one word, in that order, of which few are left out. */
static bool
in_word(const char *word, size_t word_len, const char *typed)
{
	size_t len = strlen(typed), got = 0, at = 0;

	if (len < LETTERS_LEAST || *word != *typed)
		return false;
	for (; at < word_len && got < len; at++)
		got += word[at] == typed[got];
	return got == len && at - len <= LEFT_OUT_MOST && 2 * (at - len) <= len;
}

/* The letters typed are beginnings of words that follow each other, from this one on: « reso » are
 * those of « réseaux sociaux ». */
static bool
are_beginnings(const char *word, const char *end, const char *typed)
{
	size_t len = word < end ? strcspn(word, word_ends) : 0;

	if (*typed == '\0' || word >= end)
		return *typed == '\0';
	for (size_t i = 0; i < len && word[i] == typed[i]; i++)
		if (are_beginnings(word + len + 1, end, typed + i + 1))
			return true;
	return len <= SMALL_WORD && are_beginnings(word + len + 1, end, typed);
}

/* What was typed is a word of the label, abridged, or how some begin: letters scattered over a
 * long label stand in too many, by chance. */
static bool
has_letters(const char *label, const char *typed)
{
	const char *end = strchrnul(label, CHOICE_PART_END);
	bool has = false;

	while (label < end && !has) {
		size_t len = strcspn(label, word_ends);

		has = in_word(label, len, typed) || are_beginnings(label, end, typed);
		label += len + 1;
	}
	return has;
}

static bool
is_age(const char *folded)
{
	/* 10 may be the beginning of 100. */
	return strspn(folded, "0123456789") == 2 && strncmp(folded, "10", 2) != 0;
}

/* Where a folded label begins but for an article: « lam » begins Le Lamentin, too. */
static const char *
past_article(const char *label)
{
	static const char *const articles[] = { "le ", "la ", "les ", "l " };

	for (size_t i = 0; i < sizeof(articles) / sizeof(articles[0]); i++)
		if (str_starts(label, articles[i]))
			return label + strlen(articles[i]);
	return label;
}

/* How well an item fits the typed text where that stands in it at some place. */
static enum rank
rank_at(const struct choice *item, const char *at, size_t len)
{
	bool label = at < strchrnul(item->folded, CHOICE_PART_END);
	bool keyword = item->keywords > 0 && at >= item->folded + item->keywords;
	bool starts_part = at == item->folded || at[-1] == CHOICE_PART_END;
	bool ends_part = at[len] == '\0' || at[len] == CHOICE_PART_END;

	if (keyword && starts_part && len == 2 && is_age(at))
		return RANK_EXACT;
	if (keyword && at[-1] == ' ')
		return RANK_KEYWORD;
	if (keyword && starts_part)
		return ends_part ? RANK_WORD : RANK_KEYWORD;
	if (keyword)
		return RANK_NONE;
	if (!label && starts_part && ends_part)
		return RANK_EXACT;
	if (at == item->folded || at == past_article(item->folded))
		return RANK_LABEL;
	/* Nobody sees a code: the f of « neuf » would be a riddle. */
	if (!label && !starts_part && (at[-1] != ' ' || len == 1))
		return RANK_NONE;
	/* The start of a code weighs like that of a word: « ema » means « E-mail », whose code is
	 * email, and not a « démarche ». */
	return (label ? at[-1] == ' ' : starts_part) ? RANK_WORD : RANK_PART;
}

/* typed is folded and not empty. It may stand in an item several times: the best place counts. */
static enum rank
rank_of(const struct choice *item, const char *typed)
{
	size_t len = strlen(typed);
	enum rank best = has_letters(item->folded, typed) ? RANK_LETTERS : RANK_NONE;

	for (const char *at = item->folded; (at = strstr(at, typed)) != NULL; at++) {
		enum rank rank = rank_at(item, at, len);

		if (rank < best)
			best = rank;
	}
	return best;
}

/* A retired one is named in full, or not meant. */
static bool
is_offered(const struct choice *item, const char *typed)
{
	size_t len = strlen(typed);

	return !item->retired || (len > 0 && strncmp(item->folded, typed, len) == 0 &&
				  (item->folded[len] == CHOICE_PART_END));
}

bool
choices_meant(const struct choices *c, size_t index, const char *typed)
{
	char *folded = utf8_fold(typed);
	const char *part = c->item[index].folded;
	bool meant = str_starts(part, folded);

	while (!meant && (part = strchr(part, CHOICE_PART_END)) != NULL)
		meant = str_starts(++part, folded);
	free(folded);
	return meant;
}

bool
choices_sure(const struct choices *c, size_t index, const char *typed)
{
	const struct choice *item = &c->item[index];
	char *folded = utf8_fold(typed);
	/* Two letters were meant, one may be a slip; what only abridges it is a guess. */
	bool sure = utf8_count(folded) != 1 && rank_of(item, folded) < RANK_LETTERS;

	for (const char *at = item->folded; !sure && at != NULL; at = strchr(at, CHOICE_PART_END)) {
		bool keyword = item->keywords > 0 && at >= item->folded + item->keywords;

		at += *at == CHOICE_PART_END;
		sure = str_starts(at, folded) && (!keyword || at[strlen(folded)] == '\0' ||
						  at[strlen(folded)] == CHOICE_PART_END);
	}
	free(folded);
	return sure;
}

size_t
choices_match(const struct choices *c, const char *typed, size_t *index)
{
	char *folded = utf8_fold(typed);
	enum rank *ranks = mem_array(c->count + 1, sizeof(*ranks));
	size_t count = 0;

	for (size_t i = 0; i < c->count; i++)
		ranks[i] = !is_offered(&c->item[i], folded) ? RANK_NONE
			   : *folded                        ? rank_of(&c->item[i], folded)
				     : (str_empty(typed) ? RANK_EXACT : RANK_NONE);
	/* Rank by rank and not sorted: within one, what this desk uses most stays first. */
	for (enum rank rank = RANK_EXACT; rank < RANK_NONE; rank++) {
		for (size_t i = 0; i < c->count; i++)
			if (ranks[i] == rank)
				index[count++] = i;
		/* « 12 » is an age, and not the 12 of « under 12 »: it leaves one choice. */
		if (rank == RANK_EXACT && count > 0 && is_age(folded))
			break;
	}
	free(ranks);
	free(folded);
	return count;
}

/* One of its names is that. */
static bool
has_part(const struct choice *item, const char *folded)
{
	size_t len = strlen(folded);

	for (const char *at = item->folded; at != NULL; at = strchr(at, CHOICE_PART_END)) {
		at += *at == CHOICE_PART_END;
		if (len > 0 && strncmp(at, folded, len) == 0 &&
		    (at[len] == '\0' || at[len] == CHOICE_PART_END))
			return true;
	}
	return false;
}

bool
choices_new(struct choices *c, const char *typed)
{
	char *clean = utf8_clean(typed);
	char *name = str_trim(clean);
	char *folded = utf8_fold(name);
	bool is_new = c->open && *name != '\0' && utf8_count(name) <= TAG_MAX_CHARS &&
		      strchr(name, FORM_LIST_SEPARATOR) == NULL;

	for (size_t i = 0; is_new && i < c->count; i++)
		is_new = strcmp(c->item[i].label, name) != 0 && !has_part(&c->item[i], folded);
	if (is_new) {
		struct choice *item = &c->item[c->count];

		free(item->code);
		free(item->label);
		free(item->folded);
		*item = (struct choice){
			.code = mem_strdup(name),
			/* TRANSLATORS: the last of a list of tags: what was typed becomes one */
			.label = mem_printf(_("New tag: “%s”"), name),
			.folded = mem_strdup(folded),
			.field = FF_TAGS,
		};
	}
	free(folded);
	free(name);
	free(clean);
	return is_new;
}
