/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Months, quarters and years by their names. */
#include "config.h"

#include "base/release_period.h"

#include <string.h>

#include "base/date.h"

enum { YEAR_DIGITS = 4, QUARTER = 3, YEAR = 12 };

int
release_period_parse(const char *text, struct release_period *out)
{
	char month[] = "2026-01";
	const char *rest;
	int months = 1;

	if (strspn(text, "0123456789") != YEAR_DIGITS)
		return -1;
	rest = text + YEAR_DIGITS;
	memcpy(month, text, YEAR_DIGITS);
	if (*rest == '\0') {
		months = YEAR;
	} else if (rest[0] == '-' && rest[1] == 'T' && rest[2] >= '1' && rest[2] <= '4' &&
		   rest[3] == '\0') {
		months = QUARTER;
	} else if (strlen(text) == strlen(month)) {
		memcpy(month, text, sizeof(month));
	} else {
		return -1;
	}
	if (date_month_parse(month, &out->first) != 0)
		return -1;
	if (months == QUARTER)
		out->first = date_add_months(out->first, (rest[2] - '1') * QUARTER);
	out->last = date_month_last(date_add_months(out->first, months - 1));
	out->months = months;
	return 0;
}

void
release_period_write(const struct release_period *p, char out[static RELEASE_PERIOD_SIZE])
{
	char iso[DATE_ISO_SIZE];

	date_write(p->first, iso);
	memcpy(out, iso, RELEASE_PERIOD_SIZE - 1);
	out[RELEASE_PERIOD_SIZE - 1] = '\0';
	if (p->months == YEAR) {
		out[YEAR_DIGITS] = '\0';
	} else if (p->months == QUARTER) {
		out[YEAR_DIGITS + 1] = 'T';
		out[YEAR_DIGITS + 2] = (char)('1' + (date_parts(p->first).month - 1) / QUARTER);
		out[YEAR_DIGITS + 3] = '\0';
	}
}

struct release_period
release_period_last(int months, int today)
{
	struct date_parts p = date_parts(today);
	int now = date_from(p.year, (p.month - 1) / months * months + 1, 1);

	return (struct release_period){ .first = date_add_months(now, -months),
					.last = now - 1,
					.months = months };
}

int
release_period_closing(const struct release_period *p)
{
	return p->last + RELEASE_CLOSING_DAY;
}

bool
release_period_in(const char *part, const char *whole)
{
	struct release_period a, b;

	return release_period_parse(part, &a) == 0 && release_period_parse(whole, &b) == 0 &&
	       a.months < b.months && a.first >= b.first && a.last <= b.last;
}

bool
release_period_linked(const char *a, const char *b)
{
	return strcmp(a, b) == 0 || release_period_in(a, b) || release_period_in(b, a);
}
