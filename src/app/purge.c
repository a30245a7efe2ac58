/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/purge.h"

#include <stdlib.h>
#include <string.h>

#include "app/backups.h"
#include "app/desk_private.h"
#include "app/persons_private.h"
#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "store/access.h"

enum {
	BIN_DAYS = 30,
	DETAIL_MONTHS = 36,
	REQUEST_MONTHS = 36,
	ACCESS_MONTHS = 12,
	USED_DAYS = 62,   /* without a session a desk is no longer in use */
	SETTLE_MS = 5000, /* by hand; by itself it is tried once */
};

/* The day of the last run, and the month of the last one through all sessions. */
#define SETTING_DAY "purge-day"
#define SETTING_MONTH "purge-month"
#define MONTH_CHARS 7

int
desk_retention_months(struct desk *d)
{
	struct err err;
	char *kept = NULL;
	long months = PURGE_MONTHS_USUAL;

	if (store_setting_get(d->store, "retention-months", &kept, &err) == 0 && kept != NULL &&
	    str_to_long(kept, 1, PURGE_MONTHS_MOST, &months) != 0)
		months = PURGE_MONTHS_USUAL;
	free(kept);
	return (int)months;
}

/* Whole months only: within one that is, all sessions have lost their day, or none has. */
static int
last_month_end(int day)
{
	return day == date_month_last(day) ? day : date_month_first(day) - 1;
}

int
purge_until(struct desk *d, enum purge_rule rule, int today)
{
	switch (rule) {
	case PURGE_BIN:
		return today - BIN_DAYS;
	case PURGE_SESSIONS:
		return last_month_end(date_add_months(today, -DETAIL_MONTHS));
	case PURGE_ACCESS:
		return date_add_months(today, -ACCESS_MONTHS) - 1;
	case PURGE_REQUESTS:
		return date_add_months(today, -REQUEST_MONTHS);
	default:
		return date_add_months(today, -desk_retention_months(d));
	}
}

int
purge_plan(struct desk *d, int day, struct purge_plan *out, struct err *err)
{
	struct purge_plan plan = { .all = 0 };

	for (int rule = 0; rule < PURGE_RULES; rule++) {
		if (store_purge_due(d->store, (enum purge_rule)rule,
				    purge_until(d, (enum purge_rule)rule, day), &plan.rule[rule],
				    err) != 0)
			return -1;
		plan.all += plan.rule[rule].count;
	}
	if (store_purge_frozen(d->store, purge_until(d, PURGE_PERSONS, day), &plan.frozen, err) !=
	    0)
		return -1;
	*out = plan;
	return 0;
}

char *
purge_frozen_words(int64_t frozen)
{
	char *number, *text;

	if (frozen == 0)
		return NULL;
	number = words_number(frozen);
	/* TRANSLATORS: whom retention does not erase; at most 56 columns */
	text = mem_printf(ngettext("%s frozen person is kept until the freeze is lifted.",
				   "%s frozen persons are kept until the freeze is lifted.",
				   (unsigned long)frozen),
			  number);
	free(number);
	return text;
}

int
purge_persons(struct desk *d, int day, struct purge_persons *out, size_t *now, struct err *err)
{
	int today = purge_until(d, PURGE_PERSONS, clock_today(&d->clock));

	if (store_purge_persons(d->store, purge_until(d, PURGE_PERSONS, day), out, err) != 0)
		return -1;
	*now = 0;
	while (*now < out->count && out->item[*now].day <= today)
		++*now;
	return 0;
}

int64_t
purge_persons_soon(struct desk *d)
{
	int day = clock_today(&d->clock) + PURGE_WARNING_DAYS;
	struct purge_due due = { .count = 0 };
	struct err ignored;

	store_purge_due(d->store, PURGE_PERSONS, purge_until(d, PURGE_PERSONS, day), &due,
			&ignored);
	return due.count;
}

int
purge_last(struct desk *d, struct purge_last out[static PURGE_RULES], struct err *err)
{
	for (int rule = 0; rule < PURGE_RULES; rule++)
		if (store_purge_last(d->store, (enum purge_rule)rule, &out[rule].day,
				     &out[rule].gone, err) != 0)
			return -1;
	return 0;
}

/* --- a run --- */

static bool
setting_is(struct desk *d, const char *key, const char *value, size_t len)
{
	struct err ignored;
	char *kept = NULL;
	bool same = store_setting_get(d->store, key, &kept, &ignored) == 0 && kept != NULL &&
		    strncmp(kept, value, len) == 0;

	free(kept);
	return same;
}

static void
today_iso(const struct desk *d, char out[static DATE_ISO_SIZE])
{
	date_write(clock_today(&d->clock), out);
}

/* The day from which on the desk has been in use for as long as the warning takes; DATE_NONE where
 * nobody has worked with it of late, or nothing can be told. */
static int
use_counts_from(struct desk *d)
{
	int today = clock_today(&d->clock), begun = DATE_NONE;
	struct err ignored;
	bool used = false;

	if (store_purge_used(d->store, today - USED_DAYS, today, &used, &ignored) != 0 || !used ||
	    store_purge_begun(d->store, today - PURGE_WARNING_DAYS + 1, today, USED_DAYS, &begun,
			      &ignored) != 0)
		return DATE_NONE;
	return begun != DATE_NONE ? begun + PURGE_WARNING_DAYS : today;
}

