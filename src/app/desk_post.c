/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places of work and mediators of the desk, and which of them are current. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk.h"
#include "app/desk_private.h"
#include "base/mem.h"
#include "base/utf8.h"

static const char *const setting_of_post[POST_KINDS] = {
	[POST_PLACE] = "place",
	[POST_MEDIATOR] = "mediator",
};

/* Where nothing was set: the order in which they were added. */
static size_t
first_in_service(const struct post_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		if (!list->item[i].retired)
			return i;
	return 0;
}

static const struct post *
post_by_id(const struct desk *d, enum post_kind kind, const char *id)
{
	const struct post_list *list = &d->post[kind];

	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->item[i].id, id) == 0)
			return &list->item[i];
	return NULL;
}

const char *
desk_place_name(const struct desk *d, int64_t n)
{
	const struct post *post = desk_post_by_n(d, POST_PLACE, n);

	return post != NULL ? post->name : "";
}

const struct post *
desk_post_first(const struct desk *d, enum post_kind kind)
{
	return &d->post[kind].item[first_in_service(&d->post[kind])];
}

/* NULL in *now: no setting, or one that means nobody in service. It holds an id, which outlives a
 * change of name and its undoing; older files have the name. */
static int
read_now(struct desk *d, enum post_kind kind, const struct post **now, struct err *err)
{
	const struct post *post;
	char *value = NULL;

	if (store_setting_get(d->store, setting_of_post[kind], &value, err) != 0)
		return -1;
	post = desk_post_by_value(d, kind, value);
	free(value);
	*now = post && !post->retired ? post : NULL;
	return 0;
}

/* A name made comparable, and whose it is: a file of sessions may name thousands. */
struct post_name {
	char *fold;
	size_t at;
};

static int
compare_names(const void *a, const void *b)
{
	const struct post_name *x = a, *y = b;
	int order = strcmp(x->fold, y->fold);

	return order != 0 ? order : (x->at > y->at) - (x->at < y->at);
}

static struct post_name *
sort_names(const struct post_list *list)
{
	struct post_name *name = mem_array(list->count, sizeof(*name));

	for (size_t i = 0; i < list->count; i++)
		/* A damaged row may lack its name. */
		name[i] = (struct post_name){
			.fold = utf8_fold(list->item[i].name != NULL ? list->item[i].name : ""),
			.at = i
		};
	qsort(name, list->count, sizeof(*name), compare_names);
	return name;
}

static void
forget(struct desk *d, int kind)
{
	for (size_t i = 0; i < d->post[kind].count; i++)
		free(d->name[kind][i].fold);
	free(d->name[kind]);
	d->name[kind] = NULL;
	post_list_clear(&d->post[kind]);
}

void
desk_posts_forget(struct desk *d)
{
	for (int kind = 0; kind < POST_KINDS; kind++)
		forget(d, kind);
}

/* The old lists serve until the new ones are whole. A desk always has a place and a mediator; a
 * file without is damaged. */
int
desk_posts_load(struct desk *d, struct err *err)
{
	for (int kind = 0; kind < POST_KINDS; kind++) {
		struct post_list list = { 0 };
		const struct post *now;

		if (store_post_list(d->store, (enum post_kind)kind, true, &list, err) != 0)
			return -1;
		if (list.count == 0) {
			post_list_clear(&list);
			return err_set(err, ERR_DAMAGED, store_path(d->store), "no %s",
				       setting_of_post[kind]);
		}
		forget(d, kind);
		strlist_clear(&d->initials);
		d->post[kind] = list;
		d->name[kind] = sort_names(&list);
		d->now[kind] = first_in_service(&list);
		if (read_now(d, (enum post_kind)kind, &now, err) != 0)
			return -1;
		if (now)
			d->now[kind] = (size_t)(now - d->post[kind].item);
	}
	store_set_author(d->store, desk_post_now(d, POST_MEDIATOR)->n);
	return 0;
}

/* Exact names first: « Ana » and « Aña » may both work here. */
const struct post *
desk_post_by_name(const struct desk *d, enum post_kind kind, const char *name)
{
	const struct post_list *list = &d->post[kind];
	const struct post_name *sorted = d->name[kind];
	struct post_name wanted = { .fold = utf8_fold(name) };
	const struct post *found = NULL;
	size_t low = 0, high = list->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare_names(&sorted[middle], &wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < list->count && strcmp(sorted[low].fold, wanted.fold) == 0; low++) {
		const struct post *post = &list->item[sorted[low].at];
		bool same = strcmp(post->name, name) == 0;

		if (same || (!found && *wanted.fold))
			found = post;
		if (same)
			break;
	}
	free(wanted.fold);
	return found;
}

const struct post *
desk_post_by_value(const struct desk *d, enum post_kind kind, const char *value)
{
	const struct post *post = value ? post_by_id(d, kind, value) : NULL;

	return post || !value ? post : desk_post_by_name(d, kind, value);
}

const char *
desk_post_name(const struct desk *d, enum post_kind kind, const char *value)
{
	const struct post *post = desk_post_by_value(d, kind, value);

	return post ? post->name : uuid_valid(value) ? "" : value;
}

const struct post *
desk_post_by_n(const struct desk *d, enum post_kind kind, int64_t n)
{
	const struct post_list *list = &d->post[kind];

	for (size_t i = 0; i < list->count; i++)
		if (list->item[i].n == n)
			return &list->item[i];
	return NULL;
}

const struct post *
desk_post_now(const struct desk *d, enum post_kind kind)
{
	return &d->post[kind].item[d->now[kind]];
}

