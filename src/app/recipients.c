/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds for a recipient: their own row, else the desk's settings, else what is usual. */
#include "config.h"

#include "app/recipients.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "store/recipient.h"

#define FOLDER "releases"
#define PROFILE_USUAL "coordination"
#define PROFILE_EVERYBODY "diffusion"
#define DIALECT_STANDARD "standard"

/* As they stand after a profile: the first needs not to. */
static const struct {
	const char *word;
	int months;
} periods[] = { { "month", 1 }, { "quarter", 3 }, { "year", 12 } };

#define PERIODS (sizeof(periods) / sizeof(periods[0]))

void
recipient_choices_clear(struct recipient_choices *c)
{
	free(c->name);
	free(c->profile);
	free(c->folder);
	*c = (struct recipient_choices){ .name = NULL };
}

/* The row of that name, taken out of the list; an empty one where there is none. */
static int
find(struct desk *d, const char *name, struct recipient *out, struct err *err)
{
	struct recipient_list list;

	if (store_recipient_list(desk_store(d), &list, err) != 0)
		return -1;
	*out = (struct recipient){ .name = NULL };
	for (size_t i = 0; i < list.count && name != NULL; i++)
		if (strcmp(list.item[i].name, name) == 0) {
			*out = list.item[i];
			list.item[i] = (struct recipient){ .name = NULL };
		}
	recipient_list_clear(&list);
	return 0;
}

static char *
usual_folder(void)
{
	char *data = path_data();
	char *folder = path_join(data, FOLDER);

	free(data);
	return folder;
}

/* The profile of a row, yours, and the period that was chosen. */
static char *
read_profile(const struct recipient *r, int *months)
{
	struct strlist words = { .item = NULL };
	char *profile;

	strlist_split(&words, r->profile != NULL ? r->profile : PROFILE_USUAL, ' ');
	profile = mem_strdup(words.count > 0 ? words.item[0] : PROFILE_USUAL);
	*months = 1;
	for (size_t i = 0; i < PERIODS && words.count > 1; i++)
		if (strcmp(words.item[1], periods[i].word) == 0)
			*months = periods[i].months;
	strlist_clear(&words);
	return profile;
}

/* For everybody there are no months. */
static int
usual_months(const char *profile, int chosen)
{
	return chosen == 1 && strcmp(profile, PROFILE_EVERYBODY) == 0 ? periods[1].months : chosen;
}

int
recipients_choices(struct desk *d, const char *name, struct recipient_choices *out, struct err *err)
{
	struct recipient_choices c = { .dialect = CSV_EXCEL_FR };
	struct recipient r = { .name = NULL };
	char *folder = NULL, *formats = NULL;

	if (!str_empty(name))
		c.name = mem_strdup(name);
	if ((c.name == NULL && desk_setting_get(d, "recipient", &c.name, err) != 0) ||
	    desk_setting_get(d, "export-folder", &folder, err) != 0 ||
	    desk_setting_get(d, "export-formats", &formats, err) != 0 ||
	    find(d, c.name, &r, err) != 0) {
		recipient_choices_clear(&c);
		free(folder);
		free(formats);
		return -1;
	}
	if (r.folder != NULL)
		mem_replace(&folder, mem_strdup(r.folder));
	if (r.formats != NULL)
		mem_replace(&formats, mem_strdup(r.formats));
	c.folder_chosen = folder != NULL;
	c.folder = folder != NULL ? folder : usual_folder();
	c.profile = read_profile(&r, &c.months);
	c.months = usual_months(c.profile, c.months);
	if (formats != NULL && release_formats_parse(formats, &c.formats) != 0)
		c.formats = 0;
	if (str_equal(r.dialect, DIALECT_STANDARD))
		c.dialect = CSV_STANDARD;
	free(formats);
	recipient_clear(&r);
	*out = c;
	return 0;
}

int
recipients_names(struct desk *d, struct strlist *out, struct err *err)
{
	struct recipient_list list;
	char *now = NULL;

	if (desk_setting_get(d, "recipient", &now, err) != 0)
		return -1;
	if (store_recipient_list(desk_store(d), &list, err) != 0) {
		free(now);
		return -1;
	}
	*out = (struct strlist){ .item = NULL };
	for (size_t i = 0; i < list.count; i++)
		strlist_add(out, list.item[i].name);
	if (now != NULL && !strlist_has(out, now))
		strlist_add(out, now);
	recipient_list_clear(&list);
	free(now);
	return 0;
}

int
recipients_use(struct desk *d, const char *name, struct err *err)
{
	struct recipient r = { .name = NULL };
	char *kept = NULL;
	int rc;

	if (desk_setting_set(d, "recipient", name, err) != 0 ||
	    desk_setting_get(d, "recipient", &kept, err) != 0)
		return -1;
	rc = find(d, kept, &r, err);
	if (rc == 0 && kept != NULL && r.name == NULL) {
		r.name = mem_strdup(kept);
		rc = store_recipient_put(desk_store(d), &r, err);
	}
	recipient_clear(&r);
	free(kept);
	return rc;
}

/* Nobody’s choices are those of the desk. */
static int
choose_for_desk(struct desk *d, enum recipient_choice what, const char *value, struct err *err)
{
	if (what == RECIPIENT_FOLDER)
		return desk_setting_set(d, "export-folder", value, err);
	if (what == RECIPIENT_FORMATS)
		return desk_setting_set(d, "export-formats", value, err);
	return 0;
}

