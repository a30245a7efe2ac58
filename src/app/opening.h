/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the opening hours of a place say at a minute of the desk's clock. */
#ifndef APP_OPENING_H
#define APP_OPENING_H

#include "app/desk.h"
#include "base/hours_week.h"

#define OPENING_NEVER INT64_MIN

struct opening {
	enum hours_state state;
	int64_t at;        /* the minute that it is of, as base/hours.h counts them */
	int64_t next;      /* when it is no longer so; OPENING_NEVER, also when nobody knows */
	bool holiday;      /* that day is a public holiday of which the hours say nothing */
	bool next_holiday; /* so is the later day on which it opens next */
};

/* The minute of the clock. */
int64_t opening_now(const struct clock *clock);

/* The holidays of the desk's own place, asked for once; then those of a place in that commune (0 or
 * one of elsewhere: the desk's), which asks nothing of the file. */
struct holidays opening_desk_holidays(struct desk *d);
struct holidays opening_holidays(const struct holidays *desk, int insee);

/* cell: hours as the directory has them; NULL or "" are unknown. room, all zero at first and yours
 * to clear, holds what was read: nothing is allocated when it held as much before. */
struct opening opening_read(struct hours *room, const char *cell, const struct holidays *kept,
			    int64_t at);

/* The interval in which it is open, or opens next, as far as a month later; false when there is
 * none. */
bool opening_span(const struct hours *h, const struct holidays *kept, const struct opening *o,
		  struct hours_span *span);

/* In words of the chosen language. */

/* For a row, beside a sign: « jusqu’à 12:30 », « ouvre lun. 08:00 »; "" when nobody
 * knows. Yours. */
char *opening_short(const struct opening *o);
/* « Ouvert jusqu’à 12:30, puis de 13:30 à 16:00 »; of hours that cannot be read, the cell as it is
 * published. h: as opening_read() left it. Yours. */
char *opening_sentence(const struct opening *o, const struct hours *h, const struct holidays *kept,
		       const char *cell);
/* « jour férié : vérifier », to stand beside that; NULL when nothing makes it doubtful. */
const char *opening_doubt(const struct opening *o);

/* « Lu–Je 07:30–12:30, 13:30–16:00 · Ve 07:30–12:30 »: dot stands between days that differ. Hours
 * that are not the same every week come rule by rule. NULL of hours unknown or invalid. Yours. */
char *opening_line(const struct hours *h, const char *dot);
/* The same as rows: of each day of the week what it is called and when, closed days too, and of
 * public holidays if they are closed. None of hours that are not weekly: app/opening_words.h says
 * those. label is borrowed from the catalogue, text for the call. */
typedef void opening_row_fn(void *arg, const char *label, const char *text);
void opening_table(const struct hours *h, opening_row_fn *fn, void *arg);
bool opening_weekly(const struct hours *h); /* the same every week: its rows are seven days */

/* The times alone: « 08:30–12:30, 13:30–16:00 », as they are typed, too; closed: "". */
void opening_times(const struct hours_range *range, int count, struct buf *out);
/* The hours of a day as typed: 8h30-12h, 8-12, 0830-1230, 8:30 12, 8 h à midi, 08:30–12:30,
 * 13:30–16:00; "" and « fermé » are none. An end at or before its start is of the next day. -1 when
 * they cannot be read, or in two ways; range is then not to be used. */
int opening_typed(const char *typed, struct hours_range range[static HOURS_DAY_RANGES], int *count);
bool opening_typed_closed(const char *typed); /* it is said: « fermé », in any of the languages */

#endif
