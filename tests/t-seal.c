/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk's key: set, locked, unlocked by passphrase and by code, rewrapped; boxes that were
 * tampered with; what a wrong passphrase costs. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/db.h"
#include "store/seal.h"
#include "tests/lib/store_desk.h"

#define WORDS "mangue longue échelle 47 corossol"

static void
cheap(struct store *st)
{
	st->seal.passes = 1;
	st->seal.memory_kib = 8;
}

/* As if the seconds had gone by. */
static void
wait_over(struct store *st)
{
	st->seal.not_before = 0;
}

static enum seal_state
state(struct store *st)
{
	enum seal_state s = SEAL_UNSET;
	struct err err;

	is_int(store_seal_state(st, &s, &err), 0, "its state is asked");
	return s;
}

static enum err_code
try_words(struct store *st, const char *words)
{
	struct err err = { .code = ERR_NONE };

	store_seal_unlock(st, words, &err);
	return err.code;
}

static enum err_code
try_code(struct store *st, const char *code)
{
	struct err err = { .code = ERR_NONE };

	store_seal_recover(st, code, &err);
	return err.code;
}

static void
test_code(struct store *st, const char *code)
{
	char typed[SEAL_CODE_SIZE + 8];

	is_int(strlen(code), SEAL_CODE_SIZE - 1, "seven groups of four");
	store_seal_lock(st);
	is_int(try_code(st, code), ERR_NONE, "the code opens it");
	store_seal_lock(st);
	for (size_t i = 0; code[i] != '\0'; i++)
		typed[i] = (char)(code[i] == '-' ? ' ' : code[i] >= 'A' ? code[i] + 32 : code[i]);
	typed[strlen(code)] = '\0';
	is_int(try_code(st, typed), ERR_NONE, "in small letters and with spaces");
	store_seal_lock(st);
	memcpy(typed, code, strlen(code) + 1);
	for (size_t i = 0; typed[i] != '\0'; i++) {
		char old = typed[i];

		if (old == '-')
			continue;
		typed[i] = old == 'Z' ? 'Y' : 'Z';
		if (try_code(st, typed) != ERR_VALUE)
			ok(false, "one character wrong at %zu is noticed", i);
		typed[i] = old;
	}
	for (size_t i = 0; typed[i + 1] != '\0'; i++) {
		char old = typed[i], next = typed[i + 1];

		if (old == '-' || next == '-' || old == next)
			continue;
		typed[i] = next;
		typed[i + 1] = old;
		if (try_code(st, typed) != ERR_VALUE)
			ok(false, "two exchanged at %zu are noticed", i);
		typed[i] = old;
		typed[i + 1] = next;
	}
	is_int(store_seal_wait(st), 0, "and a misread code costs no waiting");
	is_int(try_code(st, "0000-0000-0000-0000-0000-0000-0000"), ERR_KEY, "a code of no desk");
	wait_over(st);
}

static void
test_waiting(struct store *st)
{
	static const int waits[] = { 1, 2, 4, 8, 16, 32, 60, 60 };

	store_seal_lock(st);
	st->seal.failures = 0;
	for (size_t i = 0; i < sizeof(waits) / sizeof(waits[0]); i++) {
		is_int(try_words(st, "not it"), ERR_KEY, "wrong the %zuth time", i + 1);
		is_int(store_seal_wait(st), waits[i], "costs so many seconds");
		is_int(try_words(st, WORDS), ERR_WAIT, "in which the right one is not heard");
		wait_over(st);
	}
	is_int(try_words(st, WORDS), ERR_NONE, "then it is");
	store_seal_lock(st);
	is_int(try_words(st, "not it"), ERR_KEY, "and a wrong one");
	is_int(store_seal_wait(st), 1, "costs a second again");
	wait_over(st);
	try_words(st, WORDS);
}

