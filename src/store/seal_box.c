/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boxes that the key of the desk closes and opens. */
#include "config.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "store/db.h"
#include "store/seal.h"

enum {
	/* A box: version, nonce, box. */
	BOX_VERSION = 1,
	BOX_AT_NONCE = 1,
	BOX_AT_BOX = BOX_AT_NONCE + crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
	BOX_LEAST = BOX_AT_BOX + crypto_aead_xchacha20poly1305_ietf_ABYTES,
};

static int
locked(struct err *err)
{
	return err_set(err, ERR_LOCKED, "", "names are locked");
}

/* Version, what it is of, and the id: what a box is bound to. */
static size_t
box_about(enum seal_what what, const char *id, uint8_t *out, size_t size)
{
	return (size_t)snprintf((char *)out, size, "lakou %d %d %s", BOX_VERSION, (int)what, id);
}

int
store_seal_close_box(struct store *st, enum seal_what what, const char *id, const void *bytes,
		     size_t len, uint8_t **box, size_t *box_len, struct err *err)
{
	uint8_t about[128];
	size_t about_len = box_about(what, id, about, sizeof(about));
	uint8_t *out;

	if (!store_seal_is_open(st))
		return locked(err);
	out = mem_alloc(BOX_LEAST + len);
	out[0] = BOX_VERSION;
	/* Drawn, not counted: of this size no two meet, whichever copies of the file are used. */
	randombytes_buf(out + BOX_AT_NONCE, crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
	crypto_aead_xchacha20poly1305_ietf_encrypt(out + BOX_AT_BOX, NULL, bytes, len, about,
						   about_len, NULL, out + BOX_AT_NONCE,
						   st->seal.key);
	*box = out;
	*box_len = BOX_LEAST + len;
	return 0;
}

int
store_seal_open_box(struct store *st, enum seal_what what, const char *id, const void *box,
		    size_t box_len, char **bytes, size_t *len, struct err *err)
{
	const uint8_t *in = box;
	uint8_t about[128];
	size_t about_len = box_about(what, id, about, sizeof(about));
	char *out;

	if (!store_seal_is_open(st))
		return locked(err);
	if (box_len < BOX_LEAST || in[0] != BOX_VERSION)
		return err_set(err, ERR_DAMAGED, st->path, "not a sealed box");
	out = mem_alloc(box_len - BOX_LEAST + 1);
	if (crypto_aead_xchacha20poly1305_ietf_decrypt((uint8_t *)out, NULL, NULL, in + BOX_AT_BOX,
						       box_len - BOX_AT_BOX, about, about_len,
						       in + BOX_AT_NONCE, st->seal.key) != 0) {
		free(out);
		return err_set(err, ERR_DAMAGED, st->path, "a sealed box does not open");
	}
	*bytes = out;
	*len = box_len - BOX_LEAST;
	return 0;
}
