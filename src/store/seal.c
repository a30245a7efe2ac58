/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key of the desk: made, wrapped, unwrapped, wiped. */
#include "config.h"

#include "store/seal.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "store/db.h"
#include "store/seal_code.h"

#define NAME_PASSPHRASE "seal_passphrase"
#define NAME_CODE "seal_code"

enum {
	SEAL_VERSION = 1, /* of a wrapped key, which follows it */
	KEY_SIZE = crypto_aead_xchacha20poly1305_ietf_KEYBYTES,
	NONCE_SIZE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
	TAG_SIZE = crypto_aead_xchacha20poly1305_ietf_ABYTES,
	SALT_SIZE = crypto_pwhash_SALTBYTES,
	/* A wrapped key: version, passes, memory, salt, nonce, box. */
	AT_PASSES = 1,
	AT_MEMORY = AT_PASSES + 4,
	AT_SALT = AT_MEMORY + 4,
	AT_NONCE = AT_SALT + SALT_SIZE,
	AT_BOX = AT_NONCE + NONCE_SIZE,
	WRAPPED_SIZE = AT_BOX + KEY_SIZE + TAG_SIZE,
	/* What a passphrase costs: half a second on the oldest PCs of the field, and more than most
	 * guessers can afford at once. A code is too long to be guessed at any price. */
	PASSES = 3,
	MEMORY_KIB = 64 * 1024,
	CODE_PASSES = 1,
	CODE_MEMORY_KIB = 8,
	/* A file that asks for more was not written by this program: it is obeyed before anything
	 * of it can be proved, on PCs that may have no more. */
	PASSES_MAX = 6,
	MEMORY_KIB_MAX = 256 * 1024,
	KIB = 1024,
	WAIT_MAX = 60,
	SECOND_MS = 1000,
};

struct cost {
	uint32_t passes;
	uint32_t memory_kib;
};

static void
put32(uint8_t *at, uint32_t value)
{
	for (int i = 0; i < 4; i++)
		at[i] = (uint8_t)(value >> 8 * i);
}

static uint32_t
get32(const uint8_t *at)
{
	uint32_t value = 0;

	for (int i = 0; i < 4; i++)
		value |= (uint32_t)at[i] << 8 * i;
	return value;
}

/* --- wrapping --- */

/* All that a wrapped key says in clear, with its name and the desk's id: none can be changed or
 * taken from another file unseen. */
static size_t
wrapped_about(const struct store *st, const char *name, const uint8_t *wrapped, uint8_t *out,
	      size_t size)
{
	int len = snprintf((char *)out, size - AT_NONCE, "%s %s ", name, st->desk.id);

	memcpy(out + len, wrapped, AT_NONCE);
	return (size_t)len + AT_NONCE;
}

/* It fails for want of memory alone, which is not to be told as a wrong passphrase. */
static int
derive(const char *words, const struct cost *cost, const uint8_t *salt, uint8_t *out,
       struct err *err)
{
	if (crypto_pwhash(out, KEY_SIZE, words, strlen(words), salt, cost->passes,
			  (size_t)cost->memory_kib * KIB, crypto_pwhash_ALG_ARGON2ID13) == 0)
		return 0;
	return err_set(err, ERR_OS, "", "no memory for a passphrase");
}

static int
wrap(const struct store *st, const char *name, const char *words, const struct cost *cost,
     const uint8_t *key, uint8_t wrapped[static WRAPPED_SIZE], struct err *err)
{
	uint8_t about[256], derived[KEY_SIZE];
	size_t about_len;
	int rc;

	wrapped[0] = SEAL_VERSION;
	put32(wrapped + AT_PASSES, cost->passes);
	put32(wrapped + AT_MEMORY, cost->memory_kib);
	/* Salt and nonce, one behind the other: the same words again wrap with another key. */
	randombytes_buf(wrapped + AT_SALT, SALT_SIZE + NONCE_SIZE);
	about_len = wrapped_about(st, name, wrapped, about, sizeof(about));
	rc = derive(words, cost, wrapped + AT_SALT, derived, err);
	if (rc == 0)
		crypto_aead_xchacha20poly1305_ietf_encrypt(wrapped + AT_BOX, NULL, key, KEY_SIZE,
							   about, about_len, NULL,
							   wrapped + AT_NONCE, derived);
	sodium_memzero(derived, sizeof(derived));
	return rc;
}

