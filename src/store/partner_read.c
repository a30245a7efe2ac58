/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the directory: one entry, all of them one at a time, or what a search needs of all. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/db.h"
#include "store/partner.h"
#include "store/partner_row.h"

#define SELECT_PARTNER "SELECT n, revision, id, " PARTNER_COLUMNS " FROM partner "

/* In the order of PARTNER_COLUMNS. */
static void
read_row(const struct query *q, struct partner *p)
{
	int c = 0;

	p->n = query_get_int(q, c++);
	p->revision = query_get_int(q, c++);
	p->field[PF_ID] = query_get_text(q, c++);
	p->actor = query_get_int(q, c++) != 0;
	p->insee = (int)query_get_int(q, c++);
	p->hub_role = (int)query_get_int(q, c++);
	p->hub_role_date = query_get_date(q, c++);
	p->actor_kind = (int)query_get_int(q, c++);
	p->territory = query_get_text(q, c++);
	p->siren = query_get_text(q, c++);
	p->to_check = (uint32_t)query_get_int(q, c++);
	p->search = query_get_text(q, c++);
	p->by_hand = (uint32_t)query_get_int(q, c++);
	p->gone_on = query_get_date(q, c++);
	p->missing_on = query_get_date(q, c++);
	p->note = query_get_text(q, c++);
	for (int f = PF_ID + 1; f < PF_COUNT; f++)
		p->field[f] = query_get_text(q, c++);
}

static int
read_raw(struct query *q, struct partner *p, struct err *err)
{
	int rc;

	query_int(q, p->n);
	while ((rc = query_step(q, err)) == 1) {
		p->raw = mem_resize(p->raw, p->raw_count + 1, sizeof(*p->raw));
		p->raw[p->raw_count++] = (struct partner_raw){
			.field = query_get_text(q, 0),
			.value = query_get_text(q, 1),
		};
	}
	query_again(q);
	return rc;
}

#define SELECT_RAW "SELECT field, value FROM partner_raw WHERE partner = ? ORDER BY field"

/* 1 and the next entry in p, which is cleared first; 0 at the end; -1. */
static int
next_partner(struct query *row, struct query *raw, struct partner *p, struct err *err)
{
	int rc = query_step(row, err);

	if (rc != 1)
		return rc;
	partner_clear(p);
	read_row(row, p);
	return read_raw(raw, p, err) == 0 ? 1 : -1;
}

int
store_partner_get(struct store *st, int64_t n, struct partner *p, struct err *err)
{
	struct query row, raw = { .stmt = NULL };
	struct partner found;
	int rc;

	partner_init(&found);
	/* Kept: an arrow in the directory reads one entry, of forty columns to be prepared. */
	rc = query_open_kept(&row, st, KEPT_PARTNER_GET, SELECT_PARTNER "WHERE n = ?", err);
	if (rc == 0)
		rc = query_open_kept(&raw, st, KEPT_PARTNER_RAW_GET, SELECT_RAW, err);
	if (rc == 0) {
		query_int(&row, n);
		rc = next_partner(&row, &raw, &found, err);
	}
	query_close(&row);
	query_close(&raw);
	if (rc == 0)
		db_no_such("partner", n, err);
	if (rc != 1) {
		partner_clear(&found);
		return -1;
	}
	partner_clear(p);
	*p = found;
	return 0;
}

int
store_partner_find(struct store *st, const char *id, int64_t *n, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st,
			    "SELECT coalesce(merged_into, n) FROM partner"
			    " WHERE id = ? AND (deleted = 0 OR merged_into IS NOT NULL)",
			    err);

	if (rc == 0) {
		query_text(&q, id);
		rc = query_step(&q, err);
	}
	if (rc == 1)
		*n = query_get_int(&q, 0);
	else if (rc == 0)
		err_set(err, ERR_NO_INPUT, id, "no such partner");
	query_close(&q);
	return rc == 1 ? 0 : -1;
}

