/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/requests.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "base/mem.h"
#include "store/person.h"

static int
add(void *arg, const struct request *r)
{
	struct requests *list = arg;

	list->item = mem_grow(list->item, list->count, &list->room, sizeof(*list->item));
	list->item[list->count++] = *r;
	return 0;
}

int
requests_load(struct desk *d, struct requests *out, struct err *err)
{
	*out = (struct requests){ .item = NULL };
	return store_request_each(d->store, NULL, add, out, err);
}

void
requests_clear(struct requests *r)
{
	free(r->item);
	*r = (struct requests){ .item = NULL };
}

int
requests_due_day(int received)
{
	return date_add_months(received, 1);
}

int
requests_add(struct desk *d, int kind, int received, int64_t person, int64_t *n, struct err *err)
{
	struct request r = { .received = received, .kind = kind };

	if (person != 0 && store_person_id(d->store, person, r.subject, err) != 0)
		return -1;
	return store_request_add(d->store, &r, n, err);
}

int
requests_answer(struct desk *d, const struct request *r, int day, struct err *err)
{
	if (day < r->received)
		return err_set(err, ERR_VALUE, "", "answered");
	return store_request_answer(d->store, r->n, day, err);
}

int
requests_drop(struct desk *d, int64_t n, struct err *err)
{
	return store_request_drop(d->store, n, err);
}

int
requests_waiting(struct desk *d, struct requests_waiting *out, struct err *err)
{
	int today = clock_today(&d->clock);
	struct requests all;
	int rc = requests_load(d, &all, err);

	*out = (struct requests_waiting){ .first = DATE_NONE };
	for (size_t i = 0; i < all.count && all.item[i].answered == DATE_NONE; i++) {
		int due = requests_due_day(all.item[i].received);

		if (due > today + REQUESTS_SOON)
			continue;
		out->late += due < today;
		out->soon += due >= today;
		if (out->first == DATE_NONE || due < out->first)
			out->first = due;
	}
	requests_clear(&all);
	return rc;
}
