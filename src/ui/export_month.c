/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The release of one month, quarter or year, made or only looked at. */
#include "config.h"

#include "ui/export_month.h"

#include <stdlib.h>
#include <string.h>

#include "app/recipients.h"
#include "app/releases.h"
#include "app/words.h"
#include "base/date.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "report/release_after.h"
#include "report/release_publish.h"
#include "ui/release_card.h"
#include "ui/release_show.h"
#include "ui/ui.h"

void
export_month_last(struct export_month *m, int months, int today)
{
	m->first = release_period_last(months, today).first;
	m->months = months;
}

void
export_month_init(struct export_month *m, int today)
{
	*m = (struct export_month){ .usual_months = 1 };
	export_month_last(m, 1, today);
	release_init(&m->result);
}

static void
forget_result(struct export_month *m)
{
	release_clear(&m->result);
	release_init(&m->result);
	free(m->written);
	m->written = NULL;
}

void
export_month_clear(struct export_month *m)
{
	forget_result(m);
	release_list_clear(&m->made);
	free(m->recipient);
	free(m->folder);
	free(m->profile);
	free(m->nothing);
}

int
export_month_load(struct export_month *m, struct desk *d, struct err *err)
{
	struct release_list made = { .item = NULL };
	struct recipient_choices c;
	bool nobody = m->profile != NULL && m->recipient == NULL;

	if (recipients_choices(d, NULL, &c, err) != 0)
		return -1;
	if (desk_releases(d, &made, err) != 0) {
		recipient_choices_clear(&c);
		return -1;
	}
	release_list_clear(&m->made);
	m->made = made;
	if (nobody && c.name == NULL)
		mem_replace(&c.profile, mem_strdup(m->profile));
	mem_replace(&m->recipient, c.name);
	mem_replace(&m->folder, c.folder);
	mem_replace(&m->profile, c.profile);
	m->folder_chosen = c.folder_chosen;
	m->dialect = c.dialect;
	m->usual_formats = c.formats;
	if (c.months != m->usual_months)
		export_month_last(m, c.months, clock_today(desk_clock(d)));
	m->usual_months = c.months;
	return 0;
}

static void
period_of(const struct export_month *m, char period[static RELEASE_PERIOD_SIZE])
{
	release_period_write(&(struct release_period){ .first = m->first, .months = m->months },
			     period);
}

char *
export_month_name(const struct export_month *m)
{
	char period[RELEASE_PERIOD_SIZE];

	period_of(m, period);
	return m->months == 1 ? words_month(m->first) : report_release_period(period);
}

int
export_month_closing(const struct export_month *m)
{
	struct release_period p = { .months = m->months };

	p.last = date_month_last(date_add_months(m->first, m->months - 1));
	return release_period_closing(&p);
}

const struct release *
export_month_made(const struct export_month *m)
{
	char period[RELEASE_PERIOD_SIZE];

	period_of(m, period);
	return release_show_find(&m->made, period, m->profile);
}

/* Those of a month that was made are frozen with it. */
static void
read_formats(struct export_month *m, struct desk *d)
{
	struct release_keeper keeper = desk_release_keeper(d);
	const struct release *made = export_month_made(m);
	struct release r;
	struct err ignored;

	m->formats = m->usual_formats;
	if (made == NULL || keeper.find(keeper.arg, made->period, made->profile, &r, &ignored) != 0)
		return;
	m->formats = 0;
	for (const struct release_format_name *f = release_formats; f->word != NULL; f++)
		if (release_has_file(&r, f->file))
			m->formats |= f->format;
	release_clear(&r);
}

int
export_month_next_formats(struct export_month *m, struct desk *d, struct err *err)
{
	unsigned next = (m->usual_formats + 1) % (2 * RELEASE_PAGE);
	char *words = release_formats_write(next);
	int rc = recipients_choose(d, RECIPIENT_FORMATS, words, err);

	if (rc == 0) {
		m->usual_formats = next;
		read_formats(m, d);
	}
	free(words);
	return rc;
}

/* For everybody, and for nobody by name. */
static bool
is_public(const struct export_month *m)
{
	return strcmp(m->profile, RELEASE_PROFILE_DIFFUSION) == 0;
}

bool
export_month_names(const struct export_month *m)
{
	return !is_public(m) && export_month_made(m) == NULL;
}

const char *
export_month_nobody(void)
{
	return _("Nobody is known yet who receives the files: type a name.");
}

const char *
export_month_no_folder(const struct export_month *m)
{
	if (!m->folder_chosen || file_exists(m->folder))
		return NULL;
	return _("That folder is not there: plug the key in, or type another folder.");
}

static const char *
other_profile(const struct export_month *m)
{
	return is_public(m) ? RELEASE_PROFILE_COORDINATION : RELEASE_PROFILE_DIFFUSION;
}

int
export_month_next_profile(struct export_month *m, struct desk *d, struct err *err)
{
	const char *next = other_profile(m);
	struct export_month now = { .first = m->first, .months = m->months };

	if (recipients_choose(d, RECIPIENT_PROFILE, next, err) != 0)
		return -1;
	mem_replace(&m->profile, mem_strdup(next));
	if (export_month_load(m, d, err) != 0)
		return -1;
	m->first = now.first; /* what is looked at stays, though it may not be usual any more */
	m->months = now.months;
	return 0;
}

char *
export_month_shorter(const struct export_month *m)
{
	const struct release_period p = { .first = m->first, .months = m->months };
	char *closes = export_month_made(m) == NULL ? report_release_closes(&m->made, &p) : NULL;
	char *text = NULL;

	if (closes != NULL)
		/* TRANSLATORS: a question after a sentence, which is %s */
		text = mem_printf(_("%s Export it?"), closes);
	free(closes);
	return text;
}

