/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The manifest first: it says what the other files must be. */
#include "config.h"

#include "report/audit_read.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/charset.h"
#include "base/csv.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "report/audit.h"
#include "report/audit_lines.h"
#include "report/sensitive.h"

enum { MANIFEST_COLUMNS = 3, FIGURE_COLUMNS = 9 };
enum { PERIOD, PERIMETER, TABLE, MEASURE, GEO, CATEGORY, LABEL, VALUE, STATUS };

struct reading {
	struct audit_release *out;
	const char *folder;            /* NULL: not from one, but from */
	const struct release *kept;    /* its files in memory */
	const char *manifest_encoding; /* NULL: found out */
	char *encoding;
	bool vouched;     /* the manifest has the digest of the file that is read */
	struct err found; /* while a file was read */
};

void
audit_read_clear(struct audit_release *a)
{
	release_clear(&a->r);
	audit_lines_clear(a->lines);
	free(a->lines);
	a->lines = NULL;
}

/* What stands for a path where there is none is its name. Yours. */
static char *
path_of(const struct reading *g, const char *name)
{
	return g->folder != NULL ? path_join(g->folder, name) : mem_strdup(name);
}

/* The only place where a folder and what was kept differ. */
static int
load(const struct reading *g, const char *name, const char *path, struct buf *bytes,
     struct err *err)
{
	if (g->folder != NULL)
		/* A pipe would never end. */
		return file_may_wait(path) ? err_set(err, ERR_DATA, path, "no file")
					   : file_read(path, bytes, err);
	for (size_t i = 0; g->kept != NULL && i < g->kept->file_count; i++) {
		if (strcmp(g->kept->file[i].name, name) != 0)
			continue;
		buf_add_len(bytes, g->kept->file[i].bytes, g->kept->file[i].len);
		return 0;
	}
	return err_set(err, ERR_NO_INPUT, name, "not kept");
}

/* A file that the manifest names must have its digest. */
static int
check_digest(struct reading *g, const char *name, const char *wanted)
{
	char *path = path_of(g, name);
	struct buf bytes = BUF_INIT;
	uint8_t digest[HASH_SIZE];
	char hex[HASH_HEX_SIZE];
	int rc = strchr(name, '/') == NULL ? load(g, name, path, &bytes, &g->found)
					   : err_set(&g->found, ERR_DATA, path, "a path");

	if (rc == 0) {
		hash_sha256(buf_text(&bytes), bytes.len, digest);
		hash_hex(digest, hex);
		if (strcmp(hex, wanted) != 0)
			rc = err_set(&g->found, ERR_DATA, path, AUDIT_CHANGED);
	}
	buf_clear(&bytes);
	free(path);
	return rc;
}

static int
read_manifest_row(void *arg, const struct csv_row *row)
{
	struct reading *g = arg;
	struct audit_release *out = g->out;
	const char *what = row->cell[0];
	const char *name = row->count > 1 ? row->cell[1] : "";
	const char *value = row->count > 2 ? row->cell[2] : "";
	long k = 0;

	if (row->count != MANIFEST_COLUMNS)
		return -1;
	if (strcmp(what, "periode") == 0)
		mem_replace(&out->r.period, mem_strdup(value));
	else if (strcmp(what, "perimetre") == 0)
		mem_replace(&out->r.perimeter, mem_strdup(value));
	else if (strcmp(what, "profil") == 0)
		mem_replace(&out->r.profile, mem_strdup(value));
	else if (strcmp(what, "recodage") == 0 && out->lines != NULL)
		out->lines->uniform = strcmp(value, "uniforme") == 0;
	else if (strcmp(what, "encodage") == 0)
		mem_replace(&g->encoding, mem_strdup(value));
	else if (strcmp(what, "sha256") == 0) {
		g->vouched = g->vouched || strcmp(name, RELEASE_FILE_STATISTICS) == 0 ||
			     strcmp(name, RELEASE_FILE_ROWS) == 0;
		if (strcmp(name, RELEASE_FILE_ROWS) == 0 && out->lines == NULL)
			out->lines = mem_alloc(sizeof(*out->lines));
		return check_digest(g, name, value);
	} else if (strcmp(what, "k") == 0 && str_to_long(value, 1, INT32_MAX, &k) == 0)
		*(strcmp(name, "sensible") == 0 ? &out->k_sensitive : &out->k) = k;
	return 0;
}

static int
read_figure(void *arg, const struct csv_row *row)
{
	struct reading *g = arg;
	struct release *r = &g->out->r;
	bool secret;
	long value = 0;

	if (row->count != FIGURE_COLUMNS)
		return -1;
	if (row->line == 1)
		return strcmp(row->cell[PERIOD], "periode") == 0 ? 0 : -1;
	secret = strcmp(row->cell[STATUS], "S") == 0;
	if (strcmp(row->cell[PERIOD], r->period) != 0 ||
	    strcmp(row->cell[PERIMETER], r->perimeter) != 0 ||
	    strcmp(row->cell[STATUS], secret ? "S" : "P") != 0 ||
	    (secret && strcmp(row->cell[VALUE], "s") != 0) ||
	    (!secret && str_to_long(row->cell[VALUE], 0, INT32_MAX, &value) != 0))
		return -1;
	release_cell_add(r, row->cell[TABLE], row->cell[MEASURE], row->cell[GEO],
			 row->cell[CATEGORY], value, secret);
	return 0;
}

static int
read_line(void *arg, const struct csv_row *row)
{
	struct reading *g = arg;

	return audit_lines_row(g->out->lines, row);
}

