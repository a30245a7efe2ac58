/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions: saved and read back whole, edited, refused, listed in every order, summed; a full
 * disk. */
#include "config.h"

#include <string.h>

#include "store/db.h"
#include "store/person.h"
#include "tests/lib/store_desk.h"

#define LIST_SIZE 256

/* Every field has a value of its own, so that two that were swapped would show. */
static void
fill(struct session *s, int64_t person)
{
	session_init(s);
	s->kind = KIND_WORKSHOP;
	s->date = date_from(2026, 9, 30);
	s->start = 0;
	s->minutes = 125;
	s->channel = CHANNEL_OTHER;
	s->place = 1;
	s->commune = 97213;
	s->themes = 1u << 18 | 1u << 2;
	s->procedures = 1u << 4;
	s->devices = 1u << 1;
	s->procedure_name = mem_strdup("Carte grise");
	s->autonomy = 2;
	s->level = 3;
	s->participants = 8;
	s->anonymous = 7;
	s->anonymous_returning = 2;
	s->online = 1;
	s->title = mem_strdup("Atelier « photos »");
	s->audience = 90;
	s->audience_online = 40;
	strlist_split(&s->tags, "canicule|été", '|');
	strlist_split(&s->partners, "b|a", '|');
	s->refer_to = 4;
	s->refer_reason = mem_strdup("Loin");
	s->outcome = 1;
	s->not_completed = 2;
	s->languages = 1u << 0;
	s->came_through = 3;
	s->animation_type = 2;
	s->initiative = 1;
	s->coord_themes = 1u << 3;
	s->event_type = 2;
	s->organisers = 1u << 1;
	s->territory_level = 1;
	s->partnership_kinds = 1u << 2;
	s->partner_kinds = 1u << 0;
	s->attendance = mem_array(1, sizeof(*s->attendance));
	s->attendance_count = 1;
	s->attendance[0] = (struct attendance){ person, 1, 5, 2, 97209, CUT_KNOWN, false, 0 };
	s->breakdown = mem_array(2, sizeof(*s->breakdown));
	s->breakdown_count = 2;
	s->breakdown[0] = (struct breakdown){ BREAKDOWN_GENDER, 1, 5 };
	s->breakdown[1] = (struct breakdown){ BREAKDOWN_RESIDENCE, 97213, 2 };
}

static bool
same_children(const struct session *a, const struct session *b)
{
	bool same = a->attendance_count == b->attendance_count &&
		    a->breakdown_count == b->breakdown_count &&
		    a->partners.count == b->partners.count && a->tags.count == b->tags.count;

	for (size_t i = 0; same && i < a->attendance_count; i++)
		same = a->attendance[i].person == b->attendance[i].person &&
		       a->attendance[i].gender == b->attendance[i].gender &&
		       a->attendance[i].age == b->attendance[i].age &&
		       a->attendance[i].status == b->attendance[i].status &&
		       a->attendance[i].residence == b->attendance[i].residence &&
		       a->attendance[i].cut == b->attendance[i].cut;
	for (size_t i = 0; same && i < a->breakdown_count; i++)
		same = a->breakdown[i].dim == b->breakdown[i].dim &&
		       a->breakdown[i].code == b->breakdown[i].code &&
		       a->breakdown[i].count == b->breakdown[i].count;
	for (size_t i = 0; same && i < a->partners.count; i++)
		same = str_equal(a->partners.item[i], b->partners.item[i]);
	for (size_t i = 0; same && i < a->tags.count; i++)
		same = str_equal(a->tags.item[i], b->tags.item[i]);
	return same;
}

