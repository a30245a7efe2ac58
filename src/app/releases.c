/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Publications taken back, and the month that is not published yet. */
#include "config.h"

#include "app/releases.h"

#include <stdlib.h>

#include "app/desk_private.h"
#include "app/recipients.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/release_period.h"
#include "store/publication.h"

/* A desk that cannot be read just now still has a folder beside it. */
char *
releases_folder(struct desk *d, const char *recipient)
{
	struct recipient_choices choices;
	struct err ignored;
	char *folder;

	if (recipients_choices(d, recipient, &choices, &ignored) != 0)
		return path_data();
	folder = mem_strdup(choices.folder);
	recipient_choices_clear(&choices);
	return folder;
}

char *
releases_path(struct desk *d, const struct release *r)
{
	char *folder = releases_folder(d, r->recipient);
	char *path = path_join(folder, r->folder);

	free(folder);
	return path;
}

int
releases_withdraw(struct desk *d, const char *period, const char *profile, const char *reason,
		  struct err *err)
{
	char *text = NULL;
	int rc = desk_text(reason, NOTE_MAX_CHARS, "withdrawal", &text, err);

	if (rc == 0)
		rc = store_publication_withdraw(desk_store(d), period, profile, text, err);
	free(text);
	return rc;
}

int
releases_due(struct desk *d, int *month, struct err *err)
{
	int this_month = date_month_first(clock_today(desk_clock(d)));
	int last_month = date_add_months(this_month, -1);
	char period[DATE_ISO_SIZE];
	bool due = false;

	*month = DATE_NONE;
	if (clock_today(desk_clock(d)) < this_month + RELEASE_CLOSING_DAY - 1)
		return 0;
	date_write(last_month, period);
	period[sizeof("2026-10") - 1] = '\0';
	if (store_publication_due(desk_store(d), period, last_month, this_month - 1, &due, err) !=
	    0)
		return -1;
	if (due)
		*month = last_month;
	return 0;
}
