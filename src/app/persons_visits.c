/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last visit of a known person. */
#include "config.h"

#include "app/persons_visits.h"

#include <stdlib.h>

#include "app/desk_private.h"
#include "store/person.h"

int
persons_last_visit(struct desk *d, int64_t n, int *day, struct err *err)
{
	struct person_visit *visit = NULL;
	size_t count = 0;

	if (store_person_visits(d->store, n, &visit, &count, err) != 0)
		return -1;
	*day = count > 0 ? visit[0].date : DATE_NONE;
	free(visit);
	return 0;
}
