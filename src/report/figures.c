/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The totals of a period by name. */
#include "config.h"

#include "report/figures.h"

#include "base/vocab.h"

size_t
report_figures(const struct stats_totals *t, struct report_figure out[REPORT_FIGURES_MAX])
{
	const char *one = vocab_by_num(VOCAB_KIND, KIND_INDIVIDUAL)->code;
	const char *group = vocab_by_num(VOCAB_KIND, KIND_WORKSHOP)->code;
	size_t kinds;
	const struct vocab_item *kind = vocab_items(VOCAB_KIND, &kinds);
	size_t n = 0;

	out[n++] = (struct report_figure){ "sessions", "all", t->sessions };
	for (size_t i = 0; i < kinds; i++)
		out[n++] = (struct report_figure){ "sessions", kind[i].code,
						   t->sessions_by_kind[kind[i].num] };
	out[n++] = (struct report_figure){ "attendances", "all", t->attendances };
	out[n++] = (struct report_figure){ "attendances", one, t->attendances_individual };
	out[n++] = (struct report_figure){ "attendances", group, t->attendances_workshop };
	out[n++] = (struct report_figure){ "people", "all", t->people };
	out[n++] = (struct report_figure){ "people", "known", t->known };
	out[n++] = (struct report_figure){ "people", "anonymous", t->anonymous };
	out[n++] = (struct report_figure){ "people", "new", t->new_people };
	out[n++] = (struct report_figure){ "people", "returning_known", t->returning_known };
	out[n++] = (struct report_figure){ "minutes", "all", t->minutes };
	return n;
}
