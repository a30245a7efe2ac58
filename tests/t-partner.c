/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory on disk: every field, what files brought beside it, what a search reads. */
#include "config.h"

#include <string.h>

#include "store/partner.h"
#include "store/undo.h"
#include "tests/lib/store_desk.h"

#define LIST_SIZE 256

/* Each field of the standard holds its own name. */
static void
fill(struct partner *p, const char *id)
{
	partner_init(p);
	for (int f = 0; f < PF_COUNT; f++)
		p->field[f] = mem_strdup(partner_field_name[f]);
	free(p->field[PF_ID]);
	p->field[PF_ID] = mem_strdup(id);
	p->insee = 97209;
	p->hub_role = ROLE_ENGAGED;
	p->hub_role_date = date_from(2026, 1, 2);
	p->actor_kind = 3;
	p->territory = mem_strdup("MQ");
	p->siren = mem_strdup("123456789");
	p->by_hand = 1u << PF_HOURS;
	p->gone_on = date_from(2026, 3, 4);
	p->missing_on = date_from(2026, 5, 6);
	p->note = mem_strdup("sonner deux fois");
	p->to_check = 1u << PF_PHONE | 1u << PF_BOOKING;
	p->search = mem_strdup("nom commune");
	partner_set_raw(p, "telephone", "0596.51.69.76");
	partner_set_raw(p, "zone", "nord");
}

static bool
same(const struct partner *a, const struct partner *b)
{
	bool same = a->n == b->n && a->actor == b->actor && a->insee == b->insee &&
		    a->hub_role == b->hub_role && a->hub_role_date == b->hub_role_date &&
		    a->actor_kind == b->actor_kind && str_equal(a->territory, b->territory) &&
		    str_equal(a->siren, b->siren) && a->to_check == b->to_check &&
		    a->by_hand == b->by_hand && a->gone_on == b->gone_on &&
		    a->missing_on == b->missing_on && str_equal(a->note, b->note) &&
		    str_equal(a->search, b->search) && a->raw_count == b->raw_count;

	for (int f = 0; f < PF_COUNT; f++)
		if (!str_equal(a->field[f], b->field[f])) {
			printf("# %s differs\n", partner_field_name[f]);
			same = false;
		}
	for (size_t i = 0; i < b->raw_count; i++)
		same = same && str_equal(partner_get_raw(a, b->raw[i].field), b->raw[i].value);
	return same;
}

static void
test_whole(struct store *st)
{
	struct partner p, back, copy;
	struct err err = { .code = ERR_NONE };
	int64_t n = 0;

	fill(&p, "cyber-1");
	is_int(store_partner_save(st, &p, &err), 0, "an entry is saved (%s)", desk_why(&err));
	partner_init(&back);
	is_int(store_partner_get(st, p.n, &back, &err), 0, "it is read");
	ok(same(&p, &back), "and every field is what it was");
	partner_copy(&copy, &back);
	ok(same(&p, &copy), "so is a copy");
	partner_clear(&copy);
	is_int(store_partner_find(st, "cyber-1", &n, &err), 0, "it is found by its id");
	is_int(n, p.n, "and is the same");
	p.n = 0;
	is_int(store_partner_save(st, &p, &err), -1, "its id is not given twice");
	is_int(err.code, ERR_EXISTS, "since it is taken");
	p.n = n;
	free(p.field[PF_PHONE]);
	p.field[PF_PHONE] = NULL;
	p.hub_role_date = DATE_NONE;
	partner_set_raw(&p, "zone", "sud");
	is_int(store_partner_save(st, &p, &err), 0, "it is edited (%s)", desk_why(&err));
	store_partner_get(st, n, &back, &err);
	ok(same(&p, &back), "and read back");
	is_str(partner_get_raw(&back, "zone"), "sud", "with its raw cell");
	is_str(partner_get_raw(&back, "nowhere"), NULL, "and no other");
	p.n = 999;
	is_int(store_partner_save(st, &p, &err), -1, "one that is not there");
	is_int(err.code, ERR_NO_INPUT, "cannot be edited");
	is_int(store_partner_get(st, 999, &back, &err), -1, "nor read");
	is_int(err.code, ERR_NO_INPUT, "which is said");
	is_int(store_partner_find(st, "none", &n, &err), -1, "nor found");
	is_int(err.code, ERR_NO_INPUT, "which is said");
	partner_clear(&back);
	partner_clear(&p);
}

