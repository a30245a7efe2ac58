/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/second_copy.h"

#include <stdlib.h>

#include "app/backups.h"
#include "app/desk_private.h"
#include "base/file.h"
#include "base/mem.h"
#include "store/backup.h"

#define FOLDER_KEY "backup-folder"
#define SEEN_KEY "backup-seen"
#define FOLDER "lakou"

/* Where the copies lie; NULL where no medium was chosen. Yours. */
static char *
copies_folder(struct desk *d)
{
	struct err ignored;
	char *medium = NULL, *folder = NULL;

	if (store_setting_get(desk_store(d), FOLDER_KEY, &medium, &ignored) == 0 && medium != NULL)
		folder = path_join(medium, FOLDER);
	free(medium);
	return folder;
}

int
second_copy_folder(const char *file, char **folder, struct err *err)
{
	char *medium = NULL;

	if (store_backup_setting(file, FOLDER_KEY, &medium, err) != 0)
		return -1;
	*folder = medium != NULL ? path_join(medium, FOLDER) : NULL;
	free(medium);
	return 0;
}

enum second_copy
second_copy_state(struct desk *d)
{
	char *folder = copies_folder(d);
	enum second_copy state = folder == NULL        ? SECOND_COPY_UNSET
				 : file_exists(folder) ? SECOND_COPY_THERE
						       : SECOND_COPY_AWAY;

	free(folder);
	return state;
}

int
second_copy_choose(struct desk *d, const char *typed, char **stored, struct err *err)
{
	/* From wherever the program is started, it is the same one. */
	char *medium = realpath(typed, NULL);
	char *folder, *copy;
	int rc;

	if (medium == NULL)
		return err_set(err, ERR_NO_FOLDER, typed, "a second medium");
	folder = path_join(medium, FOLDER);
	rc = backups_make(d, folder, &copy, err);
	if (rc == 0) {
		*stored = mem_strdup(medium);
		free(copy);
	}
	free(folder);
	free(medium);
	return rc;
}

int
second_copy_make(struct desk *d, struct err *err)
{
	char *folder = copies_folder(d), *path;
	int rc = -1;

	/* backups_make() would make it on the disk. */
	if (folder == NULL || !file_exists(folder))
		err_set(err, ERR_NO_FOLDER, folder, "a second medium");
	else
		rc = backups_make(d, folder, &path, err);
	if (rc == 0)
		free(path);
	free(folder);
	return rc;
}

void
second_copy_note(struct desk *d)
{
	desk_day_keep(d, SEEN_KEY);
}

bool
second_copy_due(struct desk *d)
{
	return second_copy_state(d) == SECOND_COPY_THERE &&
	       desk_day_kept(d, SEEN_KEY) != clock_today(desk_clock(d));
}

int
second_copy_missed(struct desk *d)
{
	int today = clock_today(desk_clock(d)), seen = desk_day_kept(d, SEEN_KEY);

	if (seen == DATE_NONE || seen > today - SECOND_COPY_PATIENCE ||
	    second_copy_state(d) == SECOND_COPY_UNSET)
		return 0;
	return today - seen;
}
