/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words under which an entry is found, folded: a line each for the name, the commune, the
 * address, the services, and the kinds and labels, in this order, so that a match can be ranked by
 * where it is. */
#include "config.h"

#include <stdlib.h>

#include "app/directory.h"
#include "base/commune.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "base/vocab.h"

static void
add_words(struct buf *words, const char *text)
{
	if (!text)
		return;
	buf_add(words, text);
	buf_addc(words, ' ');
}

/* Folds what was gathered into one more line. */
static void
add_line(struct buf *out, struct buf *words, bool last)
{
	char *folded = utf8_fold_words(buf_text(words));

	buf_add(out, folded);
	if (!last)
		buf_addc(out, '\n');
	free(folded);
	buf_reset(words);
}

/* Typology codes, and what they mean. */
static void
add_typology(struct buf *words, const char *codes)
{
	struct strlist list = { .item = NULL };

	if (codes)
		strlist_split(&list, codes, '|');
	for (size_t i = 0; i < list.count; i++) {
		const struct vocab_item *item = vocab_by_code(VOCAB_TYPOLOGY, list.item[i]);

		add_words(words, list.item[i]);
		if (item)
			add_words(words, item->french);
	}
	strlist_clear(&list);
}

char *
directory_search_text(const struct partner *p)
{
	struct buf out = BUF_INIT;
	struct buf words = BUF_INIT;
	const struct commune *commune = commune_by_num(p->insee);
	const struct vocab_item *kind = vocab_by_num(VOCAB_ACTOR_KIND, p->actor_kind);

	add_words(&words, p->field[PF_NAME]);
	add_line(&out, &words, false);
	add_words(&words, commune ? commune->name : p->field[PF_COMMUNE]);
	add_line(&out, &words, false);
	add_words(&words, p->field[PF_ADDRESS]);
	add_words(&words, p->field[PF_ADDRESS_MORE]);
	add_words(&words, p->field[PF_POSTAL]);
	add_line(&out, &words, false);
	add_words(&words, p->field[PF_SERVICES]);
	add_line(&out, &words, false);
	add_typology(&words, p->field[PF_TYPOLOGY]);
	add_words(&words, p->field[PF_PROGRAMMES]);
	add_words(&words, p->field[PF_LABELS]);
	add_words(&words, p->field[PF_OTHER_LABELS]);
	if (p->actor && kind && p->actor_kind != ACTOR_UNKNOWN)
		add_words(&words, kind->french);
	add_line(&out, &words, true);
	buf_clear(&words);
	return buf_take(&out);
}
