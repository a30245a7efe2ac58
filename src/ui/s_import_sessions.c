/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Importing sessions: what a file of them would change, then the change. Reached
 * from the screen that asks for a path, once the file turns out to hold sessions. Nothing is
 * changed before Enter, and one undo takes it back. */
#include "config.h"

#include <stdlib.h>

#include "app/backups.h"
#include "app/form.h"
#include "app/session_csv.h"
#include "app/session_import.h"
#include "app/words.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/draw.h"
#include "ui/import_list.h"
#include "ui/key.h"
#include "ui/list.h"
#include "ui/screen.h"
#include "ui/ui.h"

#define HEAD_ROWS 4   /* file, counts, what is listed, a blank */
#define REASON_ROWS 2 /* the marked refusal in full */

enum layout { LINE_WIDTH = 6, FIELD_WIDTH = 18 };

struct sessions {
	char *path;
	char *map; /* made for this file just now; NULL none */
	struct import_options file;
	size_t encoding; /* index of import_encodings */
	struct session_import imp;
	struct list list; /* of what was refused */
	bool done;
	char *report; /* path; NULL none */
};

enum { OP_GO = 1, OP_COLUMNS, OP_ENCODING };

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
static const struct command commands[] = {
	{ OP_GO, "sessions-go", { K_ENTER, 'v' }, N_("Go on"), N_("Import what is shown") },
	{ OP_COLUMNS,
	  "sessions-columns",
	  { 'c' },
	  N_("Columns"),
	  N_("Look again at what the columns of the file become") },
	{ OP_ENCODING,
	  "sessions-encoding",
	  { 'e' },
	  NULL,
	  N_("Read the file in the next encoding, when accents look wrong") },
	{ 0, NULL, { 0 }, NULL, NULL },
};

/* Publications of a journal that are new here. */
static size_t
taken(const struct sessions *st)
{
	return st->imp.released.added + st->imp.released.updated;
}

static char *
taken_sentence(size_t count)
{
	return mem_printf(ngettext("%zu release of the journal was taken: what it published is "
				   "frozen here too, and undo leaves it.",
				   "%zu releases of the journal were taken: what they published is "
				   "frozen here too, and undo leaves it.",
				   count),
			  count);
}

static int
stopped(void *arg, int permille)
{
	return ui_progress(arg, _("Reading the sessions"), permille) ? 1 : 0;
}

/* Beside the sessions, once, where the next message takes its place. */
static void
say_others(const struct screen *s)
{
	const struct sessions *st = s->state;
	const struct strlist *left_out = &st->imp.left_out;
	size_t count = taken(st);
	char *names = strlist_join(left_out, ", ");

	if (left_out->count > 0)
		ui_sayf(s->ui, _("These columns of the file are not known and were left out: %s"),
			names);
	else if (count > 0)
		ui_sayf(s->ui,
			ngettext("%zu release of the journal would be taken.",
				 "%zu releases of the journal would be taken.", count),
			count);
	free(names);
}

/* On failure what was shown stays. */
static int
read_file(struct screen *s, size_t encoding, struct err *err)
{
	struct sessions *st = s->state;
	const struct session_import_options options = {
		.file = { .encoding = st->map ? st->file.encoding : import_encodings[encoding],
			  .delimiter = st->file.delimiter },
		.map_text = st->map,
		.progress = stopped,
		.arg = s->ui,
	};
	struct session_import made;
	int result = session_import_make(s->desk, st->path, &options, &made, err);

	ui_say(s->ui, "");
	if (result != 0) {
		session_import_clear(&made);
		return -1;
	}
	session_import_clear(&st->imp);
	st->imp = made;
	st->encoding = encoding;
	st->list = (struct list){ .count = made.note_count };
	say_others(s);
	return 0;
}

static int
sessions_open(struct screen *s, const void *arg, struct err *err)
{
	struct sessions *st = s->state;
	const struct import_sessions_arg *asked = arg;

	st->path = mem_strdup(asked->path);
	st->map = mem_strdup(asked->map);
	st->file = asked->file;
	if (read_file(s, 0, err) == 0)
		return 0;
	free(st->path);
	free(st->map);
	return -1;
}

static void
sessions_close(struct screen *s)
{
	struct sessions *st = s->state;

	session_import_clear(&st->imp);
	free(st->path);
	free(st->map);
	free(st->report);
}

