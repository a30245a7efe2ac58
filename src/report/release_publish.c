/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Publishing: room is taken in the recipient's folder, the files are written where nobody else
 * looks and attacked there, then the release is frozen, and the recipient's folder has them after
 * that. */
#include "config.h"

#include "report/release_publish.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/mem.h"
#include "report/audit.h"

enum { TRIES_MAX = 5 };

/* The keeper that was given, and the folder that must take what it keeps. */
struct trying {
	const struct release_keeper *inner;
	const char *dir; /* NULL: only looking */
	bool reserved;
	char *temp;         /* the folder, blank, under another name */
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
refuse_finding(const struct audit_finding *f, struct err *err)
{
	char *figure = mem_printf("%s %s%s", f->table, f->geo, f->category);

	err_set(err, ERR_UNSAFE, figure, "%s %s %s: %lld to %lld", f->period, f->measure, figure,
		(long long)f->lo, (long long)f->hi);
	free(figure);
	return -1;
}

/* No audit passed, no release. folder: NULL where there is none yet. */
static int
attack(const struct trying *t, const struct release *r, const char *folder, struct err *err)
{
	struct release_list past = { .item = NULL };
	struct audit audit = { .finding = NULL };
	int rc = t->inner->past(t->inner->arg, r->period, &past, err);

	if (rc == 0) {
		rc = report_audit_new(r, folder, &past, &audit, err);
		if (rc != 0 && err->code == ERR_DATA)
			rc = err_set(err, ERR_UNSAFE, r->period, "figures contradict each other");
	}
	if (rc == 0 && audit.count > 0)
		rc = refuse_finding(&audit.finding[0], err);
	audit_clear(&audit);
	release_list_clear(&past);
	return rc;
}

/* The files as they lie on the disk, where nobody else looks. */
static int
attack_staged(const struct trying *t, const struct release *r, struct err *err)
{
	char *dir = t->inner->private_dir != NULL ? t->inner->private_dir(t->inner->arg)
						  : mem_strdup(t->dir);
	char *temp = NULL;
	int rc = report_release_stage(r, dir, &temp, err);

	if (rc == 0)
		rc = attack(t, r, temp, err);
	report_release_drop(r, temp);
	free(dir);
	return rc;
}

static int
keep(void *arg, const struct release *r, struct err *err)
{
	struct trying *t = arg;
	struct release kept = *r; /* borrowed */

	if (t->dir == NULL)
		return attack(t, r, NULL, err);
	kept.dir = t->dir;
	if (report_release_reserve(r, t->dir, &t->temp, &t->refused) != 0)
		return err_set(err, ERR_STOPPED, t->dir, "the folder cannot take it");
	t->reserved =
		attack_staged(t, r, err) == 0 && t->inner->keep(t->inner->arg, &kept, err) == 0;
	if (!t->reserved)
		report_release_drop(r, t->temp);
	return t->reserved ? 0 : -1;
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

static int
past(void *arg, const char *period, struct release_list *out, struct err *err)
{
	const struct trying *t = arg;

	return t->inner->past(t->inner->arg, period, out, err);
}

static struct release_keeper
careful(struct trying *t)
{
	return (struct release_keeper){
		.arg = t,
		.find = find,
		.keep = keep,
		.key = key,
		.previous_seal = previous_seal,
		.past = past,
	};
}

int
report_release_publish(struct stats *stats, const struct release_request *request,
		       const struct release_keeper *keeper, const char *dir, struct release *out,
		       bool *frozen_before, char **folder, struct err *err)
{
	struct trying trying;
	const struct release_keeper trier = careful(&trying);
	int rc, tries = 0;

	/* Where another program made one meanwhile, that one is of the past now. */
	do {
		trying = (struct trying){ .inner = keeper, .dir = dir };
		rc = report_release_make(stats, request, &trier, out, frozen_before, err);
	} while (rc != 0 && err->code == ERR_CONFLICT && ++tries < TRIES_MAX);
	if (rc != 0) {
		if (trying.refused.code != ERR_NONE)
			*err = trying.refused;
		return -1;
	}
	if ((trying.reserved ? report_release_place(out, dir, trying.temp, folder, err)
			     : report_release_write(out, dir, folder, err)) == 0)
		return 0;
	release_clear(out);
	return -1;
}

int
report_release_preview(struct stats *stats, const struct release_request *request,
		       const struct release_keeper *keeper, struct release *out,
		       bool *frozen_before, struct err *err)
{
	struct trying looking = { .inner = keeper };
	const struct release_keeper looker = careful(&looking);

	return report_release_make(stats, request, &looker, out, frozen_before, err);
}
