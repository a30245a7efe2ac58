/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import did, line by line, as a CSV that a person opens and a script reads. */
#include "config.h"

#include <stdlib.h>

#include "app/import_report.h"
#include "base/csv.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"

#define REPORT_FOLDER "reports"

enum {
	STAMP_DAY = 10,    /* 2026-10-05 */
	STAMP_CLOCK = 8,   /* 14:32:00, behind the T */
	NAMES_TRIED = 1000 /* imports of one second */
};

/* Words of the file format, the same in every language. */
static const char *const action_code[] = {
	[IMPORT_ADDED] = "added",         [IMPORT_UPDATED] = "updated",
	[IMPORT_UNCHANGED] = "unchanged", [IMPORT_REFUSED] = "refused",
	[IMPORT_LEFT_OUT] = "left out",   [IMPORT_ABSENT] = "missing",
};

static const char *
refusal_text(enum import_reason reason)
{
	switch (reason) {
	case IMPORT_NO_ID:
		return _("The row has no identifier.");
	case IMPORT_ID_TWICE:
		return _("Another row of the file has the same identifier.");
	case IMPORT_NO_NAME:
		return _("The row has no name.");
	case IMPORT_NO_COMMUNE:
		return _("The row has no commune.");
	case IMPORT_UNKNOWN_COMMUNE:
		return _("No commune of Martinique or Guadeloupe has this name.");
	case IMPORT_COMMUNE_CONFLICT:
		return _("Several communes bear this name, and neither the postal code nor the "
			 "phone number says which one.");
	case IMPORT_CELLS:
		return _("The row has more cells than the header.");
	case IMPORT_CUT:
		return _("The row is cut: it has fewer cells than the header.");
	case IMPORT_CUT_FILE:
		return _("The file is cut: its last line has no end.");
	case IMPORT_OTHER_DESK:
		return _("The session of this identifier is another desk’s.");
	case IMPORT_OTHER_KIND:
		return _("Here the session is of another kind, and of somebody known by name.");
	case IMPORT_REVISION:
		return _("No session is changed as often as this revision says.");
	case IMPORT_CONTRADICTS:
		return _("Another row of the same session says otherwise.");
	case IMPORT_NO_TURN:
		return _("This is not one participant of several, such as 2/8.");
	case IMPORT_PLACE_ELSEWHERE:
		return _("The desk has a place of this name in another commune.");
	case IMPORT_RELEASE_DAMAGED:
		return _("This release is not whole, or was changed: it was not taken. Export the "
			 "journal again.");
	case IMPORT_RELEASE_OTHER:
		return _("This desk published the same period itself, in other files: its own "
			 "stay. Whoever has both may recognise people: hand out one only.");
	case IMPORT_RELEASE_APART:
		return _("It was made after a release that this desk does not have: it was not "
			 "taken. Do not publish this period here: whoever has both may recognise "
			 "people.");
	case IMPORT_RELEASE_DEMO:
		return _("A training desk and a real one do not take each other’s releases.");
	case IMPORT_PROBLEM:
		return _("The row does not keep to the rules of a session.");
	default:
		return "";
	}
}

const char *
import_reason_text(enum import_reason reason)
{
	switch (reason) {
	case IMPORT_REPAIRED:
		return _("Repaired; the original text is kept.");
	case IMPORT_TO_CHECK:
		return _("Kept, to be checked.");
	case IMPORT_MISSING:
		return _("Missing, to be completed.");
	case IMPORT_BY_HAND:
		return _("Kept as it was typed here; the file says this.");
	case IMPORT_NOT_TAKEN:
		return _("Turned off before the import: not taken.");
	case IMPORT_OLDER:
		return _("Older than what the directory has: not taken, unless you choose it.");
	case IMPORT_LIKE:
		return _("An entry of the directory looks like it: perhaps the same place.");
	case IMPORT_MERGED:
		return _("Merged here into this entry, which its own row keeps up to date.");
	case IMPORT_STANDS_IN:
		return _("Merged here into this entry, which the file lacks: this row keeps it up "
			 "to date.");
	case IMPORT_VANISHED:
		return _("No longer in the file of its source: marked, not deleted.");
	case IMPORT_NOT_READ:
		return _("Not understood: left empty.");
	case IMPORT_DROPPED:
		return _("Not usable: left empty; the original text is kept.");
	default:
		return refusal_text(reason);
	}
}

