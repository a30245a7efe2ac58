/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An import of sessions in two passes over the file: one that compares, one that saves. */
#include "config.h"

#include "app/session_import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/coop_file.h"
#include "app/session_header.h"
#include "app/session_take.h"
#include "base/csv.h"
#include "base/file.h"
#include "base/mem.h"
#include "store/origin.h"
#include "store/undo.h"

enum { PERMILLE = 1000, TELL_EVERY = 1000 };

/* One pass. */
struct reading {
	struct session_taking taking;
	struct journal_reader journal;
	struct coop_reader coop;
	bool header_read;
	size_t rows;
	size_t lines; /* of the whole file */
};

/* Two files of one program have the same. */
void
session_import_shape(const struct csv_row *header, char shape[static HASH_HEX_SIZE])
{
	uint8_t digest[HASH_SIZE];
	struct buf all = BUF_INIT;

	for (size_t i = 0; i < header->count; i++)
		buf_addf(&all, "%s\x1f", header->cell[i]);
	hash_sha256(buf_text(&all), all.len, digest);
	hash_hex(digest, shape);
	buf_clear(&all);
}

static int
fault(struct reading *r, enum session_import_fault fault)
{
	struct session_import *imp = r->taking.imp;

	imp->fault = fault;
	return err_set(r->taking.err, ERR_DATA, imp->file.path, "import fault %d", (int)fault);
}

/* The map that was given, else the one that this desk remembers for the shape. */
static int
find_map(struct reading *r, const struct csv_row *header)
{
	struct session_import *imp = r->taking.imp;
	char *remembered = NULL;
	int result = 0;

	session_import_shape(header, imp->shape);
	if (!imp->map_text) {
		if (store_import_map_get(r->taking.desk->store, imp->shape, &remembered,
					 r->taking.err) != 0)
			return -1;
		if (!remembered)
			return fault(r, IMPORT_FAULT_NO_MAP);
		result = session_map_parse(&imp->map, remembered, &imp->map_fault);
		free(remembered);
	}
	if (result == 0)
		result = session_map_header(&imp->map, header, &imp->map_fault);
	for (size_t i = 0; i < header->count && result == 0; i++)
		session_take_heading(&r->taking, imp->map.field[i], header->cell[i]);
	return result == 0 ? 0 : fault(r, IMPORT_FAULT_MAP);
}

/* The first pass alone says it. */
static void
note_left_out(struct reading *r, const struct csv_row *header)
{
	for (size_t i = 0; i < header->count && !r->taking.apply; i++)
		if (r->journal.field[i] < 0 && !str_empty(header->cell[i]))
			strlist_add(&r->taking.imp->left_out, header->cell[i]);
}

/* The header of a file that is not the national export says what it is. */
static int
take_header(struct reading *r, const struct csv_row *row)
{
	struct session_import *imp = r->taking.imp;

	r->header_read = true;
	if (row->count > IMPORT_COLUMNS_MAX)
		return err_set(r->taking.err, ERR_VALUE, imp->file.path, "columns");
	if (!imp->map_text && journal_header(&r->journal, row)) {
		imp->source = SOURCE_JOURNAL;
		r->taking.posts.may_add = true;
		note_left_out(r, row);
		return 0;
	}
	imp->source = SOURCE_MAPPED;
	/* The second pass has it already. */
	return r->taking.apply ? 0 : find_map(r, row);
}

static int
tell(struct reading *r, size_t line)
{
	const struct session_import *imp = r->taking.imp;
	size_t permille = r->lines > 0 ? line * PERMILLE / r->lines : 0;

	if (!imp->progress || ++r->rows % TELL_EVERY != 0)
		return 0;
	if (imp->progress(imp->arg, permille > PERMILLE ? PERMILLE : (int)permille) == 0)
		return 0;
	return err_set(r->taking.err, ERR_STOPPED, imp->file.path, "import stopped");
}

