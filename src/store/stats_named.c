/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables whose lines are named by the file and counted by the database: tags, places of referrals;
 * and what mediators and places of the desk are called. */
#include "config.h"

#include "base/mem.h"
#include "store/stats_internal.h"

int
stats_each_row(struct stats *st, const char *sql, stats_row_fn *fn, struct pass *p, struct err *err)
{
	sqlite3_stmt *q = NULL;
	int rc;

	if (stats_prepare(st, sql, &q, err) != 0)
		return -1;
	while ((rc = sqlite3_step(q)) == SQLITE_ROW)
		if (fn != NULL)
			fn(p, q);
	if (rc != SQLITE_DONE)
		stats_sql_error(st->db, "count", err);
	sqlite3_finalize(q);
	return rc == SQLITE_DONE ? 0 : -1;
}

static void
count_tag_person(struct pass *p, sqlite3_stmt *q)
{
	const struct weight w = { .people = sqlite3_column_int64(q, 1) };

	stats_add(p, STATS_TAG, sqlite3_column_int64(q, 0), &w);
}

static void
count_partner_person(struct pass *p, sqlite3_stmt *q)
{
	const struct weight w = { .people = sqlite3_column_int64(q, 1) };

	stats_add(p, STATS_PARTNER, sqlite3_column_int64(q, 0), &w);
}

static void
name_line(struct stats_tally *t, sqlite3_stmt *q)
{
	int64_t code = sqlite3_column_int64(q, 0);

	for (size_t i = 0; i < t->count; i++)
		if (t->line[i].code == code)
			mem_replace(&t->line[i].label,
				    mem_strdup((const char *)sqlite3_column_text(q, 1)));
}

static void
name_mediator(struct pass *p, sqlite3_stmt *q)
{
	name_line(&p->by[STATS_MEDIATOR], q);
}

static void
name_place(struct pass *p, sqlite3_stmt *q)
{
	name_line(&p->by[STATS_PLACE], q);
}

static void
name_tag(struct pass *p, sqlite3_stmt *q)
{
	name_line(&p->by[STATS_TAG], q);
}

int
stats_count_tags(struct stats *st, struct pass *p, struct err *err)
{
	if (stats_each_row(st, "SELECT code, people FROM stat_tag_person", count_tag_person, p,
			   err) != 0 ||
	    stats_each_row(st, "SELECT code, month, periods FROM stat_cut_tag", stats_cut_tag, p,
			   err) != 0)
		return -1;
	return stats_each_row(st, "SELECT code, name FROM stat_name_of_tag", name_tag, p, err);
}

/* One statement for all: making it costs more than reading a row. */
static int
name_partners(struct stats *st, struct stats_tally *t, struct err *err)
{
	sqlite3_stmt *q = NULL;
	int rc = SQLITE_DONE;

	if (stats_prepare(st, "SELECT name, id FROM stat_name_of_partner", &q, err) != 0)
		return -1;
	for (size_t i = 0; i < t->count && rc == SQLITE_DONE; i++) {
		struct stats_line *l = &t->line[i];

		stats_ask_partner(st, l->code);
		while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
			mem_replace(&l->label, mem_strdup((const char *)sqlite3_column_text(q, 0)));
			mem_replace(&l->id, mem_strdup((const char *)sqlite3_column_text(q, 1)));
		}
		if (rc != SQLITE_DONE)
			stats_sql_error(st->db, "names", err);
		sqlite3_reset(q);
	}
	sqlite3_finalize(q);
	return rc == SQLITE_DONE ? 0 : -1;
}

int
stats_count_partners(struct stats *st, struct pass *p, struct err *err)
{
	if (stats_each_row(st, "SELECT code, people FROM stat_partner_person", count_partner_person,
			   p, err) != 0 ||
	    stats_each_row(st, "SELECT code, month, periods FROM stat_cut_partner",
			   stats_cut_partner, p, err) != 0)
		return -1;
	return name_partners(st, &p->by[STATS_PARTNER], err);
}

int
stats_name_mediators(struct stats *st, struct pass *p, struct err *err)
{
	return stats_each_row(st, "SELECT code, name FROM stat_mediator", name_mediator, p, err);
}

int
stats_name_places(struct stats *st, struct pass *p, struct err *err)
{
	return stats_each_row(st, "SELECT code, name FROM stat_place", name_place, p, err);
}
