/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory as the national publisher writes it, cell for cell what was imported; for a
 * spreadsheet its cells are made harmless, and its degrees have the comma. */
#include "config.h"

#include "app/partner_export.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "base/file.h"
#include "base/mem.h"
#include "store/partner.h"

struct export
{
	struct csv_writer w;
	enum csv_dialect dialect;
	struct strlist columns; /* beside the standard's */
	size_t count;
};

static void
write_cell(struct export *e, const char *value)
{
	if (e->dialect == CSV_STANDARD)
		csv_raw(&e->w, value ? value : "", value && *value != '\0');
	else
		csv_text(&e->w, value ? value : "");
}

/* A number is no text that is to be made harmless: it may begin with a minus. */
static void
write_degrees(struct export *e, const char *value)
{
	char *text = mem_strdup(value ? value : "");

	if (e->dialect != CSV_EXCEL_FR || strspn(text, "-.0123456789") != strlen(text)) {
		write_cell(e, value);
	} else {
		for (char *at = text; (at = strchr(at, '.')) != NULL;)
			*at = ',';
		csv_raw(&e->w, text, false);
	}
	free(text);
}

static void
write_header(struct export *e)
{
	for (size_t f = 0; f < PF_COUNT; f++)
		csv_raw(&e->w, partner_field_name[f], e->dialect == CSV_STANDARD);
	for (size_t i = 0; i < e->columns.count; i++)
		if (e->dialect == CSV_STANDARD)
			csv_raw(&e->w, e->columns.item[i], true);
		else
			csv_text(&e->w, e->columns.item[i]);
	csv_end(&e->w);
}

static int
write_partner(void *arg, const struct partner *p)
{
	struct export *e = arg;

	for (size_t f = 0; f < PF_COUNT; f++)
		if (f == PF_LATITUDE || f == PF_LONGITUDE)
			write_degrees(e, p->field[f]);
		else
			write_cell(e, p->field[f]);
	for (size_t i = 0; i < e->columns.count; i++)
		write_cell(e, partner_get_raw(p, e->columns.item[i]));
	csv_end(&e->w);
	e->count++;
	return 0;
}

int
partner_export(struct desk *d, const char *path, const struct partner_export_options *options,
	       size_t *count, struct err *err)
{
	struct store *st = desk_store(d);
	struct buf out = BUF_INIT;
	struct export e = { .dialect = options->dialect };
	int result = -1;

	if (desk_owns(d, path))
		return err_set(err, ERR_EXISTS, path, "export over the desk");
	if (store_partner_columns(st, &e.columns, err) < 0)
		goto out;
	csv_begin(&e.w, &out, e.dialect);
	write_header(&e);
	if (store_partner_each(st, options->actors, write_partner, &e, err) != 0)
		goto out;
	if (!file_same(path, out.text, out.len) &&
	    file_write(path, out.text, out.len, options->replace, err) < 0)
		goto out;
	*count = e.count;
	result = 0;
out:
	strlist_clear(&e.columns);
	buf_clear(&out);
	return result;
}
