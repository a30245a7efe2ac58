/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands above the list of the journal, and what its actions say. */
#include "config.h"

#include "ui/journal_head.h"

#include <stdlib.h>

#include "app/sentence.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "ui/draw.h"
#include "ui/journal_filters.h"
#include "ui/ui.h"

#define LABEL_WIDTH 12

static char *
sessions_words(int64_t n)
{
	char *number = words_number(n);
	char *text = mem_printf(ngettext("%s session", "%s sessions", (unsigned long)n), number);

	free(number);
	return text;
}

static char *
attendances_words(int64_t n)
{
	char *number = words_number(n);
	char *text =
		mem_printf(ngettext("%s attendance", "%s attendances", (unsigned long)n), number);

	free(number);
	return text;
}

static char *
marked_words(int64_t n)
{
	char *number = words_number(n);
	/* TRANSLATORS: how many rows of a list are marked; at most 20 columns */
	char *text = mem_printf(ngettext("%s marked", "%s marked", (unsigned long)n), number);

	free(number);
	return text;
}

static char *
hidden_words(int64_t n)
{
	char *number = words_number(n);
	/* TRANSLATORS: below how many rows are marked: so many of these cannot be seen; at most 40
	 * columns */
	char *text = mem_printf(ngettext("%s of them is not in this list",
					 "%s of them are not in this list", (unsigned long)n),
				number);

	free(number);
	return text;
}

/* Frees both. */
static char *
joined(char *text, char *more)
{
	char *both = mem_printf("%s %s %s", text, draw_dot(), more);

	free(text);
	free(more);
	return both;
}

/* « 27 h de coordination » */
static char *
coordination_words(int64_t minutes)
{
	char *hours = words_hours(minutes);
	/* TRANSLATORS: %s is a time such as « 27 h »; at most 30 columns */
	char *text = mem_printf(_("%s of coordination"), hours);

	free(hours);
	return text;
}

/* « 12 204 activités · 13 500 accompagnements · 610 h · 27 h de coordination »; the last one where
 * there is room. Nobody came to coordination, so beside it alone no 0 stands. Of the bin only how
 * many. */
static char *
totals_words(const struct logbook_sums *sums, bool binned, int width)
{
	bool coordination = !binned && sums->coordination > 0;
	bool alone = coordination && sums->attendances == 0 && sums->minutes == 0;
	char *text = sessions_words(sums->sessions);

	if (!binned && !alone) {
		text = joined(text, attendances_words(sums->attendances));
		text = joined(text, words_hours(sums->minutes));
	}
	if (coordination) {
		char *more = coordination_words(sums->coordination);

		if (utf8_width(text) + 3 + utf8_width(more) <= width)
			return joined(text, more);
		free(more);
	}
	return text;
}

/* On the row that is blank but for this. */
static void
draw_hidden(int64_t hidden, int columns)
{
	char *text = hidden_words(hidden);
	int width = utf8_width(text);

	draw_right(UI_TOP + JOURNAL_HEAD_ROWS - 1, columns - width - 1, width, STYLE_ACCENT, text);
	free(text);
}

static void
draw_totals(const struct journal *j, int64_t marked, int columns)
{
	struct logbook_sums sums;
	bool done = journal_totals(j, &sums);
	char *right = marked > 0 ? marked_words(marked)
		      : done     ? mem_strdup("")
			     /* TRANSLATORS: totals that still grow, at most 20 columns */
			     : mem_strdup(_("still counting"));
	int width = utf8_width(right);
	int room = columns - width - 4;
	char *text = totals_words(&sums, journal_now(j)->binned, room);

	draw_text(UI_TOP, 1, room, STYLE_STRONG, text);
	draw_right(UI_TOP, columns - width - 1, width, marked > 0 ? STYLE_ACCENT : STYLE_DIM,
		   right);
	free(text);
	free(right);
}

/* What a half typed day would be; how one may be typed. Yours. */
static char *
day_meant(const struct desk *d, const char *typed)
{
	int day;
	struct problem p = { .field = FF_DATE, .code = journal_day(d, typed, &day) };
	char *words;
	char *text;

	if (*typed == '\0')
		/* TRANSLATORS: examples of a day as it may be typed; at most 24 columns */
		return mem_strdup(_("yesterday, -2, 12/3"));
	if (p.code == PROBLEM_FORMAT)
		return mem_strdup("?");
	words = words_date(day);
	text = mem_printf("= %s%s", words,
			  p.code == PROBLEM_NONE || p.code == PROBLEM_LONG_AGO ? "" : " ?");
	free(words);
	return text;
}

static void
draw_line(const struct journal_head *h, const struct desk *d, int columns)
{
	bool day = h->line == JOURNAL_LINE_DAY;
	char *meant = day ? day_meant(d, h->edit.text) : mem_strdup("");
	int width = utf8_width(meant);

	draw_text(UI_TOP + 1, 1, LABEL_WIDTH, STYLE_PLAIN,
		  /* TRANSLATORS: labels of a line being typed, at most 12 columns each */
		  day ? _("To what day") : _("Search"));
	edit_draw(&h->edit, UI_TOP + 1, 2 + LABEL_WIDTH, columns - LABEL_WIDTH - width - 5,
		  STYLE_ACCENT, true);
	draw_right(UI_TOP + 1, columns - width - 1, width, STYLE_STRONG, meant);
	free(meant);
}

