/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cleaning the cells of a file of places, field by field. A cell that is valid in the standard
 * comes back byte for byte; only what is not valid is repaired.
 *
 * Every function takes the cell as the file has it ("" is empty), gives the cell to store in *out
 * (yours; NULL is empty) and says what was done: IMPORT_FINE, IMPORT_REPAIRED, IMPORT_TO_CHECK
 * (kept, or only partly understood) or IMPORT_DROPPED (nothing usable, *out is NULL). */
#ifndef APP_PARTNER_CLEAN_H
#define APP_PARTNER_CLEAN_H

#include <stdbool.h>

#include "app/partner_import.h"
#include "base/commune.h"

/* Texts of one line: tabs, line breaks (also written « \n »), no-break and double spaces become one
 * space. */
enum import_reason partner_clean_line(const char *raw, char **out);
/* Descriptions: line breaks stay, control characters go. max: characters beyond which it is
 * flagged. */
enum import_reason partner_clean_prose(const char *raw, size_t max, char **out);
/* Empty, the mere « bourg », or an e-mail address: an address to be completed. */
enum import_reason partner_clean_address(const char *raw, char **out);
/* SIRET or RNA; a SIRET whose check digit is wrong is kept and flagged. */
enum import_reason partner_clean_pivot(const char *raw, char **out);
/* ISO day; dd/mm/yyyy and times are read too. An empty one is flagged: its age is not known. */
enum import_reason partner_clean_date(const char *raw, char **out);
/* Five digits, also out of « 97232.0 » or « 97 232 ». */
enum import_reason partner_clean_postal(const char *raw, char **out);
/* The first postal code of the two islands in a text; NULL when there is none. Yours. */
char *partner_postal_in(const char *text);

enum import_reason partner_clean_phone(const char *raw, int department, char **out);
enum import_reason partner_clean_emails(const char *raw, char **out);
enum import_reason partner_clean_urls(const char *raw, bool only_one, char **out);

/* Both at once: decimal commas, both in one cell or exchanged are repaired; what lies outside the
 * commune is dropped. */
enum import_reason partner_clean_position(const char *raw_lat, const char *raw_lon,
					  const struct commune *commune, char **lat, char **lon);

bool partner_email_valid(const char *s);

#endif
