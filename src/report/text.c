/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures for a person's eyes: tables with a bar and the number beside it. */
#include "config.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "base/vocab.h"
#include "report/label.h"
#include "report/table.h"

enum {
	INDENT = 2,
	NUMBER_WIDTH = 9,
	SHARE_WIDTH = 9,
	LABEL_MAX = 38,
	BAR_MAX = 40,
	TENTHS = 1000, /* of a percent in a whole */
	EIGHTHS = 8,
	HOUR = 60
};

bool
report_counts_people(enum stats_dim dim)
{
	return dim == STATS_GENDER || dim == STATS_AGE || dim == STATS_STATUS ||
	       dim == STATS_RESIDENCE || dim == STATS_TURNED_AWAY;
}

bool
report_is_multiple(enum stats_dim dim)
{
	return dim == STATS_THEME || dim == STATS_PROCEDURE || dim == STATS_DEVICE ||
	       dim == STATS_TAG || dim == STATS_LANGUAGE || dim == STATS_PARTNER;
}

int64_t
report_whole(const struct stats_totals *t, enum stats_dim dim)
{
	if (dim == STATS_TURNED_AWAY)
		return t->turned_away;
	return report_counts_people(dim) ? t->people : t->attendances;
}

const char *
report_notice(void)
{
	return _("These are the desk’s own figures, for its eyes: small numbers are not hidden.");
}

/* printf counts bytes, a terminal cells. */
static void
add_left(struct buf *out, const char *text, int width)
{
	char *cut = mem_strndup(text, utf8_fit(text, width));

	buf_addf(out, "%s%*s", cut, width - utf8_width(cut), "");
	free(cut);
}

static void
add_right(struct buf *out, const char *text, int width)
{
	int pad = width - utf8_width(text);

	buf_addf(out, "%*s%s", pad > 0 ? pad : 0, "", text);
}

static void
add_number(struct buf *out, int64_t n)
{
	char *text = report_number(n);

	add_right(out, text, NUMBER_WIDTH);
	free(text);
}

/* « 38,5 % », or nothing when there is no whole to be a part of. */
static void
add_share(struct buf *out, int64_t part, int64_t whole)
{
	bool english = i18n_language() == LANGUAGE_EN;
	int64_t tenths;
	char *text;

	if (whole <= 0)
		return;
	tenths = (part * TENTHS + whole / 2) / whole;
	text = mem_printf("%lld%s%lld%s%%", (long long)(tenths / 10), english ? "." : ",",
			  (long long)(tenths % 10), english ? "" : "\u00a0");
	add_right(out, text, SHARE_WIDTH);
	free(text);
}

static void
add_bar(struct buf *out, int64_t n, int64_t largest, int width, bool ascii)
{
	static const char *const part[EIGHTHS] = { "", "▏", "▎", "▍", "▌", "▋", "▊", "▉" };
	int64_t eighths = largest > 0 ? n * width * EIGHTHS / largest : 0;
	int used = (int)(eighths / EIGHTHS);

	/* What is there shows, however small. */
	if (n > 0 && eighths == 0)
		eighths = 1;
	if (ascii && used == 0 && n > 0)
		used = 1;
	for (int i = 0; i < used; i++)
		buf_add(out, ascii ? "#" : "█");
	if (!ascii && eighths % EIGHTHS != 0) {
		buf_add(out, part[eighths % EIGHTHS]);
		used++;
	}
	buf_addf(out, "%*s", width - used, "");
}

static int64_t
figure(enum stats_dim dim, const struct stats_line *l)
{
	return report_counts_people(dim) ? l->people : l->attendances;
}

static void
add_title(struct buf *out, enum stats_dim dim)
{
	const char *what;

	if (report_counts_people(dim))
		what = _("people, share of people");
	else if (report_is_multiple(dim))
		what = _("attendances, share of mentions, share of attendances");
	else
		what = _("attendances, share of attendances");
	buf_addf(out, "%s (%s)\n", report_title(dim), what);
}

/* The room of labels and bars: what the numbers leave, shared so that a label is rarely cut. */
static void
share_width(const struct report_page *page, enum stats_dim dim, int *label, int *bar)
{
	const struct stats_table *table = &page->figures->by[dim];
	int width = page->width > REPORT_WIDTH_MIN ? page->width : REPORT_WIDTH_MIN;
	int room = width - INDENT - NUMBER_WIDTH - SHARE_WIDTH -
		   (report_is_multiple(dim) ? SHARE_WIDTH : 0);
	int longest = 1;

	for (size_t i = 0; i < table->count; i++) {
		char *text = report_line_label(dim, &table->line[i]);
		int w = utf8_width(text);

		longest = w > longest ? w : longest;
		free(text);
	}
	*label = longest < LABEL_MAX ? longest : LABEL_MAX;
	if (*label > room * 2 / 3)
		*label = room * 2 / 3;
	*bar = room - *label - 1;
	*bar = *bar < BAR_MAX ? *bar : BAR_MAX;
}

