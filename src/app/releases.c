/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Publications taken back, and the months that are not published yet. */
#include "config.h"

#include "app/releases.h"

#include <stdlib.h>

#include "app/access_log.h"
#include "app/desk_private.h"
#include "app/recipients.h"
#include "base/file.h"
#include "base/mem.h"
#include "store/publication.h"

enum { MONTHS_BACK = 12 }; /* for which a month that nobody published is missed */

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
	struct handed_list list;
	struct err ignored;

	free(folder);
	if (file_exists(path) || releases_handed(d, r, &list, &ignored) != 0)
		return path;
	if (list.count > 0)
		mem_replace(&path, mem_strdup(list.item[list.count - 1].folder));
	handed_list_clear(&list);
	return path;
}

char *
releases_folder_again(struct desk *d, const struct release *r)
{
	char *path = releases_path(d, r);
	char *dir = path_dir(path);

	if (!file_exists(dir))
		mem_replace(&dir, releases_folder(d, r->recipient));
	free(path);
	return dir;
}

/* Said as it is for whoever looks from elsewhere. */
static char *
whole_path(const char *folder)
{
	char *dir = path_dir(folder);
	char *whole = realpath(dir, NULL); /* the folder itself may not be there yet */
	char *path = path_join(whole != NULL ? whole : dir, path_base(folder));

	free(dir);
	free(whole);
	return path;
}

int
releases_hand(struct desk *d, const char *period, const char *profile, const char *recipient,
	      const char *folder, struct err *err)
{
	char *path = whole_path(folder);
	int rc = store_handed_add(desk_store(d), period, profile, recipient, path, err);

	if (rc == 0)
		rc = access_log_export(d, err);
	free(path);
	return rc;
}

int
releases_handed(struct desk *d, const struct release *r, struct handed_list *out, struct err *err)
{
	return store_handed_list(desk_store(d), r->period, r->profile, out, err);
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
releases_due(struct desk *d, struct releases_due *due, struct err *err)
{
	int today = clock_today(desk_clock(d));
	struct release_period p, first = { .months = 0 };
	int months, waiting = 0;

	*due = (struct releases_due){ .count = 0 };
	if (recipients_shortest(d, &months, err) != 0)
		return -1;
	p = release_period_last(months, today);
	if (today < release_period_closing(&p))
		p = release_period_last(months, p.first);
	for (int back = 0; back <= MONTHS_BACK; back += months) {
		char period[RELEASE_PERIOD_SIZE];
		bool published, waits;

		release_period_write(&p, period);
		if (store_publication_due(desk_store(d), period, p.first, p.last, &published,
					  &waits, err) != 0)
			return -1;
		if (waits && back < MONTHS_BACK) {
			waiting++;
			first = p;
		}
		if (published || back == 0)
			*due = (struct releases_due){ first, waiting };
		p = release_period_last(months, p.first);
	}
	return 0;
}
