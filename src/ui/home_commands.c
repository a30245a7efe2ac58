/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of the home screen: those used most come first, for the footer takes what fits. */
#include "config.h"

#include "ui/home_commands.h"

#include "base/i18n.h"
#include "ui/key.h"

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
const struct command home_commands[] = {
	{ OP_NEW, "session-new", { 'n', K_INSERT }, N_("New"), N_("Log a new session") },
	{ OP_REPEAT,
	  "session-repeat",
	  { 'r' },
	  N_("Repeat"),
	  N_("Log a session like the last one, or an activity like the marked one, dated "
	     "today") },
	{ OP_UNDO, "undo", { 'u', CTRL('z') }, N_("Undo"), N_("Undo the last action") },
	{ OP_OPEN,
	  "session-edit",
	  { 'e', K_ENTER },
	  N_("Edit"),
	  N_("Open the marked session and change it") },
	{ OP_ACTORS,
	  "actors",
	  { 'a', '/' },
	  N_("Actors"),
	  N_("Find the place or the partner who can take the next step") },
	{ OP_WORKSHOP, "workshop-new", { 'c' }, N_("Workshop"), N_("Log a new workshop") },
	{ OP_STATS, "stats", { 's' }, N_("Statistics"), N_("See the figures of the month") },
	{ OP_DELETE,
	  "session-delete",
	  { 'd', K_DELETE },
	  N_("Delete"),
	  N_("Put the marked session into the bin; undo brings it back") },
	{ OP_EXPORT,
	  "export",
	  { 'x' },
	  N_("Export"),
	  N_("Hand over the anonymised figures of a month") },
	{ OP_OTHER,
	  "activity-new",
	  { 'k' },
	  /* TRANSLATORS: footer, at most 12 columns: log an activity of another kind */
	  N_("Activity"),
	  N_("Log another activity: support of a network, an event, a partnership") },
	{ OP_JOURNAL,
	  "journal",
	  { 'j' },
	  N_("Journal"),
	  N_("See all sessions: filter them, sort them, act on several at once") },
	{ OP_REDO, "redo", { CTRL('y') }, NULL, N_("Do again what was undone") },
	{ OP_RESUME,
	  "draft",
	  { 'b' },
	  NULL,
	  N_("Go on with the session that was left as a draft") },
	{ OP_BEFORE, "day-before", { K_LEFT }, NULL, N_("Show the day before") },
	{ OP_AFTER, "day-after", { K_RIGHT }, NULL, N_("Show the day after") },
	{ OP_TODAY, "today", { 't' }, NULL, N_("Show today") },
	{ OP_IMPORT, "import", { 'i' }, NULL, N_("Import places from a file") },
	{ OP_SETTINGS,
	  "settings",
	  { 'g', 'w' },
	  NULL,
	  N_("Change the settings, the place or who is at work") },
	{ OP_TAGS,
	  "tags",
	  { 'y' },
	  NULL,
	  N_("See the tags of the desk, rename, merge or retire them") },
	{ 0, NULL, { 0 }, NULL, NULL },
};
