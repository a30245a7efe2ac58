/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key of the desk and what is sealed with it: identities, notes, and what drafts hold of them.
 *
 * The key is 32 random bytes that are never written. The file holds it twice, wrapped: by a key
 * that Argon2id derives from a passphrase, and by one from a recovery code kept on paper. A box is
 * XChaCha20-Poly1305 with a random nonce, bound to what it is and to the id of its row: one that
 * was changed, or moved to another row, does not open. In memory the key lies in pages of its own,
 * locked where the system allows, and is wiped by store_seal_lock() and store_close(). */
#ifndef STORE_SEAL_H
#define STORE_SEAL_H

#include <stddef.h>

#include "store/store.h"

/* Seven groups of four letters and digits with hyphens between them, and the NUL. */
#define SEAL_CODE_SIZE 35

/* -1: it could not be asked. */
int store_seal_state(struct store *st, enum seal_state *out, struct err *err);
bool store_seal_is_open(const struct store *st); /* asks nothing of the file */

/* The first passphrase: makes the key, which is open afterwards. ERR_EXISTS when there is one, or a
 * recovery code; ERR_DAMAGED when something is sealed, which a new key would never open. The
 * recovery code is told here and never again: the file cannot tell it. How good a passphrase is, is
 * for the caller to judge. */
int store_seal_set(struct store *st, const char *passphrase, char code[static SEAL_CODE_SIZE],
		   struct err *err);

/* ERR_KEY when it is wrong, ERR_WAIT while the last wrong ones have to be waited for, without
 * looking at it: 1 second after the first, then twice as long each time, up to 60; nothing here
 * sleeps. ERR_NOTHING when no passphrase was ever set, ERR_DAMAGED when it is lost. Codes are read
 * in any case, with or without their hyphens, O as 0, I and L as 1; one that was misread is told
 * from a wrong one (ERR_VALUE, detail "code") and costs no waiting. */
int store_seal_unlock(struct store *st, const char *passphrase, struct err *err);
int store_seal_recover(struct store *st, const char *code, struct err *err);
int store_seal_wait(const struct store *st); /* seconds before the next try is heard, 0 none */
void store_seal_lock(struct store *st);

/* Wraps the same key anew; what it seals stays as it is. ERR_LOCKED unless it is open; ERR_CONFLICT
 * with detail "passphrase elsewhere" or "code elsewhere" when another program has done so since it
 * was opened, which stays. */
int store_seal_change(struct store *st, const char *passphrase, struct err *err);
int store_seal_new_code(struct store *st, char code[static SEAL_CODE_SIZE], struct err *err);

/* What a box is of: never change a number, boxes are bound to it. */
enum seal_what { SEAL_PERSON = 1, SEAL_NOTE = 2, SEAL_DRAFT = 3 };

/* A box of len bytes, bound to what it is of and to that id. It is yours. ERR_LOCKED. */
int store_seal_close_box(struct store *st, enum seal_what what, const char *id, const void *bytes,
			 size_t len, uint8_t **box, size_t *box_len, struct err *err);
/* The bytes, with a NUL behind them that is not counted; yours, to be wiped. ERR_LOCKED;
 * ERR_DAMAGED for what is not, or no longer, such a box. */
int store_seal_open_box(struct store *st, enum seal_what what, const char *id, const void *box,
			size_t box_len, char **bytes, size_t *len, struct err *err);

/* The same for texts, the box as base64: for drafts. */
int store_seal_close_text(struct store *st, enum seal_what what, const char *id, const char *text,
			  char **sealed, struct err *err);
int store_seal_open_text(struct store *st, enum seal_what what, const char *id, const char *sealed,
			 char **text, struct err *err);

#endif
