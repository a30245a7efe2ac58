/* SPDX-License-Identifier: GPL-3.0-or-later */
/* LISEZMOI.txt: what the figures are and what the people who receive them owe the persons
 * counted, in the language in use and in French. */
#include "config.h"

#include "report/release_files.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "report/release.h"
#include "report/release_cross.h"
#include "report/release_rules.h"
#include "report/release_tables.h"
#include "report/sensitive.h"

enum { MONTHS_A_QUARTER = 3 };

static void
paragraph(struct buf *b, const char *text)
{
	buf_add(b, text);
	buf_add(b, "\n\n");
}

char *
report_release_period(const char *period)
{
	struct release_period p;
	struct date_parts first;

	if (release_period_parse(period, &p) != 0)
		return mem_strdup(period);
	first = date_parts(p.first);
	if (p.months == 1)
		return mem_printf("%s %d", i18n_month(first.month, false), first.year);
	if (p.months == MONTHS_A_QUARTER)
		/* TRANSLATORS: a quarter of a year, 1 to 4, and the year, at most 16 columns */
		return mem_printf(_("Q%1$d %2$d"), first.month / MONTHS_A_QUARTER + 1, first.year);
	return mem_printf("%d", first.year);
}

char *
release_title(const struct release *r)
{
	char *period = report_release_period(r->period);
	/* TRANSLATORS: a month or quarter, its year, and the short name of a desk */
	char *title =
		mem_printf(_("Digital help desk statistics: %1$s, %2$s"), period, r->perimeter);

	free(period);
	return title;
}

const char *
release_demo_warning(void)
{
	return _("DEMO: these figures come from invented sessions. They are for "
		 "training and describe nobody.");
}

static void
heading(struct buf *b, const struct release *r, bool demo)
{
	char *title = release_title(r);

	paragraph(b, title);
	free(title);
	if (demo)
		paragraph(b, release_demo_warning());
}

static void
what_files(struct buf *b, const struct release *r)
{
	paragraph(b, _("This folder holds the anonymised statistics of one help desk for one "
		       "period: a month, a quarter or a year. statistiques.csv has one row for "
		       "each figure; manifeste.csv lists the files and their digests, so that a "
		       "changed file can be noticed."));
	paragraph(b, _("In statistiques.csv, periode is the period (2026-10 a month, 2026-T4 a "
		       "quarter, 2026 a year) and perimetre the desk. "
		       "tableau is what the figures are sorted by (age, theme and so on; "
		       "ensemble is the desk as a whole), mesure what is counted: "
		       "sessions, attendances, people or minutes. geo is the place where "
		       "people live: the INSEE code of a commune, the code of its EPCI (a group "
		       "of communes), 971 or 972; each of them is the sum of those in it. "
		       "categorie is the code of "
		       "the answer, libelle the same in words; TOTAL is all answers "
		       "together. valeur is the figure. statut says whether it is shown: P "
		       "(publié) it is, S (secret) it is hidden and valeur is “s”."));
	if (release_has_file(r, RELEASE_FILE_WORKBOOK))
		paragraph(b, _("statistiques.xlsx holds the same figures for a spreadsheet, one "
			       "sheet for each table, with charts."));
	if (release_has_file(r, RELEASE_FILE_PAGE))
		paragraph(b, _("statistiques.html is a page with the same figures and charts, to "
			       "be read in a browser or printed."));
}

static void
what_is_counted(struct buf *b)
{
	paragraph(b, _("Sessions (seances) are the logged pieces of work of the period. "
		       "Attendances (accompagnements) count each participant of each session: one "
		       "for an individual session, as many as came for a workshop. Minutes are "
		       "those of individual sessions and workshops. Coordination activities count "
		       "as sessions only."));
	paragraph(b, _("People (personnes) are the distinct persons known by name, plus one for "
		       "each attendance without a name: somebody who came four times without "
		       "giving a name counts four times, so the true number is a little smaller. "
		       "A person counts once in each table, with the answers of their last visit "
		       "of the period; for themes, procedures and devices, once for each one that "
		       "was chosen, so these figures do not add up to the number of people."));
	paragraph(b, _("Age is that of the day of the visit. “Not given” is a row of its own, and "
		       "these people are in the totals."));
}

