/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/purge_rest.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "ui/draw.h"

/* What stays, in as many words as there is room for. A pause tells when what is due goes. */
static const char *
what_stays(bool pause, int step)
{
	switch (step) {
	case 0:
		return pause ? _("Figures of months, quarters and years stay, but for the day of "
				 "the week, the hour and the place of referral of what is 36 "
				 "months old; what was published stays. What is erased never "
				 "comes back.")
			     : _("Figures of months, quarters and years stay, but for the day of "
				 "the week, the hour and the place of referral of what is 36 "
				 "months old; what was published stays. What is due goes by "
				 "itself, once a day, and never comes back.");
	case 1:
		/* TRANSLATORS: the same where there are two lines of 56 columns */
		return pause ? _("Figures of months, quarters and years stay. What is erased never "
				 "comes back.")
			     : _("Figures of months, quarters and years stay. What is due goes by "
				 "itself, once a day, and never comes back.");
	default:
		/* TRANSLATORS: the same in one line of 56 columns */
		return pause ? _("What is erased never comes back.")
			     : _("What is due goes by itself, once a day, for good.");
	}
}

/* No sentence by half. */
void
purge_rest_draw(const struct purge_plan *plan, const char *pause, int y, int end, int columns)
{
	char *frozen = purge_frozen_words(plan->frozen);
	int step = 0;

	if (pause != NULL)
		y += draw_wrapped(y, 2, columns - 4, end - y, STYLE_ACCENT, pause);
	if (frozen != NULL && y < end)
		y += draw_wrapped(y, 2, columns - 4, 1, STYLE_ACCENT, frozen);
	free(frozen);
	while (step < 2 &&
	       draw_wrapped_rows(columns - 4, what_stays(pause != NULL, step)) > end - y)
		step++;
	if (y < end)
		draw_wrapped(y, 2, columns - 4, end - y, STYLE_DIM,
			     what_stays(pause != NULL, step));
}