void
journal_head_draw(const struct journal_head *h, struct desk *d, const struct journal *j,
		  int64_t marked, int64_t hidden, int columns)
{
	char *filters;

	draw_totals(j, marked, columns);
	if (hidden > 0)
		draw_hidden(hidden, columns);
	if (h->line != JOURNAL_LINE_FILTERS) {
		draw_line(h, d, columns);
		return;
	}
	filters = journal_filter_words(d, journal_now(j));
	draw_text(UI_TOP + 1, 1, columns - 2,
		  journal_filtered(journal_now(j)) ? STYLE_ACCENT : STYLE_DIM, filters);
	free(filters);
}

static char *
of_act(const struct journal_change *c, const char *count, const char *about, unsigned long n)
{
	switch (c->act) {
	case JOURNAL_DELETE:
		/* TRANSLATORS: what was just done to sessions; %s is how many */
		return mem_printf(ngettext("%s session is in the bin: u brings it back.",
					   "%s sessions are in the bin: u brings them back.", n),
				  count);
	case JOURNAL_RESTORE:
		return mem_printf(ngettext("%s session is out of the bin: u puts it back there.",
					   "%s sessions are out of the bin: u puts them back "
					   "there.",
					   n),
				  count);
	case JOURNAL_MOVE:
		/* TRANSLATORS: %1$s is how many, %2$s a day */
		return mem_printf(ngettext("%1$s session moved to %2$s: u undoes it.",
					   "%1$s sessions moved to %2$s: u undoes it.", n),
				  count, about);
	case JOURNAL_TAG:
		/* TRANSLATORS: %1$s is how many, %2$s the name of a tag */
		return mem_printf(ngettext("%1$s session has the tag “%2$s” now: u undoes it.",
					   "%1$s sessions have the tag “%2$s” now: u undoes it.",
					   n),
				  count, about);
	default:
		return mem_printf(ngettext("%1$s session lost the tag “%2$s”: u undoes it.",
					   "%1$s sessions lost the tag “%2$s”: u undoes it.", n),
				  count, about);
	}
}

static char *
about_words(const struct journal_change *c)
{
	return c->act == JOURNAL_MOVE ? words_date(c->day)
				      : utf8_clean(c->tag != NULL ? c->tag : "");
}

char *
journal_done_words(const struct journal_change *c, int count)
{
	char *number = words_number(count);
	char *about = about_words(c);
	char *text = of_act(c, number, about, (unsigned long)count);

	free(number);
	free(about);
	return text;
}

static char *
months_words(int months, int day)
{
	/* TRANSLATORS: how many months; at most 20 columns */
	return months == 1 ? words_month(day)
			   : mem_printf(ngettext("%d month", "%d months", (unsigned long)months),
					months);
}

char *
journal_published_words(const struct journal_change *c, int count, int months, int day)
{
	unsigned long n = (unsigned long)count;
	char *number = words_number(count);
	char *which = months_words(months, day);
	/* TRANSLATORS: %1$s is how many, %2$s a month or how many; at most 80 columns with them */
	char *text = mem_printf(
		c->act == JOURNAL_DELETE
			? ngettext("%1$s session in the bin; what is published (%2$s) does not "
				   "change",
				   "%1$s sessions in the bin; what is published (%2$s) does not "
				   "change",
				   n)
		: c->act == JOURNAL_RESTORE
			? ngettext("%1$s session out of the bin; what is published (%2$s) does not "
				   "change",
				   "%1$s sessions out of the bin; what is published (%2$s) does "
				   "not change",
				   n)
			: ngettext("%1$s session moved; what is published (%2$s) does not change",
				   "%1$s sessions moved; what is published (%2$s) does not change",
				   n),
		number, which);

	free(number);
	free(which);
	return text;
}

static char *
question_of(const struct journal_change *c, const char *count, const char *about, unsigned long n)
{
	switch (c->act) {
	case JOURNAL_DELETE:
		/* TRANSLATORS: asked before it is done to several sessions; %s is how many */
		return mem_printf(ngettext("Put %s session into the bin?",
					   "Put %s sessions into the bin?", n),
				  count);
	case JOURNAL_RESTORE:
		return mem_printf(ngettext("Take %s session out of the bin?",
					   "Take %s sessions out of the bin?", n),
				  count);
	case JOURNAL_MOVE:
		/* TRANSLATORS: %1$s is how many, %2$s a day */
		return mem_printf(
			ngettext("Move %1$s session to %2$s?", "Move %1$s sessions to %2$s?", n),
			count, about);
	case JOURNAL_TAG:
		/* TRANSLATORS: %1$s is how many, %2$s the name of a tag */
		return mem_printf(ngettext("Put the tag “%2$s” on %1$s session?",
					   "Put the tag “%2$s” on %1$s sessions?", n),
				  count, about);
	default:
		return mem_printf(ngettext("Take the tag “%2$s” off %1$s session?",
					   "Take the tag “%2$s” off %1$s sessions?", n),
				  count, about);
	}
}

char *
journal_ask_words(const struct journal_change *c, int64_t count, int64_t hidden)
{
	char *number = words_number(count);
	char *of_them = words_number(hidden);
	char *about = about_words(c);
	char *question = question_of(c, number, about, (unsigned long)count);
	char *text = hidden == 0 ? mem_strdup(question)
				 : mem_printf(ngettext("%1$s %2$s of them is not in the list that "
						       "you see.",
						       "%1$s %2$s of them are not in the list that "
						       "you see.",
						       (unsigned long)hidden),
					      question, of_them);

	free(number);
	free(of_them);
	free(about);
	free(question);
	return text;
}
