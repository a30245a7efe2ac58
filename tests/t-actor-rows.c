/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the directory's list, and what is known of one in short: kept while nothing changes,
 * never shown once something has. */
#include "config.h"

#include "ui/actor_rows.h"

#include <string.h>

#include "app/desk_private.h"
#include "app/directory_edit.h"
#include "app/logbook.h"
#include "base/mem.h"
#include "store/db.h"
#include "store/partner.h"
#include "tests/lib/app_desk.h"

enum { ROWS = 5 };

struct shown {
	struct desk *d;
	struct directory *dir;
	struct actor_rows rows;
};

static int64_t
add_entry_at(struct desk *d, const char *name, const char *address)
{
	struct err err = { 0 };
	struct partner p;
	int64_t n;

	partner_init(&p);
	p.field[PF_NAME] = mem_strdup(name);
	p.field[PF_ADDRESS] = address != NULL ? mem_strdup(address) : NULL;
	p.field[PF_HOURS] = mem_strdup("Mo-Fr 08:00-14:33");
	p.search = directory_search_text(&p);
	is_int(store_partner_save(desk_store(d), &p, &err), 0, "an entry, %s", name);
	n = p.n;
	partner_clear(&p);
	return n;
}

static int64_t
add_entry(struct desk *d, const char *name)
{
	return add_entry_at(d, name, NULL);
}

/* As the screen does when it comes to the top, but that it clears nothing. */
static const struct actor_row *
look(struct shown *s, size_t hit)
{
	struct directory_query q = { .words = "mediatheque", .no_actors = true };
	struct directory_answer answer = { .count = 0 };
	struct err err = { 0 };

	ok(directory_load(&s->dir, s->d, &err) == 0 &&
		   directory_find(s->dir, &q, &answer, &err) == 0 &&
		   actor_rows_read(&s->rows, s->d, s->dir, 0, ROWS, answer.count, false, &err) ==
			   0 &&
		   actor_rows_preview(&s->rows, s->d, s->dir, hit, &err) == 0,
	   "the list is read (%s)", err.detail);
	return actor_rows_at(&s->rows, hit);
}

/* The row and the line of its preview that says whether it is open, after a sign. */
static void
is_row(const struct actor_row *row, const char *name, const char *when, const char *now)
{
	ok(row != NULL && row->preview.title != NULL, "a row and its preview");
	if (row == NULL || row->preview.title == NULL)
		return;
	is_str(row->name, name, "its name");
	is_str(row->when, when, "when it is open");
	is_str(row->preview.title, name, "the same name below");
	is_str(strchr(row->preview.card.line[0].text, ' ') + 1, now, "the same hours");
}

static void
test_kept(struct shown *s)
{
	const struct actor_row *row = look(s, 0);
	const char *name = row->name, *title = row->preview.title;

	is_row(row, "Médiathèque Kilo", "until 14:33", "Open until 14:33");
	row = look(s, 0);
	ok(row->name == name && row->preview.title == title, "what has not changed is kept");
	look(s, 1);
	ok(actor_rows_at(&s->rows, 0)->preview.title == title, "also while another is marked");
}

static void
test_changed(struct shown *s, int64_t n)
{
	struct logbook_step step;
	struct err err = { 0 };

	is_int(directory_set_cell(s->d, n, PF_HOURS, "Mo-Fr 08:00-18:00", &err), 0, "other hours");
	is_row(look(s, 0), "Médiathèque Kilo", "until 18:00", "Open until 18:00");
	is_int(directory_set_cell(s->d, n, PF_NAME, "Médiathèque Kiosque", &err), 0,
	       "another name");
	is_row(look(s, 0), "Médiathèque Kiosque", "until 18:00", "Open until 18:00");
	is_int(logbook_undo(s->d, &step, &err), 0, "one step back");
	is_row(look(s, 0), "Médiathèque Kilo", "until 18:00", "Open until 18:00");
	is_int(logbook_undo(s->d, &step, &err), 0, "and one more");
	is_row(look(s, 0), "Médiathèque Kilo", "until 14:33", "Open until 14:33");
	is_int(logbook_redo(s->d, &step, &err), 0, "one forward");
	is_row(look(s, 0), "Médiathèque Kilo", "until 18:00", "Open until 18:00");
	is_int(logbook_undo(s->d, &step, &err), 0, "and back");
	add_entry(s->d, "Médiathèque Alpha");
	is_row(look(s, 0), "Médiathèque Alpha", "until 14:33", "Open until 14:33");
	is_row(look(s, 1), "Médiathèque Kilo", "until 14:33", "Open until 14:33");
}

/* The last minute goes by. */
static void
test_minute(struct shown *s)
{
	clock_parse("2026-11-24T14:33", &s->d->clock);
	is_row(look(s, 1), "Médiathèque Kilo", "opens Wed 08:00",
	       "Closed, opens tomorrow at 08:00");
	is_int(actor_rows_at(&s->rows, 1)->state, HOURS_CLOSED, "the sign says so, too");
}

/* Another program at the same desk. */
static void
test_elsewhere(struct shown *s, int64_t n)
{
	struct desk *other = NULL;
	struct err err = { 0 };

	is_int(desk_open(&other, desk_store(s->d)->path, &s->d->clock, &err), 0,
	       "the desk, once more");
	look(s, 0);
	is_int(directory_set_cell(other, n, PF_NAME, "Médiathèque Zoulou", &err), 0,
	       "a change there");
	desk_close(other);
	is_str(look(s, 2)->name, "Médiathèque Zoulou", "is shown here");
}

/* Two of one name differ by their address, and only they say it. */
static void
test_namesakes(struct shown *s)
{
	add_entry_at(s->d, "Médiathèque Alpha", "1 rue Verte");
	look(s, 0);
	is_str(actor_rows_at(&s->rows, 0)->tail, "", "one has none");
	is_str(actor_rows_at(&s->rows, 1)->tail, "1 rue Verte", "the other has");
	ok(actor_rows_at(&s->rows, 2)->tail == NULL, "who has no namesake says nothing");
	is_int(s->rows.widths.when, 15, "the longest state is measured");
}

int
main(void)
{
	struct shown s = { .d = app_desk_new("2026-11-24T14:32") };
	int64_t n = add_entry(s.d, "Médiathèque Kilo");

	add_entry(s.d, "Médiathèque Lima");
	test_kept(&s);
	test_changed(&s, n);
	test_minute(&s);
	test_elsewhere(&s, n);
	test_namesakes(&s);
	actor_rows_clear(&s.rows);
	desk_close(s.d);
	return tap_done();
}
