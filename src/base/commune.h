/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The 66 communes of Guadeloupe (971) and Martinique (972) and the nine groups of communes they
 * form. Facts only, borrowed for ever; spelling-tolerant search is elsewhere. */
#ifndef BASE_COMMUNE_H
#define BASE_COMMUNE_H

#include <stdbool.h>
#include <stddef.h>

enum {
	DEPARTMENT_GUADELOUPE = 971,
	DEPARTMENT_MARTINIQUE = 972,
	COMMUNE_POSTAL_MAX = 2 /* Les Abymes and Fort-de-France have two */
};

struct commune {
	int num; /* the INSEE code as a number; what desk files hold */
	const char *insee;
	const char *name;                           /* official, UTF-8, article included */
	const char *postal[COMMUNE_POSTAL_MAX + 1]; /* ends with NULL */
	const char *epci; /* code of its group, as in published files: CACEM */
	int department;
	int population;
	double lat, lon;                           /* centre, degrees WGS84 */
	double min_lon, min_lat, max_lon, max_lat; /* bounding box */
	const char *siren;
	const char *epci_short; /* what people call its group: Cap Nord */
};

/* All communes by INSEE code. */
const struct commune *commune_list(size_t *count);

/* NULL when it is not one of the 66. */
const struct commune *commune_by_num(int num);
const struct commune *commune_by_insee(const char *insee);

/* Sainte-Anne is a commune of both islands: alone the name does not say which. */
bool commune_has_namesake(const struct commune *commune);

/* A postal code may serve several communes: 97250 serves three. */
bool commune_has_postal(const struct commune *commune, const char *postal);

/* The land that it is on: from one to another there is the sea. */
enum land {
	LAND_NONE,
	LAND_MARTINIQUE,
	LAND_GUADELOUPE, /* Basse-Terre and Grande-Terre, which a bridge makes one */
	LAND_MARIE_GALANTE,
	LAND_DESIRADE,
	LAND_TERRE_DE_HAUT,
	LAND_TERRE_DE_BAS,
	LAND_COUNT
};
enum land commune_land(const struct commune *commune); /* NULL: LAND_NONE */
int land_department(enum land land);                   /* 0 of LAND_NONE */

/* Kilometres of the great circle between two points, in degrees. */
double geo_km(double lat_a, double lon_a, double lat_b, double lon_b);

/* The generated tables, for commune.c alone. */
extern const struct commune commune_table[];
extern const size_t commune_table_count;

#endif
