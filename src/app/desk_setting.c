/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings kept in the desk's file: which exist, and what each accepts. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk.h"
#include "app/desk_private.h"
#include "app/persons_private.h"
#include "app/purge.h"
#include "app/second_copy.h"
#include "app/words.h"
#include "base/mem.h"
#include "base/release.h"

/* Not the system's limit: a guard against a file pasted by mistake. */
enum { FOLDER_MAX_CHARS = 1000 };

/* Minutes without a key after which names are locked. */
enum { LOCK_USUAL = 5, LOCK_MOST = 15 };

const char *const desk_setting_keys[] = {
	"language",      "mediator",    "place",          "recipient",
	"export-folder", "desk",        "dpo-contact",    "minors-decision",
	"lock-minutes",  "good-friday", "export-formats", "retention-months",
	"backup-folder", NULL
};

/* What a setting may hold; *stored is the text to keep, NULL to unset it. */
typedef int check_fn(struct desk *d, const char *key, const char *value, char **stored,
		     struct err *err);

static int
check_language(struct desk *d, const char *key, const char *value, char **stored, struct err *err)
{
	enum language lang;

	(void)d;
	if (i18n_parse(value, &lang) != 0)
		return err_set(err, ERR_VALUE, value, "%s", key);
	*stored = mem_strdup(i18n_code(lang));
	return 0;
}

/* Kept as the id, whether that or the name was given: names change. */
static int
check_post(struct desk *d, const char *key, const char *value, char **stored, struct err *err)
{
	enum post_kind kind = strcmp(key, "place") == 0 ? POST_PLACE : POST_MEDIATOR;
	const struct post *post = desk_post_by_value(d, kind, value);

	if (!post || post->retired)
		return err_set(err, ERR_VALUE, desk_post_name(d, kind, value), "no such %s", key);
	*stored = mem_strdup(post->id);
	return 0;
}

static int
check_text(size_t max, const char *key, const char *value, char **stored, struct err *err)
{
	if (!str_empty(value))
		return desk_text(value, max, key, stored, err);
	*stored = NULL;
	return 0;
}

static int
check_recipient(struct desk *d, const char *key, const char *value, char **stored, struct err *err)
{
	(void)d;
	return check_text(NAME_MAX_CHARS, key, value, stored, err);
}

static int
check_folder(struct desk *d, const char *key, const char *value, char **stored, struct err *err)
{
	(void)d;
	return check_text(FOLDER_MAX_CHARS, key, value, stored, err);
}

static int
check_contact(struct desk *d, const char *key, const char *value, char **stored, struct err *err)
{
	(void)d;
	return check_text(NOTE_MAX_CHARS, key, value, stored, err);
}

/* The day it was taken: kept as ISO, however it was typed. */
static int
check_decision(struct desk *d, const char *key, const char *value, char **stored, struct err *err)
{
	int today = clock_today(&d->clock), day;
	char iso[DATE_ISO_SIZE];

	*stored = NULL;
	if (str_empty(value))
		return 0;
	if ((date_parse(value, &day) != 0 && words_date_parse(value, today, &day) != 0) ||
	    day > today)
		return err_set(err, ERR_VALUE, value, "%s", key);
	date_write(day, iso);
	*stored = mem_strdup(iso);
	return 0;
}

static int
check_minutes(struct desk *d, const char *key, const char *value, char **stored, struct err *err)
{
	long minutes;

	(void)d;
	*stored = NULL;
	if (str_empty(value))
		return 0;
	if (str_to_long(value, 1, LOCK_MOST, &minutes) != 0)
		return err_set(err, ERR_VALUE, value, "%s", key);
	*stored = mem_printf("%ld", minutes);
	return 0;
}

/* Who changes how long persons are kept has to show that the names are theirs. */
static int
check_retention(struct desk *d, const char *key, const char *value, char **stored, struct err *err)
{
	enum seal_state state;
	long months;

	*stored = NULL;
	if (!str_empty(value) && str_to_long(value, 1, PURGE_MONTHS_MOST, &months) != 0)
		return err_set(err, ERR_VALUE, value, "%s", key);
	if (persons_state(d, &state, err) != 0)
		return -1;
	if (state != SEAL_UNSET && state != SEAL_OPEN)
		return err_set(err, ERR_LOCKED, "", "%s", key);
	if (!str_empty(value))
		*stored = mem_printf("%ld", months);
	return 0;
}

/* Kept as yes, or not at all. */
static int
check_yes(struct desk *d, const char *key, const char *value, char **stored, struct err *err)
{
	(void)d;
	*stored = NULL;
	if (str_empty(value) || strcmp(value, "no") == 0)
		return 0;
	if (strcmp(value, "yes") != 0)
		return err_set(err, ERR_VALUE, value, "%s", key);
	*stored = mem_strdup(value);
	return 0;
}

