/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts as files of sessions, imported into a desk and checked; sessions logged; the journal. */
#ifndef TESTS_LIB_IMPORT_TEXT_H
#define TESTS_LIB_IMPORT_TEXT_H

#include <stdlib.h>
#include <string.h>

#include "app/logbook.h"
#include "app/session_csv.h"
#include "app/session_import.h"
#include "base/file.h"
#include "store/session.h"
#include "tests/lib/tap.h"

static char *dir; /* of the test */

static inline char *
write_text(const char *name, const char *text)
{
	struct err err;
	char *path = path_join(dir, name);

	if (file_write(path, text, strlen(text), true, &err) != 0)
		ok(false, "%s is written", name);
	return path;
}

/* Reads a text as a file; with a map when that is not NULL. */
static inline int
make(struct desk *d, const char *text, const char *map, struct session_import *imp, struct err *err)
{
	char *path = write_text("sessions.csv", text);
	char *map_path = map ? write_text("map.txt", map) : NULL;
	const struct session_import_options options = { .map = map_path };
	int result = session_import_make(d, path, &options, imp, err);

	free(path);
	free(map_path);
	return result;
}

static inline void
check_counts(const struct session_import *imp, size_t added, size_t updated, size_t unchanged,
	     size_t refused)
{
	const struct session_import_counts *c = &imp->count;

	is_int(c->added, added, "added");
	is_int(c->updated, updated, "updated");
	is_int(c->unchanged, unchanged, "unchanged");
	is_int(c->refused, refused, "refused");
	is_int(c->read, c->added + c->updated + c->unchanged + c->refused, "all accounted for");
}

/* Imports a text and checks what was done. */
static inline void
import(struct desk *d, const char *text, const char *map, size_t added, size_t updated,
       size_t unchanged)
{
	struct session_import imp;
	struct err err;

	ok(make(d, text, map, &imp, &err) == 0, "it is read");
	check_counts(&imp, added, updated, unchanged, 0);
	ok(session_import_apply(d, &imp, &err) == 0, "and imported");
	session_import_clear(&imp);
}

/* The whole journal of a desk. Yours. */
static inline char *
journal(struct desk *d)
{
	const struct session_export_options options = { .replace = true };
	struct session_export_done done;
	struct buf text = BUF_INIT;
	char *path = path_join(dir, "journal.csv");
	struct err err;

	ok(session_export(d, path, &options, &done, &err) == 0, "the journal is written");
	if (file_read(path, &text, &err) != 0)
		ok(false, "and read");
	free(path);
	return buf_take(&text);
}

static inline int64_t
add(struct desk *d, struct form *f)
{
	struct problems problems;
	struct session s;
	struct err err;
	int64_t n;

	session_init(&s);
	ok(logbook_save(d, f, true, &s, &problems, &err) == 0, "a session is saved");
	n = s.n;
	session_clear(&s);
	form_clear(f);
	return n;
}

static inline void
plain(struct desk *d, struct form *f, int kind, const char *title)
{
	struct err err;

	form_plain(f, d, kind, &err);
	form_set(f, FF_DURATION, "45");
	form_set(f, FF_TITLE, title);
	form_set(f, FF_TAGS, "CAF, été|=2+3");
	if (kind == KIND_INDIVIDUAL || kind == KIND_WORKSHOP)
		form_set(f, FF_THEMES, "email|sante");
}

#endif