static int
unwrap(const struct store *st, const char *name, const char *words,
       const uint8_t wrapped[static WRAPPED_SIZE], uint8_t *key, struct err *err)
{
	struct cost cost = { get32(wrapped + AT_PASSES), get32(wrapped + AT_MEMORY) };
	uint8_t about[256], derived[KEY_SIZE];
	size_t about_len;
	int rc;

	if (wrapped[0] != SEAL_VERSION || cost.passes < 1 || cost.passes > PASSES_MAX ||
	    cost.memory_kib < CODE_MEMORY_KIB || cost.memory_kib > MEMORY_KIB_MAX)
		return err_set(err, ERR_DAMAGED, st->path, "%s is not a wrapped key", name);
	about_len = wrapped_about(st, name, wrapped, about, sizeof(about));
	rc = derive(words, &cost, wrapped + AT_SALT, derived, err);
	if (rc == 0 && crypto_aead_xchacha20poly1305_ietf_decrypt(
			       key, NULL, NULL, wrapped + AT_BOX, KEY_SIZE + TAG_SIZE, about,
			       about_len, wrapped + AT_NONCE, derived) != 0)
		rc = err_set(err, ERR_KEY, "", "%s does not open", name);
	sodium_memzero(derived, sizeof(derived));
	return rc;
}

static int
read_wrapped(struct store *st, const char *name, uint8_t wrapped[static WRAPPED_SIZE],
	     struct err *err)
{
	enum seal_state state;
	struct query q;
	int rc = query_open(&q, st, "SELECT value FROM secret WHERE name = ?", err);

	if (rc == 0) {
		query_text(&q, name);
		rc = query_step(&q, err);
	}
	/* Both ways are made at once: where one alone is there, the other was lost. */
	if (rc == 0 && (rc = store_seal_state(st, &state, err)) == 0)
		rc = state == SEAL_UNSET
			     ? err_set(err, ERR_NOTHING, "", "no passphrase was ever set")
			     : err_set(err, ERR_DAMAGED, st->path, "%s is missing", name);
	else if (rc == 1 && sqlite3_column_bytes(q.stmt, 0) != WRAPPED_SIZE)
		rc = err_set(err, ERR_DAMAGED, st->path, "%s is not a wrapped key", name);
	else if (rc == 1)
		memcpy(wrapped, sqlite3_column_blob(q.stmt, 0), WRAPPED_SIZE);
	query_close(&q);
	return rc == 1 ? 0 : -1;
}

/* Digests of the wrapped keys as they are in the file, noughts for one that is not. */
static int
read_seen(struct store *st, uint8_t out[static 2][HASH_SIZE], struct err *err)
{
	struct query q;
	int rc = query_open(&q, st,
			    "SELECT name = '" NAME_CODE "', value FROM secret"
			    " WHERE name IN ('" NAME_PASSPHRASE "', '" NAME_CODE "')",
			    err);

	memset(out, 0, 2 * sizeof(*out));
	while (rc == 0 && (rc = query_step(&q, err)) == 1) {
		hash_sha256(sqlite3_column_blob(q.stmt, 1), (size_t)sqlite3_column_bytes(q.stmt, 1),
			    out[query_get_int(&q, 0)]);
		rc = 0;
	}
	query_close(&q);
	return rc;
}

/* Asked under the lock: what another program has chosen since is not replaced unseen. */
static int
check_seen(struct store *st, bool code, struct err *err)
{
	uint8_t now[2][HASH_SIZE];

	if (read_seen(st, now, err) != 0)
		return -1;
	if (memcmp(now[code], st->seal.seen[code], HASH_SIZE) == 0)
		return 0;
	return err_set(err, ERR_CONFLICT, "", code ? "code elsewhere" : "passphrase elsewhere");
}

static int
write_wrapped(struct store *st, const char *name, const uint8_t wrapped[static WRAPPED_SIZE],
	      struct err *err)
{
	struct query q;
	int rc = query_open(&q, st,
			    "INSERT INTO secret (name, value) VALUES (?, ?)"
			    " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
			    err);

