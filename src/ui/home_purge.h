/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day's retention, while nobody types on the home screen. */
#ifndef UI_HOME_PURGE_H
#define UI_HOME_PURGE_H

#include "app/purge.h"
#include "ui/screen.h"

struct home_purge {
	int day; /* on which it was looked whether it is still to be made; 0 never */
	bool runs;
	struct purge run;
};

/* Some milliseconds of it; see work() of a screen. What went is said once, or who goes soon. */
bool home_purge_work(struct screen *s, struct home_purge *p, struct err *err);

#endif
