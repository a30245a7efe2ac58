/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One cell of an entry changed at the desk. */
#include "config.h"

#include "app/directory_edit.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/directory.h"
#include "app/partner_clean.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/partner.h"

static int
known_day(const char *cell)
{
	int day;

	return cell && date_parse(cell, &day) == 0 && day > 0 ? day : DATE_NONE;
}

int
directory_updated(const struct partner *p)
{
	return known_day(p->field[PF_UPDATED]);
}

int
directory_source_updated(const struct partner *p)
{
	const char *raw = partner_get_raw(p, partner_field_name[PF_UPDATED]);
	char *clean = NULL;
	int day = DATE_NONE;

	if (raw)
		partner_clean_date(raw, &clean);
	day = known_day(clean);
	free(clean);
	return day != DATE_NONE ? day : directory_updated(p);
}

void
directory_touch(struct partner *p, int today)
{
	const char *field = partner_field_name[PF_UPDATED];
	char iso[DATE_ISO_SIZE];

	date_write(today, iso);
	if (!partner_get_raw(p, field) && directory_updated(p) != DATE_NONE &&
	    strcmp(p->field[PF_UPDATED], iso) != 0)
		partner_set_raw(p, field, p->field[PF_UPDATED]);
	mem_replace(&p->field[PF_UPDATED], mem_strdup(iso));
	p->to_check &= ~(UINT32_C(1) << PF_UPDATED);
}

int
directory_set_cell(struct desk *d, int64_t n, enum partner_field field, const char *cell,
		   struct err *err)
{
	struct partner p;
	int rc;

	partner_init(&p);
	rc = store_partner_get(desk_store(d), n, &p, err);
	if (rc == 0) {
		mem_replace(&p.field[field], str_empty(cell) ? NULL : mem_strdup(cell));
		p.by_hand |= UINT32_C(1) << field;
		p.to_check &= ~(UINT32_C(1) << field);
		directory_touch(&p, clock_today(desk_clock(d)));
		mem_replace(&p.search, directory_search_text(&p));
		rc = store_partner_save(desk_store(d), &p, err);
	}
	partner_clear(&p);
	return rc;
}
