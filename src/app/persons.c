/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Known persons: the key, the cache, and what is kept. */
#include "config.h"

#include "app/persons.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/passphrase.h"
#include "app/persons_private.h"
#include "app/phone.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "store/access.h"
#include "store/draft.h"
#include "store/person.h"
#include "store/seal.h"
#include "store/seal_code.h"
#include "store/undo.h"

_Static_assert(PERSONS_CODE_SIZE == SEAL_CODE_SIZE, "one length of codes");

/* Changes whenever what people are told before they agree does. */
const char persons_notice[] = "2026-2";

/* --- the key --- */

int64_t
persons_mediator(const struct desk *d)
{
	return desk_post_now(d, POST_MEDIATOR)->n;
}

int
persons_note(struct desk *d, const char *action, const char *id, struct err *err)
{
	if (store_readonly(d->store))
		return 0;
	return store_access_add(d->store, action, id, persons_mediator(d), err);
}

int
persons_state(struct desk *d, enum seal_state *out, struct err *err)
{
	return store_seal_state(d->store, out, err);
}

bool
persons_open(const struct desk *d)
{
	return store_seal_is_open(d->store);
}

static int
check_strength(const char *typed, struct err *err)
{
	if (strlen(typed) > PASSPHRASE_MAX_BYTES || passphrase_bits(typed) < PASSPHRASE_BITS)
		return err_set(err, ERR_VALUE, "", "passphrase");
	return 0;
}

int
persons_set_passphrase(struct desk *d, const char *typed, char code[static PERSONS_CODE_SIZE],
		       struct err *err)
{
	if (check_strength(typed, err) != 0 || store_seal_set(d->store, typed, code, err) != 0)
		return -1;
	return persons_note(d, "passphrase", NULL, err);
}

int
persons_change_passphrase(struct desk *d, const char *typed, struct err *err)
{
	if (check_strength(typed, err) != 0 || store_seal_change(d->store, typed, err) != 0)
		return -1;
	return persons_note(d, "passphrase", NULL, err);
}

int
persons_new_code(struct desk *d, char code[static PERSONS_CODE_SIZE], struct err *err)
{
	if (store_seal_new_code(d->store, code, err) != 0)
		return -1;
	return persons_note(d, "code", NULL, err);
}

/* What cannot be written down is not done; a wrong one that cannot be is still wrong. */
static int
unlocked(struct desk *d, int rc, const char *action, const char *failed, struct err *err)
{
	struct err ignored;

	if (rc != 0 && err->code == ERR_KEY)
		persons_note(d, failed, NULL, &ignored);
	if (rc == 0 && persons_note(d, action, NULL, err) != 0) {
		persons_lock(d);
		return -1;
	}
	return rc;
}

int
persons_unlock(struct desk *d, const char *passphrase, struct err *err)
{
	return unlocked(d, store_seal_unlock(d->store, passphrase, err), "unlock", "unlock-failed",
			err);
}

int
persons_recover(struct desk *d, const char *code, struct err *err)
{
	return unlocked(d, store_seal_recover(d->store, code, err), "recover", "recover-failed",
			err);
}

int
persons_wait(const struct desk *d)
{
	return store_seal_wait(d->store);
}

void
persons_lock(struct desk *d)
{
	persons_forget(d);
	store_seal_lock(d->store);
}

/* --- the cache --- */

/* A space before every word: to look for how one begins is to look for a text. */
char *
persons_fold(const char *name)
{
	char *folded = utf8_fold(name ? name : "");
	char *spaced = *folded ? mem_printf(" %s", folded) : mem_strdup("");

	mem_free_secret(folded);
	return spaced;
}

uint32_t
persons_signs(const char *folded)
{
	enum { LETTERS = 26, DIGIT_BITS = 6 };
	uint32_t signs = 0;

	for (; *folded; folded++) {
		if (*folded >= 'a' && *folded <= 'z')
			signs |= UINT32_C(1) << (*folded - 'a');
		else if (*folded >= '0' && *folded <= '9')
			signs |= UINT32_C(1) << (LETTERS + (*folded - '0') % DIGIT_BITS);
	}
	return signs;
}

