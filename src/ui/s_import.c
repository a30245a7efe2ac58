/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Importing: which file; of places, what it would change, then the change. Nothing is changed
 * before the last step, and one undo takes it back. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/backups.h"
#include "app/partner_import.h"
#include "app/partner_twins.h"
#include "app/session_import.h"
#include "app/words.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "ui/draw.h"
#include "ui/edit.h"
#include "ui/import_list.h"
#include "ui/import_preview.h"
#include "ui/key.h"
#include "ui/path_typed.h"
#include "ui/screen.h"
#include "ui/ui.h"

#define PATH_CHARS 1000

enum step { STEP_PATH, STEP_PREVIEW, STEP_DONE };

struct import {
	enum step step;
	struct edit path;
	size_t encoding;  /* index of import_encodings */
	size_t delimiter; /* index of import_delimiters */
	struct import_preview preview;
	char *report; /* path; NULL none */
	/* Once it is done: entries that look alike are counted while no key comes. */
	struct twins_search *search; /* NULL: they are, or are not to be */
	struct twins twins;
};

enum {
	OP_GO = 1,
	OP_COMPLETE,
	OP_ALL,
	OP_ADDED,
	OP_UPDATED,
	OP_UNCHANGED,
	OP_REFUSED,
	OP_ABSENT,
	OP_NOTED,
	OP_DOUBT,
	OP_CHOOSE,
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
	{ OP_CHOOSE,
	  "import-choose",
	  { ' ' },
	  N_("Leave out"),
	  N_("Leave out the row or the field where the bar is, or take it again") },
	{ OP_ALL, "import-all", { 't' }, N_("All"), N_("Show all rows") },
	{ OP_REFUSED, "import-refused", { 'r' }, N_("Refused"), N_("Show only refused rows") },
	{ OP_DOUBT,
	  "import-doubt",
	  { 'c' },
	  N_("To check"),
	  N_("Show only rows with something doubtful, or typed here") },
	{ OP_ABSENT,
	  "import-absent",
	  { 'm' },
	  N_("Missing"),
	  N_("Show the places that the file of their source lacks; once done, duplicates") },
	{ OP_NOTED,
	  "import-noted",
	  { 'n' },
	  N_("Notes"),
	  N_("Show only rows with something repaired, dropped or to check") },
	{ OP_UPDATED, "import-updated", { 'u' }, N_("Updates"), N_("Show only rows to update") },
	{ OP_ADDED, "import-added", { 'a' }, N_("To add"), N_("Show only rows to add") },
	{ OP_UNCHANGED,
	  "import-unchanged",
	  { 's' },
	  NULL,
	  N_("Show only rows in which nothing changes") },
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

	import_preview_clear(&st->preview);
	edit_clear(&st->path);
	free(st->report);
	partner_twins_end(st->search);
	partner_twins_clear(&st->twins);
}

static void
count_alike(struct screen *s)
{
	struct import *st = s->state;

	partner_twins_end(st->search);
	st->search = partner_twins_begin(s->desk);
}

static bool
import_work(struct screen *s, struct err *err)
{
	struct import *st = s->state;
	int rc;

	if (st->search == NULL)
		return false;
	rc = partner_twins_work(st->search, err);
	if (rc == 1)
		return true;
	partner_twins_clear(&st->twins);
	partner_twins_take(st->search, &st->twins);
	partner_twins_end(st->search);
	st->search = NULL;
	return rc == 0;
}

/* The pairs may have been looked at, and made one. */
static void
import_refresh(struct screen *s)
{
	const struct import *st = s->state;

	if (st->step == STEP_DONE && st->search == NULL && st->twins.count > 0)
		count_alike(s);
}

/* NULL: none do, or it is not known yet. Yours. */
static char *
alike_words(const struct twins *t)
{
	char *number, *text;

	if (t->count == 0)
		return NULL;
	number = words_number((int64_t)t->count);
	text = t->cut ? /* TRANSLATORS: %s is a number of pairs of entries of the directory */
		       mem_printf(
			       _("More than %s pairs of entries look alike: m shows the surest."),
			       number)
		      : mem_printf(ngettext("%s pair of entries looks alike: m shows it.",
					    "%s pairs of entries look alike: m shows them.",
					    (unsigned long)t->count),
				   number);
	free(number);
	return text;
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
		y + 3, 2, columns - 4, ui_bottom(s->ui) - y - 3, STYLE_DIM,
		_("A CSV file of places in the national standard, or of sessions: a journal of "
		  "Lakou, an export of the national tool or a table of your own. Nothing changes "
		  "before you have seen what would."));
}

