/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of sessions, each behind its map when a line of hyphens ends one, into the same small desk
 * again and again: every session is accounted for, the same file twice changes nothing, one undo
 * takes it back, and the desk is whole. */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "app/desk_private.h"
#include "app/session_import.h"
#include "base/file.h"
#include "base/mem.h"
#include "store/undo.h"
#include "tests/fuzz/desk.h"
#include "tests/fuzz/fuzz.h"

#define MAP_END "\n---\n"

static const char *const words[] = { "date = a\n",
				     "theme: 'x' = email\n",
				     MAP_END,
				     "\"\n",
				     ",,,,",
				     "'",
				     "|",
				     "email|sante",
				     "feminin=5|masculin=2",
				     "collectif",
				     "evenement",
				     "1/8",
				     "24/11/2026",
				     "2026-10-01",
				     "1h30",
				     "Non communiqué",
				     "97209",
				     "=1+1",
				     "99999999999999999999",
				     NULL };

const struct fuzz_target fuzz_target = {
	.name = "sessions", .mutations = 120, .longest = 1u << 12, .words = words
};

static void
count(const struct session_import *imp)
{
	const struct session_import_counts *c = &imp->count;

	holds(c->read > 0);
	holds(c->read == c->added + c->updated + c->unchanged + c->refused);
	holds(imp->note_count >= c->refused);
}

/* What was added to the bin stays there after an undo, and is no change then. */
static void
again(struct desk *d, const char *path, const struct session_import_options *options,
      size_t refused, size_t changes)
{
	struct session_import imp;
	struct err err;

	holds(session_import_make(d, path, options, &imp, &err) == 0);
	count(&imp);
	holds(imp.count.refused == refused);
	holds(imp.count.added + imp.count.updated <= changes);
	session_import_clear(&imp);
}

static void
fault_found(void *arg, const char *check, const char *detail)
{
	(void)arg;
	(void)check;
	(void)detail;
	holds(false);
}

static void
twice(struct desk *d, const char *path, const struct session_import_options *options,
      struct session_import *imp)
{
	size_t changes = imp->count.added + imp->count.updated;
	struct undo_step step;
	struct err err = { .code = ERR_NONE };

	if (session_import_apply(d, imp, &err) != 0) {
		holds(err.code == ERR_DATA && imp->count.refused == imp->count.read);
		return;
	}
	again(d, path, options, imp->count.refused, 0);
	holds(store_check(desk_store(d), fault_found, NULL, &err) == 0);
	if (store_undo_own(desk_store(d), &step, &err) != 0) {
		holds(err.code == ERR_NOTHING);
		return;
	}
	holds(desk_posts_load(d, &err) == 0);
	again(d, path, options, imp->count.refused, changes);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	static struct fuzz_desk fd;
	struct session_import_options options = { .map = NULL };
	const char *end = memmem(bytes, len, MAP_END, strlen(MAP_END));
	size_t map = end ? (size_t)(end + 1 - (const char *)bytes) : 0;
	size_t skip = end ? map + strlen(MAP_END) - 1 : 0;
	struct session_import imp;
	struct err err = { .code = ERR_NONE };
	char *path, *map_path;

	fuzz_desk_open(&fd);
	path = path_join(fd.dir, "sessions.csv");
	map_path = path_join(fd.dir, "map.txt");
	holds(file_write(path, bytes + skip, len - skip, true, &err) == 0);
	holds(file_write(map_path, bytes, map, true, &err) == 0);
	options.map = end ? map_path : NULL;
	if (session_import_make(fd.desk, path, &options, &imp, &err) == 0) {
		count(&imp);
		twice(fd.desk, path, &options, &imp);
	} else {
		holds(err.code == ERR_DATA);
	}
	session_import_clear(&imp);
	unlink(path);
	unlink(map_path);
	free(path);
	free(map_path);
	return 0;
}
