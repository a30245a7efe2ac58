/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frozen files written once more, and the file that says that they were taken back. */
#include "config.h"

#include "report/release_again.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "report/release.h"
#include "report/release_after.h"
#include "report/release_files.h"

/* A paragraph a line, as every system opens it. */
static void
add_words(struct buf *out, const struct release_list *all, const struct release *r, int day)
{
	struct date_parts p = date_parts(day);
	char *title = release_title(r);
	char *after = report_release_after_words(all, r);
	char *date = mem_printf("%d %s %d", p.day, i18n_month(p.month, false), p.year);

	buf_addf(out, "%s\r\n\r\n", title);
	/* TRANSLATORS: in a file beside figures that were taken back; %s is a date */
	buf_addf(out, _("WITHDRAWN on %s."), date);
	buf_add(out, "\r\n");
	buf_add(out, _("The desk takes these figures back."));
	buf_add(out, "\r\n");
	buf_add(out, _("What you are asked to do: use them no longer, delete this folder and your "
		       "copies of it, tell whoever has them from you, and take them out of your "
		       "reports."));
	buf_add(out, "\r\n");
	buf_add(out, after);
	buf_add(out, "\r\n\r\n");
	free(after);
	free(title);
	free(date);
}

/* In the language that is frozen with it, whatever the desk speaks now: the same bytes again. */
static void
add_withdrawal(const struct release_list *all, struct release *r)
{
	enum language chosen = i18n_language(), own = LANGUAGE_FR;
	char *iso = mem_strndup(r->withdrawn, DATE_ISO_SIZE - 1);
	struct buf out = BUF_INIT;
	int day = 0;

	if (i18n_parse(r->language, &own) != 0)
		own = LANGUAGE_FR;
	date_parse(iso, &day);
	buf_add(&out, "\xEF\xBB\xBF");
	i18n_switch(own);
	add_words(&out, all, r, day);
	i18n_switch(LANGUAGE_FR);
	if (own != LANGUAGE_FR)
		add_words(&out, all, r, day);
	i18n_switch(chosen);
	release_file_add(r, RELEASE_FILE_WITHDRAWAL, buf_text(&out), out.len);
	buf_clear(&out);
	free(iso);
}

/* The last file of r, put into the folder that holds all the others and no more. */
static int
add_to_folder(struct release *r, const char *dir, char **folder, struct err *err)
{
	const struct release_file *last = &r->file[r->file_count - 1];
	char *final = path_join(dir, r->folder);
	char *path = path_join(final, last->name);
	char *temp = NULL;
	int rc;

	r->file_count--;
	rc = report_release_reserve(r, dir, &temp, err);
	if (rc == 0 && temp != NULL) { /* it went away meanwhile */
		report_release_drop(r, temp);
		rc = err_set(err, ERR_EXISTS, final, "held something else");
	}
	r->file_count++;
	if (rc == 0)
		rc = file_write(path, last->bytes, last->len, false, err);
	free(path);
	if (rc == 0)
		*folder = final;
	else
		free(final);
	return rc;
}

int
report_release_again(const struct release_list *all, struct release *r, const char *dir,
		     char **folder, struct err *err)
{
	if (r->withdrawn == NULL)
		return report_release_write(r, dir, folder, err);
	if (!release_has_file(r, RELEASE_FILE_WITHDRAWAL))
		add_withdrawal(all, r);
	if (report_release_write(r, dir, folder, err) == 0)
		return 0;
	if (err->code != ERR_EXISTS || add_to_folder(r, dir, folder, err) != 0)
		return -1;
	err_clear(err);
	return 0;
}