static void
what_is_crossed(struct buf *b, const struct release *r)
{
	bool any = false;

	for (size_t i = 0; i < r->cell_count && !any; i++)
		any = release_cross_dim(r->cell[i].table) != STATS_DIM_COUNT;
	if (any)
		paragraph(b, _("Some tables cross places with an answer; in statistiques.csv their "
			       "names begin with geo_x_: geo_x_age counts the people of each "
			       "place by age. The column of workshops (atelier) holds those who "
			       "came to one without a name: how many of them live in a place is "
			       "known, and how many are of an age, but not who is both. Where a "
			       "place has a line in the table of residence and none in such a "
			       "table, that line would say too much of the people who live "
			       "there."));
}

static void
what_is_hidden(struct buf *b, const struct release *r)
{
	struct release_rules rules;

	release_rules_make(&rules, r->profile, r->period, 0);
	buf_addf(b,
		 _("A figure marked “s” (statut S) is secret: it stands for too few people, or "
		   "it would let another secret figure be worked out. Nothing tells the one from "
		   "the other: a large figure can be secret so that a small one beside it stays "
		   "so. Fewer than %d people are never shown, fewer than %d for the status and for "
		   "themes and procedures about health, welfare, justice, foreign nationals or "
		   "money. A zero is a true zero."),
		 (int)rules.k, (int)rules.k_sensitive);
	buf_add(b, "\n\n");
}

static bool
has_cross(const struct release *r, const char *table)
{
	for (size_t i = 0; i < r->cell_count; i++)
		if (strcmp(r->cell[i].table, table) == 0)
			return true;
	return false;
}

static void
what_is_missing(struct buf *b, const struct release *r)
{
	struct strlist missing = { .item = NULL };
	char *names;

	for (int d = 0; d < STATS_DIM_COUNT; d++) {
		const char *table = release_cross_table((enum stats_dim)d);

		if (table != NULL && !has_cross(r, table))
			strlist_add(&missing, table);
	}
	names = strlist_join(&missing, ", ");
	if (missing.count > 0) {
		/* TRANSLATORS: %s is a list of names of tables, as geo_x_age, geo_x_statut */
		buf_addf(b,
			 _("Crossed tables that are missing: %s. They had too few people, or would "
			   "let secret figures be worked out, of this period or of one that was "
			   "published before."),
			 names);
		buf_add(b, "\n\n");
	}
	free(names);
	strlist_clear(&missing);
}

static void
what_is_coarse(struct buf *b, const struct release *r)
{
	if (r->limits & RELEASE_NO_SOLVER)
		paragraph(b, _("Tables have one axis only, and communes stand without their "
			       "EPCI: what else could be told needs a library, GLPK, that was "
			       "not installed."));
	if (r->limits & RELEASE_NO_CROSSES) {
		buf_addf(b,
			 _("No table crosses places with an answer: most of its figures would be "
			   "hidden. Months of %d sessions or more have such tables, and so have "
			   "quarters and years."),
			 RELEASE_CROSS_SESSIONS);
		buf_add(b, "\n\n");
	}
	if (r->limits & RELEASE_COARSE_PLACES)
		paragraph(b, _("Where people live is told by larger places only: communes, or "
			       "EPCI, had too few people."));
	if (r->limits & RELEASE_COARSE_CROSSES)
		paragraph(b, _("Some crossed tables have larger places or larger bands of ages "
			       "than the others: they had too few people, or would let secret "
			       "figures be worked out."));
	if (!(r->limits & (RELEASE_NO_SOLVER | RELEASE_NO_CROSSES)))
		what_is_missing(b, r);
}

static void
what_stays(struct buf *b)
{
	paragraph(b, _("A table or a row that is missing could not be published safely for this "
		       "period."));
	paragraph(b, _("The figures are frozen: sessions added, changed or deleted after the "
		       "release was made do not change it, and the same period is always given "
		       "with the same figures."));
}

static void
what_was_withdrawn(struct buf *b, const struct release *r)
{
	if (r->limits & RELEASE_CORRECTED)
		paragraph(b, _("A part of this period was published and then withdrawn. It is "
			       "counted here as it is known today."));
	if (r->limits & RELEASE_UNCORRECTED)
		paragraph(b, _("A part of this period was published and then withdrawn. It is "
			       "counted here as it was published: what would change concerns so "
			       "few people that it would tell of them."));
}

