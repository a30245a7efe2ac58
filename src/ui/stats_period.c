/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The usual periods, by today. */
#include "config.h"

#include "ui/stats_period.h"

#include <stdlib.h>

#include "app/choices.h"
#include "base/date.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ui/draw.h"
#include "ui/term.h"
#include "ui/ui.h"

enum usual {
	THIS_MONTH,
	LAST_MONTH,
	THIS_QUARTER,
	LAST_QUARTER,
	THIS_YEAR,
	LAST_YEAR,
	DAYS_30,
	MONTHS_12,
	ALL,
	USUAL
};

enum { MONTHS = 12, QUARTER = 3, CODE = 3 };

/* Before the letter of a usual period: no period that is typed begins so. */
#define MARK '.'

static struct period
months(int first, int count)
{
	return (struct period){ first, date_month_last(date_add_months(first, count - 1)) };
}

static struct period
usual_period(enum usual which, int today)
{
	struct date_parts d = date_parts(today);
	int month = date_month_first(today);
	int quarter = date_from(d.year, (d.month - 1) / QUARTER * QUARTER + 1, 1);

	switch (which) {
	case LAST_MONTH:
		return months(date_add_months(month, -1), 1);
	case THIS_QUARTER:
		return months(quarter, QUARTER);
	case LAST_QUARTER:
		return months(date_add_months(quarter, -QUARTER), QUARTER);
	case THIS_YEAR:
		return months(date_from(d.year, 1, 1), MONTHS);
	case LAST_YEAR:
		return months(date_from(d.year - 1, 1, 1), MONTHS);
	case DAYS_30:
		return (struct period){ today - STATS_TREND_DAYS + 1, today };
	case MONTHS_12:
		return months(date_add_months(month, 1 - MONTHS), MONTHS);
	case ALL:
		return (struct period){ date_from(STATS_YEAR_FIRST, 1, 1), today };
	default:
		return months(month, 1);
	}
}

static const char *
usual_name(enum usual which)
{
	/* TRANSLATORS: periods to choose from */
	static const char *const names[USUAL] = {
		N_("This month"),   N_("Last month"),     N_("This quarter"),
		N_("Last quarter"), N_("This year"),      N_("Last year"),
		N_("Last 30 days"), N_("Last 12 months"), N_("Everything"),
	};

	return _(names[which]);
}

static const char *
wrong(struct screen *s, const char *typed)
{
	int today = clock_today(desk_clock(s->desk));
	struct period p;

	if (!str_empty(typed) && period_parse(typed, today, &p) == 0)
		return p.from > today ? _("Nothing is logged in the future.") : NULL;
	return _("This cannot be read as a period: type a month, a year, or two dates.");
}

void
stats_period_pick(struct screen *s, int question, const struct stats_data *d)
{
	struct choices choices = { 0 };
	struct pick_arg arg = {
		.question = question,
		.title = _("Period"),
		.choices = &choices,
		.make = true,
		.wrong = wrong,
		/* TRANSLATORS: below the list of periods, at most 76 columns */
		.hint = _("Choose one, or type any: october, 2026, Q3 2026, 1/10 15/10."),
	};

	for (int i = 0; i < USUAL; i++) {
		struct period p = usual_period((enum usual)i, d->today);
		char code[CODE] = { MARK, (char)('a' + i), '\0' };
		char *words = i == ALL ? NULL : period_words(&p);

		choices_add(&choices, code, usual_name((enum usual)i), words);
		free(words);
	}
	ui_push(s, &screen_pick, &arg);
	choices_clear(&choices);
}

int
stats_period_picked(const char *code, const struct stats_data *d, struct period *out)
{
	enum usual which;

	if (*code != MARK)
		return str_empty(code) ? -1 : period_parse(code, d->today, out);
	which = (enum usual)(code[1] - 'a');
	*out = usual_period(which, d->today);
	/* What came before the first session is no period to count. */
	if (which == ALL && d->first != DATE_NONE)
		out->from = date_month_first(d->first);
	return 0;
}

/* « ‹ octobre   décembre › »: where the arrows lead. Yours. */
static char *
neighbours(const struct stats_data *d, bool brief)
{
	const struct period *p = &d->period;
	bool unicode = term_glyphs() == GLYPHS_UNICODE;
	int month = date_parts(p->from).month;
	const char *before = i18n_month(month == 1 ? 12 : month - 1, brief);
	const char *after = i18n_month(month == 12 ? 1 : month + 1, brief);
	const char *left = unicode ? "‹" : "<";

	if (p->to >= d->today)
		return mem_printf("%s %s", left, before);
	return mem_printf("%s %s   %s %s", left, before, after, unicode ? "›" : ">");
}

void
stats_period_neighbours(const struct stats_data *d, int x, int y, int columns)
{
	bool drawn = !period_is_month(&d->period);

	for (int brief = 0; brief < 2 && !drawn; brief++) {
		char *text = neighbours(d, brief == 1);

		drawn = utf8_width(text) <= columns - x - 2;
		if (drawn)
			draw_right(UI_TOP, x, columns - x - 2, STYLE_DIM, text);
		free(text);
	}
	if (!drawn) {
		char *text = neighbours(d, false);

		draw_text(y, 2, columns - 4, STYLE_DIM, text);
		free(text);
	}
}
