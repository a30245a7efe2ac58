/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The work of each day: a look for faults, then a backup, and one on the second medium when it is
 * there, also where it comes later in the day. A process of its own does it
 * (base/helper.h), at low priority, so that no key waits. */
#ifndef APP_DAY_WORK_H
#define APP_DAY_WORK_H

#include "app/desk.h"

struct day_work;

/* Before any desk is opened. Nothing is done until it is asked for. */
int day_work_open(struct day_work **out, const char *desk, struct err *err);
/* NULL is accepted. A look for faults is given up; a copy is finished, later if need be. */
void day_work_close(struct day_work *w);

/* It was not done today, nor can it be known that it was. Never where nothing can be written. */
bool day_work_due(struct desk *d);

/* What came of it: ERR_NONE three times where all is well. */
struct day_report {
	struct err fault;  /* ERR_DAMAGED: found in the file, and no backup was made of it */
	struct err backup; /* why there is none, or not all was looked at */
	struct err second; /* why there is none on the second medium, which is there */
	bool whole;        /* all was looked at, as once a week */
};

/* Begins. False where nobody can do it, or it is being done. */
bool day_work_start(struct day_work *w, struct desk *d);
/* To be polled; -1: nothing is awaited. */
int day_work_fd(const struct day_work *w);
/* True once, with what came of it; never waits longer than to read it. */
bool day_work_done(struct day_work *w, struct day_report *out);

/* What is under way is waited for, so many milliseconds at most, and what comes of it is not told:
 * before the desk gets another file, which nobody may have open. */
void day_work_await(struct day_work *w, int ms);

/* Heeds it: with a fault, nothing more is written to the desk. That the work was done the helper
 * notes itself, which may outlive the program: it is not due again today. */
void day_work_note(struct desk *d, const struct day_report *report);

#endif
