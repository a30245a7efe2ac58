/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line of a breakdown. */
#include "config.h"

#include "app/form_parts.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "app/form_private.h"
#include "base/mem.h"
#include "base/utf8.h"

#define LETTERS_MAX 26
#define DIGITS "0123456789"
#define BETWEEN " \t,;:=|+." /* what may stand between the pieces of the line */

static bool
is_taken(const struct form_parts *p, size_t count, char letter)
{
	return memchr(p->letter, letter, count) != NULL;
}

/* The first of a word of the label that no value before it has, else any letter of it. */
static char
free_letter(const struct form_parts *p, size_t at)
{
	const char *label = p->choices.item[at].folded;
	size_t len = strcspn(label, "\n");

	for (int initials = 1; initials >= 0; initials--)
		for (size_t i = 0; i < len; i++)
			if (islower((unsigned char)label[i]) &&
			    (!initials || i == 0 || label[i - 1] == ' ') &&
			    !is_taken(p, at, label[i]))
				return label[i];
	return '\0';
}

/* Ages have no letters of their own: a, b, c… in their order. */
static void
give_letters(struct form_parts *p)
{
	bool ages = false;
	size_t i;

	for (i = 0; i < p->choices.count; i++)
		ages = ages || isdigit((unsigned char)p->choices.item[i].folded[0]);
	for (i = 0; i < p->choices.count && p->choices.count <= LETTERS_MAX; i++)
		p->letter[i] = ages ? (char)('a' + i) : free_letter(p, i);
}

void
form_parts_close(struct form_parts *p)
{
	choices_clear(&p->choices);
	free(p->letter);
	free(p->count);
	free(p->unread);
	*p = (struct form_parts){ .unread = NULL };
}

/* The first one that begins so, which of communes is the nearest; -1 none. */
static int
beginning(const struct form_parts *p, const char *word)
{
	int found = -1;
	size_t *match = mem_array(p->choices.count + 1, sizeof(*match));
	size_t count = choices_match(&p->choices, word, match);

	for (size_t i = 0; i < count && found < 0; i++)
		if (choices_meant(&p->choices, match[i], word))
			found = (int)match[i];
	free(match);
	return found;
}

/* The value that a word means: its letter, the beginning of its name, or several of these:
 * « femmes ». -1 none. */
static int
value_of(const struct form_parts *p, const char *word)
{
	size_t len = strlen(word);
	int found = -1;
	char *one;

	for (size_t i = 0; i < p->choices.count && len == 1; i++)
		if (p->letter[i] == tolower((unsigned char)*word))
			return (int)i;
	if (found < 0)
		found = beginning(p, word);
	if (found < 0 && len > 1 && word[len - 1] == 's') {
		one = mem_strndup(word, len - 1);
		found = beginning(p, one);
		free(one);
	}
	return found;
}

/* Two islands have a Sainte-Anne, and who types « lamentin » means the nearer one: the label of the
 * other says which island is its. */
static void
tell_apart(struct form_parts *p)
{
	for (size_t i = 0; i < p->choices.count; i++) {
		struct choice *c = &p->choices.item[i];
		const struct commune *commune = commune_by_insee(c->code);
		char *label, *folded;

		if (commune == NULL || value_of(p, c->label) == (int)i)
			continue;
		label = mem_printf("%s (%s)", c->label,
				   commune->department == DEPARTMENT_GUADELOUPE ? "Guadeloupe"
										: "Martinique");
		free(c->label);
		c->label = label;
		folded = utf8_fold(label);
		label = mem_printf("%s%c%s", folded, CHOICE_PART_END, c->folded);
		if (c->keywords > 0)
			c->keywords += strlen(folded) + 1;
		free(c->folded);
		c->folded = label;
		free(folded);
	}
}

int
form_parts_open(struct form_parts *p, struct desk *d, enum form_field field, const char *place,
		struct err *err)
{
	*p = (struct form_parts){ .unread = NULL };
	if (choices_load(&p->choices, d, field, place, err) != 0)
		return -1;
	p->letter = mem_array(p->choices.count + 1, sizeof(*p->letter));
	p->count = mem_array(p->choices.count + 1, sizeof(*p->count));
	give_letters(p);
	tell_apart(p);
	return 0;
}