static void
test_boxes(struct store *st)
{
	static const char text[] = "Mme Zéphirine";
	uint8_t *box = NULL, *again = NULL;
	size_t len = 0, again_len = 0, out_len = 0;
	char *out = NULL;
	struct err err;
	int opened = 0;

	is_int(store_seal_close_box(st, SEAL_PERSON, "id-1", text, strlen(text), &box, &len, &err),
	       0, "a box is closed");
	store_seal_close_box(st, SEAL_PERSON, "id-1", text, strlen(text), &again, &again_len, &err);
	ok(len == again_len && memcmp(box, again, len) != 0, "never twice the same");
	ok(memmem(box, len, "phirine", 7) == NULL, "and shows nothing");
	is_int(store_seal_open_box(st, SEAL_PERSON, "id-1", box, len, &out, &out_len, &err), 0,
	       "opened");
	is_str(out, text, "as it was");
	is_int(out_len, strlen(text), "to the byte");
	mem_free_secret(out);
	is_int(store_seal_open_box(st, SEAL_PERSON, "id-2", box, len, &out, &out_len, &err), -1,
	       "not for another row");
	is_int(err.code, ERR_DAMAGED, "which is damage");
	is_int(store_seal_open_box(st, SEAL_NOTE, "id-1", box, len, &out, &out_len, &err), -1,
	       "nor as something else");
	for (size_t bit = 0; bit < len * 8; bit++) {
		box[bit / 8] ^= (uint8_t)(1u << bit % 8);
		if (store_seal_open_box(st, SEAL_PERSON, "id-1", box, len, &out, &out_len, &err) ==
		    0) {
			opened++;
			free(out);
		}
		box[bit / 8] ^= (uint8_t)(1u << bit % 8);
	}
	is_int(opened, 0, "no bit of it can be changed");
	for (size_t short_len = 0; short_len < len; short_len++)
		if (store_seal_open_box(st, SEAL_PERSON, "id-1", box, short_len, &out, &out_len,
					&err) == 0)
			opened++;
	is_int(opened, 0, "nor cut");
	store_seal_lock(st);
	is_int(store_seal_open_box(st, SEAL_PERSON, "id-1", box, len, &out, &out_len, &err), -1,
	       "locked");
	is_int(err.code, ERR_LOCKED, "it says so");
	is_int(store_seal_close_box(st, SEAL_PERSON, "id-1", text, 1, &again, &len, &err), -1,
	       "and closes none");
	is_int(try_words(st, WORDS), ERR_NONE, "unlocked again");
	free(box);
	free(again);
}

static void
change(struct store *st, const char *sql)
{
	struct err err = { .code = ERR_NONE };

	is_int(db_exec(st, sql, &err), 0, "%s (%s)", sql, desk_why(&err));
}

/* A file that has lost one of its two ways to the key, or both. */
static void
test_lost(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	char code[SEAL_CODE_SIZE] = "", other[SEAL_CODE_SIZE];
	struct err err = { .code = ERR_NONE };

	cheap(st);
	is_int(store_seal_set(st, WORDS, code, &err), 0, "a desk with a passphrase");
	store_seal_lock(st);
	change(st, "DELETE FROM secret WHERE name = 'seal_passphrase'");
	is_int(state(st), SEAL_CODE_ONLY, "without it the code is left");
	is_int(store_seal_set(st, "another one", other, &err), -1, "no first one is chosen now");
	is_int(err.code, ERR_EXISTS, "because something would be lost");
	is_int(try_words(st, WORDS), ERR_DAMAGED, "the passphrase opens nothing");
	is_int(try_code(st, code), ERR_NONE, "the code opens");
	is_int(store_seal_change(st, WORDS, &err), 0, "and a new passphrase is chosen");
	store_seal_lock(st);
	is_int(try_words(st, WORDS), ERR_NONE, "which opens");
	store_seal_lock(st);
	desk_add(st, 1, 600);
	change(st, "DELETE FROM secret WHERE name LIKE 'seal%'");
	is_int(state(st), SEAL_UNSET, "without both none is known");
	change(st, "UPDATE session SET sealed_note = zeroblob(60)");
	is_int(store_seal_set(st, "another one", other, &err), -1, "but not with a sealed note");
	is_int(err.code, ERR_DAMAGED, "which nothing would open");
	change(st, "DELETE FROM session");
	is_int(store_seal_set(st, "another one", other, &err), 0, "then a first one is chosen");
	store_close(st);
	free(path);
}

