/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One cell of an entry changed at the desk: what is marked, what stays, one undo. */
#include "config.h"

#include "app/directory_edit.h"

#include "app/desk_private.h"
#include "app/directory.h"
#include "app/logbook.h"
#include "base/mem.h"
#include "store/partner.h"
#include "tests/lib/app_desk.h"

enum { HOURS = 1 << PF_HOURS };

static int64_t
add_entry(struct desk *d)
{
	struct err err = { 0 };
	struct partner p;
	int64_t n;

	partner_init(&p);
	p.field[PF_NAME] = mem_strdup("Médiathèque");
	p.field[PF_HOURS] = mem_strdup("le matin");
	p.field[PF_UPDATED] = mem_strdup("2024-05-02");
	p.to_check = HOURS | 1u << PF_PHONE;
	partner_set_raw(&p, "horaires", "Le Matin");
	p.search = directory_search_text(&p);
	is_int(store_partner_save(desk_store(d), &p, &err), 0, "an entry");
	n = p.n;
	partner_clear(&p);
	return n;
}

static void
is_entry(struct desk *d, int64_t n, const char *hours, uint32_t by_hand, uint32_t to_check)
{
	const char *today = by_hand != 0 ? "2026-11-24" : NULL;
	struct err err = { 0 };
	struct partner p;

	partner_init(&p);
	is_int(directory_get(d, n, &p, &err), 0, "the entry is read");
	is_str(p.field[PF_HOURS], hours, "its hours");
	is_int(p.by_hand, by_hand, "what was typed at the desk");
	is_int(p.to_check, to_check, "what is to be checked");
	is_str(p.field[PF_UPDATED], today ? today : "2024-05-02", "its day");
	is_str(partner_get_raw(&p, "date_maj"), today ? "2024-05-02" : NULL, "its source’s day");
	is_str(partner_get_raw(&p, "horaires"), "Le Matin", "what its source said");
	partner_clear(&p);
}

static void
test_found(struct desk *d, const char *words, size_t want)
{
	struct directory_query q = { .words = words, .no_actors = true };
	struct directory_answer answer = { .count = 0 };
	struct directory *dir = NULL;
	struct err err = { 0 };

	ok(directory_load(&dir, d, &err) == 0 && directory_find(dir, &q, &answer, &err) == 0,
	   "a search");
	is_int(answer.nearest ? 0 : (int)answer.count, want, "found by “%s”", words);
}

int
main(void)
{
	struct desk *d = app_desk_new("2026-11-24T14:32");
	int64_t n = add_entry(d);
	struct logbook_step step;
	struct err err = { 0 };

	is_int(directory_set_cell(d, n, PF_HOURS, "Mo-Fr 08:00-12:00", &err), 0, "other hours");
	is_entry(d, n, "Mo-Fr 08:00-12:00", HOURS, 1u << PF_PHONE);
	is_int(directory_set_cell(d, n, PF_HOURS, "", &err), 0, "none");
	is_entry(d, n, NULL, HOURS, 1u << PF_PHONE);
	is_int(logbook_undo(d, &step, &err), 0, "one step back");
	is_entry(d, n, "Mo-Fr 08:00-12:00", HOURS, 1u << PF_PHONE);
	is_int(logbook_undo(d, &step, &err), 0, "and one more");
	is_entry(d, n, "le matin", 0, HOURS | 1u << PF_PHONE);
	is_int(directory_set_cell(d, n, PF_NAME, "Cyber-base", &err), 0, "another name");
	test_found(d, "cyber", 1);
	test_found(d, "mediatheque", 0);
	is_int(directory_set_cell(d, n + 1000, PF_HOURS, "", &err), -1, "no entry");
	is_int(err.code, ERR_NO_INPUT, "is said");
	desk_close(d);
	return tap_done();
}