static void
import_draw(const struct screen *s)
{
	const struct import *st = s->state;
	int columns = ui_columns(s->ui);
	char *alike;

	switch (st->step) {
	case STEP_PATH:
		draw_path(s, columns);
		break;
	case STEP_PREVIEW:
		import_preview_draw(&st->preview, ui_bottom(s->ui), columns);
		break;
	case STEP_DONE:
		alike = alike_words(&st->twins);
		import_preview_draw_done(&st->preview, alike, st->report, columns);
		free(alike);
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
	import_preview_set(&st->preview, &made);
	st->encoding = encoding;
	st->delimiter = delimiter;
	st->step = STEP_PREVIEW;
	return 0;
}

/* The report has its name only when what it tells was done. */
static enum verdict
apply(struct screen *s, struct err *err)
{
	struct import *st = s->state;
	const struct import_told told = import_preview_told(&st->preview);
	struct import_report report = { .path = NULL };
	struct err report_err = { 0 };
	char *copy = NULL;

	free(st->report);
	st->report = NULL;
	if (told.note_count > 0)
		import_report_prepare(s->desk, &told, NULL, &report, &report_err);
	if (backups_before(s->desk, &copy, err) == 0 &&
	    import_plan_apply(s->desk, &st->preview.plan, err) == 0) {
		st->step = STEP_DONE;
		if (import_plan_changes(&st->preview.plan) > 0)
			count_alike(s);
		if (report.path != NULL && import_report_keep(&report, &report_err) == 0)
			st->report = mem_strdup(report.path);
	}
	backups_after(copy, st->step == STEP_DONE);
	/* A name that was taken was tried before the one that is kept. */
	if (st->report == NULL && report_err.code != ERR_NONE)
		ui_fail(s->ui, &report_err);
	import_report_clear(&report);
	return VERDICT_DONE;
}

/* A pipe, or the keyboard, which « - » would be, is waited for: the screen would stand still. */
static int
check_file(const char *path, struct err *err)
{
	if (strcmp(path, "-") == 0)
		return err_set(err, ERR_NO_INPUT, path, "no file");
	return file_may_wait(path) ? err_set(err, ERR_DATA, path, "no file") : 0;
}

/* The file says itself what it holds: sessions have a screen of their own. */
static void
open_file(struct screen *s, struct err *err)
{
	struct import *st = s->state;
	char *path = path_typed(st->path.text), *sentence;
	bool file = check_file(path, err) == 0;

	if (file && session_import_knows(s->desk, path)) {
		ui_push(s, &screen_import_sessions, &(struct import_sessions_arg){ .path = path });
	} else if (file && plan(s, 0, 0, err) != 0 && strcmp(err->detail, IMPORT_NO_HEADER) == 0) {
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
	static const unsigned shown[] = {
		[OP_ALL] = IMPORT_SHOW_ALL,          [OP_ADDED] = 1u << IMPORT_ADDED,
		[OP_UPDATED] = 1u << IMPORT_UPDATED, [OP_UNCHANGED] = 1u << IMPORT_UNCHANGED,
		[OP_REFUSED] = 1u << IMPORT_REFUSED, [OP_ABSENT] = 1u << IMPORT_ABSENT,
		[OP_NOTED] = IMPORT_SHOW_NOTED,      [OP_DOUBT] = IMPORT_SHOW_DOUBT
	};
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
	case OP_UNCHANGED:
	case OP_REFUSED:
	case OP_ABSENT:
	case OP_NOTED:
	case OP_DOUBT:
		/* The same key again takes the filter off. */
		if (st->step == STEP_PREVIEW)
			import_preview_show(&st->preview, st->preview.show == shown[op]
								  ? IMPORT_SHOW_ALL
								  : shown[op]);
		else if (op == OP_ABSENT && st->twins.count > 0)
			ui_push(s, &screen_twins, NULL);
		return VERDICT_DONE;
	case OP_CHOOSE:
		if (st->step == STEP_PREVIEW && !import_preview_choose(&st->preview))
			ui_warn(s->ui, import_preview_why(&st->preview));
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
	return import_preview_key(&st->preview, key, ui_bottom(s->ui)) ? VERDICT_DONE
								       : VERDICT_IGNORED;
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

/* What was shown is done: there is nothing to choose from any more. */
static const char *
import_label(const struct screen *s, int op)
{
	const struct import *st = s->state;

	if (st->step == STEP_PREVIEW || op < OP_GO)
		return NULL;
	if (op == OP_ABSENT && st->twins.count > 0)
		return _("Duplicates");
	return op == OP_GO ? NULL : "";
}

const struct screen_ops screen_import = {
	.name = "import",
	.title = N_("Import of places"),
	.commands = commands,
	.state_size = sizeof(struct import),
	.open = import_open,
	.close = import_close,
	.draw = import_draw,
	.work = import_work,
	.refresh = import_refresh,
	.run = import_run,
	.label = import_label,
	.typing = import_typing,
	.key = import_key,
	.paste = import_paste,
	.answer = import_answer,
	.name_now = import_name_now,
	.subtitle = import_subtitle,
};
