/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of values: vocabularies, communes, the calendar. */
#include "config.h"

#include "report/label.h"

#include <stdlib.h>

#include "base/commune.h"
#include "base/date.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"

enum { MONTHS = 12, GROUP = 1000 };

enum vocab
report_vocab(enum stats_dim dim)
{
	switch (dim) {
	case STATS_THEME:
		return VOCAB_THEME;
	case STATS_PROCEDURE:
		return VOCAB_PROCEDURE;
	case STATS_DEVICE:
		return VOCAB_DEVICE;
	case STATS_CHANNEL:
		return VOCAB_CHANNEL;
	case STATS_DURATION:
		return VOCAB_DURATION_BAND;
	case STATS_KIND:
		return VOCAB_KIND;
	case STATS_GENDER:
		return VOCAB_GENDER;
	case STATS_AGE:
		return VOCAB_AGE;
	case STATS_STATUS:
		return VOCAB_STATUS;
	case STATS_RESIDENCE:
		return VOCAB_RESIDENCE;
	case STATS_AUTONOMY:
		return VOCAB_AUTONOMY;
	case STATS_LEVEL:
		return VOCAB_LEVEL;
	case STATS_REFERRAL:
		return VOCAB_REFER_TO;
	case STATS_LANGUAGE:
		return VOCAB_LANGUAGE;
	case STATS_NOT_COMPLETED:
		return VOCAB_NOT_COMPLETED;
	case STATS_TURNED_AWAY:
		return VOCAB_TURNED_AWAY;
	default:
		return VOCAB_COUNT;
	}
}

int64_t
report_not_given(enum stats_dim dim)
{
	switch (dim) {
	case STATS_GENDER:
		return GENDER_UNKNOWN;
	case STATS_AGE:
		return AGE_UNKNOWN;
	case STATS_STATUS:
		return STATUS_UNKNOWN;
	case STATS_HOUR:
		return STATS_HOUR_NONE;
	case STATS_WEEKDAY: /* 0 is Monday */
		return STATS_NOT_CROSSED;
	default:
		return 0;
	}
}

const char *
report_title(enum stats_dim dim)
{
	switch (dim) {
	case STATS_THEME:
		return _("Themes");
	case STATS_PROCEDURE:
		return _("Procedures");
	case STATS_DEVICE:
		return _("Devices");
	case STATS_CHANNEL:
		return _("Channel");
	case STATS_DURATION:
		return _("Duration");
	case STATS_KIND:
		return _("Kind of session");
	case STATS_GENDER:
		return _("Gender");
	case STATS_AGE:
		return _("Age");
	case STATS_STATUS:
		return _("Status");
	case STATS_RESIDENCE:
		return _("Lives in");
	case STATS_COMMUNE:
		return _("Commune of the activity");
	case STATS_AUTONOMY:
		return _("Autonomy");
	case STATS_LEVEL:
		return _("Level");
	case STATS_REFERRAL:
		return _("Referrals");
	case STATS_TAG:
		return _("Tags");
	case STATS_LANGUAGE:
		return _("Language spoken");
	case STATS_MEDIATOR:
		return _("Mediator");
	case STATS_MONTH:
		return _("Month");
	case STATS_WEEKDAY:
		return _("Day of the week");
	case STATS_HOUR:
		return _("Hour");
	case STATS_PARTNER:
		return _("Referrals by place");
	case STATS_NOT_COMPLETED:
		return _("Not completed");
	case STATS_TURNED_AWAY:
		return _("People turned away");
	case STATS_DAY:
		return _("Date");
	case STATS_PLACE:
		return _("Place");
	case STATS_DIM_COUNT:
		break;
	}
	return "";
}

static char *
day_label(int64_t day)
{
	char iso[DATE_ISO_SIZE];

	date_write((int)day, iso);
	return mem_strdup(iso);
}

static char *
month_label(int64_t month)
{
	int year = (int)(month / MONTHS);
	const char *name = i18n_month((int)(month % MONTHS) + 1, false);

	/* TRANSLATORS: a month and its year, "October 2026". */
	return mem_printf(_("%s %d"), name, year);
}

