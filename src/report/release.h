/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The anonymised release of a month, quarter or year: made once, then frozen. Its files are
 * statistiques.csv, LISEZMOI.txt and manifeste.csv. */
#ifndef REPORT_RELEASE_H
#define REPORT_RELEASE_H

#include "base/csv.h"
#include "base/release.h"
#include "base/release_period.h"
#include "store/stats.h"

#define RELEASE_PROFILE_COORDINATION "coordination"
#define RELEASE_PROFILE_DIFFUSION "diffusion"

/* Texts are borrowed. No word typed at the desk is written into the files. */
struct release_request {
	const char *period;    /* 2026-10, 2026-T4, 2026 */
	int today;             /* a date */
	const char *perimeter; /* slug of the desk: a-z 0-9 - _ */
	bool demo;
	const char *profile;   /* NULL: coordination */
	const char *recipient; /* kept with the release, not written in it; NULL: not said */
	const char *version;   /* of the program */
	const char *stamp;     /* when it is made, for the desk's own memory */
	enum csv_dialect dialect;
	const char *encoding;    /* NULL: UTF-8 */
	unsigned formats;        /* of enum release_format */
	const struct stop *stop; /* who may end it with ERR_STOPPED; NULL: nobody */
};

#define RELEASE_EMPTY "nothing logged"
#define RELEASE_PAST "the releases before it leave nothing safe to publish"

/* Gives the release of that period and profile as it was frozen, byte for byte, with
 * *frozen_before true; or makes it from the counts in the language in use, and keeps it. out is
 * cleared by the caller with release_clear(). ERR_TOO_EARLY: subject is the first day possible,
 * ISO. ERR_NOTHING: nothing safe to publish; with the detail RELEASE_EMPTY nothing was logged at
 * all, with RELEASE_PAST the months or quarters of it that are out do not allow it.
 * ERR_WITHDRAWN: it was taken back; subject is the day, ISO. ERR_VALUE: no such period, profile or
 * perimeter. ERR_USAGE: diffusion of a month. ERR_COVERED: it lies in a period that is published,
 * or is published with another profile; subject: that period. ERR_ENCODING: unknown. ERR_MISSING:
 * a library that a format, or the releases of the period's parts, need. */
int report_release_make(struct stats *stats, const struct release_request *request,
			const struct release_keeper *keeper, struct release *out,
			bool *frozen_before, struct err *err);

/* « octobre 2026 », « T4 2026 », « 2026 », in the language in use. Yours. */
char *report_release_period(const char *period);

/* What its notice says of sessions that came after a part of it was published, as far as it may be
 * told; NULL: nothing. Of one that is being made: it is not kept. Yours. */
char *report_release_late(const struct release *r);

/* Writes the release's folder into dir, made if absent: the whole folder or nothing. *folder is its
 * path, yours. A folder with the same files and no other stays as it is, which is no error; else
 * ERR_EXISTS. */
int report_release_write(const struct release *r, const char *dir, char **folder, struct err *err);

/* The same in two steps, so that something can be done between them: the room of its files is taken
 * under another name, *temp, yours (NULL: it stands there already), which the second step, or
 * report_release_drop(), takes over whatever happens. */
int report_release_reserve(const struct release *r, const char *dir, char **temp, struct err *err);
int report_release_place(const struct release *r, const char *dir, char *temp, char **folder,
			 struct err *err);
/* The files in a folder of their own in dir, to be looked at and dropped; as the first step. Both
 * first remove what programs that were cut off left in dir more than an hour ago. */
int report_release_stage(const struct release *r, const char *dir, char **temp, struct err *err);
void report_release_drop(const struct release *r, char *temp); /* NULL is accepted */

#endif
