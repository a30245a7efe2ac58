/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list under a search line: which of the two a key is for, and what becomes of the bar. */
#include "config.h"

#include "tests/lib/tap.h"
#include "ui/key.h"
#include "ui/search_list.h"

enum { ROWS = 5, MANY = 20 };

static void
test_keys(void)
{
	struct search_list l = { .in_list = false };

	search_list_init(&l, 10);
	is_int(search_list_key(&l, K_DOWN, ROWS), SEARCHED_WENT, "Down, above an empty list");
	ok(!l.in_list, "stays in the line");
	search_list_switch(&l);
	ok(!l.in_list, "and so does Tab");
	list_set_count(&l.list, MANY);
	list_select(&l.list, 7);
	is_int(search_list_key(&l, 'a', ROWS), SEARCHED_TYPED, "a letter is for the line");
	is_str(l.words.text, "a", "and stands there");
	is_int((int)l.list.selected, 0, "what it finds first is marked");
	is_int(search_list_key(&l, K_DOWN, ROWS), SEARCHED_MOVED, "Down goes into the list");
	ok(l.in_list && l.list.selected == 1, "from the marked one to the next");
	is_int(search_list_key(&l, 'b', ROWS), SEARCHED_NOTHING, "there a letter is a command");
	is_int(search_list_key(&l, K_DOWN, ROWS), SEARCHED_MOVED, "Down moves the bar");
	is_int(search_list_key(&l, K_UP, ROWS), SEARCHED_MOVED, "Up moves it back");
	is_int(search_list_key(&l, K_UP, ROWS), SEARCHED_MOVED, "to the first");
	is_int(search_list_key(&l, K_UP, ROWS), SEARCHED_WENT, "and then goes back to the line");
	ok(!l.in_list, "which has the keys");
	is_int(search_list_key(&l, K_PAGE_DOWN, ROWS), SEARCHED_MOVED, "pages turn from there");
	list_set_count(&l.list, 1);
	is_int(search_list_key(&l, K_DOWN, ROWS), SEARCHED_WENT, "Down, to the only one");
	ok(l.in_list && l.list.selected == 0, "which stays marked");
	search_list_clear(&l);
}

static void
test_words(void)
{
	struct search_list l = { .in_list = false };

	search_list_init(&l, 10);
	list_set_count(&l.list, MANY);
	list_select(&l.list, 3);
	search_list_switch(&l);
	ok(l.in_list, "Tab goes into the list");
	is_int(search_list_style(&l, 3), STYLE_SELECTED, "its bar has the keys");
	search_list_paste(&l, "mairie");
	ok(!l.in_list && l.list.selected == 0, "what is pasted is looked for");
	is_int(search_list_style(&l, 0), STYLE_STRONG, "the bar says what Enter takes");
	is_int(search_list_style(&l, 1), STYLE_PLAIN, "other rows are plain");
	search_list_switch(&l);
	ok(search_list_empty(&l) && !l.in_list, "words are taken away, from the list too");
	is_str(l.words.text, "", "all of them");
	ok(!search_list_empty(&l), "once");
	search_list_clear(&l);
}

int
main(void)
{
	test_keys();
	test_words();
	return tap_done();
}
