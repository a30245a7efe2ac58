/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows and their notes in the order of the file. */
#include "config.h"

#include "ui/import_list.h"

#include <stdlib.h>
#include <string.h>

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

/* To be looked at before it is taken. */
static bool
doubtful(const struct import_note *n)
{
	return n->reason == IMPORT_TO_CHECK || n->reason == IMPORT_DROPPED ||
	       n->reason == IMPORT_LIKE;
}

/* What the report tells of a choice is seen at the field or the row itself. */
static bool
is_line(const struct import_note *n)
{
	return n->reason != IMPORT_BY_HAND && n->reason != IMPORT_NOT_TAKEN &&
	       n->reason != IMPORT_OLDER;
}

static bool
wanted(const struct import_row *row, const struct import_note *note, size_t count, unsigned show)
{
	bool doubt = row->older || (row->changed & row->before.by_hand) != 0;

	if (show == IMPORT_SHOW_ALL || (show & 1u << row->planned))
		return true;
	for (size_t i = 0; i < count; i++)
		doubt = doubt || doubtful(&note[i]);
	return ((show & IMPORT_SHOW_NOTED) && count > 0) || ((show & IMPORT_SHOW_DOUBT) && doubt);
}

static void
add(struct import_list *l, struct import_line line)
{
	l->line = mem_grow(l->line, l->count, &l->capacity, sizeof(*l->line));
	l->line[l->count++] = line;
}

static void
add_row(struct import_list *l, struct import_row *row, const struct import_note *note, size_t count)
{
	add(l, (struct import_line){ .row = row, .field = -1 });
	for (int f = 0; f < PF_COUNT; f++)
		if (row->changed >> f & 1)
			add(l, (struct import_line){ .row = row, .field = f });
	for (size_t i = 0; i < count; i++)
		if (is_line(&note[i]))
			add(l, (struct import_line){ .row = row, .note = &note[i], .field = -1 });
}

/* Source by source: how much of it is in the file, and what is not. */
static void
add_absent(struct import_list *l, struct import_plan *plan)
{
	for (size_t i = 0; i < plan->source_count; i++) {
		if (plan->source[i].held == plan->source[i].known)
			continue;
		add(l, (struct import_line){ .source = &plan->source[i], .field = -1 });
		for (size_t k = 0; k < plan->vanished_count; k++)
			if (plan->vanished[k].source == i)
				add(l, (struct import_line){ .vanished = &plan->vanished[k],
							     .field = -1 });
	}
}

void
import_list_fill(struct import_list *l, struct import_plan *plan, unsigned show)
{
	size_t note = 0;

	l->count = 0;
	for (size_t i = 0; i < plan->row_count; i++) {
		struct import_row *row = &plan->row[i];
		size_t end = note;

		while (end < plan->note_count && plan->note[end].line == row->line)
			end++;
		if (wanted(row, &plan->note[note], end - note, show))
			add_row(l, row, &plan->note[note], end - note);
		note = end;
	}
	if (show == IMPORT_SHOW_ALL || (show & 1u << IMPORT_ABSENT))
		add_absent(l, plan);
}

int
import_line_field(const struct import_line *line)
{
	/* That it looks like another entry is of the whole row. */
	if (!line->note || line->note->reason == IMPORT_LIKE)
		return line->field;
	for (int f = 0; f < PF_COUNT; f++)
		if (strcmp(partner_field_name[f], line->note->field) == 0)
			return f;
	return -1;
}

bool
import_line_choose(const struct import_line *line, struct import_plan *plan)
{
	int field = import_line_field(line);

	if (line->vanished)
		import_plan_choose_vanished(plan, line->vanished);
	else if (line->row && field >= 0)
		return import_plan_choose_field(plan, line->row, (enum partner_field)field);
	return line->vanished || (line->row && import_plan_choose(plan, line->row));
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
	case IMPORT_LEFT_OUT:
		return _("left out");
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
	case IMPORT_LEFT_OUT:
		/* TRANSLATORS: rows of a file of which nothing is taken */
		text = mem_printf(ngettext("%s left out", "%s left out", count), number);
		break;
	case IMPORT_ABSENT:
		/* TRANSLATORS: entries of the directory that the file of their source lacks */
		text = mem_printf(ngettext("%s missing", "%s missing", count), number);
		break;
	}
	free(number);
	return text;
}

/* « 3 older · 1 missing »; "" for none of them. */
char *
import_beside_count(const struct import_plan *plan)
{
	size_t older = plan->older;
	char *number = words_number((int64_t)older);
	/* TRANSLATORS: rows of a file that are older than what the directory has */
	char *text = mem_printf(ngettext("%s older", "%s older", older), number);
	char *absent = action_count(IMPORT_ABSENT, plan->absent, false);
	char *both = mem_printf(
		"%s%s%s%s%s", older > 0 ? text : "", older > 0 && plan->absent > 0 ? " " : "",
		older > 0 && plan->absent > 0 ? draw_dot() : "",
		older > 0 && plan->absent > 0 ? " " : "", plan->absent > 0 ? absent : "");

	free(absent);
	free(text);
	free(number);
	return both;
}

static const char *
left_out(const struct import_row *row)
{
	/* TRANSLATORS: what is not taken of a file, at most 12 columns each; of a row that was
	 * written before what the directory has */
	return row->older ? _("older") : _("left out");
}

bool
import_line_is_off(const struct import_line *line)
{
	int f = import_line_field(line);

	return line->row && line->row->planned != IMPORT_REFUSED &&
	       (line->row->off || (f >= 0 && line->row->kept >> f & 1));
}