bool
desk_post_is_set(struct desk *d, enum post_kind kind)
{
	const struct post *now;
	struct err err;

	return read_now(d, kind, &now, &err) == 0 && now != NULL;
}

const struct post *
desk_mediator_now(struct desk *d)
{
	return desk_post_now(d, POST_MEDIATOR);
}

const struct post *
desk_place_now(struct desk *d)
{
	return desk_post_now(d, POST_PLACE);
}

int
desk_mediator_n(const struct desk *d, const char *value, int64_t *n, struct err *err)
{
	const struct post *post = desk_post_by_value(d, POST_MEDIATOR, value);

	if (!post)
		return err_set(err, ERR_NO_INPUT, value, "mediator");
	*n = post->n;
	return 0;
}

int
desk_places(struct desk *d, bool with_retired, struct post_list *out, struct err *err)
{
	return store_post_list(d->store, POST_PLACE, with_retired, out, err);
}

int
desk_mediators(struct desk *d, bool with_retired, struct post_list *out, struct err *err)
{
	return store_post_list(d->store, POST_MEDIATOR, with_retired, out, err);
}

/* Whether the name may be given to that one, 0 for one that is added. */
static int
check_free(const struct desk *d, enum post_kind kind, const char *name, int64_t n, int commune,
	   struct err *err)
{
	const struct post *old = desk_post_by_name(d, kind, name);

	if (!old || old->n == n)
		return 0;
	if (!old->retired)
		return err_set(err, ERR_EXISTS, old->name, "the name is taken");
	if (n != 0 || strcmp(old->name, name) != 0)
		return err_set(err, ERR_VALUE, old->name, "retired name");
	/* Brought back elsewhere, it would take its past sessions with it. */
	if (old->commune != commune)
		return err_set(err, ERR_VALUE, name, "retired elsewhere");
	return 0;
}

static int
add(struct desk *d, enum post_kind kind, const char *typed, int commune, struct err *err)
{
	char *name = NULL;
	int64_t n;
	int result;

	/* Another program may have given names since. */
	if (desk_posts_load(d, err) != 0 ||
	    desk_text(typed, NAME_MAX_CHARS, "name", &name, err) != 0)
		return -1;
	result = check_free(d, kind, name, 0, commune, err);
	if (result == 0)
		result = store_post_add(d->store, kind, name, commune, &n, err);
	free(name);
	return result == 0 ? desk_posts_load(d, err) : -1;
}

static int
edit(struct desk *d, enum post_kind kind, int64_t n, const char *typed, int commune, bool *changed,
     struct err *err)
{
	const struct post *post;
	char *name = NULL;
	int result = desk_posts_load(d, err);

	if (result != 0)
		return -1;
	post = desk_post_by_n(d, kind, n);
	if (!post)
		return err_set(err, ERR_NO_INPUT, typed, "%s", setting_of_post[kind]);
	if (desk_text(typed, NAME_MAX_CHARS, "name", &name, err) != 0)
		return -1;
	result = check_free(d, kind, name, n, 0, err);
	/* Set by its name in an older file, it would be lost with that. */
	if (result == 0 && post == desk_post_now(d, kind) && desk_post_is_set(d, kind))
		result = store_setting_set(d->store, setting_of_post[kind], post->id, err);
	if (result == 0)
		result = store_post_edit(d->store, kind, n, name, commune, changed, err);
	if (result == 0)
		result = desk_posts_load(d, err);
	free(name);
	return result;
}

static int
retire(struct desk *d, enum post_kind kind, const char *typed, struct err *err)
{
	const struct post *post;
	size_t in_service = 0;

	if (desk_posts_load(d, err) != 0)
		return -1;
	post = desk_post_by_name(d, kind, typed);
	if (!post || post->retired)
		return err_set(err, ERR_NO_INPUT, typed, "%s", setting_of_post[kind]);
	/* The store refuses that too; here it is known why. */
	for (size_t i = 0; i < d->post[kind].count; i++)
		in_service += d->post[kind].item[i].retired ? 0 : 1;
	if (in_service == 1)
		return err_set(err, ERR_VALUE, post->name, "last in service");
	if (store_post_retire(d->store, kind, post->name, err) != 0)
		return -1;
	return desk_posts_load(d, err);
}

int
desk_place_add(struct desk *d, const char *name, const char *commune, struct err *err)
{
	const struct commune *found = desk_commune_find(commune ? commune : "");

	if (!found)
		return err_set(err, ERR_VALUE, commune, "commune");
	return add(d, POST_PLACE, name, found->num, err);
}

int
desk_place_edit(struct desk *d, int64_t n, const char *name, const char *commune, bool *changed,
		struct err *err)
{
	const struct commune *found = commune ? desk_commune_find(commune) : NULL;

	if (commune && !found)
		return err_set(err, ERR_VALUE, commune, "commune");
	return edit(d, POST_PLACE, n, name, found ? found->num : 0, changed, err);
}

int
desk_place_retire(struct desk *d, const char *name, struct err *err)
{
	return retire(d, POST_PLACE, name, err);
}

int
desk_mediator_add(struct desk *d, const char *name, struct err *err)
{
	return add(d, POST_MEDIATOR, name, 0, err);
}

int
desk_mediator_edit(struct desk *d, int64_t n, const char *name, bool *changed, struct err *err)
{
	return edit(d, POST_MEDIATOR, n, name, 0, changed, err);
}

int
desk_mediator_retire(struct desk *d, const char *name, struct err *err)
{
	return retire(d, POST_MEDIATOR, name, err);
}
