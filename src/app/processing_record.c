/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/processing_record.h"

#include <stdlib.h>

#include "app/notice_text.h"
#include "app/persons.h"
#include "app/purge.h"
#include "app/recipients.h"
#include "app/second_copy.h"
#include "app/words.h"
#include "base/date.h"
#include "base/i18n.h"
#include "base/mem.h"

static void
paragraph(struct buf *out, const char *text)
{
	notice_text_paragraph(out, text, PROCESSING_RECORD_COLUMNS);
}

static void
filled(struct buf *out, char *text)
{
	notice_text_filled(out, text, PROCESSING_RECORD_COLUMNS);
}

static int
head(struct buf *out, struct desk *d, struct err *err)
{
	char *today = words_date_full(clock_today(desk_clock(d)));
	char *dpo = NULL;
	int rc = desk_setting_get(d, "dpo-contact", &dpo, err);

	/* TRANSLATORS: title of a sheet that the law asks for (« registre des traitements ») */
	notice_text_wrap(out, _("RECORD OF PROCESSING (GDPR, article 30): help with digital tasks"),
			 PROCESSING_RECORD_COLUMNS);
	/* TRANSLATORS: the name of the desk, then a day */
	filled(out, mem_printf(_("Desk: %1$s. Written on %2$s."), desk_name(d), today));
	/* TRANSLATORS: the organisation that answers for the data; a line to write on */
	filled(out, mem_printf(_("Controller: %s"), NOTICE_BLANK));
	filled(out, mem_printf(_("Data protection officer: %s"), dpo != NULL ? dpo : NOTICE_BLANK));
	paragraph(out, _("Purposes: to help people and go on where their last visit stopped, to "
			 "direct them to whoever can take the next step, to count the work of the "
			 "desk for those who fund it."));
	paragraph(out, _("Legal basis: public-interest task, or legitimate interest of the "
			 "controller (strike out what does not apply)."));
	free(dpo);
	free(today);
	return rc;
}

static int
whom_and_what(struct buf *out, struct desk *d, struct err *err)
{
	enum seal_state state;

	if (persons_state(d, &state, err) != 0)
		return -1;
	paragraph(out, _("Of everybody who comes: age band, gender, status, commune of residence, "
			 "what the visit was about, its day, place and duration. No name."));
	if (state == SEAL_UNSET)
		paragraph(out, _("By name: nobody, as no passphrase was chosen."));
	else
		paragraph(out,
			  _("Of those who were informed and agreed, besides: names, year of "
			    "birth, phone, e-mail, address, commune, notes; of whoever signed a "
			    "mandate, what it is for and its days."));
	paragraph(out, desk_minors_decided(d)
			       ? _("Under 15: by name where it was agreed, by a written decision "
				   "of the controller, to be kept with this sheet.")
			       : _("Under 15: nobody is known by name."));
	return 0;
}

static int
who_receives(struct buf *out, struct desk *d, struct err *err)
{
	struct strlist names = { .item = NULL };
	char *list;

	if (recipients_names(d, &names, err) != 0)
		return -1;
	list = strlist_join(&names, ", ");
	paragraph(out, _("Recipients of names and notes: the mediators of the desk, and nobody "
			 "else. Transfers outside the European Union: none."));
	/* TRANSLATORS: a list of names, or a line to write on */
	filled(out, mem_printf(_("Figures in which nobody can be found go to: %s"),
			       names.count > 0 ? list : NOTICE_BLANK));
	free(list);
	strlist_clear(&names);
	return 0;
}

static void
how_long_and_safe(struct buf *out, struct desk *d)
{
	int months = desk_retention_months(d), minutes = desk_lock_minutes(d);

	filled(out, mem_printf(ngettext("Erased by itself: names and notes %d month after the last "
					"visit, what is in the bin after 30 days, details of "
					"sessions after 36 months, the log of access after 12.",
					"Erased by itself: names and notes %d months after the "
					"last visit, what is in the bin after 30 days, details of "
					"sessions after 36 months, the log of access after 12.",
					(unsigned long)months),
			       months));
	paragraph(out, _("Where the desk is new, or had no visit for two months, nothing is "
			 "erased by itself until 30 days after the first visit that follows."));
	filled(out,
	       mem_printf(ngettext("Security: names and notes are encrypted under a passphrase "
				   "and lock after %d minute without a key. Who looked at "
				   "them, changed or erased them, is logged.",
				   "Security: names and notes are encrypted under a passphrase "
				   "and lock after %d minutes without a key. Who looked at "
				   "them, changed or erased them, is logged.",
				   (unsigned long)minutes),
			  minutes));
	paragraph(out, second_copy_state(d) == SECOND_COPY_UNSET
			       ? _("Backups: each day, read through, on the same PC, for 35 days; "
				   "names stay encrypted in them.")
			       : _("Backups: each day, read through, on the PC and on a second "
				   "medium, for 35 days; names stay encrypted in them."));
	paragraph(out, _("Before the first name, and each year, answer and keep with this sheet: "
			 "Is the disk of the PC encrypted? Who knows the passphrase, and where is "
			 "the recovery code? Are many of those who come in a weak position? Do "
			 "notes speak of health, of debts or of justice? Does that ask for an "
			 "impact assessment (GDPR, article 35)?"));
	/* TRANSLATORS: a line to sign on */
	filled(out, mem_printf(_("Day and signature: %s"), NOTICE_BLANK));
}

char *
processing_record_text(struct desk *d, struct err *err)
{
	struct buf out = BUF_INIT;

	if (head(&out, d, err) == 0 && whom_and_what(&out, d, err) == 0 &&
	    who_receives(&out, d, err) == 0) {
		how_long_and_safe(&out, d);
		return buf_take(&out);
	}
	buf_clear(&out);
	return NULL;
}
