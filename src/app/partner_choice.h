/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is taken of an import of places: row by row, and field by field. */
#ifndef APP_PARTNER_CHOICE_H
#define APP_PARTNER_CHOICE_H

#include "app/partner_import.h"

/* A row that was just read and compared: its action, planned and chosen, and its count. */
void import_row_settle(struct import_plan *plan, struct import_row *row);

/* What the row stores, as chosen. out is initialised by the caller. */
void import_row_result(const struct import_row *row, struct partner *out);

#endif
