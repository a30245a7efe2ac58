/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lookups in the communes; the table is generated from data/communes.tsv, by INSEE code. */
#include "config.h"

#include "base/commune.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { INSEE_LEN = 5 };

const struct commune *
commune_list(size_t *count)
{
	*count = commune_table_count;
	return commune_table;
}

static int
compare_num(const void *key, const void *element)
{
	int num = *(const int *)key;
	const struct commune *c = element;

	return (num > c->num) - (num < c->num);
}

const struct commune *
commune_by_num(int num)
{
	return bsearch(&num, commune_table, commune_table_count, sizeof(commune_table[0]),
		       compare_num);
}

const struct commune *
commune_by_insee(const char *insee)
{
	int num = 0;

	/* Digit by digit: strtol would also take " 97213" and "+97213". */
	if (strlen(insee) != INSEE_LEN)
		return NULL;
	for (int i = 0; i < INSEE_LEN; i++) {
		if (insee[i] < '0' || insee[i] > '9')
			return NULL;
		num = num * 10 + (insee[i] - '0');
	}
	return commune_by_num(num);
}

bool
commune_has_postal(const struct commune *commune, const char *postal)
{
	for (size_t i = 0; commune->postal[i]; i++)
		if (strcmp(commune->postal[i], postal) == 0)
			return true;
	return false;
}

bool
commune_has_namesake(const struct commune *commune)
{
	for (size_t i = 0; i < commune_table_count; i++)
		if (&commune_table[i] != commune &&
		    strcmp(commune_table[i].name, commune->name) == 0)
			return true;
	return false;
}

enum land
commune_land(const struct commune *commune)
{
	static const struct {
		int num;
		enum land land;
	} small[] = {
		{ 97108, LAND_MARIE_GALANTE }, { 97112, LAND_MARIE_GALANTE },
		{ 97126, LAND_MARIE_GALANTE }, { 97110, LAND_DESIRADE },
		{ 97130, LAND_TERRE_DE_BAS },  { 97131, LAND_TERRE_DE_HAUT },
	};

	if (!commune)
		return LAND_NONE;
	for (size_t i = 0; i < sizeof(small) / sizeof(small[0]); i++)
		if (small[i].num == commune->num)
			return small[i].land;
	return commune->department == DEPARTMENT_MARTINIQUE ? LAND_MARTINIQUE : LAND_GUADELOUPE;
}

int
land_department(enum land land)
{
	if (land == LAND_NONE)
		return 0;
	return land == LAND_MARTINIQUE ? DEPARTMENT_MARTINIQUE : DEPARTMENT_GUADELOUPE;
}

double
geo_km(double lat_a, double lon_a, double lat_b, double lon_b)
{
	static const double radius = 6371.0, degree = 3.14159265358979323846 / 180;
	double north = sin((lat_b - lat_a) * degree / 2);
	double east = sin((lon_b - lon_a) * degree / 2);
	double part = north * north + cos(lat_a * degree) * cos(lat_b * degree) * east * east;

	return 2 * radius * asin(sqrt(part < 1 ? part : 1));
}
