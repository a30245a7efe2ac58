/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A desk for the tests of retention, with a clock that they move: one who came last on 10 March
 * 2022, and one who came on 1 December. */
#ifndef TESTS_LIB_PURGE_DESK_H
#define TESTS_LIB_PURGE_DESK_H

#include <dirent.h>
#include <string.h>
#include <sys/stat.h>

#include "app/purge.h"
#include "base/file.h"
#include "store/session.h"
#include "tests/lib/persons_desk.h"
#include "tests/lib/store_figures.h"

#define GONE "Vertefeuille"
#define STAYS "Bellance"
#define NOTE "une note qui part"
#define TITLE "Atelier de Sidonie"
#define BOX 48

static inline void
set_now(struct desk *d, const char *now)
{
	if (clock_parse(now, &d->clock) != 0)
		printf("Bail out! no time: %s\n", now);
}

static inline int64_t
number(struct desk *d, const char *sql)
{
	struct err err;
	int64_t n = -1;

	db_number(d->store, sql, &n, &err);
	return n;
}

/* --- bytes --- */

static inline bool
file_has(const char *path, const void *bytes, size_t len)
{
	struct buf all = BUF_INIT;
	struct err err;
	bool found = file_read(path, &all, &err) == 0 && all.len > 0 &&
		     memmem(all.text, all.len, bytes, len) != NULL;

	buf_clear(&all);
	return found;
}

/* In how many files of the folder, whatever their names. */
static inline int
files_with(const char *folder, const void *bytes, size_t len)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	int count = 0;

	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		char *path = path_join(folder, entry->d_name);
		struct stat sb;

		if (stat(path, &sb) == 0 && S_ISREG(sb.st_mode))
			count += file_has(path, bytes, len);
		free(path);
	}
	if (dir != NULL)
		closedir(dir);
	return count;
}

static inline void
keep_box(struct desk *d, const char *sql, int64_t n, uint8_t box[static BOX])
{
	struct query q;
	struct err err;

	memset(box, 0, BOX);
	query_open(&q, d->store, sql, &err);
	query_int(&q, n);
	if (query_step(&q, &err) == 1 && sqlite3_column_bytes(q.stmt, 0) >= BOX)
		memcpy(box, sqlite3_column_blob(q.stmt, 0), BOX);
	query_close(&q);
}

/* --- runs --- */

static inline int
run_through(struct purge *p)
{
	struct err err = { 0 };
	int rc;

	do
		rc = purge_work(p, &err);
	while (rc == 1);
	if (rc != 0)
		printf("# %d %s %s\n", (int)err.code, err.subject, err.detail);
	return rc;
}

static inline void
purge_now(struct desk *d, struct purge *p, const char *name)
{
	purge_begin(p, d, true);
	is_int(run_through(p), 0, "%s", name);
}

static inline int
count_fault(void *arg, const char *check, const char *detail)
{
	printf("# %s: %s\n", check, detail);
	return ++*(int *)arg;
}

static inline void
fault(void *arg, const char *check, const char *detail)
{
	count_fault(arg, check, detail);
}

static inline void
is_whole(struct desk *d)
{
	struct err err;
	int faults = 0;

	store_check(d->store, fault, &faults, &err);
	is_int(faults, 0, "the file agrees with itself");
}

/* Figures of the months, quarters and years of 2021 and 2022, without what rests on days, hours and
 * places. */
static inline char *
all_figures(struct desk *d)
{
	struct buf out = BUF_INIT;

	for (int n = 0; n < 24 + 8 + 2; n++) {
		int length = n < 24 ? 1 : n < 32 ? 3 : 12;
		int month = n < 24 ? n : n < 32 ? 3 * (n - 24) : 12 * (n - 32);
		int from = date_from(2021 + month / 12, month % 12 + 1, 1);
		char *text = figures(desk_file(d), from, date_add_months(from, length) - 1);

		for (char *line = text, *end; *line != '\0'; line = end) {
			end = line + strcspn(line, "\n");
			end += *end == '\n';
			if (!str_starts(line, "hour ") && !str_starts(line, "weekday ") &&
			    !str_starts(line, "partner "))
				buf_add_len(&out, line, (size_t)(end - line));
		}
		free(text);
	}
	return buf_take(&out);
}

static inline void
figures_stay(struct desk *d, const char *before, const char *name)
{
	char *after = all_figures(d);

	is_str(after, before, "%s: no figure moves", name);
	free(after);
}

/* --- the desk --- */

struct case_desk {
	struct desk *d;
	char *folder;
	int64_t goes, stays;
	int64_t noted; /* a session of nobody known, with a note */
	uint8_t box[BOX], note[BOX];
};

static inline void
correct(struct desk *d, int64_t n)
{
	struct person_problems problems;
	struct person_form f;
	struct err err = { 0 };

	persons_desk_fill(&f, GONE, "Sidonie", "1957", "0696112233");
	f.n = n;
	f.revision = number(d, "SELECT max(revision) FROM person WHERE sealed IS NOT NULL"
			       " AND n = (SELECT min(n) FROM person)");
	is_int(persons_save(d, &f, DATE_NONE, true, &n, &problems, &err), 0, "corrected: %s",
	       err.detail);
	person_form_clear(&f);
}

static inline int64_t
add_workshop(struct desk *d, const char *date, int64_t one, int64_t other)
{
	struct session s;
	struct err err = { 0 };
	int64_t n;

	session_init(&s);
	s.kind = KIND_WORKSHOP;
	date_parse(date, &s.date);
	s.start = 600;
	s.minutes = 120;
	s.channel = CHANNEL_DESK;
	s.place = 1;
	s.themes = 1;
	s.title = mem_strdup(TITLE);
	s.participants = 4;
	s.anonymous = 2;
	s.attendance = mem_array(2, sizeof(*s.attendance));
	s.attendance_count = 2;
	s.attendance[0] = (struct attendance){ .person = one, .gender = 1, .age = 6 };
	s.attendance[1] = (struct attendance){ .person = other, .gender = 2, .age = 3 };
	is_int(store_session_save(d->store, &s, &err), 0, "a workshop: %s", err.detail);
	n = s.n;
	session_clear(&s);
	return n;
}

/* One who came last on 10 March 2022, and one who came on 1 December. */
static inline void
make(struct case_desk *c)
{
	struct desk *d = c->d = app_desk_new("2021-11-20T10:00");

	c->folder = path_dir(desk_file(d));
	persons_desk_open(d);
	c->goes = persons_desk_add(d, GONE, "Sidonie", "1958", "0696112233");
	c->stays = persons_desk_add(d, STAYS, "Aline", "1990", NULL);
	persons_desk_visit(d, c->goes, "2021-11-19", NULL);
	set_now(d, "2022-03-10T10:00");
	correct(d, c->goes);
	persons_desk_visit(d, c->goes, "2022-03-01", NULL);
	persons_desk_visit(d, c->goes, "2022-03-10", NOTE);
	add_workshop(d, "2022-02-14", c->goes, c->stays);
	c->noted = persons_desk_visit(d, 0, "2022-03-07", NOTE);
	set_now(d, "2022-12-01T10:00");
	persons_desk_visit(d, c->stays, "2022-12-01", NULL);
	keep_box(d, "SELECT sealed FROM person WHERE n = ?", c->goes, c->box);
	keep_box(d, "SELECT sealed_note FROM session WHERE n = ?", c->noted, c->note);
}

static inline void
end(struct case_desk *c)
{
	desk_close(c->d);
	free(c->folder);
}

#endif
