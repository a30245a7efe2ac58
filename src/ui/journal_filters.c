/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filters of the journal, one by one. Codes of choices are numbers: of a vocabulary, of a row;
 * procedures are offered among the themes, as in the form. */
#include "config.h"

#include "ui/journal_filters.h"

#include <stdio.h>
#include <stdlib.h>

#include "app/directory.h"
#include "app/persons.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/vocab.h"
#include "report/label.h"
#include "ui/draw.h"
#include "ui/period_typed.h"

#define CODE_SIZE 24
#define PROCEDURES 100 /* codes from here on */

const char *
journal_row_label(enum journal_row row)
{
	/* TRANSLATORS: names of filters, at most 12 columns each */
	static const char *const labels[JOURNAL_ROWS] = {
		N_("Period"), N_("Kind"), N_("Theme"),  N_("Mediator"),
		N_("Place"),  N_("Tag"),  N_("Person"),
	};

	return _(labels[row]);
}

static const char *
label_of(enum vocab v, uint64_t mask)
{
	size_t count;
	const struct vocab_item *items = vocab_items(v, &count);

	for (size_t i = 0; i < count; i++)
		if (mask == UINT64_C(1) << (items[i].num - 1))
			return i18n_context(vocab_context(v), items[i].label);
	return "";
}

static char *
post_name(struct desk *d, bool place, int64_t n)
{
	struct post_list list = { .count = 0 };
	struct err err = { 0 };
	char *name = NULL;

	if ((place ? desk_places : desk_mediators)(d, true, &list, &err) == 0)
		for (size_t i = 0; i < list.count; i++)
			if (list.item[i].n == n)
				name = mem_strdup(list.item[i].name);
	post_list_clear(&list);
	return name != NULL ? name : mem_strdup("");
}

static char *
quoted(const char *text)
{
	/* TRANSLATORS: in quotation marks, what was typed or the name of a tag */
	return mem_printf(_("“%s”"), text);
}

static char *
tag_name(struct desk *d, int64_t n)
{
	struct journal_tags tags;
	struct err err = { 0 };
	char *name = NULL;

	if (journal_tags(d, true, &tags, &err) != 0)
		return mem_strdup("");
	for (size_t i = 0; i < tags.count; i++)
		if (tags.item[i].n == n)
			name = quoted(tags.item[i].name);
	journal_tags_clear(&tags);
	return name != NULL ? name : mem_strdup("");
}

char *
journal_row_words(struct desk *d, const struct journal_filter *f, enum journal_row row)
{
	struct period period = { f->from, f->to };

	switch (row) {
	case JOURNAL_PERIOD:
		return f->from == DATE_NONE || f->to == DATE_NONE ? NULL : period_words(&period);
	case JOURNAL_KIND:
		return f->kind == 0
			       ? NULL
			       : mem_strdup(label_of(VOCAB_KIND, UINT64_C(1) << (f->kind - 1)));
	case JOURNAL_THEME:
		if (f->procedures != 0)
			return mem_strdup(label_of(VOCAB_PROCEDURE, f->procedures));
		return f->themes == 0 ? NULL : mem_strdup(label_of(VOCAB_THEME, f->themes));
	case JOURNAL_MEDIATOR:
		return f->mediator == 0 ? NULL : post_name(d, false, f->mediator);
	case JOURNAL_PLACE:
		return f->place == 0 ? NULL : post_name(d, true, f->place);
	case JOURNAL_TAG_ROW:
		return f->tag == 0 ? NULL : tag_name(d, f->tag);
	default:
		/* TRANSLATORS: one person, whose name is not shown */
		return f->person == 0 ? NULL : mem_strdup(_("one known person"));
	}
}

char *
journal_person_words(struct desk *d, const struct journal_filter *f)
{
	const struct person *p;
	struct err err = { 0 };

	if (f->person != 0 && persons_open(d) && persons_get(d, f->person, &p, &err) == 0)
		return persons_name(p);
	return journal_row_words(d, f, JOURNAL_PERSON);
}

static void
add_numbered(struct choices *out, int64_t n, const char *label, const char *note)
{
	char code[CODE_SIZE];

	snprintf(code, sizeof(code), "%lld", (long long)n);
	choices_add(out, code, label, note);
}

static void
add_vocab(struct choices *out, enum vocab v, int from, const char *note)
{
	size_t count;
	const struct vocab_item *items = vocab_items(v, &count);

	for (size_t i = 0; i < count; i++)
		add_numbered(out, from + items[i].num,
			     i18n_context(vocab_context(v), items[i].label), note);
}

