/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal beside a plain look at every session of an invented desk: filters, orders, the list
 * known in parts, totals; and what is done to many. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/journal.h"
#include "app/tags.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "tests/lib/app_desk.h"
#include "tests/lib/journal_text.h"

#define SESSIONS_MAX 1000
#define PAGE 10

/* Every session, in the order of the journal: newest first. */
static struct session all[SESSIONS_MAX];
static int all_count;
static int64_t nec; /* the number of the tag that some of them carry */

static unsigned
draw(unsigned below)
{
	static uint64_t state = 88172645463325252u;

	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (unsigned)(state % below);
}

static int
keep(void *arg, const struct session *s)
{
	(void)arg;
	session_init(&all[all_count]);
	session_copy(&all[all_count++], s);
	return 0;
}

static int
newest(const void *a, const void *b)
{
	const struct session *x = a;
	const struct session *y = b;

	if (x->date != y->date)
		return x->date > y->date ? -1 : 1;
	if (x->start != y->start)
		return x->start > y->start ? -1 : 1;
	return x->n > y->n ? -1 : 1;
}

static void
read_all(struct desk *d)
{
	struct logbook_filter filter = { .from = DATE_NONE, .to = DATE_NONE };
	struct err err = { 0 };

	while (all_count > 0)
		session_clear(&all[--all_count]);
	logbook_each(d, &filter, keep, NULL, &err);
	qsort(all, (size_t)all_count, sizeof(all[0]), newest);
}

/* One of the words by which a form finds a theme of the session. */
static bool
is_keyword(enum vocab v, uint64_t themes, const char *word)
{
	size_t count;
	const struct vocab_item *items = vocab_items(v, &count);
	bool found = false;

	for (size_t i = 0; i < count; i++) {
		char *folded = utf8_fold(items[i].keywords);
		struct strlist words = { 0 };

		for (char *c = folded; *c; c++)
			*c = *c == '|' ? ' ' : *c;
		strlist_split(&words, folded, ' ');
		found = found ||
			((themes >> (items[i].num - 1) & 1) != 0 && strlist_has(&words, word));
		strlist_clear(&words);
		free(folded);
	}
	return found;
}

static bool
has_words(struct desk *d, const struct session *s, const char *typed)
{
	char *folded = utf8_fold(typed);
	char *text = text_of(d, s);
	struct strlist words = { 0 };
	bool found = true;

	strlist_split(&words, folded, ' ');
	for (size_t i = 0; i < words.count; i++) {
		char *start = mem_printf(" %s", words.item[i]);

		found = found &&
			(strstr(text, start) != NULL || strtoll(words.item[i], NULL, 10) == s->n ||
			 is_keyword(VOCAB_THEME, s->themes, words.item[i]) ||
			 is_keyword(VOCAB_PROCEDURE, s->procedures, words.item[i]));
		free(start);
	}
	strlist_clear(&words);
	free(folded);
	free(text);
	return found;
}

static bool
lets_through(struct desk *d, const struct journal_filter *f, const struct session *s)
{
	bool tagged = f->tag == 0;
	bool there = f->person == 0;

	for (size_t i = 0; i < s->tags.count; i++)
		tagged = tagged || (f->tag == nec && strcmp(s->tags.item[i], "NEC") == 0);
	for (size_t i = 0; i < s->attendance_count; i++)
		there = there || s->attendance[i].person == f->person;
	return tagged && there && (f->from == DATE_NONE || s->date >= f->from) &&
	       (f->to == DATE_NONE || s->date <= f->to) && (f->kind == 0 || s->kind == f->kind) &&
	       (f->mediator == 0 || s->mediator == f->mediator) &&
	       (f->place == 0 || s->place == f->place) &&
	       ((f->themes | f->procedures) == 0 || (s->themes & f->themes) != 0 ||
		(s->procedures & f->procedures) != 0) &&
	       has_words(d, s, f->words);
}

