/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a session in a list: fixed places on the left, the person's answers on the right,
 * the themes take what is between. */
#include "config.h"

#include "ui/session_line.h"

#include <stdlib.h>

#include "app/who.h"
#include "app/words.h"
#include "base/commune.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vocab.h"
#include "ui/draw.h"

enum column {
	START_WIDTH = 5,
	DURATION_WIDTH = 8,
	KIND_WIDTH = 12,
	WHO_WIDTH = 3,
	GENDER_WIDTH = 3,
	AGE_WIDTH = 6,
	STATUS_WIDTH = 13,
	RESIDENCE_WIDTH = 16,
	PLACE_WIDTH = 21, /* at least */
	PLACE_WIDEST = 40,
	ANSWERS_WIDTH = GENDER_WIDTH + AGE_WIDTH + STATUS_WIDTH + RESIDENCE_WIDTH + 3,
	SUBJECT_WIDTH = 40, /* what it is left before a place has more */
	REFER_TO_WIDTH = 13,
	TAGS_WIDTH = 21,
	DAY_WIDTH = 10,       /* 24/11/2026 */
	DAY_WIDTH_WORDS = 19, /* mer. 1er sept. 2026 */
	WITH_RESIDENCE = 96,  /* in a list of many days, where the subject comes first */
	WITH_WHO = 100,
	WITH_STATUS = 140, /* further columns only where the subject has forty left */
	WITH_PLACE = 165,
	WITH_REFER_TO = 180,
	WITH_TAGS = 200,
	WITH_START = 90,  /* from here on a list of many days says the start, too */
	WITH_WORDS = 110, /* and the day of the week */
	WIDE = 76         /* from here on the kind and the residence have their columns */
};

/* The short label of a code; "" for none or « not given ». */
static char *
short_label(enum vocab v, int num, int unknown)
{
	const struct vocab_item *item = vocab_by_num(v, num);

	if (item == NULL || num == unknown)
		return mem_strdup("");
	return mem_strdup(C_(vocab_short_context(v), item->short_label));
}

static void
add_values(struct buf *out, enum vocab v, uint64_t mask, uint64_t left_out)
{
	size_t count;
	const struct vocab_item *items = vocab_items(v, &count);
	size_t i;

	for (i = 0; i < count; i++) {
		uint64_t bit = UINT64_C(1) << (items[i].num - 1);

		if ((mask & bit) == 0 || (left_out & bit) != 0)
			continue;
		if (out->len > 0)
			buf_addf(out, " %s ", draw_dot());
		buf_add(out, C_(vocab_short_context(v), items[i].short_label));
	}
}

/* Frees the text. */
static void
add_part(struct buf *out, char *text)
{
	if (*text != '\0') {
		if (out->len > 0)
			buf_addf(out, " %s ", draw_dot());
		buf_add(out, text);
	}
	free(text);
}

static char *
participants(int count)
{
	return count > 0 ? mem_printf(ngettext("%d participant", "%d participants",
					       (unsigned long)count),
				      count)
			 : mem_strdup("");
}

static char *
audience(const struct session *s)
{
	if (s->audience_online > 0)
		/* TRANSLATORS: who came to an event: all, then how many of them online */
		return mem_printf(ngettext("%d participant (%d online)",
					   "%d participants (%d online)",
					   (unsigned long)s->audience),
				  s->audience, s->audience_online);
	return participants(s->audience);
}

char *
session_line_themes(uint64_t themes, uint64_t procedures)
{
	/* A procedure says it all: « help with procedures » before it is left out. */
	uint64_t left_out = procedures != 0 ? UINT64_C(1) << (THEME_PROCEDURES - 1) : 0;
	struct buf out = BUF_INIT;

	add_values(&out, VOCAB_THEME, themes, left_out);
	add_values(&out, VOCAB_PROCEDURE, procedures, 0);
	return buf_take(&out);
}

static char *
subject(const struct session *s)
{
	struct buf out = BUF_INIT;

	if (session_is_frozen(s))
		/* TRANSLATORS: a person, and a session with them, that must not change nor count;
		 * at most 8 columns */
		add_part(&out, mem_strdup(C_("person", "frozen")));
	add_part(&out, short_label(VOCAB_EVENT_TYPE, s->event_type, 0));
	add_part(&out, short_label(VOCAB_ANIMATION_TYPE, s->animation_type, 0));
	if (s->title != NULL)
		/* TRANSLATORS: the title of a workshop or an event, in the quotes of the language
		 */
		add_part(&out, mem_printf(_("“%s”"), s->title));
	if (s->kind == KIND_WORKSHOP)
		add_part(&out, participants(s->participants));
	add_part(&out, audience(s));
	add_part(&out, session_line_themes(s->themes, s->procedures));
	add_values(&out, VOCAB_COORD_THEME, s->coord_themes, 0);
	add_values(&out, VOCAB_PARTNERSHIP_KIND, s->partnership_kinds, 0);
	add_values(&out, VOCAB_PARTNER_KIND, s->partner_kinds, 0);
	return buf_take(&out);
}

static char *
residence(int code)
{
	const struct commune *commune = commune_by_num(code);

	return commune != NULL ? mem_strdup(commune->name) : short_label(VOCAB_RESIDENCE, code, 0);
}

static char *
tags(const struct session *s)
{
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < s->tags.count; i++)
		add_part(&out, utf8_clean(s->tags.item[i]));
	return buf_take(&out);
}

