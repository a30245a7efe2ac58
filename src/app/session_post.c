/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places and mediators that a file names. A desk has few, a file names them in each row: a name is
 * looked up once. */
#include "config.h"

#include "app/session_post.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

static int
compare(const struct named_post *a, enum post_kind kind, const char *name, int commune)
{
	int names = strcmp(a->name, name);

	if (a->kind != kind)
		return (int)a->kind - (int)kind;
	return names != 0 ? names : a->commune - commune;
}

static void
refuse(struct named_post *p, enum import_reason reason)
{
	p->refused = true;
	p->reason = reason;
}

/* Neighbours in the order bear the same name: a desk cannot have it twice. */
static bool
added_elsewhere(const struct session_posts *all, const struct named_post *p)
{
	for (size_t i = 0; i < all->count; i++) {
		const struct named_post *other = all->item[i];

		if (other->kind == p->kind && other->added && !other->refused &&
		    strcmp(other->name, p->name) == 0)
			return true;
	}
	return false;
}

static void
look_up(const struct session_posts *all, const struct desk *d, struct named_post *p)
{
	const struct post *post = desk_post_by_name(d, p->kind, p->name);

	p->added = !post;
	if (post && p->commune != 0 && post->commune != p->commune)
		refuse(p, IMPORT_PLACE_ELSEWHERE);
	else if (post)
		p->n = post->n;
	else if (!all->may_add || *p->name == '\0' || strlen(p->name) > NAME_MAX_CHARS)
		refuse(p, IMPORT_PROBLEM);
	else if (p->kind == POST_PLACE && p->commune == 0)
		refuse(p, IMPORT_NO_COMMUNE);
	else if (added_elsewhere(all, p))
		refuse(p, IMPORT_PLACE_ELSEWHERE);
}

static struct named_post *
insert(struct session_posts *p, size_t at, struct named_post *post)
{
	p->item = mem_grow(p->item, p->count, &p->capacity, sizeof(struct named_post *));
	memmove(p->item + at + 1, p->item + at, (p->count - at) * sizeof(struct named_post *));
	p->item[at] = post;
	p->count++;
	return post;
}

struct named_post *
session_post_find(struct session_posts *p, const struct desk *d, enum post_kind kind,
		  const char *name, int commune)
{
	char *clean = utf8_clean(name);
	char *trimmed = str_trim(clean);
	size_t low = 0, high = p->count;
	struct named_post *post;

	free(clean);
	if (kind == POST_MEDIATOR)
		commune = 0;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = compare(p->item[middle], kind, trimmed, commune);

		if (order == 0) {
			free(trimmed);
			return p->item[middle];
		}
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	post = mem_alloc(sizeof(*post));
	*post = (struct named_post){ .kind = kind, .name = trimmed, .commune = commune };
	look_up(p, d, post);
	return insert(p, low, post);
}

int
session_post_add(struct named_post *p, struct desk *d, struct err *err)
{
	if (p->n != 0)
		return 0;
	return store_post_add(d->store, p->kind, p->name, p->commune, &p->n, err);
}

void
session_posts_clear(struct session_posts *p)
{
	for (size_t i = 0; i < p->count; i++) {
		free(p->item[i]->name);
		free(p->item[i]);
	}
	free(p->item);
	*p = (struct session_posts){ .may_add = p->may_add };
}
