/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each chart is made of, and which of its rows stand for a value. */
#include "config.h"

#include "ui/stats_part.h"

#include <stdio.h>
#include <stdlib.h>

#include "app/words.h"
#include "base/date.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/vocab.h"
#include "report/label.h"
#include "report/sheet_stats.h"
#include "ui/chart.h"
#include "ui/draw.h"

enum { MONTHS = 12, HOURS = 24, WEEKDAYS = 7 };

/* --- the sheets --- */

static char *
short_month(int64_t month)
{
	return mem_printf("%s %d", i18n_month((int)(month % MONTHS) + 1, true),
			  (int)(month / MONTHS));
}

/* For the head of a column beside that of another period: « oct. 2026 », « 1–24 oct. », the year
 * where it is another one. */
static char *
short_period(const struct period *p, const struct period *beside)
{
	struct date_parts from = date_parts(p->from), to = date_parts(p->to);
	char year[16] = "";

	if (period_is_month(p))
		return short_month((int64_t)from.year * MONTHS + from.month - 1);
	if (from.year != to.year || from.month != to.month)
		return period_digits(p);
	if (from.year != date_parts(beside->from).year)
		snprintf(year, sizeof(year), " %d", from.year);
	return mem_printf("%d–%d %s%s", from.day, to.day, i18n_month(from.month, true), year);
}

static void
make_totals(struct stats_part *p, const struct stats_data *d)
{
	const struct stats_totals *total[STATS_THENS];
	char *name[STATS_THENS];
	size_t count = stats_data_thens(d);

	for (size_t i = 0; i < count; i++) {
		total[i] = &d->total[i];
		name[i] = short_period(&d->then[i], &d->period);
	}
	sheet_of_totals(&p->sheet, total, (const char *const *)name, count);
	for (size_t i = 0; i < count; i++)
		free(name[i]);
}

static char *
day_words(int64_t day)
{
	return words_date_short((int)day);
}

/* Attendances by month or by day, then what else there is of each. */
static void
make_trend(struct stats_part *p, const struct stats_table *t, const char *title,
	   char *label(int64_t code))
{
	sheet_init(&p->sheet, title, sheet_without_coordination());
	sheet_column(&p->sheet, _("attendances"));
	sheet_column(&p->sheet, _("people"));
	sheet_column(&p->sheet, _("sessions"));
	for (size_t i = 0; i < t->count; i++) {
		char *name = label(t->line[i].code);
		struct sheet_cell *cell = sheet_row(&p->sheet, name, t->line[i].code);

		cell[0] = sheet_number(t->line[i].attendances);
		cell[1] = sheet_number(t->line[i].people);
		cell[2] = sheet_number(t->line[i].sessions);
		free(name);
	}
}

/* The points of a crossed table; turned: its second axis goes down. Yours. */
static struct sheet_point *
points(const struct stats_table *t, bool people, bool turned)
{
	struct sheet_point *point = mem_array(t->count + 1, sizeof(*point));

	for (size_t i = 0; i < t->count; i++) {
		const struct stats_line *l = &t->line[i];

		point[i] = (struct sheet_point){ .row = turned ? l->second : l->code,
						 .column = turned ? l->code : l->second,
						 .n = people ? l->people : l->attendances };
	}
	return point;
}

static char *
weekday(int64_t code)
{
	return report_label(STATS_WEEKDAY, code);
}

/* The heads of narrow columns. */
static char *
hour(int64_t code)
{
	return code == STATS_HOUR_NONE ? mem_strdup("?") : mem_printf("%02d", (int)code);
}

