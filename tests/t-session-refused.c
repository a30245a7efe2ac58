/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a journal that would falsify what is stored: refused, each with its reason. */
#include "config.h"

#include "app/desk_private.h"
#include "app/import_report.h"
#include "base/mem.h"
#include "tests/lib/app_desk.h"
#include "tests/lib/import_text.h"

static const char now[] = "2026-11-24T14:32";

/* Reads a text that brings one row to be refused, and leaves the desk as it is. */
static void
refused(struct desk *d, const char *text, enum import_reason reason, const char *field,
	size_t unchanged)
{
	char *before = journal(d), *after;
	struct session_import imp;
	struct err err;

	ok(make(d, text, NULL, &imp, &err) == 0, "it is read");
	check_counts(&imp, 0, 0, unchanged, 1);
	is_int(imp.note_count, 1, "one refusal is told");
	if (imp.note_count == 1) {
		is_int(imp.note[0].reason, reason, "for its reason");
		is_int(imp.note[0].line, 2 + unchanged, "at its line");
		is_str(imp.note[0].field, field, "of its column");
	}
	ok(session_import_apply(d, &imp, &err) == (unchanged > 0 ? 0 : -1), "the rest is done");
	session_import_clear(&imp);
	after = journal(d);
	is_str(after, before, "nothing has changed");
	free(before);
	free(after);
}

/* A download that broke off, a disk that was full. */
static void
test_cut(void)
{
	struct desk *d = app_desk_new(now);
	struct form f;
	char *out, *cut;

	plain(d, &f, KIND_INDIVIDUAL, "un");
	add(d, &f);
	plain(d, &f, KIND_INDIVIDUAL, "deux");
	add(d, &f);
	out = journal(d);
	cut = mem_strndup(out, strlen(out) - strlen("Ana,deux,0\n"));
	refused(d, cut, IMPORT_CUT, "", 1);
	free(cut);
	cut = mem_strndup(out, strlen(out) - strlen("0\n"));
	refused(d, cut, IMPORT_CUT_FILE, "", 1);
	free(cut);
	cut = mem_strndup(out, strlen(out) - strlen("\n"));
	import(d, cut, NULL, 0, 0, 2);
	free(cut);
	free(out);
	desk_close(d);
}

int
main(void)
{
	dir = tap_tmpdir();
	test_cut();
	free(dir);
	return tap_done();
}
