/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether two entries of the directory may be one place, from what little is kept of each. */
#ifndef APP_PARTNER_ALIKE_H
#define APP_PARTNER_ALIKE_H

#include "app/partner_twins.h"

/* Of the folded words of an entry: the name without those of its commune, unless nothing would be
 * left, and the address without the postal code. */
struct alike {
	int64_t n;
	const char *name, *address;
	uint64_t pivot; /* 0 unknown */
	uint32_t phone; /* phone_national() */
	int insee;
	float lat, lon; /* NAN unknown */
	bool actor;     /* of the hub, and no place */
	bool moves;     /* a bus */
};

/* A word of a text of words with one space between: its length, 0 at the end; *at moves there. */
size_t alike_word(const char **at);
/* A number, or a word that many addresses share, says nothing of its own. */
bool alike_address_word(const char *word, size_t len);

/* How sure it is, and why; 0: they are two, as far as anybody can tell. */
int alike_score(const struct alike *a, const struct alike *b, unsigned *reasons);

#endif