static void
make_week(struct stats_part *p, const struct stats_data *d)
{
	const struct stats_table *t = &d->now.cross[STATS_WEEKDAY_HOUR];
	struct sheet_point *point = points(t, false, false);
	int64_t days[WEEKDAYS], hours[HOURS + 1];
	struct sheet_axis down = { .code = days, .count = WEEKDAYS, .label = weekday };
	struct sheet_axis across = { .code = hours, .label = hour };
	int64_t first = HOURS, last = -1;
	bool none = false;

	for (int i = 0; i < WEEKDAYS; i++)
		days[i] = i;
	for (size_t i = 0; i < t->count; i++) {
		int64_t h = point[i].column;

		none = none || h == STATS_HOUR_NONE;
		first = h != STATS_HOUR_NONE && h < first ? h : first;
		last = h > last ? h : last;
	}
	for (; first <= last; first++)
		hours[across.count++] = first;
	if (none)
		hours[across.count++] = STATS_HOUR_NONE;
	/* TRANSLATORS: title of a table: days of the week down, hours across */
	sheet_init(&p->sheet, _("When people come: day and hour"),
		   /* TRANSLATORS: what a table counts, then what its last column is, at most 34
		    * columns */
		   none ? _("attendances, ? without an hour") : _("attendances"));
	sheet_of_cross(&p->sheet, point, t->count, &down, &across);
	free(point);
}

static char *
age(int64_t code)
{
	return report_label(STATS_AGE, code);
}

static char *
gender(int64_t code)
{
	if (code == STATS_NOT_CROSSED)
		/* TRANSLATORS: head of a column, at most 12 columns: people of workshops whose age
		 * and gender were told apart */
		return mem_strdup(_("workshops"));
	if (code == GENDER_UNKNOWN)
		/* TRANSLATORS: head of a column, at most 12 columns: gender not given */
		return mem_strdup(_("not given"));
	return report_label(STATS_GENDER, code);
}

/* How many have an age here and their gender in its own table alone, for that was told of a
 * workshop as a whole; else the two tables would seem to contradict each other. Yours. */
static char *
people_words(const struct stats_table *t)
{
	int64_t apart = 0;
	char *number, *words;

	for (size_t i = 0; i < t->count; i++)
		apart += t->line[i].second == STATS_NOT_CROSSED ? t->line[i].people : 0;
	if (apart == 0)
		return mem_strdup(_("people"));
	number = report_number(apart);
	/* TRANSLATORS: what a table of people by age and gender counts, at most 58 columns with a
	 * number of 3 digits; the words before the comma may stand alone */
	words = mem_printf(ngettext("people, %s of a workshop: gender counted apart",
				    "people, %s of workshops: gender counted apart",
				    (unsigned long)apart),
			   number);
	free(number);
	return words;
}

static void
make_age_gender(struct stats_part *p, const struct stats_data *d)
{
	const struct stats_table *t = &d->now.cross[STATS_AGE_GENDER];
	struct sheet_point *point = points(t, true, false);
	struct sheet_axis down = { .label = age, .last = AGE_UNKNOWN };
	struct sheet_axis across = { .label = gender, .last = STATS_NOT_CROSSED };
	char *what = people_words(t);

	sheet_init(&p->sheet, _("Age and gender"), what);
	sheet_of_cross(&p->sheet, point, t->count, &down, &across);
	free(what);
	free(point);
}

static char *
theme(int64_t code)
{
	return report_label(STATS_THEME, code);
}

static void
make_theme_month(struct stats_part *p, const struct stats_data *d)
{
	const struct stats_table *t = &d->year.cross[STATS_MONTH_THEME];
	const struct stats_table *months = &d->year.by[STATS_MONTH];
	struct sheet_point *point = points(t, false, true);
	int64_t *code = mem_array(months->count + 1, sizeof(*code));
	struct sheet_axis down = { .label = theme, .by_sum = true };
	struct sheet_axis across = { .code = code, .count = months->count, .label = short_month };

	for (size_t i = 0; i < months->count; i++)
		code[i] = months->line[i].code;
	/* TRANSLATORS: title of a table: themes down, twelve months across; then what its figures
	 * are: attendances, and in its totals each of them once for every theme that it touched */
	sheet_init(&p->sheet, _("Themes by month"), _("attendances; totals: mentions"));
	sheet_of_cross(&p->sheet, point, t->count, &down, &across);
	free(point);
	free(code);
}

