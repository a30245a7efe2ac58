/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which part of a name answers to the words of the last search: what a word begins, a word that it
 * means, one that is a slip away. Done for every row in view at each letter, in room of its own. */
#include "config.h"

#include <string.h>

#include "app/directory_meaning.h"
#include "app/directory_private.h"
#include "base/utf8.h"

enum { NAME_BYTES = 256 }; /* of a folded name; what follows is beyond any row */

/* A name folded, and the columns that each byte of that stands for. */
struct folded {
	char text[NAME_BYTES];
	int from[NAME_BYTES], to[NAME_BYTES];
	size_t len;
};

static void
fold_cluster(struct folded *f, const char *s, size_t len, int from, int to)
{
	char bytes[UTF8_FOLD_SIZE];
	int32_t cp;
	size_t n;

	for (; len > 0 && (n = utf8_next(s, len, &cp)) > 0; s += n, len -= n) {
		int count = utf8_fold_char(cp, bytes);

		if (count < 0) {
			bytes[0] = ' ';
			count = 1;
		}
		if (f->len + (size_t)count > NAME_BYTES)
			return;
		for (int i = 0; i < count; i++) {
			f->text[f->len] = bytes[i];
			f->from[f->len] = from;
			f->to[f->len++] = to;
		}
	}
}

static void
fold(struct folded *f, const char *name)
{
	int column = 0;
	size_t n;

	f->len = 0;
	for (; (n = utf8_cluster(name)) > 0; name += n) {
		int width = utf8_cluster_width(name);

		fold_cluster(f, name, n, column, column + width);
		column += width;
	}
}

static size_t
word_length(const struct folded *f, size_t at)
{
	size_t len = 0;

	while (at + len < f->len && f->text[at + len] != ' ')
		len++;
	return len;
}

static bool
has_word(const struct folded *f, const char *word, size_t len)
{
	for (size_t at = 0; at < f->len; at += word_length(f, at) + 1)
		if (word_length(f, at) == len && memcmp(f->text + at, word, len) == 0)
			return true;
	return false;
}

/* Whether the name has all words of the phrase, and this word is one of them. */
static bool
in_phrase(const struct folded *f, const char *phrase, const char *word, size_t len)
{
	bool in = false;

	while (*phrase != '\0') {
		size_t n = strcspn(phrase, " ");

		if (!has_word(f, phrase, n))
			return false;
		if (n == len && memcmp(phrase, word, n) == 0)
			in = true;
		phrase += n + (phrase[n] != '\0');
	}
	return in;
}

/* How many bytes of the name's word answer to the k-th typed one. */
static size_t
answers(const struct directory *dir, size_t k, const struct folded *f, const char *word, size_t len)
{
	const char *typed = dir->typed.item[k];
	size_t letters = strlen(typed), at = 0;
	const struct meaning *m;
	struct slip_pattern p;
	bool whole;
	int max;

	if (letters <= len && memcmp(word, typed, letters) == 0)
		return letters;
	while ((m = directory_meaning(&dir->typed, k, &at)))
		if (m->how == MEANT_SAME && in_phrase(f, m->also, word, len))
			return len;
	max = directory_slips_allowed(typed);
	if ((dir->slipped >> k & 1) != 0 && slip_pattern_make(&p, typed) &&
	    directory_slip_distance(&p, typed, word, len, max, &whole) <= max)
		return len;
	return 0;
}

int
directory_marks(const struct directory *dir, const char *name,
		struct directory_mark out[static DIRECTORY_MARKS])
{
	struct folded f;
	int count = 0;
	size_t len;

	if (dir->words == 0)
		return 0;
	fold(&f, name);
	for (size_t at = 0; at < f.len && count < DIRECTORY_MARKS; at += len + 1) {
		size_t most = 0;

		len = word_length(&f, at);
		for (size_t k = 0; k < dir->words && len > 0; k++) {
			size_t n = answers(dir, k, &f, f.text + at, len);

			most = n > most ? n : most;
		}
		if (most > 0)
			out[count++] = (struct directory_mark){ f.from[at], f.to[at + most - 1] };
	}
	return count;
}
