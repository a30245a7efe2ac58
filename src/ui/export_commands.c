/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of the screen of the export, those used most first. */
#include "config.h"

#include "ui/export_commands.h"

#include "base/i18n.h"
#include "ui/key.h"

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
const struct command export_commands[] = {
	{ OP_EXPORT,
	  "export-make",
	  { K_ENTER },
	  N_("Export"),
	  N_("Make the files; accept what was typed") },
	{ OP_RECIPIENT,
	  "export-recipient",
	  { 'd' },
	  /* TRANSLATORS: footer, at most 12 columns: say who receives the files */
	  N_("Receiver"),
	  N_("Say who receives the files") },
	{ OP_PERIOD,
	  "export-period",
	  { 'p' },
	  /* TRANSLATORS: footer, at most 12 columns: a month, a quarter or a year */
	  N_("Period"),
	  N_("Choose whether a month, a quarter or a year is exported") },
	{ OP_FOLDER,
	  "export-folder",
	  { 'v' },
	  N_("Folder"),
	  N_("Say into which folder the files go, a USB key for example") },
	{ OP_LIST,
	  "export-list",
	  { 'l' },
	  /* TRANSLATORS: footer, at most 12 columns: of all that was handed over */
	  N_("List"),
	  N_("See all that was handed over: write it again, or withdraw it") },
	{ OP_PROFILE,
	  "export-profile",
	  { 'c' },
	  /* TRANSLATORS: footer, at most 12 columns: named coordinators, or everybody */
	  N_("Profile"),
	  N_("Choose whether it is for named coordinators or for everybody") },
	{ OP_FORMATS,
	  "export-formats",
	  { 'f' },
	  /* TRANSLATORS: footer, at most 12 columns: choose which files are made */
	  N_("Formats"),
	  N_("Choose whether a workbook and a page to print are made, too") },
	{ OP_COOP,
	  "export-coop",
	  { 'o' },
	  N_("To report"),
	  N_("Type the month’s sessions into the national tool too, one after the other") },
	{ OP_BEFORE, "export-before", { K_LEFT }, N_("Before"), N_("Choose the period before") },
	{ OP_AFTER, "export-after", { K_RIGHT }, N_("After"), N_("Choose the period after") },
	{ OP_LATEST, "export-latest", { K_HOME }, NULL, N_("Come back to the last that is over") },
	{ OP_COMPLETE,
	  "export-complete",
	  { K_TAB },
	  NULL,
	  N_("Go on with the folder being typed") },
	{ 0, NULL, { 0 }, NULL, NULL },
};