static void
draw_row(const struct import_row *row, int y, int columns, enum style style)
{
	const char *name = row->partner.field[PF_NAME];
	int x = 3;

	draw_textf(y, x, LINE_WIDTH, style, "%*zu", LINE_WIDTH - 1, row->line);
	x += LINE_WIDTH + 1;
	draw_text(y, x, ACTION_WIDTH, style, row->off ? left_out(row) : action_label(row->action));
	x += ACTION_WIDTH + 1;
	draw_text(y, x, columns - x - 2, style, name == NULL ? "" : name);
}

static void
draw_vanished(const struct import_vanished *v, int y, int columns, enum style style)
{
	int x = LINE_WIDTH + 4;

	draw_text(y, x, ACTION_WIDTH, style, v->off ? _("left out") : action_label(IMPORT_ABSENT));
	x += ACTION_WIDTH + 1;
	draw_text(y, x, columns - x - 2, style, v->name);
}

char *
import_line_source(const struct import_source *source)
{
	char *held = words_number((int64_t)source->held);
	char *known = words_number((int64_t)source->known);
	char *text = mem_printf(
		source->whole
			/* TRANSLATORS: a source of the directory, then how many of its places the
			 * file has, and the directory */
			? _("%s: %s of its %s places are in the file.")
			: _("%s: the file has only %s of its %s places, and marks none as "
			    "missing."),
		source->name, held, known);

	free(held);
	free(known);
	return text;
}

static void
draw_source(const struct import_source *source, int y, int columns, enum style style)
{
	char *text = import_line_source(source);

	draw_text(y, 3, columns - 5, style, text);
	free(text);
}

static char *
shown(const struct partner *p, int field)
{
	char *text = partner_show(p, (enum partner_field)field);

	return text != NULL ? text : mem_strdup(draw_dash());
}

/* Where the first word that differs begins; where one goes on where the other ends, the word before
 * it. */
static size_t
differ_from(const char *a, const char *b)
{
	size_t n = 0, word = 0, before = 0;

	for (; a[n] != '\0' && a[n] == b[n]; n++)
		if (a[n] == ' ') {
			before = word;
			word = n + 1;
		}
	if (a[n] == '\0' || b[n] == '\0')
		return n == word ? before : word;
	return word;
}

void
import_line_change(const struct import_line *line, int width, char **before, char **after)
{
	char *text[] = { shown(&line->row->before, line->field),
			 shown(&line->row->partner, line->field) };
	size_t from = differ_from(text[0], text[1]);
	bool whole = from == 0 || (utf8_width(text[0]) <= width && utf8_width(text[1]) <= width);

	for (int i = 0; i < 2 && !whole; i++) {
		char *end = mem_printf("%s %s", draw_ellipsis(), text[i] + from);

		free(text[i]);
		text[i] = end;
	}
	*before = text[0];
	*after = text[1];
}

/* What keeps a field as it is; "" when the file's value is taken. */
static const char *
field_state(const struct import_row *row, int field)
{
	if (row->off)
		return left_out(row);
	if (field < 0 || !(row->kept >> field & 1))
		return "";
	/* TRANSLATORS: of a field that a file does not change, at most 12 columns */
	return row->before.by_hand >> field & 1 ? _("typed here") : left_out(row);
}

static void
draw_field(const struct import_line *line, int y, int columns, enum style style)
{
	const char *state = field_state(line->row, line->field);
	enum style quiet = style == STYLE_SELECTED ? style : STYLE_DIM;
	char *before, *after;
	int x = NOTE_INDENT;
	int room, used;

	draw_text(y, x, FIELD_WIDTH, quiet, partner_show_label((enum partner_field)line->field));
	x += FIELD_WIDTH + 1;
	room = columns - x - 2 - (*state != '\0' ? ACTION_WIDTH : 0);
	import_line_change(line, (room - 3) / 2, &before, &after);
	used = draw_text(y, x, (room - 3) / 2, quiet, before);
	used += draw_textf(y, x + used, 3, quiet, " %s ", draw_marker());
	draw_text(y, x + used, room - used - 1, *state == '\0' ? style : quiet, after);
	draw_text(y, x + room, ACTION_WIDTH, quiet, state);
	free(before);
	free(after);
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
	case IMPORT_LIKE:
		return _("look-alike");
	default:
		return NULL;
	}
}

static void
draw_note(const struct import_line *line, int y, int columns, enum style style)
{
	const struct import_note *note = line->note;
	enum style quiet = style == STYLE_SELECTED ? style : STYLE_DIM;
	const char *field = *note->field == '\0' ? "" : partner_show_label_of(note->field);
	int x = NOTE_INDENT;
	const char *state = field_state(line->row, import_line_field(line));
	const char *brief = *state != '\0' ? state : short_reason(note->reason);
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

	for (int i = IMPORT_ADDED; i <= IMPORT_LEFT_OUT; i++) {
		char *text;

		if (i == IMPORT_LEFT_OUT && count[i] == 0)
			continue;
		text = action_count((enum import_action)i, count[i], done);
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
		draw_note(line, y, columns, style);
	else if (line->field >= 0)
		draw_field(line, y, columns, style);
	else if (line->vanished != NULL)
		draw_vanished(line->vanished, y, columns, style);
	else if (line->source != NULL)
		draw_source(line->source, y, columns, style);
	else
		draw_row(line->row, y, columns, style);
}