static int
by_duration(const void *a, const void *b)
{
	const struct session *x = *(const struct session *const *)a;
	const struct session *y = *(const struct session *const *)b;

	return x->minutes != y->minutes ? y->minutes - x->minutes : newest(x, y);
}

static int
by_kind(const void *a, const void *b)
{
	const struct session *x = *(const struct session *const *)a;
	const struct session *y = *(const struct session *const *)b;

	return x->kind != y->kind ? x->kind - y->kind : newest(x, y);
}

/* The slow and plain way. */
static int
expect(struct desk *d, const struct journal_filter *f, const struct session **out)
{
	int count = 0;

	for (int i = 0; i < all_count; i++)
		if (lets_through(d, f, &all[i]))
			out[count++] = &all[i];
	if (f->order != JOURNAL_BY_DATE)
		qsort(out, (size_t)count, sizeof(*out),
		      f->order == JOURNAL_BY_KIND ? by_kind : by_duration);
	for (int i = 0; f->turned && i < count / 2; i++) {
		const struct session *kept = out[i];

		out[i] = out[count - 1 - i];
		out[count - 1 - i] = kept;
	}
	return count;
}

/* All there is to do, and the row that stays the marked one. */
static void
work(struct journal *j, size_t *index)
{
	struct err err = { 0 };
	long shift;

	while (journal_work(j, &shift, &err) == 1)
		*index += (size_t)shift;
}

/* Until the list is there: what the filter rests on may take several parts to look up. */
static int
set(struct journal *j, const struct journal_filter *f, int64_t near)
{
	struct err err = { 0 };
	long shift;
	int rc = journal_set(j, f, near, &err);

	while (rc == 0 && journal_count(j) == 0 && journal_work(j, &shift, &err) == 1)
		continue;
	return rc;
}

static bool
same_sums(struct journal *j, const struct session **want, int count)
{
	struct logbook_sums sums;
	int64_t attendances = 0, minutes = 0, coordination = 0;

	for (int i = 0; i < count; i++) {
		attendances += want[i]->kind <= KIND_WORKSHOP ? want[i]->participants : 0;
		*(want[i]->kind <= KIND_WORKSHOP ? &minutes : &coordination) += want[i]->minutes;
	}
	return journal_totals(j, &sums) && sums.sessions == count &&
	       sums.attendances == attendances && sums.minutes == minutes &&
	       sums.coordination == coordination;
}

/* From a row to one end of the list, a page at a time; how many rows were the wrong ones. */
static int
walk(struct journal *j, const struct session **want, int count, int at, bool down)
{
	size_t index = journal_near(j);
	struct err err = { 0 };
	int wrong = 0;

	for (;;) {
		long shift = 0;

		if (journal_reach(j, index, PAGE, &shift, &err) != 0)
			return -1;
		index += (size_t)shift;
		work(j, &index);
		if (index >= journal_count(j) || at < 0 || at >= count)
			break;
		wrong += journal_at(j, index) != want[at]->n;
		if (down ? index + 1 == journal_count(j) : index == 0)
			break;
		index += down ? 1 : (size_t)-1;
		at += down ? 1 : -1;
	}
	if (at != (down ? count - 1 : 0) && count > 0)
		wrong++;
	return wrong;
}

