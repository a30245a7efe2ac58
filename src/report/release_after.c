/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where else the figures of a release are, and where they will be. */
#include "config.h"

#include "report/release_after.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "report/release.h"

#define LATER_THAN_ALL "9" /* than any stamp */

struct after {
	char *also; /* names of what has the same figures and stands; NULL none */
	char *next; /* the period that counts them again; NULL: none can */
};

struct asked {
	const struct release_list *all;
	const char *at; /* a stamp: when it was withdrawn */
	bool then;      /* as it was at that time */
};

static bool
is_rows(const struct release *r)
{
	return strcmp(r->profile, RELEASE_PROFILE_ROWS) == 0;
}

static const struct release *
find(const struct release_list *all, const char *period, bool rows)
{
	for (size_t i = 0; i < all->count; i++)
		if (strcmp(all->item[i].period, period) == 0 && is_rows(&all->item[i]) == rows)
			return &all->item[i];
	return NULL;
}

char *
report_release_name(const struct release_list *all, const struct release *r)
{
	char *period = report_release_period(r->period);
	char *name;

	if (is_rows(r))
		/* TRANSLATORS: %s is a period, of which a file of rows is published */
		name = mem_printf(_("%s (rows)"), period);
	else if (find(all, r->period, true) != NULL)
		/* TRANSLATORS: %s is a period, of which tables are published, beside rows */
		name = mem_printf(_("%s (figures)"), period);
	else
		return period;
	free(period);
	return name;
}

char *
report_release_closes(const struct release_list *all, const struct release_period *p)
{
	char whole[RELEASE_PERIOD_SIZE];
	char *name, *text;
	int left = 0;

	for (int i = 0; i < p->months && p->months > 1; i++) {
		const struct release_period month = { .first = date_add_months(p->first, i),
						      .months = 1 };
		char period[RELEASE_PERIOD_SIZE];

		release_period_write(&month, period);
		left += find(all, period, false) == NULL && find(all, period, true) == NULL;
	}
	if (left == 0)
		return NULL;
	release_period_write(p, whole);
	name = report_release_period(whole);
	/* TRANSLATORS: %1$s is a quarter or a year; so many months in it */
	text = mem_printf(ngettext("%1$s: %2$d month in it is not published, and can never be "
				   "after this.",
				   "%1$s: %2$d months in it are not published, and can never be "
				   "after this.",
				   (unsigned long)left),
			  name, left);
	free(name);
	return text;
}

/* What was published before it was withdrawn counts what is wrong. */
static void
add_also(const struct asked *a, const struct release *o, struct after *out)
{
	bool stood = strcmp(o->made, a->at) <= 0 &&
		     (o->withdrawn == NULL || (a->then && strcmp(o->withdrawn, a->at) > 0));
	char *name = stood ? report_release_name(a->all, o) : NULL;

	if (stood && out->also != NULL)
		mem_replace(&out->also, mem_printf("%s, %s", out->also, name));
	else if (stood)
		out->also = mem_strdup(name);
	free(name);
}

/* Once a period is published, none in it can be made any more. */
static void
add_longer(const struct asked *a, const char *period, bool *can_be_made, struct after *out)
{
	const struct release *o = find(a->all, period, false);
	bool later = o != NULL && strcmp(o->made, a->at) > 0;

	if (a->then && later)
		o = NULL;
	*can_be_made = *can_be_made && o == NULL;
	if (*can_be_made || (o != NULL && later && o->withdrawn == NULL))
		mem_replace(&out->next, report_release_period(period));
}

static struct after
find_after(const struct release_list *all, const struct release *r, bool then)
{
	static const int longer[] = { 12, 3 };
	const struct asked a = { .all = all,
				 .at = r->withdrawn != NULL ? r->withdrawn : LATER_THAN_ALL,
				 .then = then };
	struct after out = { .next = NULL };
	struct release_period p;
	bool can_be_made = true;

	if (is_rows(r) || release_period_parse(r->period, &p) != 0)
		return out;
	for (size_t i = 0; i < sizeof(longer) / sizeof(longer[0]) && longer[i] > p.months; i++) {
		struct release_period whole =
			release_period_last(longer[i], date_add_months(p.first, longer[i]));
		char period[RELEASE_PERIOD_SIZE];

		release_period_write(&whole, period);
		add_longer(&a, period, &can_be_made, &out);
	}
	for (size_t i = 0; i < all->count; i++)
		if (release_period_in(r->period, all->item[i].period) ||
		    (is_rows(&all->item[i]) && strcmp(all->item[i].period, r->period) == 0))
			add_also(&a, &all->item[i], &out);
	return out;
}

static void
after_clear(struct after *a)
{
	free(a->also);
	free(a->next);
}

char *
report_release_after_question(const struct release_list *all, const struct release *r)
{
	struct after a = find_after(all, r, false);
	char *name = report_release_name(all, r);
	char *text;

	if (a.also != NULL)
		/* TRANSLATORS: %1$s is a month or another period, %2$s a list of such */
		text = mem_printf(_("Withdraw %1$s? This is for ever. What is published already "
				    "with the same figures cannot be made again; withdraw it, too: "
				    "%2$s."),
				  name, a.also);
	else if (a.next != NULL)
		/* TRANSLATORS: %1$s is a month or quarter, %2$s a quarter or year */
		text = mem_printf(_("Withdraw %1$s? This is for ever: it is exported no more, and "
				    "nothing replaces it until %2$s is published."),
				  name, a.next);
	else
		/* TRANSLATORS: %s is a year, or a period */
		text = mem_printf(_("Withdraw %s? This is for ever: it is exported no more, and "
				    "nothing replaces it."),
				  name);
	free(name);
	after_clear(&a);
	return text;
}

char *
report_release_after_state(const struct release_list *all, const struct release *r, const char *day)
{
	struct after a = find_after(all, r, false);
	char *text;

	if (a.also != NULL)
		/* TRANSLATORS: %1$s is a date, %2$s a list of periods */
		text = mem_printf(_("This period was withdrawn on %1$s. What is published with the "
				    "same figures still stands; withdraw it, too: %2$s."),
				  day, a.also);
	else if (a.next != NULL)
		/* TRANSLATORS: %1$s is a date, %2$s a quarter or year */
		text = mem_printf(_("This period was withdrawn on %1$s: %2$s counts it again."),
				  day, a.next);
	else
		/* TRANSLATORS: %s is a date */
		text = mem_printf(_("This period was withdrawn on %s: nothing replaces it."), day);
	after_clear(&a);
	return text;
}

char *
report_release_after_words(const struct release_list *all, const struct release *r)
{
	struct after a = find_after(all, r, true);
	char *text;

	if (a.also != NULL)
		/* TRANSLATORS: in a file beside figures that were taken back, for whoever has them;
		 * %s is a list of periods */
		text = mem_printf(_("The desk gives no other figures of this period. The same ones "
				    "are also in: %s."),
				  a.also);
	else if (a.next != NULL)
		/* TRANSLATORS: the same; %s is a quarter or year */
		text = mem_printf(_("The desk gives no other figures of this period: %s counts it "
				    "again."),
				  a.next);
	else
		text = mem_strdup(_("The desk gives nothing else of this period."));
	after_clear(&a);
	return text;
}
