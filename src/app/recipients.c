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
#include "store/recipient.h"

#define FOLDER "releases"
#define PROFILE_USUAL "coordination"
#define DIALECT_STANDARD "standard"

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
	c.profile = mem_strdup(r.profile != NULL ? r.profile : PROFILE_USUAL);
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

int
recipients_choose(struct desk *d, enum recipient_choice what, const char *value, struct err *err)
{
	struct recipient r = { .name = NULL };
	char *name = NULL;
	char **field;
	int rc;

	if (desk_setting_get(d, "recipient", &name, err) != 0)
		return -1;
	if (name == NULL)
		return choose_for_desk(d, what, value, err);
	rc = find(d, name, &r, err);
	if (rc == 0 && r.name == NULL)
		r.name = mem_strdup(name);
	field = what == RECIPIENT_PROFILE   ? &r.profile
		: what == RECIPIENT_FORMATS ? &r.formats
		: what == RECIPIENT_FOLDER  ? &r.folder
					    : &r.dialect;
	if (rc == 0) {
		mem_replace(field, mem_strdup(value));
		rc = store_recipient_put(desk_store(d), &r, err);
	}
	recipient_clear(&r);
	free(name);
	return rc;
}

int
recipients_forget(struct desk *d, const char *name, struct err *err)
{
	char *now = NULL;
	int rc = desk_setting_get(d, "recipient", &now, err);

	if (rc == 0)
		rc = store_recipient_drop(desk_store(d), name, err);
	if (rc == 0 && str_equal(now, name))
		rc = desk_setting_set(d, "recipient", "", err);
	free(now);
	return rc;
}
