/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telephone numbers: French and overseas ones to E.164 (0590, 0690, 0691 are +590; 0596, 0696,
 * 0697 are +596). */
#ifndef APP_PHONE_H
#define APP_PHONE_H

#include <stdint.h>

#define PHONE_SIZE 17

/* The first number that can be read in a text, given the department of the place (971, 972; 0
 * unknown). rest, when not NULL, gets what else stood there (a second number, words), yours, NULL
 * when nothing. -1 when no number can be read. */
int phone_parse(const char *text, int department, char e164[static PHONE_SIZE], char **rest);

/* The nine digits behind the 0 of a number of the French plan; 0 of another. */
uint32_t phone_national(const char *e164);

/* What is typed to find a place, each number or beginning of one in it as one word of digits:
 * « 0596 51 », « +596 (0)596.51 » become « 059651 ». Yours. */
char *phone_typed(const char *text);

#endif
