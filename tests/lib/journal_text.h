/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that a session of the journal is found by, as one text. */
#ifndef TESTS_LIB_JOURNAL_TEXT_H
#define TESTS_LIB_JOURNAL_TEXT_H

#include <stdlib.h>

#include "app/desk.h"
#include "base/commune.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"

static inline const char *
post_name(const struct post_list *l, int64_t n)
{
	for (size_t i = 0; i < l->count; i++)
		if (l->item[i].n == n)
			return l->item[i].name;
	return "";
}

static inline void
add_labels(struct buf *out, enum vocab v, uint64_t mask)
{
	size_t count;
	const struct vocab_item *items = vocab_items(v, &count);

	for (size_t i = 0; i < count; i++)
		if (mask >> (items[i].num - 1) & 1)
			buf_addf(out, " %s %s", items[i].label, items[i].short_label);
}

static inline void
add_value(struct buf *out, enum vocab v, int num, int unknown)
{
	const struct vocab_item *item = vocab_by_num(v, num);

	if (item != NULL && num != unknown)
		buf_addf(out, " %s %s %s", item->label, item->short_label,
			 v == VOCAB_AGE || v == VOCAB_REFER_TO ? "" : item->keywords);
}

static inline void
add_answers(struct buf *out, const struct attendance *a)
{
	const struct commune *commune = commune_by_num(a->residence);

	add_value(out, VOCAB_GENDER, a->gender, GENDER_UNKNOWN);
	add_value(out, VOCAB_AGE, a->age, AGE_UNKNOWN);
	add_value(out, VOCAB_STATUS, a->status, STATUS_UNKNOWN);
	if (commune != NULL)
		buf_addf(out, " %s", commune->name);
	else
		add_value(out, VOCAB_RESIDENCE, a->residence, 0);
}

/* What the people of a session answered, and what coordination is made of. */
static inline void
add_said(struct buf *out, const struct session *s)
{
	for (size_t i = 0; i < s->attendance_count; i++)
		add_answers(out, &s->attendance[i]);
	for (size_t i = 0; i < s->breakdown_count; i++) {
		const struct breakdown *b = &s->breakdown[i];
		struct attendance a = { 0 };

		*(b->dim == BREAKDOWN_GENDER   ? &a.gender
		  : b->dim == BREAKDOWN_AGE    ? &a.age
		  : b->dim == BREAKDOWN_STATUS ? &a.status
					       : &a.residence) = b->code;
		add_answers(out, &a);
	}
	add_value(out, VOCAB_REFER_TO, s->refer_to, 0);
	add_value(out, VOCAB_EVENT_TYPE, s->event_type, 0);
	add_value(out, VOCAB_ANIMATION_TYPE, s->animation_type, 0);
	add_labels(out, VOCAB_COORD_THEME, s->coord_themes);
	add_labels(out, VOCAB_PARTNERSHIP_KIND, s->partnership_kinds);
	add_labels(out, VOCAB_PARTNER_KIND, s->partner_kinds);
}

/* All that words are looked for in, folded, with a space before each word. */
static inline char *
text_of(struct desk *d, const struct session *s)
{
	struct post_list places = { .count = 0 };
	struct post_list mediators = { .count = 0 };
	struct buf out = BUF_INIT;
	struct err err = { 0 };
	char *folded;
	char *text;

	desk_places(d, true, &places, &err);
	desk_mediators(d, true, &mediators, &err);
	buf_addf(&out, "%s %s %s", s->title == NULL ? "" : s->title, post_name(&places, s->place),
		 post_name(&mediators, s->mediator));
	for (size_t i = 0; i < s->tags.count; i++)
		buf_addf(&out, " %s", s->tags.item[i]);
	add_labels(&out, VOCAB_THEME, s->themes);
	add_labels(&out, VOCAB_PROCEDURE, s->procedures);
	add_labels(&out, VOCAB_KIND, UINT64_C(1) << (s->kind - 1));
	add_said(&out, s);
	buf_addf(&out, " %s %d", i18n_month(date_parts(s->date).month, false),
		 date_parts(s->date).year);
	folded = utf8_fold(buf_text(&out));
	text = mem_printf(" %s", folded);
	free(folded);
	buf_clear(&out);
	post_list_clear(&places);
	post_list_clear(&mediators);
	return text;
}

#endif
