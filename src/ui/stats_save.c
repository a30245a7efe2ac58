/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of a page with the totals of its period, as a text, as CSV or as a page for a
 * browser. */
#include "config.h"

#include "ui/stats_save.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/release_period.h"
#include "ui/hand_out.h"
#include "ui/ui.h"

enum { NAMES_TRIED = 999 };
enum format { FORMAT_TEXT, FORMAT_CSV, FORMAT_PAGE };

void
stats_save_ask(struct screen *s, int question)
{
	struct ask ask = {
		.question = question,
		.text = _("What is shown, kept for this desk alone: small numbers are not hidden "
			  "in it."),
		.choice = { _("Text"), _("CSV for a spreadsheet"), _("Page to print") },
	};

	ui_ask(s, &ask);
}

/* As releases name a month, a quarter or a year; else by its two days. Yours. */
static char *
period_name(const struct period *p)
{
	static const int months[] = { 1, 3, 12 };
	char name[RELEASE_PERIOD_SIZE], from[DATE_ISO_SIZE], to[DATE_ISO_SIZE];

	for (size_t i = 0; i < sizeof(months) / sizeof(months[0]); i++) {
		struct release_period whole = { p->from, p->to, months[i] };

		release_period_write(&whole, name);
		if (release_period_parse(name, &whole) == 0 && whole.first == p->from &&
		    whole.last == p->to)
			return mem_strdup(name);
	}
	date_write(p->from, from);
	date_write(p->to, to);
	return mem_printf("%s_%s", from, to);
}

/* « lakou-poste-2026-10-personnes.csv »: that it is for the desk alone stands in its name, too. A
 * number follows from the second one on. */
static char *
file_name(const struct stats_pages *pages, const struct period *p, enum format format, int attempt)
{
	static const char *const ending[] = { "txt", "csv", "html" };
	static const char *const page[] = {
		[STATS_SUMMARY] = "resume", [STATS_HELP] = "aide", [STATS_PEOPLE] = "personnes",
		[STATS_WHEN] = "quand",     [STATS_WHERE] = "ou",  [STATS_REST] = "suite",
	};
	char *name = period_name(p), *file;
	char number[16] = "";

	if (attempt > 1)
		snprintf(number, sizeof(number), "-%d", attempt);
	file = mem_printf("lakou-poste-%s-%s%s.%s", name, page[pages->page], number,
			  ending[format]);
	free(name);
	return file;
}

/* Under the first name that no file has: what was saved before may have other filters. The path
 * is yours. */
static int
write_new(struct desk *d, const struct stats_pages *pages, const struct period *p,
	  enum format format, const struct buf *bytes, char **path, struct err *err)
{
	int result = -1;

	err->code = ERR_EXISTS;
	for (int i = 1; i <= NAMES_TRIED && result != 0 && err->code == ERR_EXISTS; i++) {
		char *name = file_name(pages, p, format, i);

		err_clear(err);
		mem_replace(path, hand_out_path(d, name));
		result = file_write(*path, buf_text(bytes), bytes->len, false, err);
		free(name);
	}
	return result;
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
	char *path = NULL, *period;
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
	if (write_new(s->desk, p, &d->period, (enum format)reply, &out, &path, err) == 0)
		/* TRANSLATORS: %s is a file */
		ui_sayf(s->ui, _("Saved as %s, for this desk alone."), path);
	buf_clear(&out);
	free(path);
	free(period);
	stats_part_clear(&totals);
}