static void
add_sounds(struct persons_entry *e)
{
	const char *end = e->folded + e->names_len;

	for (const char *at = e->folded; at < end;) {
		size_t len = strcspn(++at, " ");

		persons_sound_add(&e->sound, at, len, true);
		at += len;
	}
}

static struct persons_entry *
new_entry(const struct person *p)
{
	struct persons_entry *e = mem_alloc(sizeof(*e));
	char *name = persons_fold(p->name);
	char *first = persons_fold(p->first_names);
	uint32_t phone = p->phone ? phone_national(p->phone) : 0;
	char number[PHONE_SIZE] = "", year[8] = "";

	person_init(&e->p);
	person_copy(&e->p, p);
	if (phone != 0)
		snprintf(number, sizeof(number), " 0%09u", (unsigned)phone);
	else if (p->phone)
		snprintf(number, sizeof(number), " %s", p->phone + 1);
	if (p->birth_year != 0)
		snprintf(year, sizeof(year), " %d", p->birth_year);
	e->names_len = strlen(name) + strlen(first);
	e->folded = mem_printf("%s%s%s%s", name, first, number, year);
	e->signs = persons_signs(e->folded);
	add_sounds(e);
	mem_wipe(number, sizeof(number));
	mem_free_secret(name);
	mem_free_secret(first);
	return e;
}

static void
free_entry(struct persons_entry *e)
{
	person_clear(&e->p);
	mem_free_secret(e->folded);
	mem_wipe(&e->sound, sizeof(e->sound));
	free(e);
}

void
persons_forget(struct desk *d)
{
	struct persons *all = d->persons;

	if (!all)
		return;
	for (size_t i = 0; i < all->count; i++)
		free_entry(all->entry[i]);
	free(all->entry);
	free(all->hit);
	free(all->cost);
	free(all->signs);
	free(all->said);
	free(all);
	d->persons = NULL;
}

static int
append(void *arg, const struct person *p)
{
	struct persons *all = arg;

	all->entry =
		mem_grow(all->entry, all->count, &all->capacity, sizeof(struct persons_entry *));
	all->entry[all->count++] = new_entry(p);
	return 0;
}

static int
by_name(const void *a, const void *b)
{
	const struct persons_entry *x = *(struct persons_entry *const *)a;
	const struct persons_entry *y = *(struct persons_entry *const *)b;
	int order = strcmp(x->folded, y->folded);

	return order != 0 ? order : (x->p.n > y->p.n) - (x->p.n < y->p.n);
}

int
persons_load(struct persons **out, struct desk *d, struct err *err)
{
	uint64_t version;

	if (!persons_open(d))
		return err_set(err, ERR_LOCKED, "", "names are locked");
	/* Taken before they are read: what is written meanwhile has them read again. */
	version = store_person_version(d->store);
	if (d->persons && d->persons->version != version)
		persons_forget(d);
	if (!d->persons) {
		d->persons = mem_alloc(sizeof(*d->persons));
		if (store_person_each(d->store, append, d->persons, &d->persons->damaged, err) !=
		    0) {
			persons_forget(d);
			return -1;
		}
		if (d->persons->count > 0)
			qsort(d->persons->entry, d->persons->count, sizeof(*d->persons->entry),
			      by_name);
		d->persons->version = version;
	}
	*out = d->persons;
	return 0;
}

static size_t
index_of(const struct persons *all, int64_t n)
{
	size_t i = 0;

	while (i < all->count && all->entry[i]->p.n != n)
		i++;
	return i;
}

void
persons_take_out(struct desk *d, int64_t n)
{
	struct persons *all = d->persons;
	size_t at = all ? index_of(all, n) : 0;

	if (!all)
		return;
	if (at < all->count) {
		free_entry(all->entry[at]);
		memmove(&all->entry[at], &all->entry[at + 1],
			(all->count - at - 1) * sizeof(*all->entry));
		all->count--;
	}
	all->room = 0;
	all->version = store_person_version(d->store);
}

void
persons_put(struct desk *d, const struct person *p)
{
	struct persons *all = d->persons;
	struct persons_entry *e;
	size_t at = 0;

	if (!all)
		return;
	e = new_entry(p); /* p may be what is in the cache */
	persons_take_out(d, e->p.n);
	all->entry =
		mem_grow(all->entry, all->count, &all->capacity, sizeof(struct persons_entry *));
	while (at < all->count && by_name(&all->entry[at], &e) < 0)
		at++;
	memmove(&all->entry[at + 1], &all->entry[at], (all->count - at) * sizeof(*all->entry));
	all->entry[at] = e;
	all->count++;
}

