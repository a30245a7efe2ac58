/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Publications as rows of a journal, and back. */
#include "config.h"

#include "app/session_releases.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/session_csv.h"
#include "app/session_take.h"
#include "base/date.h"
#include "base/mem.h"
#include "store/publication.h"
#include "store/publication_text.h"

#define DEMO_FOLDER "lakou_demo_" /* begins those of a training desk */

/* Far more than any desk has: a file that says otherwise gets no room for it. */
enum { PART_SIZE = 24000, PARTS_MAX = 1000, RELEASES_MAX = 2000 };

/* As tags name it. */
struct release_parts {
	char *name; /* period|profile */
	size_t line;
	char **part;
	size_t parts;
	bool damaged; /* a part twice, or of another number of parts */
};

/* Never the same as that of a session, and the same for ever. */
static void
part_id(const struct release *r, size_t part, char id[static UUID_SIZE])
{
	char *name = mem_printf("%s %zu", r->seal, part);
	uint8_t digest[HASH_SIZE];

	hash_sha256(name, strlen(name), digest);
	uuid_of_digest(digest, id);
	free(name);
}

static void
write_part(struct csv_writer *w, const struct release *r, size_t part, size_t parts,
	   const char *text)
{
	char *day = mem_strndup(r->made, DATE_ISO_SIZE - 1);
	char *tags = mem_printf("%s|%s|%zu/%zu", r->period, r->profile, part, parts);
	char *title = mem_strndup(text, strnlen(text, PART_SIZE));
	char id[UUID_SIZE];

	part_id(r, part, id);
	for (size_t i = 0; i < session_column_count; i++) {
		int field = session_columns[i].field;

		csv_text(w, field == COLUMN_ID        ? id
			    : field == COLUMN_KIND    ? SESSION_RELEASE_KIND
			    : field == COLUMN_DELETED ? "0"
			    : field == FF_DATE        ? day
			    : field == FF_TAGS        ? tags
			    : field == FF_TITLE       ? title
						      : "");
	}
	csv_end(w);
	free(day);
	free(tags);
	free(title);
}

int
session_releases_write(struct desk *d, struct csv_writer *w, size_t *count, struct err *err)
{
	struct release_list list = { .item = NULL };
	int rc = store_publication_chain(desk_store(d), &list, err);

	for (size_t i = 0; rc == 0 && i < list.count; i++) {
		struct release r;
		size_t parts;
		char *text;

		rc = store_publication_get(desk_store(d), list.item[i].period, list.item[i].profile,
					   &r, err);
		if (rc != 0)
			break;
		text = publication_text_write(&r);
		parts = (strlen(text) + PART_SIZE - 1) / PART_SIZE;
		for (size_t k = 0; k < parts; k++)
			write_part(w, &r, k + 1, parts, text + k * PART_SIZE);
		free(text);
		release_clear(&r);
	}
	*count = list.count;
	release_list_clear(&list);
	return rc;
}

static struct release_parts *
find_parts(struct session_releases *s, const char *name, size_t line, size_t parts)
{
	struct release_parts *p;

	for (size_t i = s->count; i > 0; i--)
		if (strcmp(s->item[i - 1].name, name) == 0)
			return &s->item[i - 1];
	if (s->count == RELEASES_MAX) {
		s->item[s->count - 1].damaged = true;
		return &s->item[s->count - 1];
	}
	s->item = mem_grow(s->item, s->count, &s->capacity, sizeof(*s->item));
	p = &s->item[s->count++];
	*p = (struct release_parts){
		.name = mem_strdup(name),
		.line = line,
		.parts = parts,
		.part = mem_array(parts > 0 ? parts : 1, sizeof(*p->part)),
		.damaged = parts == 0,
	};
	return p;
}

/* 3/7: 0, or -1. */
static int
read_turn(const char *text, long *part, long *parts)
{
	const char *slash = strchr(text, '/');
	char *first = slash != NULL ? mem_strndup(text, (size_t)(slash - text)) : NULL;
	int rc = first != NULL && str_to_long(slash + 1, 1, PARTS_MAX, parts) == 0 &&
				 str_to_long(first, 1, *parts, part) == 0
			 ? 0
			 : -1;

	free(first);
	return rc;
}

void
session_releases_add(struct session_releases *s, size_t line, const char *tags, const char *title)
{
	const char *bar = strrchr(tags, '|');
	char *name = bar != NULL ? mem_strndup(tags, (size_t)(bar - tags)) : mem_strdup(tags);
	long part = 0, parts = 0;
	bool read = bar != NULL && read_turn(bar + 1, &part, &parts) == 0;
	struct release_parts *p = find_parts(s, name, line, read ? (size_t)parts : 0);

	if (!read || (size_t)parts != p->parts || p->part[part - 1] != NULL)
		p->damaged = true;
	else
		p->part[part - 1] = mem_strdup(title);
	free(name);
}

void
session_releases_clear(struct session_releases *s)
{
	for (size_t i = 0; i < s->count; i++) {
		for (size_t k = 0; k < s->item[i].parts; k++)
			free(s->item[i].part[k]);
		free(s->item[i].part);
		free(s->item[i].name);
	}
	free(s->item);
	*s = (struct session_releases){ .item = NULL };
}

/* One that is to be taken. */
struct given {
	const struct release_parts *parts;
	struct release r;
	bool settled;
};

