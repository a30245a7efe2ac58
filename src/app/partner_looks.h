/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The entries of the directory as they are compared with each other. */
#ifndef APP_PARTNER_LOOKS_H
#define APP_PARTNER_LOOKS_H

#include "app/partner_alike.h"
#include "base/str.h"
#include "store/partner.h"

/* All zero at first. */
struct partner_looks {
	struct alike *look;
	size_t count, capacity;
	size_t *name, *address; /* offsets in text while that grows */
	size_t name_capacity, address_capacity;
	struct buf text;
};

void partner_looks_add(struct partner_looks *s, const struct partner_look *l);
/* There are no more: they come in the order of their names, and have their texts. */
void partner_looks_end(struct partner_looks *s);
void partner_looks_clear(struct partner_looks *s);

/* Never 0. */
uint64_t alike_hash(uint64_t seed, const char *text, size_t len);

#endif
