/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The open desk: making it, opening it, its clock, its publications, its faults. */
#include "config.h"

#include "app/desk.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/desk_private.h"
#include "app/directory.h"
#include "app/directory_private.h"
#include "app/persons_private.h"
#include "app/releases.h"
#include "app/sentence.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/os.h"
#include "base/release_period.h"
#include "base/utf8.h"
#include "store/publication.h"
#include "store/session.h"

/* The day the program was built: a clock that is earlier has lost its battery. */
#ifndef LAKOU_BUILD_DATE
#define LAKOU_BUILD_DATE "2026-01-01"
#endif

#define BUILD_YEARS 10 /* so much later than the program, it is as likely the clock that is wrong */
#define MONTHS_A_YEAR 12
#define DAY_SECONDS 86400
#define MS_A_SECOND 1000
#define JUMP_MS (DAY_SECONDS * (int64_t)MS_A_SECOND / 2) /* more than any clock is corrected by */
#define DESK_FILE "desk.db"

static char *
named_path(const char *option)
{
	const char *environment = getenv("LAKOU_DB");
	char *folder, *path;

	if (option)
		return mem_strdup(option);
	if (environment && *environment)
		return mem_strdup(environment);
	folder = path_data();
	path = path_join(folder, DESK_FILE);
	free(folder);
	return path;
}

/* Locks, a restore and what it sets aside are about the file itself and its folder. */
char *
desk_path(const char *option)
{
	char *path = named_path(option), *file = file_is_link(path) ? realpath(path, NULL) : NULL;

	if (file == NULL)
		return path;
	free(path);
	return file;
}

/* The store borrows the clock, so the desk is allocated first and never moves. */
int
desk_open(struct desk **out, const char *path, const struct clock *clock, struct err *err)
{
	struct desk *d = mem_alloc(sizeof(*d));

	d->clock = *clock;
	if (store_open(&d->store, path, &d->clock, err) != 0 || desk_posts_load(d, err) != 0) {
		desk_close(d);
		return -1;
	}
	*out = d;
	return 0;
}

void
desk_close(struct desk *d)
{
	if (!d)
		return;
	directory_free(d->directory);
	free(d->usage);
	strlist_clear(&d->initials);
	persons_forget(d);
	store_close(d->store);
	desk_posts_forget(d);
	free(d);
}

int
desk_text(const char *typed, size_t max, const char *what, char **out, struct err *err)
{
	char *clean = utf8_clean(typed ? typed : "");
	char *text = str_trim(clean);
	size_t count = utf8_count(text);

	free(clean);
	if (count < 1 || count > max) {
		err_set(err, ERR_VALUE, text, "%s", what);
		free(text);
		return -1;
	}
	*out = text;
	return 0;
}

/* The only commune that has this name, once folded, or this postal code. Sixty-six names are folded
 * each time: it happens once a question, not once a key. */
static const struct commune *
only_commune(const char *typed, char *(*fold)(const char *))
{
	const struct commune *found = NULL;
	char *wanted = fold(typed);
	size_t count, hits = 0;
	const struct commune *list = commune_list(&count);

	for (size_t i = 0; i < count; i++) {
		char *name = fold(list[i].name);

		if (strcmp(name, wanted) == 0 || commune_has_postal(&list[i], wanted)) {
			found = &list[i];
			hits++;
		}
		free(name);
	}
	free(wanted);
	return hits == 1 ? found : NULL;
}

/* INSEE codes first: in Martinique many of them are also another commune's postal code, and the
 * code is what files and commands use. */
const struct commune *
desk_commune_find(const char *typed)
{
	char *text = str_trim(typed);
	const struct commune *found = commune_by_insee(text);

	if (!found)
		found = only_commune(text, utf8_fold);
	/* « francois » for Le François: only when the whole name found nothing. */
	if (!found)
		found = only_commune(text, utf8_fold_words);
	free(text);
	return found;
}

void
desk_discard(struct desk *d, const char *path)
{
	static const char *const suffixes[] = { "", "-wal", "-shm" };

	desk_close(d);
	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
		char *file = mem_printf("%s%s", path, suffixes[i]);

		unlink(file);
		free(file);
	}
}

/* As desk_open(), for a file that is not there yet. */
static int
create(struct desk **out, const char *path, const struct clock *clock, const struct store_new *desk,
       struct err *err)
{
	struct desk *d = mem_alloc(sizeof(*d));

