/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A breach of personal data (GDPR, art. 33): when it was noticed, until when the CNIL has to be
 * told, and the sheet to tell it with. One at a time, kept as a setting; what was decided of it is
 * in the log of access. */
#ifndef APP_BREACH_H
#define APP_BREACH_H

#include "app/desk.h"

enum { BREACH_HOURS = 72, BREACH_COLUMNS = 72 };

enum breach_state {
	BREACH_NONE, /* none was ever noted, or what was is not understood */
	BREACH_OPEN,
	BREACH_NOTIFIED, /* the CNIL was told */
	BREACH_CLOSED,   /* it does not have to be */
};
struct breach {
	enum breach_state state;
	int day, minute; /* when it was noticed, on the clock of the desk */
};

int breach_get(struct desk *d, struct breach *out, struct err *err);

/* « », now; « 8h », today; « hier 14h30 », « 24/11 9:00 ». A day of before without an hour is
 * not enough. -1 when it cannot be read, or is still to come. */
int breach_parse(struct desk *d, const char *typed, int *day, int *minute);

/* It is open from now on. ERR_CONFLICT where another one is. */
int breach_note(struct desk *d, int day, int minute, struct err *err);
/* It is open no more. ERR_NOTHING where none is. */
int breach_end(struct desk *d, bool notified, struct err *err);

/* Until when: BREACH_HOURS after it was noticed, on this day at the same minute. */
int breach_last_day(const struct breach *b);
/* Whole hours from now to then; -1 once it is past. */
int breach_hours_left(const struct breach *b, const struct clock *clock);

/* A page in the language of the screens: what the desk knows is filled in, there are lines for the
 * rest. In lines of so many columns. Yours; NULL with err. */
char *breach_sheet(struct desk *d, int columns, struct err *err);

#endif
