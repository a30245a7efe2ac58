/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A release that is frozen, written out once more. */
#ifndef REPORT_RELEASE_AGAIN_H
#define REPORT_RELEASE_AGAIN_H

#include "base/release.h"

/* As report_release_write(), the same bytes for ever. One that was withdrawn gets
 * RELEASE_FILE_WITHDRAWAL beside its files, also where its folder stands as it was handed out; it
 * tells the day in the release's own language and in French, what else that the desk published has
 * the same figures, and nothing that was typed. */
int report_release_again(const struct release_list *all, struct release *r, const char *dir,
			 char **folder, struct err *err);

#endif
