/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of the screen of recipients, those used most first. */
#include "config.h"

#include "ui/recipients_commands.h"

#include "base/i18n.h"
#include "ui/key.h"

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
const struct command recipients_commands[] = {
	{ OP_USE,
	  "recipients-use",
	  { K_ENTER },
	  N_("Choose"),
	  N_("Let the usual export go to the marked recipient; accept what was typed") },
	{ OP_PERIOD,
	  "recipients-period",
	  { 'p' },
	  N_("Period"),
	  N_("Choose whether they get a month, a quarter or a year") },
	{ OP_PROFILE,
	  "recipients-profile",
	  { 'c' },
	  N_("Profile"),
	  N_("Choose whether it is for named coordinators or for everybody") },
	{ OP_FORMATS,
	  "recipients-formats",
	  { 'f' },
	  N_("Formats"),
	  N_("Choose whether a workbook and a page to print are made, too") },
	{ OP_SHEET,
	  "recipients-sheet",
	  { 't' },
	  /* TRANSLATORS: footer, at most 12 columns: how the figures are written */
	  N_("Spreadsheet"),
	  N_("Choose whether the figures open in a French spreadsheet, or are as programs like "
	     "them") },
	{ OP_FOLDER,
	  "recipients-folder",
	  { 'v' },
	  N_("Folder"),
	  N_("Say into which folder their files go, a USB key for example") },
	{ OP_ADD, "recipients-add", { 'n', K_INSERT }, N_("New"), N_("Add a recipient") },
	{ OP_RENAME,
	  "recipients-rename",
	  { 'e' },
	  N_("Rename"),
	  N_("Rename the marked recipient") },
	{ OP_FORGET,
	  "recipients-forget",
	  { 'd', K_DELETE },
	  /* TRANSLATORS: footer, at most 12 columns: forget a recipient */
	  N_("Forget"),
	  N_("Forget the marked recipient; what they received stays as it is") },
	{ OP_UNDO, "recipients-undo", { 'u', CTRL('z') }, N_("Undo"), N_("Undo the last action") },
	{ OP_REDO, "recipients-redo", { CTRL('y') }, NULL, N_("Do again what was undone") },
	{ OP_COMPLETE,
	  "recipients-complete",
	  { K_TAB },
	  NULL,
	  N_("Go on with the folder being typed") },
	{ 0, NULL, { 0 }, NULL, NULL },
};
