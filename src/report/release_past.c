/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attack that a release must withstand says itself what more is to be hidden. It is asked
 * again until it finds nothing; each time something is hidden or left out, so that it ends. The
 * tables with one axis come first, as if there were no others. */
#include "config.h"

#include "report/release_past.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/release_period.h"
#include "base/str.h"
#include "report/audit.h"
#include "report/audit_read.h"
#include "report/release.h"
#include "report/release_cells.h"
#include "report/release_mend.h"
#include "report/release_past_cross.h"

enum { QUARTER = 3 };

#define TOTALS "ensemble"
#define PERSONS "personnes"
#define PLACES "residence"
#define CROSSED "geo_x_"

struct hiding {
	struct release *r;
	struct strlist known; /* sums that the past tells */
	const uint8_t *key;
	struct strlist touched; /* tables in which this round hid something */
};

static bool
is_total(const struct release_cell *c)
{
	return strcmp(c->category, RELEASE_TOTAL) == 0 || strcmp(c->geo, RELEASE_TOTAL) == 0;
}

/* Zeros are always shown, and the persons of the whole period are what all tables divide. */
static bool
can_hide(const struct release_cell *c)
{
	bool total = is_total(c) && (c->geo[0] == '\0' || c->category[0] == '\0' ||
				     strcmp(c->geo, c->category) == 0);

	return !c->secret && c->value != 0 && !(total && strcmp(c->measure, PERSONS) == 0);
}

static void
hide(struct release_cell *c)
{
	c->secret = true;
	c->value = 0;
}

static bool
is_touched(const struct hiding *h, const char *table)
{
	for (size_t i = 0; i < h->touched.count; i++)
		if (strcmp(h->touched.item[i], table) == 0)
			return true;
	return false;
}

/* The figure of the same name, wherever it stands. */
static bool
hide_same(struct hiding *h, const struct audit_finding *f)
{
	const struct release_cell found = { f->table, f->measure, f->geo, f->category, 0, true };
	bool any = false;

	for (size_t i = 0; i < h->r->cell_count; i++) {
		struct release_cell *c = &h->r->cell[i];

		if (!can_hide(c) || !release_cell_same(c, &found))
			continue;
		hide(c);
		any = true;
	}
	return any;
}

/* One figure more of that table. */
static bool
hide_another(struct hiding *h, const char *table, const char *measure)
{
	struct release_cell *best = NULL;
	uint8_t least[HASH_SIZE];

	for (size_t i = 0; i < h->r->cell_count; i++) {
		struct release_cell *c = &h->r->cell[i];
		uint8_t digest[HASH_SIZE];
		char *text;

		if (!can_hide(c) || is_total(c) || strcmp(c->table, table) != 0 ||
		    strcmp(c->measure, measure) != 0)
			continue;
		text = mem_printf("%s/%s/%s|past|%s|%s|%s", h->r->period, h->r->perimeter,
				  h->r->profile, table, c->geo, c->category);
		hash_hmac(h->key, text, strlen(text), digest);
		free(text);
		if (best == NULL || memcmp(digest, least, sizeof(least)) < 0) {
			best = c;
			memcpy(least, digest, sizeof(least));
		}
	}
	for (size_t i = 0; i < h->r->cell_count && best != NULL; i++)
		if (&h->r->cell[i] != best && can_hide(&h->r->cell[i]) &&
		    release_cell_same(&h->r->cell[i], best))
			hide(&h->r->cell[i]);
	if (best != NULL)
		hide(best);
	return best != NULL;
}

static bool
is_sum(const struct release_cell *c)
{
	return strcmp(c->table, TOTALS) == 0 && strcmp(c->measure, PERSONS) != 0;
}

static char *
name_of_sum(const struct release_cell *c)
{
	return mem_printf("%s/%s", c->measure, c->category);
}

static bool
is_known(const struct hiding *h, const struct release_cell *c)
{
	char *name = name_of_sum(c);
	bool found = false;

	for (size_t i = 0; i < h->known.count && !found; i++)
		found = strcmp(h->known.item[i], name) == 0;
	free(name);
	return found;
}

/* Whether all its parts of so many months are frozen and show figures that add up to it. */
static bool
adds_up(const struct hiding *h, const struct release_cell *c, const struct audit_release *past,
	size_t count, int months)
{
	struct release_period p;
	int64_t left = c->value;
	int missing;

	if (release_period_parse(h->r->period, &p) != 0)
		return false;
	missing = p.months / months;
	for (size_t i = 0; i < count; i++) {
		const struct release *part = &past[i].r;

		if (release_period_parse(part->period, &p) != 0 || p.months != months ||
		    !release_period_in(part->period, h->r->period))
			continue;
		for (size_t j = 0; j < part->cell_count; j++) {
			if (part->cell[j].secret || !release_cell_same(&part->cell[j], c))
				continue;
			left -= part->cell[j].value;
			missing--;
		}
	}
	return missing == 0 && left == 0;
}

