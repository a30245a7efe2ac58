/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desk does about its publications beside making them: taking one back, and remembering
 * the month that waits. */
#ifndef APP_RELEASES_H
#define APP_RELEASES_H

#include "app/desk.h"

/* Where releases for that recipient are written (NULL: whom the desk's setting names), and the
 * path that this one has there. Yours. */
char *releases_folder(struct desk *d, const char *recipient);
char *releases_path(struct desk *d, const struct release *r);

/* For ever. ERR_VALUE with the detail "withdrawal" for a reason of none or too many characters;
 * ERR_EXISTS when it was taken back before. */
int releases_withdraw(struct desk *d, const char *period, const char *profile, const char *reason,
		      struct err *err);

/* The first day of last month when that can be published, is not yet, and something was logged in
 * it; DATE_NONE when not. No session is read. */
int releases_due(struct desk *d, int *month, struct err *err);

#endif
