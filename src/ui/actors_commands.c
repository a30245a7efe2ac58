/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of the list of actors, in the order of its footer and help. */
#include "config.h"

#include "base/i18n.h"
#include "ui/actors_private.h"
#include "ui/key.h"

/* TRANSLATORS: footer labels, at most 12 columns each; then what the help says */
const struct command actors_commands[] = {
	{ OP_OPEN,
	  "actors-open",
	  { K_ENTER },
	  N_("Choose"),
	  N_("Open the marked card; choose it when a session asks for someone") },
	{ OP_SWITCH,
	  "actors-switch",
	  { K_TAB, K_BACK_TAB },
	  N_("List"),
	  N_("Go from the search line to the list, and back") },
	{ OP_REFER,
	  "actors-refer",
	  { 'o', CTRL('o') },
	  N_("Send there"),
	  N_("Send the person of the session there; begins a session if none is open") },
	{ OP_CARD,
	  "actors-card",
	  { 'v', K_F4 },
	  N_("Card"),
	  N_("See everything known about the marked entry") },
	{ OP_SEARCH, "actors-search", { '/' }, N_("Search"), N_("Go to the search line") },
	{ OP_FILTER,
	  "actors-filters",
	  { 'f' },
	  N_("Filters"),
	  N_("Filter by opening hours, services, cost, commune and all other lists") },
	{ OP_ORDER,
	  "actors-order",
	  { 't' },
	  /* TRANSLATORS: footer label, at most 12 columns: change the order of the list */
	  N_("Sort"),
	  N_("Another order: best match, nearest, by name, last updated, open first") },
	{ OP_CLEAR, "actors-filters-off", { 'z' }, N_("All off"), N_("Take all filters off") },
	{ OP_SLIP, "actors-slip", { 'p' }, N_("Print"), N_("Print a slip to be taken along") },
	{ OP_IMPORT, "actors-import", { 'i' }, N_("Import"), N_("Import places from a file") },
	{ OP_TWINS,
	  "actors-twins",
	  { 'm' },
	  N_("Duplicates"),
	  N_("See the entries that may be the same place, and make one of two") },
	{ OP_EDIT,
	  "actors-edit",
	  { 'e' },
	  N_("Edit"),
	  N_("Change what the directory says of the marked entry") },
	{ OP_ADD, "actors-add", { 'a' }, N_("Add"), N_("Add a place by hand") },
	{ OP_NETWORK,
	  "actors-network",
	  { 'r' },
	  N_("Network"),
	  N_("See who is of the hub, and what there is in each commune") },
	{ 0, NULL, { 0 }, NULL, NULL },
};
