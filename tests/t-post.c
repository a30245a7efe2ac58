/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places of work and mediators: the first of each, adding, retiring, coming back. */
#include "config.h"

#include <string.h>

#include "store/post.h"
#include "tests/lib/store_desk.h"

static void
names_are(struct store *st, enum post_kind kind, bool with_retired, const char *want)
{
	struct post_list list = { .count = 0 };
	struct strlist names = { .count = 0 };
	struct err err = { .code = ERR_NONE };
	char *text;

	is_int(store_post_list(st, kind, with_retired, &list, &err), 0, "a list (%s)",
	       desk_why(&err));
	for (size_t i = 0; i < list.count; i++)
		strlist_add(&names, list.item[i].name);
	text = strlist_join(&names, ", ");
	is_str(text, want, "in the order in which they were added");
	free(text);
	strlist_clear(&names);
	post_list_clear(&list);
}

static void
test_kind(struct store *st, enum post_kind kind, const char *first)
{
	struct post_list list = { .count = 0 };
	struct err err = { .code = ERR_NONE };
	char *all = mem_printf("%s, Zoé, Ana", first);
	int64_t n = 0, again = 0;

	names_are(st, kind, false, first);
	is_int(store_post_retire(st, kind, first, &err), -1, "the last one in service stays");
	is_int(err.code, ERR_VALUE, "which is said (%s)", desk_why(&err));
	is_int(store_post_add(st, kind, "Zoé", 97213, &n, &err), 0, "a second one");
	is_int(store_post_add(st, kind, "Ana", 97213, &again, &err), 0, "a third");
	ok(again > n && n > 1, "with numbers of their own");
	is_int(store_post_add(st, kind, "Zoé", 97213, &again, &err), -1, "a name twice");
	is_int(err.code, ERR_EXISTS, "is taken");
	is_str(err.subject, "Zoé", "and named");
	is_int(store_post_add(st, kind, "", 97213, &again, &err), -1, "no name");
	is_int(err.code, ERR_VALUE, "is none (%s)", desk_why(&err));
	is_int(store_post_retire(st, kind, first, &err), 0, "the first one leaves");
	names_are(st, kind, false, "Zoé, Ana");
	names_are(st, kind, true, all);
	is_int(store_post_retire(st, kind, first, &err), -1, "and cannot leave twice");
	is_int(err.code, ERR_NO_INPUT, "since it is gone");
	is_int(store_post_retire(st, kind, "nobody", &err), -1, "nor can one");
	is_int(err.code, ERR_NO_INPUT, "who never was");
	is_int(store_post_add(st, kind, first, 97214, &n, &err), 0, "it comes back");
	is_int(n, 1, "under its number");
	names_are(st, kind, false, all);
	store_post_list(st, kind, false, &list, &err);
	is_int(list.item[1].commune, kind == POST_PLACE ? 97213 : 0, "a place has a commune");
	ok(uuid_valid(list.item[1].id) && !list.item[1].retired, "an id, and is in service");
	post_list_clear(&list);
	free(all);
}

/* Who is meant when nobody is named. */
static void
test_first_mediator(struct store *st)
{
	struct session s;
	struct err err;

	is_int(store_post_retire(st, POST_MEDIATOR, "Maëlle", &err), 0,
	       "the first mediator leaves");
	desk_session(&s, 1, 600);
	is_int(store_session_save(st, &s, &err), 0, "a session of nobody");
	is_int(s.mediator, 2, "is the first one's in service");
	session_clear(&s);
}

int
main(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);

	test_kind(st, POST_PLACE, "Médiathèque de l’Anse");
	test_kind(st, POST_MEDIATOR, "Maëlle");
	test_first_mediator(st);
	store_close(st);
	free(path);
	return tap_done();
}