char *
purge_pause_words(struct desk *d)
{
	int from = use_counts_from(d);
	char *day, *text;

	if (desk_demo(d))
		/* TRANSLATORS: why retention waits: one line of 56 columns at most, each of these;
		 * %s is a day as 31/12/2026. The sessions of a demo desk are invented. */
		return mem_strdup(_("A demo desk erases nothing by itself."));
	if (store_readonly(d->store))
		return mem_strdup(_("Nothing goes while the desk can only be read."));
	if (desk_clock_wrong(d))
		return mem_strdup(_("Nothing goes by itself while the clock is wrong."));
	if (from == DATE_NONE)
		return mem_strdup(_("Nothing goes by itself yet, before 30 days of use."));
	if (from <= clock_today(&d->clock))
		return NULL;
	day = words_date_digits(from);
	text = mem_printf(_("Nothing goes by itself before %s (30 days’ use)."), day);
	free(day);
	return text;
}

bool
purge_waits(struct desk *d)
{
	char *pause = purge_pause_words(d);
	char today[DATE_ISO_SIZE];
	bool runs = pause == NULL;

	free(pause);
	today_iso(d, today);
	return runs && !setting_is(d, SETTING_DAY, today, sizeof(today));
}

void
purge_begin(struct purge *p, struct desk *d, bool by_hand)
{
	*p = (struct purge){ .desk = d, .by_hand = by_hand };
}

/* All sessions are gone through once a month; what somebody asks for is done now. */
static bool
is_done_already(const struct purge *p)
{
	char today[DATE_ISO_SIZE];

	today_iso(p->desk, today);
	return p->rule == PURGE_SESSIONS && !p->by_hand &&
	       setting_is(p->desk, SETTING_MONTH, today, MONTH_CHARS);
}

static bool
owes(struct desk *d, const char *what)
{
	return setting_is(d, PURGE_OWED, what, strlen(what) + 1);
}

/* In one transaction: a run is written down once, however often its end is tried. */
static int
write_end(const struct purge *p, bool run, struct err *err)
{
	struct store *st = p->desk->store;
	char today[DATE_ISO_SIZE];

	today_iso(p->desk, today);
	if (store_begin(st, NULL, err) != 0)
		return -1;
	if ((run && store_access_add(st, "purge", NULL, p->by_hand ? persons_mediator(p->desk) : 0,
				     err) != 0) ||
	    store_setting_set(st, PURGE_OWED, p->settled ? NULL : PURGE_OWED_LOG, err) != 0 ||
	    store_setting_set(st, SETTING_MONTH, today, err) != 0 ||
	    store_setting_set(st, SETTING_DAY, today, err) != 0) {
		store_rollback(st);
		return -1;
	}
	return store_commit(st, 0, err);
}

/* Written last: whatever ends a run before, the next one goes on with it, and ends it even where it
 * finds nothing more to take. */
static int
end(struct purge *p, struct err *err)
{
	bool run = owes(p->desk, PURGE_OWED_RUN);

	p->settled = (!run && !owes(p->desk, PURGE_OWED_LOG)) ||
		     store_purge_settle(p->desk->store, p->by_hand ? SETTLE_MS : 0);
	store_purge_copies(p->desk->store,
			   purge_until(p->desk, PURGE_PERSONS, clock_today(&p->desk->clock)));
	if (backups_thin(p->desk, err) != 0)
		err_clear(err);
	return write_end(p, run, err);
}

int
purge_work(struct purge *p, struct err *err)
{
	struct purge_step step = { .rule = p->rule, .wait = p->by_hand };
	int64_t gone = 0;
	int more = 0;

	if (p->rule == PURGE_RULES)
		return end(p, err);
	step.until = purge_until(p->desk, p->rule, clock_today(&p->desk->clock));
	step.mediator = p->by_hand ? persons_mediator(p->desk) : 0;
	if (!is_done_already(p))
		more = store_purge(p->desk->store, &step, &p->at, &gone, err);
	if (more < 0)
		return -1;
	p->gone[p->rule] += gone;
	if (more == 0) {
		p->rule++;
		p->at = (struct purge_at){ 0 };
	}
	return 1;
}

/* --- what it says --- */

static char *
words_of(enum purge_rule rule, int64_t n)
{
	unsigned long count = (unsigned long)n;
	char *number = words_number(n);
	char *text = NULL;

	switch (rule) {
	case PURGE_PERSONS:
		/* TRANSLATORS: parts of a list of what was erased; %s is a number. People who were
		 * known by name */
		text = mem_printf(ngettext("%s known person", "%s known persons", count), number);
		break;
	case PURGE_NOTES:
		text = mem_printf(
			ngettext("the words of %s session", "the words of %s sessions", count),
			number);
		break;
	case PURGE_BIN:
		text = mem_printf(
			ngettext("%s session of the bin", "%s sessions of the bin", count), number);
		break;
	case PURGE_SESSIONS:
		text = mem_printf(
			ngettext("the details of %s session", "the details of %s sessions", count),
			number);
		break;
	case PURGE_DRAFTS:
		text = mem_printf(ngettext("%s draft", "%s drafts", count), number);
		break;
	case PURGE_REQUESTS:
		/* TRANSLATORS: of those who asked for what is held on them */
		text = mem_printf(ngettext("%s answered request", "%s answered requests", count),
				  number);
		break;
	default:
		/* TRANSLATORS: the log says who saw or changed what is known of whom */
		text = mem_printf(ngettext("%s line of the log of access",
					   "%s lines of the log of access", count),
				  number);
		break;
	}
	free(number);
	return text;
}

char *
purge_words(const int64_t gone[static PURGE_RULES])
{
	struct buf line = BUF_INIT;

	for (int rule = 0; rule < PURGE_RULES; rule++) {
		char *text = gone[rule] > 0 ? words_of((enum purge_rule)rule, gone[rule]) : NULL;

		if (text == NULL)
			continue;
		if (line.len > 0)
			buf_add(&line, ", ");
		buf_add(&line, text);
		free(text);
	}
	if (line.len == 0) {
		buf_clear(&line);
		return NULL;
	}
	return buf_take(&line);
}
