/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Releases of a desk made by SQL, kept in memory. For one file of a test program. */
#ifndef TESTS_LIB_RELEASE_MEMORY_H
#define TESTS_LIB_RELEASE_MEMORY_H

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/release_period.h"
#include "report/release.h"
#include "tests/lib/desk_sql.h"

enum { KEPT_MAX = 64 };

struct memory {
	struct release kept[KEPT_MAX];
	size_t count;
};

static inline void
copy(struct release *to, const struct release *from)
{
	release_init(to);
	to->period = mem_strdup(from->period);
	to->perimeter = mem_strdup(from->perimeter);
	to->profile = mem_strdup(from->profile);
	to->folder = mem_strdup(from->folder);
	to->language = mem_strdup(from->language);
	to->withdrawn = mem_strdup(from->withdrawn);
	memcpy(to->seal, from->seal, sizeof(to->seal));
	for (size_t i = 0; i < from->file_count; i++)
		release_file_add(to, from->file[i].name, from->file[i].bytes, from->file[i].len);
}

static inline int
keeper_find(void *arg, const char *period, const char *profile, struct release *out,
	    struct err *err)
{
	struct memory *m = arg;

	for (size_t i = 0; i < m->count; i++) {
		if (strcmp(m->kept[i].period, period) != 0 ||
		    strcmp(m->kept[i].profile, profile) != 0)
			continue;
		copy(out, &m->kept[i]);
		return 0;
	}
	return err_set(err, ERR_NOTHING, period, "never published");
}

static inline int
keeper_keep(void *arg, const struct release *r, struct err *err)
{
	struct memory *m = arg;

	if (strcmp(r->previous, m->count > 0 ? m->kept[m->count - 1].seal : "") != 0)
		return err_set(err, ERR_CONFLICT, "", "another was made meanwhile");
	if (m->count == KEPT_MAX)
		return err_set(err, ERR_FULL, "", "kept enough");
	copy(&m->kept[m->count++], r);
	return 0;
}

static inline int
keeper_key(void *arg, uint8_t key[HASH_SIZE], struct err *err)
{
	(void)arg;
	(void)err;
	memset(key, 7, HASH_SIZE);
	return 0;
}

static inline int
keeper_previous(void *arg, const char *period, char seal[HASH_HEX_SIZE], struct err *err)
{
	struct memory *m = arg;

	(void)err;
	(void)period;
	seal[0] = '\0';
	if (m->count > 0)
		memcpy(seal, m->kept[m->count - 1].seal, HASH_HEX_SIZE);
	return 0;
}

static inline int
keeper_past(void *arg, const char *period, struct release_list *out, struct err *err)
{
	struct memory *m = arg;

	(void)err;
	*out = (struct release_list){ mem_array(m->count + 1, sizeof(struct release)), 0 };
	for (size_t i = 0; i < m->count; i++)
		if (release_period_linked(m->kept[i].period, period))
			copy(&out->item[out->count++], &m->kept[i]);
	return 0;
}

static struct memory memory;
static const struct release_keeper keeper = {
	.arg = &memory,
	.find = keeper_find,
	.keep = keeper_keep,
	.key = keeper_key,
	.previous_seal = keeper_previous,
	.past = keeper_past,
};

static inline void
forget(void)
{
	while (memory.count > 0)
		release_clear(&memory.kept[--memory.count]);
}

static inline struct release_request
request(const char *period)
{
	struct release_request q = {
		.period = period,
		.perimeter = "lakou-fdf",
		.version = "0.1",
		.stamp = "2026-11-05T08:00:00-04:00",
		.dialect = CSV_EXCEL_FR,
		.recipient = "Zozio",
	};

	q.today = date_from(2030, 1, 1);
	return q;
}

static inline int
make(struct desk_sql *d, const struct release_request *q, struct release *out, bool *before,
     struct err *err)
{
	struct stats *st;
	int rc;

	if (stats_open(&st, d->path, err) != 0)
		return -1;
	rc = report_release_make(st, q, &keeper, out, before, err);
	stats_close(st);
	return rc;
}

#endif