/* A number that the vocabulary or the list of communes has, else NULL. */
static const char *
known_label(enum stats_dim dim, int64_t code)
{
	enum vocab v = report_vocab(dim);
	const struct vocab_item *item = v != VOCAB_COUNT ? vocab_by_num(v, (int)code) : NULL;
	const struct commune *c = NULL;

	if (item != NULL)
		return i18n_context(vocab_context(v), item->label);
	if (dim == STATS_RESIDENCE || dim == STATS_COMMUNE)
		c = commune_by_num((int)code);
	if (c != NULL)
		return c->name;
	if (dim == STATS_COMMUNE && code == STATS_COMMUNE_REMOTE)
		return known_label(STATS_CHANNEL, CHANNEL_REMOTE);
	if (dim == STATS_WEEKDAY)
		return i18n_weekday((int)code, false);
	if (dim == STATS_PARTNER && code == 0)
		/* TRANSLATORS: places that people were sent to, which the directory lacks */
		return _("Not in the directory");
	if (dim == STATS_PLACE && code == 0)
		/* TRANSLATORS: sessions at none of the places where the desk works */
		return _("At no place of the desk");
	return NULL;
}

char *
report_label(enum stats_dim dim, int64_t code)
{
	const char *known = known_label(dim, code);

	if (known != NULL)
		return mem_strdup(known);
	if (dim == STATS_DAY)
		return day_label(code);
	if (code == report_not_given(dim))
		return mem_strdup(_("Not given"));
	if (dim == STATS_MONTH)
		return month_label(code);
	if (dim == STATS_HOUR)
		/* TRANSLATORS: an hour of the day, "09:00". */
		return mem_printf(_("%02d:00"), (int)code);
	return mem_printf("%lld", (long long)code);
}

char *
report_value_words(enum stats_dim dim, int64_t code)
{
	char *label = report_label(dim, code);
	char *words;

	if (code == report_not_given(dim) && dim != STATS_PLACE && dim != STATS_PARTNER)
		/* TRANSLATORS: a question, and that it was not answered */
		words = mem_printf(_("%1$s: %2$s"), report_title(dim), label);
	else if (dim == STATS_RESIDENCE)
		/* TRANSLATORS: %s is the commune that people live in */
		words = mem_printf(_("%s (residence)"), label);
	else if (dim == STATS_COMMUNE && code != STATS_COMMUNE_REMOTE)
		/* TRANSLATORS: %s is the commune that sessions took place in */
		words = mem_printf(_("%s (activity)"), label);
	else
		return label;
	free(label);
	return words;
}

char *
report_line_label(enum stats_dim dim, const struct stats_line *line)
{
	/* Typed by people: it must not reach a terminal raw. */
	if (line->label != NULL)
		return utf8_clean(line->label);
	return report_label(dim, line->code);
}

char *
report_line_code(enum stats_dim dim, const struct stats_line *line)
{
	enum vocab v = report_vocab(dim);
	const struct vocab_item *item = v != VOCAB_COUNT ? vocab_by_num(v, (int)line->code) : NULL;

	if (line->id != NULL)
		return utf8_clean(line->id);
	if (line->label != NULL)
		return utf8_clean(line->label);
	if (item != NULL)
		return mem_strdup(item->code);
	if (dim == STATS_DAY)
		return day_label(line->code);
	if (dim == STATS_MONTH)
		return mem_printf("%04d-%02d", (int)(line->code / MONTHS),
				  (int)(line->code % MONTHS) + 1);
	if (dim == STATS_WEEKDAY)
		return mem_printf("%d", (int)line->code + 1);
	if (line->code == report_not_given(dim))
		return mem_strdup(VOCAB_NOT_GIVEN);
	if (dim == STATS_COMMUNE && line->code == STATS_COMMUNE_REMOTE)
		return mem_strdup(vocab_by_num(VOCAB_CHANNEL, CHANNEL_REMOTE)->code);
	if (dim == STATS_HOUR)
		return mem_printf("%02d", (int)line->code);
	return mem_printf("%05lld", (long long)line->code);
}

char *
report_number(int64_t n)
{
	const char *mark = i18n_language() == LANGUAGE_EN ? "," : "\u00a0";
	char *text = mem_printf("%lld", (long long)(n % GROUP));

	for (int64_t rest = n / GROUP; rest > 0; rest /= GROUP) {
		char *more = mem_printf("%lld%s%s%s", (long long)(rest % GROUP), mark,
					&"000"[utf8_width(text) < 3 ? utf8_width(text) : 3], text);

		free(text);
		text = more;
	}
	return text;
}