static void
make_filter(struct journal_filter *f)
{
	static const char *const words[] = {
		"e-mail", "marc",  "ate",   "anse med",    "12",    "nec",     "photo",   "sante x",
		"indi",   "lamen", "femme", "fort retir",  "60-69", "abroa",   "webinar", "no job",
		"f",      "H 70+", "schoe", "commit 2026", "e",     "public b"
	};

	journal_filter_init(f);
	if (draw(3) == 0)
		f->from = all[draw((unsigned)all_count)].date;
	if (draw(3) == 0)
		f->to = all[draw((unsigned)all_count)].date;
	if (draw(4) == 0)
		f->kind = 1 + (int)draw(5);
	if (draw(4) == 0)
		f->themes = UINT64_C(1) << draw(19);
	if (draw(8) == 0)
		f->procedures = UINT64_C(1) << draw(11);
	if (draw(6) == 0)
		f->mediator = 1 + draw(3);
	if (draw(6) == 0)
		f->place = 1 + draw(3);
	if (draw(6) == 0)
		f->tag = nec;
	if (draw(12) == 0)
		f->person = 1 + draw(5);
	if (draw(2) == 0)
		snprintf(f->words, sizeof(f->words), "%s",
			 words[draw(sizeof(words) / sizeof(words[0]))]);
	f->turned = draw(2) == 0;
	f->order = draw(3) == 0 ? JOURNAL_BY_KIND : draw(3) == 0 ? JOURNAL_BY_DURATION : 0;
}

static void
test_filters(struct desk *d, struct journal *j)
{
	static const struct session *want[SESSIONS_MAX];
	int counts = 0;
	int walks = 0;

	for (int i = 0; i < 500; i++) {
		struct journal_filter f;
		struct err err = { 0 };
		size_t index = 0;
		int count;
		int near;

		make_filter(&f);
		journal_set_slice(j, 1 + (int)draw(200));
		count = expect(d, &f, want);
		if (set(j, &f, 0) != 0)
			counts++;
		walks += walk(j, want, count, 0, true) != 0;
		work(j, &index);
		counts += !same_sums(j, want, count);
		if (count == 0)
			continue;
		near = (int)draw((unsigned)count);
		set(j, &f, want[near]->n);
		if (f.order != JOURNAL_BY_DATE)
			work(j, &index);
		walks += walk(j, want, count, near, false) != 0;
		journal_go(j, true, &err);
		index = 0;
		work(j, &index);
		counts += journal_at(j, journal_count(j) - 1) != want[count - 1]->n;
		journal_go(j, false, &err);
		work(j, &index);
		counts += journal_at(j, 0) != want[0]->n;
		counts += !same_sums(j, want, count);
	}
	is_int(walks, 0, "500 filters give the list of a plain look, from either end");
	is_int(counts, 0, "and its totals, and its ends");
}

/* Nobody waits for a million rows to be put in order: that goes in parts, too. */
static void
test_sorting(struct journal *j)
{
	struct journal_filter f;
	struct logbook_sums sums;
	struct err err = { 0 };
	long shift;
	int parts = 0;

	journal_filter_init(&f);
	f.order = JOURNAL_BY_DURATION;
	journal_set_slice(j, 2);
	journal_set(j, &f, 0, &err);
	while (!journal_totals(j, &sums) && journal_work(j, &shift, &err) == 1)
		continue;
	is_int(journal_count(j), 0, "counted, but not in order yet");
	while (journal_work(j, &shift, &err) == 1)
		parts++;
	ok(parts > 5, "which takes some parts (%d)", parts);
	is_int(journal_count(j), all_count, "then all are there");
}

static void
test_all(struct journal *j)
{
	struct journal_filter f;
	struct bitset marks = { .count = 0 };
	struct err err = { 0 };

	journal_filter_init(&f);
	journal_set(j, &f, 0, &err);
	is_int(journal_all(j, 10, &marks, &err), -1, "more than may be marked");
	is_int(err.code, ERR_VALUE, "is refused");
	is_int(marks.count, 0, "and none is");
	is_int(journal_all(j, SESSIONS_MAX, &marks, &err), 0, "all");
	is_int(marks.count, all_count, "are marked");
	bitset_clear(&marks);
}

static int
change_day(struct desk *d, const struct bitset *which, enum journal_act act, const char *tag,
	   int day)
{
	struct journal_change c = { .act = act, .tag = tag, .day = day };
	struct err err = { 0 };
	int count = 0;

	if (journal_change(d, which, &c, &count, &err) != 0)
		return -(int)err.code;
	return count;
}

