/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tags of the desk: what may be a name, and what the store does with it. */
#include "config.h"

#include "app/tags.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/form_private.h"
#include "base/str.h"
#include "base/utf8.h"
#include "store/tag.h"

#define LATELY_DAYS 30

int
tags_list(struct desk *d, bool counted, struct tag_list *out, struct err *err)
{
	return store_tag_list(d->store, clock_today(&d->clock) - LATELY_DAYS, counted, out, err);
}

int
tags_find(struct desk *d, const char *typed, char **written, struct err *err)
{
	return store_tag_name(d->store, typed, written, err);
}

/* Forms keep several names in one text. */
static int
name_of(const char *typed, char **out, struct err *err)
{
	if (desk_text(typed, TAG_MAX_CHARS, "tag", out, err) != 0)
		return -1;
	if (strchr(*out, FORM_LIST_SEPARATOR) == NULL)
		return 0;
	err_set(err, ERR_VALUE, *out, "tag sign");
	free(*out);
	return -1;
}

int
tags_add(struct desk *d, const char *typed, int64_t *n, struct err *err)
{
	char *name;
	int rc = name_of(typed, &name, err);

	if (rc != 0)
		return -1;
	rc = store_tag_add(d->store, name, n, err);
	free(name);
	return rc;
}

int
tags_edit(struct desk *d, int64_t n, const char *typed, const char *description, bool *changed,
	  struct err *err)
{
	char *clean = utf8_clean(description ? description : "");
	char *text = str_trim(clean);
	char *name;
	int rc = name_of(typed, &name, err);

	free(clean);
	if (rc == 0) {
		rc = store_tag_edit(d->store, n, name, *text ? text : NULL, changed, err);
		free(name);
	}
	free(text);
	return rc;
}

int
tags_merge(struct desk *d, int64_t from, int64_t into, struct err *err)
{
	return store_tag_merge(d->store, from, into, err);
}

int
tags_retire(struct desk *d, int64_t n, bool retired, struct err *err)
{
	return store_tag_retire(d->store, n, retired, err);
}

int
tags_delete(struct desk *d, int64_t n, struct err *err)
{
	return store_tag_delete(d->store, n, err);
}