void
stats_part_make(struct stats_part *p, const struct stats_data *d, enum stats_part_kind kind,
		enum stats_dim dim, size_t most)
{
	*p = (struct stats_part){ .kind = kind, .dim = dim };
	switch (kind) {
	case PART_BARS:
		sheet_of_dim(&p->sheet, &d->now, dim);
		stats_block_make(&p->block, &p->sheet, &d->now.total, dim, most);
		break;
	case PART_TOTALS:
		make_totals(p, d);
		break;
	case PART_MONTHS:
		make_trend(p, &d->year.by[STATS_MONTH], _("12 months"), short_month);
		break;
	case PART_DAYS:
		/* TRANSLATORS: title of a chart, at most 12 columns */
		make_trend(p, &d->days.by[STATS_DAY], _("30 days"), day_words);
		break;
	case PART_WEEK:
		make_week(p, d);
		break;
	case PART_AGE_GENDER:
		make_age_gender(p, d);
		break;
	default:
		make_theme_month(p, d);
	}
}

void
stats_part_clear(struct stats_part *p)
{
	stats_block_clear(&p->block);
	sheet_clear(&p->sheet);
}

/* --- its rows --- */

static bool
is_trend(const struct stats_part *p)
{
	return p->kind == PART_MONTHS || p->kind == PART_DAYS;
}

static bool
is_grid(const struct stats_part *p)
{
	return p->kind >= PART_WEEK;
}

static bool
has_heads(const struct stats_part *p, bool table)
{
	return table || is_grid(p);
}

int
stats_part_rows(const struct stats_part *p, bool table, int width)
{
	if (!table && p->kind == PART_BARS)
		return stats_block_rows(&p->block);
	if (!table && is_trend(p))
		return chart_trend_rows(&p->sheet, 0, width) + 1;
	if (!table && p->kind == PART_TOTALS)
		return 0;
	return CHART_HEAD_ROWS + (int)p->sheet.rows + 1;
}

size_t
stats_part_lines(const struct stats_part *p, bool table)
{
	if (!table && p->kind == PART_BARS)
		return p->block.count;
	if (p->kind == PART_TOTALS || (!table && is_trend(p)))
		return 0;
	return p->sheet.rows - is_grid(p); /* but for the sums */
}

int
stats_part_line_row(const struct stats_part *p, bool table, size_t line)
{
	return (int)line + (!table && p->kind == PART_BARS ? 1 : CHART_HEAD_ROWS);
}

bool
stats_part_line(const struct stats_part *p, bool table, size_t line, int64_t *code)
{
	if (line >= stats_part_lines(p, table))
		return false;
	*code = !table && p->kind == PART_BARS ? p->block.bar[line].code : p->sheet.row[line].code;
	return true;
}

static void
draw_row(const struct stats_part *p, bool table, int row, const struct chart_place *at)
{
	if (is_grid(p))
		chart_grid_row(&p->sheet, !table, row, at);
	else if (table || p->kind == PART_TOTALS)
		chart_table_row(&p->sheet, row, at);
	else if (is_trend(p))
		chart_trend_row(&p->sheet, 0, row, at);
	else
		stats_block_row(&p->block, row, at);
}

void
stats_part_draw(const struct stats_part *p, bool table, const struct stats_part_area *a)
{
	struct chart_place at = { .y = a->y, .x = a->x, .width = a->width };
	int marked = a->marked < 0 ? -1 : stats_part_line_row(p, table, (size_t)a->marked);
	int rows = stats_part_rows(p, table, a->width) - 1;

	for (int row = a->skip; row < rows && at.y < a->end; row++, at.y++) {
		/* What the columns are stays above them. */
		bool head = row == a->skip && row >= CHART_HEAD_ROWS && row + 1 < rows &&
			    has_heads(p, table);

		at.marked = row == marked && !head;
		draw_row(p, table, head ? CHART_HEAD_ROWS - 1 : row, &at);
	}
}
