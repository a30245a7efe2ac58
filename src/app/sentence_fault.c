/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the check found wrong in the desk's file, as a sentence. */
#include "config.h"

#include <string.h>

#include "app/sentence.h"
#include "app/sentence_private.h"
#include "base/i18n.h"

static const struct {
	const char *check;
	const char *msg;
} fault_sentences[] = {
	/* TRANSLATORS: faults found in the desk's file follow; %s is a short English fact for those
	 * who mend it. */
	{ "integrity", N_("The file is damaged (%s): put a backup in its place.") },
	{ "schema",
	  N_("There is something in the file that Lakou did not put there (%s): ask for help.") },
	{ "lacking", N_("The file lacks something (%s): put a backup in its place.") },
	{ "foreign-key", N_("A row leads nowhere (%s): put a backup in its place.") },
	{ "code", N_("The file’s list of codes differs from this program’s (%s): update Lakou.") },
	{ "kind", N_("A session is of no kind (%s): put a backup in its place.") },
	{ "value", N_("A value is in no list (%s): open that session and choose again.") },
	{ "date", N_("A date cannot be right (%s): open that session and correct it.") },
	{ "participants", N_("The participants do not add up (%s): correct that session.") },
	{ "attendance",
	  N_("The people noted do not match the participants (%s): correct that session.") },
	{ "breakdown", N_("A breakdown exceeds the participants (%s): correct that session.") },
	{ "day-total", N_("The totals of a day are wrong (%s): ask for help.") },
	{ "access-log", N_("The log of who saw what was tampered with (row %s): ask for help.") },
	{ "cut",
	  N_("What is counted for a person who was erased cannot be right (%s): ask for help.") },
	{ "needed",
	  N_("A session lacks what its kind needs (%s): open that session and fill it in.") },
	{ "again", N_("A session contradicts itself (%s): open that session and save it again.") },
	{ "merged", N_("A tag was merged into one that is no tag any more (%s): ask for help.") },
	{ "revision", N_("A counter of changes cannot be right (%s): ask for help.") },
	{ "box", N_("What is sealed of a person or in a note is damaged (%s): put a backup in its "
		    "place.") },
	{ "erased",
	  N_("Something is left of a person who was erased, or is lost (%s): ask for help.") },
	{ "undo", N_("An action can no longer be undone (%s): ask for help.") },
	{ "passphrase", N_("The file has lost the passphrase (%s): open the names by the recovery "
			   "code, then choose a new one.") },
	{ "recovery-code",
	  N_("The file has lost the recovery code (%s): open the names, then make a new one.") },
	{ "no-key", N_("Nothing opens the names any more (%s): put a backup in its place.") },
	{ "publication",
	  N_("A published file is no longer what was published (%s): ask for help.") },
	{ "withdrawal", N_("A withdrawal does not say when or why (%s): ask for help.") },
	{ "frozen", N_("A person is frozen who cannot be (%s): ask for help.") },
	{ "request", N_("A request has a day that cannot be right (%s): delete it there, and add "
			"it again.") },
	{ "seal", N_("The manifest of a published month lost its seal (%s): ask for help.") },
	{ "chain", N_("A published period does not follow the one before it (%s): ask for help.") },
	{ "figures",
	  N_("The stored figures of a published month are not those of its file (%s): ask "
	     "for help.") },
};

char *
sentence_for_fault(const char *check, const char *detail)
{
	for (size_t i = 0; i < sizeof(fault_sentences) / sizeof(fault_sentences[0]); i++)
		if (strcmp(fault_sentences[i].check, check) == 0)
			return sentence_fill(_(fault_sentences[i].msg), detail);
	return sentence_fill(_("Something is wrong in the file (%s): ask for help."), detail);
}