/* One word is written; the other stays. */
static char *
write_profile(const struct recipient *r, enum recipient_choice what, const char *value)
{
	int months;
	char *profile = read_profile(r, &months);
	char *text;
	const char *word = periods[0].word;

	for (size_t i = 0; i < PERIODS; i++)
		if (periods[i].months == months)
			word = periods[i].word;
	text = what == RECIPIENT_PROFILE ? mem_printf("%s %s", value, word)
					 : mem_printf("%s %s", profile, value);
	free(profile);
	return text;
}

static int
choose(struct desk *d, const char *name, enum recipient_choice what, const char *value,
       struct err *err)
{
	struct recipient r = { .name = NULL };
	int rc = find(d, name, &r, err);

	if (rc == 0 && r.name == NULL)
		r.name = mem_strdup(name);
	if (what == RECIPIENT_FORMATS)
		mem_replace(&r.formats, mem_strdup(value));
	else if (what == RECIPIENT_FOLDER)
		mem_replace(&r.folder, mem_strdup(value));
	else if (what == RECIPIENT_DIALECT)
		mem_replace(&r.dialect, mem_strdup(value));
	else
		mem_replace(&r.profile, write_profile(&r, what, value));
	if (rc == 0)
		rc = store_recipient_put(desk_store(d), &r, err);
	recipient_clear(&r);
	return rc;
}

int
recipients_choose(struct desk *d, enum recipient_choice what, const char *value, struct err *err)
{
	char *name = NULL;
	int rc;

	if (desk_setting_get(d, "recipient", &name, err) != 0)
		return -1;
	rc = name != NULL ? choose(d, name, what, value, err)
			  : choose_for_desk(d, what, value, err);
	free(name);
	return rc;
}

/* rc: what was done inside the action. */
static int
end_action(struct desk *d, int rc, struct err *err)
{
	if (rc == 0)
		return store_commit(desk_store(d), 1, err);
	store_rollback(desk_store(d));
	return -1;
}

int
recipients_set(struct desk *d, const char *name, enum recipient_choice what, const char *value,
	       struct err *err)
{
	if (store_begin(desk_store(d), RECIPIENT_ACTION "edit", err) != 0)
		return -1;
	return end_action(d, choose(d, name, what, value, err), err);
}

/* As it is to be written: no other one than but may have it. */
static int
name_of(struct desk *d, const char *typed, const char *but, char **out, struct err *err)
{
	struct strlist names;
	char *folded;
	int rc = 0;

	if (desk_text(typed, NAME_MAX_CHARS, "name", out, err) != 0)
		return -1;
	if (recipients_names(d, &names, err) != 0) {
		free(*out);
		return -1;
	}
	folded = utf8_fold(*out);
	for (size_t i = 0; i < names.count && rc == 0; i++) {
		char *other = utf8_fold(names.item[i]);

		if (strcmp(other, folded) == 0 && !str_equal(names.item[i], but))
			rc = err_set(err, ERR_EXISTS, names.item[i], "the name is taken");
		free(other);
	}
	strlist_clear(&names);
	free(folded);
	if (rc != 0)
		free(*out);
	return rc;
}

int
recipients_add(struct desk *d, const char *typed, char **name, struct err *err)
{
	struct recipient r = { .name = NULL };
	char *written;
	int rc;

	if (name_of(d, typed, NULL, &written, err) != 0)
		return -1;
	r.name = written;
	rc = store_begin(desk_store(d), RECIPIENT_ACTION "add", err);
	if (rc == 0)
		rc = end_action(d, store_recipient_put(desk_store(d), &r, err), err);
	if (rc == 0)
		*name = written;
	else
		free(written);
	return rc;
}

/* The setting, where it names this one. */
static int
set_if(struct desk *d, const char *name, const char *now, struct err *err)
{
	char *set = NULL;
	int rc = desk_setting_get(d, "recipient", &set, err);

	if (rc == 0 && str_equal(set, name))
		rc = desk_setting_set(d, "recipient", now, err);
	free(set);
	return rc;
}

static int
move(struct desk *d, const char *from, const char *to, struct err *err)
{
	struct recipient r = { .name = NULL };
	int rc = find(d, from, &r, err);

	if (rc == 0)
		rc = store_recipient_drop(desk_store(d), from, err);
	if (rc == 0) {
		mem_replace(&r.name, mem_strdup(to));
		rc = store_recipient_put(desk_store(d), &r, err);
	}
	if (rc == 0)
		rc = set_if(d, from, to, err);
	recipient_clear(&r);
	return rc;
}

int
recipients_rename(struct desk *d, const char *from, const char *typed, char **name, struct err *err)
{
	char *to;
	int rc;

	if (name_of(d, typed, from, &to, err) != 0)
		return -1;
	rc = store_begin(desk_store(d), RECIPIENT_ACTION "edit", err);
	if (rc == 0)
		rc = end_action(d, move(d, from, to, err), err);
	if (rc == 0)
		*name = to;
	else
		free(to);
	return rc;
}

int
recipients_forget(struct desk *d, const char *name, struct err *err)
{
	int rc;

	if (store_begin(desk_store(d), RECIPIENT_ACTION "forget", err) != 0)
		return -1;
	rc = store_recipient_drop(desk_store(d), name, err);
	if (rc == 0)
		rc = set_if(d, name, "", err);
	return end_action(d, rc, err);
}

int
recipients_shortest(struct desk *d, int *months, struct err *err)
{
	struct recipient_list list;
	int shortest = 0, usual;

	if (store_recipient_list(desk_store(d), &list, err) != 0)
		return -1;
	for (size_t i = 0; i < list.count; i++) {
		char *profile = read_profile(&list.item[i], &usual);

		usual = usual_months(profile, usual);
		free(profile);
		if (shortest == 0 || usual < shortest)
			shortest = usual;
	}
	recipient_list_clear(&list);
	*months = shortest > 0 ? shortest : 1;
	return 0;
}