void
session_line_init(struct session_line *line, const struct session *s)
{
	static const struct attendance nobody = { 0 };
	const struct attendance *who = s->kind == KIND_INDIVIDUAL && s->attendance_count == 1
					       ? &s->attendance[0]
					       : &nobody;

	line->n = s->n;
	line->day = s->date;
	line->start = words_time(s->start);
	line->duration = words_duration(s->minutes);
	line->kind = s->kind;
	line->kind_name = short_label(VOCAB_KIND, s->kind, 0);
	line->subject = subject(s);
	line->gender = short_label(VOCAB_GENDER, who->gender, GENDER_UNKNOWN);
	line->age = short_label(VOCAB_AGE, who->age, AGE_UNKNOWN);
	line->status = short_label(VOCAB_STATUS, who->status, STATUS_UNKNOWN);
	line->residence = residence(who->residence);
	line->refer_to = short_label(VOCAB_REFER_TO, s->refer_to, 0);
	line->tags = tags(s);
	line->who = line->place = NULL;
}

void
session_line_init_desk(struct session_line *line, const struct session *s, struct desk *d)
{
	session_line_init(line, s);
	line->who = who_initials(d, s->mediator);
	line->place = mem_strdup(desk_place_name(d, s->place));
}

void
session_line_clear(struct session_line *line)
{
	free(line->start);
	free(line->duration);
	free(line->kind_name);
	free(line->subject);
	free(line->gender);
	free(line->age);
	free(line->status);
	free(line->residence);
	free(line->refer_to);
	free(line->tags);
	free(line->who);
	free(line->place);
}

/* From column x on. What there is no room for is left out whole. */
struct shown {
	bool start;
	bool kind;
	bool who;
	bool residence;
};

/* Ends before right, which comes to stand before it. */
static void
draw_before(int *right, int width, int y, enum style style, const char *text)
{
	*right -= width + 1;
	draw_text(y, *right, width, style, text);
}

/* What stands on the right of every kind of session. A place has what the subject, from x on, can
 * spare, the same on every row. */
static void
draw_more(const struct session_line *line, int x, int *right, int y, int columns, enum style style)
{
	int width;

	if (line->place == NULL)
		return;
	if (columns >= WITH_TAGS)
		draw_before(right, TAGS_WIDTH, y, style, line->tags);
	if (columns >= WITH_REFER_TO)
		draw_before(right, REFER_TO_WIDTH, y, style, line->refer_to);
	width = *right - 1 - ANSWERS_WIDTH - x - 1 - SUBJECT_WIDTH;
	width = width < PLACE_WIDTH ? PLACE_WIDTH : width > PLACE_WIDEST ? PLACE_WIDEST : width;
	if (columns >= WITH_PLACE)
		draw_before(right, width, y, style, line->place);
}

static void
draw_from(const struct session_line *line, int y, int x, int columns, enum style style,
	  struct shown shown)
{
	int right = columns - 1;

	if (shown.start) {
		draw_text(y, x, START_WIDTH, style, line->start);
		x += START_WIDTH + 1;
	}
	draw_right(y, x, DURATION_WIDTH, style, line->duration);
	x += DURATION_WIDTH + 2;
	if (shown.kind) {
		draw_text(y, x, KIND_WIDTH, style, line->kind_name);
		x += KIND_WIDTH + 1;
	} else if (line->kind != KIND_INDIVIDUAL) {
		x += draw_text(y, x, KIND_WIDTH, style, line->kind_name) + 1;
	}
	if (shown.who && line->who != NULL) {
		draw_text(y, x, WHO_WIDTH, style, line->who);
		x += WHO_WIDTH + 1;
	}
	draw_more(line, x, &right, y, columns, style);
	/* Only the one person of an individual session has answers of their own. */
	if (line->kind == KIND_INDIVIDUAL) {
		if (shown.residence)
			draw_before(&right, RESIDENCE_WIDTH - 1, y, style, line->residence);
		if (columns >= WITH_STATUS)
			draw_before(&right, STATUS_WIDTH, y, style, line->status);
		draw_before(&right, AGE_WIDTH, y, style, line->age);
		draw_before(&right, GENDER_WIDTH, y, style, line->gender);
	}
	draw_text(y, x, right - x - 1, style, line->subject);
}

void
session_line_draw(const struct session_line *line, int y, int columns, bool active)
{
	enum style style = active ? STYLE_SELECTED : STYLE_PLAIN;

	draw_fill(y, 1, columns - 2, style, active ? draw_marker() : "");
	draw_from(line, y, 3, columns, style,
		  (struct shown){ true, columns >= WIDE, columns >= WIDE, columns >= WIDE });
}

void
session_line_draw_dated(const struct session_line *line, int y, int columns, bool active,
			bool taken)
{
	enum style style = active ? STYLE_SELECTED : taken ? STYLE_STRONG : STYLE_PLAIN;
	bool in_words = columns >= WITH_WORDS;
	char *day = in_words ? words_date(line->day) : words_date_digits(line->day);
	int width = in_words ? DAY_WIDTH_WORDS : DAY_WIDTH;

	draw_fill(y, 1, columns - 2, style, active ? draw_marker() : "");
	draw_text(y, 2, 1, style, taken ? "+" : "");
	draw_text(y, 4, width, style, day);
	draw_from(line, y, 4 + width + 1, columns, style,
		  (struct shown){ columns >= WITH_START, columns >= WIDE, columns >= WITH_WHO,
				  columns >= WITH_RESIDENCE });
	free(day);
}