static bool
same_row(const struct session *a, const struct session *b)
{
	return a->n == b->n && str_equal(a->id, b->id) && a->desk == b->desk &&
	       a->revision == b->revision && a->deleted == b->deleted && a->kind == b->kind &&
	       a->date == b->date && a->start == b->start && a->minutes == b->minutes &&
	       a->channel == b->channel && a->place == b->place && a->commune == b->commune &&
	       a->mediator == b->mediator && a->themes == b->themes &&
	       a->procedures == b->procedures && a->devices == b->devices &&
	       str_equal(a->procedure_name, b->procedure_name) && a->autonomy == b->autonomy &&
	       a->level == b->level && a->participants == b->participants &&
	       a->anonymous == b->anonymous && a->anonymous_returning == b->anonymous_returning &&
	       a->online == b->online && a->audience == b->audience &&
	       a->audience_online == b->audience_online && str_equal(a->title, b->title) &&
	       a->refer_to == b->refer_to && str_equal(a->refer_reason, b->refer_reason) &&
	       a->outcome == b->outcome && a->not_completed == b->not_completed &&
	       a->languages == b->languages && a->came_through == b->came_through &&
	       a->animation_type == b->animation_type && a->initiative == b->initiative &&
	       a->coord_themes == b->coord_themes && a->event_type == b->event_type &&
	       a->organisers == b->organisers && a->territory_level == b->territory_level &&
	       a->partnership_kinds == b->partnership_kinds && a->partner_kinds == b->partner_kinds;
}

static bool
same(const struct session *a, const struct session *b)
{
	return same_row(a, b) && same_children(a, b);
}

static void
test_whole(struct store *st)
{
	struct session s, copy, back;
	struct err err = { .code = ERR_NONE };
	int64_t person = 0, n = 0;

	is_int(store_person_add(st, &person, &err), 0, "a person");
	fill(&s, person);
	is_int(store_session_save(st, &s, &err), 0, "a workshop is saved (%s)", desk_why(&err));
	ok(s.n > 0 && uuid_valid(s.id) && s.revision > 0, "and has a number, an id, a revision");
	is_int(s.mediator, 1, "the desk's first mediator");
	is_int(s.desk, store_desk(st)->n, "and the desk");
	session_init(&back);
	is_int(store_session_get(st, s.n, &back, &err), 0, "it is read");
	ok(same(&s, &back), "and every field is what it was");
	session_copy(&copy, &back);
	ok(same(&s, &copy), "so is a copy");
	session_clear(&copy);
	is_int(store_session_find(st, s.id, &n, &err), 0, "it is found by its id");
	is_int(n, s.n, "and is the same");
	ok(store_session_find(st, "x", &n, &err) != 0 && err.code == ERR_NO_INPUT, "no such id");
	is_int(store_session_get(st, 999, &back, &err), -1, "an unknown number");
	is_int(err.code, ERR_NO_INPUT, "is not");
	is_str(err.subject, "999", "and is named");
	ok(same(&s, &back), "and what was asked into is as it was");
	session_clear(&back);
	session_clear(&s);
}

static void
test_edit(struct store *st)
{
	struct session s, other, back;
	struct err err = { .code = ERR_NONE };
	int64_t n = desk_add(st, 2, TIME_NONE);

	session_init(&s);
	session_init(&other);
	session_init(&back);
	is_int(store_session_get(st, n, &s, &err), 0, "a session");
	is_int(s.start, TIME_NONE, "whose start is not known");
	is_int(s.attendance_count, 1, "and that has one attendance");
	store_session_get(st, n, &other, &err);
	s.minutes = 45;
	s.attendance[0].age = AGE_70_MORE;
	strlist_add(&s.partners, "somewhere");
	is_int(store_session_save(st, &s, &err), 0, "is edited (%s)", desk_why(&err));
	store_session_get(st, n, &back, &err);
	ok(same(&s, &back), "and read back");
	other.minutes = 60;
	is_int(store_session_save(st, &other, &err), -1, "from what was read before");
	is_int(err.code, ERR_CONFLICT, "it would undo that");
	store_session_get(st, n, &back, &err);
	is_int(back.minutes, 45, "so it is refused");
	other.n = 999;
	is_int(store_session_save(st, &other, &err), -1, "one that is not there");
	is_int(err.code, ERR_NO_INPUT, "cannot be edited");
	session_clear(&s);
	desk_session(&s, 3, 600);
	memcpy(s.id, back.id, sizeof(s.id));
	is_int(store_session_save(st, &s, &err), -1, "an id that is taken");
	is_int(err.code, ERR_EXISTS, "is not given twice (%s)", desk_why(&err));
	is_int(s.n, 0, "and nothing is filled in");
	session_clear(&back);
	session_clear(&other);
	session_clear(&s);
}