/* What a release holds beside statistiques.csv. */
static int
check_formats(struct desk *d, const char *key, const char *value, char **stored, struct err *err)
{
	unsigned formats;

	(void)d;
	if (release_formats_parse(value, &formats) != 0)
		return err_set(err, ERR_VALUE, value, "%s", key);
	*stored = formats != 0 ? release_formats_write(formats) : NULL;
	return 0;
}

static int
check_second(struct desk *d, const char *key, const char *value, char **stored, struct err *err)
{
	char *path = NULL;
	int rc;

	if (check_text(FOLDER_MAX_CHARS, key, value, &path, err) != 0)
		return -1;
	*stored = NULL;
	rc = path != NULL ? second_copy_choose(d, path, stored, err) : 0;
	free(path);
	return rc;
}

static int
check_name(struct desk *d, const char *key, const char *value, char **stored, struct err *err)
{
	(void)d;
	(void)key;
	return desk_text(value, NAME_MAX_CHARS, "name", stored, err);
}

/* In the order of desk_setting_keys. */
static check_fn *const checks[] = { check_language, check_post, check_post,    check_recipient,
				    check_folder,   check_name, check_contact, check_decision,
				    check_minutes,  check_yes,  check_formats, check_retention,
				    check_second };

static int
setting_index(const char *key, struct err *err)
{
	for (int i = 0; desk_setting_keys[i]; i++)
		if (strcmp(desk_setting_keys[i], key) == 0)
			return i;
	return err_set(err, ERR_NO_INPUT, key, "setting");
}

int
desk_setting_get(struct desk *d, const char *key, char **value, struct err *err)
{
	int i = setting_index(key, err);

	if (i < 0)
		return -1;
	/* Who and where are always somebody and somewhere, set or not. */
	if (checks[i] == check_post) {
		*value = mem_strdup(strcmp(key, "place") == 0 ? desk_place_now(d)->name
							      : desk_mediator_now(d)->name);
		return 0;
	}
	if (checks[i] == check_name) {
		*value = mem_strdup(desk_name(d));
		return 0;
	}
	if (checks[i] == check_minutes) {
		*value = mem_printf("%d", desk_lock_minutes(d));
		return 0;
	}
	if (checks[i] == check_retention) {
		*value = mem_printf("%d", desk_retention_months(d));
		return 0;
	}
	if (checks[i] == check_yes) {
		*value = mem_strdup(desk_good_friday(d) ? "yes" : "no");
		return 0;
	}
	return store_setting_get(d->store, key, value, err);
}

int
desk_setting_set(struct desk *d, const char *key, const char *value, struct err *err)
{
	int i = setting_index(key, err);
	char *stored = NULL;
	int result;

	if (i < 0 || checks[i](d, key, value, &stored, err) != 0)
		return -1;
	result = checks[i] == check_name ? store_desk_rename(d->store, stored, err)
					 : store_setting_set(d->store, key, stored, err);
	free(stored);
	if (result == 0 && checks[i] == check_retention)
		result = persons_note(d, "retention", NULL, err);
	if (result == 0 && checks[i] == check_second && !str_empty(value))
		second_copy_note(d);
	if (result == 0 && checks[i] == check_post)
		result = desk_posts_load(d, err);
	return result;
}

/* What cannot be read, or makes no sense, locks as soon as it usually does. */
int
desk_lock_minutes(struct desk *d)
{
	struct err err;
	char *kept = NULL;
	long minutes = LOCK_USUAL;

	if (store_setting_get(d->store, "lock-minutes", &kept, &err) == 0 && kept != NULL &&
	    str_to_long(kept, 1, LOCK_MOST, &minutes) != 0)
		minutes = LOCK_USUAL;
	free(kept);
	return (int)minutes;
}

bool
desk_good_friday(struct desk *d)
{
	struct err err;
	char *kept = NULL;
	bool yes = store_setting_get(d->store, "good-friday", &kept, &err) == 0 && kept != NULL;

	free(kept);
	return yes;
}

bool
desk_minors_decided(struct desk *d)
{
	struct err err;
	char *day = NULL;
	bool decided =
		store_setting_get(d->store, "minors-decision", &day, &err) == 0 && day != NULL;

	free(day);
	return decided;
}

int
desk_day_kept(struct desk *d, const char *key)
{
	char *kept = NULL;
	struct err ignored;
	int day = DATE_NONE;

	if (store_setting_get(d->store, key, &kept, &ignored) == 0 && kept != NULL &&
	    date_parse(kept, &day) != 0)
		day = DATE_NONE;
	free(kept);
	return day;
}

void
desk_day_keep(struct desk *d, const char *key)
{
	char iso[DATE_ISO_SIZE];
	struct err ignored;

	date_write(clock_today(&d->clock), iso);
	store_setting_set(d->store, key, iso, &ignored);
}

/* A code that this program does not know is as good as none: a newer one may have set it. */
int
desk_language(struct desk *d, enum language *lang)
{
	struct err err;
	char *code = NULL;
	int result;

	if (store_setting_get(d->store, "language", &code, &err) != 0 || !code)
		return -1;
	result = i18n_parse(code, lang);
	free(code);
	return result;
}
