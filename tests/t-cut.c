/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of the figures of erased persons when the sessions that carry them change later. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "store/tag.h"
#include "tests/lib/store_figures.h"
#include "tests/lib/store_person.h"

/* Those who were last and first go in different sessions, and the last ones leave the period. */
static void
test_binned(struct store *st, const char *path)
{
	struct err err = { .code = ERR_NONE };
	struct stats_period p;
	struct stats *stats;
	int64_t last[4];

	for (int i = 0; i < 4; i++) {
		int64_t n = store_person_new(st, "Partie", NULL);

		store_person_visit(st, date_from(2021, 3, 2), n, 1, NULL);
		last[i] = store_person_visit(st, date_from(2021, 3, 9), n, 2, NULL);
		is_int(store_person_erase(st, n, 0, NULL, &err), 0, "erased");
	}
	for (int i = 0; i < 4; i++)
		is_int(store_session_delete(st, last[i], &err), 0, "the last visit is binned");
	if (stats_open(&stats, path, &err) != 0 ||
	    stats_read(stats,
		       &(struct stats_query){ .from = date_from(2021, 3, 1),
					      .to = date_from(2021, 3, 31),
					      .dims = UINT32_MAX },
		       &p, &err) != 0)
		printf("Bail out! %s\n", err.detail);
	is_int(p.total.attendances, 4, "4 attendances are left");
	ok(p.total.returning_known >= 0, "nobody less than none comes back: %d",
	   (int)p.total.returning_known);
	ok(p.total.new_people >= 0 && p.total.new_people <= p.total.people,
	   "no more new people than people: %d of %d", (int)p.total.new_people,
	   (int)p.total.people);
	stats_period_clear(&p);
	stats_close(stats);
}

/* The form writes those who were cut first, and a tag gets another name. */
static void
test_rewritten(struct store *st, const char *path)
{
	const int from = date_from(2020, 5, 1), to = date_from(2020, 5, 31);
	struct err err = { .code = ERR_NONE };
	struct attendance first;
	struct session s;
	char *before, *after;
	int64_t b = store_person_new(st, "Deuxieme", NULL);
	int64_t tag;

	desk_session(&s, 1, 600);
	s.kind = KIND_WORKSHOP;
	s.autonomy = 0;
	s.date = date_from(2020, 5, 4);
	s.themes = 1 | 4;
	s.participants = 2;
	s.anonymous = 0;
	strlist_add(&s.tags, "mai");
	s.attendance = mem_resize(s.attendance, 2, sizeof(*s.attendance));
	s.attendance_count = 2;
	s.attendance[0] = (struct attendance){ .person = store_person_new(st, "Premiere", NULL),
					       .gender = 1 };
	s.attendance[1] = (struct attendance){ .person = b, .gender = 2 };
	is_int(store_session_save(st, &s, &err), 0, "a workshop of two: %s", desk_why(&err));
	is_int(store_person_erase(st, b, 0, NULL, &err), 0, "the second is erased");
	before = figures(path, from, to);
	is_int(store_session_get(st, s.n, &s, &err), 0, "read again");
	first = s.attendance[0];
	s.attendance[0] = s.attendance[1];
	s.attendance[1] = first;
	is_int(store_session_save(st, &s, &err), 0, "and written in another order");
	after = figures(path, from, to);
	is_str(after, before, "figures stay");
	free(after);
	tag = desk_number(st, "SELECT n FROM tag WHERE name = 'mai'");
	is_int(store_tag_edit(st, tag, "printemps", NULL, &(bool){ false }, &err), 0, "a name");
	is_int(store_tag_add(st, "saison", &b, &err), 0, "another tag");
	is_int(store_tag_merge(st, tag, b, &err), 0, "of which it becomes a name");
	free(before);
	before = mem_printf("tag %lld: 1 2 2\n", (long long)b);
	after = figures(path, from, to);
	ok(strstr(after, before) != NULL, "people stay: %s", before);
	is_int(store_person_faults(st), 0, "and the file agrees with itself");
	free(before);
	free(after);
	session_clear(&s);
}

/* People and attendances of a period. */
static void
is_counted(const char *path, int from, int to, int people, int attendances, const char *name)
{
	struct stats_period p = { .from = 0 };
	struct stats *st = NULL;
	struct err err;

	if (stats_open(&st, path, &err) != 0 ||
	    stats_read(st, &(struct stats_query){ .from = from, .to = to, .dims = 0 }, &p, &err) !=
		    0)
		printf("Bail out! %s\n", err.detail);
	ok(p.total.people == people && p.total.attendances == attendances,
	   "%s: %d people, %d attendances", name, (int)p.total.people, (int)p.total.attendances);
	stats_period_clear(&p);
	stats_close(st);
}

/* The session that carries the count is edited, moved, binned: the count goes where it goes. */
static void
test_carrier(struct store *st, const char *path)
{
	const int march = date_from(2018, 3, 1), last = date_from(2018, 3, 31);
	const int may = date_from(2018, 5, 1), end = date_from(2018, 12, 31);
	struct err err = { .code = ERR_NONE };
	int64_t person = store_person_new(st, "Portee", NULL);
	struct session s;

	store_person_visit(st, date_from(2018, 3, 2), person, 1, NULL);
	store_person_visit(st, date_from(2018, 3, 9), person, 2, NULL);
	is_int(store_person_erase(st, person, 0, NULL, &err), 0, "erased");
	session_init(&s);
	store_session_get(st, desk_number(st, "SELECT n FROM session WHERE date = '2018-03-09'"),
			  &s, &err);
	s.themes = 4;
	s.date = date_from(2018, 3, 1);
	is_int(store_session_save(st, &s, &err), 0, "edited, and of another day of the month");
	is_counted(path, march, last, 1, 2, "the month is what it was");
	is_int(store_person_faults(st), 0, "and the file agrees with itself");
	s.date = date_from(2018, 5, 2);
	is_int(store_session_save(st, &s, &err), 0, "moved to another month");
	is_counted(path, may, end, 1, 1, "which has the person now");
	is_counted(path, march, last, 0, 1, "and the old one no more");
	is_counted(path, date_from(2018, 1, 1), end, 1, 2, "the year is what it was");
	s.date = date_from(2018, 3, 9);
	is_int(store_session_save(st, &s, &err), 0, "moved back");
	is_int(store_session_delete(st, s.n, &err), 0, "binned");
	is_counted(path, march, last, 0, 1, "its person counts with it");
	is_int(store_session_restore(st, s.n, &err), 0, "restored");
	is_counted(path, march, last, 1, 2, "as it did");
	is_int(store_person_faults(st), 0, "and the file agrees with itself");
	session_clear(&s);
}

int
main(void)
{
	char *path;
	struct store *st = desk_new(&path);

	store_person_open(st);
	test_binned(st, path);
	test_rewritten(st, path);
	test_carrier(st, path);
	store_close(st);
	free(path);
	return tap_done();
}