/* A cell as the file had it. What shows nothing is named, since it may be what was repaired, and
 * must not act on the terminal that shows the report. Yours. */
static char *
visible(const char *value)
{
	struct buf out = BUF_INIT;

	while (*value != '\0') {
		size_t hidden = utf8_hidden(value);
		int32_t cp;

		if (hidden > 0) {
			utf8_next(value, hidden, &cp);
			buf_addf(&out, "<U+%04X>", (unsigned)cp);
			value += hidden;
		} else {
			buf_addc(&out, *value++);
		}
	}
	return buf_take(&out);
}

static void
write_cell(struct csv_writer *w, const char *value)
{
	char *text = visible(value);

	csv_text(w, text);
	free(text);
}

void
import_note_clear(struct import_note *n)
{
	free(n->id);
	free(n->field);
	free(n->value);
	free(n->sentence);
}

static void
write_report(const struct import_told *told, struct buf *out)
{
	struct csv_writer w;

	csv_begin(&w, out, CSV_STANDARD);
	csv_text(&w, "line");
	csv_text(&w, "id");
	csv_text(&w, "field");
	csv_text(&w, "value");
	csv_text(&w, "reason");
	csv_text(&w, "action");
	csv_end(&w);
	for (size_t i = 0; i < told->note_count; i++) {
		const struct import_note *n = &told->note[i];

		if (n->line > 0)
			csv_int(&w, (int64_t)n->line);
		else
			csv_text(&w, "");
		write_cell(&w, n->id);
		write_cell(&w, n->field);
		write_cell(&w, n->value);
		csv_text(&w, n->sentence ? n->sentence : import_reason_text(n->reason));
		csv_text(&w, action_code[n->action]);
		csv_end(&w);
	}
}

/* The next name to try: places-2026-10-05T143200.csv, numbered when that second had several. */
static void
next_name(struct import_report *r)
{
	struct buf name = BUF_INIT;

	r->attempt++;
	buf_addf(&name, "%s-", r->kind);
	buf_add_len(&name, r->stamp, STAMP_DAY + 1);
	for (int i = 0; i < STAMP_CLOCK; i++)
		if (r->stamp[STAMP_DAY + 1 + i] != ':')
			buf_addc(&name, r->stamp[STAMP_DAY + 1 + i]);
	if (r->attempt > 1)
		buf_addf(&name, "-%d", r->attempt);
	buf_add(&name, ".csv");
	mem_replace(&r->path, path_join(r->folder, name.text));
	buf_clear(&name);
}

static bool
may_try_another(const struct import_report *r, const struct err *err)
{
	return r->folder && err->code == ERR_EXISTS && r->attempt < NAMES_TRIED;
}

/* In the program's own folder: a name of its own, never over an earlier report. */
static int
prepare_own(struct desk *d, const struct buf *report, struct import_report *out, struct err *err)
{
	char *data = path_data();
	int result;

	out->folder = path_join(data, REPORT_FOLDER);
	free(data);
	clock_stamp(desk_clock(d), out->stamp);
	if (file_make_dir(out->folder, err) != 0)
		return -1;
	do {
		next_name(out);
		result = file_prepare(&out->file, out->path, report->text, report->len, false, err);
	} while (result != 0 && may_try_another(out, err));
	return result;
}

int
import_report_prepare(struct desk *d, const struct import_told *told, const char *path,
		      struct import_report *out, struct err *err)
{
	struct buf report = BUF_INIT;
	int result;

	*out = (struct import_report){ .kind = told->kind };
	if (path && (desk_owns(d, path) || file_is(path, told->path)))
		return err_set(err, ERR_EXISTS, path, "report over the desk or the file read");
	write_report(told, &report);
	if (path) {
		result = file_prepare(&out->file, path, report.text, report.len, true, err);
		if (result == 0)
			out->path = mem_strdup(path);
	} else {
		result = prepare_own(d, &report, out, err);
	}
	buf_clear(&report);
	if (result != 0)
		import_report_clear(out);
	return result;
}

int
import_report_keep(struct import_report *r, struct err *err)
{
	int result = file_keep(&r->file, err);

	while (result != 0 && may_try_another(r, err)) {
		next_name(r);
		file_rename(&r->file, r->path);
		result = file_keep(&r->file, err);
	}
	return result;
}

void
import_report_clear(struct import_report *r)
{
	file_drop(&r->file);
	free(r->path);
	free(r->folder);
	*r = (struct import_report){ .path = NULL };
}
