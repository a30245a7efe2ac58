/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/purge_rest.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "ui/draw.h"

/* What stays and what goes, and no sentence by half. */
void
purge_rest_draw(const struct purge_plan *plan, int y, int end, int columns)
{
	char *frozen = purge_frozen_words(plan->frozen);
	const char *text = _("Figures of months, quarters and years stay, but for the day of the "
			     "week, the hour and the place of referral of what is 36 months old; "
			     "what was published stays. What is due goes by itself, once a day, "
			     "and never comes back.");

	if (frozen != NULL)
		y += draw_wrapped(y, 2, columns - 4, 1, STYLE_ACCENT, frozen);
	free(frozen);
	if (draw_wrapped_rows(columns - 4, text) > end - y)
		/* TRANSLATORS: the same where there are two lines of 56 columns */
		text = _("Figures of months, quarters and years stay. What is due goes by itself, "
			 "once a day, and never comes back.");
	if (draw_wrapped_rows(columns - 4, text) > end - y)
		/* TRANSLATORS: the same in one line of 56 columns */
		text = _("What is due goes by itself, once a day, for good.");
	draw_wrapped(y, 2, columns - 4, end - y, STYLE_DIM, text);
}