static int
list_rows(const struct screen *s)
{
	return ui_bottom(s->ui) - UI_TOP - HEAD_ROWS - REASON_ROWS;
}

static void
draw_counts(const struct sessions *st, int y, int columns)
{
	const struct session_import_counts *c = &st->imp.count;
	const size_t count[] = { [IMPORT_ADDED] = c->added,
				 [IMPORT_UPDATED] = c->updated,
				 [IMPORT_UNCHANGED] = c->unchanged,
				 [IMPORT_REFUSED] = c->refused,
				 [IMPORT_LEFT_OUT] = 0 };
	char *number = words_number((int64_t)c->read);
	/* TRANSLATORS: %s is a number: sessions of a file */
	char *read = mem_printf(
		ngettext("%s session read:", "%s sessions read:", (unsigned long)c->read), number);

	import_counts_draw(y, columns, read, count, st->done);
	free(number);
	free(read);
}

static const char *
label_of(const char *field)
{
	int f = form_field_by_id(field);

	if (f < 0) /* as a journal calls it */
		f = session_column_field(field);
	if (f >= FF_COUNT)
		f = -1;
	return f >= 0 ? _(form_fields[f].label) : field;
}

static void
draw_note(const struct import_note *n, int y, int columns, bool active)
{
	enum style style = active ? STYLE_SELECTED : STYLE_PLAIN;
	int x = 3;

	draw_fill(y, 1, columns - 2, style, active ? draw_marker() : "");
	draw_textf(y, x, LINE_WIDTH, style, "%*zu", LINE_WIDTH - 1, n->line);
	x += LINE_WIDTH + 1;
	draw_text(y, x, FIELD_WIDTH, style, label_of(n->field));
	x += FIELD_WIDTH + 1;
	draw_text(y, x, columns - x - 2, style, n->value);
	if (active)
		draw_cursor(y, 1);
}

static void
draw_refused(const struct screen *s, int columns)
{
	const struct sessions *st = s->state;
	int rows = list_rows(s);
	int y = UI_TOP + HEAD_ROWS;
	size_t top = list_top(&st->list, rows);
	const struct import_note *note = st->imp.note;

	draw_text(UI_TOP + 3, 2, columns - 4, STYLE_STRONG,
		  st->imp.left_empty ? _("Refused rows and cells left empty, and why:")
				     : _("Refused rows, and why:"));
	if (st->list.count == 0) {
		draw_text(y, 3, columns - 5, STYLE_DIM, _("None."));
		return;
	}
	for (int i = 0; i < rows && top + (size_t)i < st->list.count; i++)
		draw_note(&note[top + (size_t)i], y + i, columns,
			  top + (size_t)i == st->list.selected);
	note += st->list.selected;
	draw_wrapped(ui_bottom(s->ui) - REASON_ROWS + 1, 2, columns - 4, REASON_ROWS, STYLE_PLAIN,
		     note->sentence ? note->sentence : import_reason_text(note->reason));
}

static void
draw_done(const struct sessions *st, int columns)
{
	const struct session_import_counts *c = &st->imp.count;
	int y = UI_TOP + 3;

	y += draw_wrapped(y, 2, columns - 4, 2, STYLE_STRONG,
			  c->added + c->updated + taken(st) == 0
				  ? _("Everything was logged already: nothing changed.")
				  : _("It is done. Undo on the home screen takes all of it back."));
	if (taken(st) > 0) {
		char *text = taken_sentence(taken(st));

		y += draw_wrapped(y, 2, columns - 4, 2, STYLE_PLAIN, text);
		free(text);
	}
	if (st->report == NULL)
		return;
	y += draw_wrapped(y + 1, 2, columns - 4, 2, STYLE_PLAIN,
			  _("What was repaired or refused is in this report:"));
	draw_wrapped(y + 1, 4, columns - 6, 3, STYLE_PLAIN, st->report);
}

static void
sessions_draw(const struct screen *s)
{
	const struct sessions *st = s->state;
	int columns = ui_columns(s->ui);
	int used = draw_text(UI_TOP, 2, columns / 2, STYLE_STRONG, path_base(st->path));

	draw_text(UI_TOP, 4 + used, columns - used - 6, STYLE_DIM, st->imp.file.encoding);
	draw_counts(st, UI_TOP + 1, columns);
	if (st->done)
		draw_done(st, columns);
	else
		draw_refused(s, columns);
}