/* Sums that tell nothing which is not told already: hiding them would hide nothing. */
static int
list_known(struct hiding *h, const struct release_list *past, struct err *err)
{
	struct audit_release *list = mem_array(past->count + 1, sizeof(*list));
	size_t count = 0;
	int rc = 0;

	for (; count < past->count && rc == 0; count += rc == 0)
		rc = audit_read_kept(&past->item[count], &list[count], err);
	for (size_t i = 0; i < h->r->cell_count && rc == 0; i++) {
		const struct release_cell *c = &h->r->cell[i];
		char *name;

		if (!is_sum(c) || c->secret ||
		    (!adds_up(h, c, list, count, 1) && !adds_up(h, c, list, count, QUARTER)))
			continue;
		name = name_of_sum(c);
		strlist_add(&h->known, name);
		free(name);
	}
	for (size_t i = 0; i < count; i++)
		audit_read_clear(&list[i]);
	free(list);
	return rc;
}

static bool
is_part_of_sum(const struct release_cell *c, const char *measure)
{
	return is_sum(c) && !is_total(c) && strcmp(c->measure, measure) == 0;
}

/* All of them, for the rest would seem to be all there are. */
static bool
drop_parts(struct hiding *h, const char *measure)
{
	struct release *r = h->r;
	size_t kept = 0, before = r->cell_count;

	for (size_t i = 0; i < before; i++) {
		if (is_part_of_sum(&r->cell[i], measure))
			release_cell_clear(&r->cell[i]);
		else
			r->cell[kept++] = r->cell[i];
	}
	r->cell_count = kept;
	return kept < before;
}

static bool
are_parts_known(const struct hiding *h, const char *measure)
{
	for (size_t i = 0; i < h->r->cell_count; i++) {
		const struct release_cell *c = &h->r->cell[i];

		if (is_part_of_sum(c, measure) && c->value != 0 && !is_known(h, c))
			return false;
	}
	return true;
}

/* The sums stay as rows, hidden; of everything else only the number of persons does. */
static bool
stays(const struct hiding *h, struct release_cell *c)
{
	if (is_sum(c) && (!is_total(c) || (!c->secret && is_known(h, c))))
		return true;
	if (!is_total(c) || (c->geo[0] != '\0' && c->category[0] != '\0'))
		return false;
	if (strcmp(c->measure, PERSONS) != 0 && can_hide(c))
		hide(c);
	return true;
}

/* False when nothing of it was there. */
static bool
leave_out(struct hiding *h, const char *table)
{
	static const char *const parted[] = { "seances", "accompagnements" };
	struct release *r = h->r;
	size_t kept = 0;
	bool changed = false;

	for (size_t i = 0; i < sizeof(parted) / sizeof(parted[0]); i++)
		if (strcmp(table, TOTALS) == 0 && !are_parts_known(h, parted[i]))
			changed = drop_parts(h, parted[i]) || changed;
	for (size_t i = 0; i < r->cell_count; i++) {
		struct release_cell *c = &r->cell[i];
		bool shown = !c->secret;

		if (strcmp(c->table, table) == 0 && !stays(h, c)) {
			release_cell_clear(c);
			changed = true;
			continue;
		}
		changed = changed || shown == c->secret;
		r->cell[kept++] = *c;
	}
	r->cell_count = kept;
	return changed;
}

static bool
any_hidden(const struct release *r, const char *table, const char *measure)
{
	for (size_t i = 0; i < r->cell_count; i++)
		if (r->cell[i].secret && strcmp(r->cell[i].table, table) == 0 &&
		    strcmp(r->cell[i].measure, measure) == 0)
			return true;
	return false;
}

/* The number of persons is a row of every table. */
static const char *
table_of(const struct audit_finding *f)
{
	bool whole = strcmp(f->measure, PERSONS) == 0 &&
		     (strcmp(f->geo, RELEASE_TOTAL) == 0 ||
		      (f->geo[0] == '\0' && strcmp(f->category, RELEASE_TOTAL) == 0));

	return whole ? TOTALS : f->table;
}

/* One figure more of a table, or else all of it. */
static bool
hide_more(struct hiding *h, const char *table, const char *measure)
{
	if (is_touched(h, table))
		return false;
	if (!hide_another(h, table, measure) && !leave_out(h, table))
		return false;
	strlist_add(&h->touched, table);
	return true;
}

