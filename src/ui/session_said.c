/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences about a session that was just saved. */
#include "config.h"

#include "ui/session_said.h"

#include <stdlib.h>

#include "app/words.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "ui/ui.h"

/* « no. 12 », or « no. 12, Sat 5 Dec » when that is not today. Yours. */
static char *
which(const struct screen *s, const struct session *saved)
{
	char *number = words_number(saved->n);
	char *day = words_date_short(saved->date);
	char *text = saved->date == clock_today(desk_clock(s->desk))
			     /* TRANSLATORS: the number of a session */
			     ? mem_printf(_("no. %s"), number)
			     /* TRANSLATORS: the number of a session, then its day */
			     : mem_printf(_("no. %s, on %s"), number, day);

	free(number);
	free(day);
	return text;
}

void
session_said_saved(struct screen *s, const struct session *saved)
{
	char *time = words_time(clock_minute(desk_clock(s->desk)));
	char *text = which(s, saved);

	/* TRANSLATORS: a time, then “no. 12” or “no. 12, on Sat 5 Dec” */
	ui_sayf(s->ui, _("Saved at %s: %s"), time, text);
	free(time);
	free(text);
}

void
session_said_one_more(struct screen *s, const struct session *saved, bool clocked)
{
	char *time = words_time(clock_minute(desk_clock(s->desk)));
	char *text = which(s, saved);
	char *duration = words_duration(saved->minutes);

	if (clocked)
		/* TRANSLATORS: a time, “no. 12” or “no. 12, on Sat 5 Dec”, how long it took: since
		 * the one before; at most 80 columns with them */
		ui_sayf(s->ui, _("Saved %s · %s · %s by the clock — e changes it, u undoes it"),
			time, text, duration);
	else
		/* TRANSLATORS: the same; it took as long as sessions here usually do */
		ui_sayf(s->ui, _("Saved %s · %s · %s as usual — e changes it, u undoes it"), time,
			text, duration);
	free(time);
	free(text);
	free(duration);
}
