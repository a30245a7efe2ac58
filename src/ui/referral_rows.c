/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the list of referrals, and how they are drawn. */
#include "config.h"

#include "ui/referral_rows.h"

#include <stdlib.h>
#include <string.h>

#include "app/persons.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vocab.h"
#include "ui/draw.h"
#include "ui/session_line.h"

enum column {
	DATE_WIDTH = 12, /* sam. 21 nov. */
	DIGITS_WIDTH = 5,
	AGE_WIDTH = 6,
	INITIALS_WIDTH = 4,
	HEAD_WIDTH = 12,  /* of a column’s own name, at most */
	WHOLE_WIDTH = 40, /* of a column that holds the long name of a category */
	WIDE = 76,       /* from here on the initials have a column, and the reason beside a name */
	WITH_WORDS = 110 /* and the day of the week */
};

/* What shares the room between the age and the initials. */
enum part { PART_PERSON, PART_THEME, PART_WHOM, PART_REASON, PARTS };

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

/* NULL: nobody known, or names are locked. Yours, to be wiped. */
static char *
person_name(const struct referral_rows *r, const struct referral *row)
{
	const struct person *p;
	struct err ignored;

	if (row->person == 0 || !persons_open(r->desk) ||
	    persons_get(r->desk, row->person, &p, &ignored) != 0)
		return NULL;
	return persons_name(p);
}

/* Every word typed begins or stands within what the row says. */
static bool
answers(const struct referral_rows *r, size_t i, const struct strlist *words)
{
	const struct referral *row = &r->all.item[i];
	char *name = person_name(r, row);
	char *themes = session_line_themes(row->themes, row->procedures);
	char *text =
		mem_printf("%s %s %s %s %s %s", r->whom[i], row->reason != NULL ? row->reason : "",
			   row->mediator, outcome_label(row), themes, name != NULL ? name : "");
	char *folded = utf8_fold(text);
	bool found = true;

	for (size_t k = 0; k < words->count && found; k++)
		found = strstr(folded, words->item[k]) != NULL;
	mem_free_secret(folded);
	mem_free_secret(text);
	mem_free_secret(name);
	free(themes);
	return found;
}

/* The whole name of a category leaves no room for anything else. */
static const char *
whom_in(const struct referral_rows *r, size_t i, int width)
{
	const struct referral *row = &r->all.item[i];
	const struct vocab_item *item = vocab_by_num(VOCAB_REFER_TO, row->refer_to);

	if (row->partners != NULL || item == NULL || width >= WHOLE_WIDTH)
		return r->whom[i];
	return C_(vocab_short_context(VOCAB_REFER_TO), item->short_label);
}

/* « À relancer · dossier APL » */
static char *
reason(const struct referral *row)
{
	const char *outcome = outcome_label(row);
	const char *why = row->reason != NULL ? row->reason : "";

	if (*outcome == '\0' || *why == '\0')
		return mem_strdup(*outcome == '\0' ? why : outcome);
	return mem_printf("%s %s %s", outcome, draw_dot(), why);
}