static void
put(struct store *st, struct partner *p, const char *id)
{
	struct err err = { .code = ERR_NONE };

	fill(p, id);
	is_int(store_partner_save(st, p, &err), 0, "%s is saved (%s)", id, desk_why(&err));
}

static int64_t
meant(struct store *st, const char *id)
{
	struct err err = { .code = ERR_NONE };
	int64_t n = 0;

	return store_partner_find(st, id, &n, &err) == 0 ? n : 0;
}

static void
count_pair(void *arg, int64_t a, int64_t b)
{
	*(int *)arg += a < b ? 1 : 100;
}

static void
test_merge(struct store *st)
{
	struct partner a, b, c;
	struct undo_step step;
	struct err err = { .code = ERR_NONE };

	put(st, &a, "merge-a");
	put(st, &b, "merge-b");
	put(st, &c, "merge-c");
	a.by_hand = 1u << PF_PHONE;
	is_int(store_partner_merge(st, &b, &a, &err), 0, "one goes into another (%s)",
	       desk_why(&err));
	is_int(meant(st, "merge-a"), b.n, "and its id means that one");
	is_int(store_partner_merge(st, &c, &b, &err), 0, "which goes into a third");
	is_int(meant(st, "merge-a"), c.n, "and both ids mean the third");
	is_int(meant(st, "merge-b"), c.n, "which stays");
	is_int(desk_number(st, "SELECT count(*) FROM partner WHERE merged_into IS NOT NULL"
			       " AND deleted = 0"),
	       0, "no more than one is live");
	is_int(store_partner_merge(st, &c, &c, &err), -1, "none goes into itself");
	is_int(store_partner_merge(st, &c, &b, &err), -1, "nor one that has gone");
	is_int(err.code, ERR_NO_INPUT, "since it is not there");
	is_int(store_undo(st, &step, &err), 0, "undone (%s)", desk_why(&err));
	is_str(step.action, "partner-merge", "under its name");
	is_int(meant(st, "merge-a"), b.n, "the first is in the second");
	is_int(meant(st, "merge-b"), b.n, "which is there again");
	is_int(store_undo(st, &step, &err), 0, "undone once more");
	is_int(meant(st, "merge-a"), a.n, "and each means itself");
	partner_clear(&a);
	partner_clear(&b);
	partner_clear(&c);
}

/* Somebody else was faster: nothing of theirs is lost, and what has gone stays away. */
static void
test_moved(struct store *st)
{
	struct partner a, b, old_a, old_b;
	struct err err = { .code = ERR_NONE };

	put(st, &a, "moved-a");
	put(st, &b, "moved-b");
	partner_init(&old_a);
	partner_init(&old_b);
	store_partner_get(st, a.n, &old_a, &err);
	store_partner_get(st, b.n, &old_b, &err);
	is_int(store_partner_save(st, &a, &err), 0, "one is changed");
	is_int(store_partner_save(st, &old_a, &err), -1, "not as it was read before");
	is_int(err.code, ERR_CONFLICT, "which is said");
	is_int(store_partner_merge(st, &b, &old_a, &err), -1, "nor does that go into another");
	is_int(err.code, ERR_CONFLICT, "which is said");
	is_int(store_partner_merge(st, &a, &b, &err), 0, "as it is it does");
	is_int(store_partner_save(st, &old_b, &err), -1, "what has gone is not written");
	is_int(err.code, ERR_NO_INPUT, "since it is not there");
	is_int(store_partner_merge(st, &old_b, &a, &err), -1, "and nothing goes into it");
	is_int(meant(st, "moved-b"), a.n, "it is what it went into");
	store_partner_remove(st, a.n, &err);
	partner_clear(&a);
	partner_clear(&b);
	partner_clear(&old_a);
	partner_clear(&old_b);
}