static void
test_text(struct store *st)
{
	char *sealed = NULL, *text = NULL;
	struct err err;

	is_int(store_seal_close_text(st, SEAL_DRAFT, "session", "note=é\n", &sealed, &err), 0,
	       "a text is sealed");
	is_int(store_seal_open_text(st, SEAL_DRAFT, "session", sealed, &text, &err), 0, "and read");
	is_str(text, "note=é\n", "as it was");
	mem_free_secret(text);
	is_int(store_seal_open_text(st, SEAL_DRAFT, "session", "%%%", &text, &err), -1,
	       "what is no base64 is refused");
	is_int(store_seal_open_text(st, SEAL_DRAFT, "session", "", &text, &err), -1, "nothing too");
	free(sealed);
}

static void
test_rewrap(struct store **st, const char *path, const char *old_code,
	    char code[static SEAL_CODE_SIZE])
{
	uint8_t *box = NULL;
	size_t len = 0, out_len;
	char *out = NULL;
	struct err err;

	store_seal_close_box(*st, SEAL_NOTE, "x", "kept", 4, &box, &len, &err);
	is_int(store_seal_change(*st, "une autre, bien plus longue", &err), 0,
	       "the passphrase is changed");
	is_int(store_seal_new_code(*st, code, &err), 0, "and the code");
	store_close(*st);
	*st = desk_again(path);
	is_int(state(*st), SEAL_LOCKED, "opened again it is locked");
	is_int(store_seal_change(*st, "x", &err), -1, "where nothing is changed");
	is_int(err.code, ERR_LOCKED, "before it is unlocked");
	is_int(store_seal_new_code(*st, code, &err), -1, "neither is a code");
	is_int(try_words(*st, WORDS), ERR_KEY, "the old passphrase is wrong now");
	wait_over(*st);
	is_int(try_code(*st, old_code), ERR_KEY, "so is the old code");
	wait_over(*st);
	is_int(try_code(*st, code), ERR_NONE, "the new one opens");
	store_seal_lock(*st);
	is_int(try_words(*st, "une autre, bien plus longue"), ERR_NONE, "so does the passphrase");
	is_int(store_seal_open_box(*st, SEAL_NOTE, "x", box, len, &out, &out_len, &err), 0,
	       "and what was sealed before is read");
	mem_free_secret(out);
	free(box);
}

static enum err_code
change_words(struct store *st, const char *words)
{
	struct err err = { .code = ERR_NONE };

	store_seal_change(st, words, &err);
	return err.code;
}

static enum err_code
change_code(struct store *st)
{
	char code[SEAL_CODE_SIZE];
	struct err err = { .code = ERR_NONE };

	store_seal_new_code(st, code, &err);
	return err.code;
}

/* Two programs have the names open: what one has chosen is not replaced by the other unseen. */
static void
test_elsewhere(void)
{
	char *path = NULL;
	struct store *st = desk_new(&path);
	char code[SEAL_CODE_SIZE];
	struct store *other;
	struct err err = { .code = ERR_NONE };

	cheap(st);
	is_int(store_seal_set(st, WORDS, code, &err), 0, "a passphrase");
	other = desk_again(path);
	cheap(other);
	is_int(try_words(other, WORDS), ERR_NONE, "open in two programs");
	is_int(change_words(st, "first"), ERR_NONE, "one changes it");
	is_int(change_words(st, "second"), ERR_NONE, "twice");
	is_int(change_words(other, "third"), ERR_CONFLICT, "the other one does not");
	is_int(change_code(other), ERR_NONE, "but makes a code, which nobody changed");
	is_int(change_code(st), ERR_CONFLICT, "and then only the other one does");
	is_int(try_words(other, WORDS), ERR_KEY, "the old words, typed again,");
	wait_over(other);
	is_int(change_words(other, "third"), ERR_CONFLICT, "change nothing of it");
	store_seal_lock(other);
	is_int(try_words(other, "second"), ERR_NONE, "with the new ones");
	is_int(change_words(other, "third"), ERR_NONE, "it is changed");
	store_seal_lock(st);
	is_int(try_words(st, "third"), ERR_NONE, "what was chosen last opens");
	is_int(change_code(st), ERR_NONE, "and knows the code of now");
	store_close(other);
	store_close(st);
	free(path);
}