static int
take_row(void *arg, const struct csv_row *row)
{
	struct reading *r = arg;

	if (tell(r, row->line) != 0)
		return -1;
	if (r->taking.imp->source == SOURCE_COOP)
		return coop_row(&r->coop, &r->taking, row);
	if (row->line < r->taking.imp->header)
		return 0;
	if (!r->header_read)
		return take_header(r, row);
	if (session_header_aside(row))
		return 0;
	if (r->taking.imp->source == SOURCE_JOURNAL)
		return journal_row(&r->journal, &r->taking, row);
	return mapped_row(&r->taking, row);
}

static size_t
count_lines(const struct buf *text)
{
	size_t lines = 1;

	for (size_t i = 0; i < text->len; i++)
		lines += text->text[i] == '\n';
	return lines;
}

static int
read_rows(struct reading *r)
{
	const struct import_file *file = &r->taking.imp->file;
	struct err *err = r->taking.err;
	struct err csv_err = { .code = ERR_NONE };

	if (csv_read(buf_text(&file->text), file->text.len, file->delimiter, take_row, r,
		     &csv_err) != 0) {
		if (err->code == ERR_NONE)
			err_set(err, csv_err.code, file->path, "%s", csv_err.detail);
		return -1;
	}
	if (coop_end(&r->coop, &r->taking) != 0 || session_releases_take(&r->taking) != 0)
		return -1;
	if (r->taking.count.read + r->taking.released.read == 0)
		return err_set(err, ERR_DATA, file->path, "no session");
	return 0;
}

static void
forget_notes(struct session_import *imp)
{
	for (size_t i = 0; i < imp->note_count; i++)
		import_note_clear(&imp->note[i]);
	free(imp->note);
	imp->note = NULL;
	imp->note_count = imp->note_capacity = 0;
}

static void
open_reading(struct reading *r, struct desk *d, struct session_import *imp, struct err *err)
{
	*r = (struct reading){ .taking = { .desk = d, .imp = imp, .err = err } };
	r->lines = count_lines(&imp->file.text);
	r->taking.posts.may_add = imp->source != SOURCE_MAPPED;
	err_clear(err);
}

static void
close_reading(struct reading *r)
{
	session_taking_clear(&r->taking);
	journal_clear(&r->journal);
	coop_clear(&r->coop);
}

/* A text that is given is one to be remembered. */
static int
read_map(struct session_import *imp, const struct session_import_options *options, struct err *err)
{
	struct import_file file = { .path = NULL };
	const char *text = options->map_text;

	if (!text && import_file_read(options->map, NULL, &file, err) != 0) {
		import_file_clear(&file);
		return -1;
	}
	imp->map_text = text ? mem_strdup(text) : buf_take(&file.text);
	import_file_clear(&file);
	if (session_map_parse(&imp->map, imp->map_text, &imp->map_fault) == 0)
		return 0;
	imp->fault = IMPORT_FAULT_MAP;
	return err_set(err, ERR_DATA, options->map ? options->map : imp->file.path,
		       "map: fault %d in line %zu", (int)imp->map_fault.code, imp->map_fault.line);
}

/* The national export is known by its table, wherever it begins, unless a map explains the file. */
static int
detect(struct session_import *imp, struct desk *d, const struct session_import_options *options,
       struct err *err)
{
	const struct buf *text = &imp->file.text;
	struct session_header header = { .line = imp->map.header,
					 .delimiter = options->file.delimiter };
	char delimiter;

	imp->source = SOURCE_MAPPED;
	if (!imp->map_text && coop_file_detect(buf_text(text), text->len, &delimiter)) {
		imp->source = SOURCE_COOP;
		if (options->file.delimiter == '\0')
			imp->file.delimiter = delimiter;
		return 0;
	}
	session_header_find(d, buf_text(text), text->len, &header);
	imp->header = header.line;
	imp->file.delimiter = header.delimiter;
	if (header.line > 0 || imp->map.header == 0)
		return 0;
	imp->fault = IMPORT_FAULT_MAP;
	imp->map_fault = (struct session_map_fault){ .code = MAP_HEADER };
	snprintf(imp->map_fault.word, sizeof(imp->map_fault.word), "%zu", imp->map.header);
	return err_set(err, ERR_DATA, imp->file.path, "no header in line %zu", imp->map.header);
}

