/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which figures a table shows, and in which order. */
#include "config.h"

#include "report/sheet_stats.h"

#include <stdlib.h>
#include <string.h>

#include "base/commune.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/vocab.h"
#include "report/label.h"
#include "report/table.h"

#define TENTHS_OF_1000 10000 /* so many tenths of one in a thousand are a whole */

/* --- one dimension --- */

enum figure {
	F_SESSIONS,
	F_ATTENDANCES,
	F_PEOPLE,
	F_MENTIONS,
	F_OF_ATTENDANCES,
	F_OF_PEOPLE,
	F_PER_1000,
};

static const char *
head_of(enum figure f)
{
	/* TRANSLATORS: heads of columns of figures, at most 17 columns each; "mentions" are all
	 * answers where several are possible */
	static const char *const heads[] = {
		N_("sessions"),         N_("attendances"), N_("people"),    N_("% mentions"),
		N_("% of attendances"), N_("% of people"), N_("per 1,000"),
	};

	return _(heads[f]);
}

const char *
sheet_without_coordination(void)
{
	/* TRANSLATORS: beside the title of a table whose sessions are fewer than those of the
	 * totals, at most 34 columns */
	return _("sessions: without coordination");
}

/* The columns of a table, the most telling first. Returns how many. */
static size_t
figures_of(enum stats_dim dim, enum figure out[static 5])
{
	static const enum figure people[] = { F_PEOPLE, F_OF_PEOPLE, F_ATTENDANCES, F_SESSIONS };
	static const enum figure residence[] = { F_PEOPLE, F_OF_PEOPLE, F_PER_1000, F_ATTENDANCES,
						 F_SESSIONS };
	static const enum figure several[] = { F_ATTENDANCES, F_MENTIONS, F_OF_ATTENDANCES,
					       F_PEOPLE, F_SESSIONS };
	static const enum figure one[] = { F_ATTENDANCES, F_OF_ATTENDANCES, F_PEOPLE, F_SESSIONS };
	static const enum figure kind[] = { F_SESSIONS, F_ATTENDANCES, F_PEOPLE };
	const enum figure *from = one;
	size_t count = sizeof(one) / sizeof(*one);

	if (dim == STATS_TURNED_AWAY) {
		from = people;
		count = 2;
	} else if (dim == STATS_RESIDENCE) {
		from = residence;
		count = sizeof(residence) / sizeof(*residence);
	} else if (dim == STATS_KIND) {
		from = kind;
		count = sizeof(kind) / sizeof(*kind);
	} else if (report_counts_people(dim)) {
		from = people;
	} else if (report_is_multiple(dim)) {
		from = several;
		count = sizeof(several) / sizeof(*several);
	}
	memcpy(out, from, count * sizeof(*out));
	return count;
}

struct sheet_cell
sheet_per_1000(int64_t people, int insee)
{
	const struct commune *c = commune_by_num(insee);

	if (c == NULL || c->population <= 0)
		return (struct sheet_cell){ .unit = SHEET_NOTHING };
	return (struct sheet_cell){ SHEET_RATE,
				    (people * TENTHS_OF_1000 + c->population / 2) / c->population };
}

static struct sheet_cell
cell_of(enum figure f, const struct stats_line *l, const struct stats_totals *t, enum stats_dim dim,
	int64_t mentions)
{
	switch (f) {
	case F_SESSIONS:
		return sheet_number(l->sessions);
	case F_ATTENDANCES:
		return sheet_number(l->attendances);
	case F_PEOPLE:
		return sheet_number(l->people);
	case F_MENTIONS:
		return sheet_share(l->attendances, mentions);
	case F_OF_ATTENDANCES:
		return sheet_share(l->attendances, t->attendances);
	case F_PER_1000:
		return sheet_per_1000(l->people, (int)l->code);
	default:
		return sheet_share(l->people, report_whole(t, dim));
	}
}

/* Values whose order says something keep it. */
static bool
keeps_order(enum stats_dim dim)
{
	return dim == STATS_AGE || dim == STATS_DURATION || dim == STATS_LEVEL ||
	       dim == STATS_AUTONOMY || dim == STATS_MONTH || dim == STATS_WEEKDAY ||
	       dim == STATS_HOUR || dim == STATS_DAY;
}

struct sorted {
	const struct stats_line *line;
	int64_t n;
	bool last; /* « not given » */
};

static int
by_number(const void *a, const void *b)
{
	const struct sorted *x = a;
	const struct sorted *y = b;

	if (x->last != y->last)
		return x->last ? 1 : -1;
	if (x->n != y->n)
		return x->n < y->n ? 1 : -1;
	return (x->line->code > y->line->code) - (x->line->code < y->line->code);
}

