/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The founding actors of the hub, put into the directory of every new desk. Generated from
 * data/actors.tsv; what is not known is "" or 0, never a guess. */
#ifndef APP_ACTOR_DATA_H
#define APP_ACTOR_DATA_H

#include <stddef.h>

struct actor_data {
	const char *key; /* stable, ASCII: the same actor in every desk */
	const char *name;
	int kind;              /* num of VOCAB_ACTOR_KIND */
	int role;              /* num of VOCAB_HUB_ROLE */
	const char *role_date; /* YYYY-MM-DD */
	const char *territory; /* codes of VOCAB_TERRITORY, separated by | */
	int commune;           /* INSEE code as a number, 0 unknown */
	const char *address;
	const char *postal;
	const char *phone; /* E.164 */
	const char *email;
	const char *web;
	const char *hours; /* OSM opening_hours */
	const char *siret;
	const char *siren;
	const char *note; /* French */
};

extern const struct actor_data actor_data[];
extern const size_t actor_data_count;

#endif
