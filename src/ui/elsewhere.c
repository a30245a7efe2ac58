/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ways from home to the commands of the other screens, and other words for commands. */
#include "config.h"

#include "ui/elsewhere.h"

#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "ui/home_commands.h"

/* Screens that ask, or that stand in the middle of something, are not among them. */
const struct way ways[] = {
	{ &screen_kind, OP_OTHER, false },          { &screen_actors, OP_ACTORS, true },
	{ &screen_journal, OP_JOURNAL, false },     { &screen_stats, OP_STATS, false },
	{ &screen_export, OP_EXPORT, false },       { &screen_persons, OP_PERSONS, true },
	{ &screen_person, OP_PERSONS, false },      { &screen_passphrase, OP_PERSONS, true },
	{ &screen_referrals, OP_REFERRALS, false }, { &screen_tags, OP_TAGS, false },
	{ &screen_templates, OP_TEMPLATES, true },  { &screen_settings, OP_SETTINGS, false },
	{ &screen_purge, OP_RETENTION, false },     { NULL, 0, false },
};

const char *const elsewhere_at_once[] = {
	"animation",
	"event",
	"partnership",
	"journal-search",
	"journal-filters",
	"journal-bin",
	"journal-sort",
	"journal-turn",
	"stats-period",
	"stats-before",
	"stats-after",
	"stats-page",
	"stats-page-back",
	"stats-this",
	"export-before",
	"export-after",
	"export-latest",
	"export-recipient",
	"export-folder",
	"export-list",
	"persons-new",
	"persons-notice",
	"persons-passphrase",
	"persons-code",
	"passphrase-other",
	"referrals-search",
	"referrals-all",
	"tags-add",
	"settings-add",
	"settings-pin",
	"settings-backups",
	"settings-access",
	"actors-network",
	"settings-retention",
	"purge-delay",
	"processing-record",
	"breach",
	"requests",
	NULL,
};

/* Help and home say the same, or there is nothing yet to do it to. */
const char *const elsewhere_left_out[] = {
	"choose",
	"actors-switch",
	"actors-search",
	"actors-import",
	"export-make",
	"export-complete",
	"journal-restore",
	"persons-switch",
	"persons-search",
	"template-switch",
	"passphrase-accept",
	"passphrase-show",
	"settings-who",
	"settings-complete",
	"passphrase-print",
	"purge-accept",
	NULL,
};

/* TRANSLATORS: each line below is a list of words, never shown, by which people may look for an
 * action whose name does not have them: write those of your language, in any number and order;
 * plurals find the singular too */
const struct other_words elsewhere_other_words[] = {
	{ "session-new", N_("visits attendances reception") },
	{ "workshop-new", N_("groups classes training") },
	{ "undo", N_("mistakes cancel") },
	{ "actors", N_("directory addresses telephones opening hours partners") },
	{ "actors-network", N_("hub coverage map deserts committed members") },
	{ "stats", N_("reports counts totals") },
	{ "export-list", N_("publications history withdrawal seals") },
	{ "export-usual", N_("send monthly report again same") },
	{ "export", N_("send monthly report coordination USB") },
	{ "import", N_("CSV Excel spreadsheets") },
	{ "persons", N_("beneficiaries regulars names") },
	{ "settings", N_("options preferences configuration DPO minors folder recipient locking") },
	{ "referrals", N_("follow-up reminders orientations") },
	{ "coop", N_("national tool Coop double entry CRA") },
	{ "turned-away", N_("refused unmet waiting queue") },
	{ "tags", N_("labels keywords") },
	{ "tags-add", N_("labels keywords") },
	{ "timer", N_("stopwatch clock") },
	{ "templates", N_("models presets") },
	{ "who", N_("users login mediator") },
	{ "language", N_("French English Creole") },
	{ "hide", N_("discreet privacy") },
	{ "lock", N_("passphrase absent break") },
	{ "quit", N_("exit close stop") },
	{ "help", N_("keys shortcuts keyboard") },
	{ "journal-bin", N_("trash restore recover") },
	{ "persons-passphrase", N_("password") },
	{ "persons-code", N_("recovery lost forgotten") },
	{ "passphrase-other", N_("recovery lost forgotten") },
	{ "person-access", N_("GDPR rights data copy") },
	{ "person-erase", N_("GDPR rights forget delete") },
	{ "person-freeze", N_("GDPR rights limitation restriction lift") },
	{ "person-merge", N_("duplicates merge twice") },
	{ "settings-pin", N_("password secret") },
	{ "settings-retention", N_("retention old delete purge months kept") },
	{ "purge-now", N_("retention old delete") },
	{ "processing-record", N_("GDPR CNIL register") },
	{ "breach", N_("GDPR CNIL stolen theft lost leak") },
	{ "requests", N_("GDPR rights register deadline") },
	{ NULL, NULL },
};

bool
elsewhere_has(const char *const *ids, const char *id)
{
	while (*ids != NULL && strcmp(*ids, id) != 0)
		ids++;
	return *ids != NULL;
}

char *
elsewhere_where(const struct way *w, const char *key)
{
	if (w->ops == &screen_purge)
		/* TRANSLATORS: where it is shown what would be erased; %s is a key */
		return mem_printf(_("Look at what would go, then press %s."), key);
	return mem_printf(w->ops == &screen_person
				  /* TRANSLATORS: %s is a key */
				  ? _("Open the person’s page first, then press %s.")
				  /* TRANSLATORS: in a list; %s is a key */
				  : _("Choose the row first, then press %s."),
			  key);
}

const char *
elsewhere_words(const char *id)
{
	const struct other_words *w = elsewhere_other_words;

	while (w->id != NULL && strcmp(w->id, id) != 0)
		w++;
	return w->id == NULL ? "" : w->words;
}