static void
test_apart(struct store *st)
{
	struct partner a, b;
	struct undo_step step;
	struct err err = { .code = ERR_NONE };
	int pairs = 0;

	put(st, &a, "apart-a");
	put(st, &b, "apart-b");
	is_int(store_partner_apart(st, b.n, a.n, &err), 0, "two that look alike are two (%s)",
	       desk_why(&err));
	is_int(store_partner_apart(st, a.n, b.n, &err), 0, "said again, either way");
	store_partner_apart_each(st, count_pair, &pairs, &err);
	is_int(pairs, 1, "it is one pair, the lower number first");
	is_int(store_partner_remove(st, a.n, &err), 0, "one goes to the bin");
	is_int(meant(st, "apart-a"), 0, "and is not found");
	is_int(store_partner_remove(st, a.n, &err), -1, "once only");
	is_int(store_undo(st, &step, &err), 0, "undone (%s)", desk_why(&err));
	is_str(step.action, "partner-delete", "under its name");
	is_int(meant(st, "apart-a"), a.n, "it is there again");
	is_int(store_undo(st, &step, &err), 0, "what was said first is undone");
	pairs = 0;
	store_partner_apart_each(st, count_pair, &pairs, &err);
	is_int(pairs, 0, "and no pair is left");
	store_partner_remove(st, a.n, &err);
	store_partner_remove(st, b.n, &err);
	partner_clear(&a);
	partner_clear(&b);
}

static int
append(void *arg, const struct partner *p)
{
	char *text = arg;
	size_t len = strlen(text);

	snprintf(text + len, LIST_SIZE - len, "%s%s", len > 0 ? " " : "",
		 p->field[PF_NAME] != NULL ? p->field[PF_NAME] : "-");
	return 0;
}

static void
append_words(void *arg, const struct partner_words *w)
{
	char *text = arg;
	size_t len = strlen(text);

	snprintf(text + len, LIST_SIZE - len, "%s %d %s/", w->search, w->insee,
		 w->actor ? "actor" : "place");
}

/* Whoever keeps what he read of the directory must hear of every write. */
static void
test_version(struct store *st)
{
	struct partner p;
	struct err err = { .code = ERR_NONE };
	struct undo_step step;
	uint64_t before = store_partner_version(st);
	uint64_t after;

	is_int(store_setting_set(st, "language", "fr", &err), 0, "another write");
	ok(store_partner_version(st) == before, "leaves the directory as it was");
	fill(&p, "version-1");
	is_int(store_partner_save(st, &p, &err), 0, "an entry is saved (%s)", desk_why(&err));
	after = store_partner_version(st);
	ok(after != before, "which is a new state of it");
	ok(store_partner_version(st) == after, "until the next");
	is_int(store_undo(st, &step, &err), 0, "the save is undone (%s)", desk_why(&err));
	ok(store_partner_version(st) != after, "which is another");
	after = store_partner_version(st);
	is_int(store_begin(st, NULL, &err), 0, "an action");
	p.n = 0;
	store_partner_save(st, &p, &err);
	before = store_partner_version(st);
	store_rollback(st);
	ok(store_partner_version(st) != before && store_partner_version(st) != after,
	   "given up: neither what was seen in it nor an older one");
	partner_clear(&p);
}

/* The number under which the directory is read. */
static uint64_t
read_words(struct store *st)
{
	uint64_t version = store_partner_version(st);
	char words[LIST_SIZE] = "";
	struct err err = { .code = ERR_NONE };

	is_int(store_partner_words(st, append_words, words, &err), 0, "the directory is read");
	return version;
}

