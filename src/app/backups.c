/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder of backups. Nothing goes from it but what its name and its content prove to be a
 * backup of this desk. */
#include "config.h"

#include "app/backups.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/desk_private.h"
#include "app/set_aside.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/backup.h"

#define FOLDER "backups"
#define PREFIX "lakou_"
#define ENDING ".db"
#define MINUTES_AN_HOUR 60
#define DAYS_A_WEEK 7
#define SAME_MINUTE_MAX 999
#define TIME_DIGITS 4 /* "0912" */

char *
backups_folder(void)
{
	char *data = path_data();
	char *folder = path_join(data, FOLDER);

	free(data);
	return folder;
}

static char *
file_name(const char *slug, int day, int minute, int count)
{
	char iso[DATE_ISO_SIZE];
	char *more = count > 1 ? mem_printf("-%d", count) : mem_strdup("");
	char *name;

	date_write(day, iso);
	name = mem_printf(PREFIX "%s_%s_%02d%02d%s" ENDING, slug, iso, minute / MINUTES_AN_HOUR,
			  minute % MINUTES_AN_HOUR, more);
	free(more);
	return name;
}

bool
backups_read_time(const char *text, struct backup *out)
{
	char iso[DATE_ISO_SIZE];
	char digits[TIME_DIGITS + 1];
	long time, count = 1;
	const char *at;

	if (strlen(text) < DATE_ISO_SIZE + TIME_DIGITS)
		return false;
	memcpy(iso, text, DATE_ISO_SIZE - 1);
	iso[DATE_ISO_SIZE - 1] = '\0';
	at = text + DATE_ISO_SIZE;
	memcpy(digits, at, TIME_DIGITS);
	digits[TIME_DIGITS] = '\0';
	if (date_parse(iso, &out->day) != 0 || str_to_long(digits, 0, 2359, &time) != 0)
		return false;
	if (at[TIME_DIGITS] == '-') {
		char *number =
			mem_strndup(at + TIME_DIGITS + 1, strcspn(at + TIME_DIGITS + 1, "."));
		int rc = str_to_long(number, 2, SAME_MINUTE_MAX, &count);

		free(number);
		if (rc != 0)
			return false;
	}
	out->minute = (int)(time / 100 * MINUTES_AN_HOUR + time % 100);
	out->count = (int)count;
	return true;
}

/* A name that this program gives, and no other: what is read is written again and compared. */
static bool
read_name(const char *slug, const char *name, struct backup *out)
{
	size_t start = strlen(PREFIX) + strlen(slug) + 1;
	char *again;
	bool same;

	if (strlen(name) < start || !backups_read_time(name + start, out))
		return false;
	again = file_name(slug, out->day, out->minute, out->count);
	same = strcmp(again, name) == 0;
	free(again);
	return same;
}

static int
newest_first(const void *a, const void *b)
{
	const struct backup *x = a, *y = b;

	if (x->day != y->day)
		return x->day < y->day ? 1 : -1;
	if (x->minute != y->minute)
		return x->minute < y->minute ? 1 : -1;
	return y->count - x->count;
}

void
backup_list_sort(struct backup_list *l)
{
	if (l->count > 0)
		qsort(l->item, l->count, sizeof(*l->item), newest_first);
}

/* Without an underscore, as they are made. */
static bool
read_name_of_any(const char *name, struct backup *out)
{
	size_t start = strlen(PREFIX);
	char *slug;
	bool read;

	if (!str_starts(name, PREFIX))
		return false;
	slug = mem_strndup(name + start, strcspn(name + start, "_"));
	read = read_name(slug, name, out);
	free(slug);
	return read;
}

/* slug NULL: of any desk. */
static int
list_folder(const char *slug, const char *folder, struct backup_list *out, struct err *err)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	size_t room = 0;

	*out = (struct backup_list){ .item = NULL };
	if (dir == NULL)
		return errno == ENOENT ? 0 : err_set_errno(err, errno, folder, "list backups");
	while ((entry = readdir(dir)) != NULL) {
		struct backup b;

		if (slug != NULL ? !read_name(slug, entry->d_name, &b)
				 : !read_name_of_any(entry->d_name, &b))
			continue;
		b.path = path_join(folder, entry->d_name);
		out->item = mem_grow(out->item, out->count, &room, sizeof(*out->item));
		out->item[out->count++] = b;
	}
	closedir(dir);
	backup_list_sort(out);
	return 0;
}

int
backups_list(struct desk *d, const char *folder, struct backup_list *out, struct err *err)
{
	return list_folder(desk_slug(d), folder, out, err);
}

