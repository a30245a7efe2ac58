/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of a release, in labelled lines. */
#include "config.h"

#include "ui/release_card.h"

#include <stdlib.h>

#include "app/words.h"
#include "base/date.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "report/release_tables.h"
#include "ui/release_show.h"

char *
release_card_day(const char *stamp, bool digits)
{
	char *iso = mem_strndup(stamp, DATE_ISO_SIZE - 1);
	int day;
	char *text = date_parse(iso, &day) != 0 ? mem_strdup(stamp)
		     : digits                   ? words_date_digits(day)
						: words_date(day);

	free(iso);
	return text;
}

static void
add_owned(struct card *c, const char *label, char *text, enum style style)
{
	card_add(c, label, text, style);
	free(text);
}

/* The day, and by whom where that is known. */
static char *
day_by(const char *stamp, const char *by)
{
	char *day = release_card_day(stamp, false);
	/* TRANSLATORS: %1$s is a date, %2$s the name of a mediator */
	char *text = by != NULL ? mem_printf(_("%1$s, by %2$s"), day, by) : mem_strdup(day);

	free(day);
	return text;
}

void
release_card_add(struct card *c, const struct release *r, const char *path)
{
	/* TRANSLATORS: labels of what is known of a release, at most 18 columns each */
	card_add(c, _("Recipient"), r->recipient != NULL ? r->recipient : _("not said"),
		 STYLE_PLAIN);
	add_owned(c, _("Made"), day_by(r->made, r->by), STYLE_PLAIN);
	add_owned(c, _("Folder"),
		  /* TRANSLATORS: %s is the path of a folder */
		  mem_printf(file_exists(path) ? _("%s: it is there") : _("%s: it is not there"),
			     path),
		  STYLE_PLAIN);
	if (r->withdrawn == NULL)
		return;
	add_owned(c, _("Withdrawn"), day_by(r->withdrawn, r->withdrawn_by), STYLE_STRONG);
	card_add(c, _("Reason"), r->reason, STYLE_PLAIN);
}

void
release_card_add_handed(struct card *c, const struct handed_list *handed)
{
	for (size_t i = 0; i < handed->count; i++) {
		const struct handed *h = &handed->item[i];
		char *day = day_by(h->at, h->by);
		char *dir = path_dir(h->folder);
		const char *to = h->recipient != NULL ? h->recipient : _("not said");

		add_owned(
			c, i == 0 ? _("Handed over") : "",
			/* TRANSLATORS: a date and a name, who received it, the path of a folder */
			mem_printf(_("%1$s, to: %2$s, in %3$s"), day, to, dir), STYLE_PLAIN);
		free(day);
		free(dir);
	}
}

static char *
files_of(const struct release *r)
{
	struct strlist name = { .item = NULL };
	char *text;

	for (size_t i = 0; i < r->file_count; i++)
		strlist_add(&name, r->file[i].name);
	text = strlist_join(&name, ", ");
	strlist_clear(&name);
	return text;
}

static void
add_line(struct card *c, const struct release_line *l)
{
	enum { FIGURE_WIDTH = 9 };
	char *figure = l->secret ? mem_strdup(_("secret")) : words_number(l->value);
	struct buf text = BUF_INIT;

	for (int width = utf8_width(figure); width < FIGURE_WIDTH; width++)
		buf_addc(&text, ' ');
	buf_addf(&text, "%s  %s", figure, l->label);
	if (l->percent >= 0) {
		buf_add(&text, "  ");
		buf_addf(&text, _("%d %%"), l->percent);
	}
	card_add(c, NULL, buf_text(&text), l->total ? STYLE_STRONG : STYLE_PLAIN);
	buf_clear(&text);
	free(figure);
}

void
release_card_add_figures(struct card *c, const struct release *r)
{
	struct release_tables tables;

	add_owned(c, _("Content"), release_show_counts(r), STYLE_PLAIN);
	add_owned(c, _("Files"), files_of(r), STYLE_PLAIN);
	card_add(c, _("Seal"), r->seal, STYLE_DIM);
	release_tables_make(r, &tables);
	for (size_t i = 0; i < tables.count; i++) {
		const struct release_table *t = &tables.table[i];

		card_title(c, t->title);
		for (size_t k = 0; k < t->count; k++)
			add_line(c, &t->line[k]);
	}
	release_tables_clear(&tables);
}