struct taking_releases {
	struct session_taking *t;
	struct release_list known; /* the desk's own when the pass came to them */
	char last[HASH_HEX_SIZE];  /* seal of its last one, and of those taken since */
	struct given *given;
	size_t count;
};

static void
refuse(struct taking_releases *a, struct given *g, enum import_reason reason)
{
	struct session_row row;

	session_row_init(&row, g->parts->line);
	row.name = g->parts->name;
	session_row_refuse(&row, "", "", reason, NULL);
	session_take_note(a->t, &row);
	session_row_clear(&row);
	session_count(&a->t->released, IMPORT_REFUSED);
	g->settled = true;
}

static void
settle(struct taking_releases *a, struct given *g, enum import_action action)
{
	session_count(&a->t->released, action);
	g->settled = true;
}

static bool
read_given(struct given *g)
{
	const struct release_parts *p = g->parts;
	struct buf text = BUF_INIT;
	bool read = !p->damaged;
	char *name;

	for (size_t k = 0; read && k < p->parts; k++) {
		read = p->part[k] != NULL;
		if (read)
			buf_add(&text, p->part[k]);
	}
	read = read && publication_text_read(buf_text(&text), &g->r);
	buf_clear(&text);
	if (!read)
		return false;
	name = mem_printf("%s|%s", g->r.period, g->r.profile);
	read = strcmp(name, p->name) == 0;
	free(name);
	return read;
}

static const struct release *
find_known(const struct taking_releases *a, const struct release *r)
{
	for (size_t i = 0; i < a->known.count; i++) {
		const struct release *k = &a->known.item[i];

		if (strcmp(k->period, r->period) == 0 && strcmp(k->profile, r->profile) == 0)
			return k;
	}
	return NULL;
}

/* Mediators come along, retired, as those of sessions do. A name that cannot be one is left out. */
static int
bring_mediator(struct session_taking *t, char **name)
{
	struct named_post *p;

	if (*name == NULL)
		return 0;
	p = session_post_find(&t->posts, t->desk, POST_MEDIATOR, *name, 0);
	if (!p->refused)
		return session_post_add(p, t->desk, t->err);
	mem_replace(name, NULL);
	return 0;
}

static int
save(struct session_taking *t, struct release *r, bool known)
{
	if (!t->apply)
		return 0;
	if (bring_mediator(t, &r->by) != 0 || bring_mediator(t, &r->withdrawn_by) != 0)
		return -1;
	return known ? store_publication_give_withdrawal(t->desk->store, r, t->err)
		     : store_publication_give(t->desk->store, r, t->err);
}

/* One that the desk has too. */
static int
take_known(struct taking_releases *a, struct given *g, const struct release *known)
{
	if (strcmp(known->seal, g->r.seal) != 0) {
		refuse(a, g, IMPORT_RELEASE_OTHER);
	} else if (g->r.withdrawn == NULL || known->withdrawn != NULL) {
		settle(a, g, IMPORT_UNCHANGED);
	} else {
		settle(a, g, IMPORT_UPDATED);
		return save(a->t, &g->r, true);
	}
	return 0;
}

static int
take_next(struct taking_releases *a, struct given *g)
{
	settle(a, g, IMPORT_ADDED);
	memcpy(a->last, g->r.seal, sizeof(a->last));
	return save(a->t, &g->r, false);
}

/* Each time one is taken, another may follow it. */
static int
take_all(struct taking_releases *a)
{
	bool more = true;
	int rc = 0;

	for (size_t i = 0; i < a->count; i++) {
		struct given *g = &a->given[i];

		if (!read_given(g))
			refuse(a, g, IMPORT_RELEASE_DAMAGED);
		else if (str_starts(g->r.folder, DEMO_FOLDER) != desk_demo(a->t->desk))
			refuse(a, g, IMPORT_RELEASE_DEMO);
	}
	for (size_t i = 0; rc == 0 && i < a->count; i++) {
		const struct release *known =
			a->given[i].settled ? NULL : find_known(a, &a->given[i].r);

		if (known != NULL)
			rc = take_known(a, &a->given[i], known);
	}
	while (rc == 0 && more) {
		more = false;
		for (size_t i = 0; rc == 0 && i < a->count; i++) {
			struct given *g = &a->given[i];

			if (g->settled || strcmp(g->r.previous, a->last) != 0)
				continue;
			more = true;
			rc = take_next(a, g);
		}
	}
	for (size_t i = 0; rc == 0 && i < a->count; i++)
		if (!a->given[i].settled)
			refuse(a, &a->given[i], IMPORT_RELEASE_APART);
	return rc;
}

int
session_releases_take(struct session_taking *t)
{
	struct taking_releases a = { .t = t, .count = t->releases.count };
	int rc;

	if (a.count == 0)
		return 0;
	if (store_publication_chain(t->desk->store, &a.known, t->err) != 0)
		return -1;
	if (a.known.count > 0)
		memcpy(a.last, a.known.item[a.known.count - 1].seal, sizeof(a.last));
	a.given = mem_array(a.count, sizeof(*a.given));
	for (size_t i = 0; i < a.count; i++)
		a.given[i] = (struct given){ .parts = &t->releases.item[i] };
	rc = take_all(&a);
	for (size_t i = 0; i < a.count; i++)
		release_clear(&a.given[i].r);
	free(a.given);
	release_list_clear(&a.known);
	return rc;
}