/* Of another program's writes only those to the directory matter: reading all of it takes time. */
static void
test_elsewhere(struct store *st, const char *path)
{
	struct store *other = desk_again(path);
	struct err err = { .code = ERR_NONE };
	uint64_t version = read_words(st);
	struct undo_step step;
	struct session s;
	struct partner p;

	desk_session(&s, 5, 600);
	is_int(store_session_save(other, &s, &err), 0, "another program logs (%s)", desk_why(&err));
	ok(store_partner_version(st) == version, "which is nothing to the directory");
	fill(&p, "elsewhere-1");
	is_int(store_partner_save(other, &p, &err), 0, "it saves an entry (%s)", desk_why(&err));
	ok(store_partner_version(st) != version, "which is");
	version = read_words(st);
	is_int(store_partner_save(other, &p, &err), 0, "changes it (%s)", desk_why(&err));
	ok(store_partner_version(st) != version, "which is, too");
	version = read_words(st);
	is_int(store_undo(other, &step, &err), 0, "changes it back (%s)", desk_why(&err));
	ok(store_partner_version(st) != version, "and again");
	version = read_words(st);
	is_int(store_undo(other, &step, &err), 0, "and takes it back (%s)", desk_why(&err));
	ok(store_partner_version(st) != version, "each time");
	version = read_words(st);
	ok(store_partner_version(st) == version, "and that is all");
	partner_clear(&p);
	session_clear(&s);
	store_close(other);
}

static void
test_lists(struct store *st)
{
	char all[LIST_SIZE] = "";
	char places[LIST_SIZE] = "";
	char words[LIST_SIZE] = "";
	struct partner_line line;
	struct partner p;
	struct err err = { .code = ERR_NONE };

	partner_init(&p);
	p.actor = true;
	p.field[PF_NAME] = mem_strdup("Hub");
	is_int(store_partner_save(st, &p, &err), 0, "an actor without an id (%s)", desk_why(&err));
	ok(p.field[PF_ID] != NULL && uuid_valid(p.field[PF_ID]), "gets one");
	partner_clear(&p);
	is_int(store_partner_save(st, &p, &err), 0, "one without anything");
	is_int(store_partner_each(st, true, append, all, &err), 0, "all");
	is_str(all, "nom Hub -", "in their order");
	is_int(store_partner_each(st, false, append, places, &err), 0, "places");
	is_str(places, "nom -", "without the actors");
	is_int(store_partner_words(st, append_words, words, &err), 0, "what a search reads");
	is_str(words, "nom commune 97209 place/ 0 actor/ 0 place/", "of all");
	is_int(store_partner_line(st, 1, &line, &err), 0, "what a row shows");
	is_str(line.name, "nom", "name");
	is_str(line.commune, "commune", "commune");
	is_str(line.services, "services", "services");
	partner_line_clear(&line);
	is_int(store_partner_line(st, 999, &line, &err), -1, "of none");
	is_int(err.code, ERR_NO_INPUT, "there is none");
	partner_clear(&p);
}

static void
test_columns(struct store *st)
{
	struct strlist names = { .count = 0 };
	struct err err;
	char *text;

	is_int(store_partner_column_add(st, "zone", &err), 0, "a column");
	is_int(store_partner_column_add(st, "avis", &err), 0, "another");
	is_int(store_partner_column_add(st, "zone", &err), 0, "the first again");
	is_int(store_partner_columns(st, &names, &err), 0, "they are read");
	text = strlist_join(&names, ",");
	is_str(text, "zone,avis", "once each, in order");
	free(text);
	strlist_clear(&names);
}

int
main(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);

	test_whole(st);
	test_lists(st);
	test_columns(st);
	test_version(st);
	test_elsewhere(st, path);
	test_merge(st);
	test_moved(st);
	test_apart(st);
	store_close(st);
	free(path);
	return tap_done();
}
