/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Publishing: the folder is filled before the release is frozen, and has its name after that. */
#include "config.h"

#include "report/release_publish.h"

/* The keeper that was given, and the folder that must take what it keeps. */
struct trying {
	const struct release_keeper *inner;
	const char *dir;
	bool filled;
	char *temp;         /* the folder, filled under another name */
	struct err refused; /* what the folder said; as keep()'s own error it could be taken for
			     * the keeper's answer */
};

static int
find(void *arg, const char *period, const char *profile, struct release *out, struct err *err)
{
	const struct trying *t = arg;

	return t->inner->find(t->inner->arg, period, profile, out, err);
}

static int
keep(void *arg, const struct release *r, struct err *err)
{
	struct trying *t = arg;

	if (report_release_prepare(r, t->dir, &t->temp, &t->refused) != 0)
		return err_set(err, ERR_STOPPED, t->dir, "the folder cannot take it");
	t->filled = t->inner->keep(t->inner->arg, r, err) == 0;
	if (!t->filled)
		report_release_drop(r, t->temp);
	return t->filled ? 0 : -1;
}

static int
key(void *arg, uint8_t out[HASH_SIZE], struct err *err)
{
	const struct trying *t = arg;

	return t->inner->key(t->inner->arg, out, err);
}

static int
previous_seal(void *arg, const char *period, char seal[HASH_HEX_SIZE], struct err *err)
{
	const struct trying *t = arg;

	return t->inner->previous_seal(t->inner->arg, period, seal, err);
}

int
report_release_publish(struct stats *stats, const struct release_request *request,
		       const struct release_keeper *keeper, const char *dir, struct release *out,
		       bool *frozen_before, char **folder, struct err *err)
{
	struct trying trying = { .inner = keeper, .dir = dir };
	const struct release_keeper careful = {
		.arg = &trying,
		.find = find,
		.keep = keep,
		.key = key,
		.previous_seal = previous_seal,
	};

	if (report_release_make(stats, request, &careful, out, frozen_before, err) != 0) {
		if (trying.refused.code != ERR_NONE)
			*err = trying.refused;
		return -1;
	}
	if ((trying.filled ? report_release_place(out, dir, trying.temp, folder, err)
			   : report_release_write(out, dir, folder, err)) == 0)
		return 0;
	release_clear(out);
	return -1;
}

static int
keep_nothing(void *arg, const struct release *r, struct err *err)
{
	(void)arg;
	(void)r;
	(void)err;
	return 0;
}

int
report_release_preview(struct stats *stats, const struct release_request *request,
		       const struct release_keeper *keeper, struct release *out, struct err *err)
{
	struct release_keeper looking = *keeper;
	bool frozen_before;

	looking.keep = keep_nothing;
	return report_release_make(stats, request, &looking, out, &frozen_before, err);
}
