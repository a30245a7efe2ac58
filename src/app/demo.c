/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making a demo desk: beside its final name, and given that name when it is whole, so that neither
 * an interruption nor a full disk leaves half a desk. */
#include "config.h"

#include "app/demo.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/demo_private.h"
#include "app/directory.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/os.h"
#include "store/partner.h"
#include "store/session.h"

#define SESSIONS_MAX 2000000
#define MONTHS_MAX 120
#define BATCH 5000         /* sessions a transaction */
#define PROGRESS_EVERY 500 /* sessions */
#define DAY_SECONDS 86400
#define MADE_AT (7 * 60) /* minute of the first day at which the desk was made */

/* The sessions on their way into the file. */
struct run {
	struct demo demo;
	const struct demo_request *request;
	demo_progress_fn *progress;
	void *arg;
	int done;
};

static void
set_clock(struct demo *d, int day, int minute)
{
	d->desk.clock = (struct clock){
		.fixed = true,
		.fixed_utc = (int64_t)day * DAY_SECONDS + (int64_t)minute * 60 - DATE_UTC_OFFSET,
	};
}

static int
keep_actor(void *arg, const struct partner *p)
{
	if (p->actor)
		strlist_add(arg, p->field[PF_ID]);
	return 0;
}

/* Nothing of it is an action of somebody. */
static int
add_posts(struct store *st, struct err *err)
{
	int64_t n;
	int rc = store_begin(st, NULL, err);

	if (rc != 0)
		return -1;
	for (size_t i = 0; rc == 0 && i < demo_places_count; i++)
		rc = store_post_add(st, POST_PLACE, demo_places[i].text, demo_places[i].detail, &n,
				    err);
	for (size_t i = 1; rc == 0 && i < demo_mediators_count; i++)
		rc = store_post_add(st, POST_MEDIATOR, demo_mediators[i].text, 0, &n, err);
	if (rc == 0)
		return store_commit(st, 0, err);
	store_rollback(st);
	return -1;
}

/* The rest of what a desk has before its first session. */
static int
furnish(struct demo *d, struct err *err)
{
	struct store *st = d->desk.store;

	if (add_posts(st, err) != 0)
		return -1;
	if (desk_posts_load(&d->desk, err) != 0 || directory_seed_actors(&d->desk, err) != 0)
		return -1;
	return store_partner_each(st, true, keep_actor, &d->actors, err);
}

static int
create(struct run *run, const char *path, int first_day, struct err *err)
{
	struct demo *d = &run->demo;
	const struct store_new desk = {
		.name = demo_desks[0].text,
		.commune = demo_desks[0].detail,
		.mediator = demo_mediators[0].text,
		.language = i18n_code(LANGUAGE_FR),
		.demo = true,
		.seed = &run->request->seed,
	};

	set_clock(d, first_day, MADE_AT);
	if (store_create(&d->desk.store, path, &d->desk.clock, &desk, err) != 0)
		return -1;
	return furnish(d, err);
}

static int
report(struct run *run, struct err *err)
{
	int64_t permille = (int64_t)run->done * 1000 / run->request->sessions;

	if (run->progress == NULL || run->done % PROGRESS_EVERY != 0 ||
	    run->progress(run->arg, (int)permille) == 0)
		return 0;
	return err_set(err, ERR_STOPPED, "", "after %d sessions", run->done);
}

/* Each is saved at the minute at which it ended. */
static int
save(struct run *run, int day, const struct demo_slot *slot, struct err *err)
{
	struct demo *d = &run->demo;
	struct session s;
	int rc;

	if (run->done % BATCH == 0 && run->done > 0 &&
	    (store_commit(d->desk.store, 0, err) != 0 ||
	     store_begin(d->desk.store, NULL, err) != 0))
		return -1;
	session_init(&s);
	set_clock(d, day, slot->start + slot->minutes);
	rc = demo_session_fill(d, day, slot, &s, err);
	if (rc == 0)
		rc = store_session_save(d->desk.store, &s, err);
	session_clear(&s);
	run->done++;
	return rc == 0 ? report(run, err) : -1;
}

static int
save_day(struct run *run, int day, int count, struct err *err)
{
	int mediators = (int)run->demo.desk.post[POST_MEDIATOR].count;
	struct demo_slot *slot = mem_array((size_t)count, sizeof(*slot));
	int rc = 0;

	demo_plan_day(&run->demo.rng, mediators, slot, count);
	for (int i = 0; rc == 0 && i < count; i++)
		rc = save(run, day, &slot[i], err);
	free(slot);
	return rc;
}

static int
save_all(struct run *run, int from, int to, struct err *err)
{
	struct store *st = run->demo.desk.store;
	int *count = demo_plan_days(&run->demo.rng, from, to, run->request->sessions);
	int rc = store_begin(st, NULL, err);

	if (rc == 0) {
		for (int day = from; rc == 0 && day <= to; day++)
			if (count[day - from] > 0)
				rc = save_day(run, day, count[day - from], err);
		if (rc == 0)
			rc = store_commit(st, 0, err);
		else
			store_rollback(st);
	}
	free(count);
	return rc;
}

static void
run_clear(struct run *run)
{
	store_close(run->demo.desk.store);
	desk_posts_forget(&run->demo.desk);
	strlist_clear(&run->demo.actors);
	free(run->demo.person);
}

static void
discard(const char *path)
{
	static const char *const suffixes[] = { "", "-wal", "-shm" };

	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
		char *file = mem_printf("%s%s", path, suffixes[i]);

		unlink(file);
		free(file);
	}
}

/* Never over a desk that came to be in the meantime. */
static int
publish(const char *made, const char *path, struct err *err)
{
	char *folder = path_dir(path);
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int rc = 0;

	if (fd < 0 || os_rename_new(fd, path_base(made), path_base(path)) != 0)
		rc = err_set_errno(err, errno, path, "rename");
	if (fd >= 0)
		close(fd);
	if (rc == 0)
		rc = file_sync_dir(folder, err);
	free(folder);
	return rc;
}

static int
check(const struct demo_request *request, const struct clock *clock, struct err *err)
{
	if (request->sessions < 1 || request->sessions > SESSIONS_MAX)
		return err_set(err, ERR_VALUE, "", "%d sessions", request->sessions);
	if (request->months < 1 || request->months > MONTHS_MAX)
		return err_set(err, ERR_VALUE, "", "%d months", request->months);
	if (request->end > clock_today(clock))
		return err_set(err, ERR_VALUE, "", "the last day is in the future");
	return 0;
}

int
demo_make(const char *path, const struct clock *clock, const struct demo_request *request,
	  demo_progress_fn *progress, void *arg, struct err *err)
{
	struct run run = { .request = request, .progress = progress, .arg = arg };
	int from = date_add_months(date_month_first(request->end), 1 - request->months);
	char *made;
	int rc;

	if (check(request, clock, err) != 0)
		return -1;
	if (file_exists(path))
		return err_set(err, ERR_EXISTS, path, "a desk");
	made = mem_printf("%s.demo-%ld", path, (long)getpid());
	demo_rng_init(&run.demo.rng, request->seed);
	rc = create(&run, made, from, err);
	if (rc == 0)
		rc = save_all(&run, from, request->end, err);
	run_clear(&run);
	if (rc == 0)
		rc = publish(made, path, err);
	if (rc != 0)
		discard(made);
	free(made);
	return rc;
}
