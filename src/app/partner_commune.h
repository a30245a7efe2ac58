/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which commune a row of a file means, from a name spelled by hand and what stands beside it. */
#ifndef APP_PARTNER_COMMUNE_H
#define APP_PARTNER_COMMUNE_H

#include <stdbool.h>

#include "app/partner_import.h"
#include "base/commune.h"

struct commune_clues {
	const char *name; /* as written; NULL or "" none */
	const char *postal;
	const char *insee;
	int phone_department; /* told by the telephone's prefix; 0 unknown */
};

struct commune_answer {
	const struct commune *commune;
	bool guessed;        /* a spelling mistake was forgiven: to be looked at */
	bool postal_differs; /* the postal code is of another commune */
};

/* The names of the communes made comparable, once for a whole file. */
struct commune_finder;
struct commune_finder *commune_finder_new(void);
void commune_finder_free(struct commune_finder *f);

/* IMPORT_FINE and the answer; or IMPORT_NO_COMMUNE, IMPORT_UNKNOWN_COMMUNE or
 * IMPORT_COMMUNE_CONFLICT (a name borne elsewhere too, and nothing beside it agrees). */
enum import_reason commune_finder_resolve(const struct commune_finder *f,
					  const struct commune_clues *clues,
					  struct commune_answer *answer);

/* The commune that alone has the postal code; NULL there is none, or there are several. */
const struct commune *commune_only_of_postal(const char *postal);

/* 971 or 972 when the number is of Guadeloupe or Martinique, else 0. */
int commune_phone_department(const char *e164);

#endif
