/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filters of the statistics, one by one. Codes of choices are numbers: of a vocabulary, of a
 * row, of a commune; what the journal filters by, too, is called and chosen as there. */
#include "config.h"

#include "ui/stats_filters.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/vocab.h"
#include "report/label.h"
#include "ui/draw.h"
#include "ui/journal_filters.h"

#define CODE_SIZE 24

/* The filter of the journal that is the same one; JOURNAL_ROWS: it has none. */
static enum journal_row
journal_row(enum stats_filter_row row)
{
	switch (row) {
	case STATS_BY_KIND:
		return JOURNAL_KIND;
	case STATS_BY_THEME:
		return JOURNAL_THEME;
	case STATS_BY_PLACE:
		return JOURNAL_PLACE;
	case STATS_BY_MEDIATOR:
		return JOURNAL_MEDIATOR;
	case STATS_BY_TAG:
		return JOURNAL_TAG_ROW;
	default:
		return JOURNAL_ROWS;
	}
}

const char *
stats_filter_label(enum stats_filter_row row)
{
	if (journal_row(row) != JOURNAL_ROWS)
		return journal_row_label(journal_row(row));
	/* TRANSLATORS: names of filters, at most 12 columns each */
	return row == STATS_BY_CHANNEL ? _("Channel") : _("Commune");
}

const char *
stats_filter_all(enum stats_filter_row row)
{
	/* TRANSLATORS: filters that leave nothing out, in the order of their names: kind, theme,
	 * channel, place, commune of the activity, mediator, tag */
	static const char *const words[STATS_FILTER_ROWS] = {
		N_("all kinds"),
		N_("all themes"),
		N_("all channels"),
		N_("all places"),
		N_("all communes of activities"),
		N_("all mediators"),
		N_("all tags"),
	};

	return _(words[row]);
}

char *
stats_filter_words(struct desk *d, const struct stats_filter *f, enum stats_filter_row row)
{
	struct journal_filter j = {
		.kind = f->kind, .place = f->place, .mediator = f->mediator, .tag = f->tag
	};

	switch (row) {
	case STATS_BY_THEME:
		return f->theme == 0 ? NULL : report_label(STATS_THEME, f->theme);
	case STATS_BY_CHANNEL:
		return f->channel == 0 ? NULL : report_label(STATS_CHANNEL, f->channel);
	case STATS_BY_COMMUNE:
		return f->commune == 0 ? NULL : report_value_words(STATS_COMMUNE, f->commune);
	default:
		return journal_row_words(d, &j, journal_row(row));
	}
}

static void
add(struct choices *out, int64_t n, const char *label, const char *note)
{
	char code[CODE_SIZE];

	snprintf(code, sizeof(code), "%lld", (long long)n);
	choices_add(out, code, label, note);
}

static void
add_vocab(struct choices *out, enum vocab v)
{
	size_t count;
	const struct vocab_item *items = vocab_items(v, &count);

	for (size_t i = 0; i < count; i++)
		add(out, items[i].num, i18n_context(vocab_context(v), items[i].label), NULL);
}

/* As the form offers them: those near the place first. The codes are the same numbers. */
static int
add_communes(struct desk *d, struct choices *out, struct err *err)
{
	char *remote;

	if (choices_load(out, d, FF_COMMUNE, NULL, err) != 0)
		return -1;
	remote = report_label(STATS_COMMUNE, STATS_COMMUNE_REMOTE);
	add(out, STATS_COMMUNE_REMOTE, remote, NULL);
	free(remote);
	return 0;
}

int
stats_filter_choices(struct desk *d, enum stats_filter_row row, struct choices *out,
		     struct err *err)
{
	switch (row) {
	case STATS_BY_THEME:
		add_vocab(out, VOCAB_THEME);
		return 0;
	case STATS_BY_CHANNEL:
		add_vocab(out, VOCAB_CHANNEL);
		return 0;
	case STATS_BY_COMMUNE:
		return add_communes(d, out, err);
	default:
		return journal_row_choices(d, journal_row(row), out, err);
	}
}

void
stats_filter_set(struct stats_filter *f, enum stats_filter_row row, const char *code)
{
	int64_t n = code == NULL ? 0 : strtoll(code, NULL, 10);

	switch (row) {
	case STATS_BY_KIND:
		f->kind = (int)n;
		break;
	case STATS_BY_THEME:
		f->theme = (int)n;
		break;
	case STATS_BY_CHANNEL:
		f->channel = (int)n;
		break;
	case STATS_BY_PLACE:
		f->place = n;
		break;
	case STATS_BY_COMMUNE:
		f->commune = (int)n;
		break;
	case STATS_BY_MEDIATOR:
		f->mediator = n;
		break;
	default:
		f->tag = n;
	}
}

char *
stats_filter_line(struct desk *d, const struct stats_filter *f)
{
	struct buf out = BUF_INIT;

	for (int row = 0; row < STATS_FILTER_ROWS; row++) {
		char *words = stats_filter_words(d, f, (enum stats_filter_row)row);

		if (words != NULL)
			buf_addf(&out, "%s%s%s%s", out.len > 0 ? " " : "",
				 out.len > 0 ? draw_dot() : "", out.len > 0 ? " " : "", words);
		free(words);
	}
	return out.len > 0 ? buf_take(&out) : NULL;
}

static char *
only(const char *line)
{
	/* TRANSLATORS: what of the sessions is counted: filters, « E-mail » */
	return mem_printf(_("Only: %s"), line);
}

int
stats_filter_rows(const char *line, int width)
{
	char *text = line == NULL ? NULL : only(line);
	int rows = text == NULL ? 0 : draw_wrapped_rows(width, text);

	free(text);
	return rows;
}

void
stats_filter_draw(const char *line, int y, int x, int width)
{
	char *text = line == NULL ? NULL : only(line);

	if (text != NULL)
		draw_wrapped(y, x, width, draw_wrapped_rows(width, text), STYLE_ACCENT, text);
	free(text);
}
