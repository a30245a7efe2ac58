/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/home_purge.h"

#include <stdlib.h>
#include <string.h>

#include "app/words.h"
#include "base/i18n.h"
#include "base/os.h"
#include "ui/ui.h"

#define SLICE_MS 10

/* True: something was. */
static bool
say(struct screen *s, const struct purge *run)
{
	int64_t missed[PURGE_RULES];
	int64_t soon = 0;
	char *gone;
	char *number;

	/* The end of the log of access goes nearly every day, and nobody would miss it. */
	memcpy(missed, run->gone, sizeof(missed));
	missed[PURGE_ACCESS] = 0;
	gone = purge_words(missed);
	if (gone != NULL) {
		/* TRANSLATORS: %s is a list: « 3 known persons, 2 drafts » */
		ui_sayf(s->ui, _("Too old to be kept, and erased: %s."), gone);
		free(gone);
		return true;
	}
	soon = purge_persons_soon(s->desk);
	if (soon == 0)
		return false;
	number = words_number(soon);
	/* TRANSLATORS: %s is a number of known persons who have not come for long */
	ui_sayf(s->ui,
		ngettext("%s known person will be erased within 30 days: see the settings.",
			 "%s known persons will be erased within 30 days: see the settings.",
			 (unsigned long)soon),
		number);
	free(number);
	return true;
}

bool
home_purge_work(struct screen *s, struct home_purge *p, struct err *err)
{
	int64_t until = os_elapsed_ms() + SLICE_MS;
	int today = clock_today(desk_clock(s->desk));
	int rc;

	if (p->day != today) {
		p->day = today;
		p->runs = purge_waits(s->desk);
		purge_begin(&p->run, s->desk, false);
	}
	if (!p->runs)
		return false;
	do
		rc = purge_work(&p->run, err);
	while (rc == 1 && os_elapsed_ms() < until && !ui_key_waits());
	if (rc == 1)
		return true;
	/* Another program writes: at the next pause. */
	if (rc < 0 && err->code == ERR_BUSY) {
		err_clear(err);
		return false;
	}
	p->runs = false;
	return rc == 0 && say(s, &p->run);
}
