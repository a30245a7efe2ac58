/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list, and below it in full what the bar is on. */
#include "config.h"

#include "ui/import_preview.h"

#include <stdlib.h>
#include <string.h>

#include "app/words.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "ui/draw.h"
#include "ui/partner_show.h"
#include "ui/ui.h"

#define HEAD_ROWS 4   /* file, counts, the marked reason, a blank */
#define REASON_ROWS 2 /* what is marked, in full */
#define NOW_WIDTH 20  /* of what stands before a value there */

static int
list_rows(int bottom)
{
	return bottom - UI_TOP - HEAD_ROWS - REASON_ROWS;
}

void
import_preview_show(struct import_preview *p, unsigned show)
{
	p->show = show;
	import_list_fill(&p->lines, &p->plan, show);
	p->list = (struct list){ .count = p->lines.count };
}

void
import_preview_set(struct import_preview *p, const struct import_plan *plan)
{
	import_plan_clear(&p->plan);
	p->plan = *plan;
	import_preview_show(p, plan->refused > 0 ? 1u << IMPORT_REFUSED : IMPORT_SHOW_ALL);
}

void
import_preview_clear(struct import_preview *p)
{
	import_list_clear(&p->lines);
	import_plan_clear(&p->plan);
}

bool
import_preview_key(struct import_preview *p, int key, int bottom)
{
	return list_key(&p->list, key, list_rows(bottom));
}

bool
import_preview_choose(struct import_preview *p)
{
	return p->lines.count > 0 && import_line_choose(&p->lines.line[p->list.selected], &p->plan);
}

const char *
import_preview_why(const struct import_preview *p)
{
	const struct import_line *line =
		p->lines.count > 0 ? &p->lines.line[p->list.selected] : NULL;
	int f = line ? import_line_field(line) : -1;

	return line && line->row && line->row->planned == IMPORT_ADDED &&
			       (f == PF_ID || f == PF_NAME || f == PF_COMMUNE)
		       ? _("No entry can do without this: Space on its first line leaves it out "
			   "whole.")
		       : _("Here is nothing to take or to leave out.");
}

/* The notes of the plan move, and the lines with them. */
struct import_told
import_preview_told(struct import_preview *p)
{
	const struct import_told told = import_plan_told(&p->plan);

	import_list_fill(&p->lines, &p->plan, p->show);
	return told;
}

static const char *
delimiter_name(char delimiter)
{
	switch (delimiter) {
	case '\t':
		/* TRANSLATORS: what separates the cells of a file */
		return _("tab");
	case ';':
		return _("semicolon");
	default:
		return _("comma");
	}
}

/* « places.csv · CP1252 · semicolon · older form » */
static void
draw_file(const struct import_preview *p, int columns)
{
	char *how = mem_printf("%s %s %s%s%s", p->plan.encoding, draw_dot(),
			       delimiter_name(p->plan.delimiter), p->plan.old_form ? ", " : "",
			       /* TRANSLATORS: of a file's form, that of before 2024 */
			       p->plan.old_form ? _("older form") : "");
	int used = draw_text(UI_TOP, 2, columns / 2, STYLE_STRONG, path_base(p->plan.path));

	draw_text(UI_TOP, 4 + used, columns - used - 6, STYLE_DIM, how);
	free(how);
}

static void
draw_counts(const struct import_preview *p, int y, int columns, bool done)
{
	const struct import_plan *plan = &p->plan;
	const size_t count[] = { [IMPORT_ADDED] = plan->added,
				 [IMPORT_UPDATED] = plan->updated,
				 [IMPORT_UNCHANGED] = plan->unchanged,
				 [IMPORT_REFUSED] = plan->refused,
				 [IMPORT_LEFT_OUT] = plan->left_out };
	char *number = words_number((int64_t)plan->read);
	/* TRANSLATORS: %s is a number: rows of a file */
	char *read = mem_printf(
		ngettext("%s row read:", "%s rows read:", (unsigned long)plan->read), number);

	import_counts_draw(y, columns, read, count, done);
	free(number);
	free(read);
}

static const char *
filter_sentence(const struct import_preview *p)
{
	switch (p->show) {
	case IMPORT_SHOW_NOTED:
		return _("Rows with something repaired, dropped or to check:");
	case 1u << IMPORT_ADDED:
		return _("Rows to add:");
	case 1u << IMPORT_UPDATED:
		return _("Rows to update, and what changes:");
	case IMPORT_SHOW_DOUBT:
		return _("Rows with something to check, or typed here:");
	case 1u << IMPORT_UNCHANGED:
		return _("Rows in which nothing changes:");
	case 1u << IMPORT_ABSENT:
		return _("Places that the file of their source lacks:");
	case 1u << IMPORT_REFUSED:
		return _("Refused rows, and why:");
	default:
		return _("All rows of the file:");
	}
}