	if (rc == 0) {
		query_text(&q, name);
		query_blob(&q, wrapped, WRAPPED_SIZE);
		rc = query_run(&q, err);
	}
	query_close(&q);
	return rc;
}

/* --- the key --- */

/* Composed, without what is not seen: the same words typed on another keyboard are the same bytes.
 * Yours, to be wiped. */
static char *
as_typed(const char *passphrase)
{
	return utf8_clean(passphrase);
}

/* A page of its own that is neither swapped nor dumped where the system allows. */
static uint8_t *
new_key(struct err *err)
{
	uint8_t *key = sodium_init() >= 0 ? sodium_malloc(KEY_SIZE) : NULL;

	if (key == NULL)
		err_set(err, ERR_OS, "", "no memory for a key");
	return key;
}

int
store_seal_state(struct store *st, enum seal_state *out, struct err *err)
{
	int64_t found;

	if (store_seal_is_open(st)) {
		*out = SEAL_OPEN;
		return 0;
	}
	/* Whatever was sealed is lost for good with the last way to its key. */
	if (db_number(st,
		      "SELECT coalesce(max(iif(name = '" NAME_PASSPHRASE "', 2, 1)), 0)"
		      " FROM secret WHERE name IN ('" NAME_PASSPHRASE "', '" NAME_CODE "')",
		      &found, err) != 0)
		return -1;
	*out = found == 2 ? SEAL_LOCKED : found == 1 ? SEAL_CODE_ONLY : SEAL_UNSET;
	return 0;
}

bool
store_seal_is_open(const struct store *st)
{
	return st->seal.key != NULL;
}

void
store_seal_lock(struct store *st)
{
	sodium_free(st->seal.key); /* wipes it */
	st->seal.key = NULL;
}

static int
store_wrapped(struct store *st, const char *name, const char *words, const uint8_t *key,
	      struct err *err)
{
	struct cost cost = { CODE_PASSES, CODE_MEMORY_KIB };
	const bool code = strcmp(name, NAME_CODE) == 0;
	uint8_t wrapped[WRAPPED_SIZE];
	struct tx tx;
	int rc;

	if (!code)
		cost = (struct cost){
			st->seal.passes != 0 ? st->seal.passes : PASSES,
			st->seal.memory_kib != 0 ? st->seal.memory_kib : MEMORY_KIB,
		};
	/* Before the file is locked, but for the first passphrase: it takes its time. */
	if (wrap(st, name, words, &cost, key, wrapped, err) != 0)
		return -1;
	rc = tx_enter(st, &tx, NULL, err);
	if (rc == 0)
		rc = check_seen(st, code, err);
	if (rc == 0)
		rc = write_wrapped(st, name, wrapped, err);
	/* What the old words opened goes from the log, too. */
	if (rc == 0)
		st->log_owed = true;
	rc = tx_leave(st, &tx, rc, err);
	if (rc == 0)
		hash_sha256(wrapped, WRAPPED_SIZE, st->seal.seen[code]);
	return rc;
}

/* Asked under the lock: two programs must not make two keys. */
static int
set_both(struct store *st, const char *words, const char *code, const uint8_t *key, struct err *err)
{
	enum seal_state state;
	int64_t sealed;

	if (store_seal_state(st, &state, err) != 0)
		return -1;
	if (state != SEAL_UNSET)
		return err_set(err, ERR_EXISTS, "", "a passphrase is set");
	/* Both ways to the key of what is sealed are lost: a new key must not take their place. */
	if (db_number(st,
		      "SELECT EXISTS (SELECT 1 FROM person WHERE sealed IS NOT NULL)"
		      " OR EXISTS (SELECT 1 FROM session WHERE sealed_note IS NOT NULL)",
		      &sealed, err) != 0)
		return -1;
	if (sealed != 0)
		return err_set(err, ERR_DAMAGED, st->path, "no key for what is sealed");
	memset(st->seal.seen, 0, sizeof(st->seal.seen)); /* there is neither */
	if (store_wrapped(st, NAME_PASSPHRASE, words, key, err) != 0)
		return -1;
	return store_wrapped(st, NAME_CODE, code, key, err);
}