bool
session_import_knows(struct desk *d, const char *path)
{
	struct session_header header = { .line = 0 };
	struct import_file file;
	struct err ignored;
	bool known = false;
	char delimiter;

	if (import_file_read(path, NULL, &file, &ignored) == 0) {
		known = coop_file_detect(buf_text(&file.text), file.text.len, &delimiter);
		if (!known)
			session_header_find(d, buf_text(&file.text), file.text.len, &header);
	}
	import_file_clear(&file);
	return known || header.known;
}

int
session_import_make(struct desk *d, const char *path, const struct session_import_options *options,
		    struct session_import *out, struct err *err)
{
	struct reading r;
	int result;

	*out = (struct session_import){ .progress = options->progress, .arg = options->arg };
	/* Another program may have given names since. */
	if (desk_posts_load(d, err) != 0 ||
	    import_file_read(path, &options->file, &out->file, err) != 0 ||
	    ((options->map || options->map_text) && read_map(out, options, err) != 0) ||
	    detect(out, d, options, err) != 0)
		return -1;
	open_reading(&r, d, out, err);
	result = read_rows(&r);
	out->count = r.taking.count;
	out->released = r.taking.released;
	close_reading(&r);
	return result;
}

static bool
same_counts(const struct session_import_counts *a, const struct session_import_counts *b)
{
	return a->added == b->added && a->updated == b->updated && a->refused == b->refused;
}

/* Inside the action: nothing can come between what is read now and what is saved. */
static int
apply(struct reading *r)
{
	const struct session_import *imp = r->taking.imp;
	struct err *err = r->taking.err;

	if (read_rows(r) != 0)
		return -1;
	/* Large files are not kept beside what the commit needs. */
	buf_clear(&r->taking.imp->file.text);
	if (!same_counts(&r->taking.count, &imp->count) ||
	    !same_counts(&r->taking.released, &imp->released))
		return err_set(err, ERR_CONFLICT, imp->file.path, "not what was shown");
	if (desk_posts_load(r->taking.desk, err) != 0)
		return -1;
	if (imp->source == SOURCE_MAPPED && imp->map_text)
		return store_import_map_put(r->taking.desk->store, imp->shape, imp->map_text, err);
	return 0;
}

bool
session_import_refused(const struct session_import *imp)
{
	return imp->count.refused + imp->released.refused == imp->count.read + imp->released.read;
}

int
session_import_apply(struct desk *d, struct session_import *imp, struct err *err)
{
	size_t changes = imp->count.added + imp->count.updated;
	size_t released = imp->released.added + imp->released.updated;
	bool own = !store_in_action(d->store);
	struct reading r;
	int result;

	if (session_import_refused(imp))
		return err_set(err, ERR_DATA, imp->file.path, "everything refused");
	if (changes + released == 0 && !imp->map_text)
		return 0;
	if (!imp->file.text.text && import_file_again(&imp->file, err) != 0)
		return -1;
	if (own && import_begin(d, SESSION_IMPORT_ACTION, err) != 0)
		return -1;
	if (own)
		store_action_whole(d->store);
	store_action_detail(d->store, imp->source == SOURCE_JOURNAL ? UNDO_DETAIL_GIVEN : "");
	open_reading(&r, d, imp, err);
	r.taking.apply = true;
	result = apply(&r);
	close_reading(&r);
	return own ? import_end(d, result, changes, err) : result;
}

void
session_import_clear(struct session_import *imp)
{
	import_file_clear(&imp->file);
	session_map_clear(&imp->map);
	free(imp->map_text);
	strlist_clear(&imp->left_out);
	forget_notes(imp);
	*imp = (struct session_import){ .count = { 0 } };
}

struct import_told
session_import_told(const struct session_import *imp)
{
	return (struct import_told){ .kind = "sessions",
				     .path = imp->file.path,
				     .note = imp->note,
				     .note_count = imp->note_count };
}