static void
test_last_wall(struct store *st)
{
	struct session s;
	struct session_sums before, after;
	struct err err;

	store_session_sums(st, DATE_NONE + 1, INT_MAX, &before, &err);
	store_session_sums(st, date_from(2000, 1, 1), date_from(2099, 1, 1), &before, &err);
	desk_session(&s, 4, 600);
	s.minutes = 0;
	is_int(store_session_save(st, &s, &err), -1, "no minutes");
	is_int(err.code, ERR_VALUE, "are refused by the schema (%s)", desk_why(&err));
	s.minutes = 30;
	s.place = 77;
	is_int(store_session_save(st, &s, &err), -1, "an unknown place");
	is_int(err.code, ERR_VALUE, "too (%s)", desk_why(&err));
	s.place = 1;
	s.attendance[0].person = 77;
	is_int(store_session_save(st, &s, &err), -1, "an unknown person");
	is_int(err.code, ERR_ERASED, "too (%s)", desk_why(&err));
	store_session_sums(st, date_from(2000, 1, 1), date_from(2099, 1, 1), &after, &err);
	is_int(after.sessions, before.sessions, "and nothing of them is there");
	session_clear(&s);
}

static void
test_bin(struct store *st)
{
	struct session s, last;
	struct err err = { .code = ERR_NONE };
	int64_t a = desk_add(st, 4, 600);
	int64_t b = desk_add(st, 3, 600);

	session_init(&s);
	session_init(&last);
	is_int(store_session_last(st, &last, &err), 0, "the last");
	is_int(last.n, b, "is the one added last, not the latest day");
	is_int(store_session_delete(st, b, &err), 0, "to the bin");
	is_int(store_session_last(st, &last, &err), 0, "then the last");
	is_int(last.n, a, "is another");
	is_int(store_session_get(st, b, &s, &err), 0, "one in the bin is found by its number");
	ok(s.deleted && s.attendance_count == 1, "whole");
	is_int(store_session_delete(st, b, &err), -1, "it cannot go there twice");
	is_int(err.code, ERR_NO_INPUT, "since it is there");
	is_int(store_session_delete(st, 999, &err), -1, "nor can an unknown one");
	is_int(err.code, ERR_NO_INPUT, "be found");
	is_int(store_session_restore(st, b, &err), 0, "and back");
	store_session_get(st, b, &s, &err);
	ok(!s.deleted, "it is live again");
	session_clear(&s);
	session_clear(&last);
}

/* The days and starts in the order given, as « 1@600 2@- ». */
static int
append(void *arg, const struct session *s)
{
	char *text = arg;
	size_t len = strlen(text);
	const char *gap = len > 0 ? " " : "";

	if (s->start == TIME_NONE)
		snprintf(text + len, LIST_SIZE - len, "%s%d@-", gap, date_parts(s->date).day);
	else
		snprintf(text + len, LIST_SIZE - len, "%s%d@%d", gap, date_parts(s->date).day,
			 s->start);
	return 0;
}

static int
stop(void *arg, const struct session *s)
{
	append(arg, s);
	return 7;
}

static void
lists(struct store *st, struct session_filter f, const char *want, const char *name)
{
	char text[LIST_SIZE] = "";
	struct err err = { .code = ERR_NONE };

	is_int(store_session_each(st, &f, append, text, &err), 0, "%s (%s)", name, desk_why(&err));
	is_str(text, want, "%s, in order", name);
}

