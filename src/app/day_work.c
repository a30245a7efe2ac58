/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Faults are looked for first: a copy of a damaged desk would push a good one out. */
#include "config.h"

#include "app/day_work.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/backups.h"
#include "app/desk_private.h"
#include "app/second_copy.h"
#include "base/helper.h"
#include "base/mem.h"
#include "store/backup.h"

#define DONE_KEY "day-work"
#define WHOLE_KEY "checked-whole"
#define NICER 10
#define DAYS_A_WEEK 7
#define PATIENCE_MS 500 /* when the program ends: most copies are made by then */

struct day_work {
	struct helper helper;
	bool asked;
};

struct request {
	struct clock clock; /* as a person may have set it */
	bool second_alone;  /* all but the copy on the second medium is done */
	bool whole;
};

static bool
is_done(struct desk *d)
{
	return desk_day_kept(d, DONE_KEY) == clock_today(desk_clock(d));
}

/* --- in the helper --- */

static int
nobody_waits(void *arg)
{
	return helper_alone(*(int *)arg);
}

static void
look(struct desk *d, int fd, struct day_report *r)
{
	struct store *st = desk_store(d);

	store_stop_when(st, nobody_waits, &fd);
	if (store_read_through(st, r->whole, &r->fault) != 0 && r->fault.code != ERR_DAMAGED) {
		r->backup = r->fault;
		err_clear(&r->fault);
	}
	store_stop_when(st, NULL, NULL);
}

static void
look_and_copy(struct desk *d, int fd, struct day_report *r)
{
	char *copy;

	look(d, fd, r);
	if (r->fault.code != ERR_NONE || r->backup.code != ERR_NONE ||
	    backups_make(d, NULL, &copy, &r->backup) != 0)
		return;
	err_clear(&r->backup);
	free(copy);
	/* Here: the program may have ended meanwhile. */
	desk_day_keep(d, DONE_KEY);
	if (r->whole)
		desk_day_keep(d, WHOLE_KEY);
}

static void
work(const char *path, int fd, const struct request *q, struct day_report *r)
{
	struct desk *d = NULL;

	*r = (struct day_report){ .whole = q->whole && !q->second_alone };
	if (desk_open(&d, path, &q->clock, &r->backup) != 0)
		return;
	if (!q->second_alone)
		look_and_copy(d, fd, r);
	if (r->fault.code == ERR_NONE && second_copy_state(d) == SECOND_COPY_THERE &&
	    second_copy_make(d, &r->second) == 0) {
		err_clear(&r->second);
		second_copy_note(d);
	}
	desk_close(d);
}

static void
serve(int fd, const void *path)
{
	struct day_report report;
	struct request q;
	int ignored = nice(NICER);

	(void)ignored;
	while (helper_read(fd, &q, sizeof(q))) {
		work(path, fd, &q, &report);
		if (!helper_write(fd, &report, sizeof(report)))
			return;
	}
}

/* --- in the program --- */

int
day_work_open(struct day_work **out, const char *desk, struct err *err)
{
	struct helper helper;
	struct day_work *w;

	if (helper_start(&helper, serve, desk, err) != 0)
		return -1;
	w = mem_alloc(sizeof(*w));
	w->helper = helper;
	*out = w;
	return 0;
}

void
day_work_close(struct day_work *w)
{
	if (w == NULL)
		return;
	helper_end(&w->helper, PATIENCE_MS);
	free(w);
}

bool
day_work_due(struct desk *d)
{
	return !desk_readonly(d) && (!is_done(d) || second_copy_due(d));
}

bool
day_work_start(struct day_work *w, struct desk *d)
{
	int today = clock_today(desk_clock(d));
	int whole = desk_day_kept(d, WHOLE_KEY);
	struct request q;

	if (w == NULL || w->helper.fd < 0 || w->asked)
		return false;
	memset(&q, 0, sizeof(q)); /* its gaps too */
	q.clock = *desk_clock(d);
	q.second_alone = is_done(d);
	q.whole = whole == DATE_NONE || whole > today || today - whole >= DAYS_A_WEEK;
	w->asked = helper_write(w->helper.fd, &q, sizeof(q));
	return w->asked;
}

int
day_work_fd(const struct day_work *w)
{
	return w != NULL && w->asked ? w->helper.fd : -1;
}

bool
day_work_done(struct day_work *w, struct day_report *out)
{
	if (day_work_fd(w) < 0 || !helper_answered(&w->helper))
		return false;
	w->asked = false;
	if (helper_read(w->helper.fd, out, sizeof(*out)))
		return true;
	/* It died: nothing is known but that. */
	helper_end(&w->helper, 0);
	*out = (struct day_report){ .whole = false };
	err_set(&out->backup, ERR_OS, "", "the process of the day's work ended");
	return true;
}

void
day_work_await(struct day_work *w, int ms)
{
	struct pollfd awaited = { .fd = day_work_fd(w), .events = POLLIN };
	struct day_report ignored;

	if (awaited.fd < 0)
		return;
	while (poll(&awaited, 1, ms) < 0 && errno == EINTR)
		;
	day_work_done(w, &ignored);
}

void
day_work_note(struct desk *d, const struct day_report *report)
{
	if (report->fault.code != ERR_NONE)
		store_set_damaged(desk_store(d));
}
