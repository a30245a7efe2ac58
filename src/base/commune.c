/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lookups in the communes; the table is generated from data/communes.tsv, by INSEE code. */
#include "config.h"

#include "base/commune.h"

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
