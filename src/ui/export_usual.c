/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is due first, or else last month or quarter, in one key: nothing is asked where nothing is
 * missing. */
#include "config.h"

#include "ui/export_usual.h"

#include <stdlib.h>

#include "app/releases.h"
#include "app/sentence.h"
#include "base/i18n.h"
#include "ui/export_month.h"
#include "ui/release_show.h"
#include "ui/ui.h"

static void
ask_for(struct screen *s, enum export_field field, const char *problem)
{
	ui_push(s, &screen_export, &(struct export_arg){ .field = field, .problem = problem });
}

/* Whether the folder, who receives it, or what can never be published then, is to be asked for or
 * about: then it is. */
static bool
is_missing(struct screen *s, const struct export_month *m)
{
	const char *no_folder = export_month_no_folder(m);
	char *closes = export_month_shorter(m);
	bool missing = true;

	if (m->recipient == NULL)
		ask_for(s, EXPORT_RECIPIENT, export_month_nobody());
	else if (no_folder != NULL)
		ask_for(s, EXPORT_FOLDER, no_folder);
	else if (closes != NULL)
		ask_for(s, EXPORT_SHORTER, NULL);
	else
		missing = false;
	free(closes);
	return missing;
}

static void
say_made(struct screen *s, const struct export_month *m)
{
	char *period = release_show_period(&m->result);

	if (m->frozen_before)
		/* TRANSLATORS: a month, a recipient, the path of a folder */
		ui_sayf(s->ui, _("%1$s: the same files as before, for %2$s, in %3$s."), period,
			m->recipient, m->folder);
	else
		/* TRANSLATORS: a month, a number of files, a recipient, the path of a folder */
		ui_sayf(s->ui,
			ngettext("%1$s: %2$zu file for %3$s, in %4$s.",
				 "%1$s: %2$zu files for %3$s, in %4$s.", m->result.file_count),
			period, m->result.file_count, m->recipient, m->folder);
	free(period);
}

/* What the month itself is the reason of is said where one is; what the folder is, at its field. */
static void
say_failed(struct screen *s, const struct export_month *m, struct err *err)
{
	char *sentence;

	switch (err->code) {
	case ERR_NOTHING:
	case ERR_USAGE:
		err_clear(err);
		if (m->nothing != NULL)
			ui_warn(s->ui, m->nothing);
		break;
	case ERR_EXISTS:
		err_clear(err);
		ask_for(s, EXPORT_FOLDER,
			_("That folder holds other files of this period already: choose another "
			  "folder."));
		break;
	case ERR_IO:
	case ERR_FULL:
	case ERR_READONLY:
	case ERR_DENIED:
	case ERR_NO_INPUT:
	case ERR_NO_FOLDER:
		sentence = sentence_for_err(err);
		err_clear(err);
		ask_for(s, EXPORT_FOLDER, sentence);
		free(sentence);
		break;
	default:
		break;
	}
}

/* The period that is usual, for whom it is and into which folder. */
static int
load(struct screen *s, struct export_month *m, struct release_period *p, struct err *err)
{
	if (export_month_load(m, s->desk, err) != 0 ||
	    releases_usual(s->desk, m->months, p, err) != 0)
		return -1;
	m->first = p->first;
	return 0;
}

void
export_usual(struct screen *s, struct err *err)
{
	struct export_month m;
	struct release_period p;
	char period[RELEASE_PERIOD_SIZE];

	export_month_init(&m, clock_today(desk_clock(s->desk)));
	if (load(s, &m, &p, err) == 0 && !is_missing(s, &m)) {
		m.formats = m.usual_formats;
		ui_wait(s->ui, _("Making the files…"));
		if (export_month_make(&m, s->desk, err) == 0) {
			err_clear(err); /* that it was not made before */
			say_made(s, &m);
		} else {
			ui_say(s->ui, NULL);
			release_period_write(&p, period);
			releases_refused(s->desk, period, err);
			say_failed(s, &m, err);
		}
	}
	export_month_clear(&m);
}