static void
put_wrapped(struct store *st, const uint8_t *bytes, size_t len)
{
	struct query q;
	struct err err;

	query_open(&q, st, "UPDATE secret SET value = ? WHERE name = 'seal_code'", &err);
	query_blob(&q, bytes, len);
	is_int(query_run(&q, &err), 0, "the wrapped key is changed");
	query_close(&q);
}

/* The same with other costs. */
static void
put_costs(struct store *st, const uint8_t *bytes, size_t len, uint32_t passes, uint32_t memory_kib)
{
	uint8_t costly[256];

	memcpy(costly, bytes, len);
	for (int i = 0; i < 4; i++) {
		costly[1 + i] = (uint8_t)(passes >> 8 * i);
		costly[5 + i] = (uint8_t)(memory_kib >> 8 * i);
	}
	put_wrapped(st, costly, len);
}

/* Every byte of a wrapped key counts, its costs too. */
static void
test_wrapped(struct store *st, const char *code)
{
	uint8_t bytes[256];
	size_t len;
	struct query q;
	struct err err;
	int opened = 0;

	query_open(&q, st, "SELECT value FROM secret WHERE name = 'seal_code'", &err);
	query_step(&q, &err);
	len = (size_t)sqlite3_column_bytes(q.stmt, 0);
	memcpy(bytes, sqlite3_column_blob(q.stmt, 0), len);
	query_close(&q);
	store_seal_lock(st);
	for (size_t i = 0; i < len; i++) {
		bytes[i] ^= 1;
		put_wrapped(st, bytes, len);
		opened += try_code(st, code) == ERR_NONE;
		wait_over(st);
		bytes[i] ^= 1;
	}
	is_int(opened, 0, "it never opens");
	put_costs(st, bytes, len, 7, 8);
	is_int(try_code(st, code), ERR_DAMAGED, "nobody works longer than asked by this program");
	put_costs(st, bytes, len, 1, 256 * 1024 + 1);
	is_int(try_code(st, code), ERR_DAMAGED, "nor with more memory");
	put_wrapped(st, bytes, len - 1);
	is_int(try_code(st, code), ERR_DAMAGED, "cut short it is damage");
	put_wrapped(st, bytes, len);
	is_int(try_code(st, code), ERR_NONE, "as it was it opens");
}

int
main(void)
{
	char *path, code[SEAL_CODE_SIZE] = "", other[SEAL_CODE_SIZE];
	struct store *st = desk_new(&path);
	struct err err = { .code = ERR_NONE };

	cheap(st);
	is_int(state(st), SEAL_UNSET, "a new desk has no passphrase");
	is_int(try_words(st, WORDS), ERR_NOTHING, "so none can be right");
	is_int(store_seal_set(st, WORDS, code, &err), 0, "one is set: %s", desk_why(&err));
	is_int(state(st), SEAL_OPEN, "and open");
	is_int(store_seal_set(st, WORDS, other, &err), -1, "only once");
	is_int(err.code, ERR_EXISTS, "which is said");
	store_seal_lock(st);
	is_int(state(st), SEAL_LOCKED, "locked");
	is_int(try_words(st, WORDS), ERR_NONE, "the passphrase opens it");
	store_seal_lock(st);
	is_int(try_words(st, "mangue longue e\xcc\x81"
			     "chelle 47 corossol"),
	       ERR_NONE, "however its accents are made");
	test_code(st, code);
	try_words(st, WORDS);
	test_waiting(st);
	test_boxes(st);
	test_text(st);
	test_rewrap(&st, path, code, other);
	test_wrapped(st, other);
	store_close(st);
	free(path);
	test_lost();
	test_elsewhere();
	return tap_done();
}