	d->clock = *clock;
	if (store_create(&d->store, path, &d->clock, desk, err) != 0) {
		desk_close(d);
		return -1;
	}
	if (desk_posts_load(d, err) != 0 || directory_seed_actors(d, err) != 0) {
		desk_discard(d, path);
		return -1;
	}
	*out = d;
	return 0;
}

/* Every answer is checked before the first byte is written. */
int
desk_init(struct desk **out, const char *path, const struct clock *clock,
	  const struct desk_answers *answers, struct err *err)
{
	const struct commune *commune;
	char *name = NULL, *mediator = NULL;
	int result = -1;

	if (desk_text(answers->name, NAME_MAX_CHARS, "name", &name, err) != 0)
		goto out;
	commune = desk_commune_find(answers->commune ? answers->commune : "");
	if (!commune) {
		err_set(err, ERR_VALUE, answers->commune, "commune");
		goto out;
	}
	if (desk_text(answers->mediator, NAME_MAX_CHARS, "mediator", &mediator, err) != 0)
		goto out;
	result = create(out, path, clock,
			&(struct store_new){ .name = name,
					     .commune = commune->num,
					     .mediator = mediator,
					     .language = i18n_code(answers->language) },
			err);
out:
	free(name);
	free(mediator);
	return result;
}

struct store *
desk_store(struct desk *d)
{
	return d->store;
}

const char *
desk_name(const struct desk *d)
{
	return store_desk(d->store)->name;
}

const char *
desk_slug(const struct desk *d)
{
	return store_desk(d->store)->slug;
}

const char *
desk_file(const struct desk *d)
{
	return store_path(d->store);
}

bool
desk_owns(const struct desk *d, const char *path)
{
	static const char *const parts[] = { "", "-wal", "-shm", "-journal" };
	bool own = false;

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]) && !own; i++) {
		char *part = mem_printf("%s%s", desk_file(d), parts[i]);

		own = file_is(part, path);
		free(part);
	}
	return own;
}

bool
desk_demo(const struct desk *d)
{
	return store_demo(d->store);
}

bool
desk_readonly(const struct desk *d)
{
	return store_readonly(d->store);
}

const struct clock *
desk_clock(const struct desk *d)
{
	return &d->clock;
}

bool
desk_clock_wrong(const struct desk *d)
{
	int today = clock_today(&d->clock);
	int built = DATE_NONE, latest = DATE_NONE;
	struct err err;

	/* Asking again would teach nothing: the answer is the clock now. */
	if (d->clock_answered)
		return false;
	/* A fixed clock may well show a day before the program was built: that is what it is
	 * for. */
	if (!d->clock.fixed && date_parse(LAKOU_BUILD_DATE, &built) == 0 &&
	    (today < built || today > date_add_months(built, BUILD_YEARS * MONTHS_A_YEAR)))
		return true;
	/* Where the file cannot tell, there is nothing to suspect the clock for. */
	if (store_session_latest_date(d->store, &latest, &err) != 0 || latest == DATE_NONE)
		return false;
	return today < latest;
}

void
desk_clock_set(struct desk *d, int today)
{
	int64_t seconds = ((int64_t)today - clock_today(&d->clock)) * DAY_SECONDS;

	if (d->clock.fixed)
		d->clock.fixed_utc += seconds;
	else
		d->clock.shift += seconds;
	d->apart = 0;
	d->clock_answered = true;
}

bool
desk_clock_moved(struct desk *d)
{
	int64_t apart, moved;

	if (d->clock.fixed)
		return false;
	apart = clock_ms(&d->clock) - os_elapsed_ms();
	moved = d->apart != 0 ? apart - d->apart : 0;
	if (moved > -JUMP_MS && moved < JUMP_MS) {
		d->apart = apart;
		return false;
	}
	/* To the nearest second: the two clocks are not read at once. */
	d->clock.shift -= (moved + (moved > 0 ? 1 : -1) * MS_A_SECOND / 2) / MS_A_SECOND;
	/* Back where it was, or put right after somebody had to say the day: believed again. */
	if (d->clock.shift * MS_A_SECOND > -JUMP_MS && d->clock.shift * MS_A_SECOND < JUMP_MS)
		d->clock.shift = 0;
	d->apart = clock_ms(&d->clock) - os_elapsed_ms();
	return d->clock.shift != 0;
}

/* The report layer sees no store: it asks through these. */

