/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods as people type them, and what they are called. */
#ifndef UI_PERIOD_TYPED_H
#define UI_PERIOD_TYPED_H

#include <stdbool.h>

struct period {
	int from; /* both days included */
	int to;
};

/* « » (this month), « octobre », « 10/2026 », « 2026-10 », « 2026 », « 2026-T3 », « T3 2026 »,
 * « 3e trimestre 2026 », a day; or two of a kind, days, months or years, with a space, a dash or a
 * word between them, of which the first may leave its year to the second: « 1/9-15/10 »,
 * « janvier à mars 2026 », « 2025–2026 ». -1 when it cannot be read. */
int period_parse(const char *typed, int today, struct period *out);

struct period period_month(int day); /* the month that day is in */
bool period_is_month(const struct period *p);
/* Whole months move by as many, other periods by as many days. At the end of the calendar it stays
 * where it is. */
struct period period_shift(const struct period *p, int steps);

char *period_words(
	const struct period *p); /* « octobre 2026 », « T3 2026 », « 2026 », two dates. Yours */
/* In a narrow place: « oct. 2026 », « T3 2026 », « 1/9 – 27/11/2026 », « 1/9/25 – 27/11/26 ».
 * Yours. */
char *period_digits(const struct period *p);

#endif
