/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the list of referrals, and how they are drawn. */
#include "config.h"

#include "ui/referral_rows.h"

#include <stdlib.h>
#include <string.h>

#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vocab.h"
#include "ui/draw.h"

enum column { DATE_WIDTH = 12, AGE_WIDTH = 6, INITIALS_WIDTH = 4, OUTCOME_WIDTH = 12, WIDE = 76 };

void
referral_rows_clear(struct referral_rows *r)
{
	for (size_t i = 0; i < r->all.count; i++)
		free(r->whom[i]);
	free(r->whom);
	free(r->shown);
	referral_list_clear(&r->all);
	*r = (struct referral_rows){ .list = r->list };
}

static const char *
outcome_label(const struct referral *row)
{
	const struct vocab_item *item = vocab_by_num(VOCAB_OUTCOME, row->outcome);

	return item != NULL ? C_(vocab_short_context(VOCAB_OUTCOME), item->short_label) : "";
}

/* Every word typed begins or stands within what the row says. */
static bool
answers(const struct referral_rows *r, size_t i, const struct strlist *words)
{
	const struct referral *row = &r->all.item[i];
	char *text = mem_printf("%s %s %s %s", r->whom[i], row->reason != NULL ? row->reason : "",
				row->mediator, outcome_label(row));
	char *folded = utf8_fold(text);
	bool found = true;

	for (size_t k = 0; k < words->count && found; k++)
		found = strstr(folded, words->item[k]) != NULL;
	free(folded);
	free(text);
	return found;
}

void
referral_rows_narrow(struct referral_rows *r, const char *typed)
{
	char *folded = utf8_fold(typed);
	struct strlist words = { .item = NULL };
	size_t count = 0;

	strlist_split(&words, folded, ' ');
	for (size_t i = 0; i < r->all.count; i++)
		if (answers(r, i, &words))
			r->shown[count++] = i;
	list_set_count(&r->list, count);
	strlist_clear(&words);
	free(folded);
}

int
referral_rows_load(struct referral_rows *r, struct desk *d, bool all, const char *words,
		   struct err *err)
{
	struct referral_list list;

	if (referrals_list(d, all, &list, err) != 0)
		return -1;
	referral_rows_clear(r);
	r->all = list;
	r->today = clock_today(desk_clock(d));
	r->whom = mem_array(list.count + 1, sizeof(*r->whom));
	r->shown = mem_array(list.count + 1, sizeof(*r->shown));
	for (size_t i = 0; i < list.count; i++)
		r->whom[i] = referrals_whom(&list.item[i]);
	referral_rows_narrow(r, words);
	return 0;
}

const struct referral *
referral_rows_marked(const struct referral_rows *r)
{
	return r->list.count == 0 ? NULL : &r->all.item[r->shown[r->list.selected]];
}

const char *
referral_rows_whom(const struct referral_rows *r)
{
	return r->list.count == 0 ? "" : r->whom[r->shown[r->list.selected]];
}

/* « A. Bellance » gives AB. */
static char *
initials(const char *name)
{
	struct buf out = BUF_INIT;
	bool begins = true;
	size_t len;

	for (; (len = utf8_cluster(name)) > 0; name += len) {
		if (begins && *name != ' ')
			buf_add_len(&out, name, len);
		begins = *name == ' ' || *name == '-';
	}
	return buf_take(&out);
}

static char *
age(const struct referral_rows *r, const struct referral *row)
{
	int days = row->date == DATE_NONE ? 0 : r->today - row->date;

	/* TRANSLATORS: how many days ago, at most 6 columns */
	return days < 1 ? mem_strdup("") : mem_printf(_("%d d"), days);
}

void
referral_rows_draw_heads(int y, int columns)
{
	int x = 3 + DATE_WIDTH + AGE_WIDTH + 2;
	int half = (columns - x - INITIALS_WIDTH - 1) / 2;

	/* TRANSLATORS: what the columns of a list are called, at most 12, 16 and 16 columns */
	draw_text(y, 3, DATE_WIDTH, STYLE_DIM, _("Date"));
	draw_text(y, x, half - 1, STYLE_DIM, _("Sent to"));
	draw_text(y, x + half, half - 1, STYLE_DIM, _("Reason"));
}

void
referral_rows_draw(const struct referral_rows *r, size_t i, int y, int columns, bool cursor)
{
	const struct referral *row = &r->all.item[r->shown[i]];
	bool active = i == r->list.selected;
	enum style style = active ? STYLE_SELECTED : STYLE_PLAIN;
	char *day = words_date_short(row->date);
	char *ago = age(r, row);
	char *who = initials(row->mediator);
	int x = 3 + DATE_WIDTH + AGE_WIDTH + 2;
	int right = columns - 2 - INITIALS_WIDTH;
	int half = (columns - x - INITIALS_WIDTH - 1) / 2;

	draw_fill(y, 1, columns - 2, style, active ? draw_marker() : "");
	draw_text(y, 3, DATE_WIDTH, style, day);
	draw_right(y, 3 + DATE_WIDTH, AGE_WIDTH, style, ago);
	draw_text(y, x, half - 1, style, r->whom[r->shown[i]]);
	draw_right(y, right, INITIALS_WIDTH, style, who);
	if (row->outcome != 0 && columns >= WIDE) {
		right -= OUTCOME_WIDTH + 1;
		draw_text(y, right, OUTCOME_WIDTH, style, outcome_label(row));
	}
	draw_text(y, x + half, right - x - half - 1, style, row->reason != NULL ? row->reason : "");
	if (active && cursor)
		draw_cursor(y, 1);
	free(who);
	free(ago);
	free(day);
}

char *
referral_rows_note(const struct referral_rows *r)
{
	const struct referral *row = referral_rows_marked(r);
	const char *parts[] = { referral_rows_whom(r), row != NULL ? row->reason : NULL,
				row != NULL ? outcome_label(row) : NULL };
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (parts[i] != NULL && *parts[i] != '\0')
			buf_addf(&out, "%s%s%s%s", out.len > 0 ? " " : "",
				 out.len > 0 ? draw_dot() : "", out.len > 0 ? " " : "", parts[i]);
	return buf_take(&out);
}
