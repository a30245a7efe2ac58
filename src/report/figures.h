/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The totals of a period by name, for the files that list them. */
#ifndef REPORT_FIGURES_H
#define REPORT_FIGURES_H

#include "store/stats.h"

struct report_figure {
	const char *figure; /* "sessions", "attendances", "people", "minutes" */
	const char *code;   /* "all", "individuel"... */
	int64_t value;
};
enum { REPORT_FIGURES_MAX = 16 };

/* Returns how many; those of one figure stand together. */
size_t report_figures(const struct stats_totals *t, struct report_figure out[REPORT_FIGURES_MAX]);

#endif
