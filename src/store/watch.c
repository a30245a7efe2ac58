/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hearing of what other programs write to the desk. Whatever is written goes to the log beside its
 * file first. */
#include "config.h"

#include <unistd.h>

#include "base/os.h"
#include "store/db.h"

#define REST_MS 1000

bool
store_changed_elsewhere(struct store *st)
{
	int64_t seen = st->data_version;
	struct err ignored;

	/* Before the look at the file: what is written after it is heard of. */
	if (st->watch > 0 && os_watch_heard(st->watch))
		st->heard = os_elapsed_ms();
	st->data_version = db_data_version(st);
	if (st->data_version == seen)
		return false;
	desk_load(st, &ignored);
	return true;
}

/* What is heard may be on its way to the disk, and is to be seen only then; and whoever writes much
 * is heard once a second. */
int
store_watch(struct store *st, int *ms)
{
	int64_t left = st->heard + REST_MS - os_elapsed_ms();

	*ms = st->heard != 0 && left > 0 ? (int)left : 0;
	if (st->watch == 0)
		st->watch = os_watch(sqlite3_filename_wal(sqlite3_db_filename(st->db, "main")));
	return *ms > 0 ? -1 : st->watch;
}

void
watch_end(struct store *st)
{
	if (st->watch > 0)
		close(st->watch);
}
