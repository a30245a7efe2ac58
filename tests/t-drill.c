/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a row of the statistics to the journal: it lists as many sessions as the row counts, also of
 * those whose people gave no answer. */
#include "config.h"

#include <stdlib.h>

#include "app/journal.h"
#include "base/i18n.h"
#include "report/label.h"
#include "tests/lib/app_desk.h"
#include "ui/stats_drill.h"

static struct stats_data data;

static struct logbook_sums
listed(struct journal *j, const struct journal_filter *f)
{
	struct logbook_sums sums = { .sessions = -1 };
	struct err err = { 0 };
	long shift;

	if (journal_set(j, f, 0, &err) != 0)
		return sums;
	while (!journal_totals(j, &sums) && journal_work(j, &shift, &err) == 1)
		continue;
	return sums;
}

static void
test_line(struct journal *j, enum stats_dim dim, const struct stats_line *line)
{
	struct journal_filter f;
	char *label = report_line_label(dim, line);

	if (!ok(stats_drill(&data, dim, line->code, &f), "%s: %s opens", stats_dim_name[dim],
		label))
		;
	else if (dim == STATS_TAG || dim == STATS_MEDIATOR || dim == STATS_MONTH ||
		 dim == STATS_DAY || (dim == STATS_PLACE && line->code != 0))
		/* The journal lists coordination, too, to which nobody comes. */
		is_int(listed(j, &f).attendances, line->attendances, "with as many attendances");
	else
		is_int(listed(j, &f).sessions, line->sessions, "with as many sessions");
	free(label);
}

static void
test_lines(struct journal *j, bool with_missing[STATS_DIM_COUNT])
{
	for (int dim = 0; dim < STATS_DIM_COUNT; dim++) {
		const struct stats_table *table = &data.now.by[dim];

		for (size_t i = 0; i < table->count && dim != STATS_TURNED_AWAY; i++) {
			test_line(j, (enum stats_dim)dim, &table->line[i]);
			with_missing[dim] |= table->line[i].code == report_not_given(dim);
		}
	}
}

int
main(void)
{
	struct desk *d = app_desk_invented();
	struct stats_query query = { .dims = UINT32_MAX };
	bool with_missing[STATS_DIM_COUNT] = { false };
	struct journal_filter f;
	struct journal *j = NULL;
	struct err err = { 0 };

	i18n_init(LANGUAGE_FR);
	data.period = (struct period){ date_from(2026, 9, 1), date_from(2026, 11, 24) };
	query.from = data.period.from;
	query.to = data.period.to;
	journal_filter_init(&f);
	if (stats_open(&data.stats, desk_file(d), &err) != 0 ||
	    stats_read(data.stats, &query, &data.now, &err) != 0 ||
	    journal_open(&j, d, &f, &err) != 0) {
		printf("Bail out! no figures: %s: %s\n", err.subject, err.detail);
		return 1;
	}
	test_lines(j, with_missing);
	ok(with_missing[STATS_GENDER] && with_missing[STATS_AGE] && with_missing[STATS_STATUS] &&
		   with_missing[STATS_RESIDENCE] && with_missing[STATS_PLACE],
	   "some of them gave no answer");
	ok(data.now.by[STATS_WEEKDAY].line[0].code == 0, "some came on a Monday");
	stats_period_clear(&data.now);
	journal_close(j);
	stats_close(data.stats);
	desk_close(d);
	return tap_done();
}
