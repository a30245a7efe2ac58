/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desk does about its publications beside making them: taking one back, and remembering
 * the month that waits. */
#ifndef APP_RELEASES_H
#define APP_RELEASES_H

#include "app/desk.h"
#include "base/release_period.h"
#include "store/handed.h"

/* Where releases for that recipient are written (NULL: whom the desk's setting names), and the
 * path that this one has there, or, where it is not there, has where it was handed last. Yours. */
char *releases_folder(struct desk *d, const char *recipient);
char *releases_path(struct desk *d, const struct release *r);
/* Where to write it again: the folder that releases_path() is in, the recipient's where that is not
 * there now. Yours. */
char *releases_folder_again(struct desk *d, const struct release *r);

/* That recipient (NULL: not said) has the files of that release in that folder now; once for
 * both. Noted in the log of access. */
int releases_hand(struct desk *d, const char *period, const char *profile, const char *recipient,
		  const char *folder, struct err *err);
/* The first time first. */
int releases_handed(struct desk *d, const struct release *r, struct handed_list *out,
		    struct err *err);

/* For ever. ERR_VALUE with the detail "withdrawal" for a reason of none or too many characters;
 * ERR_EXISTS when it was taken back before. */
int releases_withdraw(struct desk *d, const char *period, const char *profile, const char *reason,
		      struct err *err);

/* Months that can be published, are not yet, and in which something was logged: last month, and of
 * the year before it those that follow one that is published. Quarters or years where no recipient
 * that is remembered usually has shorter ones. One that was refused, for nothing of it can be
 * published, is due no more. */
struct releases_due {
	struct release_period first; /* the earliest; months is 0 when nothing is due */
	int count;
	bool usual; /* it is the one of releases_usual() for whom the setting names */
};
/* No session is read. */
int releases_due(struct desk *d, struct releases_due *due, struct err *err);

/* What is exported as usual, of so many months: the earliest that is due, where it is of as many;
 * else the last that is over. */
int releases_usual(struct desk *d, int months, struct release_period *out, struct err *err);

/* That period could not be exported: where nothing of it can be published, that is remembered, and
 * it is asked for again only by hand. What cannot be kept is due as before. */
void releases_refused(struct desk *d, const char *period, const struct err *why);

#endif