/* What a cell of the file was, and what the directory makes of it. */
static void
draw_repaired(const struct import_line *line, int y, int columns)
{
	char *after;

	for (int f = 0; f < PF_COUNT; f++) {
		if (strcmp(partner_field_name[f], line->note->field) != 0)
			continue;
		after = partner_show(import_line_is_off(line) ? &line->row->before
							      : &line->row->partner,
				     (enum partner_field)f);
		draw_textf(y, 2, columns - 4, STYLE_PLAIN, _("In the file: %s"), line->note->value);
		/* TRANSLATORS: below what a cell of a file was: what is kept of it */
		draw_textf(y + 1, 2, columns - 4, STYLE_PLAIN, _("Becomes: %s"),
			   after != NULL ? after : draw_dash());
		free(after);
	}
}

/* The line to tell in full: of a row that is refused, why. */
static const struct import_line *
marked_line(const struct import_preview *p)
{
	const struct import_line *line = &p->lines.line[p->list.selected];

	if (line->row != NULL && line->row->action == IMPORT_REFUSED && line->note == NULL &&
	    p->list.selected + 1 < p->lines.count && line[1].note != NULL)
		return line + 1;
	return line;
}

static void
draw_marked(const struct import_line *line, int y, int columns)
{
	char *before, *after, *text;

	if (line->note != NULL && line->note->reason == IMPORT_REPAIRED) {
		draw_repaired(line, y, columns);
	} else if (line->note != NULL) {
		draw_wrapped(y, 2, columns - 4, REASON_ROWS, STYLE_PLAIN,
			     line->note->sentence ? line->note->sentence
						  : import_reason_text(line->note->reason));
	} else if (line->field >= 0) {
		import_line_change(line, columns - 4 - NOW_WIDTH, &before, &after);
		/* TRANSLATORS: what a field of the directory is now, below it what a file says */
		draw_textf(y, 2, columns - 4, STYLE_PLAIN, _("Now: %s"), before);
		draw_textf(y + 1, 2, columns - 4, STYLE_PLAIN, _("In the file: %s"), after);
		free(before);
		free(after);
	} else if (line->row != NULL && line->row->older && line->row->off) {
		draw_wrapped(y, 2, columns - 4, REASON_ROWS, STYLE_PLAIN,
			     _("Older than what the directory has: left as it is. Space takes the "
			       "row, or one of its fields."));
	} else if (line->source != NULL) {
		text = import_line_source(line->source);
		draw_wrapped(y, 2, columns - 4, REASON_ROWS, STYLE_PLAIN, text);
		free(text);
	}
}

void
import_preview_draw(const struct import_preview *p, int bottom, int columns)
{
	int rows = list_rows(bottom);
	int y = UI_TOP + HEAD_ROWS;
	size_t top = list_top(&p->list, rows);
	char *count = import_beside_count(&p->plan);
	int beside = utf8_width(count) + 1;

	draw_file(p, columns);
	draw_counts(p, UI_TOP + 1, columns, false);
	draw_text(UI_TOP + 3, 2, columns - 4 - beside, STYLE_STRONG, filter_sentence(p));
	draw_right(UI_TOP + 3, 2, columns - 4, STYLE_ACCENT, count);
	free(count);
	if (p->lines.count == 0)
		draw_text(y, 3, columns - 5, STYLE_DIM, _("None."));
	for (int i = 0; i < rows && top + (size_t)i < p->lines.count; i++) {
		bool active = top + (size_t)i == p->list.selected;

		import_line_draw(&p->lines.line[top + (size_t)i], y + i, columns, active);
		if (active)
			draw_cursor(y + i, 1);
	}
	if (p->lines.count > 0)
		draw_marked(marked_line(p), bottom - REASON_ROWS + 1, columns);
}

void
import_preview_draw_done(const struct import_preview *p, const char *alike, const char *report,
			 int columns)
{
	int y = UI_TOP + 3;

	draw_file(p, columns);
	draw_counts(p, UI_TOP + 1, columns, true);
	y += draw_wrapped(y, 2, columns - 4, 2, STYLE_STRONG,
			  import_plan_changes(&p->plan) == 0 && p->plan.left_out > 0
				  ? _("What was not in the directory already was left out: nothing "
				      "changed.")
			  : import_plan_changes(&p->plan) == 0
				  ? _("Everything was in the directory already: nothing changed.")
				  : _("It is done. Undo on the home screen takes all of it back."));
	if (p->plan.absent > 0)
		y += draw_wrapped(
			y, 2, columns - 4, 2, STYLE_PLAIN,
			_("Places that are gone from their source are marked as missing."));
	if (alike != NULL)
		y += draw_wrapped(y, 2, columns - 4, 2, STYLE_PLAIN, alike);
	if (report != NULL) {
		y += draw_wrapped(y + 1, 2, columns - 4, 2, STYLE_PLAIN,
				  _("What was repaired or refused is in this report:"));
		draw_wrapped(y + 1, 4, columns - 6, 3, STYLE_PLAIN, report);
	}
}