static int
add_posts(struct desk *d, bool place, struct choices *out, struct err *err)
{
	struct post_list list = { .count = 0 };
	int rc = (place ? desk_places : desk_mediators)(d, true, &list, err);

	for (size_t i = 0; rc == 0 && i < list.count; i++)
		add_numbered(out, list.item[i].n, list.item[i].name, NULL);
	post_list_clear(&list);
	return rc;
}

static int
add_tags(struct desk *d, struct choices *out, struct err *err)
{
	struct journal_tags tags;

	if (journal_tags(d, true, &tags, err) != 0)
		return -1;
	for (size_t i = 0; i < tags.count; i++)
		add_numbered(out, tags.item[i].n, tags.item[i].name, NULL);
	journal_tags_clear(&tags);
	return 0;
}

int
journal_row_choices(struct desk *d, enum journal_row row, struct choices *out, struct err *err)
{
	switch (row) {
	case JOURNAL_KIND:
		add_vocab(out, VOCAB_KIND, 0, NULL);
		return 0;
	case JOURNAL_THEME:
		add_vocab(out, VOCAB_THEME, 0, NULL);
		add_vocab(out, VOCAB_PROCEDURE, PROCEDURES, _("procedure"));
		return 0;
	case JOURNAL_MEDIATOR:
	case JOURNAL_PLACE:
		return add_posts(d, row == JOURNAL_PLACE, out, err);
	default:
		return add_tags(d, out, err);
	}
}

static void
set_theme(struct journal_filter *f, int64_t n)
{
	f->themes = n > 0 && n < PROCEDURES ? UINT64_C(1) << (n - 1) : 0;
	f->procedures = n > PROCEDURES ? UINT64_C(1) << (n - PROCEDURES - 1) : 0;
}

void
journal_row_set(struct journal_filter *f, enum journal_row row, const char *code)
{
	int64_t n = code == NULL ? 0 : strtoll(code, NULL, 10);

	switch (row) {
	case JOURNAL_PERIOD:
		f->from = f->to = DATE_NONE;
		break;
	case JOURNAL_KIND:
		f->kind = (int)n;
		break;
	case JOURNAL_THEME:
		set_theme(f, n);
		break;
	case JOURNAL_MEDIATOR:
		f->mediator = n;
		break;
	case JOURNAL_PLACE:
		f->place = n;
		break;
	case JOURNAL_TAG_ROW:
		f->tag = n;
		break;
	default:
		f->person = n;
		break;
	}
}

int
journal_period_set(struct journal_filter *f, const char *typed, int today)
{
	struct period period;

	if (period_parse(typed, today, &period) != 0)
		return -1;
	f->from = period.from;
	f->to = period.to;
	return 0;
}

static const char *
order_words(const struct journal_filter *f)
{
	/* TRANSLATORS: orders of a list, at most 20 columns each; the second is the other way
	 * round */
	static const char *const words[JOURNAL_ORDERS][2] = {
		{ N_("newest first"), N_("oldest first") },
		{ N_("longest first"), N_("shortest first") },
		{ N_("by kind"), N_("by kind, turned") },
		{ N_("by mediator"), N_("by mediator, turned") },
	};

	return _(words[f->order][f->turned]);
}

static void
add_part(struct buf *out, const char *part)
{
	if (out->len > 0)
		buf_addf(out, " %s ", draw_dot());
	buf_add(out, part);
}

/* A place of the directory is called as it is there. */
static char *
value_words(struct desk *d, const struct journal_value *v)
{
	struct partner_line line = { .name = NULL };
	struct err ignored = { 0 };
	char *name;

	if (v->dim != STATS_PARTNER || v->code == 0 ||
	    directory_line(d, v->code, &line, &ignored) != 0)
		return report_value_words(v->dim, v->code);
	name = mem_strdup(line.name != NULL ? line.name : "");
	partner_line_clear(&line);
	return name;
}

char *
journal_filter_words(struct desk *d, const struct journal_filter *f)
{
	struct buf out = BUF_INIT;

	if (!str_empty(f->words)) {
		char *words = quoted(f->words);

		add_part(&out, words);
		free(words);
	}
	for (int row = 0; row < JOURNAL_ROWS; row++) {
		char *words = journal_row_words(d, f, (enum journal_row)row);

		if (words != NULL)
			add_part(&out, words);
		free(words);
	}
	for (size_t i = 0; i < f->values; i++) {
		char *words = value_words(d, &f->value[i]);

		add_part(&out, words);
		free(words);
	}
	add_part(&out, order_words(f));
	return buf_take(&out);
}