/* The lines in the order of their rows. Yours. */
static struct sorted *
sort_lines(const struct stats_table *table, enum stats_dim dim)
{
	struct sorted *sorted = mem_array(table->count + 1, sizeof(*sorted));

	for (size_t i = 0; i < table->count; i++) {
		const struct stats_line *l = &table->line[i];

		sorted[i].line = l;
		sorted[i].n = dim == STATS_KIND           ? l->sessions
			      : report_counts_people(dim) ? l->people
							  : l->attendances;
		sorted[i].last = l->label == NULL && l->code == report_not_given(dim);
	}
	if (!keeps_order(dim))
		qsort(sorted, table->count, sizeof(*sorted), by_number);
	return sorted;
}

void
sheet_of_dim(struct sheet *s, const struct stats_period *p, enum stats_dim dim)
{
	const struct stats_table *table = &p->by[dim];
	struct sorted *sorted = sort_lines(table, dim);
	enum figure figure[5];
	size_t columns = figures_of(dim, figure);
	int64_t mentions = 0;

	sheet_init(s, report_title(dim),
		   dim == STATS_KIND || dim == STATS_TURNED_AWAY ? NULL
								 : sheet_without_coordination());
	for (size_t c = 0; c < columns; c++)
		sheet_column(s, head_of(figure[c]));
	for (size_t i = 0; i < table->count; i++)
		mentions += table->line[i].attendances;
	for (size_t i = 0; i < table->count; i++) {
		const struct stats_line *l = sorted[i].line;
		char *label = report_line_label(dim, l);
		struct sheet_cell *cell = sheet_row(s, label, l->code);

		for (size_t c = 0; c < columns; c++)
			cell[c] = cell_of(figure[c], l, &p->total, dim, mentions);
		free(label);
	}
	free(sorted);
}

/* --- totals --- */

static int64_t
coordination(const struct stats_totals *t)
{
	return t->sessions_by_kind[KIND_ANIMATION] + t->sessions_by_kind[KIND_EVENT] +
	       t->sessions_by_kind[KIND_PARTNERSHIP];
}

static int64_t
mean(int64_t minutes, int64_t of)
{
	return of > 0 ? (minutes + of / 2) / of : 0;
}

static int64_t
mean_session(const struct stats_totals *t)
{
	return mean(t->minutes,
		    t->sessions_by_kind[KIND_INDIVIDUAL] + t->sessions_by_kind[KIND_WORKSHOP]);
}

struct total {
	const char *label; /* N_() */
	int64_t n;
	enum sheet_unit unit;
	bool part;
};
enum { TOTALS = 16 };

/* All of them, in the order in which they are asked for. */
static void
totals_of(const struct stats_totals *t, struct total out[static TOTALS])
{
	const struct total all[TOTALS] = {
		{ N_("Attendances"), t->attendances, SHEET_NUMBER, false },
		{ N_("individual"), t->attendances_individual, SHEET_NUMBER, true },
		{ N_("in workshops"), t->attendances_workshop, SHEET_NUMBER, true },
		{ N_("People"), t->people, SHEET_NUMBER, false },
		{ N_("known by name"), t->known, SHEET_NUMBER, true },
		{ N_("without a name"), t->anonymous, SHEET_NUMBER, true },
		{ N_("new"), t->new_people, SHEET_NUMBER, true },
		{ N_("known by name and seen before"), t->returning_known, SHEET_NUMBER, true },
		{ N_("Sessions"), t->sessions, SHEET_NUMBER, false },
		{ N_("Workshops"), t->sessions_by_kind[KIND_WORKSHOP], SHEET_NUMBER, true },
		{ N_("Activities of coordination"), coordination(t), SHEET_NUMBER, true },
		{ N_("Time of help"), t->minutes, SHEET_MINUTES, false },
		{ N_("Mean time per session"), mean_session(t), SHEET_MINUTES, false },
		{ N_("Mean time per attendance"), mean(t->minutes, t->attendances), SHEET_MINUTES,
		  false },
		{ N_("Time of coordination"), t->minutes_coordination, SHEET_MINUTES, false },
		{ N_("People turned away"), t->turned_away, SHEET_NUMBER, false },
	};

	memcpy(out, all, sizeof(all));
}

