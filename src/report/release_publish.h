/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A release made and written in one go, whoever asks for it. */
#ifndef REPORT_RELEASE_PUBLISH_H
#define REPORT_RELEASE_PUBLISH_H

#include "report/release.h"

/* report_release_make(), then report_release_write() into dir. A new release is read back from the
 * disk and attacked there, with the releases kept whose figures it binds, before it is kept or has
 * its name: ERR_UNSAFE, the subject is the figure that could be worked out. What is published is
 * frozen for ever: so a new release is kept only when dir has room for its files; and dir has
 * none of them before it is kept, for what was made and not kept would differ from what is. out
 * and frozen_before are as in the one, folder is as in the other; on failure there is nothing to
 * clear. */
int report_release_publish(struct stats *stats, const struct release_request *request,
			   const struct release_keeper *keeper, const char *dir,
			   struct release *out, bool *frozen_before, char **folder,
			   struct err *err);

/* What report_release_publish() would make now, attacked but neither kept nor written. As
 * report_release_make(). */
int report_release_preview(struct stats *stats, const struct release_request *request,
			   const struct release_keeper *keeper, struct release *out,
			   bool *frozen_before, struct err *err);

#endif