char *
report_release_late(const struct release *r)
{
	struct release_rules rules;

	/* Said whether any came late or not: the sentence tells nothing of that part. */
	if (r->limits & RELEASE_LATE_UNKNOWN)
		return mem_strdup(_("Sessions that were added after a part of this period had been "
				    "published, if there are any, are not counted, neither there "
				    "nor here. How many is not told, since a part hides how many "
				    "sessions it has."));
	release_rules_make(&rules, r->profile, r->period, 0);
	if (r->late < rules.k)
		return NULL;
	/* The difference of two such numbers would be a small one. */
	if (r->limits & RELEASE_LATE_BEFORE)
		return mem_strdup(_("Sessions that were added after a part of this period had been "
				    "published are not counted, neither there nor here."));
	/* TRANSLATORS: %lld is 5 or more */
	return mem_printf(_("Without %lld late sessions: they were added after a month of this "
			    "period had been published, and neither that month nor this period "
			    "counts them."),
			  (long long)r->late);
}

static void
what_is_late(struct buf *b, const struct release *r)
{
	char *text = report_release_late(r);

	if (text != NULL)
		paragraph(b, text);
	free(text);
}

static const char *
who_may_have_it(const struct release *r)
{
	if (strcmp(r->profile, RELEASE_PROFILE_DIFFUSION) == 0)
		return _("Profile: diffusion. These files may be published and passed on. Whoever "
			 "uses them undertakes not to try to recognise anybody, and to tell the "
			 "desk at once if somebody can be recognised.");
	return _("Profile: coordination. These files are for the named coordinators who receive "
		 "them, not for publication. Whoever receives them undertakes not to pass them "
		 "on, not to try to recognise anybody, not to combine them with other files for "
		 "that purpose, and to tell the desk at once if somebody can be recognised.");
}

static void
what_recipients_owe(struct buf *b, const struct release *r)
{
	paragraph(b, who_may_have_it(r));
	paragraph(b, _("These rules reduce the risk that a person is recognised; the controller "
		       "of the data remains in charge of judging what is left of it."));
}

char *
release_secret_note(void)
{
	return mem_printf(
		_("“secret” stands where a figure is hidden: it is of too few people, or it would "
		  "let another hidden figure be worked out. Shares are rounded; none is told of a "
		  "hidden figure, nor of fewer than %d people in all. Those of procedures are of "
		  "the people who were helped with one."),
		RELEASE_SHARE_MIN);
}

char *
release_terms(const struct release *r)
{
	struct buf b = BUF_INIT;

	what_is_counted(&b);
	what_is_crossed(&b, r);
	what_stays(&b);
	what_was_withdrawn(&b, r);
	what_is_late(&b, r);
	what_recipients_owe(&b, r);
	return buf_take(&b);
}

static char *
in_language_of_use(const struct release *r, bool demo)
{
	struct buf b = BUF_INIT;

	heading(&b, r, demo);
	what_files(&b, r);
	what_is_counted(&b);
	what_is_crossed(&b, r);
	what_is_hidden(&b, r);
	what_is_coarse(&b, r);
	what_stays(&b);
	what_was_withdrawn(&b, r);
	what_is_late(&b, r);
	what_recipients_owe(&b, r);
	return buf_take(&b);
}

/* Once is enough of what is said in French there too, for want of a translation: where that is all
 * but the heading, nothing is left. */
static char *
without(const char *text, const char *french)
{
	struct buf out = BUF_INIT;
	bool any = false;

	for (const char *p = text; *p != '\0';) {
		const char *end = strstr(p, "\n\n");
		size_t len = end != NULL ? (size_t)(end - p) + 2 : strlen(p);
		char *one = mem_strndup(p, len);

		if (p == text || strstr(french, one) == NULL) {
			buf_add(&out, one);
			any = any || p != text;
		}
		free(one);
		p += len;
	}
	if (!any)
		buf_reset(&out);
	return buf_take(&out);
}

char *
release_notice(const struct release *r, bool demo)
{
	enum language chosen = i18n_language();
	char *own = in_language_of_use(r, demo);
	char *french;
	char *both;

	/* The only place where two languages speak at once: back before anything else is said. */
	i18n_switch(LANGUAGE_FR);
	french = in_language_of_use(r, demo);
	i18n_switch(chosen);
	if (strcmp(own, french) == 0) {
		free(french);
		return own;
	}
	mem_replace(&own, without(own, french));
	both = mem_printf("%s%s", own, french);
	free(own);
	free(french);
	return both;
}
