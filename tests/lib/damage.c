/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/lib/damage.h"

#include <stdio.h>
#include <stdlib.h>

#include "app/desk.h"
#include "app/directory.h"
#include "base/file.h"
#include "base/mem.h"
#include "store/stats.h"
#include "tests/lib/log_plain.h"

enum { FOUND_MAX = 8 };

/* 2026-10-05T14:32 at the desk, a Monday. */
const struct clock damage_monday = { .fixed = true, .fixed_utc = 1791225120 };

/* Without the syncing and renaming of file_write(), which hundreds of files do not need. */
void
damaged_put(struct damaged *s)
{
	FILE *f = fopen(s->path, "wb");

	if (f == NULL || fwrite(buf_text(&s->bytes), 1, s->bytes.len, f) != s->bytes.len ||
	    fclose(f) != 0) {
		printf("Bail out! %s cannot be written\n", s->path);
		exit(1);
	}
}

static void
complain(struct damaged *s, const char *what, const char *step, const struct err *err)
{
	if (s->bad++ < FOUND_MAX)
		printf("# %s: %s: code %d, %s\n", what, step, err->code, err->detail);
}

static void
ignore_fault(void *arg, const char *sentence)
{
	(void)arg;
	(void)sentence;
}

static int
ignore_session(void *arg, const struct session *session)
{
	(void)arg;
	(void)session;
	return 0;
}

/* Of a damaged file it may be said that it is damaged, that a value in it cannot be used or is
 * there already, and that it is not to be written: a byte of it says so. */
static void
judge(struct damaged *s, const char *what, const char *step, int rc, const struct err *err)
{
	if (rc < 0 && err->code != ERR_DAMAGED && err->code != ERR_VALUE &&
	    err->code != ERR_EXISTS && err->code != ERR_READONLY)
		complain(s, what, step, err);
}

static void
read_stats(struct damaged *s, const char *what)
{
	struct stats_period period = { .from = 0 };
	struct stats *stats = NULL;
	struct err err = { .code = ERR_NONE };
	int rc = stats_open(&stats, s->path, &err);

	if (rc == 0)
		rc = stats_read(stats,
				&(struct stats_query){ .from = date_from(2026, 10, 1),
						       .to = date_from(2026, 10, 31),
						       .dims = UINT32_MAX },
				&period, &err);
	judge(s, what, "stats", rc, &err);
	stats_period_clear(&period);
	stats_close(stats);
}

static void
search(struct damaged *s, const char *what, struct desk *d)
{
	static const struct directory_query query = { .words = "ma" };
	struct directory_answer answer;
	struct directory *dir = NULL;
	struct err err = { .code = ERR_NONE };
	int rc = directory_load(&dir, d, &err);

	if (rc == 0)
		rc = directory_find(dir, &query, &answer, &err);
	for (size_t i = 0; rc == 0 && i < answer.count; i++) {
		struct partner p;

		partner_init(&p);
		rc = directory_get(d, directory_hit(dir, i), &p, &err);
		partner_clear(&p);
	}
	judge(s, what, "find", rc, &err);
}

static void
use(struct damaged *s, const char *what, struct desk *d)
{
	struct err err = { .code = ERR_NONE };
	int faults = desk_check(d, ignore_fault, NULL, &err);

	s->answered++;
	s->found += faults > 0;
	judge(s, what, "check", faults, &err);
	judge(s, what, "list",
	      logbook_each(d, &(struct logbook_filter){ .limit = 0 }, ignore_session, NULL, &err),
	      &err);
	search(s, what, d);
	read_stats(s, what);
	judge(s, what, "add", log_plain(d, NULL, &err), &err);
}

static void
remove_beside(const char *path)
{
	static const char *const suffix[] = { "-wal", "-shm", ".v1.bak", ".v2.bak" };

	for (size_t i = 0; i < sizeof(suffix) / sizeof(suffix[0]); i++) {
		char *name = mem_printf("%s%s", path, suffix[i]);

		remove(name);
		free(name);
	}
}

void
damaged_try(struct damaged *s, const char *what)
{
	struct err err = { .code = ERR_NONE };
	struct desk *d = NULL;

	damaged_put(s);
	if (desk_open(&d, s->path, &damage_monday, &err) == 0) {
		use(s, what, d);
		desk_close(d);
	} else {
		s->refused++;
		if (err.code != ERR_DAMAGED && err.code != ERR_NOT_OURS && err.code != ERR_NEWER)
			complain(s, what, "open", &err);
		if (!file_same(s->path, buf_text(&s->bytes), s->bytes.len))
			complain(s, what, "refused, yet written to", &err);
		if (file_exists(s->wal))
			complain(s, what, "refused, yet with a log", &err);
	}
	remove_beside(s->path);
}
