/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/mandate.h"

#include <stdlib.h>
#include <string.h>

#include "app/words.h"
#include "base/mem.h"
#include "base/utf8.h"

enum { YEAR = 12, DIGITS_MAX = 2 };

/* As folded. */
static const struct {
	const char *name;
	int months;
} units[] = {
	{ "m", 1 },     { "mois", 1 },  { "mwa", 1 },     { "month", 1 },    { "months", 1 },
	{ "an", YEAR }, { "a", YEAR },  { "ans", YEAR },  { "annee", YEAR }, { "lanne", YEAR },
	{ "y", YEAR },  { "yr", YEAR }, { "year", YEAR },
};

/* 0 when it is no such time. */
static int
months_of(const char *typed)
{
	char *folded = utf8_fold(typed);
	const char *unit = folded;
	int number = 0, months = 0;

	while (*unit >= '0' && *unit <= '9' && unit - folded < DIGITS_MAX)
		number = number * 10 + (*unit++ - '0');
	unit += strspn(unit, " ");
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (strcmp(unit, units[i].name) == 0)
			months = number * units[i].months;
	free(folded);
	return months;
}

int
mandate_until_parse(const char *typed, int from, int today, int *until)
{
	int months = months_of(typed), minute;

	if (months > 0) {
		*until = date_add_months(from, months);
		return 0;
	}
	if (words_coming_parse(typed, today, until, &minute) == 0)
		return minute == TIME_NONE ? 0 : -1;
	return words_date_parse(typed, today, until);
}

bool
mandate_ended(const struct person *p, int today)
{
	return p->mandate_until != DATE_NONE && p->mandate_until < today;
}
