/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is being typed of a known person, sealed, behind the number of whom it is. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/desk_private.h"
#include "app/persons_private.h"
#include "base/mem.h"
#include "store/draft.h"
#include "store/person.h"
#include "store/seal.h"

/* Nothing is kept of who was erased meanwhile. */
static bool
is_gone(struct desk *d, const struct person_form *f)
{
	char id[UUID_SIZE];
	struct err err;

	return f->n != 0 && store_person_id(d->store, f->n, id, &err) != 0 &&
	       err.code == ERR_NO_INPUT;
}

int
persons_draft_put(struct desk *d, const struct person_form *f, struct err *err)
{
	char *text, *sealed = NULL, *body;
	int result;

	/* Locked meanwhile: nothing is written that anybody could read. */
	if (!persons_open(d))
		return 0;
	if (is_gone(d, f))
		return store_draft_drop(d->store, PERSONS_DRAFT, err);
	text = person_form_write(f);
	result = store_seal_close_text(d->store, SEAL_DRAFT, PERSONS_DRAFT, text, &sealed, err);
	if (result == 0) {
		body = mem_printf(DRAFT_OF "%lld\n%s", (long long)f->n, sealed);
		result = store_draft_put(d->store, PERSONS_DRAFT, body, err);
		free(body);
	}
	mem_free_secret(text);
	free(sealed);
	return result;
}

/* Behind the line that says whose it is, which older versions did not write. */
static const char *
sealed_part(const char *body)
{
	const char *end = str_starts(body, DRAFT_OF) ? strchr(body, '\n') : NULL;

	return end != NULL ? end + 1 : body;
}

/* What no longer opens is as good as none. */
int
persons_draft_take(struct desk *d, struct person_form *f, bool *found, struct err *err)
{
	char *body = NULL, *text = NULL;
	struct err ignored;

	person_form_init(f);
	*found = false;
	if (!persons_open(d))
		return 0;
	if (store_draft_take(d->store, PERSONS_DRAFT, &body, err) != 0)
		return -1;
	if (body != NULL && store_seal_open_text(d->store, SEAL_DRAFT, PERSONS_DRAFT,
						 sealed_part(body), &text, &ignored) == 0) {
		person_form_read(f, text);
		*found = !is_gone(d, f);
		if (!*found)
			person_form_clear(f);
	}
	mem_free_secret(text);
	free(body);
	return 0;
}

int
persons_draft_leave(struct desk *d, bool aside, struct err *err)
{
	return (aside ? store_draft_set_aside : store_draft_drop)(d->store, PERSONS_DRAFT, err);
}