int
persons_get(struct desk *d, int64_t n, const struct person **out, struct err *err)
{
	struct persons *all;
	size_t at;

	if (persons_load(&all, d, err) != 0)
		return -1;
	at = index_of(all, n);
	if (at == all->count)
		return err_set(err, ERR_NO_INPUT, "", "no such person");
	*out = &all->entry[at]->p;
	return 0;
}

int
persons_by_id(struct desk *d, const char *id, const struct person **out, struct err *err)
{
	int64_t n;

	if (!persons_open(d))
		return err_set(err, ERR_LOCKED, "", "names are locked");
	if (store_person_find(d->store, id, &n, err) != 0)
		return -1;
	return persons_get(d, n, out, err);
}

char *
persons_name(const struct person *p)
{
	const char *first = p->first_names ? p->first_names : "";
	const char *name = p->name ? p->name : "";
	const char *space = *first && *name ? " " : "";

	if (p->birth_year == 0)
		return mem_printf("%s%s%s", first, space, name);
	return mem_printf("%s%s%s, %d", first, space, name, p->birth_year);
}

/* --- keeping --- */

/* With its line in the log of access, or not at all. */
static int
store_all(struct desk *d, struct person *p, bool added, struct err *err)
{
	if (store_begin(d->store, added ? NULL : UNDO_CORRECTION, err) != 0)
		return -1;
	store_action_detail(d->store, p->id);
	if (store_person_save(d->store, p, err) != 0 ||
	    store_access_add(d->store, added ? "create" : "correct", p->id, persons_mediator(d),
			     err) != 0 ||
	    store_draft_drop(d->store, PERSONS_DRAFT, err) != 0 ||
	    (added && store_action_final(d->store, "person-add", err) != 0)) {
		store_rollback(d->store);
		return -1;
	}
	return store_commit(d->store, 1, err);
}

int
persons_save(struct desk *d, const struct person_form *f, int consent, bool accept_warnings,
	     int64_t *n, struct person_problems *problems, struct err *err)
{
	struct person p;
	int result = -1;
	bool same;

	problems->count = 0;
	person_init(&p);
	if (!persons_open(d))
		return err_set(err, ERR_LOCKED, "", "names are locked");
	if (f->n != 0 && store_person_get(d->store, f->n, &p, err) != 0)
		goto out;
	same = f->n != 0 && person_form_is(f, &p);
	p.revision = same ? p.revision : f->revision;
	if (f->n == 0) {
		p.consent = consent != DATE_NONE ? consent : clock_today(&d->clock);
		p.notice = mem_strdup(persons_notice);
	}
	if (person_form_parse(f, d, &p, problems, err) != 0)
		goto out;
	if (problems->count > 0 && !accept_warnings) {
		err_set(err, ERR_VALUE, person_fields[problems->item[0].field].id, "warning %d",
			(int)problems->item[0].code);
		goto out;
	}
	result = same ? store_draft_drop(d->store, PERSONS_DRAFT, err)
		      : store_all(d, &p, f->n == 0, err);
	if (result == 0) {
		persons_put(d, &p);
		*n = p.n;
	}
out:
	person_clear(&p);
	return result;
}

int
persons_erase(struct desk *d, int64_t n, int *forgotten, struct err *err)
{
	if (store_person_erase(d->store, n, persons_mediator(d), forgotten, err) != 0)
		return -1;
	persons_take_out(d, n);
	return 0;
}

int
persons_freeze(struct desk *d, int64_t n, bool freeze, struct err *err)
{
	struct err ignored;
	struct person p;

	if (store_person_freeze(d->store, n, freeze, persons_mediator(d), err) != 0)
		return -1;
	person_init(&p);
	if (store_person_get(d->store, n, &p, &ignored) == 0)
		persons_put(d, &p);
	person_clear(&p);
	return 0;
}

bool
persons_code_begins(const char *code, const char *typed)
{
	return seal_code_begins(code, typed);
}
