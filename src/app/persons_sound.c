/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a French or Creole name sounds, roughly: who hears a name writes it in many ways. */
#include "config.h"

#include <string.h>

#include "app/persons_private.h"

/* Letters that are said as others, the longest first; what is not here is said as it is written.
 * N is any of an, en, in; O is on; S is ch. An e is said so differently that none is kept. */
static const struct {
	const char *letters;
	const char *sound;
} said[] = {
	{ "eau", "o" }, { "coi", "swa" }, { "gue", "g" }, { "gui", "gi" }, { "au", "o" },
	{ "ph", "f" },  { "ch", "S" },    { "sh", "S" },  { "gn", "n" },   { "qu", "k" },
	{ "ou", "w" },  { "oi", "wa" },   { "oy", "wa" }, { "oe", "o" },   { "ai", "" },
	{ "ei", "" },   { "ay", "" },     { "ey", "" },   { "eu", "" },    { "ce", "s" },
	{ "ci", "si" }, { "cy", "si" },   { "ge", "j" },  { "gi", "ji" },  { "gy", "ji" },
	{ "c", "k" },   { "q", "k" },     { "x", "ks" },  { "z", "s" },    { "y", "i" },
	{ "h", "" },    { "e", "" },
};
static const char *const nasal[] = { "ain", "aim", "ein", "ean", "an", "am", "en", "em",
				     "in",  "im",  "yn",  "ym",  "un", "um", "on", "om" };

static bool
begins(const char *at, const char *end, const char *with)
{
	size_t len = strlen(with);

	return (size_t)(end - at) >= len && memcmp(at, with, len) == 0;
}

/* Bytes of a vowel that is said through the nose: no vowel, and no second n, comes after it. */
static size_t
nasal_len(const char *at, const char *end)
{
	for (size_t i = 0; i < sizeof(nasal) / sizeof(nasal[0]); i++) {
		size_t len = strlen(nasal[i]);

		if (begins(at, end, nasal[i]) &&
		    (at + len == end || strchr("aeiouynmh", at[len]) == NULL))
			return len;
	}
	return 0;
}

/* The same sound twice in a word is one. */
static void
say(struct persons_sound *s, const char *sound, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (s->len > 0 && (s->starts >> s->len & 1) == 0 && s->key[s->len - 1] == sound[i])
			continue;
		if (s->len + 1 < PERSONS_SOUND_SIZE)
			s->key[s->len++] = sound[i];
	}
}

static const char *
say_next(struct persons_sound *s, const char *at, const char *end)
{
	size_t len = nasal_len(at, end);

	if (len > 0) {
		say(s, *at == 'o' ? "O" : "N", 1);
		return at + len;
	}
	for (size_t i = 0; i < sizeof(said) / sizeof(said[0]); i++) {
		if (!begins(at, end, said[i].letters))
			continue;
		say(s, said[i].sound, strlen(said[i].sound));
		return at + strlen(said[i].letters);
	}
	say(s, at, 1);
	return at + 1;
}

void
persons_sound_add(struct persons_sound *s, const char *word, size_t len, bool whole)
{
	bool saint = len == 2 && memcmp(word, "st", 2) == 0;
	bool sainte = len == 3 && memcmp(word, "ste", 3) == 0;
	const char *at = sainte ? "sainte" : saint ? "saint" : word;
	const char *end = at + (saint || sainte ? strlen(at) : len);

	s->starts |= UINT64_C(1) << s->len;
	while (whole && end - at > 2 && strchr("xtszd", end[-1]) != NULL)
		end--;
	/* « saintprix » in one word has the t of neither. */
	if (end - at > 5 && begins(at, end, "saint") && strchr("aeiouyh", at[5]) == NULL) {
		say(s, "sN", 2);
		at += 5;
	}
	while (at < end)
		at = say_next(s, at, end);
	s->signs = persons_signs(s->key);
}