int
store_partner_each(struct store *st, bool actors, store_partner_fn *fn, void *arg, struct err *err)
{
	struct query row, raw = { .stmt = NULL };
	struct partner p;
	int stop = 0;
	int rc;

	partner_init(&p);
	rc = query_open(&row, st, SELECT_PARTNER "WHERE deleted = 0 AND actor <= ? ORDER BY n",
			err);
	if (rc == 0)
		rc = query_open(&raw, st, SELECT_RAW, err);
	if (rc == 0)
		query_int(&row, actors);
	while (rc == 0 && stop == 0) {
		int got = next_partner(&row, &raw, &p, err);

		if (got == 1)
			stop = fn(arg, &p);
		else if (got < 0)
			rc = -1;
		else
			break;
	}
	query_close(&row);
	query_close(&raw);
	partner_clear(&p);
	return rc != 0 ? rc : stop;
}

static const char *
cell(const struct query *q, int column)
{
	const char *text = (const char *)sqlite3_column_text(q->stmt, column);

	return text != NULL ? text : "";
}

/* Every row is passed once: pages kept of them would only take memory. */
static int
pass_begin(struct store *st, int64_t *pages, struct err *err)
{
	int rc = db_number(st, "PRAGMA cache_size", pages, err);

	return rc == 0 ? db_exec(st, "PRAGMA cache_size = -128", err) : rc;
}

static void
pass_end(struct store *st, int64_t pages)
{
	struct err ignored;
	char *restore;

	if (pages == 0)
		return;
	restore = mem_printf("PRAGMA cache_size = %lld", (long long)pages);
	db_exec(st, restore, &ignored);
	free(restore);
}

int
store_partner_cells(struct store *st, int64_t after, int64_t most, store_partner_cells_fn *fn,
		    void *arg, struct err *err)
{
	const char *cells[CELL_COUNT];
	struct query q = { .stmt = NULL };
	int64_t pages = 0;
	int rc = pass_begin(st, &pages, err);

	if (rc == 0)
		rc = query_open(&q, st,
				"SELECT n, horaires, date_maj, services,"
				" publics_specifiquement_adresses, prise_en_charge_specifique,"
				" frais_a_charge, modalites_acces, modalites_accompagnement,"
				" itinerance, dispositif_programmes_nationaux, typologie,"
				" formations_labels FROM partner WHERE deleted = 0 AND n > ?"
				" ORDER BY n LIMIT ?",
				err);

	if (rc == 0) {
		query_int(&q, after);
		query_int(&q, most);
	}

	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		for (int c = 0; c < CELL_COUNT; c++)
			cells[c] = cell(&q, c + 1);
		fn(arg, query_get_int(&q, 0), cells);
		rc = 0;
	}
	query_close(&q);
	pass_end(st, pages);
	return rc;
}

int
store_partner_known(struct store *st, store_partner_known_fn *fn, void *arg, struct err *err)
{
	struct query q;
	int rc = query_open(&q, st,
			    "SELECT n, insee, missing_on IS NOT NULL, by_hand, id, nom, telephone,"
			    " source, itinerance FROM partner"
			    " WHERE deleted = 0 AND actor = 0 ORDER BY n",
			    err);

	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		struct partner_known k = {
			.n = query_get_int(&q, 0),
			.insee = (int)query_get_int(&q, 1),
			.missing = query_get_int(&q, 2) != 0,
			.source_typed = (query_get_int(&q, 3) >> PF_SOURCE & 1) != 0,
			.id = cell(&q, 4),
			.name = cell(&q, 5),
			.phone = cell(&q, 6),
			.source = cell(&q, 7),
			.itinerance = cell(&q, 8),
		};

		fn(arg, &k);
		rc = 0;
	}
	query_close(&q);
	return rc;
}

