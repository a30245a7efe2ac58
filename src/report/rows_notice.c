/* SPDX-License-Identifier: GPL-3.0-or-later */
/* LISEZMOI.txt of a row file, in the language in use and in French. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/vocab.h"
#include "report/release_files.h"
#include "report/release_geo.h"
#include "report/rows_private.h"

static void
paragraph(struct buf *b, const char *text)
{
	buf_add(b, text);
	buf_add(b, "\n\n");
}

/* Owns the text. */
static void
paragraph_made(struct buf *b, char *text)
{
	paragraph(b, text);
	free(text);
}

static void
what_rows_are(struct buf *b, const struct rows_making *m, const struct release *r)
{
	/* TRANSLATORS: a period and the short name of a desk: "2026-10", "2026-T4". */
	paragraph_made(b, mem_printf(_("Digital help desk, rows without names: %s, %s"), r->period,
				     r->perimeter));
	if (m->request->base.demo)
		paragraph(b, release_demo_warning());
	paragraph_made(b, mem_printf(_("lignes.csv has one row for each attendance: %lld rows. "
				       "They are sorted by their contents, so that their order "
				       "says nothing. No name, number, place, day, time, note or "
				       "word typed at the desk is in them."),
				     (long long)m->search.weight));
	paragraph(b, _("periode is the period, geo the group of communes where the person lives "
		       "(or 971, 972, ailleurs), age, genre and statut are those of the person. "
		       "They are made coarser where rows would be too rare: “*” stands for any "
		       "answer, moins_25, 25_59 and 60_plus for several ages, actif and inactif "
		       "for several statuses. “nc” is not given."));
	paragraph(b, _("theme_principal is the group of the first theme of the session, in the "
		       "order of the list; canal, materiel and duree are the channel, the device "
		       "(plusieurs: more than one) and the band of duration in minutes. In a "
		       "column that would give a hidden figure away every row has “*”, and of "
		       "themes some groups are not told apart: “+” stands between them."));
	paragraph(b, _("A person known by name has in each row of a month the answers of their "
		       "last visit of that month, as in the statistics. Participants of a workshop "
		       "without a name were counted for each question apart: an answer is told of "
		       "them where all of them gave it, and is “nc” otherwise."));
}

/* Appends the words for an answer of a column. */
static void
add_item(struct buf *b, enum vocab list, const struct vocab_item *item)
{
	if (b->len > 0)
		buf_add(b, ", ");
	buf_add(b, i18n_context(vocab_context(list), item->label));
}

/* Those of a column whose answers are numbered otherwise than in the list of them. */
static void
add_grouped(struct buf *b, enum row_column c, int value)
{
	enum vocab list = c == ROW_GEO ? VOCAB_RESIDENCE : VOCAB_THEME;
	size_t count;
	const struct vocab_item *item = vocab_items(list, &count);

	for (size_t i = 0; i < count; i++)
		if ((c == ROW_GEO ? row_geo(item[i].num) : row_theme_group(item[i].num)) == value)
			add_item(b, list, &item[i]);
}

static void
add_answer(struct buf *b, enum row_column c, int value)
{
	static const enum vocab list[ROW_COLUMNS] = {
		[ROW_AGE] = VOCAB_AGE,       [ROW_GENDER] = VOCAB_GENDER,
		[ROW_STATUS] = VOCAB_STATUS, [ROW_CHANNEL] = VOCAB_CHANNEL,
		[ROW_DEVICE] = VOCAB_DEVICE, [ROW_DURATION] = VOCAB_DURATION_BAND,
	};

	if (c == ROW_GEO || c == ROW_THEME)
		add_grouped(b, c, value);
	else if (c == ROW_DEVICE && value == ROW_DEVICE_SEVERAL)
		buf_add(b, _("Several devices"));
	else
		add_item(b, list[c], vocab_by_num(list[c], value));
}

/* A line a code: the area, or all answers that it stands for. Answer 0 is nc. */
static void
codes_of_level(struct buf *b, enum row_column c, int level)
{
	uint32_t told = 1;

	for (int value = 1; value < ROWS_VALUES; value++) {
		int node = row_node(c, level, value);
		struct buf words = BUF_INIT;
		char code[ROW_CODE_SIZE];
		const char *area;

		row_code(c, level, node, code);
		if ((told >> node & 1) != 0 || strcmp(code, ROW_UNKNOWN) == 0)
			continue;
		told |= UINT32_C(1) << node;
		area = c == ROW_GEO ? release_area_label(code) : NULL;
		for (int other = value; other < ROWS_VALUES && area == NULL; other++)
			if (row_node(c, level, other) == node)
				add_answer(&words, c, other);
		buf_addf(b, "%s = %s\n", code, area != NULL ? area : buf_text(&words));
		buf_clear(&words);
	}
}

