/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for a release: counted from its cells, dated from its stamp. */
#include "config.h"

#include "ui/release_show.h"

#include <stdlib.h>
#include <string.h>

#include "app/words.h"
#include "base/date.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "report/release.h"
#include "report/sensitive.h"
#include "ui/draw.h"

#define SEAL_SHOWN 8 /* characters: enough to tell two releases apart */

enum layout {
	PERIOD_WIDTH = 16,
	DAY_WIDTH = 19,
	SEAL_WIDTH = 18,
	WITH_RECIPIENT = 76 /* columns */
};

const struct release *
release_show_find(const struct release_list *list, const char *period, const char *profile)
{
	size_t i;

	for (i = 0; i < list->count; i++)
		if (strcmp(list->item[i].period, period) == 0 &&
		    strcmp(list->item[i].profile, profile) == 0)
			return &list->item[i];
	return NULL;
}

char *
release_show_day(const struct release *r)
{
	char *iso = mem_strndup(r->made, DATE_ISO_SIZE - 1);
	int day;
	char *text = date_parse(iso, &day) == 0 ? words_date(day) : mem_strdup(r->made);

	free(iso);
	return text;
}

/* Below their heads. */
static char *
row_counts(const struct release *r)
{
	int64_t rows = 0;
	char *number, *text;

	for (size_t i = 0; i < r->file_count; i++)
		if (strcmp(r->file[i].name, RELEASE_FILE_ROWS) == 0)
			for (size_t k = 0; k < r->file[i].len; k++)
				rows += r->file[i].bytes[k] == '\n';
	if (rows > 0)
		rows--;
	number = words_number(rows);
	text = mem_printf(ngettext("%s row", "%s rows", (unsigned long)rows), number);
	free(number);
	return text;
}

char *
release_show_counts(const struct release *r)
{
	size_t tables = 0;
	size_t hidden = 0;
	char *all;
	char *secret;
	char *parts[3];
	size_t i;

	if (strcmp(r->profile, RELEASE_PROFILE_ROWS) == 0)
		return row_counts(r);
	/* The cells of a table stand together. */
	for (i = 0; i < r->cell_count; i++) {
		tables += i == 0 || strcmp(r->cell[i].table, r->cell[i - 1].table) != 0 ? 1 : 0;
		hidden += r->cell[i].secret ? 1 : 0;
	}
	all = words_number((int64_t)r->cell_count);
	secret = words_number((int64_t)hidden);
	parts[0] = mem_printf(ngettext("%zu table", "%zu tables", tables), tables);
	/* TRANSLATORS: %s figures in these tables */
	parts[1] = mem_printf(ngettext("%s figure", "%s figures", r->cell_count), all);
	/* TRANSLATORS: figures that are not shown, so that nobody is recognised */
	parts[2] = mem_printf(ngettext("%s hidden", "%s hidden", hidden), secret);
	free(all);
	free(secret);
	all = mem_printf("%s, %s, %s", parts[0], parts[1], parts[2]);
	free(parts[0]);
	free(parts[1]);
	free(parts[2]);
	return all;
}

char *
release_show_profile(const char *profile)
{
	if (strcmp(profile, RELEASE_PROFILE_DIFFUSION) == 0)
		/* TRANSLATORS: « diffusion » is a name in the files; %d is a number of people */
		return mem_printf(_("diffusion: for everybody; hidden under %d people"),
				  DISCLOSE_K_SENSITIVE);
	/* TRANSLATORS: %1$d and %2$d are numbers of people */
	return mem_printf(_("coordination: for named coordinators; hidden under %1$d people, "
			    "%2$d if sensitive"),
			  DISCLOSE_K, DISCLOSE_K_SENSITIVE);
}

char *
release_show_files(unsigned formats)
{
	struct strlist name = { .item = NULL };
	char *others;
	char *text;

	for (const struct release_format_name *f = release_formats; f->word != NULL; f++)
		if (formats & f->format)
			strlist_add(&name, f->file);
	strlist_add(&name, RELEASE_FILE_NOTICE);
	others = strlist_join(&name, ", ");
	/* TRANSLATORS: names of files; the first opens with a double click */
	text = mem_printf(_("%1$s (spreadsheet), %2$s, %3$s"), RELEASE_FILE_STATISTICS, others,
			  RELEASE_FILE_MANIFEST);
	free(others);
	strlist_clear(&name);
	return text;
}

/* A quarter or a year is told as in the files. */
char *
release_show_period(const struct release *r)
{
	int first;

	return date_month_parse(r->period, &first) == 0 ? words_month(first)
							: report_release_period(r->period);
}

void
release_show_draw(const struct release *r, int y, int columns, bool marked)
{
	enum style style = marked ? STYLE_STRONG : STYLE_PLAIN;
	char *period = release_show_period(r);
	char *day = release_show_day(r);
	char *seal = mem_strndup(r->seal, SEAL_SHOWN);
	/* TRANSLATORS: %s begins the seal of a release, at most 18 columns in all */
	char *sealed =
		r->withdrawn != NULL ? mem_strdup(_("withdrawn")) : mem_printf(_("seal %s…"), seal);
	bool rows = strcmp(r->profile, RELEASE_PROFILE_ROWS) == 0;
	/* TRANSLATORS: beside a period of which a file of rows was published, at most 11 columns */
	const char *beside = rows ? _("rows") : r->recipient;
	bool wide = columns >= WITH_RECIPIENT;
	int right = columns - 1 - SEAL_WIDTH;
	int x = 4;

	if (marked)
		draw_text(y, 2, 1, style, draw_marker());
	draw_text(y, x, PERIOD_WIDTH, style, period);
	x += PERIOD_WIDTH + 1;
	draw_text(y, x, DAY_WIDTH, style, day);
	x += DAY_WIDTH + 1;
	if (wide && beside != NULL)
		draw_text(y, x, right - x - 1, style, beside);
	draw_text(y, right, SEAL_WIDTH, STYLE_DIM, rows && !wide ? beside : sealed);
	free(period);
	free(day);
	free(seal);
	free(sealed);
}

void
release_show_made(const struct release_list *made, const struct release *now, int y, int bottom,
		  int columns)
{
	bool all = y + 1 + (int)made->count <= bottom;
	int end = all ? bottom : bottom - 1;

	if (y + 1 < bottom) {
		draw_text(y++, 2, columns - 4, STYLE_STRONG, _("Made so far"));
		if (made->count == 0)
			draw_text(y, 4, columns - 6, STYLE_DIM,
				  _("No month has been exported yet."));
	}
	for (size_t i = 0; i < made->count && y < end; i++)
		release_show_draw(&made->item[i], y++, columns, &made->item[i] == now);
	if (!all && y < bottom)
		/* TRANSLATORS: l is a key; of releases made before, which have no room here */
		draw_text(y, 4, columns - 6, STYLE_DIM, _("l shows all that was made so far."));
}