static void
test_each(void)
{
	const struct session_filter all = { .from = DATE_NONE, .to = DATE_NONE };
	char *path = NULL;
	char text[LIST_SIZE] = "";
	struct store *st = desk_new(&path);
	struct session_filter f = all;
	struct session s;
	struct err err;
	int64_t gone;

	lists(st, all, "", "none");
	desk_add(st, 3, 600);
	desk_add(st, 1, 700);
	desk_add(st, 1, TIME_NONE);
	gone = desk_add(st, 2, 500);
	desk_add(st, 1, 600);
	desk_session(&s, 2, 650);
	s.kind = KIND_EVENT;
	s.participants = s.anonymous = 0;
	s.attendance_count = 0;
	store_session_save(st, &s, &err);
	session_clear(&s);
	store_session_delete(st, gone, &err);

	lists(st, all, "1@- 1@600 1@700 2@650 3@600", "all live ones");
	f.with_deleted = true;
	lists(st, f, "1@- 1@600 1@700 2@500 2@650 3@600", "with the bin");
	f.limit = 3;
	f.newest = true;
	lists(st, f, "2@500 2@650 3@600", "the newest three with the bin");
	f.with_deleted = false;
	lists(st, f, "1@700 2@650 3@600", "the newest three");
	f.newest = false;
	lists(st, f, "1@- 1@600 1@700", "the oldest three");
	f = all;
	f.from = date_from(2026, 10, 2);
	lists(st, f, "2@650 3@600", "from the 2nd on");
	f.to = f.from;
	lists(st, f, "2@650", "the 2nd alone");
	f = all;
	f.to = date_from(2026, 10, 1);
	lists(st, f, "1@- 1@600 1@700", "up to the 1st");
	f = all;
	f.kind = KIND_EVENT;
	lists(st, f, "2@650", "events");
	is_int(store_session_each(st, &all, stop, text, &err), 7, "stopped");
	is_str(text, "1@-", "after the first");
	store_close(st);
	free(path);
}

static void
test_sums(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	int first = date_from(2026, 10, 1);
	struct session_sums sums;
	int64_t days[3];
	struct session_usage usage;
	struct session s;
	struct err err = { .code = ERR_NONE };
	int latest = 0;

	is_int(store_session_latest_date(st, &latest, &err), 0, "no latest date");
	is_int(latest, DATE_NONE, "in an empty desk");
	session_init(&s);
	is_int(store_session_last(st, &s, &err), -1, "nor a last session");
	is_int(err.code, ERR_NOTHING, "which is said");
	desk_add(st, 1, 600);
	desk_add(st, 3, 600);
	store_session_delete(st, desk_add(st, 3, 700), &err);
	fill(&s, 0);
	s.date = first;
	s.anonymous = s.participants;
	s.attendance_count = 0;
	is_int(store_session_save(st, &s, &err), 0, "a workshop of 8 (%s)", desk_why(&err));
	session_clear(&s);
	desk_session(&s, 1, 900);
	s.kind = KIND_PARTNERSHIP;
	s.participants = s.anonymous = 0;
	s.attendance_count = 0;
	is_int(store_session_save(st, &s, &err), 0, "a partnership");
	session_clear(&s);

	is_int(store_session_sums(st, first, first + 2, &sums, &err), 0, "sums");
	is_int(sums.sessions, 4, "4 sessions");
	is_int(sums.attendances, 10, "10 attendances");
	is_int(sums.minutes, 30 + 30 + 125, "minutes without coordination");
	is_int(store_session_sums(st, first + 1, first + 1, &sums, &err), 0, "an empty day");
	is_int(sums.sessions + sums.attendances + sums.minutes, 0, "sums to nothing");
	is_int(store_session_by_day(st, first, 3, days, &err), 0, "by day");
	ok(days[0] == 9 && days[1] == 0 && days[2] == 1, "9, 0, 1");
	is_int(store_session_usage(st, first, first + 2, 1, &usage, &err), 0, "usage");
	ok(usage.value[USAGE_THEMES][0] == 3 && usage.value[USAGE_THEMES][1] == 0, "of themes");
	ok(usage.value[USAGE_DEVICES][1] == 1 && usage.minutes[30] == 3, "one phone, 3 of 30 min");
	is_int(store_session_usage(st, first, first + 2, 2, &usage, &err), 0, "of another");
	is_int(usage.minutes[30], 0, "mediator none");
	is_int(store_session_latest_date(st, &latest, &err), 0, "the latest date");
	is_int(latest, first + 2, "is the 3rd");
	store_close(st);
	free(path);
}

