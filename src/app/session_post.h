/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places and mediators that a file names: those of the desk, and those that it is to get. */
#ifndef APP_SESSION_POST_H
#define APP_SESSION_POST_H

#include "app/desk_private.h"
#include "app/import_report.h"

/* One name, asked once. */
struct named_post {
	enum post_kind kind;
	char *name;
	int commune;  /* of a place that is to be added */
	int64_t n;    /* of the desk's; 0: it has none of that name */
	bool added;   /* it had none when the file was begun: its lists lack it until the end */
	bool refused; /* with this reason */
	enum import_reason reason;
};

struct session_posts {
	struct named_post **item; /* sorted */
	size_t count;
	size_t capacity;
	bool may_add;
};

/* The post of that name; commune 0: not told. Never NULL. Borrowed until cleared. */
struct named_post *session_post_find(struct session_posts *p, const struct desk *d,
				     enum post_kind kind, const char *name, int commune);

/* Adds it to the desk where that lacks it, inside an open action. The lists of the desk are loaded
 * when all are added: of thousands, each time would take minutes. */
int session_post_add(struct named_post *p, struct desk *d, struct err *err);
void session_posts_clear(struct session_posts *p);

#endif
