/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory as the national publisher writes it, cell for cell what was imported. */
#include "config.h"

#include "app/partner_export.h"

#include "app/desk_private.h"
#include "base/csv.h"
#include "base/file.h"
#include "store/partner.h"

struct export
{
	struct csv_writer w;
	struct strlist columns; /* beside the standard's */
	size_t count;
};

static void
write_cell(struct csv_writer *w, const char *value)
{
	csv_raw(w, value ? value : "", value && *value != '\0');
}

static void
write_header(struct export *e)
{
	for (size_t f = 0; f < PF_COUNT; f++)
		csv_raw(&e->w, partner_field_name[f], true);
	for (size_t i = 0; i < e->columns.count; i++)
		csv_raw(&e->w, e->columns.item[i], true);
	csv_end(&e->w);
}

static int
write_partner(void *arg, const struct partner *p)
{
	struct export *e = arg;

	for (size_t f = 0; f < PF_COUNT; f++)
		write_cell(&e->w, p->field[f]);
	for (size_t i = 0; i < e->columns.count; i++)
		write_cell(&e->w, partner_get_raw(p, e->columns.item[i]));
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
	struct export e = { .columns = { .item = NULL } };
	int result = -1;

	if (desk_owns(d, path))
		return err_set(err, ERR_EXISTS, path, "export over the desk");
	if (store_partner_columns(st, &e.columns, err) < 0)
		goto out;
	csv_begin(&e.w, &out, CSV_STANDARD);
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