/* A part of a sum of the release itself that is hidden and known: what its months tell. */
static bool
is_own_part(const struct hiding *h, const struct audit_finding *f)
{
	return strcmp(f->period, h->r->period) == 0 && strcmp(f->table, TOTALS) == 0 &&
	       strcmp(f->measure, PERSONS) != 0 && strcmp(f->category, RELEASE_TOTAL) != 0;
}

/* What was found, first by itself; then, of the tables where that hid nothing, more. Crossed
 * figures are those of a shorter period: its places, or else its answers, give them away. */
static bool
answer(struct hiding *h, const struct audit *audit)
{
	bool changed = false;

	for (size_t i = 0; i < audit->count; i++)
		if (hide_same(h, &audit->finding[i]))
			strlist_add(&h->touched, audit->finding[i].table);
	changed = h->touched.count > 0;
	for (size_t i = 0; i < audit->count; i++) {
		const struct audit_finding *f = &audit->finding[i];
		bool crossed = str_starts(f->table, CROSSED);

		if (is_own_part(h, f))
			changed = drop_parts(h, f->measure) || changed;
		else if (!crossed)
			changed = hide_more(h, table_of(f), f->measure) || changed;
		else if (!is_touched(h, PLACES))
			changed = hide_more(h, PLACES, f->measure) ||
				  hide_more(h, f->table + strlen(CROSSED), f->measure) || changed;
	}
	strlist_clear(&h->touched);
	return changed;
}

/* What release_cells.c tells only where a table has nothing hidden: minutes say who stayed long,
 * and attendances how many came again by name. False: nothing is hidden for it. */
static bool
hide_sums(struct hiding *h, bool parts_before)
{
	struct release *r = h->r;
	bool minutes = any_hidden(r, "duree", PERSONS);
	bool visits = any_hidden(r, TOTALS, PERSONS) && !parts_before;
	bool any = false;

	for (size_t i = 0; i < r->cell_count; i++) {
		struct release_cell *c = &r->cell[i];

		if (!is_sum(c) || !can_hide(c) || is_known(h, c))
			continue;
		if (!visits && !(minutes && strcmp(c->measure, "minutes") == 0))
			continue;
		hide(c);
		any = true;
	}
	return any;
}

/* Until the attack finds nothing. With row files it takes long: what was found last is asked about
 * alone, until it is safe, and then everything again. */
static int
withstand(struct hiding *h, struct audit_plan *plan, bool rows, bool parts_before, struct err *err)
{
	struct audit last = { .finding = NULL };
	bool clean = false;
	int rc = 0;

	while (!clean && rc == 0) {
		struct audit audit;
		bool changed = false;

		plan->only = rows && last.count > 0 ? &last : NULL;
		rc = report_audit_planned(plan, &audit, err);
		clean = rc == 0 && audit.count == 0 && plan->only == NULL;
		if (rc == 0 && audit.count > 0)
			changed = answer(h, &audit);
		if (changed)
			hide_sums(h, parts_before);
		if (rc == 0 && audit.count > 0 && !changed)
			rc = err_set(err, ERR_NOTHING, h->r->period, RELEASE_PAST);
		audit_clear(&last);
		last = audit;
	}
	audit_clear(&last);
	return rc;
}

static int
hide_all(struct hiding *h, int64_t k, int64_t k_sensitive, const struct release_list *past,
	 struct err *err)
{
	struct release *r = h->r;
	struct audit_plan plan = { r, k, k_sensitive, past, true, NULL, NULL, NULL };
	const struct release_mending mending = { r, false, k, k_sensitive, past, h->key };
	bool parts_before = any_hidden(r, TOTALS, PERSONS);
	bool rows = release_mend_rows(past);
	struct strlist left = { .item = NULL };
	int rc = release_mend(&mending, &left, err);
	bool clean = rc == 0 && left.count == 0 && !rows;

	strlist_clear(&left);
	if (rc != 0)
		return -1;
	clean = !hide_sums(h, parts_before) && clean;
	return clean ? 0 : withstand(h, &plan, rows, parts_before, err);
}

int
release_past_hide(struct release *r, const struct stats_period *counts, int64_t k,
		  int64_t k_sensitive, const struct release_list *past,
		  const uint8_t key[static HASH_SIZE], struct err *err)
{
	struct hiding h = { .r = r, .key = key };
	const struct release_mending put = { r, true, k, k_sensitive, past, key };
	struct release_crosses crosses;
	int rc;

	if (past->count == 0)
		return 0;
	release_crosses_take(r, &crosses);
	rc = list_known(&h, past, err);
	if (rc == 0)
		rc = hide_all(&h, k, k_sensitive, past, err);
	if (rc == 0)
		rc = release_crosses_put(&put, counts, &crosses, err);
	release_crosses_clear(&crosses);
	strlist_clear(&h.known);
	return rc;
}