int
store_seal_set(struct store *st, const char *passphrase, char code[static SEAL_CODE_SIZE],
	       struct err *err)
{
	char *words = as_typed(passphrase);
	uint8_t *key = new_key(err);
	char made[SEAL_CODE_SIZE];
	struct tx tx = { .joined = false };
	int rc = -1;

	if (key != NULL) {
		randombytes_buf(key, KEY_SIZE);
		seal_code_make(made);
		rc = tx_enter(st, &tx, NULL, err);
	}
	if (rc == 0)
		rc = set_both(st, words, made, key, err);
	if (key != NULL)
		rc = tx_leave(st, &tx, rc, err);
	/* Not before it is on disk: what a key that nothing can open again has sealed is lost. */
	if (rc == 0) {
		st->seal.key = key;
		memcpy(code, made, sizeof(made));
	} else {
		sodium_free(key);
	}
	sodium_memzero(made, sizeof(made));
	mem_free_secret(words);
	return rc;
}

int
store_seal_wait(const struct store *st)
{
	int64_t left = st->seal.not_before - db_steady_ms();

	return left > 0 ? (int)((left + SECOND_MS - 1) / SECOND_MS) : 0;
}

/* Twice as long each time: who mistypes hardly notices, who guesses at the keyboard gets nowhere.
 * Kept in memory alone: with a copy of the file one guesses elsewhere, and only the cost of a
 * passphrase is in the way. */
static void
note_failure(struct seal_key *seal)
{
	int wait = 1;

	for (int i = 0; i < seal->failures && wait < WAIT_MAX; i++)
		wait *= 2;
	seal->failures++;
	seal->not_before = db_steady_ms() + (wait < WAIT_MAX ? wait : WAIT_MAX) * SECOND_MS;
}

static int
open_with(struct store *st, const char *name, const char *words, struct err *err)
{
	uint8_t wrapped[WRAPPED_SIZE], seen[2][HASH_SIZE];
	int wait = store_seal_wait(st);
	char seconds[16];
	uint8_t *key;

	if (wait > 0) {
		snprintf(seconds, sizeof(seconds), "%d", wait);
		return err_set(err, ERR_WAIT, seconds, "after a wrong one");
	}
	if (read_seen(st, seen, err) != 0 || read_wrapped(st, name, wrapped, err) != 0 ||
	    (key = new_key(err)) == NULL)
		return -1;
	if (unwrap(st, name, words, wrapped, key, err) != 0) {
		sodium_free(key);
		if (err->code == ERR_KEY)
			note_failure(&st->seal);
		return -1;
	}
	store_seal_lock(st);
	st->seal.key = key;
	memcpy(st->seal.seen, seen, sizeof(seen));
	st->seal.failures = 0;
	st->seal.not_before = 0;
	return 0;
}

int
store_seal_unlock(struct store *st, const char *passphrase, struct err *err)
{
	char *words = as_typed(passphrase);
	int rc = open_with(st, NAME_PASSPHRASE, words, err);

	mem_free_secret(words);
	return rc;
}

int
store_seal_recover(struct store *st, const char *typed, struct err *err)
{
	char code[SEAL_CODE_SIZE];
	int rc;

	if (seal_code_read(typed, code) != 0)
		return err_set(err, ERR_VALUE, "", "code");
	rc = open_with(st, NAME_CODE, code, err);
	sodium_memzero(code, sizeof(code));
	return rc;
}

static int
locked(struct err *err)
{
	return err_set(err, ERR_LOCKED, "", "names are locked");
}

int
store_seal_change(struct store *st, const char *passphrase, struct err *err)
{
	char *words;
	int rc;

	if (!store_seal_is_open(st))
		return locked(err);
	words = as_typed(passphrase);
	rc = store_wrapped(st, NAME_PASSPHRASE, words, st->seal.key, err);
	mem_free_secret(words);
	return rc;
}

int
store_seal_new_code(struct store *st, char code[static SEAL_CODE_SIZE], struct err *err)
{
	char made[SEAL_CODE_SIZE];
	int rc;

	if (!store_seal_is_open(st))
		return locked(err);
	seal_code_make(made);
	rc = store_wrapped(st, NAME_CODE, made, st->seal.key, err);
	if (rc == 0)
		memcpy(code, made, sizeof(made));
	sodium_memzero(made, sizeof(made));
	return rc;
}