/* The report has its name only when what it tells was done. */
static void
apply(struct screen *s, struct err *err)
{
	struct sessions *st = s->state;
	const struct import_told told = session_import_told(&st->imp);
	struct import_report report = { .path = NULL };
	struct err report_err = { .code = ERR_NONE };
	char *copy = NULL;

	if (told.note_count > 0)
		import_report_prepare(s->desk, &told, NULL, &report, &report_err);
	if (backups_before(s->desk, &copy, err) == 0 &&
	    session_import_apply(s->desk, &st->imp, err) == 0) {
		st->done = true;
		if (report.path != NULL && import_report_keep(&report, &report_err) == 0)
			st->report = mem_strdup(report.path);
	}
	backups_after(copy, st->done);
	ui_say(s->ui, "");
	if (report_err.code != ERR_NONE)
		ui_fail(s->ui, &report_err);
	import_report_clear(&report);
}

static void
say_done(const struct screen *s)
{
	const struct session_import_counts *c = &((struct sessions *)s->state)->imp.count;
	size_t count = c->added + c->updated, releases = taken(s->state);
	char *number = words_number((int64_t)count);
	char *frozen = taken_sentence(releases);

	if (count == 0 && releases > 0)
		ui_say(s->ui, frozen);
	else if (count == 0)
		ui_say(s->ui, _("Everything was logged already: nothing changed."));
	else
		/* TRANSLATORS: on the home screen; %s is a number */
		ui_sayf(s->ui,
			ngettext("Imported: %s session. Undo takes it back.",
				 "Imported: %s sessions. Undo takes all of them back.",
				 (unsigned long)count),
			number);
	free(number);
	free(frozen);
}

/* Once it is done, the columns and the path below have nothing more to say. */
static enum verdict
leave(struct screen *s)
{
	const struct sessions *st = s->state;

	if (st->done) {
		say_done(s);
		ui_reply(s, IMPORT_DONE_QUESTION, 1, NULL);
	}
	return VERDICT_CLOSE;
}

/* They stand below when they were just chosen; else they are remembered. */
static enum verdict
columns(struct screen *s)
{
	const struct sessions *st = s->state;

	if (st->done || st->imp.source != SOURCE_MAPPED)
		return VERDICT_DONE;
	if (!st->map)
		ui_reply(s, IMPORT_COLUMNS_QUESTION, 1, st->path);
	return VERDICT_CLOSE;
}

static enum verdict
sessions_run(struct screen *s, int op, struct err *err)
{
	struct sessions *st = s->state;

	switch (op) {
	case OP_GO:
		if (st->done)
			return leave(s);
		apply(s, err);
		return VERDICT_DONE;
	case OP_COLUMNS:
		return columns(s);
	case OP_ENCODING:
		if (!st->done && !st->map)
			read_file(s, (st->encoding + 1) % IMPORT_ENCODINGS, err);
		return VERDICT_DONE;
	case UI_BACK:
		return leave(s);
	default:
		return VERDICT_IGNORED;
	}
}

static enum verdict
sessions_key(struct screen *s, int key, struct err *err)
{
	struct sessions *st = s->state;

	(void)err;
	return list_key(&st->list, key, list_rows(s)) ? VERDICT_DONE : VERDICT_IGNORED;
}

static const char *
sessions_label(const struct screen *s, int op)
{
	const struct sessions *st = s->state;

	return op == OP_COLUMNS && (st->done || st->imp.source != SOURCE_MAPPED) ? "" : NULL;
}

static char *
sessions_subtitle(const struct screen *s)
{
	const struct sessions *st = s->state;

	return mem_strdup(st->done ? _("3/3 done") : _("2/3 what would change"));
}

const struct screen_ops screen_import_sessions = {
	.name = "import-sessions",
	.title = N_("Import of sessions"),
	.commands = commands,
	.state_size = sizeof(struct sessions),
	.open = sessions_open,
	.close = sessions_close,
	.draw = sessions_draw,
	.run = sessions_run,
	.key = sessions_key,
	.label = sessions_label,
	.subtitle = sessions_subtitle,
};
