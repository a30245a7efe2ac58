/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/set_aside.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/backup.h"
#include "store/restore.h"

/* A name that a restore gives, and no other: what is read is written again and compared. */
static bool
read_name(const char *desk, const char *name, struct backup *out)
{
	const char *base = path_base(desk);
	char *again;
	bool same;

	if (!str_starts(name, base) || !str_starts(name + strlen(base), STORE_ASIDE) ||
	    !backups_read_time(name + strlen(base) + strlen(STORE_ASIDE), out))
		return false;
	again = store_aside_name(desk, out->day, out->minute, out->count);
	same = strcmp(path_base(again), name) == 0;
	free(again);
	return same;
}

int
set_aside_list(const char *desk, struct backup_list *out, struct err *err)
{
	char *folder = path_dir(desk);
	DIR *dir = opendir(folder);
	struct dirent *entry;
	struct backup b;
	size_t room = 0;
	int rc = 0;

	*out = (struct backup_list){ .item = NULL };
	if (dir == NULL && errno != ENOENT)
		rc = err_set_errno(err, errno, folder, "list what is set aside");
	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		if (!read_name(desk, entry->d_name, &b))
			continue;
		b.path = path_join(folder, entry->d_name);
		out->item = mem_grow(out->item, out->count, &room, sizeof(*out->item));
		out->item[out->count++] = b;
	}
	if (dir != NULL)
		closedir(dir);
	backup_list_sort(out);
	free(folder);
	return rc;
}

void
set_aside_thin(struct desk *d, int today)
{
	struct backup_list list;
	struct err ignored;

	if (set_aside_list(store_path(desk_store(d)), &list, &ignored) != 0)
		return;
	for (size_t i = 0; i < list.count; i++) {
		const char *path = list.item[i].path;
		struct backup_facts facts;

		if (today - list.item[i].day > BACKUPS_OLDEST &&
		    (store_backup_read(path, &facts, &ignored) != 0 ||
		     strcmp(facts.desk, store_desk(desk_store(d))->id) == 0))
			store_aside_forget(path);
	}
	backup_list_clear(&list);
}
