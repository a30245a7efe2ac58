/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory as an import of places looks at it: which entries a file holds, which ones it
 * lacks, and which look like a row that is new. */
#ifndef APP_PARTNER_KNOWN_H
#define APP_PARTNER_KNOWN_H

#include "app/partner_import.h"

struct known_places;
int known_places_new(struct desk *d, struct known_places **out, struct err *err);
void known_places_free(struct known_places *k);

void known_places_seen(struct known_places *k, int64_t n); /* the file has it */

/* The row of an entry that was merged into n is to rule it: false when another one does. */
bool known_places_rule(struct known_places *k, int64_t n);

/* An entry that may be the same place: of that name, or with that telephone, in the same commune,
 * and both or neither of them on wheels. False: none is; else its name and its source ("" none),
 * borrowed. */
bool known_places_like(const struct known_places *k, const struct partner *p, const char **name,
		       const char **source);

/* Once every row was seen: the sources that the rows of the plan name, and what they lack. */
void known_places_lack(const struct known_places *k, struct import_plan *plan);

#endif
