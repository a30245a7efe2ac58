/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a file to be imported, whatever its encoding and its delimiter. */
#include "config.h"

#include "app/import_file.h"

#include <stdio.h>
#include <stdlib.h>

#include "app/desk_private.h"
#include "base/charset.h"
#include "base/csv.h"
#include "base/file.h"
#include "base/mem.h"

int
import_file_read(const char *path, const struct import_options *options, struct import_file *out,
		 struct err *err)
{
	struct buf bytes = BUF_INIT;
	const char *encoding = options ? options->encoding : NULL;
	size_t replaced;
	int result = -1;

	*out = (struct import_file){ .path = mem_strdup(path) };
	if (file_read(path, &bytes, err) < 0)
		goto out;
	if (!encoding)
		encoding = charset_detect(buf_text(&bytes), bytes.len);
	if (charset_decode_in_place(encoding, &bytes)) {
		out->text = bytes;
		bytes = (struct buf)BUF_INIT;
	} else if (charset_decode(encoding, buf_text(&bytes), bytes.len, &out->text, &replaced,
				  err) < 0) {
		goto out;
	}
	snprintf(out->encoding, sizeof(out->encoding), "%s", encoding);
	out->delimiter = options ? options->delimiter : '\0';
	if (out->delimiter == '\0')
		out->delimiter = csv_detect_delimiter(buf_text(&out->text), out->text.len);
	result = 0;
out:
	buf_clear(&bytes);
	return result;
}

int
import_file_again(struct import_file *f, struct err *err)
{
	const struct import_options options = { .encoding = f->encoding,
						.delimiter = f->delimiter };
	struct import_file file;
	int result = import_file_read(f->path, &options, &file, err);

	if (result == 0) {
		buf_clear(&f->text);
		f->text = file.text;
		file.text = (struct buf)BUF_INIT;
	}
	import_file_clear(&file);
	return result;
}

void
import_file_clear(struct import_file *f)
{
	free(f->path);
	buf_clear(&f->text);
	*f = (struct import_file){ .path = NULL };
}

int
import_begin(struct desk *d, const char *action, struct err *err)
{
	return store_begin(desk_store(d), action, err);
}

int
import_end(struct desk *d, int rc, size_t count, struct err *err)
{
	struct err ignored;

	if (rc == 0)
		rc = store_commit(desk_store(d), (int)count, err);
	else
		store_rollback(desk_store(d));
	/* Places and mediators that were to come along are no longer there. */
	if (rc != 0)
		desk_posts_load(d, &ignored);
	return rc;
}