/* What the widest of those shown would take. */
static void
measure(struct referral_rows *r)
{
	r->whom_width = r->reason_width = 0;
	for (size_t i = 0; i < r->list.count; i++) {
		char *why = reason(&r->all.item[r->shown[i]]);
		int widths[] = { utf8_width(whom_in(r, r->shown[i], 0)), utf8_width(why) };

		r->whom_width = widths[0] > r->whom_width ? widths[0] : r->whom_width;
		r->reason_width = widths[1] > r->reason_width ? widths[1] : r->reason_width;
		free(why);
	}
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
	measure(r);
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
	r->desk = d;
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

struct layout {
	int date; /* width */
	int x[PARTS];
	int width[PARTS]; /* 0: no room for it */
	int end;
};

/* To whom they were sent takes what the reasons do not need. */
static void
share(const struct referral_rows *r, struct layout *l)
{
	int needs = r->reason_width > HEAD_WIDTH ? r->reason_width : HEAD_WIDTH;
	int lacks = r->whom_width - l->width[PART_WHOM];
	int free_cells = l->width[PART_REASON] - needs;
	int moved = lacks < free_cells ? lacks : free_cells;

	if (moved <= 0)
		return;
	l->width[PART_WHOM] += moved;
	l->x[PART_REASON] += moved;
	l->width[PART_REASON] -= moved;
}

/* While names are open there is a column for them; on narrow screens it takes that of the reason,
 * which stands below the list. */
static struct layout
lay_out(const struct referral_rows *r, int columns)
{
	int weight[PARTS] = { [PART_THEME] = 3, [PART_WHOM] = 4, [PART_REASON] = 6 };
	struct layout l = { .date = columns >= WITH_WORDS ? DATE_WIDTH : DIGITS_WIDTH };
	int x = 3 + l.date + AGE_WIDTH + 2;
	int all = 0;
	int room;

	l.end = columns - 1 - (columns >= WIDE ? INITIALS_WIDTH + 1 : 0);
	room = l.end - x;
	if (r->desk != NULL && persons_open(r->desk)) {
		weight[PART_PERSON] = 3;
		weight[PART_REASON] = columns >= WIDE ? 4 : 0;
	}
	for (int p = 0; p < PARTS; p++)
		all += weight[p];
	for (int p = 0; p < PARTS; p++) {
		l.x[p] = x;
		l.width[p] = weight[p] == 0 ? 0 : room * weight[p] / all - 1;
		x += room * weight[p] / all;
	}
	share(r, &l);
	return l;
}

void
referral_rows_draw_heads(const struct referral_rows *r, int y, int columns)
{
	/* TRANSLATORS: what the columns of a list are called, at most 9, 9, 12 and 12 columns */
	static const char *const heads[PARTS] = { N_("Person"), N_("Theme"), N_("Sent to"),
						  N_("Reason") };
	struct layout l = lay_out(r, columns);

	/* TRANSLATORS: what the first column of a list is called, at most 5 columns */
	draw_text(y, 3, l.date, STYLE_DIM, _("Date"));
	for (int p = 0; p < PARTS; p++)
		if (l.width[p] > 0)
			draw_text(y, l.x[p], l.width[p], STYLE_DIM, _(heads[p]));
	if (columns >= WIDE)
		/* TRANSLATORS: above the initials of who sent them, at most 4 columns */
		draw_right(y, l.end + 1, INITIALS_WIDTH, STYLE_DIM, C_("column", "By"));
}

static void
draw_parts(const struct referral_rows *r, size_t i, int y, const struct layout *l, enum style style)
{
	const struct referral *row = &r->all.item[i];
	char *name = person_name(r, row);
	char *themes = session_line_themes(row->themes, row->procedures);
	char *why = reason(row);
	const char *text[PARTS] = { name != NULL ? name : "", themes,
				    whom_in(r, i, l->width[PART_WHOM]), why };

	for (int p = 0; p < PARTS; p++)
		if (l->width[p] > 0)
			draw_text(y, l->x[p], l->width[p], style, text[p]);
	mem_free_secret(name);
	free(themes);
	free(why);
}

void
referral_rows_draw(const struct referral_rows *r, size_t i, int y, int columns, bool cursor)
{
	const struct referral *row = &r->all.item[r->shown[i]];
	bool active = i == r->list.selected;
	enum style style = active ? STYLE_SELECTED : STYLE_PLAIN;
	struct layout l = lay_out(r, columns);
	char *day =
		columns >= WITH_WORDS ? words_date_short(row->date) : words_date_digits(row->date);
	char *ago = age(r, row);
	char *who = initials(row->mediator);

	if (columns < WITH_WORDS && strlen(day) > DIGITS_WIDTH)
		day[DIGITS_WIDTH] = '\0'; /* how long ago it was says the year */
	draw_fill(y, 1, columns - 2, style, active ? draw_marker() : "");
	draw_text(y, 3, l.date, style, day);
	draw_right(y, 3 + l.date, AGE_WIDTH, style, ago);
	draw_parts(r, r->shown[i], y, &l, style);
	if (columns >= WIDE)
		draw_right(y, l.end + 1, INITIALS_WIDTH, style, who);
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
	char *name = row != NULL ? person_name(r, row) : NULL;
	char *themes = row != NULL ? session_line_themes(row->themes, row->procedures) : NULL;
	const char *parts[] = { name, themes, referral_rows_whom(r),
				row != NULL ? row->reason : NULL,
				row != NULL ? outcome_label(row) : NULL };
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (parts[i] != NULL && *parts[i] != '\0')
			buf_addf(&out, "%s%s%s%s", out.len > 0 ? " " : "",
				 out.len > 0 ? draw_dot() : "", out.len > 0 ? " " : "", parts[i]);
	mem_free_secret(name);
	free(themes);
	return buf_take(&out);
}