/* One of the files, in its encoding, row by row. */
static int
read_file(struct reading *g, const char *name, const char *encoding, csv_row_fn *fn,
	  struct err *err)
{
	char *path = path_of(g, name);
	struct buf bytes = BUF_INIT, text = BUF_INIT;
	size_t replaced;
	int rc = load(g, name, path, &bytes, err);

	if (rc == 0)
		rc = charset_decode(encoding != NULL ? encoding
						     : charset_detect(buf_text(&bytes), bytes.len),
				    buf_text(&bytes), bytes.len, &text, &replaced, err);
	/* No program writes one, and the reader of rows would pass over it. */
	if (rc == 0 && memchr(buf_text(&text), '\0', text.len) != NULL)
		rc = err_set(err, ERR_DATA, path, "a NUL in it");
	if (rc == 0 && csv_read(buf_text(&text), text.len,
				csv_detect_delimiter(buf_text(&text), text.len), fn, g, err) != 0) {
		rc = err_set(err, ERR_DATA, path, "not the file of a release");
		if (g->found.code != ERR_NONE)
			*err = g->found;
	} else if (rc != 0 && err->code == ERR_ENCODING) {
		rc = err_set(err, ERR_DATA, path, "no encoding that is known");
	}
	buf_clear(&bytes);
	buf_clear(&text);
	free(path);
	return rc;
}

static int
refuse(const struct reading *g, const char *name, const char *why, struct err *err)
{
	char *path = path_of(g, name);
	int rc = err_set(err, ERR_DATA, path, "%s", why);

	free(path);
	return rc;
}

static int
read_lines(struct reading *g, struct err *err)
{
	struct audit_lines *l = g->out->lines;

	l->period = mem_strdup(g->out->r.period);
	l->perimeter = mem_strdup(g->out->r.perimeter);
	l->k = g->out->k;
	if (read_file(g, RELEASE_FILE_ROWS, g->encoding, read_line, err) != 0)
		return -1;
	return l->rows > 0 ? 0 : refuse(g, RELEASE_FILE_ROWS, AUDIT_EMPTY, err);
}

static int
by_codes(const void *a, const void *b)
{
	const struct release_cell *x = *(const struct release_cell *const *)a;
	const struct release_cell *y = *(const struct release_cell *const *)b;
	int order = strcmp(x->table, y->table);

	if (order == 0)
		order = strcmp(x->measure, y->measure);
	if (order == 0)
		order = strcmp(x->geo, y->geo);
	return order != 0 ? order : strcmp(x->category, y->category);
}

static bool
any_twice(const struct release *r)
{
	const struct release_cell **cell = mem_array(r->cell_count + 1, sizeof(*cell));
	bool twice = false;

	for (size_t i = 0; i < r->cell_count; i++)
		cell[i] = &r->cell[i];
	qsort(cell, r->cell_count, sizeof(*cell), by_codes);
	for (size_t i = 1; i < r->cell_count && !twice; i++)
		twice = by_codes(&cell[i - 1], &cell[i]) == 0;
	free(cell);
	return twice;
}

static int
read_figures(struct reading *g, struct err *err)
{
	const struct release *r = &g->out->r;

	if (read_file(g, RELEASE_FILE_STATISTICS, g->encoding, read_figure, err) != 0)
		return -1;
	if (r->cell_count == 0)
		return refuse(g, RELEASE_FILE_STATISTICS, AUDIT_EMPTY, err);
	return any_twice(r) ? refuse(g, RELEASE_FILE_STATISTICS, AUDIT_TWICE, err) : 0;
}

/* As the desk remembers, or as the folder says. */
static bool
is_withdrawn(const struct reading *g)
{
	char *path = path_of(g, RELEASE_FILE_WITHDRAWAL);
	bool yes = g->folder != NULL ? file_exists(path)
				     : g->kept != NULL && g->kept->withdrawn != NULL;

	free(path);
	return yes;
}

static int
read_release(struct reading *g, const char *subject, struct err *err)
{
	struct audit_release *out = g->out;
	int rc;

	*out = (struct audit_release){ .k = 0 };
	release_init(&out->r);
	out->withdrawn = is_withdrawn(g);
	rc = read_file(g, RELEASE_FILE_MANIFEST, g->manifest_encoding, read_manifest_row, err);
	if (rc == 0 &&
	    (out->r.period == NULL || out->r.perimeter == NULL || out->r.profile == NULL ||
	     !g->vouched || out->k <= 0 || (out->k_sensitive <= 0 && out->lines == NULL)))
		rc = err_set(err, ERR_DATA, subject, "not the manifest of a release");
	/* Whatever a manifest says, nobody publishes with less. */
	if (out->k < DISCLOSE_K)
		out->k = DISCLOSE_K;
	if (out->k_sensitive < DISCLOSE_K_SENSITIVE)
		out->k_sensitive = DISCLOSE_K_SENSITIVE;
	if (rc == 0)
		rc = out->lines != NULL ? read_lines(g, err) : read_figures(g, err);
	free(g->encoding);
	if (rc == 0 && out->withdrawn)
		mem_replace(&out->r.perimeter, mem_printf("%s" AUDIT_WITHDRAWN, out->r.perimeter));
	if (rc != 0)
		audit_read_clear(out);
	return rc;
}

int
audit_read(const char *folder, const char *encoding, struct audit_release *out, struct err *err)
{
	struct reading g = { .out = out, .folder = folder, .manifest_encoding = encoding };

	return read_release(&g, folder, err);
}

int
audit_read_kept(const struct release *kept, struct audit_release *out, struct err *err)
{
	struct reading g = { .out = out, .kept = kept, .manifest_encoding = kept->encoding };

	return read_release(&g, kept->period, err);
}
