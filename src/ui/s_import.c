/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Importing: which file; of places, what it would change, then the change. Nothing is changed
 * before the last step, and one undo takes it back. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/partner_import.h"
#include "app/session_import.h"
#include "app/words.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "ui/draw.h"
#include "ui/edit.h"
#include "ui/import_list.h"
#include "ui/key.h"
#include "ui/list.h"
#include "ui/path_typed.h"
#include "ui/screen.h"
#include "ui/ui.h"

#define PATH_CHARS 1000
#define HEAD_ROWS 4   /* file, counts, the marked reason, a blank */
#define REASON_ROWS 2 /* the marked note in full */

enum step { STEP_PATH, STEP_PREVIEW, STEP_DONE };

struct import {
	enum step step;
	struct edit path;
	size_t encoding;  /* index of import_encodings */
	size_t delimiter; /* index of import_delimiters */
	struct import_plan plan;
	struct import_list lines;
	struct list list;
	unsigned show;
	char *report; /* path; NULL none */
};

enum {
	OP_GO = 1,
	OP_COMPLETE,
	OP_ALL,
	OP_ADDED,
	OP_UPDATED,
	OP_REFUSED,
	OP_NOTED,
	OP_ENCODING,
	OP_DELIMITER,
};

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
static const struct command commands[] = {
	{ OP_GO,
	  "import-go",
	  { K_ENTER, 'v' },
	  N_("Go on"),
	  N_("Read the file; then import what is shown") },
	{ OP_COMPLETE, "import-complete", { K_TAB }, NULL, N_("Go on with the path being typed") },
	{ OP_REFUSED, "import-refused", { 'r' }, N_("Refused"), N_("Show only refused rows") },
	{ OP_NOTED,
	  "import-noted",
	  { 'n' },
	  N_("Notes"),
	  N_("Show only rows with something repaired, dropped or to check") },
	{ OP_UPDATED, "import-updated", { 'u' }, N_("Updates"), N_("Show only rows to update") },
	{ OP_ADDED, "import-added", { 'a' }, N_("To add"), N_("Show only rows to add") },
	{ OP_ALL, "import-all", { 't' }, N_("All"), N_("Show all rows") },
	{ OP_ENCODING,
	  "import-encoding",
	  { 'e' },
	  NULL,
	  N_("Read the file in the next encoding, when accents look wrong") },
	{ OP_DELIMITER,
	  "import-delimiter",
	  { 'd' },
	  NULL,
	  N_("Separate the cells at the next sign: comma, semicolon, tab") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

static int
import_open(struct screen *s, const void *arg, struct err *err)
{
	struct import *st = s->state;

	(void)err;
	edit_init(&st->path, PATH_CHARS);
	edit_set(&st->path, arg);
	return 0;
}

static void
import_close(struct screen *s)
{
	struct import *st = s->state;

	import_list_clear(&st->lines);
	import_plan_clear(&st->plan);
	edit_clear(&st->path);
	free(st->report);
}

static int
list_rows(const struct screen *s)
{
	return ui_bottom(s->ui) - UI_TOP - HEAD_ROWS - REASON_ROWS;
}

static void
show(struct import *st, unsigned what)
{
	st->show = what;
	import_list_fill(&st->lines, &st->plan, what);
	st->list = (struct list){ .count = st->lines.count };
}

static void
draw_path(const struct screen *s, int columns)
{
	const struct import *st = s->state;
	int y = UI_TOP + 1;

	y += draw_wrapped(y, 2, columns - 4, 3, STYLE_PLAIN,
			  _("Which file? Type its path, paste it, or drop the file on this "
			    "window."));
	edit_draw(&st->path, y + 1, 4, columns - 6, STYLE_STRONG, true);
	draw_text(y + 1, 2, 1, STYLE_PLAIN, draw_marker());
	draw_wrapped(
		y + 3, 2, columns - 4, 3, STYLE_DIM,
		_("A CSV file of places in the national standard, or of sessions: a journal of "
		  "Lakou, an export of the national tool or a table of your own. Nothing changes "
		  "before you have seen what would."));
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
draw_file(const struct import *st, int columns)
{
	char *how = mem_printf("%s %s %s%s%s", st->plan.encoding, draw_dot(),
			       delimiter_name(st->plan.delimiter), st->plan.old_form ? ", " : "",
			       /* TRANSLATORS: of a file's form, that of before 2024 */
			       st->plan.old_form ? _("older form") : "");
	int used = draw_text(UI_TOP, 2, columns / 2, STYLE_STRONG, path_base(st->plan.path));

	draw_text(UI_TOP, 4 + used, columns - used - 6, STYLE_DIM, how);
	free(how);
}

static void
draw_counts(const struct import *st, int y, int columns)
{
	const struct import_plan *plan = &st->plan;
	const size_t count[] = { [IMPORT_ADDED] = plan->added,
				 [IMPORT_UPDATED] = plan->updated,
				 [IMPORT_UNCHANGED] = plan->unchanged,
				 [IMPORT_REFUSED] = plan->refused };
	char *number = words_number((int64_t)plan->read);
	/* TRANSLATORS: %s is a number: rows of a file */
	char *read = mem_printf(
		ngettext("%s row read:", "%s rows read:", (unsigned long)plan->read), number);

	import_counts_draw(y, columns, read, count, st->step == STEP_DONE);
	free(number);
	free(read);
}

static const char *
filter_sentence(const struct import *st)
{
	switch (st->show) {
	case IMPORT_SHOW_NOTED:
		return _("Rows with something repaired, dropped or to check:");
	case 1u << IMPORT_ADDED:
		return _("Rows to add:");
	case 1u << IMPORT_UPDATED:
		return _("Rows to update, and what changes:");
	case 1u << IMPORT_REFUSED:
		return _("Refused rows, and why:");
	default:
		return _("All rows of the file:");
	}
}

static void
draw_preview(const struct screen *s, int columns)
{
	const struct import *st = s->state;
	int rows = list_rows(s);
	int y = UI_TOP + HEAD_ROWS;
	size_t top = list_top(&st->list, rows);
	const struct import_note *note;

	draw_file(st, columns);
	draw_counts(st, UI_TOP + 1, columns);
	draw_text(UI_TOP + 3, 2, columns - 4, STYLE_STRONG, filter_sentence(st));
	if (st->lines.count == 0)
		draw_text(y, 3, columns - 5, STYLE_DIM, _("None."));
	for (int i = 0; i < rows && top + (size_t)i < st->lines.count; i++) {
		bool active = top + (size_t)i == st->list.selected;

		import_line_draw(&st->lines.line[top + (size_t)i], y + i, columns, active);
		if (active)
			draw_cursor(y + i, 1);
	}
	note = st->lines.count > 0 ? st->lines.line[st->list.selected].note : NULL;
	if (note != NULL)
		draw_wrapped(ui_bottom(s->ui) - REASON_ROWS + 1, 2, columns - 4, REASON_ROWS,
			     STYLE_PLAIN, import_reason_text(note->reason));
}

static void
draw_done(const struct screen *s, int columns)
{
	const struct import *st = s->state;
	int y = UI_TOP + 3;

	draw_file(st, columns);
	draw_counts(st, UI_TOP + 1, columns);
	y += draw_wrapped(y, 2, columns - 4, 2, STYLE_STRONG,
			  st->plan.added + st->plan.updated == 0
				  ? _("Everything was in the directory already: nothing changed.")
				  : _("It is done. Undo on the home screen takes all of it back."));
	if (st->report != NULL) {
		y += draw_wrapped(y + 1, 2, columns - 4, 2, STYLE_PLAIN,
				  _("What was repaired or refused is in this report:"));
		draw_wrapped(y + 1, 4, columns - 6, 3, STYLE_PLAIN, st->report);
	}
}

static void
import_draw(const struct screen *s)
{
	const struct import *st = s->state;
	int columns = ui_columns(s->ui);

	switch (st->step) {
	case STEP_PATH:
		draw_path(s, columns);
		break;
	case STEP_PREVIEW:
		draw_preview(s, columns);
		break;
	case STEP_DONE:
		draw_done(s, columns);
		break;
	}
}

static bool
import_typing(const struct screen *s)
{
	const struct import *st = s->state;

	return st->step == STEP_PATH;
}

/* Reads the file as asked; on failure what was shown stays. */
static int
plan(struct screen *s, size_t encoding, size_t delimiter, struct err *err)
{
	struct import *st = s->state;
	struct import_options options = { .encoding = import_encodings[encoding],
					  .delimiter = import_delimiters[delimiter] };
	struct import_plan made = { .path = NULL };
	char *path = path_typed(st->path.text);
	int result = import_plan_make(s->desk, path, &options, &made, err);

	free(path);
	if (result != 0)
		return -1;
	import_plan_clear(&st->plan);
	st->plan = made;
	st->encoding = encoding;
	st->delimiter = delimiter;
	st->step = STEP_PREVIEW;
	show(st, made.refused > 0 ? 1u << IMPORT_REFUSED : IMPORT_SHOW_ALL);
	return 0;
}

/* The report has its name only when what it tells was done. */
static enum verdict
apply(struct screen *s, struct err *err)
{
	struct import *st = s->state;
	const struct import_told told = import_plan_told(&st->plan);
	struct import_report report = { .path = NULL };
	struct err report_err = { 0 };

	free(st->report);
	st->report = NULL;
	if (st->plan.note_count > 0)
		import_report_prepare(s->desk, &told, NULL, &report, &report_err);
	if (import_plan_apply(s->desk, &st->plan, err) == 0) {
		st->step = STEP_DONE;
		if (report.path != NULL && import_report_keep(&report, &report_err) == 0)
			st->report = mem_strdup(report.path);
	}
	if (report_err.code != ERR_NONE)
		ui_fail(s->ui, &report_err);
	import_report_clear(&report);
	return VERDICT_DONE;
}

/* The file says itself what it holds: sessions have a screen of their own. */
static void
open_file(struct screen *s, struct err *err)
{
	struct import *st = s->state;
	char *path = path_typed(st->path.text), *sentence;

	if (session_import_knows(s->desk, path)) {
		ui_push(s, &screen_import_sessions, &(struct import_sessions_arg){ .path = path });
	} else if (plan(s, 0, 0, err) != 0 && strcmp(err->detail, IMPORT_NO_HEADER) == 0) {
		err_clear(err);
		ui_push(s, &screen_import_map, path);
	}
	if (err->code == ERR_NO_INPUT) {
		err_clear(err);
		/* TRANSLATORS: %s is the path of a file as it was typed */
		sentence = mem_printf(_("There is no file “%s”: check its path, or drop it here."),
				      path);
		ui_warn(s->ui, sentence);
		free(sentence);
	}
	free(path);
}

static enum verdict
go(struct screen *s, struct err *err)
{
	struct import *st = s->state;

	switch (st->step) {
	case STEP_PATH:
		if (str_empty(st->path.text))
			ui_warn(s->ui, _("Type the path of a file first."));
		else
			open_file(s, err);
		return VERDICT_DONE;
	case STEP_PREVIEW:
		return apply(s, err);
	default:
		return VERDICT_CLOSE;
	}
}

static enum verdict
again(struct screen *s, int op, struct err *err)
{
	const struct import *st = s->state;
	size_t encoding = st->encoding;
	size_t delimiter = st->delimiter;

	if (op == OP_ENCODING)
		encoding = (encoding + 1) % IMPORT_ENCODINGS;
	else
		delimiter = (delimiter + 1) % IMPORT_DELIMITERS;
	plan(s, encoding, delimiter, err);
	return VERDICT_DONE;
}

static enum verdict
back(struct import *st)
{
	if (st->step != STEP_PREVIEW)
		return VERDICT_CLOSE;
	st->step = STEP_PATH;
	return VERDICT_DONE;
}

static enum verdict
import_run(struct screen *s, int op, struct err *err)
{
	static const unsigned shown[] = { [OP_ALL] = IMPORT_SHOW_ALL,
					  [OP_ADDED] = 1u << IMPORT_ADDED,
					  [OP_UPDATED] = 1u << IMPORT_UPDATED,
					  [OP_REFUSED] = 1u << IMPORT_REFUSED,
					  [OP_NOTED] = IMPORT_SHOW_NOTED };
	struct import *st = s->state;

	switch (op) {
	case OP_GO:
		return go(s, err);
	case UI_BACK:
		return back(st);
	case OP_COMPLETE:
		if (st->step == STEP_PATH)
			path_complete(&st->path, false);
		return VERDICT_DONE;
	case OP_ALL:
	case OP_ADDED:
	case OP_UPDATED:
	case OP_REFUSED:
	case OP_NOTED:
		if (st->step == STEP_PREVIEW)
			show(st, shown[op]);
		return VERDICT_DONE;
	case OP_ENCODING:
	case OP_DELIMITER:
		return st->step == STEP_PREVIEW ? again(s, op, err) : VERDICT_DONE;
	default:
		return VERDICT_IGNORED;
	}
}

static enum verdict
import_key(struct screen *s, int key, struct err *err)
{
	struct import *st = s->state;

	(void)err;
	if (st->step == STEP_PATH)
		return edit_key(&st->path, key) ? VERDICT_DONE : VERDICT_IGNORED;
	return list_key(&st->list, key, list_rows(s)) ? VERDICT_DONE : VERDICT_IGNORED;
}

static void
import_answer(struct screen *s, int question, int reply, const void *data)
{
	if (question == IMPORT_COLUMNS_QUESTION && reply == 1)
		ui_push(s, &screen_import_map, data);
	else if (question == IMPORT_DONE_QUESTION)
		ui_close(s);
}

static void
import_paste(struct screen *s, const char *text)
{
	struct import *st = s->state;

	if (st->step == STEP_PATH)
		edit_paste(&st->path, text);
}

static char *
import_subtitle(const struct screen *s)
{
	const struct import *st = s->state;

	switch (st->step) {
	case STEP_PATH:
		/* TRANSLATORS: the three steps of an import, after the title */
		return mem_strdup(_("1/3 the file"));
	case STEP_PREVIEW:
		return mem_strdup(_("2/3 what would change"));
	default:
		return mem_strdup(_("3/3 done"));
	}
}

/* What the file holds is known once it is read. */
static const char *
import_name_now(const struct screen *s)
{
	const struct import *st = s->state;

	return st->step == STEP_PATH ? _("Import") : NULL;
}

const struct screen_ops screen_import = {
	.name = "import",
	.title = N_("Import of places"),
	.commands = commands,
	.state_size = sizeof(struct import),
	.open = import_open,
	.close = import_close,
	.draw = import_draw,
	.run = import_run,
	.typing = import_typing,
	.key = import_key,
	.paste = import_paste,
	.answer = import_answer,
	.name_now = import_name_now,
	.subtitle = import_subtitle,
};