static int
change(struct desk *d, const struct bitset *which, enum journal_act act, const char *tag)
{
	return change_day(d, which, act, tag, all[0].date);
}

static void
test_changes(struct desk *d)
{
	struct logbook_step step;
	struct bitset which = { .count = 0 };
	struct err err = { 0 };
	struct session s;

	for (int i = 0; i < 7; i++)
		bitset_add(&which, all[i * 20 + 40].n);
	is_int(change(d, &which, JOURNAL_TAG, " Été "), 7, "seven get a tag, made on the fly");
	is_int(change(d, &which, JOURNAL_TAG, "ete"), -ERR_NOTHING, "a second time none does");
	is_int(change(d, &which, JOURNAL_UNTAG, "Hiver"), -ERR_NO_INPUT, "an unknown one");
	is_int(change(d, &which, JOURNAL_TAG, "a|b"), -ERR_VALUE, "what is no name");
	is_int(change(d, &which, JOURNAL_TAG, "  "), -ERR_VALUE, "and nothing");
	is_int(change_day(d, &which, JOURNAL_MOVE, NULL, date_from(1999, 12, 31)), -ERR_VALUE,
	       "too long ago");
	is_int(change_day(d, &which, JOURNAL_MOVE, NULL, clock_today(desk_clock(d)) + 1),
	       -ERR_VALUE, "a day to come");
	is_int(change(d, &which, JOURNAL_MOVE, NULL), 7, "they move to another day");
	is_int(change(d, &which, JOURNAL_DELETE, NULL), 7, "and into the bin");
	is_int(change(d, &which, JOURNAL_MOVE, NULL), -ERR_NOTHING, "where they stay as they are");
	is_int(logbook_undo(d, &step, &err), 0, "undo");
	is_str(step.action, "session-delete", "of the bin");
	is_int(step.count, 7, "takes seven out");
	is_int(logbook_undo(d, &step, &err), 0, "undo");
	is_str(step.action, "session-move", "of the day");
	is_int(logbook_undo(d, &step, &err), 0, "undo");
	is_str(step.detail, "Été", "names the tag");
	session_init(&s);
	logbook_get(d, all[40].n, &s, &err);
	ok(!strlist_has(&s.tags, "Été") && s.date == all[40].date, "all is as it was");
	session_clear(&s);
	bitset_clear(&which);
}

static void
test_days(struct desk *d)
{
	int today = clock_today(desk_clock(d));
	int day = 0;

	is_int(journal_day(d, "hier", &day), PROBLEM_NONE, "yesterday");
	is_int(day, today - 1, "is the day before");
	is_int(journal_day(d, "?", &day), PROBLEM_FORMAT, "no day");
	is_int(journal_day(d, "2030-01-01", &day), PROBLEM_FUTURE, "to come");
	is_int(journal_day(d, "1999-01-01", &day), PROBLEM_TOO_OLD, "too old");
	is_int(journal_day(d, "2020-01-01", &day), PROBLEM_LONG_AGO, "long ago");
}

int
main(void)
{
	struct desk *d = app_desk_invented();
	struct journal_filter f;
	struct journal *j = NULL;
	struct bitset some = { .count = 0 };
	struct err err = { 0 };

	read_all(d);
	for (int i = 0; i < 60; i++)
		bitset_add(&some, all[draw((unsigned)all_count)].n);
	is_int(tags_add(d, "NEC", &nec, &err), 0, "a tag");
	change(d, &some, JOURNAL_TAG, "NEC");
	bitset_clear(&some);
	read_all(d);
	journal_filter_init(&f);
	is_int(journal_open(&j, d, &f, &err), 0, "the journal opens (%s)", err.detail);
	test_filters(d, j);
	test_sorting(j);
	test_all(j);
	test_changes(d);
	test_days(d);
	journal_close(j);
	while (all_count > 0)
		session_clear(&all[--all_count]);
	desk_close(d);
	return tap_done();
}