static int
keeper_find(void *arg, const char *period, const char *profile, struct release *out,
	    struct err *err)
{
	return store_publication_get(desk_store(arg), period, profile, out, err);
}

/* Both or neither: what is published and not known to be handed out would be forgotten. */
static int
keeper_keep(void *arg, const struct release *r, struct err *err)
{
	struct store *st = desk_store(arg);
	char *path;
	int rc;

	if (r->dir == NULL)
		return store_publication_add(st, r, err);
	if (store_begin(st, NULL, err) != 0)
		return -1;
	path = path_join(r->dir, r->folder);
	rc = store_publication_add(st, r, err);
	if (rc == 0)
		rc = releases_hand(arg, r->period, r->profile, r->recipient, path, err);
	free(path);
	if (rc == 0)
		return store_commit(st, 1, err);
	store_rollback(st);
	return -1;
}

static int
keeper_key(void *arg, uint8_t key[HASH_SIZE], struct err *err)
{
	return store_release_key(desk_store(arg), key, err);
}

/* One chain a desk, in the order in which its releases were made. */
static int
keeper_previous_seal(void *arg, const char *period, char seal[HASH_HEX_SIZE], struct err *err)
{
	(void)period;
	return store_publication_last_seal(desk_store(arg), seal, err);
}

static int
keeper_past(void *arg, const char *period, struct release_list *out, struct err *err)
{
	struct release_list list = { 0 };
	size_t linked = 0;
	int rc = store_publication_list(desk_store(arg), &list, err);

	for (size_t i = 0; i < list.count && rc == 0; i++) {
		struct release r = list.item[i];

		if (!release_period_linked(r.period, period))
			continue;
		rc = store_publication_get(desk_store(arg), r.period, r.profile, &list.item[i],
					   err);
		if (rc == 0) {
			release_clear(&r);
			/* What is not linked moves behind what is. */
			r = list.item[linked];
			list.item[linked++] = list.item[i];
			list.item[i] = r;
		}
	}
	for (size_t i = rc == 0 ? linked : 0; i < list.count; i++)
		release_clear(&list.item[i]);
	list.count = rc == 0 ? linked : 0;
	if (rc == 0)
		*out = list;
	else
		free(list.item);
	return rc;
}

static char *
keeper_private_dir(void *arg)
{
	return path_dir(desk_file(arg));
}

struct release_keeper
desk_release_keeper(struct desk *d)
{
	return (struct release_keeper){
		.arg = d,
		.find = keeper_find,
		.keep = keeper_keep,
		.key = keeper_key,
		.previous_seal = keeper_previous_seal,
		.past = keeper_past,
		.private_dir = keeper_private_dir,
	};
}

int
desk_releases(struct desk *d, struct release_list *out, struct err *err)
{
	return store_publication_list(d->store, out, err);
}

int
desk_published(struct desk *d, int day, bool *yes, struct err *err)
{
	struct release_list list = { 0 };
	char month[DATE_ISO_SIZE];

	if (day >= date_month_first(clock_today(&d->clock))) {
		*yes = false;
		return 0;
	}
	if (store_publication_list(d->store, &list, err) != 0)
		return -1;
	date_write(day, month);
	month[strlen("2026-11")] = '\0';
	*yes = false;
	for (size_t i = 0; i < list.count && !*yes; i++)
		*yes = strcmp(list.item[i].period, month) == 0;
	release_list_clear(&list);
	return 0;
}

/* The store tells codes and facts; people get sentences. */
struct fault_listener {
	desk_fault_fn *fn;
	void *arg;
};

static void
tell_fault(void *arg, const char *check, const char *detail)
{
	const struct fault_listener *listener = arg;
	char *sentence = sentence_for_fault(check, detail);

	listener->fn(listener->arg, sentence);
	free(sentence);
}

int
desk_check(struct desk *d, desk_fault_fn *fn, void *arg, struct err *err)
{
	struct fault_listener listener = { .fn = fn, .arg = arg };

	return store_check(d->store, tell_fault, &listener, err);
}

bool
desk_changed_elsewhere(struct desk *d)
{
	struct err err;

	if (!store_changed_elsewhere(d->store))
		return false;
	/* When they cannot be read now, the old ones still serve. */
	desk_posts_load(d, &err);
	return true;
}

int
desk_watch(struct desk *d, int *ms)
{
	return store_watch(d->store, ms);
}
