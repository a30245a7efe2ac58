/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of a page with the totals of its period, as a text, as CSV or as a page for a
 * browser. */
#include "config.h"

#include "ui/stats_save.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/hand_out.h"
#include "ui/ui.h"

enum format { FORMAT_TEXT, FORMAT_CSV, FORMAT_PAGE };

void
stats_save_ask(struct screen *s, int question)
{
	struct ask ask = {
		.question = question,
		.text = _("What is shown, kept for this desk alone: small numbers are not hidden "
			  "in it."),
		.choice = { _("As a text"), _("For a spreadsheet"), _("As a page to print") },
	};

	ui_ask(s, &ask);
}

/* « lakou-poste-2026-10.csv »: that it is for the desk alone stands in its name, too. */
static char *
file_name(const struct period *p, enum format format)
{
	static const char *const ending[] = { "txt", "csv", "html" };
	char from[DATE_ISO_SIZE], to[DATE_ISO_SIZE];
	struct date_parts d = date_parts(p->from);

	date_write(p->from, from);
	date_write(p->to, to);
	if (period_is_month(p))
		return mem_printf("lakou-poste-%04d-%02d.%s", d.year, d.month, ending[format]);
	return mem_printf("lakou-poste-%s_%s.%s", from, to, ending[format]);
}

/* The totals come first, whatever the page is. */
static size_t
collect(const struct stats_pages *p, const struct stats_part *totals,
	struct sheet out[static STATS_PARTS_MAX + 1])
{
	size_t count = 0;

	out[count++] = totals->sheet;
	for (size_t i = 0; i < p->count; i++)
		if (p->part[i].kind != PART_TOTALS)
			out[count++] = p->part[i].sheet;
	return count;
}

void
stats_save(struct screen *s, int reply, const struct stats_pages *p, const struct stats_data *d,
	   const char *filters, struct err *err)
{
	struct sheet sheet[STATS_PARTS_MAX + 1]; /* borrowed */
	struct stats_part totals;
	struct buf out = BUF_INIT;
	char *name, *path, *period;
	struct sheet_page page = { .desk = desk_name(s->desk),
				   .filters = filters,
				   .demo = desk_demo(s->desk),
				   .sheet = sheet };

	if (reply < FORMAT_TEXT || reply > FORMAT_PAGE)
		return;
	stats_part_make(&totals, d, PART_TOTALS, 0, 0);
	page.count = collect(p, &totals, sheet);
	page.period = period = period_words(&d->period);
	if (reply == FORMAT_TEXT)
		sheet_page_text(&page, &out);
	else if (reply == FORMAT_CSV)
		sheet_page_csv(&page, CSV_EXCEL_FR, &out);
	else
		sheet_page_html(&page, &out);
	name = file_name(&d->period, (enum format)reply);
	path = hand_out_path(s->desk, name);
	if (file_write(path, buf_text(&out), out.len, true, err) == 0)
		/* TRANSLATORS: %s is a file */
		ui_sayf(s->ui, _("Saved as %s, for this desk alone."), path);
	buf_clear(&out);
	free(name);
	free(path);
	free(period);
	stats_part_clear(&totals);
}