int
backups_list_all(const char *folder, struct backup_list *out, struct err *err)
{
	return list_folder(NULL, folder, out, err);
}

void
backup_list_clear(struct backup_list *l)
{
	for (size_t i = 0; i < l->count; i++)
		free(l->item[i].path);
	free(l->item);
	*l = (struct backup_list){ .item = NULL };
}

/* Counted from a Monday. */
static int
week_of(int day)
{
	return (day - date_weekday(day)) / DAYS_A_WEEK;
}

void
backups_choose(const struct backup *item, size_t count, int today, bool *keep)
{
	int days = 0, weeks = 0;
	int day = DATE_NONE, week = DATE_NONE;

	for (size_t i = 0; i < count; i++) {
		const struct backup *b = &item[i];
		bool new_day = b->day != day, new_week = week_of(b->day) != week;

		keep[i] = i == 0 || b->day >= today;
		if (b->day > today)
			continue;
		days += new_day;
		weeks += new_week;
		day = b->day;
		week = week_of(b->day);
		if (today - b->day <= BACKUPS_OLDEST &&
		    ((new_day && days <= BACKUPS_DAYS) || (new_week && weeks <= BACKUPS_WEEKS)))
			keep[i] = true;
	}
}

/* One that cannot be read, or is another desk's, stays. */
static void
forget(struct desk *d, const struct backup *b)
{
	struct backup_facts facts;
	struct err ignored;

	if (store_backup_read(b->path, &facts, &ignored) == 0 &&
	    strcmp(facts.desk, store_desk(desk_store(d))->id) == 0)
		unlink(b->path);
}

/* A practice clock that runs ahead makes no copy older than it is. */
static int
day_of_age(const struct desk *d)
{
	static const struct clock pc = { .fixed = false };
	int today = clock_today(&d->clock), real = clock_today(&pc);

	return d->clock.fixed && today > real ? real : today;
}

static int
thin_out(struct desk *d, const char *folder, struct err *err)
{
	int today = day_of_age(d);
	struct backup_list list;
	bool recent = false;
	bool *keep;

	if (backups_list(d, folder, &list, err) != 0)
		return -1;
	keep = mem_array(list.count + 1, sizeof(*keep));
	backups_choose(list.item, list.count, today, keep);
	for (size_t i = 0; i < list.count; i++)
		recent = recent ||
			 (list.item[i].day < today && today - list.item[i].day <= BACKUPS_OLDEST);
	/* All of them too old at once: it is as likely the clock that is wrong. */
	for (size_t i = 0; recent && i < list.count; i++)
		if (!keep[i])
			forget(d, &list.item[i]);
	if (recent)
		set_aside_thin(d, today);
	free(keep);
	backup_list_clear(&list);
	return 0;
}

/* Of one minute there may be several: what is there is not copied to first. */
static int
copy_into(struct desk *d, const char *folder, char **path, struct err *err)
{
	int rc = -1;

	for (int count = 1; rc != 0 && count <= SAME_MINUTE_MAX; count++) {
		char *name = file_name(desk_slug(d), clock_today(&d->clock),
				       clock_minute(&d->clock), count);

		*path = path_join(folder, name);
		free(name);
		rc = file_exists(*path) ? err_set(err, ERR_EXISTS, *path, "a copy")
					: store_backup(desk_store(d), *path, false, err);
		if (rc != 0)
			free(*path);
		else
			err_clear(err); /* of one that is there already */
		if (rc != 0 && err->code != ERR_EXISTS)
			break;
	}
	return rc;
}

static bool
is_ours(void *arg, const char *name)
{
	struct backup b;

	return read_name(desk_slug(arg), name, &b);
}

int
backups_make(struct desk *d, const char *folder, char **path, struct err *err)
{
	char *usual = folder == NULL ? backups_folder() : mem_strdup(folder);
	int rc = file_make_dir(usual, err);

	if (rc == 0) {
		store_backup_sweep(usual, is_ours, d);
		rc = copy_into(d, usual, path, err);
	}
	/* What is too much is no reason to say that there is no backup. */
	if (rc == 0 && thin_out(d, usual, err) != 0)
		err_clear(err);
	free(usual);
	return rc;
}

int
backups_before(struct desk *d, char **copy, struct err *err)
{
	return backups_make(d, NULL, copy, err);
}

void
backups_after(char *copy, bool changed)
{
	if (copy != NULL && !changed)
		unlink(copy);
	free(copy);
}

int
backups_thin(struct desk *d, struct err *err)
{
	char *folder = backups_folder();
	int rc = thin_out(d, folder, err);

	free(folder);
	return rc;
}