char *
export_month_state(const struct export_month *m, int today)
{
	const struct release *made = export_month_made(m);
	int closing = export_month_closing(m);
	char *month = export_month_name(m);
	char *day = made == NULL              ? words_date(closing)
		    : made->withdrawn != NULL ? release_card_day(made->withdrawn, false)
					      : release_show_day(made);
	char *text;

	if (made == NULL && m->nothing != NULL)
		text = mem_strdup(m->nothing);
	else if (made != NULL && made->withdrawn != NULL)
		text = report_release_after_state(&m->made, made, day);
	else if (made != NULL)
		/* TRANSLATORS: %1$s is a month, quarter or year, %2$s a date */
		text = mem_printf(_("%1$s: made on %2$s; made again, it keeps the same figures."),
				  month, day);
	else if (m->unknown)
		/* TRANSLATORS: %s is a month, quarter or year; it may take some seconds */
		text = mem_printf(_("%s: working out what can be published…"), month);
	else if (today < closing)
		text = mem_printf(_("%1$s: can be exported from %2$s on."), month, day);
	else
		text = mem_printf(_("%1$s: ready to be exported since %2$s."), month, day);
	free(month);
	free(day);
	return text;
}

static int
make(struct export_month *m, struct desk *d, bool publish, bool gives_way, struct err *err)
{
	struct release_keeper keeper = desk_release_keeper(d);
	struct stats *stats;
	char stamp[DATE_STAMP_SIZE];
	char period[RELEASE_PERIOD_SIZE];
	const struct release_request request = {
		.period = period,
		.today = clock_today(desk_clock(d)),
		.perimeter = desk_slug(d),
		.demo = desk_demo(d),
		.recipient = m->recipient,
		.version = PACKAGE_VERSION,
		.stamp = stamp,
		.profile = m->profile,
		.dialect = m->dialect,
		.formats = publish ? m->formats : 0, /* only to be looked at: figures will do */
		.stop = gives_way ? &ui_key_stop : NULL,
	};
	int result;

	forget_result(m);
	if (stats_open(&stats, desk_file(d), err) != 0)
		return -1;
	clock_stamp(desk_clock(d), stamp);
	period_of(m, period);
	result = publish ? report_release_publish(stats, &request, &keeper, m->folder, &m->result,
						  &m->frozen_before, &m->written, err)
			 : report_release_preview(stats, &request, &keeper, &m->result,
						  &m->frozen_before, err);
	stats_close(stats);
	if (result == 0 && publish && m->frozen_before)
		result = releases_hand(d, period, m->result.profile, m->recipient, m->written, err);
	if (result != 0)
		forget_result(m);
	return result;
}

/* It is published with the other profile, or lies in what is published. */
static char *
covered_sentence(const struct export_month *m, const char *by)
{
	char period[RELEASE_PERIOD_SIZE];
	char *name = report_release_period(by);
	char *text;

	period_of(m, period);
	if (strcmp(by, period) == 0)
		/* TRANSLATORS: %1$s is a quarter or year, %2$s a profile, c a key */
		text = mem_printf(_("%1$s is published already, with the profile %2$s, and can be "
				    "with no other: c shows it."),
				  name, other_profile(m));
	else
		/* TRANSLATORS: %s is a quarter or year */
		text = mem_printf(_("%s is published already: no shorter period in it can be "
				    "published safely any more."),
				  name);
	free(name);
	return text;
}

/* Why it can give nothing; NULL when that is no reason but a failure. */
static char *
nothing_sentence(const struct export_month *m, const struct err *why)
{
	switch (why->code) {
	case ERR_COVERED:
		return covered_sentence(m, why->subject);
	case ERR_USAGE:
		return mem_strdup(_("What is for everybody has no months: choose another period, "
				    "or another profile."));
	case ERR_NOTHING:
		if (strcmp(why->detail, RELEASE_EMPTY) == 0)
			return mem_strdup(_("Nothing was logged in that period: there is nothing "
					    "to export."));
		if (strcmp(why->detail, RELEASE_PAST) == 0)
			return mem_strdup(_("What is published of its months leaves no figure of "
					    "this period that is safe to tell: hand out those "
					    "months, which stay as they are, or publish a longer "
					    "period once it is over."));
		return mem_strdup(_("Too few people came in that period: no figure can be "
				    "published safely."));
	default:
		return NULL;
	}
}

int
export_month_make(struct export_month *m, struct desk *d, struct err *err)
{
	m->unknown = false;
	if (make(m, d, true, false, err) == 0)
		return 0;
	mem_replace(&m->nothing, nothing_sentence(m, err));
	return -1;
}

void
export_month_turn(struct export_month *m, struct desk *d)
{
	mem_replace(&m->nothing, NULL);
	forget_result(m);
	read_formats(m, d);
	m->unknown = export_month_made(m) == NULL &&
		     clock_today(desk_clock(d)) >= export_month_closing(m);
}

int
export_month_look(struct export_month *m, struct desk *d, bool gives_way, struct err *err)
{
	struct err why = { 0 };

	if (!m->unknown)
		return 0;
	m->unknown = make(m, d, false, gives_way, &why) != 0 && why.code == ERR_STOPPED;
	if (m->unknown || m->result.period != NULL)
		return 0;
	m->nothing = nothing_sentence(m, &why);
	if (m->nothing == NULL)
		*err = why;
	return m->nothing != NULL ? 0 : -1;
}
