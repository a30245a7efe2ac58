/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How dates, durations and numbers are typed and shown, in the chosen language. */
#ifndef APP_WORDS_H
#define APP_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"

/* A date as people type it, against today: "", ISO, h/hier/yesterday, a/aujourd'hui, -2, 12 (the
 * last 12th), 12/3, 12/3/2026, lun (the last Monday), 12 mars, in French, Creole or English;
 * demain, lundi prochain, which are refused elsewhere. -1 when it cannot be read. */
int words_date_parse(const char *typed, int today, int *out);

/* A day to come, today among them, typed in the same ways: sam (the next Saturday), 28/11, demain;
 * with or without an hour behind it: « samedi 10h », « 28/11 14:30 », « 15h » (today). *minute is
 * TIME_NONE without one. -1 when it cannot be read, or is past. */
int words_coming_parse(const char *typed, int today, int *day, int *minute);
/* The same of any day that words_date_parse() reads: « hier 14h30 », « 24/11 9h », « 9h ». */
int words_past_parse(const char *typed, int today, int *day, int *minute);
bool words_is_weekday(const char *folded); /* a whole name, in any of the languages */

/* « 45 », « 45 min », « 1h30 », « 1 h 30 », « 1:30 », « 2h »: minutes. -1 when it cannot be
 * read. */
int words_duration_parse(const char *typed, int *minutes);

/* « 9:02 », « 9h02 », « 9h », « 902 »: minute of the day. */
int words_time_parse(const char *typed, int *minute);

/* All yours. */
char *words_date(int day);           /* mar. 24 nov. 2026 */
char *words_date_full(int day);      /* mardi 24 novembre 2026 */
char *words_date_short(int day);     /* mar. 24 nov. */
char *words_date_digits(int day);    /* 24/11/2026, as it is typed */
char *words_month(int day);          /* novembre 2026 */
char *words_duration(int minutes);   /* 1 h 30; 45 min */
char *words_hours(int64_t minutes);  /* 61 h 30, from totals */
char *words_time(int minute);        /* 09:02; "" for TIME_NONE */
char *words_number(int64_t n);       /* 1 204 in French, 1,204 in English */
char *words_phone(const char *e164); /* 0596 51 69 76; other numbers as they are */

#endif
