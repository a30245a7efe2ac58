/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is kept of opening hours, to filter by them at one minute after another: in whichever order
 * minutes are asked about, it is what the hours themselves say. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/directory.h"
#include "app/directory_edit.h"
#include "base/mem.h"
#include "store/partner.h"
#include "tests/lib/app_desk.h"

static const char *const hours[] = {
	"",
	"24/7",
	"le matin",
	"Mo-Fr 08:00-12:00,13:30-16:30",
	"Mo-Fr 08:00-12:00; PH off",
	"PH off",
	"off",
	"Sa 22:00-02:00",
	"Mo-Su 00:00-24:00",
	"Fr 18:00-06:00; Sa off",
	"Tu[1] 09:00-12:00",
	"week 1-53/2 We 08:00-12:00",
	"week 22 Mo-Su 10:00-11:00",
	"PH 10:00-12:00",
	"Mo 00:00-00:01",
	"Su 23:59-24:00",
	"\"sur rendez-vous\"",
};
/* Two islands, whose holidays are not the same. */
static const int insee[] = { 97209, 97113 };

enum {
	TEXTS = sizeof(hours) / sizeof(hours[0]),
	PLACES = TEXTS * 2,
	ASKED = 1500,
};

struct known {
	int64_t n;
	struct hours hours;
	struct holidays kept;
};

static void
add_place(struct desk *d, struct known *k, const char *text, int commune)
{
	struct err err = { 0 };
	struct partner p;

	partner_init(&p);
	p.field[PF_NAME] = mem_strdup("Atelier");
	p.field[PF_HOURS] = mem_strdup(text);
	p.insee = commune;
	p.search = directory_search_text(&p);
	if (store_partner_save(desk_store(d), &p, &err) != 0)
		printf("Bail out! %s\n", err.detail);
	k->n = p.n;
	k->kept.department = commune / 100 == 971 ? DEPARTMENT_GUADELOUPE : DEPARTMENT_MARTINIQUE;
	hours_read(&k->hours, text);
	partner_clear(&p);
}

static struct known *
known_of(struct known *known, int64_t n)
{
	size_t i = 0;

	while (known[i].n != n)
		i++;
	return &known[i];
}

/* What the filter lets through: those first whose hours are known. */
static bool
agrees(struct directory *dir, struct known *known, const struct directory_filters *f,
       bool good_friday)
{
	struct directory_query q = { .no_actors = true, .filters = f, .good_friday = good_friday };
	struct directory_answer answer;
	struct err err = { 0 };
	size_t open = 0, unknown = 0;

	if (directory_find(dir, &q, &answer, &err) != 0)
		return false;
	for (size_t i = 0; i < PLACES; i++) {
		struct known *k = &known[i];
		enum hours_state s;

		k->kept.good_friday = good_friday;
		s = hours_state(&k->hours, &k->kept, f->at);
		unknown += s == HOURS_UNKNOWN || s == HOURS_INVALID;
		open += f->open == DIRECTORY_OPEN_ON
				? hours_open_on(&k->hours, &k->kept, hours_day(f->at))
				: s == HOURS_OPEN;
	}
	if (answer.unknown != open || answer.total != open + unknown)
		return false;
	for (size_t i = 0; i < answer.unknown; i++) {
		const struct known *k = known_of(known, directory_hit(dir, i));

		if (f->open == DIRECTORY_OPEN_AT &&
		    hours_state(&k->hours, &k->kept, f->at) != HOURS_OPEN)
			return false;
	}
	return true;
}

static uint32_t
next(uint32_t *random)
{
	*random = *random * 1664525 + 1013904223;
	return *random >> 8;
}

static void
test_minutes(struct directory *dir, struct known *known)
{
	struct directory_filters f = { .fixed = true };
	int64_t at = hours_minute(date_from(2026, 5, 18), 0);
	uint32_t random = 971;
	bool good = true;

	for (int i = 0; i < ASKED && good; i++) {
		f.open = next(&random) % 3 == 0 ? DIRECTORY_OPEN_ON : DIRECTORY_OPEN_AT;
		/* Mostly a little later, at times far away or before. */
		at += next(&random) % 8 != 0 ? (int64_t)(next(&random) % 90)
					     : (int64_t)(next(&random) % 120000) - 60000;
		f.at = at;
		good = agrees(dir, known, &f, next(&random) % 16 == 0);
		if (!good)
			printf("# minute %lld, open %d\n", (long long)at, (int)f.open);
	}
	ok(good, "minute after minute, and day after day");
	f.open = DIRECTORY_OPEN_AT;
	for (int i = 0; i < 3 * HOURS_DAY_MINUTES && good; i++) {
		f.at = hours_minute(date_from(2026, 5, 21), i);
		good = agrees(dir, known, &f, false);
	}
	ok(good, "each minute of days of which one is a holiday on one of the islands");
}

/* Read ahead, then changed. */
static void
test_changed(struct desk *d, struct directory **dir, struct known *known)
{
	struct directory_filters f = { .open = DIRECTORY_OPEN_AT, .fixed = true };
	struct err err = { 0 };
	int moments = 0, rc;

	f.at = hours_minute(date_from(2026, 11, 24), 9 * 60);
	do
		rc = directory_work(*dir, f.at, false, &err);
	while (rc == 1 && ++moments < 100);
	is_int(rc, 0, "all is read ahead");
	is_int(directory_work(*dir, f.at, false, &err), 0, "once");
	ok(agrees(*dir, known, &f, false), "and is what is found");
	is_int(directory_set_cell(d, known[0].n, PF_HOURS, "Tu 09:00-10:00", &err), 0,
	       "hours are changed");
	hours_read(&known[0].hours, "Tu 09:00-10:00");
	ok(directory_load(dir, d, &err) == 0 && directory_work(*dir, f.at, false, &err) == 1,
	   "there is something to read ahead again");
	ok(agrees(*dir, known, &f, false), "the change is found before that is done");
}

int
main(void)
{
	struct desk *d = app_desk_new("2026-11-24T09:00");
	struct known known[PLACES] = { { .n = 0 } };
	struct directory *dir = NULL;
	struct err err = { 0 };

	for (size_t i = 0; i < PLACES; i++)
		add_place(d, &known[i], hours[i / 2], insee[i % 2]);
	ok(directory_load(&dir, d, &err) == 0, "the directory is loaded");
	test_minutes(dir, known);
	test_changed(d, &dir, known);
	for (size_t i = 0; i < PLACES; i++)
		hours_clear(&known[i].hours);
	desk_close(d);
	return tap_done();
}
