/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One cell of an entry changed at the desk. */
#include "config.h"

#include "app/directory_edit.h"

#include "app/desk_private.h"
#include "app/directory.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/partner.h"

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
		mem_replace(&p.search, directory_search_text(&p));
		rc = store_partner_save(desk_store(d), &p, err);
	}
	partner_clear(&p);
	return rc;
}
