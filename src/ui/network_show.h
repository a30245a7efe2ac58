/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hub's network as it is drawn: its actors, its communes, a map. */
#ifndef UI_NETWORK_SHOW_H
#define UI_NETWORK_SHOW_H

#include <stdbool.h>

#include "app/network.h"

/* What is written in the tiles. */
enum network_measure { MEASURE_PLACES, MEASURE_HOURS, MEASURE_SERVICES, MEASURES };

/* What the columns of each list are called, then a row of it. */
void network_actor_heads(int y, int columns);
void network_actor_row(const struct network_actor *a, int y, int columns, bool marked);
void network_commune_heads(int y, int columns);
void network_commune_row(const struct network_commune *c, int y, int columns, bool marked);

/* All that is known of one, in a line; of a commune less where width is too narrow. Yours. */
char *network_actor_said(const struct network_actor *a);
char *network_commune_said(const struct network_commune *c, int width);

/* The services of the standard that no place of it offers; NULL where it has no place, or lacks
 * none. Yours. */
char *network_commune_lacks(const struct network_commune *c);

void network_map(const struct network *n, enum network_measure measure, int marked, int y, int x,
		 int rows, int columns);

#endif