/* A busy desk: the order in which values are offered follows its last days. */
static void
test_usage_of_many(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	struct session_usage usage;
	int first = date_from(2026, 10, 1);
	struct session s;
	struct err err = { .code = ERR_NONE };

	is_int(store_begin(st, NULL, &err), 0, "an action of many (%s)", desk_why(&err));
	for (int i = 0; i < 600; i++) {
		desk_session(&s, i < 300 ? 1 : 2, 600);
		s.themes = i < 300 ? 1 : 2;
		store_session_save(st, &s, &err);
		session_clear(&s);
	}
	is_int(store_commit(st, 600, &err), 0, "600 sessions (%s)", desk_why(&err));
	is_int(store_session_usage(st, first, first + 30, 1, &usage, &err), 0, "their themes");
	is_int(usage.value[USAGE_THEMES][1], USAGE_A_DAY, "so many of one day");
	store_close(st);
	free(path);
}

static void
test_full(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	struct session s;
	struct session_sums sums;
	struct err err = { .code = ERR_NONE };
	int64_t pages = 0, changed = 0;
	int saved = 0;

	db_number(st, "PRAGMA page_count", &pages, &err);
	ok(pages > 0, "no room beyond %lld pages", (long long)pages);
	db_exec(st, "PRAGMA max_page_count = 1", &err); /* means: no more than now */
	desk_session(&s, 1, 600);
	while (saved < 1000 && store_session_save(st, &s, &err) == 0) {
		saved++;
		s.n = 0;
		s.id[0] = '\0';
	}
	is_int(err.code, ERR_FULL, "the disk is full after %d sessions", saved);
	is_int(s.n, 0, "what was not saved has no number");
	store_session_sums(st, s.date, s.date, &sums, &err);
	is_int(sums.sessions, saved, "what was saved is there, and nothing else");
	is_int(store_begin(st, "session-add", &err), 0, "an action of several");
	for (int i = 0; i < 1000 && store_session_save(st, &s, &err) == 0; i++) {
		s.n = 0;
		s.id[0] = '\0';
	}
	is_int(err.code, ERR_FULL, "fails at one of them");
	err_clear(&err);
	is_int(store_session_save(st, &s, &err), -1, "and at the next");
	is_int(err.code, ERR_FULL, "for the same reason");
	is_int(store_commit(st, 2, &err), -1, "and as a whole");
	is_int(err.code, ERR_FULL, "for the same reason");
	store_session_sums(st, s.date, s.date, &sums, &err);
	is_int(sums.sessions, saved, "and leaves nothing");
	db_exec(st, "PRAGMA max_page_count = 1000000", &err);
	is_int(store_session_save(st, &s, &err), 0, "with room again it is saved");
	db_number(st, "SELECT count(*) FROM attendance", &changed, &err);
	is_int(changed, saved + 1, "one attendance each");
	session_clear(&s);
	store_close(st);
	free(path);
}

/* In an open action a call that fails takes back its own part only. */
static void
test_part_of_action(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	struct session s;
	struct session_sums sums;
	struct err err = { .code = ERR_NONE };

	is_int(store_begin(st, "import", &err), 0, "an action");
	desk_add(st, 1, 600);
	desk_session(&s, 1, 700);
	s.attendance[0].person = 77;
	is_int(store_session_save(st, &s, &err), -1, "one row of it is bad");
	is_int(store_begin(st, "import", &err), -1, "actions do not nest");
	desk_add(st, 1, 800);
	is_int(store_commit(st, 2, &err), 0, "the rest is saved");
	store_session_sums(st, s.date, s.date, &sums, &err);
	is_int(sums.sessions, 2, "both of them");
	is_int(store_begin(st, "import", &err), 0, "another");
	desk_add(st, 1, 900);
	store_rollback(st);
	store_session_sums(st, s.date, s.date, &sums, &err);
	is_int(sums.sessions, 2, "given up");
	is_int(store_commit(st, 1, &err), -1, "what is not open cannot be committed");
	session_clear(&s);
	store_close(st);
	free(path);
}

int
main(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);

	test_whole(st);
	test_edit(st);
	test_last_wall(st);
	test_bin(st);
	store_close(st);
	free(path);
	test_each();
	test_sums();
	test_usage_of_many();
	test_full();
	test_part_of_action();
	return tap_done();
}
