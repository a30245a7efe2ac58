/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words typed to find a person, and how many mistakes are forgiven in each. */
#include "config.h"

#include "app/persons_query.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { ONE_SLIP_LETTERS = 4, TWO_SLIPS_LETTERS = 8 };

/* Those of the fingers in a name: what has more digits than these is a number. */
static int
slips_of(const char *word, size_t len)
{
	int slips = len >= TWO_SLIPS_LETTERS ? 2 : len >= ONE_SLIP_LETTERS ? 1 : 0;
	int digits = 0;

	for (size_t i = 0; i < len; i++)
		digits += word[i] >= '0' && word[i] <= '9';
	return digits > slips ? 0 : slips;
}

static void
count_signs(struct persons_word *w)
{
	for (size_t i = 0; i < w->len; i++) {
		uint32_t sign = persons_signs((const char[]){ w->text[i], '\0' });

		if (sign != 0 && w->times[__builtin_ctz(sign)] < UINT8_MAX)
			w->times[__builtin_ctz(sign)]++;
	}
}

void
persons_query_make(struct persons_query *q, char *folded)
{
	char *at = folded;

	*q = (struct persons_query){ .folded = folded, .size = strlen(folded) };
	while (q->count < PERSONS_WORDS_MAX) {
		struct persons_word *w = &q->word[q->count];

		at += strspn(at, " ");
		if (*at == '\0')
			break;
		w->text = at;
		w->len = strcspn(at, " ");
		at += w->len;
		if (*at != '\0')
			*at++ = '\0';
		w->signs = persons_signs(w->text);
		count_signs(w);
		w->slips = slip_pattern_make(&w->pattern, w->text) ? slips_of(w->text, w->len) : 0;
		for (int i = 0; i < 2 && !strpbrk(w->text, "0123456789"); i++)
			persons_sound_add(&w->sound[i], w->text, w->len, i == 0);
		q->count++;
	}
}

void
persons_query_clear(struct persons_query *q)
{
	mem_wipe(q->folded, q->size);
	free(q->folded);
	mem_wipe(q, sizeof(*q));
}