int
store_partner_words(struct store *st, store_partner_words_fn *fn, void *arg, struct err *err)
{
	struct query q = { .stmt = NULL };
	int64_t pages = 0;
	int64_t newest = 0;
	int64_t count = 0;
	int rc = pass_begin(st, &pages, err);

	if (rc == 0)
		rc = query_open(
			&q, st,
			"SELECT n, insee, actor, search, telephone, revision, latitude,"
			" longitude, gone_on IS NOT NULL FROM partner WHERE deleted = 0 ORDER BY n",
			err);

	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		struct partner_words w = {
			.n = query_get_int(&q, 0),
			.insee = (int)query_get_int(&q, 1),
			.actor = query_get_int(&q, 2) != 0,
			.search = cell(&q, 3),
			.phone = cell(&q, 4),
			.lat = cell(&q, 6),
			.lon = cell(&q, 7),
			.gone = query_get_int(&q, 8) != 0,
		};

		fn(arg, &w);
		count++;
		if (query_get_int(&q, 5) > newest)
			newest = query_get_int(&q, 5);
		rc = 0;
	}
	query_close(&q);
	st->partner_newest = newest;
	st->partner_count = count;
	pass_end(st, pages);
	return rc;
}

int
store_partner_line(struct store *st, int64_t n, struct partner_line *out, struct err *err)
{
	struct query q;
	int rc = query_open_kept(
		&q, st, KEPT_PARTNER_LINE,
		"SELECT nom, commune, telephone, services, horaires, insee, gone_on,"
		" missing_on FROM partner"
		" WHERE n = ?",
		err);

	if (rc == 0) {
		query_int(&q, n);
		rc = query_step(&q, err);
	}
	if (rc == 1) {
		*out = (struct partner_line){
			.name = query_get_text(&q, 0),
			.commune = query_get_text(&q, 1),
			.phone = query_get_text(&q, 2),
			.services = query_get_text(&q, 3),
			.hours = query_get_text(&q, 4),
			.insee = (int)query_get_int(&q, 5),
			.gone = query_get_date(&q, 6) != DATE_NONE,
			.missing = query_get_date(&q, 7) != DATE_NONE,
		};
	} else if (rc == 0) {
		db_no_such("partner", n, err);
	}
	query_close(&q);
	return rc == 1 ? 0 : -1;
}

void
partner_line_clear(struct partner_line *l)
{
	free(l->name);
	free(l->commune);
	free(l->phone);
	free(l->services);
	free(l->hours);
	*l = (struct partner_line){ .name = NULL };
}

/* Each row written gets a revision above all others, and a row that is gone lowers the count. */
static bool
rows_changed(struct store *st)
{
	struct err ignored;
	struct query q;
	bool same;

	same = query_open_kept(&q, st, KEPT_PARTNER_STAMP,
			       "SELECT max(revision), count(*) FROM partner WHERE deleted = 0",
			       &ignored) == 0 &&
	       query_step(&q, &ignored) == 1 && query_get_int(&q, 0) == st->partner_newest &&
	       query_get_int(&q, 1) == st->partner_count;
	query_close(&q);
	return !same;
}

/* Rows written here are counted one by one. Another program's commits, of sessions mostly, move the
 * file's own number: then the rows are asked, which takes a tenth of reading them. */
uint64_t
store_partner_version(struct store *st)
{
	int64_t seen = st->partner_data_version;

	st->partner_data_version = db_data_version(st);
	if (seen != 0 && st->partner_data_version != seen && rows_changed(st))
		st->partner_writes++;
	return st->partner_writes;
}

int
store_partner_columns(struct store *st, struct strlist *out, struct err *err)
{
	struct strlist names = { .count = 0 };
	struct query q;
	int rc = query_open(&q, st, "SELECT name FROM partner_column ORDER BY position", err);

	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		strlist_add(&names, (const char *)sqlite3_column_text(q.stmt, 0));
		rc = 0;
	}
	query_close(&q);
	if (rc == 0)
		*out = names;
	else
		strlist_clear(&names);
	return rc;
}