/* Numbers and words by turns, without what stands between them. */
static void
split(const char *line, struct strlist *pieces)
{
	while (*(line += strspn(line, BETWEEN)) != '\0') {
		size_t len = isdigit((unsigned char)*line) ? strspn(line, DIGITS)
							   : strcspn(line, DIGITS);
		size_t end = len;
		char *piece;

		while (strchr(BETWEEN, line[end - 1]) != NULL)
			end--;
		piece = mem_strndup(line, end);
		strlist_add(pieces, piece);
		free(piece);
		line += len;
	}
}

static bool
is_number(const char *piece)
{
	return isdigit((unsigned char)*piece);
}

static void
count_one(struct form_parts *p, const char *number, int value)
{
	long n;

	if (value < 0 || (size_t)value >= p->choices.count ||
	    str_to_long(number, 0, PARTICIPANTS_MAX, &n) != 0 ||
	    p->count[value] + n > PARTICIPANTS_MAX) {
		mem_replace(&p->unread, mem_strdup(number));
		return;
	}
	p->count[value] += (int)n;
	p->sum += n;
}

/* A number and a word, whichever comes first; where no word is, numbers alone, but not in a list
 * too long to have an order. */
static void
count_all(struct form_parts *p, const struct strlist *pieces)
{
	bool words = false;

	for (size_t i = 0; i < pieces->count; i++)
		words = words || !is_number(pieces->item[i]);
	for (size_t i = 0; i < pieces->count && !words; i++)
		count_one(p, pieces->item[i], *p->letter != '\0' ? (int)i : -1);
	for (size_t i = 0; i < pieces->count && words; i += 2) {
		const char *one = pieces->item[i];
		const char *other = i + 1 < pieces->count ? pieces->item[i + 1] : one;
		const char *word = is_number(one) ? other : one;
		int value = is_number(word) ? -1 : value_of(p, word);

		if (is_number(one) != is_number(other) && value >= 0) {
			count_one(p, is_number(one) ? one : other, value);
			continue;
		}
		mem_replace(&p->unread, mem_strdup(word));
	}
}

void
form_parts_read(struct form_parts *p, const char *line)
{
	struct strlist pieces = { 0 };

	mem_replace(&p->unread, NULL);
	p->sum = 0;
	memset(p->count, 0, p->choices.count * sizeof(*p->count));
	split(line, &pieces);
	count_all(p, &pieces);
	strlist_clear(&pieces);
}

char *
form_parts_value(const struct form_parts *p)
{
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < p->choices.count; i++)
		if (p->count[i] > 0)
			buf_addf(&out, "%s%s=%d", out.len > 0 ? "|" : "", p->choices.item[i].code,
				 p->count[i]);
	return out.len > 0 ? buf_take(&out) : NULL;
}

/* « feminin=5 » */
static bool
add_part(const struct form_parts *p, char *part, struct buf *out)
{
	char *equals = strchr(part, '=');
	size_t i = 0;

	if (equals == NULL || equals[1 + strspn(equals + 1, DIGITS)] != '\0')
		return false;
	*equals = '\0';
	while (i < p->choices.count && strcmp(p->choices.item[i].code, part) != 0)
		i++;
	if (i == p->choices.count)
		return false;
	buf_addf(out, "%s%s", out->len > 0 ? " " : "", equals + 1);
	if (p->letter[i] != '\0')
		buf_addc(out, p->letter[i]);
	else
		buf_addf(out, " %s", p->choices.item[i].label);
	return true;
}

char *
form_parts_line(const struct form_parts *p, const char *value)
{
	struct strlist parts = { 0 };
	struct buf out = BUF_INIT;
	bool known = true;
	char *text;

	strlist_split(&parts, value ? value : "", FORM_LIST_SEPARATOR);
	for (size_t i = 0; i < parts.count && known; i++)
		known = add_part(p, parts.item[i], &out);
	strlist_clear(&parts);
	text = buf_take(&out);
	if (known)
		return text;
	free(text);
	return mem_strdup(value);
}
