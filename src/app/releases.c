/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Publications taken back, and the months that are not published yet. */
#include "config.h"

#include "app/releases.h"

#include <stdlib.h>
#include <string.h>

#include "app/access_log.h"
#include "app/desk_private.h"
#include "app/recipients.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/publication.h"

#define REFUSED_KEY "releases-refused" /* names of periods between spaces */

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

/* The names of the periods that were refused, which the caller clears; none where they cannot be
 * read. */
static struct strlist
refused_periods(struct desk *d)
{
	struct strlist list = { .item = NULL };
	char *names = NULL;
	struct err ignored;

	if (store_setting_get(desk_store(d), REFUSED_KEY, &names, &ignored) == 0 && names != NULL)
		strlist_split(&list, names, ' ');
	free(names);
	return list;
}

/* A period of which nothing was logged is not due; what is logged in it later makes it so. */
void
releases_refused(struct desk *d, const char *period, const struct err *why)
{
	struct strlist names = refused_periods(d);
	struct release_period p;
	struct err ignored;
	bool published, due;

	if ((why->code == ERR_NOTHING || why->code == ERR_UNSAFE) && !strlist_has(&names, period) &&
	    release_period_parse(period, &p) == 0 &&
	    store_publication_due(desk_store(d), period, p.first, p.last, &published, &due,
				  &ignored) == 0 &&
	    due) {
		char *all;

		strlist_add(&names, period);
		all = strlist_join(&names, " ");
		store_setting_set(desk_store(d), REFUSED_KEY, all, &ignored);
		free(all);
	}
	strlist_clear(&names);
}

/* Whether the usual export makes the one that is due first, and asks for nothing. */
static int
is_usual(struct desk *d, const struct releases_due *due, bool *usual, struct err *err)
{
	struct recipient_choices c;

	if (recipients_choices(d, NULL, &c, err) != 0)
		return -1;
	*usual = c.name != NULL && c.months == due->first.months;
	recipient_choices_clear(&c);
	return 0;
}

int
releases_usual(struct desk *d, int months, struct release_period *out, struct err *err)
{
	struct releases_due due;

	if (releases_due(d, &due, err) != 0)
		return -1;
	*out = due.first.months == months ? due.first
					  : release_period_last(months, clock_today(desk_clock(d)));
	return 0;
}

int
releases_due(struct desk *d, struct releases_due *due, struct err *err)
{
	struct strlist refused;
	int today = clock_today(desk_clock(d));
	struct release_period p, first = { .months = 0 };
	int months, waiting = 0, rc = 0;

	*due = (struct releases_due){ .count = 0 };
	if (recipients_shortest(d, &months, err) != 0)
		return -1;
	p = release_period_last(months, today);
	if (today < release_period_closing(&p))
		p = release_period_last(months, p.first);
	refused = refused_periods(d);
	for (int back = 0; rc == 0 && back <= MONTHS_BACK; back += months) {
		char period[RELEASE_PERIOD_SIZE];
		bool published = false, waits = false;

		release_period_write(&p, period);
		rc = store_publication_due(desk_store(d), period, p.first, p.last, &published,
					   &waits, err);
		if (waits && back < MONTHS_BACK && !strlist_has(&refused, period)) {
			waiting++;
			first = p;
		}
		if (published || back == 0)
			*due = (struct releases_due){ .first = first, .count = waiting };
		p = release_period_last(months, p.first);
	}
	strlist_clear(&refused);
	return rc == 0 ? is_usual(d, due, &due->usual, err) : -1;
}