void
sheet_of_totals(struct sheet *s, const struct stats_totals *const *total, const char *const *name,
		size_t count)
{
	struct total now[TOTALS];
	struct total then[TOTALS];

	sheet_init(s, _("Totals"), NULL);
	sheet_column(s, name[0]);
	for (size_t i = 1; i < count; i++) {
		sheet_column(s, name[i]);
		/* TRANSLATORS: head of a column: how much more or less than in another period */
		sheet_column(s, _("change"));
	}
	totals_of(total[0], now);
	for (int t = 0; t < TOTALS; t++) {
		struct sheet_cell *cell = sheet_row(s, _(now[t].label), t);

		s->row[t].part = now[t].part;
		cell[0] = (struct sheet_cell){ now[t].unit, now[t].n };
		for (size_t i = 1; i < count; i++) {
			totals_of(total[i], then);
			cell[i * 2 - 1] = (struct sheet_cell){ then[t].unit, then[t].n };
			cell[i * 2] = sheet_change(now[t].n, then[t].n);
		}
	}
}

/* --- crossed tables --- */

/* The values of an axis, and the sum of each. */
struct axis {
	int64_t *code;
	int64_t *sum;
	size_t count;
};

static size_t
index_of(const struct axis *a, int64_t code)
{
	size_t i = 0;

	while (i < a->count && a->code[i] != code)
		i++;
	return i;
}

static bool
before(const struct sheet_axis *of, const struct axis *a, size_t x, size_t y)
{
	if ((a->code[x] == of->last) != (a->code[y] == of->last))
		return a->code[y] == of->last;
	if (of->by_sum && a->sum[x] != a->sum[y])
		return a->sum[x] > a->sum[y];
	return a->code[x] < a->code[y];
}

static void
swap(int64_t *a, size_t x, size_t y)
{
	int64_t kept = a[x];

	a[x] = a[y];
	a[y] = kept;
}

/* Axes are short: a vocabulary, hours, months. */
static void
sort(const struct sheet_axis *of, struct axis *a)
{
	for (size_t i = 1; i < a->count; i++) {
		for (size_t k = i; k > 0 && before(of, a, k, k - 1); k--) {
			swap(a->code, k, k - 1);
			swap(a->sum, k, k - 1);
		}
	}
}

static struct axis
axis_make(const struct sheet_axis *of, const struct sheet_point *point, size_t count, bool rows)
{
	size_t most = of->code != NULL ? of->count : count;
	struct axis a = { .code = mem_array(most + 1, sizeof(*a.code)),
			  .sum = mem_array(most + 1, sizeof(*a.sum)) };

	if (of->code != NULL) {
		memcpy(a.code, of->code, of->count * sizeof(*a.code));
		a.count = of->count;
	}
	for (size_t i = 0; i < count; i++) {
		int64_t code = rows ? point[i].row : point[i].column;
		size_t at = index_of(&a, code);

		if (at == a.count && of->code != NULL)
			continue;
		if (at == a.count)
			a.code[a.count++] = code;
		a.sum[at] += point[i].n;
	}
	if (of->code == NULL)
		sort(of, &a);
	return a;
}

static void
axis_clear(struct axis *a)
{
	free(a->code);
	free(a->sum);
}

static void
add_rows(struct sheet *s, const struct axis *rows, const struct sheet_axis *of, size_t columns)
{
	char *label;

	for (size_t i = 0; i <= rows->count; i++) {
		bool total = i == rows->count;
		struct sheet_cell *cell;

		label = total ? mem_strdup(_("Total")) : of->label(rows->code[i]);
		cell = sheet_row(s, label, total ? 0 : rows->code[i]);
		s->row[i].total = total;
		for (size_t c = 0; c <= columns; c++)
			cell[c] = sheet_number(0);
		free(label);
	}
}

void
sheet_of_cross(struct sheet *s, const struct sheet_point *point, size_t count,
	       const struct sheet_axis *rows, const struct sheet_axis *columns)
{
	struct axis r = axis_make(rows, point, count, true);
	struct axis c = axis_make(columns, point, count, false);

	for (size_t i = 0; i < c.count; i++) {
		char *head = columns->label(c.code[i]);

		sheet_column(s, head);
		free(head);
	}
	sheet_column(s, _("Total"));
	add_rows(s, &r, rows, c.count);
	for (size_t i = 0; i < count; i++) {
		size_t at[] = { index_of(&r, point[i].row), r.count };
		size_t across[] = { index_of(&c, point[i].column), c.count };

		if (at[0] == r.count || across[0] == c.count)
			continue;
		for (int k = 0; k < 4; k++)
			s->cell[at[k / 2] * (c.count + 1) + across[k % 2]].n += point[i].n;
	}
	axis_clear(&r);
	axis_clear(&c);
}
