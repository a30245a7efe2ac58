/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boxes as base64, for texts that hold one. */
#include "config.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/db.h"
#include "store/seal.h"

int
store_seal_close_text(struct store *st, enum seal_what what, const char *id, const char *text,
		      char **sealed, struct err *err)
{
	uint8_t *box;
	size_t box_len, size;

	if (store_seal_close_box(st, what, id, text, strlen(text), &box, &box_len, err) != 0)
		return -1;
	size = sodium_base64_encoded_len(box_len, sodium_base64_VARIANT_ORIGINAL);
	*sealed = mem_alloc(size);
	sodium_bin2base64(*sealed, size, box, box_len, sodium_base64_VARIANT_ORIGINAL);
	free(box);
	return 0;
}

int
store_seal_open_text(struct store *st, enum seal_what what, const char *id, const char *sealed,
		     char **text, struct err *err)
{
	size_t size = strlen(sealed);
	uint8_t *box = mem_alloc(size + 1);
	size_t box_len, len;
	int rc;

	if (sodium_base642bin(box, size, sealed, size, NULL, &box_len, NULL,
			      sodium_base64_VARIANT_ORIGINAL) != 0)
		rc = err_set(err, ERR_DAMAGED, st->path, "not a sealed text");
	else
		rc = store_seal_open_box(st, what, id, box, box_len, text, &len, err);
	free(box);
	return rc;
}