static void
codes_together(struct buf *b, uint32_t groups)
{
	struct buf words = BUF_INIT;
	char code[ROW_CODE_SIZE];

	if (groups == 0)
		return;
	row_themes_code(groups, code);
	for (int g = 1; g <= ROW_THEME_GROUPS; g++)
		if ((groups >> g & 1) != 0)
			add_answer(&words, ROW_THEME, g);
	buf_addf(b, "%s = %s\n", code, buf_text(&words));
	buf_clear(&words);
}

/* At the last level of a column that is made coarser there is the star alone. */
static void
what_codes_say(struct buf *b, const struct rows_making *m)
{
	paragraph(b, _("These are the codes, column by column, and what each stands for."));
	for (int c = ROW_GEO; c < ROW_COLUMNS; c++) {
		int levels = row_levels((enum row_column)c, 1);

		buf_addf(b, "%s\n", row_column_name[c]);
		for (int level = 0; level == 0 || level < levels - 1; level++)
			codes_of_level(b, (enum row_column)c, level);
		if (c == ROW_THEME)
			codes_together(b, m->together);
		buf_add(b, "\n");
	}
}

static void
what_is_left_out(struct buf *b, const struct rows_making *m)
{
	if (m->workshop_told)
		paragraph_made(b, mem_printf(_("Attendances at workshops: %lld."),
					     (long long)m->workshop));
	paragraph(b, _("Of one person there are four rows at most, those of the last visits. Of "
		       "somebody who was erased there is one."));
	/* It gives the attendances; and where these are told, anybody can subtract. */
	if (m->visits_told)
		paragraph_made(b, mem_printf(_("Rows left out for that reason: %lld."),
					     (long long)m->dropped));
	else
		paragraph(b, _("How many rows were left out for that reason is not told, for the "
			       "statistics of the period do not tell how many visits there "
			       "were."));
}

static void
what_protects(struct buf *b, const struct rows_making *m)
{
	paragraph_made(
		b,
		mem_printf(_("Rows that say the same in the first five columns are of %lld "
			     "people or more (somebody without a name counts at each visit), "
			     "with %d main themes or more, and none of these is the theme of "
			     "more than %d %% of them. No row was hidden for that. The rows were "
			     "then attacked together with the statistics of the same period, as "
			     "an outsider would, and nothing was found."),
			   (long long)m->search.k, ROWS_THEMES_MIN, ROWS_THEME_PERCENT));
	paragraph(b, _("This reduces the risk that a person is recognised; the analysis of what is "
		       "left of it remains to be made by the controller of the data. Somebody who "
		       "comes every month with rare answers stays the most exposed."));
	paragraph(b, _("These rows are frozen: sessions added, changed or deleted after they were "
		       "made do not change them, and the same period is always given with the same "
		       "rows."));
	if (strcmp(m->profile, RELEASE_PROFILE_COORDINATION) == 0)
		paragraph(b, _("Profile: coordination. These rows are for the named coordinators "
			       "who receive them, not for publication. Whoever receives them "
			       "undertakes not to pass them on, not to try to recognise anybody, "
			       "not to combine them with other files for that purpose, and to tell "
			       "the desk at once if somebody can be recognised."));
	else
		paragraph(b, _("Profile: diffusion. Whoever uses these rows undertakes not to try "
			       "to recognise anybody, and to tell the desk at once if somebody can "
			       "be recognised."));
}

static char *
in_language_of_use(const struct rows_making *m, const struct release *r)
{
	struct buf b = BUF_INIT;

	what_rows_are(&b, m, r);
	what_codes_say(&b, m);
	what_is_left_out(&b, m);
	what_protects(&b, m);
	return buf_take(&b);
}

char *
rows_notice(const struct rows_making *m, const struct release *r)
{
	enum language chosen = i18n_language();
	char *own = in_language_of_use(m, r);
	char *french, *both;

	i18n_switch(LANGUAGE_FR);
	french = in_language_of_use(m, r);
	i18n_switch(chosen);
	if (strcmp(own, french) == 0) {
		free(french);
		return own;
	}
	both = mem_concat(own, french, "");
	free(own);
	free(french);
	return both;
}
