/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every total with its noun, so that no number stands without saying what it counts. */
#include "config.h"

#include "ui/stats_totals.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "base/vocab.h"
#include "ui/draw.h"

#define GAP 3
#define ROWS_MAX 8   /* of a flow */
#define WORD_SIZE 48 /* a number or a duration in any language */

static void add(struct strlist *out, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

static void
add(struct strlist *out, const char *fmt, ...)
{
	va_list args;
	char *text;

	va_start(args, fmt);
	text = mem_vprintf(fmt, args);
	va_end(args);
	strlist_add(out, text);
	free(text);
}

static const char *
keep(char *word, char room[static WORD_SIZE])
{
	snprintf(room, WORD_SIZE, "%s", word);
	free(word);
	return room;
}

static const char *
number(int64_t n, char room[static WORD_SIZE])
{
	return keep(words_number(n), room);
}

static unsigned long
plural(int64_t n)
{
	return (unsigned long)(n < 0 ? -n : n);
}

/* Before the times: these two are always told apart, and last phrases may lack room. */
static void
add_people(const struct stats_totals *t, struct strlist *out)
{
	char room[WORD_SIZE];
	char more[WORD_SIZE];

	/* TRANSLATORS: people: %1$s are known by name, %2$s are not */
	add(out, _("known by name: %1$s, without a name: %2$s"), number(t->known, room),
	    number(t->anonymous, more));
}

static int64_t
coordination_of(const struct stats_totals *t)
{
	return t->sessions_by_kind[KIND_ANIMATION] + t->sessions_by_kind[KIND_EVENT] +
	       t->sessions_by_kind[KIND_PARTNERSHIP];
}

/* Coordination has a time of its own: where there is some, this is not all of the time. */
static void
add_times(const struct stats_totals *t, struct strlist *out)
{
	int64_t helping = t->sessions_by_kind[KIND_INDIVIDUAL] + t->sessions_by_kind[KIND_WORKSHOP];
	char room[WORD_SIZE];

	if (coordination_of(t) > 0)
		/* TRANSLATORS: as below, without coordination: no longer, if possible */
		add(out, _("%s of help"), keep(words_hours(t->minutes), room));
	else
		/* TRANSLATORS: totals of a period; %s is a duration */
		add(out, _("%s in all"), keep(words_hours(t->minutes), room));
	if (helping > 0)
		/* TRANSLATORS: %s is the mean duration of a session */
		add(out, _("%s a session"),
		    keep(words_hours((t->minutes + helping / 2) / helping), room));
	if (t->attendances > 0 && t->attendances != helping)
		/* TRANSLATORS: %s is the mean duration for each attendance */
		add(out, _("%s an attendance"),
		    keep(words_hours((t->minutes + t->attendances / 2) / t->attendances), room));
}

void
stats_totals_main(const struct stats_totals *t, struct strlist *out)
{
	char room[WORD_SIZE];
	char more[WORD_SIZE];

	/* TRANSLATORS: %s is a number: how many times someone was helped */
	add(out, ngettext("%s attendance", "%s attendances", plural(t->attendances)),
	    number(t->attendances, room));
	add(out, ngettext("%s session", "%s sessions", plural(t->sessions)),
	    number(t->sessions, room));
	/* TRANSLATORS: totals of a period; %1$s people, of whom %2$s were there for the first
	 * time */
	add(out,
	    ngettext("%1$s person, %2$s for the first time", "%1$s people, %2$s for the first time",
		     plural(t->people)),
	    number(t->people, room), number(t->new_people, more));
}

void
stats_totals_more(const struct stats_totals *t, struct strlist *out)
{
	int64_t workshops = t->sessions_by_kind[KIND_WORKSHOP];
	int64_t coordination = coordination_of(t);
	char room[WORD_SIZE];
	char more[WORD_SIZE];

	add_people(t, out);
	add_times(t, out);
	if (workshops > 0)
		/* TRANSLATORS: attendances: %1$s one by one, %2$s in %3$s workshops */
		add(out,
		    ngettext("%1$s one to one, %2$s in %3$s workshop",
			     "%1$s one to one, %2$s in %3$s workshops", plural(workshops)),
		    number(t->attendances_individual, room), number(t->attendances_workshop, more),
		    number(workshops, (char[WORD_SIZE]){ 0 }));
	if (coordination > 0)
		/* TRANSLATORS: %1$s activities, which took %2$s */
		add(out,
		    ngettext("%1$s activity of coordination, %2$s",
			     "%1$s activities of coordination, %2$s", plural(coordination)),
		    number(coordination, room), keep(words_hours(t->minutes_coordination), more));
	/* TRANSLATORS: %s people known by name who had come before the period */
	add(out, _("known by name and seen before: %s"), number(t->returning_known, room));
}

void
stats_totals_turned_away(const struct stats_totals *t, struct strlist *out)
{
	size_t count;
	const struct vocab_item *reason = vocab_items(VOCAB_TURNED_AWAY, &count);
	struct buf reasons = BUF_INIT;
	char room[WORD_SIZE];

	if (t->turned_away == 0)
		return;
	for (size_t i = 0; i < count; i++)
		if (t->turned_away_by[reason[i].num] > 0)
			buf_addf(&reasons, "%s%s %s", reasons.len > 0 ? ", " : " – ",
				 C_(vocab_short_context(VOCAB_TURNED_AWAY), reason[i].short_label),
				 number(t->turned_away_by[reason[i].num], room));
	/* TRANSLATORS: people who could not be received, then the reasons or nothing */
	add(out, _("turned away: %1$s%2$s"), number(t->turned_away, room), buf_text(&reasons));
	buf_clear(&reasons);
}

/* Each on the first row that has room for it. Returns the rows used. */
static int
flow_phrases(const struct strlist *phrases, const struct stats_flow *flow, bool draw)
{
	int used[ROWS_MAX] = { 0 };
	int rows = 1;

	for (size_t i = 0; i < phrases->count; i++) {
		int needed = utf8_width(phrases->item[i]);
		int row = 0;

		while (row < flow->rows && used[row] > 0 && used[row] + needed > flow->width)
			row++;
		if (row == flow->rows)
			continue;
		if (draw)
			draw_text(flow->y + row, flow->x + used[row], flow->width - used[row],
				  i == 0 ? STYLE_ACCENT : STYLE_PLAIN, phrases->item[i]);
		used[row] += needed + GAP;
		rows = row + 1 > rows ? row + 1 : rows;
	}
	return rows;
}

void
stats_phrases_draw(const struct strlist *phrases, const struct stats_flow *flow)
{
	flow_phrases(phrases, flow, true);
}

int
stats_phrases_rows(const struct strlist *phrases, const struct stats_flow *flow)
{
	return flow_phrases(phrases, flow, false);
}