void
report_text_table(const struct report_page *page, enum stats_dim dim, struct buf *out)
{
	const struct stats_table *table = &page->figures->by[dim];
	int64_t whole = report_whole(&page->figures->total, dim);
	int64_t mentions = 0;
	int64_t largest = 0;
	int label_width;
	int bar_width;

	add_title(out, dim);
	share_width(page, dim, &label_width, &bar_width);
	for (size_t i = 0; i < table->count; i++) {
		int64_t n = figure(dim, &table->line[i]);

		mentions += n;
		largest = n > largest ? n : largest;
	}
	for (size_t i = 0; i < table->count; i++) {
		int64_t n = figure(dim, &table->line[i]);
		char *label = report_line_label(dim, &table->line[i]);

		buf_addf(out, "%*s", INDENT, "");
		add_left(out, label, label_width);
		buf_addc(out, ' ');
		add_bar(out, n, largest, bar_width, page->ascii);
		add_number(out, n);
		if (report_is_multiple(dim))
			add_share(out, n, mentions);
		add_share(out, n, whole);
		buf_addc(out, '\n');
		free(label);
	}
}

static void
add_total(struct buf *out, const char *label, int depth, int64_t n, int64_t whole)
{
	buf_addf(out, "%*s", depth * INDENT, "");
	add_left(out, label, LABEL_MAX - depth * INDENT);
	add_number(out, n);
	add_share(out, n, whole);
	buf_addc(out, '\n');
}

static void
add_time(struct buf *out, const char *label, int64_t minutes)
{
	/* TRANSLATORS: hours and minutes of a total, "61 h 30". */
	char *text = minutes < HOUR ? mem_printf(_("%d min"), (int)minutes)
				    : mem_printf(_("%lld h %02d"), (long long)(minutes / HOUR),
						 (int)(minutes % HOUR));

	add_left(out, label, LABEL_MAX);
	add_right(out, text, NUMBER_WIDTH);
	buf_addc(out, '\n');
	free(text);
}

static void
add_times(struct buf *out, const struct stats_totals *t)
{
	int64_t helping = t->sessions_by_kind[KIND_INDIVIDUAL] + t->sessions_by_kind[KIND_WORKSHOP];

	add_time(out, _("Time of help"), t->minutes);
	if (helping > 0)
		add_time(out, _("Mean time per session"), (t->minutes + helping / 2) / helping);
	if (t->attendances > 0)
		add_time(out, _("Mean time per attendance"),
			 (t->minutes + t->attendances / 2) / t->attendances);
	if (t->minutes_coordination > 0)
		add_time(out, _("Time of coordination"), t->minutes_coordination);
}

/* Only where it happened. */
static void
add_turned_away(struct buf *out, const struct stats_totals *t)
{
	size_t count;
	const struct vocab_item *reason = vocab_items(VOCAB_TURNED_AWAY, &count);

	if (t->turned_away == 0)
		return;
	add_total(out, _("People turned away"), 0, t->turned_away, 0);
	for (size_t i = 0; i < count; i++)
		if (t->turned_away_by[reason[i].num] > 0)
			add_total(out,
				  i18n_context(vocab_context(VOCAB_TURNED_AWAY), reason[i].label),
				  1, t->turned_away_by[reason[i].num], t->turned_away);
	if (t->turned_away_by[0] > 0)
		/* TRANSLATORS: people turned away for a reason that was not said */
		add_total(out, _("without a reason"), 1, t->turned_away_by[0], t->turned_away);
}

static void
add_totals(const struct report_page *page, struct buf *out)
{
	const struct stats_totals *t = &page->figures->total;
	size_t kinds;
	const struct vocab_item *kind = vocab_items(VOCAB_KIND, &kinds);

	add_total(out, _("Sessions"), 0, t->sessions, 0);
	for (size_t i = 0; i < kinds; i++)
		if (t->sessions_by_kind[kind[i].num] > 0)
			add_total(out, i18n_context(vocab_context(VOCAB_KIND), kind[i].label), 1,
				  t->sessions_by_kind[kind[i].num], 0);
	add_total(out, _("Attendances"), 0, t->attendances, 0);
	add_total(out, _("individual"), 1, t->attendances_individual, t->attendances);
	add_total(out, _("in workshops"), 1, t->attendances_workshop, t->attendances);
	add_total(out, _("People"), 0, t->people, 0);
	add_total(out, _("known by name"), 1, t->known, t->people);
	add_total(out, _("without a name"), 1, t->anonymous, t->people);
	add_total(out, _("new"), 1, t->new_people, t->people);
	add_total(out, _("known by name and seen before"), 1, t->returning_known, t->people);
	add_times(out, t);
	add_turned_away(out, t);
}

/* A whole month by its name, any other period by its two dates. */
static char *
period_text(const struct stats_period *p)
{
	char from[DATE_ISO_SIZE];
	char to[DATE_ISO_SIZE];
	struct date_parts d = date_parts(p->from);

	if (p->from == date_month_first(p->from) && p->to == date_month_last(p->from))
		return report_label(STATS_MONTH, (int64_t)d.year * 12 + d.month - 1);
	date_write(p->from, from);
	date_write(p->to, to);
	return mem_printf("%s – %s", from, to);
}

void
report_text(const struct report_page *page, struct buf *out)
{
	char *period = period_text(page->figures);
	char *desk = page->desk != NULL ? utf8_clean(page->desk) : NULL;

	if (page->demo)
		/* TRANSLATORS: marks figures of invented sessions. */
		buf_addf(out, "%s\n", _("DEMO: these sessions are invented."));
	if (desk != NULL)
		buf_addf(out, "%s\n", desk);
	buf_addf(out, "%s\n%s\n\n", period, report_notice());
	add_totals(page, out);
	for (size_t i = 0; i < page->dim_count; i++) {
		buf_addc(out, '\n');
		report_text_table(page, page->dim[i], out);
	}
	free(period);
	free(desk);
}
