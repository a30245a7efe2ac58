/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions as rows of the national tool's columns. */
#include "config.h"

#include "app/access_log.h"
#include "app/coop_export.h"

#include <stdlib.h>

#include "app/coop_cell.h"
#include "app/desk_private.h"
#include "app/session_csv.h"
#include "base/file.h"
#include "store/session.h"

struct rows {
	struct desk *desk;
	const struct coop_export_options *options;
	struct csv_writer w;
	struct coop_export_done done;
};

/* Nobody is named, the mediator neither. */
static bool
is_name(enum coop_column column)
{
	return column == COOP_FIRST_NAME || column == COOP_LAST_NAME;
}

static int
add_row(void *arg, const struct session *s)
{
	struct rows *r = arg;
	struct session counted;
	struct form f;

	if (r->options->mediator != 0 && s->mediator != r->options->mediator)
		return 0;
	if (s->kind > KIND_WORKSHOP) {
		r->done.left_out++;
		return 0;
	}
	session_init(&counted);
	session_copy(&counted, s);
	if (!session_leave_out_frozen(&counted)) {
		session_clear(&counted);
		return 0;
	}
	session_csv_form(&f, r->desk, &counted);
	for (int i = 0; i < COOP_COUNT; i++) {
		char *text;

		if (is_name(i))
			continue;
		text = i == COOP_ID ? NULL : coop_cell(r->desk, &f, i);
		csv_text(&r->w, text ? text : s->id);
		free(text);
	}
	csv_end(&r->w);
	r->done.sessions++;
	form_clear(&f);
	session_clear(&counted);
	return 0;
}

int
coop_export(struct desk *d, const struct coop_export_options *options, struct buf *out,
	    struct coop_export_done *done, struct err *err)
{
	const struct session_filter wanted = { .from = options->from, .to = options->to };
	struct rows r = { .desk = d, .options = options };

	csv_begin(&r.w, out, options->dialect);
	for (int i = 0; i < COOP_COUNT; i++)
		if (!is_name(i))
			csv_text(&r.w, coop_headings[i]);
	csv_end(&r.w);
	/* Another program may have given names since. */
	if (desk_posts_load(d, err) != 0 ||
	    store_session_each(d->store, &wanted, add_row, &r, err) != 0 ||
	    session_csv_encode(out, options->encoding, &r.done.replaced, err) != 0)
		return -1;
	*done = r.done;
	return access_log_export(d, err);
}

int
coop_export_file(struct desk *d, const char *path, const struct buf *text, bool replace,
		 struct err *err)
{
	if (desk_owns(d, path))
		return err_set(err, ERR_EXISTS, path, "export over the desk");
	if (file_same(path, buf_text(text), text->len))
		return 0;
	return file_write(path, buf_text(text), text->len, replace, err);
}
