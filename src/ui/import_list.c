/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows and their notes in the order of the file. */
#include "config.h"

#include "ui/import_list.h"

#include <stdlib.h>

#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ui/draw.h"
#include "ui/partner_show.h"

const char *const import_encodings[IMPORT_ENCODINGS] = { NULL, "UTF-8", "CP1252", "ISO-8859-15",
							 "CP850" };
const char import_delimiters[IMPORT_DELIMITERS] = { '\0', ',', ';', '\t' };

enum layout {
	LINE_WIDTH = 6,
	ACTION_WIDTH = 12,
	FIELD_WIDTH = 18,
	NOTE_INDENT = 10,
	COUNT_GAP = 3
};

static bool
wanted(const struct import_row *row, bool noted, unsigned show)
{
	if (show == IMPORT_SHOW_ALL)
		return true;
	return (show & 1u << row->action) != 0 || (noted && (show & IMPORT_SHOW_NOTED) != 0);
}

static void
add(struct import_list *l, const struct import_row *row, const struct import_note *note)
{
	l->line = mem_grow(l->line, l->count, &l->capacity, sizeof(*l->line));
	l->line[l->count++] = (struct import_line){ .row = row, .note = note };
}

void
import_list_fill(struct import_list *l, const struct import_plan *plan, unsigned show)
{
	size_t note = 0;
	size_t i;

	l->count = 0;
	for (i = 0; i < plan->row_count; i++) {
		const struct import_row *row = &plan->row[i];
		size_t end = note;
		bool shown;

		while (end < plan->note_count && plan->note[end].line == row->line)
			end++;
		shown = wanted(row, end > note, show);
		if (shown)
			add(l, row, NULL);
		for (; note < end; note++)
			if (shown)
				add(l, row, &plan->note[note]);
	}
}

void
import_list_clear(struct import_list *l)
{
	free(l->line);
	*l = (struct import_list){ .line = NULL };
}

/* Rows are listed before anything is done. */
static const char *
action_label(enum import_action action)
{
	switch (action) {
	case IMPORT_ADDED:
		/* TRANSLATORS: what happens to one row of a file, at most 12 columns each */
		return _("to add");
	case IMPORT_UPDATED:
		return _("to update");
	case IMPORT_UNCHANGED:
		return _("unchanged");
	case IMPORT_REFUSED:
		return _("refused");
	case IMPORT_ABSENT:
		/* TRANSLATORS: an entry that the file of its source lacks, at most 12 columns */
		return _("missing");
	}
	return "";
}

/* « 12 to add », or « 12 added » once that is done. */
static char *
action_count(enum import_action action, size_t count, bool done)
{
	char *number = words_number((int64_t)count);
	char *text = NULL;

	switch (action) {
	case IMPORT_ADDED:
		/* TRANSLATORS: how many rows of a file; %s is the number */
		text = mem_printf(done ? ngettext("%s added", "%s added", count)
				       : ngettext("%s to add", "%s to add", count),
				  number);
		break;
	case IMPORT_UPDATED:
		text = mem_printf(done ? ngettext("%s updated", "%s updated", count)
				       : ngettext("%s to update", "%s to update", count),
				  number);
		break;
	case IMPORT_UNCHANGED:
		text = mem_printf(ngettext("%s unchanged", "%s unchanged", count), number);
		break;
	case IMPORT_REFUSED:
		text = mem_printf(ngettext("%s refused", "%s refused", count), number);
		break;
	case IMPORT_ABSENT:
		/* TRANSLATORS: entries of the directory that the file of their source lacks */
		text = mem_printf(ngettext("%s missing", "%s missing", count), number);
		break;
	}
	free(number);
	return text;
}

/* « Phone · Hours »: what an update changes. */
static char *
changed_fields(const struct import_row *row)
{
	struct buf out = BUF_INIT;
	int f;

	for (f = 0; f < PF_COUNT && row->action == IMPORT_UPDATED; f++)
		if ((row->changed & UINT32_C(1) << f) != 0)
			buf_addf(&out, "%s%s", out.len > 0 ? ", " : "",
				 partner_show_label((enum partner_field)f));
	return buf_take(&out);
}

static void
draw_row(const struct import_row *row, int y, int columns, enum style style)
{
	const char *name = row->partner.field[PF_NAME];
	char *changed = changed_fields(row);
	int x = 3;
	int right = columns - 1;

	draw_textf(y, x, LINE_WIDTH, style, "%*zu", LINE_WIDTH - 1, row->line);
	x += LINE_WIDTH + 1;
	draw_text(y, x, ACTION_WIDTH, style, action_label(row->action));
	x += ACTION_WIDTH + 1;
	if (*changed != '\0') {
		right -= (right - x) / 2;
		draw_text(y, right + 1, columns - right - 3, style, changed);
	}
	draw_text(y, x, right - x - 1, style, name == NULL ? "" : name);
	free(changed);
}

/* In a word for rows that are stored; the marked one is told in full below the list. */
static const char *
short_reason(enum import_reason reason)
{
	switch (reason) {
	case IMPORT_REPAIRED:
		/* TRANSLATORS: what was done to a cell of a file, at most 12 columns each */
		return _("repaired");
	case IMPORT_TO_CHECK:
		return _("to check");
	case IMPORT_DROPPED:
		return _("left empty");
	default:
		return NULL;
	}
}

static void
draw_note(const struct import_note *note, int y, int columns, enum style style)
{
	enum style quiet = style == STYLE_SELECTED ? style : STYLE_DIM;
	const char *field = *note->field == '\0' ? "" : partner_show_label_of(note->field);
	int x = NOTE_INDENT;
	const char *brief = short_reason(note->reason);
	int room;
	int reason_width;

	draw_text(y, x, FIELD_WIDTH, quiet, field);
	x += FIELD_WIDTH + 1;
	room = columns - x - 2;
	reason_width = brief != NULL ? ACTION_WIDTH : room - room / 3;
	draw_text(y, x, room - reason_width - 1, style, note->value);
	draw_text(y, x + room - reason_width, reason_width, quiet,
		  brief != NULL ? brief : import_reason_text(note->reason));
}

void
import_counts_draw(int y, int columns, const char *read, const size_t count[], bool done)
{
	int x = 2 + draw_text(y, 2, columns - 4, STYLE_PLAIN, read) + COUNT_GAP;

	for (int i = IMPORT_ADDED; i <= IMPORT_REFUSED; i++) {
		char *text = action_count((enum import_action)i, count[i], done);
		enum style style = count[i] == 0         ? STYLE_DIM
				   : i == IMPORT_REFUSED ? STYLE_ERROR
							 : STYLE_ACCENT;

		if (x + utf8_width(text) > columns - 2) {
			x = 2 + COUNT_GAP;
			y++;
		}
		x += draw_text(y, x, columns - x - 1, style, text) + COUNT_GAP;
		free(text);
	}
}

void
import_line_draw(const struct import_line *line, int y, int columns, bool active)
{
	enum style style = active ? STYLE_SELECTED : STYLE_PLAIN;

	draw_fill(y, 1, columns - 2, style, active ? draw_marker() : "");
	if (line->note != NULL)
		draw_note(line->note, y, columns, style);
	else
		draw_row(line->row, y, columns, style);
}
