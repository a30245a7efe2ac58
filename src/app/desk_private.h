/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the app layer share of an open desk. Front ends include desk.h alone. */
#ifndef APP_DESK_PRIVATE_H
#define APP_DESK_PRIVATE_H

#include "app/desk.h"
#include "base/str.h"
#include "store/post.h"
#include "store/store.h"

enum { POST_KINDS = POST_MEDIATOR + 1 };

struct desk {
	struct store *store;
	struct clock clock;                 /* the store borrows it */
	bool clock_answered;                /* a person has said what day it is */
	int64_t apart;                      /* clock from time elapsed, ms; 0 not known */
	struct post_list post[POST_KINDS];  /* retired ones too */
	struct post_name *name[POST_KINDS]; /* theirs, sorted; see desk_post.c */
	struct directory *directory;        /* NULL until it is asked for */
	struct usage *usage;                /* NULL until it is asked for */
	struct persons *persons;            /* likewise, and NULL while locked */
	struct strlist initials;            /* of the mediators; empty until they are asked for */
	int64_t undo_seen;      /* mark of the step that logbook_undo_look() looked at */
	bool redo_seen;         /* it is to be done again */
	size_t now[POST_KINDS]; /* index of the current one; the list is never empty */
};

struct store *desk_store(struct desk *d);

/* Reads places and mediators again, and which of them are current. */
int desk_posts_load(struct desk *d, struct err *err);

void desk_posts_forget(struct desk *d); /* frees them */

/* Borrowed until the next change; NULL when there is none. By name: as written, else whatever its
 * accents and case; a retired one is found too. */
const struct post *desk_post_by_name(const struct desk *d, enum post_kind kind, const char *name);
/* By what a form or a setting holds: the id, else the name, of people and older files. */
const struct post *desk_post_by_value(const struct desk *d, enum post_kind kind, const char *value);
const struct post *desk_post_by_n(const struct desk *d, enum post_kind kind, int64_t n);
/* The setting names the current one; the first in service is where it does not. */
const struct post *desk_post_now(const struct desk *d, enum post_kind kind);
bool desk_post_is_set(struct desk *d, enum post_kind kind);

/* Days that the desk keeps beside its settings: when something was last done. DATE_NONE where it is
 * not known; where it cannot be kept, it is done once more. */
int desk_day_kept(struct desk *d, const char *key);
void desk_day_keep(struct desk *d, const char *key); /* today */

/* A text of one line as a person gives it: cleaned, trimmed, 1 to max characters. -1 with ERR_VALUE
 * whose detail is what. Yours. */
int desk_text(const char *typed, size_t max, const char *what, char **out, struct err *err);

#endif
